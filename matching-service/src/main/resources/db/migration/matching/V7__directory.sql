CREATE TABLE idempotent_answers (
  tenant      text        NOT NULL,
  key         text        NOT NULL,
  request     text        NOT NULL,
  status      smallint    NOT NULL,
  type        text        NOT NULL,
  body        text        NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, key)
);
COMMENT ON TABLE idempotent_answers IS 'What was answered to a request that carried a key of the caller''s: the same request gets the same answer again. Kept a day.';
CREATE INDEX idempotent_answers_answered_at ON idempotent_answers (answered_at);

CREATE TABLE provider_news (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  provider_id uuid        NOT NULL,
  tenant      text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('REGISTERED', 'CHANGED', 'PAUSED', 'RESUMED', 'REMOVED')),
  until       timestamptz,
  at          timestamptz NOT NULL
);
COMMENT ON TABLE provider_news IS 'A change in the directory that other services have yet to be told. Written with the change, deleted with the event.';

CREATE TABLE imports (
  id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant     text        NOT NULL,
  status     text        NOT NULL CHECK (status IN ('READING', 'MERGING', 'DONE', 'FAILED')),
  rows_read  integer     NOT NULL DEFAULT 0,
  accepted   integer     NOT NULL DEFAULT 0,
  wrong      integer     NOT NULL DEFAULT 0,
  added      integer     NOT NULL DEFAULT 0,
  changed    integer     NOT NULL DEFAULT 0,
  failure    text,
  begun_at   timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  ended_at   timestamptz,
  CONSTRAINT imports_end_once CHECK ((ended_at IS NOT NULL) = (status IN ('DONE', 'FAILED'))),
  CONSTRAINT imports_fail_for_a_reason CHECK ((failure IS NOT NULL) = (status = 'FAILED'))
);
COMMENT ON TABLE imports IS 'A file of providers that a tenant hands over: read row by row, then taken over all at once, or not at all.';
CREATE INDEX imports_page ON imports (tenant, begun_at DESC, id DESC);
CREATE INDEX imports_under_way ON imports (begun_at) WHERE ended_at IS NULL;

CREATE TABLE import_errors (
  import_id   uuid    NOT NULL REFERENCES imports ON DELETE CASCADE,
  row         integer NOT NULL,
  external_id text,
  field       text    NOT NULL,
  code        text    NOT NULL
);
COMMENT ON TABLE import_errors IS 'What is wrong with a row of a file. Nothing of the row is repeated but its own id.';
CREATE INDEX import_errors_of_import ON import_errors (import_id, row);

CREATE TABLE import_rows (
  import_id    uuid          NOT NULL REFERENCES imports ON DELETE CASCADE,
  row          integer       NOT NULL,
  provider_id  uuid          NOT NULL,
  external_id  text          NOT NULL,
  name         text          NOT NULL,
  channel      text          NOT NULL,
  ref          text          NOT NULL,
  sealed       text          NOT NULL,
  hint         text          NOT NULL,
  language     text          NOT NULL,
  rating       numeric(3, 2) NOT NULL,
  votes        integer       NOT NULL,
  score        double precision NOT NULL,
  categories   text          NOT NULL,
  districts    text          NOT NULL,
  time_zone    text,
  hours        int4multirange,
  jobs_at_once integer,
  PRIMARY KEY (import_id, row)
);
COMMENT ON TABLE import_rows IS 'A row of a file that was right, with its address sealed, until all of them are taken over. Categories and districts are codes with blanks between them.';
