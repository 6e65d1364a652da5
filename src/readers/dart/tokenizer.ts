// Dart source as words, strings and signs. Knows comments (nested ones too) and every kind of string; everything else it passes through.

export type DartToken =
  | { readonly kind: 'word' | 'number' | 'sign'; readonly text: string; readonly offset: number }
  /** `text` is the content with its escapes read; `dynamic` when it holds an interpolation or is never closed. */
  | { readonly kind: 'string'; readonly text: string; readonly offset: number; readonly dynamic: boolean };

const WORD = /[A-Za-z_$][\w$]*/y;
const NUMBER = /0[xX][0-9a-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Never throws and always ends: an unfinished string or comment ends with the text. */
export function tokenizeDart(source: string): DartToken[] {
  const tokens: DartToken[] = [];
  let i = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = i;
    return pattern.exec(source)?.[0];
  };
  while (i < source.length) {
    const character = source[i] ?? '';
    if (/\s/.test(character)) {
      i += 1;
    } else if (source.startsWith('//', i)) {
      const end = source.indexOf('\n', i);
      i = end === -1 ? source.length : end;
    } else if (source.startsWith('/*', i)) {
      i = endOfComment(source, i);
    } else if (
      character === '"' ||
      character === "'" ||
      (character === 'r' && (source[i + 1] === '"' || source[i + 1] === "'"))
    ) {
      const read = readString(source, i);
      tokens.push({ kind: 'string', text: read.text, offset: i, dynamic: read.dynamic });
      i = read.end;
    } else {
      const word = match(WORD);
      const number = word === undefined ? match(NUMBER) : undefined;
      const text = word ?? number ?? character;
      tokens.push({ kind: word !== undefined ? 'word' : number !== undefined ? 'number' : 'sign', text, offset: i });
      i += text.length;
    }
  }
  return tokens;
}

/** Dart's block comments nest. */
function endOfComment(source: string, start: number): number {
  let depth = 0;
  let i = start;
  while (i < source.length) {
    if (source.startsWith('/*', i)) {
      depth += 1;
      i += 2;
    } else if (source.startsWith('*/', i)) {
      depth -= 1;
      i += 2;
      if (depth === 0) return i;
    } else {
      i += 1;
    }
  }
  return source.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/** Texts inside of interpolations inside of texts that are followed; code has two or three. */
const DEEPEST_TEXT = 16;

function readString(source: string, start: number, depth = 0): { text: string; end: number; dynamic: boolean } {
  const isRaw = source[start] === 'r';
  const open = isRaw ? start + 1 : start;
  const mark = source[open] ?? '"';
  const quote = source.startsWith(mark.repeat(3), open) ? mark.repeat(3) : mark;
  let i = open + quote.length;
  let text = '';
  let dynamic = false;
  while (i < source.length && !source.startsWith(quote, i)) {
    const character = source[i] ?? '';
    // A one-line string that is never closed ends with its line, so that the rest of the file stays readable.
    if (character === '\n' && quote.length === 1) break;
    if (!isRaw && character === '\\') {
      const read = readEscape(source, i);
      text += read.text;
      i = read.end;
      continue;
    }
    if (!isRaw && character === '$' && /[A-Za-z_{]/.test(source[i + 1] ?? '')) {
      dynamic = true;
      // Quotes inside of `${…}` do not end the text around it.
      if (source[i + 1] === '{') {
        i = endOfInterpolation(source, i + 2, quote.length === 1, depth);
        continue;
      }
    }
    text += character;
    i += 1;
  }
  const isClosed = source.startsWith(quote, i);
  return { text, end: Math.min(source.length, i + (isClosed ? quote.length : 0)), dynamic: dynamic || !isClosed };
}

/** Behind the `}` that closes an interpolation, or the end of its line in a text of one line. */
function endOfInterpolation(source: string, start: number, isOneLine: boolean, depth: number): number {
  let braces = 1;
  let i = start;
  while (i < source.length && braces > 0) {
    const character = source[i];
    // An expression may be broken into lines; one that is never closed ends with its line.
    if (isOneLine && character === '\n' && !/^[^;{}]{0,400}\}/.test(source.slice(i, i + 401))) return i;
    if ((character === '"' || character === "'") && depth < DEEPEST_TEXT) {
      i = readString(source, i, depth + 1).end;
      continue;
    }
    if (character === '{') braces += 1;
    else if (character === '}') braces -= 1;
    i += 1;
  }
  return i;
}

function readEscape(source: string, start: number): { text: string; end: number } {
  const next = source[start + 1] ?? '';
  const code = /^(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4}))/.exec(
    source.slice(start + 1, start + 11),
  );
  if (code !== null) {
    const point = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16);
    return { text: point <= 0x10ffff ? String.fromCodePoint(point) : '', end: start + 1 + code[0].length };
  }
  return { text: ESCAPES[next] ?? next, end: start + 2 };
}
