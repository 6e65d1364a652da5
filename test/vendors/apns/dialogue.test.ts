// How pushes to APNs end: provider tokens kept and renewed, environments distinguished, lost connections, unexpected answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { apns } from '../../../src/vendors/apns/index.js';
import { openTestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';
import { certificateKey, deviceOf, noKey, vectors } from './keys.js';

const MINUTE = 60_000;
const authOf = (vendor: ReturnType<typeof openTestVendor>, i: number): string | undefined =>
  vendor.received[i]?.request.headers?.['authorization'];
const lost = (neverArrived: boolean, reason: UnreachableError['reason'] = 'goaway'): UnreachableError =>
  new UnreachableError({ reason, host: 'api.push.apple.com', message: 'lost', neverArrived, peerReason: 'Shutdown' });

describe('APNs', () => {
  it('accepts a push, and returns its id', async () => {
    const vendor = openTestVendor(apns);
    const [result] = await vendor.client.send(testMessage({ ttlSeconds: 900 }), [deviceOf('ok')]);
    expect(result).toMatchObject({ status: 'accepted', attempts: 1, messageId: expect.stringMatching(/^0{8}-/) });
    expect(vendor.received[0]?.request.headers).toMatchObject({
      'apns-topic': 'com.example.chat',
      'apns-push-type': 'alert',
      'apns-priority': '10',
      'apns-expiration': String(Math.floor(vendor.clock.now() / 1000) + 900),
    });
    expect(vendor.pushes()).toMatchObject([{ title: 'Message from Alice', ext: '{"conversationID":"c2c_alice"}' }]);
    expect(vendor.protected.join()).toContain('eyJ');
  });

  it('uses one provider token for many pushes and a new one before the hour is over', async () => {
    const vendor = openTestVendor(apns);
    await vendor.client.send(testMessage(), [deviceOf('ok'), deviceOf('ok', 'production')]);
    vendor.clock.advance(40 * MINUTE);
    await vendor.client.send(testMessage(), [deviceOf('ok')]);
    expect(new Set([0, 1, 2].map((i) => authOf(vendor, i))).size).toBe(1);
    vendor.clock.advance(15 * MINUTE);
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]?.status).toBe('accepted');
    expect(authOf(vendor, 3)).not.toBe(authOf(vendor, 0));
  });

  it('signs again once when the provider token is reported as expired, and requests a new connection', async () => {
    const vendor = openTestVendor(apns);
    vendor.interrupt({ status: 403, body: '{"reason":"ExpiredProviderToken"}' });
    vendor.clock.advance(1);
    const [result] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
    expect(result).toMatchObject({ status: 'accepted', attempts: 2 });
    expect(vendor.received[0]?.request.h2).toMatchObject({ lane: '1', oneStreamUntilAccepted: true });
    vendor.interrupt(
      { status: 403, body: '{"reason":"ExpiredProviderToken"}' },
      { status: 403, body: '{"reason":"ExpiredProviderToken"}' },
    );
    const [again] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
    expect(again).toMatchObject({ status: 'rejected', attempts: 2, problem: { code: 'apns/ExpiredProviderToken' } });
  });

  it('distinguishes the three meanings of BadDeviceToken and names the other environment', async () => {
    const vendor = openTestVendor(apns);
    const results = await vendor.client.send(testMessage(), [
      deviceOf('ok', 'development'),
      deviceOf('other-app'),
      'fcm:token',
    ]);
    expect(results.map((item) => item.problem?.code)).toEqual([
      'apns/BadDeviceToken-in-production',
      'apns/DeviceTokenNotForTopic',
      'apns/BadDeviceToken-malformed',
    ]);
    expect(results[0]?.problem?.entry.fix[0]?.en).toContain('--environment development');
    const development = openTestVendor(apns, { settings: { apple_environment: 'development' }, reachedBy: 'host' });
    const [fits, not] = await development.client.send(testMessage(), [
      deviceOf('ok', 'development'),
      deviceOf('ok', 'production'),
    ]);
    expect(fits).toMatchObject({ status: 'accepted', taskId: expect.any(String) });
    expect(not?.problem?.code).toBe('apns/BadDeviceToken-in-development');
    expect(development.received[0]?.request.url).toContain('https://api.sandbox.push.apple.com/3/device/');
  });

  it('the evidence includes the time since which a device token is invalid', async () => {
    const vendor = openTestVendor(apns);
    const [result] = await vendor.client.send(testMessage(), [deviceOf('uninstalled')]);
    expect(result?.problem).toMatchObject({
      code: 'apns/Unregistered',
      vendorMessage: 'Unregistered, since 2025-01-06T04:00:00Z',
      entry: { deviceToken: 'invalid' },
    });
  });

  it('retries once what cannot have arrived, and nothing else', async () => {
    const vendor = openTestVendor(apns);
    vendor.interrupt(lost(true));
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]).toMatchObject({
      status: 'accepted',
      attempts: 2,
    });
    vendor.interrupt(lost(false));
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]).toMatchObject({
      status: 'unreachable',
      attempts: 1,
      problem: { code: 'network/goaway', vendorMessage: 'Shutdown', args: { reason: 'Shutdown' } },
    });
    vendor.interrupt(lost(true), lost(true));
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]).toMatchObject({
      status: 'unreachable',
      attempts: 2,
    });
    expect(vendor.received).toHaveLength(1);
  });

  it('a push cancelled before it was sent is reported as not sent', async () => {
    const vendor = openTestVendor(apns);
    const [result] = await vendor.client.send(testMessage(), [deviceOf('ok')], AbortSignal.abort());
    expect(result).toMatchObject({ status: 'not-sent', attempts: 0 });
    vendor.interrupt(lost(true, 'aborted'));
    expect((await vendor.client.send(testMessage(), [deviceOf('ok')]))[0]?.status).toBe('not-sent');
  });

  it('an answer that is not Apple’s is reported as such', async () => {
    const vendor = openTestVendor(apns);
    vendor.interrupt({ status: 502, body: '<html>' }, { status: 400, body: '{"reason":"NewReason"}' });
    const [html] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
    const [unknown] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
    expect(html?.problem?.code).toBe('apns/answer-not-understood');
    expect(unknown?.problem).toMatchObject({ code: 'apns/unknown-code', vendorCode: 'NewReason' });
  });

  it('any answer gives one result per device token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), async (status, body) => {
        const vendor = openTestVendor(apns);
        vendor.interrupt({ status, body }, { status, body });
        const results = await vendor.client.send(testMessage(), [deviceOf('ok')]);
        expect(results).toHaveLength(1);
      }),
      runs(200),
    );
  });

  it('any request is answered by the emulator', async () => {
    const text = fc.string({ maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.dictionary(
          fc.constantFrom('authorization', 'apns-topic', 'apns-id', 'apns-priority', 'apns-expiration'),
          text,
        ),
        async (path, body, headers) => {
          const vendor = openTestVendor(apns, { strict: true });
          const url = `http://sandbox.test:4590/apns/3/device/${encodeURIComponent(path)}`;
          const { status } = await vendor.ask({ method: 'POST', url, headers, body });
          expect(status).toBeGreaterThanOrEqual(200);
        },
      ),
      runs(200),
    );
  });

  describe('verify', () => {
    it('checks key and topic without reaching a known device, and names the environments of the key', async () => {
      const vendor = openTestVendor(apns);
      expect(await vendor.client.verify()).toMatchObject({
        status: 'verified',
        note: { en: 'the key serves development and production' },
      });
      expect(vendor.received.map((item) => item.refusal?.rule.id)).toEqual([
        'apns/device-token-known',
        'apns/device-token-known',
      ]);
      expect(vendor.received[0]?.request.headers).toMatchObject({
        'apns-push-type': 'background',
        'apns-expiration': '0',
      });
      const limited = openTestVendor(apns, { app: { rights: ['key-production-only'] } });
      expect((await limited.client.verify()).note?.en).toBe('the key is limited to production');
    });

    it('is refused for a wrong key ID, another app and a key of the other environment, and unreachable without an answer', async () => {
      const codeOf = async (options: Parameters<typeof openTestVendor>[1]) => {
        const { status, problems } = await openTestVendor(apns, options).client.verify();
        return [status, problems[0]?.code];
      };
      expect(await codeOf({ settings: { apple_key_id: 'OTHERKEY12' } })).toEqual([
        'refused',
        'apns/InvalidProviderToken',
      ]);
      expect(await codeOf({ settings: { apple_bundle_id: 'com.example.other' } })).toEqual([
        'refused',
        'apns/TopicDisallowed',
      ]);
      expect(await codeOf({ app: { rights: ['key-development-only'] } })).toEqual([
        'refused',
        'apns/BadEnvironmentKeyIdInToken',
      ]);
      expect(await codeOf({ settings: { apple_key_file: 'no key' } })).toEqual(['refused', 'apns/key-not-pem']);
      const vendor = openTestVendor(apns);
      vendor.interrupt(lost(false, 'timeout'));
      expect((await vendor.client.verify()).status).toBe('unreachable');
    });
  });

  describe('with a certificate', () => {
    const [universal, development] = vectors.push_certificates.certificates;
    const settings = {
      ...noKey,
      apple_bundle_id: undefined,
      apple_environment: 'production',
      apple_cert_file: universal?.pem,
      apple_cert_key_file: certificateKey,
    };
    const IN_2026 = Date.UTC(2026, 0, 15);

    it('sends without a provider token, uses the topic of the certificate and many streams at once', async () => {
      const vendor = openTestVendor(apns, { settings, now: IN_2026 });
      const [result] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
      expect(result?.status).toBe('accepted');
      const { request } = vendor.received[0] ?? {};
      expect(request?.headers).not.toHaveProperty('authorization');
      expect(request?.headers?.['apns-topic']).toBe('com.example.chat');
      expect(request?.h2?.oneStreamUntilAccepted).toBe(false);
      expect(await vendor.client.verify()).toMatchObject({ status: 'verified' });
    });

    it.each(vectors.p12_files)('sends with the .p12 $name', async (file) => {
      const { apple_cert_file: _c, apple_cert_key_file: _k, ...rest } = settings;
      const vendor = openTestVendor(apns, {
        settings: { ...rest, apple_p12_file: 'read below', apple_p12_password: file.password },
        now: IN_2026,
      });
      const bytes = Buffer.from(file.base64, 'base64');
      const client = apns.connect({
        ...vendor.deps,
        settings: {
          ...vendor.deps.settings,
          file: (key) => (key === 'apple_p12_file' ? { bytes, path: 'push.p12' } : vendor.deps.settings.file(key)),
        },
      });
      expect((await client.send(testMessage(), [deviceOf('ok')]))[0]?.status).toBe('accepted');
    });

    it('uses the environment of a certificate that has only one', async () => {
      const vendor = openTestVendor(apns, {
        settings: { ...settings, apple_environment: undefined, apple_cert_file: development?.pem },
        now: IN_2026,
        reachedBy: 'host',
      });
      const [result] = await vendor.client.send(testMessage(), [deviceOf('ok', 'development')]);
      expect(result?.status).toBe('accepted');
      expect(vendor.received[0]?.request.url).toContain('api.sandbox.push.apple.com');
    });

    it('is refused before the network when it has expired or is for the other environment', async () => {
      for (const [special, now, code] of [
        [{}, Date.UTC(2027, 3, 1), 'apns/cert-expired'],
        [{ apple_cert_file: development?.pem }, IN_2026, 'apns/cert-environment'],
        [{ apple_environment: undefined }, IN_2026, 'apns/environment-unknown'],
      ] as const) {
        const vendor = openTestVendor(apns, { settings: { ...settings, ...special }, now });
        const [result] = await vendor.client.send(testMessage(), [deviceOf('ok')]);
        expect(result).toMatchObject({ status: 'not-sent', attempts: 0, problem: { code } });
        expect(vendor.received).toHaveLength(0);
      }
    });
  });

  describe('device status', () => {
    const ask = async (token: string, probe: boolean) => {
      const vendor = openTestVendor(apns);
      const [status] = (await vendor.client.status?.([token], { probe, consume: false })) ?? [];
      return { status, received: vendor.received };
    };

    it('sends no request without --probe', async () => {
      const { status, received } = await ask(deviceOf('ok'), false);
      expect(status).toMatchObject({ state: 'unknown' });
      expect(received).toHaveLength(0);
    });

    it.each([
      ['ok', undefined, 'valid', undefined],
      ['ok', 'development', 'unknown', 'apns/BadDeviceToken-other-environment'],
      ['unknown', undefined, 'unknown', 'apns/BadDeviceToken-in-production'],
      ['uninstalled', undefined, 'invalid', 'apns/Unregistered'],
      ['other-app', undefined, 'unknown', 'apns/DeviceTokenNotForTopic'],
    ] as const)('a probe reports the device %s %s %s', async (fate, environment, state, code) => {
      const { status, received } = await ask(deviceOf(fate, environment), true);
      expect(status?.state).toBe(state);
      expect(status?.problem?.code).toBe(code);
      expect(status?.evidence).toHaveLength(received.length);
      expect(received.every((item) => item.request.headers?.['apns-push-type'] === 'background')).toBe(true);
    });
  });
});

describe('the emulator of APNs', () => {
  it('has a demo device of a realistic shape for each fate', () => {
    for (const { token } of apns.emulator.demo.devices) expect(apns.fitsToken(token)).toBe('yes');
    expect(new Set(apns.emulator.demo.devices.map((device) => device.fate))).toEqual(
      new Set(['ok', 'unknown', 'uninstalled', 'inactive', 'switched-off', 'other-app']),
    );
  });
});
