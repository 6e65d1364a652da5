// Requests to OPPO as other senders write them: Java SDK, Node, PHP, Go clients. Signed by the test itself, without the client's code.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { oppo } from '../../../src/vendors/oppo/index.js';
import { openTestVendor, sandboxBase, type TestVendor } from '../../helpers/emulator-http.js';

const device = (fate: string): string => oppo.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');
const {
  oppo_app_key: KEY = '',
  oppo_master_secret: MASTER = '',
  oppo_app_secret: APP_SECRET = '',
} = oppo.emulator.demo.values;
const FORM = 'application/x-www-form-urlencoded';
type Told = { readonly code: number; readonly data?: Record<string, unknown> };

async function post(
  vendor: TestVendor,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Told> {
  const answer = await vendor.ask({
    method: 'POST',
    url: `${sandboxBase}/oppo${path}`,
    headers: { 'Content-Type': FORM, ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  return JSON.parse(answer.body) as Told;
}
const auth = (vendor: TestVendor, secret = MASTER, timestamp = String(vendor.clock.now())) =>
  post(vendor, '/server/v1/auth', {
    app_key: KEY,
    timestamp,
    sign: createHash('sha256')
      .update(KEY + timestamp + secret)
      .digest('hex'),
  });
const signIn = async (vendor: TestVendor): Promise<string> => String((await auth(vendor)).data?.['auth_token']);
const notification = { title: 'New message', content: 'Hello', channel_id: 'new_message' };
const single = (special: object = {}, target: object = {}): string =>
  JSON.stringify({ target_type: 2, target_value: OK, notification: { ...notification, ...special }, ...target });
const UNICAST = '/server/v1/message/notification/unicast';

describe('oppo › requests of other senders', () => {
  it('accepts the MasterSecret and milliseconds; AppSecret and seconds are refused', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    expect(await auth(vendor)).toMatchObject({ code: 0, data: { auth_token: expect.stringMatching(/.{10,}/) } });
    expect((await auth(vendor, APP_SECRET)).code).toBe(16);
    expect((await auth(vendor, MASTER, String(Math.floor(vendor.clock.now() / 1000)))).code).toBe(19);
  });

  it('Java SDK: token in the body beside sdk_version; older text: token as header in any case', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const token = await signIn(vendor);
    expect((await post(vendor, UNICAST, { sdk_version: '1.0.6', auth_token: token, message: single() })).code).toBe(0);
    for (const name of ['auth_token', 'Auth_Token', 'AUTH_TOKEN'])
      expect((await post(vendor, UNICAST, { message: single() }, { [name]: token })).code).toBe(0);
    expect(
      (
        await post(
          vendor,
          UNICAST,
          { message: single() },
          { 'Content-Type': `${FORM}; charset=utf-8`, auth_token: token },
        )
      ).code,
    ).toBe(0);
  });

  it('accepts numeric strings for numbers, missing optional fields and unknown further fields', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const token = await signIn(vendor);
    const send = async (message: string) => (await post(vendor, UNICAST, { auth_token: token, message })).code;
    expect(await send(single({ click_action_type: '0', off_line_ttl: '3600' }, { target_type: '2' }))).toBe(0);
    expect(await send(single({}, { verify_registration_id: false, request_id: 'x' }))).toBe(0);
    expect(
      await send(single({ action_parameters: '{"ext":"{}"}', click_action_type: 4, click_action_activity: 'a.B' })),
    ).toBe(0);
    expect(await send(single({ action_parameters: 'plain' }))).toBe(41);
    expect(await send(single({ clickActionType: 4, title: '' }))).toBe(40);
  });

  it('an id of another vendor is 10000, a batch reports it per target, a broadcast lists it while code is 0', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const token = await signIn(vendor);
    expect(
      (await post(vendor, UNICAST, { auth_token: token, message: single({}, { target_value: '1'.repeat(23) }) })).code,
    ).toBe(10000);
    const messages = JSON.stringify([JSON.parse(single()), JSON.parse(single({}, { target_value: 'bad' }))]);
    const batch = await post(vendor, '/server/v1/message/notification/unicast_batch', { auth_token: token, messages });
    expect(batch).toMatchObject({ code: 0, data: [{ messageId: expect.any(String) }, { errorCode: 10000 }] });
    const saved = await post(vendor, '/server/v1/message/notification/save_message_content', {
      auth_token: token,
      ...notification,
    });
    const cast = await post(vendor, '/server/v1/message/notification/broadcast', {
      auth_token: token,
      message_id: String(saved.data?.['message_id']),
      target_type: '2',
      target_value: `${OK};${device('unknown')}`,
    });
    expect(cast).toMatchObject({ code: 0, data: { '10000': [device('unknown')] } });
  });

  it('a form built by hand with & and + in the text loses them', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const body = `auth_token=${await signIn(vendor)}&message=${single({ content: 'you & me' })}`;
    const answer = await vendor.ask({
      method: 'POST',
      url: `${sandboxBase}/oppo${UNICAST}`,
      headers: { 'Content-Type': FORM },
      body,
    });
    expect((JSON.parse(answer.body) as Told).code).toBe(41);
  });

  it('a JSON body is refused where a form is required, and the device API accepts JSON', async () => {
    const vendor = openTestVendor(oppo);
    const token = await signIn(vendor);
    const json = (path: string, value: unknown, type = 'application/json; charset=UTF-8') =>
      vendor.ask({
        method: 'POST',
        url: `${sandboxBase}/oppo${path}`,
        headers: { 'Content-Type': type },
        body: JSON.stringify(value),
      });
    const code = async (path: string, value: unknown) => (JSON.parse((await json(path, value)).body) as Told).code;
    expect(await code('/server/v1/auth', { app_key: KEY, timestamp: '1', sign: 'x' })).toBe(25);
    expect(await code(UNICAST, { auth_token: token, message: single() })).toBe(25);
    expect(await code('/server/v1/device/get_alias', { auth_token: token, registration_id: OK })).toBe(0);
    expect((await json('/server/v1/media/upload/big_picture', {}, 'multipart/form-data; boundary=x')).status).toBe(501);
  });

  it('accepts media types in any case, and an empty token in the body beside the one in the header', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const headers = {
      'Content-Type': 'Application/X-WWW-Form-URLEncoded;Charset=UTF-8',
      auth_token: await signIn(vendor),
    };
    expect((await post(vendor, UNICAST, { auth_token: '', message: single() }, headers)).code).toBe(0);
  });

  it('posts what arrived and what is invalid to the callback address, by single push, list and broadcast', async () => {
    const vendor = openTestVendor(oppo);
    const token = await signIn(vendor);
    const called = { ...notification, call_back_url: 'http://127.0.0.1:9/oppo', call_back_parameter: 'p' };
    const received = (): unknown =>
      (vendor.received.at(-1)?.reply.receipts ?? []).flatMap(({ url, body }) => [
        url,
        ...(JSON.parse(body) as unknown[]),
      ]);
    const message = (target_value: string) => ({ target_type: 2, target_value, notification: called });
    const single = await post(vendor, UNICAST, { auth_token: token, message: JSON.stringify(message(OK)) });
    const id = String(single.data?.['messageId']);
    const arrived = { messageId: id, taskId: id, registrationIds: OK, param: 'p', eventType: 'push_arrive' };
    expect(received()).toMatchObject([called.call_back_url, arrived]);
    await post(vendor, UNICAST, { auth_token: token, message: JSON.stringify(message(device('unknown'))) });
    expect(received()).toMatchObject([called.call_back_url, { eventType: 'regid_invalid' }]);
    const messages = JSON.stringify([message(OK), message(device('switched-off'))]);
    await post(vendor, '/server/v1/message/notification/unicast_batch', { auth_token: token, messages });
    expect(received()).toMatchObject([called.call_back_url, { registrationIds: OK }]);
    const saved = await post(vendor, '/server/v1/message/notification/save_message_content', {
      auth_token: token,
      ...called,
    });
    const cast = await post(vendor, '/server/v1/message/notification/broadcast', {
      auth_token: token,
      message_id: String(saved.data?.['message_id']),
      target_type: '2',
      target_value: OK,
    });
    expect(received()).toMatchObject([
      called.call_back_url,
      { taskId: cast.data?.['task_id'], eventType: 'push_arrive' },
    ]);
  });

  it('both GET calls of the feedback host accept the token as header and as query', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const token = await signIn(vendor);
    const url = `${sandboxBase}/oppo/server/v1/feedback/fetch_push_permit`;
    const told = async (request: { url: string; headers?: Record<string, string> }) =>
      (JSON.parse((await vendor.ask({ method: 'GET', ...request })).body) as Told).code;
    expect(await told({ url, headers: { auth_token: token } })).toBe(0);
    expect(await told({ url: `${url}?auth_token=${token}` })).toBe(0);
    expect(await told({ url })).toBe(29);
  });

  it('answers under the classic, the present and the overseas hosts', () => {
    for (const host of [
      'api.push.oppomobile.com',
      'api-push-cn.heytapmobi.com',
      'api-intl.push.oppomobile.com',
      'feedback.push.oppomobile.com',
      'api-device.push.heytapmobi.com',
    ])
      expect(oppo.emulator.hosts).toContain(host);
  });
});
