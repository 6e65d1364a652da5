// The server side of OPPO: its own reading of the signature, its rules in order, its answers.
import { createHash } from 'node:crypto';
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
  SandboxDevice,
} from '../../push/emulator.js';
import { refusalWords } from '../../push/refusal-words.js';
import { t } from '../../text/language.js';
import { demo } from './demo.js';
import { explainSignature } from './emulator-explain.js';
import { type Fields, isObject, parseJson, type ReadNotification, readNotification, text } from './emulator-message.js';
import { rules } from './emulator-rules.js';
import { ACCESS_TOKEN_MS, CLOCK_WINDOW_MS, LIMITS, PATHS, REGISTRATION_ID, regionOf } from './facts.js';
import { resultCodes } from './result-codes.js';

const DAY_MS = 86_400_000;
/** [C] Public quota under 50 000 users. */
const DAILY_QUOTA = 100_000;

interface State {
  readonly tokens: Map<string, { readonly app: string; readonly endsAt: number }>;
  readonly messages: Map<string, { readonly app: string; readonly notification: ReadNotification }>;
  /** Targets that got an app_message_id already. */
  readonly seen: Set<string>;
  readonly invalid: Map<string, Set<string>>;
  /** App and token of every invalid token the list has handed out. */
  readonly handedOut: Set<string>;
  /** What was set through the device API, by app and token; the sandbox section fills in what was not. */
  readonly aliases: Map<string, string>;
  readonly tags: Map<string, readonly string[]>;
}

interface Call {
  readonly request: EmulatorRequest;
  readonly form: URLSearchParams;
  readonly app: SandboxApp;
  readonly gate: Gate;
  readonly world: EmulatorWorld;
  readonly state: State;
}

const ok = (data: unknown): EmulatorReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body: { code: 0, message: 'Success', data },
});

function open(world: EmulatorWorld): OpenEmulator {
  const state: State = {
    tokens: new Map(),
    messages: new Map(),
    seen: new Set(),
    invalid: new Map(),
    handedOut: new Set(),
    aliases: new Map(),
    tags: new Map(),
  };
  return {
    handle(request, gate) {
      checkPath(request.path, gate);
      const route = ROUTES.get(request.path);
      if (route === undefined) throw new Error('unreachable: the path rule is always on');
      gate.check('oppo/method', request.method === route.method, request.method);
      if (route.run === undescribed) return undescribed();
      const form = readForm(request, gate);
      if (request.path === PATHS.auth) return authenticate(form, gate, world, state);
      const app = appOfToken(request, form, gate, world, state);
      gate.check('oppo/push-permission', app.state !== 'under-review');
      return route.run({ request, form, app, gate, world, state });
    },
    refuse,
    explainSignature: (request, at) => explainSignature(request, at, world, state.tokens),
  };
}

const wordsOf = refusalWords(rules, resultCodes);

/** HTTP 200 and the code; the documents show no other status for business errors. */
const refuse = (refusal: Refusal): EmulatorReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body: { code: Number(refusal.rule.code), message: wordsOf(refusal).en },
});

function checkPath(path: string, gate: Gate): void {
  const version = /^\/server\/(v[^/]*)?/.exec(path)?.[1];
  gate.check('oppo/version-given', !path.startsWith('/server/') || version !== undefined);
  gate.check('oppo/version-number', version === undefined || /^v\d+$/.test(version), version);
  gate.check('oppo/version-supported', version === undefined || !/^v\d+$/.test(version) || version === 'v1', version);
  gate.check('oppo/path', ROUTES.has(path), path.slice(0, 80));
}

const typeOf = (request: EmulatorRequest): string => (request.headers['content-type'] ?? '').toLowerCase();

/** JSON is for the device API only. */
const takesJson = (request: EmulatorRequest): boolean =>
  request.path.startsWith('/server/v1/device/') && typeOf(request).includes('json');

/** A form for auth and push, JSON for the device API; the queries have no body. */
function readForm(request: EmulatorRequest, gate: Gate): URLSearchParams {
  const type = typeOf(request);
  if (request.method === 'GET' || takesJson(request)) return new URLSearchParams();
  const body = Buffer.from(request.body);
  const isUtf8 = Buffer.from(body.toString('utf8'), 'utf8').equals(body);
  gate.check('oppo/form', isUtf8 && (body.length === 0 || type === '' || type.includes('x-www-form-urlencoded')), type);
  return new URLSearchParams(body.toString('utf8'));
}

