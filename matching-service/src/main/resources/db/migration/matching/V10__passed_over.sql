ALTER TABLE candidates
  ADD COLUMN passed_over text,
  ADD CONSTRAINT candidates_passed_over CHECK
    (passed_over IN ('REMOVED', 'OPTED_OUT', 'PAUSED', 'CLOSED', 'OFFERED_ANOTHER', 'HANDS_FULL'));
COMMENT ON COLUMN candidates.passed_over IS 'Why they did not get the offer when it was their turn, or the customer chose them; null when they did, or it was not.';
