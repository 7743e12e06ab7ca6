ALTER TABLE questions ADD COLUMN earlier jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN questions.earlier IS 'What the person and the assistant said before, oldest first, without numbers, addresses and names.';
