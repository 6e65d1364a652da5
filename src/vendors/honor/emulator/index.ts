// The server side of Honor: token address in Keycloak's manner, rules in order, answers with two lists of refused tokens.
import type {
  CapturedPush,
  Emulator,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  Gate,
  OpenEmulator,
  Refusal,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import { Newest } from '../../../push/emulator/newest.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { demo } from '../demo.js';
import { CLOCK_WINDOW_MS, FALLBACK_LIFETIME_SECONDS, HOST_NAMES, LIMITS, PATHS, receiptStatus } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { explainSignature } from './explain.js';
import { type ReadBody, readBody } from './message.js';
import { rules } from './rules.js';

const DAY_MS = 86_400_000;
const SEND = /^\/api\/v1\/([^/]+)\/sendMessage$/;
const JSON_TYPE = { 'Content-Type': 'application/json;charset=UTF-8' } as const;

/** Live access tokens kept at most; the oldest goes first. */
const MOST_TOKENS = 2000;

interface Grant {
  readonly app: string;
  readonly endsAt: number;
}

function open(world: EmulatorWorld): OpenEmulator {
  const grants = new Newest<Grant>(MOST_TOKENS);
  return {
    handle(request, gate) {
      const isToken = request.path === PATHS.token || request.path === PATHS.longToken;
      const appId = SEND.exec(request.path)?.[1];
      gate.check('honor/path', isToken || appId !== undefined, request.path.slice(0, 80));
      gate.check('honor/method', request.method === 'POST', request.method);
      if (isToken) return grantToken(request, gate, world, grants);
      const app = world.apps().find((item) => item.value('honor_app_id')?.trim() === appId);
      gate.check('honor/app-known', app !== undefined);
      if (app === undefined) throw new Error('unreachable: the rule above is always on');
      authorize(request, app, gate, world, grants);
      gate.check('honor/rate', world.count(`rate ${app.id}`, 1000) <= 3000);
      return send(readBody(request.text(), gate), app, gate, world);
    },
    refuse,
    explainSignature: (request, at) => explainSignature(request, at, world, grants),
  };
}

const OAUTH_STATUS: Readonly<Record<string, number>> = {
  invalid_request: 400,
  unsupported_grant_type: 400,
  invalid_client: 401,
  unauthorized_client: 401,
};

const wordsOf = refusalWords(rules, resultCodes);

function refuse(refusal: Refusal): EmulatorReply {
  const { code } = refusal.rule;
  const status = OAUTH_STATUS[code];
  if (status !== undefined) {
    const isClient = status === 401;
    return {
      status,
      headers: JSON_TYPE,
      body: {
        error: code,
        error_description: isClient ? 'Invalid client or Invalid client credentials' : wordsOf(refusal).en,
      },
    };
  }
  if (code === '404' || code === '405')
    return { status: Number(code), headers: { 'Content-Type': 'text/plain' }, body: '' };
  return {
    status: Number(code),
    headers: JSON_TYPE,
    body: {
      code: Number(code),
      message: `${wordsOf(refusal).en}. The number is the sandbox's: Honor publishes no failure codes.`,
      data: null,
    },
  };
}

function grantToken(request: EmulatorRequest, gate: Gate, world: EmulatorWorld, grants: Newest<Grant>): EmulatorReply {
  const form = new URLSearchParams((request.headers['content-type'] ?? '').includes('json') ? '' : request.text());
  gate.check('honor/token-form', (form.get('grant_type') ?? '') !== '');
  gate.check('honor/grant-type', form.get('grant_type') === 'client_credentials', form.get('grant_type')?.slice(0, 40));
  const app = world.apps().find((item) => item.value('honor_client_id')?.trim() === form.get('client_id'));
  gate.check('honor/client-known', app !== undefined);
  gate.check('honor/client-secret', app?.value('honor_client_secret')?.trim() === form.get('client_secret'));
  if (app === undefined) throw new Error('unreachable: the rule above is always on');
  const token = `demo.${world.random.hex(24)}`;
  grants.set(token, { app: app.id, endsAt: world.clock.now() + FALLBACK_LIFETIME_SECONDS * 1000 });
  return {
    status: 200,
    headers: JSON_TYPE,
    body: { access_token: token, expires_in: FALLBACK_LIFETIME_SECONDS, token_type: 'Bearer' },
  };
}

function authorize(
  request: EmulatorRequest,
  app: SandboxApp,
  gate: Gate,
  world: EmulatorWorld,
  grants: Newest<Grant>,
): void {
  const header = request.headers['authorization'] ?? '';
  const token = /^(?:bearer +)?(\S+)$/i.exec(header)?.[1] ?? '';
  gate.check('honor/authorization', /^bearer +\S+$/i.test(header));
  gate.check('honor/authorization-spelling', /^Bearer \S+$/.test(header));
  const grant = grants.get(token);
  gate.check('honor/token-live', grant !== undefined && grant.app === app.id && grant.endsAt > world.clock.now());
  const timestamp = request.headers['timestamp'] ?? '';
  gate.check(
    'honor/timestamp',
    /^\d{13}$/.test(timestamp) && Math.abs(Number(timestamp) - world.clock.now()) <= CLOCK_WINDOW_MS,
    `timestamp ${timestamp.slice(0, 30)}`,
  );
}

function send(read: ReadBody, app: SandboxApp, gate: Gate, world: EmulatorWorld): EmulatorReply {
  if (read.isTest)
    gate.check(
      'honor/test-quota',
      world.count(`test ${app.id}`, DAY_MS, read.tokens.length) <= LIMITS.testMessagesPerDay,
    );
  // Taken all the same: the phone finds no page for it and never shows it.
  const isShown = gate.allows('honor/intent-resolves', leadsToApp(read.intent, app.value('package_name')?.trim()));
  const requestId = world.random.uuid();
  const failTokens: string[] = [];
  const expireTokens: string[] = [];
  const pushes = read.tokens.map((token): CapturedPush => {
    const device = world.device(token);
    const isOwn =
      device !== undefined &&
      device.fate !== 'other-app' &&
      device.fate !== 'unknown' &&
      (device.app === '*' || device.app === app.id);
    const isDead = isOwn && (device.fate === 'uninstalled' || device.fate === 'inactive');
    const accepted = gate.allows('honor/device-token', isOwn && !isDead, token.slice(0, 4));
    if (!accepted) (isDead ? expireTokens : failTokens).push(token);
    return captured(read, token, app, requestId, accepted, isDead);
  });
  const sendResult = pushes.some((push) => push.accepted);
  return {
    status: 200,
    headers: JSON_TYPE,
    body: { code: 200, message: 'success', data: { sendResult, requestId, failTokens, expireTokens } },
    pushes,
    ...receiptsOf(pushes, isShown, app, world, requestId),
  };
}

/** To the address of the console. What is reported for a phone whose switch is off is not known, so nothing is. */
function receiptsOf(
  pushes: readonly CapturedPush[],
  isShown: boolean,
  app: SandboxApp,
  world: EmulatorWorld,
  requestId: string,
): Pick<EmulatorReply, 'receipts'> {
  const url = app.value('honor_receipt_url')?.trim() ?? '';
  const status = isShown ? receiptStatus.delivered : receiptStatus.notShown;
  const statuses = pushes
    .filter((push) => push.accepted && world.device(push.token)?.fate === 'ok')
    .map(({ token }) => ({ token, status, timestamp: world.clock.now(), requestId }));
  if (url === '' || statuses.length === 0) return {};
  const headers = { 'Content-Type': 'application/json' };
  return { receipts: [{ url, headers, body: JSON.stringify({ statuses }) }] };
}

/** Whether the package an intent names is the app's; the plugin's scheme carries it as host. */
function leadsToApp(intent: string | undefined, packageName: string | undefined): boolean {
  if (intent === undefined) return true;
  const parts = /^(?:intent|[a-z][a-z0-9+._-]*):\/\/([^/?#]*)[^#]*#Intent;(.*;)?end$/i.exec(intent);
  if (parts === null) return false;
  if (packageName === undefined) return true;
  const [, host = '', fields = ''] = parts;
  const isPlugin = /(?:^|;)scheme=tencent_im_push;/.test(fields) || /^tencent_im_push:/.test(intent);
  const named = [
    ...(isPlugin ? [host] : []),
    ...[...fields.matchAll(/(?:^|;)(?:package=([^;]+)|component=([^;/]+)\/)/g)].map(
      (found) => found[1] ?? found[2] ?? '',
    ),
  ];
  return named.every((name) => name === packageName);
}

/** What the app's activity would read out of the intent. */
const extOf = (intent: string | undefined): string | undefined => {
  const written = /;S\.ext=([^;]*)/.exec(intent ?? '')?.[1];
  if (written === undefined) return undefined;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};

function captured(
  read: ReadBody,
  token: string,
  app: SandboxApp,
  requestId: string,
  accepted: boolean,
  isDead: boolean,
): CapturedPush {
  const ext = extOf(read.intent);
  return {
    token,
    accepted,
    app: app.id,
    messageId: requestId,
    ...(read.title === undefined ? {} : { title: read.title }),
    ...(read.body === undefined ? {} : { body: read.body }),
    ...(ext === undefined ? {} : { ext }),
    ...(read.image === undefined ? {} : { image: read.image }),
    ...(read.badge === undefined ? {} : { badge: read.badge }),
    ...(accepted ? {} : { code: isDead ? 'expireTokens' : 'failTokens' }),
  };
}

export const emulator: Emulator = {
  hosts: HOST_NAMES,
  rules,
  accessTokenRule: 'honor/token-live',
  demo,
  leavesOut: [
    t(
      'the real failure codes: Honor does not publish them; ours follow HTTP and say so',
      '真实的失败码：厂商没有公开；沙箱使用类似 HTTP 的码并注明',
    ),
    t(
      'receipts of phones whose notifications are off: the numbers Honor sends for them are not published',
      '通知已关闭的手机的回执：荣耀没有公开对应的状态码',
    ),
    t('marketing class and night rest: accepted, only never shown', '营销类和夜间规则：会接受，只是不展示'),
  ],
  open,
};
