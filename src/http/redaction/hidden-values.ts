// Finds hidden values in a text: whole or cut, plain or encoded, and encodings of encodings.
import { layersOf } from './encoded-text.js';
import { KEY, type Spelling, spellingsOf } from './spellings.js';

/** A value, the sign that replaces it, and which of its pieces are hidden on their own. */
export interface HiddenValue {
  readonly value: string;
  readonly mask: string;
  readonly pieces?: Pieces;
  /** It cannot be a word of ours: hidden in our own texts too. */
  readonly isSure?: boolean;
}

/** `some`: as `all`, but pieces have to be a bit longer, at a quarter of the price. */
type Pieces = 'all' | 'some' | 'beginning' | 'none';

interface Hidden extends Spelling {
  readonly mask: string;
  readonly hasPieces: boolean;
  isSure: boolean;
  /** A word, as people choose passwords: our codes and key names hold it too. */
  readonly isWord: boolean;
  /** A value of digits alone: where a text was cut, a number with its beginning is a piece of it. */
  readonly isNumber: boolean;
}

/** One place of a spelling whose characters are looked up. */
interface Place {
  readonly hidden: Hidden;
  /** Where in its text they are; 0 is its beginning. */
  readonly at: number;
}

/** Places in a text, from the first to behind the last character. */
interface FoundValue {
  readonly from: number;
  readonly to: number;
  readonly mask: string;
}

const TABLE = 0xffff;
/** A beginning this long is a piece of the value anywhere; at the end of a text a shorter one was cut there. */
const SURE_PIECE = 12;
/** Spellings up to this long are looked up at every place, longer ones at every fourth: what is a piece of them is a bit longer then. */
const EVERY_PLACE = 128;
/** A whole key file is masked line by line already. */
const LONGEST_INNER = 2048;
/** A piece of fewer different characters is in other values too, as zeros are. */
const FEWEST_SIGNS = 5;
/** Our own short labels of device tokens end in `…` too: what foreign text is cut to was masked before it was cut. */
const SHORTEST_OURS = 8;
/** A cut number is recognised by at least so many digits. */
const SHORTEST_NUMBER = 8;
/** Where a value begins, its first characters tell it from others. */
const FEWEST_SIGNS_AT_BEGINNING = 3;

export class HiddenValues {
  /** The places, thousands for a key file: one number each in three lists. */
  readonly #hidden: Hidden[] = [];
  readonly #at: number[] = [];
  /** The place before it with the same hash; -1 for the first. */
  readonly #before: number[] = [];
  /** The last place by the hash of its characters. */
  readonly #last = new Map<number, number>();
  /** Tells for most places of a text at once that no spelling begins there. */
  readonly #table = new Uint8Array(TABLE + 1);
  readonly #known = new Map<string, Hidden>();
  readonly #open = new Set<string>();

  get size(): number {
    return this.#known.size;
  }

  add({ value, mask, pieces = 'beginning', isSure = false }: HiddenValue): void {
    const isNumber = /^\d+$/.test(value);
    for (const spelling of spellingsOf(value)) {
      const { text } = spelling;
      const same = this.#known.get(text);
      if (same !== undefined && isSure) same.isSure = true;
      if (text.length < KEY || same !== undefined) continue;
      const hidden: Hidden = {
        ...spelling,
        mask,
        hasPieces: pieces !== 'none',
        isWord: isWord(text),
        isNumber,
        isSure,
      };
      this.#known.set(text, hidden);
      this.#lookUp(hidden, 0);
      if ((pieces !== 'all' && pieces !== 'some') || text.length > LONGEST_INNER) continue;
      const step = pieces === 'some' || text.length > EVERY_PLACE ? KEY : 1;
      for (let at = step; at <= text.length - SURE_PIECE; at += step)
        if (!isRepeated(text, at)) this.#lookUp(hidden, at);
    }
  }

  /** A value that may be shown: what a hidden one has in common with it is no piece of the hidden one. */
  leave(value: string): void {
    if (value.length >= KEY) this.#open.add(value);
  }

