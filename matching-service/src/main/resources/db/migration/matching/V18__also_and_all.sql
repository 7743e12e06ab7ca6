ALTER TABLE open_questions DROP CONSTRAINT open_questions_kind_check;
ALTER TABLE open_questions ADD CONSTRAINT open_questions_kind_check CHECK (kind IN
  ('SERVICE', 'PLACE', 'LIST', 'STARS', 'MOVE', 'ALSO', 'CANCEL_ALL', 'CANCEL', 'ACCEPT', 'DECLINE', 'START', 'FINISH', 'RATE'));
