CREATE TABLE interactions (
  send      uuid        PRIMARY KEY,
  link_id   uuid        NOT NULL,
  side      text        NOT NULL CHECK (side IN ('CUSTOMER', 'PROVIDER')),
  at        timestamptz NOT NULL,
  failed_at timestamptz
);
COMMENT ON TABLE interactions IS 'A message that crossed a link: which send passes it on, and who wrote it. It failed when that send did not reach the other side.';
COMMENT ON COLUMN interactions.link_id IS 'No foreign key: its check would make each message wait for the link''s closing, and the closing for each message.';

ALTER TABLE closed_notices RENAME TO notices;
ALTER TABLE notices ADD COLUMN about text NOT NULL DEFAULT 'CLOSED' CHECK (about IN ('CLOSED', 'UNDELIVERED'));
ALTER TABLE notices ALTER COLUMN about DROP DEFAULT;
ALTER TABLE notices DROP CONSTRAINT closed_notices_pkey;
ALTER TABLE notices ADD PRIMARY KEY (person_ref, proxy_number, about);
ALTER INDEX closed_notices_told_at RENAME TO notices_told_at;
COMMENT ON TABLE notices IS 'When a person was last told, on a proxy number, that there is no counterpart there or that a message could not be delivered.';
