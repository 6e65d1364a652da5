// Every rule of Huawei's emulator is broken once, and the real client reads the code that comes back.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { tokenRequest } from '../../../src/vendors/huawei/client/auth.js';
import { signServiceAccount } from '../../../src/vendors/huawei/client/service-account.js';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { openTestVendor, type TestVendor, type TestVendorOptions, testMessage } from '../../helpers/emulator-http.js';
import { APP, base, call, type Json, keys, message, OK, OK2, SECRET, send, signIn, UNKNOWN } from './talk.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const account = { key_id: 'k1', sub_account: '900', private_key: pem, project_id: '700000000000000001' };
const withAccount: TestVendorOptions = {
  app: { values: { hw_project_id: account.project_id, hw_service_account: JSON.stringify(account) } },
};
const jwtOf = (vendor: TestVendor, special: Partial<{ keyId: string; subAccount: string }> = {}): string =>
  signServiceAccount(
    { keyId: 'k1', subAccount: '900', privateKey: pem, projectId: account.project_id, ...special },
    Math.floor(vendor.clock.now() / 1000),
  );
const v3Body = (special: Json = {}, options: Json = {}): Json => ({
  payload: { notification: { category: 'IM', title: 't', body: 'b', clickAction: { actionType: 0 } } },
  target: { token: [OK] },
  pushOptions: options,
  ...special,
});
const v3 =
  (body: Json, headers: Json = {}) =>
  (vendor: TestVendor) =>
    call(vendor, `/v3/${account.project_id}/messages:send`, body, {
      'push-type': '0',
      ...headers,
      Authorization: `Bearer ${jwtOf(vendor)}`,
    });
const form =
  (body: string, type = 'application/x-www-form-urlencoded') =>
  (vendor: TestVendor) =>
    vendor.ask({ method: 'POST', url: `${base}/oauth2/v3/token`, headers: { 'Content-Type': type }, body });
const good = `grant_type=client_credentials&client_id=${APP}&client_secret=${encodeURIComponent(SECRET)}`;
const bearer = (value: string) => (vendor: TestVendor) => send(vendor, message(), { Authorization: value });
const with1 =
  (notification: Json, android: Json = {}, rest: Json = {}) =>
  (vendor: TestVendor) =>
    send(vendor, message(notification, android, rest));
const topic = (body: Json) => (vendor: TestVendor) => call(vendor, `/v1/${APP}/topic:subscribe`, body);

