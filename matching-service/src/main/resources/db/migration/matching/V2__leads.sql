CREATE TABLE leads (
  id              uuid        PRIMARY KEY,
  tenant          text        NOT NULL,
  code            text        NOT NULL CHECK (code ~ '^[2-9A-HJ-NP-Z]{4}$'),
  customer_channel text       NOT NULL,
  customer_ref    text        NOT NULL,
  customer_sealed text        NOT NULL,
  customer_hint   text        NOT NULL,
  customer_name   text,
  number          text        NOT NULL,
  language        text        NOT NULL,
  category        text,
  district        text,
  status          text        NOT NULL CHECK (status IN
    ('ASKING', 'CHOOSING', 'OFFERING', 'ASSIGNED', 'EXHAUSTED', 'ABANDONED', 'CANCELLED')),
  opened_at       timestamptz NOT NULL,
  due_at          timestamptz,
  ended_at        timestamptz,
  CONSTRAINT leads_end_or_have_a_deadline CHECK ((due_at IS NULL) = (ended_at IS NOT NULL)),
  CONSTRAINT leads_open_have_a_deadline
    CHECK ((due_at IS NOT NULL) = (status IN ('ASKING', 'CHOOSING', 'OFFERING'))),
  CONSTRAINT leads_are_complete_before_anybody_is_asked
    CHECK (status IN ('ASKING', 'ABANDONED', 'CANCELLED') OR (category IS NOT NULL AND district IS NOT NULL))
);
COMMENT ON TABLE leads IS 'One customer''s request for a service. due_at is until when the lead waits: for what is missing, for a choice, or for the answer to the open offer.';
CREATE UNIQUE INDEX leads_one_code ON leads (tenant, code) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX leads_one_a_category
  ON leads (tenant, customer_ref, category) NULLS NOT DISTINCT WHERE ended_at IS NULL;
CREATE INDEX leads_due ON leads (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX leads_of_customer ON leads (tenant, customer_ref, opened_at DESC);
CREATE INDEX leads_page ON leads (tenant, opened_at DESC, id DESC);

CREATE TABLE candidates (
  lead_id     uuid          NOT NULL REFERENCES leads ON DELETE CASCADE,
  position    smallint      NOT NULL CHECK (position BETWEEN 1 AND 3),
  provider_id uuid          NOT NULL,
  name        text          NOT NULL,
  channel     text          NOT NULL,
  ref         text          NOT NULL,
  sealed      text          NOT NULL,
  hint        text          NOT NULL,
  rating      numeric(3, 2) NOT NULL,
  votes       integer       NOT NULL,
  reason      text          NOT NULL,
  PRIMARY KEY (lead_id, position),
  UNIQUE (lead_id, provider_id)
);
COMMENT ON TABLE candidates IS 'A provider that the customer of a lead was shown, as it was then.';

CREATE TABLE offers (
  id           uuid        PRIMARY KEY,
  lead_id      uuid        NOT NULL REFERENCES leads ON DELETE CASCADE,
  tenant       text        NOT NULL,
  provider_id  uuid        NOT NULL,
  provider_ref text        NOT NULL,
  status       text        NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
  offered_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  closed_at    timestamptz,
  accepted_at  timestamptz GENERATED ALWAYS AS (CASE WHEN status = 'ACCEPTED' THEN closed_at END) STORED,
  declined_at  timestamptz GENERATED ALWAYS AS (CASE WHEN status = 'DECLINED' THEN closed_at END) STORED,
  CONSTRAINT offers_close_once CHECK ((status = 'OPEN') = (closed_at IS NULL)),
  CONSTRAINT offers_take_time CHECK (expires_at > offered_at),
  CONSTRAINT offers_one_a_provider UNIQUE (lead_id, provider_id)
);
COMMENT ON TABLE offers IS 'A lead offered to one provider, once, and what became of it.';
-- At most one open offer a lead, at most one winner, and none open beside a winner.
CREATE UNIQUE INDEX offers_one_open_or_won ON offers (lead_id) WHERE status IN ('OPEN', 'ACCEPTED');
CREATE INDEX offers_of_provider ON offers (tenant, provider_ref, offered_at DESC);
