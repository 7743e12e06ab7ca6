ALTER TABLE pairings
  ADD COLUMN link_id uuid,
  ADD COLUMN until   timestamptz;
COMMENT ON COLUMN pairings.link_id IS 'The latest link; null for those from before it was noted.';
COMMENT ON COLUMN pairings.until IS 'Until when the two can talk there; null once the link is closed.';
CREATE INDEX pairings_of_link ON pairings (link_id) WHERE until IS NOT NULL;
