// The library does the same as the commands, with values: the same findings, results and statuses, and no output.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  checkConfig,
  checkExt,
  connectSandbox,
  deviceStatus,
  diagnose,
  doctor,
  explain,
  type FaultAction,
  guide,
  type PushResult,
  type Sandbox,
  send,
  startSandbox,
  TimPushError,
} from '../../src/index.js';
import { vendors } from '../../src/vendors/index.js';
import { demoConfig } from '../helpers/demo-config.js';
import { cacheDir, emptyFolder, run } from '../helpers/run-cli.js';

const vivo = await vendors.vivo.load();
const tokenOf = (fate: string): string => vivo.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const good = tokenOf('ok');
const message = { title: 'Lunch?', body: 'Noodles at one.' };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
const outside = () => ({ sandbox: sandbox.url, cwd: emptyFolder(), env: { TIM_PUSH_CACHE_DIR: cacheDir } });

function folderWith(config: unknown): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  return folder;
}

describe('send of the library', () => {
  it('sends to every kind of target and gives each device token one result', async () => {
    const cwd = folderWith({ ...(await demoConfig('vivo')), devices: { mine: { vendor: 'vivo', token: good } } });
    const { ok, results, summary } = await send({
      ...outside(),
      cwd,
      message: { ...message, conversation: 'c2c_alice' },
      to: [{ device: 'mine' }, { vendor: 'vivo', token: good }, { vendor: 'vivo', token: tokenOf('uninstalled') }],
    });
    expect(ok).toBe(false);
    expect(summary).toMatchObject({ accepted: 1, rejected: 1, duplicates: 1 });
    expect(results.find(({ token }) => token === good)).toMatchObject({
      vendor: 'vivo',
      status: 'accepted',
      attempts: 1,
    });
    expect(results.find(({ status }) => status === 'rejected')?.problem?.code).toMatch(/^vivo\/10302/);
  });

  it('rejects an invalid click target before anything is sent', async () => {
    await sandbox.deleteMessages();
    const wrong = { ...message, clickTarget: 'page' as 'plugin' };
    const call = send({ ...outside(), message: wrong, to: [{ vendor: 'vivo', token: good }] });
    await expect(call).rejects.toThrow('"page" is no click target; click targets are plugin, timpush, launcher');
    expect(await sandbox.messages()).toEqual([]);
  });

  it('puts the message on the wire as the command does', async () => {
    await sandbox.deleteMessages();
    await send({
      ...outside(),
      message: { ...message, conversation: 'c2c_alice', ttlSeconds: 900 },
      to: [{ vendor: 'vivo', token: good }],
    });
    const words = ['--title', message.title, '--body', message.body, '--conversation', 'c2c_alice', '--ttl', '15m'];
    await run(['send', `--sandbox=${sandbox.url}`, '--vendor', 'vivo', '--token', good, ...words]);
    const bodies = (await sandbox.messages({ vendor: 'vivo', path: '/message/send' })).map(({ request }) => {
      const { requestId: _own, ...rest } = JSON.parse(request.body) as Record<string, unknown>;
      return rest;
    });
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  it('reads targets as it sends and reports each result once', async () => {
    const told: PushResult[] = [];
    async function* to() {
      for (let i = 0; i < 1200; i += 1) yield { vendor: 'vivo' as const, token: `2${String(i).padStart(22, '0')}` };
    }
    const { results, summary } = await send({
      ...outside(),
      message,
      to: to(),
      dryRun: true,
      onResult: (end) => told.push(end),
    });
    expect([told.length, new Set(told.map(({ token }) => token)).size, results.length]).toEqual([1200, 1200, 1000]);
    expect(summary.dryRunOk).toBe(1200);
  });

  it('marks the results for which a retry may help and cannot duplicate the push', async () => {
    const chances = async (action: FaultAction, token = good) => {
      await sandbox.faults.add({ vendor: 'vivo', path: '/message/send', times: 1, do: action });
      const { results } = await send({ ...outside(), retries: 0, message, to: [{ vendor: 'vivo', token }] });
      await sandbox.faults.clear();
      return results.map(({ status, mayRepeat }) => [status, mayRepeat]);
    };
    // A machine in front of the vendor was too busy, so nothing arrived. Without an answer it is not known.
    expect(await chances({ status: 503 })).toEqual([['unreachable', true]]);
    expect(await chances({ drop: 'after' })).toEqual([['unreachable', undefined]]);
    expect(await chances({ delayMs: 0 }, tokenOf('uninstalled'))).toEqual([['rejected', undefined]]);
    expect(await chances({ delayMs: 0 })).toEqual([['accepted', undefined]]);
  });

  it('an error thrown by onResult ends the run and rejects', async () => {
    const broken = new Error('the database is gone');
    const call = send({
      ...outside(),
      message,
      to: [{ vendor: 'vivo', token: good }],
      onResult: () => {
        throw broken;
      },
    });
    await expect(call).rejects.toBe(broken);
  });

  it('an aborted signal takes no further device tokens and resolves with the results so far', async () => {
    const stop = new AbortController();
    let told = (): void => {};
    const first = new Promise<void>((resolve) => {
      told = resolve;
    });
    async function* to() {
      yield { vendor: 'vivo' as const, token: good };
      await first;
      stop.abort();
      yield { vendor: 'vivo' as const, token: tokenOf('uninstalled') };
    }
    const { ok, summary, results } = await send({
      ...outside(),
      message,
      to: to(),
      signal: stop.signal,
      onResult: () => told(),
    });
    expect([ok, summary.accepted, results.length]).toEqual([false, 1, 1]);
  });

  it('a signal that is already aborted rejects with its reason', async () => {
    const reason = new Error('changed my mind');
    const call = send({ ...outside(), message, to: [], signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBe(reason);
  });

  it.each([
    [{ chanelId: 'x' }, 'did you mean channelId?'],
    [{ mode: 'tset' }, "mode of a message must be 'formal' or 'test'"],
    [{ receiptUrl: 'undefined' }, 'receiptUrl of a message must be an http or https address'],
    [{ ttlSeconds: Number.NaN }, 'ttlSeconds of a message must be'],
    [{ badge: { mode: 'set', value: 100_000 } }, 'badge of a message must be'],
    [{ raw: '{}' }, 'raw of a message must be an object'],
    [{ title: null }, 'title of a message must be a text'],
    [{ vendorOptions: { 'oppo-ext': 'spred' } }, 'vendor option oppo-ext must be wrap, spread'],
    [{ vendorOptions: { 'opo-ext': 'wrap' } }, 'did you mean oppo-ext?'],
  ])('throws for a message with %j, and sends nothing', async (wrong, says) => {
    await sandbox.deleteMessages();
    const to = [{ vendor: 'vivo', token: good }] as const;
    const call = send({ ...outside(), message: { ...message, ...(wrong as object) }, to });
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow(says);
    expect(await sandbox.messages()).toEqual([]);
  });

  it.each<[object | undefined, string]>([
    [{ dryrun: true }, 'send has no dryrun: did you mean dryRun?'],
    [{ sandbx: true }, 'send has no sandbx: did you mean sandbox?'],
    [{ dryRun: 'false' }, 'dryRun of send must be true or false'],
    [{ to: [{ vendor: 'vivo', tokn: good }] }, 'a target has no tokn: did you mean token?'],
    [{ to: [{ vendor: 'vivo' }] }, 'a target needs token or device'],
    [{ to: [good] }, 'a target must be an object'],
    [{ to: good }, 'to of send must be a list or an iterable of'],
    [{ message: undefined }, 'send needs message: it must be an object'],
    [{ rate: 0 }, "rate of send must be a number above 0 or 'none'"],
    [{ retries: -1 }, 'retries of send must be a whole number'],
    [{ timeoutMs: '5s' }, 'timeoutMs of send must be a whole number of milliseconds'],
    [{ language: 'de' }, "language of send must be 'en' or 'zh'"],
    [undefined, 'send must be an object'],
  ])('throws for options with %j, and sends nothing', async (wrong, says) => {
    await sandbox.deleteMessages();
    const right = { ...outside(), message, to: [{ vendor: 'vivo', token: good }] };
    const call = send((wrong === undefined ? undefined : { ...right, ...wrong }) as never);
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow(says);
    expect(await sandbox.messages()).toEqual([]);
  });

  it('an undefined member of a message counts as left out', async () => {
    const left = { channelId: undefined, badge: undefined, vendorOptions: { 'oppo-ext': undefined } } as object;
    const { summary } = await send({
      ...outside(),
      message: { ...message, ...left },
      to: [{ vendor: 'vivo', token: good }],
    });
    expect(summary.accepted).toBe(1);
  });

  it.each([
    ['a device nobody named', { to: [{ device: 'nobody' }], message }, 'usage/unknown-device'],
    [
      'ext and conversation at once',
      { to: [], message: { ...message, ext: '{}', conversation: 'c2c_a' } },
      'usage/conflict',
    ],
    ['a config that is not there', { to: [], message, config: 'gone.json' }, 'config/file-missing'],
  ])('rejects for %s', async (_name, options, code) => {
    const error = await send({ ...outside(), ...options }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(TimPushError);
    expect((error as TimPushError).problems.map((problem) => problem.code)).toContain(code);
    expect((error as TimPushError).message).toContain(code);
  });
});

describe('the queries of the library', () => {
  it('checkConfig finds what the command finds', async () => {
    const config = { package_name: 'com.example.chat', vivo_app_id: 1, vivo_app_key: 'x' };
    const cwd = folderWith(config);
    const command = (await run(['check-config', '--offline', '--json'], { cwd })).json();
    const { ok, vendors: rows, problems } = await checkConfig({ cwd, env: {}, offline: true });
    expect(ok).toBe(false);
    expect(problems).toEqual(command.problems);
    expect(rows.map(({ vendor, state }) => [vendor, state])).toEqual(
      (command as unknown as { vendors: { vendor: string; state: string }[] }).vendors.map(({ vendor, state }) => [
        vendor,
        state,
      ]),
    );
  });

  it('checkConfig asks the vendors', async () => {
    const { ok, vendors: rows } = await checkConfig(outside());
    expect(ok).toBe(true);
    expect(new Set(rows.map(({ online }) => online))).toEqual(new Set(['verified']));
  });

  it('an unknown vendor is an error of the caller', async () => {
    await expect(checkConfig({ ...outside(), vendors: ['nokia' as 'vivo'] })).rejects.toThrow(/"nokia" is no vendor/);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['checkConfig', () => checkConfig({ vendor: ['vivo'] } as object), 'did you mean vendors?'],
    ['deviceStatus', () => deviceStatus({ vendor: 'vivo' } as never), 'deviceStatus needs tokens'],
    ['checkExt', () => checkExt({ entity: 1 } as never), 'checkExt needs the ext as a text'],
    ['explain', () => explain(10302 as never), 'explain needs the code as a text'],
    ['doctor', () => doctor({ directory: '.' } as object), 'doctor has no directory'],
    ['diagnose', () => diagnose({ push: 1 } as object), 'push of diagnose must be true or false'],
    ['guide', () => guide({ vendors: 'vivo' } as object), 'vendors of guide must be a list of texts'],
    ['startSandbox', () => startSandbox({ port: '8080' } as object), 'port of startSandbox must be a port'],
  ])('%s throws for unknown options', async (_name, call, says) => {
    await expect(call()).rejects.toThrow(TypeError);
    await expect(call()).rejects.toThrow(says);
  });

  it('a closed sandbox answers no call, and an invalid address is rejected', async () => {
    const closed = await startSandbox();
    await closed.close();
    await expect(closed.messages()).rejects.toThrow('this sandbox was closed');
    await expect(connectSandbox('127.0.0.1:8080')).rejects.toThrow('"127.0.0.1:8080" is no address');
  });

  it('does not attribute an ext error to a shell when no shell was involved', async () => {
    const { results } = await send({
      ...outside(),
      message: { ...message, ext: '{a:1}' },
      to: [{ vendor: 'vivo', token: good }],
    });
    const { problems } = await checkExt('{a:1}', { cwd: emptyFolder(), env: {} });
    for (const found of [results[0]?.problem, problems[0]])
      expect(found).toMatchObject({ code: 'ext/not-json', cause: expect.stringContaining('the key has no quotes') });
  });

  it('deviceStatus answers in the given order', async () => {
    const states = await deviceStatus({ ...outside(), vendor: 'vivo', tokens: [tokenOf('uninstalled'), good, 'x'] });
    expect(states.map(({ token, state }) => [token, state])).toEqual([
      [tokenOf('uninstalled'), 'invalid'],
      [good, expect.stringMatching(/valid|unknown/)],
      ['x', 'unknown'],
    ]);
  });

  it('checkExt and explain need no config', async () => {
    const env = { env: {}, cwd: emptyFolder() };
    const check = await checkExt('{"conversationID":"c2c_alice"}', env);
    expect([check.ok, check.conversationId, check.deliveries.length]).toEqual([
      true,
      'c2c_alice',
      Object.keys(vendors).length,
    ]);
    expect((await checkExt("{'a':1}", env)).ok).toBe(false);
    expect((await explain('vivo 10302')).map(({ code }) => code)).toContain('vivo/10302-not-test-device');
    expect(await explain('nobody/knows')).toEqual([]);
    expect((await explain('ext/not-json', { language: 'zh' }))[0]?.title).toMatch(/[一-鿿]/);
  });

  it('writes nothing to a console', async () => {
    const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    await send({ ...outside(), message, to: [{ vendor: 'vivo', token: good }] });
    await checkConfig({ ...outside(), vendors: ['vivo'] });
    const written = spies.map((spy) => spy.mock.calls.length);
    for (const spy of spies) spy.mockRestore();
    expect(written).toEqual([0, 0]);
  });

  it('uses the process in one place only', () => {
    const files = readdirSync('src/library').map((name) => join('src/library', name));
    for (const file of files) expect(readFileSync(file, 'utf8'), file).not.toMatch(/\bprocess\.[a-z]|\bconsole\.[a-z]/);
  });
});
