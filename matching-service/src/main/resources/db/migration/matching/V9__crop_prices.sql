-- Equality beside overlap in one constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE crops (
  tenant       text NOT NULL,
  code         text NOT NULL,
  spanish_name text NOT NULL CHECK (spanish_name <> ''),
  english_name text NOT NULL CHECK (english_name <> ''),
  PRIMARY KEY (tenant, code)
);
COMMENT ON TABLE crops IS 'Something that a tenant''s farmers grow.';

CREATE TABLE crop_prices (
  tenant   text           NOT NULL,
  crop     text           NOT NULL,
  market   text           NOT NULL CHECK (market <> ''),
  day      date           NOT NULL,
  per_kg   numeric(14, 6) NOT NULL CHECK (per_kg > 0),
  currency text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  PRIMARY KEY (tenant, crop, market, day),
  FOREIGN KEY (tenant, crop) REFERENCES crops
);
COMMENT ON TABLE crop_prices IS 'What a kilogram of a crop cost in a market on a day of the tenant''s calendar.';

CREATE TABLE farmers (
  id             uuid    PRIMARY KEY,
  tenant         text    NOT NULL,
  external_id    text    NOT NULL,
  address_ref    text    NOT NULL,
  address_sealed text    NOT NULL,
  address_hint   text    NOT NULL,
  language       text    NOT NULL,
  market         text,
  crops          text[]  NOT NULL CHECK (cardinality(crops) > 0),
  do_not_disturb boolean NOT NULL,
  quiet_from     time,
  quiet_to       time,
  CONSTRAINT farmers_one_external_id UNIQUE (tenant, external_id),
  CONSTRAINT farmers_one_address UNIQUE (tenant, address_ref),
  CONSTRAINT farmers_quiet_hours_have_two_ends CHECK
    ((quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from IS DISTINCT FROM quiet_to OR quiet_from IS NULL)
);
COMMENT ON TABLE farmers IS 'Somebody who gets prices for a missed call. The address is sealed; the crops are in the order in which they matter.';

CREATE TABLE price_answers (
  call_id    uuid      PRIMARY KEY,
  tenant     text      NOT NULL,
  caller_ref text      NOT NULL,
  number     text      NOT NULL,
  answer     text      NOT NULL,
  quiet      tstzrange NOT NULL CHECK (NOT isempty(quiet)),
  CONSTRAINT price_answers_one_at_a_time EXCLUDE USING gist
    (tenant WITH =, caller_ref WITH =, number WITH =, quiet WITH &&)
);
COMMENT ON TABLE price_answers IS 'A call that was answered by a message, and how long the same caller gets no other from this number: the constraint refuses one.';
CREATE INDEX price_answers_ended ON price_answers (upper(quiet));
