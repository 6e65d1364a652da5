// Reads PushAppInfo(…) out of a Dart file, constants of the same file resolved. What cannot be resolved is reported, never guessed.
import { configProblem } from '../../problems/entries/config.js';
import type { Problem } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { suggest } from '../../text/suggest.js';
import { placeIn, type SourceNode } from '../node.js';
import type { Read } from '../read-json.js';
import { shownKey } from '../shown-key.js';
import { type DartToken, tokenizeDart } from './tokenizer.js';

/** A constant: its tokens, and the class it stands in. */
interface Constant {
  readonly value: readonly DartToken[];
  readonly offset: number;
}

type Resolved = { readonly value: string | number } | { readonly reason: Text };

/** Constants by `name` and `Class.name`. */
export function readConstants(tokens: readonly DartToken[]): ReadonlyMap<string, Constant> {
  const found = new Map<string, Constant>();
  const classes: { name: string; depth: number }[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'sign' && token.text === '{') depth += 1;
    if (token.kind === 'sign' && token.text === '}') {
      depth -= 1;
      if (classes.at(-1)?.depth === depth) classes.pop();
    }
    const next = tokens[i + 1];
    if (
      token.kind === 'word' &&
      (token.text === 'class' || token.text === 'mixin' || token.text === 'extension') &&
      next?.kind === 'word'
    )
      classes.push({ name: next.text, depth });
    // `name = value;` after const, final, var, late or a type; comparisons have another sign behind the first.
    const isAssignment =
      token.kind === 'word' &&
      next?.kind === 'sign' &&
      next.text === '=' &&
      tokens[i + 2]?.text !== '=' &&
      !isNamedArgument(tokens, i);
    if (!isAssignment) continue;
    const value = untilEnd(tokens, i + 2);
    const owner = classes.at(-1)?.name;
    const constant = { value, offset: token.offset };
    if (!found.has(token.text)) found.set(token.text, constant);
    if (owner !== undefined) found.set(`${owner}.${token.text}`, constant);
  }
  return found;
}

const isNamedArgument = (tokens: readonly DartToken[], i: number): boolean =>
  tokens[i - 1]?.text === '.' || tokens[i + 1]?.text === ':';

/** Tokens up to the `;` or `,` that ends the value at this level. */
function untilEnd(tokens: readonly DartToken[], start: number): DartToken[] {
  const value: DartToken[] = [];
  let depth = 0;
  for (let i = start; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'sign') {
      if ('([{'.includes(token.text)) depth += 1;
      if (')]}'.includes(token.text)) depth -= 1;
      if (depth < 0 || (depth === 0 && (token.text === ';' || token.text === ','))) break;
    }
    value.push(token);
  }
  return value;
}

/** The value of an expression: literals, adjacent strings, and names of constants. */
function resolve(
  tokens: readonly DartToken[],
  constants: ReadonlyMap<string, Constant>,
  seen: ReadonlySet<string>,
): Resolved {
  const [first] = tokens;
  if (first === undefined) return { reason: t('no value', '没有值') };
  if (tokens.every((token) => token.kind === 'string')) {
    if (tokens.some((token) => token.kind === 'string' && token.dynamic))
      return {
        reason: t(
          'the text holds an interpolation, which only the running app can fill, or is never closed',
          '文本中含插值（只有运行时才知道），或没有结束引号',
        ),
      };
    return { value: tokens.map((token) => token.text).join('') };
  }
  const sign = first.kind === 'sign' && first.text === '-' ? -1 : 1;
  const rest = sign === -1 ? tokens.slice(1) : tokens;
  if (rest.length === 1 && rest[0]?.kind === 'number') {
    const number = Number(rest[0].text.replace(/_/g, ''));
    return Number.isSafeInteger(number)
      ? { value: sign * number }
      : { value: `${sign === -1 ? '-' : ''}${rest[0].text.replace(/_/g, '')}` };
  }
  const name = nameOf(tokens);
  if (name === undefined)
    return { reason: t('an expression that only the running app can compute', '只有运行时才能计算的表达式') };
  if (seen.has(name)) return { reason: t('the constant refers to itself', '常量引用了自身') };
  const constant = constants.get(name);
  if (constant === undefined) return { reason: t('the constant is not in this file', '该常量不在此文件中') };
  return resolve(constant.value, constants, new Set([...seen, name]));
}

/** `Name` or `Class.name`. */
function nameOf(tokens: readonly DartToken[]): string | undefined {
  const text = tokens.map((token) => (token.kind === 'string' ? '"' : token.text)).join('');
  return /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)?$/.test(text) ? text : undefined;
}

