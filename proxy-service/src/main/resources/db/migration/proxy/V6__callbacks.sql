CREATE TABLE status_callbacks (
  id              uuid        PRIMARY KEY,
  service_id      uuid        NOT NULL,
  link_id         uuid        NOT NULL,
  interaction_id  uuid        NOT NULL,
  inbound_status  text,
  outbound_status text,
  since           timestamptz NOT NULL,
  next_at         timestamptz NOT NULL,
  attempts        integer     NOT NULL DEFAULT 0
);
COMMENT ON TABLE status_callbacks IS 'News of an interaction that an account''s server has yet to hear. What was said is not in it: that is read from the interaction.';
CREATE INDEX status_callbacks_due ON status_callbacks (next_at);

CREATE TABLE held_messages (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cause        uuid        NOT NULL UNIQUE,
  person_ref   text        NOT NULL,
  proxy_number text        NOT NULL,
  message      jsonb       NOT NULL,
  since        timestamptz NOT NULL,
  next_at      timestamptz NOT NULL
);
COMMENT ON TABLE held_messages IS 'A message about which the account is asked before it crosses, or that reaches nobody and about which the account decides. Those of one person to one number are asked about one after the other.';
COMMENT ON COLUMN held_messages.message IS 'As it came; its addresses are sealed.';
CREATE INDEX held_messages_of_person ON held_messages (person_ref, proxy_number, id);
CREATE INDEX held_messages_due ON held_messages (next_at);
