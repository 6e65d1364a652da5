// Which device tokens of a call a text may hold. Nearly every answer holds none: spelling them all out would cost more than the pushes.
import { layersOf } from './encoded-text.js';
import { formsOf, KEY } from './spellings.js';

/** What any four characters of a text say as they are, as hex and as base64. */
interface Windows {
  readonly plain: Set<number>;
  readonly hex: Set<number>;
  readonly base64: Set<number>;
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

/** The device tokens of which one spelling may begin in the text; none is left out that does. */
export function candidatesIn(text: string, tokens: readonly string[]): readonly string[] {
  if (tokens.length === 0 || text.length < KEY) return [];
  const windows: Windows = { plain: new Set(), hex: new Set(), base64: new Set() };
  for (const layer of layersOf(text)) gather(layer.text, windows);
  return tokens.filter((token) => mayBegin(token, windows));
}

function gather(text: string, { plain, hex, base64 }: Windows): void {
  for (let i = 0; i + KEY <= text.length; i += 1) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    if ((a | b | c | d) > ASCII) continue;
    plain.add((a << 24) | (b << 16) | (c << 8) | d);
    const [e, f, g, h] = [HEX[a] ?? -1, HEX[b] ?? -1, HEX[c] ?? -1, HEX[d] ?? -1];
    if ((e | f | g | h) >= 0) hex.add((e << 12) | (f << 8) | (g << 4) | h);
    const [j, k, l, m] = [BASE64[a] ?? -1, BASE64[b] ?? -1, BASE64[c] ?? -1, BASE64[d] ?? -1];
    if ((j | k | l | m) >= 0) base64.add((j << 18) | (k << 12) | (l << 6) | m);
  }
}

function mayBegin(token: string, windows: Windows): boolean {
  const beginning = token.slice(0, KEY);
  return PLAIN.test(beginning)
    ? beginsWith(beginning, windows)
    : [...formsOf(beginning)].some((form) => beginsWith(form, windows));
}

/** The same in a form and in JSON. */
const PLAIN = /^[\w.-]+$/;

/** In base64 a value may follow on none, one or two other bytes of its group of three. */
function beginsWith(form: string, { plain, hex, base64 }: Windows): boolean {
  const a = form.charCodeAt(0);
  const b = form.charCodeAt(1);
  const c = form.charCodeAt(2);
  const d = form.charCodeAt(3);
  // Its bytes are not its characters: rare enough to be looked for in full.
  if ((a | b | c | d) > ASCII) return true;
  return (
    plain.has((a << 24) | (b << 16) | (c << 8) | d) ||
    hex.has((a << 8) | b) ||
    base64.has((a << 16) | (b << 8) | c) ||
    base64.has(((a & 15) << 20) | (b << 12) | (c << 4) | (d >> 4)) ||
    base64.has(((a & 63) << 18) | (b << 10) | (c << 2) | (d >> 6))
  );
}
