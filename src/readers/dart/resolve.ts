// The value of a Dart expression as far as the file alone tells it: literals, adjacent texts, and names of constants. Nothing is guessed.
import { type Text, t } from '../../text/language.js';
import { type DartConstants, isSign } from './constants.js';
import type { DartToken } from './tokenizer.js';

export type Resolved = { readonly value: string | number | null } | { readonly reason: Text };
/** `at` is the token where the value, or what cannot be resolved, stands. */
export type ResolvedAt = { readonly result: Resolved; readonly at: number };

/** Longest value, in tokens, and longest chain of constants. */
const LONGEST_VALUE = 512;
const LONGEST_CHAIN = 64;

/** The tokens of the value that starts here, up to the `;`, `,` or bracket that ends it. */
export function valueAt(tokens: readonly DartToken[], start: number): readonly DartToken[] {
  let depth = 0;
  for (let i = start; i < tokens.length && i - start < LONGEST_VALUE; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) depth += 1;
    else if (')]}'.includes(token.text)) depth -= 1;
    if (depth < 0 || (depth === 0 && (token.text === ';' || token.text === ','))) return tokens.slice(start, i);
  }
  return tokens.slice(start, start + LONGEST_VALUE);
}

export function resolveAt(tokens: readonly DartToken[], start: number, constants: DartConstants): ResolvedAt {
  const seen = new Set<number>();
  let at = start;
  let here = start;
  for (;;) {
    if (seen.has(here) || seen.size > LONGEST_CHAIN)
      return {
        result: {
          reason: t('the constant refers to itself, or leads on over too many others', '常量引用了自身，或引用链过长'),
        },
        at,
      };
    seen.add(here);
    const value = valueAt(tokens, here);
    const name = nameOf(value);
    if (name === undefined) return { result: literal(value), at };
    const found =
      name.owner === undefined
        ? constants.find(name.name, constants.scopeOf(here))
        : constants.findMember(name.owner, name.name);
    if (found === undefined)
      return { result: { reason: t('the constant is not in this file', '该常量不在此文件中') }, at };
    if (found === 'ambiguous')
      return { result: { reason: t('it gets its value in more than one place', '有多处给它赋值') }, at };
    here = found.start;
    // A value that comes from a constant is mended where the constant stands: at its name.
    at = found.start - (isSign(tokens[found.start - 1], '>') ? 3 : 2);
  }
}

function literal(value: readonly DartToken[]): Resolved {
  const [first, second] = value;
  if (first === undefined) return { reason: t('no value', '没有值') };
  if (value.every((token) => token.kind === 'string')) {
    if (value.some((token) => token.kind === 'string' && token.dynamic))
      return {
        reason: t(
          'the text holds an interpolation, which only the running app can fill, or is never closed',
          '文本中含插值（只有运行时才知道），或没有结束引号',
        ),
      };
    return { value: value.map((token) => token.text).join('') };
  }
  if (value.length === 1 && first.kind === 'word' && first.text === 'null') return { value: null };
  const isNegative = isSign(first, '-');
  const number = isNegative ? second : first;
  if (number?.kind === 'number' && value.length === (isNegative ? 2 : 1)) {
    const digits = number.text.replace(/_/g, '');
    const parsed = Number(digits);
    // Longer numbers keep their digits as text.
    if (Number.isSafeInteger(parsed)) return { value: isNegative ? -parsed : parsed };
    return { value: `${isNegative ? '-' : ''}${digits}` };
  }
  return { reason: t('an expression that only the running app can compute', '只有运行时才能计算的表达式') };
}

interface Name {
  readonly owner?: string;
  readonly name: string;
}

/** `name` or `Class.name`, also with the `!` that swears it is not null. */
function nameOf(value: readonly DartToken[]): Name | undefined {
  const tokens = isSign(value.at(-1), '!') ? value.slice(0, -1) : value;
  const [first, dot, last] = tokens;
  if (first?.kind !== 'word' || KEYWORDS.has(first.text)) return undefined;
  if (tokens.length === 1) return { name: first.text };
  if (tokens.length === 3 && isSign(dot, '.') && last?.kind === 'word') return { owner: first.text, name: last.text };
  return undefined;
}

const KEYWORDS = new Set(['null', 'true', 'false', 'const', 'new', 'this', 'super']);
