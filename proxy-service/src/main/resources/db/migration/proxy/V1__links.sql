CREATE TABLE numbers (
  number   text   PRIMARY KEY,
  tenant   text   NOT NULL,
  purpose  text   NOT NULL,
  channels text[] NOT NULL
);
COMMENT ON TABLE numbers IS 'A number of a tenant, as provisioning.numbers.v1 last said. Those for PROXY are the pool.';
CREATE INDEX numbers_of_tenant ON numbers (tenant, purpose, number);

CREATE TABLE proxy_links (
  id              uuid        PRIMARY KEY,
  tenant          text        NOT NULL,
  lead_id         uuid        NOT NULL,
  user_number     text        NOT NULL,
  provider_number text        NOT NULL,
  proxy_number    text        NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  closed_at       timestamptz,
  close_reason    text        CHECK (close_reason IN ('expired', 'ended')),
  open            boolean     NOT NULL GENERATED ALWAYS AS (closed_at IS NULL) STORED,
  CHECK (user_number <> provider_number),
  CHECK (expires_at > created_at),
  CHECK ((closed_at IS NULL) = (close_reason IS NULL)),
  UNIQUE (id, proxy_number, open)
);
COMMENT ON TABLE proxy_links IS 'Two people linked over a proxy number: a session, open until closed_at is set.';
COMMENT ON COLUMN proxy_links.user_number IS 'The ref that stands for the customer''s number. The number itself is in no table; link_participants has it sealed.';
COMMENT ON COLUMN proxy_links.provider_number IS 'The ref that stands for the provider''s number.';
CREATE UNIQUE INDEX one_open_link_a_lead ON proxy_links (tenant, lead_id) WHERE closed_at IS NULL;
CREATE INDEX proxy_links_of_lead ON proxy_links (tenant, lead_id);
CREATE INDEX proxy_links_due ON proxy_links (expires_at) WHERE closed_at IS NULL;

CREATE TABLE link_participants (
  link_id      uuid        NOT NULL,
  side         text        NOT NULL CHECK (side IN ('CUSTOMER', 'PROVIDER')),
  person_ref   text        NOT NULL,
  proxy_number text        NOT NULL,
  open         boolean     NOT NULL DEFAULT true,
  channel      text        NOT NULL,
  sealed       text        NOT NULL,
  hint         text        NOT NULL,
  met_at       timestamptz NOT NULL,
  PRIMARY KEY (link_id, side),
  FOREIGN KEY (link_id, proxy_number, open) REFERENCES proxy_links (id, proxy_number, open) ON UPDATE CASCADE
);
COMMENT ON TABLE link_participants IS 'One of the two people of a link, with the sealed address. It is open exactly as long as its link: the foreign key carries the change over.';
CREATE UNIQUE INDEX nobody_meets_a_number_twice ON link_participants (person_ref, proxy_number) WHERE open;
COMMENT ON INDEX nobody_meets_a_number_twice IS 'On a proxy number a person must have one counterpart at most, or a message would have two ways to go.';
CREATE INDEX link_participants_of_person ON link_participants (person_ref, proxy_number, met_at);

CREATE TABLE closed_notices (
  person_ref   text        NOT NULL,
  proxy_number text        NOT NULL,
  told_at      timestamptz NOT NULL,
  PRIMARY KEY (person_ref, proxy_number)
);
COMMENT ON TABLE closed_notices IS 'When a person who wrote to a number without having a counterpart there was last told so.';
CREATE INDEX closed_notices_told_at ON closed_notices (told_at);

CREATE TABLE waiting_pairs (
  tenant       text        NOT NULL,
  lead_id      uuid        NOT NULL,
  cause        uuid        NOT NULL,
  customer_ref text        NOT NULL,
  provider_ref text        NOT NULL,
  assigned     jsonb       NOT NULL,
  since        timestamptz NOT NULL,
  next_try_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant, lead_id)
);
COMMENT ON TABLE waiting_pairs IS 'A customer and a provider for whom no number was free. They are linked as soon as one is: when a link of either closes, or numbers are added.';
COMMENT ON COLUMN waiting_pairs.assigned IS 'The LeadAssigned to make up for; its addresses are sealed.';
CREATE INDEX waiting_pairs_due ON waiting_pairs (next_try_at);
CREATE INDEX waiting_pairs_of_customer ON waiting_pairs (customer_ref);
CREATE INDEX waiting_pairs_of_provider ON waiting_pairs (provider_ref);
