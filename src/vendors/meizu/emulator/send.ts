// Sending in the Meizu emulator: pushes to tokens and aliases, stored tasks, all devices, tags, and image upload.
import { createHash } from 'node:crypto';
import type { CapturedPush, EmulatorReply } from '../../../push/emulator/emulator.js';
import { isOf } from '../../../push/emulator/request-values.js';
import { LEGACY_PUSH_ID, LIMITS, PUSH_ID } from '../facts.js';
import { answer, type Call, DAY_MS, dayOf, findTask, type Route, type Task } from './call.js';
import { type ReadMessage, readNotification, readPassThrough } from './message.js';

function pushToTargets(call: Call, message: ReadMessage, kind: 'pushIds' | 'alias', task?: Task): EmulatorReply {
  const { form, checker, world, app } = call;
  const targets = (form.get(kind) ?? '').split(',').filter((target) => target !== '');
  checker.check('meizu/target-count', targets.length <= LIMITS.targets, `${targets.length}`);
  checker.check('meizu/daily-total', world.count(`day ${app.id}`, DAY_MS, targets.length) <= LIMITS.appPerDay);
  const refused = new Map<string, string[]>();
  const pushes: CapturedPush[] = [];
  const messageId = world.random.hex(16);
  for (const target of targets) {
    const tokens = kind === 'pushIds' ? [target] : world.alias(target);
    const code =
      kind === 'alias' && !checker.allows('meizu/alias-known', tokens.length > 0, target)
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
  const counted = call.memory.days.get(day) ?? { targets: 0, valid: 0 };
  counted.targets += targets.length;
  counted.valid += pushes.filter((push) => push.accepted).length;
  call.memory.days.set(day, counted);
  if (task !== undefined) {
    task.targets += targets.length;
    task.valid += pushes.filter((push) => push.accepted).length;
  }
  return {
    ...answer('200', Object.fromEntries(refused), { msgId: messageId }),
    pushes,
    ...receiptsOf(message, pushes, messageId, app.value('mz_receipt_token')),
  };
}

/** Delivery receipts only, because the sandbox has no taps: a form with `cb`, keyed by message id and type, and the token set in the console. */
function receiptsOf(
  { callback }: ReadMessage,
  pushes: readonly CapturedPush[],
  messageId: string,
  accessToken = '',
): Pick<EmulatorReply, 'receipts'> {
  const targets = pushes.filter((push) => push.accepted).map((push) => push.token);
  if (callback === undefined || (callback.types & 1) === 0 || targets.length === 0) return {};
  const cb = JSON.stringify({ [`${messageId}-1`]: { param: callback.param, type: 1, targets } });
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ cb, access_token: accessToken }).toString();
  return { receipts: [{ url: callback.url, headers, body }] };
}

/** The code with which a push to one device is rejected. */
function refusalOf(call: Call, token: string, message: ReadMessage): string | undefined {
  const { checker, world, app, memory } = call;
  const device = world.device(token);
  if (!checker.allows('meizu/push-id-shape', PUSH_ID.test(token) || LEGACY_PUSH_ID.test(token), token.slice(0, 3)))
    return '110003';
  if (!checker.allows('meizu/push-id-own-app', device === undefined || isOf(device, app))) return '110003';
  const registered = device !== undefined && !['unknown', 'uninstalled', 'inactive'].includes(device.fate);
  if (!checker.allows('meizu/push-id-registered', registered)) return '110002';
  if (!checker.allows('meizu/device-switch', device?.fate !== 'switched-off' && memory.switches.get(token) !== false))
    return '110010';
  if (!checker.allows('meizu/folding', world.count(`fold ${app.id} ${token}`, 60_000) <= LIMITS.devicePerMinute))
    return '520';
  if (
    message.isPublic &&
    !checker.allows('meizu/public-limit', world.count(`public ${app.id} ${token}`, DAY_MS) <= LIMITS.publicPerDay)
  )
    return '110011';
  return undefined;
}

export const sendDirect =
  (kind: 'pushIds' | 'alias'): Route =>
  (call) => {
    const message = readNotification(call.form.get('messageJson') ?? '', call.checker);
    checkPackageNames(call);
    return pushToTargets(call, message, kind);
  };

export const sendPassThrough =
  (kind: 'pushIds' | 'alias'): Route =>
  (call) => {
    const message = readPassThrough(call.form.get('messageJson') ?? '', call.checker, false);
    call.checker.check('meizu/pass-through', call.app.rights.includes('pass-through'));
    return pushToTargets(call, message, kind);
  };

function checkPackageNames({ form, checker, app }: Call): void {
  const names = (form.get('restrictedPackageNames') ?? '').split(',').filter((name) => name !== '');
  checker.check('meizu/package-name-count', names.length <= LIMITS.packageNames);
  const own = app.value('package_name');
  // Without a package name in the config the console's list is unknown, so any name is accepted.
  checker.check(
    'meizu/package-names',
    own === undefined || names.every((name) => name === own || name.startsWith(`${own}.`)),
    names.join(','),
  );
}

export const storeTask =
  (scheduledToAll: boolean): Route =>
  (call) => {
    const { form, checker, app, memory } = call;
    const pushType = form.get('pushType');
    checker.check('meizu/push-type', pushType === '0' || pushType === '1', pushType);
    const isPassThrough = pushType === '1';
    const json = form.get('messageJson') ?? '';
    const message = isPassThrough ? readPassThrough(json, checker, true) : readNotification(json, checker);
    if (isPassThrough) checker.check('meizu/pass-through', app.rights.includes('pass-through'));
    const id = memory.tasks.open({
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

/** All devices, or those with the tags in `tagNames`: `scope` 0 requires any tag, 1 requires all. */
function audienceOf({ form, checker, world }: Call): readonly string[] {
  const everybody = world
    .devices()
    .filter((device) => device.fate === 'ok')
    .map((device) => device.token);
  const names = (form.get('tagNames') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0) return everybody;
  const scope = form.get('scope') ?? '';
  checker.check('meizu/tag-scope', scope === '0' || scope === '1', scope);
  return everybody.filter((token) => {
    const hits = names.filter((name) => world.topic(name).includes(token)).length;
    return scope === '1' ? hits === names.length : hits > 0;
  });
}

const isTimed = (json: string): boolean => /"pushTimeType"\s*:\s*1/.test(json);

export const sendTask =
  (kind: 'pushIds' | 'alias', pushType: '0' | '1'): Route =>
  (call) => {
    const task = findTask(call, pushType);
    if (pushType === '1') call.checker.check('meizu/pass-through', call.app.rights.includes('pass-through'));
    return pushToTargets(call, task.message, kind, task);
  };

export const cancelTask: Route = (call) => {
  const task = findTask(call, call.form.get('pushType') === '1' ? '1' : '0');
  call.checker.check('meizu/task-running', task.scheduled);
  return answer('200', { result: true });
};

export const uploadImage: Route = ({ form, checker }) => {
  checker.check(
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
