// Queries and settings of the Meizu emulator: statistics, and notification switches, aliases and tags of a device.

import { isOf } from '../../../push/emulator/request-values.js';
import { LEGACY_PUSH_ID, LIMITS, PUSH_ID } from '../facts.js';
import { answer, type Call, DAY_MS, findTask, type Route } from './call.js';

export const taskStatistics: Route = (call) => {
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

export const dailyStatistics: Route = ({ form, checker, app, memory }) => {
  const [start, end] = [form.get('startTime') ?? '', form.get('endTime') ?? ''].map((day) =>
    Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`),
  );
  const span = (end ?? Number.NaN) - (start ?? Number.NaN);
  checker.check('meizu/statistics-span', span >= 0 && span <= 30 * DAY_MS);
  // Newest first, without days that had no push.
  const rows = memory.days
    .entries()
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

/** The queried device; here a rejection is returned as the code of the response. */
function askedDevice({ form, checker, world, app }: Call): string {
  const token = form.get('pushId') ?? '';
  const device = world.device(token);
  checker.check('meizu/push-id-shape', PUSH_ID.test(token) || LEGACY_PUSH_ID.test(token));
  checker.check('meizu/push-id-own-app', device === undefined || isOf(device, app));
  checker.check(
    'meizu/push-id-registered',
    device !== undefined && !['unknown', 'uninstalled', 'inactive'].includes(device.fate),
  );
  return token;
}

const switchState = (call: Call, token: string): number =>
  call.world.device(token)?.fate === 'switched-off' || call.memory.switches.get(token) === false ? 0 : 1;

export const registerSwitch: Route = (call) => {
  const token = askedDevice(call);
  return answer('200', { barTypeSwitch: switchState(call, token), directTypeSwitch: 1, pushId: token });
};

export const changeSwitch: Route = (call) => {
  const token = askedDevice(call);
  const wanted = call.form.get('subSwitch') ?? '';
  call.checker.check('meizu/switch-values', ['0', '1', 'true', 'false'].includes(wanted), wanted);
  if (call.form.get('msgType') !== '1') call.memory.switches.set(token, wanted === '1' || wanted === 'true');
  return answer('200', { barTypeSwitch: switchState(call, token), directTypeSwitch: 1, pushId: token });
};

const aliasOf = ({ memory, world }: Call, token: string): string =>
  memory.aliases.get(token) ?? world.aliasesOf(token)[0] ?? '';

export const aliasAnswer =
  (change: 'none' | 'set' | 'remove'): Route =>
  (call) => {
    const token = askedDevice(call);
    const alias = call.form.get('alias') ?? '';
    call.checker.check('meizu/tags', alias.length <= LIMITS.aliasCharacters);
    if (change === 'set') call.memory.aliases.set(token, alias);
    if (change === 'remove') call.memory.aliases.set(token, '');
    return answer('200', { pushId: token, alias: aliasOf(call, token) });
  };

const tagsOf = ({ memory, world }: Call, token: string): readonly string[] =>
  memory.tags.get(token) ?? world.topicsOf(token);

export const tagAnswer =
  (change: 'none' | 'add' | 'remove'): Route =>
  (call) => {
    const token = askedDevice(call);
    const given = (call.form.get('tags') ?? '').split(',').filter((tag) => tag !== '');
    const known = tagsOf(call, token);
    const wanted = change === 'add' ? [...new Set([...known, ...given])] : known.filter((tag) => !given.includes(tag));
    call.checker.check('meizu/tags', wanted.length <= 100 && given.every((tag) => tag.length <= 20));
    if (change !== 'none') call.memory.tags.set(token, wanted);
    const shown = tagsOf(call, token);
    return answer('200', { pushId: token, tags: shown.map((tagName, i) => ({ tagId: i + 1, tagName })) });
  };

export const removeAllTags: Route = (call) => {
  call.memory.tags.set(askedDevice(call), []);
  return answer('200', true);
};
