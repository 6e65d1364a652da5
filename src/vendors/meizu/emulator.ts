// The server side of Meizu: its own reading of the signature, its rules in order, its answers in their four shapes.
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
} from '../../push/emulator.js';
import { refusalWords } from '../../push/refusal-words.js';
import { t } from '../../text/language.js';
import { demo } from './demo.js';
import { explainSignature } from './emulator-explain.js';
import { type ReadMessage, readNotification, readPassThrough } from './emulator-message.js';
import { rules } from './emulator-rules.js';
import { LEGACY_PUSH_ID, LIMITS, PATHS, PUSH_ID } from './facts.js';
import { resultCodes } from './result-codes.js';

const DAY_MS = 86_400_000;
/** Default of the daily total while the rule set `quotas` is on; the real figure differs per app. */
const DAILY_TOTAL = 1000;
/** [C] Public messages for one device and day. */
const PUBLIC_PER_DAY = 3;

interface Task {
  readonly app: string;
  readonly pushType: '0' | '1';
  readonly message: ReadMessage;
  readonly scheduled: boolean;
  targets: number;
  valid: number;
}

type Form = ReadonlyMap<string, string>;
type Route = (call: Call) => EmulatorReply;

interface Call {
  readonly form: Form;
  readonly app: SandboxApp;
  readonly gate: Gate;
  readonly world: EmulatorWorld;
  readonly tasks: Map<string, Task>;
  readonly switches: Map<string, boolean>;
  /** What was subscribed through the API; the sandbox section fills in what was not. */
  readonly aliases: Map<string, string>;
  readonly tags: Map<string, readonly string[]>;
  /** Counts by app and day in China. */
  readonly days: Map<string, { targets: number; valid: number }>;
}

const answer = (code: string, value: unknown, more: Record<string, unknown> = {}): EmulatorReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=UTF-8' },
  body: { code, message: '', value, ...more } as Record<string, unknown>,
});

function open(world: EmulatorWorld): OpenEmulator {
  const tasks = new Map<string, Task>();
  const switches = new Map<string, boolean>();
  const aliases = new Map<string, string>();
  const tags = new Map<string, readonly string[]>();
  const days = new Map<string, { targets: number; valid: number }>();
  return {
    handle(request, gate) {
      const route = ROUTES.get(request.path);
      gate.check('meizu/path', route !== undefined, request.path);
      if (route === undefined) throw new Error('unreachable: the rule above always holds');
      gate.check(
        'meizu/method',
        request.method === 'POST' || (route.query && request.method === 'GET'),
        request.method,
      );
      const form = readForm(request);
      gate.check(
        'meizu/form',
        ['appId', 'sign', ...route.needs].every((name) => (form.get(name) ?? '') !== ''),
        route.needs.find((name) => (form.get(name) ?? '') === ''),
      );
      const app = world.apps().find((item) => item.value('mz_app_id')?.trim() === form.get('appId'));
      gate.check('meizu/app-known', app !== undefined && /^\d+$/.test(form.get('appId') ?? ''));
      if (app === undefined) throw new Error('unreachable: the rule above always holds');
      gate.check('meizu/app-not-blocked', app.state !== 'blocked');
      checkSignature(form, app, gate);
      gate.check('meizu/rate', world.count(`rate ${app.id}`, 1000) <= 200);
      return route.run({ form, app, gate, world, tasks, switches, aliases, tags, days });
    },
    refuse,
    explainSignature: (request) => explainSignature(request, world),
  };
}

const wordsOf = refusalWords(rules, resultCodes, {
  'meizu/signature': t('the signature does not match', '签名认证失败'),
  'meizu/signature-lower-case': t('the signature is not written in lower case', '签名须为小写'),
  'meizu/rate': t('the app sends too fast', '应用请求频率超过限制'),
});

/** The same in every refusal: HTTP 200, the code as text, an empty value. Paths and methods are HTTP's business. */
function refuse(refusal: Refusal): EmulatorReply {
  const { code } = refusal.rule;
  if (code === '404' || code === '405')
    return { status: Number(code), headers: { 'Content-Type': 'text/plain' }, body: '' };
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=UTF-8' },
    body: { code, message: wordsOf(refusal).zh, value: '', redirect: '' },
  };
}

function readForm(request: EmulatorRequest): Form {
  const source = request.method === 'GET' ? request.query : new URLSearchParams(request.text());
  return new Map(source);
}

