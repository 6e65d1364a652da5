// Requests to Xiaomi as other senders write them: Java and PHP SDK, Node, Python and Go clients. Right ones pass, wrong ones get the right code.
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

describe('xiaomi › senders of others', () => {
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

  it('the word key is lower case, and the header is not Bearer', async () => {
    const body = encode({ ...fields, registration_id: OK });
    for (const Authorization of [`Key=${SECRET}`, `KEY=${SECRET}`, `Bearer ${SECRET}`, SECRET, ''])
      expect((await ask('/v3/message/regid', { Authorization, 'Content-Type': FORM }, body)).code).not.toBe(0);
  });

  it('a regid with + that was not encoded arrives with a blank and is no target', async () => {
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

  it('missing optional fields pass, missing needed ones do not', async () => {
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

  it('topics: one, and several joined with ;$;', async () => {
    const headers = { ...key, 'Content-Type': FORM };
    expect(await ask('/v3/message/topic', headers, encode({ ...fields, topic: 'news' }))).toMatchObject({ code: 0 });
    const many = encode({ ...fields, topics: 'news;$;sport', topic_op: 'UNION' });
    expect(await ask('/v3/message/multi_topic', headers, many)).toMatchObject({ code: 0 });
    const wrong = encode({ ...fields, topics: 'news;$;sport', topic_op: 'XOR' });
    expect((await ask('/v3/message/multi_topic', headers, wrong)).code).not.toBe(0);
  });

  it('queries are GET with everything in the query', async () => {
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
