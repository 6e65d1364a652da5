// The server side of Xiaomi: header, form, rules in order, and answers with their quirks (bad_regids is one string).
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
} from '../../push/emulator.js';
import { t } from '../../text/language.js';
import { demo } from './demo.js';
import { explainSignature } from './emulator-explain.js';
import { type ReadMessage, readMessage } from './emulator-message.js';
import { rules } from './emulator-rules.js';
import { HOST_NAMES, LIMITS, PATHS, REGID } from './facts.js';

const DAY_MS = 86_400_000;
/** [A] The base of the daily quota. */
const DAY_QUOTA = 10_000;
/** [B] Regids in one answer of the feed. */
const FEED_SIZE = 1000;

interface Sent {
  readonly app: string;
  readonly at: number;
  readonly kind: 'Regid' | 'Alias' | 'Topic';
  readonly resolved: number;
  readonly delivered: number;
  readonly jobKey: string | undefined;
}

interface Call {
  readonly request: EmulatorRequest;
  readonly fields: ReadonlyMap<string, string>;
  readonly app: SandboxApp;
  readonly gate: Gate;
  readonly world: EmulatorWorld;
  readonly sent: Map<string, Sent>;
  /** App and regid of every invalid regid a feed has handed out. */
  readonly handedOut: Set<string>;
}

type Run = (call: Call) => EmulatorReply;

const JSON_TYPE = { 'Content-Type': 'application/json;charset=UTF-8' } as const;

function open(world: EmulatorWorld): OpenEmulator {
  const sent = new Map<string, Sent>();
  const handedOut = new Set<string>();
  return {
    handle(request, gate) {
      const route = routeOf(request.path);
      gate.check('xiaomi/path', route !== undefined, request.path.slice(0, 80));
      if (route === undefined) throw new Error('unreachable: the rule above is always on');
      gate.check('xiaomi/method', request.method === route.method, request.method);
      const app = authenticate(request, gate, world);
      gate.check('xiaomi/rate', world.count(`rate ${app.id}`, 1000) <= 500);
      return route.run({ request, fields: readFields(request), app, gate, world, sent, handedOut });
    },
    refuse: (refusal) => refuse(refusal, world),
    explainSignature: (request) => explainSignature(request, world),
  };
}

/** Reasons seen in real answers; the others say what the rule says. */
const REASONS: Readonly<Record<string, string>> = {
  '21301': 'Invalid application secret.',
  '20301': 'No valid targets!',
  '65011': 'Title or Description is empty!',
  '27001': 'invalid channel info!',
};

const DESCRIPTIONS: Readonly<Record<string, string>> = { '20301': '发送消息失败', '65011': '未提供参数' };

function refuse(refusal: Refusal, world: EmulatorWorld): EmulatorReply {
  const { code } = refusal.rule;
  if (code === '404') return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '' };
  return {
    status: 200,
    headers: JSON_TYPE,
    body: {
      result: 'error',
      reason: code === '200001' ? (refusal.detail ?? '') : (REASONS[code] ?? refusal.rule.title.en),
      trace_id: newId(world, 'Xdm'),
      code: Number(code),
      description: DESCRIPTIONS[code] ?? refusal.rule.title.zh,
    },
  };
}

/** Twelve digits of the time, letters around them, as in ids that were seen. */
const newId = (world: EmulatorWorld, lead: string): string =>
  `${lead}05${'1'}23${String(world.clock.now()).slice(-12).padStart(12, '0')}${letters(world)}`;

const letters = (world: EmulatorWorld): string =>
  [...world.random.hex(1)].map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 16))).join('');

const ok = (world: EmulatorWorld, data: unknown, info = ''): EmulatorReply => ({
  status: 200,
  headers: JSON_TYPE,
  body: { result: 'ok', trace_id: newId(world, 'Xdm'), code: 0, data, description: '成功', info },
});

