CREATE TABLE sends (
  id                 uuid        PRIMARY KEY,
  seq                bigint      GENERATED ALWAYS AS IDENTITY,
  conversation_id    uuid        NOT NULL REFERENCES conversations,
  lane               text        NOT NULL,
  body               jsonb       NOT NULL,
  lead_id            uuid,
  cause              text        NOT NULL,
  despite_opt_out    boolean     NOT NULL DEFAULT false,
  traceparent        text        NOT NULL,
  state              text        NOT NULL CONSTRAINT sends_state CHECK (state IN
    ('waiting', 'held', 'sending', 'unknown', 'accepted', 'sent', 'delivered', 'read', 'undelivered', 'failed', 'refused')),
  due_at             timestamptz NOT NULL,
  attempts           int         NOT NULL DEFAULT 0,
  attempted_at       timestamptz,
  lost_at            timestamptz,
  said               text,
  template           text,
  carrier_message_id text,
  reason             text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  CONSTRAINT sends_in_flight_say_what CHECK (state NOT IN ('sending', 'unknown') OR (attempted_at IS NOT NULL AND said IS NOT NULL)),
  CONSTRAINT sends_taken_by_carrier CHECK (state NOT IN ('accepted', 'sent', 'delivered', 'read', 'undelivered', 'failed') OR carrier_message_id IS NOT NULL),
  CONSTRAINT sends_refused_for_a_reason CHECK (state <> 'refused' OR reason IS NOT NULL)
) WITH (fillfactor = 80);
COMMENT ON TABLE sends IS 'Something that is to reach a person, or did. due_at says when to look at the row again: waiting, not before; sending, when whoever sends must be dead; unknown, when to ask the carrier again.';
COMMENT ON COLUMN sends.lane IS 'One recipient and one sender: what is in one lane goes out in the order of seq, one at a time.';
CREATE UNIQUE INDEX sends_one_in_flight ON sends (lane) WHERE state IN ('sending', 'unknown');
CREATE INDEX sends_waiting ON sends (due_at, seq) WHERE state = 'waiting';
CREATE INDEX sends_lane ON sends (lane, seq) WHERE state IN ('waiting', 'held', 'sending', 'unknown');
CREATE INDEX sends_unsettled ON sends (due_at) WHERE state IN ('sending', 'unknown');

CREATE TABLE contents (
  name text PRIMARY KEY,
  sid  text NOT NULL
);
COMMENT ON TABLE contents IS 'A template as the carrier knows it: the name says which template, in which language and with which words; the sid is the carrier''s.';
