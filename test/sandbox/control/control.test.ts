// The control API as a test suite or the page uses it: over HTTP, with the values of the demo app.
import { get } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/index.js';
import type { MessageDetail, MessageSummary, SandboxMessage } from '../../../src/sandbox/control/json.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { control, type Sandbox, vivoAuth, vivoSend } from '../../helpers/sandbox-calls.js';

const secret = vivo.emulator.demo.values['vivo_app_secret'] ?? '';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => control(sandbox, 'POST', 'reset'));

describe('control API › messages', () => {
  it('lists whole messages or summaries, newest first, filtered by vendor, title, path, status and id', async () => {
    const authToken = await vivoAuth(sandbox);
    await vivoSend(sandbox, authToken, { title: 'First' });
    await vivoSend(sandbox, authToken, { title: 'Second' });
    const all = (await control(sandbox, 'GET', 'messages')).json as { matching: number; messages: SandboxMessage[] };
    expect(all.matching).toBe(3);
    expect(all.messages.map((message) => message.pushes[0]?.title)).toEqual(['Second', 'First', undefined]);
    const { messages } = (await control(sandbox, 'GET', 'messages?view=summary&title=Fir')).json as {
      messages: MessageSummary[];
    };
    expect(messages).toEqual([
      expect.objectContaining({ vendor: 'vivo', path: '/message/send', accepted: 1, refused: 0, title: 'First' }),
    ]);
    const after = (await control(sandbox, 'GET', `messages?after=${messages[0]?.id ?? ''}`)).json as {
      messages: SandboxMessage[];
    };
    expect(after.messages).toHaveLength(1);
    expect((await control(sandbox, 'GET', 'messages?path=auth')).json).toMatchObject({ matching: 1 });
  });

  it.each([
    ['messages?vendr=vivo', 'no parameter vendr; did you mean vendor?'],
    ['messages?vendor=nokia', 'no vendor nokia; there are apns,'],
    ['messages?status=failed', 'status is accepted or refused'],
    ['messages?limit=ten', 'limit is a whole number'],
    ['wait?token=x&timeout=9', 'no parameter timeout; did you mean timeoutMs?'],
    ['devices?vendor=nokia', 'no vendor nokia;'],
    ['rules?vendor=', 'no vendor ;'],
    ['apps?vendor=vivo', 'no parameter vendor; this operation has none'],
  ])('refuses %s, which would match everything or nothing', async (path, error) => {
    const { status, json } = await control(sandbox, 'GET', path);
    expect(status).toBe(400);
    expect(json).toEqual({ error: expect.stringContaining(error) as string });
  });

  it('shows one message with the titles of its rules and the signature step by step, secrets masked', async () => {
    await vivoAuth(sandbox, { sign: 'a'.repeat(32) });
    const [refused] = ((await control(sandbox, 'GET', 'messages')).json as { messages: SandboxMessage[] }).messages;
    const { json, text } = await control(sandbox, 'GET', `messages/${refused?.id ?? ''}`);
    const detail = json as MessageDetail;
    expect(detail.vendorName).toEqual({ en: 'vivo', zh: 'vivo' });
    expect(detail.rules.at(-1)).toMatchObject({
      id: 'vivo/auth-sign',
      verdict: 'broken',
      mark: 'B',
      source: { en: 'several independent clients', zh: '多个独立客户端' },
      problem: {
        code: 'vivo/10206',
        fix: expect.arrayContaining([
          { en: 'copy AppSecret again from the vivo console', zh: expect.any(String) as string },
        ]) as unknown[],
      },
    });
    expect(detail.signature.map((step) => step.verdict)).toEqual([
      'right',
      'right',
      'right',
      undefined,
      undefined,
      undefined,
      'wrong',
    ]);
    expect(detail.signature[3]?.value).toMatch(/\[redacted: vivo_app_secret\]$/);
    expect(text).not.toContain(secret);
  });

  it('masks a secret wherever a sender puts it', async () => {
    const encoded = encodeURIComponent(secret);
    await control(sandbox, 'GET', 'ready');
    await fetch(`${sandbox.url}/vivo/message/send?x=${encoded}`, {
      method: 'POST',
      headers: { 'X-Note': secret, Authorization: `key=${secret}` },
      body: JSON.stringify({ note: secret }),
    });
    for (const path of ['messages', 'messages?view=summary', 'messages/1', 'wait?vendor=vivo'])
      expect((await control(sandbox, 'GET', path)).text, path).not.toContain(secret);
    expect(await (await fetch(sandbox.url)).text()).not.toContain(secret);
  });

  it('deletes one message or all of them', async () => {
    const authToken = await vivoAuth(sandbox);
    await vivoSend(sandbox, authToken);
    const { messages } = (await control(sandbox, 'GET', 'messages')).json as { messages: SandboxMessage[] };
    expect((await control(sandbox, 'DELETE', `messages/${messages[0]?.id ?? ''}`)).status).toBe(200);
    expect((await control(sandbox, 'DELETE', `messages/${messages[0]?.id ?? ''}`)).status).toBe(404);
    expect((await control(sandbox, 'GET', 'messages')).json).toMatchObject({ matching: 1 });
    await control(sandbox, 'DELETE', 'messages');
    expect((await control(sandbox, 'GET', 'messages')).json).toMatchObject({ matching: 0 });
  });

  it('a wait that times out names the newest message, so that the reader sees what arrived instead', async () => {
    await vivoAuth(sandbox);
    const { status, json } = await control(sandbox, 'GET', 'wait?title=Never&timeoutMs=20');
    expect(status).toBe(408);
    expect(json).toMatchObject({ error: 'nothing matched within 20 ms', newest: { path: '/message/auth' } });
  });
});

