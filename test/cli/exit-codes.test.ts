// The table of exit codes against the built program: a run for each code of each command. test/helpers/run-cli.ts refuses codes that are not listed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsWithCodes, exitCodeMeanings, exitCodesOf } from '../../src/cli/exit-codes.js';
import { commands } from '../../src/commands/index.js';
import { type Sandbox, startSandbox } from '../../src/index.js';
import { vendors } from '../../src/vendors/index.js';
import { emptyCache, emptyFolder, run } from '../helpers/run-cli.js';

const vivo = await vendors.vivo.load();
const tokenOf = (fate: string): string => vivo.emulator.demo.devices.find((item) => item.fate === fate)?.token ?? '';
const DEAD = tokenOf('uninstalled');
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** A port where nothing listens. */
const NOBODY = '--sandbox=http://127.0.0.1:1';

/** A folder with lists, configs and a project for the lines below; `vendor` is where the config `there.json` sends to. */
function folder(vendor = 'http://127.0.0.1:1'): string {
  const cwd = emptyFolder();
  const write = (name: string, content: string): void => writeFileSync(join(cwd, name), content, { mode: 0o600 });
  const config = {
    package_name: 'com.example.chat',
    vivo_app_id: '100000007',
    vivo_app_key: 'de300000000000000000000000000001',
    vivo_app_secret: 'wrong-one',
    devices: { 'my-vivo': { vendor: 'vivo', token: tokenOf('ok') } },
  };
  write('ids.txt', `${tokenOf('ok')}\n${DEAD}\n`);
  write('wrong.json', JSON.stringify(config));
  write('there.json', JSON.stringify({ ...config, endpoints: { vivo: vendor } }));
  write('broken.json', '{');
  mkdirSync(join(cwd, 'app'));
  mkdirSync(join(cwd, 'dart', 'lib'), { recursive: true });
  write('dart/pubspec.yaml', 'name: chat');
  write('dart/lib/push.dart', 'final a = PushAppInfo(vivo_buz_id: 50003);');
  write('app/settings.gradle', "rootProject.name = 'chat'\n");
  write(
    'app/build.gradle',
    "apply plugin: 'com.android.application'\nandroid { defaultConfig { minSdkVersion 19 } }\ndependencies { implementation 'com.tencent.timpush:timpush:8.7.7201' }\n",
  );
  return cwd;
}

/** A command line for each exit code. */
type Lines = Readonly<Record<number, string>>;
const sends = (command: string, vendorFlag: string): Lines => ({
  0: `${command} --sandbox`,
  1: `${command} --sandbox ${vendorFlag} --token ${DEAD}`,
  2: `${command} --bogus`,
  3: `${command} --config broken.json`,
  4: `${command} --sandbox --config wrong.json --device my-vivo`,
  5: `${command} ${NOBODY} ${vendorFlag} --token ${DEAD}`,
  6: `${command} --sandbox ${vendorFlag} --tokens ids.txt`,
  130: `${command} --config there.json --device my-vivo`,
});
const asks = (command: string, target: string, refused = '--sandbox --config wrong.json'): Lines => ({
  0: `${command} --sandbox --vendor vivo ${target.replace('DEAD', tokenOf('ok'))}`,
  2: `${command} --bogus`,
  3: `${command} --config broken.json`,
  4: `${command} ${refused}`,
  5: `${command} ${NOBODY} --vendor vivo ${target.replace('DEAD', DEAD)}`,
  130: `${command} --config there.json --vendor vivo ${target.replace('DEAD', DEAD)}`,
});
const plain = (good: string, wrong: string): Lines => ({ 0: good, 2: wrong, 3: `${good} --dotenv gone.env` });

const LINES: Readonly<Record<string, Lines>> = {
  send: sends('send', '--vendor vivo'),
  'vivo-test': sends('vivo-test', ''),
  'check-config': { ...asks('check-config', ''), 1: 'check-config --config there.json --vendor vivo' },
  'check-ext': { ...plain('check-ext {"conversationID":"c2c_alice"}', 'check-ext'), 1: 'check-ext {"a":1' },
  'device-status': {
    ...asks('device-status', '--token DEAD --probe --yes', '--sandbox --config wrong.json --device my-vivo --probe'),
    1: `device-status --sandbox --vendor vivo --token ${DEAD}`,
  },
  diagnose: {
    ...asks('diagnose', '--token DEAD', '--sandbox --config wrong.json --device my-vivo'),
    1: `diagnose --sandbox --vendor vivo --token ${DEAD}`,
  },
  doctor: { 0: 'doctor healthy', 1: 'doctor app', 2: 'doctor gone', 3: 'doctor --config broken.json' },
  init: { 0: 'init dart --yes', 2: 'init gone', 3: 'init app --yes' },
  guide: plain('guide vivo', 'guide nokia'),
  explain: plain('explain vivo 10302', 'explain nobody/knows'),
  smoke: { ...asks('smoke', ''), 1: 'smoke --sandbox --vendor vivo --ext {"a":1' },
  'user-sig': {
    0: 'user-sig --sandbox --user alice',
    2: 'user-sig --read gone.txt',
    3: 'user-sig --user alice',
    4: 'user-sig --sandbox --read ids.txt --user alice',
  },
  sandbox: {
    ...plain('sandbox devices', 'sandbox --port 99999'),
    1: 'sandbox wait --sandbox=SANDBOX --for 1s',
    5: `sandbox ready ${NOBODY} --for 1s`,
    130: 'sandbox wait --sandbox=SANDBOX --for 60s',
  },
  mcp: plain('mcp', 'mcp --bogus'),
  tap: {
    0: 'tap --vendor apns --package com.example.chat',
    1: 'tap --vendor apns --package com.example.chat --apns-push-type background',
    2: 'tap --bogus',
    3: 'tap --vendor vivo',
    5: 'tap --vendor vivo --package com.example.chat',
  },
  receipts: {
    2: 'receipts --bogus',
    3: 'receipts --config broken.json',
    5: 'receipts --port 0 --count 1 --for 1s',
  },
  completion: plain('completion bash', 'completion tcsh'),
};

