// The APNs emulator: checks certificate, request, sign-in, headers, body and device in this order; responds in Apple's formats.
import type {
  CapturedPush,
  Emulator,
  EmulatorReply,
  EmulatorRequest,
  EmulatorWorld,
  OpenEmulator,
  Refusal,
  RuleChecker,
  SandboxApp,
  SandboxDevice,
} from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { type Json, objectOf, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { percentDecode } from '../../../text/percent-decode.js';
import { demo } from '../demo.js';
import { DEVICE_PATH, type Environment, facts, HOST_ENVIRONMENTS, LIMITS, REASON_STATUS, UUID } from '../facts.js';
import { signInByCertificate, signInByToken } from './auth.js';
import { explainSignature } from './explain.js';
import { checkHeaders } from './headers.js';
import { rules } from './rules.js';

const DAY_MS = 86_400_000;
/** Stream limit after the first accepted push. [D] */
const STREAMS_AFTER_ACCEPTED = 1000;

function open(world: EmulatorWorld): OpenEmulator {
  return {
    async handle(request, checker) {
      const { environment, path } = placeOf(request);
      // Live Activity channels are a separate service, but some clients use the same host for it.
      if (/^\/(?:1|4)\/(?:apps|broadcasts)\//.test(path)) return notImitated(request, 'channels are not kept');
      const certified = await signInByCertificate(request, environment, checker, world);
      checker.check('apns/method', request.method === 'POST', request.method);
      checker.check('apns/path', path.startsWith(DEVICE_PATH) || path === '/3/device', path.slice(0, 60));
      const token = percentDecode(path.slice(DEVICE_PATH.length));
      checker.check('apns/device-token-given', token !== '');
      const signedIn = certified ?? signInByToken(request, environment, checker, world);
      const topic = checkHeaders(request, signedIn, checker);
      const payload = readPayload(request, topic.type, checker);
      checkDevice(token, topic.app, environment, checker, world);
      return accept(request, world, environment, captured(payload, token, topic.app, idOf(request, world)));
    },
    refuse: (refusal, request) => refuse(refusal, request, world),
    explainSignature: (request, at) => explainSignature(request, at, world),
  };
}

/** Real host names select the environment. Otherwise `/development` at the start of the path selects development; anything else is production. */
function placeOf(request: EmulatorRequest): { readonly environment: Environment; readonly path: string } {
  const byHost = request.host === undefined ? undefined : HOST_ENVIRONMENTS[request.host];
  if (byHost !== undefined) return { environment: byHost, path: request.path };
  const word = facts.sandboxPaths.development;
  return request.path.startsWith(`${word}/`)
    ? { environment: 'development', path: request.path.slice(word.length) }
    : { environment: 'production', path: request.path };
}

const idOf = (request: EmulatorRequest, world: EmulatorWorld): string => {
  const given = request.headers['apns-id'] ?? '';
  return UUID.test(given) ? given : world.random.uuid().toUpperCase();
};

// ---------------------------------------------------------------- body

function readPayload(request: EmulatorRequest, type: string, checker: RuleChecker): Json {
  const { length } = request.body;
  checker.check('apns/payload-given', length > 0);
  const limit = type === 'voip' ? LIMITS.voipPayloadBytes : LIMITS.payloadBytes;
  checker.check('apns/payload-size', length <= limit, `${length} > ${limit}`);
  const payload = readObject(request.text());
  checker.check('apns/payload-json', payload !== undefined);
  return payload ?? {};
}

// ---------------------------------------------------------------- device

function checkDevice(
  token: string,
  app: SandboxApp,
  environment: Environment,
  checker: RuleChecker,
  world: EmulatorWorld,
): SandboxDevice | undefined {
  checker.check('apns/device-token-form', /^(?:[0-9a-fA-F]{2})+$/.test(token), token.slice(0, 4));
  const device = world.device(token) ?? world.device(token.toLowerCase());
  checker.check('apns/device-token-known', device !== undefined && device.fate !== 'unknown', token.slice(0, 4));
  checker.check(
    'apns/device-token-environment',
    device?.environment === undefined || device.environment === environment,
    device?.environment,
  );
  const isOwn = device?.fate !== 'other-app' && (device?.app === '*' || device?.app === app.id);
  checker.check('apns/device-token-topic', isOwn);
  checker.check('apns/device-token-active', device?.fate !== 'uninstalled');
  checker.check('apns/device-token-current', device?.fate !== 'inactive');
  checker.check('apns/device-rate', world.count(`device ${token}`, 60_000) <= 100);
  return device;
}

// ---------------------------------------------------------------- answers

function accept(
  request: EmulatorRequest,
  world: EmulatorWorld,
  environment: Environment,
  push: CapturedPush,
): EmulatorReply {
  return {
    status: 200,
    headers: {
      'apns-id': push.messageId ?? idOf(request, world),
      // Only the development environment returns a trace id for each push.
      ...(environment === 'development' ? { 'apns-unique-id': world.random.uuid() } : {}),
    },
    body: '',
    streams: STREAMS_AFTER_ACCEPTED,
    pushes: [push],
  };
}

function captured(payload: Json, token: string, app: SandboxApp, messageId: string): CapturedPush {
  const aps = objectOf(payload['aps']);
  const { alert } = aps;
  const title = typeof alert === 'string' ? undefined : objectOf(alert)['title'];
  const body = typeof alert === 'string' ? alert : objectOf(alert)['body'];
  const { ext } = payload;
  const { category, badge } = aps;
  return {
    token,
    accepted: true,
    app: app.id,
    messageId,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof body === 'string' ? { body } : {}),
    ...(ext === undefined ? {} : { ext: typeof ext === 'string' ? ext : JSON.stringify(ext) }),
    ...(typeof category === 'string' ? { category } : {}),
    ...(typeof badge === 'number' ? { badge: String(badge) } : {}),
  };
}

function refuse(refusal: Refusal, request: EmulatorRequest, world: EmulatorWorld): EmulatorReply {
  const { code } = refusal.rule;
  const status = REASON_STATUS[code] ?? 400;
  const { path } = placeOf(request);
  const token = path.startsWith(DEVICE_PATH) ? percentDecode(path.slice(DEVICE_PATH.length)) : '';
  const messageId = idOf(request, world);
  return {
    status,
    headers: { 'apns-id': messageId, 'content-type': 'application/json' },
    body: JSON.stringify({
      reason: code,
      ...(status === 410 ? { timestamp: world.clock.now() - DAY_MS } : {}),
    }),
    pushes: token === '' ? [] : [{ token, accepted: false, app: '', messageId, code }],
  };
}

export const emulator: Emulator = {
  hosts: Object.keys(HOST_ENVIRONMENTS),
  ownPaths: [DEVICE_PATH],
  firstStreams: 1,
  rules,
  accessTokenRule: 'apns/provider-token-age',
  demo,
  leavesOut: [
    t(
      'IdleTimeout, Forbidden, InternalServerError, ServiceUnavailable and Shutdown: nothing in a request provokes them',
      'IdleTimeout、Forbidden、InternalServerError、ServiceUnavailable、Shutdown：不由请求内容触发',
    ),
    t(
      'slowing a connection down after many refusals; limits across connections and addresses',
      '大量被拒后降低连接速度；跨连接和来源地址的限制',
    ),
    t('keys limited to a list of topics, and their related keys', '限定 topic 列表的密钥及其关联密钥'),
    t('broadcast channels of Live Activities: HTTP 501', '实时活动的广播频道：返回 HTTP 501'),
    t(
      'refusing HTTP/1.1 as Apple does: here it works, so that curl does too',
      '苹果拒绝 HTTP/1.1；沙箱允许，方便使用 curl',
    ),
    t('revoked certificates and who issued them', '证书吊销状态与签发者'),
  ],
  open,
};
