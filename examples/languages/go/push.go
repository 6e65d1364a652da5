// A push through vivo, FCM and APNs, as a server sends it. Needs Go 1.19 and nothing else: go run push.go
package main

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/md5"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"
)

type object = map[string]any

var (
	sandbox = os.Getenv("TIM_PUSH_SANDBOX_URL") // in production: the vendors' own hosts
	config  = readObject("tim-push.config.json")
	account = readObject("service-account.json")
	client  = &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: sandboxCA()}}}
)

func main() {
	fmt.Println("vivo", vivo())
	fmt.Println("fcm", fcm())
	fmt.Println("apns", apns())
}

func vivo() string {
	id, _ := strconv.Atoi(text(config, "vivo_app_id"))
	key, now := text(config, "vivo_app_key"), time.Now().UnixMilli()
	sign := fmt.Sprintf("%x", md5.Sum([]byte(fmt.Sprintf("%d%s%d%s", id, key, now, text(config, "vivo_app_secret")))))
	auth := object{}
	check(json.Unmarshal([]byte(postJSON(sandbox+"/vivo/message/auth", object{"appId": id, "appKey": key, "timestamp": now, "sign": sign}, nil)), &auth))
	return postJSON(sandbox+"/vivo/message/send", object{
		"appId": id, "regId": tokenOf("vivo"), "notifyType": 4, "title": "Lunch?", "content": "Noodles at one.",
		"skipType": 1, "classification": 1, "category": "IM", "requestId": strconv.FormatInt(now, 36),
	}, map[string]string{"authToken": text(auth, "authToken")})
}

func fcm() string {
	now := time.Now().Unix()
	unsigned := segment(object{"alg": "RS256", "typ": "JWT", "kid": text(account, "private_key_id")}) + "." + segment(object{
		"iss": text(account, "client_email"), "scope": "https://www.googleapis.com/auth/firebase.messaging", "aud": text(account, "token_uri"), "iat": now, "exp": now + 3600,
	})
	digest := sha256.Sum256([]byte(unsigned))
	signature, err := rsa.SignPKCS1v15(rand.Reader, privateKey([]byte(text(account, "private_key"))).(*rsa.PrivateKey), crypto.SHA256, digest[:])
	check(err)
	form := url.Values{"grant_type": {"urn:ietf:params:oauth:grant-type:jwt-bearer"}, "assertion": {unsigned + "." + b64(signature)}}
	access := object{}
	check(json.Unmarshal([]byte(post(sandbox+"/fcm/token", []byte(form.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded"})), &access))
	return postJSON(sandbox+"/fcm/v1/projects/"+text(account, "project_id")+"/messages:send",
		object{"message": object{"token": tokenOf("pixel"), "notification": object{"title": "Lunch?", "body": "Noodles at one."}}},
		map[string]string{"Authorization": "Bearer " + text(access, "access_token")})
}

func apns() string {
	unsigned := segment(object{"alg": "ES256", "kid": text(config, "apple_key_id")}) + "." + segment(object{"iss": text(config, "apple_team_id"), "iat": time.Now().Unix()})
	file, err := os.ReadFile("authkey.p8")
	check(err)
	digest := sha256.Sum256([]byte(unsigned))
	r, s, err := ecdsa.Sign(rand.Reader, privateKey(file).(*ecdsa.PrivateKey), digest[:])
	check(err)
	signature := append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
	return postJSON(os.Getenv("TIM_PUSH_SANDBOX_TLS_URL")+"/3/device/"+tokenOf("iphone"),
		object{"aps": object{"alert": object{"title": "Lunch?", "body": "Noodles at one."}}},
		map[string]string{"authorization": "bearer " + unsigned + "." + b64(signature), "apns-topic": text(config, "apple_bundle_id"), "apns-push-type": "alert", "apns-priority": "10"})
}

func postJSON(address string, body object, headers map[string]string) string {
	raw, err := json.Marshal(body)
	check(err)
	all := map[string]string{"Content-Type": "application/json"}
	for name, value := range headers {
		all[name] = value
	}
	return post(address, raw, all)
}

func post(address string, body []byte, headers map[string]string) string {
	request, err := http.NewRequest(http.MethodPost, address, bytes.NewReader(body))
	check(err)
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	answer, err := client.Do(request)
	check(err)
	defer answer.Body.Close()
	read, err := io.ReadAll(answer.Body)
	check(err)
	if answer.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s %s", address, answer.Status, read)
	}
	if len(read) == 0 {
		return "200 (" + answer.Proto + ")"
	}
	return string(read)
}

// Trusts the CA of the sandbox alone.
func sandboxCA() *x509.CertPool {
	file, err := os.ReadFile(os.Getenv("NODE_EXTRA_CA_CERTS"))
	check(err)
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(file)
	return pool
}

func privateKey(text []byte) any {
	block, _ := pem.Decode(text)
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	check(err)
	return key
}

func readObject(name string) object {
	file, err := os.ReadFile(name)
	check(err)
	read := object{}
	check(json.Unmarshal(file, &read))
	return read
}

func tokenOf(device string) string         { return text(config["devices"].(object)[device].(object), "token") }
func text(from object, name string) string { return from[name].(string) }
func b64(raw []byte) string                { return base64.RawURLEncoding.EncodeToString(raw) }
func segment(value object) string {
	raw, err := json.Marshal(value)
	check(err)
	return b64(raw)
}
func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
