ALTER TABLE providers ADD COLUMN zone_of_number text;
COMMENT ON COLUMN providers.time_zone IS 'Where their clock is, as the directory says or else their number; null: as the tenant has it.';
COMMENT ON COLUMN providers.zone_of_number IS 'Where their clock is by their number; null where it tells nothing else than the tenant''s clock.';

-- A row that waits for its merging keeps both, because its number is sealed by then.
ALTER TABLE import_rows ADD COLUMN zone_of_number text;
