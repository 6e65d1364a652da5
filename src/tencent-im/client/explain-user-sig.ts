// Says of a UserSig what it holds and which app, account, key or clock does not match. No request is sent.
import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../crypto/secret.js';
import type { Origin, Problem } from '../../problems/types.js';
import { formatDuration } from '../../text/duration.js';
import { excerptOf } from '../../text/excerpt.js';
import { t } from '../../text/language.js';
import { USER_SIG } from '../facts.js';
import { tencentProblem } from '../problems/index.js';
import { findSigningMistakes, type SigningMistake } from './signing-mistakes.js';
import { readUserSig, signDocument, type UnreadableReason, type UserSigDocument } from './user-sig.js';

/** What the UserSig should fit; what is left out is not compared. */
export interface UserSigExpectation {
  readonly sdkAppId?: string;
  readonly userId?: string;
  readonly secretKey?: Secret;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where a value of the config is. */
  origin?(key: string): Origin | undefined;
}

export interface UserSigReport {
  /** What is in it, also when it had to be guessed past a wrong alphabet. */
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
  compression: 'tencent-im/sig-compression',
  wrapped: 'tencent-im/sig-wrapped',
};

/** A clock further ahead than this is worth a hint. */
const CLOCK_TOLERANCE_MS = 60_000;

export function explainUserSig(text: string, expected: UserSigExpectation): UserSigReport {
  const read = readUserSig(text);
  const document = 'document' in read ? read.document : read.guess;
  const problems: Problem[] =
    'unreadable' in read ? [tencentProblem(CODES[read.unreadable], { args: { found: read.found ?? '' } })] : [];
  if (document === undefined) return { signature: 'unknown', problems };
  const user = excerptOf(expected.userId ?? document.userId);
  const madeAt = document.time * 1000;
  const endsAt = (document.time + document.expire) * 1000;
  problems.push(...checkFields(document, expected, user), ...checkTimes(madeAt, endsAt, expected.now, user));
  const { signature, mistakes } = compareSignature(document, expected.secretKey);
  // The key of one app fits no UserSig of another: that it differs says nothing more than the SDKAppID does.
  const isOtherApp = problems.some(({ code }) => code === 'tencent-im/sig-other-app');
  for (const { code, args } of mistakes)
    if (!(isOtherApp && code === 'tencent-im/sig-wrong-key'))
      problems.push(tencentProblem(code, { at: expected.origin?.('im_secret_key'), args: { ...args, user } }));
  return {
    document,
    madeAt,
    endsAt,
    signature,
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

const IN_MILLISECONDS = {
  cause: t('TLS.time is in seconds; most likely it was given in milliseconds', 'TLS.time 的单位是秒；多半传入了毫秒'),
  fix: [t('make a new one: tim-push user-sig --user {user}', '重新生成：tim-push user-sig --user {user}')],
};

const NO_LIFE = t(
  'TLS.expire is 0: it is never valid; Tencent refuses it with 70001',
  'TLS.expire 为 0：从未有效；腾讯会以 70001 拒绝',
);

function checkTimes(madeAt: number, endsAt: number, now: number, user: string): Problem[] {
  const ahead = madeAt - now;
  if (ahead > CLOCK_TOLERANCE_MS) {
    const args = { minutes: Math.max(1, Math.round(ahead / 60_000)), user };
    const problem = tencentProblem('tencent-im/sig-from-the-future', { args });
    // No clock is wrong by ten thousand years.
    return [madeAt > 1e14 ? { ...problem, entry: { ...problem.entry, ...IN_MILLISECONDS } } : problem];
  }
  if (endsAt <= now) {
    const problem = tencentProblem('tencent-im/sig-expired', { args: { date: isoMinute(endsAt), user } });
    return [endsAt <= madeAt ? { ...problem, entry: { ...problem.entry, cause: NO_LIFE } } : problem];
  }
  const life = { life: formatDuration(endsAt - madeAt) };
  const seconds = (endsAt - madeAt) / 1000;
  // Whole days in milliseconds, or more than ten years: so many seconds are never meant.
  if (seconds > 315_360_000 || (seconds > 0 && seconds % 86_400_000 === 0))
    return [tencentProblem('tencent-im/sig-long-life', { args: { ...life, user } })];
  return seconds < USER_SIG.advisedSeconds ? [tencentProblem('tencent-im/sig-short-life', { args: life })] : [];
}

export const isoMinute = (ms: number): string => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '?' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

interface Comparison {
  readonly signature: UserSigReport['signature'];
  readonly mistakes: readonly SigningMistake[];
}

/** Tries the key as it should be used, and then in the ways people use it by mistake: only what reproduces the signature is said. */
function compareSignature(document: UserSigDocument, key: Secret | undefined): Comparison {
  if (key === undefined) return { signature: 'unknown', mistakes: [] };
  const secret = key.reveal().trim();
  const given = Buffer.from(document.signature);
  const own = Buffer.from(signDocument(document, secret));
  if (own.length === given.length && timingSafeEqual(own, given)) return { signature: 'matches', mistakes: [] };
  const { mistakes, tried } = findSigningMistakes(document, secret);
  if (mistakes !== undefined) return { signature: 'differs', mistakes };
  const bytes = Buffer.from(document.signature, 'base64');
  const { length } = bytes;
  return {
    signature: 'differs',
    mistakes: [
      length === 32
        ? { code: 'tencent-im/sig-wrong-key', args: { tried } }
        : {
            code:
              length > 8 && bytes[0] === 0x30 && bytes[1] === length - 2
                ? 'tencent-im/sig-ecdsa'
                : 'tencent-im/sig-length',
            args: { length },
          },
    ],
  };
}
