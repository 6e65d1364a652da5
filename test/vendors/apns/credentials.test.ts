// Each wrong key, certificate, id or field gives exactly one finding; valid ones give none.

import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import type { PushMessage, Settings } from '../../../src/push/types.js';
import { headersOf } from '../../../src/vendors/apns/client/message.js';
import { apns } from '../../../src/vendors/apns/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { selfSigned } from '../../helpers/self-signed.js';
import { armour, certificateKey, noKey, vectorApp, vectors } from './keys.js';

const IN_2026 = Date.UTC(2026, 0, 15);

interface Files {
  readonly [key: string]: { readonly bytes: Uint8Array; readonly path: string };
}

const withFiles = (values: Readonly<Record<string, string | undefined>>, files: Files = {}): Settings => {
  const base = settingsOf(apns, values);
  return {
    ...base,
    file: (key) => files[key] ?? base.file(key),
    has: (key) => files[key] !== undefined || base.has(key),
    origin: (key) => (files[key] === undefined ? base.origin(key) : { file: 'tim-push.config.json', key }),
  };
};

async function codesOf(settings: Settings, now = IN_2026): Promise<readonly string[]> {
  const inspection = await apns.credentials.inspect?.(settings, now);
  return [...apns.credentials.check(settings, now), ...(inspection?.problems ?? [])].map((problem) => problem.code);
}

const p8 = (content: string | Uint8Array, path = 'AuthKey_ABC123DEFG.p8'): Settings =>
  withFiles(vectorApp, { apple_key_file: { bytes: Buffer.from(content), path } });

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const edwards = generateKeyPairSync('ed25519').privateKey;
const otherP256 = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const publicPem = p256.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const encryptedPem = p256.privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
  .toString();

const [universal, development, production, voip, noPush] = vectors.push_certificates.certificates.map(
  (item) => item.pem,
);
const [modern, legacy] = vectors.p12_files.map((item) => Buffer.from(item.base64, 'base64'));

const certificate = (special: Readonly<Record<string, string | undefined>> = {}): Settings =>
  withFiles({
    ...noKey,
    apple_bundle_id: 'com.example.chat',
    apple_environment: 'production',
    apple_cert_file: universal,
    apple_cert_key_file: certificateKey,
    ...special,
  });
const p12 = (bytes: Uint8Array | undefined, special: Readonly<Record<string, string | undefined>> = {}): Settings =>
  withFiles(
    { apple_bundle_id: 'com.example.chat', apple_environment: 'production', apple_p12_password: 'secret', ...special },
    { apple_p12_file: { bytes: bytes ?? Buffer.alloc(0), path: 'push.p12' } },
  );

/** A .p12 with only one of its two halves. */
function half(what: 'key' | 'certificate'): Buffer {
  const { asn1, pkcs12, pki } = forge;
  const key = pki.privateKeyFromPem(certificateKey);
  const cert = pki.certificateFromPem(universal ?? '');
  const tree =
    what === 'key'
      ? pkcs12.toPkcs12Asn1(key, null as never, 'secret', { algorithm: 'aes256' })
      : pkcs12.toPkcs12Asn1(null as never, [cert], 'secret', { algorithm: 'aes256' });
  return Buffer.from(asn1.toDer(tree).getBytes(), 'binary');
}

