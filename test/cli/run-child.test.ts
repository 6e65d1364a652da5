// The command of `sandbox exec`: a process group of its own on POSIX, none on Windows (the platform is a parameter).
import { describe, expect, it } from 'vitest';
import { runChild } from '../../src/cli/run-child.js';

/** Ends with 1 as the first process of a group, else with 0. */
const SCRIPT =
  "process.exitCode = require('node:fs').readFileSync('/proc/self/stat', 'utf8').split(' ')[4] === String(process.pid) ? 1 : 0";

const run = (command: string, platform: NodeJS.Platform) =>
  runChild({ command, args: ['-e', SCRIPT], cwd: '/', env: process.env, hasTerminal: false, platform });

describe.skipIf(process.platform !== 'linux')('a child command', () => {
  it('has a process group of its own', async () => {
    expect(await run(process.execPath, 'linux')).toEqual({ exitCode: 1 });
  });

  it('shares the group of tim-push on Windows, which has no process groups', async () => {
    expect(await run(process.execPath, 'win32')).toEqual({ exitCode: 0 });
  });

  it('that does not exist is reported on both', async () => {
    expect(await run('/there/is/no/such/program', 'linux')).toHaveProperty('notStarted');
    expect(await run('/there/is/no/such/program', 'win32')).toHaveProperty('notStarted');
  });
});