function authenticate(request: EmulatorRequest, gate: Gate, world: EmulatorWorld): SandboxApp {
  const header = request.headers['authorization'] ?? '';
  const secret = header.startsWith('key=') ? header.slice('key='.length) : '';
  const app = secret === '' ? undefined : world.apps().find((item) => item.value('mi_app_secret')?.trim() === secret);
  gate.check('xiaomi/authorization', app !== undefined);
  if (app === undefined) throw new Error('unreachable: the rule above is always on');
  gate.check('xiaomi/blacklist', app.state !== 'blocked');
  return app;
}

/** Form and query together: one client library posts everything in the query. A JSON body counts as no parameters at all. */
function readFields(request: EmulatorRequest): ReadonlyMap<string, string> {
  const type = request.headers['content-type'] ?? '';
  const body =
    request.method === 'POST' && !type.includes('json') ? new URLSearchParams(request.text()) : new URLSearchParams();
  return new Map([...request.query, ...body]);
}

// ---------------------------------------------------------------- sending

type TargetKind = 'registration_id' | 'alias' | 'user_account' | 'topic' | 'topics' | 'all';

const INFO: Readonly<Record<TargetKind, readonly [lead: string, word: Sent['kind'], info: string]>> = {
  registration_id: ['sdm', 'Regid', 'REGID'],
  alias: ['adm', 'Alias', 'ALIAS'],
  user_account: ['adm', 'Alias', 'ALIAS'],
  topic: ['tdm', 'Topic', 'TOPIC'],
  topics: ['tdm', 'Topic', 'TOPIC'],
  all: ['tdm', 'Topic', 'TOPIC'],
};

const send =
  (kind: TargetKind): Run =>
  (call) => {
    const { fields, gate, app, world, request } = call;
    checkPackage(fields.get('restricted_package_name') ?? '', request.path.startsWith('/v2/'), call);
    const targets = targetsOf(kind, call);
    const message = readMessage(fields, gate, app, world.clock.now());
    const tokens = kind === 'registration_id' ? targets : resolve(kind, targets, world);
    countQuota(call, tokens.length);
    const jobKey = fields.get('extra.jobkey');
    const [lead, word, info] = INFO[kind];
    const id = newId(world, lead);
    const pushes = tokens.map((token) => capture(call, token, message, id));
    const bad = pushes.filter((push) => !push.accepted).map((push) => push.token);
    if (bad.length === pushes.length) return { ...noTargets(call), pushes };
    remember(call, id, word, pushes, jobKey);
    const data = {
      id,
      ...(bad.length === 0 ? {} : { bad_regids: bad.join(',') }),
      day_quota: String(DAY_QUOTA),
      day_acked: String(world.count(`day ${app.id}`, DAY_MS, 0)),
    };
    return {
      ...ok(world, data, `Received push messages for ${targets.length || 1} ${info}`),
      pushes,
      ...receiptsOf(message, pushes, id, world),
    };
  };

/** None of the targets is valid: the refusal of the rule, but with the pushes it stands for. */
const noTargets = ({ world }: Call): EmulatorReply => ({
  status: 200,
  headers: JSON_TYPE,
  body: {
    result: 'error',
    reason: REASONS['20301'],
    trace_id: newId(world, 'Xdm'),
    code: 20_301,
    description: DESCRIPTIONS['20301'],
  },
});

function checkPackage(names: string, onlyOne: boolean, { gate, app }: Pick<Call, 'gate' | 'app'>): void {
  const list = names.split(',').filter((name) => name !== '');
  gate.check('xiaomi/package-given', list.length > 0);
  gate.check('xiaomi/package-one', !onlyOne || list.length === 1, `${list.length} names`);
  const own = app.value('package_name')?.trim();
  gate.check('xiaomi/package-registered', own === undefined || list.includes(own), list[0]?.slice(0, 80));
}

