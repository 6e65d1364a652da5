// Sending in the OPPO emulator: single pushes, batches, stored messages and broadcasts, with their receipts.
import type { CapturedPush, EmulatorReply } from '../../../push/emulator/emulator.js';
import { shownOf } from '../../../push/emulator/request-values.js';
import { isObject, type Json, parseJson } from '../../../text/json-object.js';
import { LIMITS, REGISTRATION_ID, regionOf } from '../facts.js';
import { type Call, DAY_MS, isAlive, ok } from './call.js';
import { type ReadNotification, readNotification, text } from './message.js';

/** The code with which a push to one registration ID is rejected. */
function refusalOf(call: Call, token: string): number | undefined {
  const { checker, world, app, memory, request } = call;
  if (!checker.allows('oppo/registration-id-shape', REGISTRATION_ID.test(token), token.slice(0, 3))) return 10_000;
  const overseasHost = request.host?.includes('intl') === true;
  if (!checker.allows('oppo/region', request.host === undefined || overseasHost === (regionOf(token) === 'overseas')))
    return 10_000;
  if (checker.allows('oppo/registration-id-alive', isAlive(world.device(token), app))) return undefined;
  memory.invalid.set(`${app.id} ${token}`, { app: app.id, token, isRead: false });
  return 10_000;
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
  ...shownOf({
    messageId,
    ext: read.ext,
    channelId: read.channelId,
    category: read.category,
    badge: read.badge,
    code: code === undefined ? undefined : String(code),
  }),
});

const newId = (call: Call): string => `${call.app.value('oppo_app_id') ?? '1'}-1-1-${call.world.random.hex(12)}`;

/** The receipts for the address in the message (delivered, or token invalid), all in one request. */
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

/** target_type 2 is a registration ID, 5 an alias; single push supports no others. */
function readMessage(value: unknown, call: Call): ReadMessage {
  const { checker, app, world } = call;
  checker.check('oppo/message-json', isObject(value));
  const fields: Json = isObject(value) ? value : {};
  const type = text(fields['target_type']);
  checker.check('oppo/target-type', type === '2' || type === '5', type);
  const target = text(fields['target_value']);
  checker.check('oppo/target-given', target !== '');
  checker.check('oppo/notification-given', isObject(fields['notification']));
  const notification = readNotification(
    isObject(fields['notification']) ? fields['notification'] : {},
    checker,
    app,
    false,
  );
  return { token: type === '5' ? (world.alias(target)[0] ?? target) : target, notification };
}

function countTargets(call: Call, count: number): void {
  call.checker.check('oppo/daily-quota', call.world.count(`day ${call.app.id}`, DAY_MS, count) <= LIMITS.publicPerDay);
  call.checker.check('oppo/rate', call.world.count(`rate ${call.app.id}`, 1000, count) <= LIMITS.targetsPerSecond);
}

/** The same app_message_id for the same target is accepted but not delivered again. */
function isRepeat(call: Call, message: ReadMessage): boolean {
  if (message.notification.id === undefined) return false;
  const key = `${call.app.id} ${message.notification.id} ${message.token}`;
  if (call.memory.seen.has(key)) return true;
  call.memory.seen.set(key, true);
  return false;
}

export function unicast(call: Call): EmulatorReply {
  call.checker.check('oppo/message-given', (call.form.get('message') ?? '') !== '');
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

export function unicastBatch(call: Call): EmulatorReply {
  const { checker, form } = call;
  checker.check('oppo/message-given', (form.get('messages') ?? '') !== '');
  const list = parseJson(form.get('messages') ?? '');
  checker.check('oppo/message-json', Array.isArray(list));
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  checker.check('oppo/batch-size', entries.length >= 1 && entries.length <= LIMITS.targets, `${entries.length}`);
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

export function saveMessage(call: Call): EmulatorReply {
  const notification = readNotification(Object.fromEntries(call.form), call.checker, call.app, true);
  const id = call.world.random.hex(12);
  call.memory.messages.set(id, { app: call.app.id, notification });
  return ok({ message_id: id });
}

/** Targets: 1 all devices, 2 registration IDs, 5 aliases, 6 tags. Invalid ids are in a member named after their code; the code of the response stays 0. */
export function broadcast(call: Call): EmulatorReply {
  const { form, checker, memory, world, app } = call;
  const type = form.get('target_type') ?? '';
  checker.check('oppo/target-type', ['1', '2', '5', '6'].includes(type), type);
  const values = (form.get('target_value') ?? '').split(';').filter((value) => value !== '');
  checker.check('oppo/target-given', type === '1' || values.length > 0);
  checker.check('oppo/batch-size', values.length <= LIMITS.targets, `${values.length}`);
  const saved = memory.messages.get(form.get('message_id') ?? '');
  const stored = checker.found('oppo/message-known', saved?.app === app.id ? saved : undefined);
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