interface Row {
  readonly rule: string;
  readonly provoke: (vendor: TestVendor) => Promise<unknown>;
  readonly options?: TestVendorOptions;
}
const rows: readonly Row[] = [
  { rule: 'path', provoke: (v) => call(v, `/v1/${APP}/messages%3Asend`, message()) },
  { rule: 'method', provoke: (v) => v.ask({ method: 'GET', url: `${base}/oauth2/v3/token` }) },
  { rule: 'auth-form', provoke: form('{"grant_type":"client_credentials"}', 'application/json') },
  { rule: 'auth-grant-type', provoke: form(good.replace('client_credentials', 'password')) },
  { rule: 'auth-client-id-form', provoke: form(good.replace(APP, 'com.example.chat')) },
  { rule: 'auth-client-id', provoke: form(good.replace(APP, '100000009')) },
  { rule: 'auth-secret-empty', provoke: form(good.replace(/client_secret=.*/, 'client_secret=')) },
  { rule: 'auth-secret-form', provoke: form(good.replace(/client_secret=.*/, 'client_secret=a%zz')) },
  { rule: 'auth-secret', provoke: form(`${good}x`) },
  {
    rule: 'auth-rate',
    options: { rules: ['rates'] },
    provoke: async (v) => {
      for (let i = 0; i < 1000; i += 1) await form(good)(v);
      return form(good)(v);
    },
  },
  { rule: 'app', provoke: (v) => call(v, '/v1/100000009/messages:send', message()) },
  { rule: 'authorization', provoke: bearer('Basic abc') },
  { rule: 'token-damaged', provoke: bearer('Bearer DQEC\\/abc') },
  { rule: 'token-known', provoke: bearer('Bearer DQEC/abc') },
  {
    rule: 'token-of-app',
    options: {
      apps: [
        {
          id: 'second',
          value: (key) => ({ hw_app_id: '200000002', hw_app_secret: 's2' })[key],
          file: () => undefined,
          state: 'published',
          rights: [],
          channels: undefined,
        },
      ],
    },
    provoke: async (v) => send(v, message(), { Authorization: `Bearer ${await signIn(v, '200000002', 's2')}` }),
  },
  {
    rule: 'token-expired',
    provoke: async (v) => {
      const token = await signIn(v);
      v.clock.advance(3_600_000);
      return send(v, message(), { Authorization: `Bearer ${token}` });
    },
  },
  { rule: 'jwt-header', options: withAccount, provoke: (v) => bearer(`Bearer ${jwtOf(v, { keyId: 'k2' })}`)(v) },
  { rule: 'jwt-signature', options: withAccount, provoke: (v) => bearer(`Bearer ${jwtOf(v).slice(0, -8)}AAAAAAAA`)(v) },
  { rule: 'jwt-claims', options: withAccount, provoke: (v) => bearer(`Bearer ${jwtOf(v, { subAccount: '901' })}`)(v) },
  {
    rule: 'jwt-expired',
    options: withAccount,
    provoke: (v) => {
      const jwt = jwtOf(v);
      v.clock.advance(3_600_000);
      return bearer(`Bearer ${jwt}`)(v);
    },
  },
  {
    rule: 'v3-needs-jwt',
    options: withAccount,
    provoke: (v) => call(v, `/v3/${account.project_id}/messages:send`, v3Body()),
  },
  { rule: 'push-enabled', options: { app: { state: 'under-review' } }, provoke: with1({}) },
  {
    rule: 'rate',
    options: { rules: ['rates'] },
    provoke: async (v) => {
      const headers = { Authorization: `Bearer ${await signIn(v)}` };
      for (let i = 0; i < 6000; i += 1)
        await v.ask({ method: 'POST', url: `${base}/v1/${APP}/topic:list`, headers, body: '{}' });
      return send(v, message(), headers);
    },
  },
  { rule: 'json', provoke: (v) => send(v, 'message=1') },
  { rule: 'message', provoke: (v) => send(v, { token: [OK] }) },
  { rule: 'one-target', provoke: with1({}, {}, { topic: 'news' }) },
  { rule: 'token-list', provoke: with1({}, {}, { token: [] }) },
  { rule: 'token-texts', provoke: with1({}, {}, { token: [1] }) },
  { rule: 'topic-name', provoke: with1({}, {}, { token: undefined, topic: 'a b' }) },
  { rule: 'condition', provoke: with1({}, {}, { token: undefined, condition: "'a' in topic" }) },
  { rule: 'size', provoke: with1({ body: 'x'.repeat(4100) }) },
  { rule: 'ttl', provoke: with1({}, { ttl: 86400 }) },
  { rule: 'collapse-key', provoke: with1({}, { collapse_key: 101 }) },
  { rule: 'content', provoke: (v) => send(v, { message: { token: [OK] } }) },
  { rule: 'texts', provoke: with1({ title: '' }) },
  { rule: 'data-with-notification', provoke: with1({}, { data: 'plain words' }) },
  { rule: 'click-action', provoke: with1({ click_action: undefined }) },
  { rule: 'click-type', provoke: with1({ click_action: { type: 4, rich_resource: 'x' } }) },
  { rule: 'click-page', provoke: with1({ click_action: { type: 1 } }) },
  { rule: 'click-url', provoke: with1({ click_action: { type: 2, url: 'http://example.com' } }) },
  { rule: 'image', provoke: with1({ image: 'http://example.com/a.png' }) },
  { rule: 'color', provoke: with1({ color: 'red' }) },
  { rule: 'badge', provoke: with1({ badge: { add_num: 0, class: 'a.B' } }) },
  { rule: 'style', provoke: with1({ style: 3, inbox_content: ['1', '2', '3', '4', '5', '6'] }) },
  { rule: 'buttons', provoke: with1({ buttons: [{ name: 'go', action_type: 1 }] }) },
  { rule: 'loc-args', provoke: with1({ title_loc_args: ['1'] }) },
  { rule: 'presentation', provoke: with1({ vibrate_config: ['61'] }) },
  { rule: 'enums', provoke: with1({ visibility: 'public' }) },
  { rule: 'types', provoke: with1({}, { bi_tag: 1 }) },
  { rule: 'urgency-right', options: { app: { rights: [] } }, provoke: with1({}, { urgency: 'HIGH' }) },
  { rule: 'category-right', provoke: with1({}, { category: 'VOIP' }) },
  { rule: 'importance-high', provoke: with1({ importance: 'HIGH' }) },
  { rule: 'words', provoke: with1({ body: 'a forbidden word' }) },
  { rule: 'v3-push-type', options: withAccount, provoke: v3(v3Body(), { 'push-type': '5' }) },
  { rule: 'v3-payload', options: withAccount, provoke: v3(v3Body({ payload: { notification: { title: 't' } } })) },
  { rule: 'v3-ttl', options: withAccount, provoke: v3(v3Body({}, { ttl: '86400s' })) },
  { rule: 'v3-bi-tag', options: withAccount, provoke: v3(v3Body({}, { biTag: 'x'.repeat(65) })) },
  {
    rule: 'v3-test-tokens',
    options: withAccount,
    provoke: v3(v3Body({ target: { token: Array.from({ length: 11 }, () => OK) } }, { testMessage: true })),
  },
  {
    rule: 'test-quota',
    options: { rules: ['quotas'] },
    provoke: async (v) => {
      for (let i = 0; i < 500; i += 1) await with1({}, { target_user_type: 1 })(v);
      return with1({}, { target_user_type: 1 })(v);
    },
  },
  { rule: 'device-token', provoke: with1({}, {}, { token: [UNKNOWN] }) },
  { rule: 'topic-list', provoke: topic({ topic: 'news', tokenArray: [] }) },
  { rule: 'topic-list-long', provoke: topic({ topic: 'news', tokenArray: Array.from({ length: 1001 }, () => OK) }) },
  {
    rule: 'topic-count',
    provoke: async (v) => {
      const headers = { Authorization: `Bearer ${await signIn(v)}` };
      const add = (n: number) => call(v, `/v1/${APP}/topic:subscribe`, { topic: `t${n}`, tokenArray: [OK] }, headers);
      for (let i = 0; i < 2000; i += 1) await add(i);
      return add(2000);
    },
  },
  { rule: 'query-token', provoke: (v) => call(v, `/v1/${APP}/token:query`, { token: UNKNOWN }) },
];

