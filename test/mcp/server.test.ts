// `tim-push mcp` as an assistant uses it: the official client of the protocol with the built program, and hand-written JSON-RPC.
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { type CallToolResult, Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { vendors } from '../../src/vendors/index.js';
import { fromOutside } from '../helpers/built-run.js';
import { demoConfig } from '../helpers/demo-config.js';
import { cacheDir, emptyFolder, run } from '../helpers/run-cli.js';
import { startForTest } from '../helpers/start-for-test.js';

const open: Client[] = [];
afterAll(() => Promise.all(open.map((client) => client.close())));

interface Connected {
  readonly client: Client;
  /** A tool's answer; the client itself validates it against the tool's output schema. */
  call(name: string, input?: Record<string, unknown>): Promise<CallToolResult>;
}

async function connect(
  cwd: string,
  {
    mode = 'legacy',
    words = [],
    roots,
    env = {},
  }: {
    mode?: 'legacy' | { pin: string };
    words?: readonly string[];
    roots?: readonly string[];
    env?: Record<string, string>;
  } = {},
): Promise<Connected> {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: roots === undefined ? {} : { roots: {} }, versionNegotiation: { mode } },
  );
  if (roots !== undefined)
    client.setRequestHandler('roots/list', () => ({ roots: roots.map((path) => ({ uri: pathToFileURL(path).href })) }));
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [resolve('bin/tim-push.js'), 'mcp', ...words],
      cwd,
      env: { ...fromOutside(), LANG: 'C', TIM_PUSH_CACHE_DIR: cacheDir, HOME: emptyFolder(), ...env },
      stderr: 'ignore',
    }),
  );
  open.push(client);
  return {
    client,
    call: async (name, input = {}) => (await client.callTool({ name, arguments: input })) as CallToolResult,
  };
}

const documentOf = (result: CallToolResult) =>
  result.structuredContent as { exitCode: number; problems: { code: string; fix: string[] }[] } & Record<string, never>;
const codesOf = (result: CallToolResult): string[] => documentOf(result).problems.map(({ code }) => code);

/** A device token of vivo that is registered in the sandbox. */
const goodToken = async (): Promise<string> => {
  const { emulator } = await vendors.vivo.load();
  return emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
};

/** A folder with a complete vivo and a device. */
async function appFolder(folder = emptyFolder()): Promise<string> {
  const vivo = await demoConfig('vivo');
  writeFileSync(
    join(folder, 'tim-push.config.json'),
    JSON.stringify({ ...vivo, devices: { 'my-vivo': { vendor: 'vivo', token: await goodToken() } } }),
    { mode: 0o600 },
  );
  return folder;
}

describe('tools', () => {
  it('all answer according to their schema, none sends a real push, and no answer holds a secret', async () => {
    const { client, call } = await connect(await appFolder());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'check_config',
      'check_ext',
      'device_status',
      'diagnose',
      'doctor',
      'explain',
      'guide',
      'sandbox_send',
    ]);
    for (const { name, outputSchema, annotations } of tools) {
      expect(outputSchema?.type, name).toBe('object');
      expect(annotations?.destructiveHint, name).toBe(false);
      expect(annotations?.readOnlyHint, name).toBe(name !== 'sandbox_send');
    }
    const answers: Record<string, CallToolResult> = {
      check_config: await call('check_config', { offline: true }),
      check_ext: await call('check_ext', { conversation: 'c2c_alice' }),
      device_status: await call('device_status', { device: 'my-vivo', sandbox: true }),
      diagnose: await call('diagnose', { device: 'my-vivo', sandbox: true }),
      doctor: await call('doctor'),
      explain: await call('explain', { code: 'vivo 10302' }),
      guide: await call('guide', { vendor: 'vivo' }),
      sandbox_send: await call('sandbox_send', { device: 'my-vivo', title: 'Lunch?' }),
    };
    expect(Object.keys(answers).sort()).toEqual(tools.map(({ name }) => name).sort());
    const exits = Object.entries(answers).map(([name, answer]) => [name, documentOf(answer).exitCode]);
    expect(Object.fromEntries(exits)).toMatchObject({
      check_config: 0,
      check_ext: 0,
      explain: 0,
      guide: 0,
      sandbox_send: 0,
    });
    const written = JSON.stringify(answers);
    expect(written).not.toContain((await demoConfig('vivo'))['vivo_app_secret']);
    expect(written).not.toContain(await goodToken());
    // The direct push is the step that would reach a phone.
    const { steps } = documentOf(answers['diagnose'] as CallToolResult) as unknown as {
      steps: { id: string; status: string }[];
    };
    expect(steps.filter(({ id }) => /push|message/.test(id)).map(({ status }) => status)).not.toContain('passed');
  });

  it('report a broken config and an invalid argument, in the language of the server', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'tim-push.config.json'), '{"vivo_app_key": }', { mode: 0o600 });
    const { call } = await connect(folder, { words: ['--lang', 'zh'] });
    const broken = await call('check_config', { offline: true });
    expect(documentOf(broken).exitCode).toBe(3);
    expect(JSON.stringify(broken.structuredContent)).toMatch(/\p{Script=Han}/u);
    const unknown = await call('check_ext', { ext: '{"a":1}', vendor: 'nokia' });
    expect(unknown.isError).toBe(true);
  });
});

