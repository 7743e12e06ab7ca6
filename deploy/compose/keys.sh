#!/bin/sh
# Hands the keys that ./centralita keys made to the services. On the host they are readable by their maker alone,
# and the services run as nobody whom the host knows: so each volume gets copies that this one user can read.
# The key that signs tokens stays outside.
set -eu
services=10001
install -d -o $services -g $services -m 0500 /keys/addresses /keys/tokens
install -o $services -g $services -m 0400 /made/address-keys.json /keys/addresses/
install -o $services -g $services -m 0400 /made/jwt-public.pem /keys/tokens/
