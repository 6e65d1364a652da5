// `doctor` as a command: arguments, skips, formats, writing, exit codes, and no secret in the output.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctorRules } from '../../src/project/rules/catalogue.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const MANIFEST = 'android/app/src/main/AndroidManifest.xml';

interface Row {
  readonly id: string;
  readonly status: string;
  readonly at?: { readonly file: string; readonly line?: number };
  readonly reason?: string;
  readonly found?: string;
  readonly expected?: string;
  readonly problem?: { readonly code: string };
}

function project(base: string, change: (folder: string) => void = () => {}): string {
  const folder = emptyFolder();
  cpSync(join('fixtures/projects', base), folder, { recursive: true });
  change(folder);
  return folder;
}

const replace = (folder: string, path: string, from: string, to: string): void => {
  const full = join(folder, path);
  writeFileSync(
    full,
    readFileSync(full, 'utf8').replace(from, () => to),
  );
};

const withoutBadge = (folder: string): void =>
  replace(folder, MANIFEST, '    <uses-permission android:name="com.vivo.notification.permission.BADGE_ICON" />\n', '');
const withoutKey = (folder: string): void =>
  replace(folder, MANIFEST, 'android:name="com.vivo.push.api_key"', 'android:name="com.vivo.push.other"');

const rowsOf = (stdout: string): readonly Row[] => (JSON.parse(stdout) as { rules: readonly Row[] }).rules;

