// Requests to Meizu as other senders write them: Java SDK (POST everywhere, true and false), Go SDK (GET), Node and PHP. Signed here.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { meizu } from '../../../src/vendors/meizu/index.js';
import { openTestVendor, sandboxBase } from '../../helpers/emulator-http.js';

const device = (fate: string): string => meizu.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');
const { mz_app_id: APP = '', mz_app_secret: SECRET = '' } = meizu.emulator.demo.values;
const PUSH = '/garcia/api/server/push/varnished/pushByPushId';
const SWITCH = '/garcia/api/server/message/getRegisterSwitch';
type Told = { readonly code: unknown; readonly value: unknown; readonly msgId?: string };

function signed(fields: Record<string, string>, secret = SECRET): Record<string, string> {
  const all: Record<string, string> = { appId: APP, ...fields };
  const base = Object.keys(all)
    .sort()
    .map((name) => `${name}=${all[name]}`)
    .join('');
  return {
    ...all,
    sign: createHash('md5')
      .update(base + secret)
      .digest('hex'),
  };
}
async function ask(
  path: string,
  fields: Record<string, string>,
  method: 'GET' | 'POST' = 'POST',
  headers: Record<string, string> = {},
): Promise<Told> {
  const vendor = openTestVendor(meizu, { strict: true, app: { values: { package_name: 'com.example.chat' } } });
  const form = new URLSearchParams(fields).toString();
  const url = `${sandboxBase}/meizu${path}`;
  const type = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };
  const answer = await vendor.ask(
    method === 'GET'
      ? { method, url: `${url}?${form}`, headers }
      : { method, url, headers: { ...type, ...headers }, body: form },
  );
  return JSON.parse(answer.body) as Told;
}
const message = (special: Record<string, unknown> = {}): string =>
  JSON.stringify({
    noticeBarInfo: { noticeBarType: 0, title: 'New message', content: 'Hello' },
    clickTypeInfo: { clickType: 0, parameters: { ext: '{}' } },
    ...special,
  });

