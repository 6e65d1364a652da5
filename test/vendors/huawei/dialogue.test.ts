// How Huawei pushes end: singly and in lists, dry runs, renewed access tokens, lost connections, device status, receipts.
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { verifyReceipt } from '../../../src/push/receipts/signature.js';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { openTestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';
import { APP, OK, OK2, OTHER, tokenOf, UNKNOWN } from './talk.js';

const codes = (results: readonly { status: string; problem?: { code: string } }[]) =>
  results.map((result) => result.problem?.code ?? result.status);

describe('huawei › sending', () => {
  it('one call, one result for each device token, in the given order', async () => {
    const vendor = openTestVendor(huawei, { strict: true });
    const results = await vendor.client.send(testMessage(), [OK, UNKNOWN, OK2, OTHER]);
    expect(codes(results)).toEqual([
      'accepted',
      'huawei/80100000-illegal-token',
      'accepted',
      'huawei/80100000-illegal-token',
    ]);
    expect(vendor.received.map((item) => item.path)).toEqual(['/oauth2/v3/token', `/v1/${APP}/messages:send`]);
    expect(results[0]?.messageId).toMatch(/^\d{24}$/);
    expect(results[1]?.problem?.vendorMessage).not.toContain(UNKNOWN);
  });

  it('a device token with slashes is returned as \\/ and still found', async () => {
    const token = `MA${'a/b+'.repeat(30)}==`;
    const vendor = openTestVendor(huawei, { devices: [{ token, fate: 'unknown' }] });
    expect(codes(await vendor.client.send(testMessage(), [OK, token]))).toEqual([
      'accepted',
      'huawei/80100000-illegal-token',
    ]);
    expect(JSON.stringify(vendor.received.at(-1)?.reply.body)).toContain('\\\\/');
  });

  it('a list that cannot be read accepts no device token', async () => {
    const vendor = openTestVendor(huawei);
    await vendor.client.send(testMessage(), [OK]);
    vendor.interrupt({ status: 200, body: '{"code":"80100000","msg":"partly","requestId":"1"}' });
    expect(codes(await vendor.client.send(testMessage(), [OK, OK2]))).toEqual(['huawei/80100000', 'huawei/80100000']);
  });

  it('hw_client_id is in the path and the form when it differs, hw_project_id leads to v2', async () => {
    const values = { hw_client_id: '100000077', hw_project_id: '900000000000000001' };
    const vendor = openTestVendor(huawei, { settings: values, app: { values } });
    expect(codes(await vendor.client.send(testMessage(), [OK]))).toEqual(['accepted']);
    expect(vendor.received[0]?.request.body).toContain('client_id=100000077');
    expect(vendor.received[1]?.path).toBe('/v2/900000000000000001/messages:send');
    const v1 = openTestVendor(huawei, { settings: { hw_client_id: '100000077' }, app: { values } });
    expect(codes(await v1.client.send(testMessage(), [OK]))).toEqual(['accepted']);
    expect(v1.received[1]?.path).toBe('/v1/100000077/messages:send');
  });

  it('is reached under the real names of both hosts', async () => {
    const vendor = openTestVendor(huawei, { reachedBy: 'host' });
    await vendor.client.send(testMessage(), [OK]);
    expect(vendor.received.map((item) => new URL(item.request.url).hostname)).toEqual([
      'oauth-login.cloud.huawei.com',
      'push-api.cloud.huawei.com',
    ]);
    for (const host of ['login.cloud.huawei.com', 'api.push.hicloud.com', 'push-api.cloud.huawei.com'])
      expect(huawei.emulator.hosts).toContain(host);
  });

  it('a dry run sets validate_only, shows nothing, and reads a refusal', async () => {
    const vendor = openTestVendor(huawei);
    expect(codes((await vendor.client.dryRun?.(testMessage(), [OK, UNKNOWN])) ?? [])).toEqual([
      'dry-run-ok',
      'dry-run-ok',
    ]);
    expect(JSON.parse(String(vendor.received.at(-1)?.request.body))).toMatchObject({ validate_only: true });
    expect(vendor.pushes()).toEqual([]);
    const raw = { message: { android: { collapse_key: 500 } } };
    expect(codes((await vendor.client.dryRun?.(testMessage({ raw }), [OK])) ?? [])).toEqual(['huawei/80100013']);
  });

  it('a test message has target_user_type 1, a formal one leaves it out', async () => {
    const vendor = openTestVendor(huawei);
    await vendor.client.send(testMessage({ mode: 'test' }), [OK]);
    await vendor.client.send(testMessage(), [OK]);
    const android = (index: number) =>
      (JSON.parse(String(vendor.received[index]?.request.body)) as { message: { android: object } }).message.android;
    expect(android(1)).toMatchObject({ target_user_type: 1 });
    expect(android(2)).not.toHaveProperty('target_user_type');
  });

  it('every field is sent: channel, category, badge, sound, ttl, importance, picture', async () => {
    const vendor = openTestVendor(huawei, { strict: true });
    const results = await vendor.client.send(
      testMessage({
        channelId: 'chat',
        category: 'ACCOUNT',
        badge: { mode: 'set', value: 5 },
        sound: 'bell.mp3',
        ttlSeconds: 90,
        importance: 'low',
        image: 'https://example.com/a.png',
      }),
      [OK],
    );
    expect(codes(results)).toEqual(['accepted']);
    expect(JSON.parse(String(vendor.received.at(-1)?.request.body))).toMatchObject({
      message: {
        android: {
          category: 'ACCOUNT',
          ttl: '90s',
          notification: {
            channel_id: 'chat',
            badge: { set_num: 5, class: 'com.example.chat.MainActivity' },
            sound: '/raw/bell',
            default_sound: false,
            importance: 'LOW',
            image: 'https://example.com/a.png',
          },
        },
      },
    });
  });
});

describe('huawei › access token', () => {
  it('is kept for its hour less five minutes, and renewed once when Huawei refuses it', async () => {
    const vendor = openTestVendor(huawei);
    const asked = () => vendor.received.filter((item) => item.path.startsWith('/oauth2')).length;
    await vendor.client.send(testMessage(), [OK]);
    vendor.clock.advance(3_290_000);
    await vendor.client.send(testMessage(), [OK]);
    expect(asked()).toBe(1);
    vendor.interrupt({ status: 401, body: '{"code":"80200003","msg":"expired"}' });
    expect(codes(await vendor.client.send(testMessage(), [OK]))).toEqual(['accepted']);
    expect(asked()).toBe(2);
    const refused = { status: 200, body: '{"code":"80200001","msg":"no"}' };
    const renewed = { status: 200, body: '{"access_token":"x-renewed-token","expires_in":3600}' };
    vendor.interrupt(refused, renewed, refused);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'rejected', attempts: 2, problem: { code: 'huawei/80200001' } },
    ]);
  });

  it('a wrong value is reported with its place', async () => {
    const wrong = async (settings: Record<string, string>) =>
      (await openTestVendor(huawei, { settings }).client.verify()).problems[0];
    expect(await wrong({ hw_app_secret: 'other' })).toMatchObject({
      code: 'huawei/1101-12304',
      vendorCode: '1101/12304',
      at: { key: 'hw_app_secret' },
    });
    expect(await wrong({ hw_app_id: '1' })).toMatchObject({ code: 'huawei/1101-20003', at: { key: 'hw_app_id' } });
    expect(await wrong({ hw_client_id: 'abc' })).toMatchObject({
      code: 'huawei/1101-20002',
      at: { key: 'hw_client_id' },
    });
  });

  it('a service account signs its own token without a token request, is verified by a query, and refused with a code', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const account = JSON.stringify({
      key_id: 'k',
      sub_account: '9',
      project_id: '7',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    });
    const settings = { hw_app_secret: undefined, hw_service_account: account };
    const vendor = openTestVendor(huawei, { strict: true, settings, app: { values: { hw_service_account: account } } });
    expect(await vendor.client.verify()).toMatchObject({ status: 'verified' });
    expect(codes(await vendor.client.send(testMessage(), [OK]))).toEqual(['accepted']);
    expect(vendor.received.some((item) => item.path.startsWith('/oauth2'))).toBe(false);
    expect(await openTestVendor(huawei, { settings }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'huawei/80200001' }],
    });
    const broken = { ...settings, hw_service_account: account.replace('BEGIN', 'BEG') };
    expect((await openTestVendor(huawei, { settings: broken }).client.verify()).problems[0]?.code).toBe(
      'huawei/service-account-unusable',
    );
  });
});

