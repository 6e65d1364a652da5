// The delivery engine with fake carriers: every recipient gets one result, limits are kept, and only what is safe is retried.

import { describe, expect, it } from 'vitest';
import { startDelivery } from '../../src/delivery/deliver.js';
import type { Delivered, Ledger, Recipient, VendorSender } from '../../src/delivery/types.js';
import { deliveryProblem } from '../../src/problems/entries/delivery.js';
import { networkProblem } from '../../src/problems/entries/network.js';
import type { Problem, ProblemKind, Retry } from '../../src/problems/types.js';
import type { PushMessage, SendResult } from '../../src/push/types.js';
import { t } from '../../src/text/language.js';
import { steadyRandom, virtualClock } from '../helpers/virtual-clock.js';

const message: PushMessage = { title: 'T', body: 'B', mode: 'formal', clickTarget: 'plugin', options: {} };

const problem = (kind: ProblemKind, retry: Retry = 'no', code = `test/${kind}`): Problem => {
  const found = deliveryProblem('delivery/vendor-gone', { vendor: 'test' });
  return { ...found, code, entry: { ...found.entry, kind, retry } };
};

type Answer = (token: string, call: number) => Partial<SendResult>;

interface Call {
  readonly title: string;
  readonly tokens: readonly string[];
  readonly at: number;
}

function fakeCarrier(clock: ReturnType<typeof virtualClock>, answer: Answer, limits: Partial<VendorSender> = {}) {
  const calls: Call[] = [];
  let atOnce = 0;
  const seen = { most: 0, calls };
  const sender: VendorSender = {
    name: t('Test', 'Test'),
    batchLimit: 3,
    concurrency: 2,
    messageFor: (overrides) => ({ ...message, ...overrides }),
    async send(sent, tokens) {
      atOnce += 1;
      seen.most = Math.max(seen.most, atOnce);
      calls.push({ title: sent.title, tokens, at: clock.now() });
      const call = calls.length;
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return tokens.map((token) => ({ token, status: 'accepted', attempts: 1, ...answer(token, call) }));
    },
    ...limits,
  };
  return { sender, seen };
}

interface RunOptions {
  readonly answer?: Answer;
  readonly limits?: Partial<VendorSender>;
  readonly retries?: number;
  readonly ledger?: Ledger;
  readonly signal?: AbortSignal;
  readonly onEnds?: (ends: readonly Delivered[]) => void;
  readonly onClock?: (now: () => number) => void;
}

let clockNow = (): number => 0;

async function deliver(groups: readonly (readonly (Recipient | string)[])[], options: RunOptions = {}) {
  const clock = virtualClock();
  const startedAt = clock.now();
  options.onClock?.(clock.now);
  const { sender, seen } = fakeCarrier(clock, options.answer ?? (() => ({})), options.limits);
  const ends: Delivered[] = [];
  async function* source(): AsyncGenerator<readonly Recipient[]> {
    for (const group of groups)
      yield group.map((item) => (typeof item === 'string' ? { vendor: 'test', token: item } : item));
  }
  const run = startDelivery({
    source: source(),
    open: async () => sender,
    clock,
    random: steadyRandom(),
    retries: options.retries ?? 3,
    signal: options.signal ?? new AbortController().signal,
    ...(options.ledger === undefined ? {} : { ledger: options.ledger }),
    onEnds: (some) => {
      ends.push(...some);
      options.onEnds?.(some);
    },
  });
  const failure = await run.done.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { ends, calls: seen.calls, most: seen.most, clock, tookMs: clock.now() - startedAt, failure };
}

const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `t${i}`);
const tokensOf = (ends: readonly Delivered[]): string[] => ends.map((end) => end.result.token).sort();

