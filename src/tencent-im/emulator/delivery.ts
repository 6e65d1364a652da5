// What becomes of a message at the emulator: who gets it inside the app, who gets an offline push, and what the trace says about it.
import type { CapturedPush, EmulatorReply, EmulatorWorld, ImUser, SandboxApp } from '../../push/emulator/emulator.js';
import { cutLikeTencent } from '../../push/message/tencent-cut.js';
import { isObject, type Json, readObject } from '../../text/json-object.js';
import { CERTIFICATE_KEYS, PUSH_PLATFORMS } from '../facts.js';
import { TENCENT_TEXT_LIMITS } from '../limits.js';
import { callbacksOf, type PushEvent } from './callbacks.js';
import { type Logged, PushLog } from './push-log.js';

/** Traces kept, oldest dropped. */
const KEPT_TRACES = 2000;

export interface DeliveryRequest {
  readonly app: SandboxApp;
  readonly users: readonly string[];
  readonly info: Json;
  readonly body: Json;
  /** MsgKey or TaskId. */
  readonly id: string;
}

type Forward = NonNullable<EmulatorReply['forwards']>[number];

export class Deliveries {
  readonly #world: EmulatorWorld;
  readonly #byTask = new Map<string, Json>();
  readonly #byPush = new Map<string, Json>();
  /** Numbers for the statistics. */
  readonly log = new PushLog();

  constructor(world: EmulatorWorld) {
    this.#world = world;
  }

  deliver(delivery: DeliveryRequest): Pick<EmulatorReply, 'pushes' | 'forwards' | 'receipts'> {
    const pushes: CapturedPush[] = [];
    const forwards: Forward[] = [];
    const events: PushEvent[] = [];
    for (const userId of delivery.users) {
      pushes.push(capture(userId, delivery, true));
      const user = this.#world.imUser(userId);
      if (user === undefined) continue;
      const pushId = this.#world.random.hex(12);
      const forward = this.#forward(user, delivery, pushId, events);
      if (forward !== undefined) forwards.push(forward);
    }
    return { pushes, forwards, ...callbacksOf(events, delivery, this.#world.clock.now()) };
  }

  traceOfTask(app: string, taskId: string, userId: string): Json | undefined {
    return this.#byTask.get(`${app}\n${taskId}\n${userId}`);
  }

  traceOfPush(app: string, pushId: string): Json | undefined {
    return this.#byPush.get(`${app}\n${pushId}`);
  }

  /** The way of one offline push: account, token, certificate, vendor. */
  #forward(user: ImUser, delivery: DeliveryRequest, pushId: string, events: PushEvent[]): Forward | undefined {
    const { app, info } = delivery;
    const { device } = user;
    const now = this.#world.clock.now();
    if (user.state !== 'PushOnline' || !wantsPush(delivery)) {
      this.#keep(delivery, user.id, pushId, device === undefined ? [] : [instance(user, app, now, 'in-app')]);
      return undefined;
    }
    if (device === undefined) {
      this.#keep(delivery, user.id, pushId, []);
      this.log.add({
        at: now,
        platform: 0,
        app: app.id,
        lost: { at: 'before', code: '-2', info: 'token not uploaded' },
      });
      return undefined;
    }
    const platform = platformOf(device.vendor);
    const refusal = this.#refusal(user, delivery);
    this.#keep(delivery, user.id, pushId, [instance(user, app, now, refusal)]);
    this.log.add({ at: now, platform, app: app.id, ...lostBy(refusal, certificateOf(user, app)) });
    events.push({ user: user.id, platform, pushId, refusal });
    // A wrong certificate ID leads to no vendor at all.
    if (refusal?.code === -201) return undefined;
    const text = shortened(info, device.vendor);
    return {
      vendor: device.vendor,
      push: {
        token: device.token,
        accepted: refusal === undefined,
        app: app.id,
        messageId: pushId,
        ...text,
        ...optional('ext', textOf(info['Ext'])),
        ...optional('channelId', channelOf(info, device.vendor)),
        ...(refusal === undefined ? {} : { code: String(refusal.code) }),
      },
      payload: {
        To: user.id,
        CertId: certificateOf(user, app),
        ...text,
        ...optional('Ext', textOf(info['Ext'])),
        ...blockOf(info, device.vendor),
      },
    };
  }

  #refusal(user: ImUser, { app, info }: DeliveryRequest): Refused | undefined {
    const { device } = user;
    if (device === undefined) return undefined;
    const own = app.value(CERTIFICATE_KEYS[device.vendor] ?? '');
    if (own === undefined) return { code: -197, info: `the console has no certificate for ${device.vendor}` };
    if (certificateOf(user, app) !== own) return { code: -201, info: 'certificate id or token is not valid' };
    const fate = this.#world.deviceOf(device.vendor, device.token)?.fate ?? 'unknown';
    if (fate !== 'ok' && fate !== 'not-test-device') return { code: -198, info: `vendor: device token is ${fate}` };
    if (device.vendor === 'oppo' && readObject(textOf(info['Ext']) ?? '') === undefined)
      return { code: -198, info: 'vendor: action_parameters is no JSON object' };
    return undefined;
  }

  #keep(delivery: DeliveryRequest, userId: string, pushId: string, instances: readonly Json[]): void {
    const trace = { InstanceTrace: instances };
    const { id } = delivery.app;
    this.#byTask.set(`${id}\n${delivery.id}\n${userId}`, trace);
    this.#byPush.set(`${id}\n${pushId}`, trace);
    for (const kept of [this.#byTask, this.#byPush]) {
      const [oldest] = kept.keys();
      if (kept.size > KEPT_TRACES && oldest !== undefined) kept.delete(oldest);
    }
  }
}

