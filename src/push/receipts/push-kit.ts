// What the receipts of Huawei's two services share: the answer, and the words for an outcome.
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { wholeNumberOf } from '../answer-fields.js';
import { type Outcome, outcomesOf, type ReceiptReader } from './receipts.js';

export const PUSH_KIT_ANSWER: ReceiptReader['answer'] = {
  contentType: 'application/json',
  body: '{"code":"0","message":"success"}',
};

const DELIVERED = 0;

/** The outcome of one delivery, from the number of the receipt. */
export function pushKitOutcomes(vendor: string, codes: Catalogue): (given: unknown) => Outcome {
  const outcomeOf = outcomesOf(vendor, codes, t('a status that is not in the table', '表中没有该状态'));
  const says = t('Huawei says delivered, not that it was shown', '华为称已送达，不代表已展示');
  return (given) => {
    const number = wholeNumberOf(given);
    return number === DELIVERED ? { status: 'delivered', mark: 'A', says } : outcomeOf(number);
  };
}
