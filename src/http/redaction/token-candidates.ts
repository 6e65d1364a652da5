// Which device tokens of a call a text may hold. Nearly every answer holds none: spelling them all out would cost more than the pushes.
import { layersOf } from './encoded-text.js';
import { formsOf, KEY } from './spellings.js';

const ASCII = 127;
const valuesOf = (alphabet: string): Int8Array => {
  const values = new Int8Array(ASCII + 1).fill(-1);
  for (let i = 0; i < alphabet.length; i += 1) values[alphabet.charCodeAt(i)] = i;
  return values;
};
const HEX = valuesOf('0123456789abcdef');
for (const sign of 'ABCDEF') HEX[sign.charCodeAt(0)] = Number.parseInt(sign, 16);
const BASE64 = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
BASE64[0x2d] = 62;
BASE64[0x5f] = 63;

/** Four characters as one number; each value that hex or base64 can give has a bit of its own. */
const plainKey = (a: number, b: number, c: number, d: number): number => (a << 21) | (b << 14) | (c << 7) | d;
const HEX_BIT = 1 << 28;
const BASE64_BIT = 1 << 29;

/** The device tokens of one call, and how the spellings of each may begin. */
export class TokenCandidates {
  readonly #tokens: readonly string[];
  #beginnings: Set<number> | undefined;
  /** Some begin with bytes that are not their characters: rare enough to be looked for in full. */
  #haveOther = false;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Those of which one spelling may begin in the text; none is left out that does. */
  in(text: string): readonly string[] {
    if (this.#tokens.length === 0 || text.length < KEY) return [];
    this.#beginnings ??= this.#findBeginnings();
    const found: number[] = [];
    for (const layer of layersOf(text)) gather(layer.text, this.#beginnings, found);
    if (!this.#haveOther && found.length === 0) return [];
    const keys = new Set(found);
    const isFound = (form: string): boolean => keysOf(form)?.some((key) => keys.has(key)) ?? true;
    return this.#tokens.filter((token) => formsOfBeginning(token).some(isFound));
  }

  #findBeginnings(): Set<number> {
    const all = new Set<number>();
    for (const token of this.#tokens)
      for (const form of formsOfBeginning(token)) {
        const keys = keysOf(form);
        this.#haveOther ||= keys === undefined;
        for (const key of keys ?? []) all.add(key);
      }
    return all;
  }
}

/** Adds to `found` what the text has in common with the beginnings. */
function gather(text: string, beginnings: ReadonlySet<number>, found: number[]): void {
  const look = (key: number): void => {
    if (beginnings.has(key)) found.push(key);
  };
  for (let i = 0; i + KEY <= text.length; i += 1) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    if ((a | b | c | d) > ASCII) continue;
    look(plainKey(a, b, c, d));
    const hex = ((HEX[a] ?? -1) << 12) | ((HEX[b] ?? -1) << 8) | ((HEX[c] ?? -1) << 4) | (HEX[d] ?? -1);
    if (hex >= 0) look(HEX_BIT | hex);
    const base64 = ((BASE64[a] ?? -1) << 18) | ((BASE64[b] ?? -1) << 12) | ((BASE64[c] ?? -1) << 6) | (BASE64[d] ?? -1);
    if (base64 >= 0) look(BASE64_BIT | base64);
  }
}

const formsOfBeginning = (token: string): readonly string[] => [...formsOf(token.slice(0, KEY))];

/** In base64 a value may follow on none, one or two other bytes of its group of three. Undefined for other than ASCII. */
function keysOf(form: string): readonly number[] | undefined {
  const a = form.charCodeAt(0);
  const b = form.charCodeAt(1);
  const c = form.charCodeAt(2);
  const d = form.charCodeAt(3);
  if ((a | b | c | d) > ASCII) return undefined;
  return [
    plainKey(a, b, c, d),
    HEX_BIT | (a << 8) | b,
    BASE64_BIT | (a << 16) | (b << 8) | c,
    BASE64_BIT | ((a & 15) << 20) | (b << 12) | (c << 4) | (d >> 4),
    BASE64_BIT | ((a & 63) << 18) | (b << 10) | (c << 2) | (d >> 6),
  ];
}
