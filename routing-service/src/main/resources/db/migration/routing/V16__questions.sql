CREATE TABLE questions (
  id              uuid        PRIMARY KEY,
  conversation_id uuid        NOT NULL REFERENCES conversations,
  asked           text        NOT NULL,
  traceparent     text        NOT NULL,
  state           text        NOT NULL CONSTRAINT questions_state CHECK (state IN ('waiting', 'answered', 'helped', 'dropped')),
  due_at          timestamptz NOT NULL,
  attempts        int         NOT NULL,
  asked_at        timestamptz NOT NULL,
  ended_at        timestamptz,
  reason          text,
  CONSTRAINT questions_end_for_a_reason CHECK ((state = 'waiting') = (ended_at IS NULL) AND (state = 'waiting') = (reason IS NULL))
);
COMMENT ON TABLE questions IS 'A free-form question that a model is to answer, without numbers, addresses and names. due_at says when to look at a waiting one again: when whoever answers it must be dead.';
CREATE INDEX questions_due ON questions (due_at) WHERE state = 'waiting';

CREATE TABLE assistant_spending (
  tenant text   NOT NULL,
  day    date   NOT NULL,
  micros bigint NOT NULL CONSTRAINT assistant_spending_is_spent CHECK (micros >= 0),
  PRIMARY KEY (tenant, day)
);
COMMENT ON TABLE assistant_spending IS 'What the answers of a tenant''s day have cost so far, with what those under way may cost at most, in millionths of a dollar.';
