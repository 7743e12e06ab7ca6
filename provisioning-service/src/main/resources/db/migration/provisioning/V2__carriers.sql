ALTER TABLE numbers
  ADD COLUMN carrier text CHECK (carrier IN ('twilio', 'meta', 'kommo')),
  ADD COLUMN sender  text CHECK (sender <> ''),
  ADD COLUMN service text CHECK (service IN ('MISSED_CALL')),
  ADD CONSTRAINT numbers_known_to_their_carrier
    CHECK (carrier IS NULL OR carrier = 'twilio' OR sender IS NOT NULL);
-- Meta and Kommo know a number by this id alone: it leads to one number. A Twilio messaging service has many.
CREATE UNIQUE INDEX numbers_of_sender ON numbers (carrier, sender) WHERE carrier IN ('meta', 'kommo');
COMMENT ON COLUMN numbers.carrier IS 'Who carries the messages; absent means Twilio.';
COMMENT ON COLUMN numbers.sender IS 'The carrier''s own id of the number: Meta''s phone_number_id, Kommo''s scope_id.';
COMMENT ON COLUMN numbers.service IS 'What a call asks for: MISSED_CALL is never answered.';
