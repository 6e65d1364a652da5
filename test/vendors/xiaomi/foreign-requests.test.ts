// Requests to Xiaomi as other senders write them: Java and PHP SDK, Node, Python and Go clients. Valid ones pass, invalid ones get the right code.
import { describe, expect, it } from 'vitest';
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import { openTestVendor, sandboxBase } from '../../helpers/emulator-http.js';

const device = (fate: string): string => xiaomi.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');
const SECRET = xiaomi.emulator.demo.values['mi_app_secret'] ?? '';
const FORM = 'application/x-www-form-urlencoded';

interface Told {
  readonly code: number;
  readonly result?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
async function ask(
  path: string,
  headers: Record<string, string>,
  body = '',
  method: 'GET' | 'POST' = 'POST',
): Promise<Told> {
  const vendor = openTestVendor(xiaomi, { strict: true, topics: { news: [OK] } });
  const answer = await vendor.ask({ method, url: `${sandboxBase}/xiaomi${path}`, headers, body });
  return JSON.parse(answer.body) as Told;
}
const encode = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
const fields = {
  restricted_package_name: 'com.example.chat',
  title: 'New message',
  description: 'Are you coming along?',
  payload: 'p',
  pass_through: '0',
  notify_type: '-1',
  'extra.notify_effect': '1',
  'extra.channel_id': '100001',
  'extra.template_id': 'M100',
  'extra.template_param': '{"a":"b"}',
};
const key = { Authorization: `key=${SECRET}` };

describe('xiaomi › requests of other senders', () => {
  it('Java SDK: v3 and v4 with SDK headers, charset in upper case, fields in another order', async () => {
    const headers = {
      ...key,
      'Content-Type': `${FORM};charset=UTF-8`,
      'X-PUSH-SDK-VERSION': 'JAVA_SDK_V1.0.5',
      'X-PUSH-HOST-LIST': 'true',
    };
    for (const path of ['/v3/message/regid', '/v4/message/regid', '/v2/message/regid'])
      expect(await ask(path, headers, encode({ ...fields, registration_id: OK }))).toMatchObject({
        code: 0,
        result: 'ok',
      });
  });

  it('Node and Go: header names in lower case, no charset, blanks as + or %20', async () => {
    const body = encode({ ...fields, registration_id: OK });
    const headers = { authorization: `key=${SECRET}`, 'content-type': FORM };
    expect(await ask('/v3/message/regid', headers, body)).toMatchObject({ code: 0 });
    expect(await ask('/v3/message/regid', headers, body.replaceAll('%20', '+'))).toMatchObject({ code: 0 });
  });

  it('the word key must be lower case, and the header is not Bearer', async () => {
    const body = encode({ ...fields, registration_id: OK });
    for (const Authorization of [`Key=${SECRET}`, `KEY=${SECRET}`, `Bearer ${SECRET}`, SECRET, ''])
      expect((await ask('/v3/message/regid', { Authorization, 'Content-Type': FORM }, body)).code).not.toBe(0);
  });

  it('a regid with + that was not encoded arrives with a blank and is no valid target', async () => {
    expect(OK).toContain('+');
    const body = `registration_id=${OK}&${encode(fields)}`;
    expect(await ask('/v3/message/regid', { ...key, 'Content-Type': FORM }, body)).toMatchObject({ code: 20301 });
  });

  it('Python: numbers as numeric strings, time_to_live in ms, several regids with a dead one', async () => {
    const body = encode({
      ...fields,
      notify_id: '7',
      time_to_live: '3600000',
      registration_id: `${OK},${device('unknown')}`,
    });
    const told = await ask('/v3/message/regid', { ...key, 'Content-Type': FORM }, body);
    expect(told).toMatchObject({ code: 0, data: { bad_regids: device('unknown') } });
    expect(
      await ask(
        '/v3/message/regid',
        { ...key, 'Content-Type': FORM },
        encode({ ...fields, notify_type: 'x', registration_id: OK }),
      ),
    ).toMatchObject({ code: 10017 });
  });

  it('missing optional fields are accepted, missing required ones are not', async () => {
    const { payload: _, notify_type: __, pass_through: ___, ...few } = fields;
    expect(
      await ask('/v3/message/regid', { ...key, 'Content-Type': FORM }, encode({ ...few, registration_id: OK })),
    ).toMatchObject({ code: 0 });
    const { title: ____, ...untitled } = fields;
    expect(
      (await ask('/v3/message/regid', { ...key, 'Content-Type': FORM }, encode({ ...untitled, registration_id: OK })))
        .code,
    ).not.toBe(0);
  });

  it('PHP: many messages as one JSON list, extra nested and without a prefix, JSON numbers', async () => {
    const message = {
      title: 'New message',
      description: 'Hello',
      restricted_package_name: 'com.example.chat',
      notify_type: 1,
      pass_through: 0,
      extra: { notify_effect: '1', channel_id: '100001', template_id: 'M100', template_param: '{"a":"b"}' },
    };
    const body = encode({ messages: JSON.stringify([{ target: OK, message }]), time_to_send: '0' });
    expect(await ask('/v2/multi_messages/regids', { ...key, 'Content-Type': FORM }, body)).toMatchObject({ code: 0 });
  });

  it('many messages to aliases and accounts, as the Java SDK sends them', async () => {
    const message = { title: 'a', description: 'b', restricted_package_name: 'com.example.chat' };
    const told = (path: string, target: string) =>
      openTestVendor(xiaomi, { aliases: { alice: [OK] } })
        .ask({
          method: 'POST',
          url: `${sandboxBase}/xiaomi${path}`,
          headers: { ...key, 'Content-Type': FORM },
          body: encode({ messages: JSON.stringify([{ target, message }]) }),
        })
        .then((answer) => JSON.parse(answer.body) as unknown);
    for (const path of ['/v2/multi_messages/aliases', '/v2/multi_messages/user_accounts']) {
      expect(await told(path, 'alice')).toMatchObject({ code: 0, info: 'Received push messages for 1 ALIAS' });
      expect(await told(path, 'nobody')).toMatchObject({ code: 20301, description: '发送消息失败' });
    }
  });

  it('many messages over the quota are accepted with a note of what was dropped, one message is refused', async () => {
    const vendor = openTestVendor(xiaomi, { rules: ['quotas'] });
    const post = async (path: string, body: string) => {
      const headers = { ...key, 'Content-Type': FORM };
      const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/xiaomi${path}`, headers, body });
      return JSON.parse(answer.body) as Told;
    };
    const few = { title: 'a', description: 'b', restricted_package_name: 'com.example.chat' };
    const thousand = encode({ ...few, registration_id: Array.from({ length: 1000 }, () => OK).join(',') });
    for (let call = 0; call < 10; call++) expect((await post('/v3/message/regid', thousand)).code).toBe(0);
    expect(await post('/v3/message/regid', encode({ ...few, registration_id: OK }))).toMatchObject({
      code: 200001,
      reason: 'exceed quota, quota: 10000, have acked: 10000',
    });
    const messages = JSON.stringify([
      { target: OK, message: few },
      { target: OK, message: { ...few, extra: { channel_id: '100001' } } },
    ]);
    expect(await post('/v2/multi_messages/regids', encode({ messages }))).toMatchObject({
      code: 0,
      data: { channel_exceed_quota: 'no_channel:1' },
    });
  });

  it('a trace is found by message, by job key and by a time range under both paths', async () => {
    const vendor = openTestVendor(xiaomi);
    const ask2 = async (method: 'GET' | 'POST', path: string, body = '') => {
      const headers = { ...key, 'Content-Type': FORM };
      const answer = await vendor.ask({ method, url: `${sandboxBase}/xiaomi${path}`, headers, body });
      return JSON.parse(answer.body) as Told;
    };
    const sent = await ask2(
      'POST',
      '/v3/message/regid',
      encode({ ...fields, registration_id: OK, 'extra.jobkey': 'j-1' }),
    );
    const id = String(sent.data?.['id']);
    const one = { code: 0, data: { data: { id } } };
    expect(await ask2('GET', `/v1/trace/message/status?msg_id=${id}`)).toMatchObject(one);
    expect(await ask2('GET', '/v1/trace/message/status?job_key=j-1')).toMatchObject(one);
    expect(await ask2('GET', '/v1/trace/message/status?job_key=j-2')).toMatchObject({ code: 65028 });
    const span = `begin_time=0&end_time=${vendor.clock.now() + 1}`;
    for (const path of ['/v1/trace/message/status', '/v1/trace/messages/status'])
      expect(await ask2('GET', `${path}?${span}`)).toMatchObject({ code: 0, data: { data: [{ id }] } });
  });

  it('fields that are sent empty count as not sent', async () => {
    const empty = {
      ...fields,
      registration_id: OK,
      time_to_live: '',
      time_to_send: '',
      'extra.channel_id': '',
      'extra.template_id': '',
      'extra.template_param': '',
      'extra.jobkey': '',
      'extra.callback': '',
    };
    expect(await ask('/v3/message/regid', { ...key, 'Content-Type': FORM }, encode(empty))).toMatchObject({ code: 0 });
  });

  it('calls without a documented answer are distinguished from unknown paths', async () => {
    const status = async (path: string) =>
      (
        await openTestVendor(xiaomi).ask({
          method: 'POST',
          url: `${sandboxBase}/xiaomi${path}`,
          headers: key,
          body: '',
        })
      ).status;
    for (const path of [
      '/v2/topic/subscribe',
      '/v1/channel/add',
      '/v1/message/regid/revoke',
      '/v2/schedule_job/exist',
      '/v1/feedback/get_region_by_regid',
    ])
      expect(await status(path)).toBe(501);
    expect(await status('/v9/message/regid')).toBe(404);
  });

  it('topics: one, and several joined with ;$;', async () => {
    const headers = { ...key, 'Content-Type': FORM };
    expect(await ask('/v3/message/topic', headers, encode({ ...fields, topic: 'news' }))).toMatchObject({ code: 0 });
    const many = encode({ ...fields, topics: 'news;$;sport', topic_op: 'UNION' });
    expect(await ask('/v3/message/multi_topic', headers, many)).toMatchObject({ code: 0 });
    const wrong = encode({ ...fields, topics: 'news;$;sport', topic_op: 'XOR' });
    expect((await ask('/v3/message/multi_topic', headers, wrong)).code).not.toBe(0);
  });

  it('queries use GET with all values in the query', async () => {
    expect(await ask('/v1/trace/quota/get', key, '', 'GET')).toMatchObject({ code: 0 });
    const regid = encodeURIComponent(OK);
    expect(
      await ask(`/v1/topic/all?restricted_package_name=com.example.chat&registration_id=${regid}`, key, '', 'GET'),
    ).toMatchObject({ code: 0 });
  });

  it('answers under the VIP, backup and overseas hosts too', () => {
    for (const host of [
      'api.xmpush.xiaomi.com',
      'lg.api.xmpush.xiaomi.com',
      'c3.api.xmpush.xiaomi.com',
      'vip.api.xmpush.xiaomi.com',
      'api.xmpush.global.xiaomi.com',
      'fr.api.xmpush.global.xiaomi.com',
      'fr-api.xmpush.global.xiaomi.com',
      'idmb-api.xmpush.global.xiaomi.com',
    ])
      expect(xiaomi.emulator.hosts).toContain(host);
  });
});
