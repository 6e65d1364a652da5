// What is wrong with an ext that is no JSON, or JSON that parsers read differently: the place, the likely slip, and a repair that passes.
import { extProblem } from '../../problems/entries/app/ext.js';
import type { Origin, Problem } from '../../problems/types.js';
import { excerptOf } from '../../text/excerpt.js';
import { type Text, t } from '../../text/language.js';
import { parseConversationId } from '../message/conversation.js';
import type { ExtContext } from './ext.js';
import { SLIPS, type SlipKind, SUGGESTION } from './faults.js';
import { foreignFormOf } from './foreign-forms.js';
import { type JsonFault, type JsonScan, placeOf } from './json-scan.js';
import { MAX_REPAIRED_UNITS, repairJson } from './repair-json.js';

export function scanProblems(text: string, scan: JsonScan, at: Origin | undefined): Problem[] {
  const duplicates = scan.duplicates.map(({ key, index }) =>
    extProblem('ext/duplicate-key', { at, args: { key: excerptOf(key), ...placeOf(text, index) } }),
  );
  const numbers = scan.bigIntegers.map(({ text: number, index }) =>
    extProblem('ext/number-precision', { at, args: { number: excerptOf(number), ...placeOf(text, index) } }),
  );
  // Written as an escape it travels; only what the phone makes of it is doubtful.
  const halves =
    scan.loneEscapeAt === undefined
      ? []
      : [extProblem('ext/lone-surrogate', { at, severity: 'warning', args: placeOf(text, scan.loneEscapeAt) })];
  return [...duplicates, ...numbers, ...halves];
}

/** `isGood` says whether a repair would pass: a suggestion that leads to the next finding is none. */
export function faultProblem(
  text: string,
  fault: JsonFault,
  context: ExtContext,
  isGood: (candidate: string) => boolean,
): Problem {
  const at = context.source;
  const place = placeOf(text, fault.index);
  if (fault.kind === 'control-character') {
    return extProblem('ext/control-character', {
      at,
      args: { ...place, ...controlNames(text.charCodeAt(fault.index)) },
    });
  }
  const found = fault.index >= text.length ? t('the text ends here', '文本在此结束') : foundAt(text, fault.index);
  const form = foreignFormOf(text);
  const words = form ?? SLIPS[slipOf(text, fault, context)];
  const meant = [meantConversation(text, fault), form === undefined ? repairJson(text) : form.meant].find(
    (candidate) => candidate !== undefined && candidate.length <= MAX_REPAIRED_UNITS && isGood(candidate),
  );
  const suggestion = meant === undefined ? {} : { suggestion: meant };
  const problem = extProblem('ext/not-json', { at, args: { ...place, found, ...suggestion } });
  return reword(problem, {
    cause: words.cause,
    fix: meant === undefined ? words.fix : [SUGGESTION, ...words.fix],
  });
}

/** Somebody wrote the conversation itself instead of an object. */
const meantConversation = (text: string, fault: JsonFault): string | undefined =>
  text.length <= MAX_REPAIRED_UNITS &&
  fault.kind === 'plain-text' &&
  parseConversationId(text.trim()) !== undefined &&
  !/[\s,;]/.test(text.trim())
    ? JSON.stringify({ conversationID: text.trim() })
    : undefined;

/** Missing quotes all over, or single quotes around the whole, come from a shell; one missing pair is a typing mistake. */
function slipOf(text: string, fault: JsonFault, { source }: ExtContext): SlipKind {
  // Text of a file or a pipe did not pass through a shell.
  if (source !== undefined && !/^(?:ext|flag|--(?!raw$)[\w-]+)$/.test(source.file)) return fault.kind;
  const trimmed = text.slice(0, 2000).trim();
  if (/^'\s*\{/.test(trimmed)) return 'shell';
  const isBare = fault.kind === 'unquoted-key' || fault.kind === 'unquoted-value';
  return isBare && !/["'\u2018-\u201d]/.test(trimmed) ? 'shell' : fault.kind;
}

/** A few characters from the place on; an invisible one is named by its number. */
function foundAt(text: string, index: number): string {
  const shown = excerptOf(text.slice(index, index + 12));
  const code = text.codePointAt(index) ?? 0;
  const isVisible = shown !== '' && excerptOf(String.fromCodePoint(code)).trim() !== '';
  return isVisible ? shown : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function controlNames(code: number): { name: Text; escape: string } {
  if (code === 10) return { name: t('line break', '换行'), escape: '\\n' };
  if (code === 13) return { name: t('carriage return', '回车'), escape: '\\r' };
  if (code === 9) return { name: t('tab', '制表符'), escape: '\\t' };
  const hex = code.toString(16).padStart(4, '0');
  return {
    name: t(`control character U+${hex.toUpperCase()}`, `控制字符 U+${hex.toUpperCase()}`),
    escape: `\\u${hex}`,
  };
}

/** Same code, better words for this case. */
export const reword = (problem: Problem, words: { readonly cause: Text; readonly fix: readonly Text[] }): Problem => ({
  ...problem,
  entry: { ...problem.entry, ...words },
});
