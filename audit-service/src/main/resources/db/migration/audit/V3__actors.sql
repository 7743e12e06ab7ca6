ALTER TABLE audit_events DROP CONSTRAINT audit_events_actor_check;
ALTER TABLE audit_events ADD CONSTRAINT audit_events_actor_check
  CHECK (actor IN ('customer', 'provider', 'person', 'operator', 'system'));
COMMENT ON COLUMN audit_events.who IS 'A person''s ref, a provider''s id or the subject of an operator''s token, where it is known. Never a number.';
