// After one accepted push to a real endpoint `send` says where to look if the phone stays silent.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/index.js';
import { vivo } from '../../src/vendors/vivo/index.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

describe('the checklist after an accepted push', () => {
  it.each([
    ['send', '2 a day for each user', 'sends no receipt'],
    ['vivo-test', 'sends no receipt', '2 a day for each user'],
  ])('%s shows the causes of what it sent', async (command, has, lacks) => {
    const sandbox = await startSandbox();
    try {
      const cwd = emptyFolder();
      const { vivo_category: _none, ...values } = vivo.emulator.demo.values;
      // The program does not treat a configured endpoint as a sandbox: it could be a gateway in front of vivo.
      const config = { ...values, endpoints: { vivo: `${sandbox.url}/vivo` } };
      writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
      const token = vivo.emulator.demo.devices.find((device) => device.fate === 'ok')?.token ?? '';
      const args = ['--token', token, '--title', 'Lunch at noon?', '--body', 'Noodles, as on Tuesday?'];
      const { stdout, exitCode } = await run([command, ...args], { cwd });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/If the phone stays silent, most likely first:\n {2}1\. notifications of the app are off/);
      expect(stdout).toContain(has);
      expect(stdout).not.toContain(lacks);
    } finally {
      await sandbox.close();
    }
  });
});
