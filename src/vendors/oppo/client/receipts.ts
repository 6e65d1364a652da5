// OPPO receipts: an array of events, possibly of several messages; they are not signed.
import { textOf } from '../../../push/answer-fields.js';
import {
  appOf,
  idsOf,
  type Outcome,
  outcomesOf,
  PLAIN_ANSWER,
  type Receipt,
  type ReceiptReader,
  receiptsOf,
  targetsIn,
  timeOf,
} from '../../../push/receipts/receipts.js';
import { isObject, type Json, parseJson } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { receiptCodes } from '../receipt-codes.js';

const failed = outcomesOf('oppo', receiptCodes, t('an unknown eventType', '未知的 eventType'));

export const receipts: ReceiptReader = {
  answer: PLAIN_ANSWER,
  read: ({ body }) => receiptsOf(parseJson(body), isEntry, read),
};

const isEntry = (value: unknown): value is Json =>
  isObject(value) && textOf(value['registrationIds']) !== '' && textOf(value['eventType']) !== '';

const read = (entry: Json): Receipt[] =>
  targetsIn(entry['registrationIds']).map((token) => ({
    token,
    code: textOf(entry['eventType']),
    ids: idsOf(entry['messageId'], entry['taskId']),
    ...timeOf(entry['eventTime']),
    ...appOf('oppo_app_id', entry['appId']),
    ...outcomeOf(textOf(entry['eventType'])),
  }));

const outcomeOf = (event: string): Outcome =>
  event === 'push_arrive'
    ? {
        status: 'delivered',
        mark: 'A',
        says: t("arrived at the phone's push service, not that it was shown", '已到达手机的推送服务，不代表已展示'),
      }
    : failed(event);
