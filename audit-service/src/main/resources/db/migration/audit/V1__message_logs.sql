CREATE TABLE message_logs (
  id           uuid        PRIMARY KEY,
  "timestamp"  timestamptz NOT NULL,
  "from"       text,
  "to"         text,
  direction    text        NOT NULL CHECK (direction IN ('inbound', 'outbound', 'internal')),
  type         text        NOT NULL,
  text         text        NOT NULL,
  lead_id      uuid,
  trigger      text,
  tenant       text        NOT NULL,
  event_id     uuid        NOT NULL,
  trace_id     uuid,
  conversation text,
  person       text,
  from_hint    text,
  to_hint      text,
  template     text,
  send_id      uuid,
  words        tsvector    NOT NULL,
  CHECK (direction = 'internal' OR ("from" IS NOT NULL AND "to" IS NOT NULL AND person IS NOT NULL)),
  CHECK ((direction = 'outbound') = (send_id IS NOT NULL))
);
COMMENT ON TABLE message_logs IS 'A message that a person sent or was sent, or something that happened without one. Rows are added and never changed; the id is derived from what the row is about, so that hearing of it again adds nothing.';
COMMENT ON COLUMN message_logs.id IS 'The send of an outbound message, otherwise the event that told of it.';
COMMENT ON COLUMN message_logs."from" IS 'A person as a ref (see shared-contracts), a number of ours as E.164. Never a person''s number.';
COMMENT ON COLUMN message_logs.direction IS 'inbound: from a person; outbound: to a person; internal: something happened, no message.';
COMMENT ON COLUMN message_logs.trigger IS 'Inbound: what the message set off. Outbound: what made us send it. Internal: what happened.';
COMMENT ON COLUMN message_logs.trace_id IS 'Shared by everything that one message caused; links a message to the lead that it opened or moved.';
COMMENT ON COLUMN message_logs.conversation IS 'The channel, the person and the number of ours: what must stay in order.';
COMMENT ON COLUMN message_logs.words IS 'The words of the text without case and accents, to be searched.';

CREATE INDEX message_logs_newest ON message_logs (tenant, "timestamp" DESC, id DESC);
CREATE INDEX message_logs_person ON message_logs (tenant, person, "timestamp" DESC, id DESC) WHERE person IS NOT NULL;
CREATE INDEX message_logs_lead   ON message_logs (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX message_logs_trace  ON message_logs (trace_id) WHERE trace_id IS NOT NULL;
CREATE INDEX message_logs_words  ON message_logs USING gin (words);

CREATE TABLE send_statuses (
  send_id uuid        PRIMARY KEY,
  status  text        NOT NULL,
  reason  text,
  at      timestamptz NOT NULL
) WITH (fillfactor = 80);
COMMENT ON TABLE send_statuses IS 'How far an outbound message has come; never goes back. Apart from the log because reports may overtake the message that they are about.';
COMMENT ON COLUMN send_statuses.reason IS 'The carrier''s error code, or the code of the refusal.';
