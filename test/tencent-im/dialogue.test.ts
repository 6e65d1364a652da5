// The real client against the real emulator: how each call ends, how a push is forwarded, unexpected answers and lost connections.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../src/http/types.js';
import { testMessage } from '../helpers/emulator-http.js';
import { run } from '../helpers/run-cli.js';
import { runs } from '../helpers/runs.js';
import { startForTest } from '../helpers/start-for-test.js';
import { askRaw, KEY, openTencent, users } from './talk.js';

const lost = (neverArrived = false) =>
  new UnreachableError({ reason: 'reset', host: 'console.tim.qq.com', message: 'socket hang up', neverArrived });

describe('verify', () => {
  it('checks app, key, administrator and region, and reaches no phone', async () => {
    const test = openTencent({ strict: true });
    const found = await test.client.verify();
    expect(found).toMatchObject({ status: 'verified', problems: [] });
    expect(found.note?.en).toBe('region cn');
    expect(test.pushes()).toEqual([]);
    expect(test.received.flatMap((item) => item.reply.forwards ?? [])).toEqual([]);
  });

  it('names the assumed region when none is set', async () => {
    const test = openTencent({ settings: { im_region: undefined } });
    expect((await test.client.verify()).note?.en).toContain('im_region is not set');
  });

  it.each([
    ['another key', { im_secret_key: 'f'.repeat(64) }, 'tencent-im/70009', 'im_secret_key'],
    ['another app', { im_sdk_app_id: '1400000009' }, 'tencent-im/70020', 'im_sdk_app_id'],
    ['an ordinary user as administrator', { im_admin: 'alice' }, 'tencent-im/90009', 'im_admin'],
  ])('%s is refused and reported at its key of the config', async (_name, settings, code, key) => {
    const found = await openTencent({ settings }).client.verify();
    expect(found).toMatchObject({ status: 'refused', problems: [{ code, at: { key }, vendor: 'tencent-im' }] });
  });

  it('another region is reported at im_region', async () => {
    const found = await openTencent({ settings: { im_region: 'sgp' }, reachedBy: 'host' }).client.verify();
    expect(found).toMatchObject({
      status: 'refused',
      problems: [{ code: 'tencent-im/60026', at: { key: 'im_region' } }],
    });
  });

  it('a key with blanks around it still signs correctly', async () => {
    expect(await openTencent({ settings: { im_secret_key: ` ${KEY}\n` } }).client.verify()).toMatchObject({
      status: 'verified',
    });
  });

  it('a clock that is ten minutes wrong is accepted, one that is a day wrong is refused', async () => {
    const test = openTencent();
    const slow = { ...test.deps, clock: { ...test.deps.clock, now: () => test.clock.now() - 2 * 86_400_000 } };
    const { connectTencent } = await import('../../src/tencent-im/client/client.js');
    expect(await connectTencent(slow).verify()).toMatchObject({ problems: [{ code: 'tencent-im/70001' }] });
  });

  it('a lost connection and an unreadable answer are unreachable, not refused', async () => {
    const test = openTencent();
    test.interrupt(lost(), { status: 502, body: '<html>' });
    expect(await test.client.verify()).toMatchObject({ status: 'unreachable' });
    expect(await test.client.verify()).toMatchObject({
      status: 'unreachable',
      problems: [{ code: 'tencent-im/answer-not-understood' }],
    });
  });

  it('each UserSig is hidden from every output', async () => {
    const test = openTencent();
    await test.client.verify();
    const used = new URL(test.received[0]?.request.url ?? 'http://x').searchParams.get('usersig');
    expect(test.protected).toContain(used);
  });
});