describe('meizu › requests of other senders', () => {
  it('Java SDK: its own headers, switches as true and false', async () => {
    const messageJson = message({
      pushTimeInfo: { offLine: true, validTime: 24 },
      advanceInfo: {
        suspend: true,
        clearNoticeBar: true,
        notificationType: { vibrate: true, lights: false, sound: true },
      },
    });
    const told = await ask(PUSH, signed({ pushIds: OK, messageJson }), 'POST', {
      'User-Agent': 'java',
      'SDK-Version': '1.2.13',
    });
    expect(told).toMatchObject({ code: '200', value: {}, msgId: expect.stringMatching(/.+/) });
  });

  it('the document: the same switches as 1 and 0; and nothing optional at all', async () => {
    const messageJson = message({
      pushTimeInfo: { offLine: 1, validTime: 24 },
      advanceInfo: { suspend: 1, notificationType: { vibrate: 0 } },
    });
    expect(await ask(PUSH, signed({ pushIds: OK, messageJson }))).toMatchObject({ code: '200' });
    const bare = JSON.stringify({ noticeBarInfo: { title: 't', content: 'c' } });
    expect(await ask(PUSH, signed({ pushIds: OK, messageJson: bare }))).toMatchObject({ code: '200' });
  });

  it('Java SDK: vipInfo.timeTop 0 and an empty extra count as not sent; other values are still checked', async () => {
    const code = async (special: Record<string, unknown>) =>
      (await ask(PUSH, signed({ pushIds: OK, messageJson: message(special) }))).code;
    expect(await code({ vipInfo: { timeTop: 0, pullDownTop: 0, subtitle: '' }, extra: {} })).toBe('200');
    expect(await code({ vipInfo: { timeTop: 0, pullDownTop: 1 } })).toBe('200');
    expect(await code({ vipInfo: { timeTop: 1799 } })).toBe('1005');
    expect(await code({ vipInfo: { timeTop: 1800, pullDownTop: 1 } })).toBe('1005');
    expect(await code({ extra: { 'callback.param': 'job-1' } })).toBe('1005');
    expect(await code({ extra: [] })).toBe('1005');
  });

  it('Go SDK: queries by GET; Java SDK: the same queries by POST', async () => {
    for (const method of ['GET', 'POST'] as const)
      expect(await ask(SWITCH, signed({ pushId: OK }), method)).toMatchObject({
        code: '200',
        value: { barTypeSwitch: 1 },
      });
    const query = new URLSearchParams(signed({ pushIds: OK, messageJson: message() }));
    const push = await openTestVendor(meizu).ask({ method: 'GET', url: `${sandboxBase}/meizu${PUSH}?${query}` });
    expect(push.status).toBe(405);
  });

  it('refuses what was signed over encoded values, with another secret, or without a field', async () => {
    const fields = { pushIds: OK, messageJson: message() };
    const encoded = signed({ pushIds: OK, messageJson: encodeURIComponent(fields.messageJson) })['sign'] ?? '';
    const without = signed({ pushIds: OK })['sign'] ?? '';
    for (const sign of [encoded, without, signed(fields, 'x'.repeat(32))['sign'] ?? ''])
      expect((await ask(PUSH, { appId: APP, ...fields, sign })).code).toBe('1006');
    const extra = signed({ ...fields, restrictedPackageNames: 'com.example.chat' });
    expect((await ask(PUSH, extra)).code).toBe('200');
  });

  it('100 targets pass, 101 do not; `value` maps codes to the refused targets, in any order', async () => {
    const many = (count: number) => Array.from({ length: count }, () => OK).join(',');
    expect((await ask(PUSH, signed({ pushIds: many(100), messageJson: message() }))).code).toBe('200');
    expect((await ask(PUSH, signed({ pushIds: many(101), messageJson: message() }))).code).toBe('1005');
    const { value } = await ask(PUSH, signed({ pushIds: `${device('unknown')},${OK}`, messageJson: message() }));
    expect(Object.values(value as Record<string, string[]>).flat()).toEqual([device('unknown')]);
  });

  it('a pushId of an unknown shape is refused as unregistered, and as illegal by the strict profile', async () => {
    const damaged = `${OK.slice(0, 40)}s`;
    const refusedWith = async (strict: boolean, devices: { token: string }[] = []) => {
      const answer = await openTestVendor(meizu, { strict, devices }).ask({
        method: 'POST',
        url: `${sandboxBase}/meizu${PUSH}`,
        body: new URLSearchParams(signed({ pushIds: damaged, messageJson: message() })).toString(),
      });
      return (JSON.parse(answer.body) as Told).value;
    };
    expect(await refusedWith(false)).toEqual({ 110002: [damaged] });
    expect(await refusedWith(true)).toEqual({ 110003: [damaged] });
    expect(await refusedWith(false, [{ token: damaged }])).toEqual({});
  });

  it('fields for paid layouts that are sent empty count as not sent', async () => {
    const vipInfo = { subtitle: '', titleColor: '', backgroundImgUrl: '', smallIconUrl: '', bigIconUrl: '' };
    const told = async (special: object) =>
      (await ask(PUSH, signed({ pushIds: OK, messageJson: message({ vipInfo: { ...vipInfo, ...special } }) }))).code;
    expect(await told({})).toBe('200');
    expect(await told({ titleColor: '#206CFF', backgroundImgUrl: 'https://a.b/c.png' })).toBe('1005');
    expect(await told({ titleColor: 'red' })).toBe('1005');
  });

  it('a push to tags reaches their devices, by any tag or by all of them', async () => {
    const other = `ABC${'1'.repeat(42)}`;
    const vendor = openTestVendor(meizu, {
      devices: [{ token: other }],
      topics: { news: [OK, other], sport: [OK] },
    });
    const path = '/garcia/api/server/push/pushTask/pushToTag';
    const send = async (scope: string) => {
      const form = signed({ pushType: '0', tagNames: 'news,sport', scope, messageJson: message() });
      const body = new URLSearchParams(form).toString();
      const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/meizu${path}`, body });
      const reached = (vendor.received.at(-1)?.reply.pushes ?? []).map((push) => push.token);
      return { code: (JSON.parse(answer.body) as Told).code, reached };
    };
    expect(await send('0')).toEqual({ code: '200', reached: expect.arrayContaining([OK, other]) });
    expect(await send('1')).toEqual({ code: '200', reached: [OK] });
    expect(await send('2')).toEqual({ code: '1005', reached: [] });
  });

  it('a task of one kind is not cancelled as a task of the other', async () => {
    const vendor = openTestVendor(meizu);
    const call = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(signed(fields)).toString();
      const url = `${sandboxBase}/meizu/garcia/api/server/push/pushTask/${path}`;
      return JSON.parse((await vendor.ask({ method: 'POST', url, body })).body) as Told;
    };
    const timed = message({ pushTimeInfo: { pushTimeType: 1, startTime: '2025-01-08 08:00:00' } });
    const stored = await call('pushToApp', { pushType: '0', messageJson: timed });
    const taskId = String((stored.value as { taskId: number }).taskId);
    expect(await call('cancel', { pushType: '1', taskId })).toMatchObject({ code: '110032', value: '' });
    expect(await call('cancel', { pushType: '0', taskId })).toMatchObject({ code: '200', value: { result: true } });
  });

  it('counts each day for the daily statistics, newest first', async () => {
    const vendor = openTestVendor(meizu);
    const call = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(signed(fields)).toString();
      return JSON.parse((await vendor.ask({ method: 'POST', url: `${sandboxBase}/meizu${path}`, body })).body) as Told;
    };
    await call(PUSH, { pushIds: `${OK},${device('unknown')}`, messageJson: message() });
    vendor.clock.advance(86_400_000);
    await call(PUSH, { pushIds: OK, messageJson: message() });
    const span = (startTime: string, endTime: string) =>
      call('/garcia/api/server/push/statistics/dailyPushStatics', { startTime, endTime });
    expect(await span('20250101', '20250110')).toMatchObject({
      code: '200',
      value: [
        { date: '2025-01-08', targetNo: 1, validNo: 1 },
        { date: '2025-01-07', targetNo: 2, validNo: 1 },
      ],
    });
    expect((await span('20250107', '20250107')).value).toHaveLength(1);
  });

  it('posts a receipt as a form with cb, keyed by message id and type', async () => {
    const vendor = openTestVendor(meizu);
    const send = async (extra: object) => {
      const messageJson = message({ extra });
      const body = new URLSearchParams(signed({ pushIds: `${OK},${device('unknown')}`, messageJson })).toString();
      const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/meizu${PUSH}`, body });
      return (JSON.parse(answer.body) as Told).msgId;
    };
    const callback = 'http://127.0.0.1:9/meizu';
    const id = await send({ callback, 'callback.param': 'job-1' });
    const [receipt] = vendor.received.at(-1)?.reply.receipts ?? [];
    expect(receipt?.url).toBe(callback);
    expect(JSON.parse(new URLSearchParams(receipt?.body).get('cb') ?? '')).toEqual({
      [`${id}-1`]: { param: 'job-1', type: 1, targets: [OK] },
    });
    await send({ callback, 'callback.type': '2' });
    expect(vendor.received.at(-1)?.reply.receipts).toBeUndefined();
  });

  it('a JSON body instead of a form has no fields', async () => {
    const vendor = openTestVendor(meizu);
    const body = JSON.stringify(signed({ pushIds: OK, messageJson: message() }));
    const answer = await vendor.ask({
      method: 'POST',
      url: `${sandboxBase}/meizu${PUSH}`,
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect((JSON.parse(answer.body) as Told).code).toBe('110004');
  });

  it('answers under the push, the subscription and the overseas hosts', () => {
    for (const host of [
      'server-api-push.meizu.com',
      'api-push.meizu.com',
      'server-api-push.in.meizu.com',
      'api-push.in.meizu.com',
    ])
      expect(meizu.emulator.hosts).toContain(host);
  });
});
