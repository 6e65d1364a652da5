// The example worker on a real Redis: a killed worker loses nothing, the engine does the retries, and permanent refusals are never retried.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { emptyFolder } from '../helpers/run-cli.js';
import { type RedisServer, startRedis } from './redis.js';
import { produce, startWorker, until, type WorkerProcess } from './worker-process.js';

const TOKENS = 240;
const BATCH = 20;
/** APNs takes one device token per request, so that a batch can be cut anywhere. */
const tokenOf = (i: number): string => createHash('sha256').update(`device ${i}`).digest('hex');
const nameOf = (token: string): string =>
  createHash('sha256').update(`apns\n${token}`).digest('base64url').slice(0, 22);

let redis: RedisServer;
let sandbox: Sandbox;
let queue: Queue;
let cwd: string;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  redis = await startRedis();
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox?.close();
  await redis?.stop();
});

beforeEach(async () => {
  cwd = emptyFolder();
  queue = new Queue('tim-push', { connection: { url: redis.url } });
  await queue.obliterate({ force: true });
  await sandbox.reset();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await queue.close();
});

const env = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  REDIS_URL: redis.url,
  TIM_PUSH_SANDBOX_URL: sandbox.url,
  TIM_PUSH_CACHE_DIR: join(cwd, 'cache'),
  BACKOFF_MS: '50',
  ...more,
});

async function start(file: string, more: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const worker = await startWorker(cwd, file, env(more));
  workers.push(worker);
  return worker;
}

async function register(tokens: readonly string[]): Promise<void> {
  for (const token of tokens) await sandbox.registerDevice({ vendor: 'apns', token });
}

function add(tokens: readonly string[], batch: number) {
  writeFileSync(
    join(cwd, 'ids.ndjson'),
    tokens.map((token) => `${JSON.stringify({ vendor: 'apns', token })}\n`).join(''),
  );
  const words = ['--title', 'Lunch?', '--body', 'Noodles at one.', '--batch', String(batch)];
  return produce(cwd, ['--run', 'lunch', '--tokens', 'ids.ndjson', ...words], env());
}

const untilEmpty = () =>
  until(async () => {
    const counts = await queue.getJobCounts('wait', 'active', 'delayed', 'prioritized');
    return Object.values(counts).every((count) => count === 0);
  }, 'an empty queue');

/** How many pushes the vendor received for each device. */
async function pushesByToken(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { pushes } of await sandbox.messages({ vendor: 'apns' }))
    for (const { token, accepted } of pushes) if (accepted) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

describe('the BullMQ worker', () => {
  it('loses nothing when a worker is killed in the middle of a batch, and sends at most that batch twice', async () => {
    const tokens = Array.from({ length: TOKENS }, (_, i) => tokenOf(i));
    await register(tokens);
    expect(await add([...tokens, tokenOf(0)], BATCH)).toEqual({
      run: 'lunch',
      jobs: TOKENS / BATCH,
      tokens: TOKENS,
      duplicates: 1,
    });
    // Slow enough to be cut; the lock lasts longer than any pause of a busy machine.
    const slow = { RATE: '20', LOCK_MS: '10000' };
    const first = await start('first.ndjson', slow);
    const second = await start('second.ndjson', slow);
    const killed = await first.killInBatch(3);
    await untilEmpty();

    const before = first.lines();
    const lines = [...before, ...second.lines()];
    const results = lines.filter(({ event }) => event === 'result');
    expect(new Set(results.map(({ token }) => token))).toEqual(new Set(tokens.map(nameOf)));
    expect(results.every(({ status }) => status === 'accepted')).toBe(true);
    expect(await queue.getJobCounts('completed', 'failed')).toEqual({ completed: TOKENS / BATCH, failed: 0 });

    const number = Number(killed.split('-').at(-1)) - 1;
    const batch = new Set(tokens.slice(number * BATCH, (number + 1) * BATCH));
    const pushes = await pushesByToken();
    const twice = tokens.filter((token) => (pushes.get(token) ?? 0) > 1);
    for (const token of tokens) expect(pushes.get(token)).toBeLessThanOrEqual(batch.has(token) ? 2 : 1);
    // The killed worker must have sent part of the batch, otherwise the test proves nothing.
    expect(twice.length).toBeGreaterThanOrEqual(3);

    const doubted = second.lines().filter(({ maybeSentTwice }) => maybeSentTwice === true);
    expect(new Set(doubted.map(({ job }) => job))).toEqual(new Set([killed]));
    expect(new Set(doubted.flatMap(({ token }) => token ?? []))).toEqual(new Set([...batch].map(nameOf)));
    expect(before.filter(({ job, event }) => job === killed && event === 'end')).toEqual([]);
    // No other batch was started twice.
    const begun = lines.filter(({ event }) => event === 'begin').map(({ job }) => job);
    expect(begun.filter((job, i) => begun.indexOf(job) !== i)).toEqual([killed]);
  });

  it('leaves retries to the engine: only temporary refusals are sent again', async () => {
    const tokens = Array.from({ length: 12 }, (_, i) => tokenOf(i));
    const [busy = '', gone = ''] = tokens;
    await register(tokens.filter((token) => token !== gone));
    await sandbox.registerDevice({ vendor: 'apns', token: gone, fate: 'uninstalled' });
    await sandbox.faults.add({
      vendor: 'apns',
      token: busy,
      times: 2,
      do: { status: 503, body: '{"reason":"ServiceUnavailable"}' },
    });
    await add(tokens, 12);
    const worker = await start('only.ndjson');
    await untilEmpty();

    const lines = worker.lines();
    expect(
      lines.filter(({ event }) => event === 'end').map(({ attempt, done, later }) => [attempt, done, later]),
    ).toEqual([
      [1, 11, 1],
      [2, 0, 1],
      [3, 1, 0],
    ]);
    const results = lines.filter(({ event }) => event === 'result');
    expect(results.map(({ token }) => token).sort()).toEqual(tokens.map(nameOf).sort());
    expect(results.filter(({ status }) => status !== 'accepted')).toMatchObject([
      { token: nameOf(gone), status: 'rejected', code: 'apns/Unregistered', attempt: 1 },
    ]);
    expect(lines.some(({ maybeSentTwice }) => maybeSentTwice)).toBe(false);
    // One request each, three for the device that was refused twice.
    expect(await sandbox.messages({ vendor: 'apns', path: '/3/device/' })).toHaveLength(14);
  });

  it('after the last attempt reports that it gave up, and keeps the job with only these device tokens', async () => {
    const [token, fine] = [tokenOf(1), tokenOf(2)];
    await register([token, fine]);
    await sandbox.faults.add({ vendor: 'apns', token, do: { status: 503, body: '{"reason":"ServiceUnavailable"}' } });
    await add([token, fine], 2);
    const worker = await start('only.ndjson');
    await untilEmpty();
    const results = worker.lines().filter(({ event }) => event === 'result');
    expect(results).toMatchObject([
      { token: nameOf(fine), status: 'accepted', attempt: 1 },
      { token: nameOf(token), status: 'rejected', attempt: 6, gaveUp: true },
    ]);
    const [job] = await queue.getFailed();
    expect(job?.data.tokens).toEqual([token]);
  });

  it('adds no duplicate job when the producer runs again', async () => {
    const tokens = Array.from({ length: 5 }, (_, i) => tokenOf(i));
    await register(tokens);
    await add(tokens, 2);
    await add(tokens, 2);
    await start('only.ndjson');
    await untilEmpty();
    expect([...(await pushesByToken()).values()]).toEqual([1, 1, 1, 1, 1]);
  });
});
