// Huawei receipts, V2 and the older V1 (msg-receipt-guide): up to 100 entries per call, signed when the console has a user and a secret.
import { scalarOf, textOf } from '../../../push/answer-fields.js';
import { PUSH_KIT_ANSWER, pushKitOutcomes } from '../../../push/receipts/push-kit.js';
import { appOf, idsOf, type Receipt, type ReceiptReader, receiptsOf, timeOf } from '../../../push/receipts/receipts.js';
import { signedSender } from '../../../push/receipts/signature.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { receiptHeader } from '../facts.js';
import { receiptCodes } from '../receipt-codes.js';

const outcomeOf = pushKitOutcomes('huawei', receiptCodes);

export const receipts: ReceiptReader = {
  answer: PUSH_KIT_ANSWER,
  read: ({ body }) => receiptsOf(readObject(body)?.['statuses'], isEntry, read),
  ...signedSender(receiptHeader, 'hw_receipt_user', 'hw_receipt_secret'),
};

/** V1 entries are flat and have `appid`; without it they would be Honor's. */
const isEntry = (value: unknown): value is Json =>
  isObject(value) &&
  textOf(value['token']) !== '' &&
  (isObject(value['deliveryStatus']) || (Object.hasOwn(value, 'status') && Object.hasOwn(value, 'appid')));

function read(entry: Json): Receipt {
  const status = entry['deliveryStatus'];
  const isV2 = isObject(status);
  const given = isV2 ? status['result'] : entry['status'];
  return {
    token: textOf(entry['token']),
    code: scalarOf(given),
    ids: idsOf(entry['requestId']),
    ...timeOf((isV2 ? status : entry)['timestamp']),
    ...(isV2 ? appOf('package_name', entry['appPackageName']) : appOf('hw_app_id', entry['appid'])),
    ...outcomeOf(given),
    ...(isV2 ? {} : { mark: 'D' }),
  };
}
