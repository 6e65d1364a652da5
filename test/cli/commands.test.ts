// The commands as a person uses them: their answers, the stream they write to, and their exit codes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/session/vendors/list.js';
import { demoEnv } from '../helpers/demo-config.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const DEMO = {
  vivo_app_id: '105512345',
  vivo_app_key: '0f3a9c5e7b1d4f6a8c2e0d9b7f5a3c1e',
  vivo_app_secret: 'd2b4f6a8-1c3e-4a5b-9d7f-6e8c0a2b4d6f',
  package_name: 'com.example.chat',
};

function project(config: unknown, name = 'tim-push.config.json'): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, name), typeof config === 'string' ? config : JSON.stringify(config), { mode: 0o600 });
  return folder;
}

describe('send', () => {
  it('without any config sends to a demo device of every vendor through the embedded sandbox', async () => {
    const result = await run(['send', '--sandbox', '--json']);
    const { results, summary } = result.json() as unknown as {
      results: { vendor: string; status: string }[];
      summary: { accepted: number };
    };
    expect(result.exitCode).toBe(0);
    expect(results.map((item) => [item.vendor, item.status])).toEqual(vendorIds.map((id) => [id, 'accepted']));
    expect(summary.accepted).toBe(vendorIds.length);
  });

  it('prints a table for people and the next step last', async () => {
    const { stdout, exitCode } = await run(['send', '--sandbox']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^No config found: using the sandbox's demo app/);
    expect(stdout).toContain(
      `${vendorIds.length} accepted. Accepted means the vendor took the push, not that the phone showed it.`,
    );
    expect(stdout.trimEnd().split('\n').slice(-2).join('\n')).toMatch(/^Next: .*tim-push sandbox[\s\S]*tim-push init$/);
  });

  it('streams one NDJSON row per device token and nothing else on stdout', async () => {
    const { stdout } = await run(['send', '--sandbox', '--format', 'ndjson']);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { status: string });
    expect(rows.map((row) => row.status)).toEqual(vendorIds.map(() => 'accepted'));
  });

  it('a partly refused send ends with 6', async () => {
    const devices = (await run(['sandbox', 'devices', '--vendor', 'vivo', '--json'])).json() as unknown as {
      devices: { token: string; fate: string }[];
    };
    const token = (fate: string): string => devices.devices.find((device) => device.fate === fate)?.token ?? '';
    const result = await run([
      'send',
      '--sandbox',
      '--vendor',
      'vivo',
      '--token',
      token('ok'),
      '--token',
      token('unknown'),
      '--json',
    ]);
    expect(result.exitCode).toBe(6);
    expect(result.json()).toMatchObject({ ok: false, summary: { accepted: 1, rejected: 1 } });
  });

  it('without a device token says how the app prints one', async () => {
    const result = await run(['send', '--vendor', 'vivo'], { cwd: project(DEMO) });
    expect(result.exitCode).toBe(2);
    expect(result.stdout + result.stderr).toContain('getDevicePushToken');
  });

  it('without a config and without the sandbox ends with 3 and names the way out', async () => {
    const result = await run(['send', '--vendor', 'vivo', '--token', '1'.repeat(23), '--json']);
    expect(result.exitCode).toBe(3);
    expect(result.json().problems).toMatchObject([{ code: 'config/not-found' }]);
  });

  it('refuses a device token that clearly belongs to another vendor, unless forced', async () => {
    const oppo = `CN_${'ab'.repeat(16)}`;
    const refused = await run(['send', '--sandbox', '--vendor', 'vivo', '--token', oppo, '--json']);
    expect(refused.json().problems).toMatchObject([{ code: 'usage/token-of-other-vendor' }]);
    const forced = await run(['send', '--sandbox', '--vendor', 'vivo', '--token', oppo, '--force', '--json']);
    expect(forced.json()).toMatchObject({ results: [{ vendor: 'vivo', status: 'rejected' }] });
  });

  it('takes the vendor from the shape of the token only where it is unambiguous', async () => {
    const meizu = `ABC${'0'.repeat(42)}`;
    expect((await run(['send', '--sandbox', '--token', meizu, '--json'])).json()).toMatchObject({
      results: [{ vendor: 'meizu' }],
    });
    expect((await run(['send', '--sandbox', '--token', '0'.repeat(32), '--json'])).json().problems).toMatchObject([
      { code: 'usage/vendor-unclear' },
    ]);
  });

  it('prints the requests as curl without any secret', async () => {
    const { stdout, exitCode } = await run(
      ['send', '--vendor', 'vivo', '--token', '1'.repeat(23), '--dry-run', '--print-request'],
      { cwd: project(DEMO) },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain("curl -X POST 'https://api-push.vivo.com.cn/message/auth'");
    expect(stdout).toContain('${VIVO_AUTH_TOKEN}');
    expect(stdout).not.toContain(DEMO.vivo_app_secret);
  });
});

describe('vivo-test', () => {
  it('is accepted with a task id', async () => {
    const result = await run(['vivo-test', '--sandbox', '--json']);
    expect(result.exitCode).toBe(0);
    expect(result.json()).toMatchObject({ results: [{ status: 'accepted', taskId: expect.stringMatching(/^\d+$/) }] });
  });

  it("a wrong secret ends with 4, vivo's own code, its cause and its place", async () => {
    const result = await run(['vivo-test', '--sandbox', '--token', '16000000000000000000001', '--json'], {
      env: await demoEnv('vivo', { vivo_app_secret: 'some-wrong-secret' }),
    });
    expect(result.exitCode).toBe(4);
    expect(result.json().problems).toMatchObject([
      { code: 'vivo/10206', vendorCode: '10206', at: { key: 'vivo_app_secret' } },
    ]);
    expect(result.stdout).not.toContain('some-wrong-secret');
  });

  it('explains a device that is not a test device', async () => {
    const { devices } = (await run(['sandbox', 'devices', '--vendor', 'vivo', '--json'])).json() as unknown as {
      devices: { token: string; fate: string }[];
    };
    const token = devices.find((device) => device.fate === 'not-test-device')?.token ?? '';
    const result = await run(['vivo-test', '--sandbox', '--token', token]);
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(/not registered as a test device[\s\S]*Test devices: add/);
  });

  it('an ext in single quotes ends with 1 and the column', async () => {
    const result = await run(['vivo-test', '--sandbox', '--json', '--ext', "{'conversationID':'c2c_alice'}"]);
    expect(result.exitCode).toBe(1);
    expect(result.json().problems).toMatchObject([{ code: 'ext/not-json', at: { column: 2 } }]);
  });

  it('speaks Chinese', async () => {
    const { stdout } = await run(['vivo-test', '--sandbox', '--lang', 'zh']);
    expect(stdout).toContain('vivo 已接受推送');
  });
});

describe('check-config', () => {
  it('verifies the credentials against a sandbox and says what is not configured', async () => {
    const result = await run(['check-config', '--sandbox', '--json'], { cwd: project(DEMO) });
    expect(result.exitCode).toBe(0);
    expect(result.json()).toMatchObject({
      vendors: expect.arrayContaining([expect.objectContaining({ vendor: 'vivo', online: 'verified' })]),
    });
  });

  it('offline finds an incomplete vendor with file and key and ends with 3', async () => {
    const result = await run(['check-config', '--offline', '--json'], {
      cwd: project({ vivo_app_id: '105512345', vivo_app_key: '0f3a9c5e7b1d4f6a8c2e0d9b7f5a3c1e' }),
    });
    expect(result.exitCode).toBe(3);
    expect(result.json().problems).toContainEqual(
      expect.objectContaining({
        code: 'config/missing-key',
        vendor: 'vivo',
        at: expect.objectContaining({ file: 'tim-push.config.json', line: 1 }),
      }),
    );
  });

  it.each([
    [{ vivo_app_id: '105512345', vivo_app_key: '0f3a9c5e7b1d4f6a8c2e0d9b7f5a3c1e' }, 'tim-push guide vivo'],
    [{ im_secret_key: 'f'.repeat(64) }, 'tim-push guide tencent-im'],
  ])('a missing value leads to the guide of its vendor: %j', async (config, command) => {
    const result = await run(['check-config', '--offline', '--json'], { cwd: project(config) });
    const missing = result.json().problems.find(({ code }) => code === 'config/missing-key');
    expect(missing?.fix).toEqual([expect.stringMatching(new RegExp(`${command}$`))]);
  });

  it('a variable that is not set is reported once, with its line, and not as a missing key as well', async () => {
    const config = {
      vivo_app_id: '105512345',
      vivo_app_key: '0f3a9c5e7b1d4f6a8c2e0d9b7f5a3c1e',
      vivo_app_secret: '${NOPE}',
    };
    const result = await run(['check-config', '--offline', '--json'], { cwd: project(config) });
    expect(result.json().problems.map(({ code }) => code)).toEqual(['config/unset-variable']);
    expect(result.exitCode).toBe(3);
  });

  it('a dry run says in Chinese what it proves, and aligns its labels by their width', async () => {
    const { stdout } = await run(['send', '--sandbox', '--vendor', 'vivo', '--dry-run', '--lang', 'zh']);
    const lines = stdout.split('\n');
    expect(lines.find((line) => line.includes('能证明'))).toContain('没有试运行接口');
    expect(lines.find((line) => line.startsWith('  点击打开'))).toMatch(/^ {2}点击打开 {2}\S/);
  });

  it.each([
    [
      'vivo',
      'Next: tim-push vivo-test --sandbox, or tim-push send --vendor vivo --dry-run --sandbox (checks the message here, vivo is not asked)',
    ],
    ['meizu', 'Next: tim-push send --vendor meizu --dry-run --sandbox (checks the message here, Meizu is not asked)'],
    ['huawei', 'Next: tim-push send --vendor huawei --dry-run --sandbox'],
    ['fcm', 'Next: tim-push send --vendor fcm --dry-run --sandbox'],
    ['tencent-im', 'Next: tim-push device-status --user <UserID> --sandbox'],
  ])('suggests what fits %s after a good check', async (vendor, next) => {
    const { stdout } = await run(['check-config', '--sandbox', '--vendor', vendor]);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(next);
  });

  it('names the config it was given in the next command', async () => {
    const cwd = project(
      {
        vivo_app_id: '105512345',
        vivo_app_key: '8f14e45fceea167a5a36dedd4bea2543',
        vivo_app_secret: '${VIVO_SECRET}',
      },
      'my app.json',
    );
    writeFileSync(join(cwd, 'my.env'), 'VIVO_SECRET=9d1c7f8a-1b2c-4d5e-8f90-a1b2c3d4e5f6\n');
    const { stdout } = await run(['check-config', '--offline', '-c', 'my app.json', '--dotenv', 'my.env'], { cwd });
    expect(stdout.trimEnd()).toMatch(
      /Next: tim-push check-config --vendor vivo --config 'my app\.json' --dotenv my\.env$/,
    );
  });

  it('the project of a service account is shown, whatever the secrets of other vendors begin with', async () => {
    const { stdout } = await run(['check-config', '--sandbox']);
    expect(stdout).toContain('project timpush-demo');
    expect(stdout).not.toContain('[redacted]');
  });

  it.each(['apns', 'fcm', 'meizu'])('the list of demo devices of %s suggests that vendor', async (vendor) => {
    const { stdout } = await run(['sandbox', 'devices', '--vendor', vendor]);
    expect(stdout).toContain(`tim-push send --sandbox --vendor ${vendor} --token`);
  });

  it('a config without any vendor ends with 3', async () => {
    const result = await run(['check-config', '--offline', '--json'], {
      cwd: project({ package_name: 'com.example.chat' }),
    });
    expect(result.exitCode).toBe(3);
    expect(result.json().problems).toMatchObject([{ code: 'config/no-vendor' }]);
  });

  it('an unreachable vendor ends with 5', async () => {
    const result = await run(['check-config', '--json', '--vendor', 'vivo', '--timeout', '2s'], {
      cwd: project({ ...DEMO, endpoints: { vivo: 'http://127.0.0.1:9' } }),
    });
    expect(result.exitCode).toBe(5);
    expect(result.json().problems).toMatchObject([{ code: 'network/refused', vendor: 'vivo' }]);
  });

  it('writes JUnit, SARIF and GitHub annotations', async () => {
    const cwd = project({ vivo_app_id: '105512345', vivo_app_key: 'x' });
    expect((await run(['check-config', '--offline', '--format', 'junit'], { cwd })).stdout).toMatch(
      /^<\?xml[\s\S]*<testsuite name="vivo"[\s\S]*<failure/,
    );
    expect(JSON.parse((await run(['check-config', '--offline', '--format', 'sarif'], { cwd })).stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'tim-push' } } }],
    });
    expect((await run(['check-config', '--offline', '--format', 'github'], { cwd })).stdout).toMatch(
      /^::error file=tim-push\.config\.json,line=1/m,
    );
  });

  it('lists values with their origin and never a secret', async () => {
    const { stdout } = await run(['check-config', '--offline', '--show-values'], { cwd: project(DEMO) });
    expect(stdout).toMatch(/vivo_app_secret\s+\[redacted\]\s+tim-push\.config\.json:1/);
    expect(stdout).not.toContain(DEMO.vivo_app_secret);
  });
});