describe('control API › events', () => {
  it('reports messages, devices, clock and deletions as they happen', async () => {
    const { events, close } = await listen(sandbox.url);
    await vivoAuth(sandbox);
    await control(sandbox, 'POST', 'devices', { vendor: 'vivo', token: '7'.repeat(23) });
    await control(sandbox, 'POST', 'clock', { freeze: 1_700_000_000_000 });
    await control(sandbox, 'DELETE', 'messages');
    await until(() => events.length >= 4);
    close();
    expect(events).toMatchObject([
      { type: 'message', message: { vendor: 'vivo', path: '/message/auth', status: 200 } },
      { type: 'devices' },
      { type: 'clock', now: 1_700_000_000_000, frozen: true },
      { type: 'cleared' },
    ]);
  });

  it('a stream is refused for another origin and for another site', async () => {
    for (const headers of [{ Origin: 'http://evil.test' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const status = await new Promise((resolve) => {
        get(`${sandbox.url}/_sandbox/events`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
      });
      expect(status).toBe(403);
    }
  });
});

describe('control API › devices, apps and clock', () => {
  it('registers a device, changes its fate, and the vendor answers accordingly', async () => {
    const token = '8'.repeat(23);
    await control(sandbox, 'POST', 'devices', { vendor: 'vivo', token });
    const authToken = await vivoAuth(sandbox);
    expect(await vivoSend(sandbox, authToken, { regId: token })).toMatchObject({ result: 0 });
    expect((await control(sandbox, 'POST', 'devices/invalidate', { vendor: 'vivo', token })).json).toMatchObject({
      registered: { fate: 'uninstalled' },
    });
    expect(await vivoSend(sandbox, authToken, { regId: token })).toMatchObject({ result: 10302 });
    await control(sandbox, 'DELETE', 'devices', { vendor: 'vivo', token });
    expect((await control(sandbox, 'POST', 'devices/invalidate', { vendor: 'vivo', token })).status).toBe(404);
  });

  it('names the error in a device', async () => {
    const answers = [
      await control(sandbox, 'POST', 'devices', { vendor: 'nokia', token: '1' }),
      await control(sandbox, 'POST', 'devices', { vendor: 'vivo', token: '1', fate: 'dead' }),
      await control(sandbox, 'POST', 'devices', { vendor: 'vivo', token: '1', colour: 'red' }),
      await control(sandbox, 'POST', 'devices', 'no object'),
    ];
    expect(answers.map((answer) => [answer.status, (answer.json as { error: string }).error])).toEqual([
      [400, expect.stringContaining('there are apns, fcm')],
      [400, expect.stringContaining('fate')],
      [400, expect.stringContaining('colour')],
      [400, expect.stringContaining('the body is missing or no object')],
    ]);
  });

  it('lists the apps without their values', async () => {
    const { json, text } = await control(sandbox, 'GET', 'apps');
    expect(json).toMatchObject({
      apps: [{ id: 'demo', vendors: expect.arrayContaining(['vivo', 'oppo']) as string[] }],
    });
    expect(text).not.toContain(secret);
  });

  it('names the error in a change of an app', async () => {
    const answers = [
      await control(sandbox, 'POST', 'apps', { id: 'demo', vendor: 'nokia', rights: [] }),
      await control(sandbox, 'POST', 'apps', { id: 'demo', vendor: 'vivo', state: 'asleep' }),
      await control(sandbox, 'POST', 'apps', { id: 'demo', vendor: 'vivo' }),
      await control(sandbox, 'POST', 'apps', { id: 'mine', vendor: 'vivo', rights: [] }),
    ];
    expect(answers.map((answer) => [answer.status, (answer.json as { error: string }).error])).toEqual([
      [400, expect.stringContaining('there are apns, fcm')],
      [400, expect.stringContaining('state must be one of published')],
      [400, 'give state, rights, or both'],
      [404, 'no app of this id at vivo; there are demo'],
    ]);
  });

  it('an app put under review is refused at once, with its current access token, until a reset', async () => {
    const authToken = await vivoAuth(sandbox);
    const formal = { pushMode: 0, title: 'Lunch at one', content: 'Noodles it is, and bring a friend.' };
    expect(await vivoSend(sandbox, authToken, formal)).toMatchObject({ result: 0 });
    const changed = await control(sandbox, 'POST', 'apps', { id: 'demo', vendor: 'vivo', state: 'under-review' });
    expect(changed.json).toMatchObject({ changed: { id: 'demo', state: { vivo: 'under-review' } } });
    expect(await vivoSend(sandbox, authToken, formal)).toMatchObject({ result: 10045 });
    await control(sandbox, 'POST', 'reset');
    expect(await vivoSend(sandbox, await vivoAuth(sandbox), formal)).toMatchObject({ result: 0 });
  });

  it('moving the clock forward expires access tokens, and a reset starts it again', async () => {
    const authToken = await vivoAuth(sandbox);
    await control(sandbox, 'POST', 'clock', { advanceMs: 25 * 3_600_000 });
    expect(await vivoSend(sandbox, authToken)).toMatchObject({ result: 10000 });
    await control(sandbox, 'POST', 'reset');
    const { now, frozen } = (await control(sandbox, 'GET', 'clock')).json as { now: number; frozen: boolean };
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
    expect(frozen).toBe(false);
  });
});

describe('control API › compose', () => {
  it('sends one push to a demo device of every vendor', async () => {
    const { devices } = (await control(sandbox, 'GET', 'devices')).json as { devices: { vendor: string }[] };
    // Tencent IM has users, not devices.
    const vendors = [...new Set(devices.map(({ vendor }) => vendor))];
    for (const id of vendors)
      expect((await control(sandbox, 'POST', 'compose', { vendor: id, title: 'Dinner?' })).json, id).toMatchObject({
        status: 'accepted',
      });
    expect((await control(sandbox, 'GET', 'messages?title=Dinner&status=accepted')).json).toMatchObject({
      matching: vendors.length,
    });
  });

  it('returns the message of its own device while others send', async () => {
    const tokens = vivo.emulator.demo.devices.map(({ token }) => token).slice(0, 4);
    const sent = await Promise.all(
      tokens.map(
        async (token) =>
          (await control(sandbox, 'POST', 'compose', { vendor: 'vivo', token })).json as { message?: string },
      ),
    );
    const { messages } = (await control(sandbox, 'GET', 'messages?vendor=vivo')).json as {
      messages: { id: string; pushes: { token: string }[] }[];
    };
    const reached = sent.map(({ message }) => messages.find(({ id }) => id === message)?.pushes[0]?.token);
    expect(reached).toEqual(tokens);
  });

  it('a refusal has its text in both languages', async () => {
    const token = vivo.emulator.demo.devices.find((device) => device.fate === 'uninstalled')?.token;
    expect((await control(sandbox, 'POST', 'compose', { vendor: 'vivo', token })).json).toMatchObject({
      status: 'rejected',
      problem: { code: expect.stringMatching(/^vivo\/10302/) as string, title: { zh: expect.any(String) as string } },
    });
  });
});

/** Reads a stream of server-sent events. */
function listen(url: string): Promise<{ readonly events: unknown[]; close(): void }> {
  return new Promise((resolve, reject) => {
    const events: unknown[] = [];
    let rest = '';
    const call = get(`${url}/_sandbox/events`, (response) => {
      response.on('error', () => {});
      response.on('data', (part: Buffer) => {
        rest += part.toString('utf8');
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data !== undefined) events.push(JSON.parse(data));
          else if (block.includes(': open')) resolve({ events, close: () => call.destroy() });
        }
      });
    });
    call.on('error', reject);
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}
