CREATE TABLE services (
  id                          uuid        PRIMARY KEY,
  tenant                      text        NOT NULL,
  unique_name                 text        NOT NULL CHECK (length(unique_name) BETWEEN 1 AND 191),
  default_ttl                 integer     NOT NULL DEFAULT 0 CHECK (default_ttl >= 0),
  ttl_renewed                 boolean     NOT NULL DEFAULT true,
  number_selection            text        NOT NULL DEFAULT 'prefer-sticky' CHECK (number_selection IN ('prefer-sticky', 'avoid-sticky')),
  geo_match                   text        NOT NULL DEFAULT 'country' CHECK (geo_match IN ('area-code', 'overlay', 'radius', 'country')),
  geo_required                boolean     NOT NULL DEFAULT true,
  cool_down                   integer     NOT NULL DEFAULT 0 CHECK (cool_down >= 0),
  callback_url                text,
  intercept_callback_url      text,
  out_of_session_callback_url text,
  chat_instance_sid           text,
  on_intercept_failure        text        NOT NULL DEFAULT 'pass' CHECK (on_intercept_failure IN ('pass', 'block')),
  contact_policies            jsonb       NOT NULL DEFAULT '{}',
  call_time_limit             integer     CHECK (call_time_limit > 0),
  announces_calls             boolean     NOT NULL DEFAULT false,
  tells_people                boolean     NOT NULL DEFAULT false,
  keeps_texts                 boolean     NOT NULL DEFAULT true,
  created_at                  timestamptz NOT NULL,
  updated_at                  timestamptz NOT NULL,
  deleted_at                  timestamptz
);
COMMENT ON TABLE services IS 'How a tenant''s sessions behave, and which numbers are theirs. The one named default is made when it is first needed.';
COMMENT ON COLUMN services.default_ttl IS 'Seconds; 0 for sessions without an end.';
COMMENT ON COLUMN services.ttl_renewed IS 'Whether an interaction starts the ttl anew where a session says nothing of its own.';
COMMENT ON COLUMN services.geo_required IS 'Whether a number of another country is refused; otherwise nearer numbers are only preferred.';
COMMENT ON COLUMN services.cool_down IS 'Seconds for which a number that somebody has left brings them no other counterpart.';
COMMENT ON COLUMN services.contact_policies IS 'What is done about ways to reach each other, by kind; a kind without a policy goes by the settings.';
COMMENT ON COLUMN services.tells_people IS 'Whether both people hear of the end of their session.';
COMMENT ON COLUMN services.keeps_texts IS 'Whether interactions keep, sealed, what was said.';
CREATE UNIQUE INDEX services_unique_name ON services (tenant, unique_name) WHERE deleted_at IS NULL;

ALTER TABLE numbers
  ADD COLUMN id            uuid GENERATED ALWAYS AS (md5('number ' || number)::uuid) STORED UNIQUE,
  ADD COLUMN service_id    uuid,
  ADD COLUMN friendly_name text CHECK (length(friendly_name) <= 255),
  ADD COLUMN iso_country   text,
  ADD COLUMN area_code     text,
  ADD COLUMN overlay       text,
  ADD COLUMN reserved      boolean     NOT NULL DEFAULT false,
  ADD COLUMN last_used_at  timestamptz,
  ADD COLUMN created_at    timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN updated_at    timestamptz NOT NULL DEFAULT now();
UPDATE numbers SET service_id = md5('service ' || tenant || ' default')::uuid;
ALTER TABLE numbers ALTER COLUMN service_id SET NOT NULL;
ALTER TABLE numbers SET (fillfactor = 50);
COMMENT ON COLUMN numbers.service_id IS 'Whose pool it is in; the tenant''s default service when nobody said otherwise.';
COMMENT ON COLUMN numbers.overlay IS 'Equal for area codes that serve the same places.';
COMMENT ON COLUMN numbers.reserved IS 'Only for sessions that ask for this number.';
COMMENT ON COLUMN numbers.last_used_at IS 'To a second or so: a number that is taken many times a second is written once.';
CREATE INDEX numbers_of_service ON numbers (service_id, purpose);

ALTER TABLE link_participants DROP CONSTRAINT link_participants_link_id_proxy_number_open_fkey;
ALTER TABLE link_participants DROP CONSTRAINT link_participants_pkey;
DROP INDEX nobody_meets_a_number_twice;
ALTER TABLE link_participants RENAME COLUMN open TO link_open;
ALTER TABLE link_participants
  ADD COLUMN id            uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN friendly_name text CHECK (length(friendly_name) <= 255),
  ADD COLUMN deleted_at    timestamptz,
  ADD COLUMN successors    smallint NOT NULL DEFAULT 0,
  ADD CONSTRAINT link_participants_deleted CHECK ((deleted_at IS NULL) = (successors = 0)),
  ADD COLUMN open          boolean NOT NULL GENERATED ALWAYS AS (link_open AND deleted_at IS NULL) STORED,
  ADD PRIMARY KEY (link_id, side, successors);
COMMENT ON COLUMN link_participants.link_open IS 'Whether the link is; the foreign key carries the change over.';
COMMENT ON COLUMN link_participants.successors IS 'How many were on this side at least, once this one was taken out: a side has one living participant.';
COMMENT ON COLUMN link_participants.proxy_number IS 'The number that this one writes to and hears from; the two may have different ones.';
CREATE UNIQUE INDEX nobody_meets_a_number_twice ON link_participants (person_ref, proxy_number) WHERE open;
COMMENT ON INDEX nobody_meets_a_number_twice IS 'On a proxy number a person must have one counterpart at most, or a message would have two ways to go.';

