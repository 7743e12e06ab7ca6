#!/usr/bin/env bash
# Opens the live sessions of a service at Twilio Proxy again here, with the same people on the same numbers.
# Run it again as often as you like: a session that was opened here, and has closed since, stays as it is.
#
#   OLD_SID=AC… OLD_TOKEN=… OLD=KS…    the account at Twilio and the service to leave
#   SID=AC… TOKEN=… NEW=KS…            the account here and the service to move to
#   PROXY=http://localhost:8083        where proxy-service answers
#   TWILIO=https://proxy.twilio.com
#
# Needs bash, curl and jq. Ends with 1 when something could not be moved, and says what.
set -euo pipefail
: "${OLD_SID:?}" "${OLD_TOKEN:?}" "${OLD:?}" "${SID:?}" "${TOKEN:?}" "${NEW:?}"
old=${TWILIO:-https://proxy.twilio.com}/v1/Services/$OLD
new=${PROXY:-http://localhost:8083}/v1/Services/$NEW
moved=0 there=0 failed=0

# Passwords go by a pipe: the arguments of a program are for everybody to see.
call() { # call <account> <password> <arguments of curl …>: the answer, and its status on a line of its own
  local account=$1 password=$2
  shift 2
  curl -sS --max-time 30 -w '\n%{http_code}' -K <(printf 'user = "%s:%s"\n' "$account" "$password") "$@"
}

every() { # every <list> <address>: all its entries, a line each, page after page
  local list=$1 next=$2 answer
  while [ -n "$next" ]; do
    answer=$(call "$OLD_SID" "$OLD_TOKEN" "$next")
    if [ "${answer##*$'\n'}" != 200 ]; then
      printf 'Twilio answers %s to %s: %s\n' "${answer##*$'\n'}" "$next" "${answer%$'\n'*}" >&2
      return 1
    fi
    answer=${answer%$'\n'*}
    jq -c ".$list[]" <<<"$answer"
    next=$(jq -r '.meta.next_page_url // empty' <<<"$answer")
  done
}

move() { # move <session in JSON>
  local sid people fields answer status
  sid=$(jq -r .sid <<<"$1")
  people=$(every participants "$old/Sessions/$sid/Participants?PageSize=100") || return 1
  fields=()
  while read -r person; do
    fields+=(--data-urlencode "Participants=$person")
  done < <(jq -c 'select(.date_deleted == null)
    | {Identifier: .identifier, FriendlyName: .friendly_name, ProxyIdentifier: .proxy_identifier}' <<<"$people")
  while read -r field; do
    fields+=(--data-urlencode "$field")
  done < <(jq -r '"UniqueName=\(.unique_name // .sid)", "Mode=\(.mode)", "Ttl=\(.ttl)",
    (.date_expiry // empty | "DateExpiry=\(.)")' <<<"$1")
  answer=$(call "$SID" "$TOKEN" "${fields[@]}" "$new/Sessions") || return 1
  status=${answer##*$'\n'} answer=${answer%$'\n'*}
  if [ "$status" = 201 ]; then
    moved=$((moved + 1))
    echo "$sid is $(jq -r .sid <<<"$answer") now"
  elif [ "$(jq -r '.code?' <<<"$answer")" = 80603 ]; then
    there=$((there + 1))
    echo "$sid was opened here before"
  else
    printf '%s stays where it is: %s\n' "$sid" "$(jq -r '"\(.code) \(.message)"' <<<"$answer" 2>/dev/null || echo "$status $answer")" >&2
    return 1
  fi
}

sessions=$(every sessions "$old/Sessions?PageSize=1000")
while read -r session; do
  move "$session" || failed=$((failed + 1))
done < <(jq -c 'select(.status == "open" or .status == "in-progress")' <<<"$sessions")
echo "$moved moved, $there opened here before, $failed not moved"
[ "$failed" = 0 ]
