// Faults on a real socket: what each does to a sender, which requests it affects, and what the message reports about it.
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FaultRequest, startSandbox } from '../../../src/index.js';
import { Faults, sayFault } from '../../../src/sandbox/faults/faults.js';
import { parseFault } from '../../../src/sandbox/faults/flag.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { control, type Sandbox, vivoAuth, vivoSend } from '../../helpers/sandbox-calls.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Number of chunks in which the body arrived. */
  readonly pieces: number;
}

/** One push request without a valid token: refused unless a fault applies first. Rejects with the socket's error code. */
const ask = (path = '/vivo/message/send'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = httpRequest(`${sandbox.url}${path}`, { method: 'POST', agent: false }, (response) => {
      let body = '';
      let pieces = 0;
      response.on('data', (part: Buffer) => {
        pieces += 1;
        body += part.toString();
      });
      response.on('error', (error: NodeJS.ErrnoException) =>
        reject(new Error(`${error.code ?? ''} after ${body.length}`)),
      );
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body, pieces }));
    });
    call.on('error', (error: NodeJS.ErrnoException) => reject(new Error(error.code ?? error.message)));
    call.end('{"title":"x"}');
  });

const PUSH = { vendor: 'vivo', path: '/message/send' } as const;
const newest = async () => (await sandbox.messages({ vendor: 'vivo' }))[0];

describe('faults › what they do over HTTP/1.1', () => {
  it('a status of its own with Retry-After, and the vendor does not see the request', async () => {
    await sandbox.faults.add({ ...PUSH, do: { status: 429, retryAfter: 7, body: 'slow down' } });
    expect(await ask()).toMatchObject({ status: 429, headers: { 'retry-after': '7' }, body: 'slow down' });
    expect(await newest()).toMatchObject({
      rules: [],
      response: { status: 429 },
      fault: { says: { en: 'status 429, retry after 7 s', zh: '状态码 429，7 秒后重试' } },
    });
  });

  it('a connection dropped before the vendor received the request, after it accepted it, or in the middle of the answer', async () => {
    const authToken = await vivoAuth(sandbox);
    await sandbox.faults.add({ ...PUSH, steps: [{ drop: 'before' }, { drop: 'after' }, { drop: 'middle' }] });
    await expect(vivoSend(sandbox, authToken)).rejects.toThrow();
    expect(await newest()).toMatchObject({ pushes: [], response: { status: 0 } });
    await expect(vivoSend(sandbox, authToken)).rejects.toThrow();
    expect(await newest()).toMatchObject({ pushes: [{ accepted: true }], response: { status: 0 } });
    await expect(ask()).rejects.toThrow(/^ECONNRESET after [1-9]/);
    expect((await ask()).status).toBe(200);
  });

  it('a body that arrives slowly, is cut, is not JSON, is empty, or has another type', async () => {
    const whole = (await ask()).body;
    await sandbox.faults.add({
      ...PUSH,
      steps: [
        { slowMs: 1 },
        { spoil: 'truncated' },
        { spoil: 'not-json' },
        { spoil: 'empty' },
        { contentType: 'text/html' },
      ],
    });
    const slow = await ask();
    expect(slow.body).toBe(whole);
    expect(slow.pieces).toBeGreaterThan(1);
    const cut = await ask();
    expect(whole.startsWith(cut.body)).toBe(true);
    expect(() => JSON.parse(cut.body) as unknown).toThrow();
    expect((await ask()).body).toMatch(/^<html>/);
    expect((await ask()).body).toBe('');
    expect((await ask()).headers['content-type']).toBe('text/html');
  });

  it('a delay is applied before all other faults', async () => {
    await sandbox.faults.add({ ...PUSH, do: { delayMs: 60, status: 503 } });
    const before = performance.now();
    expect((await ask()).status).toBe(503);
    expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  });

  it('an early expiry of the access token applies to the next request that carries one', async () => {
    await sandbox.faults.add({ vendor: 'vivo', do: { expiredToken: true }, times: 1 });
    const authToken = await vivoAuth(sandbox);
    expect(await sandbox.faults.list()).toMatchObject([{ hit: 0, spent: false }]);
    expect(await vivoSend(sandbox, authToken)).toMatchObject({ result: 10000 });
    expect(await vivoSend(sandbox, authToken)).toMatchObject({ result: 0 });
    expect(await sandbox.faults.list()).toMatchObject([{ hit: 1, spent: true }]);
  });

  it('any rule can be broken, so that the vendor refuses with its own words', async () => {
    const authToken = await vivoAuth(sandbox);
    await vivoSend(sandbox, authToken);
    const passed = (await newest())?.rules.at(-1)?.rule;
    const rule = vivo.emulator.rules.find((item) => item.id === passed);
    await sandbox.faults.add({ do: { rule: rule?.id ?? '' } });
    expect(await vivoSend(sandbox, authToken)).toMatchObject({ result: Number(rule?.code) });
    expect(await newest()).toMatchObject({
      refusedBy: { rule: rule?.id, detail: { en: 'broken on purpose by a fault' } },
    });
  });

  it('GOAWAY becomes Connection: close, a refused stream becomes a cut connection', async () => {
    await sandbox.faults.add({ ...PUSH, steps: [{ goaway: 'after' }, { refuseStream: true }] });
    expect((await ask()).headers['connection']).toBe('close');
    await expect(ask()).rejects.toThrow('ECONNRESET');
  });
});

