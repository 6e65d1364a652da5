// Where a config is found, the order of precedence, and defects that a single fixture cannot show (for the others see fixtures.test.ts).
import { chmodSync, chownSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoadedConfig, type LoadOptions, loadConfig } from '../../src/config/index.js';
import { renderProblem } from '../../src/problems/render.js';
import { allFields } from '../../src/session/vendors/list.js';
import { lacksPosix } from '../helpers/lacking.js';
import { emptyFolder } from '../helpers/run-cli.js';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  }
  return folder;
}
const load = (files: Readonly<Record<string, string>>, options: Partial<LoadOptions> = {}): Promise<LoadedConfig> =>
  loadConfig({ cwd: folderWith(files), env: {}, fields: allFields(), ...options });
const codes = (config: LoadedConfig): [string, number | undefined][] =>
  config.problems.map((problem) => [problem.code, problem.at?.line]);

const DEMO_DART = `// ignore_for_file: constant_identifier_names
import 'package:tim_ui_kit_push_plugin/model/appInfo.dart';

class PushConfig {
  // certificate of the console
  static const VendorABuzID = 0;
  static const VendorBBuzID = 30123;
  static const String VendorBAppId = "2882303761500000001";
  static const String VendorBAppKey = '';
  /* a block /* inside a block */ comment */
  static const String VendorCKey = 'abcd'
      "1234"; // adjacent literals
  static final PushAppInfo appInfo = PushAppInfo(
    hw_buz_id: PushConfig.VendorABuzID,
    mi_buz_id: VendorBBuzID,
    mi_app_id: PushConfig.VendorBAppId, /* here too */
    mi_app_key: PushConfig.VendorBAppKey,
    oppo_app_key: VendorCKey,
    oppo_app_secret: r'raw\\$ecret',
    vivo_buz_id: const int.fromEnvironment('VIVO'),
    google_buz_id: 0x10,
  );
}
`;

