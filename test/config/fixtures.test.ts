// Every file in fixtures/configs yields exactly the codes of this table, with their lines; the healthy ones yield none.
import { chmodSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoadedConfig, loadConfig } from '../../src/config/index.js';
import { configEntries } from '../../src/problems/entries/config/config.js';
import { renderProblem } from '../../src/problems/render.js';
import { allFields, vendorIds } from '../../src/session/vendors/list.js';
import { emptyFolder } from '../helpers/run-cli.js';

/** A copy that only its owner may read: a checkout is readable by all, which would be a finding. */
const folder = emptyFolder();
cpSync('fixtures/configs', folder, { recursive: true });
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o600);

const key = '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5LCBqdXN0IGEgdGVzdA==\n-----END PRIVATE KEY-----\n';
const env = {
  DEMO_SECRET: 'line one\nsays "two"',
  DEMO_TOKEN: 't3',
  DEMO_URL: 'http://127.0.0.1:4590',
  DEMO_KEY: key.replaceAll('\n', '\\n'),
  DEMO_KEY_BASE64: Buffer.from(key).toString('base64'),
  DEMO_ACCOUNT: Buffer.from(`{"project_id": "demo", "private_key": ${JSON.stringify(key)}}`).toString('base64'),
};

const load = (file: string): Promise<LoadedConfig> =>
  loadConfig({
    cwd: folder,
    env,
    file,
    fields: allFields(),
    vendorIds: vendorIds,
  });

