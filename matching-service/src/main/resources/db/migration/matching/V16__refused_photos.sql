ALTER TABLE job_photos
  ADD COLUMN refused text,
  ADD CONSTRAINT job_photos_are_kept_or_refused CHECK (refused IS NULL OR kept_at IS NULL);
COMMENT ON COLUMN job_photos.refused IS 'Why it is not kept and will not be, as a code of routing-service; null: it is kept, or being fetched.';
