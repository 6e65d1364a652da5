// The state as JSON: exported, imported, and refused when it is invalid.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/index.js';
import { control, type Sandbox, vivoAuth, vivoSend } from '../../helpers/sandbox-calls.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rules: ['quotas', 'rates'] });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe('state', () => {
  it('is restored completely: clock, devices, users, faults, counts and messages', async () => {
    await sandbox.clock.freeze(1_736_222_400_000);
    await sandbox.registerDevice({ vendor: 'vivo', token: '5'.repeat(23), diesAfter: 9 });
    await sandbox.faults.add({ vendor: 'oppo', do: { status: 503 }, times: 2 });
    await control(sandbox, 'POST', 'im-users', { id: 'bob', state: 'Offline' });
    await vivoSend(sandbox, await vivoAuth(sandbox), { regId: '5'.repeat(23) });
    const before = (await control(sandbox, 'GET', 'state')).json as Record<string, unknown[]>;
    expect(before['counts']).not.toEqual([]);
    await sandbox.reset();
    expect((await control(sandbox, 'POST', 'state', before)).json).toEqual({ imported: true });
    expect((await control(sandbox, 'GET', 'state')).json).toEqual(before);
    expect((await sandbox.messages({ title: 'Lunch' }))[0]?.id).toBe('2');
    await vivoAuth(sandbox);
    expect((await sandbox.messages())[0]?.id).toBe('3');
  });

  it('does not change what it does not contain', async () => {
    await sandbox.clock.freeze(1_736_222_400_000);
    const devices = await sandbox.devices();
    await control(sandbox, 'POST', 'state', { schemaVersion: 1, imUsers: [{ id: 'eve', state: 'Online' }] });
    expect(await sandbox.devices()).toEqual(devices);
    expect(await sandbox.clock.now()).toBe(1_736_222_400_000);
    expect((await control(sandbox, 'GET', 'im-users')).json).toEqual({ imUsers: [{ id: 'eve', state: 'Online' }] });
    expect((await control(sandbox, 'DELETE', 'im-users', { id: 'eve' })).status).toBe(200);
    expect((await control(sandbox, 'DELETE', 'im-users', { id: 'eve' })).status).toBe(404);
  });

  it.each([
    [{ devices: [] }, 'schemaVersion'],
    [{ schemaVersion: 2 }, 'schemaVersion must be one of 1'],
    [{ schemaVersion: 1, devices: [{ vendor: 'vivo' }] }, 'devices.0.token'],
    [{ schemaVersion: 1, imUsers: [{ id: 'bob', state: 'Asleep' }] }, 'must be one of Online, PushOnline'],
    [{ schemaVersion: 1, messages: [{ id: '../../etc' }] }, 'messages.0'],
    [{ schemaVersion: 1, clock: { now: -1, frozen: true } }, 'clock.now must be at least 0'],
  ])('%j is refused with the place of the error', async (state, words) => {
    const { status, json } = await control(sandbox, 'POST', 'state', state);
    expect(status).toBe(400);
    expect((json as { error: string }).error).toContain(words);
  });
});
