CREATE TABLE marks (
  id     bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  author text    NOT NULL,
  mark   integer NOT NULL
);
COMMENT ON TABLE marks IS 'One time that a mark, or its end, was heard.';