// ---------------------------------------------------------------- access

function authenticate(form: URLSearchParams, gate: Gate, world: EmulatorWorld, state: State): EmulatorReply {
  const key = form.get('app_key') ?? '';
  const timestamp = form.get('timestamp') ?? '';
  const given = form.get('sign') ?? '';
  gate.check('oppo/key-given', key !== '');
  const app = world.apps().find((item) => item.value('oppo_app_key')?.trim() === key);
  gate.check('oppo/key-known', app !== undefined);
  if (app === undefined) throw new Error('unreachable: the rule above is always on');
  gate.check('oppo/timestamp-given', timestamp !== '');
  gate.check(
    'oppo/timestamp-window',
    /^\d{13}$/.test(timestamp) && Math.abs(Number(timestamp) - world.clock.now()) <= CLOCK_WINDOW_MS,
    timestamp.slice(0, 20),
  );
  gate.check('oppo/sign-given', given !== '');
  const hash = createHash('sha256');
  for (const part of [key, timestamp, app.value('oppo_master_secret')?.trim() ?? '']) hash.update(part, 'utf8');
  gate.check('oppo/signature', given === hash.digest('hex'));
  gate.check('oppo/app-usable', app.state !== 'suspended');
  const token = world.random.hex(12);
  const now = world.clock.now();
  state.tokens.set(token, { app: app.id, endsAt: now + ACCESS_TOKEN_MS });
  return ok({ auth_token: token, create_time: now });
}

/** Old text says header, newer text says body, one client uses the query: the service takes all three. */
function appOfToken(
  request: EmulatorRequest,
  form: URLSearchParams,
  gate: Gate,
  world: EmulatorWorld,
  state: State,
): SandboxApp {
  const json = takesJson(request) ? parseJson(request.text()) : undefined;
  const token =
    form.get('auth_token') ||
    request.headers['auth_token'] ||
    request.query.get('auth_token') ||
    (isObject(json) ? text(json['auth_token']) : '');
  gate.check('oppo/token-given', token !== '');
  const known = state.tokens.get(token);
  gate.check('oppo/token-live', known !== undefined && known.endsAt > world.clock.now());
  const app = world.apps().find((item) => item.id === known?.app);
  if (app === undefined) throw new Error('unreachable: a live token belongs to an app');
  return app;
}

// ---------------------------------------------------------------- sending

const isAlive = (device: SandboxDevice | undefined, app: SandboxApp): boolean =>
  device !== undefined &&
  ['ok', 'switched-off', 'not-test-device'].includes(device.fate) &&
  (device.app === '*' || device.app === app.id);

/** The code that keeps one registration ID from getting the push. */
function refusalOf(call: Call, token: string): number | undefined {
  const { gate, world, app, state, request } = call;
  if (!gate.allows('oppo/registration-id-shape', REGISTRATION_ID.test(token), token.slice(0, 3))) return 10_000;
  const overseasHost = request.host?.includes('intl') === true;
  if (!gate.allows('oppo/region', request.host === undefined || overseasHost === (regionOf(token) === 'overseas')))
    return 10_000;
  if (gate.allows('oppo/registration-id-alive', isAlive(world.device(token), app))) return undefined;
  state.invalid.set(app.id, (state.invalid.get(app.id) ?? new Set()).add(token));
  return 10_000;
}

/** Tokens of the app that ended by themselves, and those a push was refused for. */
function deadTokens({ app, state, world }: Call): readonly string[] {
  const ended = world
    .devices()
    .filter((device) => ['unknown', 'uninstalled', 'inactive'].includes(device.fate))
    .filter((device) => device.app === '*' || device.app === app.id)
    .map((device) => device.token);
  return [...new Set([...ended, ...(state.invalid.get(app.id) ?? [])])];
}

const captured = (
  call: Call,
  token: string,
  read: ReadNotification,
  messageId: string | undefined,
  code: number | undefined,
): CapturedPush => ({
  token,
  accepted: code === undefined,
  app: call.app.id,
  title: read.title,
  body: read.content,
  ...(messageId === undefined ? {} : { messageId }),
  ...(read.ext === undefined ? {} : { ext: read.ext }),
  ...(read.channelId === undefined ? {} : { channelId: read.channelId }),
  ...(read.category === undefined ? {} : { category: read.category }),
  ...(read.badge === undefined ? {} : { badge: read.badge }),
  ...(code === undefined ? {} : { code: String(code) }),
});

