ALTER TABLE sends ADD COLUMN part_of uuid;
COMMENT ON COLUMN sends.part_of IS 'The send that was asked for, where this is another part of it than the first. Who asked for that one hears of it when this one fails.';
