// A run over many device tokens of APNs or FCM against a server of the test: the config, invented tokens, and the ends by token.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PushResult, type SendOptions, type SendOutcome, sendIn } from '../../src/library/send.js';
import type { Clock } from '../../src/push/types.js';
import { apns } from '../../src/vendors/apns/index.js';
import { fcm } from '../../src/vendors/fcm/index.js';
import type { H2VendorServer } from './h2-vendor-server.js';
import { hastyClock, type WatchedClock } from './hasty-clock.js';
import { emptyCache, emptyFolder } from './run-cli.js';
import { steadyRandom } from './virtual-clock.js';

export type H2Vendor = 'apns' | 'fcm';

/** Invented device tokens, always the same ones. */
export const deviceTokens = (vendor: H2Vendor, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const hash = createHash('sha256').update(`${vendor} ${i}`).digest('hex');
    return vendor === 'apns' ? hash : `${hash.slice(0, 22)}:APA91b`.padEnd(163, hash);
  });

/** A folder with a config for the server, and a file `ids.txt` with the device tokens. */
export function h2Folder(server: Pick<H2VendorServer, 'port' | 'authPort'>, tokens: readonly string[] = []): string {
  const folder = emptyFolder();
  const push = `https://127.0.0.1:${server.port}`;
  const config = {
    ...apns.emulator.demo.values,
    apple_key_file: 'AuthKey.p8',
    google_service_account: JSON.parse(fcm.emulator.demo.values['google_service_account'] ?? '{}') as unknown,
    endpoints: { apns: push, fcm: { push, auth: `http://127.0.0.1:${server.authPort}` } },
  };
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  writeFileSync(join(folder, 'AuthKey.p8'), apns.emulator.demo.values['apple_key_file'] ?? '', { mode: 0o600 });
  writeFileSync(join(folder, 'ids.txt'), tokens.map((token) => `${token}\n`).join(''));
  return folder;
}

export interface H2Run {
  readonly outcome: SendOutcome;
  /** The one end of each device token. */
  readonly ends: ReadonlyMap<string, PushResult>;
  readonly clock: WatchedClock;
  of(status: PushResult['status']): readonly PushResult[];
}

/** Runs, and fails when a device token has no end or two. */
export async function sendOverH2(
  vendor: H2Vendor,
  server: H2VendorServer,
  tokens: readonly string[],
  options: Partial<SendOptions> & { readonly clock?: Clock & WatchedClock; readonly cacheDir?: string } = {},
): Promise<H2Run> {
  const { clock = hastyClock(), cacheDir = emptyCache(), ...special } = options;
  const ends = new Map<string, PushResult>();
  const twice: string[] = [];
  const outcome = await sendIn(
    {
      env: { TIM_PUSH_CACHE_DIR: cacheDir },
      cwd: h2Folder(server),
      platform: process.platform,
      home: emptyFolder(),
      clock,
      random: steadyRandom(),
    },
    {
      message: { title: 'Lunch?', body: 'Noodles at one.' },
      to: tokens.map((token) => ({ vendor, token })),
      caFile: server.caFile,
      // Long enough for a busy machine; tests about time limits set their own.
      timeoutMs: 60_000,
      ...special,
      onResult: (result) => {
        if (ends.has(result.token)) twice.push(result.token);
        ends.set(result.token, result);
        special.onResult?.(result);
      },
    },
  );
  const without = tokens.filter((token) => !ends.has(token));
  if (twice.length + without.length > 0)
    throw new Error(`${twice.length} device tokens have two ends, ${without.length} have none`);
  return { outcome, ends, clock, of: (status) => [...ends.values()].filter((end) => end.status === status) };
}

/** Device tokens the server took more than once. */
export const takenTwice = (server: Pick<H2VendorServer, 'taken'>): readonly string[] =>
  [...server.taken].filter(([, times]) => times > 1).map(([token]) => token);