const newId = (call: Call): string => `${call.app.value('oppo_app_id') ?? '1'}-1-1-${call.world.random.hex(12)}`;

/** What the phone's push service would tell the address in the message: arrived, or no longer there. One request for all of it. */
function receiptsOf(
  call: Call,
  sent: readonly CapturedPush[],
  { callback }: ReadNotification,
  taskId?: string,
): Pick<EmulatorReply, 'receipts'> {
  if (callback === undefined) return {};
  const entries = sent.flatMap((push) => {
    const arrives = push.accepted && call.world.device(push.token)?.fate === 'ok';
    if (push.accepted && !arrives) return [];
    const messageId = push.messageId ?? '';
    return [
      {
        messageId,
        appId: call.app.value('oppo_app_id') ?? '',
        taskId: taskId ?? messageId,
        registrationIds: push.token,
        eventTime: call.world.clock.now(),
        param: callback.param,
        eventType: arrives ? 'push_arrive' : 'regid_invalid',
      },
    ];
  });
  if (entries.length === 0) return {};
  const headers = { 'Content-Type': 'application/json' };
  return { receipts: [{ url: callback.url, headers, body: JSON.stringify(entries) }] };
}

interface ReadMessage {
  readonly token: string;
  readonly notification: ReadNotification;
}

/** target_type 2 is a registration ID, 5 an alias; single push knows no other. */
function readMessage(value: unknown, call: Call): ReadMessage {
  const { gate, app, world } = call;
  gate.check('oppo/message-json', isObject(value));
  const fields: Fields = isObject(value) ? value : {};
  const type = text(fields['target_type']);
  gate.check('oppo/target-type', type === '2' || type === '5', type);
  const target = text(fields['target_value']);
  gate.check('oppo/target-given', target !== '');
  gate.check('oppo/notification-given', isObject(fields['notification']));
  const notification = readNotification(
    isObject(fields['notification']) ? fields['notification'] : {},
    gate,
    app,
    false,
  );
  return { token: type === '5' ? (world.alias(target)[0] ?? target) : target, notification };
}

function countTargets(call: Call, count: number): void {
  call.gate.check('oppo/daily-quota', call.world.count(`day ${call.app.id}`, DAY_MS, count) <= DAILY_QUOTA);
  call.gate.check('oppo/rate', call.world.count(`rate ${call.app.id}`, 1000, count) <= 5000);
}

/** The same app_message_id for the same target is accepted and not delivered twice. */
function isRepeat(call: Call, message: ReadMessage): boolean {
  if (message.notification.id === undefined) return false;
  const key = `${call.app.id} ${message.notification.id} ${message.token}`;
  if (call.state.seen.has(key)) return true;
  if (call.state.seen.size > 100_000) call.state.seen.clear();
  call.state.seen.add(key);
  return false;
}

function unicast(call: Call): EmulatorReply {
  call.gate.check('oppo/message-given', (call.form.get('message') ?? '') !== '');
  const message = readMessage(parseJson(call.form.get('message') ?? ''), call);
  countTargets(call, 1);
  const code = refusalOf(call, message.token);
  const messageId = newId(call);
  const pushes =
    isRepeat(call, message) && code === undefined
      ? []
      : [captured(call, message.token, message.notification, code === undefined ? messageId : undefined, code)];
  const receipts = receiptsOf(call, pushes, message.notification);
  if (code !== undefined)
    return { status: 200, body: { code, message: 'Invalid RegistrationId' }, pushes, ...receipts };
  return { ...ok({ messageId }), pushes, ...receipts };
}