describe('config › sources', () => {
  it('joins texts of Dart with a plus, and leaves open what is not a text', async () => {
    const config = await load(
      {
        'push.dart': `const pre = '28823037';
final info = PushAppInfo(
  mi_app_id: pre + '615' '00' + '0000001',
  mi_app_key: pre + read(),
  vivo_buz_id: 40000 + 1,
);
`,
      },
      { file: 'push.dart' },
    );
    expect(config.settings.text('mi_app_id')).toBe('28823037615000000001');
    expect(codes(config)).toEqual([
      ['config/unresolved-constant', 4],
      ['config/unresolved-constant', 5],
    ]);
  });

  it('reads JSON, JSONC and YAML to the same values', async () => {
    const json = await load({ 'tim-push.config.json': '{"vivo_app_id": 105512345, "vivo_app_key": "k1"}' });
    const jsonc = await load({
      'tim-push.config.jsonc': '{\n // the app\n "vivo_app_id": "105512345", "vivo_app_key": "k1", }',
    });
    const yaml = await load({ 'tim-push.config.yaml': 'vivo_app_id: 105512345 # the app\nvivo_app_key: k1\n' });
    for (const config of [json, jsonc, yaml]) {
      expect(codes(config)).toEqual([]);
      expect([config.settings.text('vivo_app_id'), config.settings.text('vivo_app_key')]).toEqual(['105512345', 'k1']);
    }
    expect(jsonc.settings.origin('vivo_app_id')).toMatchObject({ file: 'tim-push.config.jsonc', line: 3 });
    expect(yaml.settings.origin('vivo_app_key')).toMatchObject({ file: 'tim-push.config.yaml', line: 2 });
  });

  it('finds a config upward, by variable and by flag; the flag wins', async () => {
    const folder = folderWith({
      'tim-push.config.json': '{"vivo_app_key":"up"}',
      'a/b/x.txt': '',
      'other.json': '{"vivo_app_key":"flag"}',
      'env.json': '{"vivo_app_key":"env"}',
    });
    const at = (options: Partial<LoadOptions>) =>
      loadConfig({ cwd: join(folder, 'a/b'), env: {}, fields: allFields(), ...options });
    expect((await at({})).settings.text('vivo_app_key')).toBe('up');
    expect((await at({ env: { TIM_PUSH_CONFIG: '../../env.json' } })).settings.text('vivo_app_key')).toBe('env');
    expect(
      (await at({ env: { TIM_PUSH_CONFIG: '../../env.json' }, file: '../../other.json' })).settings.text(
        'vivo_app_key',
      ),
    ).toBe('flag');
  });

  it('a profile reads its own file and names what it looked for when there is none', async () => {
    const files = {
      'tim-push.config.json': '{"vivo_app_key":"plain"}',
      'tim-push.staging.config.yaml': 'vivo_app_key: staging',
    };
    expect((await load(files, { profile: 'staging' })).settings.text('vivo_app_key')).toBe('staging');
    expect(codes(await load(files, { profile: 'nightly' }))).toEqual([['config/profile-not-found', undefined]]);
  });

  it('extends a Dart file: the nearer value wins and every origin is kept', async () => {
    const config = await load(
      {
        'tim-push.config.json':
          '{"extends": "lib/push_constant.dart", "mi_buz_id": 7, "mi_app_secret": "${MI_SECRET}"}',
        'lib/push_constant.dart': DEMO_DART,
      },
      { env: { MI_SECRET: 'ZGVtb2RlbW9kZW1vZGVtbw==' } },
    );
    expect(config.settings.text('mi_buz_id')).toBe('7');
    expect(config.settings.text('mi_app_id')).toBe('2882303761500000001');
    expect(config.settings.origin('mi_app_id')).toMatchObject({ file: 'lib/push_constant.dart', line: 8 });
    expect(config.settings.origin('mi_app_secret')).toMatchObject({ through: '${MI_SECRET}' });
    expect(config.sources.map((source) => [source.kind, source.role])).toEqual([
      ['json', 'config'],
      ['dart', 'extends'],
    ]);
  });

  it('reads the constants of a Dart file in the forms of real projects and reports what cannot be resolved', async () => {
    const config = await load({ 'lib/push_constant.dart': DEMO_DART }, { file: 'lib/push_constant.dart' });
    expect(codes(config)).toEqual([
      ['config/unresolved-constant', 20],
      ['config/id-zero', 6],
      ['config/empty-value', 9],
    ]);
    expect(config.settings.text('oppo_app_key')).toBe('abcd1234');
    expect(config.settings.secret('oppo_app_secret')?.reveal()).toBe('raw\\$ecret');
    expect(config.settings.text('google_buz_id')).toBe('16');
  });

  it('reads timpush-configs.json with its misspelt keys', async () => {
    const text = JSON.stringify(
      {
        version: '1.0.1',
        'com.example.chat': {
          manifestPlaceholders: { VIVO_APPKEY: 'k', VIVO_APPID: '100200300' },
          vivoPushBussinessId: '50003',
          oppoPushBusinessId: '50006',
          huaweiPushAppSecret: 'x',
          meizuPushAppId: '',
        },
      },
      null,
      1,
    );
    const config = await load({ 'timpush-configs.json': text });
    expect(config.problems.map((problem) => problem.code).sort()).toEqual([
      'config/corrected-spelling',
      'config/secret-in-app',
    ]);
    expect([
      config.settings.text('vivo_buz_id'),
      config.settings.text('vivo_app_id'),
      config.settings.text('package_name'),
      config.settings.text('click_target'),
    ]).toEqual(['50003', '100200300', 'com.example.chat', 'timpush']);
  });

  it('every key can be given as a variable, and it wins over the file', async () => {
    for (const field of allFields().filter((item) => item.kind === 'text' && item.values === undefined)) {
      const config = await load(
        { 'tim-push.config.json': JSON.stringify({ [field.key]: 'from file' }) },
        { env: { [`TIM_PUSH_${field.key.toUpperCase()}`]: 'from variable' } },
      );
      expect(config.settings.secret(field.key)?.reveal(), field.key).toBe('from variable');
    }
  });
});

