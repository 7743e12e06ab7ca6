CREATE TABLE unconnected_calls (
  id uuid        PRIMARY KEY,
  at timestamptz NOT NULL
);
COMMENT ON TABLE unconnected_calls IS 'A call over a session whose caller heard a sentence instead: its end is no interaction. Forgotten after a day.';

ALTER TABLE held_messages ADD COLUMN attempts integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN held_messages.attempts IS 'How often somebody took it up. After some it goes on without the account, after many it is dropped.';
