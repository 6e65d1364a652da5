// Adding a vendor takes one folder and one line: a real folder is added to a copy of the sources, which is type-checked, built and run.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder } from '../helpers/run-cli.js';
import { allVendorIds } from '../helpers/vendor-ids.js';

/** Limit for a run that hangs; a build and a type check of all sources on a busy machine take a minute or two. */
const LONGEST_MS = 900_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const copy = emptyFolder();

function start(argv: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((done) => {
    const env = { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', LANG: 'C', TIM_PUSH_CACHE_DIR: join(copy, 'cache') };
    const child = spawn(process.execPath, argv, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes) => {
      said.stdout += String(bytes);
    });
    child.stderr.on('data', (bytes) => {
      said.stderr += String(bytes);
    });
    child.on('close', (code) => done({ code, ...said }));
  });
}

/** Runs the built copy, in a folder without a config unless one is named. */
const run = (argv: readonly string[], cwd = emptyFolder()): Promise<Ended> =>
  start([join(copy, 'bin', 'tim-push.js'), ...argv], cwd);
const json = async (argv: readonly string[]): Promise<unknown> => JSON.parse((await run([...argv, '--json'])).stdout);

/** The one line, and its import. */
function addLine(): void {
  const path = join(copy, 'src', 'vendors', 'index.ts');
  const list = readFileSync(path, 'utf8');
  const line = "  acme: { ...acmeManifest, load: () => import('./acme/index.js').then((module) => module.acme) },\n";
  const changed = list
    .replace('import { apnsManifest', "import { acmeManifest } from './acme/manifest.js';\nimport { apnsManifest")
    .replace('} satisfies Record<string, ListedVendor>', `${line}} satisfies Record<string, ListedVendor>`);
  expect(changed).toContain(line);
  writeFileSync(path, changed);
}

describe('a vendor that is added as one folder and one line', () => {
  beforeAll(async () => {
    for (const name of [
      'src',
      'scripts',
      'bin',
      'package.json',
      'package-lock.json',
      'tsup.config.ts',
      'tsconfig.json',
    ])
      cpSync(name, join(copy, name), { recursive: true });
    mkdirSync(join(copy, 'cache'));
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
    cpSync('fixtures/added-vendor/acme', join(copy, 'src', 'vendors', 'acme'), { recursive: true });
    addLine();
    const tsup = resolve('node_modules/tsup/dist/cli-default.js');
    expect(await start([tsup, '--silent', '--no-dts'], copy)).toMatchObject({ code: 0 });
  }, LONGEST_MS);

  it(
    'passes the type check of all sources',
    async () => {
      writeFileSync(
        join(copy, 'tsconfig.src.json'),
        JSON.stringify({ extends: './tsconfig.json', include: ['src'], exclude: ['src/sandbox/inspector/assets'] }),
      );
      const tsc = resolve('node_modules/typescript/bin/tsc');
      expect(await start([tsc, '-p', 'tsconfig.src.json'], copy)).toEqual({ code: 0, stdout: '', stderr: '' });
    },
    LONGEST_MS,
  );

  it('receives pushes through the embedded sandbox, and its refusals are understood', async () => {
    const send = (token: string) => run(['send', '--vendor', 'acme', '--sandbox', '--token', token, '--json']);
    const sent = await send('acme-device-ok');
    expect(JSON.parse(sent.stdout)).toMatchObject({ results: [{ vendor: 'acme', status: 'accepted' }] });
    expect(sent.code).toBe(0);
    const gone = await send('acme-gone');
    expect(JSON.parse(gone.stdout)).toMatchObject({
      results: [{ vendor: 'acme', status: 'rejected', problem: { code: 'acme/8' } }],
    });
    expect(gone.code).not.toBe(0);
  });

  it('is supported by check-config, explain and guide', async () => {
    expect(await json(['check-config', '--vendor', 'acme', '--sandbox'])).toMatchObject({
      vendors: [{ vendor: 'acme', online: 'verified' }],
    });
    expect(JSON.stringify(await json(['check-ext', '{"conversationID":"c2c_alice"}', '--vendor', 'acme']))).toContain(
      'acme',
    );
    expect((await run(['explain', 'acme/7'])).stdout).toContain('the secret is not known');
    expect((await run(['explain', 'acme', '7', '--lang', 'zh'])).stdout).toContain('密钥不存在');
    expect((await run(['guide', 'acme'])).stdout).toContain('Open the console of Acme');
  });

  it('has its own flag, and its request is printed without its secret', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'tim-push.config.json'), '{"acme_secret": "secret-in-a-config"}', { mode: 0o600 });
    const flags = ['--acme-mode', 'loud', '--print-request', '--dry-run'];
    const printed = await run(['send', '--vendor', 'acme', '--token', 'acme-device-ok', ...flags], cwd);
    expect(printed.stdout).not.toContain('secret-in-a-config');
    expect(printed.stdout).toContain('push.acme.example/push');
  });

  it('is in every list: vendor flags, help, completion, sandbox devices', async () => {
    expect((await run(['send', '--help'])).stdout).toContain('acme');
    expect((await run(['__complete', 'send', '--vendor', 'ac'])).stdout).toContain('acme');
    expect((await run(['__complete', 'doctor', '--vendor', 'ac'])).stdout).toContain('acme');
    expect((await run(['sandbox', 'devices'])).stdout).toContain('acme-device-ok');
    expect((await run(['send', '--sandbox', '--json'])).stdout).toContain('"vendor": "acme"');
  });

  it('doctor accepts its name, and reports that it has no rules for it', async () => {
    const { problems } = (await json(['doctor', resolve('fixtures/projects/healthy-current'), '--vendor', 'acme'])) as {
      readonly problems: readonly { readonly code: string }[];
    };
    expect(problems.map(({ code }) => code)).toContain('doctor/vendor-without-rules');
  });
});