/** Sorted by name, `name=value` without anything between, the secret behind it, MD5. */
function checkSignature(form: Form, app: SandboxApp, gate: Gate): void {
  const given = form.get('sign') ?? '';
  const names = [...form.keys()].filter((name) => name !== 'sign').sort();
  const base = names.map((name) => `${name}=${form.get(name) ?? ''}`).join('');
  const expected = createHash('md5')
    .update(base + (app.value('mz_app_secret')?.trim() ?? ''), 'utf8')
    .digest('hex');
  gate.check('meizu/signature', given.toLowerCase() === expected);
  gate.check('meizu/signature-lower-case', given === given.toLowerCase());
}

// ---------------------------------------------------------------- sending

function pushToTargets(call: Call, message: ReadMessage, kind: 'pushIds' | 'alias', task?: Task): EmulatorReply {
  const { form, gate, world, app } = call;
  const targets = (form.get(kind) ?? '').split(',').filter((target) => target !== '');
  gate.check('meizu/target-count', targets.length <= LIMITS.targets, `${targets.length} targets`);
  gate.check('meizu/daily-total', world.count(`day ${app.id}`, DAY_MS, targets.length) <= DAILY_TOTAL);
  const refused = new Map<string, string[]>();
  const pushes: CapturedPush[] = [];
  const messageId = world.random.hex(16);
  for (const target of targets) {
    const tokens = kind === 'pushIds' ? [target] : world.alias(target);
    const code =
      kind === 'alias' && !gate.allows('meizu/alias-known', tokens.length > 0, target)
        ? '110005'
        : tokens.map((token) => refusalOf(call, token, message)).find((found) => found !== undefined);
    if (code !== undefined) refused.set(code, [...(refused.get(code) ?? []), target]);
    pushes.push({
      token: target,
      accepted: code === undefined,
      app: app.id,
      messageId,
      title: message.title,
      body: message.content,
      ...(message.ext === undefined ? {} : { ext: message.ext }),
      ...(code === undefined ? {} : { code }),
    });
  }
  const day = `${app.id} ${dayOf(world.clock.now())}`;
  const counted = call.days.get(day) ?? { targets: 0, valid: 0 };
  counted.targets += targets.length;
  counted.valid += pushes.filter((push) => push.accepted).length;
  call.days.set(day, counted);
  if (task !== undefined) {
    task.targets += targets.length;
    task.valid += pushes.filter((push) => push.accepted).length;
  }
  return {
    ...answer('200', Object.fromEntries(refused), { msgId: messageId }),
    pushes,
    ...receiptsOf(message, pushes, messageId),
  };
}

/** Delivered; nobody taps in a sandbox. A form with `cb`, keyed by message id and type, and the token set in the console. */
function receiptsOf(
  { callback }: ReadMessage,
  pushes: readonly CapturedPush[],
  messageId: string,
): Pick<EmulatorReply, 'receipts'> {
  const targets = pushes.filter((push) => push.accepted).map((push) => push.token);
  if (callback === undefined || (callback.types & 1) === 0 || targets.length === 0) return {};
  const cb = JSON.stringify({ [`${messageId}-1`]: { param: callback.param, type: 1, targets } });
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ cb, access_token: '' }).toString();
  return { receipts: [{ url: callback.url, headers, body }] };
}

/** The code that keeps one device from getting the push. */
function refusalOf(call: Call, token: string, message: ReadMessage): string | undefined {
  const { gate, world, app, switches } = call;
  const device = world.device(token);
  if (!gate.allows('meizu/push-id-shape', PUSH_ID.test(token) || LEGACY_PUSH_ID.test(token), token.slice(0, 3)))
    return '110003';
  if (
    !gate.allows(
      'meizu/push-id-own-app',
      device === undefined || (device.fate !== 'other-app' && (device.app === '*' || device.app === app.id)),
    )
  )
    return '110003';
  const registered = device !== undefined && !['unknown', 'uninstalled', 'inactive'].includes(device.fate);
  if (!gate.allows('meizu/push-id-registered', registered)) return '110002';
  if (!gate.allows('meizu/device-switch', device?.fate !== 'switched-off' && switches.get(token) !== false))
    return '110010';
  if (!gate.allows('meizu/folding', world.count(`fold ${app.id} ${token}`, 60_000) <= 5)) return '520';
  if (
    message.isPublic &&
    !gate.allows('meizu/public-limit', world.count(`public ${app.id} ${token}`, DAY_MS) <= PUBLIC_PER_DAY)
  )
    return '110011';
  return undefined;
}

