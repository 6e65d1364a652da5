// A program on a command line is looked up as the system does it.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../src/stores/find-program.js';
import { lacksSignals } from '../helpers/lacking.js';
import { emptyFolder } from '../helpers/run-cli.js';

it.skipIf(lacksSignals('files that may be run'))('a program is found by name, by path, or not at all', async () => {
  const cwd = emptyFolder();
  const bin = join(cwd, 'bin');
  mkdirSync(join(bin, 'folder'), { recursive: true });
  writeFileSync(join(bin, 'runs'), '#!/bin/sh\n');
  chmodSync(join(bin, 'runs'), 0o755);
  writeFileSync(join(bin, 'text'), 'text');
  chmodSync(join(bin, 'text'), 0o644);
  const found = (command: string) => findProgram(command, { cwd, env: { PATH: `/nowhere:${bin}` } });
  expect(await Promise.all(['runs', './bin/runs', 'text', 'folder', 'gone', './gone'].map(found))).toEqual([
    'found',
    'found',
    'not-runnable',
    'missing',
    'missing',
    'missing',
  ]);
  expect(await findProgram('runs', { cwd, env: {} })).toBe('missing');
});