/** File, then code and line of each problem. */
const defects: Readonly<Record<string, readonly (readonly [string, number | undefined])[]>> = {
  'wrong-kind.properties': [['config/wrong-kind', undefined]],
  'unseen-character.json': [['config/unseen-character', 3]],
  'blanks-around.json': [['config/blanks-around', 2]],
  'certificate-id-long.dart': [['config/certificate-id-long', 2]],
  'certificate-id-long.json': [['config/certificate-id-long', 2]],
  'certificate-id-long.yaml': [['config/certificate-id-long', 1]],
  'click-not-a-uri.json': [['click/not-a-uri', 2]],
  'click-not-a-uri.yaml': [['click/not-a-uri', 2]],
  'credential-base64.json': [['config/credential-base64', 2]],
  'credential-base64.yaml': [['config/credential-base64', 2]],
  'credential-escaped.json': [['config/credential-escaped', 2]],
  'credential-escaped.yaml': [['config/credential-escaped', 2]],
  'credential-one-line.json': [['config/credential-one-line', 2]],
  'credential-one-line.yaml': [['config/credential-one-line', 2]],
  'empty-word.json': [9, 7, 4, 5, 6, 2, 3].map((line) => ['config/empty-word', line] as const),
  'empty-word.yaml': [5, 3, 2, 1].map((line) => ['config/empty-word', line] as const),
  'not-a-number-letters.json': [['config/not-a-number', 2]],
  'not-a-number.yaml': [1, 2, 3].map((line) => ['config/not-a-number', line] as const),
  'not-certificate-id.json': [['config/not-certificate-id', 2]],
  'not-certificate-id.yaml': [['config/not-certificate-id', 2]],
  'rich-text.json': [['config/rich-text', 2]],
  'rich-text.yaml': [['config/rich-text', 1]],
  'same-certificate-id.json': [['config/same-certificate-id', 2]],
  'same-certificate-id.yaml': [['config/same-certificate-id', 1]],
  'same-value.json': [['config/same-value', 3]],
  'same-value.yaml': [['config/same-value', 2]],
  'corrected-spelling.json': [['config/corrected-spelling', 3]],
  'duplicate-key-argument.dart': [['config/duplicate-key', 3]],
  'duplicate-key.json': [['config/duplicate-key', 3]],
  'duplicate-key.yaml': [['config/duplicate-key', 2]],
  'empty-package.json': [['config/empty-package', 2]],
  'empty-value-blanks.json': [['config/empty-value', 2]],
  'empty-value-key-file.json': [['config/empty-value', 2]],
  'empty-value.json': [['config/empty-value', 2]],
  'extends-cycle.json': [['config/extends-cycle', 2]],
  'id-zero-constant.dart': [['config/id-zero', 2]],
  'id-zero-ios.json': [['config/id-zero', 1]],
  'id-zero.json': [['config/id-zero', 2]],
  'missing-argument-value.dart': [['config/missing-argument-value', 2]],
  'more-findings-devices.json': [
    ...Array.from({ length: 20 }, (_, i) => ['config/wrong-type', i + 3] as const),
    ['config/more-findings', 23],
  ],
  'more-unknown-keys-package-lock.json': [
    ...Array.from({ length: 20 }, (_, i) => ['config/unknown-key', i + 2] as const),
    ['config/more-unknown-keys', 22],
  ],
  'no-native-constants.java': [['config/no-native-constants', undefined]],
  'no-push-app-info.dart': [['config/no-push-app-info', undefined]],
  'not-an-object-empty.yaml': [['config/not-an-object', 1]],
  'not-an-object-list.json': [['config/not-an-object', 1]],
  'not-one-of.json': [['config/not-one-of', 2]],
  'number-too-large.json': [['config/number-too-large', 2]],
  'other-package.json': [['config/other-package', 2]],
  'outside-package.json': [['config/outside-package', 2]],
  'placeholder.json': [['config/placeholder', 2]],
  'secret-in-app.json': [['config/secret-in-app', 4]],
  'several-push-app-info.dart': [['config/several-push-app-info', 2]],
  'skip-without-reason.json': [['config/skip-without-reason', 3]],
  'syntax-alias-without-anchor.yaml': [['config/syntax', 1]],
  'syntax-bracket-missing.json': [['config/syntax', 3]],
  'syntax-comment-in-json.json': [['config/syntax', 2]],
  'syntax-tab-in-yaml.yaml': [['config/syntax', 2]],
  'syntax-trailing-comma.json': [['config/syntax', 3]],
  'too-deep-aliases.yaml': [['config/too-deep', undefined]],
  'too-deep-behind-a-quote-in-a-comment.jsonc': [['config/too-deep', undefined]],
  'too-deep-brackets.json': [['config/too-deep', undefined]],
  'two-values.dart': [
    ['config/two-values', 2],
    ['config/two-values', 3],
  ],
  'unknown-key-argument.dart': [['config/unknown-key', 2]],
  'unknown-key-enabled-of-no-vendor.json': [['config/unknown-key', 2]],
  'unknown-key-mistyped.json': [['config/unknown-key', 2]],
  'unknown-key-inside.json': [4, 5, 10, 11, 12].map((line) => ['config/unknown-key', line] as const),
  'unknown-key-inside.yaml': [4, 7].map((line) => ['config/unknown-key', line] as const),
  'unknown-key-timpush.json': [['config/unknown-key', 4]],
  'unknown-vendor.json': [
    ['config/unknown-vendor', 2],
    ['config/unknown-vendor', 3],
    ['config/unknown-vendor', 4],
    ['config/unknown-vendor', 5],
  ],
  'unreadable-extends.json': [['config/unreadable', 2]],
  'unresolved-constant-assigned-later.dart': [['config/unresolved-constant', 3]],
  'unresolved-constant-declared-twice.dart': [['config/unresolved-constant', 3]],
  'unresolved-constant-from-environment.dart': [['config/unresolved-constant', 1]],
  'unresolved-constant-function-call.dart': [['config/unresolved-constant', 2]],
  'unresolved-constant-interpolation.dart': [['config/unresolved-constant', 2]],
  'unresolved-constant-local-of-a-function.dart': [['config/unresolved-constant', 2]],
  'unresolved-constant-never-closed.dart': [['config/unresolved-constant', 1]],
  'unresolved-constant-other-file.dart': [['config/unresolved-constant', 2]],
  'unresolved-constant-self-reference.dart': [['config/unresolved-constant', 1]],
  'unresolved-constant-sum.dart': [['config/unresolved-constant', 2]],
  'unresolved-constant-ternary.dart': [['config/unresolved-constant', 2]],
  'unresolved-constant-two-arms.dart': [['config/unresolved-constant', 2]],
  'unset-variable-device.json': [['config/unset-variable', 3]],
  'unset-variable-extends.json': [['config/unset-variable', 2]],
  'unset-variable.json': [['config/unset-variable', 2]],
  'value-file-missing-folder.json': [['config/value-file-missing', 2]],
  'value-file-missing-key-file.json': [['config/value-file-missing', 2]],
  'value-file-missing.json': [['config/value-file-missing', 2]],
  'which-package.json': [['config/which-package', undefined]],
  'wrong-type-boolean.json': [['config/wrong-type', 2]],
  'wrong-type-device-without-token.json': [['config/wrong-type', 3]],
  'wrong-type-devices-list.json': [['config/wrong-type', 2]],
  'wrong-type-enabled-boolean.json': [['config/wrong-type', 2]],
  'wrong-type-enabled-text.json': [['config/wrong-type', 2]],
  'wrong-type-endpoint-no-url.json': [['config/wrong-type', 2]],
  'wrong-type-endpoints-text.json': [['config/wrong-type', 2]],
  'wrong-type-extends.json': [['config/wrong-type', 2]],
  'wrong-type-key-read-as-number.yaml': [['config/wrong-type', 1]],
  'wrong-type-object-text.json': [['config/wrong-type', 2]],
  'wrong-type-sandbox-fate.json': [['config/wrong-type', 2]],
  'wrong-type-sandbox-fault.json': [5, 6, 7, 8, 9, 10, 11].map(
    (line) => [line === 9 ? 'config/unknown-member' : 'config/wrong-type', line] as const,
  ),
  'wrong-type-sandbox-parts.json': [3, 4, 5, 6, 7, 8, 9].map(
    (line) => [line === 9 ? 'config/unknown-key' : 'config/wrong-type', line] as const,
  ),
  'wrong-type-sandbox-text.json': [['config/wrong-type', 2]],
  'wrong-type-skip-text.json': [['config/wrong-type', 2]],
  'endpoint-switched-off.json': [
    ['config/endpoint-switched-off', 3],
    ['config/endpoint-switched-off', 4],
  ],
  'not-the-form.json': [['config/not-the-form', 2]],
  'not-the-form.yaml': [['config/not-the-form', 1]],
};

