// The one redactor: masks registered secrets in every spelling, and whatever is in a place for secrets.

import { HiddenValues, isWord } from './hidden-values.js';
import { TokenCandidates } from './token-candidates.js';

/** A value that shows itself only when asked: `Secret` of the crypto room. */
export interface Hidden {
  reveal(): string;
}

export const MASK = '[redacted]';

/** Longest body kept in a recording, in characters. */
const LONGEST_BODY = 65_536;
/** Shorter values are no secrets worth masking: they would mask half of every text. */
const SHORTEST_SECRET = 4;
/** Shorter ones may be a word of ours. */
const SHORTEST_SURE = 8;
/** Shorter ones are no device tokens. */
const SHORTEST_TOKEN = 12;

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

/** Device tokens of a call: masked in what comes back from it, and forgotten with it, so that a long run stays small. */
export interface Shortened {
  /** Without these device tokens and without any secret. */
  text(text: string): string;
  forget(): void;
}

export interface Redactor {
  /** Registers a value that must never be shown. */
  add(value: string | Hidden): void;
  /** Registers a value that may be shown, such as an id: a secret that shares a piece with it hides no other text. */
  leave(value: string): void;
  /** Registers device tokens, shown as their first and last four characters. */
  shortenTokens(tokens: readonly string[]): Shortened;
  /** Foreign text, before anything is cut from it. */
  text(text: string): string;
  /** What leaves the program, our own words included: only values that cannot be a word of ours. */
  output(text: string): string;
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  /** A body for a recording: masked, and cut when it is long. */
  body(body: string | Uint8Array | undefined): string;
  url(url: string): string;
}

export function createRedactor(): Redactor {
  const secrets = new HiddenValues();
  const inFlight = new Set<(text: string) => string>();

  const text = (input: string): string => {
    let output = secrets.mask(input);
    for (const shorten of inFlight) output = shorten(output);
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
      const lines = linesOf(plain);
      for (const part of new Set([plain, plain.trim(), ...lines])) {
        if (part.length < SHORTEST_SECRET) continue;
        const whole = lines.includes(part) ? 'some' : 'all';
        const pieces = hasParts(part) ? 'none' : isSure(part) ? whole : 'beginning';
        secrets.add({ value: part, mask: MASK, pieces, isSure: isSure(part) });
      }
    },
    leave(value) {
      secrets.leave(value);
    },
    shortenTokens(list) {
      const shorten = shortener(list.filter((token) => token.length > SHORTEST_TOKEN));
      inFlight.add(shorten);
      return {
        text: (input) => shorten(secrets.mask(input)),
        forget: () => inFlight.delete(shorten),
      };
    },
    text,
    output: (input) => secrets.mask(input, true),
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

/** Spelled out are only the device tokens that a text may hold. */
function shortener(tokens: readonly string[]): (text: string) => string {
  const candidates = new TokenCandidates(tokens);
  let values: HiddenValues | undefined;
  return (text) => {
    for (const token of candidates.in(text)) {
      values ??= new HiddenValues();
      values.add({ value: token, mask: shortOf(token) });
    }
    return values?.mask(text) ?? text;
  };
}

/** Long enough, and no number or word that our own answer may hold. */
const isSure = (secret: string): boolean =>
  secret.length >= SHORTEST_SURE && !/^\d{1,15}$/.test(secret) && !isWord(secret);

/** The lines of a key and of an account are secrets of their own; names and ids around them are none. */
const hasParts = (secret: string): boolean => /[\r\n]/.test(secret) || /^\s*\{/.test(secret);

/** Nothing in it that a format would take for its own. */
const shortOf = (token: string): string => `${token.slice(0, 4)}…${token.slice(-4)}`.replace(/[^\w:.…-]/g, '·');

/** A placeholder of --print-request is there to be read. */
const isPlaceholder = (value: string): boolean => /^\$[A-Z][A-Z0-9_]*$/.test(value);

/** "Bearer [redacted]": the scheme is no secret, and a wrong one is worth seeing. */
function maskHeader(value: string): string {
  const placeholder = /\$[A-Z][A-Z0-9_]*$/.exec(value);
  if (placeholder !== null) return value;
  const scheme = /^(bearer|basic|key=|token)\s*/i.exec(value)?.[0] ?? '';
  return `${scheme}${MASK}`;
}

/** A key file is masked line by line too, also inside the JSON of an account: one line of it must not slip through. */
const linesOf = (secret: string): string[] =>
  secret.split(/\r?\n|\\n/).filter((line) => line !== secret && /^[A-Za-z0-9+/=]{16,}$/.test(line));

function decode(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  return text.includes('\u0000') ? `(${body.length} bytes)` : text;
}
