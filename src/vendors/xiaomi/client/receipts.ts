// Xiaomi receipts: a form whose field `data` holds JSON keyed by message id; they are not signed.
import { problemMaker } from '../../../problems/types.js';
import { scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import {
  formOf,
  type Outcome,
  outcomesOf,
  PLAIN_ANSWER,
  type Receipt,
  type ReceiptReader,
  receiptsById,
  targetsIn,
  timeOf,
} from '../../../push/receipts/receipts.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { receiptCodes } from '../receipt-codes.js';

const makeProblem = problemMaker(receiptCodes, 'xiaomi');
const outcomeOfCode = outcomesOf('xiaomi', receiptCodes, t('an unknown type', '未知的 type'));
const DELIVERED = 1;
const CLICKED = 2;

export const receipts: ReceiptReader = {
  answer: PLAIN_ANSWER,
  read: ({ body }) => receiptsById(readObject(formOf(body).get('data') ?? ''), isEntry, read),
};

const isEntry = (value: unknown): value is Json => isObject(value) && textOf(value['targets']) !== '';

function read(id: string, entry: Json): Receipt[] {
  const outcome = outcomeOf(wholeNumberOf(entry['type']), textOf(entry['barStatus']));
  return targetsIn(entry['targets']).map((token) => ({
    token,
    code: scalarOf(entry['type']),
    ids: [id],
    ...timeOf(entry['timestamp']),
    ...outcome,
  }));
}

function outcomeOf(type: number | undefined, barStatus: string): Outcome {
  if (type === DELIVERED && barStatus === 'Disable') {
    const problem = makeProblem('xiaomi/bar-off-receipt', { vendorCode: 'barStatus Disable' });
    return { status: 'delivered', mark: 'C', says: problem.entry.title, problem };
  }
  if (type === DELIVERED)
    return {
      status: 'delivered',
      mark: 'C',
      says: t('arrived at the phone, not that it was shown', '已到达手机，不代表已展示'),
    };
  if (type === CLICKED)
    return { status: 'clicked', mark: 'C', says: t('the user tapped the notification', '用户点击了通知') };
  return outcomeOfCode(type);
}
