CREATE TABLE senders (
  sender        text        PRIMARY KEY,
  tokens        float8      NOT NULL DEFAULT 0,
  filled_at     timestamptz,
  strikes       int         NOT NULL DEFAULT 0 CONSTRAINT senders_strikes CHECK (strikes >= 0),
  blocked_until timestamptz,
  blocked_for   text,
  served_at     timestamptz,
  CONSTRAINT senders_blocked_for_a_reason CHECK ((blocked_until IS NULL) = (blocked_for IS NULL))
) WITH (fillfactor = 50);
COMMENT ON TABLE senders IS 'A number of ours on one channel of one carrier: how many sends it may hand over now, and until when the carrier wants none. All instances share it; whoever takes sends for a sender holds its row.';
COMMENT ON COLUMN senders.tokens IS 'What was left at filled_at of the sends that the rate allows; with no filled_at, all of them.';
COMMENT ON COLUMN senders.strikes IS 'How often in a row the carrier asked for less. Until it takes something again, one send is tried at a time.';

ALTER TABLE sends
  ADD COLUMN sender text,
  ADD COLUMN stuck_at timestamptz;
UPDATE sends SET sender = lower(c.carrier || '/' || c.channel || '/' || c.business_number)
FROM conversations c WHERE c.id = sends.conversation_id;
INSERT INTO senders (sender) SELECT DISTINCT sender FROM sends;
ALTER TABLE sends ALTER COLUMN sender SET NOT NULL;
COMMENT ON COLUMN sends.stuck_at IS 'Since when nobody but an operator can say whether the carrier has it: the carrier keeps no list, or does not answer, or its list leaves more than one answer. It no longer holds its lane back.';

ALTER TABLE sends
  DROP CONSTRAINT sends_state,
  ADD CONSTRAINT sends_state CHECK (state IN ('waiting', 'held', 'sending', 'unknown', 'accepted', 'sent', 'delivered',
    'read', 'undelivered', 'failed', 'refused', 'opted_out', 'expired')),
  DROP CONSTRAINT sends_refused_for_a_reason,
  ADD CONSTRAINT sends_refused_for_a_reason CHECK (state NOT IN ('refused', 'opted_out', 'expired') OR reason IS NOT NULL),
  ADD CONSTRAINT sends_stuck_are_unknown CHECK (stuck_at IS NULL OR state = 'unknown');
UPDATE sends SET state = 'opted_out' WHERE state = 'refused' AND reason = 'opted-out';

DROP INDEX sends_one_in_flight;
CREATE UNIQUE INDEX sends_one_in_flight ON sends (lane) WHERE state IN ('sending', 'unknown') AND stuck_at IS NULL;
DROP INDEX sends_waiting;
CREATE INDEX sends_waiting ON sends (sender, due_at, seq) WHERE state = 'waiting';
CREATE INDEX sends_patience ON sends (state, created_at) WHERE state IN ('waiting', 'held');
CREATE INDEX sends_unknown ON sends (lost_at, id) WHERE state = 'unknown';

CREATE TABLE send_decisions (
  id         uuid        PRIMARY KEY,
  send_id    uuid        NOT NULL REFERENCES sends,
  decision   text        NOT NULL CONSTRAINT send_decisions_decision CHECK (decision IN ('taken', 'try-again')),
  decided_by text        NOT NULL,
  reason     text        NOT NULL,
  at         timestamptz NOT NULL
);
COMMENT ON TABLE send_decisions IS 'What an operator decided about a send of which nobody knew whether the carrier had it: who, what, why. Only added to.';
CREATE INDEX send_decisions_of_send ON send_decisions (send_id, at);
