ALTER TABLE open_questions DROP CONSTRAINT open_questions_kind_check;
ALTER TABLE open_questions ADD CONSTRAINT open_questions_kind_check CHECK (kind IN
  ('SERVICE', 'PLACE', 'LIST', 'STARS', 'MOVE', 'CANCEL', 'ACCEPT', 'DECLINE', 'START', 'FINISH', 'RATE'));
COMMENT ON COLUMN open_questions.detail IS 'What they had said already: the district, the category where the place is asked for, whom they chose, how many stars; the lead that may go elsewhere.';