describe('huawei › unexpected answers', () => {
  const lost = new UnreachableError({ reason: 'reset', host: 'push-api', message: 'reset', neverArrived: false });

  it('a lost connection is unreachable and not retried; a push that never arrived is retried once', async () => {
    const vendor = openTestVendor(huawei);
    await vendor.client.send(testMessage(), [OK]);
    vendor.interrupt(lost);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'unreachable', attempts: 1 }]);
    vendor.interrupt(new UnreachableError({ reason: 'refused', host: 'h', message: 'x', neverArrived: true }));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
  });

  it('a 503 without JSON is flow control, a 200 without JSON leaves the result unknown, an unknown code is quoted', async () => {
    const vendor = openTestVendor(huawei);
    const answerTo = async (status: number, body: string) => {
      vendor.interrupt({ status, body });
      return (await vendor.client.send(testMessage(), [OK]))[0];
    };
    await vendor.client.send(testMessage(), [OK]);
    expect(await answerTo(503, '')).toMatchObject({ status: 'rejected', problem: { code: 'huawei/http-503' } });
    expect(await answerTo(200, '<html>')).toMatchObject({
      status: 'unreachable',
      problem: { code: 'huawei/answer-not-understood' },
    });
    expect(await answerTo(200, '{"code":"89999999","msg":"odd"}')).toMatchObject({
      problem: { code: 'huawei/unknown-code', vendorMessage: 'odd' },
    });
    expect(await answerTo(200, '{"code":80000000,"msg":"Success","requestId":"1"}')).toMatchObject({
      status: 'accepted',
    });
    expect(await answerTo(200, '{"code":null}')).toMatchObject({ status: 'unreachable' });
  });

  it('any answer becomes one result for each device token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), fc.constantFrom(200, 400, 401, 503), async (body, status) => {
        const vendor = openTestVendor(huawei);
        vendor.interrupt({ status, body }, { status, body }, { status, body });
        const results = await vendor.client.send(testMessage(), [OK, OK2]);
        expect(results.map((result) => result.token)).toEqual([OK, OK2]);
        for (const { status: end } of results) expect(end).not.toBe('dry-run-ok');
      }),
      runs(200),
    );
  });
});

