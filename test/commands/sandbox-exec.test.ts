// `sandbox exec` as a script uses it: the built program, real streams, signals and exit codes.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from '../helpers/built-run.js';
import { lacksSignals } from '../helpers/lacking.js';
import { cacheDir, emptyFolder, run } from '../helpers/run-cli.js';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with everything on stdout so far. */
  readonly onOutput?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void;
}

function exec(argv: readonly string[], options: Options = {}): Promise<Ended> {
  const { NODE_EXTRA_CA_CERTS: _, ...outer } = process.env;
  const child = spawn(process.execPath, [resolve('bin/tim-push.js'), 'sandbox', 'exec', ...argv], {
    cwd: options.cwd ?? emptyFolder(),
    env: { ...outer, TIM_PUSH_CACHE_DIR: cacheDir, LANG: 'C', ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
    options.onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })));
}

const node = (script: string): readonly string[] => ['--', process.execPath, '-e', script];

describe('sandbox exec', () => {
  it('is ready before the command starts, which reaches both ports and trusts the certificate', async () => {
    const { code, stdout } = await exec(
      node(`const { TIM_PUSH_SANDBOX_URL: a, TIM_PUSH_SANDBOX_TLS_URL: b } = process.env;
        Promise.all([a, b].map(async (url) => (await (await fetch(url + '/_sandbox/ready')).json()).ready)).then((all) => console.log(all.join()))`),
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'true,true\n' });
  });

  it('passes output and exit code on unchanged, and prints nothing with --quiet', async () => {
    const ended = await exec([
      '--quiet',
      ...node('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 7'),
    ]);
    expect(ended).toEqual({ code: 7, stdout: 'out', stderr: 'err' });
  });

  it('passes flags after -- only to the command', async () => {
    const { stdout } = await exec([
      '--',
      process.execPath,
      '-p',
      'process.argv.slice(1).join(" ")',
      '--',
      '--json',
      '--fault',
      'x',
    ]);
    expect(stdout).toBe('--json --fault x\n');
  });

  it.skipIf(lacksSignals('signals through sandbox exec'))(
    'passes signals on and waits for the command to end',
    async () => {
      const { code, stdout } = await exec(
        node(
          `process.on('SIGTERM', () => { console.log('tidied up'); process.exit(4); }); setInterval(() => {}, 1000); console.log('up');`,
        ),
        { onOutput: (text, kill) => text === 'up\n' && kill('SIGTERM') },
      );
      expect({ code, stdout }).toEqual({ code: 4, stdout: 'up\ntidied up\n' });
    },
  );

  it.skipIf(lacksSignals('signals through sandbox exec'))(
    'ends with 128 plus the signal number, as shells do, when a signal ends the command',
    async () => {
      const { code } = await exec(node('process.kill(process.pid, "SIGKILL")'));
      expect(code).toBe(137);
    },
  );

  it('runs npm test', async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'package.json'),
      JSON.stringify({
        name: 'x',
        version: '1.0.0',
        scripts: { test: 'node -p "process.env.TIM_PUSH_SANDBOX_URL.slice(0, 17)"' },
      }),
    );
    const { code, stdout } = await exec(['--', 'npm', 'test', '--silent'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'http://127.0.0.1:\n' });
  });

  it.skipIf(lacksSignals('a shell under sandbox exec'))(
    'waits for the push of npm test with the line from the documentation',
    async () => {
      const cwd = emptyFolder();
      mkdirSync(join(cwd, 'bin'));
      // As npm installs it.
      symlinkSync(resolve('bin/tim-push.js'), join(cwd, 'bin', 'tim-push'));
      const test = 'tim-push send --vendor vivo --title Lunch? --quiet';
      writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', scripts: { test } }));
      const [, line = ''] =
        /^tim-push sandbox exec -- sh -c '(.+)'$/m.exec(readFileSync('docs/scripts.md', 'utf8')) ?? [];
      const { code, stdout } = await exec(['--', 'sh', '-c', line.replace('--for 10s', '--for 100s')], {
        cwd,
        env: { PATH: `${join(cwd, 'bin')}:${process.env['PATH']}` },
      });
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: expect.stringMatching(/accepted +#\d+ +Lunch\?\n[\s\S]*✓ arrived: 1\n/),
      });
    },
  );

  it('keeps a certificate that is trusted already, and proxies off this machine', async () => {
    const cwd = emptyFolder();
    const own = '-----BEGIN CERTIFICATE-----\nMIIBown\n-----END CERTIFICATE-----\n';
    writeFileSync(join(cwd, 'own.pem'), own);
    const { stdout } = await exec(
      node('console.log(require("fs").readFileSync(process.env.NODE_EXTRA_CA_CERTS, "utf8") + process.env.NO_PROXY)'),
      {
        cwd,
        env: { NODE_EXTRA_CA_CERTS: join(cwd, 'own.pem'), HTTPS_PROXY: 'http://proxy.test:1', NO_PROXY: 'a.test' },
      },
    );
    expect(stdout.startsWith(own)).toBe(true);
    expect(stdout.match(/BEGIN CERTIFICATE/g)?.length).toBe(2);
    expect(stdout.trimEnd().endsWith('a.test,127.0.0.1,localhost')).toBe(true);
  });

  it.each([
    [['npm', 'test'], 'tim-push sandbox exec -- npm test'],
    [[], 'tim-push sandbox exec -- npm test'],
    [['--', 'no-such-program-here'], 'tim-push sandbox exec -- npx no-such-program-here'],
    [['--fault', 'vivo:nonsense', '--', 'node'], '--fault vivo:status=503,nth=3'],
    [['--seed', 'missing.json', '--', 'node'], '"schemaVersion": 1'],
  ])('%j is answered with the right spelling', async (argv, fix) => {
    const { exitCode, stdout, stderr } = await run(['sandbox', 'exec', ...argv]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(fix);
    expect(stdout).toBe('');
  });

  it('says in Chinese what is wrong with a seed', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'seed.json'), '{"schemaVersion": 1, "devices": [{"vendor": 1}], "colour": "red"}');
    const { exitCode, stderr } = await run(['sandbox', 'exec', '--seed', 'seed.json', '--lang', 'zh', '--', 'node'], {
      cwd,
    });
    expect(exitCode).toBe(2);
    for (const words of ['devices.0.vendor 缺失，或类型不是 string', '内容含有未知成员：colour'])
      expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/missing|unknown/);
  });

  it.each([
    ['"fault": {"status": 99}', ['sandbox.devices.vivo.fault.status', '200–599']],
    ['"fault": {"delay": 2}', ['sandbox.devices.vivo.fault.delay', 'delayMs']],
    [
      '"fault": {"rule": "vivo/no-such-rule"}',
      ['sandbox.devices.vivo.fault is not valid', 'no rule vivo/no-such-rule'],
    ],
    ['"fault": {"retryAfter": 2}', ['sandbox.devices.vivo.fault is not valid', 'retryAfter and body need a status']],
  ])('does not start with a device of the config that has %s, and names its line', async (part, words) => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'tim-push.config.json'),
      `{\n  "sandbox": {"devices": {"vivo": [\n    {"token": "1", ${part}}\n  ]}}\n}\n`,
      { mode: 0o600 },
    );
    const started = node('require("node:fs").writeFileSync("started", "")');
    const { exitCode, stdout } = await run(['sandbox', 'exec', ...started], { cwd });
    expect({ exitCode, started: existsSync(join(cwd, 'started')) }).toEqual({ exitCode: 3, started: false });
    for (const word of [...words, 'tim-push.config.json:3']) expect(stdout).toContain(word);
  });

  it('a fault of a device in the config hits no other device and returns after a reset', async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'tim-push.config.json'),
      JSON.stringify({
        sandbox: { devices: { vivo: [{ token: 'faulty-one', fault: { status: 418, body: 'teapot' } }] } },
      }),
      { mode: 0o600 },
    );
    const { code, stdout } = await exec(
      node(`const url = process.env.TIM_PUSH_SANDBOX_URL;
        const push = async (regId) => (await fetch(url + '/vivo/message/send', { method: 'POST', body: JSON.stringify({ regId }) })).status;
        const reset = () => fetch(url + '/_sandbox/reset', { method: 'POST', headers: { 'x-tim-push': '1' } });
        (async () => { const all = [await push('faulty-one'), await push('other')]; await reset(); console.log([...all, await push('faulty-one')].join()); })();`),
      { cwd },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '418,200,418\n' });
  });

  it('writes the state at the end, without the devices of the config, and starts from it again', async () => {
    const cwd = emptyFolder();
    const own = '5'.repeat(23);
    writeFileSync(
      join(cwd, 'tim-push.config.json'),
      JSON.stringify({ devices: { mine: { vendor: 'vivo', token: own } } }),
      { mode: 0o600 },
    );
    const call = (method: string, path: string, body: string): string =>
      `fetch(process.env.TIM_PUSH_SANDBOX_URL + '/_sandbox/${path}', { method: '${method}', headers: { 'x-tim-push': '1', 'content-type': 'application/json' }, ${body} }).then((r) => r.text())`;
    const first = await exec(
      [
        '--export',
        'state.json',
        ...node(
          `${call('POST', 'devices', `body: JSON.stringify({ vendor: 'vivo', token: '${'4'.repeat(23)}', fate: 'inactive' })`)}
            .then(() => fetch(process.env.TIM_PUSH_SANDBOX_URL + '/vivo/message/send', { method: 'POST' }))`,
        ),
      ],
      { cwd },
    );
    expect(first.code).toBe(0);
    const written = readFileSync(join(cwd, 'state.json'), 'utf8');
    expect(JSON.parse(written)).toMatchObject({ schemaVersion: 1 });
    expect(written).not.toContain(own);
    const second = await exec(['--seed', 'state.json', ...node(`${call('GET', 'state', '')}.then(console.log)`)], {
      cwd,
    });
    const state = JSON.parse(second.stdout) as { devices: unknown[]; messages: unknown[] };
    expect(state.devices).toContainEqual(expect.objectContaining({ token: '4'.repeat(23), fate: 'inactive' }));
    expect(state.devices).toContainEqual(expect.objectContaining({ token: own, fate: 'ok' }));
    expect(state.messages).toMatchObject([{ id: '1', vendor: 'vivo', request: { path: '/message/send' } }]);
  });
});

