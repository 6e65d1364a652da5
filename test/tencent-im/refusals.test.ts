// Each rule of the emulator is broken once, and the client finds the code of the answer in its table.
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/crypto/secret.js';
import { makeUserSig } from '../../src/tencent-im/client/user-sig.js';
import { emulator } from '../../src/tencent-im/emulator/index.js';
import { codeOf, resultCodes } from '../../src/tencent-im/result-codes/index.js';
import type { TestVendorOptions } from '../helpers/emulator-http.js';
import { APP_ID, askRaw, type HandWritten, KEY, openTencent, type TestTencent } from './talk.js';

const STATUS = '/v4/openim/query_online_status';
const CHECK = '/v4/im_open_login_svc/account_check';
const SEND = '/v4/openim/sendmsg';
const BATCH = '/v4/openim/batchsendmsg';
const PUSH = '/v4/timpush/batch';
const TASK_TRACE = '/v4/timpush/all_member_push_trace';
const STATISTICS = '/v4/timpush/normal_push_statistics';
const LOSSES = '/v4/timpush/normal_push_loss';

const message = (over: Record<string, unknown> = {}) => ({
  To_Account: 'alice',
  MsgRandom: 7,
  MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hello' } }],
  OfflinePushInfo: { PushFlag: 0, Title: 'a', Desc: 'b', Ext: '{}' },
  ...over,
});
const push = (over: Record<string, unknown> = {}) => ({
  From_Account: 'administrator',
  To_Account: ['alice'],
  MsgRandom: 7,
  OfflinePushInfo: { PushFlag: 0, Title: 'a', Desc: 'b', Ext: '{}' },
  ...over,
});
const sig = (over: Partial<Parameters<typeof makeUserSig>[0]>, test: TestTencent): string =>
  makeUserSig({
    sdkAppId: APP_ID,
    userId: 'administrator',
    secretKey: new Secret(KEY),
    now: test.clock.now(),
    ...over,
  });
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `user${i}`);

interface Row {
  readonly rule: string;
  readonly code: number;
  readonly name?: string;
  readonly ask: HandWritten | ((test: TestTencent) => HandWritten);
  readonly options?: TestVendorOptions;
  /** Number of requests before the one that is refused. */
  readonly before?: number;
  /** The code is in ErrorList. */
  readonly listed?: true;
}

