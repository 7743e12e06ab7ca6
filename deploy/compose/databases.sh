#!/bin/sh
# One database and one role a service; a role owns its own database and cannot enter another.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres <<SQL
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;
SQL
for service in routing matching proxy provisioning audit; do
  psql -v ON_ERROR_STOP=1 -v password="${DATABASE_PASSWORD:?set DATABASE_PASSWORD}" -U postgres <<SQL
CREATE ROLE $service LOGIN PASSWORD :'password';
CREATE DATABASE $service OWNER $service;
REVOKE CONNECT ON DATABASE $service FROM PUBLIC;
SQL
done
