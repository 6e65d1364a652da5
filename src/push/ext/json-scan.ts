// Walks through JSON text once, without recursion, and says where and why it stops being JSON (RFC 8259).
// JSON.parse names no place on every Node version, forgets duplicate keys and takes any depth; this finds all three.

import {
  badKey,
  badValue,
  type Expect,
  isComment,
  type JsonFaultKind,
  noColon,
  noComma,
  strangerAt,
} from './json-fault-kind.js';

/** Deepest nesting of objects and arrays that is read. */
export const MAX_JSON_DEPTH = 64;

const MAX_LISTED = 5;

export interface JsonFault {
  readonly kind: JsonFaultKind;
  /** Index of the first character that does not belong there; the length of the text when it ends too early. */
  readonly index: number;
}

/** What was seen up to the end, or up to the first fault. Lists hold the first few finds. */
export interface JsonScan {
  readonly fault?: JsonFault;
  /** Where the nesting passes the limit; scanning stops there. */
  readonly tooDeepAt?: number;
  readonly duplicates: readonly { readonly key: string; readonly index: number }[];
  /** Whole numbers beyond 2^53, which JavaScript rounds. */
  readonly bigIntegers: readonly { readonly text: string; readonly index: number }[];
  /** Escapes such as `\ud83d` without their other half. */
  readonly loneEscapeAt?: number;
}

interface Level {
  readonly keys: Set<string> | undefined;
}

class Stop extends Error {
  readonly fault: JsonFault;

  constructor(kind: JsonFaultKind, index: number) {
    super(kind);
    this.fault = { kind, index };
  }
}

/** Scans the whole text in linear time. Never throws. */
export function scanJson(text: string, maxDepth: number = MAX_JSON_DEPTH): JsonScan {
  const duplicates: { key: string; index: number }[] = [];
  const bigIntegers: { text: string; index: number }[] = [];
  const levels: Level[] = [];
  let loneEscapeAt: number | undefined;
  let expect: Expect = 'value';
  let at = 0;
  const found = (extra: { fault?: JsonFault; tooDeepAt?: number }): JsonScan => ({
    ...extra,
    duplicates,
    bigIntegers,
    ...(loneEscapeAt === undefined ? {} : { loneEscapeAt }),
  });
  const afterValue = (): Expect => (levels.length === 0 ? 'end' : 'comma-or-close');

  try {
    for (;;) {
      at = skipBlanks(text, at);
      if (at >= text.length) {
        if (expect === 'end') return found({});
        throw new Stop('cut-short', text.length);
      }
      const c = text[at] as string;
      const inObject = levels.at(-1)?.keys !== undefined;

      if (expect === 'colon') {
        if (c !== ':') throw new Stop(strangerAt(text, at) ?? noColon(text, at), at);
        expect = 'value';
        at += 1;
      } else if (expect === 'comma-or-close' && c === ',') {
        expect = inObject ? 'key' : 'value';
        at += 1;
      } else if (closes(expect, inObject, c)) {
        levels.pop();
        expect = afterValue();
        at += 1;
      } else if (expect === 'end') {
        throw new Stop(isComment(text, at) ? 'comment' : 'text-after-end', at);
      } else if (expect === 'comma-or-close') {
        throw new Stop(strangerAt(text, at) ?? noComma(text, at, inObject), at);
      } else if (expect === 'key' || expect === 'key-or-close') {
        if (c !== '"') throw new Stop(badKey(text, at, expect), at);
        const end = stringEnd(text, at, (index) => (loneEscapeAt ??= index));
        const key = JSON.parse(text.slice(at, end)) as string;
        const keys = levels.at(-1)?.keys;
        if (keys?.has(key) === true && duplicates.length < MAX_LISTED) duplicates.push({ key, index: at });
        keys?.add(key);
        expect = 'colon';
        at = end;
      } else if (c === '{' || c === '[') {
        if (levels.length >= maxDepth) return found({ tooDeepAt: at });
        levels.push({ keys: c === '{' ? new Set() : undefined });
        expect = c === '{' ? 'key-or-close' : 'value-or-close';
        at += 1;
      } else if (c === '"') {
        at = stringEnd(text, at, (index) => (loneEscapeAt ??= index));
        expect = afterValue();
      } else if (c === '-' || isDigit(c)) {
        const end = numberEnd(text, at);
        const number = text.slice(at, end);
        if (isBigInteger(number) && bigIntegers.length < MAX_LISTED) bigIntegers.push({ text: number, index: at });
        expect = afterValue();
        at = end;
      } else {
        const word = ['true', 'false', 'null'].find((name) => text.startsWith(name, at));
        if (word === undefined) throw new Stop(badValue(text, at, expect, levels.length), at);
        expect = afterValue();
        at += word.length;
      }
    }
  } catch (error) {
    if (error instanceof Stop) return found({ fault: error.fault });
    throw error;
  }
}

