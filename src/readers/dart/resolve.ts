// The value of a Dart expression as far as the file alone tells it: literals, adjacent texts, and names of constants. Nothing is guessed.
import { type Text, t } from '../../text/language.js';
import { type DartConstants, isSign } from './constants.js';
import type { DartToken } from './tokenizer.js';

export type ResolvedValue =
  | { readonly value: string | number | null }
  | { readonly reason: Text }
  | { readonly either: Alternatives };

/** `condition ? then : otherwise`, both sides as far as the file tells them. */
export interface Alternatives {
  /** `debug`, `release`: the kind of build; `android`, `ios`: the phone; `other`: whatever `shown` says. */
  readonly condition: 'debug' | 'release' | 'android' | 'ios' | 'other';
  readonly shown: string;
  readonly ifTrue: ResolvedValue;
  readonly ifFalse: ResolvedValue;
  /** Tokens of the two. */
  readonly places: readonly [number, number];
}
/** `at` is the token of the value, or of what cannot be resolved. */
export type ResolvedAt = { readonly result: ResolvedValue; readonly at: number };

/** Longest value, in tokens, and longest chain of constants. */
const LONGEST_VALUE = 512;
const LONGEST_CHAIN = 64;
/** Choices inside of choices. */
const DEEPEST_CHOICE = 4;

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

export function resolveAt(
  tokens: readonly DartToken[],
  start: number,
  constants: DartConstants,
  /** Where the value ends, when something else than a comma ends it. */
  end = tokens.length,
  depth = 0,
): ResolvedAt {
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
    const value = valueAt(tokens, here).slice(0, here === start ? end - start : undefined);
    const name = nameOf(value);
    if (name === undefined) {
      const expression = { value, start: here, tokens, constants, depth };
      const computed =
        depth < DEEPEST_CHOICE
          ? (choiceOf(expression) ?? definedValue(expression) ?? sumOf(expression) ?? entryOf(expression))
          : undefined;
      return { result: computed ?? literal(value), at };
    }
    const found = constantOf(name, here, constants);
    if (found === undefined)
      return { result: { reason: t('the constant is not in this file', '该常量不在此文件中') }, at };
    if (found === 'ambiguous')
      return { result: { reason: t('it gets its value in more than one place', '有多处给它赋值') }, at };
    here = found.start;
    // A value that comes from a constant is mended where the constant is: at its name.
    at = found.start - (isSign(tokens[found.start - 1], '>') ? 3 : 2);
  }
}

/** The tokens of a value, which begin at `start` of all tokens, inside of `depth` choices. */
interface Expression {
  readonly value: readonly DartToken[];
  readonly start: number;
  readonly tokens: readonly DartToken[];
  readonly constants: DartConstants;
  readonly depth: number;
}

/** `condition ? a : b`. */
function choiceOf({ value, start, tokens, constants, depth }: Expression): ResolvedValue | undefined {
  const question = outerSign(value, '?', 0);
  // `a ?? b` is not a choice between two values.
  if (question < 1 || isSign(value[question + 1], '?')) return undefined;
  const colon = outerSign(value, ':', question + 1);
  if (colon === -1) return undefined;
  const arm = (from: number, to: number): ResolvedAt =>
    resolveAt(tokens, start + from, constants, start + to, depth + 1);
  const [then, otherwise] = [arm(question + 1, colon), arm(colon + 1, value.length)];
  const head = value.slice(0, question);
  return {
    either: {
      ...conditionOf(head),
      ifTrue: then.result,
      ifFalse: otherwise.result,
      places: [then.at, otherwise.at],
    },
  };
}

/** `String.fromEnvironment('NAME', defaultValue: x)`: what an ordinary build without `--dart-define` has. */
function definedValue({ value, start, tokens, constants, depth }: Expression): ResolvedValue | undefined {
  const from = value[0]?.text === 'const' ? 1 : 0;
  const [type, dot, call, open, name] = value.slice(from);
  if (type?.kind !== 'word' || !['String', 'int', 'bool'].includes(type.text) || !isSign(dot, '.')) return undefined;
  if (call?.text !== 'fromEnvironment' || !isSign(open, '(') || name?.kind !== 'string') return undefined;
  const standard = value.findIndex((token, i) => token.text === 'defaultValue' && isSign(value[i + 1], ':'));
  if (standard === -1)
    return {
      reason: t(
        `it comes from --dart-define=${name.text.slice(0, 40)}=…, and has no default value`,
        `它来自 --dart-define=${name.text.slice(0, 40)}=…，且没有默认值`,
      ),
    };
  const at = standard + 2;
  const length = valueAt(tokens, start + at).length;
  return resolveAt(tokens, start + at, constants, start + at + length, depth + 1).result;
}

