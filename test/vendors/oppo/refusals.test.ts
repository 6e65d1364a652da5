// Every rule of the OPPO emulator is broken once by requests of the real client, which reads the code of the answer.
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/http/types.js';
import { oppo } from '../../../src/vendors/oppo/index.js';
import type { TestVendorOptions } from '../../helpers/emulator-http.js';
import { provoke } from '../../helpers/provoked.js';

const device = (fate: string): string => oppo.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');
const NOTIFICATION = '/server/v1/message/notification';

type Json = Record<string, unknown>;

interface Case {
  readonly rule: string;
  /** Merged into the notification, the message and the form; undefined removes a member. */
  readonly shown?: Json;
  readonly message?: Json;
  readonly form?: Readonly<Record<string, string | undefined>>;
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON body instead of the form. */
  readonly json?: Json;
  /** Changes the authentication instead of the push. */
  readonly auth?: Readonly<Record<string, string | undefined>>;
  readonly options?: TestVendorOptions;
  readonly times?: number;
  readonly token?: string;
}

const long = (count: number): string => 'x'.repeat(count);
const batchOf = (count: number): string =>
  JSON.stringify(
    Array.from({ length: count }, () => ({
      target_type: 2,
      target_value: OK,
      notification: { title: 'a', content: 'b' },
    })),
  );
const BATCH = `${NOTIFICATION}/unicast_batch`;

const cases: readonly Case[] = [
  { rule: 'version-given', path: '/server/message/notification/unicast' },
  { rule: 'version-number', path: '/server/vx/message/notification/unicast' },
  { rule: 'version-supported', path: '/server/v2/message/notification/unicast' },
  { rule: 'path', path: '/server/v1/message/nothing' },
  { rule: 'method', method: 'GET' },
  { rule: 'form', headers: { 'Content-Type': 'application/json' } },
  { rule: 'key-given', auth: { app_key: undefined } },
  { rule: 'key-known', auth: { app_key: 'nobody' } },
  { rule: 'timestamp-given', auth: { timestamp: '' } },
  { rule: 'timestamp-window', auth: { timestamp: '1700000000' } },
  { rule: 'sign-given', auth: { sign: undefined } },
  { rule: 'signature', auth: { sign: 'A'.repeat(64) } },
  { rule: 'app-usable', options: { app: { state: 'suspended' } } },
  { rule: 'token-given', form: { auth_token: undefined } },
  { rule: 'token-live', form: { auth_token: 'nobody' } },
  { rule: 'push-permission', options: { app: { state: 'under-review' } } },
  { rule: 'message-given', form: { message: undefined } },
  { rule: 'message-json', form: { message: '[]' } },
  { rule: 'batch-size', path: BATCH, form: { messages: batchOf(1001) } },
  { rule: 'target-type', message: { target_type: 3 } },
  { rule: 'target-given', message: { target_value: '' } },
  { rule: 'notification-given', message: { notification: undefined } },
  { rule: 'title-given', shown: { title: '' } },
  { rule: 'content-given', shown: { content: '' } },
  { rule: 'title-length', shown: { title: long(51) } },
  { rule: 'content-length', shown: { style: 2, content: long(129) } },
  { rule: 'content-length-new', shown: { content: long(51) } },
  { rule: 'subtitle-length', shown: { sub_title: long(11) } },
  { rule: 'style', shown: { style: 3 } },
  {
    rule: 'picture-given',
    path: `${NOTIFICATION}/save_message_content`,
    form: { title: 'a', content: 'b', style: '3' },
  },
  { rule: 'action-type', shown: { click_action_type: 3 } },
  { rule: 'action-target', shown: { click_action_type: 4, click_action_activity: undefined } },
  { rule: 'action-length', shown: { click_action_type: 5, click_action_url: long(2001) } },
  { rule: 'parameters', shown: { action_parameters: '[]' } },
  { rule: 'ttl', shown: { off_line_ttl: 864_001 } },
  { rule: 'receipt-fields', shown: { call_back_url: long(201) } },
  { rule: 'channel-length', shown: { channel_id: long(65) } },
  { rule: 'category-known', shown: { category: 'im' } },
  { rule: 'level', shown: { category: undefined, notify_level: 2, private_msg_template_id: undefined } },
  { rule: 'level-16-right', shown: { category: 'NEWS', notify_level: 16 } },
  { rule: 'template', shown: { category: 'IM', private_msg_template_id: undefined } },
  {
    rule: 'message-known',
    path: `${NOTIFICATION}/broadcast`,
    form: { message_id: 'nobody', target_type: '2', target_value: OK },
  },
  { rule: 'daily-quota', options: { rules: ['quotas'] }, path: BATCH, form: { messages: batchOf(1000) }, times: 100 },
  { rule: 'rate', options: { rules: ['rates'] }, path: BATCH, form: { messages: batchOf(1000) }, times: 5 },
  { rule: 'registration-id-shape', token: '1'.repeat(23) },
  { rule: 'registration-id-alive', token: device('unknown') },
  { rule: 'region', options: { reachedBy: 'host' }, message: { target_value: `IN_${'0'.repeat(32)}` } },
  {
    rule: 'tags',
    path: '/server/v1/device/subscribe_tags',
    headers: { 'Content-Type': 'application/json' },
    json: { registration_id: OK, tags: Array.from({ length: 51 }, (_, i) => `t${i}`).join(',') },
  },
];

const laidOver = (
  form: URLSearchParams,
  fields: Readonly<Record<string, string | undefined>> = {},
): URLSearchParams => {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) form.delete(name);
    else form.set(name, value);
  }
  return form;
};

function changed(request: HttpRequest, item: Case): HttpRequest {
  const form = new URLSearchParams(String(request.body));
  if (request.url.endsWith('/auth'))
    return item.auth === undefined ? request : { ...request, body: laidOver(form, item.auth).toString() };
  const message = JSON.parse(form.get('message') ?? '{}') as Json;
  const notification = { ...(message['notification'] as Json), ...item.shown };
  form.set('message', JSON.stringify({ ...message, notification, ...item.message }));
  laidOver(form, item.form);
  const token = form.get('auth_token') ?? '';
  const url = item.path === undefined ? request.url : `${request.url.split('/server/')[0]}${item.path}`;
  const headers = { ...request.headers, ...item.headers };
  if (item.method !== 'GET') {
    const json = item.json === undefined ? undefined : JSON.stringify({ auth_token: token, ...item.json });
    return { ...request, url, headers, body: json ?? form.toString() };
  }
  const { body: _, ...rest } = request;
  return { ...rest, method: 'GET', url, headers };
}

describe('oppo refusals', () => {
  it.each(cases)('$rule is refused, and the client reads its code', async (item) => {
    const rule = oppo.emulator.rules.find(({ id }) => id === `oppo/${item.rule}`);
    const { broken, code } = await provoke(oppo, {
      options: item.options,
      times: item.times,
      token: item.token ?? OK,
      isPush: () => true,
      change: (request) => changed(request, item),
    });
    expect(broken).toEqual([rule?.id]);
    expect(code).toBe(`oppo/${rule?.code}`);
    expect(oppo.resultCodes).toHaveProperty([code ?? '']);
  });

  it('every rule has a case', () => {
    expect(cases.map(({ rule }) => `oppo/${rule}`).sort()).toEqual(oppo.emulator.rules.map(({ id }) => id).sort());
  });
});
