// Every rule of the Xiaomi emulator is broken once by requests of the real client, which reads the code of the answer.
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/http/types.js';
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import type { TestVendorOptions } from '../../helpers/emulator-http.js';
import { provoke } from '../../helpers/provoked.js';

const device = (fate: string): string => xiaomi.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');

interface Case {
  readonly rule: string;
  /** Fields that replace the client's own; undefined removes one. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly options?: TestVendorOptions;
  readonly times?: number;
  readonly token?: string;
}

const long = (count: number): string => 'x'.repeat(count);
const many = (count: number, by = ','): string => Array.from({ length: count }, () => OK).join(by);
const topics = { path: '/v3/message/multi_topic', options: { topics: { a: [OK] } } };

const cases: readonly Case[] = [
  { rule: 'path', path: '/v9/message/regid' },
  { rule: 'method', method: 'GET' },
  { rule: 'authorization', headers: { Authorization: 'Key=x' } },
  { rule: 'blacklist', options: { app: { state: 'blocked' } } },
  { rule: 'rate', options: { rules: ['rates'] }, times: 500 },
  { rule: 'package-given', fields: { restricted_package_name: undefined } },
  { rule: 'package-one', path: '/v2/message/regid', fields: { restricted_package_name: 'com.example.chat,a.b' } },
  { rule: 'package-registered', fields: { restricted_package_name: 'com.example.other' } },
  { rule: 'target-given', fields: { registration_id: '' } },
  { rule: 'target-count', fields: { registration_id: many(1001) } },
  { rule: 'topic-count', ...topics, fields: { topics: ['a', 'b', 'c', 'd', 'e', 'f'].join(';$;') } },
  { rule: 'topic-op', ...topics, fields: { topics: 'a', topic_op: 'XOR' } },
  { rule: 'pass-through-withdrawn', fields: { pass_through: '1' } },
  { rule: 'text-given', fields: { title: ' ' } },
  { rule: 'title-length', fields: { title: long(50) } },
  { rule: 'description-length', fields: { description: long(128) } },
  { rule: 'numbers', fields: { notify_type: '8' } },
  { rule: 'ttl', fields: { time_to_live: '864000001' } },
  { rule: 'extra-count', fields: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`extra.k${i}`, 'v'])) },
  { rule: 'extra-length', fields: { 'extra.own': long(1025) } },
  { rule: 'callback-param', fields: { 'extra.callback.param': long(65) } },
  { rule: 'callback-length', fields: { 'extra.callback': `http://a.b/${long(510)}` } },
  { rule: 'callback-url', fields: { 'extra.callback': 'ftp://a.b' } },
  { rule: 'jobkey', fields: { 'extra.jobkey': '_a' } },
  { rule: 'effect', fields: { 'extra.notify_effect': '2' } },
  { rule: 'effect-given', fields: { 'extra.notify_effect': undefined } },
  { rule: 'channel', fields: { 'extra.channel_id': 'nobody' } },
  { rule: 'template', fields: { 'extra.template_id': 'M1', 'extra.template_param': '[]' } },
  { rule: 'private-needs-template', fields: { 'extra.template_id': undefined } },
  { rule: 'messages-json', path: '/v2/multi_messages/regids', fields: { messages: '{' } },
  {
    rule: 'quota',
    options: { rules: ['quotas'] },
    fields: { ...publicClass(), registration_id: many(1000) },
    times: 10,
  },
  { rule: 'one-a-day', options: { rules: ['quotas'] }, fields: publicClass(), times: 1 },
  { rule: 'regid-valid', token: device('unknown') },
  { rule: 'message-known', path: '/v1/trace/message/status?msg_id=nobody', method: 'GET' },
  {
    rule: 'trace-rate',
    options: { rules: ['rates'] },
    path: '/v1/trace/message/status?msg_id=a',
    method: 'GET',
    times: 1,
  },
  { rule: 'feed-offline', path: '/v1/feedback/fetch_invalid_regids', method: 'GET' },
];

function publicClass(): Record<string, undefined> {
  return { 'extra.channel_id': undefined, 'extra.template_id': undefined, 'extra.template_param': undefined };
}

function changed(request: HttpRequest, { fields, path, method, headers }: Case): HttpRequest {
  const form = new URLSearchParams(String(request.body));
  if (!form.has('extra.notify_effect')) form.set('extra.notify_effect', '1');
  if (form.has('extra.channel_id') && !form.has('extra.template_id')) form.set('extra.template_id', 'M1');
  for (const [name, value] of Object.entries(fields ?? {})) {
    if (value === undefined) form.delete(name);
    else form.set(name, value);
  }
  return {
    ...request,
    method: method ?? request.method,
    url: path === undefined ? request.url : `${request.url.split('/v3/')[0]}${path}`,
    headers: { ...request.headers, ...headers },
    ...(method === 'GET' ? {} : { body: form.toString() }),
  };
}

describe('xiaomi refusals', () => {
  it.each(cases)('$rule is refused, and the client reads its code', async (item) => {
    const rule = xiaomi.emulator.rules.find(({ id }) => id === `xiaomi/${item.rule}`);
    const { broken, code } = await provoke(xiaomi, {
      options: item.options,
      times: item.times,
      token: item.token ?? OK,
      isPush: () => true,
      change: (request) => changed(request, item),
    });
    expect(broken).toEqual([rule?.id]);
    const wanted =
      rule?.code === '404' ? 'xiaomi/answer-not-understood' : rule?.code === '0' ? undefined : `xiaomi/${rule?.code}`;
    expect(code).toBe(wanted);
    if (wanted !== undefined) expect({ ...xiaomi.resultCodes, ...xiaomi.problems }).toHaveProperty([wanted]);
  });

  it('every rule has a case', () => {
    expect(cases.map(({ rule }) => `xiaomi/${rule}`).sort()).toEqual(xiaomi.emulator.rules.map(({ id }) => id).sort());
  });
});