/** `'a' + b`, where both sides are texts that are known. */
function sumOf({ value, start, tokens, constants, depth }: Expression): ResolvedValue | undefined {
  const plus = outerSign(value, '+', 0);
  if (plus < 1) return undefined;
  const [left, right] = [
    resolveAt(tokens, start, constants, start + plus, depth + 1).result,
    resolveAt(tokens, start + plus + 1, constants, start + value.length, depth + 1).result,
  ];
  if ('reason' in left) return left;
  return 'value' in left && typeof left.value === 'string' && 'value' in right && typeof right.value === 'string'
    ? { value: left.value + right.value }
    : 'reason' in right
      ? right
      : undefined;
}

/** `ids['name']`, where `ids` is a map that is written out. */
function entryOf({ value, start, tokens, constants, depth }: Expression): ResolvedValue | undefined {
  const whole = isSign(value.at(-1), '!') ? value.slice(0, -1) : value;
  const [open, key, close] = whole.slice(-3);
  const name = nameOf(whole.slice(0, -3));
  if (name === undefined || !isSign(open, '[') || key?.kind !== 'string' || !isSign(close, ']')) return undefined;
  const found = constantOf(name, start, constants);
  if (found === undefined || found === 'ambiguous' || !found.isFixed) return undefined;
  let brace = found.start;
  while (/^(?:\w+|[<,?>])$/.test(tokens[brace]?.text ?? '')) brace += 1;
  const map = valueAt(tokens, brace);
  if (!isSign(map[0], '{') || !isSign(map.at(-1), '}')) return undefined;
  const at = map.findIndex(({ text }, i) => text === key.text && isSign(map[i + 1], ':'));
  const from = brace + at + 2;
  if (at !== -1) return resolveAt(tokens, from, constants, from + valueAt(tokens, from).length, depth + 1).result;
  // `...others` may bring it.
  return map.some((token) => isSign(token, '.')) ? undefined : { value: null };
}

const constantOf = ({ owner, name }: Name, at: number, constants: DartConstants) =>
  owner === undefined ? constants.find(name, constants.scopeOf(at)) : constants.findMember(owner, name);

/** Index of a sign outside of all brackets. */
function outerSign(value: readonly DartToken[], text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < value.length; i += 1) {
    const token = value[i];
    if (token?.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) depth += 1;
    else if (')]}'.includes(token.text)) depth -= 1;
    else if (depth === 0 && token.text === text) return i;
  }
  return -1;
}

const CONDITIONS: Readonly<Record<string, Alternatives['condition']>> = {
  kDebugMode: 'debug',
  '!kReleaseMode': 'debug',
  kReleaseMode: 'release',
  '!kDebugMode': 'release',
  'bool.fromEnvironment(dart.vm.product)': 'release',
  'Platform.isAndroid': 'android',
  '!Platform.isIOS': 'android',
  'Platform.isIOS': 'ios',
  '!Platform.isAndroid': 'ios',
  'defaultTargetPlatform==TargetPlatform.android': 'android',
  'defaultTargetPlatform==TargetPlatform.iOS': 'ios',
};

function conditionOf(head: readonly DartToken[]): Pick<Alternatives, 'condition' | 'shown'> {
  const shown = head
    .filter((token) => token.text !== 'const')
    .map((token) => token.text)
    .join('')
    .slice(0, 60);
  return { condition: CONDITIONS[shown.replace(/^\((.*)\)$/, '$1')] ?? 'other', shown };
}

function literal(value: readonly DartToken[]): ResolvedValue {
  const [first, second] = value;
  if (first === undefined) return { reason: t('no value', '没有值') };
  if (value.every((token) => token.kind === 'string')) {
    if (value.some((token) => token.kind === 'string' && token.dynamic))
      return {
        reason: t(
          'the text holds an interpolation, which is not filled here, or is never closed',
          '文本中含插值（这里不计算），或没有结束引号',
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
  return { reason: t('an expression that is not computed here', '这里不计算这样的表达式') };
}

interface Name {
  readonly owner?: string;
  readonly name: string;
}

/** `name` or `Class.name`, also with `!`, the null assertion. */
function nameOf(value: readonly DartToken[]): Name | undefined {
  const tokens = isSign(value.at(-1), '!') ? value.slice(0, -1) : value;
  const [first, dot, last] = tokens;
  if (first?.kind !== 'word' || KEYWORDS.has(first.text)) return undefined;
  if (tokens.length === 1) return { name: first.text };
  if (tokens.length === 3 && isSign(dot, '.') && last?.kind === 'word') return { owner: first.text, name: last.text };
  return undefined;
}

const KEYWORDS = new Set(['null', 'true', 'false', 'const', 'new', 'this', 'super']);
