// One call to the receipt address: every vendor's format, which vendor sent it, whether it is authentic, and how hostile bodies are handled.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallRead, type ReadService, readCall, receiptServices } from '../../../src/checks/receipts/read-call.js';
import { Secret } from '../../../src/crypto/secret.js';
import type { Settings } from '../../../src/push/types.js';
import { allFields } from '../../../src/session/vendors/list.js';

let services: readonly ReadService[];
beforeAll(async () => {
  services = await receiptServices();
});

const settingsOf = (values: Readonly<Record<string, string>> = {}): Settings => ({
  text: (key) => values[key],
  secret: (key) => (values[key] === undefined ? undefined : new Secret(values[key])),
  file: () => undefined,
  has: (key) => key in values,
  origin: () => undefined,
});

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly values?: Readonly<Record<string, string>>;
}

const read = (path: string, body: unknown, { headers = {}, query = '', values = {} }: Sent = {}): CallRead =>
  readCall(
    path,
    { query: new URLSearchParams(query), headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
    services,
    settingsOf(values),
    'http://127.0.0.1:4592',
  );

const seen = ({ receipts }: CallRead) =>
  receipts.map(({ status, token, user, ids, problem }) => [status, token ?? user, ids[0], problem?.code]);

const huawei = (result: unknown) => ({
  statuses: [
    { token: 'token-of-huawei', biTag: 'x', requestId: 'r-1', deliveryStatus: { result, timestamp: 1767225601000 } },
  ],
});
const oppo = (eventType: string) => [
  { messageId: 'm-1', taskId: 'm-1', registrationIds: 'OPPO_CN_a,OPPO_CN_b', eventTime: 1767225601000, eventType },
];
const xiaomi = (type: number, more = {}) =>
  new URLSearchParams({
    data: JSON.stringify({ 'sdm-1': { type, targets: 'regid-1', timestamp: 1767225601000, ...more } }),
  }).toString();
const meizu = (key: string, type: number, accessToken = '') =>
  new URLSearchParams({
    cb: JSON.stringify({ [key]: { type, targets: ['push-id-a', 'push-id-b'] } }),
    access_token: accessToken,
  }).toString();
const tencent = (event: Record<string, unknown>) => ({
  Events: [{ To_Account: 'alice', PushPlatform: 7, TaskId: 'task-1', EventTime: 1767225601, ErrCode: 0, ...event }],
});

describe('a receipt', () => {
  it.each([
    ['/huawei', huawei(0), [['delivered', 'token-of-huawei', 'r-1', undefined]]],
    ['/huawei', huawei(6), [['failed', 'token-of-huawei', 'r-1', 'huawei/6-receipt']]],
    ['/huawei', huawei(4711), [['unknown', 'token-of-huawei', 'r-1', undefined]]],
    ['/huawei', huawei('zero'), [['unknown', 'token-of-huawei', 'r-1', undefined]]],
    ['/harmony', huawei(0), [['delivered', 'token-of-huawei', 'r-1', undefined]]],
    ['/harmony', huawei(256), [['failed', 'token-of-huawei', 'r-1', 'harmony/256-receipt']]],
    [
      '/oppo',
      oppo('push_arrive'),
      [
        ['delivered', 'OPPO_CN_a', 'm-1', undefined],
        ['delivered', 'OPPO_CN_b', 'm-1', undefined],
      ],
    ],
    [
      '/oppo',
      oppo('regid_invalid').slice(0, 1),
      [
        ['failed', 'OPPO_CN_a', 'm-1', 'oppo/regid_invalid-receipt'],
        ['failed', 'OPPO_CN_b', 'm-1', 'oppo/regid_invalid-receipt'],
      ],
    ],
    [
      '/vivo',
      { '77': { targets: '16001', ackTime: 1767225601000, param: '', ackType: '0' } },
      [['delivered', '16001', '77', undefined]],
    ],
    ['/vivo', { '77': { targets: '16001', ackType: '1' } }, [['unknown', '16001', '77', undefined]]],
    ['/xiaomi', xiaomi(1), [['delivered', 'regid-1', 'sdm-1', undefined]]],
    ['/xiaomi', xiaomi(2), [['clicked', 'regid-1', 'sdm-1', undefined]]],
    ['/xiaomi', xiaomi(16), [['failed', 'regid-1', 'sdm-1', 'xiaomi/16-receipt']]],
    ['/xiaomi', xiaomi(128), [['failed', 'regid-1', 'sdm-1', 'xiaomi/128-receipt']]],
    ['/xiaomi', xiaomi(3), [['unknown', 'regid-1', 'sdm-1', undefined]]],
    [
      '/meizu',
      meizu('abc-1', 1),
      [
        ['delivered', 'push-id-a', 'abc', undefined],
        ['delivered', 'push-id-b', 'abc', undefined],
      ],
    ],
    [
      '/meizu',
      meizu('abc-2', 2),
      [
        ['clicked', 'push-id-a', 'abc', undefined],
        ['clicked', 'push-id-b', 'abc', undefined],
      ],
    ],
    [
      '/meizu',
      meizu('abc-1', 2),
      [
        ['unknown', 'push-id-a', 'abc', undefined],
        ['unknown', 'push-id-b', 'abc', undefined],
      ],
    ],
    ['/tencent-im', tencent({ PushStage: 1 }), [['sent', 'alice', 'task-1', undefined]]],
    ['/tencent-im', tencent({ PushStage: 2 }), [['delivered', 'alice', 'task-1', undefined]]],
    ['/tencent-im', tencent({ PushStage: 3 }), [['clicked', 'alice', 'task-1', undefined]]],
    ['/tencent-im', tencent({ PushStage: 1, ErrCode: -198 }), [['failed', 'alice', 'task-1', 'tencent-im/-198']]],
    ['/tencent-im', tencent({ PushStage: 1, ErrCode: '?' }), [['unknown', 'alice', 'task-1', undefined]]],
    ['/tencent-im', tencent({ PushStage: 2, ErrCode: null }), [['unknown', 'alice', 'task-1', undefined]]],
    ['/tencent-im', tencent({ PushStage: 9 }), [['unknown', 'alice', 'task-1', undefined]]],
  ])('at %s is read with its vendor’s meaning (%#)', (path, body, expected) => {
    const answered = read(path, body);
    expect(seen(answered)).toEqual(expected);
    expect(answered.answer.status).toBe(200);
  });

  it('of Honor and HarmonyOS is read as in the vectors', () => {
    const honor = JSON.parse(readFileSync('fixtures/vectors/honor.json', 'utf8')) as {
      receipts: { body_example: unknown };
    };
    expect(seen(read('/honor', honor.receipts.body_example)).map(([status, , , code]) => [status, code])).toEqual([
      ['delivered', undefined],
      ['failed', 'honor/40000015'],
    ]);
    const harmony = JSON.parse(readFileSync('fixtures/vectors/harmony.json', 'utf8')) as {
      receipts: readonly { body: string; result: number; drop_token: boolean }[];
    };
    for (const { body, result, drop_token } of harmony.receipts) {
      const [receipt] = read('/harmony', body).receipts;
      expect([receipt?.code, receipt?.status]).toEqual([String(result), result === 0 ? 'delivered' : 'failed']);
      expect(receipt?.problem?.entry.deviceToken === 'invalid').toBe(drop_token);
    }
  });

  it('of version 1 of Huawei is distinguished from one of Honor by its app', () => {
    const flat = { token: 'token-of-x', biTag: '', status: 0, timestamp: 1767225601000, requestId: 'r' };
    expect(read('/', { statuses: [{ ...flat, appid: '1' }] }).service?.id).toBe('huawei');
    expect(read('/', { statuses: [flat] }).service?.id).toBe('honor');
  });

  it('of Xiaomi says when the phone has notifications switched off', () => {
    expect(read('/xiaomi', xiaomi(1, { barStatus: 'Disable' })).receipts[0]?.says.en).toContain('switched off');
  });

  it('may have times in seconds and milliseconds, and other numbers are not times', () => {
    const timeOf = (EventTime: unknown) => read('/tencent-im', tencent({ PushStage: 1, EventTime })).receipts[0]?.time;
    expect([1767225601, 1767225601000, 5, -1, 'soon', null].map(timeOf)).toEqual([
      1767225601000,
      1767225601000,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is answered as its vendor expects', () => {
    expect(read('/huawei', huawei(0)).answer).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '{"code":"0","message":"success"}',
    });
    expect(JSON.parse(read('/tencent-im', tencent({ PushStage: 1 })).answer.body)).toEqual({
      ActionStatus: 'OK',
      ErrorInfo: '',
      ErrorCode: 0,
    });
  });
});

describe('the vendor of a call', () => {
  it('is the one named in the address, also in the address from Tencent', () => {
    expect(read('/v3/offline_push_report/harmony', huawei(0)).service?.id).toBe('harmony');
  });

  it('follows from the format where only one vendor has it', () => {
    expect(read('/callback', oppo('push_arrive')).service?.id).toBe('oppo');
    expect(read('/', tencent({ PushStage: 2 })).service?.id).toBe('tencent-im');
  });

  it('is not guessed where two vendors match', () => {
    const { receipts, problem, answer } = read('/', huawei(0));
    expect([receipts, problem?.code, answer.status]).toEqual([[], 'receipts/which-vendor', 404]);
  });
});

describe('a call that is not a receipt', () => {
  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"statuses":[]}',
    '{"statuses":[null]}',
    '{"statuses":[{"token":""}]}',
    '{"Events":[1]}',
    'data=%7B%7D',
    'cb=not-json&access_token=',
    '\u0000\u0001',
    '[[[[[[',
    `{"__proto__":{"targets":"x","ackType":"0"},"constructor":1}`,
  ])('matches no vendor: %j', (body) => {
    for (const path of ['/', ...services.map(({ id }) => `/${id}`)]) {
      const { receipts, problem, answer } = read(path, body);
      expect([path, receipts, answer.status]).toEqual([path, [], 404]);
      expect(problem?.code).toBe(path === '/' ? 'receipts/no-vendor' : 'receipts/other-form');
    }
  });

  it('is reported without its values and ids', () => {
    const { problem } = read('/', {
      secretly: 'hunter2',
      RegId: 'OPPO_CN_0123456789abcdef',
      '16000000000000000000001': 1,
    });
    const said = JSON.stringify(problem?.args);
    expect(said).toContain('secretly');
    for (const hidden of ['hunter2', 'OPPO_CN', '1600000']) expect(said).not.toContain(hidden);
  });
});

