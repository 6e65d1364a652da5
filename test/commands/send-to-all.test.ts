// One message to several vendors: devices by name and by token, one table, and a notice for every field that a vendor lacks.
import { describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/session/vendors/list.js';
import { vendors } from '../../src/vendors/index.js';
import { demoFolder } from '../helpers/demo-config.js';
import { run } from '../helpers/run-cli.js';

async function okTokens(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const id of vendorIds) {
    const device = (await vendors[id].load()).emulator.demo.devices.find((item) => item.fate === 'ok');
    if (device !== undefined) found.set(id, device.token);
  }
  return found;
}

const folderWith = (devices: Record<string, { vendor: string; token: string }>): Promise<string> =>
  demoFolder(vendorIds, { devices });

type Sent = { results: { vendor: string; status: string }[]; problems: { code: string }[] };

describe('send to several vendors', () => {
  it('--vendor all reaches every device of the config, one row each', async () => {
    const tokens = await okTokens();
    const devices = Object.fromEntries([...tokens].map(([vendor, token]) => [`my-${vendor}`, { vendor, token }]));
    const result = await run(['send', '--vendor', 'all', '--sandbox', '--json'], { cwd: await folderWith(devices) });
    const { results } = result.json() as unknown as Sent;
    expect(results.map((row) => [row.vendor, row.status])).toEqual(vendorIds.map((id) => [id, 'accepted']));
    expect(result.exitCode).toBe(0);
  });

  it('several --device and --token go out as one message and one table', async () => {
    const tokens = await okTokens();
    const cwd = await folderWith({
      'my-huawei': { vendor: 'huawei', token: tokens.get('huawei') ?? '' },
      'my-honor': { vendor: 'honor', token: tokens.get('honor') ?? '' },
    });
    const words = ['send', '--vendor', 'all', '--sandbox', '--device', 'my-huawei', '--device', 'my-honor'];
    const { stdout, exitCode } = await run(
      [...words, '--token', tokens.get('vivo') ?? '', '--token', tokens.get('meizu') ?? ''],
      {
        cwd,
      },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Huawei[\s\S]*Honor[\s\S]*vivo[\s\S]*Meizu[\s\S]*4 accepted/);
    for (const token of tokens.values()) expect(stdout).not.toContain(token);
  });

  it('a device token of another vendor is refused before any request, with that vendor’s name, unless forced', async () => {
    const token = (await okTokens()).get('vivo') ?? '';
    const refused = await run(['send', '--sandbox', '--vendor', 'huawei', '--token', token]);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stdout + refused.stderr).toMatch(/is a device token of vivo, not of Huawei/);
    const forced = await run(['send', '--sandbox', '--vendor', 'huawei', '--token', token, '--force', '--json']);
    expect(forced.json()).toMatchObject({ results: [{ vendor: 'huawei', problem: { code: 'huawei/80300007' } }] });
  });

  it('names each vendor that ignores a field, and no other', async () => {
    const words = [
      'send',
      '--sandbox',
      '--json',
      '--channel-id',
      'chat',
      '--category',
      'IM',
      '--badge',
      '+1',
      '--ttl',
      '1h',
    ];
    const result = await run([...words, '--importance', 'NORMAL', '--image', 'https://example.com/a.png']);
    const { problems } = result.json() as unknown as Sent;
    const ignoring = new Set(problems.map(({ code }) => code).filter((code) => code.endsWith('/ignored-field')));
    for (const id of ['honor', 'xiaomi', 'oppo', 'vivo', 'meizu'])
      expect([...ignoring]).toContain(`${id}/ignored-field`);
    expect([...ignoring]).not.toContain('huawei/ignored-field');
  });
});