describe('APNs keys', () => {
  const body = vectorApp.apple_key_file;
  it.each<[string, Settings, readonly string[]]>([
    ['a healthy key', p8(body), []],
    ['a healthy key whose second download is numbered', p8(body, 'AuthKey_ABC123DEFG (1).p8'), []],
    ['an empty file', p8(''), ['apns/key-empty']],
    ['only the base64', p8(vectors.provider_token.private_key_pkcs8_der_base64), ['apns/key-not-pem']],
    ['a service account', p8('{"type":"service_account"}'), ['apns/key-not-pem']],
    ['a renamed .p12', p8(modern ?? ''), ['apns/key-is-p12']],
    ['a certificate', p8(universal ?? ''), ['apns/key-not-pem']],
    ['a public key', p8(publicPem), ['apns/key-is-public']],
    ['a key with a password', p8(encryptedPem), ['apns/key-encrypted']],
    ['the same key twice', p8(`${pem(p256.privateKey)}${pem(p256.privateKey)}`), []],
    ['two keys', p8(`${pem(p256.privateKey)}${pem(otherP256.privateKey)}`), ['apns/key-several']],
    ['an RSA key', p8(pem(rsa)), ['apns/key-is-rsa']],
    ['a key on P-384', p8(pem(p384)), ['apns/key-not-p256']],
    ['an Ed25519 key', p8(pem(edwards)), ['apns/key-not-p256']],
    ['a cut key', p8(armour(vectors.provider_token.private_key_pkcs8_der_base64.slice(0, 60))), ['apns/key-damaged']],
    ['a byte order mark', p8(`\uFEFF${body}`), ['apns/key-has-bom']],
    ['Windows line ends', p8(body.replace(/\n/g, '\r\n')), ['apns/key-has-crlf']],
    ['another name', p8(body, 'push.p8'), ['apns/key-file-renamed']],
    ['the file of another key', p8(body, 'AuthKey_ZZZ123DEFG.p8'), ['apns/key-id-not-of-file']],
    [
      'key ID and team ID swapped',
      withFiles(
        { ...vectorApp, apple_key_id: 'DEF123GHIJ', apple_team_id: 'ABC123DEFG' },
        { apple_key_file: { bytes: Buffer.from(body), path: 'keys/AuthKey_ABC123DEFG.p8' } },
      ),
      ['apns/ids-swapped'],
    ],
    ['a short key ID', withFiles({ ...vectorApp, apple_key_id: 'ABC' }), ['apns/id-shape']],
    ['the team ID twice', withFiles({ ...vectorApp, apple_key_id: 'DEF123GHIJ' }), ['apns/key-id-is-team-id']],
    [
      'an App ID',
      withFiles({ ...vectorApp, apple_bundle_id: 'DEF123GHIJ.com.example.chat' }),
      ['apns/bundle-id-has-team'],
    ],
    ['a topic', withFiles({ ...vectorApp, apple_bundle_id: 'com.example.chat.voip' }), ['apns/bundle-id-has-suffix']],
    ['a name', withFiles({ ...vectorApp, apple_bundle_id: 'Example Chat' }), ['apns/bundle-id-shape']],
    [
      'a key beside a certificate',
      withFiles({ ...vectorApp, apple_cert_file: universal, apple_cert_key_file: certificateKey }),
      ['apns/several-ways'],
    ],
  ])('%s', async (_name, settings, codes) => {
    expect(await codesOf(settings)).toEqual(codes);
  });

  it('require five values, and name the missing ones', () => {
    expect(apns.credentials.missing(withFiles(vectorApp))).toEqual([]);
    expect(apns.credentials.missing(withFiles({}))).toEqual([
      'apple_key_file',
      'apple_key_id',
      'apple_team_id',
      'apple_bundle_id',
      'apple_environment',
    ]);
    expect(apns.credentials.missing(withFiles({ apple_cert_file: universal }))).toEqual(['apple_cert_key_file']);
    expect(apns.credentials.missing(withFiles({ apple_cert_file: `${universal}${certificateKey}` }))).toEqual([]);
    expect(apns.credentials.missing(p12(modern))).toEqual([]);
  });
});

describe('APNs certificates', () => {
  it.each<[string, Settings, readonly string[], number?]>([
    ['a healthy certificate', certificate(), []],
    [
      'one without said environment that serves one',
      certificate({ apple_cert_file: development, apple_environment: undefined }),
      [],
    ],
    [
      'one that serves both, and nobody says which',
      certificate({ apple_environment: undefined }),
      ['apns/environment-unknown'],
    ],
    ['one for the other environment', certificate({ apple_cert_file: development }), ['apns/cert-environment']],
    ['one that ends soon', certificate({ apple_cert_file: production }), ['apns/cert-ends-soon']],
    ['one that has ended', certificate(), ['apns/cert-expired'], Date.UTC(2027, 5, 1)],
    ['one that has not begun', certificate(), ['apns/cert-not-yet'], Date.UTC(2025, 5, 1)],
    ['one for signing apps', certificate({ apple_cert_file: noPush }), ['apns/cert-not-push']],
    ['one of another app', certificate({ apple_bundle_id: 'com.example.other' }), ['apns/cert-topic']],
    ['a VoIP one of the app', certificate({ apple_cert_file: voip }), []],
    ['a key of another certificate', certificate({ apple_cert_key_file: pem(rsa) }), ['apns/cert-key-mismatch']],
    [
      'one in one file with its key',
      certificate({ apple_cert_file: `${universal}${certificateKey}`, apple_cert_key_file: undefined }),
      [],
    ],
    [
      'one of a file with its key, and the key of another',
      certificate({ apple_cert_file: `${universal}${pem(rsa)}`, apple_cert_key_file: undefined }),
      ['apns/cert-key-mismatch'],
    ],
    [
      'one behind another of its chain',
      certificate({ apple_cert_file: `${selfSigned('127.0.0.1').cert}${universal}` }),
      [],
    ],
    ['a key that is none', certificate({ apple_cert_key_file: 'key' }), ['apns/cert-key-damaged']],
    ['a text that is no certificate', certificate({ apple_cert_file: 'cert' }), ['apns/cert-not-pem']],
    ['a healthy .p12', p12(modern), []],
    ['a .p12 with RC2', p12(legacy), ['apns/p12-legacy']],
    ['a wrong password', p12(legacy, { apple_p12_password: 'wrong' }), ['apns/p12-wrong-password']],
    ['no password', p12(modern, { apple_p12_password: undefined }), ['apns/p12-no-password']],
    ['a .p12 without key', p12(half('certificate')), ['apns/p12-no-key']],
    ['a .p12 without certificate', p12(half('key')), ['apns/p12-no-certificate']],
    ['a .cer instead of a .p12', p12(new X509Certificate(universal ?? '').raw), ['apns/p12-not-p12']],
    ['a key instead of a .p12', p12(Buffer.from('-----BEGIN PRIVATE KEY-----\n')), ['apns/p12-not-p12']],
    ['garbage instead of a .p12', p12(Buffer.from('hello')), ['apns/p12-not-p12']],
  ])('%s', async (_name, settings, codes, now) => {
    expect(await codesOf(settings, now)).toEqual(codes);
  });

  it('report their expiry', async () => {
    expect((await apns.credentials.inspect?.(p12(legacy), IN_2026))?.expiresAt).toBe(Date.UTC(2027, 0, 1));
  });
});

