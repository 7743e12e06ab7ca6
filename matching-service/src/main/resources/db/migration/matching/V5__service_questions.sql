CREATE TABLE service_questions (
  tenant     text        NOT NULL,
  person_ref text        NOT NULL,
  categories text[]      NOT NULL CHECK (cardinality(categories) BETWEEN 1 AND 3),
  district   text,
  asked_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant, person_ref)
);
COMMENT ON TABLE service_questions IS 'A customer wrote something that may be about several services, or about one but not surely, and was asked which. It waits for their answer for a day.';
COMMENT ON COLUMN service_questions.categories IS 'Codes, in the order in which the question counts them.';
COMMENT ON COLUMN service_questions.district IS 'Where, as far as they said.';