describe('a malformed entry among valid ones', () => {
  const ofEach = {
    huawei: { statuses: [...huawei(0).statuses, 'x'] },
    harmony: { statuses: [{}, ...huawei(0).statuses] },
    honor: {
      statuses: [
        { token: 't', status: 40000002 },
        { token: '', status: 0 },
      ],
    },
    oppo: [...oppo('push_arrive').map((entry) => ({ ...entry, registrationIds: 'a' })), null],
    vivo: { '77': { targets: '16001', ackType: '0' }, '78': 1 },
    xiaomi: new URLSearchParams({ data: '{"a":{"type":1,"targets":"r"},"b":{"type":1}}' }).toString(),
    meizu: new URLSearchParams({ cb: '{"a-1":{"type":1,"targets":["p"]},"b-1":{"type":1,"targets":[]}}' }).toString(),
    'tencent-im': { Events: [...tencent({ PushStage: 2 }).Events, { To_Account: '' }] },
  };
  it.each(Object.entries(ofEach))('of %s is unknown, and the others are read', (vendor, body) => {
    const { receipts, problem } = read(`/${vendor}`, body);
    expect(problem).toBeUndefined();
    expect(receipts.map(({ status }) => status).sort()).toEqual(['delivered', 'unknown']);
    expect(receipts.find(({ status }) => status === 'unknown')).toMatchObject({ mark: 'D', code: '', ids: [] });
  });
});

