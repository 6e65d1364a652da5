// A push through vivo, FCM and APNs, as a server sends it. Needs Java 17 and nothing else: java Push.java
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.*;
import java.util.regex.*;
import javax.net.ssl.*;
import static java.nio.charset.StandardCharsets.UTF_8;

public class Push {
  static final String SANDBOX = System.getenv("TIM_PUSH_SANDBOX_URL"); // in production: the vendors' own hosts
  static String config, account;
  static HttpClient client;

  public static void main(String[] args) throws Exception {
    config = Files.readString(Path.of("tim-push.config.json"));
    account = Files.readString(Path.of("service-account.json"));
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(trusting(System.getenv("NODE_EXTRA_CA_CERTS"))).build();
    System.out.println("vivo " + vivo());
    System.out.println("fcm " + fcm());
    System.out.println("apns " + apns());
  }

  static String vivo() throws Exception {
    String id = field(config, "vivo_app_id"), key = field(config, "vivo_app_key");
    long timestamp = System.currentTimeMillis();
    byte[] md5 = MessageDigest.getInstance("MD5").digest((id + key + timestamp + field(config, "vivo_app_secret")).getBytes(UTF_8));
    String auth = post(SANDBOX + "/vivo/message/auth", "{\"appId\":%s,\"appKey\":\"%s\",\"timestamp\":%d,\"sign\":\"%s\"}"
        .formatted(id, key, timestamp, HexFormat.of().formatHex(md5)), "content-type", "application/json");
    return post(SANDBOX + "/vivo/message/send", """
        {"appId":%s,"regId":"%s","notifyType":4,"title":"Lunch?","content":"Noodles at one.","skipType":1,
         "classification":1,"category":"IM","requestId":"%s"}""".formatted(id, tokenOf("vivo"), UUID.randomUUID()),
        "content-type", "application/json", "authToken", field(auth, "authToken"));
  }

  static String fcm() throws Exception {
    long now = System.currentTimeMillis() / 1000;
    String jwt = signed("RSA", "SHA256withRSA", field(account, "private_key").replace("\\n", "\n"),
        "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(field(account, "private_key_id")),
        "{\"iss\":\"%s\",\"scope\":\"https://www.googleapis.com/auth/firebase.messaging\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(field(account, "client_email"), field(account, "token_uri"), now, now + 3600));
    String form = "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", UTF_8) + "&assertion=" + jwt;
    String access = field(post(SANDBOX + "/fcm/token", form, "content-type", "application/x-www-form-urlencoded"), "access_token");
    return post(SANDBOX + "/fcm/v1/projects/" + field(account, "project_id") + "/messages:send",
        "{\"message\":{\"token\":\"%s\",\"notification\":{\"title\":\"Lunch?\",\"body\":\"Noodles at one.\"}}}".formatted(tokenOf("pixel")),
        "content-type", "application/json", "authorization", "Bearer " + access);
  }

  static String apns() throws Exception {
    String jwt = signed("EC", "SHA256withECDSAinP1363Format", Files.readString(Path.of("authkey.p8")),
        "{\"alg\":\"ES256\",\"kid\":\"%s\"}".formatted(field(config, "apple_key_id")),
        "{\"iss\":\"%s\",\"iat\":%d}".formatted(field(config, "apple_team_id"), System.currentTimeMillis() / 1000));
    return post(System.getenv("TIM_PUSH_SANDBOX_TLS_URL") + "/3/device/" + tokenOf("iphone"),
        "{\"aps\":{\"alert\":{\"title\":\"Lunch?\",\"body\":\"Noodles at one.\"}}}",
        "authorization", "bearer " + jwt, "apns-topic", field(config, "apple_bundle_id"), "apns-push-type", "alert", "apns-priority", "10");
  }

  static String post(String url, String body, String... headers) throws Exception {
    var answer = client.send(HttpRequest.newBuilder(URI.create(url)).headers(headers).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IllegalStateException(url + ": " + answer.statusCode() + " " + answer.body());
    return answer.body().isEmpty() ? "200 (" + answer.version() + ")" : answer.body();
  }

  static String signed(String kind, String algorithm, String pem, String header, String claims) throws Exception {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    var encoder = Base64.getUrlEncoder().withoutPadding();
    String unsigned = encoder.encodeToString(header.getBytes(UTF_8)) + "." + encoder.encodeToString(claims.getBytes(UTF_8));
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der)));
    signature.update(unsigned.getBytes(UTF_8));
    return unsigned + "." + encoder.encodeToString(signature.sign());
  }

  /** Trusts the CA file of the sandbox, which is not in the trust store of Java. */
  static SSLContext trusting(String caFile) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(Path.of(caFile))) {
      // The file may hold more certificates than the sandbox's own.
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in))
        store.setCertificateEntry("ca" + store.size(), certificate);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** Enough for these small files; use a JSON library in a server. */
  static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!found.find()) throw new IllegalStateException("no " + name);
    return found.group(1);
  }

  static String tokenOf(String device) {
    return field(config.substring(config.indexOf("\"" + device + "\": {")), "token");
  }
}
