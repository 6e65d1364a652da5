// The emulator's Keycloak-style token endpoint, and its checks of a push's bearer token and timestamp.
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import type { Newest } from '../../../push/emulator/newest.js';
import { CLOCK_WINDOW_MS, FALLBACK_LIFETIME_SECONDS } from '../facts.js';
import { JSON_TYPE } from './send.js';

/** An issued access token. */
export interface Grant {
  readonly app: string;
  readonly endsAt: number;
}

export function grantToken(
  request: EmulatorRequest,
  checker: RuleChecker,
  world: EmulatorWorld,
  grants: Newest<Grant>,
): EmulatorReply {
  const form = new URLSearchParams(
    (request.headers['content-type'] ?? '').toLowerCase().includes('json') ? '' : request.text(),
  );
  checker.check('honor/token-form', (form.get('grant_type') ?? '') !== '');
  checker.check(
    'honor/grant-type',
    form.get('grant_type') === 'client_credentials',
    form.get('grant_type')?.slice(0, 40),
  );
  const app = world.apps().find((item) => item.value('honor_client_id') === form.get('client_id'));
  checker.check('honor/client-known', app !== undefined);
  checker.check('honor/client-secret', app?.value('honor_client_secret') === form.get('client_secret'));
  if (app === undefined) throw new Error('unreachable: the rule above is always on');
  const token = `demo.${world.random.hex(24)}`;
  grants.set(token, { app: app.id, endsAt: world.clock.now() + FALLBACK_LIFETIME_SECONDS * 1000 });
  return {
    status: 200,
    headers: JSON_TYPE,
    body: { access_token: token, expires_in: FALLBACK_LIFETIME_SECONDS, token_type: 'Bearer' },
  };
}

export function authorize(
  request: EmulatorRequest,
  app: SandboxApp,
  checker: RuleChecker,
  world: EmulatorWorld,
  grants: Newest<Grant>,
): void {
  const header = request.headers['authorization'] ?? '';
  const token = /^(?:bearer +)?(\S+)$/i.exec(header)?.[1] ?? '';
  checker.check('honor/authorization', /^bearer +\S+$/i.test(header));
  checker.check('honor/authorization-spelling', /^Bearer \S+$/.test(header));
  const grant = grants.get(token);
  checker.check('honor/token-live', grant !== undefined && grant.app === app.id && grant.endsAt > world.clock.now());
  const timestamp = request.headers['timestamp'] ?? '';
  checker.check(
    'honor/timestamp',
    /^\d{13}$/.test(timestamp) && Math.abs(Number(timestamp) - world.clock.now()) <= CLOCK_WINDOW_MS,
    timestamp.slice(0, 30),
  );
}