/** JSON text to value, only after its depth was checked; undefined when it is no JSON or nested too deeply. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  const scan = scanJson(text);
  return scan.fault === undefined && scan.tooDeepAt === undefined ? { value: JSON.parse(text) } : undefined;
}

/** What is inside a text that holds JSON, however often it was encoded. */
export function decoded(value: unknown): unknown {
  let inner = value;
  for (let round = 0; round < 4 && typeof inner === 'string'; round += 1) inner = parseJson(inner)?.value;
  return inner;
}

/** Line and column of an index, both from 1; columns in UTF-16 units. Line ends are LF, CR and CR LF. */
export function placeOf(text: string, index: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < index; i += 1) {
    const c = text[i];
    if (c !== '\n' && (c !== '\r' || text[i + 1] === '\n')) continue;
    line += 1;
    lineStart = i + 1;
  }
  return { line, column: index - lineStart + 1 };
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
function closes(expect: Expect, inObject: boolean, c: string): boolean {
  if (expect === 'key-or-close') return c === '}';
  if (expect === 'value-or-close') return c === ']';
  return expect === 'comma-or-close' && c === (inObject ? '}' : ']');
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t')) at += 1;
  return at;
}

/** Index after the closing quote. `sawLone` gets the place of half a surrogate pair written as an escape. */
function stringEnd(text: string, from: number, sawLone: (index: number) => void): number {
  let at = from + 1;
  let highAt = -1;
  let highEnd = -1;
  for (;;) {
    const c = text.charCodeAt(at);
    if (at >= text.length) throw new Stop(/[}\]]/.test(text.at(-1) ?? '') ? 'lost-quote' : 'cut-short', text.length);
    if (c < 0x20) throw new Stop('control-character', at);
    if (c === 0x5c && text[at + 1] === 'u') {
      const hex = text.slice(at + 2, at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex))
        throw new Stop(at + 2 + hex.length >= text.length ? 'cut-short' : 'bad-escape', at);
      const unit = Number.parseInt(hex, 16);
      const isLow = unit >= 0xdc00 && unit <= 0xdfff;
      if (highAt >= 0 && !(isLow && highEnd === at)) sawLone(highAt);
      if (isLow && !(highAt >= 0 && highEnd === at)) sawLone(at);
      const isHigh = unit >= 0xd800 && unit <= 0xdbff;
      highAt = isHigh ? at : -1;
      highEnd = isHigh ? at + 6 : -1;
      at += 6;
      continue;
    }
    if (highAt >= 0) {
      sawLone(highAt);
      highAt = -1;
    }
    if (c === 0x22) return at + 1;
    if (c === 0x5c) {
      const escaped = text[at + 1];
      if (escaped === undefined) throw new Stop('cut-short', text.length);
      if (!'"\\/bfnrt'.includes(escaped)) throw new Stop('bad-escape', at);
      at += 2;
    } else {
      at += 1;
    }
  }
}

/** Index after the number; the grammar allows no leading zero, no plus sign and no bare point. */
function numberEnd(text: string, from: number): number {
  let at = text[from] === '-' ? from + 1 : from;
  if (at >= text.length) throw new Stop('cut-short', text.length);
  if (!isDigit(text[at])) throw new Stop('bad-number', from);
  if (text[at] === '0') at += 1;
  else while (isDigit(text[at])) at += 1;
  if (isDigit(text[at])) throw new Stop('bad-number', from);
  if (text[at] === '.') at = digitsEnd(text, at + 1, from);
  if (text[at] === 'e' || text[at] === 'E') {
    at += 1;
    if (text[at] === '+' || text[at] === '-') at += 1;
    at = digitsEnd(text, at, from);
  }
  return at;
}

function digitsEnd(text: string, from: number, start: number): number {
  let at = from;
  while (isDigit(text[at])) at += 1;
  if (at > from) return at;
  throw at >= text.length ? new Stop('cut-short', text.length) : new Stop('bad-number', start);
}

/** Compared as text: turning a million digits into a BigInt takes quadratic time. */
function isBigInteger(number: string): boolean {
  if (/[.eE]/.test(number)) return false;
  const digits = number.startsWith('-') ? number.slice(1) : number;
  const largest = '9007199254740991';
  return digits.length > largest.length || (digits.length === largest.length && digits > largest);
}
