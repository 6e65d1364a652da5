// Many device tokens over real HTTP/2 to a peer that sends GOAWAY every thousand streams: unprocessed streams are sent again, the rest is reported as doubt.
import { describe, expect, it } from 'vitest';
import { afterEachTest } from '../helpers/cleanups.js';
import { deviceTokens, type H2Vendor, sendOverH2, takenTwice } from '../helpers/h2-run.js';
import { type PushCall, type ServedConnection, type StreamFault, startH2Vendor } from '../helpers/h2-vendor-server.js';

const cleanups = afterEachTest();

const VENDORS: readonly H2Vendor[] = ['apns', 'fcm'];
/** One connection that gets a GOAWAY after a thousand streams, and several with a low limit that get it earlier. */
const PEERS = [
  { streams: 1000, limit: 1000, count: 3500 },
  { streams: 300, limit: 50, count: 2000 },
] as const;
/** The last requests of a connection are held back until its GOAWAY, so that some of each fate are in flight then. */
const HELD = 40;

interface Fates {
  readonly answered: string[];
  /** Accepted by the vendor, but the answer was never sent. */
  readonly silent: string[];
  /** Above the last stream of the GOAWAY. */
  readonly untouched: string[];
  /** Answered before the GOAWAY of their connection was sent. */
  readonly settled: string[];
}

/**
 * Holds 40 streams, then sends GOAWAY: the first twenty are answered after it, the next ten were processed and get no answer,
 * the last ten are above its last stream.
 */
function goodbyeEvery(streams: number, count: number, code: number, reason?: string) {
  const fates: Fates = { answered: [], silent: [], untouched: [], settled: [] };
  const held = new Map<ServedConnection, PushCall[]>();
  const received = new Map<ServedConnection, string[]>();
  const distinct = new Set<string>();
  const gone = new Set<ServedConnection>();
  const release = new Map<ServedConnection, NodeJS.Timeout>();
  const fault: StreamFault = (call) => {
    const { connection } = call;
    // A sender learns from a GOAWAY how many streams a connection allows, and opens no more on later ones: each GOAWAY leaves ten unprocessed.
    const size = streams - fates.untouched.length;
    distinct.add(call.token);
    received.set(connection, [...(received.get(connection) ?? []), call.token]);
    // No further push will complete a group, so the waiting ones are accepted.
    if (distinct.size === count) {
      for (const waiting of held.values()) for (const one of waiting.splice(0)) one.accept();
      return false;
    }
    // Streams below the last one that end after the GOAWAY are accepted, and so are pushes that were sent again: each push has one fate.
    if (gone.has(connection) || connection.streams <= size - HELD || fates.untouched.includes(call.token)) return false;
    const waiting = held.get(connection) ?? [];
    held.set(connection, waiting);
    waiting.push(call);
    clearTimeout(release.get(connection));
    // A group that no further stream completes is answered after a pause.
    if (waiting.length < HELD) {
      release.set(
        connection,
        setTimeout(() => {
          for (const one of waiting.splice(0)) one.accept();
        }, 500),
      );
      return true;
    }
    // Streams need not end in the order in which they started.
    waiting.sort((one, other) => (one.stream.id ?? 0) - (other.stream.id ?? 0));
    const [answered, silent, above] = [waiting.slice(0, 20), waiting.slice(20, 30), waiting.slice(30)];
    held.delete(connection);
    gone.add(connection);
    fates.settled.push(...(received.get(connection) ?? []).filter((token) => !connection.open.has(token)));
    call.goaway(code, silent.at(-1)?.stream.id ?? 0, reason);
    fates.answered.push(...answered.map(({ token }) => token));
    fates.silent.push(...silent.map(({ token }) => token));
    fates.untouched.push(...above.map(({ token }) => token));
    for (const one of silent) one.take();
    for (const one of answered) one.accept();
    const without = new Set(silent.map(({ stream }) => stream.id ?? 0));
    const hangUp = setInterval(() => {
      const last = connection.lastStreamId;
      if (code === 0 && [...connection.live].some((id) => id <= last && !without.has(id))) return;
      clearInterval(hangUp);
      // Answers that were sent may not have arrived yet.
      setTimeout(() => connection.socket.destroy(), 200);
    }, 30);
    return true;
  };
  return { fates, fault };
}