describe('accounts', () => {
  it('distinguishes imported users from unknown ones', async () => {
    const asked = await openTencent({ strict: true }).client.accountCheck(['alice', 'nobody', 'Alice']);
    expect(asked).toEqual({
      ok: true,
      value: [
        { userId: 'alice', state: 'imported' },
        { userId: 'nobody', state: 'not-imported' },
        { userId: 'Alice', state: 'not-imported' },
      ],
    });
  });

  it('distinguishes the states, with the detail per platform', async () => {
    const asked = await openTencent({ strict: true }).client.onlineStatus([
      'alice',
      'bob',
      'carol',
      'nobody',
      'demo-apns',
    ]);
    if (!asked.ok) throw new Error(asked.problem.code);
    expect(asked.value.map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['PushOnline', undefined],
      ['Online', 'tencent-im/user-online'],
      ['Offline', 'tencent-im/user-offline'],
      ['not-imported', 'tencent-im/70107'],
      ['PushOnline', undefined],
    ]);
    expect(asked.value[1]?.platforms).toEqual([{ platform: 'Android', state: 'Online' }]);
    expect(asked.value[4]?.platforms).toEqual([{ platform: 'iPhone', state: 'PushOnline' }]);
  });

  it('reads Status and the older State alike', async () => {
    const test = openTencent();
    const answer = (field: string) => ({
      status: 200,
      body: JSON.stringify({
        ActionStatus: 'OK',
        ErrorCode: 0,
        QueryResult: [
          { To_Account: 'alice', [field]: 'PushOnline', Detail: [{ Platform: 'IPhone', [field]: 'PushOnline' }] },
        ],
      }),
    });
    test.interrupt(answer('Status'), answer('State'), answer('status'));
    const [first, second, third] = [
      await test.client.onlineStatus(['alice']),
      await test.client.onlineStatus(['alice']),
      await test.client.onlineStatus(['alice']),
    ];
    expect(first).toEqual(second);
    expect(first).toMatchObject({
      value: [{ state: 'PushOnline', platforms: [{ platform: 'IPhone', state: 'PushOnline' }] }],
    });
    expect(third).toMatchObject({ value: [{ state: 'unknown', problem: { code: 'tencent-im/user-state-unknown' } }] });
  });

  it('a user the answer leaves out is unknown, not offline', async () => {
    const test = openTencent();
    test.interrupt({ status: 200, body: '{"ActionStatus":"OK","ErrorCode":0,"QueryResult":[]}' });
    expect(await test.client.onlineStatus(['alice'])).toMatchObject({
      value: [{ state: 'unknown', problem: { code: 'tencent-im/user-not-answered' } }],
    });
  });
});

describe('send', () => {
  it('a message to one user is sent as sendmsg, and a PushOnline phone gets it from its vendor', async () => {
    const test = openTencent({ strict: true });
    const [result] = await test.client.send(testMessage(), ['alice']);
    expect(result).toMatchObject({ token: 'alice', status: 'accepted', attempts: 1 });
    expect(test.received[0]?.path).toBe('/v4/openim/sendmsg');
    expect(test.received[0]?.reply.forwards).toMatchObject([
      {
        vendor: 'vivo',
        push: {
          token: 'token-of-vivo',
          accepted: true,
          title: 'Message from Alice',
          ext: '{"conversationID":"c2c_alice"}',
        },
      },
    ]);
  });

  it('several users are sent as one batchsendmsg; only the unknown one is rejected', async () => {
    const test = openTencent({ strict: true });
    const results = await test.client.send(testMessage(), ['alice', 'nobody', 'demo-oppo']);
    expect(results.map(({ token, status, problem }) => [token, status, problem?.code])).toEqual([
      ['alice', 'accepted', undefined],
      ['nobody', 'rejected', 'tencent-im/70107'],
      ['demo-oppo', 'accepted', undefined],
    ]);
    expect(test.received.map((item) => item.path)).toEqual(['/v4/openim/batchsendmsg']);
    expect(test.received[0]?.reply.forwards?.map((item) => item.vendor)).toEqual(['vivo', 'oppo']);
  });

  it('a push of the Push service is answered with a task id', async () => {
    const test = openTencent({ strict: true });
    const [result] = await test.client.send(testMessage(), ['alice'], { kind: 'push' });
    expect(result?.taskId).toMatch(/^batch_/);
  });

  it.each(['bob', 'carol', 'dave', 'erin'])('no vendor receives a push for %s', async (user) => {
    const test = openTencent();
    expect(await test.client.send(testMessage(), [user])).toMatchObject([{ status: 'accepted' }]);
    expect(test.received[0]?.reply.forwards).toEqual([]);
  });

  it.each([
    ['PushFlag 1', { OfflinePushInfo: { PushFlag: 1 } }],
    ['MsgLifeTime 0', { MsgLifeTime: 0 }],
  ])('%s sends no offline push', async (_name, raw) => {
    const test = openTencent();
    await test.client.send(testMessage({ raw }), ['alice']);
    expect(test.received[0]?.reply.forwards).toEqual([]);
  });

  it('a custom message without title and text sends no offline push', async () => {
    const test = openTencent();
    const body = {
      To_Account: 'alice',
      MsgRandom: 1,
      MsgBody: [{ MsgType: 'TIMCustomElem', MsgContent: { Data: 'x' } }],
    };
    await askRaw(test, { path: '/v4/openim/sendmsg', body });
    expect(test.received[0]?.reply.forwards).toEqual([]);
    await askRaw(test, { path: '/v4/openim/sendmsg', body: { ...body, OfflinePushInfo: { Desc: 'a call' } } });
    expect(test.received[1]?.reply.forwards).toHaveLength(1);
  });

  it('title and text arrive at the vendor as Tencent truncates them', async () => {
    const test = openTencent();
    await test.client.send(testMessage({ title: 'x'.repeat(60) }), ['alice']);
    expect(test.received[0]?.reply.forwards?.[0]?.push.title).toBe(`${'x'.repeat(37)}...`);
  });

  it('OPPO refuses an ext that is no object, and the answer of Tencent does not show it', async () => {
    const test = openTencent();
    expect(await test.client.send(testMessage({ ext: 'plain' }), ['demo-oppo'])).toMatchObject([
      { status: 'accepted' },
    ]);
    expect(test.received[0]?.reply.forwards).toMatchObject([
      { vendor: 'oppo', push: { accepted: false, code: '-198' } },
    ]);
  });

  it('a sender that does not exist is refused for all recipients', async () => {
    const results = await openTencent().client.send(testMessage(), ['alice', 'bob'], {
      kind: 'message',
      from: 'ghost',
    });
    expect(results.map((result) => result.problem?.code)).toEqual(['tencent-im/90008', 'tencent-im/90008']);
  });

  it('without the Push service a push is refused, a message is not', async () => {
    const test = openTencent({ app: { state: 'push-service-off' } });
    expect(await test.client.send(testMessage(), ['alice'], { kind: 'push' })).toMatchObject([
      { status: 'rejected', problem: { code: 'tencent-im/90045' } },
    ]);
    expect(await test.client.send(testMessage(), ['alice'])).toMatchObject([{ status: 'accepted' }]);
  });

  it('a lost answer is unreachable and is not retried', async () => {
    const test = openTencent();
    test.interrupt(lost());
    expect(await test.client.send(testMessage(), ['alice'])).toMatchObject([{ status: 'unreachable', attempts: 1 }]);
    expect(test.received).toEqual([]);
  });

  it('an undocumented code is shown with the text of Tencent', async () => {
    const test = openTencent();
    test.interrupt({ status: 200, body: '{"ActionStatus":"FAIL","ErrorCode":91919,"ErrorInfo":"strange"}' });
    expect(await test.client.send(testMessage(), ['alice'])).toMatchObject([
      { problem: { code: 'tencent-im/unknown-code', vendorCode: '91919', vendorMessage: 'strange' } },
    ]);
  });
});