function targetsOf(kind: TargetKind, { fields, gate }: Call): readonly string[] {
  if (kind === 'all') return [];
  const value = fields.get(kind) ?? '';
  const targets = (kind === 'topics' ? value.split(';$;') : value.split(',')).filter((target) => target !== '');
  gate.check('xiaomi/target-given', targets.length > 0);
  gate.check('xiaomi/target-count', targets.length <= LIMITS.targets, `${targets.length} targets`);
  if (kind === 'topics') {
    gate.check('xiaomi/topic-count', targets.length <= LIMITS.topics, `${targets.length} topics`);
    gate.check('xiaomi/topic-op', ['UNION', 'INTERSECTION', 'EXCEPT'].includes(fields.get('topic_op') ?? 'UNION'));
  }
  return targets;
}

function resolve(kind: TargetKind, targets: readonly string[], world: EmulatorWorld): readonly string[] {
  if (kind === 'all')
    return world
      .devices()
      .filter((device) => device.fate === 'ok')
      .map((device) => device.token);
  const find = kind === 'topic' || kind === 'topics' ? world.topic : world.alias;
  return targets.flatMap((target) => {
    const tokens = find.call(world, target);
    return tokens.length === 0 ? [target] : tokens;
  });
}

function countQuota({ gate, world, app, fields }: Call, count: number): void {
  if ((fields.get('extra.channel_id') ?? '') !== '') return;
  const used = world.count(`day ${app.id}`, DAY_MS, count);
  gate.check('xiaomi/quota', used <= DAY_QUOTA, `exceed quota, quota: ${DAY_QUOTA}, have acked: ${used - count}`);
}

function isAlive(call: Pick<Call, 'world' | 'app'>, token: string): boolean {
  const device = call.world.device(token);
  return (
    device !== undefined &&
    ['ok', 'switched-off', 'not-test-device'].includes(device.fate) &&
    (device.app === '*' || device.app === call.app.id) &&
    REGID.test(token)
  );
}

function capture(call: Call, token: string, message: ReadMessage, id: string): CapturedPush {
  const { gate, world, app } = call;
  const accepted = gate.allows('xiaomi/regid-valid', isAlive(call, token), token.slice(0, 4));
  // Taken all the same: the second message of the day without a channel is only never shown.
  if (accepted && message.channelId === undefined)
    gate.allows('xiaomi/one-a-day', world.count(`device ${app.id} ${token}`, DAY_MS) <= 1);
  return {
    token,
    accepted,
    app: app.id,
    title: message.title,
    body: message.body,
    ...(accepted ? { messageId: id } : { code: '20301' }),
    ...(message.ext === undefined ? {} : { ext: message.ext }),
    ...(message.channelId === undefined ? {} : { channelId: message.channelId }),
  };
}

/** Bounded: the oldest trace is forgotten after 10 000. */
function remember(
  { sent, app, world }: Call,
  id: string,
  kind: Sent['kind'],
  pushes: readonly CapturedPush[],
  jobKey?: string,
): void {
  const delivered = pushes.filter((push) => push.accepted && world.device(push.token)?.fate === 'ok').length;
  sent.set(id, { app: app.id, at: world.clock.now(), kind, resolved: pushes.length, delivered, jobKey });
  const oldest = sent.keys().next().value;
  if (sent.size > 10_000 && oldest !== undefined) sent.delete(oldest);
}

/** Bit 1 delivered, 16 invalid target. */
function receiptsOf(
  message: ReadMessage,
  pushes: readonly CapturedPush[],
  id: string,
  world: EmulatorWorld,
): Pick<EmulatorReply, 'receipts'> {
  const { callback } = message;
  if (callback === undefined) return {};
  const event = (type: number, tokens: readonly string[]) => ({
    url: callback.url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      data: JSON.stringify({
        [id]: {
          type,
          targets: tokens.join(','),
          ...(callback.param === undefined ? {} : { param: callback.param }),
          barStatus: 'Enable',
          timestamp: world.clock.now(),
        },
      }),
    }).toString(),
  });
  const delivered = pushes.filter((push) => push.accepted).map((push) => push.token);
  const invalid = pushes.filter((push) => !push.accepted).map((push) => push.token);
  const receipts = [
    ...((callback.types & 1) !== 0 && delivered.length > 0 ? [event(1, delivered)] : []),
    ...((callback.types & 16) !== 0 && invalid.length > 0 ? [event(16, invalid)] : []),
  ];
  return receipts.length === 0 ? {} : { receipts };
}

