ALTER TABLE interactions
  ADD COLUMN untold boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT interactions_untold_have_failed CHECK (NOT untold OR failed_at IS NOT NULL);
COMMENT ON COLUMN interactions.untold IS 'The writer has yet to hear that it failed: they were told of another a short time ago, and hear of the rest together.';
CREATE INDEX interactions_untold ON interactions (link_id, side) WHERE untold;
