#!/bin/sh
# The same smoke against the sandbox: for pull requests from forks, which get no secrets, and to try a pipeline before an account exists.
# Usage: against-the-sandbox.sh [command that starts tim-push, by default "npx tim-push"]
set -eu
tim_push=${*:-npx tim-push}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# One sandbox for one command: its address is in the environment of what stands behind --.
$tim_push sandbox exec -- $tim_push smoke --push --format github --junit "$out/smoke.xml" --report "$out/smoke.html"

# The files a pipeline keeps are there, and every vendor accepted a push.
test -s "$out/smoke.html"
for vendor in apns fcm huawei honor xiaomi oppo vivo meizu harmony; do
  grep -q "name=\"$vendor/direct-push/demo\"/>" "$out/smoke.xml" || { echo "no accepted push of $vendor in smoke.xml" >&2; exit 1; }
done
echo "smoke: every vendor of the sandbox accepted its push"
