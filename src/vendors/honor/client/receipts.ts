// Honor receipts: a list of statuses. How they are signed is not known, and only two status codes are.
import { problemMaker } from '../../../problems/types.js';
import { scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import {
  idsOf,
  PLAIN_ANSWER,
  type Receipt,
  type ReceiptReader,
  receiptsOf,
  timeOf,
} from '../../../push/receipts/receipts.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { receiptStatus } from '../facts.js';
import { resultCodes } from '../result-codes.js';

const makeProblem = problemMaker(resultCodes, 'honor');

export const receipts: ReceiptReader = {
  answer: PLAIN_ANSWER,
  read: ({ body }) => receiptsOf(readObject(body)?.['statuses'], isEntry, read),
};

/** Entries with `appid`, or with a delivery status of their own, are Huawei's. */
const isEntry = (value: unknown): value is Json =>
  isObject(value) &&
  textOf(value['token']) !== '' &&
  Object.hasOwn(value, 'status') &&
  !['appid', 'deliveryStatus', 'formStatus'].some((name) => Object.hasOwn(value, name));

function read(entry: Json): Receipt {
  const number = wholeNumberOf(entry['status']);
  const base = {
    token: textOf(entry['token']),
    code: scalarOf(entry['status']),
    ids: idsOf(entry['requestId']),
    ...timeOf(entry['timestamp']),
  };
  if (number === receiptStatus.delivered)
    return { ...base, status: 'delivered', mark: 'C', says: t('the phone got the push', '手机已收到') };
  if (number === receiptStatus.notShown) {
    const problem = makeProblem('honor/40000015', { vendorCode: String(number) });
    return { ...base, status: 'failed', mark: 'A', says: problem.entry.title, problem };
  }
  return {
    ...base,
    status: 'unknown',
    mark: 'D',
    says: t('a status Honor does not publish', '荣耀未公开该状态的含义'),
  };
}
