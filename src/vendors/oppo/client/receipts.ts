// OPPO receipts: an array of events, possibly of several messages; they are not signed.
import { problemMaker } from '../../../problems/types.js';
import { idOf, scalarOf, textOf } from '../../../push/answer-fields.js';
import {
  appOf,
  PLAIN_ANSWER,
  type Receipt,
  type ReceiptReader,
  receiptsOf,
  timeOf,
} from '../../../push/receipts/receipts.js';
import { isObject, type Json, parseJson } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { receiptCodes } from '../receipt-codes.js';

const makeProblem = problemMaker(receiptCodes, 'oppo');

export const receipts: ReceiptReader = {
  answer: PLAIN_ANSWER,
  read: ({ body }) => receiptsOf(parseJson(body), isEntry, read),
};

const isEntry = (value: unknown): value is Json =>
  isObject(value) && textOf(value['registrationIds']) !== '' && textOf(value['eventType']) !== '';

function read(entry: Json): Receipt[] {
  const event = textOf(entry['eventType']);
  const ids = [...new Set([idOf(entry['messageId']), idOf(entry['taskId'])])].filter((id) => id !== undefined);
  return textOf(entry['registrationIds'])
    .split(',')
    .map((token) => ({
      token: token.trim(),
      code: scalarOf(event),
      ids,
      ...timeOf(entry['eventTime']),
      ...appOf('oppo_app_id', entry['appId']),
      ...outcomeOf(event),
    }));
}

function outcomeOf(event: string): Pick<Receipt, 'status' | 'mark' | 'says' | 'problem'> {
  if (event === 'push_arrive')
    return {
      status: 'delivered',
      mark: 'A',
      says: t("arrived at the phone's push service, not that it was shown", '已到达手机的推送服务，不代表已展示'),
    };
  const code = `oppo/${event}-receipt`;
  if (!Object.hasOwn(receiptCodes, code))
    return { status: 'unknown', mark: 'D', says: t('an unknown eventType', '未知的 eventType') };
  const problem = makeProblem(code as keyof typeof receiptCodes, { vendorCode: event });
  return { status: 'failed', mark: 'A', says: problem.entry.title, problem };
}