describe('faults › in words', () => {
  it('a fault of one request is not described as lasting', () => {
    const action = { status: 503 };
    expect(sayFault({ vendor: 'vivo', do: action, nth: 3 }, 'en')).toBe('vivo  status 503  only request 3');
    expect(sayFault({ vendor: 'vivo', do: action, nth: 3 }, 'zh')).toBe('vivo  状态码 503  仅第 3 个请求');
    expect(sayFault({ vendor: 'vivo', do: action, nth: 3, times: 2 }, 'en')).toBe(
      'vivo  status 503  from request 3 on  2 times',
    );
  });
});

describe('faults › what they do over HTTP/2', () => {
  const open = (): ClientHttp2Session => connect(sandbox.tlsUrl, { ca: readFileSync(sandbox.caFile) });
  const push = (session: ClientHttp2Session): Promise<{ readonly status?: number; readonly code?: number }> =>
    new Promise((resolve) => {
      const stream = session.request({ ':method': 'POST', ':path': '/vivo/message/send' });
      let status: number | undefined;
      stream.on('response', (headers) => {
        status = headers[':status'];
      });
      stream.on('error', () => {});
      stream.on('close', () => resolve(status === undefined ? { code: stream.rstCode } : { status }));
      stream.resume();
      stream.end('{}');
    });

  it('a refused stream ends with REFUSED_STREAM and affects no other', async () => {
    await sandbox.faults.add({ ...PUSH, do: { refuseStream: true }, times: 1 });
    const session = open();
    expect(await push(session)).toEqual({ code: 7 });
    expect(await push(session)).toEqual({ status: 200 });
    session.close();
  });

  it('GOAWAY follows the answer, or reports that the request was not processed', async () => {
    await sandbox.faults.add({ ...PUSH, steps: [{ goaway: 'after' }, {}, { goaway: 'before' }] });
    const left = (session: ClientHttp2Session): Promise<number> =>
      new Promise((resolve) => session.on('goaway', (_code, lastStream) => resolve(lastStream)));
    const first = open();
    const firstLeft = left(first);
    expect(await push(first)).toEqual({ status: 200 });
    expect(await firstLeft).toBe(1);
    const second = open();
    const secondLeft = left(second);
    expect(await push(second)).toEqual({ status: 200 });
    expect(await push(second)).toEqual({ code: 7 });
    // The second request was stream 3: only stream 1 was processed.
    expect(await secondLeft).toBe(1);
  });

  it('a dropped connection ends all its streams', async () => {
    await sandbox.faults.add({ ...PUSH, do: { drop: 'before' }, times: 1 });
    const session = open();
    session.on('error', () => {});
    const closed = new Promise((resolve) => session.on('close', resolve));
    expect(await push(session)).not.toHaveProperty('status');
    await closed;
  });
});

describe('faults › which requests they affect', () => {
  const statuses = async (count: number): Promise<number[]> => {
    const found: number[] = [];
    for (let i = 0; i < count; i += 1) found.push((await ask()).status);
    return found;
  };

  it.each<[string, FaultRequest, number[]]>([
    ['the third request fails, then all is fine', { ...PUSH, do: { status: 500 }, nth: 3 }, [200, 200, 500, 200]],
    ['two of them from the second on', { ...PUSH, do: { status: 500 }, nth: 2, times: 2 }, [200, 500, 500, 200]],
    ['the first two', { ...PUSH, do: { status: 500 }, times: 2 }, [500, 500, 200]],
    ['a script, step by step', { ...PUSH, steps: [{ status: 503 }, {}, { status: 500 }] }, [503, 200, 500, 200]],
    ['a script that starts again', { ...PUSH, steps: [{ status: 503 }, {}], repeat: true }, [503, 200, 503, 200]],
    ['every one', { ...PUSH, do: { status: 500 } }, [500, 500, 500]],
    ['other paths only', { vendor: 'vivo', path: '/message/auth', do: { status: 500 } }, [200]],
    ['other vendors only', { vendor: 'oppo', do: { status: 500 } }, [200]],
  ])('%s', async (_, fault, expected) => {
    await sandbox.faults.add(fault);
    expect(await statuses(expected.length)).toEqual(expected);
  });

  it('a probability is decided by its seed: the same seed selects the same requests', async () => {
    const hits = (seed?: number): readonly boolean[] => {
      const faults = new Faults(
        [{ do: { status: 500 }, chance: 0.3, ...(seed === undefined ? {} : { seed }) }],
        () => 42,
      );
      return Array.from(
        { length: 40 },
        () => faults.take({ id: 'vivo', accessTokenRule: undefined }, requestTo('/x')) !== undefined,
      );
    };
    expect(hits(7)).toEqual(hits(7));
    expect(hits()).toEqual(hits(42));
    expect(hits(7)).not.toEqual(hits(8));
    const many = hits(7).filter(Boolean).length;
    expect(many).toBeGreaterThan(4);
    expect(many).toBeLessThan(20);
  });

  it('a probability without a seed gets one, and reports it', async () => {
    expect((await sandbox.faults.add({ ...PUSH, do: { status: 500 }, chance: 0.5 })).seed).toEqual(expect.any(Number));
  });

  it('one device only, registered with its fault', async () => {
    const token = '9'.repeat(23);
    await sandbox.registerDevice({ vendor: 'vivo', token, fault: { status: 503 } });
    const authToken = await vivoAuth(sandbox);
    expect(await vivoSend(sandbox, authToken)).toMatchObject({ result: 0 });
    await expect(vivoSend(sandbox, authToken, { regId: token })).rejects.toThrow();
    expect((await newest())?.response.status).toBe(503);
  });

  it('faults given at the start return on a reset, others are removed', async () => {
    const own = await startSandbox({ faults: [{ vendor: 'vivo', do: { status: 500 }, times: 1 }] });
    await own.faults.add({ do: { delayMs: 1 } });
    expect(await own.faults.list()).toHaveLength(2);
    await own.reset();
    expect(await own.faults.list()).toMatchObject([{ vendor: 'vivo', hit: 0 }]);
    await own.faults.clear();
    expect(await own.faults.list()).toEqual([]);
    await own.close();
  });
});