describe('an event of Tencent with EventType 2', () => {
  const says = (event: Record<string, unknown>) =>
    read('/tencent-im', tencent({ PushStage: 2, EventType: 2, ...event })).receipts[0]?.says.en;

  it('in a push task has no vendor: the app was online', () => {
    expect(says({})).toBe('delivered to the app online, no vendor push');
    expect(says({ ErrCode: -198, ErrInfo: 'no' })).toBe('not handed on (to the app online): no');
  });

  it('in a chat group was pushed through the vendor', () => {
    const { TaskId: _, ...chat } = { ...tencent({ PushStage: 2, EventType: 2, MsgKey: 'm' }).Events[0] };
    expect(read('/tencent-im', { Events: [chat] }).receipts[0]?.says.en).toContain('Tencent says delivered');
  });
});

describe('the sender', () => {
  it('is compared with a key of the config, which the finding names', () => {
    const keys = new Set(allFields().map(({ key }) => key));
    const named = services.filter(({ reader }) => reader.senderKey !== undefined && keys.has(reader.senderKey));
    expect(named).toEqual(services.filter(({ reader }) => reader.sender !== undefined));
    expect(read('/meizu', meizu('a-1', 1, 'wrong'), { values: { mz_receipt_token: 'right' } }).problem?.args).toEqual(
      expect.objectContaining({ key: 'mz_receipt_token' }),
    );
  });

  it('is searched with one parse of the call for each service', () => {
    let readings = 0;
    const counted = services.map((service) => ({
      ...service,
      reader: {
        ...service.reader,
        read: (call: Parameters<typeof service.reader.read>[0]) => {
          readings += 1;
          return service.reader.read(call);
        },
      },
    }));
    const call = { query: new URLSearchParams(), headers: {}, body: JSON.stringify(oppo('push_arrive')) };
    expect(readCall('/', call, counted, settingsOf(), 'http://127.0.0.1:4592').service?.id).toBe('oppo');
    expect(readings).toBe(services.length);
  });

  const sign = (key: Buffer, user: string) =>
    `timestamp=1; nonce=n; value=${createHmac('sha256', key).update(`1n${user}`).digest('base64')}`;
  const secret = 'MTIzNDU2Nzg5MGFiY2RlZg==';

  it.each([
    ['huawei', 'hw'],
    ['harmony', 'harmony'],
  ])('of %s is verified by the signature, with the secret in either encoding', (vendor, prefix) => {
    const values = { [`${prefix}_receipt_user`]: 'me', [`${prefix}_receipt_secret`]: secret };
    const of = (header: string | undefined, own = values) =>
      read(`/${vendor}`, huawei(0), {
        values: own,
        headers: header === undefined ? {} : { 'x-huawei-callback-id': header },
      });
    expect(of(sign(Buffer.from(secret, 'base64'), 'me')).sender).toBe('matches');
    expect(of(sign(Buffer.from(secret), 'me').replaceAll('; ', ';')).sender).toBe('matches');
    for (const header of [sign(Buffer.from('other'), 'me'), sign(Buffer.from(secret), 'you'), 'timestamp=1', '', ';;='])
      expect([of(header).sender, of(header).answer.status, of(header).receipts]).toEqual(['differs', 403, []]);
    expect([of(undefined).sender, of(undefined).problem?.code]).toEqual(['missing', 'receipts/signature-missing']);
    expect(of(undefined, {}).sender).toBe('unchecked');
  });

  it('of Meizu is verified by the access token', () => {
    const of = (given: string) => read('/meizu', meizu('a-1', 1, given), { values: { mz_receipt_token: 'right' } });
    expect([of('right').sender, of('wrong').sender, of('').sender]).toEqual(['matches', 'differs', 'missing']);
    expect(of('wrong').receipts).toEqual([]);
  });

  it('of Tencent must name the app of the config', () => {
    const of = (query: string) =>
      read('/tencent-im', tencent({ PushStage: 2 }), { query, values: { im_sdk_app_id: '1400000001' } });
    expect([of('SdkAppid=1400000001').sender, of('').sender, of('SdkAppid=1400000002').sender]).toEqual([
      'unchecked',
      'unchecked',
      'differs',
    ]);
  });
});
