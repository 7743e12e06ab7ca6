CREATE TABLE list_questions (
  tenant     text        NOT NULL,
  person_ref text        NOT NULL,
  position   smallint    NOT NULL CHECK (position > 0),
  leads      uuid[]      NOT NULL CHECK (cardinality(leads) > 1),
  asked_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant, person_ref)
);
COMMENT ON TABLE list_questions IS 'A customer chose by a bare number, which may be from several of their lists, and was asked which. It is about the next thing that they say.';
COMMENT ON COLUMN list_questions.position IS 'Whom they chose, counted from 1, on whichever list it is.';
COMMENT ON COLUMN list_questions.leads IS 'The leads of those lists, in the order in which the question names them.';

CREATE TABLE restatements (
  id      uuid        PRIMARY KEY,
  told_at timestamptz NOT NULL
);
COMMENT ON TABLE restatements IS 'When a person was last told what they were told before. The id is derived from the person and the words.';
CREATE INDEX restatements_told_at ON restatements (told_at);
