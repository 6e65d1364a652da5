// Reads Tencent's answers: HTTP 200 whatever happened, the truth in ErrorCode and ErrorList, two spellings of the state. Never throws.
import { saysNo } from '../../push/answer-fields.js';
import { isObject, type Json, readObject } from '../../text/json-object.js';
import { ONLINE_STATES, PUSH_PLATFORMS } from '../facts.js';
import type { DeviceTrace, PlatformStatus, PushLoss, PushStatistics, TraceHop } from '../types.js';

export interface Envelope {
  readonly code: number;
  readonly info: string;
  readonly body: Json;
}

/** Undefined when this is no answer of the REST API. */
export function readEnvelope(text: string): Envelope | undefined {
  const parsed = readObject(text);
  const code = integerOf(parsed?.['ErrorCode']);
  if (parsed === undefined || code === undefined) return undefined;
  // Success is the whole of it: a zero written as text, or one beside another word, is none.
  const status = parsed['ActionStatus'];
  const isPartly = status === 'SomeError' && listOf(parsed['ErrorList']).length > 0;
  const info = textOf(parsed['ErrorInfo']) ?? '';
  if (code === 0 && (parsed['ErrorCode'] !== 0 || (status !== 'OK' && !isPartly))) return undefined;
  if (code === 0 && !isPartly && saysNo(parsed)) return undefined;
  return { code, info, body: parsed };
}

/** False when a user was left out and it cannot be read who or why. */
export function canReadErrorList(body: Json): boolean {
  const list = body['ErrorList'];
  if (list === undefined || list === null) return true;
  return (
    Array.isArray(list) &&
    list.every(
      (item) =>
        isObject(item) && textOf(item['To_Account']) !== undefined && integerOf(item['ErrorCode']) !== undefined,
    )
  );
}

/** Accounts that were left out of a call that went well for the others. */
export function readErrorList(body: Json): ReadonlyMap<string, { readonly code: number; readonly info: string }> {
  const found = new Map<string, { code: number; info: string }>();
  for (const item of listOf(body['ErrorList'])) {
    const user = textOf(item['To_Account']);
    const code = integerOf(item['ErrorCode']);
    if (user !== undefined && code !== undefined && code !== 0)
      found.set(user, { code, info: textOf(item['ErrorInfo']) ?? '' });
  }
  return found;
}

export interface StatusRead {
  readonly state: PlatformStatus['state'];
  readonly platforms: readonly PlatformStatus[];
}

/** `Status` in newer answers, `State` in older ones. */
export function readOnlineStatus(body: Json): ReadonlyMap<string, StatusRead> {
  const found = new Map<string, StatusRead>();
  for (const item of listOf(body['QueryResult'])) {
    const user = textOf(item['To_Account']);
    if (user === undefined) continue;
    const platforms = listOf(item['Detail']).map((detail): PlatformStatus => {
      const instance = scalarOf(detail['Instid']);
      return {
        platform: textOf(detail['Platform']) ?? '',
        state: stateOf(detail),
        ...(instance === undefined ? {} : { instance }),
      };
    });
    const state = stateOf(item);
    const isTold = platforms.length === 0 || platforms.some((one) => one.state === state);
    const isOnce = (found.get(user)?.state ?? state) === state;
    // Two rows that disagree, or a state that none of the platforms has, tell none.
    found.set(user, { state: isTold && isOnce ? state : 'unknown', platforms });
  }
  return found;
}

function stateOf({ Status, State }: Json): PlatformStatus['state'] {
  const given = Status ?? State;
  const isOne = Status === undefined || State === undefined || Status === State;
  return (isOne ? ONLINE_STATES.find((state) => state === given) : undefined) ?? 'unknown';
}

export interface AccountRead {
  readonly code: number;
  readonly info: string;
  readonly status: string | undefined;
}

export function readAccounts(body: Json): ReadonlyMap<string, AccountRead> {
  const found = new Map<string, AccountRead>();
  for (const item of listOf(body['ResultItem'])) {
    const user = textOf(item['UserID']);
    const code = item['ResultCode'] === '0' ? undefined : integerOf(item['ResultCode']);
    if (user === undefined || code === undefined) continue;
    const status = textOf(item['AccountStatus']);
    const known = found.get(user);
    const isOnce = known === undefined || (known.code === code && known.status === status);
    found.set(user, { code, info: textOf(item['ResultInfo']) ?? '', status: isOnce ? status : undefined });
  }
  return found;
}

