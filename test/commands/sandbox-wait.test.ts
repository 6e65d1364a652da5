// `sandbox ready` and `sandbox wait` as scripts use them: exit codes, rows, and the answer after a timeout.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { awaitPushes } from '../../src/session/sandbox/running-sandbox.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const STRANGER = '16000000000000000000099';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const here = (...words: readonly string[]) =>
  run(['sandbox', ...words], { cwd: emptyFolder(), env: { TIM_PUSH_SANDBOX_URL: sandbox.url } });
const push = (...words: readonly string[]) =>
  run(['send', '--vendor', 'vivo', ...words], { cwd: emptyFolder(), env: { TIM_PUSH_SANDBOX_URL: sandbox.url } });

interface Waited {
  readonly arrived: number;
  readonly wanted: number;
  readonly pushes: readonly Readonly<Record<string, string>>[];
}

describe('sandbox ready', () => {
  it('ends with 0 when a sandbox answers, named by the variable or by the flag', async () => {
    expect(await here('ready')).toMatchObject({
      exitCode: 0,
      stdout: `✓ A sandbox answers at ${sandbox.url}\n`,
      stderr: '',
    });
    const { exitCode, stdout } = await run(['sandbox', 'ready', `--sandbox=${sandbox.url}/`, '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, ready: true, url: sandbox.url, caFile: sandbox.caFile });
  });

  it('ends with 5 when no sandbox answers, after the timeout, and when another program answers', async () => {
    const other = createServer((_, answer) => answer.end('{"ready":"yes"}'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const gone = await startSandbox();
    await gone.close();
    for (const words of [
      [`--sandbox=${address}`],
      [`--sandbox=${gone.url}`],
      [`--sandbox=${gone.url}`, '--for', '250ms'],
    ]) {
      const { exitCode, stdout } = await run(['sandbox', 'ready', ...words]);
      expect([words, exitCode, stdout.split('\n')[0]]).toEqual([
        words,
        5,
        expect.stringMatching(/^✗ no sandbox answers at http:\/\/127\.0\.0\.1:\d+ +network\/no-sandbox$/),
      ]);
      expect(stdout.replace(/\s+/g, ' ')).toContain(`tim-push sandbox ready ${words[0]} --for 10s`);
    }
    other.close();
  });

  it('waits for a sandbox that is still starting', async () => {
    const gone = await startSandbox();
    await gone.close();
    const { port } = new URL(gone.url);
    const waiting = run(['sandbox', 'ready', '--port', port, '--for', '30s']);
    const late = await startSandbox({ port: Number(port) });
    expect((await waiting).exitCode).toBe(0);
    await late.close();
  });

  it('refuses an invalid address, an empty variable and an invalid time', async () => {
    for (const [words, env, says] of [
      [['--sandbox', 'ftp://x'], {}, '--sandbox'],
      [[], { TIM_PUSH_SANDBOX_URL: '' }, 'TIM_PUSH_SANDBOX_URL'],
      [['--for', 'soon'], {}, '--for'],
      [['--for', '2d'], {}, '--for'],
      [['--port', 'x'], {}, '--port'],
    ] as const) {
      const { exitCode, stderr } = await run(['sandbox', 'ready', ...words], { env });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(says);
    }
  });

  it('is stricter than `sandbox devices`, which runs with an empty variable', async () => {
    const { exitCode } = await run(['sandbox', 'devices'], { env: { TIM_PUSH_SANDBOX_URL: '' } });
    expect(exitCode).toBe(0);
  });
});

describe('sandbox wait', () => {
  it('ends at once with a push that is already there, the device token shortened', async () => {
    await push('--title', 'Lunch?');
    const { exitCode, stdout } = await here('wait', '--vendor', 'vivo', '--title', 'unch');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/vivo +1600…0001 +accepted +#\d+ +Lunch\?\n\n✓ arrived: 1\n$/);
  });

  it('ends when the push comes later', async () => {
    const waiting = here('wait', '--count', '2', '--for', '60s', '--format', 'ndjson');
    await push('--title', 'Lunch at one?');
    await push('--title', 'Lunch at two?');
    const { exitCode, stdout } = await waiting;
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(exitCode).toBe(0);
    expect(rows).toMatchObject([
      { vendor: 'vivo', status: 'accepted', title: 'Lunch at one?' },
      { vendor: 'vivo', status: 'accepted', title: 'Lunch at two?' },
    ]);
  });

  it('counts every push of a batch', async () => {
    await run(['send', '--vendor', 'xiaomi', '--tokens', '-'], {
      stdin: (await sandbox.devices({ vendor: 'xiaomi' }))
        .filter(({ fate }) => fate === 'ok')
        .map(({ token }) => token)
        .join('\n'),
      env: { TIM_PUSH_SANDBOX_URL: sandbox.url },
    });
    const { stdout } = await here('wait', '--vendor', 'xiaomi', '--json');
    const document = JSON.parse(stdout) as Waited;
    expect(document.arrived).toBe(document.pushes.length);
    expect(document.arrived).toBeGreaterThan(0);
  });

  it('ends with 1 when only a refused push came, and names its code', async () => {
    await push('--token', STRANGER);
    const { exitCode, stdout } = await here('wait', '--vendor', 'vivo', '--for', '0s');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/vivo +1600…0099 +refused vivo\/10302 +#\d/);
    expect(stdout).toContain('✗ 0 of 1 pushes were accepted within 0 ms');
    expect(stdout).toContain('tim-push explain vivo/10302');
    expect(stdout).not.toContain('✓');
  });

  it('counts a request that is refused before its pushes are read as refused', async () => {
    await fetch(`${sandbox.url}/vivo/message/auth`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { exitCode, stdout } = await here('wait', '--vendor', 'vivo', '--for', '0s', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      arrived: 0,
      wanted: 1,
      pushes: [{ vendor: 'vivo', status: 'refused' }],
    });
  });

  it('says what arrived instead: nothing, only sign-in, another vendor, too few', async () => {
    const causes: string[] = [];
    const cause = async (...words: readonly string[]): Promise<void> => {
      const answer = await here('wait', '--for', '0s', '--json', ...words);
      expect(answer.exitCode).toBe(1);
      causes.push(answer.json().problems[0]?.cause ?? '');
    };
    await cause();
    await run(['check-config', '--vendor', 'vivo'], { env: { TIM_PUSH_SANDBOX_URL: sandbox.url } });
    await cause('--vendor', 'vivo');
    await push('--title', 'Lunch?');
    await cause('--vendor', 'oppo');
    await cause('--title', 'Dinner');
    await cause('--count', '2');
    expect(causes).toEqual([
      'no request reached the sandbox',
      expect.stringMatching(/^requests came, but no push among them; the newest went to \//),
      'the newest push the sandbox got does not match: vivo, title "Lunch?"',
      'the newest push the sandbox got does not match: vivo, title "Lunch?"',
      'the matching pushes are listed above; no more came',
    ]);
  });

  it('ends with 5 when no sandbox answers, and when it stops in the meantime', async () => {
    const leaving = await startSandbox();
    const waiting = run(['sandbox', 'wait', `--sandbox=${leaving.url}`, '--for', '2s', '--json']);
    await expect.poll(async () => (await leaving.ready()).ready).toBe(true);
    await leaving.close();
    const { exitCode, stdout } = await waiting;
    expect(exitCode).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ arrived: 0, problems: [{ code: 'network/no-sandbox' }] });
    expect((await run(['sandbox', 'wait', `--sandbox=${leaving.url}`, '--for', '0s'])).exitCode).toBe(5);
  });

  it('reports a refusal of the sandbox as one, and never hides an internal error', async () => {
    let said: readonly [status: number, text: string] = [200, ''];
    const other = createServer((asked, answer) => {
      if (asked.url?.includes('/ready') === true) answer.end('{"ready":true,"url":"http://127.0.0.1"}');
      else answer.writeHead(said[0]).end(said[1]);
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    for (const [status, text, code] of [
      [400, '{"error":"after: what is that?"}', 'sandbox/question-refused'],
      [404, 'null', 'sandbox/question-refused'],
      [200, '[1]', 'network/no-sandbox'],
    ] as const) {
      said = [status, text];
      const { exitCode, stdout } = await run(['sandbox', 'wait', `--sandbox=${url}`, '--for', '1s']);
      expect([exitCode, stdout]).toEqual([5, expect.stringContaining(code)]);
      if (status === 400) expect(stdout).toContain('after: what is that?');
    }
    other.close();
    await push('--title', 'Lunch?');
    const place = {
      clock: { now: Date.now, sleep: async () => {} },
      url: sandbox.url,
      until: Date.now() + 5000,
      signal: new AbortController().signal,
    };
    const broken = awaitPushes(place, { vendor: undefined, title: undefined, count: 1 }, () => {
      throw new TypeError('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
  });

  it('refuses an unknown vendor and an invalid count', async () => {
    for (const [words, says] of [
      [['--vendor', 'vivi'], 'vivo'],
      [['--count', '0'], '--count'],
      [['--count', 'all'], '--count'],
    ] as const) {
      const { exitCode, stderr } = await here('wait', ...words);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(says);
    }
  });
});
