CREATE TABLE providers (
  id             uuid             PRIMARY KEY,
  tenant         text             NOT NULL,
  external_id    text             NOT NULL,
  name           text             NOT NULL CHECK (name <> ''),
  channel        text             NOT NULL CHECK (channel IN ('WHATSAPP', 'SMS')),
  address_ref    text             NOT NULL,
  address_sealed text             NOT NULL,
  address_hint   text             NOT NULL,
  language       text             NOT NULL,
  rating         numeric(3, 2)    NOT NULL CHECK (rating BETWEEN 0 AND 5),
  votes          integer          NOT NULL CHECK (votes >= 0),
  score          double precision NOT NULL,
  CONSTRAINT providers_one_external_id UNIQUE (tenant, external_id),
  CONSTRAINT providers_one_address UNIQUE (tenant, address_ref) DEFERRABLE
);
COMMENT ON TABLE providers IS 'Somebody who does jobs for a tenant''s customers. The address is sealed; the score is the rating, weighed by how many people gave it.';

CREATE TABLE provider_services (
  provider_id uuid             NOT NULL REFERENCES providers ON DELETE CASCADE,
  tenant      text             NOT NULL,
  category    text             NOT NULL,
  district    text             NOT NULL,
  score       double precision NOT NULL,
  votes       integer          NOT NULL,
  PRIMARY KEY (provider_id, category, district)
);
COMMENT ON TABLE provider_services IS 'One kind of job that a provider does in one district, with the score again, so that one index is the ranking.';
CREATE INDEX provider_services_ranked
  ON provider_services (tenant, category, district, score DESC, votes DESC, provider_id);