describe('traces', () => {
  it.each([
    [
      'alice',
      'vivo',
      '10007',
      [
        ['im', '1'],
        ['offline', '1'],
        ['channel', '1'],
      ],
    ],
    [
      'frank',
      'vivo',
      '10099',
      [
        ['im', '1'],
        ['offline', '0', '-201'],
      ],
    ],
    [
      'ivan',
      'meizu',
      '0',
      [
        ['im', '1'],
        ['offline', '0', '-201'],
      ],
    ],
    ['bob', 'xiaomi', '10005', [['im', '1']]],
  ] as const)(
    'the trace of a push to %s shows the reported device token and certificate ID',
    async (user, vendor, certificateId, hops) => {
      const test = openTencent({ strict: true });
      const [sent] = await test.client.send(testMessage(), [user], { kind: 'push' });
      const asked = await test.client.traces({ taskId: sent?.taskId ?? '', userId: user });
      if (!asked.ok) throw new Error(asked.problem.code);
      const [trace] = asked.value;
      expect(trace).toMatchObject({ vendor, certificateId, token: `token-of-${vendor}` });
      expect(
        trace?.hops.map(({ hop, status, errorCode }) => [hop, status, ...(errorCode === '0' ? [] : [errorCode])]),
      ).toEqual(hops);
    },
  );

  it('the trace of a dead device ends at the vendor', async () => {
    const test = openTencent({
      imUsers: [{ id: 'zoe', state: 'PushOnline', device: { vendor: 'oppo', token: 'dead-oppo' } }],
    });
    const [sent] = await test.client.send(testMessage(), ['zoe'], { kind: 'push' });
    const asked = await test.client.traces({ taskId: sent?.taskId ?? '', userId: 'zoe' });
    expect(asked).toMatchObject({ value: [{ hops: [{}, {}, { hop: 'channel', errorCode: '-198' }] }] });
  });

  it('the trace of a single push is found by the message id of its vendor', async () => {
    const test = openTencent();
    await test.client.send(testMessage(), ['alice']);
    const pushId = test.received[0]?.reply.forwards?.[0]?.push.messageId ?? '';
    expect(await test.client.traces({ pushId })).toMatchObject({ value: [{ vendor: 'vivo' }] });
  });

  it('an unknown task has no devices, and without the Push service there are no traces', async () => {
    expect(await openTencent().client.traces({ taskId: 'batch_x', userId: 'alice' })).toEqual({ ok: true, value: [] });
    const off = openTencent({ app: { state: 'push-service-off' } });
    expect(await off.client.traces({ pushId: 'x' })).toMatchObject({
      ok: false,
      status: 'refused',
      problem: { code: 'tencent-im/90045' },
    });
  });

  it('statistics count what was sent', async () => {
    const test = openTencent({ strict: true });
    await test.client.send(testMessage(), ['alice', 'demo-oppo', 'bob'], { kind: 'push' });
    const seconds = Math.floor(test.clock.now() / 1000);
    expect(await test.client.statistics(seconds - 10, seconds + 10)).toMatchObject({
      value: {
        total: 2,
        sent: 2,
        platforms: [
          { vendor: 'vivo', total: 1 },
          { vendor: 'oppo', total: 1 },
        ],
      },
    });
  });

  it('losses name the stage at which a push ended: before a vendor was asked, and at the vendor', async () => {
    const test = openTencent({
      strict: true,
      imUsers: [...users, { id: 'zoe', state: 'PushOnline', device: { vendor: 'oppo', token: 'dead-oppo' } }],
    });
    await test.client.send(testMessage(), ['alice', 'erin', 'ivan', 'ivan', 'frank', 'zoe', 'bob'], { kind: 'push' });
    const seconds = Math.floor(test.clock.now() / 1000);
    const asked = await test.client.losses(seconds - 10, seconds + 10);
    expect(asked).toEqual({
      ok: true,
      value: [
        { at: 'before', pushPlatform: 0, code: '-2', count: 1, info: 'token not uploaded' },
        { at: 'before', vendor: 'meizu', pushPlatform: 5, code: '-1', count: 2, info: 'certificate id not set' },
        expect.objectContaining({ at: 'before', code: '-201', count: 1 }),
        {
          at: 'after',
          vendor: 'oppo',
          pushPlatform: 6,
          code: '-198',
          count: 1,
          info: 'vendor: device token is uninstalled',
        },
      ],
    });
    expect(await test.client.losses(seconds - 100, seconds - 50)).toEqual({ ok: true, value: [] });
  });

  const row = (code: unknown, more: object = {}) => ({ ErrCode: code, ErrCount: 3, ErrInfo: 'x', ...more });
  it.each([
    ['at the top', { ReadyToSendLoss: [row('-1')] }, [{ at: 'before', code: '-1', count: 3, info: 'x' }]],
    ['one level below', { Result: { PostSendDeliveredLoss: [row(410)] } }, [{ at: 'after', code: '410' }]],
    ['in a list', { Results: [{ ReadyToSendLoss: [row('-2')] }] }, [{ at: 'before', code: '-2' }]],
    [
      'by vendor, not a second time in the sum',
      {
        ReadyToSendLoss: [row('-1')],
        PlatformReadyToSendLoss: [row('-1', { PushPlatform: 2 }), row('-1', { PushPlatform: 9 })],
      },
      [
        { vendor: 'xiaomi', pushPlatform: 2 },
        { pushPlatform: 9, code: '-1' },
      ],
    ],
    ['beside rows that cannot be read', { ReadyToSendLoss: [null, {}, row({}), row('-1')] }, [{ code: '-1' }]],
    ['as none from empty lists', { ReadyToSendLoss: [], PostSendDeliveredLoss: [] }, []],
  ])('losses are read %s', async (_name, body, wanted) => {
    const test = openTencent();
    test.interrupt({ status: 200, body: JSON.stringify({ ActionStatus: 'OK', ErrorCode: 0, ...body }) });
    const asked = await test.client.losses(1, 2);
    expect(asked).toMatchObject({ ok: true, value: wanted });
    expect(asked.ok && asked.value).toHaveLength(wanted.length);
  });

  it.each([
    ['without any list of losses', {}],
    ['whose losses cannot be read', { ReadyToSendLoss: [null, {}, row({}), row('1', { ErrCount: 'many' })] }],
  ])('an OK %s is not accepted as an answer', async (_name, body) => {
    const test = openTencent();
    test.interrupt({ status: 200, body: JSON.stringify({ ActionStatus: 'OK', ErrorCode: 0, ...body }) });
    expect(await test.client.losses(1, 2)).toMatchObject({
      ok: false,
      status: 'unreachable',
      problem: { code: 'tencent-im/answer-not-understood' },
    });
  });
});

