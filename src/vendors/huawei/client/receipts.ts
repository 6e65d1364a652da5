// Huawei receipts, V2 and the older V1 (msg-receipt-guide): up to 100 entries per call, signed when the console has a user and a secret.
import { type Problem, problemMaker } from '../../../problems/types.js';
import { idOf, scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { appOf, type Receipt, type ReceiptReader, receiptsOf, timeOf } from '../../../push/receipts/receipts.js';
import { signedSender } from '../../../push/receipts/signature.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { receiptHeader, receiptStatus } from '../facts.js';
import { receiptCodes } from '../receipt-codes.js';

const makeProblem = problemMaker(receiptCodes, 'huawei');

export const receipts: ReceiptReader = {
  answer: { contentType: 'application/json', body: '{"code":"0","message":"success"}' },
  read: ({ body }) => receiptsOf(readObject(body)?.['statuses'], isEntry, read),
  ...signedSender(receiptHeader, 'hw_receipt_user', 'hw_receipt_secret'),
};

/** V1 entries are flat and have `appid`; without it they would be Honor's. */
const isEntry = (value: unknown): value is Json =>
  isObject(value) &&
  textOf(value['token']) !== '' &&
  (isObject(value['deliveryStatus']) || (Object.hasOwn(value, 'status') && Object.hasOwn(value, 'appid')));

function read(entry: Json): Receipt {
  const isV2 = isObject(entry['deliveryStatus']);
  const outcome: Json = isObject(entry['deliveryStatus']) ? entry['deliveryStatus'] : entry;
  const given = isV2 ? outcome['result'] : outcome['status'];
  const number = wholeNumberOf(given);
  const requestId = idOf(entry['requestId']);
  const base = {
    token: textOf(entry['token']),
    code: scalarOf(given),
    ids: requestId === undefined ? [] : [requestId],
    ...timeOf(outcome['timestamp']),
    ...(isV2 ? appOf('package_name', entry['appPackageName']) : appOf('hw_app_id', entry['appid'])),
  };
  if (number === receiptStatus.delivered)
    return {
      ...base,
      status: 'delivered',
      mark: isV2 ? 'A' : 'D',
      says: t('Huawei says delivered, not that it was shown', '华为称已送达，不代表已展示'),
    };
  const problem = number === undefined ? undefined : problemOf(number);
  if (problem === undefined)
    return { ...base, status: 'unknown', mark: 'D', says: t('a status that is not in the table', '表中没有该状态') };
  return { ...base, status: 'failed', mark: isV2 ? 'A' : 'D', says: problem.entry.title, problem };
}

function problemOf(number: number): Problem | undefined {
  const code = `huawei/${number}-receipt`;
  return Object.hasOwn(receiptCodes, code)
    ? makeProblem(code as keyof typeof receiptCodes, { vendorCode: String(number) })
    : undefined;
}
