#!/usr/bin/env bash
# The script that service desks pass on: one person after the other, and six seconds before it reads back.
# SITE, LOGIN (e-mail:token) and PAUSE come from the environment; the addresses, one a line, from the standard input.
set -uo pipefail

jira() { curl --silent --user "$LOGIN" --request "$1" "$SITE/rest/api/3/$2"; }

while read -r address; do
  account=$(jira GET "user/search?query=$address" | sed -n 's/.*"accountId":"\([^"]*\)".*/\1/p')
  groups=$(jira GET "user?accountId=$account&expand=groups" | grep -o '"groupId":"[^"]*"' | cut -d '"' -f 4)
  for group in $groups; do
    jira DELETE "group/user?groupId=$group&accountId=$account"
  done
  jira DELETE "user?accountId=$account"
  sleep "$PAUSE"
  jira GET "user?accountId=$account" | grep -o '"active":[a-z]*'
done
