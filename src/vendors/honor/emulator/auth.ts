// The emulator's Keycloak-style token endpoint, and its checks of a push's bearer token and timestamp.
import type { AccessTokens } from '../../../push/emulator/access-tokens.js';
import type {
  EmulatorCall,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
} from '../../../push/emulator/emulator.js';
import { CLOCK_WINDOW_MS, FALLBACK_LIFETIME_SECONDS } from '../facts.js';
import { JSON_TYPE } from './send.js';

export function grantToken(
  request: EmulatorRequest,
  checker: RuleChecker,
  world: EmulatorWorld,
  tokens: AccessTokens,
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
  const app = checker.found(
    'honor/client-known',
    world.apps().find((item) => item.value('honor_client_id') === form.get('client_id')),
  );
  checker.check('honor/client-secret', app.value('honor_client_secret') === form.get('client_secret'));
  const token = tokens.issue(`demo.${world.random.hex(24)}`, { app });
  return {
    status: 200,
    headers: JSON_TYPE,
    body: { access_token: token, expires_in: FALLBACK_LIFETIME_SECONDS, token_type: 'Bearer' },
  };
}

export function authorize(request: EmulatorRequest, { app, checker, world }: EmulatorCall, tokens: AccessTokens): void {
  const header = request.headers['authorization'] ?? '';
  const token = /^(?:bearer +)?(\S+)$/i.exec(header)?.[1] ?? '';
  checker.check('honor/authorization', /^bearer +\S+$/i.test(header));
  checker.check('honor/authorization-spelling', /^Bearer \S+$/.test(header));
  checker.check('honor/token-live', tokens.live(token)?.app.id === app.id);
  const timestamp = request.headers['timestamp'] ?? '';
  checker.check(
    'honor/timestamp',
    /^\d{13}$/.test(timestamp) && Math.abs(Number(timestamp) - world.clock.now()) <= CLOCK_WINDOW_MS,
    timestamp.slice(0, 30),
  );
}
