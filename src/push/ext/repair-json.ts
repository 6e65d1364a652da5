// Guesses the JSON a user meant: other quotes, missing quotes, commas too many, comments, full-width signs. Only a suggestion, never sent.
import { ownValue } from '../../text/own-value.js';
import { scanJson } from './json-scan.js';

/** Longer texts get no suggestion: they are too long to retype from a message, and a finding should quote little. */
export const MAX_REPAIRED_UNITS = 80;

const PAIRS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u2018': '\u2019',
  '\u2019': '\u2019',
  '\u201c': '\u201d',
  '\u201d': '\u201d',
  '\u300c': '\u300d',
  '\u300e': '\u300f',
  '\u00ab': '\u00bb',
  '\u201e': '\u201c',
  '\uff02': '\uff02',
  '\uff07': '\uff07',
};

const SIGNS: Readonly<Record<string, string>> = {
  '{': '{',
  '}': '}',
  '[': '[',
  ']': ']',
  ':': ':',
  ',': ',',
  ';': ',',
  '\uff5b': '{',
  '\uff5d': '}',
  '\uff3b': '[',
  '\uff3d': ']',
  '\u3010': '[',
  '\u3011': ']',
  '\uff1a': ':',
  '\uff0c': ',',
};

const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  True: 'true',
  False: 'false',
  None: 'null',
  undefined: 'null',
  NaN: 'null',
};

const BLANK = /[\s\u200b-\u200f\u2060\ufeff]/;

/** A JSON object or undefined when the guess does not work out or is too long to show. */
export function repairJson(text: string): string | undefined {
  if (text.length > MAX_REPAIRED_UNITS * 2) return undefined;
  const bare = text.trim().replace(/^'(?=[{\\])|(?<=\})'$/g, '');
  const plain = /^\{\s*\\["']/.test(bare) ? bare.replaceAll('\\"', '"').replaceAll("\\'", "'") : bare;
  const pieces = tokens(plain);
  if (pieces === undefined) return undefined;
  const guess = pieces.filter((piece, i) => !(piece === ',' && /^[}\]]$/.test(pieces[i + 1] ?? ''))).join('');
  const works = guess.startsWith('{') && scanJson(guess).fault === undefined && guess.isWellFormed();
  return works && guess.length <= MAX_REPAIRED_UNITS ? guess : undefined;
}

function tokens(text: string): string[] | undefined {
  const found: string[] = [];
  let at = 0;
  while (at < text.length) {
    const c = text[at] as string;
    const sign = SIGNS[c];
    const closer = PAIRS[c];
    if (BLANK.test(c)) {
      at += 1;
    } else if (sign !== undefined) {
      found.push(sign);
      at += 1;
    } else if (closer !== undefined) {
      const string = quoted(text, at, closer);
      if (string === undefined) return undefined;
      found.push(JSON.stringify(string.content));
      at = string.end;
    } else if (text.startsWith('//', at) || c === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end + 1;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return undefined;
      at = end + 2;
    } else {
      const start = at;
      while (at < text.length && SIGNS[text[at] as string] === undefined && PAIRS[text[at] as string] === undefined)
        at += 1;
      const word = text.slice(start, at).trim();
      found.push(ownValue(WORDS, word) ?? bareWord(word));
    }
  }
  return found;
}

const bareWord = (word: string): string =>
  /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word) ? word : JSON.stringify(word);

function quoted(text: string, from: number, closer: string): { content: string; end: number } | undefined {
  let content = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const c = text[at] as string;
    if (c === closer) return { content, end: at + 1 };
    if (c === '\\') {
      const rest = /^\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/.exec(text.slice(at, at + 6))?.[0];
      content += rest === undefined ? (text[at + 1] ?? '') : (JSON.parse(`"${rest}"`) as string);
      at += (rest ?? '\\?').length - 1;
    } else {
      content += c;
    }
  }
  return undefined;
}
