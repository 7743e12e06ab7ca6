ALTER TABLE conversations ADD COLUMN lost smallint NOT NULL DEFAULT 0;
COMMENT ON COLUMN conversations.lost IS 'How often the person was not understood since they were last told what can be done here.';
