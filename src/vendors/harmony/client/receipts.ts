// HarmonyOS receipts (push-msg-receipt): V2 only, signed like those of Huawei's older service; widgets use a different member.
import { type Problem, problemMaker } from '../../../problems/types.js';
import { idOf, scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { appOf, type Receipt, type ReceiptReader, receiptsOf, timeOf } from '../../../push/receipts/receipts.js';
import { signedSender } from '../../../push/receipts/signature.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { receiptHeader, receiptStatus } from '../facts.js';
import { receiptCodes } from '../receipt-codes.js';

const makeProblem = problemMaker(receiptCodes, 'harmony');

export const receipts: ReceiptReader = {
  answer: { contentType: 'application/json', body: '{"code":"0","message":"success"}' },
  read: ({ body }) => receiptsOf(readObject(body)?.['statuses'], isEntry, read),
  ...signedSender(receiptHeader, 'harmony_receipt_user', 'harmony_receipt_secret'),
};

const isEntry = (value: unknown): value is Json =>
  isObject(value) && textOf(value['token']) !== '' && outcomeOf(value) !== undefined;

/** Widgets have `formStatus` instead of `deliveryStatus`. */
function outcomeOf(entry: Json): Json | undefined {
  const outcome = entry['deliveryStatus'] ?? entry['formStatus'];
  return isObject(outcome) ? outcome : undefined;
}

function read(entry: Json): Receipt {
  const outcome = outcomeOf(entry) ?? {};
  const number = wholeNumberOf(outcome['result']);
  const requestId = idOf(entry['requestId']);
  const base = {
    token: textOf(entry['token']),
    code: scalarOf(outcome['result']),
    ids: requestId === undefined ? [] : [requestId],
    ...timeOf(outcome['timestamp']),
    ...appOf('harmony_bundle_name', entry['appPackageName']),
  };
  if (number === receiptStatus.delivered)
    return {
      ...base,
      status: 'delivered',
      mark: 'A',
      says: t('Huawei says delivered, not that it was shown', '华为称已送达，不代表已展示'),
    };
  const problem = number === undefined ? undefined : problemOf(number);
  if (problem === undefined)
    return { ...base, status: 'unknown', mark: 'D', says: t('a status that is not in the table', '表中没有该状态') };
  return { ...base, status: 'failed', mark: 'A', says: problem.entry.title, problem };
}

function problemOf(number: number): Problem | undefined {
  const code = `harmony/${number}-receipt`;
  return Object.hasOwn(receiptCodes, code)
    ? makeProblem(code as keyof typeof receiptCodes, { vendorCode: String(number) })
    : undefined;
}