function unicastBatch(call: Call): EmulatorReply {
  const { gate, form } = call;
  gate.check('oppo/message-given', (form.get('messages') ?? '') !== '');
  const list = parseJson(form.get('messages') ?? '');
  gate.check('oppo/message-json', Array.isArray(list));
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  gate.check('oppo/batch-size', entries.length >= 1 && entries.length <= LIMITS.targets, `${entries.length} messages`);
  const messages = entries.map((entry) => readMessage(entry, call));
  countTargets(call, messages.length);
  const pushes: CapturedPush[] = [];
  const receipts: NonNullable<EmulatorReply['receipts']>[number][] = [];
  const data = messages.map((message) => {
    const code = refusalOf(call, message.token);
    const messageId = newId(call);
    if (code !== undefined || !isRepeat(call, message)) {
      const push = captured(
        call,
        message.token,
        message.notification,
        code === undefined ? messageId : undefined,
        code,
      );
      pushes.push(push);
      receipts.push(...(receiptsOf(call, [push], message.notification).receipts ?? []));
    }
    return code === undefined
      ? { messageId, registrationId: message.token }
      : { registrationId: message.token, errorCode: code, errorMessage: 'Invalid RegistrationId' };
  });
  return { ...ok(data), pushes, ...(receipts.length === 0 ? {} : { receipts }) };
}

function saveMessage(call: Call): EmulatorReply {
  const notification = readNotification(Object.fromEntries(call.form), call.gate, call.app, true);
  const id = call.world.random.hex(12);
  call.state.messages.set(id, { app: call.app.id, notification });
  return ok({ message_id: id });
}

/** 1 everybody, 2 registration IDs, 5 aliases, 6 tags. Bad ids stand in a member named after their code; the answer's code stays 0. */
function broadcast(call: Call): EmulatorReply {
  const { form, gate, state, world, app } = call;
  const type = form.get('target_type') ?? '';
  gate.check('oppo/target-type', ['1', '2', '5', '6'].includes(type), type);
  const values = (form.get('target_value') ?? '').split(';').filter((value) => value !== '');
  gate.check('oppo/target-given', type === '1' || values.length > 0);
  gate.check('oppo/batch-size', values.length <= LIMITS.targets, `${values.length} targets`);
  const stored = state.messages.get(form.get('message_id') ?? '');
  gate.check('oppo/message-known', stored !== undefined && stored.app === app.id);
  if (stored === undefined) throw new Error('unreachable: the rule above is always on');
  const tokens =
    type === '2'
      ? values
      : type === '5'
        ? values.flatMap((value) => world.alias(value))
        : world
            .devices()
            .filter((device) => device.fate === 'ok')
            .map((device) => device.token);
  countTargets(call, tokens.length);
  const bad: string[] = [];
  const pushes = tokens.map((token) => {
    const code = refusalOf(call, token);
    if (code !== undefined) bad.push(token);
    return captured(call, token, stored.notification, form.get('message_id') ?? undefined, code);
  });
  const taskId = world.random.hex(12);
  const data = {
    message_id: form.get('message_id') ?? '',
    task_id: taskId,
    ...(bad.length === 0 ? {} : { '10000': bad }),
  };
  // Receipts exist for registration IDs only.
  return { ...ok(data), pushes, ...(type === '2' ? receiptsOf(call, pushes, stored.notification, taskId) : {}) };
}

// ---------------------------------------------------------------- questions

/** Reading deletes what was read: a token is handed out once, or again after a push to it was refused anew. */
function invalidTokens(call: Call): EmulatorReply {
  const { app, state } = call;
  const refusedSince = state.invalid.get(app.id) ?? new Set<string>();
  const left = deadTokens(call).filter(
    (token) => refusedSince.has(token) || !state.handedOut.has(`${app.id} ${token}`),
  );
  const page = left.slice(0, 500);
  for (const token of page) {
    refusedSince.delete(token);
    state.handedOut.add(`${app.id} ${token}`);
  }
  return ok({ registration_ids: page, totalCount: page.length });
}

function permit({ app, world }: Call): EmulatorReply {
  const used = world.count(`day ${app.id}`, DAY_MS, 0);
  return ok({ total_count: DAILY_QUOTA, push_count: used, remain_count: Math.max(0, DAILY_QUOTA - used) });
}

