// What the authentication of all vendors has in common: pasted blanks, missing values, form encoding, and access tokens that are never shared between credentials.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/crypto/secret.js';
import * as apns from '../../src/vendors/apns/client/auth.js';
import { TOKEN_LIFE_MS } from '../../src/vendors/apns/facts.js';
import * as fcm from '../../src/vendors/fcm/client/auth.js';
import type { ServiceAccount } from '../../src/vendors/fcm/client/service-account.js';
import { googleTokenUri } from '../../src/vendors/fcm/facts.js';
import { fcmManifest } from '../../src/vendors/fcm/manifest.js';
import * as honor from '../../src/vendors/honor/client/auth.js';
import { honor as honorVendor } from '../../src/vendors/honor/index.js';
import * as huawei from '../../src/vendors/huawei/client/auth.js';
import { huawei as huaweiVendor } from '../../src/vendors/huawei/index.js';
import * as meizu from '../../src/vendors/meizu/client/auth.js';
import * as oppo from '../../src/vendors/oppo/client/auth.js';
import { oppo as oppoVendor } from '../../src/vendors/oppo/index.js';
import * as vivo from '../../src/vendors/vivo/client/auth.js';
import { vivo as vivoVendor } from '../../src/vendors/vivo/index.js';
import * as xiaomi from '../../src/vendors/xiaomi/client/auth.js';
import { xiaomi as xiaomiVendor } from '../../src/vendors/xiaomi/index.js';
import { settingsOf } from '../helpers/emulator-http.js';

const pasted = (value: string): string => `  ${value}\t`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const formOf = (body: unknown): Record<string, string> => Object.fromEntries(new URLSearchParams(String(body)));

describe('credentials', () => {
  it('are read without the blanks that pasting leaves around them', () => {
    const values = Object.fromEntries(
      [
        ...['honor_client_id', 'honor_client_secret', 'hw_client_id', 'hw_app_secret', 'hw_project_id', 'oppo_app_key'],
        ...['oppo_master_secret', 'vivo_app_id', 'vivo_app_key', 'vivo_app_secret', 'mi_app_secret'],
      ].map((key) => [key, pasted(key)]),
    );
    expect(honor.readCredentials(settingsOf(honorVendor, values))).toEqual({
      clientId: 'honor_client_id',
      clientSecret: 'honor_client_secret',
    });
    const keys = huawei.readKeys(settingsOf(huaweiVendor, values));
    expect([keys.clientId, keys.clientSecret.reveal(), keys.projectId, keys.account]).toEqual([
      'hw_client_id',
      'hw_app_secret',
      'hw_project_id',
      undefined,
    ]);
    expect(oppo.readCredentials(settingsOf(oppoVendor, values))).toEqual({
      appKey: 'oppo_app_key',
      masterSecret: 'oppo_master_secret',
    });
    const vivoKeys = vivo.readKeys(settingsOf(vivoVendor, values));
    expect([vivoKeys.appId, vivoKeys.appKey, vivoKeys.appSecret.reveal()]).toEqual([
      'vivo_app_id',
      'vivo_app_key',
      'vivo_app_secret',
    ]);
    expect(xiaomi.headersOf(settingsOf(xiaomiVendor, values))).toEqual({
      Authorization: 'key=mi_app_secret',
      'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
    });
  });

  it('that are missing are empty, so that the vendor can name them', () => {
    expect(honor.readCredentials(settingsOf(honorVendor, {}))).toEqual({ clientId: '', clientSecret: '' });
    const keys = huawei.readKeys(settingsOf(huaweiVendor, {}));
    expect([keys.clientId, keys.clientSecret.reveal(), keys.projectId, keys.account]).toEqual([
      '',
      '',
      undefined,
      undefined,
    ]);
    expect(oppo.readCredentials(settingsOf(oppoVendor, {}))).toEqual({ appKey: '', masterSecret: '' });
    const vivoKeys = vivo.readKeys(settingsOf(vivoVendor, {}));
    expect([vivoKeys.appId, vivoKeys.appKey, vivoKeys.appSecret.reveal()]).toEqual(['', '', '']);
    expect(xiaomi.headersOf(settingsOf(xiaomiVendor, {}))['Authorization']).toBe('key=');
  });

  it('Huawei: the app ID is the client ID unless another is named', () => {
    const read = (values: Record<string, string>) => huawei.readKeys(settingsOf(huaweiVendor, values)).clientId;
    expect(read({ hw_app_id: pasted('101') })).toBe('101');
    expect(read({ hw_app_id: '101', hw_client_id: '202' })).toBe('202');
  });
});

