// Every example of every `--help`, run unchanged in a project with what the examples name, with a sandbox instead of the vendors.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { emulator as tencent } from '../../src/tencent-im/emulator/index.js';
import { vendors } from '../../src/vendors/index.js';
import { phoneAnswers } from '../helpers/phone.js';
import { emptyFolder, type RunOptions, run } from '../helpers/run-cli.js';
import { tapProgram } from '../helpers/tap-phone.js';

const [vivo, oppo, xiaomi] = await Promise.all([vendors.vivo.load(), vendors.oppo.load(), vendors.xiaomi.load()]);
const tokenOf = (vendor: typeof vivo): string =>
  vendor.emulator.demo.devices.find(({ fate }) => fate === 'ok')?.token ?? '';
const specs = await Promise.all(commands.map(({ load }) => load()));
const examples = specs.flatMap((spec) => spec.examples.map(({ command }) => [command, spec.name] as const));

const config = {
  package_name: 'com.example.chat',
  ...vivo.emulator.demo.values,
  ...oppo.emulator.demo.values,
  ...xiaomi.emulator.demo.values,
  ...tencent.demo.values,
  devices: { 'my-vivo': { vendor: 'vivo', token: tokenOf(vivo) }, 'my-oppo': { vendor: 'oppo', token: tokenOf(oppo) } },
};

let sandbox: Sandbox;
let userSig = '';
beforeAll(async () => {
  sandbox = await startSandbox();
  // For the examples that wait for a push.
  await run(['send', '--vendor', 'vivo', '--title', 'Lunch?', `--sandbox=${sandbox.url}`]);
  const made = await run(['user-sig', '--user', 'alice', '--json'], { cwd: project() });
  userSig = (made.json() as unknown as { userSig: string }).userSig;
});
afterAll(() => sandbox.close());

/** A project with what the examples name: devices, an app's constants, an ext, device tokens, a UserSig. */
function project(): string {
  const cwd = join(emptyFolder(), 'work');
  mkdirSync(join(cwd, 'lib'), { recursive: true });
  writeFileSync(join(cwd, 'tim-push.config.json'), JSON.stringify(config), { mode: 0o600 });
  cpSync('fixtures/projects/healthy-mainland/lib/push_constant.dart', join(cwd, 'lib/push_constant.dart'));
  writeFileSync(join(cwd, 'ext.json'), '{"conversationID":"c2c_alice"}');
  writeFileSync(join(cwd, 'ids.txt'), `${tokenOf(xiaomi)}\n`);
  writeFileSync(join(cwd, 'sig.txt'), userSig);
  return cwd;
}

/** An app project and nothing else, for the commands that read one. */
function app(words: readonly string[]): string {
  const base = emptyFolder();
  const cwd = join(base, 'work');
  cpSync('fixtures/projects/healthy-mainland', cwd, { recursive: true });
  if (words.includes('path/to/app'))
    cpSync('fixtures/projects/healthy-mainland', join(cwd, 'path/to/app'), { recursive: true });
  return cwd;
}

/** A Flutter module and, beside its folder, the app that holds it. */
function moduleAndHost(): string {
  const base = emptyFolder();
  const cwd = join(base, 'work');
  cpSync('fixtures/projects/healthy-mainland', join(cwd, 'module'), { recursive: true });
  cpSync('fixtures/projects/healthy-mainland/android', join(base, 'host/android'), { recursive: true });
  return cwd;
}

/** A folder with `tim-push` in it, for shells that look for programs. */
function programs(): string {
  const folder = emptyFolder();
  const lines = ['#!/bin/sh', `exec '${process.execPath}' '${resolve('bin/tim-push.js')}' "$@"`, ''];
  writeFileSync(join(folder, 'tim-push'), lines.join('\n'), { mode: 0o700 });
  return folder;
}

/** A stand-in for adb that answers like a phone with a switched-off channel. */
function adb(): string {
  const program = join(emptyFolder(), 'adb');
  const answers = JSON.stringify(Object.fromEntries(phoneAnswers('originos-4-channel-off')));
  const lines = [
    `#!${process.execPath}`,
    'const args = process.argv.slice(2);',
    "if (args[0] === 'devices') process.stdout.write('List of devices attached\\nINVENTED0001 device\\n');",
    `else process.stdout.write((${answers})[args.slice(3).join(' ')] ?? '');`,
  ];
  writeFileSync(program, lines.join('\n'), { mode: 0o700 });
  return program;
}

