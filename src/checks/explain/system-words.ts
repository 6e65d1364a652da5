// What systems, libraries, frameworks and build tools say when no service was reached, no plugin runs or the app does not build, and the entry that explains it: Node, Java, Go,
// Python, curl; Flutter and React Native; Gradle and Xcode.

const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /\bMissingPluginException\b|Unable to establish connection on channel|doesn't seem to be linked|TurboModuleRegistry\.getEnforcing\b|Native module (?:\S+ )?(?:cannot be null|is null)|NativeEventEmitter\(\)` requires a non-null/i,
    'device/plugin-missing',
  ],
  [
    /No such module '(?:TIMPush|TPush)'|module dependency: '(?:TIMPush|TPush)'|framework '?(?:TIMPush|TPush)'? not found|framework not found (?:TIMPush|TPush)|'(?:TIMPush|TPush)\/\w+\.h' file not found/,
    'device/module-missing',
  ],
  [/requires a placeholder substitution but no value for/, 'doctor/BLD-02'],
  [/File google-services\.json is missing/, 'doctor/T3-FCM-01'],
  [/No matching client found for package name/, 'doctor/T3-FCM-02'],
  [/Failed to verify AGConnect-Config/i, 'doctor/T3-HW-04'],
  [/agconnect-services\.json[^\n]{0,40}(?:is missing|not found|does not exist)/i, 'doctor/T3-HW-01'],
  [
    /(?:Could not (?:find|resolve)|Failed to resolve:?) com\.(?:huawei\.(?:hms|agconnect)|hihonor\.mcs)[.:]/,
    'doctor/T3-GRD-05',
  ],
  [
    /\bSELF_SIGNED_CERT|_SELF_SIGNED_CERT\b|\bUNABLE_TO_(?:GET|VERIFY)_|\bCERT_UNTRUSTED\b|unable to (?:get (?:local )?issuer|verify the first) certificate|self[- ]signed certificate|PKIX path|certificate verify failed|signed by unknown authority|certificate is not trusted/i,
    'network/tls-untrusted',
  ],
  [
    /\bERR_TLS_CERT_ALTNAME_INVALID\b|does not match certificate's altnames|No subject alternative (?:DNS )?names?|no alternative certificate subject name|x509: certificate is valid for /i,
    'network/tls-name',
  ],
  [
    /\bCERT_(?:HAS_EXPIRED|NOT_YET_VALID)\b|\bcertificate (?:has expired|is not yet valid)|\bCertificate(?:Expired|NotYetValid)Exception\b/i,
    'network/tls-expired',
  ],
  [
    /\bENOTFOUND\b|\bEAI_(?:AGAIN|FAIL)\b|\bUnknownHostException\b|Name or service not known|nodename nor servname|no such host|name resolution|could ?n[o']t resolve host|Unable to resolve host/i,
    'network/dns',
  ],
  [/\bECONNREFUSED\b|connection refused|\bEHOSTUNREACH\b|\bENETUNREACH\b/i, 'network/refused'],
  [
    /\bE(?:SOCKET)?TIMEDOUT\b|\bECONNABORTED\b|\b(?:Socket|Connect)TimeoutException\b|(?:connect(?:ion)?|read|operation) timed out|context deadline exceeded|UND_ERR_\w*TIMEOUT/i,
    'network/timeout',
  ],
  [
    /\bECONNRESET\b|\bEPIPE\b|socket hang up|connection reset|broken pipe|UND_ERR_SOCKET|Remote end closed connection|unexpected EOF/i,
    'network/reset',
  ],
  [/\bEPROTO\b|wrong version number|\bSSLHandshakeException\b|\bERR_SSL_|tls: handshake failure/i, 'network/tls'],
  // The page of a proxy or gateway: its status is not a code of the service behind it.
  [/<(?:!doctype html|html|head|title|center|h1)\b/i, 'network/page'],
];

/** The first kind that the text matches. */
export const bySystemWords = (text: string): readonly string[] =>
  WORDS.flatMap(([words, code]) => (words.test(text) ? [code] : [])).slice(0, 1);
