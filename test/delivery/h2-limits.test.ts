// A peer over real HTTP/2 that changes its stream limit, or stops and restarts, in the middle of many device tokens.
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/session/system-clock.js';
import { afterEachTest, servingH2 } from '../helpers/cleanups.js';
import { deviceTokens, type H2Vendor, sendOverH2, takenTwice } from '../helpers/h2-run.js';
import {
  type H2VendorOptions,
  type PushCall,
  type ServedConnection,
  startH2Vendor,
} from '../helpers/h2-vendor-server.js';
import { pausingClock } from '../helpers/hasty-clock.js';

const cleanups = afterEachTest();
const serve = servingH2();

const VENDORS: readonly H2Vendor[] = ['apns', 'fcm'];

/** Holds each push for a moment, and counts the unanswered ones of its connection. */
function holding(onCall: (call: PushCall, unanswered: number) => void): NonNullable<H2VendorOptions['fault']> {
  const counts = new Map<ServedConnection, number>();
  const change = (connection: ServedConnection, by: number): number => {
    const count = (counts.get(connection) ?? 0) + by;
    counts.set(connection, count);
    return count;
  };
  return (call) => {
    onCall(call, change(call.connection, 1));
    setTimeout(() => {
      change(call.connection, -1);
      call.accept();
    }, 2);
    return true;
  };
}

describe.each(VENDORS)('%s', (vendor) => {
  it('SETTINGS that go from 100 streams to 5 and up to 50 are kept on each connection as soon as they are acknowledged', async () => {
    /** The acknowledged limit of a connection, and how many pushes it received since. */
    const limits = new Map<ServedConnection, { limit: number; received: number }>();
    const over: number[] = [];
    const most = { low: 0, high: 0 };
    const server = await serve({
      settings: { maxConcurrentStreams: 100 },
      fault: holding(({ connection }, unanswered) => {
        const state = limits.get(connection) ?? { limit: 100, received: 0 };
        limits.set(connection, state);
        state.received += 1;
        if (unanswered > state.limit) over.push(unanswered);
        if (state.limit === 5) most.low = Math.max(most.low, unanswered);
        if (state.limit === 50) most.high = Math.max(most.high, unanswered);
        if (connection.streams === 30)
          connection.session.settings({ maxConcurrentStreams: 5 }, () => {
            // Streams that were open at the acknowledgement end first.
            whenBelow(connection.open, 5, () => limits.set(connection, { limit: 5, received: 0 }));
          });
        if (state.limit !== 5 || state.received !== 60) return;
        limits.set(connection, { limit: 50, received: 0 });
        connection.session.settings({ maxConcurrentStreams: 50 });
      }),
    });
    const { outcome } = await sendOverH2(vendor, server, deviceTokens(vendor, 2500));
    expect(outcome.summary).toMatchObject({ accepted: 2500, unreachable: 0 });
    expect(over).toEqual([]);
    expect(most.low).toBe(5);
    expect(most.high).toBeGreaterThan(5);
    expect(takenTwice(server)).toEqual([]);
  });

  it('a server that restarts on the same port is waited for', async () => {
    const settings = { maxConcurrentStreams: 20 };
    const first = await startH2Vendor({ fault: holding(() => {}), settings });
    const clock = pausingClock();
    const restart = (async () => {
      while (first.requests < 300) await systemClock.sleep(1);
      return clock.during(async () => {
        await first.close();
        await systemClock.sleep(60);
        return startH2Vendor({ settings, port: first.port, authPort: first.authPort, taken: first.taken });
      });
    })();
    const { outcome, of } = await sendOverH2(vendor, first, deviceTokens(vendor, 1000), { retries: 20, clock });
    const second = await restart;
    cleanups.push(() => second.close());
    expect(outcome.summary.accepted + outcome.summary.unreachable).toBe(1000);
    // Only what was cut off may be in doubt: the open streams, and answers that had not left the server.
    const connections = first.connections.length;
    expect(outcome.summary.unreachable).toBeLessThanOrEqual(connections * 20 * 2);
    expect(of('accepted').filter(({ token }) => second.taken.get(token) !== 1)).toEqual([]);
    expect(takenTwice(second)).toEqual([]);
    expect(second.requests).toBeGreaterThanOrEqual(1000 - first.requests - outcome.summary.unreachable);
  });
});

function whenBelow(open: ReadonlySet<string>, count: number, done: () => void): void {
  if (open.size <= count) done();
  else setTimeout(whenBelow, 1, open, count, done);
}

describe('a fresh connection to APNs', () => {
  it.each([1, 1000])(
    'takes one stream until the first push was accepted, even if the first ones are refused and %i are announced',
    async (announced) => {
      let accepted = false;
      const tooMany: number[] = [];
      const dead = new Set(deviceTokens('apns', 3));
      let unanswered = 0;
      const server = await serve({
        settings: { maxConcurrentStreams: announced },
        fault: (call) => {
          unanswered += 1;
          if (!accepted && unanswered > 1) tooMany.push(call.number);
          setTimeout(() => {
            unanswered -= 1;
            if (dead.has(call.token)) {
              call.refuse(410, '{"reason":"Unregistered","timestamp":1700000000000}');
              return;
            }
            call.accept();
            if (!accepted) call.connection.session.settings({ maxConcurrentStreams: 1000 });
            accepted = true;
          }, 2);
          return true;
        },
      });
      const { outcome } = await sendOverH2('apns', server, deviceTokens('apns', 500));
      expect(outcome.summary).toMatchObject({ accepted: 497, rejected: 3 });
      expect(tooMany).toEqual([]);
      expect(server.atOnce).toBeGreaterThan(1);
      expect(server.connections).toHaveLength(1);
    },
  );

  it('starts with one stream again after each GOAWAY', async () => {
    const tooMany: string[] = [];
    const acceptedOn = new Set<number>();
    const server = await serve({
      settings: { maxConcurrentStreams: 1 },
      fault: (call) => {
        const { connection } = call;
        if (!acceptedOn.has(connection.number) && connection.open.size > 1) tooMany.push(call.token);
        const first = !acceptedOn.has(connection.number);
        call.accept();
        acceptedOn.add(connection.number);
        if (first) connection.session.settings({ maxConcurrentStreams: 1000 });
        if (connection.streams === 200) {
          call.goaway(0, call.stream.id ?? 0, '{"reason":"Shutdown"}');
          connection.session.close();
        }
        return true;
      },
    });
    const { outcome } = await sendOverH2('apns', server, deviceTokens('apns', 900));
    expect(outcome.summary).toMatchObject({ accepted: 900, unreachable: 0 });
    expect(tooMany).toEqual([]);
    expect(server.connections.length).toBeGreaterThanOrEqual(5);
    expect(takenTwice(server)).toEqual([]);
  });
});
