// OfflinePushInfo: what Tencent hands to each vendor. Its fields, and the one made from a neutral message. Pure.
// Source: https://cloud.tencent.com/document/product/269/128209 and https://github.com/TencentCloud/tencentcloud-im-sdk-java (docs/OfflinePushInfo.md)
import type { PushMessage, Settings } from '../../push/types.js';
import { isObject, type Json, readObject } from '../../text/json-object.js';

export interface AndroidInfo {
  /** Raw resource without suffix. */
  readonly Sound?: string;
  /** 1: long text. */
  readonly PushStyle?: 0 | 1;
  readonly HuaWeiChannelID?: string;
  readonly XiaoMiChannelID?: string;
  readonly OPPOChannelID?: string;
  readonly GoogleChannelID?: string;
  readonly VIVOClassification?: 0 | 1;
  readonly VIVOCategory?: string;
  readonly VIVONotifyType?: string | number;
  readonly HuaWeiImportance?: string;
  readonly HuaWeiCategory?: string;
  readonly HuaWeiImage?: string;
  readonly HonorImage?: string;
  readonly GoogleImage?: string;
  readonly ExtAsHuaweiIntentParam?: 0 | 1;
  readonly HonorImportance?: string;
  readonly OPPOCategory?: string;
  readonly OPPONotifyLevel?: number;
  readonly OPPOPrivateMsgTemplateId?: string;
  readonly OPPOPrivateTitleParameters?: Readonly<Record<string, unknown>>;
  readonly OPPOPrivateContentParameters?: Readonly<Record<string, unknown>>;
  readonly GooglePriority?: string;
  readonly MeiZuNoticeMsgType?: 0 | 1;
}

export interface ApnsInfo {
  readonly BadgeMode?: 0 | 1;
  readonly Title?: string;
  readonly SubTitle?: string;
  readonly Image?: string;
  readonly MutableContent?: 0 | 1;
  /** File with suffix. */
  readonly Sound?: string;
  readonly InterruptionLevel?: string;
  readonly ContentAvailable?: 0 | 1;
  readonly IsVoipPush?: 0 | 1;
  readonly LiveActivity?: Readonly<Record<string, unknown>>;
}

export interface HarmonyInfo {
  readonly Title?: string;
  readonly Category?: string;
  readonly Image?: string;
  readonly Sound?: string;
  readonly SoundDuration?: number;
}

export interface OfflinePushInfo {
  /** 0 pushes, 1 does not. */
  readonly PushFlag: 0 | 1;
  readonly Title: string;
  readonly Desc: string;
  readonly Ext?: string;
  readonly AndroidInfo?: AndroidInfo;
  readonly ApnsInfo?: ApnsInfo;
  readonly HarmonyInfo?: HarmonyInfo;
  readonly MultiLanguageContent?: readonly {
    readonly Language: string;
    readonly Title: string;
    readonly Desc: string;
  }[];
  readonly BadgeAddNum?: number;
  readonly BadgeSetNum?: number;
  readonly PushTemplateId?: string;
  readonly PushTemplateParam?: Readonly<Record<string, unknown>>;
}

/** Flags win over the config; what is set for one vendor reaches that vendor's fields only. */
export function offlinePushInfo(message: PushMessage, settings: Settings): OfflinePushInfo {
  const android = androidInfo(message, settings);
  const apns = apnsInfo(message);
  const harmony = harmonyInfo(message, settings);
  return {
    PushFlag: 0,
    Title: message.title,
    Desc: message.body,
    ...given('Ext', message.ext),
    ...(message.badge?.mode === 'set' ? { BadgeSetNum: message.badge.value } : {}),
    ...(message.badge?.mode === 'add' ? { BadgeAddNum: message.badge.value } : {}),
    ...(Object.keys(android).length === 0 ? {} : { AndroidInfo: android }),
    ...(Object.keys(apns).length === 0 ? {} : { ApnsInfo: apns }),
    ...(Object.keys(harmony).length === 0 ? {} : { HarmonyInfo: harmony }),
    ...given('PushTemplateId', message.options['tencent-template']),
    ...json('PushTemplateParam', message.options['tencent-template-params']),
  };
}

