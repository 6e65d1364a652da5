// Rights that a console grants: Huawei's demo app may send urgency HIGH, and each way to remove that right takes effect at once.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/index.js';
import type { RunningSandbox } from '../../../src/sandbox/index.js';
import { readState } from '../../../src/sandbox/state/snapshot.js';
import { allFields } from '../../../src/session/vendors/list.js';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { control } from '../../helpers/sandbox-calls.js';
import { startForTest } from '../../helpers/start-for-test.js';

let sandbox: RunningSandbox | undefined;
afterEach(() => sandbox?.close());

const value = (key: string): string => huawei.emulator.demo.values[key] ?? '';
const token = huawei.emulator.demo.devices.find((device) => device.fate === 'ok')?.token ?? '';

/** The code of a data message with urgency HIGH, sent as the demo app. */
async function codeOfUrgent({ url }: RunningSandbox): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    client_id: value('hw_app_id'),
    client_secret: value('hw_app_secret'),
  };
  const grant = await fetch(`${url}/huawei/oauth2/v3/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: accessToken } = (await grant.json()) as { access_token: string };
  const answer = await fetch(`${url}/huawei/v1/${value('hw_app_id')}/messages:send`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: { data: '{"a":1}', token: [token], android: { urgency: 'HIGH' } } }),
  });
  return ((await answer.json()) as { code: string }).code;
}

const configWith = (rights: unknown) => {
  const cwd = mkdtempSync(join(tmpdir(), 'tim-push-rights-'));
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify({ sandbox: { rights } }), { mode: 0o600 });
  return loadConfig({ cwd, env: {}, fields: allFields() });
};

describe('sandbox › rights of the demo app', () => {
  it('Huawei accepts urgency HIGH from it', async () => {
    sandbox = await startForTest();
    expect(await codeOfUrgent(sandbox)).toBe('80000000');
  });

  it('a right removed through the control API has no effect from then on, is stored, and returns after a reset', async () => {
    sandbox = await startForTest();
    const changed = await control(sandbox, 'POST', 'apps', { id: 'demo', vendor: 'huawei', rights: [] });
    expect(changed.json).toMatchObject({ changed: { id: 'demo', rights: { huawei: [] } } });
    expect(await codeOfUrgent(sandbox)).toBe('80300011');
    const state = (await control(sandbox, 'GET', 'state')).json;
    await control(sandbox, 'POST', 'reset');
    expect(await codeOfUrgent(sandbox)).toBe('80000000');
    await control(sandbox, 'POST', 'state', state);
    expect(await codeOfUrgent(sandbox)).toBe('80300011');
  });

  it('a seed may remove the right, and a reset returns to the seed', async () => {
    const read = readState({ schemaVersion: 1, apps: [{ id: 'demo', state: {}, rights: { huawei: [] } }] });
    if ('reason' in read) throw new Error(read.reason.en);
    sandbox = await startForTest({ seed: read.state });
    expect(await codeOfUrgent(sandbox)).toBe('80300011');
    await control(sandbox, 'POST', 'reset');
    expect(await codeOfUrgent(sandbox)).toBe('80300011');
  });

  it('a config that names rights of Huawei lists all of them', async () => {
    sandbox = await startForTest({ config: await configWith({ huawei: [] }) });
    expect(await codeOfUrgent(sandbox)).toBe('80300011');
  });

  it('a config that names rights of another vendor does not change it', async () => {
    sandbox = await startForTest({ config: await configWith({ oppo: ['notify-level-16'] }) });
    expect(await codeOfUrgent(sandbox)).toBe('80000000');
  });
});
