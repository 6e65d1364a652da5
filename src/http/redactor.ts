// The one redactor: masks registered secrets in every spelling, and whatever stands in a place where secrets stand.

/** A value that shows itself only when asked: `Secret` of the crypto room. */
export interface Hidden {
  reveal(): string;
}

export const MASK = '[redacted]';

/** Longest body kept in a recording, in characters. */
const LONGEST_BODY = 65_536;
/** Shorter values are no secrets worth masking: they would mask half of every text. */
const SHORTEST_SECRET = 4;

const SECRET_HEADERS = new Set([
  'authorization',
  'authtoken',
  'auth_token',
  'access_token',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-push-audit-token',
]);

const SECRET_FIELDS = [
  'client_secret',
  'clientSecret',
  'appSecret',
  'app_secret',
  'master_secret',
  'secret_key',
  'sign',
  'signature',
  'assertion',
  'usersig',
  'private_key',
  'access_token',
  'authToken',
  'auth_token',
  'id_token',
  'refresh_token',
  'password',
].join('|');

const JSON_FIELD = new RegExp(`("(?:${SECRET_FIELDS})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi');
const ESCAPED_JSON_FIELD = new RegExp(`(\\\\"(?:${SECRET_FIELDS})\\\\"\\s*:\\s*)\\\\"[^"\\\\]*\\\\"`, 'gi');
const FORM_FIELD = new RegExp(`((?:^|[?&\\s])(?:${SECRET_FIELDS})=)[^&\\s"']*`, 'gi');

export interface Redactor {
  /** Registers a value that must never be shown. */
  add(value: string | Hidden): void;
  /** Registers device tokens, shown as their first and last four characters, until the function that comes back is called. */
  shortenTokens(tokens: Iterable<string>): () => void;
  text(text: string): string;
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  /** A body for a recording: masked, and cut when it is long. */
  body(body: string | Uint8Array | undefined): string;
  url(url: string): string;
}

export function createRedactor(): Redactor {
  const secrets = new Map<string, string>();
  const tokens = new Map<string, string>();

  const text = (input: string): string => {
    let output = input;
    // Longest first, so that a secret inside another one does not leave its ends behind.
    for (const [secret, mask] of [...secrets].sort(([a], [b]) => b.length - a.length))
      if (output.includes(secret)) output = output.replaceAll(secret, mask);
    for (const [token, short] of tokens) if (output.includes(token)) output = output.replaceAll(token, short);
    return output;
  };
  const fields = (input: string): string =>
    input
      .replace(JSON_FIELD, `$1"${MASK}"`)
      .replace(ESCAPED_JSON_FIELD, `$1\\"${MASK}\\"`)
      .replace(FORM_FIELD, (whole, lead: string) =>
        isPlaceholder(whole.slice(lead.length)) ? whole : `${lead}${MASK}`,
      );

  return {
    add(value) {
      const plain = typeof value === 'string' ? value : value.reveal();
      for (const part of [plain, plain.trim(), ...linesOf(plain)]) {
        if (part.length < SHORTEST_SECRET) continue;
        for (const spelling of spellingsOf(part)) secrets.set(spelling, MASK);
      }
    },
    shortenTokens(list) {
      const spellings = [...list]
        .filter((token) => token.length > 12)
        .flatMap((token) =>
          [...new Set([token, encodeURIComponent(token.toWellFormed())])].map((text) => [text, token] as const),
        );
      for (const [spelling, token] of spellings) tokens.set(spelling, `${token.slice(0, 4)}…${token.slice(-4)}`);
      return () => {
        for (const [spelling] of spellings) tokens.delete(spelling);
      };
    },
    text,
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          SECRET_HEADERS.has(name.toLowerCase()) ? maskHeader(value) : text(value),
        ]),
      ),
    body(body) {
      if (body === undefined) return '';
      const plain = typeof body === 'string' ? body : decode(body);
      const masked = fields(text(plain.length > LONGEST_BODY * 4 ? plain.slice(0, LONGEST_BODY * 4) : plain));
      return masked.length > LONGEST_BODY ? `${masked.slice(0, LONGEST_BODY)}… (${plain.length} characters)` : masked;
    },
    url: (url) => fields(text(url.replace(/\/\/[^/@\s]+@/, `//${MASK}@`))),
  };
}

/** A placeholder of --print-request is there to be read. */
const isPlaceholder = (value: string): boolean => /^\$[A-Z][A-Z0-9_]*$/.test(value);

/** "Bearer [redacted]": the scheme is no secret, and a wrong one is worth seeing. */
function maskHeader(value: string): string {
  const placeholder = /\$[A-Z][A-Z0-9_]*$/.exec(value);
  if (placeholder !== null) return value;
  const scheme = /^(bearer|basic|key=|token)\s*/i.exec(value)?.[0] ?? '';
  return `${scheme}${MASK}`;
}

/** A key file is masked line by line too: one line of it must not slip through. */
const linesOf = (secret: string): string[] =>
  secret.includes('\n') ? secret.split(/\r?\n/).filter((line) => line.length >= 16 && !line.startsWith('-----')) : [];

/** The same secret as it looks in URLs, JSON, base64 and Basic authentication. */
function spellingsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret, 'utf8');
  const escaped = JSON.stringify(secret).slice(1, -1);
  return new Set([
    secret,
    encode(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]);
}

/** encodeURIComponent throws on half a surrogate pair. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function decode(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  return text.includes('\u0000') ? `(${body.length} bytes)` : text;
}