describe('faults › invalid ones', () => {
  it.each([
    [{ vendor: 'nokia', do: { status: 500 } }, 'there is no vendor nokia'],
    [{ vendor: 'vivo' }, 'either do or steps'],
    [{ do: {} }, 'does nothing'],
    [{ do: { retryAfter: 3 } }, 'need a status'],
    [{ do: { rule: 'vivo/nothing' } }, 'there is no rule vivo/nothing'],
    [{ vendor: 'xiaomi', do: { expiredToken: true } }, 'xiaomi: no access tokens there'],
    [{ do: { status: 42 } }, 'do.status must be at least 200'],
    [{ steps: [{ status: 500 }], nth: 2 }, 'do not go together'],
    [{ do: { contentType: 'a\r\nb' } }, 'contentType'],
  ])('%j', async (fault, words) => {
    const { status, json } = await control(sandbox, 'POST', 'faults', fault);
    expect(status).toBe(400);
    expect((json as { error: string }).error).toContain(words);
  });
});

describe('faults › the flag', () => {
  it.each<[string, FaultRequest]>([
    ['vivo:status=503', { vendor: 'vivo', do: { status: 503 } }],
    ['*:delay=500ms', { do: { delayMs: 500 } }],
    ['fcm:status=429,retry-after=2,times=3', { vendor: 'fcm', do: { status: 429, retryAfter: 2 }, times: 3 }],
    ['oppo:drop,nth=3', { vendor: 'oppo', do: { drop: 'before' }, nth: 3 }],
    ['oppo:drop=after,path=/push', { vendor: 'oppo', do: { drop: 'after' }, path: '/push' }],
    ['apns:goaway=before,token=ab', { vendor: 'apns', do: { goaway: 'before' }, token: 'ab' }],
    ['apns:refuse-stream', { vendor: 'apns', do: { refuseStream: true } }],
    ['meizu:body=truncated,chance=0.25,seed=7', { vendor: 'meizu', do: { spoil: 'truncated' }, chance: 0.25, seed: 7 }],
    ['huawei:expired-token,times=1', { vendor: 'huawei', do: { expiredToken: true }, times: 1 }],
    ['vivo:rule=vivo/auth-rate', { vendor: 'vivo', do: { rule: 'vivo/auth-rate' } }],
    ['vivo:slow=100ms,content-type=text/html', { vendor: 'vivo', do: { slowMs: 100, contentType: 'text/html' } }],
  ])('%s', (text, fault) => {
    expect(parseFault(text)).toEqual({ fault });
  });

  it.each([
    ['status=503', 'expected <vendor or *>:<what>'],
    ['vivo:stauts=503', 'unknown part "stauts"; the parts are status'],
    ['vivo:status=900', 'status: a whole number from 200 to 599'],
    ['vivo:delay=soon', 'delay: a duration such as 500ms or 2s'],
    ['vivo:drop=never', 'drop: one of before, after, middle'],
    ['vivo:expired-token=yes', 'expired-token: takes no value'],
    ['vivo:chance=2', 'chance: a number from 0 to 1'],
    ['vivo:rule=', 'rule: a value after ='],
  ])('%s is refused with the expected form', (text, words) => {
    const parsed = parseFault(text);
    expect('reason' in parsed ? parsed.reason.en : parsed).toContain(words);
  });
});

const requestTo = (path: string) => ({
  protocol: 'http/1.1' as const,
  method: 'POST',
  path,
  query: new URLSearchParams(),
  host: undefined,
  headers: {},
  rawHeaders: [],
  body: Buffer.alloc(0),
  text: () => '',
  connection: new Map<string, unknown>(),
});
