// Which device tokens of a call a text may hold. Nearly every answer holds none: spelling them all out would cost more than the pushes.
import { layersOf } from './encoded-text.js';
import { formsOf, KEY } from './spellings.js';

/** Four characters as numbers: as they are, and as the bytes that hex or base64 of them stands for. */
interface Windows {
  readonly plain: Set<number>;
  readonly hex: Set<number>;
  readonly base64: Set<number>;
}

/** How spellings begin. */
interface Beginnings extends Windows {
  /** Some begin with bytes that are not their characters: rare enough to be looked for in full. */
  readonly haveOther: boolean;
}

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

/** The device tokens of one call, and how the spellings of each may begin. */
export class TokenCandidates {
  readonly #tokens: readonly string[];
  #beginnings: Beginnings | undefined;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** Those of which one spelling may begin in the text; none is left out that does. */
  in(text: string): readonly string[] {
    if (this.#tokens.length === 0 || text.length < KEY) return [];
    this.#beginnings ??= beginningsOf(this.#tokens);
    const found = noWindows();
    for (const layer of layersOf(text)) gather(layer.text, this.#beginnings, found);
    const { plain, hex, base64 } = found;
    if (!this.#beginnings.haveOther && plain.size + hex.size + base64.size === 0) return [];
    return this.#tokens.filter((token) => formsOfBeginning(token).some((form) => beginsWith(form, found)));
  }
}

const noWindows = (): Windows => ({ plain: new Set(), hex: new Set(), base64: new Set() });

function beginningsOf(tokens: readonly string[]): Beginnings {
  const all = noWindows();
  let haveOther = false;
  for (const token of tokens)
    for (const form of formsOfBeginning(token)) {
      const windows = windowsOf(form);
      haveOther ||= windows === undefined;
      if (windows === undefined) continue;
      all.plain.add(windows.plain);
      all.hex.add(windows.hex);
      for (const window of windows.base64) all.base64.add(window);
    }
  return { ...all, haveOther };
}

/** Adds to `found` what the text has in common with the beginnings. */
function gather(text: string, beginnings: Windows, found: Windows): void {
  for (let i = 0; i + KEY <= text.length; i += 1) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    if ((a | b | c | d) > ASCII) continue;
    const plain = (a << 24) | (b << 16) | (c << 8) | d;
    if (beginnings.plain.has(plain)) found.plain.add(plain);
    const hex = ((HEX[a] ?? -1) << 12) | ((HEX[b] ?? -1) << 8) | ((HEX[c] ?? -1) << 4) | (HEX[d] ?? -1);
    if (hex >= 0 && beginnings.hex.has(hex)) found.hex.add(hex);
    const base64 = ((BASE64[a] ?? -1) << 18) | ((BASE64[b] ?? -1) << 12) | ((BASE64[c] ?? -1) << 6) | (BASE64[d] ?? -1);
    if (base64 >= 0 && beginnings.base64.has(base64)) found.base64.add(base64);
  }
}

/** The same in a form and in JSON. */
const PLAIN = /^[\w.-]+$/;

function formsOfBeginning(token: string): readonly string[] {
  const beginning = token.slice(0, KEY);
  return PLAIN.test(beginning) ? [beginning] : [...formsOf(beginning)];
}

/** In base64 a value may follow on none, one or two other bytes of its group of three. Undefined for other than ASCII. */
function windowsOf(form: string): { plain: number; hex: number; base64: readonly number[] } | undefined {
  const a = form.charCodeAt(0);
  const b = form.charCodeAt(1);
  const c = form.charCodeAt(2);
  const d = form.charCodeAt(3);
  if ((a | b | c | d) > ASCII) return undefined;
  return {
    plain: (a << 24) | (b << 16) | (c << 8) | d,
    hex: (a << 8) | b,
    base64: [
      (a << 16) | (b << 8) | c,
      ((a & 15) << 20) | (b << 12) | (c << 4) | (d >> 4),
      ((a & 63) << 18) | (b << 10) | (c << 2) | (d >> 6),
    ],
  };
}

function beginsWith(form: string, found: Windows): boolean {
  const windows = windowsOf(form);
  if (windows === undefined) return true;
  const { plain, hex, base64 } = windows;
  return found.plain.has(plain) || found.hex.has(hex) || base64.some((window) => found.base64.has(window));
}