/** Files outside the vendor folders that name a vendor, and why an added vendor works without a change there. */
const JUSTIFIED: readonly { readonly under: string; readonly because: string }[] = [
  { under: 'src/vendors/index.ts', because: 'the list: this is the one line' },
  { under: 'src/project/', because: 'rules about the phone side, written for the files of each vendor' },
  { under: 'src/tencent-im/', because: "Tencent's own table of device vendors" },
  { under: 'src/config/shapes.ts', because: 'examples of values in messages' },
  { under: 'src/config/sources/structured.ts', because: 'examples of values in messages' },
  {
    under: 'src/config/sources/native-constants.ts',
    because: "names of constants in Tencent's native demo, a table by vendor",
  },
  {
    under: 'src/setup/imports/ambiguities.ts',
    because: 'signing files of Android and HarmonyOS that are no Apple certificate',
  },
  { under: 'src/problems/entries/', because: 'examples of values in messages, and the second port of Apple' },
  { under: 'src/index.ts', because: 'examples in comments' },
  { under: 'src/checks/explain/', because: 'examples in comments' },
  { under: 'src/checks/guide.ts', because: 'iPhones and HarmonyOS need no signing and permissions of Android' },
  { under: 'src/commands/vivo-test.ts', because: 'the command of that name, kept for those who come from testvivo.js' },
  { under: 'src/commands/send/run-send.ts', because: 'the same command' },
  { under: 'src/commands/smoke/verdict.ts', because: 'an example of a device in a message' },
  {
    under: 'src/checks/attached-phone.ts',
    because: "OPPO's own channel, and FCM, which works on phones of every maker",
  },
  {
    under: 'src/diagnosis/',
    because:
      'the demo device when nothing is named; an example in a command to copy; topics by problem code, where an unlisted code has a kind',
  },
  { under: 'src/cli/topics/', because: 'examples of values' },
  { under: 'src/problems/value-problem.ts', because: 'what people call a vendor: the nearest name of a misspelt one' },
  { under: 'src/commands/init/first-push.ts', because: 'vivo-test is the first push of a vivo phone' },
  {
    under: 'src/commands/tap.ts',
    because: 'an iPhone takes no command from a cable: for Apple a file for the simulator is written',
  },
  { under: 'src/checks/tap.ts', because: 'HarmonyOS has no adb' },
  { under: 'src/setup/wizard.ts', because: 'Apple needs no package name, and its key files are looked for' },
];

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

describe('files that name a vendor', () => {
  it('are in its folder, in the list, or have a reason', () => {
    const ids = allVendorIds().join('|');
    const named = new RegExp(`['"\`/](?:${ids})['"\`/.]`);
    const own = new RegExp(`^src/vendors/(?:${ids})/`);
    const found = filesUnder('src').filter((path) => !own.test(path) && named.test(readFileSync(path, 'utf8')));
    expect(found.filter((path) => !JUSTIFIED.some(({ under }) => path.startsWith(under)))).toEqual([]);
    for (const { under } of JUSTIFIED) expect(found.some((path) => path.startsWith(under))).toBe(true);
  });
});