describe('a real push', () => {
  it('has a tool only with --allow-send, for one device per call', async () => {
    const sandbox = await startForTest();
    onTestFinished(() => sandbox.close());
    const { client, call } = await connect(await appFolder(), {
      words: ['--allow-send'],
      env: { TIM_PUSH_SANDBOX_URL: sandbox.url },
    });
    const tool = (await client.listTools()).tools.find(({ name }) => name === 'send');
    expect(tool?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(codesOf(await call('send', { title: 'Hi' }))).toEqual(['usage/mcp-one-device']);
    expect(codesOf(await call('send', { vendor: 'vivo' }))).toEqual(['usage/mcp-one-device']);
    const sent = await call('send', { device: 'my-vivo', title: 'Lunch?' });
    expect(documentOf(sent)).toMatchObject({ exitCode: 0, results: [{ vendor: 'vivo', status: 'accepted' }] });
    const { messages } = (await (await fetch(`${sandbox.url}/_sandbox/messages`)).json()) as {
      messages: { pushes: unknown[] }[];
    };
    expect(messages.flatMap(({ pushes }) => pushes)).toHaveLength(1);
  });
});

describe('paths', () => {
  it.each([
    ['with initialize', 'legacy' as const],
    ['of 2026-07-28', { pin: '2026-07-28' }],
  ])('stay inside the folders that the client names, by the protocol %s', async (_name, mode) => {
    const [own, other] = [await appFolder(), await appFolder()];
    symlinkSync(other, join(own, 'way-out'));
    const { call } = await connect(other, { mode, roots: [own] });
    expect(documentOf(await call('check_config', { offline: true, config: 'tim-push.config.json' })).exitCode).toBe(0);
    for (const path of [
      join(other, 'tim-push.config.json'),
      '../tim-push.config.json',
      'way-out/tim-push.config.json',
    ]) {
      const refused = await call('check_config', { offline: true, config: path });
      expect(codesOf(refused), path).toEqual(['usage/mcp-outside-roots']);
      expect(refused.isError, path).toBe(true);
    }
    expect(codesOf(await call('doctor', { dir: 'way-out' }))).toEqual(['usage/mcp-outside-roots']);
    writeFileSync(join(other, 'notes.txt'), 'not for assistants');
    const asFile = await call('check_ext', { ext: `@${join(other, 'notes.txt')}` });
    expect(JSON.stringify(asFile)).not.toContain('not for assistants');
    expect(asFile.isError).toBe(true);
  });

  it('doctor does not go from the Android folder of an app up to the app itself', async () => {
    const above = await appFolder();
    cpSync('fixtures/projects/healthy-mainland', above, { recursive: true });
    const { call } = await connect(above, { roots: [join(above, 'android')] });
    const { projects } = documentOf(await call('doctor')) as unknown as { projects?: { path: string; kind: string }[] };
    expect((projects ?? []).map(({ kind }) => kind)).not.toContain('flutter');
  });

  it('find no config in a parent folder', async () => {
    const above = await appFolder();
    mkdirSync(join(above, 'app'));
    const { call } = await connect(join(above, 'app'));
    expect(codesOf(await call('check_config', { offline: true }))).toEqual(['config/not-found']);
  });

  it.each([['the home folder'], ['the root of the disk']])('are refused where the only folder is %s', async (which) => {
    const home = await appFolder();
    const { call } = await connect(home, { roots: [which === 'the home folder' ? home : '/'], env: { HOME: home } });
    expect(codesOf(await call('check_config', { offline: true }))).toEqual(['usage/mcp-no-root']);
  });

  it('come from --root where the client names none', async () => {
    const [cwd, app] = [emptyFolder(), await appFolder()];
    const { call } = await connect(cwd, { words: ['--root', app] });
    expect(documentOf(await call('check_config', { offline: true })).exitCode).toBe(0);
  });
});

describe('resources', () => {
  it('are the page of a code and the guide of a vendor', async () => {
    const { client } = await connect(emptyFolder());
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain('tim-push://vendors/vivo');
    const [page] = (await client.readResource({ uri: 'tim-push://problems/vivo/10206' })).contents;
    expect(page).toMatchObject({ text: expect.stringContaining('signature') });
    const [guide] = (await client.readResource({ uri: 'tim-push://vendors/oppo' })).contents;
    expect(guide).toMatchObject({ text: expect.stringContaining('MasterSecret') });
  });
});

describe('resources and folders', () => {
  it("a guide is filled in from the folder that the client names, never from the server's working directory", async () => {
    const [own, other] = [await appFolder(), emptyFolder()];
    writeFileSync(join(other, 'tim-push.config.json'), '{"package_name": "com.example.elsewhere"}', { mode: 0o600 });
    const { client } = await connect(other, { roots: [own] });
    const [guide] = (await client.readResource({ uri: 'tim-push://vendors/vivo' })).contents;
    expect(guide).toMatchObject({ text: expect.stringContaining('com.example.chat') });
    expect(JSON.stringify(guide)).not.toContain('com.example.elsewhere');
  });
});

describe('hand-written JSON-RPC', () => {
  const line = (message: unknown): string => `${JSON.stringify({ jsonrpc: '2.0', ...(message as object) })}\n`;
  const opening = (revision: string): string =>
    line({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: revision, capabilities: {}, clientInfo: { name: 'hand', version: '1' } },
    }) + line({ method: 'notifications/initialized' });

  it('is answered for older revisions, skips a line that is no message, and ends with stdin', async () => {
    const stdin = new PassThrough();
    const running = run(['mcp'], {
      stdin,
      onStart: (_interrupt, output) => {
        const timer = setInterval(() => {
          if (!output().includes('"id":3')) return;
          clearInterval(timer);
          stdin.end();
        }, 20);
      },
    });
    stdin.write(opening('2024-11-05'));
    stdin.write('this is no message\n');
    stdin.write(line({ id: 2, method: 'no/such' }));
    stdin.write(line({ id: 3, method: 'tools/call', params: { name: 'explain', arguments: { code: '-h' } } }));
    const result = await running;
    expect(result.exitCode).toBe(0);
    const answers = new Map(
      result.stdout
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text) as { id: number; result?: Record<string, unknown>; error?: { code: number } })
        .map((answer) => [answer.id, answer]),
    );
    expect(answers.get(1)?.result?.['protocolVersion']).toBe('2024-11-05');
    expect(answers.get(2)?.error?.code).toBe(-32601);
    expect(answers.get(3)?.result?.['isError']).toBe(true);
  });

  it('ends on Ctrl-C', async () => {
    const stdin = new PassThrough();
    stdin.write(opening('2024-11-05'));
    const result = await run(['mcp'], {
      stdin,
      onStart: (interrupt, output) => {
        const timer = setInterval(() => {
          if (!output().includes('"id":1')) return;
          clearInterval(timer);
          interrupt();
        }, 20);
      },
    });
    expect(result.exitCode).toBe(0);
  });
});
