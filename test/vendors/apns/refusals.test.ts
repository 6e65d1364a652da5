// Each rule of the emulator is broken once, and the client reads Apple's reason from the answer.
import { createPrivateKey, createSign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/http/types.js';
import { signProviderToken } from '../../../src/vendors/apns/client/auth.js';
import { REASON_STATUS } from '../../../src/vendors/apns/facts.js';
import { apns } from '../../../src/vendors/apns/index.js';
import { resultCodes } from '../../../src/vendors/apns/result-codes.js';
import { openTestVendor, type TestVendor, type TestVendorOptions, testMessage } from '../../helpers/emulator-http.js';
import { certificateKey, deviceOf, noKey, vectorApp, vectors } from './keys.js';

interface Case {
  readonly rule: string;
  readonly options?: TestVendorOptions;
  readonly token?: string;
  readonly message?: Parameters<typeof testMessage>[0];
  readonly tamper?: (request: HttpRequest) => HttpRequest;
  /** Number of pushes before the one that is checked. */
  readonly before?: (vendor: TestVendor) => Promise<unknown>;
}

const NOON_2026 = Date.UTC(2026, 0, 15);
const pem = (name: string): string =>
  vectors.push_certificates.certificates.find((item) => item.name === name)?.pem ?? '';
const byCertificate = (
  name: string,
  settings: Readonly<Record<string, string | undefined>> = {},
): TestVendorOptions => ({
  now: NOON_2026,
  reachedBy: 'host',
  settings: {
    ...noKey,
    apple_cert_file: pem(name),
    apple_cert_key_file: certificateKey,
    apple_environment: 'production',
    ...settings,
  },
});
const header =
  (name: string, value: string | undefined) =>
  (request: HttpRequest): HttpRequest => {
    const { [name]: _old, ...rest } = { ...request.headers };
    return { ...request, headers: value === undefined ? rest : { ...rest, [name]: value } };
  };
const demoKey = (): ReturnType<typeof createPrivateKey> =>
  createPrivateKey(apns.emulator.demo.values['apple_key_file'] ?? '');
const sign = (keyId: string, teamId: string, now: number): string =>
  `bearer ${signProviderToken({ key: demoKey(), keyId, teamId }, now).value}`;
/** The same token with a DER signature, as the openssl command line and several Ruby and Go senders make it. */
const signedInDer = (authorization: string): string => {
  const input = authorization.replace('bearer ', '').split('.').slice(0, 2).join('.');
  const der = createSign('sha256').update(input).sign({ key: demoKey(), dsaEncoding: 'der' });
  return `bearer ${input}.${der.toString('base64url')}`;
};
const DEMO = ['DEMOKEY123', 'DEMOTEAM12'] as const;
const secondApp = (values: Readonly<Record<string, string>>): NonNullable<TestVendorOptions['apps']>[number] => ({
  id: 'second',
  value: (key) => values[key],
  file: (key) => (values[key] === undefined ? undefined : Buffer.from(values[key])),
  state: 'published',
  rights: [],
  channels: undefined,
});
const demoValues = apns.emulator.demo.values;
const TUESDAY = Date.UTC(2025, 0, 7, 4);

const cases: readonly Case[] = [
  {
    rule: 'certificate',
    options: byCertificate('universal'),
    tamper: (r) => ({ ...r, clientCertificate: { cert: pem('not_a_push_certificate'), key: '' } }),
  },
  {
    rule: 'certificate-environment',
    options: byCertificate('universal'),
    tamper: (r) => ({ ...r, clientCertificate: { cert: pem('development_only'), key: '' } }),
  },
  { rule: 'method', tamper: (r) => ({ ...r, method: 'PUT' }) },
  { rule: 'path', tamper: (r) => ({ ...r, url: r.url.replace('/3/device/', '/2/device/') }) },
  { rule: 'device-token-given', tamper: (r) => ({ ...r, url: r.url.replace(/[^/]+$/, '') }) },
  { rule: 'provider-token-given', tamper: header('authorization', undefined) },
  { rule: 'provider-token-form', tamper: header('authorization', 'bearer abc') },
  { rule: 'provider-token-known', options: { settings: { apple_key_id: 'OTHERKEY12' } } },
  { rule: 'provider-token-signature', options: { settings: { apple_key_file: vectorApp.apple_key_file } } },
  {
    rule: 'provider-token-raw',
    options: { strict: true },
    tamper: (r) => header('authorization', signedInDer(r.headers?.['authorization'] ?? ''))(r),
  },
  { rule: 'provider-token-future', tamper: header('authorization', sign(...DEMO, TUESDAY + 3_700_000)) },
  { rule: 'provider-token-age', tamper: header('authorization', sign(...DEMO, TUESDAY - 3_700_000)) },
  {
    rule: 'connection-expired',
    options: { strict: true },
    before: async (vendor) => {
      vendor.tamper(header('authorization', sign(...DEMO, TUESDAY - 3_700_000)));
      await vendor.client.send(testMessage(), [deviceOf('ok')]);
      vendor.tamper(undefined);
    },
  },
  { rule: 'key-environment', options: { app: { rights: ['key-development-only'] } } },
  {
    rule: 'one-team',
    options: { apps: [secondApp({ ...demoValues, apple_key_id: 'SECONDKEY1', apple_team_id: 'SECONDTEAM' })] },
    before: async (vendor) => {
      await vendor.client.send(testMessage(), [deviceOf('ok')]);
      vendor.tamper(header('authorization', sign('SECONDKEY1', 'SECONDTEAM', TUESDAY)));
    },
  },
  {
    rule: 'one-key',
    options: { apps: [secondApp({ ...demoValues, apple_key_id: 'SECONDKEY1' })] },
    before: async (vendor) => {
      await vendor.client.send(testMessage(), [deviceOf('ok')]);
      vendor.tamper(header('authorization', sign('SECONDKEY1', 'DEMOTEAM12', TUESDAY)));
    },
  },
  {
    rule: 'provider-token-updates',
    before: async (vendor) => {
      await vendor.client.send(testMessage(), [deviceOf('ok')]);
      vendor.tamper(header('authorization', sign(...DEMO, TUESDAY + 2000)));
    },
  },
  { rule: 'duplicate-headers', tamper: header('Apns-Topic', 'com.example.chat') },
  { rule: 'apns-id', tamper: header('apns-id', '17') },
  { rule: 'expiration', tamper: header('apns-expiration', 'soon') },
  { rule: 'priority', message: { options: { 'apns-priority': '7' } } },
  { rule: 'push-type', tamper: header('apns-push-type', 'Alert') },
  { rule: 'collapse-id', message: { options: { 'apns-collapse-id': '会'.repeat(22) } } },
  { rule: 'background-priority', message: { options: { 'apns-push-type': 'background', 'apns-priority': '10' } } },
  { rule: 'topic-given', tamper: header('apns-topic', undefined) },
  { rule: 'topic-form', options: { settings: { apple_bundle_id: 'com example chat' } } },
  { rule: 'topic-allowed', options: { settings: { apple_bundle_id: 'com.example.other' } } },
  { rule: 'topic-of-type', options: { strict: true }, tamper: header('apns-push-type', 'voip') },
  {
    rule: 'token-only-type',
    options: byCertificate('development_only', { apple_environment: 'development' }),
    tamper: (r) => header('apns-push-type', 'location')(r),
  },
  { rule: 'payload-given', tamper: (r) => ({ ...r, body: '' }) },
  { rule: 'payload-size', message: { body: 'a'.repeat(5000) } },
  { rule: 'payload-json', options: { strict: true }, tamper: (r) => ({ ...r, body: '[1]' }) },
  { rule: 'device-token-form', token: 'not-hex' },
  { rule: 'device-token-known', token: deviceOf('unknown') },
  { rule: 'device-token-environment', token: deviceOf('ok', 'development') },
  { rule: 'device-token-topic', token: deviceOf('other-app') },
  { rule: 'device-token-active', token: deviceOf('uninstalled') },
  { rule: 'device-token-current', token: deviceOf('inactive') },
  {
    rule: 'device-rate',
    options: { rules: ['rates'] },
    before: async (vendor) => {
      for (let i = 0; i < 100; i += 1) await vendor.client.send(testMessage(), [deviceOf('ok')]);
    },
  },
];

describe('APNs refusals', () => {
  it.each(cases.map((item) => [item.rule, item] as const))(
    'the rule %s is enforced and its reason read back',
    async (name, item) => {
      const vendor = openTestVendor(apns, item.options);
      await item.before?.(vendor);
      if (item.tamper !== undefined) vendor.tamper(item.tamper);
      const [result] = await vendor.client.send(testMessage(item.message), [item.token ?? deviceOf('ok')]);
      const rule = apns.emulator.rules.find((one) => one.id === `apns/${name}`);
      expect(vendor.received.at(-1)?.refusal?.rule.id).toBe(`apns/${name}`);
      expect(vendor.received.at(-1)?.reply.status).toBe(REASON_STATUS[rule?.code ?? '']);
      expect(result).toMatchObject({ status: 'rejected', problem: { vendorCode: rule?.code } });
      expect(result?.problem?.entry.fix.length).toBeGreaterThan(0);
    },
  );

  it('a DER signature is accepted with a note, and a damaged one is not', async () => {
    const vendor = openTestVendor(apns);
    vendor.tamper((r) => header('authorization', signedInDer(r.headers?.['authorization'] ?? ''))(r));
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]?.status).toBe('accepted');
    expect(vendor.received.at(-1)?.trail).toContainEqual({
      rule: 'apns/provider-token-raw',
      verdict: 'off',
      detail: { en: 'DER', zh: 'DER' },
    });
    vendor.tamper((r) =>
      header('authorization', `${signedInDer(r.headers?.['authorization'] ?? '').slice(0, -4)}AAAA`)(r),
    );
    const [result] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
    expect(result).toMatchObject({ status: 'rejected', problem: { vendorCode: 'InvalidProviderToken' } });
  });

  it('every rule has a case', () => {
    expect(cases.map((item) => `apns/${item.rule}`).sort()).toEqual(apns.emulator.rules.map((rule) => rule.id).sort());
  });

  it('every reason of a rule is explained, and every reason without a rule is listed as not emulated', () => {
    const provoked = new Set(apns.emulator.rules.map((rule) => rule.code));
    for (const code of provoked) expect(Object.hasOwn(resultCodes, `apns/${code}`)).toBe(true);
    expect(Object.keys(REASON_STATUS).filter((reason) => !provoked.has(reason))).toEqual([
      'IdleTimeout',
      'Forbidden',
      'InternalServerError',
      'ServiceUnavailable',
      'Shutdown',
    ]);
  });

  it.each(Object.entries(REASON_STATUS))(
    '%s with status %d is read as that reason, whichever server sends it',
    async (reason, status) => {
      const vendor = openTestVendor(apns);
      const answer = { status, body: JSON.stringify({ reason }) };
      vendor.interrupt(answer, answer);
      const [result] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
      expect(result).toMatchObject({ status: 'rejected', problem: { vendorCode: reason } });
    },
  );

  it('names the mistake in a refused provider token', async () => {
    const details: (string | undefined)[] = [];
    for (const authorization of [
      sign('DEMOTEAM12', 'DEMOKEY123', TUESDAY),
      `bearer ${vectors.provider_token_checks.find((item) => item.name === 'der_signature')?.token}`,
      'Basic abc',
    ]) {
      const vendor = openTestVendor(apns, {
        strict: true,
        now:
          authorization.includes('eyJ') && !authorization.startsWith('bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IkRF')
            ? 1437179046_000
            : TUESDAY,
        app: { values: authorization.startsWith('bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IkRF') ? {} : vectorApp },
      });
      vendor.tamper(header('authorization', authorization));
      await vendor.client.send(testMessage(), [deviceOf('ok')]);
      details.push(vendor.received.at(-1)?.refusal?.detail?.en);
    }
    expect(details).toEqual(['kid and iss are swapped', 'DER', 'no bearer <token>']);
  });

  it('accepts "Bearer" with a capital too, as one client writes it', async () => {
    const vendor = openTestVendor(apns);
    vendor.tamper((request) =>
      header('authorization', request.headers?.['authorization']?.replace('bearer', 'Bearer'))(request),
    );
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]?.status).toBe('accepted');
  });
});
