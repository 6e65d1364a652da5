// The emulator's push calls: single, saved list, list, broadcast and tag.
import type {
  CapturedPush,
  EmulatorReply,
  EmulatorWorld,
  RuleChecker,
  SandboxApp,
} from '../../../push/emulator/emulator.js';
import type { Json } from '../../../text/json-object.js';
import { limits } from '../facts.js';
import { extOf, isEmpty, scalarOf, stringsOf, textOf } from './call.js';
import { ruleOfStatus, rulesByStatus, statusOf, statusOfTarget } from './devices.js';
import {
  belongsTo,
  checkApp,
  checkExtra,
  checkFields,
  checkFormal,
  checkRequestId,
  checkTtl,
  checkVolume,
  DAY_MS,
  isTestMode,
} from './message.js';
import type { Tags } from './tags.js';
import { note, type Task, type Tasks } from './tasks.js';

export interface PushCall {
  readonly body: Json;
  readonly app: SandboxApp;
  readonly world: EmulatorWorld;
  readonly checker: RuleChecker;
  readonly tasks: Tasks;
  readonly tags: Tags;
}

const accepted = (taskId: string): Json => ({ result: 0, desc: 'success', taskId });

/** POST /message/send. */
export function answerSend({ body, app, world, checker, tasks }: PushCall): EmulatorReply {
  checkApp(body, app, checker, 'single');
  checkFields(body, checker);
  const target = targetOf(body);
  checker.check('vivo/target-empty', target.id !== '');
  checker.check('vivo/alias-long', !target.isAlias || target.id.length <= limits.alias);
  checkExtra(body, checker);
  checkTtl(body, checker, 'single');
  checkFormal(body, world, checker);
  checkVolume(body, app, 1, world, checker);
  const status = statusOfTarget(target, app, world, isTestMode(body));
  checkDevice(checker, status);
  const task = tasks.open(app);
  note(task, 0);
  return {
    status: 200,
    body: accepted(task.id),
    pushes: captureTarget(target, body, app, world, task.id),
    receipts: receiptsOf(body, target.id, task, world),
  };
}

function checkDevice(checker: RuleChecker, status: number): void {
  for (const [value, rule] of rulesByStatus) checker.check(rule, value !== status);
}

/** The target of a single push; a regId takes precedence over an alias. */
export function targetOf(body: Json): { readonly id: string; readonly isAlias: boolean } {
  const regId = body['regId'];
  const isAlias = isEmpty(regId);
  const value = isAlias ? body['alias'] : regId;
  return { id: scalarOf(value), isAlias };
}

