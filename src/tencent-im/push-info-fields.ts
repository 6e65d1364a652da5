// The fields of OfflinePushInfo with their types and allowed values, as a table. [A] unless said otherwise.

export type FieldRule =
  | { readonly is: 'text'; readonly maxBytes?: number }
  | { readonly is: 'object' }
  | { readonly is: 'list' }
  /** Whole numbers of a range, or only the listed ones; `orText` where the documents write the number in quotes. */
  | {
      readonly is: 'integer';
      readonly min?: number;
      readonly max?: number;
      readonly only?: readonly number[];
      readonly orText?: boolean;
    }
  | { readonly is: 'word'; readonly only: readonly string[] }
  | { readonly is: 'block'; readonly fields: Readonly<Record<string, FieldRule>> };

const text: FieldRule = { is: 'text' };
const object: FieldRule = { is: 'object' };
const oneOf = (...only: readonly number[]): FieldRule => ({ is: 'integer', only });

const android: Readonly<Record<string, FieldRule>> = {
  Sound: text,
  PushStyle: oneOf(0, 1),
  HuaWeiChannelID: text,
  XiaoMiChannelID: text,
  OPPOChannelID: text,
  GoogleChannelID: text,
  VIVOClassification: oneOf(0, 1),
  VIVOCategory: text,
  VIVONotifyType: { is: 'integer', only: [1, 2, 3, 4], orText: true },
  HuaWeiImportance: { is: 'word', only: ['LOW', 'NORMAL'] },
  HuaWeiCategory: text,
  HuaWeiImage: text,
  HonorImage: text,
  GoogleImage: text,
  ExtAsHuaweiIntentParam: oneOf(0, 1),
  HonorImportance: { is: 'word', only: ['LOW', 'NORMAL'] },
  OPPOCategory: text,
  OPPONotifyLevel: oneOf(1, 2, 16),
  OPPOPrivateMsgTemplateId: text,
  OPPOPrivateTitleParameters: object,
  OPPOPrivateContentParameters: object,
  GooglePriority: { is: 'word', only: ['normal', 'high'] },
  MeiZuNoticeMsgType: oneOf(0, 1),
};

const apns: Readonly<Record<string, FieldRule>> = {
  BadgeMode: oneOf(0, 1),
  Title: text,
  SubTitle: text,
  Image: text,
  MutableContent: oneOf(0, 1),
  Sound: text,
  InterruptionLevel: { is: 'word', only: ['passive', 'active', 'time-sensitive', 'critical'] },
  ContentAvailable: oneOf(0, 1),
  IsVoipPush: oneOf(0, 1),
  LiveActivity: {
    is: 'block',
    fields: {
      LaId: { is: 'text', maxBytes: 64 },
      Event: { is: 'word', only: ['update', 'end'] },
      ContentState: object,
      DismissalDate: { is: 'integer', min: 0 },
    },
  },
};

const harmony: Readonly<Record<string, FieldRule>> = {
  Title: text,
  Category: text,
  Image: text,
  Sound: text,
  SoundDuration: { is: 'integer', min: 1, max: 60 },
};

export const PUSH_INFO_FIELDS: Readonly<Record<string, FieldRule>> = {
  PushFlag: oneOf(0, 1),
  Title: text,
  Desc: text,
  Ext: text,
  AndroidInfo: { is: 'block', fields: android },
  ApnsInfo: { is: 'block', fields: apns },
  HarmonyInfo: { is: 'block', fields: harmony },
  MultiLanguageContent: { is: 'list' },
  BadgeAddNum: { is: 'integer', min: 1, max: 99 },
  BadgeSetNum: { is: 'integer', min: 0, max: 999 },
  PushTemplateId: text,
  PushTemplateParam: object,
};
