// Reads PushAppInfo(…) out of a Dart file, constants of the same file resolved. What cannot be resolved is reported, never guessed.
import { configProblem } from '../../problems/entries/config/config.js';
import type { Problem } from '../../problems/types.js';
import { whyUnknown } from '../../problems/value-problem.js';
import { type DartConstants, isSign, readConstants } from '../../readers/dart/constants.js';
import { type Alternatives, type ResolvedValue, resolveAt, valueAt } from '../../readers/dart/resolve.js';
import { type DartToken, tokenizeDart } from '../../readers/dart/tokenizer.js';
import { type Place, placesIn, type SourceNode } from '../../readers/node.js';
import { shownKey } from '../../readers/shown-key.js';
import { t } from '../../text/language.js';
import { suggest } from '../../text/suggest.js';
import { type FileRead, plain } from './structured-file.js';

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

/** Whether a Dart text creates a PushAppInfo with at least one argument; comments and texts that only mention it do not count. */
export function createsPushAppInfo(text: string): boolean {
  if (!text.includes('PushAppInfo')) return false;
  const tokens = tokenizeDart(text);
  return callsIn(tokens).some((i) => tokens[i + 2]?.kind === 'word' && isSign(tokens[i + 3], ':'));
}

/** Where `PushAppInfo(` creates one. The constructor's own declaration inside `class PushAppInfo` is no use of it. */
const callsIn = (tokens: readonly DartToken[]): number[] =>
  tokens.flatMap((token, i) =>
    token.kind === 'word' &&
    token.text === 'PushAppInfo' &&
    isSign(tokens[i + 1], '(') &&
    !isSign(tokens[i + 2], '{') &&
    tokens[i + 2]?.text !== 'this'
      ? [i]
      : [],
  );

interface Reading {
  readonly tokens: readonly DartToken[];
  readonly constants: DartConstants;
  readonly file: string;
  readonly placeAt: (offset: number) => Place;
  readonly members: Map<string, SourceNode>;
  readonly problems: Problem[];
}

export function readDart(text: string, file: string): FileRead {
  const tokens = tokenizeDart(text);
  const calls = callsIn(tokens);
  const [start, second] = calls;
  if (start === undefined)
    return { root: undefined, problems: [configProblem('config/no-push-app-info', { args: { file }, at: { file } })] };
  const placeAt = placesIn(text);
  const members = new Map<string, SourceNode>();
  const problems: Problem[] = [];
  if (second !== undefined)
    problems.push(
      configProblem('config/several-push-app-info', {
        args: { file, count: calls.length },
        at: { file, ...placeAt(tokens[second]?.offset ?? 0) },
      }),
    );
  const reading = { tokens, constants: readConstants(tokens), file, placeAt, members, problems };
  for (let i = start + 2; i < tokens.length && !isSign(tokens[i], ')'); ) {
    const name = tokens[i];
    if (name?.kind !== 'word' || !isSign(tokens[i + 1], ':')) {
      i += 1;
      continue;
    }
    const value = valueAt(tokens, i + 2);
    readArgument(name, i + 2, value, reading);
    i += 2 + value.length;
    if (isSign(tokens[i], ',')) i += 1;
    // A `;` here means that the closing bracket is missing: what follows is other code.
    else break;
  }
  return { root: { value: plain(members), line: 1, column: 1, members }, problems };
}

function readArgument(name: DartToken, start: number, value: readonly DartToken[], reading: Reading): void {
  const { tokens, constants, file, placeAt, members, problems } = reading;
  const key = name.text;
  const at = { file, ...placeAt(name.offset), key: shownKey(key, PUSH_APP_INFO_KEYS) };
  if (!PUSH_APP_INFO_KEYS.some((known) => known === key)) {
    const nearest = suggest(key, PUSH_APP_INFO_KEYS);
    problems.push(configProblem('config/unknown-key', { at, args: { key: at.key, why: whyUnknown(nearest) } }));
    return;
  }
  if (members.has(key)) problems.push(configProblem('config/duplicate-key', { at, args: { key } }));
  if (value.length === 0) {
    problems.push(configProblem('config/missing-argument-value', { at, args: { key } }));
    return;
  }
  const { result, at: index } = resolveAt(tokens, start, constants);
  const place: Place = index === start ? { line: at.line, column: at.column } : placeAt(tokens[index]?.offset ?? 0);
  const chosen = choose(key, result);
  if (chosen.inDebug !== undefined && 'value' in chosen.result)
    problems.push(
      configProblem('config/two-values', {
        at: { ...at, ...place },
        args: { key, debug: shownValue(key, chosen.inDebug), release: shownValue(key, chosen.result.value) },
      }),
    );
  if ('reason' in chosen.result) {
    problems.push(
      configProblem('config/unresolved-constant', {
        at: { ...at, ...place },
        args: {
          key,
          expression: shownExpression(key, value),
          reason: chosen.result.reason,
          variable: `TIM_PUSH_${key.toUpperCase()}`,
        },
      }),
    );
  } else if (chosen.result.value !== null)
    members.set(key, {
      value: chosen.result.value,
      ...place,
      ...(chosen.inDebug === undefined ? {} : { inDebug: chosen.inDebug }),
    });
}

type Known = Exclude<ResolvedValue, { readonly either: Alternatives }>;

/** The value this key has in the app that is shipped, and the one of debug builds where it differs. */
function choose(key: string, result: ResolvedValue): { readonly result: Known; readonly inDebug?: string | number } {
  if (!('either' in result)) return { result };
  const { condition, shown } = result.either;
  const then = choose(key, result.either.ifTrue).result;
  const otherwise = choose(key, result.either.ifFalse).result;
  if (condition === 'android' || condition === 'ios')
    return { result: key.startsWith('apple_') === (condition === 'ios') ? then : otherwise };
  if ('reason' in then) return { result: then };
  if ('reason' in otherwise || then.value === otherwise.value) return { result: otherwise };
  const [debug, release] = condition === 'debug' ? [then, otherwise] : [otherwise, then];
  if (condition !== 'other') return { result: release, ...(debug.value === null ? {} : { inDebug: debug.value }) };
  const [a, b] = [shownValue(key, then.value), shownValue(key, otherwise.value)];
  return {
    result: {
      reason: t(`${shown} decides in the app: ${a} or ${b}`, `由应用中的 ${shown} 决定：${a} 或 ${b}`),
    },
  };
}

/** Ids are shown; keys and secrets of the app are not. */
const shownValue = (key: string, value: string | number | null): string =>
  value === null ? 'null' : key.endsWith('_id') && /^\d{1,20}$/.test(String(value)) ? String(value) : '…';

/** How an expression begins, up to the first bracket or text. A value without its quotes reads like a name: what may be one is cut. */
function shownExpression(key: string, tokens: readonly DartToken[]): string {
  const end = tokens.findIndex((token) => token.kind === 'string' || (token.kind === 'sign' && token.text !== '.'));
  const names = (end === -1 ? tokens : tokens.slice(0, end)).map((token) => token.text).join(' ');
  const text = names.replace(/ \. /g, '.');
  const isName =
    /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(text) &&
    text.length <= 40 &&
    text.replace(/\D/g, '').length < 4 &&
    (text.includes('.') || !key.includes('secret') || (end !== -1 && isSign(tokens[end], '(')));
  return `${isName ? text : text.slice(0, 2)}${isName && end === -1 ? '' : '…'}`;
}
