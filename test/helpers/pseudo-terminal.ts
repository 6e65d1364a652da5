// The built program on a real pseudo-terminal (util-linux `script`): type, wait for text, read the screen.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** `script` of util-linux gives a program a terminal; macOS and Windows have none that takes a command like this. */
export const hasPseudoTerminal = process.platform === 'linux';

export interface TerminalSession {
  /** Everything written so far, without escape sequences. */
  screen(): string;
  /** Resolves once text has appeared behind the last text waited for. */
  see(text: string | RegExp): Promise<void>;
  type(keys: string): void;
  /** The exit code. */
  end: Promise<number>;
}

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

export function onTerminal(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): TerminalSession {
  const command = [process.execPath, resolve('bin/tim-push.js'), ...argv].map(quote).join(' ');
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
  const clean = (): string => text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '');
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
      for (;;) {
        const rest = clean().slice(seen);
        const found = typeof wanted === 'string' ? rest.indexOf(wanted) : rest.search(wanted);
        if (found !== -1) {
          seen += found + 1;
          return;
        }
        if (child.exitCode !== null) throw new Error(`ended before ${String(wanted)} appeared:\n${clean()}`);
        await new Promise<void>((done) => {
          wake = done;
        });
      }
    },
    type: (keys) => {
      child.stdin.write(keys);
    },
    end,
  };
}
