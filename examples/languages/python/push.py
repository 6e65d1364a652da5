# A push through vivo, FCM and APNs, as a server sends it. Needs: pip install cryptography
import base64, hashlib, http.client, json, os, ssl, time, urllib.parse, urllib.request, uuid
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils

SANDBOX = os.environ["TIM_PUSH_SANDBOX_URL"]  # in production: the vendors' own hosts
config = json.load(open("tim-push.config.json"))
token_of = lambda name: config["devices"][name]["token"]
b64 = lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
segment = lambda value: b64(json.dumps(value).encode())


def post(url, body, headers):
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=10) as answer:
        return json.load(answer)


def vivo():
    app_id, key = config["vivo_app_id"], config["vivo_app_key"]
    timestamp = int(time.time() * 1000)
    sign = hashlib.md5(f"{app_id}{key}{timestamp}{config['vivo_app_secret']}".encode()).hexdigest()
    send = lambda path, body, more: post(SANDBOX + "/vivo" + path, json.dumps(body).encode(), {"Content-Type": "application/json", **more})
    auth = send("/message/auth", {"appId": int(app_id), "appKey": key, "timestamp": timestamp, "sign": sign}, {})
    return send("/message/send", {
        "appId": int(app_id), "regId": token_of("vivo"), "notifyType": 4, "title": "Lunch?", "content": "Noodles at one.",
        "skipType": 1, "classification": 1, "category": "IM", "requestId": uuid.uuid4().hex,
    }, {"authToken": auth["authToken"]})


def fcm():
    account = json.load(open("service-account.json"))
    now = int(time.time())
    claims = {"iss": account["client_email"], "scope": "https://www.googleapis.com/auth/firebase.messaging", "aud": account["token_uri"], "iat": now, "exp": now + 3600}
    unsigned = segment({"alg": "RS256", "typ": "JWT", "kid": account["private_key_id"]}) + "." + segment(claims)
    key = serialization.load_pem_private_key(account["private_key"].encode(), None)
    jwt = unsigned + "." + b64(key.sign(unsigned.encode(), padding.PKCS1v15(), hashes.SHA256()))
    form = urllib.parse.urlencode({"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": jwt}).encode()
    access = post(SANDBOX + "/fcm/token", form, {"Content-Type": "application/x-www-form-urlencoded"})["access_token"]
    message = {"message": {"token": token_of("pixel"), "notification": {"title": "Lunch?", "body": "Noodles at one."}}}
    return post(f"{SANDBOX}/fcm/v1/projects/{account['project_id']}/messages:send", json.dumps(message).encode(),
                {"Content-Type": "application/json", "Authorization": "Bearer " + access})


def apns():
    unsigned = segment({"alg": "ES256", "kid": config["apple_key_id"]}) + "." + segment({"iss": config["apple_team_id"], "iat": int(time.time())})
    key = serialization.load_pem_private_key(open("authkey.p8", "rb").read(), None)
    r, s = utils.decode_dss_signature(key.sign(unsigned.encode(), ec.ECDSA(hashes.SHA256())))
    jwt = unsigned + "." + b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    # Apple speaks HTTP/2 alone, Python's own client HTTP/1.1; the sandbox takes both. In production: a client such as httpx[http2].
    address = urllib.parse.urlparse(os.environ["TIM_PUSH_SANDBOX_TLS_URL"])
    trust = ssl.create_default_context(cafile=os.environ["NODE_EXTRA_CA_CERTS"])
    connection = http.client.HTTPSConnection(address.hostname, address.port, context=trust, timeout=10)
    connection.request("POST", "/3/device/" + token_of("iphone"), json.dumps({"aps": {"alert": {"title": "Lunch?", "body": "Noodles at one."}}}), {
        "authorization": "bearer " + jwt, "apns-topic": config["apple_bundle_id"], "apns-push-type": "alert", "apns-priority": "10",
    })
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


print("vivo", vivo())
print("fcm", fcm())
print("apns", apns())
