#!/bin/sh
# Makes keys that open nothing and a config that registers them with the sandbox, in the folder given. Needs openssl.
set -eu
mkdir -p "$1"
cd "$1"
umask 077
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out authkey.p8 2>/dev/null
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out google.pem 2>/dev/null
key=$(awk '{printf "%s\\n", $0}' google.pem)
cat > service-account.json <<JSON
{
  "type": "service_account",
  "project_id": "example-chat",
  "private_key_id": "0123456789abcdef0123456789abcdef01234567",
  "private_key": "$key",
  "client_email": "push@example-chat.iam.gserviceaccount.com",
  "client_id": "100000000000000000009",
  "token_uri": "https://oauth2.googleapis.com/token"
}
JSON
cat > tim-push.config.json <<JSON
{
  "package_name": "com.example.chat",
  "vivo_app_id": "100000017",
  "vivo_app_key": "0e300000000000000000000000000017",
  "vivo_app_secret": "0e300000-0000-4000-8000-000000000017",
  "apple_bundle_id": "com.example.chat",
  "apple_environment": "production",
  "apple_key_file": "authkey.p8",
  "apple_key_id": "EXAMPLE123",
  "apple_team_id": "EXAMPLETM1",
  "google_service_account": { "file": "service-account.json" },
  "devices": {
    "vivo": { "vendor": "vivo", "token": "16000000000000000000117" },
    "pixel": { "vendor": "fcm", "token": "example000000000000000:APA91bEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE" },
    "iphone": { "vendor": "apns", "token": "17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e17e1" }
  }
}
JSON
