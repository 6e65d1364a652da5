// Slips in Dart code at which its compiler stops: a bracket or a `try` without its partner, a missing sign between two lines, a mistyped `import`.
import { type Text, t } from '../../text/language.js';
import { braceFault } from '../blocks.js';
import { closingsOf, type DartFile, openingOf } from './calls.js';
import { isSign } from './constants.js';
import type { DartToken } from './tokenizer.js';

export interface DartSlip {
  readonly offset: number;
  readonly message: Text;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export const syntaxSlip = (file: DartFile): DartSlip | undefined =>
  bracketSlip(file) ?? directiveSlip(file) ?? loneTry(file) ?? missingSign(file);

function bracketSlip({ tokens, source: { text } }: DartFile): DartSlip | undefined {
  const open: DartToken[] = [];
  const stray = ({ offset, text }: DartToken): DartSlip => ({
    offset,
    message: t(`${text} closes nothing`, `${text} 没有对应的左括号`),
  });
  const unclosed = ({ offset, text }: DartToken): DartSlip => ({
    offset,
    message: t(`${text} is never closed`, `${text} 没有闭合`),
  });
  for (const token of tokens) {
    if (token.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) open.push(token);
    const wanted = CLOSES[token.text];
    if (wanted === undefined) continue;
    const last = open.pop();
    if (last?.text === wanted) continue;
    return last === undefined || last.text === '{' ? stray(token) : unclosed(last);
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const bare = text.replace(/[^\n]/g, ' ').split('');
  for (const token of tokens) if (token.kind === 'sign' && '{}'.includes(token.text)) bare[token.offset] = token.text;
  return braceFault({ bare: bare.join('') }) ?? unclosed(last);
}

/** `imprt 'x.dart';` outside of all blocks. */
function directiveSlip({ tokens }: DartFile): DartSlip | undefined {
  const at = tokens.findIndex(
    (token, i) =>
      token.kind === 'word' &&
      !/^(?:import|export|part|of|library|augment)$/.test(token.text) &&
      tokens[i + 1]?.kind === 'string' &&
      openingOf(tokens, i) === -1 &&
      (i === 0 || isSign(tokens[i - 1], ';')),
  );
  const { offset = 0, text = '' } = tokens[at] ?? {};
  return at === -1 ? undefined : { offset, message: t(`${text} is no directive`, `${text} 不是指令`) };
}

/** `try { … }` with nothing that catches behind it. */
function loneTry({ tokens }: DartFile): DartSlip | undefined {
  const closings = closingsOf(tokens);
  const alone = tokens.find(
    ({ kind, text }, i) =>
      kind === 'word' &&
      text === 'try' &&
      isSign(tokens[i + 1], '{') &&
      !/^(?:on|catch|finally)$/.test(tokens[(closings[i + 1] ?? 0) + 1]?.text ?? ''),
  );
  return alone && { offset: alone.offset, message: t('try without catch', 'try 缺少 catch') };
}

const AHEAD =
  /^(?:if|for|while|switch|catch|Function|return|final|static|const|late|var|await|case|in|is|as|throw|required|covariant|external|typedef|operator|else|do|yield|new|abstract|async|sync|assert|get|set|show|hide)$/;
const BEHIND = /^(?:async|sync|as|is|in|when|else|extends|implements|with|on|native|show|hide|if|deferred|and|or)$/;
const STATEMENT = /^(?:return|final|var|await|try|throw|switch|while)$/;

/** A value and a word on the next line, with neither `;` nor `,` between them. */
function missingSign({ tokens, source: { text } }: DartFile): DartSlip | undefined {
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (token === undefined || next?.kind !== 'word' || BEHIND.test(next.text)) continue;
    const gap = text.slice(token.offset, next.offset);
    if (!gap.includes('\n') || !endsValue(tokens, i, next)) continue;
    const offset = token.offset;
    return { offset, message: t('a ; or , is missing at the end of the line', '行尾缺少 ; 或 ,') };
  }
  return undefined;
}

function endsValue(tokens: readonly DartToken[], i: number, next: DartToken): boolean {
  const token = tokens[i];
  if (token?.kind === 'string') return !isSign(tokens[i - 1], '@');
  if (token?.kind === 'number') return true;
  if (token?.kind === 'word') {
    if (AHEAD.test(token.text) || isAnnotation(tokens, i)) return false;
    const isArgument = isSign(tokens[i + 2], ':') && isSign(tokens[openingOf(tokens, i)], '(');
    return isArgument || (STATEMENT.test(next.text) && isSign(tokens[i - 1], '=') && !isSign(tokens[i - 2], '='));
  }
  if (!isSign(token, ')')) return false;
  const before = openingOf(tokens, i) - 1;
  const name = tokens[before];
  return name?.kind === 'word' && !AHEAD.test(name.text) && !isAnnotation(tokens, before);
}

/** `@override`, `@pragma(…)`, `@a.B(…)`. */
function isAnnotation(tokens: readonly DartToken[], index: number): boolean {
  let i = index;
  while (isSign(tokens[i - 1], '.')) i -= 2;
  return isSign(tokens[i - 1], '@');
}