describe('any answer at all', () => {
  const keys = [
    'ErrorCode',
    'ErrorInfo',
    'ErrorList',
    'QueryResult',
    'ResultItem',
    'InstanceTrace',
    'To_Account',
    'UserID',
    'Status',
    'Detail',
    'OfflinePushStat',
    'ChannelStat',
    'PushStatus',
    'CertId',
    'Token',
    'PlatformStatistics',
    'ReadyToSendLoss',
    'PlatformPostSendDeliveredLoss',
    'ErrCode',
    'ErrCount',
    'MsgKey',
    'TaskId',
    'PushPlatform',
  ];
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, 0, 1, -201, 70107, 'alice', '', true, 1.5, '0'),
      tie('list'),
      tie('record'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    record: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
  })).record;

  it('gives every call a result and causes no exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          json.map((value) => JSON.stringify({ ErrorCode: 0, ...(value as object) })),
          json.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        fc.integer({ min: 100, max: 599 }),
        async (body, status) => {
          const test = openTencent();
          const answers = Array.from({ length: 7 }, () => ({ status, body }));
          test.interrupt(...answers);
          const { client } = test;
          expect(['verified', 'refused', 'unreachable']).toContain((await client.verify()).status);
          for (const asked of [
            await client.accountCheck(['alice']),
            await client.onlineStatus(['alice', '__proto__']),
            await client.traces({ pushId: 'x' }),
            await client.statistics(1, 2),
            await client.losses(1, 2),
          ])
            expect(typeof asked.ok).toBe('boolean');
          expect(await client.send(testMessage(), ['alice', 'bob'])).toHaveLength(2);
        },
      ),
      runs(200),
    );
  });
});

