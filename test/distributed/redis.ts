// A Redis server for this test: on a free port of 127.0.0.1, in its own folder, without persistence.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyFolder } from '../helpers/run-cli.js';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

const TRIES = 5;

/** The port may be taken by another process between the check and the start, so a server that does not come up is started again. */
export async function startRedis(): Promise<RedisServer> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = spawn('redis-server', [...flags, '--dir', emptyFolder()], { stdio: ['ignore', 'pipe', 'pipe'] });
    const outcome = await untilReady(server);
    if (outcome === 'ready')
      return { url: `redis://127.0.0.1:${port}`, stop: () => ended(server, () => server.kill('SIGTERM')) };
    if (tries === TRIES) throw new Error(outcome);
    await sleep(50);
  }
}

function untilReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let output = '';
    const take = (chunk: unknown): void => {
      output += String(chunk);
      if (output.includes('Ready to accept connections')) resolve('ready');
    };
    server.stdout?.on('data', take);
    server.stderr?.on('data', take);
    server.once('exit', (code) => resolve(`redis-server ended with exit code ${code}:\n${output}`));
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? 'redis-server is not installed: apt-get install redis-server' : String(error)),
    );
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Ends a process and waits until it has exited. */
export async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  end();
  await gone;
}
