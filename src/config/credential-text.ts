// A key, certificate or account that is given as text instead of a path, and the forms in which variables and CI secrets carry it.
import { readObject } from '../text/json-object.js';

export interface CredentialText {
  readonly bytes: Uint8Array;
  /** How the text was written, where other tools may not read it so. */
  readonly form?: 'escaped' | 'base64' | 'one-line';
}

/** Shorter texts are no key in base64; a path may well be made of the same characters. */
const SHORTEST_BASE64 = 100;
const PEM = /-----BEGIN [A-Z0-9 ]+-----/;
/** A key of the old FCM interface or of Google's web services is no path, and no account either. */
const OLD_KEY = /^(?:[A-Za-z0-9_-]{11,22}:APA91b|AIza[A-Za-z0-9_-]{30,}$)/;
/** Most layers of quotes and encodings that are removed. */
const MOST_LAYERS = 3;

/** The credential that a text holds; undefined when it is none (a path, most likely). */
export function credentialText(text: string): CredentialText | undefined {
  let inner = text.replace(/^\ufeff/, '').trim();
  let form: { readonly form?: 'base64' } = {};
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = unquoted(inner.trim()) ?? unescaped(inner.trim());
    const decoded = next === undefined ? fromBase64(inner) : undefined;
    if (decoded !== undefined) form = { form: 'base64' };
    const found = next ?? decoded?.toString('utf8');
    if (found === undefined || !isCredential(found)) {
      // A .p12 begins as a DER sequence with a long length, a key for ES256 with a short one.
      if (decoded?.[0] === 0x30 && decoded[1] === 0x82) return { bytes: decoded, form: 'base64' };
      if (decoded?.[0] === 0x30 && decoded[1] === 0x81)
        return pemText(`-----BEGIN PRIVATE KEY-----\n${decoded.toString('base64')}\n-----END PRIVATE KEY-----\n`);
      if (decoded === undefined || !isCredential(fromBase64(decoded.toString('latin1'))?.toString('utf8') ?? '')) break;
    }
    inner = (found ?? '').replace(/^\ufeff/, '');
  }
  const isAccount = inner.trimStart().startsWith('{') || (/client_email/.test(inner) && inner.includes('{'));
  // An account contains a PEM key too; JSON escapes its line ends.
  if (isAccount) return isRichText(inner) ? undefined : { ...withKeyLines(accountText(inner)), ...form };
  if (PEM.test(inner)) return { ...pemText(inner), ...form };
  return OLD_KEY.test(inner) ? { bytes: Buffer.from(inner) } : undefined;
}

const isCredential = (text: string): boolean => /^\s*[{"']/.test(text) || PEM.test(text);

/** Without the quotes of a shell, of a .env or of JSON around the whole. */
function unquoted(text: string): string | undefined {
  const [, quote, inside] = /^(["'`])([\s\S]*)\1$/.exec(text) ?? [];
  if (inside === undefined) return undefined;
  try {
    return quote === '"' ? String(JSON.parse(text)) : inside;
  } catch {
    return inside;
  }
}

/** As it was before it went into an address or a page. A form writes blanks as `+`; beside `%20` that is a sign of base64. */
function unescaped(text: string): string | undefined {
  if (/^(?:%7B|-----BEGIN(?:%20|\+))/i.test(text))
    try {
      return decodeURIComponent(text.includes('%20') ? text : text.replace(/\+/g, '%20'));
    } catch {
      return undefined;
    }
  return /&quot;|&#34;|<br ?\/?>/.test(text)
    ? text.replace(/&quot;|&#34;/g, '"').replace(/<br ?\/?>\n?/g, '\n')
    : undefined;
}

function fromBase64(text: string): Buffer | undefined {
  const compact = text.replace(/^data:[^,]{0,80};base64,/, '').replace(/\s+/g, '');
  if (PEM.test(text) || compact.length < SHORTEST_BASE64 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64');
}

/** An account with damaged quotes, line ends or commas repaired; unchanged where the result is not JSON. */
function accountText(text: string): string {
  const whole = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  const joined = whole.replace(/-----BEGIN[\s\S]*?-----END [A-Z ]+-----\r?\n?/g, (key) => key.replace(/\r?\n/g, '\\n'));
  const forms = [
    whole,
    whole.replaceAll('\\"', '"'),
    whole.replaceAll("'", '"'),
    joined,
    joined.replace(/,(?=\s*\}$)/, ''),
  ];
  return forms.find(isJson) ?? text;
}

/** The line ends of the key inside an account, where all of them are lost. */
function withKeyLines(text: string): CredentialText {
  const account = readObject(text);
  const key = account?.['private_key'];
  const mended = typeof key === 'string' && PEM.test(key) && !/\n|\\n/.test(key.trim()) ? pemText(key) : undefined;
  if (mended?.form !== 'one-line') return { bytes: Buffer.from(text) };
  const private_key = Buffer.from(mended.bytes).toString();
  return { bytes: Buffer.from(JSON.stringify({ ...account, private_key })), form: 'one-line' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A PEM as a file has it: line ends of its own, not as the two characters `\n`, not blanks, no indentation and nothing before it. */
export function pemText(text: string): CredentialText {
  const isEscaped = /-----BEGIN [A-Z0-9 ]+-----(?:\\+r)?\\+n/.test(text);
  const unescaped = isEscaped ? text.replace(/\\+r/g, '').replace(/\\+n/g, '\n') : text;
  const own = unescaped
    .replace(/\r(?!\n)/g, '\n')
    .replace(unescaped.includes('Proc-Type') ? /\n[ \t]+/g : /\n\s+/g, '\n')
    .replace(/^\s*(?:export )?\w+ ?[=:] ?["']?(?=-----BEGIN)/, '');
  const isOneLine = !/[\r\n]/.test(own.trim());
  const lines = isOneLine
    ? own.replace(
        /(-----BEGIN [A-Z0-9 ]+-----)\s*([A-Za-z0-9+/=\s]*?)\s*(-----END [A-Z0-9 ]+-----)/g,
        (_, head: string, body: string, end: string) => `${head}\n${body.replace(/\s+/g, '\n')}\n${end}\n`,
      )
    : own;
  const bytes = Buffer.from(lines.replace(/^['"]|['"]$/g, ''));
  return { bytes, ...(isEscaped ? { form: 'escaped' } : isOneLine ? { form: 'one-line' } : {}) };
}

/** A key that a word processor saved as rich text. */
export const isRichText = (text: string): boolean => /^\s*\{\\rtf/.test(text);

/** Whether a key or an account is written as every tool reads it: nothing in front of its first line, no line indented or empty. */
export const isPlain = (text: string): boolean =>
  PEM.test(text) && !text.trimStart().startsWith('{')
    ? !/[^\r\n\ufeff]-----BEGIN|-----BEGIN(?:(?!-----END|Proc-Type)[\s\S])*\n\s/.test(text)
    : isJson(text.replace(/^\ufeff/, '')) || OLD_KEY.test(text.trim());