const rows: readonly Row[] = [
  { rule: 'url', code: 60002, ask: { path: '/openim/sendmsg' } },
  { rule: 'url', name: 'GET', code: 60002, ask: { path: STATUS, method: 'GET' } },
  { rule: 'command', code: 60009, ask: { path: '/v4/openim/sendmessage' } },
  { rule: 'app-id-given', code: 60012, ask: { path: STATUS, query: { sdkappid: undefined } } },
  { rule: 'query', name: 'contenttype', code: 60025, ask: { path: STATUS, query: { contenttype: 'xml' } } },
  { rule: 'query', name: 'random too large', code: 60025, ask: { path: STATUS, query: { random: '4294967296' } } },
  { rule: 'query', name: 'no identifier', code: 60025, ask: { path: STATUS, query: { identifier: undefined } } },
  { rule: 'query', name: 'no usersig', code: 60025, ask: { path: STATUS, query: { usersig: undefined } } },
  { rule: 'query', name: 'sdkappid of letters', code: 60025, ask: { path: STATUS, query: { sdkappid: 'abc' } } },
  { rule: 'json', name: 'empty', code: 60003, ask: { path: STATUS, text: '' } },
  { rule: 'json', name: 'list', code: 60003, ask: { path: STATUS, body: [] } },
  { rule: 'app-id', code: 70020, ask: { path: STATUS, query: { sdkappid: '1400999999' } } },
  { rule: 'region', code: 60026, ask: { path: STATUS, host: 'sgp' } },
  {
    rule: 'sig-locked',
    code: 70050,
    ask: { path: STATUS, query: { usersig: 'hello' } },
    options: { rules: ['rates'] },
    before: 10,
  },
  { rule: 'sig-empty', code: 70002, ask: { path: STATUS, query: { usersig: '' } } },
  { rule: 'sig-format', code: 70003, ask: { path: STATUS, query: { usersig: 'hello' } } },
  {
    rule: 'sig-app',
    code: 70014,
    ask: (test) => ({ path: STATUS, query: { usersig: sig({ sdkAppId: 1_400_000_002 }, test) } }),
  },
  {
    rule: 'sig-user',
    code: 70013,
    ask: (test) => ({ path: STATUS, query: { usersig: sig({ userId: 'bob' }, test) } }),
  },
  {
    rule: 'sig-key',
    code: 70009,
    ask: (test) => ({ path: STATUS, query: { usersig: sig({ secretKey: new Secret('f'.repeat(64)) }, test) } }),
  },
  {
    rule: 'sig-expired',
    code: 70001,
    ask: (test) => ({
      path: STATUS,
      query: { usersig: sig({ now: test.clock.now() - 7_200_000, expireSeconds: 3600 }, test) },
    }),
  },
  { rule: 'admin-account', code: 60010, ask: { path: CHECK, query: { identifier: 'alice' } } },
  { rule: 'admin-message', code: 90009, ask: { path: STATUS, query: { identifier: 'alice' } } },
  {
    rule: 'push-service',
    code: 90045,
    ask: { path: PUSH, body: push() },
    options: { app: { state: 'push-service-off' } },
  },
  {
    rule: 'rate',
    code: 60007,
    ask: { path: STATUS, body: { To_Account: ['alice'] } },
    options: { rules: ['rates'] },
    before: 200,
  },
  {
    rule: 'trace-rate',
    code: 60007,
    ask: { path: TASK_TRACE, body: { TaskID: 'x', UserID: 'alice' } },
    options: { rules: ['rates'] },
    before: 1,
  },
  { rule: 'check-item', code: 70402, ask: { path: CHECK, body: { CheckItem: 'alice' } } },
  { rule: 'account-text', code: 60015, ask: { path: CHECK, body: { CheckItem: [{ UserID: 1 }] } } },
  { rule: 'account-text', name: 'status', code: 60015, ask: { path: STATUS, body: { To_Account: [1] } } },
  {
    rule: 'check-count',
    code: 70206,
    ask: { path: CHECK, body: { CheckItem: many(101).map((UserID) => ({ UserID })) } },
    options: { strict: true },
  },
  { rule: 'status-accounts', code: 90001, ask: { path: STATUS, body: { To_Account: [] } } },
  { rule: 'many-accounts', code: 90011, ask: { path: STATUS, body: { To_Account: many(501) } } },
  { rule: 'to-account', code: 90003, ask: { path: SEND, body: message({ To_Account: ['alice'] }) } },
  { rule: 'to-list', code: 90028, ask: { path: BATCH, body: message({ To_Account: 'alice' }) } },
  { rule: 'to-list-empty', code: 90029, ask: { path: BATCH, body: message({ To_Account: [] }) } },
  { rule: 'msg-random', name: 'text', code: 90005, ask: { path: SEND, body: message({ MsgRandom: '7' }) } },
  { rule: 'push-random', code: 90001, ask: { path: PUSH, body: push({ MsgRandom: '7' }) } },
  { rule: 'msg-body-given', code: 90010, ask: { path: SEND, body: message({ MsgBody: undefined }) } },
  { rule: 'msg-body-list', code: 90007, ask: { path: SEND, body: message({ MsgBody: { MsgType: 'TIMTextElem' } }) } },
  { rule: 'msg-body', code: 90002, ask: { path: SEND, body: message({ MsgBody: [{ MsgType: 'TIMTextElem' }] }) } },
  { rule: 'sync', code: 90031, ask: { path: SEND, body: message({ SyncOtherMachine: '2' }) } },
  { rule: 'life-time', code: 90044, ask: { path: SEND, body: message({ MsgLifeTime: '60' }) } },
  {
    rule: 'push-info',
    name: 'Ext as object',
    code: 90043,
    ask: { path: SEND, body: message({ OfflinePushInfo: { Ext: { a: 1 } } }) },
  },
  {
    rule: 'push-info',
    name: 'PushFlag as boolean',
    code: 90043,
    ask: { path: SEND, body: message({ OfflinePushInfo: { PushFlag: false } }) },
  },
  {
    rule: 'push-info',
    name: 'in a block',
    code: 90043,
    ask: { path: PUSH, body: push({ OfflinePushInfo: { AndroidInfo: { OPPOChannelID: 7 } } }) },
  },
  {
    rule: 'push-info',
    name: 'missing in a push',
    code: 90043,
    ask: { path: PUSH, body: push({ OfflinePushInfo: undefined }) },
  },
  {
    rule: 'life-time-range',
    code: 90026,
    ask: { path: SEND, body: message({ MsgLifeTime: 604_801 }) },
    options: { strict: true },
  },
  { rule: 'size', code: 93000, ask: { path: SEND, body: message({ CloudCustomData: 'x'.repeat(12_288) }) } },
  {
    rule: 'push-size',
    code: 90055,
    ask: { path: PUSH, body: push({ OfflinePushInfo: { Desc: 'x'.repeat(12_288) } }) },
  },
  { rule: 'many-pushed', code: 90018, ask: { path: PUSH, body: push({ To_Account: many(501) }) } },
  { rule: 'data-id', code: 90057, ask: { path: PUSH, body: push({ DataId: 'x'.repeat(65) }) } },
  { rule: 'sender', code: 90008, ask: { path: SEND, body: message({ From_Account: 'nobody' }) } },
  {
    rule: 'sender',
    name: 'missing in a push',
    code: 90008,
    ask: { path: PUSH, body: push({ From_Account: undefined }) },
  },
  { rule: 'receiver', code: 90012, ask: { path: SEND, body: message({ To_Account: 'nobody' }) } },
  {
    rule: 'listed-account',
    code: 70107,
    listed: true,
    ask: { path: BATCH, body: message({ To_Account: ['alice', 'nobody'] }) },
  },
  {
    rule: 'listed-account',
    name: 'push',
    code: 70107,
    listed: true,
    ask: { path: PUSH, body: push({ To_Account: ['nobody'] }) },
  },
  {
    rule: 'listed-account',
    name: 'status',
    code: 70107,
    listed: true,
    ask: { path: STATUS, body: { To_Account: ['Alice'] } },
  },
  { rule: 'trace-query', code: 90001, ask: { path: TASK_TRACE, body: { TaskID: 'x' } } },
  {
    rule: 'statistics-range',
    code: 90001,
    ask: { path: STATISTICS, body: { StartTime: 1, EndTime: 31 * 86_400 } },
  },
  { rule: 'loss-range', code: 90001, ask: { path: LOSSES, body: { StartTime: 1, EndTime: 8 * 86_400 } } },
  { rule: 'loss-range', name: 'text', code: 90001, ask: { path: LOSSES, body: { StartTime: '1', EndTime: 2 } } },
  { rule: 'loss-range', name: 'reversed', code: 90001, ask: { path: LOSSES, body: { StartTime: 2, EndTime: 1 } } },
];

