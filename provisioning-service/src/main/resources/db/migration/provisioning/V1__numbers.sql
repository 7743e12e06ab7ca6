CREATE TABLE numbers (
  number      text        PRIMARY KEY CHECK (number ~ '^\+[1-9][0-9]{4,14}$'),
  tenant      text        NOT NULL,
  purpose     text        NOT NULL CHECK (purpose IN ('MAIN', 'PROXY', 'VERIFICATION')),
  channels    text[]      NOT NULL CHECK (cardinality(channels) > 0 AND channels <@ ARRAY['WHATSAPP', 'SMS', 'VOICE']),
  provider    uuid,
  revision    int         NOT NULL DEFAULT 1,
  assigned_at timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL
);
COMMENT ON TABLE numbers IS 'A number that a tenant owns and what it is for. Each change of a row is published to provisioning.numbers.v1 in the same transaction.';
COMMENT ON COLUMN numbers.provider IS 'The provider whose own line it is, where the number has one.';
COMMENT ON COLUMN numbers.revision IS 'Counts changes; the id of the published event is derived from it.';
CREATE INDEX numbers_of_tenant ON numbers (tenant, number);
