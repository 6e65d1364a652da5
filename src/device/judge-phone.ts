// From a phone's answers to what keeps its notifications from showing, the surest cause first.
import { phoneProblem } from '../problems/entries/phone.js';
import type { Problem } from '../problems/types.js';
import type { Phone } from './inspect-phone.js';
import type { Channel } from './read-phone.js';

/** The runtime permission for notifications came with Android 13. */
export const SDK_WITH_PERMISSION = 33;

const FORBIDS = new Set(['ignore', 'deny', 'errored']);

export function judgePhone(phone: Phone, packageName: string, channelId: string | undefined): readonly Problem[] {
  const { app, operations, skin } = phone;
  if (app === undefined) return [phoneProblem('device/app-not-installed', { args: { name: packageName } })];
  const where = { notifications: skin.notifications, background: skin.background };
  const forbids = (operation: string): boolean => FORBIDS.has(operations.get(operation) ?? '');
  const problems: Problem[] = [];

  if (app.disabled || app.hidden || app.suspended)
    problems.push(phoneProblem('device/app-disabled', { args: { name: packageName } }));
  problems.push(...judgeNotifications(phone));
  if (channelId === undefined) problems.push(...judgeAllChannels(phone));
  else if (phone.listsNotifications) problems.push(...judgeChannel(phone, channelId));
  if (app.stopped) problems.push(phoneProblem('device/force-stopped'));
  if (forbids('RUN_ANY_IN_BACKGROUND'))
    problems.push(phoneProblem('device/background-restricted', { args: { where: where.background } }));
  if (forbids('MIUIOP(10008)'))
    problems.push(phoneProblem('device/autostart-off', { args: { where: where.background } }));
  if (phone.bucket === 'restricted' || phone.bucket === 'never')
    problems.push(phoneProblem('device/standby', { args: { bucket: phone.bucket, where: where.background } }));
  if ((phone.doNotDisturb ?? 0) > 0) problems.push(phoneProblem('device/do-not-disturb'));
  if (phone.batterySaver) problems.push(phoneProblem('device/battery-saver'));
  if (phone.inFront) problems.push(phoneProblem('device/app-in-front'));
  return problems;
}

function judgeNotifications({ app, operations, notifications, sdk, skin }: Phone): readonly Problem[] {
  const isNew = (sdk ?? 0) >= SDK_WITH_PERMISSION;
  // The permission was never requested: the app has to request it, a switch in the settings is not the cause.
  if (isNew && app?.mayNotify?.granted === false && !app.mayNotify.decided)
    return [phoneProblem('device/permission-not-asked', { args: { where: skin.notifications } })];
  if (isNew && (app?.targetSdk ?? 0) >= SDK_WITH_PERMISSION && app?.declaresNotifications === false)
    return [phoneProblem('device/permission-not-declared', { args: { sdk: app?.targetSdk ?? 0 } })];
  const isOff =
    (isNew && app?.mayNotify?.granted === false) ||
    FORBIDS.has(operations.get('POST_NOTIFICATION') ?? '') ||
    notifications?.importance === 'NONE';
  return isOff ? [phoneProblem('device/notifications-off', { args: { where: skin.notifications } })] : [];
}

const isOff = ({ importance, groupBlocked }: Channel): boolean => importance === 0 || groupBlocked;

/** Which channel pushes go to is not known: only where none is left on, it is sure that nothing shows. One that is off is worth a hint. */
function judgeAllChannels({ notifications, skin }: Phone): readonly Problem[] {
  const channels = (notifications?.channels ?? []).filter(({ deleted }) => !deleted);
  const off = channels.filter(isOff);
  if (off.length === 0) return [];
  const problem = phoneProblem('device/channel-off', { args: { id: namesOf(off), where: skin.notifications } });
  return [off.length === channels.length ? problem : { ...problem, severity: 'warning' }];
}

function judgeChannel({ notifications, skin }: Phone, id: string): readonly Problem[] {
  const channels = notifications?.channels ?? [];
  const channel = channels.find((item) => item.id === id);
  const where = skin.notifications;
  if (channel === undefined || channel.deleted) {
    const known = namesOf(channels);
    return [phoneProblem(known === '' ? 'device/no-channels' : 'device/channel-missing', { args: { id, known } })];
  }
  if (isOff(channel)) return [phoneProblem('device/channel-off', { args: { id, where } })];
  if (channel.importance > 0 && channel.importance < 3)
    return [phoneProblem('device/channel-quiet', { args: { id, importance: channel.importance, where } })];
  return [];
}

const namesOf = (channels: readonly Channel[]): string =>
  channels
    .filter(({ deleted }) => !deleted)
    .map(({ id }) => id)
    .slice(0, 12)
    .join(', ');
