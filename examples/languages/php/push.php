<?php
// A push through vivo, FCM and APNs, as a server sends it. Needs PHP 8 with curl and openssl.
$sandbox = getenv('TIM_PUSH_SANDBOX_URL'); // in production: the vendors' own hosts
$config = json_decode(file_get_contents('tim-push.config.json'), true);
$account = json_decode(file_get_contents('service-account.json'), true);
$tokenOf = fn ($device) => $config['devices'][$device]['token'];

function post(string $url, string $body, array $headers): string
{
    $call = curl_init($url);
    curl_setopt_array($call, [
        CURLOPT_POSTFIELDS => $body, CURLOPT_HTTPHEADER => $headers, CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 10,
        CURLOPT_CAINFO => getenv('NODE_EXTRA_CA_CERTS'), CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_2TLS,
    ]);
    $answer = curl_exec($call);
    $status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);
    if ($status !== 200) {
        throw new RuntimeException("$url: $status $answer " . curl_error($call));
    }
    return $answer === '' ? '200 (HTTP version ' . curl_getinfo($call, CURLINFO_HTTP_VERSION) . ' of curl)' : $answer;
}

function b64(string $raw): string
{
    return rtrim(strtr(base64_encode($raw), '+/', '-_'), '=');
}

function unsigned(array $header, array $claims): string
{
    return b64(json_encode($header)) . '.' . b64(json_encode($claims));
}

/** r and s, 32 bytes each, out of the DER that openssl makes. */
function rawSignature(string $der): string
{
    $length = ord($der[3]);
    $parts = [substr($der, 4, $length), substr($der, 6 + $length)];
    return implode('', array_map(fn ($part) => str_pad(ltrim($part, "\0"), 32, "\0", STR_PAD_LEFT), $parts));
}

$id = $config['vivo_app_id'];
$key = $config['vivo_app_key'];
$now = (int) (microtime(true) * 1000);
$auth = json_decode(post("$sandbox/vivo/message/auth", json_encode([
    'appId' => (int) $id, 'appKey' => $key, 'timestamp' => $now, 'sign' => md5($id . $key . $now . $config['vivo_app_secret']),
]), ['Content-Type: application/json']), true);
echo 'vivo ', post("$sandbox/vivo/message/send", json_encode([
    'appId' => (int) $id, 'regId' => $tokenOf('vivo'), 'notifyType' => 4, 'title' => 'Lunch?', 'content' => 'Noodles at one.',
    'skipType' => 1, 'classification' => 1, 'category' => 'IM', 'requestId' => bin2hex(random_bytes(16)),
]), ['Content-Type: application/json', 'authToken: ' . $auth['authToken']]), "\n";

$jwt = unsigned(['alg' => 'RS256', 'typ' => 'JWT', 'kid' => $account['private_key_id']], [
    'iss' => $account['client_email'], 'scope' => 'https://www.googleapis.com/auth/firebase.messaging',
    'aud' => $account['token_uri'], 'iat' => time(), 'exp' => time() + 3600,
]);
openssl_sign($jwt, $signature, $account['private_key'], OPENSSL_ALGO_SHA256);
$form = http_build_query(['grant_type' => 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'assertion' => $jwt . '.' . b64($signature)]);
$access = json_decode(post("$sandbox/fcm/token", $form, ['Content-Type: application/x-www-form-urlencoded']), true)['access_token'];
echo 'fcm ', post("$sandbox/fcm/v1/projects/{$account['project_id']}/messages:send", json_encode([
    'message' => ['token' => $tokenOf('pixel'), 'notification' => ['title' => 'Lunch?', 'body' => 'Noodles at one.']],
]), ['Content-Type: application/json', 'Authorization: Bearer ' . $access]), "\n";

$jwt = unsigned(['alg' => 'ES256', 'kid' => $config['apple_key_id']], ['iss' => $config['apple_team_id'], 'iat' => time()]);
openssl_sign($jwt, $der, file_get_contents('authkey.p8'), OPENSSL_ALGO_SHA256);
echo 'apns ', post(getenv('TIM_PUSH_SANDBOX_TLS_URL') . '/3/device/' . $tokenOf('iphone'), json_encode([
    'aps' => ['alert' => ['title' => 'Lunch?', 'body' => 'Noodles at one.']],
]), ['authorization: bearer ' . $jwt . '.' . b64(rawSignature($der)), 'apns-topic: ' . $config['apple_bundle_id'], 'apns-push-type: alert', 'apns-priority: 10']), "\n";