describe('config › which file counts', () => {
  it("a config above wins over the app's own files here, which count only where there is none", async () => {
    const app = {
      'app/pubspec.yaml': 'name: chat',
      'app/lib/push_constant.dart': 'final a = PushAppInfo(/* ids */ vivo_buz_id: 5);',
      'app/lib/note.dart': '// PushAppInfo(vivo_buz_id: 6) is only mentioned',
    };
    const alone = folderWith(app);
    const both = folderWith({ ...app, 'tim-push.config.json': '{"vivo_buz_id": 7}' });
    const at = (folder: string) => loadConfig({ cwd: join(folder, 'app'), env: {}, fields: allFields() });
    expect((await at(alone)).file).toBe(join('lib', 'push_constant.dart'));
    expect((await at(both)).settings.text('vivo_buz_id')).toBe('7');
  });

  it('a profile is read beside the config that --config names, and the profile of another app above is not used', async () => {
    const folder = folderWith({
      'tim-push.staging.config.json': '{"vivo_app_key": "other app"}',
      'app/tim-push.config.json': '{"vivo_app_key": "production"}',
      'app/tim-push.beta.config.json': '{"vivo_app_key": "beta"}',
    });
    const at = (options: Partial<LoadOptions>) => loadConfig({ cwd: folder, env: {}, fields: allFields(), ...options });
    const named = await at({ file: 'app/tim-push.config.json', profile: 'beta' });
    expect(named.settings.text('vivo_app_key')).toBe('beta');
    const missing = await at({ cwd: join(folder, 'app'), profile: 'staging' });
    expect([codes(missing), missing.values]).toEqual([[['config/profile-not-found', undefined]], []]);
    const path = await at({ cwd: join(folder, 'app'), profile: '../tim-push.staging' });
    expect(codes(path)).toEqual([['config/profile-not-found', undefined]]);
  });

  it('a named file that does not exist is a problem, and no other file is used', async () => {
    const files = { 'tim-push.config.json': '{"vivo_app_key": "k"}' };
    expect(codes(await load(files, { file: 'nowhere.json' }))).toEqual([['config/file-missing', undefined]]);
    expect(codes(await load(files, { env: { TIM_PUSH_CONFIG: 'nowhere.json' } }))).toEqual([
      ['config/file-missing', undefined],
    ]);
  });

  it('an empty TIM_PUSH_CONFIG is wrong usage, and no file is searched; --config wins over it', async () => {
    const files = { 'tim-push.config.json': '{"vivo_app_key": "k"}' };
    const empty = await load(files, { env: { TIM_PUSH_CONFIG: ' ' } });
    expect([codes(empty), empty.sources]).toEqual([[['usage/empty-value', undefined]], []]);
    const named = await load(files, { env: { TIM_PUSH_CONFIG: '' }, file: 'tim-push.config.json' });
    expect(named.settings.text('vivo_app_key')).toBe('k');
  });

  it('an unresolved Dart constant is not a problem if the config beside it sets the key', async () => {
    const dart = 'final a = PushAppInfo(mi_app_key: load(), hw_buz_id: , vivo_buz_id: 3);';
    const config = {
      'tim-push.config.json': '{"extends": "a.dart", "mi_app_key": "k", "hw_buz_id": 4}',
      'a.dart': dart,
    };
    expect(codes(await load(config))).toEqual([]);
  });
});

describe('config › references', () => {
  it('a dollar sign in a variable, a Dart text or timpush-configs.json is part of the value', async () => {
    const config = await load(
      { 'a.dart': "final a = PushAppInfo(mi_app_key: r'a${b}');" },
      { file: 'a.dart', env: { TIM_PUSH_VIVO_APP_SECRET: 'p${rest}' } },
    );
    expect(codes(config)).toEqual([]);
    expect(config.settings.text('mi_app_key')).toBe('a${b}');
    expect(config.settings.secret('vivo_app_secret')?.reveal()).toBe('p${rest}');
  });

  it('$${ stands for ${ itself', async () => {
    const config = await load({ 'tim-push.config.json': '{"vivo_app_key": "$${A}-${A}"}' }, { env: { A: 'x' } });
    expect(config.settings.text('vivo_app_key')).toBe('${A}-x');
  });

  it('meizu_enabled wins over enabled, and true enables the vendor again', async () => {
    const file = '{"enabled": {"meizu": false, "vivo": false}, "meizu_enabled": true, "honor_enabled": false}';
    expect([...(await load({ 'tim-push.config.json': file })).disabled].sort()).toEqual(['honor', 'vivo']);
  });
});

