ALTER TABLE conversations ADD COLUMN thanked_at timestamptz;
COMMENT ON COLUMN conversations.thanked_at IS 'When thanks were last answered: not every one of them is.';
