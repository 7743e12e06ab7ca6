ALTER TABLE offers
  ADD COLUMN undelivered text,
  ADD CONSTRAINT offers_undelivered_wait_for_nobody CHECK (undelivered IS NULL OR status <> 'OPEN');
COMMENT ON COLUMN offers.undelivered IS 'Why the message with the offer never reached the provider, as a code of routing-service''s refusals; null as far as anybody knows it did.';
