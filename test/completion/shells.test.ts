// The scripts in the real shells; a shell that is not installed is skipped (CI installs all but PowerShell).
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionScript } from '../../src/completion/scripts.js';
import { lacksProgram } from '../helpers/lacking.js';
import { commandOnTerminal, lacksPseudoTerminal } from '../helpers/pseudo-terminal.js';
import { emptyFolder } from '../helpers/run-cli.js';

/** A folder with `tim-push` as a program, for the PATH. */
const folder = emptyFolder();
writeFileSync(join(folder, 'tim-push'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/tim-push.js')}" "$@"\n`);
chmodSync(join(folder, 'tim-push'), 0o755);
const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, LANG: 'C.UTF-8' };

const ask = (shell: string, args: readonly string[]): string[] => {
  const { stdout } = spawnSync(shell, args, { env, cwd: folder, encoding: 'utf8', timeout: 120_000 });
  return stdout.split('\n').filter((line) => line !== '');
};

const bash = (...words: string[]): string[] => {
  // Bash passes "--format=j" as three words.
  const cut = words.flatMap((word) => word.split(/(=)/).filter((piece, i) => piece !== '' || i === 0));
  const list = ['tim-push', ...cut].map((word) => `'${word}'`).join(' ');
  const script = `eval "$(tim-push completion bash)"; COMP_WORDS=(${list}); COMP_CWORD=${cut.length}; _tim_push; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return ask('bash', ['-c', script]);
};

describe.skipIf(lacksProgram('bash', 'completion in bash'))('completion in bash', () => {
  it.each([
    ['a command', ['vivo-'], ['vivo-test']],
    ['a value', ['send', '--lang', 'z'], ['zh']],
    ['a value behind =', ['check-config', '--format=j'], ['json', 'junit']],
    ['an empty word', ['completion', ''], ['bash', 'zsh', 'fish', 'powershell']],
    ['a file name', ['send', '--config', 'tim-'], ['tim-push']],
  ])('completes %s', (_name, words, expected) => {
    expect(bash(...words)).toEqual(expected);
  });
});

it('uses only features of Bash 3.2, the version on macOS', () => {
  const script = completionScript('bash');
  // Negative indexes, case conversion, associative arrays, mapfile and namerefs are newer.
  for (const newer of [/\[-1\]/, /\$\{\w+(,,|\^\^)/, /(declare|local) -[An]/, /\b(mapfile|readarray)\b/, /&>>|\|&/])
    expect(script).not.toMatch(newer);
});

describe.skipIf(lacksProgram('fish', 'completion in fish'))('completion in fish', () => {
  const fish = (line: string): string[] =>
    ask('fish', ['-N', '-c', `tim-push completion fish | source; complete -C '${line}'`]);

  it('completes a command with its summary, a value, and a file name', () => {
    expect(fish('tim-push vivo-')[0]).toMatch(/^vivo-test\tsend one push/);
    expect(fish('tim-push send --lang z')).toEqual(['zh']);
    expect(fish('tim-push send --config tim-')[0]).toMatch(/^tim-push/);
  });
});

describe.skipIf(lacksProgram('zsh', 'completion in zsh') || lacksPseudoTerminal('completion in zsh'))(
  'completion in zsh',
  () => {
    it('completes a command and a value when Tab is pressed', async () => {
      const terminal = commandOnTerminal(['zsh', '-f', '-i'], folder, { PATH: env.PATH, PS1: '', ZDOTDIR: folder });
      terminal.type('autoload -Uz compinit; compinit -u -D; eval "$(tim-push completion zsh)"; print REA""DY\r');
      await terminal.see('READY');
      terminal.type('tim-push vivo-te\t');
      await terminal.see('vivo-test ');
      terminal.type('--lang z\t');
      await terminal.see('--lang zh');
      terminal.type('\u0003');
      terminal.type('\rexit\r');
      await terminal.end;
    });
  },
);