CREATE INDEX link_participants_on_number ON link_participants (proxy_number) WHERE open;

ALTER TABLE proxy_links DROP CONSTRAINT proxy_links_id_proxy_number_open_key;
DROP INDEX proxy_links_due;
ALTER TABLE proxy_links
  ALTER COLUMN user_number DROP NOT NULL,
  ALTER COLUMN provider_number DROP NOT NULL,
  ALTER COLUMN proxy_number DROP NOT NULL,
  ADD UNIQUE (id, open),
  ADD COLUMN service_id  uuid,
  ADD COLUMN unique_name text CHECK (length(unique_name) BETWEEN 1 AND 191),
  ADD COLUMN mode        text NOT NULL DEFAULT 'voice-and-message' CHECK (mode IN ('message-only', 'voice-only', 'voice-and-message')),
  ADD COLUMN ttl         integer NOT NULL DEFAULT 0 CHECK (ttl >= 0),
  ADD COLUMN date_expiry timestamptz,
  ADD COLUMN due_at      timestamptz,
  ADD COLUMN updated_at  timestamptz,
  ADD COLUMN deleted_at  timestamptz CHECK (deleted_at IS NULL OR closed_at IS NOT NULL);
UPDATE proxy_links SET
  service_id = md5('service ' || tenant || ' default')::uuid, date_expiry = expires_at, due_at = expires_at,
  updated_at = COALESCE(closed_at, created_at);
ALTER TABLE proxy_links
  ALTER COLUMN service_id SET NOT NULL,
  ALTER COLUMN updated_at SET NOT NULL,
  DROP CONSTRAINT proxy_links_close_reason_check,
  ADD CONSTRAINT proxy_links_close_reason_check CHECK (close_reason IN ('expired', 'ended', 'failed'));
ALTER TABLE link_participants
  ADD FOREIGN KEY (link_id, link_open) REFERENCES proxy_links (id, open) ON UPDATE CASCADE;
COMMENT ON TABLE proxy_links IS 'A session: two people linked over proxy numbers, or on their way to be. It is open until closed_at is set.';
COMMENT ON COLUMN proxy_links.lead_id IS 'What the two talk about; a session that no lead asked for stands for itself, by its own id.';
COMMENT ON COLUMN proxy_links.proxy_number IS 'The customer''s; link_participants has each one''s own.';
COMMENT ON COLUMN proxy_links.service_id IS 'No foreign key: its check would make everybody who opens a session touch the same row.';
COMMENT ON COLUMN proxy_links.ttl IS 'Seconds from the last interaction; 0 for none.';
COMMENT ON COLUMN proxy_links.date_expiry IS 'A fixed end; it goes before the ttl.';
COMMENT ON COLUMN proxy_links.expires_at IS 'The end as last announced. Interactions move it.';
COMMENT ON COLUMN proxy_links.due_at IS 'When the sweep looks at it next, at the latest at its end; null when it has none. An interaction leaves this alone: the sweep looks whether there was one.';
CREATE INDEX proxy_links_due ON proxy_links (due_at) WHERE closed_at IS NULL;
CREATE INDEX sessions_of_service ON proxy_links (service_id, created_at, id);
CREATE UNIQUE INDEX sessions_unique_name ON proxy_links (service_id, unique_name) WHERE deleted_at IS NULL AND unique_name IS NOT NULL;

CREATE FUNCTION what_is_closed_stays_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Link % is closed and stays so', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER what_is_closed_stays_closed BEFORE UPDATE ON proxy_links
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL AND
    (NEW.closed_at IS DISTINCT FROM OLD.closed_at OR NEW.close_reason IS DISTINCT FROM OLD.close_reason))
  EXECUTE FUNCTION what_is_closed_stays_closed();
CREATE TRIGGER who_left_stays_away BEFORE UPDATE ON link_participants
  FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS DISTINCT FROM OLD.deleted_at)
  EXECUTE FUNCTION what_is_closed_stays_closed();

ALTER TABLE interactions RENAME COLUMN send TO id;
ALTER TABLE interactions
  ALTER COLUMN side DROP NOT NULL,
  ADD COLUMN type            text NOT NULL DEFAULT 'message' CHECK (type IN ('message', 'voice', 'unknown')),
  ADD COLUMN inbound_participant  uuid,
  ADD COLUMN outbound_participant uuid,
  ADD COLUMN inbound_sid     text,
  ADD COLUMN inbound_status  text,
  ADD COLUMN outbound_sid    text,
  ADD COLUMN outbound_status text,
  ADD COLUMN seconds         integer CHECK (seconds >= 0),
  ADD COLUMN text_sealed     text,
  ADD COLUMN media_count     smallint NOT NULL DEFAULT 0,
  ADD COLUMN updated_at      timestamptz;
UPDATE interactions i SET updated_at = i.at,
  inbound_participant = (SELECT p.id FROM link_participants p WHERE p.link_id = i.link_id AND p.side = i.side),
  outbound_participant = (SELECT p.id FROM link_participants p WHERE p.link_id = i.link_id AND p.side <> i.side);
ALTER TABLE interactions ALTER COLUMN updated_at SET NOT NULL;
COMMENT ON TABLE interactions IS 'A message or a call that crossed a session. A message has the id of the send that passes it on, and failed when that did not reach the other side.';
COMMENT ON COLUMN interactions.updated_at IS 'When a carrier last said something about it.';
COMMENT ON COLUMN interactions.side IS 'Who wrote or called; null when the account itself wrote to a participant.';
COMMENT ON COLUMN interactions.text_sealed IS 'What was said, where the service keeps that. It opens for the account owner alone.';
CREATE INDEX interactions_of_link ON interactions (link_id, at, id);
