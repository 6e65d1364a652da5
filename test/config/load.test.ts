// Configs as people write them: each defect yields exactly its codes with file and line, healthy ones yield none.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFields } from '../../src/commands/vendor-list.js';
import { type LoadedConfig, type LoadOptions, loadConfig } from '../../src/config/index.js';
import { renderProblem } from '../../src/problems/render.js';
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

  it('reads the constants of a Dart file as projects write them and reports what cannot be resolved', async () => {
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

describe('config › defects', () => {
  it.each([
    [
      'a comment in plain JSON',
      { 'tim-push.config.json': '{\n// no\n"vivo_app_key":"k"}' },
      {},
      [['config/syntax', 2]],
    ],
    ['a missing bracket', { 'tim-push.config.json': '{"vivo_app_key":"k"' }, {}, [['config/syntax', 1]]],
    ['broken YAML', { 'tim-push.config.yaml': 'a: [1\nb: 2' }, {}, [['config/syntax', 2]]],
    ['a list at the top', { 'tim-push.config.json': '[]' }, {}, [['config/not-an-object', 1]]],
    [
      'deep nesting',
      { 'tim-push.config.json': `{"devices":${'['.repeat(100)}${']'.repeat(100)}}` },
      {},
      [['config/too-deep', undefined]],
    ],
    ['a mistyped key', { 'tim-push.config.json': '{\n"vivo_app_secrt": "x"}' }, {}, [['config/unknown-key', 2]]],
    [
      'a key that stands twice',
      { 'tim-push.config.json': '{"vivo_app_key":"a",\n"vivo_app_key":"b"}' },
      {},
      [['config/duplicate-key', 2]],
    ],
    ['a zero certificate ID', { 'tim-push.config.json': '{"vivo_buz_id": 0}' }, {}, [['config/id-zero', 1]]],
    ['an empty value', { 'tim-push.config.json': '{"vivo_app_key": ""}' }, {}, [['config/empty-value', 1]]],
    ['blanks around', { 'tim-push.config.json': '{"vivo_app_key": " k "}' }, {}, [['config/blanks-around', 1]]],
    ['a placeholder', { 'tim-push.config.json': '{"vivo_app_key": "<AppKey>"}' }, {}, [['config/placeholder', 1]]],
    ['a wrong type', { 'tim-push.config.json': '{"vivo_app_key": true}' }, {}, [['config/wrong-type', 1]]],
    [
      'a number that lost digits',
      { 'tim-push.config.json': '{"mi_app_id": 28823037615000000011}' },
      {},
      [['config/number-too-large', 1]],
    ],
    [
      'a value outside its list',
      { 'tim-push.config.json': '{"click_target": "browser"}' },
      {},
      [['config/not-one-of', 1]],
    ],
    [
      'an unset variable',
      { 'tim-push.config.json': '{"vivo_app_key": "${NOPE}"}' },
      {},
      [['config/unset-variable', 1]],
    ],
    [
      'a missing value file',
      { 'tim-push.config.json': '{"vivo_app_secret": {"file": "nope.txt"}}' },
      {},
      [['config/value-file-missing', 1]],
    ],
    [
      'a circle of extends',
      { 'tim-push.config.json': '{"extends":"b.json"}', 'b.json': '{"extends":"tim-push.config.json"}' },
      {},
      [['config/extends-cycle', 1]],
    ],
    ['a missing parent', { 'tim-push.config.json': '{"extends":"b.json"}' }, {}, [['config/unreadable', 1]]],
    [
      'a Dart file without PushAppInfo',
      { 'a.dart': 'void main() {}' },
      { file: 'a.dart' },
      [['config/no-push-app-info', undefined]],
    ],
    [
      'an argument copied without its value',
      { 'a.dart': 'final a = PushAppInfo(\n  hw_buz_id: , // Huawei\n  vivo_buz_id: 3);' },
      { file: 'a.dart' },
      [['config/missing-argument-value', 2]],
    ],
    [
      'a mistyped argument',
      { 'a.dart': 'final a = PushAppInfo(vivo_buzid: 3);' },
      { file: 'a.dart' },
      [['config/unknown-key', 1]],
    ],
    [
      'a skip without reason',
      { 'tim-push.config.json': '{"skip": ["xiaomi/no-channel"]}' },
      {},
      [['config/skip-without-reason', 1]],
    ],
    [
      'a device without token',
      { 'tim-push.config.json': '{"devices": {"a": {"vendor": "vivo"}}}' },
      {},
      [['config/wrong-type', 1]],
    ],
    [
      'an endpoint that is no URL',
      { 'tim-push.config.json': '{"endpoints": {"vivo": "localhost"}}' },
      {},
      [['config/wrong-type', 1]],
    ],
    [
      'two packages',
      { 'timpush-configs.json': '{"a.b":{"vivoPushBussinessId":"1"},"c.d":{"vivoPushBussinessId":"2"}}' },
      {},
      [['config/which-package', undefined]],
    ],
  ] as const)('%s', async (_name, files, options, expected) => {
    expect(codes(await load(files as Record<string, string>, options))).toEqual(expected);
  });

  it('a byte-order mark and Windows line ends are no defect', async () => {
    const config = await load({ 'tim-push.config.json': '\ufeff{\r\n"vivo_app_key": "k"\r\n}' });
    expect(codes(config)).toEqual([]);
    expect(config.settings.origin('vivo_app_key')?.line).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('secrets in a file that others may read are warned about', async () => {
    const folder = folderWith({ 'tim-push.config.json': '{"vivo_app_secret": "s3cr3t"}' });
    chmodSync(join(folder, 'tim-push.config.json'), 0o644);
    expect(codes(await loadConfig({ cwd: folder, env: {}, fields: allFields() }))).toEqual([
      ['config/file-permissions', undefined],
    ]);
  });

  it('values that are file references are read relative to the file that names them, without their last line end', async () => {
    const config = await load(
      { 'conf/tim-push.config.json': '{"vivo_app_secret": {"file": "secret.txt"}}', 'conf/secret.txt': 'abc\n' },
      { file: 'conf/tim-push.config.json' },
    );
    expect(config.settings.secret('vivo_app_secret')?.reveal()).toBe('abc');
    expect(config.values).toMatchObject([{ key: 'vivo_app_secret', shown: '[redacted]', secret: true }]);
  });
});

describe('config › hostile input', () => {
  const CANARY = 'canary-5d1f9e';
  const check = async (name: string, text: string): Promise<void> => {
    const config = await load({ [name]: text }, { file: name });
    const told = JSON.stringify([
      config.problems.flatMap((problem) => [renderProblem(problem, 'en'), renderProblem(problem, 'zh')]),
      config.values,
    ]);
    expect(told).not.toContain(CANARY);
  };
  const secretJson = `{"vivo_app_secret": "${CANARY}", "oppo_app_secret": "${CANARY}", "devices": {}}`;
  const secretDart = `class C { static const String s = "${CANARY}"; }\nfinal a = PushAppInfo(oppo_app_secret: C.s, mi_app_key: "k", oppo_app_key: f("${CANARY}"));`;
  const mutated = (text: string) =>
    fc
      .array(
        fc.tuple(
          fc.nat(text.length),
          fc.constantFrom('"', "'", '{', '}', '[', ',', '/*', '//', '\\', '\n', '$', '\u0000', '(', ')'),
        ),
        { maxLength: 6 },
      )
      .map((edits) => edits.reduce((now, [at, piece]) => now.slice(0, at) + piece + now.slice(at), text));

  it('mutated JSON and YAML never throw, and no secret is told', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(secretJson), fc.constantFrom('a.json', 'a.jsonc', 'a.yaml'), (text, name) =>
        check(name, text),
      ),
      { numRuns: 150 },
    );
  });

  it('mutated and random Dart never throws, and no secret is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(secretDart), fc.string({ unit: 'binary', maxLength: 300 })), (text) =>
        check('a.dart', text),
      ),
      { numRuns: 200 },
    );
  });
});
