// What the offline check of Google's config values finds: each kind of wrong file has its own code.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { fcmManifest } from '../../../src/vendors/fcm/manifest.js';
import { settingsOf } from '../../helpers/emulator-http.js';
import { accountWith, demoAccount, OK } from './talk.js';

const good = { ...fcm.emulator.demo.values };
const account = (change: Record<string, unknown>): string => accountWith(change, demoAccount);
const pem = String(demoAccount['private_key']);
const lines = pem.split('\n');
const appFile = (change: Record<string, unknown>): string =>
  JSON.stringify({ ...JSON.parse(good['google_services_json'] ?? '{}'), ...change });
const find = (values: Readonly<Record<string, string | undefined>>) =>
  fcmManifest.credentials.check(settingsOf(fcm, { ...good, ...values }), 0);
const ec = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

describe('fcm › config values', () => {
  it('the demo values and an empty config yield no finding, and one key is required', () => {
    expect(find({})).toEqual([]);
    expect(fcmManifest.credentials.check(settingsOf(fcm, {}), 0)).toEqual([]);
    expect(fcmManifest.credentials.missing(settingsOf(fcm, {}))).toEqual(['google_service_account']);
    expect(fcmManifest.credentials.missing(settingsOf(fcm, good))).toEqual([]);
  });

  it('a byte order mark, a missing type and a PKCS#1 armour are accepted', () => {
    const { type: _, ...rest } = demoAccount;
    expect(find({ google_service_account: `\ufeff${JSON.stringify(rest)}` })).toEqual([]);
  });

  it.each([
    { name: 'no JSON', values: { google_service_account: 'hello' }, code: 'fcm/service-account-not-json' },
    { name: 'half a JSON', values: { google_service_account: '{"type":' }, code: 'fcm/service-account-not-json' },
    { name: 'a list', values: { google_service_account: '[]' }, code: 'fcm/service-account-not-json' },
    {
      name: 'a legacy server key',
      values: { google_service_account: `AAAAdemo000:${OK.split(':')[1]}` },
      code: 'fcm/legacy-server-key',
    },
    { name: 'a private key alone', values: { google_service_account: pem }, code: 'fcm/private-key-alone' },
    {
      name: 'an OAuth client',
      values: { google_service_account: '{"web":{"client_id":"x"}}' },
      code: 'fcm/oauth-client',
    },
    {
      name: 'credentials of a person',
      values: { google_service_account: '{"type":"authorized_user"}' },
      code: 'fcm/authorized-user',
    },
    {
      name: 'another type',
      values: { google_service_account: '{"type":"external_account"}' },
      code: 'fcm/service-account-wrong-type',
    },
    {
      name: 'an empty field',
      values: { google_service_account: account({ client_email: ' ' }) },
      code: 'fcm/service-account-incomplete',
    },
    {
      name: 'escaped line breaks',
      values: { google_service_account: account({ private_key: pem.replaceAll('\n', '\\n') }) },
      code: 'fcm/private-key-escaped',
    },
    {
      name: 'a key without its end',
      values: { google_service_account: account({ private_key: lines.slice(0, 9).join('\n') }) },
      code: 'fcm/private-key-truncated',
    },
    {
      name: 'a key without its middle',
      values: {
        google_service_account: account({ private_key: [...lines.slice(0, 9), ...lines.slice(15)].join('\n') }),
      },
      code: 'fcm/private-key-truncated',
    },
    {
      name: 'a key without its armour',
      values: { google_service_account: account({ private_key: lines[1] }) },
      code: 'fcm/private-key-unreadable',
    },
    {
      name: 'a certificate as a key',
      values: {
        google_service_account: account({
          private_key: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
        }),
      },
      code: 'fcm/private-key-unreadable',
    },
    {
      name: 'a key of Apple',
      values: { google_service_account: account({ private_key: ec.privateKey }) },
      code: 'fcm/private-key-not-rsa',
    },
    {
      name: 'a token_uri that is none',
      values: { google_service_account: account({ token_uri: 'oauth2' }) },
      code: 'fcm/token-uri-invalid',
    },
    {
      name: 'a token_uri elsewhere',
      values: { google_service_account: account({ token_uri: 'https://login.example.com/token' }) },
      code: 'fcm/token-uri-elsewhere',
    },
    {
      name: 'an edited project',
      values: { google_service_account: account({ project_id: 'other-project' }), google_services_json: undefined },
      code: 'fcm/service-account-project-edited',
    },
    {
      name: 'the account of another project',
      values: { google_services_json: appFile({ project_info: { project_id: 'the-app' } }) },
      code: 'fcm/service-account-other-project',
    },
    {
      name: 'a package nobody registered',
      values: { package_name: 'com.example.other' },
      code: 'fcm/package-not-in-google-services',
    },
    {
      name: 'something else as google-services.json',
      values: { google_services_json: '{}' },
      code: 'fcm/google-services-unreadable',
    },
  ])('$name yields exactly $code, at its place and without the key', ({ values, code }) => {
    const problems = find(values);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.at?.key).toMatch(/^google_/);
    if (code === 'fcm/private-key-unreadable')
      expect(problems[0]?.args['begin']).toMatch(/^(?:…|-----BEGIN CERT.*-----)$/);
    for (const line of lines.filter((text) => text.length === 64)) expect(JSON.stringify(problems)).not.toContain(line);
  });
});
