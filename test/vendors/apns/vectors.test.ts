// Every case of fixtures/vectors/apns.json through our client and through the strict emulator.
import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../src/http/types.js';
import { problemOf, readRefusal } from '../../../src/vendors/apns/client/answers.js';
import { signingInput, signProviderToken } from '../../../src/vendors/apns/client/auth.js';
import { readPushCertificate } from '../../../src/vendors/apns/client/keys/certificate.js';
import { readP12 } from '../../../src/vendors/apns/client/keys/p12.js';
import { payloadOf, topicOf } from '../../../src/vendors/apns/client/message.js';
import { repairToken } from '../../../src/vendors/apns/client/token.js';
import { TOPIC_SUFFIXES } from '../../../src/vendors/apns/facts.js';
import { apns } from '../../../src/vendors/apns/index.js';
import { resultCodes } from '../../../src/vendors/apns/result-codes.js';
import { openTestVendor, settingsOf, type TestVendorOptions, testMessage } from '../../helpers/emulator-http.js';
import { certificateKey, deviceOf, handWritten, vectorApp, vectors } from './keys.js';

const IN_2026 = Date.UTC(2026, 0, 15);

const open = (options: TestVendorOptions = {}) =>
  openTestVendor(apns, { strict: true, settings: vectorApp, app: { values: vectorApp }, ...options });

const outcome = (response: HttpResponse): { status: number; reason: string | null } => ({
  status: response.status,
  reason: response.body === '' ? null : ((JSON.parse(response.body) as { reason: string }).reason ?? null),
});

const named = <T extends { readonly name: string }>(items: readonly T[]): [string, T][] =>
  items.map((item) => [item.name, item]);

