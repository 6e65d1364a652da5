// How a value may be written in a text: as it is, escaped for a form or JSON, in hex and in base64.

/** A form of a value, and which characters of the value a part of it encodes. */
export interface Spelling {
  readonly text: string;
  /** Neither base64 nor hex: its characters are those of the value, with some escaped. */
  readonly isReadable?: boolean;
  readonly plain: (from: number, to: number) => string;
}

/** A value as it is, in base64 at any place of a longer text, and in hex; each also for the value inside a form or JSON. */
export function spellingsOf(value: string): Spelling[] {
  return [...formsOf(value)].flatMap(spellingsOfForm);
}

/** Looks the same in all of them. */
const PLAIN = /^[\w.-]*$/;

/** As it is, in JSON, in an address and in a form. */
export function formsOf(value: string): ReadonlySet<string> {
  if (PLAIN.test(value)) return new Set([value]);
  const wellFormed = value.toWellFormed();
  return new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(wellFormed),
    new URLSearchParams({ x: wellFormed }).toString().slice(2),
  ]);
}

function spellingsOfForm(form: string): Spelling[] {
  const bytes = Buffer.from(form, 'utf8');
  // Whole bytes only: a cut one says nothing.
  const behind =
    (bitsEach: number, skipped: number) =>
    (from: number, to: number): string =>
      bytes.toString(
        'latin1',
        Math.ceil((from * bitsEach) / 8 + skipped),
        Math.max(0, Math.floor((to * bitsEach) / 8 + skipped)),
      );
  const inHex = behind(4, 0);
  const hex = bytes.toString('hex');
  const spellings: Spelling[] = [
    { text: form, isReadable: true, plain: (from, to) => form.slice(from, to) },
    { text: hex, plain: inHex },
    { text: hex.toUpperCase(), plain: inHex },
  ];
  for (let before = 0; before < 3; before += 1) {
    const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Only the characters that hang on the value alone.
    const lead = before === 0 ? 0 : before + 1;
    const whole = base64.slice(lead, Math.floor(((before + bytes.length) * 8) / 6));
    const plain = behind(6, (lead * 6) / 8 - before);
    spellings.push({ text: whole, plain }, { text: whole.replaceAll('+', '-').replaceAll('/', '_'), plain });
  }
  // The whole value, with the characters that pad it.
  for (const text of [
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ])
    spellings.push({ text, plain: behind(6, 0) });
  return spellings;
}

/** Characters by which a spelling is looked up. */
export const KEY = 4;
