ALTER TABLE conversations
  ADD COLUMN scope       text NOT NULL DEFAULT 'client_general'
    CONSTRAINT conversations_scope CHECK (scope IN ('client_general', 'client_lead', 'owner_provider', 'internal')),
  ADD COLUMN provider_id uuid,
  ADD COLUMN assigned_at timestamptz,
  ADD COLUMN status_at   timestamptz,
  ADD COLUMN status_by   text,
  ADD COLUMN mailbox     text GENERATED ALWAYS AS (
    CASE WHEN provider_id IS NOT NULL AND scope IN ('client_general', 'client_lead') THEN 'provider' ELSE 'owner' END) STORED,
  ADD CONSTRAINT conversations_assigned_at_some_time CHECK ((provider_id IS NULL) = (assigned_at IS NULL)),
  ADD CONSTRAINT conversations_changed_by_somebody CHECK ((status_at IS NULL) = (status_by IS NULL));
COMMENT ON COLUMN conversations.carrier_chat_id IS 'Kommo''s own id of the chat, which it is written to by; the others know a chat by its people.';
COMMENT ON COLUMN conversations.scope IS 'What it is about: a client''s general matters, a client''s lead, a provider''s dealings with the owner, or nobody outside.';
COMMENT ON COLUMN conversations.mailbox IS 'Who reads it: the provider it is assigned to, where it is a client''s; the owner of the marketplace otherwise.';
COMMENT ON COLUMN conversations.assigned_at IS 'Since when it is the provider''s. What was said before is not for them.';

DROP INDEX conversations_of_tenant;
CREATE INDEX conversations_of_mailbox ON conversations (tenant, mailbox, last_message_at DESC, id DESC);
CREATE INDEX conversations_of_provider ON conversations (tenant, provider_id, last_message_at DESC, id DESC) WHERE mailbox = 'provider';
CREATE INDEX conversations_out_of_course ON conversations (tenant, mailbox, status, last_message_at DESC, id DESC) WHERE status <> 'active';
CREATE INDEX conversations_of_others ON conversations (tenant, mailbox, carrier, last_message_at DESC, id DESC) WHERE carrier <> 'twilio';

DROP INDEX messages_of_conversation;
CREATE INDEX messages_of_conversation ON messages (conversation_id, at DESC, id DESC);

ALTER TABLE messages ADD COLUMN metadata jsonb;
COMMENT ON COLUMN messages.metadata IS 'What a message was beside its text: a place, a reaction, where the person came from, kinds that are not known here.';

CREATE TABLE providers_known (
  tenant      text        NOT NULL,
  person_ref  text        NOT NULL,
  provider_id uuid        NOT NULL,
  since       timestamptz NOT NULL,
  PRIMARY KEY (tenant, person_ref)
);
COMMENT ON TABLE providers_known IS 'A person who is a provider, known from the offers that were made to them.';

CREATE TABLE pairings (
  tenant       text        NOT NULL,
  number       text        NOT NULL,
  person_ref   text        NOT NULL,
  provider_ref text        NOT NULL,
  lead_id      uuid        NOT NULL,
  since        timestamptz NOT NULL,
  PRIMARY KEY (tenant, person_ref, number)
);
COMMENT ON TABLE pairings IS 'Whose lead somebody talks about on a proxy number: one row for the customer and one for the provider, of the latest link.';
CREATE INDEX pairings_of_provider ON pairings (tenant, provider_ref);

CREATE TABLE status_changes (
  id              uuid        PRIMARY KEY,
  conversation_id uuid        NOT NULL REFERENCES conversations,
  before          text        NOT NULL,
  after           text        NOT NULL,
  by              text        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT status_changes_change CHECK (before <> after)
);
COMMENT ON TABLE status_changes IS 'Who escalated, closed or reopened a conversation, and when.';
CREATE INDEX status_changes_of_conversation ON status_changes (conversation_id, at);

CREATE VIEW active_conversations_by_provider AS
SELECT tenant, carrier AS provider, count(*) AS total,
  count(*) FILTER (WHERE status = 'active') AS active,
  count(*) FILTER (WHERE status = 'escalated') AS escalated,
  count(*) FILTER (WHERE last_user_message_at > now() - interval '24 hours') AS within_24h
FROM conversations GROUP BY tenant, carrier;
COMMENT ON VIEW active_conversations_by_provider IS 'For operators at the database; the API asks with the service''s own clock.';