describe('doctor', () => {
  it('a HarmonyOS app needs the vendor HarmonyOS, whatever an app beside it contains', async () => {
    const cwd = emptyFolder();
    for (const name of ['healthy-harmony', 'healthy-mainland'])
      cpSync(join('fixtures/projects', name), join(cwd, name), { recursive: true });
    const { json } = await run(['doctor', '--json'], { cwd });
    const projects = json()['projects'] as unknown as readonly {
      readonly kind: string;
      readonly vendors: readonly string[];
    }[];
    expect(projects.find(({ kind }) => kind === 'harmony')?.vendors).toEqual(['harmony']);
  });

  it('a healthy project ends with 0, and every rule is listed with its state', async () => {
    const cwd = project('healthy-current');
    const { exitCode, stdout } = await run(['doctor', '--json'], { cwd });
    expect(exitCode).toBe(0);
    const rows = rowsOf(stdout);
    // Every rule of the catalogue once, none failed, and each skipped rule says why.
    expect(rows.map((row) => row.id).sort()).toEqual(doctorRules.map(({ id }) => id).sort());
    expect(rows.filter(({ status }) => status === 'failed')).toEqual([]);
    const skipped = rows.filter(({ status }) => status === 'skipped');
    expect(rows.filter(({ status }) => status === 'passed')).toHaveLength(rows.length - skipped.length);
    expect(rows.length - skipped.length).toBeGreaterThan(60);
    for (const { id, reason } of skipped) expect(reason?.trim(), id).toMatch(/^\S.{3,}/);
  });

  it('a failed rule names file, line, what is there and what should be; the exit code is 1', async () => {
    const cwd = project('healthy-international', withoutKey);
    const { exitCode, stdout } = await run(['doctor', '--json'], { cwd });
    const row = rowsOf(stdout).find((item) => item.id === 'VIVO-01');
    expect(exitCode).toBe(1);
    expect(row).toMatchObject({
      status: 'failed',
      at: { file: MANIFEST, line: 19 },
      found: 'missing',
      problem: { code: 'doctor/VIVO-01' },
    });
    const human = await run(['doctor', '--lang', 'zh'], { cwd });
    expect(human.stdout).toContain('doctor/VIVO-01');
    expect(human.stdout).toContain(`${MANIFEST}:19`);
  });

  it('an app without files that every app has gets no success', async () => {
    const cwd = project('healthy-harmony', (folder) => rmSync(join(folder, 'entry/src/main/module.json5')));
    const { exitCode, json } = await run(['doctor', '--json'], { cwd });
    expect([exitCode, json()['ok'], json().problems]).toEqual([3, false, []]);
  });

  it('warnings do not change the exit code', async () => {
    expect((await run(['doctor'], { cwd: project('healthy-international', withoutBadge) })).exitCode).toBe(0);
  });

  it('the folder may be named, and a side of an app leads to the app around it', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'apps'));
    cpSync('fixtures/projects/healthy-mainland', join(cwd, 'apps/chat'), { recursive: true });
    for (const name of ['apps/chat', 'apps', 'apps/chat/android']) {
      const { exitCode, stdout } = await run(['doctor', name, '--json'], { cwd });
      expect([
        name,
        exitCode,
        (JSON.parse(stdout) as { projects: { path: string }[] }).projects.map((item) => item.path),
      ]).toEqual([name, 0, ['apps/chat']]);
    }
  });

  it('--skip silences a rule with its reason; unknown rules and missing reasons are refused', async () => {
    const cwd = project('healthy-international', withoutKey);
    const skipped = await run(['doctor', '--json', '--skip', 'vivo-01', '--reason', 'set by CI'], { cwd });
    expect(rowsOf(skipped.stdout).find((row) => row.id === 'VIVO-01')).toMatchObject({
      status: 'skipped',
      reason: 'silenced: set by CI',
    });
    expect(skipped.exitCode).toBe(0);
    const unknown = await run(['doctor', '--json', '--skip', 'VIVO-99', '--reason', 'x'], { cwd });
    expect([unknown.exitCode, unknown.json().problems.map((item) => item.code)]).toEqual([2, ['usage/unknown-rule']]);
    const bare = await run(['doctor', '--json', '--skip', 'VIVO-01'], { cwd });
    expect([bare.exitCode, bare.json().problems.map((item) => item.code)]).toEqual([2, ['usage/skip-needs-reason']]);
  });

  it('skip in the config works like --skip, and an unknown code is reported', async () => {
    const config = (code: string) => (folder: string) => {
      withoutKey(folder);
      writeFileSync(
        join(folder, 'tim-push.config.json'),
        JSON.stringify({ package_name: 'com.example.chat', skip: [{ code, reason: 'set by CI' }] }),
        { mode: 0o600 },
      );
    };
    expect(
      (await run(['doctor', '--json'], { cwd: project('healthy-international', config('doctor/VIVO-01')) })).exitCode,
    ).toBe(0);
    const wrong = await run(['doctor', '--json'], { cwd: project('healthy-international', config('doctor/VIVO-99')) });
    expect(wrong.json().problems.map((item) => item.code)).toContain('config/unknown-skip');
  });

  it('--vendor decides which rules run', async () => {
    const { stdout } = await run(['doctor', '--json', '--vendor', 'huawei'], { cwd: project('healthy-international') });
    const rows = rowsOf(stdout);
    expect(rows.find((row) => row.id === 'HW-02')?.status).toBe('passed');
    expect(rows.find((row) => row.id === 'VIVO-01')?.reason).toContain('vivo');
    expect((await run(['doctor', '--vendor', 'nokia'], { cwd: emptyFolder() })).exitCode).toBe(2);
  });

  it('JUnit, SARIF and GitHub annotations carry file and line', async () => {
    const cwd = project('healthy-international', withoutKey);
    const sarif = JSON.parse((await run(['doctor', '--format', 'sarif'], { cwd })).stdout) as {
      runs: {
        results: {
          ruleId: string;
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
        }[];
      }[];
    };
    const result = sarif.runs[0]?.results.find((item) => item.ruleId === 'doctor/VIVO-01');
    expect(result?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: MANIFEST },
      region: { startLine: 19 },
    });
    expect((await run(['doctor', '--format', 'github'], { cwd })).stdout).toMatch(
      new RegExp(`^::error file=${MANIFEST},line=19,`, 'm'),
    );
    expect((await run(['doctor', '--format', 'junit'], { cwd })).stdout).toContain(
      'name="VIVO-01"><failure type="doctor/VIVO-01"',
    );
  });

  it('--fix shows and writes nothing; --write writes, and the report is about what is there then', async () => {
    const cwd = project('healthy-international', withoutBadge);
    const before = readFileSync(join(cwd, MANIFEST), 'utf8');
    const shown = await run(['doctor', '--fix'], { cwd });
    expect(shown.stdout).toContain(
      '+    <uses-permission android:name="com.vivo.notification.permission.BADGE_ICON" />',
    );
    expect(readFileSync(join(cwd, MANIFEST), 'utf8')).toBe(before);
    const written = await run(['doctor', '--fix', '--write', '--json'], { cwd });
    expect(rowsOf(written.stdout).find((row) => row.id === 'VIVO-07')?.status).toBe('passed');
    expect((JSON.parse(written.stdout) as { fixes: unknown[] }).fixes).toMatchObject([
      { file: MANIFEST, rules: ['VIVO-07'], written: true },
    ]);
    expect(readFileSync(join(cwd, MANIFEST), 'utf8')).toContain('BADGE_ICON');
  });

  it('starts with the number of findings and what to do first; errors come before warnings', async () => {
    const cwd = project('healthy-international', (folder) => {
      withoutBadge(folder);
      withoutKey(folder);
    });
    const lines = (await run(['doctor'], { cwd })).stdout.split('\n');
    expect(lines[0]).toBe('.  Flutter app · tim_ui_kit_push_plugin ≥ 3.1.2+1 (discontinued) · com.example.chat');
    expect(lines.slice(3, 5)).toEqual([
      '1 error, 2 warnings',
      `First: vivo's api_key in the manifest: missing (${MANIFEST}:18:5)`,
    ]);
    const signs = lines.filter((line) => /^[✗!·] /.test(line)).map((line) => line[0]);
    expect(signs).toEqual(['✗', '!', '!']);
    expect(lines.join('\n')).not.toMatch(/rules passed|nothing wrong/);
    const { stdout } = await run(['doctor', '--json'], { cwd });
    const problems = (JSON.parse(stdout) as { problems: { severity: string }[] }).problems;
    expect(problems.map((item) => item.severity)).toEqual(['error', 'warning', 'warning']);
  });

  it('a defect that stops the build comes before one that silences one vendor', async () => {
    const cwd = project('healthy-current', (folder) => {
      replace(folder, 'android/app/build.gradle', '"VIVO_APPID"', '"VIVO_OTHER"');
      replace(folder, 'android/build.gradle', '    repositories {', '    repositories: {');
    });
    const { stdout } = await run(['doctor'], { cwd });
    expect(stdout).toContain('First: a Gradle file does not build here: repositories:');
    expect(stdout.indexOf('doctor/BLD-03')).toBeLessThan(stdout.indexOf('doctor/T3-GRD-06'));
  });

  it('one cause in many places is one block with every place, counted once', async () => {
    const cwd = project('healthy-current', (folder) => {
      for (const name of ['xiaomi', 'oppo'])
        replace(folder, 'android/app/build.gradle', `timpush:${name}:$pushVersion`, `timpush:${name}:8.0.6897`);
    });
    const { stdout } = await run(['doctor'], { cwd });
    expect(stdout).toMatch(/^1 warning \(in 2 places\)/m);
    expect(stdout.match(/^!.*doctor\/T3-GRD-03$/gm)).toHaveLength(1);
    expect(stdout).toMatch(
      /^ {2}at {5}android\/app\/build\.gradle:\d+:\d+\n {9}android\/app\/build\.gradle:\d+:\d+ {2}com\.tencent\.timpush:oppo has/m,
    );
  });

  it('a healthy project gets a success and the next step; with undecided rules it claims no more than was checked', async () => {
    const { stdout } = await run(['doctor'], { cwd: project('healthy-current') });
    expect(stdout).toMatch(/^✓ no errors and no warnings.*\nFirst: tim-push check-config/m);
    const hidden = project('healthy-current', (folder) => mkdirSync(join(folder, 'android/buildSrc')));
    writeFileSync(join(hidden, 'android/buildSrc/build.gradle'), '');
    replace(hidden, 'android/app/build.gradle', "apply plugin: 'com.huawei.agconnect'", '');
    const unsure = await run(['doctor'], { cwd: hidden });
    expect(unsure.stdout).toContain('✓ no errors and no warnings in what could be checked');
    expect(unsure.stdout).toMatch(/^Rules not checked: .*undecided/m);
  });

  it('--fix --write lists the changes first, then the remaining findings', async () => {
    const cwd = project('healthy-international', withoutBadge);
    const { stdout } = await run(['doctor', '--fix', '--write'], { cwd });
    expect(stdout).toMatch(
      /\nChanged one file:\nandroid\/app\/src\/main\/AndroidManifest\.xml {2}VIVO-07 {2}✓ changed\n---[\s\S]*\+ .*BADGE_ICON[\s\S]*\nWhat remains: 1 warning\nFirst: tim_ui_kit/,
    );
    expect(stdout).not.toContain('nothing wrong');
    const again = await run(['doctor', '--fix', '--write'], { cwd });
    expect(again.stdout).toContain('--fix: none of these findings can be changed');
    const current = project('healthy-current', (folder) =>
      replace(folder, MANIFEST, '    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />\n', ''),
    );
    const all = await run(['doctor', '--fix', '--write'], { cwd: current });
    expect(all.stdout).toContain('What remains: no errors and no warnings\nFirst: build the app');
  });

  it('the version of native packages is in the heading', async () => {
    const cwd = emptyFolder();
    cpSync('fixtures/cases/project-catalog-bundle', cwd, { recursive: true });
    expect((await run(['doctor'], { cwd })).stdout.split('\n')[0]).toBe(
      '.  native Android app · com.tencent.timpush 8.7.7201 (current generation) · com.example.pushcase',
    );
  });

  it('files with uncommitted changes are not written, unless requested', async () => {
    const cwd = project('healthy-international');
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
        cwd,
        stdio: 'ignore',
      });
    };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'start');
    withoutBadge(cwd);
    const refused = await run(['doctor', '--fix', '--write', '--json'], { cwd });
    expect([refused.exitCode, refused.json().problems.map((item) => item.code)]).toEqual([
      2,
      expect.arrayContaining(['doctor/dirty-tree']),
    ]);
    expect(readFileSync(join(cwd, MANIFEST), 'utf8')).not.toContain('BADGE_ICON');
    expect((await run(['doctor', '--fix', '--write', '--allow-dirty'], { cwd })).exitCode).toBe(0);
    expect(readFileSync(join(cwd, MANIFEST), 'utf8')).toContain('BADGE_ICON');
  });

  it('a folder without an app, without a push package, or that is none gets a next step', async () => {
    const empty = await run(['doctor', '--json'], { cwd: emptyFolder() });
    expect([empty.exitCode, empty.json().problems.map((item) => item.code)]).toEqual([2, ['doctor/no-project']]);
    const plain = emptyFolder();
    writeFileSync(join(plain, 'settings.gradle'), "include ':app'\n");
    mkdirSync(join(plain, 'app'));
    writeFileSync(join(plain, 'app/build.gradle'), "apply plugin: 'com.android.application'\n");
    const without = await run(['doctor', '--json'], { cwd: plain });
    expect([without.exitCode, without.json().problems.map((item) => item.code)]).toEqual([
      1,
      ['doctor/no-push-package'],
    ]);
    expect((await run(['doctor', 'nowhere'], { cwd: plain })).exitCode).toBe(2);
  });

  it('an unreadable config stops it; a broken file of the app is a finding', async () => {
    const broken = await run(['doctor', '--json'], {
      cwd: project('healthy-current', (folder) => writeFileSync(join(folder, 'tim-push.config.json'), '{')),
    });
    expect([broken.exitCode, broken.json().problems.map((item) => item.code)]).toEqual([3, ['config/syntax']]);
    const cwd = project('healthy-current', (folder) =>
      replace(folder, 'android/app/src/main/assets/timpush-configs.json', '"version"', '// "version"'),
    );
    expect((await run(['doctor', '--json'], { cwd })).json().problems.map((item) => item.code)).toEqual(
      expect.arrayContaining(['doctor/T3-CFG-03']),
    );
  });

  it('secrets of the config and of the app are never in the output', async () => {
    const cwd = project('healthy-international', (folder) => {
      rmSync(join(folder, 'tim-push.config.json'));
      writeFileSync(
        join(folder, 'tim-push.config.json'),
        JSON.stringify({
          package_name: 'com.example.other',
          mi_app_secret: 'canary-of-mi-secret',
          oppo_master_secret: 'eeee5555ffff6666aaaa7777bbbb8888',
        }),
        { mode: 0o600 },
      );
      writeFileSync(join(folder, 'lib/leak.dart'), "const a = 'canary-of-mi-secret';\n");
    });
    for (const format of ['human', 'json', 'sarif', 'github', 'junit']) {
      const { stdout, stderr } = await run(['doctor', '--fix', '--format', format], { cwd });
      expect(stdout).toContain('CFG-02');
      expect(`${stdout}${stderr}`).not.toContain('canary-of-mi-secret');
      expect(`${stdout}${stderr}`).not.toContain('eeee5555ffff6666aaaa7777bbbb8888');
    }
  });
});
