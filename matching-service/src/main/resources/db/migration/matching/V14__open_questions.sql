DROP TABLE list_questions;
DROP TABLE service_questions;

CREATE TABLE open_questions (
  tenant     text        NOT NULL,
  person_ref text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN
    ('SERVICE', 'LIST', 'CANCEL', 'ACCEPT', 'DECLINE', 'START', 'FINISH', 'RATE')),
  options    text[]      NOT NULL CHECK (cardinality(options) > 0),
  detail     text,
  asked_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant, person_ref),
  CHECK (kind NOT IN ('LIST', 'RATE') OR detail ~ '^[0-9]+$')
);
COMMENT ON TABLE open_questions IS 'What a person was asked and has yet to answer, one at most: a number that they write then is counted from it. A question under way when the tables before this one went is asked again.';
COMMENT ON COLUMN open_questions.options IS 'Among what they choose, in the order in which the question names it: categories by code, leads and offers by id.';
COMMENT ON COLUMN open_questions.detail IS 'What they had said already: the district, whom they chose, how many stars.';
