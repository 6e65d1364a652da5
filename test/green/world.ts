// The environment of one run: a config, a sandbox behind a proxy ("door") that can change answers, a phone, and the flags.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as ask, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { RunningSandbox } from '../../src/sandbox/index.js';
import type { VendorId } from '../../src/session/vendors/list.js';
import { demoConfig } from '../helpers/demo-config.js';
import { phoneAnswers } from '../helpers/phone.js';
import { emptyFolder, type RunOptions, type RunResult, run } from '../helpers/run-cli.js';
import { startForTest } from '../helpers/start-for-test.js';

/** Replaces an answer or drops it. */
export type Change = (answer: {
  readonly status: number;
  readonly body: string;
}) => { status?: number; body?: string } | 'stopped' | 'cut';

export class World {
  readonly folder = emptyFolder();
  argv: string[];
  config: Record<string, unknown> = {};
  env: Record<string, string> = {};
  options: Omit<RunOptions, 'env' | 'cwd'> = {};
  /** What a vendor posts to a run of `receipts`. */
  call: { path: string; headers: Record<string, string>; body: string } = { path: '/', headers: {}, body: '' };
  readonly changes: { readonly path: RegExp; readonly change: Change }[] = [];

  constructor(argv: readonly string[]) {
    this.argv = [...argv];
  }

  /** Changes the answers to every call whose path matches. */
  answer(path: RegExp, change: Change): void {
    this.changes.push({ path, change });
  }

  file(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text, { mode: 0o600 });
  }

  text(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Installs a stub for adb that answers from a phone of fixtures/phones. */
  phone(name: string, silent: readonly string[] = [], change = (answer: string) => answer): void {
    const answers = [...phoneAnswers(name)]
      .filter(([command]) => !silent.some((word) => command.includes(word)))
      .map(([command, answer]) => [command, change(answer)]);
    const program = join(this.folder, 'adb');
    const text = JSON.stringify(Object.fromEntries(answers));
    writeFileSync(
      program,
      `#!${process.execPath}\nconst answers = ${text};\nconst words = process.argv.slice(2);\nif (words[0] === 'devices') console.log('List of devices attached\\nINVENTED0001 device model:Test');\nelse { const answer = answers[words.slice(words.indexOf('shell') + 1).join(' ')]; if (answer === undefined) process.exit(1); process.stdout.write(answer); }\n`,
      { mode: 0o700 },
    );
    this.env['TIM_PUSH_ADB'] = program;
  }
}

/** Changes the JSON of an answer. */
export const json =
  (change: (body: Record<string, unknown>) => unknown): Change =>
  ({ body }) => ({ body: JSON.stringify(change(JSON.parse(body) as Record<string, unknown>)) });

export const page =
  (body: string, status = 200): Change =>
  () => ({ status, body });

export const stopped: Change = () => 'stopped';
/** The connection is reset in the middle of the answer. */
export const cut: Change = () => 'cut';

/** vivo and Tencent IM as the demo has them, with one device and one user. */
export async function vivoWorld(...argv: readonly string[]): Promise<World> {
  const world = new World(argv);
  const { emulator } = await import('../../src/tencent-im/emulator/index.js');
  world.config = {
    ...(await demoConfig('vivo')),
    ...emulator.demo.values,
    vivo_buz_id: 10007,
    devices: { 'my-vivo': { vendor: 'vivo', token: await tokenOf('vivo') } },
  };
  return world;
}

/** A run of `receipts` that gets one call and then Ctrl-C. */
export function receiptWorld(path: string, body: unknown, ...argv: readonly string[]): World {
  const world = new World(['receipts', '--port', '0', ...argv]);
  world.call = { path, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const onStart: NonNullable<RunOptions['onStart']> = (interrupt, output) => {
    const post = async (): Promise<void> => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
      if (url === undefined) {
        // If the run stops before it listens, the call is never made.
        if (!/"ok":/.test(output()) && output() === '') timer = setTimeout(() => void post(), 10);
        return;
      }
      await fetch(`${url}${world.call.path}`, { method: 'POST', headers: world.call.headers, body: world.call.body });
      interrupt();
    };
    let timer = setTimeout(() => void post(), 10);
    timer.unref();
  };
  world.options = { onStart };
  return world;
}

export async function tokenOf(vendor: VendorId): Promise<string> {
  const { vendors } = await import('../../src/vendors/index.js');
  const { emulator } = await vendors[vendor].load();
  return emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
}

let sandbox: RunningSandbox;
let door: Server;
let current: World | undefined;

export async function openDoor(): Promise<void> {
  sandbox = await startForTest();
  door = createServer((incoming, outgoing) => {
    const body: Buffer[] = [];
    incoming.on('data', (part: Buffer) => body.push(part));
    incoming.on('end', () => {
      const target = new URL(incoming.url ?? '/', sandbox.url);
      const headers = { ...incoming.headers, host: target.host };
      const forward = ask(target, { method: incoming.method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          let answer = { status: response.statusCode ?? 0, body: text };
          for (const { path, change } of current?.changes ?? []) {
            if (!path.test(target.pathname)) continue;
            const changed = change(answer);
            if (changed === 'stopped') return incoming.socket.destroy();
            if (changed === 'cut') {
              outgoing.writeHead(answer.status, {
                ...response.headers,
                'content-length': Buffer.byteLength(answer.body),
              });
              outgoing.write(answer.body.slice(0, -1), () => incoming.socket.destroy());
              return;
            }
            answer = { ...answer, ...changed };
          }
          const kept = { ...response.headers };
          for (const name of ['content-length', 'transfer-encoding', 'content-encoding']) delete kept[name];
          outgoing.writeHead(answer.status, kept).end(answer.body);
        });
      });
      forward.end(Buffer.concat(body));
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
}

export async function closeDoor(): Promise<void> {
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
  await sandbox.close();
}

/** Runs the built program in this environment; `{door}` in a flag is the address of the proxy. */
export async function look(world: World): Promise<RunResult> {
  current = world;
  const { port } = door.address() as AddressInfo;
  if (Object.keys(world.config).length > 0) world.file('tim-push.config.json', JSON.stringify(world.config));
  const argv = world.argv.map((word) => word.replace('{door}', `http://127.0.0.1:${port}`));
  return run(argv, { ...world.options, env: world.env, cwd: world.folder });
}
