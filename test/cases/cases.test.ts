// Real situations of users on the built program: every fixtures/cases/*/case.md. `TIM_PUSH_BIN` names another copy of the program, for example the installed one.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyCache, emptyFolder } from '../helpers/run-cli.js';
import { type CaseStep, readCase } from './read-case.js';

const FOLDER = 'fixtures/cases';
const bin = resolve(process.env['TIM_PUSH_BIN'] ?? join('bin', 'tim-push.js'));
const cacheDir = emptyCache();

const shim = emptyFolder();
writeFileSync(
  join(shim, 'tim-push'),
  `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@" \${CASE_FORMAT:+--json --lang en}\n`,
);
chmodSync(join(shim, 'tim-push'), 0o755);

const names = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'case.md')));

/** Runs the line with a shell in a fresh copy of the folder. */
function runLine(name: string, command: string, format: 'human' | 'json') {
  const cwd = emptyFolder();
  cpSync(join(FOLDER, name), cwd, { recursive: true });
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${shim}:${process.env['PATH'] ?? ''}`,
      HOME: cwd,
      NO_COLOR: '1',
      LANG: 'C',
      TZ: 'UTC',
      COLUMNS: '400',
      TIM_PUSH_CACHE_DIR: cacheDir,
      ...(format === 'json' ? { CASE_FORMAT: 'json' } : {}),
    },
  });
  return { exitCode: status, stdout, stderr, cwd };
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly at?: { readonly file: string; readonly line?: number };
}

function findingsOf(name: string, step: CaseStep): { readonly text: string; readonly severity: string }[] {
  const { stdout, stderr, cwd } = runLine(name, step.command, 'json');
  let problems: readonly Finding[];
  try {
    problems = (JSON.parse(stdout) as { problems: Finding[] }).problems;
  } catch {
    throw new Error(`no JSON document from: ${step.command}\n${stdout}${stderr}`);
  }
  return problems.map(({ code, severity, at }) => {
    const file = at?.file.replace(`${cwd}/`, '');
    const place = file === undefined ? '' : ` ${file}${at?.line === undefined ? '' : `:${at.line}`}`;
    return { text: `${code}${place}`, severity };
  });
}

/** `code place` is exact; `code` and `code*` match every place. */
const fits = (wanted: string, found: string): boolean =>
  wanted.endsWith('*')
    ? found.startsWith(wanted.slice(0, -1))
    : wanted === (wanted.includes(' ') ? found : found.split(' ')[0]);

function expectAll(name: string, steps: readonly CaseStep[]): void {
  for (const step of steps) {
    const { exitCode, stdout, stderr } = runLine(name, step.command, 'human');
    const output = `${stdout}${stderr}`;
    const squeezed = output.replace(/\s+/g, ' ');
    expect({ command: step.command, exitCode, output }).toEqual({
      command: step.command,
      exitCode: step.exitCode,
      output,
    });
    for (const text of step.says) expect(squeezed, step.command).toContain(text);
    for (const text of step.doesNotSay) expect(squeezed, step.command).not.toContain(text);
    if (step.finds === undefined && step.doesNotFind.length === 0) continue;
    const findings = findingsOf(name, step);
    const texts = findings.map(({ text }) => text);
    for (const wanted of step.finds ?? [])
      expect(
        texts.some((found) => fits(wanted, found)),
        `${step.command}\n  expected: ${wanted}\n  found: ${texts.join('\n         ')}`,
      ).toBe(true);
    for (const unwanted of step.doesNotFind)
      expect(
        texts.filter((found) => fits(unwanted, found)),
        step.command,
      ).toEqual([]);
    if (step.onlyThose)
      expect(
        findings
          .filter(({ severity }) => severity !== 'hint')
          .map(({ text }) => text)
          .filter((found) => !(step.finds ?? []).some((wanted) => fits(wanted, found))),
        step.command,
      ).toEqual([]);
  }
}

describe.skipIf(process.platform === 'win32')('cases', () => {
  it('exist', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  it.for(names)('%s', { timeout: 120_000 }, (name, context) => {
    const { isOpen, steps } = readCase(readFileSync(join(FOLDER, name, 'case.md'), 'utf8'));
    try {
      expectAll(name, steps);
    } catch (error) {
      if (!isOpen) throw error;
      context.skip(`open: ${(error as Error).message.split('\n')[0]}`);
    }
  });
});
