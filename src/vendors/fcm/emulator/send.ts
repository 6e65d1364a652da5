// The emulator's check of one message, field by field, and its outcome: accepted, validated only, or rejected.
import type {
  CapturedPush,
  EmulatorReply,
  EmulatorWorld,
  RuleChecker,
  SandboxDevice,
} from '../../../push/emulator/emulator.js';
import { isOf } from '../../../push/emulator/request-values.js';
import { type Json, objectOf } from '../../../text/json-object.js';
import { dryRunId, installationId, limits } from '../facts.js';
import type { Granted } from './auth.js';
import type { Topics } from './topics.js';

export interface SendCall {
  /** Names in snake_case. */
  readonly body: Json;
  readonly token: Granted;
  readonly world: EmulatorWorld;
  readonly checker: RuleChecker;
  readonly topics: Topics;
  /** Records the field a rule refers to, for the response. */
  about(field: string): void;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function answerSend(call: SendCall): EmulatorReply {
  const { body, token, world } = call;
  const message = objectOf(body['message']);
  checkTarget(call, message);
  checkAndroid(call, message);
  checkDataKeys(call, objectOf(message['data']), 'message.data');
  checkDataKeys(call, objectOf(objectOf(message['android'])['data']), 'message.android.data');
  const bytes = sizeOf(message['data']);
  call.checker.check('fcm/size', bytes <= limits.payload, `${bytes} > ${limits.payload}`);

  const targets = targetsOf(call, message);
  const project = token.account.projectId;
  if (body['validate_only'] === true)
    return { status: 200, body: { name: `projects/${project}/messages/${dryRunId}` } };
  const id = `0:${world.clock.now()}${world.random.hex(2)}%${world.random.hex(8)}`;
  const name = `projects/${project}/messages/${id}`;
  return {
    status: 200,
    body: { name },
    pushes: targets.map((target) => capture(target, message, call, { messageId: name })),
  };
}

function checkTarget({ checker, about }: SendCall, message: Json): void {
  const given = ['token', 'fid', 'topic', 'condition'].filter((name) => textOf(message[name]) !== '');
  checker.check('fcm/target', given.length > 0);
  about('message');
  checker.check('fcm/one-target', given.length === 1, given.join(', '));
  const topic = textOf(message['topic']);
  about('message.topic');
  checker.check('fcm/topic', topic === '' || /^[A-Za-z0-9_.~%-]+$/.test(topic), topic.slice(0, 60));
}

function checkAndroid({ checker, about }: SendCall, message: Json): void {
  const ttl = objectOf(message['android'])['ttl'];
  if (typeof ttl !== 'string') return;
  const seconds = Number(ttl.slice(0, -1));
  about('message.android.ttl');
  checker.check('fcm/ttl', seconds >= 0 && seconds <= limits.ttlMax, `Invalid value: ${ttl}`);
}

function checkDataKeys({ checker, about }: SendCall, data: Json, place: string): void {
  about(place);
  for (const key of Object.keys(data)) {
    const reserved = ['from', 'message_type'].includes(key) || /^(google\.|gcm\.notification\.)/.test(key);
    checker.check('fcm/data-keys', !reserved, `Invalid data payload key: ${key.slice(0, 60)}`);
    checker.check('fcm/data-key-gcm', key !== 'gcm', 'Invalid data payload key: gcm');
  }
}

/** UTF-8 bytes of keys and values; how Google counts the notification part is not known. */
const sizeOf = (data: unknown): number =>
  Object.entries(objectOf(data)).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(textOf(value)),
    0,
  );

/** The device tokens a message reaches; rejects when its only device cannot be reached. */
function targetsOf(call: SendCall, message: Json): readonly string[] {
  const { world, token } = call;
  const [given, fid, topic] = [textOf(message['token']), textOf(message['fid']), textOf(message['topic'])];
  if (given !== '') {
    checkDevice(call, message, given, world.device(given));
    return [given];
  }
  if (fid !== '') {
    // An app registers by token or by installation ID, never both: the part of a token before the colon is not a valid target.
    const device = world.device(fid);
    call.about('message.fid');
    call.checker.check('fcm/fid-format', device !== undefined || installationId.test(fid));
    checkDevice(call, message, undefined, device);
    return device === undefined ? [] : [device.token];
  }
  const reached = topic === '' ? [] : call.topics.members(topic);
  return reached.filter((item) => {
    const device = world.device(item);
    return device !== undefined && isAlive(device) && isOf(device, token.account.app);
  });
}

/** Any id part and lengths up to 4096 are accepted, but the FCM part after the colon is required. */
export const isWellFormed = (token: string): boolean =>
  token.length <= 4096 && /^[A-Za-z0-9_-]+:APA91b[A-Za-z0-9_-]{100,}$/.test(token);

export const isAlive = (device: SandboxDevice): boolean =>
  device.fate !== 'unknown' && device.fate !== 'uninstalled' && device.fate !== 'inactive';

function checkDevice(
  call: SendCall,
  message: Json,
  given: string | undefined,
  device: SandboxDevice | undefined,
): void {
  const { checker, about, token, world } = call;
  about('message.token');
  if (given !== undefined) checker.check('fcm/token-format', device !== undefined || isWellFormed(given));
  checker.check('fcm/token-alive', device !== undefined && isAlive(device), device?.fate);
  if (device === undefined) return;
  checker.check('fcm/sender', isOf(device, token.account.app));
  const wanted = textOf(objectOf(message['android'])['restricted_package_name']);
  const own = token.account.app.value('package_name') ?? '';
  about('message.android.restricted_package_name');
  checker.check(
    'fcm/package',
    wanted === '' || own === '' || wanted === own,
    'The registration token does not belong to this package',
  );
  checker.check('fcm/apns-key', device.environment === undefined, 'iPhone');
  const minute = world.count(`fcm/minute/${device.token}`, 60_000);
  checker.check('fcm/rate-minute', minute <= limits.devicePerMinute, `${minute}`);
  const hour = world.count(`fcm/hour/${device.token}`, 3_600_000);
  checker.check('fcm/rate-hour', hour <= limits.devicePerHour, `${hour}`);
}

/** Records one push for the inspector. */
export function capture(
  target: string,
  message: Json,
  call: Pick<SendCall, 'token'>,
  end: { readonly messageId: string } | { readonly code: string },
): CapturedPush {
  const android = objectOf(objectOf(message['android'])['notification']);
  const shown = objectOf(message['notification']);
  const data = { ...objectOf(message['data']), ...objectOf(objectOf(message['android'])['data']) };
  const fields = {
    title: textOf(android['title']) || textOf(shown['title']),
    body: textOf(android['body']) || textOf(shown['body']),
    ext: textOf(data['ext']),
    channelId: textOf(android['channel_id']),
    badge: typeof android['notification_count'] === 'number' ? String(android['notification_count']) : '',
    image: textOf(android['image']) || textOf(shown['image']),
  };
  return {
    token: target,
    accepted: 'messageId' in end,
    app: call.token.account.app.id,
    ...end,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
  };
}
