// Source code of the C family with its comments blanked out, every offset kept: what a search finds here is code, not a remark.

export interface CodeStyle {
  /** Block comments may be nested. */
  readonly nests: boolean;
  /** Which quotes open a text. */
  readonly quotes: string;
  /** Three quotes open a text of many lines. */
  readonly triple: boolean;
  /** `#` begins a comment (Ruby, YAML, properties). */
  readonly hash?: boolean;
}

export const STYLES = {
  kotlin: { nests: true, quotes: '"\'', triple: true },
  java: { nests: false, quotes: '"\'', triple: true },
  swift: { nests: true, quotes: '"', triple: true },
  objc: { nests: false, quotes: '"\'', triple: false },
  script: { nests: false, quotes: '"\'`', triple: false },
  groovy: { nests: false, quotes: '"\'', triple: true },
  ruby: { nests: false, quotes: '"\'', triple: false, hash: true },
} satisfies Record<string, CodeStyle>;

export interface Code {
  /** Comments as blanks; texts as they are. */
  readonly code: string;
  /** Comments and the content of texts as blanks: what is left is names and signs. */
  readonly bare: string;
}

/** The style that fits a file's name. */
export function styleOf(path: string): CodeStyle {
  if (path.endsWith('.kt') || path.endsWith('.kts')) return STYLES.kotlin;
  if (path.endsWith('.java')) return STYLES.java;
  if (path.endsWith('.swift')) return STYLES.swift;
  if (/\.(?:m|mm|h)$/.test(path)) return STYLES.objc;
  if (path.endsWith('.gradle')) return STYLES.groovy;
  if (/(?:Podfile|\.rb|\.podspec)$/.test(path)) return STYLES.ruby;
  return STYLES.script;
}

/** Never throws and always ends; a comment or text that is never closed ends with the file or its line. */
export function readCode(text: string, style: CodeStyle): Code {
  const code: string[] = [];
  const bare: string[] = [];
  const blank = (from: number, to: number): string => {
    const part = text.slice(from, to);
    return /[\r\n]/.test(part) ? part.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length)) : ' '.repeat(part.length);
  };
  let i = 0;
  let plainFrom = 0;
  const flush = (): void => {
    const part = text.slice(plainFrom, i);
    code.push(part);
    bare.push(part);
  };
  const hide = (stop: number): void => {
    flush();
    const blanks = blank(i, stop);
    code.push(blanks);
    bare.push(blanks);
    i = stop;
    plainFrom = i;
  };
  // Most of a file is neither comment nor text: the next sign that may open one is found in one step.
  const opens = new RegExp(`[${style.quotes}${style.hash === true ? '#' : '/'}]`, 'g');
  while (i < text.length) {
    opens.lastIndex = i;
    const next = opens.exec(text);
    if (next === null) {
      i = text.length;
      break;
    }
    i = next.index;
    const character = text[i] ?? '';
    const isLine = style.hash === true ? character === '#' : character === '/' && text[i + 1] === '/';
    if (isLine) {
      const end = text.indexOf('\n', i);
      hide(end === -1 ? text.length : end);
    } else if (style.hash !== true && character === '/' && text[i + 1] === '*') {
      hide(endOfComment(text, i, style.nests));
    } else if (style.quotes.includes(character)) {
      flush();
      const stop = endOfText(text, i, style);
      code.push(text.slice(i, stop));
      bare.push(stop - i < 2 ? text.slice(i, stop) : `${character}${blank(i + 1, stop - 1)}${text[stop - 1] ?? ''}`);
      i = stop;
      plainFrom = i;
    } else {
      i += 1;
    }
  }
  flush();
  return { code: code.join(''), bare: bare.join('') };
}

export function endOfComment(text: string, start: number, nests: boolean): number {
  if (!nests) {
    const end = text.indexOf('*/', start + 2);
    return end === -1 ? text.length : end + 2;
  }
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
}

function endOfText(text: string, start: number, style: CodeStyle): number {
  const mark = text[start] ?? '"';
  const quote = style.triple && text.startsWith(mark.repeat(3), start) ? mark.repeat(3) : mark;
  const mayWrap = quote.length === 3 || mark === '`';
  let i = start + quote.length;
  while (i < text.length) {
    const character = text[i];
    if (character === '\\') i += 2;
    else if (character === mark && (quote.length === 1 || text.startsWith(quote, i))) return i + quote.length;
    else if (!mayWrap && character === '\n') return i;
    else i += 1;
  }
  return text.length;
}

/** The end of the bracket that opens at `open`, just behind it; the end of the text when it is never closed. */
export function endOfBlock(bare: string, open: number): number {
  const pairs: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };
  const mark = bare[open] ?? '';
  const close = pairs[mark];
  if (close === undefined) return open;
  let depth = 0;
  for (let i = open; i < bare.length; i += 1) {
    if (bare[i] === mark) depth += 1;
    else if (bare[i] === close) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return bare.length;
}

/** Where the blocks around a place open, the innermost first. */
export function* blocksAround(bare: string, offset: number): Generator<number> {
  let depth = 0;
  for (let i = offset - 1; i >= 0; i -= 1) {
    if (bare[i] === '}') depth += 1;
    else if (bare[i] === '{' && depth === 0) yield i;
    else if (bare[i] === '{') depth -= 1;
  }
}

/** How many blocks a piece of code opens more than it closes, at its end and where that is least. */
export function blocksIn(bare: string): { readonly end: number; readonly least: number } {
  let [end, least] = [0, 0];
  for (const sign of bare) {
    end += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    least = Math.min(least, end);
  }
  return { end, least };
}
