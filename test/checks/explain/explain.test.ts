// `explain` is exact: a number yields only its own entries; a pasted text yields the code in it and nothing else.
import { describe, expect, it } from 'vitest';
import { explainText, loadDictionary } from '../../../src/checks/explain/index.js';
import { unknownCode } from '../../../src/checks/explain/unknown-code.js';
import { renderProblem } from '../../../src/problems/render.js';

const dictionary = await loadDictionary();
const codes = (text: string): readonly string[] => explainText(text, dictionary).codes;

/** The number of an entry: `vivo/10302-uninstalled` and `oppo/phone-14` are entries of 10302 and 14; `huawei/1101-12304` is one of 1101. */
const numberOf = (code: string): string | undefined => /^[a-z-]+\/(?:phone-)?(\d+)(?:-|$)/.exec(code)?.[1];
const isEntryOf = (number: number, code: string): boolean =>
  numberOf(code) === String(number) || (code === 'tencent-im/120001-130000' && number >= 120_001 && number <= 130_000);

/** Every number of the tables, and the numbers of codes on phones. */
const known = [
  ...new Set(
    Object.keys(dictionary.catalogue).flatMap((code) => [...code.matchAll(/\d+/g)].map(([digits]) => Number(digits))),
  ),
];

describe('a bare number', () => {
  it('from 1 to 99,999 yields no entry of another code', () => {
    const wrong: string[] = [];
    for (let number = 1; number < 100_000; number += 1)
      for (const code of codes(String(number))) if (!isEntryOf(number, code)) wrong.push(`${number}: ${code}`);
    expect(wrong).toEqual([]);
  });

  it('yields all its entries, and no others, for every number of every table', () => {
    expect(known.length).toBeGreaterThan(500);
    for (const number of known) {
      const own = Object.keys(dictionary.catalogue).filter(
        (code) => isEntryOf(number, code) && !/^doctor\//.test(code),
      );
      expect([number, [...codes(String(number))].sort()]).toEqual([number, own.sort()]);
    }
  });

  it('with a vendor yields entries of that vendor alone', () => {
    for (const number of known)
      for (const vendor of ['huawei', 'harmony', 'vivo', 'oppo', 'xiaomi', 'meizu', 'honor', 'tencent-im'])
        for (const code of codes(`${vendor} ${number}`)) expect(code.startsWith(`${vendor}/`)).toBe(true);
  });

  it.each([
    ['907135700', 'huawei'],
    ['907135701', 'huawei'],
    ['907135702', 'huawei'],
    ['907122045', 'huawei'],
    ['907135005', 'huawei'],
    ['6002', 'huawei'],
    ['8001003', 'honor'],
    ['70000002', 'xiaomi'],
    ['22022', 'xiaomi'],
    ['3000', 'apns'],
    ['3010', 'apns'],
    ...'6012 6013 6014 6015 6017 6018 6019 6022 6023 6026 6200 6201 6205 6206 6207 6208 6209 6213 6226 6250 6251 6255 7013 7014 9503 9506 9508 9510 9511 9512 9516 9518 9519 9520 9521 9523 9524 9525 70001 70052 70101 70107 70114 21005 800005'
      .split(' ')
      .map((code) => [code, 'tencent-im']),
  ])('%s, a code on phones, is an entry of %s', (number = '', scope = '') => {
    expect(codes(number)).toContain(`${scope}/${number}`);
  });
});

