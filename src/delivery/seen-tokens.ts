// Remembers which device tokens came by without keeping them: 68 bits of a SHA-256 each, in tables of numbers that grow in small steps.
import { hash } from 'node:crypto';

/** Tables; each grows alone, so that growing never needs the memory twice. So few that each is large enough to be given back to the system. */
const PARTS = 16;
const FIRST_PLACES = 512;
/** Fuller tables make long searches. */
const FULLEST = 0.9;
const GROWTH = 1.1;

/** The name of a device token in a journal: 132 bits of SHA-256 as 22 characters. */
export const tokenName = (vendor: string, token: string): string =>
  hash('sha256', `${vendor}\n${token}`, 'base64url').slice(0, 22);

/**
 * A set of 68-bit numbers, two words and the choice of a table: some 10 bytes for each. That any two of a million hashes share them has
 * a probability of 1 in 600 million, of 100 million hashes 1 in 60 000.
 */
class NumberSet {
  // Each begins a little larger than the one before: all have the same load, and must not grow at the same moment.
  readonly #parts: Part[] = Array.from({ length: PARTS }, (_, i) => new Part(FIRST_PLACES * GROWTH ** (i / PARTS)));
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** False when it was there already. `part` chooses the table. */
  add(high: number, low: number, part: number): boolean {
    const isNew = (this.#parts[part & (PARTS - 1)] as Part).add(high, low);
    if (isNew) this.#size += 1;
    return isNew;
  }

  has(high: number, low: number, part: number): boolean {
    return (this.#parts[part & (PARTS - 1)] as Part).has(high, low);
  }
}

/** The device tokens that came by, whatever their length. */
export class SeenTokens {
  readonly #numbers = new NumberSet();

  get size(): number {
    return this.#numbers.size;
  }

  /** Notes a device token; false when it was there already. */
  add(vendor: string, token: string): boolean {
    const digest = hash('sha256', `${vendor}\n${token}`, 'binary');
    return this.#numbers.add(word(digest, 0), word(digest, 4), digest.charCodeAt(8));
  }
}

/** 32 bits out of four bytes. */
const word = (digest: string, from: number): number =>
  (digest.charCodeAt(from) << 24) |
  (digest.charCodeAt(from + 1) << 16) |
  (digest.charCodeAt(from + 2) << 8) |
  digest.charCodeAt(from + 3);

/** The names of device tokens out of a journal. */
export class SeenNames {
  readonly #numbers = new NumberSet();

  get size(): number {
    return this.#numbers.size;
  }

  /** Notes a name; false when it was there already. */
  add(name: string): boolean {
    return this.#numbers.add(number(name, 0), number(name, 6), number(name, 12));
  }

  has(name: string): boolean {
    return this.#numbers.has(number(name, 0), number(name, 6), number(name, 12));
  }
}

const DIGITS = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((character, i) => {
  DIGITS[character.charCodeAt(0)] = i;
});

/** 32 bits out of six characters of base64url. */
function number(name: string, from: number): number {
  let value = 0;
  for (let i = from; i < from + 6; i += 1) value = (value << 6) ^ (value >>> 26) ^ (DIGITS[name.charCodeAt(i)] ?? 0);
  return value | 0;
}

/** Open addressing with steps of one; two numbers for each place, both zero where it is free. */
class Part {
  #table: Int32Array<ArrayBuffer>;
  #used = 0;
  /** The one value that looks like a free place. */
  #hasZero = false;

  constructor(places: number) {
    this.#table = new Int32Array(Math.ceil(places) * 2);
  }

  has(high: number, low: number): boolean {
    if (high === 0 && low === 0) return this.#hasZero;
    return this.#isTaken(this.#place(high, low));
  }

  add(high: number, low: number): boolean {
    if (high === 0 && low === 0) {
      const isNew = !this.#hasZero;
      this.#hasZero = true;
      return isNew;
    }
    const place = this.#place(high, low);
    if (this.#isTaken(place)) return false;
    this.#put(place, high, low);
    this.#used += 1;
    if (this.#used * 2 > this.#table.length * FULLEST) this.#grow();
    return true;
  }

  /** Where the value is, or the free place it belongs to. */
  #place(high: number, low: number): number {
    const table = this.#table;
    const places = table.length / 2;
    let i = (high >>> 0) % places;
    for (;;) {
      const thisHigh = table[i * 2];
      const thisLow = table[i * 2 + 1];
      if ((thisHigh === high && thisLow === low) || (thisHigh === 0 && thisLow === 0)) return i;
      i = i + 1 === places ? 0 : i + 1;
    }
  }

  #isTaken = (place: number): boolean => this.#table[place * 2] !== 0 || this.#table[place * 2 + 1] !== 0;

  #put(place: number, high: number, low: number): void {
    this.#table[place * 2] = high;
    this.#table[place * 2 + 1] = low;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(Math.ceil((old.length / 2) * GROWTH) * 2);
    for (let i = 0; i < old.length; i += 2) {
      const high = old[i] as number;
      const low = old[i + 1] as number;
      if (high !== 0 || low !== 0) this.#put(this.#place(high, low), high, low);
    }
    // Transferred to a new object, the old memory is freed by the next minor garbage collection; otherwise it waits for a major one.
    structuredClone(old.buffer, { transfer: [old.buffer] });
  }
}
