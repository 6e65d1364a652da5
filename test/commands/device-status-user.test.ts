// `device-status --user`: the state of a user at Tencent IM, and what the devices reported, compared with the config.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.js';
import { demoFolder } from '../helpers/demo-config.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

interface Document {
  readonly user?: {
    readonly id: string;
    readonly state: string;
    readonly platforms: readonly { platform: string; state: string }[];
    readonly tokens?: readonly { vendor?: string; token: string; certificateId?: string }[];
  };
  readonly devices: readonly { readonly vendor: string; readonly state: string }[];
}

const document = (result: Awaited<ReturnType<typeof run>>): Document => result.json() as unknown as Document;
const codesOf = (result: Awaited<ReturnType<typeof run>>): readonly string[] =>
  result.json().problems.map((problem) => problem.code);

describe('device-status --user', () => {
  it.each([
    ['alice', 'PushOnline', [], 0],
    ['bob', 'Online', ['tencent-im/user-online'], 0],
    ['carol', 'Offline', ['tencent-im/user-offline'], 1],
    ['nobody', 'not-imported', ['tencent-im/70107'], 1],
  ])('%s is %s', async (user, state, codes, exitCode) => {
    const result = await run(['device-status', '--sandbox', '--user', user, '--json']);
    expect(document(result).user).toMatchObject({ id: user, state });
    expect(document(result).user?.tokens).toBeUndefined();
    expect(document(result).devices).toEqual([]);
    expect(codesOf(result)).toEqual(codes);
    expect(result.exitCode).toBe(exitCode);
  });

  it.each([
    ['alice', []],
    ['frank', ['tencent-im/certificate-differs', 'tencent-im/-201']],
    ['grace', ['tencent-im/certificate-of-other-vendor', 'tencent-im/-201']],
    ['heidi', ['tencent-im/vendor-not-of-phone']],
    ['ivan', ['tencent-im/certificate-zero', 'tencent-im/-201']],
  ])('a probe reveals what the devices of %s reported: %j', async (user, codes) => {
    const result = await run(['device-status', '--sandbox', '--user', user, '--probe', '--json']);
    expect(codesOf(result)).toEqual(codes);
    expect(document(result).user?.tokens).toHaveLength(1);
    expect(result.stderr).toContain('may show on the phone');
  });

  it('retries when the trace comes late, and says so when it names no device', async () => {
    const result = await run(['device-status', '--sandbox', '--user', 'erin', '--probe', '--json']);
    expect(codesOf(result)).toEqual(['tencent-im/nothing-reported']);
    expect(document(result).user?.tokens).toEqual([]);
  });

  it('never shows a whole token unless asked', async () => {
    const args = ['device-status', '--sandbox', '--user', 'alice', '--probe'];
    expect((await run(args)).stdout).not.toContain('16000000000000000000001');
    expect((await run([...args, '--show-tokens'])).stdout).toContain('16000000000000000000001');
  });

  it('reports that the user has another token than the named device', async () => {
    const other = 'v2-DEMO-16000000000000000000002-sandbox-device-of-the-newer-kind';
    const result = await run(['device-status', '--sandbox', '--user', 'alice', '--probe', '--token', other, '--json']);
    expect(document(result).devices).toMatchObject([{ vendor: 'vivo', state: 'valid' }]);
    expect(codesOf(result)).toEqual(['tencent-im/token-differs']);
  });

  it('reads the trace of a push sent before, by its task', async () => {
    const sandbox = await startSandbox();
    try {
      const url = `--sandbox=${sandbox.url}`;
      const sent = (
        await run(['send', url, '--via', 'tencent-push', '--user', 'alice', '--json'])
      ).json() as unknown as {
        results: { taskId: string }[];
      };
      const task = sent.results[0]?.taskId ?? '';
      const result = await run(['device-status', url, '--user', 'alice', '--task', task, '--json']);
      expect(document(result).user?.tokens).toMatchObject([{ vendor: 'vivo', certificateId: '10007' }]);
      expect(result.exitCode).toBe(0);
    } finally {
      await sandbox.close();
    }
  });

  it('shows state, phone, certificate ID and the path of the push to people, also in Chinese', async () => {
    const english = await run(['device-status', '--sandbox', '--user', 'alice']);
    expect(english.stdout).toMatch(/^✓ Tencent IM {2}alice {2}PushOnline\n {2}platforms {2}Android PushOnline\n/);
    expect(english.stdout).toContain('add --task <TaskID of a Push service push>, or --probe');
    const chinese = await run(['device-status', '--sandbox', '--user', 'alice', '--probe', '--lang', 'zh']);
    expect(chinese.stdout).toMatch(/证书 ID +10007/);
    expect(chinese.stdout).toMatch(/推送链路 +im 1 → offline 1 → channel 1/);
  });

  it('--losses counts where the chat pushes of the app ended', async () => {
    const sandbox = await startSandbox();
    try {
      const url = `--sandbox=${sandbox.url}`;
      for (const user of ['alice', 'erin', 'ivan']) await run(['send', url, '--via', 'tencent', '--user', user]);
      const made = await run(['device-status', url, '--losses', '24h', '--json']);
      expect(made.exitCode).toBe(0);
      expect(made.json()['losses']).toMatchObject({
        pushes: { total: 2, sent: 1 },
        lost: [
          { at: 'before', code: '-2', count: 1 },
          { at: 'before', vendor: 'meizu', code: '-1', count: 1 },
        ],
      });
      const english = await run(['device-status', url, '--losses', '24h']);
      expect(english.stdout).toMatch(/not handed to the vendor {2}1 × Meizu -1 certificate id not set/);
      const chinese = await run(['device-status', url, '--losses', '24h', '--lang', 'zh']);
      expect(chinese.stdout).toMatch(/未发给厂商 +1 × -2 token not uploaded\n +未发给厂商 +1 × 魅族 -1/);
    } finally {
      await sandbox.close();
    }
  });

  it('--losses without any push is not a success, and its time span is limited', async () => {
    const none = await run(['device-status', '--sandbox', '--losses', '7d']);
    expect(none.stdout).toContain('Tencent names no lost push in this time.');
    expect(none.stdout).not.toContain('✓');
    for (const span of ['8d', 'week', '0s']) {
      // No server listens there: a wrong span is reported before any request.
      const wrong = await run(['device-status', '--sandbox=http://127.0.0.1:1', '--losses', span, '--json']);
      expect(codesOf(wrong)).toEqual(['usage/bad-value']);
      expect(wrong.exitCode).toBe(2);
    }
  });

  it('without the values of Tencent IM says which key is missing', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'tim-push.config.json'), '{"vivo_app_id":"100000007"}', { mode: 0o600 });
    const result = await run(['device-status', '--user', 'alice', '--json'], { cwd });
    expect(result.exitCode).toBe(3);
    expect(codesOf(result)).toEqual(['config/missing-key']);
  });

  it.each([
    ['--losses', '24h', 'config/missing-key'],
    ['--user', 'alice', 'config/missing-key'],
  ])('asks no device before it has checked that %s %s can be asked', async (flag, value, code) => {
    let asked = 0;
    const vivo = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(vivo, 'listening');
    const url = `http://127.0.0.1:${(vivo.address() as AddressInfo).port}`;
    const cwd = await demoFolder(['vivo'], { endpoints: { vivo: url } });
    const device = ['--vendor', 'vivo', '--token', 'v2-DEMO-16000000000000000000002-sandbox-device-of-the-newer-kind'];
    const trust = ['--trust-config', '--allow-plain-http', '--json'];
    const result = await run(['device-status', ...device, ...trust, flag, value], { cwd });
    expect([codesOf(result), asked]).toEqual([[code], 0]);
    await run(['device-status', ...device, ...trust], { cwd });
    expect(asked).toBeGreaterThan(0);
    vivo.close();
  });

  it('a wrong secret key ends with 4', async () => {
    const cwd = emptyFolder();
    const config = { im_sdk_app_id: '1400000001', im_secret_key: 'c'.repeat(64), im_admin: 'administrator' };
    writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
    // A sandbox started without this config accepts only the demo key.
    const sandbox = await startSandbox({ port: 0, tlsPort: 0 });
    const result = await run(['device-status', `--sandbox=${sandbox.url}`, '--user', 'alice', '--json'], { cwd });
    await sandbox.close();
    expect(result.exitCode).toBe(4);
    expect(document(result).user).toMatchObject({ state: 'unknown' });
  });
});
