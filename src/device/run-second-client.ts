// Starts the process that sends with a push library of the user's project, and talks to it by pipes: nothing secret is in its arguments or environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { LibraryWords } from '../push/second-client.js';

/** Longest wait for one answer: a library may repeat a refused push by itself, with pauses. */
const LONGEST_MS = 60_000;
/** Characters of the process's error output in a sentence. */
const MOST_WORDS = 300;

export interface SecondClientStart {
  /** The package to load. */
  readonly library: string;
  /** It is looked for from here upwards. */
  readonly cwd: string;
  /** The Node that runs us. */
  readonly node: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly sandbox: SandboxAddress | undefined;
}

/** Where all its connections lead instead of the vendor's hosts. */
export interface SandboxAddress {
  readonly host: string;
  readonly port: number;
  readonly ca: readonly string[];
}

export type FoundLibrary =
  /** `wantsNode`: what its package.json says about Node. */
  | { readonly kind: 'there'; readonly version: string; readonly wantsNode: string | undefined }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly reason: string };

export interface SecondClientProcess {
  readonly found: FoundLibrary;
  /** One push. Credentials and device token go through the pipe of stdin. */
  send(order: Readonly<Record<string, unknown>>): Promise<LibraryWords>;
  end(): void;
}

/** Loads the library in a process with an environment of its own; nothing is sent yet. */
export async function startSecondClient(start: SecondClientStart): Promise<SecondClientProcess> {
  const program = fileURLToPath(new URL('./second-client.mjs', import.meta.url));
  const child = spawn(start.node, [program], {
    cwd: start.cwd,
    env: cleanEnvironment(start.env),
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    signal: start.signal,
    windowsHide: true,
  });
  const talk = talkTo(child);
  const found = await talk.ask({
    library: start.library,
    ...(start.sandbox === undefined ? {} : { sandbox: start.sandbox }),
  });
  return {
    found: readFound(found),
    async send(order) {
      return (await talk.ask(order)) as LibraryWords;
    },
    end() {
      child.kill();
    },
  };
}

/** Certificates that the user added to Node count there too; proxies, options of Node and other people's credentials do not. */
function cleanEnvironment(env: SecondClientStart['env']): NodeJS.ProcessEnv {
  const kept = ['SystemRoot', 'NODE_EXTRA_CA_CERTS'].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

/** One question and one answer at a time; a process that ends answers with its error output. */
function talkTo(child: ChildProcess): { ask(question: unknown): Promise<Readonly<Record<string, unknown>>> } {
  let errorOutput = '';
  child.stderr?.on('data', (chunk) => {
    errorOutput = `${errorOutput}${String(chunk)}`.slice(-10_000);
  });
  const stdin = child.stdin as Writable;
  stdin.on('error', () => undefined);
  let startError: string | undefined;
  child.on('error', (error) => {
    startError = error.message;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const answers = createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator]();
  const next = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { value, done } = (await answers.next()) as { readonly value?: string; readonly done?: boolean };
    if (done !== true && value !== undefined) return JSON.parse(value) as Readonly<Record<string, unknown>>;
    await ended;
    return { failed: startError ?? lastWords(errorOutput) };
  };
  return {
    async ask(question) {
      const timer = setTimeout(() => child.kill(), LONGEST_MS);
      stdin.write(`${JSON.stringify(question)}\n`);
      try {
        return await next();
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** The line of a stack trace that says what was wrong, else the last one. */
function lastWords(errorOutput: string): string {
  const lines = errorOutput.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? 'it ended without an answer';
  return said.slice(0, MOST_WORDS);
}

function readFound(answer: Readonly<Record<string, unknown>>): FoundLibrary {
  const { version, node, missing, broken, failed } = answer;
  if (missing === true) return { kind: 'missing' };
  if (typeof version !== 'string') return { kind: 'broken', reason: String(broken ?? failed ?? 'no version') };
  return { kind: 'there', version, wantsNode: typeof node === 'string' ? node : undefined };
}
