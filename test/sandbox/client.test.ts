// The typed client: the same answers in this process and over HTTP.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectSandbox, type SandboxClient, SandboxError, startSandbox } from '../../src/index.js';
import { type Sandbox, vivoAuth, vivoSend } from '../helpers/sandbox-calls.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ devices: [{ vendor: 'vivo', token: '3'.repeat(23), diesAfter: 2 }] });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe.each(['in this process', 'over HTTP'])('client › %s', (kind) => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = kind === 'over HTTP' ? await connectSandbox(sandbox.url) : sandbox;
  });

  it('reads messages, waits for one, deletes them', async () => {
    const authToken = await vivoAuth(sandbox);
    const waiting = client.waitFor({ vendor: 'vivo', title: 'Dinner' });
    await vivoSend(sandbox, authToken, { title: 'Dinner?' });
    const message = await waiting;
    expect(message.pushes).toMatchObject([{ title: 'Dinner?', accepted: true }]);
    expect(await client.messages({ status: 'accepted' })).toEqual([message]);
    expect((await client.message(message.id)).rules.every((rule) => rule.title.en !== '')).toBe(true);
    await client.deleteMessages();
    expect(await client.messages()).toEqual([]);
  });

  it('a wait that times out reports what arrived instead', async () => {
    await vivoAuth(sandbox);
    const error = await client.waitFor({ title: 'Never' }, { timeoutMs: 20 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(SandboxError);
    expect(error).toMatchObject({
      status: 408,
      message: expect.stringMatching(/20 ms; newest message: .*auth/) as string,
    });
  });

  it('registers devices, invalidates them and removes them', async () => {
    const token = '6'.repeat(23);
    expect(await client.registerDevice({ vendor: 'vivo', token })).toMatchObject({ fate: 'ok', test: true, app: '*' });
    expect(await client.setFate('vivo', token, 'switched-off')).toMatchObject({ fate: 'switched-off' });
    expect(await client.invalidateDevice('vivo', token)).toMatchObject({ fate: 'uninstalled' });
    await client.removeDevice('vivo', token);
    expect(await client.devices({ vendor: 'vivo' })).not.toContainEqual(expect.objectContaining({ token }));
    await expect(client.removeDevice('vivo', token)).rejects.toMatchObject({ status: 404, message: 'no such device' });
  });

  it('a device with diesAfter takes that many pushes, then its app is uninstalled', async () => {
    const authToken = await vivoAuth(sandbox);
    const results: unknown[] = [];
    for (let i = 0; i < 3; i += 1)
      results.push((await vivoSend(sandbox, authToken, { regId: '3'.repeat(23) }))['result']);
    expect(results).toEqual([0, 0, 10302]);
  });

  it('the clock stops, moves and runs', async () => {
    const { now } = await client.clock.freeze();
    expect(await client.clock.now()).toBe(now);
    expect(await client.clock.advance(86_400_000)).toEqual({ now: now + 86_400_000, frozen: true });
    expect(await client.clock.freeze(1_700_000_000_000)).toEqual({ now: 1_700_000_000_000, frozen: true });
    expect(await client.clock.run()).toMatchObject({ frozen: false });
  });

  it('reads apps, rules and readiness', async () => {
    expect((await client.apps()).map((app) => app.id)).toEqual(['demo']);
    const rules = await client.rules({ vendor: 'meizu' });
    expect(rules.map((rule) => rule.order)).toEqual(rules.map((_, i) => i + 1));
    expect(await client.ready()).toMatchObject({ ready: true, url: sandbox.url, strict: false });
  });
});

describe('client › no sandbox', () => {
  it('names the way to start one when the variable is not set', async () => {
    await expect(connectSandbox('')).rejects.toThrow('tim-push sandbox exec -- <command>');
  });

  it('names the address that did not answer', async () => {
    await expect(connectSandbox('http://127.0.0.1:9')).rejects.toThrow('no sandbox answers at http://127.0.0.1:9');
  });
});