function captureTarget(
  target: { readonly id: string; readonly isAlias: boolean },
  body: Json,
  app: SandboxApp,
  world: EmulatorWorld,
  taskId: string,
): CapturedPush[] {
  const tokens = target.isAlias
    ? world.alias(target.id).filter((token) => statusOf(token, app, world, isTestMode(body)) === 0)
    : [target.id];
  return tokens.map((token) => capture(token, body, app.id, { taskId }));
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Records a push for the store; `code` is set when it was rejected. */
export function capture(
  token: string,
  body: Json,
  app: string,
  end: { readonly taskId?: string; readonly code?: string },
): CapturedPush {
  const push: Writable<CapturedPush> = {
    token,
    accepted: end.code === undefined,
    app,
    title: textOf(body['title']),
    body: textOf(body['content']),
  };
  if (end.taskId !== undefined) push.messageId = end.taskId;
  if (end.code !== undefined) push.code = end.code;
  const ext = extOf(body);
  if (ext !== undefined) push.ext = ext;
  const category = textOf(body['category']);
  if (category !== '') push.category = category;
  if (body['addBadge'] === true) push.badge = '+1';
  return push;
}

/** Only single formal pushes have receipts; only addresses on this machine are called. */
function receiptsOf(
  body: Json,
  target: string,
  task: Task,
  world: EmulatorWorld,
): NonNullable<EmulatorReply['receipts']> {
  const extra = body['extra'];
  if (isTestMode(body) || typeof extra !== 'object' || extra === null) return [];
  const url = textOf((extra as Json)['callback']);
  if (!/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?(\/|$)/i.test(url)) return [];
  const param = textOf((extra as Json)['callback.param']);
  const receipt = { [task.id]: { targets: target, ackTime: world.clock.now(), param, ackType: '0' } };
  return [{ url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(receipt) }];
}

/** POST /message/saveListPayload. */
export function answerSaveList({ body, app, world, checker, tasks }: PushCall): EmulatorReply {
  checkApp(body, app, checker, 'other-push');
  checkFields(body, checker);
  checkTtl(body, checker, 'list');
  checkFormal(body, world, checker);
  return { status: 200, body: accepted(tasks.open(app, body).id) };
}

/** POST /message/pushToList. */
export function answerPushToList({ body, app, world, checker, tasks }: PushCall): EmulatorReply {
  checkApp(body, app, checker, 'other-push');
  checkRequestId(body, checker);
  const taskId = scalarOf(body['taskId']);
  checker.check('vivo/task-id-empty', taskId !== '');
  const found = tasks.find(taskId, app);
  const saved = found?.saved === undefined ? undefined : ([found, found.saved] as const);
  const [task, message] = checker.found('vivo/task-id', saved, taskId.slice(0, 40));
  const regIds = stringsOf(body['regIds']) ?? [];
  const aliases = stringsOf(body['aliases']) ?? [];
  checker.check('vivo/list-empty', regIds.length + aliases.length > 0);
  const isAlias = regIds.length === 0;
  const targets = isAlias ? aliases : regIds;
  const countFits = targets.length >= limits.listMin && targets.length <= limits.listMax;
  checker.check(isAlias ? 'vivo/aliases-count' : 'vivo/reg-ids-count', countFits, `${targets.length}`);
  checkVolume(message, app, targets.length, world, checker);
  return pushToMany(
    targets.map((id) => ({ id, isAlias })),
    task,
    message,
    app,
    world,
    checker,
  );
}

function pushToMany(
  targets: readonly { readonly id: string; readonly isAlias: boolean }[],
  task: Task,
  message: Json,
  app: SandboxApp,
  world: EmulatorWorld,
  checker: RuleChecker,
): EmulatorReply {
  const invalidUsers: { status: number; userid: string }[] = [];
  const pushes: CapturedPush[] = [];
  for (const target of targets) {
    const status = statusOfTarget(target, app, world, isTestMode(message));
    const rule = ruleOfStatus[status];
    note(task, status);
    if (rule === undefined) {
      pushes.push(...captureTarget(target, message, app, world, task.id));
    } else {
      checker.allows(rule, false, target.id);
      invalidUsers.push({ status, userid: target.id });
      if (!target.isAlias) pushes.push(capture(target.id, message, app.id, { code: '10302' }));
    }
  }
  return {
    status: 200,
    body: invalidUsers.length === 0 ? accepted(task.id) : { ...accepted(task.id), invalidUsers },
    pushes,
  };
}

/** POST /message/all: all phones with notifications on. */
export function answerAll(call: PushCall): EmulatorReply {
  const { body, app, world, checker } = call;
  checkApp(body, app, checker, 'other-push');
  checkFields(body, checker);
  checkTtl(body, checker, 'list');
  checkFormal(body, world, checker);
  checker.check('vivo/broadcast-daily', world.count(`vivo/all/${app.id}`, DAY_MS) <= 1);
  const everyone = world
    .devices()
    .filter((device) => belongsTo(device, app))
    .map((device) => device.token);
  return broadcast(everyone, call);
}

/** POST /message/tagPush: by `tagExpression` with orTags, andTags and notTags. */
export function answerTagPush(call: PushCall): EmulatorReply {
  const { body, app, world, checker, tags } = call;
  checkApp(body, app, checker, 'other-push');
  checkFields(body, checker);
  checkTtl(body, checker, 'list');
  checkFormal(body, world, checker);
  const expression =
    typeof body['tagExpression'] === 'object' && body['tagExpression'] !== null ? (body['tagExpression'] as Json) : {};
  const members = (name: 'orTags' | 'andTags' | 'notTags'): ReadonlySet<string>[] =>
    (stringsOf(expression[name]) ?? []).map((tag) => tags.members(tag, app));
  const or = members('orTags');
  const and = members('andTags');
  const not = members('notTags');
  const matching = world
    .devices()
    .filter((device) => belongsTo(device, app))
    .map((device) => device.token)
    .filter(
      (token) =>
        or.length + and.length > 0 &&
        (or.length === 0 || or.some((set) => set.has(token))) &&
        and.every((set) => set.has(token)) &&
        !not.some((set) => set.has(token)),
    );
  return broadcast(matching, call);
}

function broadcast(tokens: readonly string[], { body, app, world, tasks }: PushCall): EmulatorReply {
  const task = tasks.open(app);
  const reached = tokens.filter((token) => statusOf(token, app, world, isTestMode(body)) === 0);
  for (const _ of reached) note(task, 0);
  return {
    status: 200,
    body: accepted(task.id),
    pushes: reached.map((token) => capture(token, body, app.id, { taskId: task.id })),
  };
}