/** Different messages in one call; extras are nested there and carry no prefix. */
const sendMulti =
  (kind: 'registration_id' | 'alias' | 'user_account'): Run =>
  (call) => {
    const { gate, app, world } = call;
    const entries = readEntries(call);
    const [lead, word, info] = INFO[kind];
    const id = newId(world, lead);
    const dropped = new Map<string, number>();
    const pushes = entries.flatMap(({ target, message }) => {
      const flat = flatten(message);
      checkPackage(flat.get('restricted_package_name') ?? '', true, call);
      const read = readMessage(flat, gate, app, world.clock.now());
      const tokens = kind === 'registration_id' ? [target] : resolve(kind, [target], world);
      // [A/C] Over the quota the call is still "ok"; a note says how many messages of which channel were dropped.
      const isWithin = read.channelId !== undefined || world.count(`day ${app.id}`, DAY_MS, tokens.length) <= DAY_QUOTA;
      if (gate.allows('xiaomi/quota', isWithin)) return tokens.map((token) => capture(call, token, read, id));
      dropped.set('no_channel', (dropped.get('no_channel') ?? 0) + 1);
      return [];
    });
    const bad = pushes.filter((push) => !push.accepted).map((push) => push.token);
    if (pushes.length > 0 && bad.length === pushes.length) return { ...noTargets(call), pushes };
    remember(call, id, word, pushes);
    const exceeded = [...dropped].map(([channel, count]) => `${channel}:${count}`).join(' ');
    const data = {
      id,
      ...(bad.length === 0 ? {} : { bad_regids: bad.join(',') }),
      ...(exceeded === '' ? {} : { channel_exceed_quota: exceeded }),
    };
    return { ...ok(world, data, `Received push messages for ${entries.length} ${info}`), pushes };
  };

function readEntries({ fields, gate }: Call): readonly { target: string; message: Record<string, unknown> }[] {
  const list = parse(fields.get('messages') ?? '');
  const isList =
    Array.isArray(list) &&
    list.every((item) => isObject(item) && isObject(item['message']) && typeof item['target'] === 'string');
  gate.check('xiaomi/messages-json', isList);
  const entries = (Array.isArray(list) ? list : []) as { target: string; message: Record<string, unknown> }[];
  gate.check('xiaomi/target-given', entries.length > 0);
  gate.check('xiaomi/target-count', entries.length <= LIMITS.targets, `${entries.length} targets`);
  return entries;
}

function flatten(message: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(message)) {
    if (key === 'extra' && isObject(value))
      for (const [name, item] of Object.entries(value)) flat.set(`extra.${name}`, String(item));
    else flat.set(key, String(value));
  }
  return flat;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

// ---------------------------------------------------------------- questions

const quota: Run = ({ world, app }) =>
  ok(world, { day_quota: String(DAY_QUOTA), day_acked: String(world.count(`day ${app.id}`, DAY_MS, 0)) });

const traceOf = (id: string, item: Sent): Record<string, unknown> => ({
  id,
  msg_type: item.kind,
  create_time: new Date(item.at).toISOString().slice(0, 19).replace('T', ' '),
  create_timestamp: item.at,
  time_to_live: '1d 0h 0m 0s',
  resolved: item.resolved,
  delivered: item.delivered,
  delivery_rate: `${item.resolved === 0 ? 0 : Math.round((item.delivered / item.resolved) * 100)}%`,
  click: 0,
  click_rate: '0%',
});

