// Calls, named arguments and constants of Dart files, on top of the tokenizer the config reader has.

import type { SourceFile } from '../source.js';
import { type DartConstants, isSign, readConstants } from './constants.js';
import { resolveAt, valueAt } from './resolve.js';
import { type DartToken, tokenizeDart } from './tokenizer.js';

export interface DartFile {
  readonly source: SourceFile;
  readonly tokens: readonly DartToken[];
  readonly constants: DartConstants;
}

export interface DartArgument {
  /** Undefined for arguments by position. */
  readonly name: string | undefined;
  readonly offset: number;
  /** Index of the first token of the value. */
  readonly start: number;
  readonly value: readonly DartToken[];
}

export interface DartCall {
  readonly file: DartFile;
  /** Index of the name's token. */
  readonly index: number;
  readonly name: string;
  readonly offset: number;
  readonly arguments: readonly DartArgument[];
  /** Index behind the closing bracket. */
  readonly end: number;
}

/** Tokens and constants are made when they are needed: of most files they never are. */
export function readDartFile(source: SourceFile): DartFile {
  let tokens: readonly DartToken[] | undefined;
  let constants: DartConstants | undefined;
  return {
    source,
    get tokens() {
      tokens ??= tokenizeDart(source.text);
      return tokens;
    },
    get constants() {
      constants ??= readConstants(this.tokens);
      return constants;
    },
  };
}

const IN_WORD = /[\w$]/;

/** Whether a text contains a word as a whole. Files without it are not parsed. */
function hasWord(text: string, word: string, behind?: RegExp): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (IN_WORD.test(text[at - 1] ?? ' ') || IN_WORD.test(text[end] ?? ' ')) continue;
    if (behind === undefined) return true;
    behind.lastIndex = end;
    if (behind.test(text)) return true;
  }
  return false;
}

