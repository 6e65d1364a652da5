// Header fields out of bytes (RFC 7541). A block that cannot be read breaks the whole connection: both tables would drift apart.
import { FIXED, GrowingTable, STANDARD_SIZE } from './header-table.js';
import { decodeHuffman } from './huffman.js';

/** Characters of all names and values of one block, and what each field costs beside them: a few bytes can stand for endless repeats of an entry. */
const MOST_CHARACTERS = 256 * 1024;
const FIELD_COST = 32;

/** Why a header block cannot be read. */
export class HeaderBlockError extends Error {
  override readonly name = 'HeaderBlockError';
}

/** The header fields of an answer. */
export interface Answer {
  /** The number of `:status`, 0 when there is none. */
  readonly status: number;
  /** Names in lower case, repeated ones joined with `, `, pseudo-headers left out. */
  readonly headers: Record<string, string>;
}

const COLON = 58;
const STATUS = /^[1-9][0-9]{2}$/;

export class HeaderDecoder {
  readonly #table = new GrowingTable();
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #end = 0;

  /** Throws `HeaderBlockError`. */
  decode(bytes: Uint8Array, from = 0, to = bytes.length): Answer {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = to;
    const headers: Record<string, string> = {};
    let status = 0;
    let characters = 0;
    let begun = false;
    while (this.#at < this.#end) {
      const byte = bytes[this.#at] as number;
      if ((byte & 0xe0) === 0x20) {
        if (begun) throw new HeaderBlockError('a table size in the middle of a block');
        this.#resize(this.#number(5));
        continue;
      }
      begun = true;
      const { name, value } = (byte & 0x80) === 0 ? this.#literal(byte) : this.#entry(this.#number(7));
      characters += name.length + value.length + FIELD_COST;
      if (characters > MOST_CHARACTERS) throw new HeaderBlockError('the header fields are too long');
      if (name.charCodeAt(0) === COLON) {
        if (name === ':status' && STATUS.test(value)) status = Number(value);
      } else if (name !== '__proto__') {
        headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
      }
    }
    return { status, headers };
  }

  #literal(byte: number): { readonly name: string; readonly value: string } {
    const indexed = (byte & 0x40) !== 0;
    const place = this.#number(indexed ? 6 : 4);
    const name = place === 0 ? this.#text() : this.#entry(place).name;
    const value = this.#text();
    if (indexed) this.#table.add(name, value);
    return { name, value };
  }

  #entry(place: number): { readonly name: string; readonly value: string } {
    const fixed = FIXED[place - 1];
    if (fixed !== undefined) return { name: fixed[0], value: fixed[1] };
    const entry = place === 0 ? undefined : this.#table.at(place - FIXED.length - 1);
    if (entry === undefined) throw new HeaderBlockError('a place outside of the tables');
    return entry;
  }

  #resize(limit: number): void {
    // We never announce another size than the standard one.
    if (limit > STANDARD_SIZE) throw new HeaderBlockError('a table size above the announced one');
    this.#table.resize(limit);
  }

  #number(bits: number): number {
    const most = (1 << bits) - 1;
    let value = this.#next() & most;
    if (value < most) return value;
    let factor = 1;
    for (;;) {
      const byte = this.#next();
      value += (byte & 127) * factor;
      if (value > 0x7fffffff || factor > 0x7fffffff) throw new HeaderBlockError('a number too large');
      if ((byte & 128) === 0) return value;
      factor *= 128;
    }
  }

  #text(): string {
    const isCoded = ((this.#bytes[this.#at] ?? 0) & 0x80) !== 0;
    const length = this.#number(7);
    const from = this.#at;
    const to = from + length;
    if (to > this.#end) throw new HeaderBlockError('a text longer than its block');
    this.#at = to;
    if (!isCoded) return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + from, length).toString('latin1');
    const text = decodeHuffman(this.#bytes, from, to);
    if (text === undefined) throw new HeaderBlockError('a broken Huffman code');
    return text;
  }

  #next(): number {
    if (this.#at >= this.#end) throw new HeaderBlockError('the block ends in the middle of a field');
    const byte = this.#bytes[this.#at] as number;
    this.#at += 1;
    return byte;
  }
}
