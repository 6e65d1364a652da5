// Many device tokens over real HTTP/2 with refused, calmed and cut streams: what certainly did not arrive is sent again, the rest is reported as doubt.
import { describe, expect, it } from 'vitest';
import { servingH2 } from '../helpers/cleanups.js';
import { deviceTokens, type H2Vendor, sendOverH2, takenTwice } from '../helpers/h2-run.js';

const serve = servingH2();

const VENDORS: readonly H2Vendor[] = ['apns', 'fcm'];
const REFUSED_STREAM = 7;
const ENHANCE_YOUR_CALM = 11;

describe.each(VENDORS)('%s', (vendor) => {
  it('REFUSED_STREAM on every seventh stream: each push is sent again until it is accepted, none twice', async () => {
    const refused: string[] = [];
    const server = await serve({
      fault: (call) => {
        if (call.number % 7 !== 0) return false;
        refused.push(call.token);
        call.reset(REFUSED_STREAM);
        return true;
      },
    });
    const { outcome, ends } = await sendOverH2(vendor, server, deviceTokens(vendor, 1500));
    expect(outcome.summary).toMatchObject({ accepted: 1500, unreachable: 0 });
    expect(takenTwice(server)).toEqual([]);
    expect(server.taken.size).toBe(1500);
    expect(refused.length).toBeGreaterThan(200);
    expect(server.requests).toBe(1500 + refused.length);
    // A stream that was opened too early is queued again and counts as the same attempt.
    const attempts = [...ends.values()].reduce((sum, end) => sum + end.attempts, 0);
    expect(attempts).toBeGreaterThanOrEqual(1500);
    expect(attempts).toBeLessThanOrEqual(server.requests);
  });

  it('ENHANCE_YOUR_CALM on a stream: these pushes are in doubt and not retried, and the others arrive', async () => {
    const calmed: string[] = [];
    const server = await serve({
      fault: (call) => {
        if (call.number % 100 !== 0) return false;
        // Half of them were forwarded to the phone; the sender cannot tell which.
        if (call.number % 200 === 0) call.take();
        calmed.push(call.token);
        call.reset(ENHANCE_YOUR_CALM);
        return true;
      },
    });
    const { outcome, of } = await sendOverH2(vendor, server, deviceTokens(vendor, 800));
    expect(
      of('unreachable')
        .map(({ token }) => token)
        .sort(),
    ).toEqual(calmed.sort());
    expect(new Set(of('unreachable').map(({ problem }) => problem?.code))).toEqual(new Set(['network/calm']));
    expect(outcome.summary).toMatchObject({ accepted: 792, unreachable: 8 });
    expect(takenTwice(server)).toEqual([]);
  });

  it('GOAWAY with ENHANCE_YOUR_CALM: after a pause, a new connection sends what the old one did not process', async () => {
    const untouched: string[] = [];
    const inFlight: string[] = [];
    let waiting: { token: string; stream: { id?: number | undefined } }[] = [];
    const server = await serve({
      fault: (call) => {
        const { connection } = call;
        // The sender learns how many streams a connection allows: the second one gets ten fewer.
        if (connection.number > 2 || connection.streams <= 200 - untouched.length || untouched.includes(call.token))
          return false;
        waiting.push(call);
        if (waiting.length < 20) return true;
        const above = waiting.slice(10);
        inFlight.push(...connection.open);
        untouched.push(...above.map(({ token }) => token));
        call.goaway(ENHANCE_YOUR_CALM, waiting[9]?.stream.id ?? 0, 'too_many_pings');
        waiting = [];
        return true;
      },
    });
    const { outcome, ends, of, clock } = await sendOverH2(vendor, server, deviceTokens(vendor, 800));
    expect(untouched).toHaveLength(20);
    expect(untouched.map((token) => ends.get(token)?.status)).toEqual(Array(20).fill('accepted'));
    const allowed = new Set(inFlight.filter((token) => !untouched.includes(token)));
    expect(of('unreachable').filter(({ token }) => !allowed.has(token))).toEqual([]);
    expect(of('unreachable').length).toBeGreaterThanOrEqual(20);
    expect(outcome.summary.accepted + outcome.summary.unreachable).toBe(800);
    expect(takenTwice(server)).toEqual([]);
    expect(clock.sleeps.length).toBeGreaterThan(0);
  });

  it('1 % of the connections cut in the middle: one result each, and every push the server did not accept ends as unknown', async () => {
    const cutWith = new Set<string>();
    const server = await serve({
      settings: { maxConcurrentStreams: 4 },
      fault: (call) => {
        if (call.number % 100 !== 50) return false;
        if (call.number % 200 === 50) call.take();
        for (const token of call.connection.open) cutWith.add(token);
        call.connection.socket.destroy();
        return true;
      },
    });
    const { outcome, of } = await sendOverH2(vendor, server, deviceTokens(vendor, 1000));
    const doubtful = of('unreachable').map(({ token }) => token);
    expect(server.connections.length).toBeGreaterThanOrEqual(10);
    expect(doubtful.length).toBeGreaterThanOrEqual(10);
    // Only what was in flight at that moment: four streams, and requests that had not arrived yet.
    expect(doubtful.length).toBeLessThanOrEqual(server.connections.length * 4);
    expect(outcome.summary.accepted + outcome.summary.unreachable).toBe(1000);
    expect(takenTwice(server)).toEqual([]);
    expect(of('accepted').filter(({ token }) => server.taken.get(token) !== 1)).toEqual([]);
    expect(new Set(of('unreachable').map(({ problem }) => problem?.code))).toEqual(new Set(['network/reset']));
  });
});
