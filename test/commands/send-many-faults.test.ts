// Many device tokens against a vendor with faults, counted on both sides: none lost, none sent twice, unknown ends reported as unknown.
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/push/types.js';
import { systemClock } from '../../src/session/system-clock.js';
import { afterEachTest } from '../helpers/cleanups.js';
import { run } from '../helpers/run-cli.js';
import { type Fault, MANY, regids, runFolder, startVendorServer } from '../helpers/vendor-server.js';

const cleanups = afterEachTest();

/** A clock that runs a hundred times as fast. */
const startedAt = systemClock.now();
const hasty: Clock = {
  now: () => startedAt + (systemClock.now() - startedAt) * 100,
  sleep: (ms, signal) => systemClock.sleep(ms / 100, signal),
};

interface Answer {
  readonly summary: Readonly<Record<'accepted' | 'rejected' | 'unreachable' | 'notSent', number>>;
  readonly run: { readonly reasons: readonly { readonly code: string; readonly count: number }[] };
}

/** `timeout` matters only where an answer never ends; otherwise it is long enough for a busy machine. */
async function sendAll(fault: Fault, timeout = '60s', count = 40_000) {
  const server = await startVendorServer({ fault });
  cleanups.push(() => server.close());
  const tokens = regids(count);
  const result = await run([...MANY, '--json', '--timeout', timeout], {
    cwd: runFolder(server.port, tokens),
    clock: hasty,
  });
  const { summary, run: figures } = result.json() as unknown as Answer;
  const twice = [...server.taken.values()].filter((times) => times > 1).length;
  return { summary, reasons: figures.reasons, server, twice, exitCode: result.exitCode, total: count };
}

const sum = ({ accepted, rejected, unreachable, notSent }: Answer['summary']): number =>
  accepted + rejected + unreachable + notSent;

describe('faults on the way', () => {
  it('5 % of status 503: all are retried and accepted, none twice', async () => {
    const { summary, server, twice, total, exitCode } = await sendAll(({ number, response }) => {
      if (number % 20 !== 7) return false;
      response.writeHead(503).end('<html>busy</html>');
      return true;
    });
    expect([summary.accepted, server.taken.size, twice, exitCode]).toEqual([total, total, 0, 0]);
    expect(server.requests).toBeGreaterThan(40);
  });

  it('resets after the vendor accepted the list: in doubt, not retried, not lost', async () => {
    let doubtful = 0;
    const { summary, server, twice, total, reasons } = await sendAll(({ number, tokens, take, socket }) => {
      if (number % 20 !== 3) return false;
      doubtful += tokens.length;
      take();
      socket.destroy();
      return true;
    });
    expect(twice).toBe(0);
    expect(sum(summary)).toBe(total);
    expect(doubtful).toBeGreaterThan(0);
    expect(reasons).toMatchObject([{ code: 'network/reset', count: doubtful }]);
    expect(summary.unreachable).toBe(doubtful);
    expect(server.taken.size).toBe(total);
  });

  it('broken JSON and bodies that never end: in doubt, not retried', async () => {
    let doubtful = 0;
    const { summary, twice, total } = await sendAll(({ number, tokens, take, response }) => {
      if (number % 10 !== 1) return false;
      doubtful += tokens.length;
      const text = take();
      response.writeHead(200, { 'Content-Type': 'application/json' });
      if (number % 20 === 1) response.end(text.slice(0, 12));
      else response.write(text.slice(0, 12));
      return true;
    }, '2s');
    expect(twice).toBe(0);
    expect(summary).toMatchObject({ accepted: total - doubtful, unreachable: doubtful });
    expect(doubtful).toBeGreaterThan(0);
  });

  it('429 with Retry-After: waited for, then accepted', async () => {
    const { summary, total, twice } = await sendAll(({ number, response }) => {
      // Fewer than the ten calls in a row after which a vendor counts as down: on a slow machine the fast clock passes that minute here.
      if (number > 4) return false;
      response.writeHead(429, { 'Retry-After': '5' }).end();
      return true;
    });
    expect([summary.accepted, twice]).toEqual([total, 0]);
  });

  it('credentials refused in the middle: the rest is not sent, with the reason', async () => {
    const { summary, server, total, reasons, exitCode } = await sendAll(({ number, response }) => {
      if (number <= 10) return false;
      response.writeHead(200).end('{"code":21301,"reason":"Authentication failed","result":"error"}');
      return true;
    });
    expect(summary.accepted).toBe(server.taken.size);
    expect(sum(summary)).toBe(total);
    expect(summary.notSent).toBeGreaterThanOrEqual(total - 10_000 - 8000);
    expect(server.requests).toBeLessThanOrEqual(18);
    expect(new Set(reasons.map((reason) => reason.code))).toEqual(new Set(['xiaomi/21301']));
    expect(exitCode).toBe(6);
  });

  it('a server that restarts in the middle: the run waits for it', async () => {
    const first = await startVendorServer({ delayMs: 5 });
    const tokens = regids(40_000);
    const folder = runFolder(first.port, tokens);
    const restart = (async () => {
      while (first.requests < 10) await systemClock.sleep(2);
      await first.close();
      await systemClock.sleep(100);
      return startVendorServer({ port: first.port, taken: first.taken });
    })();
    const result = await run([...MANY, '--json', '--retries', '20'], { cwd: folder, clock: hasty });
    const second = await restart;
    cleanups.push(() => second.close());
    const { summary } = result.json() as unknown as Answer;
    expect(sum(summary)).toBe(40_000);
    // Interrupted calls may have arrived; all others did.
    expect(summary.accepted + summary.unreachable).toBe(40_000);
    expect(summary.unreachable).toBeLessThanOrEqual(8000);
    expect([...second.taken.values()].filter((times) => times > 1)).toEqual([]);
  });
});
