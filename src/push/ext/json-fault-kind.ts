// What a character that JSON does not allow at its place tells: the kind of fault, by the text around it.

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

/** What the scan waits for. */
export type Expect = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

export const isComment = (text: string, at: number): boolean =>
  text.startsWith('//', at) || text.startsWith('/*', at) || text[at] === '#';
const startsValue = (c: string): boolean => /["{[\-\p{L}\p{N}]/u.test(c);

/** Characters that are wrong at any place outside a string, and say by themselves what happened. */
export function strangerAt(text: string, at: number): JsonFaultKind | undefined {
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

export function noColon(text: string, at: number): JsonFaultKind {
  const before = text.slice(Math.max(0, at - 2), at);
  const c = text[at] as string;
  if (before === ':"' || (before.endsWith('"') && /["\p{L}_]/u.test(c))) return 'lost-quote';
  return isOtherSign(c) ? 'wrong-sign' : 'missing-colon';
}

export function noComma(text: string, at: number, inObject: boolean): JsonFaultKind {
  const c = text[at] as string;
  if (isOtherSign(c) && c !== '-') return 'wrong-sign';
  const isProse = inObject && /[\p{L}_]/u.test(c) && text.slice(0, at).trimEnd().endsWith('"');
  if (isProse && !/^[\p{L}\p{N}_$-]+\s*:/u.test(text.slice(at, at + 80))) return 'lost-quote';
  return startsValue(c) ? 'missing-comma' : 'other';
}

export function badKey(text: string, at: number, expect: Expect): JsonFaultKind {
  const stranger = strangerAt(text, at);
  if (stranger !== undefined) return stranger;
  if (text[at] === '}' && expect === 'key') return 'trailing-comma';
  if (text[at] === ',' && expect === 'key') return 'double-comma';
  if (endsInQuote(text, at)) return 'lost-quote';
  return /[\p{L}\p{N}_$@-]/u.test(text[at] as string) ? 'unquoted-key' : 'other';
}

export function badValue(text: string, at: number, expect: Expect, depth: number): JsonFaultKind {
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
