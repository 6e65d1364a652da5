// Commands that read a pipe: Ctrl-C ends the wait, and a second one ends the process if the pipe cannot be closed.
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { hastyClock } from '../helpers/hasty-clock.js';
import { run } from '../helpers/run-cli.js';

/** A pipe that stays open without data. `closes` is false for one that cannot be closed. */
const silentPipe = (closes: boolean): Readable =>
  new Readable({
    read: () => undefined,
    destroy: (error, done) => {
      if (closes) done(error);
    },
  });

/** Sends Ctrl-C so many times, each after the one before was handled. */
const pressing = (times: number) => (press: () => void) => {
  for (let i = 1; i <= times; i += 1) setTimeout(press, 20 * i);
};

describe('a pipe that stays open', () => {
  it.each([
    ['check-ext', ['check-ext', '-']],
    ['user-sig', ['user-sig', '--sandbox', '--read', '-']],
  ])('is left by %s on Ctrl-C, with 130', async (_, argv) => {
    const { exitCode, json } = await run([...argv, '--json'], { stdin: silentPipe(true), onStart: pressing(1) });
    expect([exitCode, json().problems.map(({ code }) => code)]).toEqual([130, ['program/interrupted']]);
  });

  it('that cannot be closed is left behind on a second Ctrl-C', async () => {
    const clock = hastyClock();
    const asked = { stdin: silentPipe(false), onStart: pressing(2), clock };
    const { exitCode, json } = await run(['check-ext', '-', '--json'], asked);
    expect([exitCode, json().problems.map(({ code }) => code)]).toEqual([130, ['program/interrupted']]);
    expect(clock.sleeps).toEqual([10_000]);
  });
});
