// No command, in any format and language, ever writes a secret: every byte of stdout and stderr is searched.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFields } from '../src/session/vendor-list.js';
import { emptyFolder, run } from './helpers/run-cli.js';

const secrets = allFields()
  .filter((field) => field.secret === true && field.kind === 'text')
  .map((field) => field.key);
const canaryOf = (key: string): string => `canary+${key}/d41d8c==`;
const config = {
  package_name: 'com.example.chat',
  vivo_app_id: '105512345',
  vivo_app_key: 'k'.repeat(32),
  oppo_app_key: 'a'.repeat(32),
  mz_app_id: '160009',
  mi_channel_id: '1',
  honor_app_id: '1',
  honor_client_id: '2',
  hw_app_id: '3',
  im_sdk_app_id: '1400000001',
  devices: { mine: { vendor: 'vivo', token: '1'.repeat(23) } },
  ...Object.fromEntries(secrets.map((key) => [key, canaryOf(key)])),
};
const folder = emptyFolder();
writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
writeFileSync(join(folder, 'broken.json'), `{"vivo_app_secret": "${canaryOf('vivo_app_secret')}" "x"`, { mode: 0o600 });

const spellings = (text: string): string[] => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('hex'),
];

const commands: readonly (readonly string[])[] = [
  ['send', '--sandbox', '--vendor', 'all'],
  ['send', '--sandbox', '--verbose'],
  ['send', '--device', 'mine', '--dry-run', '--print-request'],
  ['vivo-test', '--sandbox', '--device', 'mine', '--verbose', '--print-request'],
  ['vivo-test', '--sandbox', '--device', 'mine', '--raw', '{"title":"x"}'],
  ['check-config', '--offline', '--show-values'],
  ['check-config', '--sandbox', '--verbose'],
  ['check-config', '--config', 'broken.json', '--offline', '--debug'],
  ['check-ext', '--conversation', 'c2c_alice'],
  ['guide'],
  ['device-status', '--sandbox', '--verbose', '--vendor', 'all', '--probe'],
  ['device-status', '--sandbox', '--device', 'mine', '--user', 'alice', '--probe', '--verbose'],
  ['device-status', '--device', 'mine', '--adb', '--task', '1'],
  ['explain', 'vivo', '10206'],
  ['send', `--vivo-app-secret=${canaryOf('vivo_app_secret')}`],
  ['sandbox', 'devices'],
  ['user-sig', '--user', 'alice'],
  ['send', '--sandbox', '--via', 'tencent', '--user', 'alice', '--verbose'],
  ['send', '--via', 'tencent-push', '--user', 'alice', '--dry-run', '--print-request'],
  ['check-config', '--sandbox', '--vendor', 'tencent-im', '--verbose'],
  ['smoke', '--sandbox', '--push', '--verbose'],
  ['diagnose', '--sandbox', '--device', 'mine', '--verbose'],
];

describe('canary', () => {
  it('there are secrets to look for', () => {
    expect(secrets.length).toBeGreaterThan(6);
  });

  it.each(commands.flatMap((argv) => (['human', 'json', 'ndjson'] as const).map((format) => [argv, format] as const)))(
    '%j as %s',
    async (argv, format) => {
      for (const language of ['en', 'zh']) {
        const { stdout, stderr } = await run([...argv, '--format', format, '--lang', language], { cwd: folder });
        for (const key of secrets)
          for (const spelling of spellings(canaryOf(key))) expect(`${stdout}${stderr}`, key).not.toContain(spelling);
      }
    },
  );

  it('device tokens are shortened unless asked for', async () => {
    const token = '1'.repeat(23);
    const short = await run(['vivo-test', '--sandbox', '--device', 'mine', '--json'], { cwd: folder });
    expect(short.stdout).not.toContain(token);
    const full = await run(['vivo-test', '--sandbox', '--device', 'mine', '--json', '--show-tokens'], { cwd: folder });
    expect(full.stdout).toContain(token);
  });
});
