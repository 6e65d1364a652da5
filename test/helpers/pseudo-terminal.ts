// The built program on a real pseudo-terminal (util-linux `script`): type, wait for text, read the screen.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { lacking } from './lacking.js';

/** `script` of util-linux gives a program a terminal; `script` on macOS has other arguments, and Windows has none. */
export const lacksPseudoTerminal = (what: string): boolean =>
  lacking(process.platform === 'linux', `${what}: needs the script program of util-linux`);

export interface TerminalSession {
  /** Everything written so far, without escape sequences. */
  screen(): string;
  /** Resolves once the text has appeared after the last text waited for. */
  see(text: string | RegExp): Promise<void>;
  type(keys: string): void;
  /** The exit code. */
  end: Promise<number>;
}

/** Ends the wait for a text that never appears, in milliseconds; long, because the machine may be busy. */
const PATIENCE_MS = 90_000;

/** Removes escape sequences and bells, and applies every backspace. */
function onScreen(text: string): string {
  let screen = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/[\r\u0007]/g, '');
  while (/[^\u0008]\u0008/.test(screen)) screen = screen.replace(/[^\u0008]\u0008/g, '');
  return screen.replaceAll('\b', '');
}

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** tim-push itself. */
export const onTerminal = (
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): TerminalSession => commandOnTerminal([process.execPath, resolve('bin/tim-push.js'), ...argv], cwd, env);

/** Any program. */
export function commandOnTerminal(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): TerminalSession {
  const command = words.map(quote).join(' ');
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, LANG: 'C.UTF-8', TERM: 'xterm', COLUMNS: '120', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  let seen = 0;
  let wake = (): void => {};
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    wake();
  });
  const clean = (): string => onScreen(text);
  const end = new Promise<number>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      done(code ?? -1);
      wake();
    });
  });
  return {
    screen: clean,
    async see(wanted) {
      const giveUp = Date.now() + PATIENCE_MS;
      for (;;) {
        const rest = clean().slice(seen);
        const found = typeof wanted === 'string' ? rest.indexOf(wanted) : rest.search(wanted);
        if (found !== -1) {
          seen += found + 1;
          return;
        }
        if (child.exitCode !== null || Date.now() > giveUp) {
          child.kill();
          throw new Error(`${String(wanted)} did not appear:\n${clean().slice(-2000)}`);
        }
        await new Promise<void>((done) => {
          wake = done;
          setTimeout(done, 250);
        });
      }
    },
    type: (keys) => {
      child.stdin.write(keys);
    },
    end,
  };
}
