// Steps 1 and 3 of the emulator: client certificate or provider token, and the state kept per connection.
import type { EmulatorRequest, EmulatorWorld, RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { type Environment, LIMITS } from '../facts.js';
import { readShownCertificate, type ShownCertificate } from './certificate.js';
import { isInDer, publicKeyOf, readProviderToken, SWAPPED, signatureFault, UNREADABLE } from './jwt.js';

/** The apps a request may push for, and the topics it may use. */
export interface SignedIn {
  readonly by: 'certificate' | 'token';
  readonly apps: readonly SandboxApp[];
  /** Topics of the certificate; undefined with a provider token. */
  readonly topics: readonly string[] | undefined;
}

/** State of one connection. */
interface Memory {
  team?: string;
  keyId?: string;
  token?: string;
  /** When the current token was first used, in seconds since 1970. */
  since?: number;
  lockedUntil?: number;
  sawExpired?: boolean;
  certificate?: Promise<ShownCertificate | undefined>;
}

const MEMORY = 'apns';

function memoryOf(request: EmulatorRequest): Memory {
  const known = request.connection.get(MEMORY) as Memory | undefined;
  if (known !== undefined) return known;
  const fresh: Memory = {};
  request.connection.set(MEMORY, fresh);
  return fresh;
}

const bundleOf = (app: SandboxApp): string => app.value('apple_bundle_id') ?? '';

/** Undefined when the client presented no certificate. */
export async function signInByCertificate(
  request: EmulatorRequest,
  environment: Environment,
  checker: RuleChecker,
  world: EmulatorWorld,
): Promise<SignedIn | undefined> {
  if (request.clientCertificate === undefined) return undefined;
  const memory = memoryOf(request);
  memory.certificate ??= readShownCertificate(request.clientCertificate.der);
  const shown = await memory.certificate;
  const now = world.clock.now();
  const topics = shown?.topics ?? [];
  const apps = world.apps().filter((app) => {
    const bundle = bundleOf(app);
    return bundle !== '' && topics.some((topic) => topic === bundle || topic.startsWith(`${bundle}.`));
  });
  const fault =
    shown === undefined
      ? t('it cannot be read', '证书无法读取')
      : shown.environments.size === 0
        ? t('it names no push environment', '证书里没有推送环境')
        : now > shown.until
          ? t('it has expired', '证书已过期')
          : now < shown.from
            ? t('it is not valid yet', '证书尚未生效')
            : apps.length === 0
              ? `topic ${topics.join(', ').slice(0, 80)}`
              : undefined;
  checker.check('apns/certificate', fault === undefined, fault);
  checker.check('apns/certificate-environment', shown?.environments.has(environment) === true, environment);
  return { by: 'certificate', apps, topics };
}

export function signInByToken(
  request: EmulatorRequest,
  environment: Environment,
  checker: RuleChecker,
  world: EmulatorWorld,
): SignedIn {
  const header = request.headers['authorization'] ?? '';
  checker.check('apns/provider-token-given', header !== '');
  const text = /^bearer +(\S+)$/i.exec(header)?.[1];
  const read = text === undefined ? missing('bearer <token>') : readProviderToken(text);
  const [given, fault] = 'keyId' in read ? [read] : [undefined, read];
  const token = checker.found('apns/provider-token-form', given, fault);

  const known = (keyId: string, teamId: string): readonly SandboxApp[] =>
    world.apps().filter((app) => app.value('apple_key_id') === keyId && app.value('apple_team_id') === teamId);
  const apps = known(token.keyId, token.teamId);
  const isSwapped = apps.length === 0 && known(token.teamId, token.keyId).length > 0;
  checker.check('apns/provider-token-known', apps.length > 0, isSwapped ? SWAPPED : undefined);
  const faults = apps.map((app) => {
    const key = publicKeyOf(app.file('apple_key_file') ?? new Uint8Array());
    return key === undefined ? UNREADABLE : signatureFault(token, key);
  });
  const own = apps.filter((_app, i) => faults[i] === undefined);
  checker.check('apns/provider-token-signature', own.length > 0, faults[0]);
  checker.check('apns/provider-token-raw', !isInDer(token), 'DER');

  const now = Math.floor(world.clock.now() / 1000);
  const memory = memoryOf(request);
  const age = now - token.issuedAt;
  checker.check('apns/provider-token-future', age >= -LIMITS.tokenAgeSeconds, `${-age} s`);
  const isYoung = age <= LIMITS.tokenAgeSeconds;
  if (!isYoung) memory.sawExpired = true;
  checker.check('apns/provider-token-age', isYoung, `${age} s`);
  checker.check('apns/connection-expired', memory.sawExpired !== true);
  const rights = own[0]?.rights ?? [];
  const limitedTo = (['development', 'production'] as const).find((name) => rights.includes(`key-${name}-only`));
  checker.check('apns/key-environment', limitedTo === undefined || limitedTo === environment, limitedTo);
  checker.check('apns/one-team', memory.team === undefined || memory.team === token.teamId);
  checker.check('apns/one-key', memory.keyId === undefined || memory.keyId === token.keyId);
  checkUpdates(memory, text as string, now, checker);
  memory.team = token.teamId;
  memory.keyId = token.keyId;
  return { by: 'token', apps: own, topics: undefined };
}

/** Reusing a token is not a refresh; a second new token within 20 minutes blocks the connection for the rest of that time. */
function checkUpdates(memory: Memory, token: string, now: number, checker: RuleChecker): void {
  const isNew = memory.token !== token;
  const sinceLast = now - (memory.since ?? Number.NEGATIVE_INFINITY);
  const isEarly = isNew && memory.token !== undefined && sinceLast < LIMITS.tokenRefreshSeconds;
  if (isEarly && checker.isOn('apns/provider-token-updates'))
    memory.lockedUntil = (memory.since ?? now) + LIMITS.tokenRefreshSeconds;
  const isLocked = memory.lockedUntil !== undefined && now < memory.lockedUntil;
  checker.check('apns/provider-token-updates', !isEarly && !isLocked, isEarly ? `${sinceLast} s` : undefined);
  if (!isNew) return;
  memory.token = token;
  memory.since = now;
}
