ALTER TABLE leads
  ADD COLUMN started_at   timestamptz,
  ADD COLUMN finished_at  timestamptz,
  ADD COLUMN stars        smallint CHECK (stars BETWEEN 1 AND 5),
  ADD COLUMN rated_at     timestamptz,
  ADD COLUMN remind_at    timestamptz,
  ADD COLUMN reminders    smallint NOT NULL DEFAULT 0 CHECK (reminders >= 0),
  ADD COLUMN proxy_number text,
  DROP CONSTRAINT leads_status_check,
  ADD CONSTRAINT leads_status_check CHECK (status IN
    ('ASKING', 'CHOOSING', 'OFFERING', 'ASSIGNED', 'STARTED', 'FINISHED', 'EXHAUSTED', 'ABANDONED', 'CANCELLED')),
  ADD CONSTRAINT leads_begin_when_they_are_started CHECK (status <> 'STARTED' OR started_at IS NOT NULL),
  ADD CONSTRAINT leads_end_when_they_are_finished CHECK ((status = 'FINISHED') = (finished_at IS NOT NULL)),
  ADD CONSTRAINT leads_are_rated_once_done
    CHECK ((stars IS NULL) = (rated_at IS NULL) AND (stars IS NULL OR status = 'FINISHED')),
  ADD CONSTRAINT leads_remind_of_jobs
    CHECK (remind_at IS NULL OR (status IN ('ASSIGNED', 'STARTED', 'FINISHED') AND stars IS NULL));
COMMENT ON COLUMN leads.remind_at IS 'When somebody is reminded that the job was not started, ended or rated; null where nothing is missing, or they were reminded often enough.';
COMMENT ON COLUMN leads.proxy_number IS 'The number by which its two people know each other; they may call the job by its last digits.';
CREATE INDEX leads_to_remind ON leads (remind_at) WHERE remind_at IS NOT NULL;

ALTER TABLE offers
  DROP CONSTRAINT offers_status_check,
  ADD CONSTRAINT offers_status_check
    CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'GIVEN_BACK'));

CREATE TABLE provider_ratings (
  provider_id uuid          PRIMARY KEY REFERENCES providers ON DELETE CASCADE,
  base_stars  numeric(3, 2) NOT NULL,
  base_votes  integer       NOT NULL CHECK (base_votes >= 0),
  given_stars bigint        NOT NULL CHECK (given_stars >= given_votes),
  given_votes integer       NOT NULL CHECK (given_votes > 0)
);
COMMENT ON TABLE provider_ratings IS 'What customers gave a provider here, on top of the rating that the directory came with. The rating in providers is both together.';

CREATE TABLE job_photos (
  media_id     uuid PRIMARY KEY,
  lead_id      uuid REFERENCES leads ON DELETE CASCADE,
  content_type text,
  size         bigint,
  kept_at      timestamptz,
  heard_at     timestamptz NOT NULL,
  CONSTRAINT job_photos_are_kept_whole
    CHECK ((kept_at IS NULL) = (content_type IS NULL) AND (kept_at IS NULL) = (size IS NULL))
);
COMMENT ON TABLE job_photos IS 'A photo that came with the word that a job is done. The word and the news that the photo is kept come in any order, so one of the two may be missing for a while.';
CREATE INDEX job_photos_of_lead ON job_photos (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX job_photos_of_nothing ON job_photos (heard_at) WHERE lead_id IS NULL;
