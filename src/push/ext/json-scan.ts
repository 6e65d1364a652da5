// Walks through JSON text once, without recursion, and says where and why it stops being JSON (RFC 8259).
// JSON.parse names no place on every Node version, forgets duplicate keys and takes any depth; this finds all three.

/** Deepest nesting of objects and arrays that is read. */
export const MAX_JSON_DEPTH = 64;

const MAX_LISTED = 5;

/** Why the text is not JSON at that place. */
export type JsonFaultKind =
  | 'plain-text'
  | 'single-quotes'
  | 'smart-quotes'
  | 'full-width'
  | 'escaped-quotes'
  | 'unquoted-key'
  | 'unquoted-value'
  | 'python-word'
  | 'javascript-word'
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'double-comma'
  | 'wrong-sign'
  | 'lost-quote'
  | 'comment'
  | 'odd-blank'
  | 'bad-escape'
  | 'bad-number'
  | 'control-character'
  | 'cut-short'
  | 'text-after-end'
  | 'other';

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

type Expect = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

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
const isComment = (text: string, at: number): boolean =>
  text.startsWith('//', at) || text.startsWith('/*', at) || text[at] === '#';
const startsValue = (c: string): boolean => /["{[\-\p{L}\p{N}]/u.test(c);

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

/** Characters that are wrong at any place outside a string, and say by themselves what happened. */
function strangerAt(text: string, at: number): JsonFaultKind | undefined {
  const c = text[at] as string;
  if (c === "'" || c === '`') return 'single-quotes';
  if (/[\u2018-\u201f\u00ab\u00bb\u300c-\u300f\uff02\uff07]/.test(c)) return 'smart-quotes';
  if (/[\uff0c\uff1a\uff5b\uff5d\uff3b\uff3d\u3010\u3011\u3001]/.test(c)) return 'full-width';
  if (c === '\\' && (text[at + 1] === '"' || text[at + 1] === "'")) return 'escaped-quotes';
  if (isComment(text, at)) return 'comment';
  if (/[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufeff]/.test(c)) return 'odd-blank';
  return undefined;
}

/** Signs that other notations put between a key and its value, or between two fields. */
const isOtherSign = (c: string): boolean => /[;=|&>-]/.test(c);
/** A word that ends in a quote: its first one was lost, or an inner one has no backslash. */
const endsInQuote = (text: string, at: number): boolean => /^[\p{L}\p{N}_$@-]+"/u.test(text.slice(at, at + 80));

function noColon(text: string, at: number): JsonFaultKind {
  const before = text.slice(Math.max(0, at - 2), at);
  const c = text[at] as string;
  if (before === ':"' || (before.endsWith('"') && /["\p{L}_]/u.test(c))) return 'lost-quote';
  return isOtherSign(c) ? 'wrong-sign' : 'missing-colon';
}

function noComma(text: string, at: number, inObject: boolean): JsonFaultKind {
  const c = text[at] as string;
  if (isOtherSign(c) && c !== '-') return 'wrong-sign';
  const isProse = inObject && /[\p{L}_]/u.test(c) && text.slice(0, at).trimEnd().endsWith('"');
  if (isProse && !/^[\p{L}\p{N}_$-]+\s*:/u.test(text.slice(at, at + 80))) return 'lost-quote';
  return startsValue(c) ? 'missing-comma' : 'other';
}

function badKey(text: string, at: number, expect: Expect): JsonFaultKind {
  const stranger = strangerAt(text, at);
  if (stranger !== undefined) return stranger;
  if (text[at] === '}' && expect === 'key') return 'trailing-comma';
  if (text[at] === ',' && expect === 'key') return 'double-comma';
  if (endsInQuote(text, at)) return 'lost-quote';
  return /[\p{L}\p{N}_$@-]/u.test(text[at] as string) ? 'unquoted-key' : 'other';
}

function badValue(text: string, at: number, expect: Expect, depth: number): JsonFaultKind {
  const rest = text.slice(at, at + 12);
  const c = text[at] as string;
  if (/^(True|False|None)(?![\w$])/.test(rest)) return 'python-word';
  if (/^(NaN|Infinity|undefined)(?![\w$])/.test(rest)) return 'javascript-word';
  const stranger = strangerAt(text, at);
  // Prose at the top is prose, even when it starts with a number sign, an at sign or a full-width letter.
  const isBeforeObject = stranger === 'odd-blank' && /^[^\x21-\x7e]{1,12}[{[]/.test(text.slice(at, at + 13));
  if (depth === 0)
    return stranger === undefined || (stranger === 'odd-blank' && !isBeforeObject) ? 'plain-text' : stranger;
  if (stranger !== undefined) return stranger;
  if (c === ']' && expect === 'value') return 'trailing-comma';
  if (c === '}' || c === ']' || c === ',') return 'missing-value';
  if (c === '+' || c === '.') return 'bad-number';
  if (endsInQuote(text, at)) return 'lost-quote';
  return /[\p{L}\p{N}_$@-]/u.test(c) ? 'unquoted-value' : 'other';
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
