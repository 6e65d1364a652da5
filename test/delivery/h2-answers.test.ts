// Many device tokens over real HTTP/2 with busy, slow, broken and cut answers from either vendor: retried where safe, pauses kept, doubt reported as doubt.
import { describe, expect, it } from 'vitest';
import { servingH2 } from '../helpers/cleanups.js';
import { deviceTokens, type H2Vendor, sendOverH2, takenTwice } from '../helpers/h2-run.js';
import type { PushCall } from '../helpers/h2-vendor-server.js';
import { hastyClock } from '../helpers/hasty-clock.js';

const serve = servingH2();

/** The service's own answers for "busy" and "too fast". */
const WORDS = {
  apns: { 503: '{"reason":"ServiceUnavailable"}', 429: '{"reason":"TooManyRequests"}' },
  fcm: {
    503: '{"error":{"code":503,"message":"The service is currently unavailable.","status":"UNAVAILABLE"}}',
    429: '{"error":{"code":429,"message":"Quota exceeded.","status":"RESOURCE_EXHAUSTED"}}',
  },
} as const;

const VENDORS: readonly H2Vendor[] = ['apns', 'fcm'];

describe.each(VENDORS)('%s', (vendor) => {
  it.each([
    { name: 'in its own words', body: WORDS[vendor][503], headers: {} },
    { name: 'in its own words with Retry-After', body: WORDS[vendor][503], headers: { 'retry-after': '2' } },
    { name: 'from a machine in front', body: '<html>busy</html>', headers: {} },
    { name: 'from a machine in front with Retry-After', body: '', headers: { 'retry-after': '2' } },
  ])('5 % of status 503 $name: all are retried and accepted, none twice', async ({ body, headers }) => {
    let busy = 0;
    const server = await serve({
      fault: (call) => {
        if (call.number % 20 !== 7) return false;
        busy += 1;
        call.answer(503, body, headers);
        return true;
      },
    });
    const { outcome } = await sendOverH2(vendor, server, deviceTokens(vendor, 600));
    expect(outcome.summary).toMatchObject({ accepted: 600, rejected: 0, unreachable: 0 });
    expect(takenTwice(server)).toEqual([]);
    expect(server.taken.size).toBe(600);
    expect(server.requests).toBe(600 + busy);
  });

  /** One second is simulated as a hundredth of a real one; timers may fire a millisecond early. */
  const EARLY_MS = 300;

  it.each([
    { name: 'seconds', header: () => '60', atLeastMs: 60_000 },
    // An HTTP date has a resolution of one second.
    {
      name: 'a date',
      header: (now: number) => new Date(Math.ceil(now / 1000) * 1000 + 60_000).toUTCString(),
      atLeastMs: 60_000,
    },
  ])('429 with Retry-After as $name is waited for, by the injected clock', async ({ header, atLeastMs }) => {
    const clock = hastyClock();
    const refusedAt = new Map<string, number>();
    const tooEarly: number[] = [];
    const server = await serve({
      fault: (call) => {
        const before = refusedAt.get(call.token);
        if (before !== undefined) {
          if (clock.now() - before < atLeastMs - EARLY_MS) tooEarly.push(clock.now() - before);
          return false;
        }
        if (call.number > 30) return false;
        refusedAt.set(call.token, clock.now());
        call.refuse(429, WORDS[vendor][429], { 'retry-after': header(clock.now()) });
        return true;
      },
    });
    const { outcome } = await sendOverH2(vendor, server, deviceTokens(vendor, 200), { clock });
    expect(refusedAt.size).toBeGreaterThan(0);
    expect(tooEarly).toEqual([]);
    expect(outcome.summary.accepted).toBe(200);
    expect(takenTwice(server)).toEqual([]);
  });

  it('an answer that arrives slowly is read to its end', async () => {
    const server = await serve({
      fault: (call) => {
        if (call.number % 10 !== 0) return false;
        if (vendor === 'fcm') {
          call.take();
          trickle(call, 200, '{"name":"projects/1/messages/slow"}');
        } else trickle(call, 410, '{"reason":"Unregistered","timestamp":1700000000000}');
        return true;
      },
    });
    const { outcome, of } = await sendOverH2(vendor, server, deviceTokens(vendor, 200));
    if (vendor === 'fcm') {
      expect(outcome.summary.accepted).toBe(200);
      expect(of('accepted').filter(({ messageId }) => messageId === 'projects/1/messages/slow')).toHaveLength(20);
      return;
    }
    expect(outcome.summary).toMatchObject({ accepted: 180, rejected: 20 });
    expect(new Set(of('rejected').map(({ problem }) => problem?.code))).toEqual(new Set(['apns/Unregistered']));
  });

  it.each([
    { name: 'never ends', way: 'endless', code: 'network/timeout' },
    { name: 'is shorter than it said', way: 'short', code: 'network/reset' },
    { name: 'is cut by a reset', way: 'cut', code: 'network/reset' },
  ] as const)(
    'an answer that $name leaves the push in doubt and not retried, and the others arrive',
    async ({ way, code }) => {
      const spoilt: string[] = [];
      const server = await serve({
        fault: (call) => {
          if (call.number % 25 !== 0) return false;
          call.take();
          spoilt.push(call.token);
          spoil(call, way);
          return true;
        },
      });
      const { outcome, of } = await sendOverH2(vendor, server, deviceTokens(vendor, 200), {
        timeoutMs: way === 'endless' ? 2000 : 15_000,
      });
      expect(
        of('unreachable')
          .map(({ token }) => token)
          .sort(),
      ).toEqual(spoilt.sort());
      expect(new Set(of('unreachable').map(({ problem }) => problem?.code))).toEqual(new Set([code]));
      expect(outcome.summary).toMatchObject({ accepted: 192, unreachable: 8 });
      expect(takenTwice(server)).toEqual([]);
    },
  );

  it('broken JSON leaves the push in doubt under an ambiguous status, and is a refusal under a refusing one', async () => {
    const doubtful: string[] = [];
    const refused: string[] = [];
    const server = await serve({
      fault: (call) => {
        if (call.number % 50 === 0) {
          call.take();
          doubtful.push(call.token);
          call.answer(vendor === 'fcm' ? 200 : 500, '{"na');
          return true;
        }
        if (call.number % 50 !== 25) return false;
        refused.push(call.token);
        call.answer(400, '{"rea');
        return true;
      },
    });
    const { of, outcome } = await sendOverH2(vendor, server, deviceTokens(vendor, 200));
    const names = (status: 'unreachable' | 'rejected'): string[] =>
      of(status)
        .map(({ token }) => token)
        .sort();
    expect(names('unreachable')).toEqual(doubtful.sort());
    expect(names('rejected')).toEqual(refused.sort());
    expect(outcome.summary.accepted).toBe(192);
    expect(takenTwice(server)).toEqual([]);
  });
});

