// Every rule of the Honor emulator is broken once by requests of the real client, which reads the code of the answer.
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/http/types.js';
import { honor } from '../../../src/vendors/honor/index.js';
import type { TestVendorOptions } from '../../helpers/emulator-http.js';
import { provoke } from '../../helpers/provoked.js';

const device = (fate: string): string => honor.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');

type Json = Record<string, unknown>;

interface Case {
  readonly rule: string;
  /** Merged into the body, its android part and its notification; undefined removes a member. */
  readonly body?: Json;
  readonly android?: Json;
  readonly shown?: Json;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly method?: 'GET' | 'PUT';
  /** The form of the token request. */
  readonly form?: string;
  readonly options?: TestVendorOptions;
  readonly times?: number;
  readonly token?: string;
}

const { honor_client_id: ID = '' } = honor.emulator.demo.values;
const long = (count: number): string => 'x'.repeat(count);

const cases: readonly Case[] = [
  { rule: 'path', path: '/v1/1/messages:send' },
  { rule: 'method', method: 'PUT' },
  { rule: 'token-form', form: 'a=b' },
  { rule: 'grant-type', form: 'grant_type=password' },
  { rule: 'client-known', form: 'grant_type=client_credentials&client_id=1&client_secret=a' },
  { rule: 'client-secret', form: `grant_type=client_credentials&client_id=${ID}&client_secret=a` },
  { rule: 'app-known', path: '/api/v1/1/sendMessage' },
  { rule: 'authorization', headers: { Authorization: 'Basic a' } },
  { rule: 'authorization-spelling', headers: {} },
  { rule: 'token-live', headers: { Authorization: 'Bearer nobody' } },
  { rule: 'timestamp', headers: { timestamp: '1700000000' } },
  { rule: 'json', raw: '[' },
  { rule: 'token-list', body: { token: OK } },
  { rule: 'token-count', body: { token: Array(1001).fill(OK) } },
  { rule: 'content', android: { notification: undefined } },
  { rule: 'data', body: { data: { a: 1 } } },
  { rule: 'text-given', shown: { title: '' } },
  { rule: 'click-given', shown: { clickAction: undefined } },
  { rule: 'click', shown: { clickAction: { type: 2, url: 'http://a.b' } } },
  { rule: 'importance', shown: { importance: 'HIGH' } },
  { rule: 'style', shown: { style: 2 } },
  { rule: 'big-text', shown: { style: 1, bigTitle: 'other', bigBody: 'other' } },
  { rule: 'target-user-type', android: { targetUserType: 2 } },
  { rule: 'badge', shown: { badge: { addNum: 100, badgeClass: 'a.B' } } },
  { rule: 'badge-class', shown: { badge: { addNum: 1 } } },
  { rule: 'image', shown: { image: 'http://a.b/c.png' } },
  { rule: 'buttons', shown: { buttons: [{ name: long(41) }] } },
  { rule: 'ttl', android: { ttl: '1296001s' } },
  { rule: 'size', android: { biTag: long(4096) } },
  { rule: 'test-quota', options: { rules: ['quotas'] }, android: { targetUserType: 1 }, times: 1000 },
  { rule: 'rate', options: { rules: ['rates'] }, times: 3000 },
  { rule: 'intent-resolves', shown: { clickAction: { type: 1, intent: 'intent://a/b' } } },
  { rule: 'device-token', token: device('unknown') },
];

function changed(request: HttpRequest, item: Case): HttpRequest {
  if (request.url.includes('/auth/')) return item.form === undefined ? request : { ...request, body: item.form };
  const { android = {}, ...body } = JSON.parse(String(request.body)) as { android?: Json } & Json;
  const notification =
    'notification' in (item.android ?? {}) ? undefined : { ...(android['notification'] as Json), ...item.shown };
  const wanted = { ...body, ...item.body, android: { ...android, ...item.android, notification } };
  const spelling =
    item.rule === 'authorization-spelling'
      ? { Authorization: `bearer ${String(request.headers?.['Authorization']).slice(7)}` }
      : {};
  return {
    ...request,
    method: item.method ?? request.method,
    url: item.path === undefined ? request.url : `${request.url.split('/api/')[0]}${item.path}`,
    headers: { ...request.headers, ...item.headers, ...spelling },
    body: item.raw ?? JSON.stringify(wanted),
  };
}

describe('honor refusals', () => {
  it.each(cases)('$rule is refused, and the client reads its code', async (item) => {
    const rule = honor.emulator.rules.find(({ id }) => id === `honor/${item.rule}`);
    const { broken, code } = await provoke(honor, {
      options: item.options,
      times: item.times,
      token: item.token ?? OK,
      isPush: () => true,
      change: (request) => changed(request, item),
    });
    expect(broken).toEqual([rule?.id]);
    const special: Readonly<Record<string, string | undefined>> = {
      path: 'honor/answer-not-understood',
      method: 'honor/answer-not-understood',
      'intent-resolves': undefined,
      'device-token': 'honor/failed-token',
    };
    const wanted = item.rule in special ? special[item.rule] : `honor/${rule?.code}`;
    expect(code).toBe(wanted);
    if (wanted !== undefined) expect({ ...honor.resultCodes, ...honor.problems }).toHaveProperty([wanted]);
  });

  it('every rule has a case', () => {
    expect(cases.map(({ rule }) => `honor/${rule}`).sort()).toEqual(honor.emulator.rules.map(({ id }) => id).sort());
  });
});
