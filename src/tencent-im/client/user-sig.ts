// UserSig (TLSSigAPIv2): makes one, and reads one without verifying it.
// Source: https://github.com/tencentyun/tls-sig-api-v2-node and https://github.com/tencentyun/tls-sig-api-v2-python
import { createHmac } from 'node:crypto';
import { deflateSync, gunzipSync, inflateRawSync, inflateSync, type Zlib } from 'node:zlib';
import type { Secret } from '../../crypto/secret.js';
import { isEmptyWord } from '../../text/empty-words.js';
import { type Json, readObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import { USER_SIG } from '../facts.js';

export interface UserSigRequest {
  readonly sdkAppId: number;
  readonly userId: string;
  readonly secretKey: Secret;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly expireSeconds?: number;
}

/** What is in a UserSig. */
export interface UserSigDocument {
  readonly version: string;
  readonly userId: string;
  readonly sdkAppId: number;
  /** Seconds since 1970. */
  readonly time: number;
  /** Seconds from `time` on. */
  readonly expire: number;
  /** Base64 of the HMAC. */
  readonly signature: string;
  /** Only in keys for rooms. */
  readonly userBuf?: string;
}

/** Largest document that is unpacked, in bytes: a few hundred are usual. */
const LARGEST_DOCUMENT = 64 * 1024;

/** A UserSig is a password of that account until it ends. */
export function makeUserSig(request: UserSigRequest): string {
  const { sdkAppId, userId, secretKey } = request;
  const time = Math.floor(request.now / 1000);
  const expire = request.expireSeconds ?? USER_SIG.standardSeconds;
  const signature = signDocument({ userId, sdkAppId, time, expire }, secretKey.reveal());
  const document = JSON.stringify({
    'TLS.ver': USER_SIG.version,
    'TLS.identifier': userId,
    'TLS.sdkappid': sdkAppId,
    'TLS.time': time,
    'TLS.expire': expire,
    'TLS.sig': signature,
  });
  return toTencentAlphabet(deflateSync(document).toString('base64'));
}

/** The four lines that are signed, five with a room key. The key is the text of the secret, not the bytes of its hex digits. */
export function signDocument(
  document: Pick<UserSigDocument, 'userId' | 'sdkAppId' | 'time' | 'expire' | 'userBuf'>,
  key: string | Uint8Array,
): string {
  const lines = [
    `TLS.identifier:${document.userId}`,
    `TLS.sdkappid:${document.sdkAppId}`,
    `TLS.time:${document.time}`,
    `TLS.expire:${document.expire}`,
    ...(document.userBuf === undefined ? [] : [`TLS.userbuf:${document.userBuf}`]),
  ];
  return createHmac('sha256', key)
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('base64');
}

/** `+ / =` become `* - _`; this is not base64url, and the padding stays. */
export const toTencentAlphabet = (base64: string): string =>
  base64.replace(/\+/g, '*').replace(/\//g, '-').replace(/=/g, '_');

/** Why a text is no UserSig. */
export type UnreadableReason =
  | 'empty'
  | 'alphabet'
  | 'base64url'
  | 'not-zlib'
  | 'not-json'
  | 'fields'
  | 'compression'
  | 'wrapped';

export type UserSigRead =
  | { readonly document: UserSigDocument }
  | {
      readonly unreadable: UnreadableReason;
      /** What was found instead, for the sentence. */
      readonly found?: Text;
      /** What it would say once the slip is undone. */
      readonly guess?: UserSigDocument;
    };

/** Takes a UserSig apart; nothing is verified. Never throws. */
export function readUserSig(text: string): UserSigRead {
  const given = text.trim();
  if (given === '' || isEmptyWord(given)) return { unreadable: 'empty' };
  const read = readPlainly(given);
  if ('document' in read || read.guess !== undefined) return read;
  return unwrapped(given) ?? read;
}

function readPlainly(given: string): UserSigRead {
  if (/^[A-Za-z0-9*\-_]+$/.test(given)) {
    const base64 = fromTencentAlphabet(given);
    const read = unpack(base64);
    if ('document' in read) {
      const found = whatIsOff(base64);
      return found === undefined ? read : { unreadable: 'wrapped', found, guess: read.document };
    }
    // In base64url `_` replaces the slash and nothing pads the end.
    const guess = unpack(given.replace(/-/g, '+').replace(/_/g, '/'));
    if ('document' in guess) return { unreadable: 'base64url', guess: guess.document };
    return otherCompression(base64) ?? read;
  }
  if (/^[A-Za-z0-9+/=\s]+$/.test(given)) {
    const base64 = given.replace(/\s/g, '+');
    const guess = unpack(base64);
    if ('document' in guess) return { unreadable: 'alphabet', guess: guess.document };
    return otherCompression(base64) ?? { unreadable: 'alphabet' };
  }
  return { unreadable: 'alphabet' };
}

/** The JSON was packed with something else than zlib, or not at all. */
function otherCompression(base64: string): UserSigRead | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const options = { maxOutputLength: LARGEST_DOCUMENT };
  const ways: readonly (readonly [Text, () => Buffer])[] = [
    [t('not compressed at all', '完全没有压缩'), () => bytes],
    [
      t('compressed as raw deflate, without the zlib header', '使用 raw deflate，缺少 zlib 头'),
      () => inflateRawSync(bytes, options),
    ],
    [t('compressed with gzip', '使用了 gzip'), () => gunzipSync(bytes, options)],
    [
      t('encoded in base64 twice', '做了两次 base64'),
      () => inflateSync(Buffer.from(fromTencentAlphabet(bytes.toString('latin1')), 'base64'), options),
    ],
  ];
  for (const [found, open] of ways) {
    const guess = documentFrom(open);
    if ('document' in guess) return { unreadable: 'compression', found, guess: guess.document };
  }
  return undefined;
}

/** The UserSig is right, but something around it or in it does not belong to it. */
function unwrapped(given: string): UserSigRead | undefined {
  const inside = /eJ[A-Za-z0-9*\-_+/=%]{60,}/.exec(given)?.[0];
  const ways: readonly (readonly [Text, string | undefined])[] = [
    [t('percent-encoded', '做了 URL 编码'), given.includes('%') ? percentDecoded(given) : undefined],
    [t('with blanks or line breaks inside', '中间有空格或换行'), given.replace(/\s+/g, '')],
    [t('with quotes or other text around it', '前后带有引号或其他文字'), inside],
  ];
  for (const [found, candidate] of ways) {
    if (candidate === undefined || candidate === given) continue;
    const read = readPlainly(candidate);
    if ('document' in read) return { unreadable: 'wrapped', found, guess: read.document };
  }
  const plain = documentFrom(() => Buffer.from(given));
  return 'document' in plain
    ? { unreadable: 'compression', found: t('the JSON itself', 'JSON 原文'), guess: plain.document }
    : undefined;
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const fromTencentAlphabet = (text: string): string => text.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=');

/** A reader of zlib and of base64 ignores what follows the end, and does not need the padding. */
function whatIsOff(base64: string): Text | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const { engine } = inflateSync(bytes, { info: true }) as unknown as { readonly engine: Zlib };
  const whole = bytes.toString('base64');
  if (engine.bytesWritten === bytes.length && whole === base64) return undefined;
  return engine.bytesWritten === bytes.length && whole.startsWith(base64)
    ? t('without the _ at its end', '末尾缺少 _')
    : t('with other text behind it', '后面带有其他文字');
}

const unpack = (base64: string): UserSigRead =>
  documentFrom(() => inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: LARGEST_DOCUMENT }));

function documentFrom(open: () => Buffer): UserSigRead {
  let json: string;
  try {
    json = open().toString('utf8');
  } catch {
    return { unreadable: 'not-zlib' };
  }
  const parsed = readObject(json);
  return parsed === undefined ? { unreadable: 'not-json' } : documentOf(parsed);
}

function documentOf(fields: Json): UserSigRead {
  const userId = fields['TLS.identifier'];
  const sdkAppId = numberOf(fields['TLS.sdkappid']);
  const time = numberOf(fields['TLS.time']);
  const expire = numberOf(fields['TLS.expire']);
  const signature = fields['TLS.sig'];
  const version = fields['TLS.ver'];
  if (
    typeof userId !== 'string' ||
    typeof signature !== 'string' ||
    sdkAppId === undefined ||
    time === undefined ||
    expire === undefined ||
    typeof version !== 'string'
  )
    return { unreadable: 'fields' };
  const userBuf = fields['TLS.userbuf'];
  return {
    document: {
      version,
      userId,
      sdkAppId,
      time,
      expire,
      signature,
      ...(typeof userBuf === 'string' ? { userBuf } : {}),
    },
  };
}

/** The old libraries wrote numbers as text. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  return undefined;
}