describe('huawei › status and receipts', () => {
  const ask = { probe: false, consume: false };

  it('token:query returns what is stored, and marks its interpretation as inferred', async () => {
    const vendor = openTestVendor(huawei, { strict: true, topics: { news: [OK] } });
    const found = await vendor.client.status?.([OK, UNKNOWN], ask);
    expect(found).toMatchObject([
      { state: 'valid', confidence: 'D' },
      { state: 'unknown', problem: { code: 'huawei/80300007' } },
    ]);
    expect(found?.[0]?.evidence[0]?.en).toContain('news');
    expect(vendor.pushes().filter((push) => push.accepted)).toEqual([]);
  });

  it('a probe sends one test message and gives higher confidence', async () => {
    const vendor = openTestVendor(huawei, { strict: true });
    expect(await vendor.client.status?.([OK, UNKNOWN], { probe: true, consume: false })).toMatchObject([
      { state: 'valid', confidence: 'A' },
      { state: 'unknown' },
    ]);
    expect(String(vendor.received.at(-1)?.request.body)).toContain('"target_user_type":1');
  });

  it('every demo device gives the result of its fate, and a signed receipt gives the rest', async () => {
    const values = {
      hw_receipt_url: 'http://127.0.0.1:9/receipt',
      hw_receipt_user: 'timpush',
      hw_receipt_secret: 'MTIzNDU2Nzg5MGFiY2RlZg==',
    };
    const ends: Record<string, string | number> = {};
    for (const fate of ['ok', 'unknown', 'other-app', 'uninstalled', 'switched-off', 'inactive']) {
      const vendor = openTestVendor(huawei, { app: { values } });
      const [result] = await vendor.client.send(testMessage(), [tokenOf(fate)]);
      const receipt = vendor.received.at(-1)?.reply.receipts?.[0];
      if (receipt === undefined) ends[fate] = result?.problem?.code ?? '';
      else {
        const header = receipt.headers['X-HUAWEI-CALLBACK-ID'] ?? '';
        expect(verifyReceipt(header, 'timpush', values.hw_receipt_secret)).toBe('base64');
        const { statuses } = JSON.parse(receipt.body) as { statuses: { deliveryStatus: { result: number } }[] };
        ends[fate] = statuses[0]?.deliveryStatus.result ?? -1;
      }
      expect(huawei.fitsToken(tokenOf(fate)), fate).toBe('yes');
    }
    expect(ends).toEqual({
      ok: 0,
      unknown: 'huawei/80300007',
      'other-app': 'huawei/80300007',
      uninstalled: 2,
      'switched-off': 6,
      inactive: 10,
    });
  });
});
