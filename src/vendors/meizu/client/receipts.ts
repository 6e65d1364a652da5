// Meizu receipts: a form with `cb`, keyed by message id, dash and type, and the access token set in the console.
import { scalarOf, textsOf, wholeNumberOf } from '../../../push/answer-fields.js';
import {
  formOf,
  type Outcome,
  PLAIN_ANSWER,
  type Receipt,
  type ReceiptReader,
  receiptsById,
  sameSecret,
} from '../../../push/receipts/receipts.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';

const DELIVERED = 1;
const CLICKED = 2;

export const receipts: ReceiptReader = {
  answer: PLAIN_ANSWER,
  read: ({ body }) => receiptsById(readObject(formOf(body).get('cb') ?? ''), isEntry, read),
  senderKey: 'mz_receipt_token',
  sender({ body }, settings) {
    const expected = settings.secret('mz_receipt_token')?.reveal();
    if (expected === undefined) return 'unchecked';
    const given = formOf(body).get('access_token') ?? '';
    if (given === '') return 'missing';
    return sameSecret(given, expected) ? 'matches' : 'differs';
  },
};

const isEntry = (value: unknown): value is Json => isObject(value) && textsOf(value['targets']).length > 0;

function read(key: string, entry: Json): Receipt[] {
  const [, messageId = key, suffix] = /^(.+)-(\d+)$/.exec(key) ?? [];
  const type = wholeNumberOf(entry['type']);
  // Both key and entry contain the type; if they disagree, neither is used.
  const isClear = suffix === undefined || Number(suffix) === type;
  const known = isClear ? outcomes[type ?? 0] : undefined;
  return textsOf(entry['targets']).map((token) => ({
    token,
    code: scalarOf(entry['type']),
    ids: [messageId],
    ...(known ?? { status: 'unknown', mark: 'D', says: t('an unknown type', '未知的 type') }),
  }));
}

const outcomes: Readonly<Record<number, Outcome>> = {
  [DELIVERED]: {
    status: 'delivered',
    mark: 'A',
    says: t('Meizu says delivered, not that it was shown', '魅族称已送达，不代表已展示'),
  },
  [CLICKED]: { status: 'clicked', mark: 'A', says: t('the user tapped the notification', '用户点击了通知') },
};