/** Only blanks and comments are allowed between a name and its bracket. */
const BRACKET = /\s*[(/]/y;

/** Whether a text may call or declare a function of this name. */
export const mayCall = (text: string, name: string): boolean => hasWord(text, name, BRACKET);

/** Calls of a name. `import`s, declarations (`Future<void> name(…) {`) and plain mentions do not count. */
export function callsOf(file: DartFile, name: string): DartCall[] {
  if (!mayCall(file.source.text, name)) return [];
  const { tokens } = file;
  const calls: DartCall[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' || token.text !== name || !isSign(tokens[i + 1], '(')) continue;
    const read = readArguments(tokens, i + 2);
    if (isDeclaration(tokens, i, read.end)) continue;
    calls.push({ file, index: i, name, offset: token.offset, arguments: read.list, end: read.end });
  }
  return calls;
}

function readArguments(tokens: readonly DartToken[], from: number): { list: DartArgument[]; end: number } {
  const list: DartArgument[] = [];
  let i = from;
  while (i < tokens.length && !isSign(tokens[i], ')')) {
    const token = tokens[i];
    if (token === undefined) break;
    const isNamed = token.kind === 'word' && isSign(tokens[i + 1], ':');
    const start = isNamed ? i + 2 : i;
    const end = endOfValue(tokens, start);
    list.push({
      name: isNamed ? token.text : undefined,
      offset: token.offset,
      start,
      // A getter: with nested calls, copies of all values would take quadratic memory.
      get value() {
        return tokens.slice(start, end);
      },
    });
    i = end;
    if (isSign(tokens[i], ',')) i += 1;
    // A `;` or a foreign bracket: the call is never closed.
    else break;
  }
  return { list, end: Math.min(tokens.length, i + 1) };
}

interface Brackets {
  readonly closings: Int32Array;
  readonly openings: Int32Array;
}

const brackets = new WeakMap<readonly DartToken[], Brackets>();

/** Found once for a file. */
function bracketsOf(tokens: readonly DartToken[]): Brackets {
  const known = brackets.get(tokens);
  if (known !== undefined) return known;
  const closings = new Int32Array(tokens.length).fill(tokens.length);
  const openings = new Int32Array(tokens.length);
  const open: number[] = [];
  tokens.forEach((token, i) => {
    openings[i] = open.at(-1) ?? -1;
    if (token.kind !== 'sign') return;
    if ('([{'.includes(token.text)) open.push(i);
    else if (')]}'.includes(token.text)) closings[open.pop() ?? i] = i;
  });
  brackets.set(tokens, { closings, openings });
  return { closings, openings };
}

/** For each bracket that opens, where it closes; the end of the file when it never does. */
export const closingsOf = (tokens: readonly DartToken[]): Int32Array => bracketsOf(tokens).closings;

/** The bracket a token is in, and for one that closes the one it belongs to; -1 outside of all. */
export const openingOf = (tokens: readonly DartToken[], index: number): number =>
  bracketsOf(tokens).openings[index] ?? -1;

/** The `{` of the block around a token. */
export function blockAround(tokens: readonly DartToken[], index: number): number | undefined {
  let open = openingOf(tokens, index);
  while (open !== -1 && !isSign(tokens[open], '{')) open = openingOf(tokens, open);
  return open === -1 ? undefined : open;
}

/** Behind the value that starts here. Unlike `valueAt` it knows no bound: a callback with a long body is one argument. */
export function endOfValue(tokens: readonly DartToken[], start: number): number {
  const ends = closingsOf(tokens);
  for (let i = start; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) i = ends[i] ?? tokens.length;
    else if (')]};,'.includes(token.text)) return i;
  }
  return tokens.length;
}

const TYPE_LIKE = /^(?:void|bool|int|double|String|dynamic|Future|Stream|[A-Z]\w*)$/;

/** `void name(…) {`, `Future<bool> name(…) async {`, `static x name(…) =>`: what is before and behind tells. */
function isDeclaration(tokens: readonly DartToken[], index: number, end: number): boolean {
  const before = tokens[index - 1];
  const behind = tokens[end];
  const opensBody =
    isSign(behind, '{') ||
    (isSign(behind, '=') && isSign(tokens[end + 1], '>')) ||
    (behind?.kind === 'word' && (behind.text === 'async' || behind.text === 'sync'));
  // Nothing but a declaration is followed by a body.
  return (
    opensBody ||
    (before?.kind === 'word' && TYPE_LIKE.test(before.text)) ||
    hasTypeBefore(tokens, index, behind) ||
    isConstructor(tokens, index, behind)
  );
}

/** Longest way back to the head of a class. */
const LONGEST_CLASS = 4000;

/** `Params();` and `Params(this.x) : super();` directly inside `class Params {`: constructors, which create nothing. */
function isConstructor(tokens: readonly DartToken[], index: number, behind: DartToken | undefined): boolean {
  const [name, before] = [tokens[index]?.text, tokens[index - 1]];
  const isMember = ['{', '}', ';'].some((sign) => isSign(before, sign)) || before?.text === 'const';
  if (!isMember || !(isSign(behind, ';') || isSign(behind, ':')) || !/^_?[A-Z]/.test(name ?? '')) return false;
  let depth = 0;
  for (let at = index - 1; at >= 0 && index - at < LONGEST_CLASS; at -= 1) {
    if (isSign(tokens[at], '}')) depth += 1;
    else if (isSign(tokens[at], '{')) depth -= 1;
    if (depth < 0) return headNames(tokens, at, name);
  }
  return false;
}

/** Whether the block that opens here is the body of the class with this name. */
function headNames(tokens: readonly DartToken[], open: number, name: string | undefined): boolean {
  for (let at = open - 1; at >= 0 && open - at < 60; at -= 1) {
    const token = tokens[at];
    if (token?.kind === 'sign' && ';{})'.includes(token.text)) return false;
    if (token?.kind === 'word' && token.text === 'class') return tokens[at + 1]?.text === name;
  }
  return false;
}

/** `Future<int> name(…);` and `String? name(…);` of an abstract class have no body; `a > name(…)` and `a ? name(…) : b` are calls. */
function hasTypeBefore(tokens: readonly DartToken[], index: number, behind: DartToken | undefined): boolean {
  if (!isSign(behind, ';')) return false;
  let at = index - 1;
  if (isSign(tokens[at], '?')) at -= 1;
  if (isSign(tokens[at], '>')) {
    let depth = 0;
    for (; at >= 0 && index - at < 40; at -= 1) {
      if (isSign(tokens[at], '>')) depth += 1;
      if (isSign(tokens[at], '<')) depth -= 1;
      if (depth === 0) break;
    }
    at -= 1;
  } else if (at === index - 1) return false;
  const type = tokens[at];
  return type?.kind === 'word' && TYPE_LIKE.test(type.text);
}

export type DartValue =
  | { readonly kind: 'known'; readonly value: string | number | null; readonly file: DartFile; readonly offset: number }
  | { readonly kind: 'unknown' };

/** The value of an expression, constants of other files included where their name is unique. */
export function resolveDart(file: DartFile, start: number, others: readonly DartFile[], depth = 0): DartValue {
  const { result, at } = resolveAt(file.tokens, start, file.constants);
  if ('value' in result) return { kind: 'known', value: result.value, file, offset: file.tokens[at]?.offset ?? 0 };
  if (depth > 8) return { kind: 'unknown' };
  const value = valueAt(file.tokens, at === start ? start : at + 2);
  const names = value.filter((token) => token.kind === 'word').map((token) => token.text);
  const signs = value.filter((token) => token.kind !== 'word');
  if (names.length === 0 || names.length > 3 || signs.some((token) => !isSign(token, '.') && !isSign(token, '!')))
    return { kind: 'unknown' };
  const last = names.at(-1) ?? '';
  const owner = names.at(-2);
  const found: { readonly file: DartFile; readonly start: number }[] = [];
  for (const other of others) {
    const { text } = other.source;
    if ((other === file && owner === undefined) || !hasWord(text, last) || !hasWord(text, owner ?? last)) continue;
    const constant = owner === undefined ? other.constants.find(last, 0) : other.constants.findMember(owner, last);
    if (constant !== undefined && constant !== 'ambiguous') found.push({ file: other, start: constant.start });
  }
  const [only] = found;
  return only === undefined || found.length > 1
    ? { kind: 'unknown' }
    : resolveDart(only.file, only.start, others, depth + 1);
}

/** `true` and `false` as such. */
export const boolOf = (value: readonly DartToken[]): boolean | undefined =>
  value.length === 1 && value[0]?.kind === 'word' && (value[0].text === 'true' || value[0].text === 'false')
    ? value[0].text === 'true'
    : undefined;

export const argumentOf = (call: DartCall, name: string): DartArgument | undefined =>
  call.arguments.find((argument) => argument.name === name);

/** Where a word first occurs as code. */
export const firstWord = (file: DartFile, word: string): DartToken | undefined =>
  hasWord(file.source.text, word)
    ? file.tokens.find((token) => token.kind === 'word' && token.text === word)
    : undefined;