describe('requests for access tokens', () => {
  it('Honor: a form of client credentials', () => {
    const request = honor.tokenRequest('http://x', { clientId: 'a b', clientSecret: 'c+d/e=&' });
    expect(request.headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(formOf(request.body)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'a b',
      client_secret: 'c+d/e=&',
    });
    expect(honor.sendHeaders('at', 7)).toEqual({
      'Content-Type': 'application/json; charset=UTF-8',
      Authorization: 'Bearer at',
      timestamp: '7',
    });
  });

  it('FCM: a form, to the address of the account file unless another host is set', () => {
    const request = fcm.tokenRequest('http://x/token', 'a.b.c');
    expect(request.headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(formOf(request.body)).toMatchObject({ assertion: 'a.b.c' });
    const account = { tokenUri: 'https://other.example/token' } as ServiceAccount;
    const google = fcmManifest.hosts['auth'] ?? '';
    expect(fcm.tokenUrl(account, google)).toBe('https://other.example/token');
    expect(fcm.tokenUrl({} as ServiceAccount, google)).toBe(googleTokenUri);
    expect(fcm.tokenUrl(undefined, google)).toBe(googleTokenUri);
    expect(fcm.tokenUrl(account, 'http://127.0.0.1:1/fcm')).toBe('http://127.0.0.1:1/fcm/token');
  });

  it('FCM: the assertion names key and audience of the account', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const base = { clientEmail: 'a@b.example', key: privateKey } as unknown as ServiceAccount;
    const partsOf = (jwt: string) =>
      jwt
        .split('.')
        .slice(0, 2)
        .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
    const [header, claims] = partsOf(fcm.assertionOf(base, 1_999));
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(claims).toMatchObject({ iss: 'a@b.example', aud: googleTokenUri, iat: 1, exp: 3601 });
    const [named, other] = partsOf(fcm.assertionOf({ ...base, keyId: 'k1', tokenUri: 'https://o.example/t' }, 0));
    expect([named?.['kid'], other?.['aud']]).toEqual(['k1', 'https://o.example/t']);
  });

  it('vivo: JSON, with the app ID as a number where it is one', () => {
    const keys = { appId: '105512345', appKey: 'k', appSecret: new Secret('s') };
    const request = vivo.authRequest(keys, 'http://x', 5);
    expect(request.headers).toEqual({ 'Content-Type': 'application/json;charset=UTF-8' });
    expect(JSON.parse(String(request.body))).toMatchObject({ appId: 105512345, timestamp: 5 });
    expect(['12', '1x', 'x1', '1.5', '1e3', '', '90071992547409931'].map(vivo.wireAppId)).toEqual([
      12,
      '1x',
      'x1',
      '1.5',
      '1e3',
      '',
      '90071992547409931',
    ]);
  });

  it('Meizu: signs its parameters in the order of their names, without the signature itself', () => {
    const base = 'appId=1messageJson={}pushIds=';
    expect(meizu.signBase({ pushIds: '', appId: '1', sign: 'old', messageJson: '{}' })).toBe(base);
    expect(meizu.sign({ pushIds: '', sign: 'x', messageJson: '{}', appId: '1' }, 'secret')).toBe(
      createHash('md5').update(`${base}secret`).digest('hex'),
    );
  });
});

describe('the cache key of an access token', () => {
  const huaweiKeys = { clientId: '1', clientSecret: new Secret('s'), projectId: undefined };
  const vivoKeys = { appId: '1', appKey: 'k', appSecret: new Secret('s') };
  const account = { clientEmail: 'a@b.example', pem: 'pem' } as unknown as ServiceAccount;

  it('names vendor, endpoint and credentials, the secret only as its digest', () => {
    expect(huawei.accessTokenKey(huaweiKeys, 'http://x')).toEqual(['huawei', 'http://x', '1', sha256('s')]);
    expect(vivo.accessTokenKey(vivoKeys, 'http://x')).toEqual(['vivo', 'http://x', '1', 'k', sha256('s')]);
    expect(fcm.accessTokenKey(account, 'http://x')).toEqual([
      'fcm',
      'http://x',
      'a@b.example',
      'https://www.googleapis.com/auth/firebase.messaging',
      sha256('pem'),
    ]);
  });

  it('APNs: names team and key, and another key file is another token', () => {
    const identity = (): apns.TokenIdentity => ({
      kind: 'token',
      key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      keyId: 'KEY',
      teamId: 'TEAM',
    });
    const [one, two] = [identity(), identity()];
    const key = apns.providerTokenKey(one);
    expect(key.slice(0, 3)).toEqual(['apns', 'TEAM', 'KEY']);
    expect(key[3]).toMatch(/^[0-9a-f]{64}$/);
    expect(apns.providerTokenKey(two)[3]).not.toBe(key[3]);
    expect(apns.providerTokenKey(one)).toEqual(key);
    expect(apns.signProviderToken(one, 12_345).expiresAt).toBe(12_000 + TOKEN_LIFE_MS);
  });
});

describe('Huawei with a service account instead of a client secret', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const file = JSON.stringify({
    project_id: '9',
    key_id: 'k',
    private_key: pem,
    sub_account: 'sub',
    token_uri: 'https://t.example',
  });

  it('makes its own token, which expires five minutes early; the file is used only without a client secret', () => {
    const keys = huawei.readKeys(settingsOf(huaweiVendor, { hw_service_account: file }));
    expect(keys.account).toMatchObject({ subAccount: 'sub' });
    const withSecret = huawei.readKeys(settingsOf(huaweiVendor, { hw_service_account: file, hw_app_secret: 's' }));
    expect(withSecret.account).toBeUndefined();
    if (keys.account === undefined) return;
    const token = huawei.ownToken(keys.account, 1_000_500);
    expect(token).toMatchObject({ expiresAt: 1_000_500 + 3_300_000 });
    expect(
      'value' in token && JSON.parse(Buffer.from(token.value.split('.')[1] ?? '', 'base64url').toString()),
    ).toMatchObject({
      iss: 'sub',
      iat: 1000,
      exp: 4600,
    });
    expect(huawei.accessTokenKey(keys, 'http://x')[3]).toBe(sha256(keys.account.privateKey));
  });

  it('reports that the key in the file cannot sign', () => {
    const keys = huawei.readKeys(settingsOf(huaweiVendor, { hw_service_account: file }));
    const broken = { ...keys.account, privateKey: 'no key' } as NonNullable<typeof keys.account>;
    expect(huawei.ownToken(broken, 0)).toMatchObject({ problem: { code: 'huawei/service-account-unusable' } });
  });
});
