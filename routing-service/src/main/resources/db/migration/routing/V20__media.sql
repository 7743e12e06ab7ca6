CREATE TABLE media (
  id                 uuid        PRIMARY KEY,
  tenant             text        NOT NULL,
  carrier            text        NOT NULL CHECK (carrier IN ('twilio', 'meta', 'kommo')),
  carrier_message_id text        NOT NULL,
  index              smallint    NOT NULL CHECK (index >= 0),
  lead_id            uuid,
  url                text        NOT NULL,
  state              text        NOT NULL CHECK (state IN ('waiting', 'kept', 'refused')),
  reason             text,
  attempts           integer     NOT NULL DEFAULT 0,
  due_at             timestamptz,
  sha256             text        CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content_type       text,
  size               bigint      CHECK (size > 0),
  received_at        timestamptz NOT NULL,
  ended_at           timestamptz,
  CONSTRAINT media_once_a_message UNIQUE (carrier, carrier_message_id, index),
  CONSTRAINT media_wait_or_end CHECK ((state = 'waiting') = (due_at IS NOT NULL) AND (state = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT media_are_kept_whole CHECK ((state = 'kept') = (sha256 IS NOT NULL AND content_type IS NOT NULL AND size IS NOT NULL)),
  CONSTRAINT media_are_refused_for_a_reason CHECK ((state = 'refused') = (reason IS NOT NULL))
);
COMMENT ON TABLE media IS 'A picture, recording or file that somebody sent: where the carrier has it, and, once it was fetched, by which hash the vault has it.';
CREATE INDEX media_due ON media (due_at) WHERE state = 'waiting';
CREATE INDEX media_latest ON media (tenant, received_at DESC, id);
