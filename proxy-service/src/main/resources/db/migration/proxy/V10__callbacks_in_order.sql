ALTER TABLE status_callbacks ADD COLUMN place bigint GENERATED ALWAYS AS IDENTITY;
COMMENT ON COLUMN status_callbacks.place IS 'Which news of an interaction came first: the account hears one after the other.';
CREATE INDEX status_callbacks_of_interaction ON status_callbacks (interaction_id, place);