describe('the emulator', () => {
  it('answers any request', async () => {
    const test = openTencent({ strict: true, rules: ['hours', 'quotas', 'rates'] });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'openim/sendmsg',
          'openim/batchsendmsg',
          'openim/query_online_status',
          'timpush/batch',
          'im_open_login_svc/account_check',
          'timpush/all_member_push_trace',
          'timpush/normal_push_statistics',
          'timpush/normal_push_loss',
        ),
        fc.oneof(fc.json(), fc.string()),
        async (command, text) => {
          test.clock.advance(61_000);
          const answer = await askRaw(test, { path: `/v4/${command}`, text });
          expect(answer['httpStatus']).toBe(200);
          expect(typeof answer['ErrorCode']).toBe('number');
        },
      ),
    );
  });
});

describe('the inspector', () => {
  it('shows each step of a UserSig, and neither the key nor the whole signature', async () => {
    const sandbox = await startForTest();
    try {
      const made = await run(['user-sig', '--sandbox', '--user', 'administrator']);
      const query = (over: Record<string, string>) =>
        new URLSearchParams({
          sdkappid: '1400000001',
          identifier: 'administrator',
          usersig: made.stdout.trim(),
          random: '1',
          contenttype: 'json',
          ...over,
        });
      const steps = async (over: Record<string, string>) => {
        await fetch(`${sandbox.url}/tencent-im/v4/openim/query_online_status?${query(over).toString()}`, {
          method: 'POST',
          body: '{"To_Account":["alice"]}',
        });
        const id = sandbox.store.list({ vendor: 'tencent-im' })[0]?.id ?? '';
        const text = await (await fetch(`${sandbox.url}/_sandbox/messages/${id}`)).text();
        expect(text).not.toContain(KEY);
        expect(text).not.toContain(made.stdout.trim());
        return (JSON.parse(text) as { signature: readonly { verdict?: string }[] }).signature.map(
          (step) => step.verdict,
        );
      };
      expect(await steps({})).toEqual(['right', 'right', undefined, 'right', 'right']);
      expect(await steps({ identifier: 'bob' })).toEqual(['right', 'wrong', undefined, 'right', 'right']);
      expect(await steps({ usersig: 'hello' })).toEqual(['wrong']);
      expect(await steps({ usersig: '' })).toEqual([]);
    } finally {
      await sandbox.close();
    }
  });
});
