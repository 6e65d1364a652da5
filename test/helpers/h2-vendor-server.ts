// A server of the test that answers like APNs and like FCM over real HTTP/2 on loopback, counts what it accepted, and handles each stream as the test requests.
import { createServer as createHttp, type Server } from 'node:http';
import {
  createSecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
  type Settings,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { type Certificates, loadCertificates } from '../../src/sandbox/ca.js';
import { cacheDir } from './run-cli.js';

/** `projects/<id>` of a path of FCM. */
const projectOf = (path: string): string => /projects\/[^/]+/.exec(path)?.[0] ?? '';

/** One connection as the server sees it. */
export interface ServedConnection {
  readonly number: number;
  readonly session: ServerHttp2Session;
  /** The bare socket below: destroyed, the peer sees a reset. */
  readonly socket: Socket;
  /** Whole requests received on it. */
  streams: number;
  /** Device tokens whose stream is not closed yet. */
  readonly open: Set<string>;
  /** Streams that were begun and are not closed yet. */
  readonly live: Set<number>;
  /** Set by `goaway`: streams above it get no answer. */
  lastStreamId: number;
}

/** One whole request for a push. */
export interface PushCall {
  /** Counts over all connections, from 1. */
  readonly number: number;
  readonly token: string;
  readonly stream: ServerHttp2Stream;
  readonly headers: IncomingHttpHeaders;
  readonly connection: ServedConnection;
  /** The push counts as taken, as if it went on to the phone. */
  take(): void;
  /** Takes it and says so. */
  accept(): void;
  /** Refuses the push with an answer of the service. */
  refuse(status: number, body: string, headers?: Readonly<Record<string, string>>): void;
  /** Answers like a proxy in front of the service. */
  answer(status: number, body: string, headers?: Readonly<Record<string, string>>): void;
  reset(code: number): void;
  /** Sends GOAWAY; streams above `lastStreamId` are ignored from now on. */
  goaway(code: number, lastStreamId: number, reason?: string): void;
}

/** Handles a push; returns true when it did, else the push is accepted. */
export type StreamFault = (call: PushCall) => boolean;

export interface H2VendorOptions {
  readonly fault?: StreamFault;
  readonly settings?: Settings;
  readonly port?: number;
  readonly authPort?: number;
  /** Counts of a server that ran before on the same port. */
  readonly taken?: Map<string, number>;
  onConnection?(connection: ServedConnection): void;
  /** Answers the n-th login; undefined gives a fresh access token. */
  readonly login?: (number: number) => { readonly status: number; readonly body: string } | undefined;
}

export interface H2VendorServer {
  readonly port: number;
  readonly authPort: number;
  readonly caFile: string;
  /** How often each device token was taken. */
  readonly taken: Map<string, number>;
  /** apns-id or nothing, of every request of a device token. */
  readonly ids: Map<string, string[]>;
  /** Authorization headers in the order in which they were seen first. */
  readonly authorizations: Set<string>;
  readonly connections: ServedConnection[];
  readonly requests: number;
  readonly logins: number;
  /** Most pushes that were received and not yet answered. */
  readonly atOnce: number;
  close(): Promise<void>;
}

let certificates: Promise<Certificates> | undefined;

/** One CA for all servers of a test file: making keys takes time. */
const certificatesOnce = (): Promise<Certificates> => {
  certificates ??= loadCertificates(join(cacheDir, 'sandbox-ca'), ['localhost'], Date.now());
  return certificates;
};

const listen = (server: { listen(port: number, host: string, done: () => void): unknown }, port = 0): Promise<void> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));

const ofFcm = (path: string): boolean => path.startsWith('/v1/projects/');

const tokenOf = (path: string, body: string): string =>
  ofFcm(path)
    ? (JSON.parse(body) as { readonly message: { readonly token: string } }).message.token
    : path.replace('/3/device/', '');

