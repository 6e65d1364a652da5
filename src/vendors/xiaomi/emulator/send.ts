// Sending in the Xiaomi emulator: targets, quota, one message or many, bad regids in one string, receipts.
import type { CapturedPush, EmulatorReply, EmulatorWorld } from '../../../push/emulator/emulator.js';
import { isObject, parseJson } from '../../../text/json-object.js';
import { LIMITS } from '../facts.js';
import {
  type Call,
  checkPackage,
  DAY_MS,
  DESCRIPTIONS,
  isAlive,
  JSON_TYPE,
  newId,
  ok,
  REASONS,
  type Run,
  type Sent,
} from './call.js';
import { type ReadMessage, readMessage } from './message.js';

export type TargetKind = 'registration_id' | 'alias' | 'user_account' | 'topic' | 'topics' | 'all';

const INFO: Readonly<Record<TargetKind, readonly [lead: string, word: Sent['kind'], info: string]>> = {
  registration_id: ['sdm', 'Regid', 'REGID'],
  alias: ['adm', 'Alias', 'ALIAS'],
  user_account: ['adm', 'Alias', 'ALIAS'],
  topic: ['tdm', 'Topic', 'TOPIC'],
  topics: ['tdm', 'Topic', 'TOPIC'],
  all: ['tdm', 'Topic', 'TOPIC'],
};

export const send =
  (kind: TargetKind): Run =>
  (call) => {
    const { fields, checker, app, world, request } = call;
    checkPackage(fields.get('restricted_package_name') ?? '', request.path.startsWith('/v2/'), call);
    const targets = targetsOf(kind, call);
    const message = readMessage(fields, checker, app, world.clock.now());
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
      day_quota: String(LIMITS.defaultVolumeLeast),
      day_acked: String(world.count(`day ${app.id}`, DAY_MS, 0)),
    };
    return {
      ...ok(world, data, `Received push messages for ${targets.length || 1} ${info}`),
      pushes,
      ...receiptsOf(message, pushes, id, world),
    };
  };

/** The rejection when no target is valid; unlike other rejections, it includes the pushes. */
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

function targetsOf(kind: TargetKind, { fields, checker }: Call): readonly string[] {
  if (kind === 'all') return [];
  const value = fields.get(kind) ?? '';
  const targets = (kind === 'topics' ? value.split(';$;') : value.split(',')).filter((target) => target !== '');
  checker.check('xiaomi/target-given', targets.length > 0);
  checker.check('xiaomi/target-count', targets.length <= LIMITS.targets, `${targets.length}`);
  if (kind === 'topics') {
    checker.check('xiaomi/topic-count', targets.length <= LIMITS.topics, `${targets.length}`);
    checker.check('xiaomi/topic-op', ['UNION', 'INTERSECTION', 'EXCEPT'].includes(fields.get('topic_op') ?? 'UNION'));
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

function countQuota({ checker, world, app, fields }: Call, count: number): void {
  if ((fields.get('extra.channel_id') ?? '') !== '') return;
  const used = world.count(`day ${app.id}`, DAY_MS, count);
  checker.check(
    'xiaomi/quota',
    used <= LIMITS.defaultVolumeLeast,
    `exceed quota, quota: ${LIMITS.defaultVolumeLeast}, have acked: ${used - count}`,
  );
}

function capture(call: Call, token: string, message: ReadMessage, id: string): CapturedPush {
  const { checker, world, app } = call;
  const accepted = checker.allows('xiaomi/regid-valid', isAlive(call, token), token.slice(0, 4));
  // Xiaomi accepts the push, but does not show the second message of a day without a channel.
  if (accepted && message.channelId === undefined)
    checker.allows('xiaomi/one-a-day', world.count(`device ${app.id} ${token}`, DAY_MS) <= LIMITS.defaultPerDay);
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

/** Keeps at most 10 000 traces; the oldest is dropped first. */
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

/** Receipt types: bit 1 delivered, 16 invalid target. */
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

/** Different messages in one call, where extras are nested and have no prefix. */
export const sendMulti =
  (kind: 'registration_id' | 'alias' | 'user_account'): Run =>
  (call) => {
    const { checker, app, world } = call;
    const entries = readEntries(call);
    const [lead, word, info] = INFO[kind];
    const id = newId(world, lead);
    const dropped = new Map<string, number>();
    const pushes = entries.flatMap(({ target, message }) => {
      const flat = flatten(message);
      checkPackage(flat.get('restricted_package_name') ?? '', true, call);
      const read = readMessage(flat, checker, app, world.clock.now());
      const tokens = kind === 'registration_id' ? [target] : resolve(kind, [target], world);
      // [A/C] When the quota is exceeded the result is still "ok"; a note gives the number of dropped messages by channel.
      const isWithin =
        read.channelId !== undefined ||
        world.count(`day ${app.id}`, DAY_MS, tokens.length) <= LIMITS.defaultVolumeLeast;
      if (checker.allows('xiaomi/quota', isWithin)) return tokens.map((token) => capture(call, token, read, id));
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

function readEntries({ fields, checker }: Call): readonly { target: string; message: Record<string, unknown> }[] {
  const list = parseJson(fields.get('messages') ?? '');
  const isList =
    Array.isArray(list) &&
    list.every((item) => isObject(item) && isObject(item['message']) && typeof item['target'] === 'string');
  checker.check('xiaomi/messages-json', isList);
  const entries = (Array.isArray(list) ? list : []) as { target: string; message: Record<string, unknown> }[];
  checker.check('xiaomi/target-given', entries.length > 0);
  checker.check('xiaomi/target-count', entries.length <= LIMITS.targets, `${entries.length}`);
  return entries;
}

function flatten(message: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  // Clients send every known field; null counts as absent.
  const set = (name: string, value: unknown): void => {
    if (value !== null) flat.set(name, String(value));
  };
  for (const [key, value] of Object.entries(message)) {
    if (key === 'extra' && isObject(value))
      for (const [name, item] of Object.entries(value)) set(`extra.${name}`, item);
    else set(key, value);
  }
  return flat;
}