/** A tree of processes as in CI jobs: the command, a child and a grandchild, each of which prints its pid. */
const tree = (more = ''): readonly string[] => [
  '--',
  'sh',
  '-c',
  `${more} sh -c 'echo pid $$; sleep 600 & echo pid $!; wait' & echo pid $$; wait; exit 3`,
];

const pidsIn = (stdout: string): readonly number[] =>
  [...stdout.matchAll(/^pid (\d+)$/gm)].map(([, pid]) => Number(pid));

/** The process has ended, or is a zombie whose parent never reads its exit code. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') === true;
  } catch {
    return false;
  }
}

const allGone = (pids: readonly number[]): Promise<void> => until(() => pids.every(isGone));

describe.skipIf(lacksSignals('process groups under sandbox exec'))('the processes of sandbox exec', () => {
  const atThree =
    (then: (pids: readonly number[], kill: (signal: NodeJS.Signals) => void) => void) =>
    (stdout: string, kill: (signal: NodeJS.Signals) => void): void => {
      const pids = pidsIn(stdout);
      if (pids.length === 3 && stdout.endsWith('\n')) then(pids, kill);
    };

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('all get %s, and none is left', async (signal) => {
    const { stdout } = await exec(tree(), { onOutput: atThree((_pids, kill) => kill(signal)) });
    expect(pidsIn(stdout)).toHaveLength(3);
    await allGone(pidsIn(stdout));
  });

  it('are killed when they ignore a signal to end', async () => {
    const { code, stdout } = await exec(tree(`trap '' TERM;`), { onOutput: atThree((_pids, kill) => kill('SIGTERM')) });
    expect(code).toBe(137);
    await allGone(pidsIn(stdout));
  });

  it('that a command leaves running are ended after it, and its exit code is kept', async () => {
    const { code, stdout } = await exec(['--', 'sh', '-c', 'sleep 600 & echo pid $!; exit 5']);
    expect(code).toBe(5);
    expect(pidsIn(stdout)).toHaveLength(1);
    await allGone(pidsIn(stdout));
  });

  it('do not outlive tim-push when it is killed itself', async () => {
    const { stdout } = await exec(tree(), { onOutput: atThree((_pids, kill) => kill('SIGKILL')) });
    expect(pidsIn(stdout)).toHaveLength(3);
    await allGone(pidsIn(stdout));
  });
});
