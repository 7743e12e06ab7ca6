ALTER TABLE messages ADD COLUMN sealed_id text;
COMMENT ON COLUMN messages.sealed_id IS 'The carrier''s own id, sealed, where carrier_message_id only stands for it because the own one holds the person''s number: a message that quotes this one names it so. Absent where the carrier''s answer was never seen.';
