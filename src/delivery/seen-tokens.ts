// Remembers which device tokens came by without keeping them: 72 bits of a SHA-256 each, in tables of numbers that grow in small steps.
import { hash } from 'node:crypto';

/** Tables; each grows alone, so that growing never needs the memory twice. */
const PARTS = 16;
const FIRST_PLACES = 512;
/** Fuller tables make long searches. */
const FULLEST = 0.88;
const GROWTH = 1.15;

/**
 * The name of a device token in a journal and in this set: 132 bits of SHA-256 as 22 characters. The set keeps 72 of the bits: that
 * any two of a million tokens share them has a probability of 1 in 10 000 million, of 100 million tokens 1 in a million.
 */
export const tokenName = (vendor: string, token: string): string =>
  hash('sha256', `${vendor}\n${token}`, 'base64url').slice(0, 22);

/** A set of token names: some 11 bytes for each, whatever their length. */
export class SeenTokens {
  // Each begins a little larger than the one before: all have the same load, and must not grow at the same moment.
  readonly #parts: Part[] = Array.from({ length: PARTS }, (_, i) => new Part(FIRST_PLACES * GROWTH ** (i / PARTS)));
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Notes a name; false when it was there already. */
  add(name: string): boolean {
    const isNew = this.#part(name).add(number(name, 0), number(name, 6));
    if (isNew) this.#size += 1;
    return isNew;
  }

  has(name: string): boolean {
    return this.#part(name).has(number(name, 0), number(name, 6));
  }

  #part(name: string): Part {
    return this.#parts[number(name, 12) & (PARTS - 1)] as Part;
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
  #table: Int32Array;
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

  /** Where the value stands, or the free place it belongs to. */
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
  }
}
