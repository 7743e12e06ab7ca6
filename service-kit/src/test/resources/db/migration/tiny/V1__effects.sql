CREATE TABLE effects (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id uuid   NOT NULL,
  author   text   NOT NULL,
  number   int    NOT NULL
);
COMMENT ON TABLE effects IS 'A note that had its effect, each time that it had it.';