/** Found by commands and vendors, or only where a test makes the file: too large, readable for all, not there. */
const elsewhere = new Set([
  // The session checks the roles of a vendor: fixtures/cases/names-inside-values.
  'config/unknown-role',
  'config/host-of-other-vendor',
  // Every kind of file: files.test.ts.
  'config/other-file',
  'config/file-missing',
  'config/file-permissions',
  'config/foreign-owner',
  'config/half-pair',
  'config/looks-swapped',
  'config/missing-key',
  'config/no-vendor',
  'config/plain-http',
  'config/untrusted-host',
  'config/not-found',
  'config/profile-not-found',
  'config/server-side-missing',
  'config/too-large',
  'config/unknown-skip',
  'config/vendor-disabled',
  'config/variable-in-dotenv',
  'config/dotenv-unreadable',
  'config/vendor-not-configured',
  // test/config/files.test.ts
  'config/credential-wrapped',
]);

const files = readdirSync('fixtures/configs').filter((name) => /\.(?:jsonc?|yaml|dart|java|kt|properties)$/.test(name));
const healthy = files.filter((name) => name.startsWith('healthy'));

describe('config fixtures', () => {
  it.each(Object.entries(defects))('%s yields exactly its codes', async (file, expected) => {
    const { problems } = await load(file);
    expect(problems.map((problem) => [problem.code, problem.at?.line])).toEqual(expected);
    for (const problem of problems)
      for (const language of ['en', 'zh'] as const) {
        const { title, cause, fix } = renderProblem(problem, language);
        expect([title, cause, ...fix].join('\n')).not.toMatch(/\{[a-zA-Z]+\}(?!")/);
      }
  });

  it.each(healthy)('%s yields no problem', async (file) => {
    const config = await load(file);
    expect(config.problems.map((problem) => renderProblem(problem, 'en'))).toEqual([]);
    expect(config.values.length).toBeGreaterThan(0);
  });

  it('every file is in the table, and its name begins with a code it yields', () => {
    expect([...Object.keys(defects), ...healthy].sort()).toEqual([...files].sort());
    for (const [file, expected] of Object.entries(defects))
      expect(
        expected.some(([code]) => file.startsWith(code.replace('config/', '').replace('/', '-'))),
        file,
      ).toBe(true);
  });

  it('every code of a config has a fixture or is found elsewhere', () => {
    const covered = new Set(Object.values(defects).flatMap((expected) => expected.map(([code]) => code)));
    expect(Object.keys(configEntries).filter((code) => !covered.has(code) && !elsewhere.has(code))).toEqual([]);
    expect([...elsewhere].filter((code) => covered.has(code) || !Object.hasOwn(configEntries, code))).toEqual([]);
  });

  it('the healthy config means what it says', async () => {
    const config = await load('healthy.json');
    expect({ ...config.devices['my-vivo'] }).toMatchObject({ vendor: 'vivo', token: 't3' });
    expect(config.devices['my-oppo']?.token).toBe('t2');
    expect(config.devices['constructor']).toBeUndefined();
    expect(config.endpoints['xiaomi']).toEqual({ push: 'http://127.0.0.1:4590/xiaomi' });
    expect([...config.disabled].sort()).toEqual(['honor', 'meizu']);
    expect(config.skip).toMatchObject([{ code: 'xiaomi/no-channel', reason: 'test app', origin: { key: 'skip' } }]);
    expect(config.sandbox).toMatchObject({
      devices: {
        vivo: [
          {
            token: 't1',
            fate: 'switched-off',
            test: true,
            fault: { status: 503, retryAfter: 2 },
            faultAt: { line: 22, key: 'sandbox.devices.vivo.fault' },
          },
        ],
      },
      rules: ['hours', 'quotas'],
      apps: ['healthy.yaml'],
    });
    expect(config.settings.secret('mi_app_secret')?.reveal()).toBe('false-secret');
    expect(config.settings.text('mi_template_params')).toBe('{"name":"Alice"}');
    // A variable with quotes and line breaks remains one value of the account's JSON.
    const account = config.settings.file('google_service_account')?.bytes ?? new Uint8Array();
    expect(JSON.parse(Buffer.from(account).toString('utf8'))).toMatchObject({ private_key: 'line one\nsays "two"' });
  });

  it.each(['healthy-key-text.json', 'healthy-key-text.yaml'])('a key in a variable is the key: %s', async (file) => {
    const { settings } = await load(file);
    expect(Buffer.from(settings.file('apple_key_file')?.bytes ?? []).toString()).toBe(key);
    const account = settings.file('google_service_account')?.bytes;
    if (account !== undefined) expect(JSON.parse(Buffer.from(account).toString())).toMatchObject({ private_key: key });
  });

  it('a repaired key file is read like a correct one', async () => {
    for (const file of ['credential-escaped.json', 'credential-one-line.json', 'credential-base64.json']) {
      const { settings } = await load(file);
      expect(Buffer.from(settings.file('apple_key_file')?.bytes ?? []).toString(), file).toContain(key);
    }
  });

  it('both values of a choice by build type are read, and the environment of Apple selects one', async () => {
    const read = async (environment?: string) => {
      const { settings } = await loadConfig({
        cwd: folder,
        env: {},
        file: 'two-values.dart',
        fields: allFields(),
        ...(environment === undefined ? {} : { flags: { apple_environment: environment } }),
      });
      return ['apple_buz_id', 'google_buz_id', 'mi_buz_id', 'mi_app_id', 'honor_buz_id'].map((key) =>
        settings.text(key),
      );
    };
    const others = ['15004', '30012', '2882303761500000001', '30005'];
    expect(await read()).toEqual(['15101', ...others]);
    expect(await read('production')).toEqual(['15101', ...others]);
    expect(await read('development')).toEqual(['15102', ...others]);
  });

  it('constants of native apps are read, and empty ones left out', async () => {
    const java = await load('healthy-constants.java');
    expect(Object.fromEntries(java.values.map(({ key, shown }) => [key, shown]))).toMatchObject({
      mi_buz_id: '30002',
      mi_app_id: '2882303761500000001',
      hw_buz_id: '30001',
      vivo_app_id: '105500001',
    });
    expect(java.settings.has('mz_buz_id') || java.settings.has('oppo_app_secret')).toBe(false);
    expect(java.settings.origin('mi_buz_id')).toMatchObject({ line: 5 });
    expect((await load('healthy-constants.kt')).settings.text('vivo_buz_id')).toBe('30004');
  });

  it('the Dart constants have the values they have in Dart', async () => {
    const { settings } = await load('healthy-app.dart');
    const keys = ['hw_buz_id', 'google_buz_id', 'oppo_buz_id', 'vivo_buz_id', 'mi_app_id', 'mi_app_key', 'mz_app_id'];
    expect(keys.map((key) => settings.text(key))).toEqual([
      '30001',
      '30004',
      '30002',
      '30003',
      '2882303761500000001',
      'late',
      undefined,
    ]);
    expect(settings.text('mz_app_key')).toBe('abcdef\\ghi');
    expect(settings.text('oppo_app_id')).toBe("aABC$'");
    expect(settings.text('oppo_app_key')).toBe('getter');
    expect(settings.has('honor_buz_id')).toBe(false);
    // A chain of constants leads to the line where the value is.
    expect(settings.origin('hw_buz_id')).toMatchObject({ file: 'healthy-app.dart', line: 21 });
    expect(settings.origin('oppo_app_key')).toMatchObject({ line: 11 });
  });
});
