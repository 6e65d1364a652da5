// Reads a push certificate: topics, environment, team and expiry, from the subject and Apple's extensions.
import { X509Certificate } from 'node:crypto';
import { CERTIFICATE_OIDS } from '../../facts.js';

export interface PushCertificate {
  /** Base topic: the bundle id, with its suffix for VoIP certificates. */
  readonly uid: string;
  readonly commonName: string;
  readonly teamId: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly development: boolean;
  readonly production: boolean;
  readonly topics: readonly string[];
}

/** Undefined when the input is not a certificate. */
export function readPushCertificate(certificate: string | Uint8Array): PushCertificate | undefined {
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(certificate);
  } catch {
    return undefined;
  }
  const subject = new Map(
    parsed.subject.split('\n').map((line): [string, string] => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
  const extensions = extensionsOf(parsed.raw);
  const uid = subject.get('UID') ?? '';
  const development = extensions.has(CERTIFICATE_OIDS.development);
  const production = extensions.has(CERTIFICATE_OIDS.production);
  const listed = [CERTIFICATE_OIDS.topics, CERTIFICATE_OIDS.voipTopics].flatMap((oid) => {
    const value = extensions.get(oid);
    return value === undefined ? [] : topicsOf(value);
  });
  return {
    uid,
    commonName: subject.get('CN') ?? '',
    teamId: subject.get('OU') ?? '',
    notBefore: Date.parse(parsed.validFrom),
    notAfter: Date.parse(parsed.validTo),
    development,
    production,
    // Older certificates have no topic extension; they are valid for their own bundle ID.
    topics: listed.length > 0 ? listed : (development || production) && uid !== '' ? [uid] : [],
  };
}

// ---------------------------------------------------------------- a minimal DER reader

interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

function* elementsOf(bytes: Uint8Array): Generator<Element> {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const tag = bytes[at] as number;
    let length = bytes[at + 1] as number;
    at += 2;
    if (length > 0x80) {
      const count = length - 0x80;
      length = 0;
      for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + i] ?? 0);
      at += count;
    }
    if (at + length > bytes.length) return;
    yield { tag, content: bytes.subarray(at, at + length) };
    at += length;
  }
}

const SEQUENCE = 0x30;
const OID = 0x06;
const OCTETS = 0x04;
const UTF8 = 0x0c;
/** `[3]` of a certificate holds its extensions. */
const EXTENSIONS = 0xa3;

function extensionsOf(der: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const [certificate] = elementsOf(der);
  const [body] = elementsOf(certificate?.content ?? new Uint8Array());
  for (const part of elementsOf(body?.content ?? new Uint8Array())) {
    if (part.tag !== EXTENSIONS) continue;
    const [list] = elementsOf(part.content);
    for (const extension of elementsOf(list?.content ?? new Uint8Array())) {
      let oid = '';
      for (const field of elementsOf(extension.content)) {
        if (field.tag === OID) oid = dotted(field.content);
        if (field.tag === OCTETS) found.set(oid, field.content);
      }
    }
  }
  return found;
}

function dotted(bytes: Uint8Array): string {
  const [first = 0] = bytes;
  const parts = [Math.floor(first / 40), first % 40];
  let value = 0;
  for (const byte of bytes.subarray(1)) {
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    parts.push(value);
    value = 0;
  }
  return parts.join('.');
}

/** The extension holds pairs of a topic and its push types; only the topics are direct members of the outer sequence. */
function topicsOf(value: Uint8Array): string[] {
  const [outer] = elementsOf(value);
  if (outer?.tag !== SEQUENCE) return [];
  return [...elementsOf(outer.content)]
    .filter((element) => element.tag === UTF8)
    .map((element) => Buffer.from(element.content).toString('utf8'));
}