/** Every key of PushAppInfo. */
export const PUSH_APP_INFO_KEYS = [
  'hw_buz_id',
  'mi_buz_id',
  'mi_app_id',
  'mi_app_key',
  'mz_buz_id',
  'mz_app_id',
  'mz_app_key',
  'vivo_buz_id',
  'oppo_buz_id',
  'oppo_app_key',
  'oppo_app_secret',
  'oppo_app_id',
  'google_buz_id',
  'apple_buz_id',
  'honor_buz_id',
] as const;

export function readDart(text: string, file: string): Read {
  const tokens = tokenizeDart(text);
  const calls = tokens.flatMap((token, i) =>
    token.kind === 'word' && token.text === 'PushAppInfo' && tokens[i + 1]?.text === '(' && isCreation(tokens, i)
      ? [i]
      : [],
  );
  const [start] = calls;
  if (start === undefined)
    return { root: undefined, problems: [configProblem('config/no-push-app-info', { args: { file }, at: { file } })] };
  const problems: Problem[] = [];
  if (calls.length > 1)
    problems.push(
      configProblem('config/several-push-app-info', {
        args: { file, count: calls.length },
        at: { file, ...placeIn(text, tokens[calls[1] ?? 0]?.offset ?? 0) },
      }),
    );
  const constants = readConstants(tokens);
  const members = new Map<string, SourceNode>();
  for (let i = start + 2; i < tokens.length && tokens[i]?.text !== ')'; ) {
    const name = tokens[i];
    if (name?.kind !== 'word' || tokens[i + 1]?.text !== ':') {
      i += 1;
      continue;
    }
    const value = untilEnd(tokens, i + 2);
    const at = { file, ...placeIn(text, name.offset), key: shownKey(name.text, PUSH_APP_INFO_KEYS) };
    readArgument(name.text, value, constants, at, text, members, problems);
    i += 2 + value.length + 1;
    // The closing bracket of the call ends the loop even where the last comma is missing.
    if (tokens[i - 1]?.text === ')') break;
  }
  return {
    root: {
      value: Object.fromEntries([...members].map(([key, node]) => [key, node.value])),
      line: 1,
      column: 1,
      members,
    },
    problems,
  };
}

/** The constructor's own declaration inside `class PushAppInfo` is no use of it. */
const isCreation = (tokens: readonly DartToken[], i: number): boolean =>
  tokens[i + 2]?.text !== '{' && tokens[i - 1]?.text !== 'class';

function readArgument(
  key: string,
  value: readonly DartToken[],
  constants: ReadonlyMap<string, Constant>,
  at: { file: string; line: number; column: number; key: string },
  text: string,
  members: Map<string, SourceNode>,
  problems: Problem[],
): void {
  if (!PUSH_APP_INFO_KEYS.some((known) => known === key)) {
    const nearest = suggest(key, PUSH_APP_INFO_KEYS);
    problems.push(
      configProblem('config/unknown-key', {
        at,
        args: {
          key: shownKey(key, PUSH_APP_INFO_KEYS),
          suggestion: nearest === undefined ? '' : t(`: did you mean ${nearest}?`, `：是不是 ${nearest}？`),
        },
      }),
    );
    return;
  }
  if (value.length === 0) {
    problems.push(configProblem('config/missing-argument-value', { at, args: { key } }));
    return;
  }
  if (value.length === 1 && value[0]?.text === 'null') return;
  const resolved = resolve(value, constants, new Set());
  const name = nameOf(value);
  // A value that comes from a constant is mended where the constant stands.
  const constant = name === undefined ? undefined : constants.get(name);
  const place = constant === undefined ? { line: at.line, column: at.column } : placeIn(text, constant.offset);
  if ('reason' in resolved) {
    const variable = `TIM_PUSH_${key.toUpperCase()}`;
    problems.push(
      configProblem('config/unresolved-constant', {
        at: { ...at, ...place },
        args: { key, expression: expressionOf(value), reason: resolved.reason, variable },
      }),
    );
    return;
  }
  members.set(key, { value: resolved.value, ...place });
}

/** How the expression begins: names up to the first bracket or text. What follows may be a secret, also by a misplaced quote. */
function expressionOf(tokens: readonly DartToken[]): string {
  const end = tokens.findIndex((token) => token.kind === 'string' || (token.kind === 'sign' && token.text !== '.'));
  const names = tokens.slice(0, end === -1 ? tokens.length : end).map((token) => token.text);
  return `${names.join(' ').replace(/ \. /g, '.').slice(0, 40)}${end === -1 ? '' : '…'}`;
}
