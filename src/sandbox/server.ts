// Listening: HTTP on one port, TLS with HTTP/2 and HTTP/1.1 on the other; bodies, headers and times are bounded.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { EmulatorRequest } from '../push/emulator.js';
import type { StreamLimits } from './stream-limits.js';

/** Largest body, in bytes. */
const LARGEST_BODY = 4 * 1024 * 1024;
const LARGEST_HEADERS = 32 * 1024;
/** Milliseconds for headers and for a whole request; slower senders are cut off. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;
export type Handler = (request: AnyRequest, response: AnyResponse) => void;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export async function listenHttp(handler: Handler, port: number, host: string): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: 2000,
    },
    handler,
  );
  server.on('clientError', refuseGarbage);
  return listen(server, port, host);
}

export async function listenTls(
  handler: Handler,
  port: number,
  host: string,
  tls: { readonly key: string; readonly cert: string },
  limits: StreamLimits,
): Promise<Listening> {
  const server = createSecureServer(
    {
      ...tls,
      allowHTTP1: true,
      requestCert: true,
      rejectUnauthorized: false,
      maxHeaderListPairs: 200,
      settings: { maxConcurrentStreams: limits.first },
    },
    handler,
  );
  // Broken handshakes and garbage end their own connection and nothing else.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('clientError', (_error: Error, socket: Socket) => socket.destroy());
  server.on('sessionError', () => {});
  server.on('session', (session) => {
    session.setTimeout(120_000, () => session.close());
    session.on('error', () => {});
    limits.begin(session);
  });
  return listen(server, port, host);
}

function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server | Http2SecureServer, port: number, host: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => {});
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

/** The whole body, or undefined when it is larger than allowed. Listeners rather than an iterator: this runs for every push. */
export function readBody(request: AnyRequest): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > LARGEST_BODY) {
        parts.length = 0;
        resolve(undefined);
      } else parts.push(part);
    });
    // Every request closes in the end: only one that closes before its end was left, and an error costs more than the whole reading.
    let isWhole = false;
    const left = (): void => {
      if (!isWhole) reject(new Error('the sender went away'));
    };
    request.on('end', () => {
      isWhole = true;
      resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts));
    });
    request.on('error', reject);
    request.on('aborted', left);
    request.on('close', left);
  });
}

/** Path and query of a request; undefined when they are no address at all. */
export function targetOf(request: AnyRequest): URL | undefined {
  try {
    // An address that begins with two slashes would name a host.
    return new URL(`http://sandbox${(request.url ?? '/').replace(/^(?:\w+:\/\/[^/]*)?\/*/, '/')}`);
  } catch {
    return undefined;
  }
}

const connections = new WeakMap<object, Map<string, unknown>>();

/** One map per connection, for emulators that remember something about it. */
function connectionOf(request: AnyRequest): Map<string, unknown> {
  const key =
    'stream' in request && request.httpVersionMajor === 2
      ? ((request as Http2ServerRequest).stream.session ?? request.socket)
      : request.socket;
  const map = connections.get(key) ?? new Map<string, unknown>();
  connections.set(key, map);
  return map;
}

/** The request as an emulator reads it. */
export function toEmulatorRequest(
  request: AnyRequest,
  target: { readonly path: string; readonly query: URLSearchParams; readonly host: string | undefined },
  body: Buffer,
): EmulatorRequest {
  const raw: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2)
    raw.push([request.rawHeaders[i] ?? '', request.rawHeaders[i + 1] ?? '']);
  // Without a prototype: a header may be called `constructor`.
  const headers = Object.create(null) as Record<string, string>;
  for (const [name, value] of raw) {
    const lower = name.toLowerCase();
    headers[lower] = headers[lower] === undefined ? value : `${headers[lower]}, ${value}`;
  }
  const connection = connectionOf(request);
  const certificate = certificateOf(request, connection);
  let decoded: string | undefined;
  return {
    protocol: request.httpVersionMajor === 2 ? 'h2' : 'http/1.1',
    method: request.method ?? 'GET',
    path: target.path,
    query: target.query,
    host: target.host,
    headers,
    rawHeaders: raw,
    body,
    text() {
      decoded ??= body.toString('utf8');
      return decoded;
    },
    connection,
    ...(certificate === undefined ? {} : { clientCertificate: { der: certificate } }),
  };
}

const CERTIFICATE = 'client certificate';

/** Asked for once on a connection: TLS takes its time to answer. */
function certificateOf(request: AnyRequest, connection: Map<string, unknown>): Uint8Array | undefined {
  if (!connection.has(CERTIFICATE))
    connection.set(CERTIFICATE, (request.socket as Partial<TLSSocket>).getPeerCertificate?.().raw);
  return connection.get(CERTIFICATE) as Uint8Array | undefined;
}