interface Refused {
  readonly code: number;
  readonly info: string;
}

/** Tencent's documented words for a certificate ID of 0; every other code is the one of the trace. */
function lostBy(refusal: Refused | undefined, certificate: string): Pick<Logged, 'lost'> {
  if (refusal === undefined) return {};
  if (certificate === '0') return { lost: { at: 'before', code: '-1', info: 'certificate id not set' } };
  const at = refusal.code === -198 ? 'after' : 'before';
  return { lost: { at, code: String(refusal.code), info: refusal.info } };
}

/** PushFlag 1 and messages for online users only push nothing; a custom message needs words of its own. */
function wantsPush({ info, body }: DeliveryRequest): boolean {
  if (info['PushFlag'] === 1 || body['MsgLifeTime'] === 0) return false;
  const elements = Array.isArray(body['MsgBody']) ? body['MsgBody'].filter(isObject) : undefined;
  if (elements === undefined || textOf(info['Desc']) !== undefined) return true;
  return elements.some((element) => {
    const content = isObject(element['MsgContent']) ? element['MsgContent'] : {};
    return element['MsgType'] !== 'TIMCustomElem' || (textOf(content['Desc']) ?? '') !== '';
  });
}

const certificateOf = (user: ImUser, app: SandboxApp): string =>
  user.device?.certificateId ?? app.value(CERTIFICATE_KEYS[user.device?.vendor ?? ''] ?? '') ?? '0';

/** `in-app`: nothing was asked of a vendor. */
function instance(user: ImUser, app: SandboxApp, now: number, outcome: Refused | undefined | 'in-app'): Json {
  const seconds = Math.floor(now / 1000);
  const done = (status: number, refused?: Refused): Json => ({
    PushStatus: status,
    ErrorCode: refused?.code ?? 0,
    ErrorInfo: refused?.info ?? '',
    EventTime: seconds,
  });
  const device = user.device;
  const isIos = device?.vendor === 'apns';
  const refused = outcome === 'in-app' ? undefined : outcome;
  const stopsEarly = refused?.code === -201 || refused?.code === -197;
  return {
    InstanceId: 1,
    PushTime: seconds,
    DeviceModel: device?.model ?? '',
    System: isIos ? 'iOS' : device?.vendor === 'harmony' ? 'HarmonyOS' : 'Android',
    SystemVersion: isIos ? '18' : device?.vendor === 'harmony' ? '5.0' : '14',
    EventType: 1,
    PushPlatform: device === undefined ? 0 : platformOf(device.vendor),
    Token: device?.token ?? '',
    CertId: device === undefined ? 0 : Number(certificateOf(user, app)) || 0,
    SdkVersion: '8.6.7019',
    PushVersion: '8.6.7019',
    NotificationStatus: 1,
    IMCommitStat: { IMStat: done(1) },
    OfflinePushStat:
      outcome === 'in-app'
        ? {}
        : {
            OfflineStat: done(stopsEarly ? 0 : 1, stopsEarly ? refused : undefined),
            ...(stopsEarly ? {} : { ChannelStat: done(refused === undefined ? 1 : 0, refused) }),
          },
  };
}

const platformOf = (vendor: string): number =>
  Number(Object.entries(PUSH_PLATFORMS).find(([, name]) => name === vendor)?.[0] ?? 0);

/** APNs, FCM and HarmonyOS are not in the official table and are left as they are. */
function shortened(info: Json, vendor: string): { readonly title: string; readonly body: string } {
  const harmony = vendor === 'harmony' && isObject(info['HarmonyInfo']) ? info['HarmonyInfo'] : {};
  const title = textOf(harmony['Title']) ?? textOf(info['Title']) ?? '';
  const body = textOf(info['Desc']) ?? '';
  const android = isObject(info['AndroidInfo']) ? info['AndroidInfo'] : {};
  const limits = TENCENT_TEXT_LIMITS[vendor === 'oppo' && android['PushStyle'] === 1 ? 'oppo-long' : vendor];
  if (limits === undefined) return { title, body };
  const cut = cutLikeTencent(title, body, limits);
  return { title: cut.title, body: cut.body };
}

const CHANNELS: Readonly<Record<string, string>> = {
  huawei: 'HuaWeiChannelID',
  xiaomi: 'XiaoMiChannelID',
  oppo: 'OPPOChannelID',
  fcm: 'GoogleChannelID',
};

function channelOf(info: Json, vendor: string): string | undefined {
  const android = isObject(info['AndroidInfo']) ? info['AndroidInfo'] : {};
  return textOf(android[CHANNELS[vendor] ?? '']);
}

const blockOf = (info: Json, vendor: string): Json => {
  const name = vendor === 'apns' ? 'ApnsInfo' : vendor === 'harmony' ? 'HarmonyInfo' : 'AndroidInfo';
  return isObject(info[name]) ? { [name]: info[name] } : {};
};

export function capture(
  userId: string,
  { app, info, id }: Omit<DeliveryRequest, 'users' | 'body'>,
  accepted: boolean,
): CapturedPush {
  return {
    token: userId,
    accepted,
    app: app.id,
    messageId: id,
    ...optional('title', textOf(info['Title'])),
    ...optional('body', textOf(info['Desc'])),
    ...optional('ext', textOf(info['Ext'])),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
