// The terminal as layouts see it: language, width, colour, and how a device token may be shown.
import { Chalk, type ChalkInstance } from 'chalk';
import { eastAsianWidth } from 'get-east-asian-width';
import { fill, type Language, type Text, type TextArgs } from '../text/language.js';
import { printable } from '../text/printable.js';

export interface TerminalText {
  readonly language: Language;
  readonly columns: number;
  /** Where sentences are cut at words; undefined in a pipe, where nothing is cut. */
  readonly wrapAt: number | undefined;
  readonly color: ChalkInstance;
  readonly showTokens: boolean;
  /** A sentence in the reader's language. */
  say(text: Text, args?: TextArgs): string;
  /** A device token, shortened unless the person asked for it. */
  token(token: string): string;
}

export function makeTerminalText(options: {
  language: Language;
  columns?: number | undefined;
  wrapAt?: number | undefined;
  color: boolean;
  showTokens: boolean;
}): TerminalText {
  return {
    language: options.language,
    columns: Math.max(60, Math.min(options.columns ?? 100, 140)),
    wrapAt: options.wrapAt,
    color: new Chalk({ level: options.color ? 1 : 0 }),
    showTokens: options.showTokens,
    say: (text, args) => fill(text, options.language, args),
    token: (token) => (options.showTokens ? printable(token) : shortenToken(token)),
  };
}

/** A label with the gap behind it: a full-width colon brings its own. */
export const lead = (label: string): string => (label.endsWith('：') ? label : `${label} `);

/** The first and last four characters; fewer of a short token, so that it cannot be used. */
export function shortenToken(token: string): string {
  const clean = printable(token);
  if (clean.length <= 8) return `${clean.slice(0, 2)}…`;
  return `${clean.slice(0, 4)}…${clean.slice(-4)}`;
}

/** The signs other than that of success; colour repeats them, never replaces them. */
export const SIGNS = { broken: '✗', look: '!', skipped: '–' } as const;

/** Marks, joiners and control characters take no column. */
const NO_WIDTH = /[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}]/u;

export const uncoloured = (text: string): string => text.replace(/\u001b\[[\d;]*m/g, '');

/** Width on a terminal: a Han character takes two columns, a joined emoji as many as its first part, a colour code none. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  let joined = false;
  for (const character of uncoloured(text)) {
    if (!joined && !NO_WIDTH.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
    joined = character === '\u200d';
  }
  return width;
}

/** Pads with blanks to a width in columns. */
export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
