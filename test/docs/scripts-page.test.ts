// The lines of docs/scripts.md: each command runs against the sandbox, and its `jq` filter yields the answer.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { demoConfig } from '../helpers/demo-config.js';
import { lacksProgram } from '../helpers/lacking.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const page = readFileSync('docs/scripts.md', 'utf8');
const lines = [...page.matchAll(/^tim-push (.+?) \| jq (-r )?'(.+)'$/gm)].map(
  ([, command = '', raw = '', program = '']) => ({
    command,
    raw,
    program,
  }),
);

/** The expected output of each line, by its command. */
const printed: readonly (readonly [command: string, output: RegExp])[] = [
  ['check-config --json', /^oppo\n$/],
  ['check-config --offline', /^tim-push\.config\.json:\d+ config\/unknown-key\n/],
  ['send --device', /^\d+\n$/],
  ['--tokens ids.txt --json', /"vivo\/10302-uninstalled": 1/],
  ['--show-tokens', /^16000000000000000000020\n$/],
  ['device-status', /^vivo\t\S+\n$/],
  ['diagnose', /^.+\n.+\n.+\n/],
  ['smoke', /^oppo\/credentials\t/m],
  ['doctor', /^\w+-\d+\t\S+/],
  ['explain', /^vivo\/10302\n/],
  ['sandbox devices', /^16000000000000000000001\n$/],
  ['sandbox wait', /^.+\n/],
];

let sandbox: Sandbox;
const cwd = emptyFolder();
beforeAll(async () => {
  sandbox = await startSandbox();
  const config = {
    ...(await demoConfig('vivo')),
    ...(await demoConfig('oppo')),
    oppo_master_secret: 'f'.repeat(32),
    vivo_ap_id: '1',
    devices: {
      'my-vivo': { vendor: 'vivo', token: '16000000000000000000001' },
      'old-vivo': { vendor: 'vivo', token: '16000000000000000000020' },
    },
  };
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(config, null, 2), { mode: 0o600 });
  writeFileSync(join(cwd, 'ids.txt'), '16000000000000000000001\n16000000000000000000020\n');
  cpSync('fixtures/projects/healthy-mainland', join(cwd, 'app'), { recursive: true });
  writeFileSync(join(cwd, 'app/android/app/agconnect-services.json'), '{');
});
afterAll(() => sandbox.close());

describe('docs/scripts.md', () => {
  it('has an expectation for every line', () => {
    expect(lines.length).toBe(printed.length);
    for (const { command } of lines)
      expect(
        printed.filter(([words]) => command.includes(words)),
        command,
      ).toHaveLength(1);
  });

  it.skipIf(lacksProgram('jq', 'lines of docs/scripts.md')).each(lines)(
    '$command',
    async ({ command, raw, program }) => {
      const { stdout, stderr } = await run(command.split(' '), { cwd, env: { TIM_PUSH_SANDBOX_URL: sandbox.url } });
      const jq = spawnSync('jq', [...(raw === '' ? [] : ['-r']), program], { input: stdout, encoding: 'utf8' });
      expect(jq.stderr + (jq.status === 0 ? '' : stderr)).toBe('');
      expect(jq.stdout).toMatch(printed.find(([words]) => command.includes(words))?.[1] ?? /^$/);
    },
  );
});
