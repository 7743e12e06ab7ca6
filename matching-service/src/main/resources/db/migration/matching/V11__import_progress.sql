-- No reference to imports: whoever merges a file holds its row, and could not say meanwhile how far it is.
CREATE TABLE import_progress (
  import_id uuid    PRIMARY KEY,
  merged    integer NOT NULL
);
COMMENT ON TABLE import_progress IS 'How many rows of a file its merging has got through, told while nobody sees the rows themselves yet. Begins anew when another instance takes it over; gone when it is done.';
