ALTER TABLE notices DROP CONSTRAINT notices_about_check;
ALTER TABLE notices ADD CONSTRAINT notices_about_check
  CHECK (about IN ('CLOSED', 'UNDELIVERED', 'MASKED', 'BLOCKED', 'CALLS_ONLY', 'EMPTY'));
