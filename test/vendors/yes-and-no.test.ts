// Answers whose code reports success while another part is missing or reports a failure: no vendor's client accepts them.
import { describe, expect, it } from 'vitest';
import { accessTokenOf, idOf, saysNo } from '../../src/push/answer-fields.js';
import { vendors } from '../../src/vendors/index.js';
import { openTestVendor, type TestVendor, testMessage } from '../helpers/emulator-http.js';

type Id = keyof typeof vendors;

async function open(id: Id): Promise<{ readonly test: TestVendor; readonly token: string }> {
  const vendor = await vendors[id].load();
  const token = vendor.emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
  return { test: openTestVendor(vendor), token };
}

const oauth = (more: object) => JSON.stringify({ access_token: 'a-token-of-the-day', expires_in: 3600, ...more });
const whole = { code: '80000000', requestId: '157440955549500001002006' };
const named = (names: string) => `{"success":0,"failure":1,${names}}`;

/** Vendor, answer, and the HTTP status of the answer. */
const signIns: readonly (readonly [Id, string, number?])[] = [
  ['vivo', '{"result":0,"desc":"success","authToken":1}'],
  ['vivo', '{"result":0,"desc":"no","authToken":"fail"}'],
  ['vivo', '{"result":0,"desc":"app is forbidden","authToken":"a-token-of-the-day"}'],
  ['oppo', '{"code":0,"message":"Success","data":{"auth_token":7}}'],
  ['oppo', '{"code":0,"message":"invalid app","data":{"auth_token":"58ad47319e8d725350a5afd5"}}'],
  ...(['huawei', 'honor', 'fcm'] as const).flatMap((id) => [
    [id, oauth({ error: 'invalid_client' })] as const,
    [id, oauth({ errcode: 40001, errmsg: 'x' })] as const,
    [id, oauth({ error_description: 'client is disabled' })] as const,
    [id, oauth({ msg: '签名错误' })] as const,
    [id, oauth({ token_type: 'mac' })] as const,
    [id, oauth({ expires_in: 0 })] as const,
    [id, oauth({ access_token: 'error' })] as const,
  ]),
  ['xiaomi', '{"result":"ok","code":0,"data":{}}'],
  ['xiaomi', '{"result":"ok","code":0,"data":{"list":[]},"description":"成功"}'],
  ['xiaomi', '{"result":"ok","code":0,"data":{"day_quota":"1","day_acked":"0"},"reason":"app is forbidden"}'],
  ['meizu', '{"code":"110002","message":"","value":""}', 401],
  ['apns', '{"reason":"BadDeviceToken"}', 403],
  // Without the id of the push in the header of the answer.
  ['apns', '{"reason":"BadDeviceToken"}', 400],
  ['apns', '{"reason":"Unregistered"}', 400],
];

const pushes: readonly (readonly [Id, string])[] = [
  ['vivo', '{"result":0,"desc":"success","taskId":0}'],
  ['vivo', '{"result":0,"desc":"发送失败","taskId":"121397329"}'],
  ['oppo', '{"code":0,"message":"Success","success":false,"data":{"messageId":"1-1-1-5a"}}'],
  ['xiaomi', '{"result":"ok","code":0,"data":{"id":"scm01"},"info":"no quota: rejected"}'],
  ['huawei', JSON.stringify({ ...whole, msg: 'Failure: app is forbidden' })],
  ['huawei', JSON.stringify({ ...whole, msg: named('"illegal_tokens":["another"]') })],
  ['harmony', JSON.stringify({ ...whole, msg: named('"illegalTokens":{"tokenFormatError":["another"]}') })],
  ['harmony', JSON.stringify({ ...whole, msg: 'Success.', error: 'forbidden' })],
  ['honor', '{"code":200,"message":"request denied","data":{"sendResult":true,"requestId":"1af87e69"}}'],
  ['honor', '{"code":200,"message":"success","data":{"sendResult":true,"requestId":"-1"}}'],
  ['meizu', '{"code":"200","message":"应用无效","value":{},"msgId":"aab0b2a2"}'],
  ['fcm', '{"name":"projects/timpush-demo/messages/0:1%1","error":{"code":403}}'],
  ['fcm', '{"name":"projects/timpush-demo/messages/fake_message_id"}'],
];

describe('a success code with a contradiction', () => {
  const askedAs = signIns.map(([id, body, status = 200]) => ({ id, reply: { status, body } }));
  it.each(askedAs)('$id is not verified by $reply.body', async ({ id, reply }) => {
    const { test } = await open(id);
    test.interrupt(reply, reply, reply);
    expect((await test.client.verify()).status).not.toBe('verified');
  });

  it.each(pushes)('%s did not accept a push with %s', async (id, body) => {
    const { test, token } = await open(id);
    expect((await test.client.send(testMessage(), [token]))[0]?.status).toBe('accepted');
    const reply = { status: 200, body };
    test.interrupt(reply, reply, reply);
    expect((await test.client.send(testMessage(), [token]))[0]?.status).toBe('unreachable');
  });

  it('valid answers of all vendors are accepted', () => {
    const words = [
      'success',
      'Success.',
      '请求成功',
      '成功',
      'ok',
      '',
      'Received push messages for 3 REGID',
      '部分失败，请求成功',
      'no error',
      '3 sent, 0 failed',
      'failed: 0',
      '无错误',
    ];
    expect(words.filter((message) => saysNo({ error: null, errors: [], success: true, message }))).toEqual([]);
    const none = [null, false, '', 0, '0', '00000', 'OK', '成功', 'none', 'no error', 'N/A', '-', '无', [], {}];
    expect(none.filter((error) => saysNo({ error, data: { error_code: error } }))).toEqual([]);
    const refusals = ['no error code: request denied', '10 failed', 'failed: 0x80', '0 failed, app is forbidden'];
    expect(refusals.filter((message) => saysNo({ message }) && saysNo({ error: message }))).toEqual(refusals);
    expect(['0:1', '121397329', 7, 'projects/p/messages/1'].map(idOf)).not.toContain(undefined);
    expect(['0', 0, -1, '-', 'N/A', 'false', '0.0', ' ', '${ID}'].map(idOf).filter(Boolean)).toEqual([]);
    expect(accessTokenOf('DQECAKsampleTokenValue==')).toBe('DQECAKsampleTokenValue==');
    expect([1, true, 'short', 'with a blank', '${ACCESS_TOKEN}'].map(accessTokenOf).filter(Boolean)).toEqual([]);
  });
});
