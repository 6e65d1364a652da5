// Findings about a message that several vendors have under codes of their own, in the same words.
import { error } from '../../problems/code-entry.js';
import type { Entry, Mark } from '../../problems/types.js';
import { fillBoth, type Text, t } from '../../text/language.js';

type MessageEntry = (cause: Text, mark?: Mark) => Entry;

/** What a vendor does with a message it does not take: the code it returns. */
export const returns = (vendor: Text, code: string): Text =>
  fillBoth(t('{vendor} returns {code} for such a message', '{vendor}对这样的消息返回 {code}'), { vendor, code });

export const titleEmpty: MessageEntry = (cause, mark = 'A') =>
  error.message(
    t('the title is empty', '标题为空'),
    cause,
    t('add one: --title "Message from Alice"', '加上标题：--title "来自小艾的新消息"'),
    mark,
  );

export const textEmpty: MessageEntry = (cause, mark = 'A') =>
  error.message(
    t('the text is empty', '正文为空'),
    cause,
    t('add one: --body "Are you coming along tonight?"', '加上正文：--body "今晚一起吃饭吗？"'),
    mark,
  );

export const titleTooLong = (vendor: Text, cause: Text): Entry =>
  error.message(
    fillBoth(
      t(
        'the title has {length} characters, {vendor} allows {limit}',
        '标题有 {length} 个字符，{vendor}最多 {limit} 个',
      ),
      { vendor },
    ),
    cause,
    t('shorten --title to {limit} characters', '把 --title 缩短到 {limit} 个字符'),
    'A',
  );

export const textTooLong = (vendor: Text, cause: Text): Entry =>
  error.message(
    fillBoth(
      t('the text has {length} characters, {vendor} allows {limit}', '正文有 {length} 个字符，{vendor}最多 {limit} 个'),
      { vendor },
    ),
    cause,
    t('shorten --body to {limit} characters', '把 --body 缩短到 {limit} 个字符'),
    'A',
  );
