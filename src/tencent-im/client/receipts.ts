// Tencent's callbacks about offline pushes (Push.OfflinePush, Push.AllMemberPush): for each account how far its push came, or why not.
import { problemMaker } from '../../problems/types.js';
import { idOf, saysNo, scalarOf, textOf, wholeNumberOf } from '../../push/answer-fields.js';
import { type Receipt, type ReceiptReader, receiptsOf, timeOf } from '../../push/receipts/receipts.js';
import { excerptOf } from '../../text/excerpt.js';
import { isObject, type Json, readObject } from '../../text/json-object.js';
import { type Text, t } from '../../text/language.js';
import { PUSH_PLATFORMS, PUSH_STAGES, TENCENT_ID, VENDOR_NAMES } from '../facts.js';
import { codeOf, resultCodes } from '../result-codes/index.js';

export const receipts: ReceiptReader = {
  answer: { contentType: 'application/json', body: '{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}' },
  read: ({ body }) => receiptsOf(readObject(body)?.['Events'], isEvent, read),
  senderKey: 'im_sdk_app_id',
  /** Nothing is signed that we know of, but the address names the app. */
  sender({ query }, settings) {
    const own = settings.text('im_sdk_app_id');
    const given = query.get('SdkAppid');
    return own === undefined || given === null || given === own ? 'unchecked' : 'differs';
  },
};

const isEvent = (value: unknown): value is Json =>
  isObject(value) && textOf(value['To_Account']) !== '' && Object.hasOwn(value, 'PushStage');

const ID_NAMES = ['MsgKey', 'TaskId', 'PushID'] as const;

function read(event: Json): Receipt {
  const stage = wholeNumberOf(event['PushStage']);
  const error = Object.hasOwn(event, 'ErrCode') ? wholeNumberOf(event['ErrCode']) : 0;
  return {
    user: textOf(event['To_Account']),
    ids: ID_NAMES.map((name) => idOf(event[name])).filter((id) => id !== undefined),
    ...timeOf(event['EventTime']),
    ...outcomeOf(stage, error, event),
  };
}

function outcomeOf(
  stage: number | undefined,
  error: number | undefined,
  event: Json,
): Pick<Receipt, 'status' | 'mark' | 'says' | 'code' | 'problem'> {
  const vendor = vendorOf(event);
  const isOnline = wholeNumberOf(event['EventType']) === ONLINE && Object.hasOwn(event, 'TaskId');
  if (error !== undefined && error !== 0) {
    const words = excerptOf(textOf(event['ErrInfo']), 120);
    return {
      status: 'failed',
      mark: 'A',
      code: String(error),
      says: refusalOf(isOnline ? THE_APP : vendor, words),
      ...problemOf(error),
    };
  }
  const code = scalarOf(event['PushStage']);
  // Words of a refusal beside a zero, or an error under another name, leave the outcome open.
  const said =
    error === undefined || saysNo({ ...event, info: event['ErrInfo'] })
      ? undefined
      : (isOnline ? ONLINE_STAGES : stages(vendor))[stage ?? 0];
  return said === undefined
    ? {
        status: 'unknown',
        mark: 'D',
        code,
        says: t('an unknown PushStage or ErrCode', '未知的 PushStage 或 ErrCode'),
      }
    : { mark: 'A', code, ...said };
}

/** [A] EventType in Push.AllMemberPush; in Push.OfflinePush, which has no TaskId, 2 is a group. */
const ONLINE = 2;
const THE_APP = t('to the app online', '应用在线');

const ONLINE_STAGES: Readonly<Record<number, Pick<Receipt, 'status' | 'says'>>> = {
  [PUSH_STAGES.sent]: {
    status: 'sent',
    says: t('sent to the app online, no vendor push', '已向在线的应用下发，不经厂商推送'),
  },
  [PUSH_STAGES.delivered]: {
    status: 'delivered',
    says: t('delivered to the app online, no vendor push', '已送达在线的应用，不经厂商推送'),
  },
  [PUSH_STAGES.clicked]: { status: 'clicked', says: t('the user tapped the notification', '用户点击了通知') },
};

const makeProblem = problemMaker(resultCodes, TENCENT_ID);

function problemOf(number: number): Pick<Receipt, 'problem'> {
  const code = codeOf(number, 'timpush');
  return code === undefined ? {} : { problem: makeProblem(code, { vendorCode: String(number) }) };
}

const stages = (vendor: Text): Readonly<Record<number, Pick<Receipt, 'status' | 'says'>>> => ({
  [PUSH_STAGES.sent]: {
    status: 'sent',
    says: t(`handed to ${vendor.en}; no result from the phone yet`, `已交给${vendor.zh}，手机侧尚无结果`),
  },
  [PUSH_STAGES.delivered]: {
    status: 'delivered',
    says: t(
      `Tencent says delivered (${vendor.en}), not that it was shown`,
      `腾讯称已送达（${vendor.zh}），不代表已展示`,
    ),
  },
  [PUSH_STAGES.clicked]: { status: 'clicked', says: t('the user tapped the notification', '用户点击了通知') },
});

const refusalOf = (vendor: Text, words: string): Text =>
  t(
    `not handed on (${vendor.en})${words === '' ? '' : `: ${words}`}`,
    `未能下发（${vendor.zh}）${words === '' ? '' : `：${words}`}`,
  );

function vendorOf(event: Json): Text {
  const platforms: Readonly<Record<string, string>> = PUSH_PLATFORMS;
  const id = platforms[scalarOf(event['PushPlatform'])];
  return (id === undefined ? undefined : VENDOR_NAMES[id]) ?? t('a vendor that Tencent does not name', '未注明厂商');
}
