CREATE TABLE numbers (
  number  text PRIMARY KEY,
  carrier text NOT NULL CONSTRAINT numbers_carrier CHECK (carrier IN ('kommo', 'twilio', 'meta')),
  sender  text
);
COMMENT ON TABLE numbers IS 'A number of ours as the number directory last told: who carries its messages, and the carrier''s own id of it.';
