// `--receipt-url`: what can be said before sending about the address a vendor is asked to post its receipts to.
import { receiptProblem } from '../../problems/entries/receipts.js';
import type { Problem } from '../../problems/types.js';
import { countBytes } from '../../text/count.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import type { PushMessage } from '../types.js';

/** Where a vendor learns the address: in the message, up to so many of its own unit, only in its console, or nowhere. */
export type ReceiptAddress =
  | { readonly limit: number; readonly unit: 'characters' | 'bytes'; readonly noTestMode?: true }
  | 'console'
  | 'none';

const words = {
  characters: t('characters', '个字符'),
  bytes: t('bytes', '字节'),
  console: t('the receipt address of {name} can be set only in its console', '{name} 的回执地址只能在控制台设置'),
  inConsole: t(
    'set it in the console of {name}, and remove --receipt-url for {name}',
    '在 {name} 的控制台设置；发给 {name} 时去掉 --receipt-url',
  ),
  none: t('{name} posts no receipts', '{name} 没有回执'),
  leaveOut: t('remove --receipt-url for {name}', '发给 {name} 时去掉 --receipt-url'),
  test: t('{name} posts no receipts for test messages', '{name} 对测试消息不发送回执'),
  formal: t('send a formal push: tim-push send', '发送正式消息：tim-push send'),
} as const;

/** An address a vendor can post to. */
export const isReceiptUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

export function checkReceiptUrl(
  { receiptUrl, mode }: Pick<PushMessage, 'receiptUrl' | 'mode'>,
  name: Text,
  address: ReceiptAddress,
): readonly Problem[] {
  if (receiptUrl === undefined) return [];
  const noneComes = (reason: Text, fix: Text): readonly Problem[] => [
    receiptProblem('receipts/url-ignored', {
      args: { name, reason: fillBoth(reason, { name }), fix: fillBoth(fix, { name }) },
    }),
  ];
  if (address === 'console') return noneComes(words.console, words.inConsole);
  if (address === 'none') return noneComes(words.none, words.leaveOut);
  const length = address.unit === 'bytes' ? countBytes(receiptUrl) : receiptUrl.length;
  if (length > address.limit)
    return [
      receiptProblem('receipts/url-too-long', {
        args: { name, length, limit: address.limit, unit: words[address.unit] },
      }),
    ];
  return address.noTestMode === true && mode === 'test' ? noneComes(words.test, words.formal) : [];
}
