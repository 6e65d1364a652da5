// The OPPO emulator's authentication: forms, its own signature verification, and the access tokens it issues.
import { createHash } from 'node:crypto';
import type {
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { isObject, parseJson } from '../../../text/json-object.js';
import { CLOCK_WINDOW_MS } from '../facts.js';
import { type Memory, ok } from './call.js';
import { text } from './message.js';

const typeOf = (request: EmulatorRequest): string => (request.headers['content-type'] ?? '').toLowerCase();

/** Only the device API accepts JSON. */
const takesJson = (request: EmulatorRequest): boolean =>
  request.path.startsWith('/server/v1/device/') && typeOf(request).includes('json');

/** A form for auth and push, JSON for the device API; the queries have no body. */
export function readForm(request: EmulatorRequest, checker: RuleChecker): URLSearchParams {
  const type = typeOf(request);
  if (request.method === 'GET' || takesJson(request)) return new URLSearchParams();
  const body = Buffer.from(request.body);
  const isUtf8 = Buffer.from(body.toString('utf8'), 'utf8').equals(body);
  checker.check(
    'oppo/form',
    isUtf8 && (body.length === 0 || type === '' || type.includes('x-www-form-urlencoded')),
    type,
  );
  return new URLSearchParams(body.toString('utf8'));
}

export function authenticate(
  form: URLSearchParams,
  checker: RuleChecker,
  world: EmulatorWorld,
  memory: Memory,
): EmulatorReply {
  const key = form.get('app_key') ?? '';
  const timestamp = form.get('timestamp') ?? '';
  const given = form.get('sign') ?? '';
  checker.check('oppo/key-given', key !== '');
  const app = checker.found(
    'oppo/key-known',
    world.apps().find((item) => item.value('oppo_app_key') === key),
  );
  checker.check('oppo/timestamp-given', timestamp !== '');
  checker.check(
    'oppo/timestamp-window',
    /^\d{13}$/.test(timestamp) && Math.abs(Number(timestamp) - world.clock.now()) <= CLOCK_WINDOW_MS,
    timestamp.slice(0, 20),
  );
  checker.check('oppo/sign-given', given !== '');
  const hash = createHash('sha256');
  for (const part of [key, timestamp, app.value('oppo_master_secret') ?? '']) hash.update(part, 'utf8');
  checker.check('oppo/signature', given === hash.digest('hex'));
  checker.check('oppo/app-usable', app.state !== 'suspended');
  return ok({ auth_token: memory.tokens.issue(world.random.hex(12), { app }), create_time: world.clock.now() });
}

/** Older documents put the token in the header, newer ones in the body, and one client in the query: all three are accepted. */
export function appOfToken(
  request: EmulatorRequest,
  form: URLSearchParams,
  checker: RuleChecker,
  memory: Memory,
): SandboxApp {
  const json = takesJson(request) ? parseJson(request.text()) : undefined;
  const token =
    form.get('auth_token') ||
    request.headers['auth_token'] ||
    request.query.get('auth_token') ||
    (isObject(json) ? text(json['auth_token']) : '');
  checker.check('oppo/token-given', token !== '');
  return checker.found('oppo/token-live', memory.tokens.live(token)).app;
}
