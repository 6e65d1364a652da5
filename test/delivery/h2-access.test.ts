// Access that ends in mid-run, over real HTTP/2: one new token for everything in flight; without one, the rest is not sent and the reason is given once.
import { describe, expect, it } from 'vitest';
import { servingH2 } from '../helpers/cleanups.js';
import { deviceTokens, h2Folder, sendOverH2, takenTwice } from '../helpers/h2-run.js';
import type { H2VendorOptions, H2VendorServer } from '../helpers/h2-vendor-server.js';
import { hastyClock } from '../helpers/hasty-clock.js';
import { emptyCache, run } from '../helpers/run-cli.js';

const serve = servingH2();

const EXPIRED = '{"reason":"ExpiredProviderToken"}';
const UNAUTHENTICATED = JSON.stringify({
  error: { code: 401, message: 'Request had invalid authentication credentials.', status: 'UNAUTHENTICATED' },
});

interface Document {
  readonly summary: Readonly<Record<'accepted' | 'rejected' | 'unreachable' | 'notSent', number>>;
  readonly run: { readonly reasons: readonly { readonly code: string; readonly status: string; count: number }[] };
  readonly problems: readonly { readonly code: string }[];
}

/** Runs the command over a file and returns its summary. */
async function sendFile(vendor: 'apns' | 'fcm', server: H2VendorServer, count: number) {
  const argv = ['send', '--vendor', vendor, '--tokens', 'ids.txt', '--yes', '--json', '--ca-file', server.caFile];
  const result = await run(argv, {
    cwd: h2Folder(server, deviceTokens(vendor, count)),
    clock: hastyClock(),
    env: { TIM_PUSH_CACHE_DIR: emptyCache() },
  });
  return { document: result.json() as unknown as Document, exitCode: result.exitCode };
}

const total = ({ summary }: Document): number =>
  summary.accepted + summary.rejected + summary.unreachable + summary.notSent;

describe('a provider token that expires in mid-run', () => {
  it('is signed again once for everything in flight, and sent on a new connection', async () => {
    let refused = 0;
    const server = await serve({
      settings: { maxConcurrentStreams: 1000 },
      fault: (call) => {
        const [first] = server.authorizations;
        if (call.number <= 300 || call.headers['authorization'] !== first) return false;
        refused += 1;
        call.refuse(403, EXPIRED);
        return true;
      },
    });
    const { outcome } = await sendOverH2('apns', server, deviceTokens('apns', 1200));
    expect(outcome.summary).toMatchObject({ accepted: 1200, rejected: 0, unreachable: 0 });
    expect(refused).toBeGreaterThan(1);
    expect(server.authorizations.size).toBe(2);
    expect(server.connections).toHaveLength(2);
    expect(takenTwice(server)).toEqual([]);
    // Each refused push kept its apns-id.
    for (const ids of server.ids.values()) expect(new Set(ids).size).toBe(1);
  });

  it('and is refused again ends the run after a few new ones, because Apple limits how often a token may change', async () => {
    const server = await serve({
      fault: (call) => {
        if (call.number <= 100) return false;
        call.refuse(403, EXPIRED);
        return true;
      },
    });
    const { document, exitCode } = await sendFile('apns', server, 400);
    expect(document.summary.accepted).toBe(100);
    expect(total(document)).toBe(400);
    expect(new Set(document.run.reasons.map(({ code }) => code))).toEqual(new Set(['apns/ExpiredProviderToken']));
    expect(document.problems.filter(({ code }) => code === 'apns/ExpiredProviderToken')).toHaveLength(1);
    expect(server.authorizations.size).toBeLessThanOrEqual(3);
    expect(exitCode).toBe(6);
  });

  it('of a key that Apple revoked stops the run, with one reason for all that were not sent', async () => {
    const server = await serve({
      fault: (call) => {
        if (call.number <= 200) return false;
        call.refuse(403, '{"reason":"InvalidProviderToken"}');
        return true;
      },
    });
    const { document } = await sendFile('apns', server, 3000);
    expect(document.summary.accepted).toBe(200);
    expect(total(document)).toBe(3000);
    expect(server.authorizations.size).toBe(1);
    expect(server.requests).toBeLessThan(1500);
    expect(document.problems.filter(({ code }) => code === 'apns/InvalidProviderToken')).toHaveLength(1);
    expect(document.run.reasons.map(({ status }) => status).sort()).toEqual(['not-sent', 'rejected']);
  });
});

describe('an access token of FCM that is refused in mid-run', () => {
  /** Refuses the first access token from the 200th push on. */
  const refusesFirst: NonNullable<H2VendorOptions['fault']> = (call) => {
    if (call.number <= 200 || call.headers['authorization'] !== 'Bearer ya29.test-1') return false;
    call.refuse(401, UNAUTHENTICATED);
    return true;
  };

  it('is fetched again once for everything in flight', async () => {
    const server = await serve({ fault: refusesFirst });
    const { outcome } = await sendOverH2('fcm', server, deviceTokens('fcm', 800));
    expect(outcome.summary).toMatchObject({ accepted: 800, rejected: 0, unreachable: 0 });
    expect(server.logins).toBe(2);
    expect(server.authorizations.size).toBe(2);
    expect(takenTwice(server)).toEqual([]);
  });

  it('stops the run when no other is issued: the rest is not sent, and the reason is reported once', async () => {
    const server = await serve({
      fault: refusesFirst,
      login: (number) =>
        number === 1
          ? undefined
          : { status: 400, body: '{"error":"invalid_grant","error_description":"Invalid JWT Signature."}' },
    });
    const { document, exitCode } = await sendFile('fcm', server, 2000);
    expect(document.summary.accepted).toBe(200);
    expect(total(document)).toBe(2000);
    expect(document.summary.notSent).toBeGreaterThan(1500);
    expect(document.summary.unreachable).toBe(0);
    expect(new Set(document.run.reasons.map(({ code }) => code))).toEqual(new Set(['fcm/invalid_grant-signature']));
    expect(document.problems.filter(({ code }) => code === 'fcm/invalid_grant-signature')).toHaveLength(1);
    expect(server.logins).toBeLessThanOrEqual(3);
    expect(exitCode).toBe(6);
  });

  it('waits while the token endpoint is busy, and loses no push', async () => {
    const server = await serve({
      fault: refusesFirst,
      login: (number) => (number === 1 || number > 4 ? undefined : { status: 503, body: 'busy' }),
    });
    const { outcome } = await sendOverH2('fcm', server, deviceTokens('fcm', 800), { retries: 20 });
    expect(outcome.summary).toMatchObject({ accepted: 800, rejected: 0, unreachable: 0 });
    expect(server.logins).toBe(5);
    expect(takenTwice(server)).toEqual([]);
  });
});
