CREATE TABLE tenant_settings (
  tenant         text    PRIMARY KEY,
  choose_within  integer CHECK (choose_within > 0),
  answer_within  integer CHECK (answer_within > 0),
  declined_for   integer CHECK (declined_for >= 0),
  offers_at_once integer CHECK (offers_at_once > 0),
  jobs_at_once   integer CHECK (jobs_at_once > 0),
  job_counts_for integer CHECK (job_counts_for > 0),
  time_zone      text
);
COMMENT ON TABLE tenant_settings IS 'What a tenant wants otherwise than the service does by itself; null is as the service does. Durations are seconds.';

CREATE TABLE catalogues (
  tenant    text        PRIMARY KEY,
  opened_at timestamptz NOT NULL
);
COMMENT ON TABLE catalogues IS 'A tenant whose categories and districts are in the tables, its own or those that everybody begins with.';

CREATE TABLE categories (
  tenant       text   NOT NULL REFERENCES catalogues,
  code         text   NOT NULL,
  spanish_name text   NOT NULL CHECK (spanish_name <> ''),
  english_name text   NOT NULL CHECK (english_name <> ''),
  examples     text[] NOT NULL,
  PRIMARY KEY (tenant, code)
);
COMMENT ON TABLE categories IS 'A kind of job that a tenant''s customers may ask for.';

CREATE TABLE districts (
  tenant      text             NOT NULL REFERENCES catalogues,
  code        text             NOT NULL,
  name        text             NOT NULL CHECK (name <> ''),
  latitude    double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude   double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  aliases     text[]           NOT NULL,
  surrounding text[]           CHECK (cardinality(surrounding) > 0),
  nearby      text[]           NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant, code)
);
COMMENT ON TABLE districts IS 'A place where a tenant''s jobs are done.';
COMMENT ON COLUMN districts.surrounding IS 'The districts around it as the tenant lists them, nearest first; null: those with the nearest centroids.';
COMMENT ON COLUMN districts.nearby IS 'The districts that are looked at when there are too few providers in this one, nearest first: worked out whenever the catalogue changes, so that the ranking only reads.';

ALTER TABLE providers
  ADD COLUMN tier         smallint       NOT NULL DEFAULT 0,
  ADD COLUMN time_zone    text,
  ADD COLUMN hours        int4multirange CHECK (NOT isempty(hours)),
  ADD COLUMN jobs_at_once integer        CHECK (jobs_at_once > 0),
  ADD COLUMN paused       boolean        NOT NULL DEFAULT false,
  ADD COLUMN paused_until timestamptz,
  ADD COLUMN opted_out    boolean        NOT NULL DEFAULT false,
  ADD CONSTRAINT providers_paused_until_is_of_a_pause CHECK (paused OR paused_until IS NULL);
COMMENT ON COLUMN providers.tier IS 'How reliable they have shown to be, as audit-service sees it; 0 until it says so.';
COMMENT ON COLUMN providers.time_zone IS 'Where their clock is; null is the tenant''s.';
COMMENT ON COLUMN providers.hours IS 'When they take offers: minutes since Monday, midnight, of their own clock; null is always.';
COMMENT ON COLUMN providers.jobs_at_once IS 'How many jobs they can have in hand; null is as the tenant has it.';
COMMENT ON COLUMN providers.paused_until IS 'When the pause ends by itself; null: when they or the tenant end it.';
CREATE INDEX providers_paused_until ON providers (paused_until) WHERE paused_until IS NOT NULL;

-- What lasts is in the indexed row, so that who is not to be had is not even met on the way;
-- what changes with every offer is looked up for the few that are met.
ALTER TABLE provider_services
  ADD COLUMN tier   smallint NOT NULL DEFAULT 0,
  ADD COLUMN listed boolean  NOT NULL DEFAULT true;
COMMENT ON COLUMN provider_services.listed IS 'Neither paused nor opted out.';
DROP INDEX provider_services_ranked;
CREATE INDEX provider_services_ranked
  ON provider_services (tenant, category, district, score DESC, tier DESC, provider_id) WHERE listed;

-- Scores are compared in hundredths of a star: what is less is a tie.
UPDATE providers SET score = round(score::numeric, 2);
UPDATE provider_services SET score = round(score::numeric, 2);

ALTER TABLE candidates
  ADD COLUMN score         double precision,
  ADD COLUMN tier          smallint,
  ADD COLUMN district      text,
  ADD COLUMN district_name text,
  ADD COLUMN distance      smallint,
  ADD COLUMN last_offer_at timestamptz,
  ADD COLUMN decided_by    text,
  ADD COLUMN time_zone     text,
  ADD CONSTRAINT candidates_decided_by CHECK
    (decided_by IN ('RATING', 'TIER', 'DISTANCE', 'WAITING', 'ORDER', 'LAST'));
COMMENT ON COLUMN candidates.decided_by IS 'What put them ahead of whoever came next in the ranking.';
COMMENT ON COLUMN candidates.time_zone IS 'Where the provider''s clock was; null is the tenant''s.';

CREATE FUNCTION minute_of_week(local timestamp) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(isodow FROM local)::int - 1) * 1440 + extract(hour FROM local)::int * 60
    + extract(minute FROM local)::int;
COMMENT ON FUNCTION minute_of_week IS 'Minutes since Monday, midnight.';
