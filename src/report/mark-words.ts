// How sure a fact is, in words.
import type { Mark } from '../problems/types.js';
import { type Text, t } from '../text/language.js';

export const markWords: Readonly<Record<Mark, Text>> = {
  A: t('official', '厂商官方说明'),
  B: t('several independent clients agree', '多个独立客户端一致'),
  C: t('one source only', '仅有一个来源'),
  D: t('a guess, not documented', '推测，没有文档说明'),
};
