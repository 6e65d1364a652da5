// A request as it was received: its address, its body, and the view of it that emulators read. Runs for every push, so it allocates little.
import type { Http2ServerRequest } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { EmulatorRequest } from '../../push/emulator/emulator.js';
import type { AnyRequest } from '../server.js';

/** Largest body, in bytes. */
const LARGEST_BODY = 4 * 1024 * 1024;

export interface RequestAddress {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Paths that an URL parser would give back unchanged: no query, no escapes, no `.` or empty segments. */
const PLAIN_PATH = /^(?:\/[\w:~-][\w.:~-]*)+$/;

/** Path and query of a request; undefined when they cannot be parsed. */
export function targetOf(request: AnyRequest): RequestAddress | undefined {
  const address = request.url ?? '/';
  // Nearly every push is sent to such a path, and parsing a URL costs as much as all checks of a vendor.
  if (PLAIN_PATH.test(address)) return { path: address, query: new URLSearchParams() };
  try {
    // A URL parser would take the text after two slashes for a host.
    const url = new URL(`http://sandbox${address.replace(/^(?:\w+:\/\/[^/]*)?\/*/, '/')}`);
    return { path: url.pathname, query: url.searchParams };
  } catch {
    return undefined;
  }
}

/** The whole body, or undefined when it is larger than allowed. Listeners rather than an iterator: this runs for every push. */
export function readBody(request: AnyRequest, largest: number = LARGEST_BODY): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > largest) {
        parts.length = 0;
        resolve(undefined);
      } else parts.push(part);
    });
    // Every request emits `close`; before `end` it means that the request was cut off. Without a listener for `error` no error is
    // created, and creating one costs more than reading the body.
    let isWhole = false;
    request.on('end', () => {
      isWhole = true;
      resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts));
    });
    request.on('close', () => {
      if (!isWhole) reject(new Error('the sender went away'));
    });
  });
}

/** The connection of a request: an HTTP/2 session, or a socket. */
const connectionOf = (request: AnyRequest): object =>
  'stream' in request && request.httpVersionMajor === 2
    ? ((request as Http2ServerRequest).stream.session ?? request.socket)
    : request.socket;

/** What stays the same for all requests of a connection. */
interface Kept {
  /** For emulators that remember something about it. */
  readonly map: Map<string, unknown>;
  readonly certificate: { readonly der: Uint8Array } | undefined;
}

const connections = new WeakMap<object, Kept>();

function keptOf(request: AnyRequest): Kept {
  const connection = connectionOf(request);
  const known = connections.get(connection);
  if (known !== undefined) return known;
  // Read once per connection, because it is slow.
  const der = (request.socket as Partial<TLSSocket>).getPeerCertificate?.().raw;
  const kept = { map: new Map<string, unknown>(), certificate: der === undefined ? undefined : { der } };
  connections.set(connection, kept);
  return kept;
}

/** Without a prototype: a header may be called `constructor`. A class of its own keeps such an object as fast as any other. */
const HeaderBag = function HeaderBag() {} as unknown as new () => Record<string, string>;
HeaderBag.prototype = Object.create(null);

/** Names in lower case; a name that came twice has both values. */
export function byLowerCaseName(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const headers = new HeaderBag();
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase();
    const earlier = headers[lower];
    headers[lower] = earlier === undefined ? value : `${earlier}, ${value}`;
  }
  return headers;
}

/** A request as an emulator reads it; members that few emulators use are computed on first access. */
export class ReceivedRequest implements EmulatorRequest {
  readonly protocol: 'http/1.1' | 'h2';
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly host: string | undefined;
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly connection: Map<string, unknown>;
  declare readonly clientCertificate?: { readonly der: Uint8Array };
  app?: string;
  #headers: Readonly<Record<string, string>> | undefined;
  #text: string | undefined;

  constructor(request: AnyRequest, path: string, query: URLSearchParams, host: string | undefined, body: Buffer) {
    this.protocol = request.httpVersionMajor === 2 ? 'h2' : 'http/1.1';
    this.method = request.method ?? 'GET';
    this.path = path;
    this.query = query;
    this.host = host;
    this.rawHeaders = pairsOf(request.rawHeaders);
    this.body = body;
    const { map, certificate } = keptOf(request);
    this.connection = map;
    if (certificate !== undefined) this.clientCertificate = certificate;
  }

  get headers(): Readonly<Record<string, string>> {
    this.#headers ??= byLowerCaseName(this.rawHeaders);
    return this.#headers;
  }

  text(): string {
    this.#text ??= this.body.toString('utf8');
    return this.#text;
  }
}

function pairsOf(flat: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i] ?? '', flat[i + 1] ?? '']);
  return pairs;
}
