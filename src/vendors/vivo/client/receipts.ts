// vivo receipts: an object keyed by task id. Only formal pushes to one device have them, and 0 is the only known status.
import { scalarOf, textOf } from '../../../push/answer-fields.js';
import {
  PLAIN_ANSWER,
  type Receipt,
  type ReceiptReader,
  receiptsById,
  targetsIn,
  timeOf,
} from '../../../push/receipts/receipts.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';

const DELIVERED = '0';

export const receipts: ReceiptReader = {
  answer: PLAIN_ANSWER,
  read: ({ body }) => receiptsById(readObject(body), isEntry, read),
};

const isEntry = (value: unknown): value is Json =>
  isObject(value) && textOf(value['targets']) !== '' && Object.hasOwn(value, 'ackType');

function read(taskId: string, entry: Json): Receipt[] {
  const code = scalarOf(entry['ackType']);
  const isDelivered = code === DELIVERED;
  return targetsIn(entry['targets']).map((token) => ({
    token,
    status: isDelivered ? 'delivered' : 'unknown',
    says: isDelivered
      ? t('vivo says delivered, not that it was shown', 'vivo 称已送达，不代表已展示')
      : t('an ackType that is not known', '未知的 ackType'),
    mark: isDelivered ? 'C' : 'D',
    code,
    ids: [taskId],
    ...timeOf(entry['ackTime']),
  }));
}
