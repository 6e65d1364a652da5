// Every refusal of vivo's emulator, provoked once and read back by the real client.
import { describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../src/push/types.js';
import { readAnswer } from '../../../src/vendors/vivo/client/answers.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, sandboxBase, type TestVendor, type TestVendorOptions } from '../../helpers/emulator-http.js';
import {
  call,
  changeBody,
  codeOf,
  codeOfSend,
  fields,
  INACTIVE,
  type Json,
  NOT_TEST,
  OK,
  UNINSTALLED,
  UNKNOWN,
  V2,
} from './talk.js';

interface Row {
  readonly code: string;
  /** The rule that must break; several rules share a code. */
  readonly rule: string;
  readonly options?: TestVendorOptions;
  readonly provoke: (vendor: TestVendor) => Promise<string | undefined>;
}

const refused = (vendor: TestVendor): Promise<string | undefined> =>
  vendor.client.verify().then((verification) => verification.problems[0]?.code);
const authWith = (change: (body: Json) => Json) => (vendor: TestVendor) => {
  changeBody(vendor, '/message/auth', change);
  return refused(vendor);
};
const sendWith =
  (raw: Json, message: Partial<PushMessage> = {}) =>
  (vendor: TestVendor) =>
    codeOfSend(vendor, { ...message, raw });
const listWith = (change: (body: Json) => Json) => (vendor: TestVendor) => {
  changeBody(vendor, '/message/pushToList', change);
  return codeOfSend(vendor, {}, [OK, V2]);
};
const without =
  (key: string) =>
  (body: Json): Json =>
    Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
const repeat = async (times: number, action: () => Promise<string | undefined>): Promise<string | undefined> => {
  let last: string | undefined;
  for (let i = 0; i < times; i += 1) last = await action();
  return last;
};
const long = (length: number): string => 'See you. '.repeat(200).slice(0, length);

const rows: readonly Row[] = [
  { code: 'vivo/http-404', rule: 'path', provoke: (v) => call(v, '/message/sned', fields).then(codeOf) },
  { code: 'vivo/http-405', rule: 'method', provoke: (v) => call(v, '/message/send', undefined, 'GET').then(codeOf) },
  {
    code: 'vivo/http-400',
    rule: 'json',
    provoke: (v) =>
      v
        .ask({ method: 'POST', url: `${sandboxBase}/vivo/message/auth`, body: 'appId=1' })
        .then((answer) => codeOf(readAnswer(answer))),
  },

  { code: 'vivo/10200', rule: 'auth-app-id-empty', provoke: authWith(without('appId')) },
  { code: 'vivo/10201', rule: 'auth-app-key-empty', provoke: authWith(without('appKey')) },
  { code: 'vivo/10203', rule: 'auth-timestamp-empty', provoke: authWith(without('timestamp')) },
  { code: 'vivo/10204', rule: 'auth-sign-empty', provoke: authWith((body) => ({ ...body, sign: ' ' })) },
  { code: 'vivo/10205', rule: 'auth-app-id', options: { settings: { vivo_app_id: '100000008' } }, provoke: refused },
  {
    code: 'vivo/10202',
    rule: 'auth-app-key',
    options: { settings: { vivo_app_key: 'de300000000000000000000000000002' } },
    provoke: refused,
  },
  {
    code: 'vivo/10202-key-and-secret-swapped',
    rule: 'auth-app-key',
    options: {
      settings: {
        vivo_app_key: 'de300000-0000-4000-8000-0000000000ff',
        vivo_app_secret: 'de300000000000000000000000000001',
      },
    },
    provoke: refused,
  },
  {
    code: 'vivo/10206',
    rule: 'auth-sign',
    options: { settings: { vivo_app_secret: 'de300000-0000-4000-8000-0000000000fe' } },
    provoke: refused,
  },
  {
    code: 'vivo/10206-key-equals-secret',
    rule: 'auth-sign',
    options: { settings: { vivo_app_secret: 'de300000000000000000000000000001' } },
    provoke: refused,
  },
  {
    code: 'vivo/10206-key-and-secret-swapped',
    rule: 'auth-sign',
    options: {
      settings: {
        vivo_app_key: 'de300000-0000-4000-8000-0000000000aa',
        vivo_app_secret: 'de3000000000000000000000000000aa',
      },
      app: { values: { vivo_app_key: 'de300000-0000-4000-8000-0000000000aa' } },
    },
    provoke: refused,
  },
  {
    code: 'vivo/10207',
    rule: 'auth-timestamp',
    provoke: authWith((body) => ({ ...body, timestamp: Math.floor(Number(body['timestamp']) / 1000) })),
  },
  {
    code: 'vivo/10250',
    rule: 'auth-rate',
    options: { rules: ['rates'] },
    provoke: (v) => repeat(11, () => refused(v)),
  },

  {
    code: 'vivo/10000',
    rule: 'access-token',
    provoke: (v) => {
      v.tamper((request) => ({ ...request, headers: { ...request.headers, authToken: 'of-another-app' } }));
      return codeOfSend(v);
    },
  },
  { code: 'vivo/10094', rule: 'app-of-token', provoke: sendWith({ appId: 100000008 }) },
  {
    code: 'vivo/10045',
    rule: 'under-review-formal',
    options: { app: { state: 'under-review' } },
    provoke: (v) => codeOfSend(v),
  },
  {
    code: 'vivo/10045',
    rule: 'under-review-single',
    options: { app: { state: 'under-review' } },
    provoke: (v) => codeOfSend(v, {}, [OK, V2]),
  },

  { code: 'vivo/10352', rule: 'request-id-empty', provoke: sendWith({ requestId: '' }) },
  { code: 'vivo/10353', rule: 'request-id-long', provoke: sendWith({ requestId: 'r'.repeat(65) }) },
  { code: 'vivo/10055', rule: 'title-empty', provoke: (v) => codeOfSend(v, { title: '' }) },
  { code: 'vivo/10056', rule: 'title-long', provoke: (v) => codeOfSend(v, { title: long(41) }) },
  {
    code: 'vivo/10056',
    rule: 'title-wide',
    options: { strict: true },
    provoke: (v) => codeOfSend(v, { title: '晚'.repeat(21) }),
  },
  { code: 'vivo/10057', rule: 'content-empty', provoke: (v) => codeOfSend(v, { body: '' }) },
  { code: 'vivo/10058', rule: 'content-long', provoke: (v) => codeOfSend(v, { body: long(101) }) },
  {
    code: 'vivo/10058',
    rule: 'content-wide',
    options: { strict: true },
    provoke: (v) => codeOfSend(v, { body: '晚'.repeat(51) }),
  },
  { code: 'vivo/10054', rule: 'notify-type', provoke: sendWith({ notifyType: 5 }) },
  { code: 'vivo/10060', rule: 'skip-type', provoke: sendWith({ skipType: 0 }) },
  { code: 'vivo/10061', rule: 'link-empty', provoke: sendWith({ skipType: 2, skipContent: '' }) },
  {
    code: 'vivo/10062',
    rule: 'link-long',
    provoke: sendWith({ skipType: 2, skipContent: `https://example.com/${'a'.repeat(1024)}` }),
  },
  { code: 'vivo/10063', rule: 'custom-empty', provoke: sendWith({ skipType: 3, skipContent: null }) },
  { code: 'vivo/10064', rule: 'custom-long', provoke: sendWith({ skipType: 3, skipContent: 'a'.repeat(1025) }) },
  { code: 'vivo/10068', rule: 'page-empty', provoke: sendWith({ skipContent: ' ' }) },
  { code: 'vivo/10069', rule: 'page-long', provoke: sendWith({ skipContent: 'a'.repeat(1025) }) },
  { code: 'vivo/10065', rule: 'network-type', provoke: sendWith({ networkType: 2 }) },
  {
    code: 'vivo/10066',
    rule: 'custom-map-pairs',
    options: { strict: true },
    provoke: sendWith({ clientCustomMap: Object.fromEntries('abcdefghijk'.split('').map((key) => [key, '1'])) }),
  },
  { code: 'vivo/10067', rule: 'custom-map', provoke: (v) => codeOfSend(v, { ext: 'e'.repeat(1022) }) },
  {
    code: 'vivo/10067',
    rule: 'custom-map-strings',
    options: { strict: true },
    provoke: sendWith({ clientCustomMap: { ext: { conversationID: 'c2c_alice' } } }, { mode: 'test' }),
  },
  { code: 'vivo/11000', rule: 'classification', provoke: sendWith({ classification: 2 }) },
  { code: 'vivo/10096', rule: 'category', provoke: sendWith({ category: 'im' }) },
  { code: 'vivo/10097', rule: 'category-pairing', provoke: sendWith({ classification: 0 }) },
  { code: 'vivo/10050', rule: 'target-empty', provoke: (v) => codeOfSend(v, {}, ['']) },
  { code: 'vivo/10301', rule: 'alias-long', provoke: sendWith({ regId: null, alias: 'a'.repeat(71) }) },
  {
    code: 'vivo/10305',
    rule: 'callback-long',
    provoke: sendWith({ extra: { callback: `https://example.com/${'a'.repeat(128)}` } }),
  },
  {
    code: 'vivo/10306',
    rule: 'callback-param-long',
    provoke: sendWith({ extra: { 'callback.param': 'a'.repeat(65) } }),
  },
  { code: 'vivo/10059', rule: 'ttl', provoke: (v) => codeOfSend(v, { ttlSeconds: 86_401 }) },
  { code: 'vivo/10059', rule: 'ttl-list', provoke: (v) => codeOfSend(v, { raw: { timeToLive: 899 } }, [OK, V2]) },
  { code: 'vivo/10151', rule: 'task-id-empty', provoke: listWith(without('taskId')) },
  { code: 'vivo/10151', rule: 'task-id', provoke: listWith((body) => ({ ...body, taskId: '1' })) },
  { code: 'vivo/10150', rule: 'list-empty', provoke: listWith(without('regIds')) },
  {
    code: 'vivo/10154',
    rule: 'aliases-count',
    provoke: listWith((body) => ({ ...without('regIds')(body), aliases: ['only-one'] })),
  },
  { code: 'vivo/10153', rule: 'reg-ids-count', provoke: listWith((body) => ({ ...body, regIds: [OK] })) },

  { code: 'vivo/10104', rule: 'test-like-text', provoke: (v) => codeOfSend(v, { title: '测试标题' }) },
  {
    code: 'vivo/10071',
    rule: 'hours',
    options: { rules: ['hours'], now: Date.UTC(2025, 0, 7, 15, 30) },
    provoke: (v) => codeOfSend(v, { category: 'MARKETING' }),
  },
  {
    code: 'vivo/10070',
    rule: 'volume-operational',
    options: { rules: ['quotas'] },
    provoke: (v) => repeat(5, () => codeOfSend(v, { category: 'NEWS' })),
  },
  {
    code: 'vivo/10073',
    rule: 'volume-system',
    options: { rules: ['quotas'] },
    provoke: (v) => repeat(61, () => codeOfSend(v)),
  },
  {
    code: 'vivo/10254',
    rule: 'broadcast-daily',
    options: { rules: ['quotas'] },
    provoke: (v) => repeat(2, () => call(v, '/message/all', fields).then(codeOf)),
  },

  { code: 'vivo/10302-unknown-token', rule: 'device-unknown', provoke: (v) => codeOfSend(v, {}, [UNKNOWN]) },
  { code: 'vivo/10302-uninstalled', rule: 'device-uninstalled', provoke: (v) => codeOfSend(v, {}, [UNINSTALLED]) },
  { code: 'vivo/10302-inactive', rule: 'device-inactive', provoke: (v) => codeOfSend(v, {}, [INACTIVE]) },
  {
    code: 'vivo/10302-not-test-device',
    rule: 'device-not-test',
    provoke: (v) => codeOfSend(v, { mode: 'test' }, [NOT_TEST]),
  },

  {
    code: 'vivo/10473',
    rule: 'task-ids-empty',
    provoke: (v) => call(v, '/report/getStatistics', undefined, 'GET').then(codeOf),
  },
  {
    code: 'vivo/10471',
    rule: 'task-ids-many',
    provoke: (v) => call(v, `/report/getStatistics?taskIds=${'1,'.repeat(101)}`, undefined, 'GET').then(codeOf),
  },
  {
    code: 'vivo/10072',
    rule: 'status-rate',
    options: { rules: ['rates'] },
    provoke: (v) => repeat(2, () => call(v, '/search/msgStatus?taskIds=1', undefined, 'GET').then(codeOf)),
  },
  { code: 'vivo/10601', rule: 'tag-name-empty', provoke: (v) => call(v, '/tag/add', {}).then(codeOf) },
  {
    code: 'vivo/10616',
    rule: 'tag-type',
    provoke: (v) => call(v, '/tag/addMembers', { name: 'friends', type: 3, ids: [OK] }).then(codeOf),
  },
  {
    code: 'vivo/10609',
    rule: 'tag-ids-empty',
    provoke: (v) => call(v, '/tag/addMembers', { name: 'friends', type: 1, ids: [] }).then(codeOf),
  },
  {
    code: 'vivo/10614',
    rule: 'tag-ids-many',
    provoke: (v) =>
      call(v, '/tag/removeMembers', { name: 'friends', type: 1, ids: Array.from({ length: 1001 }, () => OK) }).then(
        codeOf,
      ),
  },
];

describe('vivo dialogue › every refusal is provoked and understood', () => {
  it.each(rows)('$code ($rule)', async ({ code, rule, options, provoke }) => {
    const vendor = openTestVendor(vivo, options);
    expect(await provoke(vendor)).toBe(code);
    const broken = vendor.received.flatMap((received) =>
      received.trail.filter((step) => step.verdict === 'broken').map((step) => step.rule),
    );
    expect(new Set(broken)).toEqual(new Set([`vivo/${rule}`]));
  });

  it('covers every rule of the emulator', () => {
    expect(new Set(rows.map((row) => `vivo/${row.rule}`))).toEqual(new Set(vivo.emulator.rules.map((rule) => rule.id)));
  });

  it('covers every code of the emulator, and each has an entry', () => {
    const provoked = new Set(rows.map((row) => row.code));
    for (const { code } of vivo.emulator.rules) {
      expect(
        [...provoked].some((name) => name === `vivo/${code}` || name.startsWith(`vivo/${code}-`)),
        code,
      ).toBe(true);
      expect(Object.keys(vivo.resultCodes), code).toContain(`vivo/${code}`);
    }
  });
});
