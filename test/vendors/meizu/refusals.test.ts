// Every rule of the Meizu emulator is broken once by requests of the real client, which reads the code of the answer. Signed here.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/http/types.js';
import { meizu } from '../../../src/vendors/meizu/index.js';
import type { TestVendorOptions } from '../../helpers/emulator-http.js';
import { provoke } from '../../helpers/provoked.js';

const device = (fate: string): string => meizu.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const OK = device('ok');
const SECRET = meizu.emulator.demo.values['mz_app_secret'] ?? '';
const ROOT = '/garcia/api/server/';

type Json = Record<string, unknown>;

interface Case {
  readonly rule: string;
  /** Merged into the parts of messageJson. */
  readonly message?: Readonly<Record<string, Json>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
  readonly sign?: (right: string) => string;
  readonly options?: TestVendorOptions;
  readonly times?: number;
  readonly token?: string;
}

const long = (count: number): string => 'x'.repeat(count);
const passThrough = JSON.stringify({ title: 'a', content: 'b' });
const publicClass = { settings: { mz_notice_type: 'public' } };
const named = { app: { values: { package_name: 'com.example.chat' } } };

const cases: readonly Case[] = [
  { rule: 'path', path: 'push/unknown' },
  { rule: 'method', method: 'GET' },
  { rule: 'form', fields: { pushIds: '' } },
  { rule: 'app-known', fields: { appId: '999999' } },
  { rule: 'app-not-blocked', options: { app: { state: 'blocked' } } },
  { rule: 'signature', sign: () => '0'.repeat(32) },
  { rule: 'signature-lower-case', sign: (right) => right.toUpperCase() },
  { rule: 'rate', options: { rules: ['rates'] }, fields: { pushIds: 'x' }, times: 200 },
  {
    rule: 'daily-total',
    options: { rules: ['quotas'] },
    fields: { pushIds: `x,${Array(99).fill(OK).join(',')}` },
    times: 10,
  },
  { rule: 'target-count', fields: { pushIds: Array(101).fill(OK).join(',') } },
  { rule: 'message-object', fields: { messageJson: '[]' } },
  { rule: 'title', message: { noticeBarInfo: { title: long(33) } } },
  { rule: 'content', message: { noticeBarInfo: { content: '' } } },
  { rule: 'notice-type', message: { noticeBarInfo: { noticeBarType: 1 } } },
  { rule: 'expand', message: { noticeExpandInfo: { noticeExpandType: 1 } } },
  { rule: 'click-type', message: { clickTypeInfo: { clickType: 3 } } },
  { rule: 'click-activity', message: { clickTypeInfo: { clickType: 1 } } },
  { rule: 'click-url', message: { clickTypeInfo: { clickType: 2 } } },
  { rule: 'click-parameters', message: { clickTypeInfo: { parameters: '{}' } } },
  { rule: 'valid-time', message: { pushTimeInfo: { validTime: 73 } } },
  { rule: 'notify-key', message: { advanceInfo: { notifyKey: long(9) } } },
  { rule: 'switch-values', message: { advanceInfo: { suspend: 2 } } },
  { rule: 'vip-fields', message: { vipInfo: { timeTop: 10 } } },
  { rule: 'receipt-fields', message: { extra: { 'callback.param': 'a' } } },
  { rule: 'package-names', options: named, fields: { restrictedPackageNames: 'com.other' } },
  { rule: 'package-name-count', fields: { restrictedPackageNames: Array(51).fill('com.example.chat').join(',') } },
  { rule: 'push-type', path: 'push/pushTask/getTaskId', fields: { pushType: '2' } },
  { rule: 'tag-scope', path: 'push/pushTask/pushToTag', fields: { pushType: '0', tagNames: 'a', scope: '2' } },
  { rule: 'task-known', path: 'push/task/varnished/pushByPushId', fields: { taskId: '1' } },
  { rule: 'pass-through', path: 'push/unvarnished/pushByPushId', fields: { messageJson: passThrough } },
  { rule: 'task-running', path: 'push/pushTask/cancel', fields: { pushType: '0', taskId: '20001' }, times: 1 },
  {
    rule: 'statistics-span',
    path: 'push/statistics/dailyPushStatics',
    fields: { startTime: '20250108', endTime: '20250107' },
  },
  { rule: 'tags', path: 'message/subscribeAlias', fields: { pushId: OK, alias: long(61) } },
  { rule: 'push-id-shape', token: 'abc' },
  { rule: 'push-id-own-app', token: device('other-app') },
  { rule: 'push-id-registered', token: device('unknown') },
  { rule: 'alias-known', path: 'push/varnished/pushByAlias', fields: { alias: OK } },
  { rule: 'device-switch', token: device('switched-off') },
  { rule: 'folding', options: { rules: ['rates'] }, times: 5 },
  { rule: 'public-limit', options: { ...publicClass, rules: ['quotas'] }, times: 3 },
];

/** Sorted, joined without separators, with the secret at the end: written from the vendor's text, not from our client. */
function signed(fields: Readonly<Record<string, string>>, change: (right: string) => string): URLSearchParams {
  const base = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('');
  const sign = createHash('md5')
    .update(base + SECRET)
    .digest('hex');
  return new URLSearchParams({ ...fields, sign: change(sign) });
}

function changed(request: HttpRequest, item: Case, isLast: boolean): HttpRequest {
  const { sign: _, ...own } = Object.fromEntries(new URLSearchParams(String(request.body)));
  const json = JSON.parse(own['messageJson'] ?? '{}') as Record<string, Json>;
  for (const [part, values] of Object.entries(item.message ?? {})) json[part] = { ...json[part], ...values };
  const base = request.url.split(ROOT)[0] ?? '';
  // A task has to be stored before it can be cancelled too late.
  const isStoring = item.rule === 'task-running' && !isLast;
  const path = isStoring ? 'push/pushTask/getTaskId' : item.path;
  const fields = { ...own, messageJson: JSON.stringify(json), ...(isStoring ? { pushType: '0' } : item.fields) };
  const form = signed(fields as Record<string, string>, item.sign ?? ((right) => right));
  const url = path === undefined ? request.url : `${base}${ROOT}${path}`;
  if (item.method !== 'GET') return { ...request, url, body: form.toString() };
  const { body: __, ...rest } = request;
  return { ...rest, method: 'GET', url: `${url}?${form}` };
}

describe('meizu refusals', () => {
  it.each(cases)('$rule is refused, and the client reads its code', async (item) => {
    const rule = meizu.emulator.rules.find(({ id }) => id === `meizu/${item.rule}`);
    let calls = 0;
    const { broken, code } = await provoke(meizu, {
      options: item.options,
      times: item.times,
      token: item.token ?? OK,
      isPush: () => true,
      change: (request) => changed(request, item, calls++ === (item.times ?? 0)),
    });
    // Rules about a single target are checked for each target.
    expect([...new Set(broken)].filter((id) => id !== 'meizu/push-id-shape' || item.rule === 'push-id-shape')).toEqual([
      rule?.id,
    ]);
    const isHttp = rule?.code === '404' || rule?.code === '405';
    const special = item.rule === 'device-switch' ? 'meizu/110010-switch-off' : `meizu/${rule?.code}`;
    const wanted = isHttp ? 'meizu/answer-not-understood' : special;
    expect(code).toBe(wanted);
    expect({ ...meizu.resultCodes, ...meizu.problems }).toHaveProperty([wanted]);
  });

  it('every rule has a case', () => {
    expect(cases.map(({ rule }) => `meizu/${rule}`).sort()).toEqual(meizu.emulator.rules.map(({ id }) => id).sort());
  });
});
