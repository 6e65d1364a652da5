// A key, certificate or account that is given as text instead of a path, and the forms in which variables and CI secrets carry it.

export interface CredentialText {
  readonly bytes: Uint8Array;
  /** How the text was written, where other tools may not read it so. */
  readonly form?: 'escaped' | 'base64' | 'one-line';
}

/** Shorter texts are no key in base64; a path may well be made of the same characters. */
const SHORTEST_BASE64 = 100;
const PEM = /-----BEGIN [A-Z0-9 ]+-----/;

/** The credential that a text holds; undefined when it is none (a path, most likely). */
export function credentialText(text: string): CredentialText | undefined {
  const trimmed = text.trim();
  // An account holds a key too, whose line ends are JSON's own.
  if (trimmed.startsWith('{')) return isRichText(trimmed) ? undefined : { bytes: Buffer.from(trimmed) };
  if (PEM.test(trimmed)) return pemText(trimmed);
  const compact = trimmed.replace(/\s+/g, '');
  if (compact.length < SHORTEST_BASE64 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined;
  const bytes = Buffer.from(compact, 'base64');
  const inside = bytes.toString('utf8').replace(/^\ufeff/, '');
  // A .p12 begins as a DER sequence with a long length, an account with a brace.
  if (inside.trimStart().startsWith('{') || (bytes[0] === 0x30 && bytes[1] === 0x82)) return { bytes, form: 'base64' };
  return PEM.test(inside) ? { bytes: pemText(inside).bytes, form: 'base64' } : undefined;
}

/** A PEM as a file has it: line ends of its own, not as the two characters `\n`, and not blanks. */
export function pemText(text: string): CredentialText {
  const isEscaped = /-----BEGIN [A-Z0-9 ]+-----(?:\\r)?\\n/.test(text);
  const unescaped = isEscaped ? text.replace(/\\r/g, '').replace(/\\n/g, '\n') : text;
  const isOneLine = !/[\r\n]/.test(unescaped.trim());
  const lines = isOneLine
    ? unescaped.replace(
        /(-----BEGIN [A-Z0-9 ]+-----)\s*([A-Za-z0-9+/=\s]*?)\s*(-----END [A-Z0-9 ]+-----)/g,
        (_, head: string, body: string, end: string) => `${head}\n${body.replace(/\s+/g, '\n')}\n${end}\n`,
      )
    : unescaped;
  const bytes = Buffer.from(lines.replace(/^['"]|['"]$/g, ''));
  return { bytes, ...(isEscaped ? { form: 'escaped' } : isOneLine ? { form: 'one-line' } : {}) };
}

/** A key that a word processor saved as rich text. */
export const isRichText = (text: string): boolean => /^\s*\{\\rtf/.test(text);
