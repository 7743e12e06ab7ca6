ALTER TABLE services
  ADD COLUMN after_close text NOT NULL DEFAULT 'sentence' CHECK (after_close IN ('sentence', 'forward'));
COMMENT ON COLUMN services.after_close IS 'What becomes of a message or a call that reaches nobody, and about which no account had its say.';
