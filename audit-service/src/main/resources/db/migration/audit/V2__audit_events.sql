CREATE TABLE audit_events (
  id      uuid        PRIMARY KEY,
  at      timestamptz NOT NULL,
  tenant  text        NOT NULL,
  actor   text        NOT NULL CHECK (actor IN ('customer', 'provider', 'system')),
  who     text,
  what    text        NOT NULL,
  status  text        NOT NULL,
  why     text        NOT NULL,
  lead_id uuid,
  details jsonb       NOT NULL
);
COMMENT ON TABLE audit_events IS 'A business action: who did what, what state that left, and why it happened. Added, never changed; the id is that of the event.';
COMMENT ON COLUMN audit_events.who IS 'A customer''s ref or a provider''s id, where it is known. Never a number.';

CREATE INDEX audit_events_newest ON audit_events (tenant, at DESC, id DESC);
CREATE INDEX audit_events_lead   ON audit_events (lead_id, at DESC, id DESC) WHERE lead_id IS NOT NULL;
