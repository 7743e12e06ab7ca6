CREATE TABLE inbox (
  event_id    uuid        NOT NULL,
  consumer    text        NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, consumer)
);
COMMENT ON TABLE inbox IS 'An event that a consumer has taken. Written in the transaction of its effect, kept longer than any carrier re-delivers.';
CREATE INDEX inbox_received_at ON inbox USING brin (received_at);