describe('APNs vectors', () => {
  it('has the counts this test runs', () => {
    const counts = {
      tokens: vectors.provider_token.tokens.length,
      checks: vectors.provider_token_checks.length,
      refresh: vectors.token_refresh.length,
      certificates: vectors.push_certificates.certificates.length,
      p12: vectors.p12_files.length,
      sizes: vectors.payload_size.length,
      bytes: vectors.payload_bytes.length,
      collapse: vectors.collapse_id.length,
      headers: vectors.headers.length,
      types: Object.keys(vectors.push_type_topic_suffix).length,
      reasons: vectors.reasons.length,
      aliases: Object.keys(vectors.reason_aliases).length,
      bodies: vectors.error_bodies.length,
      deviceTokens: vectors.device_tokens.length,
      mapping: vectors.tencent_mapping.cases.length,
    };
    console.info(`apns vectors: ${JSON.stringify(counts)}`);
    expect(counts).toEqual({
      tokens: 3,
      checks: 13,
      refresh: 4,
      certificates: 5,
      p12: 2,
      sizes: 4,
      bytes: 2,
      collapse: 4,
      headers: 11,
      types: 11,
      reasons: 32,
      aliases: 1,
      bodies: 3,
      deviceTokens: 8,
      mapping: 5,
    });
  });

  describe('provider tokens', () => {
    const { provider_token: given } = vectors;
    const key = createPrivateKey(vectorApp.apple_key_file);
    const publicKey = createPublicKey(given.public_key_spki_pem);
    const fits = (input: string, signature: Buffer): boolean =>
      verify('sha256', Buffer.from(input), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);

    it('the key is the one of RFC 6979, and its signature verifies', () => {
      expect(createPublicKey(key).export({ type: 'spki', format: 'pem' })).toBe(given.public_key_spki_pem);
      expect(fits(given.rfc6979_check.message, Buffer.from(given.rfc6979_check.r_s_hex, 'hex'))).toBe(true);
    });

    it('the client signs exactly the input of the plain form, with 64 raw bytes that verify', () => {
      const [minimal] = given.tokens;
      expect(signingInput('ABC123DEFG', 'DEF123GHIJ', 1437179036)).toBe(minimal?.signing_input);
      const made = signProviderToken({ key, keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' }, 1437179036_999);
      const [header, claims, signature] = made.value.split('.');
      expect(`${header}.${claims}`).toBe(minimal?.signing_input);
      expect(Buffer.from(signature ?? '', 'base64url')).toHaveLength(64);
      expect(fits(`${header}.${claims}`, Buffer.from(signature ?? '', 'base64url'))).toBe(true);
    });

    it.each(named(given.tokens))('%s is accepted, and refused with one character changed', async (_name, token) => {
      const vendor = open({ now: 1437179040_000 });
      const headers = { authorization: token.authorization_header, 'apns-topic': 'com.example.chat' };
      expect((await vendor.ask(handWritten(headers))).status).toBe(200);
      const at = token.token.length - 10;
      const other = token.token[at] === 'x' ? 'y' : 'x';
      const flipped = `${token.token.slice(0, at)}${other}${token.token.slice(at + 1)}`;
      const answer = await open({ now: 1437179040_000 }).ask(
        handWritten({ ...headers, authorization: `bearer ${flipped}` }),
      );
      expect(outcome(answer)).toEqual({ status: 403, reason: 'InvalidProviderToken' });
    });

    it.each(named(vectors.provider_token_checks))('%s is judged as expected', async (_name, check) => {
      const vendor = open({ now: check.now * 1000 });
      const answer = await vendor.ask(
        handWritten({
          'apns-topic': 'com.example.chat',
          ...(check.token === null ? {} : { authorization: `bearer ${check.token}` }),
        }),
      );
      expect(outcome(answer)).toEqual({ status: check.expect_status, reason: check.expect_reason });
      if (check.expect_reason !== null)
        expect(
          problemOf(readRefusal(answer, ''), {
            token: deviceOf('ok'),
            environment: 'production',
            settings: vendor.deps.settings,
          }).code,
        ).toBe(`apns/${check.expect_reason}`);
    });

    it.each(vectors.token_refresh.map((item) => [item.note, item] as const))('%s', async (_note, item) => {
      const start = 1_700_000_000;
      const otherTeam = { ...vectorApp, apple_team_id: 'TEAMB12345', apple_key_id: 'KEYB123456' };
      const vendor = open({
        now: start * 1000,
        apps: [
          {
            id: 'team-b',
            value: (name) => (otherTeam as Record<string, string>)[name],
            file: (name) => Buffer.from((otherTeam as Record<string, string>)[name] ?? ''),
            state: 'published',
            rights: [],
            channels: undefined,
          },
        ],
      });
      const made = new Map<string, string>();
      for (const [i, event] of item.connection_events.entries()) {
        vendor.clock.set((start + event.t) * 1000);
        const isTeamB = event.token === 'teamB';
        const token =
          made.get(event.token) ??
          signProviderToken(
            { key, keyId: isTeamB ? 'KEYB123456' : 'ABC123DEFG', teamId: isTeamB ? 'TEAMB12345' : 'DEF123GHIJ' },
            vendor.clock.now(),
          ).value;
        made.set(event.token, token);
        const answer = await vendor.ask(
          handWritten({ authorization: `bearer ${token}`, 'apns-topic': 'com.example.chat' }),
        );
        const wanted = item.expect[i];
        expect(outcome(answer)).toEqual(wanted === 'ok' ? { status: 200, reason: null } : wanted);
      }
    });
  });

  describe('certificates', () => {
    it.each(named(vectors.push_certificates.certificates))('the client reads %s', (_name, { pem, expect: wanted }) => {
      expect(readPushCertificate(pem)).toEqual({
        uid: wanted.subject_uid,
        commonName: wanted.subject_cn,
        teamId: wanted.subject_ou_team_id,
        notBefore: Date.parse(wanted.not_before),
        notAfter: Date.parse(wanted.not_after),
        development: wanted.sandbox,
        production: wanted.production,
        topics: wanted.topics,
      });
    });

    it.each(named(vectors.push_certificates.certificates))(
      'the emulator accepts %s in the environments it names, and in no other',
      async (_name, { pem, expect: wanted }) => {
        const isVoip = wanted.subject_uid.endsWith('.voip');
        for (const environment of ['production', 'sandbox'] as const) {
          const vendor = open({ now: IN_2026, reachedBy: 'host' });
          const base =
            environment === 'production' ? 'https://api.push.apple.com' : 'https://api.sandbox.push.apple.com';
          const answer = await vendor.ask({
            ...handWritten(
              { 'apns-topic': wanted.topics[0] ?? 'com.example.chat', 'apns-push-type': isVoip ? 'voip' : 'alert' },
              { base },
            ),
            clientCertificate: { cert: pem, key: certificateKey },
          });
          const isPush = wanted.sandbox || wanted.production;
          expect(outcome(answer)).toEqual(
            !isPush
              ? { status: 403, reason: 'BadCertificate' }
              : wanted[environment]
                ? { status: 200, reason: null }
                : { status: 403, reason: 'BadCertificateEnvironment' },
          );
        }
      },
    );

    it('the emulator refuses each of them after its expiry', async () => {
      for (const { pem } of vectors.push_certificates.certificates) {
        const vendor = open({ now: Date.UTC(2027, 5, 1) });
        const answer = await vendor.ask({
          ...handWritten({ 'apns-topic': 'com.example.chat' }),
          clientCertificate: { cert: pem, key: certificateKey },
        });
        expect(outcome(answer).reason).toBe('BadCertificate');
      }
    });

    it.each(named(vectors.p12_files))(
      '%s is opened, sends a push, and cannot be opened with another password',
      async (name, file) => {
        const bytes = Buffer.from(file.base64, 'base64');
        const read = await readP12(bytes, file.password);
        if (read.fault !== undefined) throw new Error(read.fault);
        expect(readPushCertificate(read.cert)?.uid).toBe('com.example.chat');
        expect(createPublicKey(read.key).export({ type: 'spki', format: 'der' })).toEqual(
          createPublicKey(certificateKey).export({ type: 'spki', format: 'der' }),
        );
        expect(read.isLegacy).toBe(name.startsWith('legacy'));
        expect(await readP12(bytes, 'wrong')).toEqual({ fault: 'apns/p12-wrong-password' });
      },
    );
  });

  describe('requests', () => {
    const signed = (now: number): Record<string, string> => ({
      authorization: `bearer ${
        signProviderToken(
          { key: createPrivateKey(vectorApp.apple_key_file), keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' },
          now,
        ).value
      }`,
      'apns-topic': 'com.example.chat',
    });

    it.each(vectors.payload_size.map((item) => [`${item.bytes} bytes as ${item.push_type}`, item] as const))(
      'a payload of %s is judged as expected by client and emulator',
      async (_name, item) => {
        const body = `${item.prefix}${'a'.repeat(item.repeat)}${item.suffix}`;
        expect(Buffer.byteLength(body)).toBe(item.bytes);
        const vendor = open();
        const topic = `com.example.chat${item.push_type === 'voip' ? '.voip' : ''}`;
        const answer = await vendor.ask(
          handWritten(
            { ...signed(vendor.clock.now()), 'apns-topic': topic, 'apns-push-type': item.push_type },
            { body },
          ),
        );
        expect(outcome(answer)).toEqual(item.expect === 200 ? { status: 200, reason: null } : item.expect);
        const raw = JSON.parse(body) as Record<string, unknown>;
        const { ext: _ext, ...plain } = testMessage();
        const own = { ...plain, options: item.push_type === 'voip' ? { 'apns-push-type': 'voip' } : {} };
        // The alert is a single string here, so that the bytes are those of the vector.
        const asString = { ...own, sound: 'none', raw: { aps: { alert: (raw['aps'] as { alert: string }).alert } } };
        expect(Buffer.byteLength(JSON.stringify(payloadOf(asString)))).toBe(item.bytes);
        const found = apns.checkMessage(asString, vendor.deps.settings).map((problem) => problem.code);
        expect(found.includes('apns/payload-too-large')).toBe(item.expect !== 200);
      },
    );

    it('payload bytes are counted on the encoded text', async () => {
      for (const { payload, utf8_bytes: wanted } of vectors.payload_bytes) {
        const vendor = open();
        await vendor.ask(handWritten(signed(vendor.clock.now()), { body: payload }));
        const sent = vendor.received[0]?.request.body;
        expect(Buffer.byteLength(String(sent))).toBe(wanted);
        expect(vendor.pushes()[0]).toMatchObject({ accepted: true, title: '你好', body: '🎉' });
      }
      const written = JSON.stringify(
        payloadOf(testMessage({ title: '你好', body: '🎉', sound: 'none', ext: '{"conversationID":"c2c_u1"}' })),
      );
      expect(Buffer.byteLength(written)).toBe(vectors.payload_bytes[0]?.utf8_bytes);
    });

    it.each(vectors.collapse_id.map((item) => [`${item.bytes} bytes`, item] as const))(
      'a collapse id of %s is judged as expected by client and emulator',
      async (_name, item) => {
        const vendor = open();
        const answer = await vendor.ask(handWritten({ ...signed(vendor.clock.now()), 'apns-collapse-id': item.value }));
        expect(outcome(answer)).toEqual(item.ok ? { status: 200, reason: null } : { status: 400, reason: item.reason });
        const found = apns.checkMessage(
          testMessage({ options: { 'apns-collapse-id': item.value } }),
          vendor.deps.settings,
        );
        expect(found.some((problem) => problem.code === 'apns/collapse-id-long')).toBe(!item.ok);
      },
    );

    it.each(vectors.headers.map((item) => [`${item.header}: ${item.value}`, item] as const))(
      '%s is judged as expected',
      async (_name, item) => {
        const vendor = open();
        const answer = await vendor.ask(handWritten({ ...signed(vendor.clock.now()), [item.header]: item.value }));
        expect(outcome(answer)).toEqual(item.ok ? { status: 200, reason: null } : { status: 400, reason: item.reason });
      },
    );

    it.each(Object.entries(vectors.push_type_topic_suffix))(
      'a push of type %s uses its topic in client and emulator',
      async (type, suffix) => {
        const vendor = open();
        const topic = `com.example.chat${suffix ?? ''}`;
        if (suffix !== null) {
          expect(TOPIC_SUFFIXES[type as keyof typeof TOPIC_SUFFIXES]).toBe(suffix);
          expect(topicOf('com.example.chat', type as keyof typeof TOPIC_SUFFIXES)).toBe(topic);
        }
        const headers = signed(vendor.clock.now());
        const answer = await vendor.ask(handWritten({ ...headers, 'apns-push-type': type, 'apns-topic': topic }));
        expect(outcome(answer)).toEqual({ status: 200, reason: null });
        if (suffix === null || suffix === '') return;
        const wrong = await vendor.ask(handWritten({ ...headers, 'apns-push-type': type }));
        expect(outcome(wrong).reason).toBe('TopicDisallowed');
      },
    );
  });

  describe('answers', () => {
    const settings = settingsOf(apns, vectorApp);
    const context = { token: deviceOf('ok'), environment: 'production', settings } as const;

    it.each(vectors.reasons.map((item) => [item.reason, item] as const))(
      '%s is known and explained',
      (reason, item) => {
        const answer = { status: item.status, headers: {}, body: JSON.stringify({ reason }), tookMs: 1 };
        const problem = problemOf(readRefusal(answer, ''), context);
        expect(problem.vendorCode).toBe(reason);
        expect(problem.code.startsWith(`apns/${reason}`)).toBe(true);
        const entry = resultCodes[`apns/${reason}` as keyof typeof resultCodes];
        for (const language of ['en', 'zh'] as const) expect(entry.title[language].trim()).toMatch(/.{4,}/);
        if (item.documented_never_retry) expect(entry.retry).toBe('no');
      },
    );

    it('the spelling of a reason that the service really sends means the same as the documented one', () => {
      for (const [alias, documented] of Object.entries(vectors.reason_aliases)) {
        const [a, b] = [alias, documented].map((reason) =>
          problemOf({ status: 403, reason, timestamp: undefined, body: '', namesPush: true }, context),
        );
        expect(a?.entry.title).toEqual(b?.entry.title);
        expect(a?.at).toEqual(b?.at);
      }
    });

    it.each(vectors.error_bodies.map((item) => [item.body.reason, item] as const))(
      'the body of %s is read',
      (_r, item) => {
        const read = readRefusal({ status: item.status, headers: {}, body: JSON.stringify(item.body), tookMs: 1 }, '');
        expect(read).toMatchObject({ reason: item.body.reason, timestamp: item.body.timestamp });
        const { vendorMessage } = problemOf(read, context);
        if (item.body.timestamp !== undefined) expect(vendorMessage).toBe('Unregistered, since 2023-11-14T22:13:20Z');
      },
    );
  });

  it.each(vectors.device_tokens.map((item) => [item.value.slice(0, 40), item] as const))(
    'the device token %s is classified as expected by client and emulator',
    async (_name, item) => {
      const codes = apns.checkToken(item.value).filter((problem) => problem.severity === 'error');
      const vendor = open({ devices: [{ token: item.value.toLowerCase() }] });
      const [result] = await vendor.client.send(testMessage(), [item.value]);
      if (item.class === 'apns') {
        expect(codes).toEqual([]);
        expect(apns.fitsToken(item.value)).not.toBe('no');
        expect(result?.status).toBe('accepted');
        return;
      }
      expect(apns.fitsToken(item.value)).toBe('no');
      expect(codes).toHaveLength(1);
      expect(repairToken(item.value)).toBe(item.class === 'repairable' ? item.fixed : undefined);
      expect(result?.problem?.code).toBe('apns/BadDeviceToken-malformed');
    },
  );

  it.each(
    vectors.tencent_mapping.cases.map(
      (item) => [`${item.offlinePushInfo.iOSSound} ${item.badge ?? ''}`, item] as const,
    ),
  )('a message of the chat with sound %s becomes the payload Tencent sends', async (_name, item) => {
    const { title, desc, ext, iOSSound } = item.offlinePushInfo;
    const message = testMessage({
      title,
      body: desc,
      ext,
      sound: iOSSound,
      ...(item.badge === undefined ? {} : { badge: { mode: 'set', value: item.badge } as const }),
    });
    const vendor = open();
    if (item.expect_warning !== undefined) {
      expect(apns.checkMessage(message, vendor.deps.settings)).toMatchObject([
        { code: 'apns/sound-constant-name', args: { value: 'push.no_sound' } },
      ]);
      return;
    }
    await vendor.client.send(message, [deviceOf('ok')]);
    expect(JSON.parse(Buffer.from(vendor.received[0]?.request.body ?? '').toString())).toEqual(item.expect_payload);
    expect(vendor.pushes()).toMatchObject([{ accepted: true, ext }]);
  });
});
