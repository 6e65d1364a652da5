// Flags that take a whole number: ports, counts and repeats, read the same way by every command.
import type { Problem } from '../../problems/types.js';
import { rules, type ValueRule, wholeNumberTo, wrongValue } from '../../problems/value-problem.js';
import { t } from '../../text/language.js';

type Wrong = { readonly problem: Problem };

export const readPort = (flag: string, text: string | undefined): number | undefined | Wrong =>
  text === undefined ? undefined : readWhole(flag, text, 0, 65_535, rules.port);

/** At least one. */
export const readCount = (flag: string, text: string | undefined, most: number): number | undefined | Wrong =>
  text === undefined
    ? undefined
    : readWhole(flag, text, 1, most, {
        says: t(`a whole number from 1 to ${most}`, `1 到 ${most} 的整数`),
        example: '1',
      });

export const readRetries = (text: string | undefined, standard: number, most: number): number | Wrong =>
  text === undefined ? standard : readWhole('--retries', text, 0, most, wholeNumberTo(most, String(standard)));

function readWhole(flag: string, text: string, from: number, to: number, rule: ValueRule): number | Wrong {
  const isShort = /^\d+$/.test(text) && text.length <= String(to).length;
  const number = isShort ? Number(text) : -1;
  return number >= from && number <= to ? number : { problem: wrongValue(flag, text, rule) };
}