function trickle(call: PushCall, status: number, text: string): void {
  call.stream.respond({ ':status': status, 'content-type': 'application/json' });
  call.stream.write(text.slice(0, 9));
  setTimeout(() => call.stream.end(text.slice(9)), 30);
}

function spoil({ stream }: PushCall, way: 'endless' | 'short' | 'cut'): void {
  const text = '{"name":"projects/p/messages/1"}';
  stream.respond({ ':status': 200, ...(way === 'short' ? { 'content-length': '500' } : {}) });
  if (way === 'short') {
    stream.end(text);
    return;
  }
  stream.write(text.slice(0, 12), () => {
    // close() would send a proper end of the body first.
    if (way === 'cut') stream.destroy(new Error('cut'));
  });
}

it('FCM, 429 without Retry-After waits a minute, as Google asks', async () => {
  const clock = hastyClock();
  let refusedAt = 0;
  let waited = 0;
  const server = await serve({
    fault: (call) => {
      if (call.number === 1) {
        refusedAt = clock.now();
        call.refuse(429, WORDS.fcm[429]);
        return true;
      }
      waited = clock.now() - refusedAt;
      return false;
    },
  });
  const { outcome } = await sendOverH2('fcm', server, deviceTokens('fcm', 1), { clock });
  expect(outcome.summary.accepted).toBe(1);
  expect(waited).toBeGreaterThanOrEqual(59_500);
});