/** What each device reported, and how far one push came on it; undefined when a part of it cannot be read, or is about another user or task than `asked`. */
export function readTraces(body: Json, asked: Readonly<Record<string, string>>): readonly DeviceTrace[] | undefined {
  const traces = body['InstanceTrace'] ?? [];
  if (!Array.isArray(traces) || !traces.every(isObject)) return undefined;
  if ([body, ...traces].some((item) => isOfAnother(item, asked))) return undefined;
  return traces.map((item): DeviceTrace => {
    const platform = integerOf(item['PushPlatform']);
    const offline = isObject(item['OfflinePushStat']) ? item['OfflinePushStat'] : {};
    const commit = isObject(item['IMCommitStat']) ? item['IMCommitStat'] : {};
    const vendor = vendorOf(platform);
    return {
      ...optional('instance', scalarOf(item['InstanceId'])),
      ...optional('vendor', vendor),
      ...optional('pushPlatform', platform),
      ...optional('token', textOf(item['Token'])),
      ...optional('certificateId', scalarOf(item['CertId'])),
      ...optional('deviceModel', textOf(item['DeviceModel'])),
      ...optional('system', textOf(item['System'])),
      ...optional('systemVersion', scalarOf(item['SystemVersion'])),
      ...optional('notificationStatus', scalarOf(item['NotificationStatus'])),
      hops: [
        ...hopOf('im', commit['IMStat']),
        ...hopOf('offline', offline['OfflineStat']),
        ...hopOf('channel', offline['ChannelStat']),
        ...hopOf('device', offline['DeviceStat']),
      ],
    };
  });
}

/** No documented answer repeats the question; one that does must repeat it rightly. */
const isOfAnother = (item: Json, asked: Readonly<Record<string, string>>): boolean =>
  Object.entries(item).some(([name, value]) => {
    const wanted = asked[name === 'To_Account' ? 'UserID' : name.replace(/id$/i, 'ID')];
    return wanted !== undefined && scalarOf(value) !== wanted;
  });

function hopOf(hop: TraceHop['hop'], value: unknown): TraceHop[] {
  if (!isObject(value)) return [];
  const status = scalarOf(value['PushStatus']);
  if (status === undefined) return [];
  return [
    {
      hop,
      status,
      ...optional('errorCode', scalarOf(value['ErrorCode'])),
      ...optional('errorInfo', textOf(value['ErrorInfo'])),
      ...optional('time', scalarOf(value['EventTime'])),
    },
  ];
}

export const vendorOf = (platform: number | undefined): string | undefined =>
  platform === undefined || !Object.hasOwn(PUSH_PLATFORMS, platform)
    ? undefined
    : PUSH_PLATFORMS[platform as keyof typeof PUSH_PLATFORMS];

export function readStatistics(body: Json): PushStatistics {
  const counts = (item: Json) => ({
    ...optional('total', integerOf(item['TotalCount'])),
    ...optional('sent', integerOf(item['SentCount'])),
    ...optional('delivered', integerOf(item['DeliveredCount'])),
    ...optional('clicked', integerOf(item['ClickCount'])),
  });
  return {
    ...counts(body),
    platforms: listOf(body['PlatformStatistics']).map((item) => {
      const platform = integerOf(item['PushPlatform']);
      return {
        ...optional('vendor', vendorOf(platform)),
        ...optional('pushPlatform', platform),
        ...counts(item),
      };
    }),
  };
}

/** The four lists of a loss answer: by code alone, and by vendor and code. */
const LOSS_LISTS = [
  ['PlatformReadyToSendLoss', 'before'],
  ['PlatformPostSendDeliveredLoss', 'after'],
  ['ReadyToSendLoss', 'before'],
  ['PostSendDeliveredLoss', 'after'],
] as const;

/**
 * Undefined when no list is there, and when lists have rows of which none can be read: that is not "none". The documented example names no key for the object around the lists, so they are read at the top and
 * one level below. Where a point of the way is reported by vendor, its sum is left out.
 */
export function readLosses(body: Json): readonly PushLoss[] | undefined {
  const places = [body, ...Object.values(body).flatMap((value) => (Array.isArray(value) ? value : [value]))];
  const place = places.filter(isObject).find((item) => LOSS_LISTS.some(([name]) => Array.isArray(item[name])));
  if (place === undefined) return undefined;
  const found: PushLoss[] = [];
  for (const [name, at] of LOSS_LISTS) {
    if (!name.startsWith('Platform') && found.some((loss) => loss.at === at)) continue;
    for (const item of listOf(place[name])) {
      const code = scalarOf(item['ErrCode']);
      const count = integerOf(item['ErrCount']);
      if (code === undefined || count === undefined) continue;
      const platform = integerOf(item['PushPlatform']);
      found.push({
        at,
        ...optional('vendor', vendorOf(platform)),
        ...optional('pushPlatform', platform),
        code,
        count,
        ...optional('info', textOf(item['ErrInfo'])),
      });
    }
  }
  const isEmpty = LOSS_LISTS.every(([name]) => !Array.isArray(place[name]) || place[name].length === 0);
  return found.length > 0 || isEmpty ? found : undefined;
}

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Text, or a number as text. */
const scalarOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;

/** A whole number, also when it was written as text. */
function integerOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