const sendDirect =
  (kind: 'pushIds' | 'alias'): Route =>
  (call) => {
    const message = readNotification(call.form.get('messageJson') ?? '', call.gate);
    checkPackageNames(call);
    return pushToTargets(call, message, kind);
  };

const sendPassThrough =
  (kind: 'pushIds' | 'alias'): Route =>
  (call) => {
    const message = readPassThrough(call.form.get('messageJson') ?? '', call.gate, false);
    call.gate.check('meizu/pass-through', call.app.rights.includes('pass-through'));
    return pushToTargets(call, message, kind);
  };

function checkPackageNames({ form, gate, app }: Call): void {
  const names = (form.get('restrictedPackageNames') ?? '').split(',').filter((name) => name !== '');
  gate.check('meizu/package-name-count', names.length <= LIMITS.packageNames);
  const own = app.value('package_name');
  // Without a package name in the config the console's list is not known: any name passes.
  gate.check(
    'meizu/package-names',
    own === undefined || names.every((name) => name === own || name.startsWith(`${own}.`)),
    names.join(','),
  );
}

const storeTask =
  (scheduledToAll: boolean): Route =>
  (call) => {
    const { form, gate, app, tasks } = call;
    const pushType = form.get('pushType');
    gate.check('meizu/push-type', pushType === '0' || pushType === '1', pushType);
    const isPassThrough = pushType === '1';
    const json = form.get('messageJson') ?? '';
    const message = isPassThrough ? readPassThrough(json, gate, true) : readNotification(json, gate);
    if (isPassThrough) gate.check('meizu/pass-through', app.rights.includes('pass-through'));
    const id = 20_000 + tasks.size + 1;
    tasks.set(String(id), {
      app: app.id,
      pushType: isPassThrough ? '1' : '0',
      message,
      scheduled: scheduledToAll && isTimed(json),
      targets: 0,
      valid: 0,
    });
    const pushes: CapturedPush[] = scheduledToAll
      ? audienceOf(call).map((token) => ({
          token,
          accepted: true,
          app: app.id,
          title: message.title,
          body: message.content,
          ...(message.ext === undefined ? {} : { ext: message.ext }),
        }))
      : [];
    return { ...answer('200', { taskId: id, pushType: Number(pushType), appId: Number(form.get('appId')) }), pushes };
  };

/** Devices of everybody, or of the tags in `tagNames`: `scope` 0 is any of them, 1 all of them. */
function audienceOf({ form, gate, world }: Call): readonly string[] {
  const everybody = world
    .devices()
    .filter((device) => device.fate === 'ok')
    .map((device) => device.token);
  const names = (form.get('tagNames') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0) return everybody;
  const scope = form.get('scope') ?? '';
  gate.check('meizu/tag-scope', scope === '0' || scope === '1', scope);
  return everybody.filter((token) => {
    const hits = names.filter((name) => world.topic(name).includes(token)).length;
    return scope === '1' ? hits === names.length : hits > 0;
  });
}

const isTimed = (json: string): boolean => /"pushTimeType"\s*:\s*1/.test(json);

const sendTask =
  (kind: 'pushIds' | 'alias', pushType: '0' | '1'): Route =>
  (call) => {
    const task = findTask(call, pushType);
    if (pushType === '1') call.gate.check('meizu/pass-through', call.app.rights.includes('pass-through'));
    return pushToTargets(call, task.message, kind, task);
  };

function findTask({ form, gate, app, tasks }: Call, pushType?: '0' | '1'): Task {
  const task = tasks.get(form.get('taskId') ?? '');
  gate.check(
    'meizu/task-known',
    task !== undefined && task.app === app.id && (pushType === undefined || task.pushType === pushType),
  );
  if (task === undefined) throw new Error('unreachable: the rule above is marked A');
  return task;
}

const cancelTask: Route = (call) => {
  const task = findTask(call, call.form.get('pushType') === '1' ? '1' : '0');
  call.gate.check('meizu/task-running', task.scheduled);
  return answer('200', { result: true });
};

