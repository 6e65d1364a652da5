// Listening: HTTP on one port, TLS with HTTP/2 and HTTP/1.1 on the other; bodies, headers and times are bounded.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { StreamLimits } from './stream-limits.js';

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