describe('config › defects', () => {
  it('a file that is too large and a folder are refused at once', async () => {
    const large = `{"vivo_app_key": "${'k'.repeat(2 * 1024 * 1024)}"}`;
    expect(codes(await load({ 'tim-push.config.json': large }))).toEqual([['config/too-large', undefined]]);
    expect(codes(await load({ 'tim-push.config.json/x': '' }))).toEqual([['config/unreadable', undefined]]);
    const key = `{"apple_key_file": "k.p8"}`;
    expect(codes(await load({ 'tim-push.config.json': key, 'k.p8': large }))).toEqual([
      ['config/value-file-missing', 1],
    ]);
  });

  it.skipIf(lacksPosix('a device file'))('a device without end is refused at once', async () => {
    expect(codes(await load({ 'tim-push.config.json': '{"apple_key_file": "/dev/zero"}' }))).toEqual([
      ['config/value-file-missing', 1],
    ]);
    expect(codes(await load({}, { file: '/dev/zero' }))).toEqual([['config/unreadable', undefined]]);
  });

  it('files that extend the same files many times over are read once', async () => {
    const link = (i: number) => JSON.stringify({ extends: [`l${i + 1}.json`, `l${i + 1}.json`] });
    const chain = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`l${i}.json`, link(i)]));
    const config = await load({ ...chain, 'l40.json': '{"vivo_app_key": "k"}' }, { file: 'l0.json' });
    expect([config.sources.length, config.settings.text('vivo_app_key')]).toEqual([41, 'k']);
  });

  it('UTF-16 as some Windows tools write it is read', async () => {
    const folder = folderWith({});
    writeFileSync(join(folder, 'tim-push.config.json'), Buffer.from('\ufeff{"vivo_app_key": "k"}', 'utf16le'));
    const config = await loadConfig({ cwd: folder, env: {}, fields: allFields() });
    expect([codes(config), config.settings.text('vivo_app_key')]).toEqual([[], 'k']);
  });

  it('a byte-order mark and Windows line endings are not a defect', async () => {
    const config = await load({ 'tim-push.config.json': '\ufeff{\r\n"vivo_app_key": "k"\r\n}' });
    expect(codes(config)).toEqual([]);
    expect(config.settings.origin('vivo_app_key')?.line).toBe(2);
  });

  it.skipIf(lacksPosix('rights of a config file'))(
    'secrets in a file that others may read are warned about',
    async () => {
      const folder = folderWith({ 'tim-push.config.json': '{"vivo_app_secret": "s3cr3t"}' });
      chmodSync(join(folder, 'tim-push.config.json'), 0o644);
      expect(codes(await loadConfig({ cwd: folder, env: {}, fields: allFields() }))).toEqual([
        ['config/file-permissions', undefined],
      ]);
    },
  );

  it.skipIf(lacksPosix('owners of a config file'))(
    'a file of another user is warned about, unless the owner is the system or the user is unknown',
    async () => {
      const folder = folderWith({ 'tim-push.config.json': '{"vivo_app_key": "k"}' });
      const file = join(folder, 'tim-push.config.json');
      // Files of root cause no warning: a test that runs as root uses another owner.
      if (process.getuid?.() === 0) chownSync(file, 12_345, 12_345);
      const owner = statSync(file).uid;
      const of = async (userId?: number) =>
        codes(await loadConfig({ cwd: folder, env: {}, fields: allFields(), userId }));
      expect(await of(owner)).toEqual([]);
      expect(await of(undefined)).toEqual([]);
      expect(await of(owner + 1)).toEqual([['config/foreign-owner', undefined]]);
    },
  );

  it.skipIf(lacksPosix('owners of a config file'))(
    'the command that changes the owner of a file is safe to type, whatever the file is called',
    async () => {
      const folder = folderWith({ '$(id) .json': '{"vivo_app_key": "k"}' });
      const file = join(folder, '$(id) .json');
      if (process.getuid?.() === 0) chownSync(file, 12_345, 12_345);
      const userId = statSync(file).uid + 1;
      const { problems } = await loadConfig({ cwd: folder, env: {}, file, fields: allFields(), userId });
      expect(problems.flatMap((problem) => renderProblem(problem, 'en').fix)).toContain(
        `if you trust it: sudo chown ${userId} '$(id) .json'`,
      );
    },
  );

  it('names the files it read outside its folder, links followed, and no others', async () => {
    const folder = folderWith({
      'app/tim-push.config.json':
        '{"extends": ["../lib/base.json", "own.json"], "vivo_app_secret": {"file": "../s.txt"}, "apple_key_file": "link.p8", "google_service_account": "../none.json"}',
      'app/own.json': '{}',
      'lib/base.json':
        '{"vivo_app_key": {"file": "k.txt"}, "devices": {"a": {"vendor": "vivo", "token": {"file": "t.txt"}}}}',
      'lib/k.txt': 'k',
      'lib/t.txt': 't',
      's.txt': 'abc',
      'true.p8': 'x',
    });
    symlinkSync(join(folder, 'true.p8'), join(folder, 'app/link.p8'));
    const inside = await loadConfig({ cwd: join(folder, 'app'), env: {}, fields: allFields() });
    expect(inside.outsideFiles.map((file) => relative(folder, resolve(folder, 'app', file))).sort()).toEqual([
      'app/link.p8',
      'lib/base.json',
      'lib/k.txt',
      'lib/t.txt',
      's.txt',
    ]);
    const env = { TIM_PUSH_VIVO_APP_SECRET: 'abc', TIM_PUSH_APPLE_KEY_FILE: join(folder, 'true.p8') };
    expect((await load({ 'tim-push.config.json': '{"vivo_app_key": "k"}' }, { env })).outsideFiles).toEqual([]);
  });

  it('values that are file references are read relative to the file that names them, without the final line break', async () => {
    const config = await load(
      { 'conf/tim-push.config.json': '{"vivo_app_secret": {"file": "secret.txt"}}', 'conf/secret.txt': 'abc\n' },
      { file: 'conf/tim-push.config.json' },
    );
    expect(config.settings.secret('vivo_app_secret')?.reveal()).toBe('abc');
    expect(config.values).toMatchObject([{ key: 'vivo_app_secret', shown: '[redacted]', secret: true }]);
  });
});