const uploadImage: Route = ({ form, gate }) => {
  gate.check(
    'meizu/push-type',
    ['0', '1', '3', '4', '5', '6'].includes(form.get('imgType') ?? ''),
    form.get('imgType'),
  );
  return answer('200', {
    imgType: Number(form.get('imgType')),
    imgUrl: `https://img.meizu.invalid/${createHash('md5')
      .update(form.get('imgUrl') ?? '')
      .digest('hex')}.png`,
  });
};

// ---------------------------------------------------------------- questions

const taskStatistics: Route = (call) => {
  const task = findTask(call);
  return answer('200', {
    taskId: Number(call.form.get('taskId')),
    targetNo: task.targets,
    validNo: task.valid,
    pushedNo: task.valid,
    acceptNo: task.valid,
    displayNo: 0,
    clickNo: 0,
  });
};

/** yyyy-MM-dd in China. */
const dayOf = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

const dailyStatistics: Route = ({ form, gate, app, days }) => {
  const [start, end] = [form.get('startTime') ?? '', form.get('endTime') ?? ''].map((day) =>
    Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`),
  );
  const span = (end ?? Number.NaN) - (start ?? Number.NaN);
  gate.check('meizu/statistics-span', span >= 0 && span <= 30 * DAY_MS);
  // Newest first, days without a push left out.
  const rows = [...days]
    .filter(([key]) => key.startsWith(`${app.id} `))
    .map(([key, { targets, valid }]) => ({
      date: key.slice(app.id.length + 1),
      targetNo: targets,
      validNo: valid,
      pushedNo: valid,
      acceptNo: valid,
      displayNo: 0,
      clickNo: 0,
    }))
    .filter(({ date }) => Date.parse(date) >= (start ?? 0) && Date.parse(date) <= (end ?? 0));
  return answer('200', rows.reverse());
};

/** A device the question may be about; its refusal is the answer's own code here. */
function askedDevice({ form, gate, world, app }: Call): string {
  const token = form.get('pushId') ?? '';
  const device = world.device(token);
  gate.check('meizu/push-id-shape', PUSH_ID.test(token) || LEGACY_PUSH_ID.test(token));
  gate.check(
    'meizu/push-id-own-app',
    device === undefined || (device.fate !== 'other-app' && (device.app === '*' || device.app === app.id)),
  );
  gate.check(
    'meizu/push-id-registered',
    device !== undefined && !['unknown', 'uninstalled', 'inactive'].includes(device.fate),
  );
  return token;
}

const switchState = (call: Call, token: string): number =>
  call.world.device(token)?.fate === 'switched-off' || call.switches.get(token) === false ? 0 : 1;

const registerSwitch: Route = (call) => {
  const token = askedDevice(call);
  return answer('200', { barTypeSwitch: switchState(call, token), directTypeSwitch: 1, pushId: token });
};

const changeSwitch: Route = (call) => {
  const token = askedDevice(call);
  const wanted = call.form.get('subSwitch') ?? '';
  call.gate.check('meizu/switch-values', ['0', '1', 'true', 'false'].includes(wanted), wanted);
  if (call.form.get('msgType') !== '1') call.switches.set(token, wanted === '1' || wanted === 'true');
  return answer('200', { barTypeSwitch: switchState(call, token), directTypeSwitch: 1, pushId: token });
};

const aliasOf = ({ aliases, world }: Call, token: string): string =>
  aliases.get(token) ?? world.aliasesOf(token)[0] ?? '';

const aliasAnswer =
  (change: 'none' | 'set' | 'remove'): Route =>
  (call) => {
    const token = askedDevice(call);
    const alias = call.form.get('alias') ?? '';
    call.gate.check('meizu/tags', alias.length <= LIMITS.aliasCharacters);
    if (change === 'set') call.aliases.set(token, alias);
    if (change === 'remove') call.aliases.set(token, '');
    return answer('200', { pushId: token, alias: aliasOf(call, token) });
  };

const tagsOf = ({ tags, world }: Call, token: string): readonly string[] => tags.get(token) ?? world.topicsOf(token);

const tagAnswer =
  (change: 'none' | 'add' | 'remove'): Route =>
  (call) => {
    const token = askedDevice(call);
    const given = (call.form.get('tags') ?? '').split(',').filter((tag) => tag !== '');
    const known = tagsOf(call, token);
    const wanted = change === 'add' ? [...new Set([...known, ...given])] : known.filter((tag) => !given.includes(tag));
    call.gate.check('meizu/tags', wanted.length <= 100 && given.every((tag) => tag.length <= 20));
    if (change !== 'none') call.tags.set(token, wanted);
    const shown = tagsOf(call, token);
    return answer('200', { pushId: token, tags: shown.map((tagName, i) => ({ tagId: i + 1, tagName })) });
  };

const removeAllTags: Route = (call) => {
  call.tags.set(askedDevice(call), []);
  return answer('200', true);
};

const ROUTES = new Map<string, { readonly needs: readonly string[]; readonly query: boolean; readonly run: Route }>([
  [PATHS.push, { needs: ['pushIds', 'messageJson'], query: false, run: sendDirect('pushIds') }],
  [PATHS.pushByAlias, { needs: ['alias', 'messageJson'], query: false, run: sendDirect('alias') }],
  [PATHS.passThrough, { needs: ['pushIds', 'messageJson'], query: false, run: sendPassThrough('pushIds') }],
  [PATHS.passThroughByAlias, { needs: ['alias', 'messageJson'], query: false, run: sendPassThrough('alias') }],
  [PATHS.taskId, { needs: ['pushType', 'messageJson'], query: false, run: storeTask(false) }],
  [PATHS.taskPush, { needs: ['taskId', 'pushIds'], query: false, run: sendTask('pushIds', '0') }],
  [PATHS.taskPushByAlias, { needs: ['taskId', 'alias'], query: false, run: sendTask('alias', '0') }],
  [PATHS.taskPassThrough, { needs: ['taskId', 'pushIds'], query: false, run: sendTask('pushIds', '1') }],
  [PATHS.taskPassThroughByAlias, { needs: ['taskId', 'alias'], query: false, run: sendTask('alias', '1') }],
  [PATHS.pushToApp, { needs: ['pushType', 'messageJson'], query: false, run: storeTask(true) }],
  [PATHS.pushToTag, { needs: ['pushType', 'tagNames', 'scope', 'messageJson'], query: false, run: storeTask(true) }],
  [PATHS.cancel, { needs: ['pushType', 'taskId'], query: false, run: cancelTask }],
  [PATHS.uploadImage, { needs: ['imgType', 'imgUrl'], query: false, run: uploadImage }],
  [PATHS.taskStatistics, { needs: ['taskId'], query: true, run: taskStatistics }],
  [PATHS.dailyStatistics, { needs: ['startTime', 'endTime'], query: true, run: dailyStatistics }],
  [PATHS.registerSwitch, { needs: ['pushId'], query: true, run: registerSwitch }],
  [PATHS.changeSwitch, { needs: ['pushId', 'msgType', 'subSwitch'], query: false, run: changeSwitch }],
  [PATHS.changeAllSwitches, { needs: ['pushId', 'subSwitch'], query: false, run: changeSwitch }],
  [PATHS.subscribeAlias, { needs: ['pushId', 'alias'], query: false, run: aliasAnswer('set') }],
  [PATHS.unsubscribeAlias, { needs: ['pushId'], query: false, run: aliasAnswer('remove') }],
  [PATHS.aliases, { needs: ['pushId'], query: true, run: aliasAnswer('none') }],
  [PATHS.subscribeTags, { needs: ['pushId', 'tags'], query: false, run: tagAnswer('add') }],
  [PATHS.unsubscribeTags, { needs: ['pushId', 'tags'], query: false, run: tagAnswer('remove') }],
  [PATHS.tags, { needs: ['pushId'], query: true, run: tagAnswer('none') }],
  [PATHS.unsubscribeAllTags, { needs: ['pushId'], query: false, run: removeAllTags }],
]);

export const emulator: Emulator = {
  hosts: ['server-api-push.meizu.com', 'api-push.meizu.com', 'server-api-push.in.meizu.com', 'api-push.in.meizu.com'],
  rules,
  demo,
  leavesOut: [
    t('pictures are not fetched or re-hosted', '不会抓取或转存图片'),
    t(
      'receipts of taps, and the access token of receipts, which is set in the console',
      '点击回执，以及在控制台设置的回执 access_token',
    ),
    t(
      'a push to an alias or a tag goes to what the sandbox section registers, not to what was subscribed through the API',
      '按别名或标签推送时以 sandbox 配置中登记的为准，不看通过接口订阅的',
    ),
    t('plain http is not refused: the sandbox itself listens on it', '不拒绝明文 http：沙箱自身就使用它'),
  ],
  open,
};