const CASES = VENDORS.flatMap((vendor) => PEERS.map((peer) => ({ vendor, ...peer })));

describe.each(CASES)('GOAWAY every $streams streams, $limit at once, $vendor', ({ vendor, streams, limit, count }) => {
  const settings = { maxConcurrentStreams: limit };

  it('without an error: one result per device token, nothing is accepted twice, and only pushes without an answer are in doubt', async () => {
    const { fates, fault } = goodbyeEvery(streams, count, 0);
    const server = await startH2Vendor({ fault, settings });
    cleanups.push(() => server.close());
    const { outcome, ends, of } = await sendOverH2(vendor, server, deviceTokens(vendor, count));

    const { untouched, answered, silent } = fates;
    expect(silent.length).toBeGreaterThanOrEqual(30);
    expect(untouched.filter((token) => ends.get(token)?.status !== 'accepted')).toEqual([]);
    expect(answered.filter((token) => ends.get(token)?.status !== 'accepted')).toEqual([]);
    expect(namesOf(of('unreachable'))).toEqual([...silent].sort());
    expect(new Set(of('unreachable').map(({ problem }) => problem?.code))).toEqual(new Set(['network/goaway']));
    expect(outcome.summary).toMatchObject({ accepted: count - silent.length, rejected: 0, notSent: 0 });
    expect(takenTwice(server)).toEqual([]);
    expect(server.taken.size).toBe(count);
  });

  it('with an error: only streams that the GOAWAY did not rule out are in doubt', async () => {
    const { fates, fault } = goodbyeEvery(streams, count, 2, '{"reason":"InternalServerError"}');
    const server = await startH2Vendor({ fault, settings });
    cleanups.push(() => server.close());
    const { outcome, ends, of } = await sendOverH2(vendor, server, deviceTokens(vendor, count));

    const doubtful = namesOf(of('unreachable'));
    expect(fates.untouched.length).toBeGreaterThanOrEqual(30);
    // A push sent again may be accepted just as the next connection ends: it is then in doubt too.
    const lost = fates.untouched.filter((token) => ends.get(token)?.status !== 'accepted' && !server.taken.has(token));
    expect(lost).toEqual([]);
    expect(doubtful).toEqual(expect.arrayContaining(fates.silent));
    // Answers that cross the GOAWAY may be lost with the connection; earlier ones are not.
    const settled = new Set(fates.settled);
    expect(doubtful.filter((token) => settled.has(token))).toEqual([]);
    expect(outcome.summary.accepted + outcome.summary.unreachable).toBe(count);
    expect(of('accepted').filter(({ token }) => server.taken.get(token) !== 1)).toEqual([]);
    expect(takenTwice(server)).toEqual([]);
  });
});

const namesOf = (ends: readonly { readonly token: string }[]): string[] => ends.map(({ token }) => token).sort();

it('a push that APNs did not process keeps its apns-id on the next connection', async () => {
  const { fates, fault } = goodbyeEvery(1000, 1200, 0);
  const ids = new Map<string, string[]>();
  const server = await startH2Vendor({
    settings: { maxConcurrentStreams: 1000 },
    fault: (call) => {
      ids.set(call.token, [...(ids.get(call.token) ?? []), String(call.headers['apns-id'])]);
      return fault(call);
    },
  });
  cleanups.push(() => server.close());
  await sendOverH2('apns', server, deviceTokens('apns', 1200));
  expect(fates.untouched).toHaveLength(10);
  for (const token of fates.untouched) {
    expect(ids.get(token)).toHaveLength(2);
    expect(new Set(ids.get(token)).size).toBe(1);
  }
  const all = [...ids.values()].map(([first]) => first);
  expect(new Set(all).size).toBe(1200);
});
