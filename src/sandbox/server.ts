// Listening: HTTP on one port, TLS with HTTP/2 and HTTP/1.1 on the other; bodies, headers and times are bounded.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { acceptWithoutAlpn } from './no-alpn.js';
import type { StreamLimits } from './traffic/stream-limits.js';

const LARGEST_HEADERS = 32 * 1024;

/** How long senders may take, in milliseconds; slower ones are answered 408 where that is possible, and cut off. */
export interface SenderTimeouts {
  /** For the handshake of TLS, and for the head of a request, the first one counted from the connection on. */
  readonly headersMs: number;
  /** For a whole request. */
  readonly requestMs: number;
  /** How often HTTP/1.1 connections are looked at. */
  readonly checkEveryMs: number;
}

const STANDARD_TIMEOUTS: SenderTimeouts = { headersMs: 10_000, requestMs: 30_000, checkEveryMs: 2000 };
/** A refused sender that does not close its connection is cut off after this. */
const LAST_WORDS_MS = 2000;

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;
export type Handler = (request: AnyRequest, response: AnyResponse) => void;

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export async function listenHttp(
  handler: Handler,
  port: number,
  host: string,
  timeouts: SenderTimeouts = STANDARD_TIMEOUTS,
): Promise<Listening> {
  const server = createServer(
    {
      maxHeaderSize: LARGEST_HEADERS,
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: timeouts.checkEveryMs,
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
  timeouts: SenderTimeouts = STANDARD_TIMEOUTS,
): Promise<Listening> {
  const server = createSecureServer(
    {
      ...tls,
      allowHTTP1: true,
      handshakeTimeout: timeouts.headersMs,
      requestCert: true,
      rejectUnauthorized: false,
      maxHeaderListPairs: 200,
      settings: { maxConcurrentStreams: limits.first },
    },
    (request, response) => {
      limitBody(request, response, timeouts.requestMs);
      handler(request, response);
    },
  );
  // The HTTP/1.1 side of the server reads these limits only from its members; the defaults are minutes.
  Object.assign(server, {
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    connectionsCheckingInterval: timeouts.checkEveryMs,
  });
  // A broken handshake, or bytes that are not HTTP, end only their own connection.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('clientError', refuseGarbage);
  server.on('sessionError', () => {});
  server.on('session', (session) => {
    session.setTimeout(120_000, () => session.close());
    session.on('error', () => {});
    limits.begin(session);
  });
  acceptWithoutAlpn(server, timeouts.headersMs);
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
  socket.setTimeout(LAST_WORDS_MS, () => socket.destroy());
}

/** Node's HTTP/2 has no time limit for a body; HTTP/1.1 connections are limited by their server. */
function limitBody(request: AnyRequest, response: AnyResponse, requestMs: number): void {
  if (request.httpVersionMajor !== 2) return;
  const { stream } = request as Http2ServerRequest;
  if (stream.endAfterHeaders) return;
  const timer = setTimeout(() => {
    const late = response as Http2ServerResponse;
    if (late.headersSent) return;
    late.writeHead(408, { 'Content-Type': 'text/plain; charset=utf-8' });
    late.end('The body did not come in time.\n');
    stream.close();
  }, requestMs);
  request.once('end', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
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
