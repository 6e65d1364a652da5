// Requests to Honor as other senders write them: old and new hosts, header spellings, optional parts, and the mistakes of weak clients.
import { describe, expect, it } from 'vitest';
import { honor } from '../../../src/vendors/honor/index.js';
import { openTestVendor, sandboxBase, type TestVendor } from '../../helpers/emulator-http.js';

const device = (fate: string): string => honor.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');
const {
  honor_app_id: APP = '',
  honor_client_id: ID = '',
  honor_client_secret: SECRET = '',
} = honor.emulator.demo.values;
const form = `grant_type=client_credentials&client_id=${ID}&client_secret=${encodeURIComponent(SECRET)}`;
const post = async (vendor: TestVendor, path: string, headers: Record<string, string>, body: string) => {
  const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/honor${path}`, headers, body });
  return {
    status: answer.status,
    body: (answer.body === '' ? {} : JSON.parse(answer.body)) as Record<string, unknown>,
  };
};
const signIn = async (vendor: TestVendor, path = '/auth/token'): Promise<string> =>
  String(
    (await post(vendor, path, { 'Content-Type': 'application/x-www-form-urlencoded' }, form)).body['access_token'],
  );
const notification = { title: 'New message', body: 'Hello', clickAction: { type: 3 } };
const send = async (vendor: TestVendor, body: unknown, headers: Record<string, string> = {}) =>
  post(
    vendor,
    `/api/v1/${APP}/sendMessage`,
    { Authorization: `Bearer ${await signIn(vendor)}`, timestamp: String(vendor.clock.now()), ...headers },
    JSON.stringify(body),
  );

describe('honor › requests of other senders', () => {
  it('accepts the token request by the short and the older long path', async () => {
    const vendor = openTestVendor(honor, { strict: true });
    for (const path of ['/auth/token', '/auth/realms/developer/protocol/openid-connect/token'])
      expect(await signIn(vendor, path)).not.toBe('undefined');
  });

  it.each([
    [
      'title and body in the shared notification',
      { notification: { title: 't', body: 'b' }, android: { notification: { clickAction: { type: 3 } } }, token: [OK] },
    ],
    [
      'ttl, tag, badge and style',
      {
        android: {
          ttl: '86400s',
          biTag: 'tag',
          targetUserType: 1,
          notification: {
            ...notification,
            style: 1,
            bigTitle: 'New message',
            bigBody: 'Hello',
            importance: 'NORMAL',
            badge: { addNum: 1, badgeClass: 'a.B' },
          },
        },
        token: [OK],
      },
    ],
    [
      'a page by intent',
      {
        android: {
          notification: {
            ...notification,
            clickAction: { type: 1, intent: 'intent://a/b#Intent;scheme=x;S.ext=%7B%7D;end' },
          },
        },
        token: [OK],
      },
    ],
    [
      'a page by action',
      {
        android: { notification: { ...notification, clickAction: { type: 1, action: 'com.example.OPEN' } } },
        token: [OK],
      },
    ],
    ['data only', { data: '{"k":"v"}', token: [OK] }],
  ])('accepts %s', async (_name, body) => {
    const vendor = openTestVendor(honor, { strict: true });
    expect((await send(vendor, body)).body).toMatchObject({ code: 200, data: { sendResult: true } });
  });

  it('header names in any case, content type with and without charset', async () => {
    const vendor = openTestVendor(honor, { strict: true });
    const token = await signIn(vendor);
    const now = String(vendor.clock.now());
    const body = JSON.stringify({ android: { notification }, token: [OK] });
    for (const headers of [
      { authorization: `Bearer ${token}`, Timestamp: now, 'content-type': 'application/json' },
      { Authorization: `Bearer ${token}`, TIMESTAMP: now, 'Content-Type': 'application/json; charset=UTF-8' },
    ] as Record<string, string>[])
      expect((await post(vendor, `/api/v1/${APP}/sendMessage`, headers, body)).body).toMatchObject({ code: 200 });
  });

  it('Java and Go: members written as null count as not sent', async () => {
    const vendor = openTestVendor(honor, { strict: true });
    const empty = { importance: null, image: null, style: null, bigTitle: '', badge: null, buttons: null, when: '' };
    const body = {
      data: null,
      notification: null,
      android: { ttl: null, biTag: null, data: '', targetUserType: null, notification: { ...notification, ...empty } },
      token: [OK],
    };
    expect((await send(vendor, body)).body).toMatchObject({ code: 200, data: { sendResult: true } });
    expect((await send(vendor, { data: '', token: [OK] })).body).toMatchObject({ code: 400 });
    expect((await send(vendor, { data: 'x', token: [OK, ''] })).body).toMatchObject({ code: 400 });
    expect((await send(vendor, { data: 'x', token: [null] })).body).toMatchObject({ code: 400 });
  });

  it.each([
    ['intent://com.example.chat/honorMessage?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end', 'passed'],
    ['tencent_im_push://com.example.chat/honorMessage?#Intent;launchFlags=0x4000000;S.ext=%7B%7D;end', 'passed'],
    ['intent://a/b#Intent;scheme=x;component=com.example.chat/com.example.chat.Main;end', 'passed'],
    ['intent://com.example.other/honorMessage?#Intent;scheme=tencent_im_push;end', 'broken'],
    ['intent://a/b#Intent;scheme=x;component=com.example.other/.Main;end', 'broken'],
    ['intent://a/b', 'broken'],
  ])(
    'an intent to the wrong page is accepted, and the rule for receipt 40000015 reports it: %s',
    async (intent, verdict) => {
      const vendor = openTestVendor(honor, { app: { values: { package_name: 'com.example.chat' } } });
      const told = await send(vendor, {
        android: { notification: { ...notification, clickAction: { type: 1, intent } } },
        token: [OK],
      });
      expect(told.body).toMatchObject({ code: 200, data: { sendResult: true, failTokens: [] } });
      const rule = vendor.received.at(-1)?.trail.find((step) => step.rule === 'honor/intent-resolves');
      expect(rule?.verdict).toBe(verdict);
    },
  );

  it.each([
    ['a Huawei body with message', { message: { android: { notification }, token: [OK] } }],
    [
      'Huawei spelling of the click',
      { android: { notification: { title: 't', body: 'b', click_action: { type: 3 } } }, token: [OK] },
    ],
    ['one token as a text', { android: { notification }, token: OK }],
    [
      'a web page without https',
      { android: { notification: { ...notification, clickAction: { type: 2, url: 'http://a' } } }, token: [OK] },
    ],
  ])('refuses %s', async (_name, body) => {
    expect((await send(openTestVendor(honor, { strict: true }), body)).body['code']).not.toBe(200);
  });

  it('refuses a timestamp in seconds and the Huawei-like path of weak clients', async () => {
    const vendor = openTestVendor(honor, { strict: true });
    const body = { android: { notification }, token: [OK] };
    const seconds = String(Math.floor(vendor.clock.now() / 1000));
    expect((await send(vendor, body, { timestamp: seconds })).body['code']).not.toBe(200);
    expect((await post(vendor, `/v1/${APP}/messages:send`, {}, JSON.stringify(body))).status).toBe(404);
    expect((await post(vendor, '/oauth2/v3/token', {}, form)).status).toBe(404);
  });

  it('answers under old and new hosts', () => {
    for (const host of [
      'push-api.cloud.honor.com',
      'push-api.cloud.hihonor.com',
      'iam.developer.honor.com',
      'iam.developer.hihonor.com',
    ])
      expect(honor.emulator.hosts).toContain(host);
  });
});