/** The device API: an alias and tags of a registration ID. Its request members are in no document; both spellings are taken. */
function deviceAnswer(call: Call): EmulatorReply {
  const { request, gate, state, app, world } = call;
  const value = parseJson(request.text());
  const fields: Fields = isObject(value) ? value : {};
  const token =
    text(fields['registration_id'] ?? fields['registrationId']) || (request.query.get('registration_id') ?? '');
  const isAboutTags = request.path === PATHS.addTags || request.path === PATHS.addTagGroup;
  gate.check('oppo/target-given', token !== '' || isAboutTags);
  if (token !== '' && isDead(call, token))
    return { status: 200, body: { code: 10_000, message: 'Invalid RegistrationId' } };
  const list: readonly unknown[] = Array.isArray(fields['tags']) ? fields['tags'] : text(fields['tags']).split(',');
  const given = list.map(text).filter((tag) => tag !== '');
  gate.check('oppo/tags', given.length <= LIMITS.tags);
  const key = `${app.id} ${token}`;
  const tags = state.tags.get(key) ?? world.topicsOf(token);
  if (request.path === PATHS.subscribeTags) state.tags.set(key, [...new Set([...tags, ...given])]);
  if (request.path === PATHS.unsubscribeTags)
    state.tags.set(
      key,
      tags.filter((tag) => !given.includes(tag)),
    );
  if (request.path === PATHS.setAlias) state.aliases.set(key, text(fields['alias']));
  if (request.path === PATHS.deleteAlias) state.aliases.set(key, '');
  if (TAG_PATHS.has(request.path))
    return ok({ registrationId: token, tags: (state.tags.get(key) ?? tags).map((tag) => ({ tag })) });
  return ok({ registrationId: token, alias: state.aliases.get(key) ?? world.aliasesOf(token)[0] ?? '' });
}

const TAG_PATHS: ReadonlySet<string> = new Set([PATHS.tags, PATHS.subscribeTags, PATHS.unsubscribeTags]);

/** As for a push, but a question neither fills the list of invalid tokens nor knows a host of the wrong region. */
function isDead({ gate, world, app }: Call, token: string): boolean {
  if (!gate.allows('oppo/registration-id-shape', REGISTRATION_ID.test(token), token.slice(0, 3))) return true;
  return !gate.allows('oppo/registration-id-alive', isAlive(world.device(token), app));
}

type Run = (call: Call) => EmulatorReply;

const undescribed = (): EmulatorReply => ({
  status: 501,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body: { message: 'the sandbox does not imitate the upload of pictures' },
});

const DEVICE_PATHS = [
  PATHS.setAlias,
  PATHS.deleteAlias,
  PATHS.alias,
  PATHS.addTags,
  PATHS.addTagGroup,
  PATHS.subscribeTags,
  PATHS.unsubscribeTags,
  PATHS.tags,
];

const ROUTES = new Map<string, { readonly method: 'GET' | 'POST'; readonly run: Run }>([
  [
    PATHS.auth,
    {
      method: 'POST',
      run: () => {
        throw new Error('auth is answered before a token is asked for');
      },
    },
  ],
  [PATHS.unicast, { method: 'POST', run: unicast }],
  [PATHS.unicastBatch, { method: 'POST', run: unicastBatch }],
  [PATHS.saveMessage, { method: 'POST', run: saveMessage }],
  [PATHS.broadcast, { method: 'POST', run: broadcast }],
  [PATHS.invalidTokens, { method: 'GET', run: invalidTokens }],
  [PATHS.permit, { method: 'GET', run: permit }],
  ['/server/v1/media/upload/big_picture', { method: 'POST', run: undescribed }],
  ['/server/v1/media/upload/small_picture', { method: 'POST', run: undescribed }],
  ...DEVICE_PATHS.map((path): [string, { readonly method: 'POST'; readonly run: Run }] => [
    path,
    { method: 'POST', run: deviceAnswer },
  ]),
]);

export const emulator: Emulator = {
  hosts: [
    'api.push.oppomobile.com',
    'api-push-cn.heytapmobi.com',
    'api-intl.push.oppomobile.com',
    'feedback.push.oppomobile.com',
    'api-device.push.heytapmobi.com',
    'api-media.push.heytapmobi.com',
  ],
  rules,
  accessTokenRule: 'oppo/token-live',
  demo,
  shade: { body: LIMITS.contentCharacters },
  leavesOut: [
    t('picture upload is not emulated: the answer is HTTP 501', '不模拟图片上传，返回 HTTP 501'),
    t(
      'a push to an alias or a tag goes to what the sandbox section registers, not to what was set through the device API',
      '按别名或标签推送时以 sandbox 配置中登记的为准，不看通过设备接口设置的',
    ),
    t('the receipt user_daily_limit: daily caps are not imitated', 'user_daily_limit 回执：不模拟每日上限'),
  ],
  open,
};
