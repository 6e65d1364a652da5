// The emulator's push calls: single, saved list, list, broadcast and tag.
import type { CapturedPush, EmulatorReply, EmulatorWorld, RuleChecker } from '../../../push/emulator/emulator.js';
import type { Json } from '../../../text/json-object.js';
import { limits } from '../facts.js';
import { extOf, isEmpty, scalarOf, stringsOf, textOf } from './call.js';
import { ruleOfStatus, rulesByStatus, statusOf, statusOfTarget, type Target } from './devices.js';
import {
  type BodyCall,
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

export interface PushCall extends BodyCall {
  readonly tasks: Tasks;
  readonly tags: Tags;
}

const accepted = (taskId: string): Json => ({ result: 0, desc: 'success', taskId });

/** POST /message/send. */
export function answerSend(call: PushCall): EmulatorReply {
  const { body, app, world, checker, tasks } = call;
  checkApp(call, 'single');
  checkFields(call);
  const target = targetOf(body);
  checker.check('vivo/target-empty', target.id !== '');
  checker.check('vivo/alias-long', !target.isAlias || target.id.length <= limits.alias);
  checkExtra(call);
  checkTtl(call, 'single');
  checkFormal(call);
  checkVolume(call, 1);
  const status = statusOfTarget(target, call, isTestMode(body));
  checkDevice(checker, status);
  const task = tasks.open(app);
  note(task, 0);
  return {
    status: 200,
    body: accepted(task.id),
    pushes: captureTarget(target, call, task.id),
    receipts: receiptsOf(body, target.id, task, world),
  };
}

function checkDevice(checker: RuleChecker, status: number): void {
  for (const [value, rule] of rulesByStatus) checker.check(rule, value !== status);
}

/** The target of a single push; a regId takes precedence over an alias. */
export function targetOf(body: Json): Target {
  const regId = body['regId'];
  const isAlias = isEmpty(regId);
  const value = isAlias ? body['alias'] : regId;
  return { id: scalarOf(value), isAlias };
}

function captureTarget(target: Target, call: BodyCall, taskId: string): CapturedPush[] {
  const tokens = target.isAlias
    ? call.world.alias(target.id).filter((token) => statusOf(token, call, isTestMode(call.body)) === 0)
    : [target.id];
  return tokens.map((token) => capture(token, call.body, call.app.id, { taskId }));
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

/** A message to more than one target. */
function checkForMany(call: PushCall): void {
  checkApp(call, 'other-push');
  checkFields(call);
  checkTtl(call, 'list');
  checkFormal(call);
}

/** POST /message/saveListPayload. */
export function answerSaveList(call: PushCall): EmulatorReply {
  checkForMany(call);
  return { status: 200, body: accepted(call.tasks.open(call.app, call.body).id) };
}

/** POST /message/pushToList. */
export function answerPushToList(call: PushCall): EmulatorReply {
  const { body, app, checker, tasks } = call;
  checkApp(call, 'other-push');
  checkRequestId(call);
  const taskId = scalarOf(body['taskId']);
  checker.check('vivo/task-id-empty', taskId !== '');
  const found = tasks.find(taskId, app);
  const listed = found?.saved === undefined ? undefined : ([found, found.saved] as const);
  const [task, message] = checker.found('vivo/task-id', listed, taskId.slice(0, 40));
  const regIds = stringsOf(body['regIds']) ?? [];
  const aliases = stringsOf(body['aliases']) ?? [];
  checker.check('vivo/list-empty', regIds.length + aliases.length > 0);
  const isAlias = regIds.length === 0;
  const targets = isAlias ? aliases : regIds;
  const countFits = targets.length >= limits.listMin && targets.length <= limits.listMax;
  checker.check(isAlias ? 'vivo/aliases-count' : 'vivo/reg-ids-count', countFits, `${targets.length}`);
  const saved = { ...call, body: message };
  checkVolume(saved, targets.length);
  const many = targets.map((id) => ({ id, isAlias }));
  return pushToMany(many, task, saved);
}

function pushToMany(targets: readonly Target[], task: Task, call: BodyCall): EmulatorReply {
  const { app, body, checker } = call;
  const invalidUsers: { status: number; userid: string }[] = [];
  const pushes: CapturedPush[] = [];
  for (const target of targets) {
    const status = statusOfTarget(target, call, isTestMode(body));
    const rule = ruleOfStatus[status];
    note(task, status);
    if (rule === undefined) {
      pushes.push(...captureTarget(target, call, task.id));
    } else {
      checker.allows(rule, false, target.id);
      invalidUsers.push({ status, userid: target.id });
      if (!target.isAlias) pushes.push(capture(target.id, body, app.id, { code: '10302' }));
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
  const { app, world, checker } = call;
  checkForMany(call);
  checker.check('vivo/broadcast-daily', world.count(`vivo/all/${app.id}`, DAY_MS) <= 1);
  return broadcast(tokensOf(call), call);
}

/** POST /message/tagPush: by `tagExpression` with orTags, andTags and notTags. */
export function answerTagPush(call: PushCall): EmulatorReply {
  const { body, app, tags } = call;
  checkForMany(call);
  const expression =
    typeof body['tagExpression'] === 'object' && body['tagExpression'] !== null ? (body['tagExpression'] as Json) : {};
  const members = (name: 'orTags' | 'andTags' | 'notTags'): ReadonlySet<string>[] =>
    (stringsOf(expression[name]) ?? []).map((tag) => tags.members(tag, app));
  const or = members('orTags');
  const and = members('andTags');
  const not = members('notTags');
  const matching = tokensOf(call).filter(
    (token) =>
      or.length + and.length > 0 &&
      (or.length === 0 || or.some((set) => set.has(token))) &&
      and.every((set) => set.has(token)) &&
      !not.some((set) => set.has(token)),
  );
  return broadcast(matching, call);
}

/** Every device with the app. */
const tokensOf = ({ app, world }: PushCall): readonly string[] =>
  world.devices().flatMap((device) => (belongsTo(device, app) ? [device.token] : []));

function broadcast(tokens: readonly string[], call: PushCall): EmulatorReply {
  const { body, app, tasks } = call;
  const task = tasks.open(app);
  const reached = tokens.filter((token) => statusOf(token, call, isTestMode(body)) === 0);
  for (const _ of reached) note(task, 0);
  return {
    status: 200,
    body: accepted(task.id),
    pushes: reached.map((token) => capture(token, body, app.id, { taskId: task.id })),
  };
}
