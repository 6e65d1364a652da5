// Android intent URIs, read and written: `intent://host/path?#Intent;scheme=x;S.ext=…;end` and the plugin's form
// `tencent_im_push://<package>/message?#Intent;…;end`. Syntax: Android's Intent.toUri and Intent.parseUri.
import { percentDecode } from '../../text/percent-decode.js';

/** FLAG_ACTIVITY_CLEAR_TOP, which Tencent's pages carry. */
export const CLEAR_TOP = 0x4000000;

export interface IntentExtra {
  /** `S` is a String; the others (B b c d f i l s) arrive as null where an app reads text. */
  readonly type: string;
  readonly name: string;
  /** Percent-decoded; as written when it cannot be decoded. */
  readonly value: string;
  readonly raw: string;
}

export interface IntentUri {
  /** `intent`: the scheme is in `scheme=`; `scheme`: the address begins with its own scheme. */
  readonly form: 'intent' | 'scheme';
  /** The scheme the phone looks for, undefined when missing. */
  readonly scheme: string | undefined;
  /** What `scheme=` says, in either form. */
  readonly declaredScheme: string | undefined;
  readonly host: string;
  /** With the leading slash, empty when there is none. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Whether the `#Intent;` part exists. */
  readonly hasIntentPart: boolean;
  /** Whether the list of fields closes with `end`. */
  readonly hasEnd: boolean;
  readonly launchFlags: number | undefined;
  readonly component: string | undefined;
  readonly package: string | undefined;
  readonly action: string | undefined;
  readonly extras: readonly IntentExtra[];
  /** Parts between semicolons that are no `name=value`: usually the rest of a value with a raw `;` in it. */
  readonly strays: readonly string[];
}

/** Longest text that is looked at, in UTF-16 units; vendors allow about a thousand. */
const MAX_UNITS = 64 * 1024;

/** Reads an intent URI leniently, so that it can be judged; undefined when the text is no address at all. Never throws. */
export function parseIntentUri(text: string): IntentUri | undefined {
  const uri = text.slice(0, MAX_UNITS).trim();
  const intentAt = uri.indexOf('#Intent;');
  const address = intentAt < 0 ? uri : uri.slice(0, intentAt);
  const parts = /^([^:/?#]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/s.exec(address);
  if (parts === null) return undefined;
  const [, prefix = '', host = '', path = '', query = ''] = parts;
  const fields = readFields(intentAt < 0 ? '' : uri.slice(intentAt + '#Intent;'.length));
  const form = prefix === 'intent' ? 'intent' : 'scheme';
  const declaredScheme = fields.named.get('scheme') || undefined;
  const flags = fields.named.get('launchFlags');
  const launchFlags = flags === undefined ? Number.NaN : Number(flags);
  return {
    form,
    scheme: form === 'intent' ? declaredScheme : prefix || declaredScheme,
    declaredScheme,
    host,
    path,
    query,
    hasIntentPart: intentAt >= 0,
    hasEnd: fields.hasEnd,
    launchFlags: Number.isInteger(launchFlags) ? launchFlags : undefined,
    component: fields.named.get('component'),
    package: fields.named.get('package'),
    action: fields.named.get('action'),
    extras: fields.extras,
    strays: fields.strays,
  };
}

export interface IntentParts {
  readonly scheme: string;
  readonly host: string;
  /** With or without the leading slash. */
  readonly path: string;
  /** String extras; values are percent-encoded here. */
  readonly extras?: Readonly<Record<string, string>>;
  /** Default: CLEAR_TOP. */
  readonly launchFlags?: number;
}

/** Writes the canonical `intent://` form, which is understood under every parse mode of Android. */
export function buildIntentUri({ scheme, host, path, extras = {}, launchFlags = CLEAR_TOP }: IntentParts): string {
  const fields = Object.entries(extras).map(([name, value]) => `S.${percentEncode(name)}=${percentEncode(value)};`);
  const flags = `launchFlags=0x${launchFlags.toString(16)};`;
  return `intent://${host}/${path.replace(/^\//, '')}?#Intent;scheme=${scheme};${flags}${fields.join('')}end`;
}

/** A page from the console with string extras added before `end`, brought into the `intent://` form; undefined when it is no address. */
export function addIntentExtras(page: string, extras: Readonly<Record<string, string>>): string | undefined {
  const uri = parseIntentUri(page);
  if (uri?.scheme === undefined) return undefined;
  const kept = Object.fromEntries(
    uri.extras.filter((extra) => extra.type === 'S').map((extra) => [extra.name, extra.value]),
  );
  const { scheme, host, path } = uri;
  const launchFlags = uri.launchFlags === undefined ? {} : { launchFlags: uri.launchFlags };
  const built = buildIntentUri({ scheme, host, path, extras: { ...kept, ...extras }, ...launchFlags });
  const named = (['action', 'component', 'package'] as const).flatMap((name) => {
    const value = uri[name];
    return value === undefined ? [] : [`${name}=${value};`];
  });
  const withQuery = uri.query === '' ? built : built.replace('?#Intent;', () => `?${uri.query}#Intent;`);
  return named.length === 0 ? withQuery : withQuery.replace('#Intent;', () => `#Intent;${named.join('')}`);
}

/** Percent-encoding as Android's Uri.encode does it: left alone are A-Z a-z 0-9 _ - ! . ~ ' ( ) *. Half surrogates become U+FFFD. */
export const percentEncode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** Whether the URI may hold a value of an extra as it is. */
export const isPercentEncoded = (raw: string): boolean =>
  /^(?:[A-Za-z0-9_\-!.~'()*:/?@$&+,=]|%[0-9A-Fa-f]{2})*$/.test(raw);

function readFields(list: string): {
  named: Map<string, string>;
  extras: IntentExtra[];
  strays: string[];
  hasEnd: boolean;
} {
  const named = new Map<string, string>();
  const extras: IntentExtra[] = [];
  const strays: string[] = [];
  for (const field of list.split(';')) {
    if (field === 'end') return { named, extras, strays, hasEnd: true };
    const equals = field.indexOf('=');
    if (equals < 0) {
      if (field.trim() !== '') strays.push(field);
      continue;
    }
    const key = field.slice(0, equals);
    const raw = field.slice(equals + 1);
    const extra = /^([SBbcdfils])\.(.+)$/s.exec(key);
    if (extra === null) named.set(key, raw);
    else extras.push({ type: extra[1] ?? '', name: percentDecode(extra[2] ?? ''), value: percentDecode(raw), raw });
  }
  return { named, extras, strays, hasEnd: false };
}
