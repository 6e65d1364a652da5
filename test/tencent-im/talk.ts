// Tencent IM's real client connected to its real emulator, and hand-written requests without the client.

import { Secret } from '../../src/crypto/secret.js';
import type { HttpRequest } from '../../src/http/types.js';
import { connectTencent } from '../../src/tencent-im/client/client.js';
import { makeUserSig } from '../../src/tencent-im/client/user-sig.js';
import { emulator } from '../../src/tencent-im/emulator/index.js';
import { facts, REGION_HOSTS } from '../../src/tencent-im/facts.js';
import { tencentManifest } from '../../src/tencent-im/manifest.js';
import type { TencentClient } from '../../src/tencent-im/types.js';
import {
  openTestVendor,
  sandboxBase,
  type TestedService,
  type TestVendor,
  type TestVendorOptions,
} from '../helpers/emulator-http.js';
import { allVendorIds } from '../helpers/vendor-ids.js';

const service: TestedService = {
  ...tencentManifest,
  facts,
  emulator,
  connect(deps) {
    const client = connectTencent(deps);
    return {
      verify: (signal) => client.verify(signal),
      send: (message, users, signal) => client.send(message, users, undefined, signal),
    };
  },
};

export const KEY = emulator.demo.values['im_secret_key'] ?? '';
export const APP_ID = 1_400_000_001;

export interface TestTencent extends Omit<TestVendor, 'client'> {
  readonly client: TencentClient;
}

/** The demo users, each with an invented device token of its vendor. */
export const users = (emulator.demo.imUsers ?? []).map(({ reports, says: _says, ...user }) => ({
  ...user,
  ...(reports === undefined ? {} : { device: { ...reports, token: `token-of-${reports.vendor}` } }),
}));

const otherDevices: NonNullable<TestVendorOptions['otherDevices']> = Object.fromEntries(
  allVendorIds().map((vendor) => [
    vendor,
    [
      { token: `token-of-${vendor}`, fate: 'ok', test: true, app: '*' },
      { token: `dead-${vendor}`, fate: 'uninstalled', test: true, app: '*' },
    ],
  ]),
);

export function openTencent(options: TestVendorOptions = {}): TestTencent {
  const test = openTestVendor(service, { imUsers: users, otherDevices, ...options });
  return { ...test, client: connectTencent(test.deps) };
}

export interface HandWritten {
  readonly path: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  readonly text?: string;
  readonly method?: HttpRequest['method'];
  /** Query parameters that replace the valid ones; undefined removes one. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly host?: keyof typeof REGION_HOSTS;
}

/** A request as another program would send it, valid except for what the test changes. */
export function request(
  test: TestTencent,
  { path, body, text, method = 'POST', query = {}, host }: HandWritten,
): HttpRequest {
  const userSig = makeUserSig({
    sdkAppId: APP_ID,
    userId: query['identifier'] ?? 'administrator',
    secretKey: new Secret(KEY),
    now: test.clock.now(),
    expireSeconds: 3600,
  });
  const right: Record<string, string | undefined> = {
    sdkappid: String(APP_ID),
    identifier: 'administrator',
    usersig: userSig,
    random: '99999999',
    contenttype: 'json',
    ...query,
  };
  const given = Object.entries(right).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const base = host === undefined ? `${sandboxBase}/tencent-im` : `https://${REGION_HOSTS[host]}`;
  return {
    method,
    url: `${base}${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`,
    headers: { 'Content-Type': 'application/json' },
    body: text ?? JSON.stringify(body ?? {}),
  };
}

export async function askRaw(test: TestTencent, given: HandWritten): Promise<Record<string, unknown>> {
  const answer = await test.ask(request(test, given));
  return { httpStatus: answer.status, ...(JSON.parse(answer.body) as Record<string, unknown>) };
}