describe('every other command', () => {
  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+|source/],
    [
      ['--help'],
      0,
      /^tim-push .*why does the phone stay silent\?[\s\S]*Usage: tim-push <command> \[flags\][\s\S]*Examples:[\s\S]*exit-codes/,
    ],
    [['send', '--help'], 0, /Examples:[\s\S]*--sandbox/],
    [['help', 'vivo-test'], 0, /tim-push vivo-test/],
    [['explain', 'vivo', '10302'], 0, /vivo\/10302-not-test-device/],
    [['explain', 'vivo/10206'], 0, /vivo\/10206/],
    [['explain', 'oppo'], 0, /oppo\/16/],
    [
      ['guide', 'vivo', '--package', 'com.example.chat'],
      0,
      /tencent_im_push:\/\/com\.example\.chat\/message\?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end/,
    ],
    [
      ['check-ext', '{"conversationID":"c2c_alice"}'],
      0,
      /APNs[\s\S]*FCM[\s\S]*Huawei[\s\S]*Honor[\s\S]*Xiaomi[\s\S]*OPPO[\s\S]*vivo[\s\S]*Meizu/,
    ],
    [['check-ext', '--conversation', 'group_@TGS#1'], 0, /group_@TGS#1/],
    [['check-ext', '{"a":'], 1, /ext\/not-json/],
  ] as const)('%j ends with %i', async (argv, exitCode, pattern) => {
    const result = await run(argv);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stdout).toMatch(pattern);
  });

  it.each([
    [['sned'], 'usage/unknown-command', /did you mean send/],
    [['send', '--titel', 'x'], 'usage/unknown-flag', /did you mean --title/],
    [['send', '--vivo-app-secret=canary-1234'], 'usage/secret-on-command-line', /TIM_PUSH_VIVO_APP_SECRET/],
    [['check-config', '——vivo-app-secret canary-1234'], 'usage/secret-on-command-line', /TIM_PUSH_VIVO_APP_SECRET/],
    [['send', '--ttl', 'soon', '--sandbox'], 'usage/bad-value', /15m/],
    [['send', '--title', 'undefined', '--sandbox'], 'usage/bad-value', /--title/],
    [['send', '--body', '[object Object]', '--sandbox'], 'usage/bad-value', /--body/],
    [['send', '--token'], 'usage/missing-value', /--token/],
    [['explain'], 'usage/missing-argument', /code/],
    [['explain', 'vivo', '99999'], 'usage/unknown-code', /99999/],
    [['explain', 'vivo', '10206', '--vendor', 'oppo'], 'usage/conflict', /--vendor oppo/],
    [['send', '--format', 'junit'], 'usage/format-not-offered', /ndjson/],
    [['tap', '--format', 'junit'], 'usage/format-not-offered', /ndjson/],
    [['guide', 'nokia'], 'usage/unknown-vendor', /vivo/],
    [['sandbox', '--port', 'abc'], 'usage/bad-value', /65535/],
  ] as const)('%j is wrong usage: %s', async (argv, code, hint) => {
    const people = await run(argv);
    expect(people.exitCode).toBe(2);
    expect(people.stdout + people.stderr).toMatch(hint);
    expect(people.stdout + people.stderr).toContain(code);
    expect(people.stdout + people.stderr).not.toContain('canary-1234');
  });

  it('writes the answer to a file with --output', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'out'));
    const result = await run(['explain', 'vivo', '10206', '--json', '--output', 'out/answer.json'], { cwd });
    expect(result.stdout).toBe('');
    const { readFileSync } = await import('node:fs');
    expect(JSON.parse(readFileSync(join(cwd, 'out', 'answer.json'), 'utf8'))).toMatchObject({ command: 'explain' });
  });

  it('the sandbox prints one ready line for scripts, answers at that address and ends on Ctrl-C', async () => {
    let interrupt = (): void => {};
    let output = (): string => '';
    const running = run(['sandbox', '--port', '0', '--tls-port', '0', '--json'], {
      onStart: (press, read) => {
        interrupt = press;
        output = read;
      },
    });
    while (output() === '') await new Promise((resolve) => setTimeout(resolve, 20));
    const ready = JSON.parse(output()) as { ready: boolean; url: string; tlsUrl: string; caFile: string };
    expect(ready).toMatchObject({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      tlsUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
    });
    const sent = await run(['vivo-test', `--sandbox=${ready.url}`, '--json']);
    expect(sent.exitCode).toBe(0);
    const byVariable = await run(['vivo-test', '--json'], { env: { TIM_PUSH_SANDBOX_URL: ready.url } });
    expect(byVariable.exitCode).toBe(0);
    expect(byVariable.stderr).toContain('TIM_PUSH_SANDBOX_URL');
    interrupt();
    expect((await running).exitCode).toBe(0);
  });
});
