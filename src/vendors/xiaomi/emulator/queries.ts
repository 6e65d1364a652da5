// Queries of the Xiaomi emulator: quota, traces, counters, lists of a regid, the feed, channels.

import type { EmulatorWorld } from '../../../push/emulator/emulator.js';
import { notImitated } from '../../../push/emulator/not-imitated.js';
import { LIMITS } from '../facts.js';
import { checkPackage, DAY_MS, isAlive, ok, type Run, type Sent } from './call.js';

export const quota: Run = ({ world, app }) =>
  ok(world, {
    day_quota: String(LIMITS.defaultVolumeLeast),
    day_acked: String(world.count(`day ${app.id}`, DAY_MS, 0)),
  });

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

export const trace: Run = (call) => {
  const { fields, checker, world, app, sent } = call;
  checker.check('xiaomi/trace-rate', world.count(`trace ${app.id}`, 1000) <= 1);
  const asked = fields.get('msg_id') ?? '';
  const jobKey = fields.get('job_key') ?? '';
  // [B] Some clients query a time range with the path for a single message.
  if (asked === '' && jobKey === '' && fields.has('begin_time')) return traces(call);
  checker.check('xiaomi/target-given', asked !== '' || jobKey !== '');
  const ofJob = [...sent].findLast(([, item]) => item.app === app.id && item.jobKey === jobKey);
  const id = asked === '' ? (ofJob?.[0] ?? '') : asked;
  const item = sent.get(id);
  checker.check('xiaomi/message-known', item !== undefined && item.app === app.id);
  return ok(world, { data: item === undefined ? {} : traceOf(id, item) });
};

export const traces: Run = ({ fields, world, app, sent }) => {
  const begin = Number(fields.get('begin_time') ?? '0');
  const end = Number(fields.get('end_time') ?? world.clock.now());
  const list = [...sent].filter(([, item]) => item.app === app.id && item.at >= begin && item.at <= end).slice(-100);
  return ok(world, { data: list.reverse().map(([id, item]) => traceOf(id, item)) });
};

export const counters: Run = (call) => {
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

/** Lists of a regid; an invalid one or one of another app gets the same code as a push to it. */
export const listOf =
  (names: (token: string, world: EmulatorWorld) => readonly string[]): Run =>
  (call) => {
    checkPackage(call.fields.get('restricted_package_name') ?? '', false, call);
    const token = call.fields.get('registration_id') ?? '';
    call.checker.check('xiaomi/target-given', token !== '');
    call.checker.check('xiaomi/regid-valid', isAlive(call, token), token.slice(0, 4));
    return ok(call.world, { list: names(token, call.world) });
  };

/** Offline except for accounts with the permission `invalid-feed`. Each read returns at most 1000 entries and deletes them. */
export const invalidFeed: Run = ({ checker, world, app, handedOut }) => {
  checker.check('xiaomi/feed-offline', app.rights.includes('invalid-feed'));
  const list = world
    .devices()
    .filter((device) => ['unknown', 'uninstalled', 'inactive'].includes(device.fate))
    .filter((device) => device.app === '*' || device.app === app.id)
    .map((device) => device.token)
    .filter((token) => !handedOut.has(`${app.id} ${token}`))
    .slice(0, LIMITS.feedRegids);
  for (const token of list) handedOut.add(`${app.id} ${token}`);
  return ok(world, { list });
};

export const aliasFeed: Run = ({ checker, world, app }) => {
  checker.check('xiaomi/feed-offline', app.rights.includes('invalid-feed'));
  return ok(world, { list: [] });
};

/** The responses of these calls are not documented. */
export const undescribed: Run = ({ request }) => notImitated(request, 'its answer is not documented');

export const channels: Run = ({ world, app }) =>
  ok(world, {
    list: (app.channels ?? [app.value('mi_channel_id')].filter((id) => id !== undefined)).map((id) => ({
      channel_id: id,
    })),
  });
