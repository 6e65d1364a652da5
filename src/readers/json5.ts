// JSON5 as HarmonyOS projects write it (json5.org): comments, keys without quotes, single quotes, trailing commas; with places. One pass, bounded in depth.
import { DEEPEST, faultOf, tooDeep } from './fault.js';
import type { ValueNode, ValueRead } from './node.js';

const BLANKS = /[\s\ufeff]+/y;
const REST_OF_LINE = /\/\/[^\n\r]*/y;
const NAME = /[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$\u200c\u200d]*/uy;
const NUMBER = /[+-]?(?:Infinity|NaN|0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
/** A run of a text without quotes, escapes and line ends. */
const PLAIN = { '"': /[^"\\\n\r]+/y, "'": /[^'\\\n\r]+/y } as const;
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
};

class Broken extends Error {
  constructor(
    readonly code: string,
    readonly offset: number,
  ) {
    super(code);
  }
}

/** Never throws. Nothing is judged: duplicates are listed, the last one counts. */
export function readJson5(text: string): ValueRead {
  const reader = new Reader(text);
  try {
    const root = reader.document();
    return { root, fault: undefined, duplicates: reader.duplicates };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const fault = error.code === 'TooDeep' ? tooDeep : faultOf(text, error.code, error.offset);
    return { root: undefined, fault, duplicates: [] };
  }
}

class Reader {
  readonly duplicates: { readonly name: string; readonly offset: number }[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): ValueNode {
    this.#space();
    const root = this.#value(this.#at, 0);
    this.#space();
    if (this.#at < this.#text.length) throw new Broken('EndOfFileExpected', this.#at);
    return root;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Blanks and comments. */
  #space(): void {
    for (;;) {
      if (this.#match(BLANKS) !== undefined || this.#match(REST_OF_LINE) !== undefined) continue;
      if (!this.#text.startsWith('/*', this.#at)) return;
      const end = this.#text.indexOf('*/', this.#at + 2);
      if (end === -1) throw new Broken('UnexpectedEndOfComment', this.#at);
      this.#at = end + 2;
    }
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #value(offset: number, depth: number): ValueNode {
    if (depth > DEEPEST) throw new Broken('TooDeep', this.#at);
    const start = this.#at;
    const sign = this.#text[start];
    const none = { members: new Map<string, ValueNode>(), items: [] as readonly ValueNode[] };
    const made = (type: ValueNode['type'], value: ValueNode['value'], more: Partial<ValueNode> = {}): ValueNode => ({
      type,
      value,
      offset,
      valueStart: start,
      valueEnd: this.#at,
      ...none,
      ...more,
    });
    if (sign === '{') {
      const members = this.#members(depth);
      return made('object', null, { members });
    }
    if (sign === '[') {
      const items = this.#items(depth);
      return made('array', null, { items });
    }
    if (sign === '"' || sign === "'") return made('string', this.#quoted(sign));
    const written = this.#match(NUMBER);
    if (written !== undefined) return made('number', numberOf(written), { written });
    const word = this.#match(NAME);
    if (word === 'true' || word === 'false') return made('boolean', word === 'true');
    if (word === 'null') return made('null', null);
    throw new Broken(word === undefined ? 'ValueExpected' : 'InvalidSymbol', start);
  }

  #members(depth: number): ReadonlyMap<string, ValueNode> {
    const members = new Map<string, ValueNode>();
    this.#at += 1;
    for (;;) {
      this.#space();
      if (this.#take('}')) return members;
      const offset = this.#at;
      const sign = this.#text[offset];
      const name = sign === '"' || sign === "'" ? this.#quoted(sign) : this.#match(NAME);
      if (name === undefined) throw new Broken('KeyExpected', offset);
      this.#space();
      if (!this.#take(':')) throw new Broken('ColonExpected', this.#at);
      this.#space();
      if (members.has(name)) this.duplicates.push({ name, offset });
      members.set(name, this.#value(offset, depth + 1));
      this.#space();
      if (this.#take(',')) continue;
      if (this.#take('}')) return members;
      throw new Broken('CommaExpected', this.#at);
    }
  }

  #items(depth: number): readonly ValueNode[] {
    const items: ValueNode[] = [];
    this.#at += 1;
    for (;;) {
      this.#space();
      if (this.#take(']')) return items;
      items.push(this.#value(this.#at, depth + 1));
      this.#space();
      if (this.#take(',')) continue;
      if (this.#take(']')) return items;
      throw new Broken('CommaExpected', this.#at);
    }
  }

  #quoted(quote: '"' | "'"): string {
    const start = this.#at;
    const parts: string[] = [];
    this.#at += 1;
    for (;;) {
      const plain = this.#match(PLAIN[quote]);
      if (plain !== undefined) parts.push(plain);
      else if (this.#take(quote)) return parts.join('');
      else if (this.#take('\\')) parts.push(this.#escape(start));
      else throw new Broken('UnexpectedEndOfString', start);
    }
  }

  #escape(start: number): string {
    const hex = this.#match(/u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}/y);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex.slice(1), 16));
    // A line end behind a backslash goes on in the next line.
    if (this.#match(/\r\n|[\n\r\u2028\u2029]/y) !== undefined) return '';
    const sign = this.#text[this.#at];
    if (sign === undefined) throw new Broken('UnexpectedEndOfString', start);
    this.#at += 1;
    return ESCAPES[sign] ?? sign;
  }
}

function numberOf(written: string): number {
  const isNegative = written.startsWith('-');
  const value = Number(written.replace(/^[+-]/, ''));
  return isNegative ? -value : value;
}