const trace: Run = (call) => {
  const { fields, gate, world, app, sent } = call;
  gate.check('xiaomi/trace-rate', world.count(`trace ${app.id}`, 1000) <= 1);
  const asked = fields.get('msg_id') ?? '';
  const jobKey = fields.get('job_key') ?? '';
  // [B] Some clients ask for a span of time under the path of the single message.
  if (asked === '' && jobKey === '' && fields.has('begin_time')) return traces(call);
  gate.check('xiaomi/target-given', asked !== '' || jobKey !== '');
  const ofJob = [...sent].findLast(([, item]) => item.app === app.id && item.jobKey === jobKey);
  const id = asked === '' ? (ofJob?.[0] ?? '') : asked;
  const item = sent.get(id);
  gate.check('xiaomi/message-known', item !== undefined && item.app === app.id);
  return ok(world, { data: item === undefined ? {} : traceOf(id, item) });
};

const traces: Run = ({ fields, world, app, sent }) => {
  const begin = Number(fields.get('begin_time') ?? '0');
  const end = Number(fields.get('end_time') ?? world.clock.now());
  const list = [...sent].filter(([, item]) => item.app === app.id && item.at >= begin && item.at <= end).slice(-100);
  return ok(world, { data: list.reverse().map(([id, item]) => traceOf(id, item)) });
};

const counters: Run = (call) => {
  checkPackage(call.fields.get('restricted_package_name') ?? '', false, call);
  const own = [...call.sent.values()].filter((item) => item.app === call.app.id);
  const recipients = (kind: Sent['kind']): number =>
    own.filter((item) => item.kind === kind).reduce((sum, item) => sum + item.resolved, 0);
  const received = own.reduce((sum, item) => sum + item.delivered, 0);
  const date = new Date(call.world.clock.now()).toISOString().slice(0, 10).replace(/-/g, '');
  const day = {
    date,
    regid_recipients: recipients('Regid'),
    alias_recipients: recipients('Alias'),
    useraccount_recipients: 0,
    broadcast_recipients: recipients('Topic'),
    single_recipients: recipients('Regid'),
    received,
    click: 0,
  };
  return ok(call.world, { data: [day] });
};

/** Lists of a regid; a dead or foreign one is answered like a send to it. */
const listOf =
  (names: (token: string, world: EmulatorWorld) => readonly string[]): Run =>
  (call) => {
    checkPackage(call.fields.get('restricted_package_name') ?? '', false, call);
    const token = call.fields.get('registration_id') ?? '';
    call.gate.check('xiaomi/target-given', token !== '');
    call.gate.check('xiaomi/regid-valid', isAlive(call, token), token.slice(0, 4));
    return ok(call.world, { list: names(token, call.world) });
  };

/** Offline for everybody but an account with the right `invalid-feed`. Each reading brings at most 1000 and deletes them. */
const invalidFeed: Run = ({ gate, world, app, handedOut }) => {
  gate.check('xiaomi/feed-offline', app.rights.includes('invalid-feed'));
  const list = world
    .devices()
    .filter((device) => ['unknown', 'uninstalled', 'inactive'].includes(device.fate))
    .filter((device) => device.app === '*' || device.app === app.id)
    .map((device) => device.token)
    .filter((token) => !handedOut.has(`${app.id} ${token}`))
    .slice(0, FEED_SIZE);
  for (const token of list) handedOut.add(`${app.id} ${token}`);
  return ok(world, { list });
};

const aliasFeed: Run = ({ gate, world, app }) => {
  gate.check('xiaomi/feed-offline', app.rights.includes('invalid-feed'));
  return ok(world, { list: [] });
};

/** The answers of these calls are in no document. */
const undescribed: Run = ({ request }) => ({
  status: 501,
  headers: JSON_TYPE,
  body: { description: `the sandbox does not imitate ${request.path}: its answer is not documented` },
});

