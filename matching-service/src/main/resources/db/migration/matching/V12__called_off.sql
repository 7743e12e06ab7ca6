ALTER TABLE leads
  ADD COLUMN called_off text,
  ADD CONSTRAINT leads_are_called_off_when_they_are_cancelled CHECK (called_off IS NULL OR status = 'CANCELLED');
COMMENT ON COLUMN leads.called_off IS 'Why whoever runs the marketplace took a job back from its two people; null when the customer cancelled.';