function androidInfo(message: PushMessage, settings: Settings): AndroidInfo {
  // The general channel of the config counts where a vendor has none of its own.
  const channel = (key: string): string | undefined =>
    message.channelId !== undefined && message.channelId !== settings.text('channel_id')
      ? message.channelId
      : (settings.text(key) ?? message.channelId);
  const category = (key: string): string | undefined => message.category ?? settings.text(key);
  const oppoCategory = category('oppo_category');
  const level = settings.text('oppo_notify_level');
  return {
    ...given('Sound', androidSound(message.sound)),
    ...given('HuaWeiChannelID', channel('hw_channel_id')),
    ...given('XiaoMiChannelID', channel('mi_channel_id')),
    ...given('OPPOChannelID', channel('oppo_channel_id')),
    ...given('GoogleChannelID', message.channelId),
    ...given('VIVOCategory', category('vivo_category')),
    ...given('HuaWeiCategory', category('hw_category')),
    ...given('OPPOCategory', oppoCategory),
    ...(level === undefined || !/^\d+$/.test(level) ? {} : { OPPONotifyLevel: Number(level) }),
    ...oppoTemplate(settings),
    ...given('HuaWeiImportance', (message.importance ?? settings.text('hw_importance'))?.toUpperCase()),
    ...given('HonorImportance', (message.importance ?? settings.text('honor_importance'))?.toUpperCase()),
    ...given('GooglePriority', googlePriority(message.importance)),
    ...given('HuaWeiImage', message.image),
    ...given('HonorImage', message.image),
    ...given('GoogleImage', message.image),
    ...meizuClass(settings.text('mz_notice_type')),
  };
}

const apnsInfo = (message: PushMessage): ApnsInfo => ({
  ...(message.sound === undefined || message.sound === 'default' || message.sound === 'none'
    ? {}
    : { Sound: message.sound }),
  ...(message.image === undefined ? {} : { Image: message.image, MutableContent: 1 as const }),
  ...(message.options['tencent-voip'] === 'yes' ? { IsVoipPush: 1 as const } : {}),
  ...json('LiveActivity', message.options['tencent-live-activity']),
});

const harmonyInfo = (message: PushMessage, settings: Settings): HarmonyInfo => ({
  ...given('Category', message.category ?? settings.text('harmony_category')),
  // A file in rawfile, with its suffix.
  ...(message.sound === 'default' || message.sound === 'none' ? {} : given('Sound', message.sound)),
  ...given('Image', message.image),
});

/** Android resources have no suffix. */
const androidSound = (sound: string | undefined): string | undefined =>
  sound === undefined || sound === 'default' || sound === 'none' ? undefined : sound.replace(/\.[A-Za-z0-9]{1,5}$/, '');

const googlePriority = (importance: string | undefined): string | undefined => {
  if (importance === undefined) return undefined;
  return importance.toLowerCase() === 'low' ? 'normal' : importance.toLowerCase() === 'high' ? 'high' : undefined;
};

const meizuClass = (type: string | undefined): Pick<AndroidInfo, 'MeiZuNoticeMsgType'> =>
  type === 'public' ? { MeiZuNoticeMsgType: 0 } : type === 'private' ? { MeiZuNoticeMsgType: 1 } : {};

function oppoTemplate(settings: Settings): Partial<AndroidInfo> {
  const id = settings.text('oppo_template_id');
  if (id === undefined) return {};
  const params = readObject(settings.text('oppo_template_params') ?? '');
  return {
    OPPOPrivateMsgTemplateId: id,
    ...(isObject(params?.['title']) ? { OPPOPrivateTitleParameters: params['title'] } : {}),
    ...(isObject(params?.['content']) ? { OPPOPrivateContentParameters: params['content'] } : {}),
  };
}

const given = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };

/** What is no JSON goes on as it is: the look at the fields says what was expected in its place. */
function json<K extends string>(key: K, text: string | undefined): { readonly [P in K]?: Json } {
  if (text === undefined) return {};
  return { [key]: readObject(text) ?? text } as unknown as { readonly [P in K]?: Json };
}
