// The requests to Tencent IM: one URL form for all, one body per call. Pure; serves the client and --print-request alike.
import type { HttpRequest } from '../../http/types.js';
import { mergeRaw } from '../../push/message/raw.js';
import type { PlannedRequest, PushMessage, RandomSource, Settings, VendorDeps } from '../../push/types.js';
import { t } from '../../text/language.js';
import { PATHS, REGIONS, type Region, STANDARD_ADMIN, STANDARD_REGION } from '../facts.js';
import type { TencentSendOptions } from '../types.js';
import { offlinePushInfo } from './offline-push-info.js';

/** Shown instead of a UserSig. */
export const USER_SIG_PLACEHOLDER = '$TENCENT_USER_SIG';

export const adminOf = (settings: Settings): string => settings.text('im_admin') ?? STANDARD_ADMIN;

export function regionOf(settings: Settings): Region {
  const named = settings.text('im_region');
  return REGIONS.find((region) => region === named) ?? STANDARD_REGION;
}

/** Unsigned 32-bit, new for each call: a repeated one within a second counts as a duplicate. */
export const drawRandom = (random: RandomSource): number => Math.floor(random.fraction() * 2 ** 32);

export interface ApiCall {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly userSig: string;
}

export function apiRequest(
  { path, body, userSig }: ApiCall,
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'random'>,
): HttpRequest {
  const query = [
    ['sdkappid', deps.settings.text('im_sdk_app_id') ?? ''],
    ['identifier', adminOf(deps.settings)],
    ['usersig', userSig],
    ['random', String(drawRandom(deps.random))],
    ['contenttype', 'json'],
  ] as const;
  const encoded = query.map(([name, value]) => `${name}=${name === 'usersig' ? value : encodeURIComponent(value)}`);
  return {
    method: 'POST',
    url: `${deps.endpoint(regionOf(deps.settings))}${path}?${encoded.join('&')}`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

export const onlineStatusBody = (users: readonly string[]) => ({ To_Account: users, IsNeedDetail: 1 });

export const accountCheckBody = (users: readonly string[]) => ({
  CheckItem: users.map((user) => ({ UserID: user })),
});

/** Which call carries a message to so many users. */
export const sendPath = (kind: TencentSendOptions['kind'], users: readonly string[]): string =>
  kind === 'push' ? PATHS.pushToUsers : users.length === 1 ? PATHS.sendMessage : PATHS.batchSendMessage;

/** The body of sendmsg, batchsendmsg or timpush/batch; `--raw` has the last word. */
export function messageBody(
  message: PushMessage,
  settings: Settings,
  users: readonly string[],
  options: TencentSendOptions & { readonly random: number },
): Record<string, unknown> {
  const info = offlinePushInfo(message, settings);
  const body =
    options.kind === 'push'
      ? {
          From_Account: options.from ?? adminOf(settings),
          To_Account: users,
          MsgRandom: options.random,
          OfflinePushInfo: info,
        }
      : {
          // 2: the sender's other devices get no copy of a test message.
          SyncOtherMachine: 2,
          ...(options.from === undefined ? {} : { From_Account: options.from }),
          To_Account: users.length === 1 ? users[0] : users,
          ...(message.ttlSeconds === undefined ? {} : { MsgLifeTime: message.ttlSeconds }),
          MsgRandom: options.random,
          MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: message.body } }],
          OfflinePushInfo: info,
        };
  return mergeRaw(body, message.raw);
}

/** The exact request of a send, the UserSig as a placeholder. */
export function planRequests(
  message: PushMessage,
  users: readonly string[],
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'random'>,
  options: TencentSendOptions = { kind: 'message' },
): readonly PlannedRequest[] {
  const body = messageBody(message, deps.settings, users, { ...options, random: drawRandom(deps.random) });
  return [
    {
      title:
        options.kind === 'push'
          ? t('push to the users through the Push service', '通过推送服务向用户推送')
          : t('message with offline push to the users', '向用户发送带离线推送的消息'),
      request: apiRequest({ path: sendPath(options.kind, users), body, userSig: USER_SIG_PLACEHOLDER }, deps),
    },
  ];
}