describe('refusals of Tencent IM', () => {
  it.each(rows.map((row) => ({ title: `${row.rule}${row.name === undefined ? '' : ` (${row.name})`}`, row })))(
    '$title',
    async ({ row }) => {
      const test = openTencent(row.options);
      const given = typeof row.ask === 'function' ? row.ask(test) : row.ask;
      for (let i = 0; i < (row.before ?? 0); i++) await askRaw(test, given);
      const answer = await askRaw(test, given);
      expect(answer['httpStatus']).toBe(200);
      if (row.listed === true) {
        expect(answer['ErrorCode']).toBe(0);
        expect(answer['ErrorList']).toEqual([expect.objectContaining({ ErrorCode: row.code })]);
      } else {
        expect(answer).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: row.code });
        expect(test.received.at(-1)?.refusal?.rule.id).toBe(`tencent-im/${row.rule}`);
      }
      const key = codeOf(row.code, given.path.split('/')[2] ?? '');
      expect(key).toMatch(new RegExp(`^tencent-im/${row.code}(-|$)`));
      const entry = resultCodes[key as NonNullable<typeof key>];
      for (const language of ['en', 'zh'] as const)
        for (const text of [entry.title, entry.cause, entry.fix[0]]) expect(text?.[language].trim()).toMatch(/.{4,}/);
    },
  );

  it('every rule has a case', () => {
    const broken = new Set(rows.map((row) => `tencent-im/${row.rule}`));
    expect(emulator.rules.map((rule) => rule.id).filter((id) => !broken.has(id))).toEqual([]);
  });

  it('every code of a rule has an entry in both languages', () => {
    for (const rule of emulator.rules) {
      const key = codeOf(Number(rule.code), 'openim');
      expect(key, rule.id).toMatch(new RegExp(`^tencent-im/${rule.code}(-|$)`));
      const { title, cause, fix } = resultCodes[key as NonNullable<typeof key>];
      for (const language of ['en', 'zh'] as const)
        for (const text of [title, cause, fix[0]]) expect(text?.[language].trim(), rule.id).toMatch(/.{4,}/);
    }
  });

  it('unverified rules apply only with --strict, rate limits only when they are enabled', async () => {
    const test = openTencent();
    expect(await askRaw(test, { path: SEND, body: message({ MsgLifeTime: 604_801 }) })).toMatchObject({ ErrorCode: 0 });
    for (let i = 0; i < 12; i++)
      expect(await askRaw(test, { path: STATUS, query: { usersig: 'hello' } })).toMatchObject({ ErrorCode: 70003 });
  });

  it('a valid request of each kind passes the strict emulator', async () => {
    const test = openTencent({ strict: true, rules: ['hours', 'quotas', 'rates'] });
    for (const [path, body] of [
      [STATUS, { To_Account: ['alice'], IsNeedDetail: 1 }],
      [CHECK, { CheckItem: [{ UserID: 'alice' }] }],
      [SEND, message()],
      [BATCH, message({ To_Account: ['alice', 'bob'] })],
      [PUSH, push()],
      [STATISTICS, { StartTime: 1, EndTime: 2 }],
    ] as const) {
      expect(await askRaw(test, { path, body }), path).toMatchObject({ ActionStatus: 'OK', ErrorCode: 0 });
      test.clock.advance(1500);
    }
  });

  it('all-user pushes and recalls are answered with 501', async () => {
    const test = openTencent();
    const first = [
      '/v4/im_open_login_svc/account_import',
      '/v4/profile/portrait_set',
      '/v4/group_open_http_svc/create_group',
    ];
    for (const path of [...first, '/v4/timpush/push', '/v4/timpush/revoke', '/v4/all_member_push/im_push'])
      expect(await askRaw(test, { path })).toMatchObject({ httpStatus: 501 });
  });
});