describe('delivery', () => {
  it('gives every recipient exactly one result, within the limits for call size and concurrency', async () => {
    const { ends, calls, most } = await deliver([many(100), ['x', 'y']]);
    expect(tokensOf(ends)).toEqual([...many(100), 'x', 'y'].sort());
    expect(Math.max(...calls.map((call) => call.tokens.length))).toBe(3);
    expect(calls).toHaveLength(34);
    expect(most).toBe(2);
  });

  it('keeps memory bounded when the vendor is slower than the source', async () => {
    let taken = 0;
    const held: number[] = [];
    let ended = 0;
    async function* source(): AsyncGenerator<readonly Recipient[]> {
      for (let i = 0; i < 200; i += 1) {
        taken += 10;
        held.push(taken - ended);
        yield many(10).map((token) => ({ vendor: 'test', token: `${i}-${token}` }));
      }
    }
    const clock = virtualClock();
    const { sender } = fakeCarrier(clock, () => ({}));
    await startDelivery({
      source: source(),
      open: async () => sender,
      clock,
      random: steadyRandom(),
      retries: 0,
      signal: new AbortController().signal,
      onEnds: (ends) => {
        ended += ends.length;
      },
    }).done;
    expect(ended).toBe(2000);
    expect(Math.max(...held)).toBeLessThanOrEqual(2 * 2 * 3 + 2 * 10);
  });

  it('puts only recipients with the same message into one call', async () => {
    const own = (title: string, token: string): Recipient => ({ vendor: 'test', token, overrides: { title } });
    const { calls } = await deliver([
      [own('A', '1'), own('B', '2'), own('A', '3'), 'plain', own('B', '4'), own('A', '5')],
    ]);
    expect(calls.map((call) => [call.title, call.tokens])).toEqual([
      ['A', ['1', '3', '5']],
      ['B', ['2', '4']],
      ['T', ['plain']],
    ]);
  });

  it('sends a partly filled call when many different messages fill the buffer', { timeout: 20_000 }, async () => {
    const groups = Array.from({ length: 39 }, (_, i): Recipient[] => [
      { vendor: 'test', token: `t${i}`, overrides: { title: `T${i % 13}` } },
    ]);
    const { ends } = await deliver(groups);
    expect(ends).toHaveLength(39);
  });

  it('frees the buffer when wrong device tokens fill it', { timeout: 20_000 }, async () => {
    const wrong = (token: string): Recipient => ({ vendor: 'test', token, problem: problem('device-token') });
    const { ends } = await deliver(
      many(20).map((token) => [wrong(token)]),
      { limits: { batchLimit: 1, concurrency: 1 } },
    );
    expect(ends).toHaveLength(20);
  });

  it('keeps to the limits for calls and for device tokens per second', async () => {
    const byCalls = await deliver([many(30)], { limits: { callsPerSecond: 2 } });
    expect(byCalls.tookMs).toBeGreaterThanOrEqual(4450);
    const byTokens = await deliver([many(30)], { limits: { tokensPerSecond: 10 } });
    expect(byTokens.tookMs).toBeGreaterThanOrEqual(2650);
    expect((await deliver([many(30)])).tookMs).toBeLessThan(1000);
  });

  it('retries a temporary refusal with growing pauses, and gives up after the last retry', async () => {
    const { ends, calls, clock } = await deliver([['a']], {
      answer: () => ({ status: 'rejected', problem: problem('server', 'later') }),
    });
    expect(calls).toHaveLength(4);
    expect(ends).toMatchObject([{ result: { status: 'rejected', attempts: 4 } }]);
    expect(clock.sleeps.every((ms) => ms <= 60_000)).toBe(true);
  });

  it('waits at least as long as Retry-After demands', async () => {
    const { calls } = await deliver([['a']], {
      answer: (_token, call) =>
        call === 1 ? { status: 'rejected', problem: { ...problem('rate', 'later'), retryAfterMs: 7000 } } : {},
    });
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(7000);
  });

  it('pauses the whole vendor on ENHANCE_YOUR_CALM, although the push in doubt is not retried', async () => {
    const calm = networkProblem('network/calm', { vendor: 'test' });
    const { calls, ends } = await deliver([many(40)], {
      limits: { batchLimit: 1, concurrency: 1 },
      answer: (_token, call) => (call % 10 === 0 ? { status: 'unreachable', problem: calm } : {}),
    });
    expect(calls).toHaveLength(40);
    expect(ends.filter((end) => end.result.status === 'unreachable')).toHaveLength(4);
    const pauseBefore = (call: number): number => (calls[call - 1]?.at ?? 0) - (calls[call - 2]?.at ?? 0);
    for (const after of [11, 21, 31]) expect(pauseBefore(after)).toBeGreaterThan(0);
    expect(pauseBefore(15)).toBe(0);
  });

  it('never retries a permanent refusal', async () => {
    for (const kind of ['device-token', 'message', 'notice'] as const) {
      const { calls, ends } = await deliver([['a']], {
        answer: () => ({ status: 'rejected', problem: problem(kind) }),
      });
      expect(calls).toHaveLength(1);
      expect(ends).toMatchObject([{ result: { status: 'rejected' } }]);
    }
  });

  it('retries an unreachable push only where a retry cannot duplicate it', async () => {
    const gone = networkProblem('network/reset', { vendor: 'test' });
    const doubt = await deliver([['a']], { answer: () => ({ status: 'unreachable', problem: gone }) });
    expect(doubt.calls).toHaveLength(1);
    const safe = await deliver([['a']], {
      answer: (_token, call) => (call < 3 ? { status: 'unreachable', problem: { ...gone, safeToRepeat: true } } : {}),
    });
    expect(safe.calls).toHaveLength(3);
    expect(safe.ends).toMatchObject([{ result: { status: 'accepted', attempts: 3 } }]);
  });

  it('retries only those device tokens of a call that need it', async () => {
    const { calls, ends } = await deliver([['a', 'b', 'c']], {
      answer: (token, call) =>
        call === 1 && token === 'b'
          ? { status: 'rejected', problem: problem('rate', 'later') }
          : token === 'c'
            ? { status: 'rejected', problem: problem('device-token') }
            : {},
    });
    expect(calls.map((call) => call.tokens)).toEqual([['a', 'b', 'c'], ['b']]);
    expect(ends.map((end) => `${end.result.token} ${end.result.status}`).sort()).toEqual([
      'a accepted',
      'b accepted',
      'c rejected',
    ]);
  });

  it.each(['credentials', 'app-state'] as const)(
    'stops sending when the %s are gone, and gives the reason for the rest',
    async (kind) => {
      const { calls, ends } = await deliver([many(60), many(60).map((token) => `second-${token}`)], {
        answer: (_token, call) => (call > 4 ? { status: 'rejected', problem: problem(kind, 'after-fix') } : {}),
      });
      expect(calls.length).toBeLessThanOrEqual(6);
      expect(ends).toHaveLength(120);
      const rest = ends.filter((end) => end.result.status === 'not-sent');
      expect(rest.length).toBeGreaterThanOrEqual(102);
      expect(new Set(rest.map((end) => end.result.problem?.code))).toEqual(new Set([`test/${kind}`]));
    },
  );

  it('sends the first call alone: wrong credentials cost one call, whatever the concurrency', async () => {
    const { calls, ends, most } = await deliver([many(90)], {
      limits: { concurrency: 50, batchLimit: 1 },
      answer: () => ({ status: 'rejected', problem: problem('credentials', 'after-fix') }),
    });
    expect(calls).toHaveLength(1);
    expect(most).toBe(1);
    expect(ends.filter((end) => end.result.status === 'not-sent')).toHaveLength(89);
  });

  it('attributes one quota refusal to a device, and several in a row to the app', async () => {
    const single = { batchLimit: 1, concurrency: 1 };
    const spread = await deliver([many(30)], {
      limits: single,
      answer: (token) => (token.endsWith('3') ? { status: 'rejected', problem: problem('quota', 'next-day') } : {}),
    });
    expect(spread.calls).toHaveLength(30);
    const gone = await deliver([many(30)], {
      limits: single,
      answer: (_token, call) => (call > 10 ? { status: 'rejected', problem: problem('quota', 'next-day') } : {}),
    });
    expect(gone.calls).toHaveLength(15);
    expect(gone.ends.filter((end) => end.result.status === 'not-sent')).toHaveLength(15);
  });

  it('stops sending to a vendor whose host is not found', async () => {
    const nobody = networkProblem('network/refused', { vendor: 'test' });
    const { ends, calls } = await deliver([many(500)], {
      retries: 6,
      answer: () => ({ status: 'unreachable', problem: { ...nobody, safeToRepeat: true } }),
    });
    expect(calls.length).toBeLessThan(60);
    expect(ends).toHaveLength(500);
    expect(ends.filter((end) => end.result.problem?.code === 'delivery/vendor-gone').length).toBeGreaterThan(400);
  });

  it('waits for a vendor that is only restarting', async () => {
    const nobody = networkProblem('network/refused', { vendor: 'test', safeToRepeat: true });
    let startedAt = 0;
    const { ends, clock } = await deliver([many(300)], {
      retries: 6,
      answer: () => {
        startedAt ||= clockNow();
        const down = clockNow() > startedAt + 1000 && clockNow() < startedAt + 9000;
        return down ? { status: 'unreachable', problem: nobody } : {};
      },
      limits: { callsPerSecond: 20 },
      onClock: (now) => {
        clockNow = now;
      },
    });
    expect(ends.map((end) => end.result.status)).toEqual(new Array(300).fill('accepted'));
    expect(clock.now() - startedAt).toBeGreaterThan(9000);
  });

  it('a wrong device token is reported without a call', async () => {
    const { ends, calls } = await deliver([
      [{ vendor: 'test', token: 'bad', problem: problem('device-token') }, 'good'],
    ]);
    expect(calls).toHaveLength(1);
    expect(ends.map((end) => `${end.result.token} ${end.result.status}`).sort()).toEqual([
      'bad not-sent',
      'good accepted',
    ]);
  });

  it('stopping finishes the calls in flight and leaves the rest without a result', async () => {
    const abort = new AbortController();
    let told = 0;
    const { ends, calls } = await deliver([many(100), many(100).map((token) => `second-${token}`)], {
      signal: abort.signal,
      onEnds: (some) => {
        told += some.length;
        if (told >= 12) abort.abort();
      },
    });
    expect(ends.length).toBe(calls.reduce((sum, call) => sum + call.tokens.length, 0));
    expect(ends.length).toBeLessThan(30);
    expect(ends.every((end) => end.result.status === 'accepted')).toBe(true);
  });

  it('stopping does not wait for a pause of an hour', async () => {
    const abort = new AbortController();
    const { ends, tookMs } = await deliver([['a', 'b', 'c']], {
      signal: abort.signal,
      limits: { batchLimit: 1, concurrency: 1 },
      answer: (_token, call) => {
        if (call === 2) abort.abort();
        return { status: 'rejected', problem: { ...problem('rate', 'later'), retryAfterMs: 3_600_000 } };
      },
    });
    expect(ends.length).toBeLessThan(3);
    expect(tookMs).toBeLessThan(3_600_000);
  });

  it('a journal that cannot be written stops the run, and answers already received are still reported', async () => {
    let begun = 0;
    const ledger: Ledger = {
      begin: async () => {
        begun += 1;
        return begun;
      },
      end: async (call) => {
        if (call === 3) throw new Error('disk full');
      },
      note: async () => {},
    };
    const { ends, calls, failure } = await deliver([many(100)], { ledger });
    expect(failure).toMatchObject({ message: 'disk full' });
    expect(calls.length).toBeLessThanOrEqual(5);
    expect(ends).toHaveLength(calls.length * 3);
  });

  it('a source that fails is reported after everything read from it was sent', async () => {
    const clock = virtualClock();
    const { sender } = fakeCarrier(clock, () => ({}));
    const ends: Delivered[] = [];
    async function* source(): AsyncGenerator<readonly Recipient[]> {
      yield [{ vendor: 'test', token: 'a' }];
      throw new Error('broken source');
    }
    const run = startDelivery({
      source: source(),
      open: async () => sender,
      clock,
      random: steadyRandom(),
      retries: 0,
      signal: new AbortController().signal,
      onEnds: (some) => ends.push(...some),
    });
    await expect(run.done).rejects.toThrow('broken source');
    expect(tokensOf(ends)).toEqual(['a']);
  });

  it('sends what it has when the source yields nothing for a while', async () => {
    const clock = virtualClock();
    const { sender, seen } = fakeCarrier(clock, () => ({}));
    let sentWhileWaiting = 0;
    async function* source(): AsyncGenerator<readonly Recipient[]> {
      yield [{ vendor: 'test', token: 'a' }];
      for (let turn = 0; turn < 1000 && seen.calls.length === 0; turn += 1)
        await new Promise((resolve) => setImmediate(resolve));
      sentWhileWaiting = seen.calls.length;
    }
    await startDelivery({
      source: source(),
      open: async () => sender,
      clock,
      random: steadyRandom(),
      retries: 0,
      signal: new AbortController().signal,
      onEnds: () => {},
    }).done;
    expect(sentWhileWaiting).toBe(1);
  });
});