  #lookUp(hidden: Hidden, at: number): void {
    const { text } = hidden;
    const key = keyAt(text, at);
    this.#before.push(this.#last.get(key) ?? -1);
    this.#last.set(key, this.#at.length);
    this.#at.push(at);
    this.#hidden.push(hidden);
    let hash = 0;
    for (let i = at; i < at + KEY; i += 1) hash = mix(hash, text.charCodeAt(i));
    this.#table[hash] = 1;
  }

  /** The places with these characters. Longest first, so that a value inside another one does not leave its ends behind. */
  #placesOf(text: string, from: number): Place[] {
    const places: Place[] = [];
    for (let i = this.#last.get(keyAt(text, from)) ?? -1; i >= 0; i = this.#before[i] ?? -1) {
      const hidden = this.#hidden[i] as Hidden;
      const at = this.#at[i] ?? 0;
      if (hidden.text.startsWith(text.slice(from, from + KEY), at)) places.push({ hidden, at });
    }
    return places.reverse().sort((a, b) => b.hidden.text.length - a.hidden.text.length);
  }

  /** The text with a mask in the place of every value; a text of our own only for those that cannot be a word of it. */
  mask(text: string, isOurs = false): string {
    if (this.#known.size === 0 || text.length < KEY) return text;
    const hits: FoundValue[] = [];
    for (const { text: layer, at } of layersOf(text))
      for (const { from, to, mask } of this.#find(layer, isOurs))
        hits.push({ from: at?.[from] ?? from, to: at?.[to] ?? to, mask });
    return hits.length === 0 ? text : replaced(text, hits);
  }

  #find(text: string, isOurs: boolean): FoundValue[] {
    const hits: FoundValue[] = [];
    let hash = 0;
    for (let end = 0; end < text.length; end += 1) {
      hash = mix(hash, text.charCodeAt(end));
      const from = end - KEY + 1;
      if (from < 0 || this.#table[hash] === 0) continue;
      const hit = this.#hitAt(text, from, isOurs);
      if (hit === undefined) continue;
      hits.push(hit);
      // What was found is not searched again.
      end = hit.to - 1;
      hash = 0;
      for (let i = Math.max(from, hit.to - KEY + 1); i < hit.to; i += 1) hash = mix(hash, text.charCodeAt(i));
    }
    return hits;
  }

  #hitAt(text: string, from: number, isOurs: boolean): FoundValue | undefined {
    let longest: FoundValue | undefined;
    for (const { hidden, at } of this.#placesOf(text, from)) {
      const { text: wanted, plain, mask, hasPieces, isWord, isNumber, isSure, isReadable } = hidden;
      if (isOurs && !isSure) continue;
      const to = from + sameLength(text, from, wanted, at);
      if (longest !== undefined && to <= longest.to) continue;
      const length = to - from;
      if (at === 0 && length === wanted.length) {
        if (isWord && isInName(text, from, to)) continue;
        longest = { from, to, mask };
        continue;
      }
      if (!hasPieces) continue;
      // The end of a longer word, such as a project called `my-demo`, is no beginning of a value.
      const isEndOfWord = isReadable === true && length < SHORTEST_OURS && /[\w-]/.test(text[from - 1] ?? '');
      const isCut =
        at === 0 &&
        length >= (isOurs ? SHORTEST_OURS : KEY) &&
        !isEndOfWord &&
        (to === text.length || text[to] === '…');
      if (length < SURE_PIECE && !isCut) continue;
      const start = at === 0 ? from : startOf(text, from, wanted, at);
      const first = at - (from - start);
      const piece = plain(first, first + to - start);
      const isCutNumber = isNumber && isCut && piece.length >= SHORTEST_NUMBER && hasSigns(piece, 2);
      if (isCutNumber || this.#isTelling(piece, start === from && at === 0)) longest = { from: start, to, mask };
    }
    return longest;
  }

  /** Whether a piece can only come from the value: numbers such as times and ids, and what an open value holds, do not. */
  #isTelling(piece: string, isBeginning: boolean): boolean {
    if (!hasSigns(piece, isBeginning ? FEWEST_SIGNS_AT_BEGINNING : FEWEST_SIGNS) || /^\d{1,19}$/.test(piece))
      return false;
    for (const open of this.#open) if (open.includes(piece)) return false;
    return true;
  }
}

/** Small letters, perhaps joined, as our codes and key names are written: such a password may well be a word of ours. */
export const isWord = (value: string): boolean => value.length < 16 && /^[a-z]+(?:[-_][a-z]+)*$/.test(value);

/** `wrong` in `p12-wrong-password`: a part of a longer name. */
const isInName = (text: string, from: number, to: number): boolean =>
  /\w[-_/]$/.test(text.slice(Math.max(0, from - 2), from)) || /^[-_]\w/.test(text.slice(to, to + 2));

/** A run of one sign, or of one byte in hex: it is in many values. */
const isRepeated = (text: string, at: number): boolean => text[at] === text[at + 2] && text[at + 1] === text[at + 3];

function hasSigns(piece: string, fewest = FEWEST_SIGNS): boolean {
  if (piece.length < KEY) return false;
  const enough = Math.min(fewest, piece.length / 3 + 1);
  let different = 0;
  for (let i = 0; i < piece.length && different < enough; i += 1)
    if (piece.indexOf(piece[i] ?? '') === i) different += 1;
  return different >= enough;
}

/** Four characters as one number. */
const keyAt = (text: string, at: number): number =>
  (text.charCodeAt(at) << 24) ^
  (text.charCodeAt(at + 1) << 16) ^
  (text.charCodeAt(at + 2) << 8) ^
  text.charCodeAt(at + 3);

/** Four characters of four bits each: older ones fall out. */
const mix = (hash: number, code: number): number => ((hash << 4) ^ code ^ (code >> 4)) & TABLE;

function sameLength(text: string, from: number, wanted: string, at: number): number {
  if (at === 0 && text.startsWith(wanted, from)) return wanted.length;
  let length = KEY;
  while (at + length < wanted.length && text[from + length] === wanted[at + length]) length += 1;
  return length;
}

/** Where a piece begins whose middle was found first. */
function startOf(text: string, from: number, wanted: string, at: number): number {
  let back = 0;
  while (back < at && back < from && text[from - back - 1] === wanted[at - back - 1]) back += 1;
  return from - back;
}

function replaced(text: string, hits: FoundValue[]): string {
  hits.sort((a, b) => a.from - b.from || b.to - a.to);
  let result = '';
  let done = 0;
  for (const { from, to, mask } of hits) {
    if (from >= done) result += text.slice(done, from) + mask;
    done = Math.max(done, to);
  }
  return result + text.slice(done);
}
