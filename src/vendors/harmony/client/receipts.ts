// HarmonyOS receipts (push-msg-receipt): V2 only, signed like those of Huawei's older service; widgets use a different member.
import { scalarOf, textOf } from '../../../push/answer-fields.js';
import { PUSH_KIT_ANSWER, pushKitOutcomes } from '../../../push/receipts/push-kit.js';
import { appOf, idsOf, type Receipt, type ReceiptReader, receiptsOf, timeOf } from '../../../push/receipts/receipts.js';
import { signedSender } from '../../../push/receipts/signature.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { receiptHeader } from '../facts.js';
import { receiptCodes } from '../receipt-codes.js';

const outcomeOf = pushKitOutcomes('harmony', receiptCodes);

export const receipts: ReceiptReader = {
  answer: PUSH_KIT_ANSWER,
  read: ({ body }) => receiptsOf(readObject(body)?.['statuses'], isEntry, read),
  ...signedSender(receiptHeader, 'harmony_receipt_user', 'harmony_receipt_secret'),
};

const isEntry = (value: unknown): value is Json =>
  isObject(value) && textOf(value['token']) !== '' && statusOf(value) !== undefined;

/** Widgets have `formStatus` instead of `deliveryStatus`. */
function statusOf(entry: Json): Json | undefined {
  const status = entry['deliveryStatus'] ?? entry['formStatus'];
  return isObject(status) ? status : undefined;
}

function read(entry: Json): Receipt {
  const status = statusOf(entry) ?? {};
  return {
    token: textOf(entry['token']),
    code: scalarOf(status['result']),
    ids: idsOf(entry['requestId']),
    ...timeOf(status['timestamp']),
    ...appOf('harmony_bundle_name', entry['appPackageName']),
    ...outcomeOf(status['result']),
  };
}
