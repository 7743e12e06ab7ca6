ALTER TABLE notices DROP CONSTRAINT notices_about_check;
ALTER TABLE notices ADD CONSTRAINT notices_about_check
  CHECK (about IN ('CLOSED', 'UNDELIVERED', 'MASKED', 'BLOCKED', 'CALLS_ONLY'));
COMMENT ON TABLE notices IS 'When a person was last told, on a proxy number, that there is no counterpart there, that a message could not be delivered, that contact details stayed behind, or that the number is for calls.';
