// What is said about a text that cannot be read: empty, conflict marks of git, nested too deeply, or a parser's code in words.
import { t } from '../text/language.js';
import type { Fault } from './node.js';
import { signWords, syntaxWords } from './syntax-words.js';

/** Deepest nesting that is read; the parsers recurse. */
export const DEEPEST = 64;

export const CONFLICT = t('it contains git conflict markers', '文件中残留 git 冲突标记');

/** A line that git leaves behind where two branches changed the same place. */
export function conflictMark(text: string): number | undefined {
  const at = text.search(/^(?:<{7}|>{7})(?: |\r?$)/m);
  return at === -1 ? undefined : at;
}

export const tooDeep: Fault = { kind: 'too-deep', offset: 0, message: t('nested too deeply', '嵌套过深') };

/** The fault behind a parser's code; marks of git and empty files explain more than the code does. */
export function faultOf(text: string, code: string, offset: number): Fault {
  const mark = conflictMark(text);
  if (mark !== undefined) return { kind: 'conflict', offset: mark, message: CONFLICT };
  if (text.trim() === '') return { kind: 'empty', offset: 0, message: t('the file is empty', '文件为空') };
  return { kind: 'syntax', offset, message: signWords(code, text.charAt(offset)) ?? syntaxWords(code) };
}
