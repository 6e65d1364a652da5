// Requests as other senders write them: the vendor's own demos in four languages, and common clients. Valid ones pass, invalid ones get the right code.
import { describe, expect, it } from 'vitest';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { openTestVendor, type TestVendor } from '../../helpers/emulator-http.js';
import { APP, base, OK, OK2, SECRET, signIn, UNKNOWN } from './talk.js';

const post = async (vendor: TestVendor, path: string, headers: Record<string, string>, body: unknown) => {
  const answer = await vendor.ask({
    method: 'POST',
    url: `${base}${path}`,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: JSON.parse(answer.body || '{}') as Record<string, unknown> };
};
const sendPath = `/v1/${APP}/messages:send`;
const notification = { title: 'Hi', body: 'You have a message', click_action: { type: 3 } };
const strict = () => openTestVendor(huawei, { strict: true, topics: { news: [OK, OK2], weather: [OK] } });
const form = (secret: string): string => `grant_type=client_credentials&client_id=${APP}&client_secret=${secret}`;

describe('huawei › requests of other senders: access token', () => {
  it('Node and Python write v3, PHP the older v2; the order of the form fields does not matter', async () => {
    const vendor = strict();
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const path of ['/oauth2/v3/token', '/oauth2/v2/token'])
      expect(await post(vendor, path, type, form(encodeURIComponent(SECRET)))).toMatchObject({
        status: 200,
        body: { expires_in: 3600, token_type: 'Bearer' },
      });
    const turned = `client_secret=${encodeURIComponent(SECRET)}&client_id=${APP}&grant_type=client_credentials`;
    const charset = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await post(vendor, '/oauth2/v3/token', charset, turned)).status).toBe(200);
  });

  it('the Java demo sends the secret without encoding it, which breaks one with + and &', async () => {
    const answer = await post(strict(), '/oauth2/v3/token', {}, form(SECRET));
    expect(answer).toMatchObject({ status: 400, body: { error: 1101, sub_error: 12304 } });
    expect(String(answer.body['error_description'])).toContain('not encoded');
  });

  it('a JSON body is refused as a wrong grant_type', async () => {
    const body = { grant_type: 'client_credentials', client_id: APP, client_secret: SECRET };
    expect(await post(strict(), '/oauth2/v3/token', { 'Content-Type': 'application/json' }, body)).toMatchObject({
      status: 400,
      body: { error: 1101, sub_error: 20182 },
    });
  });
});

