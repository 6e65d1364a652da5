// The published schemas against real output of the commands: good runs, refusals, wrong usage, and every optional part that can be provoked.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFiles, writtenSchemas } from '../../scripts/docs/package-files.js';
import { commands } from '../../src/commands/index.js';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { vendors } from '../../src/vendors/index.js';
import { emptyFolder, type RunOptions, run } from '../helpers/run-cli.js';
import { expectFits, shipped, strict } from '../helpers/schema-check.js';
import { tapProgram } from '../helpers/tap-phone.js';

const vivo = await vendors.vivo.load();
const tokenOf = (fate: string): string => vivo.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function project(config: unknown = {}): string {
  const cwd = emptyFolder();
  const whole = {
    package_name: 'com.example.chat',
    devices: { 'my-vivo': { vendor: 'vivo', token: tokenOf('ok') } },
    ...(config as object),
  };
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(whole), { mode: 0o600 });
  writeFileSync(join(cwd, 'ids.txt'), `${tokenOf('ok')}\n${tokenOf('uninstalled')}\n?\n`);
  return cwd;
}

const S = '--sandbox';
/** Command lines whose one document has to fit. */
const documents: readonly (readonly [line: string, options?: RunOptions])[] = [
  [`send ${S}`],
  [`send ${S} --vendor vivo --token ${tokenOf('uninstalled')}`],
  [`send ${S} --device my-vivo --dry-run --print-request`],
  [`send ${S} --vendor vivo --tokens ids.txt`],
  [`send ${S} --via tencent --user alice`],
  ['send --device nobody'],
  ['send --bogus'],
  [`vivo-test ${S} --conversation c2c_alice`],
  [`check-config ${S}`],
  ['check-config --offline --show-values'],
  ['check-config --config gone.json'],
  ['check-ext {"conversationID":"c2c_alice"}'],
  ["check-ext {'a':1}"],
  ['check-ext --conversation c2c_alice --click-target timpush'],
  ['explain vivo 10302'],
  ['explain tencent-im'],
  ['explain general'],
  ['explain nobody/knows'],
  ['guide vivo'],
  ['guide --lang zh'],
  ['guide nokia'],
  [`device-status ${S} --device my-vivo`],
  [`device-status ${S} --user alice --probe`],
  [`device-status ${S} --vendor vivo --task 1`],
  [`diagnose ${S} --device my-vivo --user alice --conversation c2c_bob`],
  [`diagnose ${S} --vendor vivo --token ${tokenOf('uninstalled')}`],
  ['diagnose --device nobody'],
  [`smoke ${S}`],
  [`smoke ${S} --push --vendor vivo --shard 1/1`],
  ['smoke --retries x'],
  ['doctor', { cwd: 'fixtures/projects/healthy-mainland' }],
  ['doctor --fix'],
  ['init --yes --no-input'],
  [`user-sig ${S} --user alice`],
  ['tap --vendor vivo', { env: { TIM_PUSH_ADB: tapProgram(emptyFolder()) } }],
  ['tap --vendor apns --package com.example.chat'],
  ['tap --vendor nokia'],
  ['receipts --port 0 --for 50ms'],
  ['receipts --port 0 --task 77 --for 50ms'],
  ['receipts --port x'],
  ['completion bash'],
  ['completion tcsh'],
];

describe('output schemas', () => {
  it.each(documents.map(([line, options = {}]) => ({ line, options })))('fit: $line', async ({ line, options }) => {
    const words = line.split(' ');
    const result = await run([...words, '--json'], { cwd: project(), ...options });
    const document = result.json() as unknown as { command: string; exitCode: number };
    expect(document).toMatchObject({ command: words[0], exitCode: result.exitCode });
    expectFits(words[0] ?? '', document);
    for (const problem of result.json().problems) expectFits('problem', problem);
  });

  it('fit each line of NDJSON', async () => {
    const lines = async (argv: readonly string[], cwd = project()) =>
      (await run([...argv, '--format', 'ndjson'], { cwd })).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const sent = await lines(['send', S, '--vendor', 'vivo', '--tokens', 'ids.txt']);
    expect(sent.length).toBeGreaterThan(1);
    for (const row of sent) expectFits('send-row', row);
    const checked = await lines(['smoke', S], emptyFolder());
    expect(checked.length).toBeGreaterThan(50);
    for (const row of checked) expectFits('smoke-row', row);
  });

  it('fit the sandbox’s lists and ready line', async () => {
    for (const list of ['devices', 'users']) {
      expectFits(`sandbox-${list}`, (await run(['sandbox', list, '--json'])).json());
      const rows = (await run(['sandbox', list, '--format', 'ndjson', '--lang', 'zh'])).stdout.trim().split('\n');
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows) expectFits(`sandbox-${list.slice(0, -1)}-row`, JSON.parse(row));
    }
    const asked = [`--sandbox=${sandbox.url}`, '--for', '0s'];
    expectFits('sandbox-answers', (await run(['sandbox', 'ready', ...asked, '--json'])).json());
    await run(['send', '--vendor', 'vivo', `--sandbox=${sandbox.url}`]);
    expectFits('sandbox-wait', (await run(['sandbox', 'wait', ...asked, '--json'])).json());
    expectFits('sandbox-wait', (await run(['sandbox', 'wait', '--title', 'none', ...asked, '--json'])).json());
    expectFits(
      'sandbox-wait-row',
      JSON.parse((await run(['sandbox', 'wait', ...asked, '--format', 'ndjson'])).stdout.split('\n')[0] ?? ''),
    );
    const { stdout } = await run(['sandbox', '--port', '0', '--tls-port', '0', '--json'], {
      onStart: (interrupt, output) => {
        const timer = setInterval(() => {
          if (!output().includes('\n')) return;
          clearInterval(timer);
          interrupt();
        }, 20);
      },
    });
    expectFits('sandbox-ready', JSON.parse(stdout.split('\n')[0] ?? ''));
  });

  it('can fail: a changed word, a missing member and an unknown one are found', async () => {
    const document = (await run(['send', S, '--vendor', 'vivo', '--json'])).json() as Record<string, unknown>;
    const check = strict.get('send');
    expect(check?.(document)).toBe(true);
    const { summary: _summary, ...without } = document;
    for (const wrong of [{ ...document, exitCode: 9 }, without, { ...document, more: 1 }])
      expect(check?.(wrong)).toBe(false);
  });

  it('exist for every command that answers in JSON, and are in the package', async () => {
    // `sandbox` has schemas for its lines, and `mcp` answers with the documents of the other commands.
    const named = commands.map(({ name }) => name).filter((name) => name !== 'sandbox' && name !== 'mcp');
    for (const name of named) expect(shipped.has(name), name).toBe(true);
    const files = await packageFiles();
    for (const [name, schema] of writtenSchemas())
      expect(JSON.parse(files.get(`schema/output/${name}.json`) ?? ''), name).toEqual(
        JSON.parse(JSON.stringify(schema)),
      );
  });
});
