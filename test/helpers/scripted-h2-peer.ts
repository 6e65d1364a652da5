// The other end of an HTTP/2 connection, frame by frame over real TLS: sends what a real server would never send, and reads the client's frames with its own parser.
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';

export const TYPES = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  continuation: 9,
} as const;

export type TypeName = keyof typeof TYPES;

export const END_STREAM = 1;
export const END_HEADERS = 4;
export const ACK = 1;

/** One frame; the length can be reported wrong. */
export function frame(type: TypeName | number, flags: number, id: number, content: Uint8Array | string = ''): Buffer {
  const body = Buffer.from(content as string, 'latin1');
  const head = Buffer.alloc(9);
  head.writeUIntBE(body.length, 0, 3);
  head[3] = typeof type === 'number' ? type : TYPES[type];
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, body]);
}

/** Numbers of four bytes each. */
export function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) out.writeUInt32BE(value, i * 4);
  return out;
}

export const settings = (...pairs: readonly (readonly [number, number])[]): Buffer =>
  frame(
    'settings',
    0,
    0,
    Buffer.concat(
      pairs.map(([name, value]) => {
        const one = Buffer.alloc(6);
        one.writeUInt16BE(name, 0);
        one.writeUInt32BE(value, 2);
        return one;
      }),
    ),
  );

/** A header block of literals without indexing; values up to 126 characters. */
export function block(status: number | undefined, fields: Readonly<Record<string, string>> = {}): Buffer {
  const text = (value: string): Buffer => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
  const all = status === undefined ? fields : { ':status': String(status), ...fields };
  return Buffer.concat(Object.entries(all).flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]));
}

/** One frame of the client. */
export interface ReceivedFrame {
  readonly type: number;
  readonly flags: number;
  readonly id: number;
  readonly content: Buffer;
}

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** One connection of the client. */
export class PeerConnection {
  readonly socket: TLSSocket;
  readonly number: number;
  readonly frames: ReceivedFrame[] = [];
  #rest = Buffer.alloc(0);
  #isGreeted = false;

  constructor(socket: TLSSocket, number: number, onFrame: (received: ReceivedFrame, from: PeerConnection) => void) {
    this.socket = socket;
    this.number = number;
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, bytes]);
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        this.frames.push(next);
        onFrame(next, this);
      }
    });
  }

  say(...frames: readonly (Uint8Array | string)[]): void {
    if (this.socket.writable)
      this.socket.write(Buffer.concat(frames.map((one) => Buffer.from(one as string, 'latin1'))));
  }

  of(type: TypeName): ReceivedFrame[] {
    return this.frames.filter((received) => received.type === TYPES[type]);
  }

  #next(): ReceivedFrame | undefined {
    if (!this.#isGreeted) {
      if (this.#rest.length < PREFACE.length) return undefined;
      if (this.#rest.toString('latin1', 0, PREFACE.length) !== PREFACE) throw new Error('no preface');
      this.#rest = this.#rest.subarray(PREFACE.length);
      this.#isGreeted = true;
    }
    if (this.#rest.length < 9) return undefined;
    const end = 9 + this.#rest.readUIntBE(0, 3);
    if (this.#rest.length < end) return undefined;
    const received = {
      type: this.#rest[3] as number,
      flags: this.#rest[4] as number,
      id: this.#rest.readUInt32BE(5),
      content: Buffer.from(this.#rest.subarray(9, end)),
    };
    this.#rest = this.#rest.subarray(end);
    return received;
  }
}

export interface PeerScript {
  /** Sent as soon as TLS is established; SETTINGS when left out. */
  readonly greeting?: Uint8Array | string;
  /** A whole request has arrived: its stream. */
  onRequest?(id: number, connection: PeerConnection): void;
  onFrame?(received: ReceivedFrame, connection: PeerConnection): void;
}

export interface ScriptedPeer {
  readonly port: number;
  readonly connections: PeerConnection[];
  /** Requests that were received whole, on all connections. */
  readonly requests: number;
  close(): Promise<void>;
}

export async function startScriptedPeer(
  { key, cert }: { readonly key: string; readonly cert: string },
  script: PeerScript,
): Promise<ScriptedPeer> {
  const connections: PeerConnection[] = [];
  const sockets: Socket[] = [];
  const state = { requests: 0 };
  const server = createServer({ key, cert, ALPNProtocols: ['h2'] }, (socket) => {
    const connection = new PeerConnection(socket, connections.length + 1, (received, from) => {
      script.onFrame?.(received, from);
      if (received.type === TYPES.goaway) from.socket.end();
      const carries = received.type === TYPES.data || received.type === TYPES.headers;
      if (!carries || (received.flags & END_STREAM) === 0) return;
      state.requests += 1;
      script.onRequest?.(received.id, from);
    });
    connections.push(connection);
    connection.say(script.greeting ?? settings());
  });
  server.on('tlsClientError', () => {});
  server.on('connection', (socket: Socket) => sockets.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    get requests() {
      return state.requests;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
