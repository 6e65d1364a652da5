// The outside as values: streams, environment, clock, random source, signals. Built once here, handed to everything else.
import { randomBytes, randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Clock, RandomSource } from '../push/types.js';

export interface OutputStream {
  write(text: string): boolean;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Calls back on Ctrl-C and on the system's request to end; returns how to stop listening. */
  onInterrupt(handler: () => void): () => void;
  /** A long run begins: garbage is better collected early than the memory filled. Absent where nobody minds. */
  keepMemorySmall?(): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  },
};

export const systemRandom: RandomSource = {
  uuid: () => randomUUID(),
  hex: (bytes) => {
    const at = takeBytes(bytes);
    return ahead.toString('hex', at, at + bytes);
  },
  fraction: () => {
    const at = takeBytes(4);
    return ahead.readUInt32BE(at) / 2 ** 32;
  },
};

/** Random bytes fetched ahead: asking the system for a few at a time is slow. None is handed out twice. */
let ahead = Buffer.alloc(0);
let taken = 0;

/** Where so many fresh bytes begin in `ahead`. */
function takeBytes(count: number): number {
  if (taken + count > ahead.length) {
    ahead = randomBytes(Math.max(4096, count));
    taken = 0;
  }
  const at = taken;
  taken += count;
  return at;
}

/** A reader that went away (`| head`) is no error of ours: stop quietly. */
const untroubled = <T extends NodeJS.WriteStream>(stream: T): T =>
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** The running process as an `Io`. Node opens each stream when it is first touched, and that takes a while: so do we. */
export function processIo(): Io {
  let stdout: NodeJS.WriteStream | undefined;
  let stderr: NodeJS.WriteStream | undefined;
  return {
    get stdout() {
      stdout ??= untroubled(process.stdout);
      return stdout;
    },
    get stderr() {
      stderr ??= untroubled(process.stderr);
      return stderr;
    },
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    home: homedir(),
    clock: systemClock,
    random: systemRandom,
    onInterrupt(handler) {
      process.on('SIGINT', handler);
      process.on('SIGTERM', handler);
      return () => {
        process.off('SIGINT', handler);
        process.off('SIGTERM', handler);
      };
    },
    keepMemorySmall() {
      // Measured (docs/decisions/0010): the live heap of a million device tokens is 12 MB, and V8 would let it grow to several times that.
      setFlagsFromString('--heap-growing-percent=20');
      setFlagsFromString('--semi-space-growth-factor=1');
      setFlagsFromString('--incremental-marking-hard-trigger=30');
    },
  };
}