/** Exit codes other than 0, each with its reason. */
const documented: Readonly<Record<string, number>> = {
  // A fresh sandbox does not know the task.
  'tim-push device-status --vendor vivo --task 121397329': 1,
  // The only channel of the phone is switched off.
  'tim-push device-status --device my-vivo --adb': 1,
  'tim-push diagnose --device my-vivo --adb': 1,
  // Without a terminal the wizard only shows what it would write.
  'tim-push init': 2,
  // The demo user alice has a vivo phone, and diagnose reports that.
  'tim-push diagnose --device my-oppo --user alice': 1,
  'tim-push init path/to/app': 2,
  // The folder has no firebase-admin, and the config has no device my-pixel.
  'tim-push send --device my-pixel --client sdk': 2,
  // No receipt is posted here, and Ctrl-C ends the wait.
  'tim-push receipts': 5,
  'tim-push receipts --journal run.journal --for 2m': 130,
  'tim-push receipts --task 121397329 --for 30s': 130,
  'tim-push receipts --port 0 --count 3 --for 1m --format ndjson': 130,
};

const placeholders: readonly (readonly [string, string])[] = [
  ['<regId>', tokenOf(vivo)],
  ['<registration ID>', tokenOf(oppo)],
  // A test suite that sends a push, before a shell's `&`.
  ["'npm test &", "'tim-push send --vendor vivo &"],
  // The user's own test suite: only that it runs and that its exit code is passed on.
  ['npm test', `${process.execPath} -e process.exitCode=0`],
];

/** Words of a shell line; `<` at the end hands a file to stdin. */
function parse(command: string): { readonly words: readonly string[]; readonly stdin: string | undefined } {
  const filled = placeholders.reduce((text, [name, value]) => text.replace(name, value), command);
  const [line = '', stdin] = filled.split(' < ');
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return { words: words.slice(1), stdin };
}

function folderFor(name: string, words: readonly string[]): string {
  if (name === 'doctor') return words.includes('module') ? moduleAndHost() : app(words);
  if (name === 'init') return app(words);
  // The first try, without a config.
  return words.at(-1) === '--sandbox' ? emptyFolder() : project();
}

describe('the examples of --help', () => {
  it('exist for every command, and each begins with the program', () => {
    for (const spec of specs) expect(spec.examples.length, spec.name).toBeGreaterThan(1);
    for (const [command, name] of examples) expect(command).toMatch(new RegExp(`^tim-push ${name}( |$)`));
  });

  it.each(specs.map(({ name }) => name))('%s --help shows them before the flags, in both languages', async (name) => {
    for (const language of ['en', 'zh']) {
      const { stdout } = await run([name, '--help', '--lang', language]);
      const own = examples.filter(([, of]) => of === name).map(([command]) => stdout.indexOf(command));
      expect(Math.min(...own)).toBeGreaterThan(-1);
      expect(Math.max(...own)).toBeLessThan(stdout.indexOf('--lang'));
    }
  });

  it.each(examples)('%s', async (command, name) => {
    const { words, stdin } = parse(command);
    const cwd = folderFor(name, words);
    const serves =
      name === 'sandbox' && !['exec', 'devices', 'users', 'ready', 'wait'].some((word) => words.includes(word));
    const asks = name === 'sandbox' && ['ready', 'wait'].includes(words[1] ?? '');
    const embedded = words.includes('--sandbox') || (name === 'sandbox' && !asks);
    const listens = name === 'receipts';
    const options: RunOptions = {
      cwd,
      ...(stdin === undefined ? {} : { stdin: readFileSync(join(cwd, stdin), 'utf8') }),
      env: {
        PATH: `${programs()}${delimiter}${process.env['PATH'] ?? ''}`,
        TIM_PUSH_ADB: name === 'tap' ? tapProgram(emptyFolder()) : adb(),
        USER_SIG: userSig,
        ...(embedded ? {} : { TIM_PUSH_SANDBOX_URL: sandbox.url }),
      },
      ...(serves || listens ? { onStart: stopWhenReady } : {}),
    };
    // The ports of the documentation may be taken on the machine that runs the tests.
    const ports =
      words.includes('--port') || !(serves || listens) ? [] : ['--port', '0', ...(serves ? ['--tls-port', '0'] : [])];
    const { exitCode, stdout, stderr } = await run([...words, ...ports], options);
    expect(exitCode, `${stdout}\n${stderr}`).toBe(documented[command] ?? 0);
    // Wrong usage is reported on stderr, and `mcp` writes nothing once its client has left.
    if (name !== 'mcp')
      expect(`${stdout}${words.includes('exec') || exitCode === 2 ? stderr : ''}`.trim()).not.toBe('');
  });
});

/** Sends Ctrl-C as soon as the sandbox has printed its ready line. */
function stopWhenReady(interrupt: () => void, output: () => string): void {
  const timer = setInterval(() => {
    if (!output().includes('http://127.0.0.1:')) return;
    clearInterval(timer);
    interrupt();
  }, 20);
}
