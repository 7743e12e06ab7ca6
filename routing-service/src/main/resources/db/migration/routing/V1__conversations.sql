CREATE TABLE conversations (
  id                   uuid        PRIMARY KEY,
  tenant               text        NOT NULL,
  carrier              text        NOT NULL CONSTRAINT conversations_carrier CHECK (carrier IN ('kommo', 'twilio', 'meta')),
  carrier_chat_id      text,
  channel              text        NOT NULL CONSTRAINT conversations_channel CHECK (channel IN ('WHATSAPP', 'SMS', 'VOICE')),
  person_ref           text        NOT NULL,
  person_sealed        text        NOT NULL,
  person_hint          text        NOT NULL,
  person_name          text,
  business_number      text        NOT NULL,
  language             text        NOT NULL CONSTRAINT conversations_language CHECK (language IN ('es', 'en')),
  status               text        NOT NULL DEFAULT 'active' CONSTRAINT conversations_status CHECK (status IN ('active', 'escalated', 'closed')),
  created_at           timestamptz NOT NULL,
  last_message_at      timestamptz NOT NULL,
  last_user_message_at timestamptz,
  window_until         timestamptz,
  helped_at            timestamptz,
  CONSTRAINT conversations_kommo_has_a_chat CHECK (carrier <> 'kommo' OR carrier_chat_id IS NOT NULL),
  CONSTRAINT conversations_between UNIQUE (tenant, carrier, channel, person_ref, business_number)
);
COMMENT ON TABLE conversations IS 'Everything between one person and one business number on one channel. WhatsApp''s 24-hour window belongs to it: until window_until anything may be written to the person, afterwards templates alone.';
CREATE INDEX conversations_of_person ON conversations (tenant, person_ref, last_message_at DESC);
CREATE INDEX conversations_of_tenant ON conversations (tenant, last_message_at DESC, id);

CREATE TABLE messages (
  id                 uuid        PRIMARY KEY,
  conversation_id    uuid        NOT NULL REFERENCES conversations,
  role               text        NOT NULL CONSTRAINT messages_role CHECK (role IN ('user', 'assistant', 'system')),
  type               text        NOT NULL CONSTRAINT messages_type CHECK (type IN ('text', 'image', 'file', 'location')),
  direction          text        NOT NULL CONSTRAINT messages_direction CHECK (direction IN ('in', 'out')),
  carrier            text        NOT NULL CONSTRAINT messages_carrier CHECK (carrier IN ('kommo', 'twilio', 'meta')),
  carrier_message_id text        NOT NULL,
  send_id            uuid,
  lead_id            uuid,
  text               text        NOT NULL,
  at                 timestamptz NOT NULL,
  CONSTRAINT messages_of_carrier UNIQUE (carrier, carrier_message_id),
  CONSTRAINT messages_people_write_in CHECK ((role = 'user') = (direction = 'in')),
  CONSTRAINT messages_sends_go_out CHECK (direction = 'out' OR send_id IS NULL)
);
COMMENT ON TABLE messages IS 'A message that a carrier brought or took, once for each of the carrier''s own ids. For what went out it says whose send the carrier''s message is.';
CREATE INDEX messages_of_conversation ON messages (conversation_id, at DESC, id);
CREATE INDEX messages_of_send ON messages (send_id) WHERE send_id IS NOT NULL;

CREATE TABLE opt_outs (
  tenant          text        NOT NULL,
  channel         text        NOT NULL,
  person_ref      text        NOT NULL,
  business_number text        NOT NULL,
  since           timestamptz NOT NULL,
  PRIMARY KEY (tenant, channel, person_ref, business_number)
);
COMMENT ON TABLE opt_outs IS 'A person who wants nothing more from one sender. Nothing is sent from it to them until the row is gone.';