describe('what people type', () => {
  it.each([
    ['huawei 6003', ['huawei/6003']],
    ['hms 6003', ['huawei/6003']],
    ['华为 6003', ['huawei/6003']],
    ['"oppo 14"', ['oppo/14', 'oppo/phone-14']],
    ['oppo/14', ['oppo/14', 'oppo/phone-14']],
    ['vivo error code: 10206', ['vivo/10206', 'vivo/10206-key-and-secret-swapped', 'vivo/10206-key-equals-secret']],
    ['apns 410', ['apns/Unregistered', 'apns/ExpiredToken']],
    ['403 Forbidden', codes('HTTP/1.1 403 Forbidden')],
    ['apns http 429', ['apns/TooManyProviderTokenUpdates', 'apns/TooManyRequests']],
    ['fcm 503', ['fcm/UNAVAILABLE']],
    ['huawei 20152', ['huawei/1101-20152']],
    ['messaging/mismatched-credential', ['fcm/SENDER_ID_MISMATCH', 'fcm/mismatched-credential']],
    ['messaging/registration-token-not-registered', ['fcm/UNREGISTERED', 'fcm/registration-token-not-registered']],
    ['messaging/third-party-auth-error', ['fcm/THIRD_PARTY_AUTH_ERROR', 'fcm/third-party-auth-error']],
    ['NotRegistered', ['fcm/UNREGISTERED']],
    ['SenderId mismatch', ['fcm/SENDER_ID_MISMATCH']],
    ['ERR_USER_SIG_EXPIRED', ['tencent-im/6206']],
    ['ERROR_SCOPE_LIST_EMPTY', ['huawei/907135701']],
    ['No valid targets!', ['xiaomi/20301']],
    ['ext/not-json', ['ext/not-json']],
    ['ext not-json', ['ext/not-json']],
    ['HW-01', ['doctor/HW-01']],
    ['120500', ['tencent-im/120001-130000']],
    // A list behind a service, hex, and floats as Go prints them.
    ['oppo 14、33', ['oppo/14', 'oppo/phone-14', 'oppo/33']],
    ['oppo/33,11', ['oppo/33', 'oppo/11']],
    ['0x177E', ['tencent-im/6014']],
    ['oppo 0xFFFFFFFE', ['oppo/-2']],
    ['map[code:8.0300007e+07 message:x]', ['huawei/80300007', 'harmony/80300007']],
    // Process numbers, sizes, project numbers and numbers without a word about a failure are no codes.
    ['11-30 21:56:19.103 21301 21301 I MainActivity: error', []],
    ['Content-Length: 20001, error', []],
    ['order 21301 is on its way', []],
    [
      'Firebase Cloud Messaging API has not been used in project 123456 before or it is disabled.',
      ['fcm/SERVICE_DISABLED'],
    ],
    ["Permission 'cloudmessaging.messages.create' denied on resource 'x'", ['fcm/IAM_PERMISSION_DENIED']],
    ['apns TopicDisallowed, fcm UNREGISTERED', ['apns/TopicDisallowed', 'fcm/UNREGISTERED']],
    // Full-width punctuation, digits of other scripts, invisible characters, and other separators.
    ...[
      '“vivo　１０２０６”。',
      'vivo：10206',
      'vivo ١٠٢٠٦',
      'vivo \u200b10206',
      'vivo-10206',
      'vivo_10206',
      'vivo10206',
      'vivo(10206)',
      'VIVO #10206',
      '[vivo/10206]',
      'vivo错误码：10206',
      'vivo推送返回10206',
      '10,206',
      '10 206',
    ].map((text): [string, string[]] => [
      text,
      ['vivo/10206', 'vivo/10206-key-and-secret-swapped', 'vivo/10206-key-equals-secret'],
    ]),
    ['fcm: 404 Not Found', ['fcm/http-404', 'fcm/UNREGISTERED', 'fcm/NOT_FOUND']],
    [
      'HTTP/2 429',
      ['apns/TooManyProviderTokenUpdates', 'apns/TooManyRequests', 'fcm/QUOTA_EXCEEDED', 'fcm/RESOURCE_EXHAUSTED'],
    ],
    ['grpc 16', ['fcm/UNAUTHENTICATED']],
    ['huawei 1101 20152', ['huawei/1101-20152']],
    [
      'vivo 10302, 9999999',
      [
        'vivo/10302',
        'vivo/10302-unknown-token',
        'vivo/10302-uninstalled',
        'vivo/10302-inactive',
        'vivo/10302-not-test-device',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('invalid-argument of firebase-admin leads to INVALID_ARGUMENT first', () => {
    expect(codes('messaging/invalid-argument')[0]).toBe('fcm/INVALID_ARGUMENT');
  });
});

describe('what people paste', () => {
  it.each([
    // Huawei and HarmonyOS give the same answer: both are named, unless something in it distinguishes them.
    ['{"code":"80300007","msg":"All the tokens are invalid","requestId":"1"}', ['huawei/80300007', 'harmony/80300007']],
    [
      'answer: {"code":"80300007","msg":"All the tokens are invalid","requestId":"6003"} (200)',
      ['huawei/80300007', 'harmony/80300007'],
    ],
    ['HarmonyOS answered {"code":"80300007","msg":"x","requestId":"1"}', ['harmony/80300007']],
    ['鸿蒙推送 {"code":"80200001","msg":"x","requestId":"1"}', ['harmony/80200001']],
    [
      '{"code":"80300007","msg":"{\\"success\\":0,\\"failure\\":1,\\"illegal_tokens\\":[\\"x\\"]}","requestId":"1"}',
      ['huawei/80300007'],
    ],
    [
      '{"code":"80300007","msg":"{\\"failure\\":2,\\"illegalTokens\\":{\\"noRight\\":[\\"MA1\\"],\\"tokenFormatError\\":[\\"MA2\\"]}}","requestId":"1"}',
      ['harmony/noRight', 'harmony/tokenFormatError'],
    ],
    [
      'Disable send huawei msg because of penalty.',
      ['harmony/80300037', 'harmony/disableSendHuaweiMsgBecauseOfPenalty'],
    ],
    ['{"error":1101,"sub_error":20152,"error_description":"x"}', ['huawei/1101-20152']],
    [
      '{"error":{"code":404,"message":"Requested entity was not found.","status":"NOT_FOUND","details":[{"errorCode":"UNREGISTERED"}]}}',
      // The answer does not say whether the push was addressed to a token or to an installation ID.
      ['fcm/UNREGISTERED', 'fcm/UNREGISTERED-installation'],
    ],
    ['{"reason":"BadTopic"}', ['apns/BadTopic']],
    ['{"reason":"Unregistered","timestamp":1700000000000}', ['apns/Unregistered']],
    ['{"ActionStatus":"FAIL","ErrorInfo":"x","ErrorCode":70009}', ['tencent-im/70009']],
    ['{"code":14,"message":"Invalid AppKey"}', ['oppo/14', 'oppo/phone-14']],
    ['code=14 msg=x', ['oppo/14', 'oppo/phone-14', 'huawei/14-receipt', 'harmony/14-receipt']],
    ['{"result":"error","reason":"No valid targets!","trace_id":"X","code":20301,"description":"y"}', ['xiaomi/20301']],
    ['"{\\"code\\":\\"80300007\\",\\"msg\\":\\"x\\"}"', ['huawei/80300007', 'harmony/80300007']],
    ['errorCode=21301', ['xiaomi/21301']],
    ['errorCode=21301 reason=Invalid application secret.', ['xiaomi/21301']],
    ['12-01 10:00:01.100 W/HMSSDK: getToken failed: 907135702: certificate fingerprint empty', ['huawei/907135702']],
    ['6003: certificate fingerprint error', ['huawei/6003']],
    ['[vivo] onStateChanged state=10003', ['vivo/phone-10003']],
    ['login failed, code=6206, desc=usersig expired', ['tencent-im/6206']],
    ['Error Domain=NSCocoaErrorDomain Code=3000 "no valid aps-environment entitlement"', ['apns/3000']],
    [
      '{"code":0,"data":{"code":10206}}',
      ['vivo/10206', 'vivo/10206-key-and-secret-swapped', 'vivo/10206-key-equals-secret'],
    ],
    ['｛“code”：“80200003”，“msg”：“x”｝', ['huawei/80200003']],
    ['{"result":10302,"desc":"x","invalidUser":{"userid":"x","status":4}}', ['vivo/10302-not-test-device']],
    ['{"code":"200","message":"","value":{"110002":["x"]}}', ['meizu/110002']],
    ['error=1101, sub_error=20152', ['huawei/1101-20152']],
    ['PERMISSION_DENIED: SenderId mismatch', ['fcm/SENDER_ID_MISMATCH']],
    ['{"error":"invalid_grant","error_description":"Invalid JWT Signature."}', ['fcm/invalid_grant-signature']],
    ['PlatformException(6206, usersig expired, null, null)', ['tencent-im/6206']],
    ['apns-http2: Unregistered', ['apns/Unregistered']],
    ['HTTP/1.1 410 Gone\r\napns-id: 1\r\n\r\n{"reason":"Unregistered"}', ['apns/Unregistered']],
    [
      "AxiosError: status code 401 { data: { error: { code: 401, status: 'UNAUTHENTICATED' } } }",
      ['fcm/UNAUTHENTICATED'],
    ],
    ['✗ vivo refused the credentials: the signature does not match   vivo/10206', ['vivo/10206']],
    [
      "FirebaseMessagingError: SenderId mismatch { errorInfo: { code: 'messaging/mismatched-credential' } }",
      ['fcm/SENDER_ID_MISMATCH', 'fcm/mismatched-credential'],
    ],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  const answer = '{"result":10302,"desc":"x","taskId":"","invalidUser":{"status":4,"userid":"160"}}';
  it.each([
    ['escaped', answer.replaceAll('"', '\\"')],
    ['twice as a JSON text', JSON.stringify(JSON.stringify(answer))],
    ['in a JSON log under any key', JSON.stringify({ level: 50, time: 1, body: answer })],
    ['for a page', answer.replaceAll('"', '&quot;')],
    ['for an address', encodeURIComponent(answer)],
    ['behind another object', `{"code":0}\n${answer}`],
    ['wrapped by a terminal', answer.replace('desc', 'de\nsc')],
    ['cut', answer.slice(0, -1)],
    ['as fields of a form', 'result=10302&desc=x&invalidUser={"status":4,"userid":"160"}'],
    ['of Java', '{result=10302, desc=x, taskId=, invalidUser={status=4, userid=160}}'],
    ['of Go', '{Result:10302 Desc:x TaskId: InvalidUser:{Status:4 Userid:160}}'],
    ['of Go, as a map', 'map[result:10302 desc:x invalidUser:map[status:4 userid:160]]'],
    ['of Python', "{'result': 10302, 'desc': 'x', 'invalidUser': {'status': 4, 'userid': '160'}}"],
    ['of Ruby', '{:result=>10302, :desc=>"x", :invalidUser=>{:status=>4, :userid=>"160"}}'],
    ['of Rust', 'Object {"result": Number(10302), "invalidUser": Object {"status": Number(4)}}'],
    [
      'of PHP, var_dump',
      'array(2) {\n  ["result"]=>\n  int(10302)\n  ["invalidUser"]=>\n  array(1) {\n    ["status"]=>\n    int(4)\n  }\n}',
    ],
    [
      'of PHP, print_r',
      'Array\n(\n    [result] => 10302\n    [invalidUser] => Array\n        (\n            [status] => 4\n        )\n\n)',
    ],
    ['behind what curl -v says', `* ALPN: server accepted h2\n< HTTP/2 200\n<\n${answer}\n* Connection #0 left`],
  ])('an answer %s', (_name, text) => {
    expect(codes(text)).toEqual(['vivo/10302-not-test-device']);
  });

  it.each([
    ['{reason=Unregistered, timestamp=1700000000000}', ['apns/Unregistered']],
    ['{"error":"No information found about this instance id."}', ['fcm/no-information']],
    ['{"code":200,"message":"success","failTokens":["x"],"expireTokens":[]}', ['honor/failed-token']],
    [
      '{"code":200,"message":"s","data":{"sendResult":true,"requestId":"1","failTokens":[],"expireTokens":["x"]}}',
      ['honor/expired-token'],
    ],
    ['{ code: 14, message: "x", data: {} }', ['oppo/14', 'oppo/phone-14']],
    ['{"code":6206,"message":"userSig expired"}', ['tencent-im/6206']],
    ['Result{statusCode=200, reason=null, returnCode=InvalidAuthToken}', ['oppo/11']],
    ['command={register}, resultCode={70000002}, reason={x}', ['xiaomi/70000002']],
    ['apns2.errors.Unregistered', ['apns/Unregistered']],
    ['MessagingErrorCode.UNREGISTERED', ['fcm/UNREGISTERED']],
    ['APNs refused: BadDeviceToken, answer {"status":400}', ['apns/BadDeviceToken']],
  ])('%s, whose keys or words identify the service', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ['getaddrinfo ENOTFOUND api-push.vivo.com.cn', 'network/dns'],
    ['java.net.UnknownHostException: api.push.oppomobile.com', 'network/dns'],
    ['dial tcp: lookup api.xmpush.xiaomi.com: no such host', 'network/dns'],
    ['connect ECONNREFUSED 127.0.0.1:443', 'network/refused'],
    ['vivo ETIMEDOUT', 'network/timeout'],
    ['java.net.SocketTimeoutException: Read timed out', 'network/timeout'],
    ['AxiosError: socket hang up', 'network/reset'],
    ['read ECONNRESET', 'network/reset'],
    ['unable to get local issuer certificate', 'network/tls-untrusted'],
    ['javax.net.ssl.SSLHandshakeException: PKIX path building failed', 'network/tls-untrusted'],
    ["Hostname/IP does not match certificate's altnames: Host: localhost.", 'network/tls-name'],
    ['CERT_HAS_EXPIRED', 'network/tls-expired'],
    ['javax.net.ssl.SSLHandshakeException: Received fatal alert', 'network/tls'],
    ['<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>', 'network/page'],
    ['vivo <html><body><h1>429 Too Many Requests</h1></body></html>', 'network/page'],
    ['MissingPluginException(No implementation found for method init on channel x)', 'device/plugin-missing'],
    [
      'PlatformException(channel-error, Unable to establish connection on channel., null, null)',
      'device/plugin-missing',
    ],
    ["The package '@x/push' doesn't seem to be linked", 'device/plugin-missing'],
    ["AppDelegate.swift:3:8: error: No such module 'TIMPush'", 'device/module-missing'],
    ['ld: framework not found TIMPush', 'device/module-missing'],
    [
      'Attribute meta-data#com.vivo.push.app_id@value at AndroidManifest.xml requires a placeholder substitution but no value for <VIVO_APPID> is provided.',
      'doctor/BLD-02',
    ],
    [
      'File google-services.json is missing. The Google Services Plugin cannot function without it.',
      'doctor/T3-FCM-01',
    ],
    ["No matching client found for package name 'com.example.chat'", 'doctor/T3-FCM-02'],
    ["ERROR: Failed to verify AGConnect-Config '/client/package_name', expected: 'com.a.b'", 'doctor/T3-HW-04'],
    ['> Could not resolve com.hihonor.mcs:push:7.0.61.303.', 'doctor/T3-GRD-05'],
  ])('%s comes from no vendor', (text, expected) => {
    expect(codes(text)).toEqual([expected]);
  });

  it('a code beside the words of a system is the code', () => {
    expect(codes('ECONNRESET, before: PlatformException(6206, expired)')).toEqual(['tencent-im/6206']);
  });

  it('what a phone writes is no code of the server, however alike', () => {
    expect(codes('E/TIMPush: FCM unavailable')).toEqual([
      'fcm/MISSING_INSTANCEID_SERVICE',
      'fcm/SERVICE_NOT_AVAILABLE',
    ]);
    expect(codes('FCM unavailable')).toEqual(['fcm/MISSING_INSTANCEID_SERVICE', 'fcm/SERVICE_NOT_AVAILABLE']);
    expect(codes('fcm unavailable')).toEqual(['fcm/UNAVAILABLE']);
    expect(codes('FCM UNAVAILABLE')).toEqual(['fcm/UNAVAILABLE']);
    expect(codes('{"error":{"code":503,"message":"x","status":"UNAVAILABLE"}}')).toEqual(['fcm/UNAVAILABLE']);
  });

  it('the vendor behind a code of TIMPush is read too', () => {
    expect(codes('registerPush failed, errCode=800006, errMsg=Huawei appId missing')).toEqual([
      'tencent-im/800006',
      'huawei/907135000',
    ]);
    expect(codes('code: 800005, desc: local channel failed')).toEqual(['tencent-im/800005']);
  });

  it('a number in the place of a code that the vendor named does not have is told', () => {
    expect(explainText('vivo code=10 msg=foo', dictionary)).toMatchObject({ codes: [], number: '10', scope: 'vivo' });
    expect(explainText('code=99887 msg=foo', dictionary)).toMatchObject({ codes: [], number: '99887' });
    // Xiaomi has such a code.
    expect(codes('regId is null, vivo 10002 again')).toEqual([]);
    expect(codes('regId is null, xiaomi 10002 again')).toEqual(['xiaomi/10002']);
  });

  it.each([
    ['a time and an address', '10:00:01 192.168.10.206 port 8080'],
    ['a version', 'tencent_cloud_chat 8.3.6498'],
    ['an id in an answer', '{"requestId":"10302","taskId":"6003"}'],
    ['a short number of another vendor beside a name', 'xiaomi said 14'],
    ['prose', 'the phone stays silent'],
    ['digits with something between them', '1020.6'],
    ['a code of another service behind a name', 'huawei error 10302'],
    ['a code of another service behind a Chinese name', '荣耀推送报 80300007'],
    ['a sub-code that nobody documents', '{"error":1101,"sub_error":20044}'],
    ['a place in a file', 'error at line 404 column 14'],
    ['the exit code of a program', 'exit code 5'],
  ])('%s is not a code', (_name, text) => {
    expect(codes(text)).toEqual([]);
  });

  it('is read in linear time', () => {
    for (const piece of ['{', '[{"a":', '"code":', 'a_', '-1 ', 'error '])
      expect(() => codes(piece.repeat(200_000))).not.toThrow();
  });
});

describe('an unknown code', () => {
  const said = (text: string): string => {
    const { scope } = explainText(text, dictionary);
    return JSON.stringify(
      (['en', 'zh'] as const).map((language) => renderProblem(unknownCode(text, scope, dictionary), language)),
    );
  };

  it('of a vendor leads to the service that has the code', () => {
    expect(said('huawei 10302')).toContain('vivo/10302 exists');
  });

  it('that may be an HTTP status leads to the form for HTTP statuses', () => {
    expect(said('410')).toContain('tim-push explain apns 410');
  });

  it.each([
    'Bearer c2VjcmV0LXNlY3JldC1zZWNyZXQ',
    '0123456789abcdef0123456789abcdef',
    '{"code":"99999999","access_token":"secretsecretsecret"}',
    'x'.repeat(5000),
    '$(rm -rf /)',
  ])('%s is not repeated', (text) => {
    expect(said(text)).not.toContain(text.slice(0, 12));
    expect(said(text)).not.toContain('secret');
  });
});