describe('APNs messages', () => {
  const settings = withFiles(vectorApp);
  it.each<[string, Parameters<typeof testMessage>[0], readonly string[]]>([
    ['an ordinary message', {}, []],
    ['an interruption level', { importance: 'time-sensitive' }, []],
    ['a sound file', { sound: 'ring.caf' }, []],
    ['a sound without extension', { sound: 'ring' }, ['apns/sound-no-extension']],
    ['the name of a constant', { sound: 'kIOSOfflinePushDefaultSound' }, ['apns/sound-constant-name']],
    ['a badge to add', { badge: { mode: 'add', value: 1 } }, ['apns/badge-add']],
    ['nothing to show', { title: '', body: '' }, ['apns/nothing-to-show']],
    ['40 days', { ttlSeconds: 40 * 86_400 }, ['apns/ttl-long']],
    ['a channel', { channelId: 'news' }, ['apns/ignored-field']],
    ['a picture', { image: 'https://example.com/a.png' }, ['apns/ignored-field']],
    ['the test mode', { mode: 'test' }, ['apns/ignored-field']],
    ['an importance of other vendors', { importance: 'NORMAL' }, ['apns/ignored-field']],
    ['a background push', { options: { 'apns-push-type': 'background' } }, ['apns/silent-type']],
    [
      'a background push with priority 10',
      { options: { 'apns-push-type': 'background', 'apns-priority': '10' } },
      ['apns/background-priority', 'apns/silent-type'],
    ],
    ['a VoIP push', { options: { 'apns-push-type': 'voip' }, ttlSeconds: 30 }, ['apns/voip-token', 'apns/silent-type']],
    [
      'a VoIP push that waits',
      { options: { 'apns-push-type': 'voip', 'apns-priority': '5' }, ttlSeconds: 3600 },
      ['apns/voip-priority', 'apns/voip-stored', 'apns/voip-token', 'apns/silent-type'],
    ],
    ['a Live Activity without its aps', { options: { 'apns-push-type': 'liveactivity' } }, ['apns/live-activity-body']],
    ['5000 bytes', { body: 'a'.repeat(5000) }, ['apns/payload-too-large']],
  ])('%s', (_name, special, codes) => {
    expect(apns.checkMessage(testMessage(special), settings).map((problem) => problem.code)).toEqual(codes);
  });

  it('a VoIP push is sent to the topic for calls, immediately, and is not stored unless asked', () => {
    const headers = (special: Partial<PushMessage> = {}) =>
      headersOf(testMessage({ options: { 'apns-push-type': 'voip' }, ...special }), 'com.example.chat', 1_000_000);
    expect(headers()).toEqual({
      'apns-topic': 'com.example.chat.voip',
      'apns-push-type': 'voip',
      'apns-priority': '10',
      'apns-expiration': '0',
    });
    expect(headers({ ttlSeconds: 30 })['apns-expiration']).toBe('1030');
    expect(headersOf(testMessage(), 'com.example.chat', 0)).not.toHaveProperty('apns-expiration');
  });

  it('a Live Activity with a certificate is refused before sending', () => {
    const message = testMessage({ options: { 'apns-push-type': 'liveactivity' }, raw: { aps: { event: 'update' } } });
    expect(apns.checkMessage(message, certificate()).map((problem) => problem.code)).toContain('apns/token-only-type');
  });

  it.each(['plugin', 'timpush', 'launcher'] as const)('ext reaches the callback of click target %s', (clickTarget) => {
    const app = { packageName: undefined, clickTarget, clickPage: undefined };
    const ext = '{"conversationID":"c2c_alice"}';
    const { callback, fragment } = apns.deliverExt(ext, app, {});
    expect(fragment).toMatchObject({ ext });
    if (clickTarget === 'timpush') expect(callback).toBe(ext);
    else expect(callback).toMatchObject({ ext });
    expect(apns.guide(settings, app).length).toBeGreaterThan(3);
  });

  it('the printed request carries a placeholder instead of the provider token', () => {
    const random = { uuid: () => 'id', hex: () => '', fraction: () => 0 };
    const [planned] = apns.planRequests(testMessage(), ['ab'.repeat(32)], {
      settings,
      endpoint: () => 'https://api.push.apple.com',
      clock: { now: () => 0, sleep: async () => {} },
      random,
    });
    expect(planned?.request.headers?.['authorization']).toBe('bearer $APNS_PROVIDER_TOKEN');
  });
});
