// The emulator's authentication: /message/auth, implemented independently of the client, and the access tokens it issues.
import { createHash } from 'node:crypto';
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import type { Json } from '../../../text/json-object.js';
import { type Text, t } from '../../../text/language.js';
import { authHeader, clockWindowMs, limits } from '../facts.js';
import { isEmpty, scalarOf } from './call.js';

const HEADER = authHeader.toLowerCase();

export const SWAPPED = t('appKey holds the appSecret: the two are swapped', 'appKey 填成了 appSecret：两者填反了');

/** The app of the request's access token; rejects when there is none. */
export function appOf(request: EmulatorRequest, tokens: AccessTokens, checker: RuleChecker): SandboxApp {
  const token = request.headers[HEADER];
  const live = tokens.live(token ?? '');
  const why = live === undefined ? whyRefused(token, tokens.find(token ?? '') !== undefined) : undefined;
  return checker.found('vivo/access-token', live, why).app;
}

function whyRefused(token: string | undefined, isKnown: boolean): Text | undefined {
  if (token === undefined) return missing(authHeader);
  return isKnown ? t('expired', '已过期') : undefined;
}

/** POST /message/auth. */
export function answerAuth(
  body: Json,
  world: EmulatorWorld,
  tokens: AccessTokens,
  checker: RuleChecker,
): EmulatorReply {
  const { appId, appKey, timestamp, sign } = body as { readonly [key: string]: unknown };
  checker.check('vivo/auth-app-id-empty', !isEmpty(appId));
  checker.check('vivo/auth-app-key-empty', !isEmpty(appKey));
  checker.check('vivo/auth-timestamp-empty', !isEmpty(timestamp));
  checker.check('vivo/auth-sign-empty', !isEmpty(sign));

  const wanted = scalarOf(appId);
  const app = checker.found(
    'vivo/auth-app-id',
    world.apps().find((candidate) => candidate.value('vivo_app_id') === wanted),
    wanted.slice(0, 40),
  );
  const key = app.value('vivo_app_key') ?? '';
  const secret = app.value('vivo_app_secret') ?? '';
  checker.check('vivo/auth-app-key', scalarOf(appKey) === key, scalarOf(appKey) === secret ? SWAPPED : undefined);

  const sent = scalarOf(timestamp);
  const isMillis = /^[0-9]{13}$/.test(sent);
  const skewMs = Number(sent) - world.clock.now();
  checker.check(
    'vivo/auth-timestamp',
    isMillis && Math.abs(skewMs) <= clockWindowMs,
    isMillis ? `${Math.round(skewMs / 1000)} s` : sent.slice(0, 20),
  );

  const expected = hash('md5', wanted + key + sent + secret);
  checker.check(
    'vivo/auth-sign',
    sign === expected,
    sign === expected
      ? undefined
      : nameSignMistake(scalarOf(sign), { appId: wanted, appKey: key, timestamp: sent, appSecret: secret }),
  );
  checker.check('vivo/auth-rate', world.count(`vivo/auth/${app.id}`, 1000) <= limits.authPerSecond);
  const authToken = tokens.issue(`${world.random.uuid()}-${world.random.hex(8)}`, { app });
  return { status: 200, body: { result: 0, desc: 'success', authToken } };
}

const hash = (algorithm: 'md5' | 'sha256', input: string): string =>
  createHash(algorithm).update(input, 'utf8').digest('hex');

interface SignParts {
  readonly appId: string;
  readonly appKey: string;
  readonly timestamp: string;
  readonly appSecret: string;
}

/** Identifies a common mistake behind a wrong signature by trying each of them with the app's secret. */
export function nameSignMistake(sign: string, { appId, appKey, timestamp, appSecret }: SignParts): Text | undefined {
  const seconds = timestamp.slice(0, -3);
  const mistakes: readonly (readonly [Text, string])[] = [
    [t('timestamp in seconds', 'timestamp 用了秒'), hash('md5', appId + appKey + seconds + appSecret)],
    [
      t('appSecret before timestamp', 'appSecret 在 timestamp 之前'),
      hash('md5', appId + appKey + appSecret + timestamp),
    ],
    [t('appKey used as secret', 'appKey 被当作 appSecret'), hash('md5', appId + appKey + timestamp + appKey)],
    [t('appId left out', '漏了 appId'), hash('md5', appKey + timestamp + appSecret)],
    [t('plus signs kept', '保留了加号'), hash('md5', `${appId}+${appKey}+${timestamp}+${appSecret}`)],
    [t('upper case hex', '用了大写十六进制'), hash('md5', appId + appKey + timestamp + appSecret).toUpperCase()],
    [t('sha256 instead of md5', '用了 SHA-256，应为 MD5'), hash('sha256', appId + appKey + timestamp + appSecret)],
  ];
  return mistakes.find(([, wrong]) => wrong === sign)?.[0];
}
