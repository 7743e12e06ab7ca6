ALTER TABLE open_questions DROP CONSTRAINT open_questions_kind_check;
ALTER TABLE open_questions ADD CONSTRAINT open_questions_kind_check CHECK (kind IN
  ('SERVICE', 'PLACE', 'LIST', 'CANCEL', 'ACCEPT', 'DECLINE', 'START', 'FINISH', 'RATE'));
COMMENT ON COLUMN open_questions.options IS 'Among what they choose, in the order in which the question names it: categories and districts by code, leads and offers by id.';
COMMENT ON COLUMN open_questions.detail IS 'What they had said already: the district, the category where the place is asked for, whom they chose, how many stars.';