/** Broken by the vectors, which have the only signed examples of them. */
const byVectors = ['jwt-salt', 'jwt-lifetime'];

describe('huawei › refusals', () => {
  it.each(rows)('$rule', async ({ rule, provoke, options }) => {
    const vendor = openTestVendor(huawei, { strict: true, ...options });
    await provoke(vendor);
    const last = vendor.received.at(-1);
    expect(last?.trail.filter((step) => step.verdict === 'broken').map((step) => step.rule)).toEqual([
      `huawei/${rule}`,
    ]);
    // The same answer, read by the real client.
    const { status, body } = last?.reply ?? { status: 0, body: '' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const client = openTestVendor(huawei);
    const isSignIn = last?.path.startsWith('/oauth2') === true;
    if (!isSignIn) await client.client.send(testMessage(), [OK]);
    // Twice, because a refused access token is renewed once.
    const renewed = { status: 200, body: '{"access_token":"a-fresh-token","expires_in":3600}' };
    if (isSignIn) client.interrupt({ status, body: text });
    else client.interrupt({ status, body: text }, renewed, { status, body: text });
    const problem = isSignIn
      ? (await client.client.verify()).problems[0]
      : (await client.client.send(testMessage(), [OK]))[0]?.problem;
    const { code } = huawei.emulator.rules.find((item) => item.id === `huawei/${rule}`) ?? { code: '' };
    expect(problem?.code).toBe(`huawei/${code.replace('/', '-')}`);
  });

  it('every rule is broken by one of the rows or by a vector', () => {
    const known = huawei.emulator.rules.map((rule) => rule.id.replace('huawei/', '')).sort();
    expect([...rows.map((row) => row.rule), ...byVectors].sort()).toEqual(known);
  });

  it('every code of a rule is explained', () => {
    for (const { code } of huawei.emulator.rules)
      expect(Object.keys(huawei.resultCodes)).toContain(`huawei/${code.replace('/', '-')}`);
  });

  it('our token request passes, and so does a JWT on v1, v2 and v3', async () => {
    const vendor = openTestVendor(huawei, { strict: true, ...withAccount });
    expect((await vendor.ask(tokenRequest(keys(), base))).status).toBe(200);
    for (const path of [`/v1/${APP}/messages:send`, `/v2/${account.project_id}/messages:send`])
      expect(
        await call(vendor, path, message({}, {}, { token: [OK, OK2] }), { Authorization: `Bearer ${jwtOf(vendor)}` }),
      ).toMatchObject({
        code: '80000000',
      });
    expect(await v3(v3Body({}, { ttl: 60, testMessage: true }))(vendor)).toMatchObject({ code: '80000000' });
  });
});