describe('huawei › requests of other senders: pushes', () => {
  const cases: readonly {
    name: string;
    message: Record<string, unknown>;
    code: string;
    more?: Record<string, unknown>;
  }[] = [
    {
      name: 'Java demo: shared notification outside, click inside android, ttl without s',
      message: {
        notification: { title: 'Hi', body: 'You have a message' },
        android: {
          urgency: 'NORMAL',
          ttl: '10000',
          bi_tag: 'the_sample_bi_tag_for_receipt_service',
          collapse_key: -1,
          notification: {
            click_action: { type: 1, action: 'com.example.chat.OPEN' },
            style: 1,
            big_title: 'Big',
            big_body: 'Long text',
            auto_clear: 86400000,
            notify_id: 486,
            group: 'Group1',
            importance: 'LOW',
            badge: { add_num: 1, class: 'Classic' },
          },
        },
        token: [OK],
      },
      code: '80000000',
    },
    {
      name: 'Node demo: light, vibration, foreground_show',
      message: {
        android: {
          notification: {
            ...notification,
            vibrate_config: ['1', '3'],
            visibility: 'PUBLIC',
            foreground_show: true,
            light_settings: {
              color: { alpha: 0, red: 0, green: 1, blue: 1 },
              light_on_duration: '3.5',
              light_off_duration: '5S',
            },
          },
        },
        token: [OK],
      },
      code: '80000000',
    },
    {
      name: 'Python demo: data message',
      message: { data: "{'k1':'v1', 'k2':'v2'}", android: { fast_app_target: 1 }, token: [OK] },
      code: '80000000',
    },
    { name: 'a topic instead of tokens', message: { android: { notification }, topic: 'news' }, code: '80000000' },
    {
      name: 'a condition',
      message: { android: { notification }, condition: "'news' in topics && ('weather' in topics || 'x' in topics)" },
      code: '80000000',
    },
    {
      name: 'Chinese text as \\u escapes',
      message: { android: { notification: { ...notification, title: '\u4f60\u597d' } }, token: [OK] },
      code: '80000000',
    },
    {
      name: 'empty optional parts',
      message: { data: '{}', android: { notification, data: '{"a":"b"}' }, apns: {}, webpush: {}, token: [OK] },
      code: '80000000',
    },
    {
      name: 'members written out as null',
      message: {
        data: null,
        topic: null,
        condition: null,
        apns: null,
        notification: null,
        android: {
          ttl: null,
          collapse_key: null,
          category: null,
          urgency: null,
          data: null,
          notification: { ...notification, image: null, color: null, badge: null, buttons: null, style: null },
        },
        token: [OK],
      },
      code: '80000000',
    },
    {
      name: 'a device token that is null',
      message: { android: { notification }, token: [OK, null] },
      code: '80100003',
    },
    {
      name: 'a style nobody documents',
      message: { android: { notification: { ...notification, style: 4 } }, token: [OK] },
      code: '80100003',
    },
    {
      name: 'the same device twice: delivered twice',
      message: { android: { notification }, token: [OK, OK] },
      code: '80000000',
    },
    {
      name: 'a live and a dead device',
      message: { android: { notification }, token: [OK, UNKNOWN] },
      code: '80100000',
    },
    {
      name: 'rich media click of old demos',
      message: {
        android: { notification: { ...notification, click_action: { type: 4, rich_resource: 'x' } } },
        token: [OK],
      },
      code: '80100003',
    },
    {
      name: 'token as one text instead of a list',
      message: { android: { notification }, token: OK },
      code: '80300010',
    },
    { name: 'ttl as a number', message: { android: { ttl: 86400, notification }, token: [OK] }, code: '80100004' },
    {
      name: 'Honor body: camelCase click',
      message: { android: { notification: { title: 't', body: 'b', clickAction: { type: 3 } } }, token: [OK] },
      code: '80100003',
    },
  ];

  it.each(cases)('$name → $code', async ({ message, code }) => {
    const vendor = strict();
    const headers = {
      'Content-Type': 'application/json;charset=utf-8',
      Authorization: `Bearer ${await signIn(vendor)}`,
    };
    expect((await post(vendor, sendPath, headers, { validate_only: false, message })).body).toMatchObject({ code });
  });

  it('header names in any case, the scheme in any case, and a body without a content type', async () => {
    const vendor = strict();
    const token = await signIn(vendor);
    const body = { message: { android: { notification }, token: [OK] } };
    for (const headers of [{ authorization: `Bearer ${token}` }, { AUTHORIZATION: `bearer ${token}` }])
      expect((await post(vendor, sendPath, headers as Record<string, string>, body)).body).toMatchObject({
        code: '80000000',
      });
    expect(await post(vendor, sendPath, { Authorization: token }, body)).toMatchObject({
      status: 401,
      body: { code: '80200001' },
    });
  });

  it('a flat body without message, as in the first API generation, is 80300010', async () => {
    const vendor = strict();
    const headers = { Authorization: `Bearer ${await signIn(vendor)}` };
    expect((await post(vendor, sendPath, headers, { notification, token: [OK] })).body).toMatchObject({
      code: '80300010',
    });
    const old = await post(vendor, '/pushsend.do', {}, 'nsp_svc=openpush.message.api.send');
    expect(old.status).toBe(501);
  });

  it('Go demo: plain text as data beside a notification passes; --strict follows the document', async () => {
    const message = {
      notification: { ...notification },
      android: { notification: { click_action: { type: 3 } } },
      data: 'plain',
      token: [OK],
    };
    for (const [strictly, code] of [
      [false, '80000000'],
      [true, '80100003'],
    ] as const) {
      const vendor = strictly ? strict() : openTestVendor(huawei);
      const headers = { Authorization: `Bearer ${await signIn(vendor)}` };
      expect((await post(vendor, sendPath, headers, { message })).body).toMatchObject({ code });
    }
  });

  it('topic:subscribe lists the device tokens it refused, token:delete removes topics and aaId', async () => {
    const vendor = strict();
    const headers = { Authorization: `Bearer ${await signIn(vendor)}` };
    const ask = async (call: string, body: unknown) => (await post(vendor, `/v1/${APP}/${call}`, headers, body)).body;
    expect(await ask('topic:subscribe', { topic: 'chat', tokenArray: [OK2, UNKNOWN] })).toMatchObject({
      code: '82000010',
      successCount: 1,
      failureCount: 1,
      errors: [{ index: 1 }],
    });
    expect(await ask('token:query', { token: OK2 })).toMatchObject({
      aaId: expect.stringMatching(/./),
      topics: ['chat', 'news'],
    });
    expect(await ask('topic:unsubscribe', { topic: 'chat', tokenArray: [OK2] })).toMatchObject({ code: '80000000' });
    expect(await ask('token:delete', { token: OK2 })).toMatchObject({ code: '80000000' });
    expect(await ask('token:query', { token: OK2 })).toMatchObject({ aaId: '', topics: [] });
  });
});
