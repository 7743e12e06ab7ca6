CREATE TABLE outbox (
  id          bigint      GENERATED ALWAYS AS IDENTITY,
  shard       smallint    NOT NULL,
  topic       text        NOT NULL,
  key         text        NOT NULL,
  event_id    uuid,
  type        text,
  at          timestamptz,
  traceparent text,
  body        bytea,
  PRIMARY KEY (shard, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
COMMENT ON TABLE outbox IS 'An event on its way to Kafka, deleted once Kafka has it. A key always falls into the same shard, and a shard is drained by one instance at a time, in order. A row without body ends a key in a topic of states.';
