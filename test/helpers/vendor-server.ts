// A server of the test that answers like Xiaomi's batch call and counts what arrived, with faults on demand; and the files of a run against it.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { emptyFolder } from './run-cli.js';

export interface VendorServer {
  readonly port: number;
  /** How often each device token was taken. */
  readonly taken: Map<string, number>;
  /** Requests received, refused ones included. */
  requests: number;
  readonly atOnce: number;
  close(): Promise<void>;
}

/** What happens to a request: undefined lets it be taken. */
export type Fault = (request: {
  readonly number: number;
  readonly tokens: readonly string[];
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Accepts the tokens as the vendor would, and returns the matching answer. */
  take(): string;
}) => boolean | Promise<boolean>;

export interface VendorServerOptions {
  /** Milliseconds before an answer. */
  readonly delayMs?: number;
  /** Returns true when it handled the request. */
  readonly fault?: Fault;
  readonly port?: number;
  /** Counts of a server that ran before on the same port. */
  readonly taken?: Map<string, number>;
}

export async function startVendorServer(options: VendorServerOptions = {}): Promise<VendorServer> {
  const taken = options.taken ?? new Map<string, number>();
  const sockets = new Set<Socket>();
  const state = { requests: 0, now: 0, atOnce: 0 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    state.requests += 1;
    const number = state.requests;
    let body = '';
    for await (const part of request) body += String(part);
    const tokens = (new URLSearchParams(body).get('registration_id') ?? '').split(',');
    const take = (): string => {
      for (const token of tokens) taken.set(token, (taken.get(token) ?? 0) + 1);
      return JSON.stringify({ code: 0, result: 'ok', data: { id: `sdm${number}` } });
    };
    if ((await options.fault?.({ number, tokens, response, socket: request.socket, take })) === true) return;
    const text = take();
    if (options.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  }

  const server = createServer((request, response) => {
    state.now += 1;
    state.atOnce = Math.max(state.atOnce, state.now);
    response.on('close', () => {
      state.now -= 1;
    });
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    taken,
    get requests() {
      return state.requests;
    },
    get atOnce() {
      return state.atOnce;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Invented regids, always the same ones. */
export const regids = (count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    createHash('sha256').update(`regid ${i}`).digest().subarray(0, 30).toString('base64'),
  );

/** A folder with a config for the server and a token file `ids.txt`. */
export function runFolder(port: number, tokens: readonly string[]): string {
  const folder = emptyFolder();
  const config = {
    package_name: 'com.example.chat',
    mi_app_id: '2882303761500000001',
    mi_app_key: '5000000000001',
    mi_app_secret: 'ZGVtb2RlbW9kZW1vZGVtbw==',
    mi_channel_id: '100001',
    endpoints: { xiaomi: `http://127.0.0.1:${port}` },
  };
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  writeFileSync(join(folder, 'ids.txt'), `${tokens.join('\n')}\n`);
  return folder;
}

export const MANY = [
  'send',
  '--vendor',
  'xiaomi',
  '--tokens',
  'ids.txt',
  '--title',
  'Hi',
  '--body',
  'There',
  '--yes',
] as const;
