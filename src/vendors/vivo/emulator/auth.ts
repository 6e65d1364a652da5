// The emulator's authentication: /message/auth, implemented independently of the client, and the access tokens it issues.
import { createHash } from 'node:crypto';
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import type { Json } from '../../../text/json-object.js';
import { type Text, t } from '../../../text/language.js';
import { accessTokenLifetimeMs, authHeader, clockWindowMs, limits } from '../facts.js';
import { isEmpty, scalarOf } from './call.js';

/** Maximum number of access tokens; the oldest is dropped first. */
const MAX_TOKENS = 2000;

const HEADER = authHeader.toLowerCase();

export const SWAPPED = t('appKey holds the appSecret: the two are swapped', 'appKey 填成了 appSecret：两者填反了');

/** Issues access tokens and keeps the valid ones. An app may have several at the same time. */
export class AccessTokens {
  readonly #world: EmulatorWorld;
  readonly #live = new Newest<{ readonly app: SandboxApp; readonly expiresAt: number }>(MAX_TOKENS);

  constructor(world: EmulatorWorld) {
    this.#world = world;
  }

  issue(app: SandboxApp): string {
    const token = `${this.#world.random.uuid()}-${this.#world.random.hex(8)}`;
    this.#live.set(token, { app, expiresAt: this.#world.clock.now() + accessTokenLifetimeMs });
    return token;
  }

  /** Looks up an access token for the inspector. */
  look(token: string): { readonly app: string; readonly expiresAt: number } | undefined {
    const found = this.#live.get(token);
    return found === undefined ? undefined : { app: found.app.id, expiresAt: found.expiresAt };
  }

  /** Returns the app of the request's access token; rejects when there is none. */
  appOf(request: EmulatorRequest, checker: RuleChecker): SandboxApp {
    const token = request.headers[HEADER];
    const found = token === undefined ? undefined : this.#live.get(token);
    const alive = found !== undefined && this.#world.clock.now() < found.expiresAt;
    checker.check('vivo/access-token', alive, alive ? undefined : whyRefused(token, found !== undefined));
    if (found === undefined) throw new Error('unreachable: the rule vivo/access-token is always on');
    return found.app;
  }
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
  const app = world.apps().find((candidate) => candidate.value('vivo_app_id') === wanted);
  checker.check('vivo/auth-app-id', app !== undefined, wanted.slice(0, 40));
  if (app === undefined) throw new Error('unreachable: the rule vivo/auth-app-id is always on');
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
  return { status: 200, body: { result: 0, desc: 'success', authToken: tokens.issue(app) } };
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