/** Codes that need a person, a phone, an open pipe or a receipt: tested in test/commands. Codes of `init` below 130 are those of the commands it runs. */
const ELSEWHERE: Readonly<Record<string, readonly number[]>> = {
  'check-ext': [130],
  'user-sig': [130],
  init: [1, 4, 5, 6, 130],
  tap: [130],
  receipts: [0, 1, 130],
};

const FLUTTER = 'name: chat\ndependencies:\n  flutter:\n    sdk: flutter\n';

/** Runs a vendor's server for one run of the program; `press` sends Ctrl-C. */
async function withVendor(code: number, act: (url: string, pressIt: (press: () => void) => void) => Promise<void>) {
  let press = (): void => {};
  const answer: RequestListener = (_, response) => {
    if (code === 130) press();
    // The program waits for the request that is under way, so the answer follows Ctrl-C.
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":98765,"desc":"no"}');
  };
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, (given) => {
      press = given;
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('exit codes', () => {
  it('each command of the program has its list, and each code of a list its meaning', () => {
    expect(commandsWithCodes.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
    const known = exitCodeMeanings.map(([code]) => code);
    for (const command of commandsWithCodes)
      expect(exitCodesOf(command).filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each(commandsWithCodes)(
    '%s can end with every code that is listed for it',
    async (command) => {
      const lines = LINES[command] ?? {};
      const tried = Object.keys(lines).map(Number);
      // 70 is tested below for all commands.
      expect([...tried, 70, ...(ELSEWHERE[command] ?? [])].sort((a, b) => a - b)).toEqual(exitCodesOf(command));
      let keys: NodeJS.Timeout | undefined;
      for (const code of tried)
        await withVendor(code, async (url, pressIt) => {
          const words = (lines[code] ?? '')
            .replace('SANDBOX', sandbox.url)
            .trim()
            .replace(' healthy', ` ${join(process.cwd(), 'fixtures/projects/healthy-mainland')}`);
          const { exitCode } = await run(
            [...words.split(/ +/), ...(/^(send|vivo)/.test(words) ? ['--retries', '0'] : [])],
            {
              cwd: folder(url),
              env: { TIM_PUSH_CACHE_DIR: emptyCache() },
              onStart: (press) => {
                pressIt(press);
                // No vendor is asked here: Ctrl-C is sent until the program has ended.
                if (command === 'sandbox' && code === 130) keys = setInterval(press, 100);
              },
            },
          );
          clearInterval(keys);
          expect([words, exitCode]).toEqual([words, code]);
        });
    },
    60_000,
  );

  it.each(commandsWithCodes)('%s ends with 70 on an internal error', async (command) => {
    const { exitCode, stderr } = await run((LINES[command]?.[0] ?? LINES[command]?.[5] ?? '').trim().split(/ +/), {
      breaks: true,
      cwd: folder(),
    });
    expect([exitCode, stderr]).toEqual([70, expect.stringContaining('program/internal')]);
  });

  it('init ends with 130 on Ctrl-C at a question, including the one for the app', async () => {
    const two = emptyFolder();
    for (const name of ['one', 'two']) {
      mkdirSync(join(two, name, 'android/app'), { recursive: true });
      writeFileSync(join(two, name, 'pubspec.yaml'), `${FLUTTER}  tencent_cloud_chat_push: ^8.7.7201\n`);
      const services = `{"client":{"app_id":"100012345","package_name":"com.example.${name}"}}`;
      writeFileSync(join(two, name, 'android/app/agconnect-services.json'), services);
    }
    for (const [cwd, question] of [
      [emptyFolder(), 'Which push services'],
      [two, 'There are several apps here'],
    ] as const) {
      const { exitCode, stderr } = await run(['init'], { cwd, typed: ['\u0003'] });
      expect([exitCode, stderr]).toEqual([130, expect.stringContaining(question)]);
    }
  });

  it('are shown by help exit-codes, command by command', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { stdout } = await run(['help', 'exit-codes', '--lang', language]);
      for (const [code, says] of exitCodeMeanings)
        expect(stdout).toMatch(new RegExp(`^  ${code} +${says[language]}$`, 'm'));
      for (const command of commandsWithCodes)
        expect(stdout).toMatch(new RegExp(`^  ${command} +${exitCodesOf(command).join(' ')}$`, 'm'));
    }
  });

  it('an unlisted code fails a test', async () => {
    await expect(run(['completion', 'bash'], { cli: async () => 6 })).rejects.toThrow('completion ended with 6');
  });

  it('a running sandbox that refuses an app says which apps it knows', async () => {
    const cwd = folder();
    const words = 'knows only the apps it was started with';
    const refused = await run(['check-config', '--config', 'wrong.json', `--sandbox=${sandbox.url}`], { cwd });
    expect([refused.exitCode, refused.stderr]).toEqual([4, expect.stringContaining(words)]);
    const others = [
      await run(['check-config', '--config', 'wrong.json', '--sandbox'], { cwd }),
      await run(['send', '--vendor', 'vivo', '--token', DEAD, `--sandbox=${sandbox.url}`], { cwd }),
    ];
    for (const other of others) expect(other.stderr).not.toContain(words);
  });
});