const channels: Run = ({ world, app }) =>
  ok(world, {
    list: (app.channels ?? [app.value('mi_channel_id')].filter((id) => id !== undefined)).map((id) => ({
      channel_id: id,
    })),
  });

const sendRoutes = (
  versions: readonly string[],
  name: string,
  kind: TargetKind,
): [string, { readonly method: 'GET' | 'POST'; readonly run: Run }][] =>
  versions.map((version) => [`/${version}/message/${name}`, { method: 'POST', run: send(kind) }]);

/** [A] In the vendor's SDK; what they answer is in no document. */
const UNDESCRIBED_POSTS = [
  '/v2/message/region',
  '/v2/message/miid',
  '/v3/message/gaid',
  '/message/oaid',
  '/v2/schedule_job/exist',
  '/v2/schedule_job/delete',
  '/v3/schedule_job/delete',
  '/v1/message/regid/revoke',
  '/v1/message/alias/revoke',
  '/v1/message/topic/revoke',
];

const ROUTES = new Map<string, { readonly method: 'GET' | 'POST'; readonly run: Run }>([
  ...sendRoutes(['v2', 'v3', 'v4'], 'regid', 'registration_id'),
  ...sendRoutes(['v2', 'v3'], 'alias', 'alias'),
  ...sendRoutes(['v2'], 'user_account', 'user_account'),
  ...sendRoutes(['v2', 'v3'], 'topic', 'topic'),
  ...sendRoutes(['v2', 'v3'], 'multi_topic', 'topics'),
  ...sendRoutes(['v2', 'v3'], 'all', 'all'),
  [PATHS.multi, { method: 'POST', run: sendMulti('registration_id') }],
  ['/v2/multi_messages/aliases', { method: 'POST', run: sendMulti('alias') }],
  ['/v2/multi_messages/user_accounts', { method: 'POST', run: sendMulti('user_account') }],
  [PATHS.quota, { method: 'GET', run: quota }],
  [PATHS.trace, { method: 'GET', run: trace }],
  [PATHS.traces, { method: 'GET', run: traces }],
  [PATHS.counters, { method: 'GET', run: counters }],
  [PATHS.aliases, { method: 'GET', run: listOf((token, world) => world.aliasesOf(token)) }],
  [PATHS.topics, { method: 'GET', run: listOf((token, world) => world.topicsOf(token)) }],
  [PATHS.accounts, { method: 'GET', run: listOf(() => []) }],
  [PATHS.invalidTokens, { method: 'GET', run: invalidFeed }],
  [PATHS.invalidAliases, { method: 'GET', run: aliasFeed }],
  [PATHS.presence, { method: 'GET', run: undescribed }],
  ['/v2/regid/presence', { method: 'GET', run: undescribed }],
  ['/v3/regid/presence', { method: 'GET', run: undescribed }],
  [PATHS.validation, { method: 'POST', run: undescribed }],
  [PATHS.regions, { method: 'POST', run: undescribed }],
  ...UNDESCRIBED_POSTS.map((path): [string, { method: 'POST'; run: Run }] => [
    path,
    { method: 'POST', run: undescribed },
  ]),
  [PATHS.channels, { method: 'GET', run: channels }],
]);

const routeOf = (path: string) => ROUTES.get(path);

export const emulator: Emulator = {
  hosts: HOST_NAMES,
  rules,
  demo,
  leavesOut: [
    t(
      'presence and validation of regids: their answers are in no document we know, the answer is HTTP 501',
      'regid 在线状态和校验接口：没有文档给出应答格式，返回 HTTP 501',
    ),
    t(
      'timed messages are taken at once; deleting them and revoking are answered with HTTP 501',
      '定时消息会立即接受；删除定时消息和撤回返回 HTTP 501',
    ),
    t('tokens of other regions, content audit and the EMQ queues', '其他地区、内容审核和 EMQ 队列'),
  ],
  open,
};