export async function startH2Vendor(options: H2VendorOptions = {}): Promise<H2VendorServer> {
  const tls = await certificatesOnce();
  const taken = options.taken ?? new Map<string, number>();
  const ids = new Map<string, string[]>();
  const authorizations = new Set<string>();
  const connections: ServedConnection[] = [];
  const sockets = new Set<Socket>();
  const state = { requests: 0, logins: 0, now: 0, atOnce: 0 };
  const server = createSecureServer({
    key: tls.key,
    cert: tls.cert,
    settings: { maxConcurrentStreams: 100, ...options.settings },
  });
  const quiet = (): void => {};

  function makeCall(
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    body: string,
    connection: ServedConnection,
  ): PushCall {
    const path = String(headers[':path']);
    const token = tokenOf(path, body);
    const number = state.requests;
    const take = (): void => {
      taken.set(token, (taken.get(token) ?? 0) + 1);
    };
    const respond = (status: number, text: string, more: Readonly<Record<string, string>>): void => {
      if (stream.destroyed) return;
      stream.respond({ ':status': status, ...more }, { endStream: text === '' });
      if (text !== '') stream.end(text);
    };
    return {
      number,
      token,
      stream,
      headers,
      connection,
      take,
      accept() {
        take();
        if (ofFcm(path)) respond(200, JSON.stringify({ name: `${projectOf(path)}/messages/${number}` }), JSON_TYPE);
        else respond(200, '', { 'apns-id': String(headers['apns-id']) });
      },
      refuse: (status, text, more = {}) => respond(status, text, { ...JSON_TYPE, ...more }),
      answer: (status, text, more = {}) => respond(status, text, more),
      reset: (code) => stream.close(code),
      goaway(code, lastStreamId, reason) {
        connection.lastStreamId = lastStreamId;
        connection.session.goaway(code, lastStreamId, reason === undefined ? undefined : Buffer.from(reason));
      },
    };
  }

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', quiet);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('sessionError', quiet);
  server.on('tlsClientError', quiet);
  server.on('session', (session) => {
    session.on('error', quiet);
    const connection: ServedConnection = {
      number: connections.length + 1,
      session,
      socket: [...sockets].find((socket) => socket.remotePort === session.socket.remotePort) as Socket,
      streams: 0,
      open: new Set(),
      live: new Set(),
      lastStreamId: Number.POSITIVE_INFINITY,
    };
    connections.push(connection);
    options.onConnection?.(connection);
    session.on('stream', (stream, headers) => {
      const id = stream.id ?? 0;
      connection.live.add(id);
      stream.on('close', () => connection.live.delete(id));
      stream.on('error', quiet);
      let body = '';
      stream.on('data', (bytes: Buffer) => {
        body += String(bytes);
      });
      stream.on('end', () => {
        if ((stream.id ?? 0) > connection.lastStreamId) return;
        state.requests += 1;
        connection.streams += 1;
        state.now += 1;
        state.atOnce = Math.max(state.atOnce, state.now);
        authorizations.add(String(headers['authorization']));
        const call = makeCall(stream, headers, body, connection);
        connection.open.add(call.token);
        stream.on('close', () => {
          state.now -= 1;
          connection.open.delete(call.token);
        });
        ids.set(call.token, [...(ids.get(call.token) ?? []), String(headers['apns-id'] ?? '')]);
        if (options.fault?.(call) !== true) call.accept();
      });
    });
  });
  await listen(server, options.port);

  const auth: Server = createHttp((request, response) => {
    request.resume();
    request.on('end', () => {
      state.logins += 1;
      const special = options.login?.(state.logins);
      response.writeHead(special?.status ?? 200, JSON_TYPE);
      response.end(
        special?.body ??
          JSON.stringify({ access_token: `ya29.test-${state.logins}`, expires_in: 3599, token_type: 'Bearer' }),
      );
    });
  });
  await listen(auth, options.authPort);

  return {
    port: (server.address() as AddressInfo).port,
    authPort: (auth.address() as AddressInfo).port,
    caFile: tls.caFile,
    taken,
    ids,
    authorizations,
    connections,
    get requests() {
      return state.requests;
    },
    get logins() {
      return state.logins;
    },
    get atOnce() {
      return state.atOnce;
    },
    async close() {
      for (const { session } of connections) session.destroy();
      for (const socket of sockets) socket.destroy();
      auth.closeAllConnections();
      await Promise.all([server, auth].map((one) => new Promise((done) => one.close(done))));
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;
