// The progress of long runs: redrawn on a terminal, plain lines elsewhere.
import { describe, expect, it } from 'vitest';
import { afterEachTest } from '../helpers/cleanups.js';
import { hastyClock } from '../helpers/hasty-clock.js';
import { run } from '../helpers/run-cli.js';
import { MANY, regids, runFolder, startVendorServer } from '../helpers/vendor-server.js';

const cleanups = afterEachTest();

/** Pauses between two lines of a log, and between two drawings. */
const LINES = [5000, 30_000];
const DRAWINGS = [200];

/** A run whose second answer waits until the clock was asked more than `times` times for a pause of this length. */
async function runHeld(
  pauses: readonly number[],
  times: number,
  more: readonly string[] = [],
  typed?: readonly string[],
) {
  const clock = hastyClock();
  const looked = (): boolean => clock.sleeps.filter((pause) => pauses.includes(pause)).length > times;
  const server = await startVendorServer({
    fault: async ({ number, response }) => {
      if (number === 1) response.writeHead(400).end('{"code":66007,"result":"error"}');
      else while (!looked()) await new Promise((resolve) => setTimeout(resolve, 5));
      return number === 1;
    },
  });
  cleanups.push(() => server.close());
  return run([...MANY, '--retries', '0', '--timeout', '10m', ...more], {
    cwd: runFolder(server.port, regids(5000)),
    clock,
    ...(typed === undefined ? {} : { typed }),
  });
}

describe('a long run', () => {
  it('writes a plain line every few seconds into a log: done, total, rate, refusals', async () => {
    const { stderr, stdout } = await runHeld(LINES, 2);
    const lines = stderr.split('\n').filter((line) => line.startsWith('Progress: '));
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(line).toMatch(/^Progress: [\d,]+ of 5,000 device tokens, [\d,]+\/s/);
    expect(lines.at(-1)).toMatch(/, [\d,]+ rejected$/);
    expect(stderr).not.toMatch(/[█░\u001b]/);
    expect(stdout).not.toContain('Progress');
    expect(stdout).toMatch(/; latency: median .+ m?s, p99 .+ m?s\n/);
  });

  it('says the same in Chinese', async () => {
    const { stderr, stdout } = await runHeld(LINES, 1, ['--lang', 'zh']);
    expect(stderr).toMatch(/^进度：[\d,]+ \/ 5,000 个设备 token，[\d,]+\/秒/m);
    expect(stdout).toMatch(/；请求耗时：中位数 .+ m?s，p99 .+ m?s\n/);
  });

  it('prints no progress with --quiet, nor if it ends soon', async () => {
    const server = await startVendorServer();
    cleanups.push(() => server.close());
    const cwd = runFolder(server.port, regids(3000));
    for (const more of [['--quiet'], []])
      expect((await run([...MANY, ...more], { cwd })).stderr).not.toMatch(/Progress/);
  });

  it('redraws one line on a terminal, and clears it at the end', async () => {
    const { stderr } = await runHeld(DRAWINGS, 2, [], []);
    expect(stderr).toMatch(/Xiaomi {2}[█░]+ {2}[\d,]+ \/ 5,000 {2}[\d,]+\/s/);
    expect(stderr).toMatch(/[\d,]+ rejected/);
    expect(stderr).not.toContain('Progress');
    // "Up one line and clear below" must occur as often as a line was drawn.
    const drawn = stderr.match(/^.*[█░]+.*$/gm) ?? [];
    expect(stderr.match(/\u001b\[1A\u001b\[0J/g)).toHaveLength(drawn.length);
  });
});
