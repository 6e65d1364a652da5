// Words, texts and signs of a Gradle file, Groovy or Kotlin; comments are gone, line ends are remembered.
import { endOfComment } from '../code.js';

export interface GradleToken {
  readonly kind: 'word' | 'number' | 'string' | 'sign';
  /** For texts: the content without quotes. */
  readonly text: string;
  readonly offset: number;
  readonly end: number;
  /** A text with `$name` or `${…}` in it, or one that is never closed. */
  readonly isDynamic: boolean;
  /** A text whose closing quote is missing: it ends with its line. */
  readonly isOpen: boolean;
  /** A line end is before it. */
  readonly startsLine: boolean;
}

const WORD = /[A-Za-z_$][\w$]*/y;
const NUMBER = /\d[\w.]*/y;

/** Never throws and always ends. */
export function tokenizeGradle(text: string, isKotlin: boolean): GradleToken[] {
  const tokens: GradleToken[] = [];
  let i = 0;
  let startsLine = true;
  const push = (kind: GradleToken['kind'], content: string, end: number, isDynamic = false, isOpen = false): void => {
    tokens.push({ kind, text: content, offset: i, end, isDynamic, isOpen, startsLine });
    startsLine = false;
    i = end;
  };
  while (i < text.length) {
    const character = text[i] ?? '';
    if (character === '\n') {
      startsLine = true;
      i += 1;
    } else if (/\s/.test(character)) {
      i += 1;
    } else if (text.startsWith('//', i)) {
      const end = text.indexOf('\n', i);
      i = end === -1 ? text.length : end;
    } else if (text.startsWith('/*', i)) {
      i = endOfComment(text, i, isKotlin);
    } else if (character === '"' || character === "'") {
      const read = readText(text, i, isKotlin);
      push('string', read.text, read.end, read.isDynamic, read.isOpen);
    } else if (!isKotlin && character === '/' && mayOpenPattern(tokens.at(-1))) {
      const end = endOfPattern(text, i);
      if (end === undefined) push('sign', '/', i + 1);
      else push('string', text.slice(i + 1, end - 1), end, true);
    } else {
      WORD.lastIndex = i;
      const word = WORD.exec(text)?.[0];
      NUMBER.lastIndex = i;
      const number = word === undefined ? NUMBER.exec(text)?.[0] : undefined;
      if (word !== undefined) push('word', word, i + word.length);
      else if (number !== undefined) push('number', number, i + number.length);
      else push('sign', character, i + 1);
    }
  }
  return tokens;
}

function readText(
  text: string,
  start: number,
  isKotlin: boolean,
): { readonly text: string; readonly end: number; readonly isDynamic: boolean; readonly isOpen: boolean } {
  const mark = text[start] ?? '"';
  const quote = text.startsWith(mark.repeat(3), start) ? mark.repeat(3) : mark;
  const fills = mark === '"';
  let content = '';
  let isDynamic = false;
  let i = start + quote.length;
  while (i < text.length && !text.startsWith(quote, i)) {
    const character = text[i] ?? '';
    if (quote.length === 1 && character === '\n') break;
    if (character === '\\' && !(isKotlin && quote.length === 3)) {
      content += text[i + 1] ?? '';
      i += 2;
      continue;
    }
    if (fills && character === '$' && /[A-Za-z_{]/.test(text[i + 1] ?? '')) {
      isDynamic = true;
      if (text[i + 1] === '{') {
        // Quotes inside of `${…}` do not end the text around it.
        const end = endOfFilling(text, i + 2, quote.length === 1);
        content += text.slice(i, end);
        i = end;
        continue;
      }
    }
    content += character;
    i += 1;
  }
  const isClosed = text.startsWith(quote, i);
  return { text: content, end: isClosed ? i + quote.length : i, isDynamic: isDynamic || !isClosed, isOpen: !isClosed };
}

function endOfFilling(text: string, start: number, isOneLine: boolean): number {
  let depth = 1;
  for (let i = start; i < text.length; i += 1) {
    if (isOneLine && text[i] === '\n') return i;
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return text.length;
}

/** Groovy's `/…/` is a text where a value may begin, else a division. */
const mayOpenPattern = (before: GradleToken | undefined): boolean =>
  before === undefined || (before.kind === 'sign' && '(,=~[{'.includes(before.text));

function endOfPattern(text: string, start: number): number | undefined {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '\n') return undefined;
    else if (text[i] === '/') return i + 1;
  }
  return undefined;
}
