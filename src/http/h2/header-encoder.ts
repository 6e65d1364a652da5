// Header fields as bytes (RFC 7541): known ones as a number, new ones in full. Text stays plain, the Huffman code is not used for sending.
import type { ByteWriter } from './byte-writer.js';
import { FIXED, GrowingTable, STANDARD_SIZE } from './header-table.js';

/** Name and value pairs; names in lower case, one character for each byte. */
export type Fields = Readonly<Record<string, string>>;

const fixedPair = new Map(FIXED.map(([name, value], i) => [`${name}\n${value}`, i + 1]));
/** The first place of a name. */
const fixedName = new Map([...FIXED].map(([name], i) => [name, i + 1] as const).reverse());

const NO_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const NAME = /^:?[a-z0-9!#$%&'*+.^_`|~-]+$/;
/** What HTTP/1.1 says about one connection has no place in HTTP/2 (RFC 9113, section 8.2.2). */
const OF_HTTP_1 = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);
const goodNames = new Set<string>();
/** Names are few; a caller that makes them up must not fill the memory. */
const MOST_GOOD_NAMES = 200;

/** A field no HTTP/2 message can carry. Never names the value: it may be a secret. */
export class BadHeaderError extends Error {
  override readonly name = 'BadHeaderError';
}

export class HeaderEncoder {
  readonly #table = new GrowingTable();
  /** Which entry, counted over the whole life of the connection. */
  readonly #known = new Map<string, number>();
  #inserted = 0;
  /** A limit the peer has set and not been told back: the last one, and the smallest on the way to it. */
  #newLimit: number | undefined;
  #smallestLimit = STANDARD_SIZE;

  /** The peer's SETTINGS_HEADER_TABLE_SIZE. */
  limitTable(size: number): void {
    const limit = Math.min(size, STANDARD_SIZE);
    if (this.#newLimit === undefined) {
      if (limit === this.#table.limit) return;
      this.#smallestLimit = limit;
    }
    this.#newLimit = limit;
    this.#smallestLimit = Math.min(this.#smallestLimit, limit);
  }

  /** Throws `BadHeaderError` before a byte is written. Fields named in `literal` never enter a table. */
  encode(to: ByteWriter, fields: Fields, literal: readonly string[]): void {
    let room = 32;
    for (const name in fields) {
      const value = fields[name] as string;
      if (!goodNames.has(name)) checkName(name);
      if (NO_VALUE.test(value)) throw new BadHeaderError(`the header ${name} holds a character that HTTP/2 forbids`);
      if (isBlank(value, 0) || isBlank(value, value.length - 1))
        throw new BadHeaderError(`the header ${name} begins or ends with a blank`);
      room += name.length + value.length + 12;
    }
    to.reserve(room);
    if (this.#newLimit !== undefined) this.#resize(to, this.#newLimit);
    for (const name in fields) this.#field(to, name, fields[name] as string, literal);
  }

  /** The smallest limit in between must be told too (RFC 7541, section 4.2). */
  #resize(to: ByteWriter, last: number): void {
    this.#newLimit = undefined;
    if (this.#smallestLimit < last) this.#tellLimit(to, this.#smallestLimit);
    this.#tellLimit(to, last);
  }

  #tellLimit(to: ByteWriter, limit: number): void {
    this.#table.resize(limit);
    writeNumber(to, 0x20, 5, limit);
  }

  #field(to: ByteWriter, name: string, value: string, literal: readonly string[]): void {
    const pair = `${name}\n${value}`;
    const fixed = fixedPair.get(pair);
    if (fixed !== undefined) {
      writeNumber(to, 0x80, 7, fixed);
      return;
    }
    if (literal.includes(name)) {
      this.#literal(to, 0x10, 4, name, value);
      return;
    }
    const place = this.#placeOf(pair);
    if (place !== undefined) {
      writeNumber(to, 0x80, 7, FIXED.length + 1 + place);
      return;
    }
    this.#literal(to, 0x40, 6, name, value);
    if (!this.#table.add(name, value)) return;
    this.#known.set(pair, this.#inserted);
    this.#inserted += 1;
    this.#forget();
  }

  /** Entries the table has dropped: the oldest come first in the map as well. */
  #forget(): void {
    for (const [pair, entry] of this.#known) {
      if (this.#inserted - entry <= this.#table.length) return;
      this.#known.delete(pair);
    }
  }

  #placeOf(pair: string): number | undefined {
    const entry = this.#known.get(pair);
    if (entry === undefined) return undefined;
    const place = this.#inserted - 1 - entry;
    if (place < this.#table.length) return place;
    this.#known.delete(pair);
    return undefined;
  }

  #literal(to: ByteWriter, mark: number, bits: number, name: string, value: string): void {
    const known = fixedName.get(name);
    writeNumber(to, mark, bits, known ?? 0);
    if (known === undefined) writeText(to, name);
    writeText(to, value);
  }
}

/** A peer takes a value that begins or ends so for a broken message (RFC 9113, section 8.2.1). */
function isBlank(value: string, at: number): boolean {
  const code = value.charCodeAt(at);
  return code === 32 || code === 9;
}

function checkName(name: string): void {
  if (!NAME.test(name)) throw new BadHeaderError(`${JSON.stringify(name)} is no name of a header`);
  if (OF_HTTP_1.has(name)) throw new BadHeaderError(`the header ${name} belongs to HTTP/1.1`);
  if (goodNames.size < MOST_GOOD_NAMES) goodNames.add(name);
}

/** A number after a mark that leaves it so many bits (RFC 7541, section 5.1). */
function writeNumber(to: ByteWriter, mark: number, bits: number, value: number): void {
  const most = (1 << bits) - 1;
  if (value < most) {
    to.byte(mark | value);
    return;
  }
  to.byte(mark | most);
  let rest = value - most;
  while (rest >= 128) {
    to.byte((rest & 127) | 128);
    rest >>>= 7;
  }
  to.byte(rest);
}

function writeText(to: ByteWriter, text: string): void {
  writeNumber(to, 0, 7, text.length);
  to.latin1(text);
}
