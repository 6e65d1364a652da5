#!/bin/sh
# Runs every language that is installed against a sandbox and waits for its three pushes. Usage: sh run.sh tim-push
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$here/make-keys.sh" "$work"
cd "$work"
one() {
  name=$1
  shift
  command -v "$1" >/dev/null || { echo "$name: $1 is not installed here, left out"; return 0; }
  echo "$name"
  ran=$((ran + 1))
  # shellcheck disable=SC2016
  $program sandbox exec -- sh -c '"$@" && for vendor in vivo fcm apns; do '"$program"' sandbox wait --vendor $vendor --for 10s || exit 1; done' sh "$@"
}
program="$*"
ran=0
if python3 -c 'import cryptography' 2>/dev/null; then one Python python3 "$here/python/push.py"; else echo "Python: python3 with cryptography is not installed here, left out"; fi
one Java java "$here/java/Push.java"
one Go go run "$here/go/push.go"
one PHP php "$here/php/push.php"
[ "$ran" -gt 0 ] || echo "no language is installed here: nothing was run"
