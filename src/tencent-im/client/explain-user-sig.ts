// Says of a UserSig what it holds and which app, account, key or clock does not match. Nothing is asked of anybody.
import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../crypto/secret.js';
import type { Origin, Problem } from '../../problems/types.js';
import { formatDuration } from '../../text/duration.js';
import { excerptOf } from '../../text/excerpt.js';
import { USER_SIG } from '../facts.js';
import { tencentProblem } from '../problems/index.js';
import { readUserSig, signDocument, type UnreadableReason, type UserSigDocument } from './user-sig.js';

/** What the UserSig should fit; what is left out is not compared. */
export interface UserSigExpectation {
  readonly sdkAppId?: string;
  readonly userId?: string;
  readonly secretKey?: Secret;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where a value of the config stands. */
  origin?(key: string): Origin | undefined;
}

export interface UserSigReport {
  /** What stands in it, also when it had to be guessed past a wrong alphabet. */
  readonly document?: UserSigDocument;
  /** Milliseconds since 1970. */
  readonly madeAt?: number;
  readonly endsAt?: number;
  /** `unknown`: no key to compare with, or nothing to read. */
  readonly signature: 'matches' | 'differs' | 'unknown';
  readonly problems: readonly Problem[];
}

const CODES: Readonly<Record<UnreadableReason, Parameters<typeof tencentProblem>[0]>> = {
  empty: 'tencent-im/sig-empty',
  alphabet: 'tencent-im/sig-alphabet',
  base64url: 'tencent-im/sig-base64url',
  'not-zlib': 'tencent-im/sig-unreadable',
  'not-json': 'tencent-im/sig-unreadable',
  fields: 'tencent-im/sig-fields',
};

/** A clock further ahead than this is worth a word. */
const CLOCK_TOLERANCE_MS = 60_000;

export function explainUserSig(text: string, expected: UserSigExpectation): UserSigReport {
  const read = readUserSig(text);
  const document = 'document' in read ? read.document : read.guess;
  const problems: Problem[] = 'unreadable' in read ? [tencentProblem(CODES[read.unreadable])] : [];
  if (document === undefined) return { signature: 'unknown', problems };
  const user = excerptOf(expected.userId ?? document.userId);
  const madeAt = document.time * 1000;
  const endsAt = (document.time + document.expire) * 1000;
  problems.push(...checkFields(document, expected, user), ...checkTimes(madeAt, endsAt, expected.now, user));
  const signature = compareSignature(document, expected.secretKey);
  if (typeof signature !== 'string')
    problems.push(
      tencentProblem(signature.code, {
        at: expected.origin?.('im_secret_key'),
        args: { user, length: signature.length },
      }),
    );
  return {
    document,
    madeAt,
    endsAt,
    signature: typeof signature === 'string' ? signature : 'differs',
    problems,
  };
}

function checkFields(document: UserSigDocument, expected: UserSigExpectation, user: string): Problem[] {
  const problems: Problem[] = [];
  if (document.version !== USER_SIG.version)
    problems.push(tencentProblem('tencent-im/sig-version', { args: { version: excerptOf(document.version), user } }));
  if (expected.sdkAppId !== undefined && String(document.sdkAppId) !== expected.sdkAppId)
    problems.push(
      tencentProblem('tencent-im/sig-other-app', {
        at: expected.origin?.('im_sdk_app_id'),
        args: { found: document.sdkAppId, expected: expected.sdkAppId, user },
      }),
    );
  if (expected.userId !== undefined && document.userId !== expected.userId)
    problems.push(
      tencentProblem('tencent-im/sig-other-user', {
        args: { found: excerptOf(document.userId), expected: user, user },
      }),
    );
  return problems;
}

function checkTimes(madeAt: number, endsAt: number, now: number, user: string): Problem[] {
  const ahead = madeAt - now;
  if (ahead > CLOCK_TOLERANCE_MS)
    return [
      tencentProblem('tencent-im/sig-from-the-future', { args: { minutes: Math.max(1, Math.round(ahead / 60_000)) } }),
    ];
  if (endsAt <= now) return [tencentProblem('tencent-im/sig-expired', { args: { date: isoMinute(endsAt), user } })];
  return endsAt - madeAt < USER_SIG.advisedSeconds * 1000
    ? [tencentProblem('tencent-im/sig-short-life', { args: { life: formatDuration(endsAt - madeAt) } })]
    : [];
}

export const isoMinute = (ms: number): string => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '?' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

type Mismatch = {
  readonly code:
    | 'tencent-im/sig-wrong-key'
    | 'tencent-im/sig-hex-decoded'
    | 'tencent-im/sig-key-with-blank'
    | 'tencent-im/sig-ecdsa';
  readonly length: number;
};

/** Tries the key as it should be used, and then in the ways people use it by mistake. */
function compareSignature(document: UserSigDocument, key: Secret | undefined): 'matches' | 'unknown' | Mismatch {
  if (key === undefined) return 'unknown';
  const secret = key.reveal().trim();
  const given = Buffer.from(document.signature, 'base64');
  const matches = (candidate: string | Uint8Array): boolean => {
    const own = Buffer.from(signDocument(document, candidate), 'base64');
    return own.length === given.length && timingSafeEqual(own, given);
  };
  if (matches(secret)) return 'matches';
  const { length } = given;
  if (/^(?:[0-9a-f]{2})+$/i.test(secret) && matches(Buffer.from(secret, 'hex')))
    return { code: 'tencent-im/sig-hex-decoded', length };
  if (['\n', '\r\n', ' ', '\t'].some((blank) => matches(secret + blank)))
    return { code: 'tencent-im/sig-key-with-blank', length };
  return length === 32 ? { code: 'tencent-im/sig-wrong-key', length } : { code: 'tencent-im/sig-ecdsa', length };
}
