// The exit codes that pages list for a command, in both languages, against the table of the program.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodesOf } from '../../src/cli/exit-codes.js';
import { EXIT } from '../../src/problems/exit-code.js';

/** First cells of the table, or numbers of the list, in the section on exit codes. */
function listed(page: string): readonly number[] {
  const section =
    /^## (?:Exit codes|For scripts|退出码|用于脚本)\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(page)?.[1] ?? '';
  return [...section.matchAll(/(?:^\| |^|· )(\d+) (?=\||\S)/gm)].map(([, code]) => Number(code));
}

describe.each([
  ['ci.md', 'smoke'],
  ['receipts.md', 'receipts'],
  ['tap.md', 'tap'],
])('docs/%s', (name, command) => {
  it.each(['docs', 'docs/zh'])('in %s lists the exit codes of the command', (folder) => {
    // Pages do not list the code of an internal error.
    const expected = exitCodesOf(command).filter((code) => code !== EXIT.internal);
    expect(listed(readFileSync(`${folder}/${name}`, 'utf8'))).toEqual(expected);
  });
});
