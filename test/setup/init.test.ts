// `init` without questions: what it finds, what it writes, what it never changes.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/commands/context/context.js';
import { pushesOf } from '../../src/commands/init/first-push.js';
import { demoFolder } from '../helpers/demo-config.js';
import { emptyFolder, run } from '../helpers/run-cli.js';

const DART = `final appInfo = PushAppInfo(hw_buz_id: 50001, vivo_buz_id: 50003, oppo_buz_id: 50006,
  oppo_app_key: 'aaaa1111bbbb2222cccc3333dddd4444', oppo_app_secret: 'eeee5555ffff6666aaaa7777bbbb8888');`;
const AGCONNECT = `{
  "client": { "app_id": "100012345", "package_name": "com.example.chat", "client_secret": "never-shown-1" },
  "oauth_client": { "client_id": "100012345" }
}`;
const GRADLE = `android { defaultConfig {
  applicationId "com.example.chat" // "com.example.old"
  manifestPlaceholders = [VIVO_APPID: "100200300", VIVO_APPKEY: "00112233445566778899aabbccddeeff"]
} }`;
const MANIFEST = `<manifest><application>
  <!-- <meta-data android:name="com.vivo.push.app_id" android:value="1111" /> -->
  <meta-data
      android:name="com.hihonor.push.app_id"
      android:value="900100200" />
  <meta-data android:name="com.vivo.push.app_id" android:value="\${VIVO_APPID}" />
</application></manifest>`;
const ACCOUNT = JSON.stringify({
  type: 'service_account',
  project_id: 'demo',
  private_key: 'never-shown-2',
  client_email: 'a@demo.example',
});
/** An Xcode project in the form that other programs write: the given targets, with one build configuration each. */
const xcode = (targets: Readonly<Record<string, readonly [type: string, id: string]>>, sdk = 'iphoneos'): string => {
  const names = Object.keys(targets);
  const list = names.map((name) => `T${name}`).join(', ');
  return `// !$*UTF8*$!
{ objects = {
  P1 = { isa = PBXProject; buildConfigurationList = P2; targets = (${list}); };
  P2 = { isa = XCConfigurationList; buildConfigurations = (P3); };
  P3 = { isa = XCBuildConfiguration; name = Release; buildSettings = { SDKROOT = ${sdk}; }; };
${Object.entries(targets)
  .map(
    ([
      name,
      [type, id],
    ]) => `  T${name} = { isa = PBXNativeTarget; name = ${name}; productType = "com.apple.product-type.${type}"; buildConfigurationList = L${name}; };
  L${name} = { isa = XCConfigurationList; buildConfigurations = (C${name}); };
  C${name} = { isa = XCBuildConfiguration; name = Release; buildSettings = { PRODUCT_BUNDLE_IDENTIFIER = "${id}"; }; };`,
  )
  .join('\n')}
}; rootObject = P1; }`;
};
const PBXPROJ = xcode({
  RunnerTests: ['bundle.unit-test', 'com.example.chat.RunnerTests'],
  Runner: ['application', 'com.example.chat'],
  Service: ['app-extension', 'com.example.chat.NotificationService'],
});

const codesOf = (result: { json(): { problems: readonly { code: string }[] } }): readonly string[] =>
  result.json().problems.map(({ code }) => code);

function project(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const WHOLE = {
  'pubspec.yaml': 'name: chat',
  'lib/push_constant.dart': DART,
  'android/app/agconnect-services.json': AGCONNECT,
  'android/app/build.gradle': GRADLE,
  'android/app/src/main/AndroidManifest.xml': MANIFEST,
  'android/app/src/debug/AndroidManifest.xml': MANIFEST.replace('900100200', '999999999'),
  'android/app/mcs-services.json': '{"app_id": "900100200", "package_name": "com.example.chat"}',
  'server/chat-firebase-adminsdk.json': ACCOUNT,
  'ios/Runner.xcodeproj/project.pbxproj': PBXPROJ,
  'keys/AuthKey_ABCDE12345.p8': 'not looked into',
  'build/lib/copy.dart': DART.replace('50001', '60001'),
  'node_modules/x/agconnect-services.json': AGCONNECT.replace('100012345', '1'),
};

const configOf = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, 'tim-push.config.json'), 'utf8')) as Record<string, unknown>;

describe('init --yes', () => {
  it('imports what a project has, each value with its place, and extends the Dart constants', async () => {
    const cwd = project(WHOLE);
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.exitCode).toBe(0);
    expect(configOf(cwd)).toEqual({
      $schema: './node_modules/tim-push/schema/config.json',
      extends: 'lib/push_constant.dart',
      package_name: 'com.example.chat',
      apple_bundle_id: 'com.example.chat',
      apple_key_file: 'keys/AuthKey_ABCDE12345.p8',
      apple_key_id: 'ABCDE12345',
      google_service_account: 'server/chat-firebase-adminsdk.json',
      hw_app_id: '100012345',
      honor_app_id: '900100200',
      vivo_app_id: 100200300,
      vivo_app_key: '00112233445566778899aabbccddeeff',
    });
    expect(result.json()['values']).toContainEqual({
      key: 'honor_app_id',
      value: '900100200',
      from: { file: 'android/app/mcs-services.json', line: 1 },
    });
    expect(result.json()['values']).toContainEqual({
      key: 'vivo_app_key',
      value: '00112233445566778899aabbccddeeff',
      from: { file: 'android/app/build.gradle', line: 3 },
    });
  });

  it.each([
    [
      'Groovy',
      'build.gradle',
      'def appId = "com.example.named"\nandroid {\n  defaultConfig {\n    applicationId appId\n  }\n}',
    ],
    [
      'Kotlin',
      'build.gradle.kts',
      'val appId = "com.example.named"\nandroid {\n  namespace = "com.example.code"\n  defaultConfig {\n    applicationId = appId\n  }\n}',
    ],
  ])('an applicationId given by a name is resolved (%s)', async (_, name, text) => {
    const cwd = project({ [`app/${name}`]: text });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(configOf(cwd)).toMatchObject({ package_name: 'com.example.named' });
    expect(result.json()['values']).toContainEqual({
      key: 'package_name',
      value: 'com.example.named',
      from: { file: `app/${name}`, line: text.split('\n').findIndex((line) => line.includes('applicationId')) + 1 },
    });
  });

  it('of a timpush-configs.json for several packages, only the block of the built package counts', async () => {
    const packages = {
      version: '1.0.1',
      'com.example.chat': { xiaomiPushBussinessId: '50005', xiaomiPushAppId: '2882300000000000001' },
      'com.example.chat.dev': { xiaomiPushBussinessId: '50015', xiaomiPushAppId: '2882300000000000002' },
    };
    const config = 'app/src/main/assets/timpush-configs.json';
    const cwd = project({ 'app/build.gradle': GRADLE, [config]: JSON.stringify(packages) });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.exitCode).toBe(0);
    expect(configOf(cwd)).toMatchObject({ extends: config, package_name: 'com.example.chat' });
    expect(result.json()['values']).toContainEqual({
      key: 'mi_buz_id',
      value: '50005',
      from: expect.objectContaining({ file: config }),
    });
    const check = await run(['check-config', 'xiaomi', '--offline'], { cwd });
    expect(check.stdout + check.stderr).not.toContain('which-package');
  });

  it('without a value of any vendor the next step is the guide, not a check of nothing', async () => {
    const cwd = project({ 'app/build.gradle': 'android { defaultConfig { applicationId "com.example.chat" } }' });
    const result = await run(['init', '--yes'], { cwd });
    expect(result.stdout).toContain('Next: tim-push guide ');
    expect(result.stdout).not.toContain('check-config');
  });

  it('a suffix of the default config belongs to the applicationId', async () => {
    const text = 'android { defaultConfig {\n applicationId "com.example.chat"\n applicationIdSuffix ".beta"\n } }';
    const cwd = project({ 'app/build.gradle': text });
    await run(['init', '--yes'], { cwd });
    expect(configOf(cwd)).toMatchObject({ package_name: 'com.example.chat.beta' });
  });

  it('an applicationId that only the build computes is not guessed', async () => {
    const cwd = project({
      ...WHOLE,
      'android/app/build.gradle': 'android { defaultConfig { applicationId System.getenv("APP_ID") } }',
      'android/app/mcs-services.json': '{"app_id": "900100200"}',
      'android/app/agconnect-services.json': '{}',
    });
    await run(['init', '--yes'], { cwd });
    expect(configOf(cwd)).not.toHaveProperty('package_name');
  });

  it('of flavours with their own package names the first is used, and the other is reported', async () => {
    const cwd = project({
      'app/build.gradle.kts':
        'android {\n  productFlavors {\n    create("china") {\n      applicationId = "com.example.china"\n    }\n    create("world") {\n      applicationId = "com.example.world"\n    }\n  }\n}',
    });
    const result = await run(['init', '--yes'], { cwd });
    expect(configOf(cwd)).toMatchObject({ package_name: 'com.example.china' });
    expect(result.stdout).toContain('package_name has two values');
    expect(result.stdout).toContain('app/build.gradle.kts:7');
  });

  it.each([
    [
      'a suffix of every flavour',
      'productFlavors {\n  china { applicationIdSuffix ".cn" }\n  world { applicationIdSuffix ".intl" }\n}',
      'com.example.chat.cn',
      'com.example.chat.intl',
    ],
    [
      'a suffix of the default config, also behind the id of a flavour, with the dot that Gradle adds',
      'defaultConfig { applicationIdSuffix "beta" }\n  productFlavors {\n  world {}\n  china { applicationId "com.example.cn" }\n}',
      'com.example.chat.beta',
      'com.example.cn.beta',
    ],
    [
      'a suffix of debug builds',
      'buildTypes {\n  debug {\n    applicationIdSuffix ".debug"\n  }\n}',
      'com.example.chat',
      'com.example.chat.debug',
    ],
    [
      'a suffix of release builds',
      'buildTypes {\n  debug { applicationIdSuffix ".debug" }\n  release { applicationIdSuffix ".store" }\n}',
      'com.example.chat.store',
      'com.example.chat.debug',
    ],
  ])('package_name is that of the built app, another build is named: %s', async (_, blocks, taken, named) => {
    const gradle = `android {\n  defaultConfig { applicationId "com.example.chat" }\n  ${blocks}\n}`;
    const cwd = project({ 'app/build.gradle': gradle });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(configOf(cwd)).toMatchObject({ package_name: taken });
    expect(result.stdout).toContain('init/two-values');
    expect(result.stdout).toContain(`"${named}`);
  });

  it('of a package name with a suffix that only the build computes nothing is guessed', async () => {
    const gradle =
      'android {\n  defaultConfig { applicationId "com.example.chat" }\n  buildTypes { release { applicationIdSuffix System.getenv("S") } }\n}';
    const cwd = project({
      ...WHOLE,
      'android/app/build.gradle': gradle,
      'android/app/mcs-services.json': '{"app_id": "900100200"}',
      'android/app/agconnect-services.json': '{}',
    });
    await run(['init', '--yes'], { cwd });
    expect(configOf(cwd)).not.toHaveProperty('package_name');
  });

  it('the bundle id is that of the Release build; that of Debug is named where it differs', async () => {
    const path = 'ios/Runner.xcodeproj/project.pbxproj';
    const text = readFileSync(join('fixtures/projects/healthy-current', path), 'utf8');
    const changed = text.replace('= com.example.chat;', '= com.example.chat.dev;');
    expect(changed).not.toBe(text);
    const cwd = project({ [path]: changed });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(configOf(cwd)).toMatchObject({ apple_bundle_id: 'com.example.chat' });
    expect(result.stdout).toContain('com.example.chat.dev');
    expect(result.stdout).toContain('init/two-values');
  });

  it('shows no secret of any file it read', async () => {
    const result = await run(['init', '--yes'], { cwd: project(WHOLE) });
    expect(result.stdout + result.stderr).not.toMatch(/never-shown|eeee5555/);
    expect(result.stderr).toMatch(/oppo_app_secret +\[redacted\]/);
  });

  it('the new config is readable only by its owner', async () => {
    const cwd = project(WHOLE);
    await run(['init', '--yes'], { cwd });
    if (process.platform !== 'win32') expect(statSync(join(cwd, 'tim-push.config.json')).mode & 0o777).toBe(0o600);
  });

  it('a second run changes nothing', async () => {
    const cwd = project(WHOLE);
    await run(['init', '--yes'], { cwd });
    const before = readFileSync(join(cwd, 'tim-push.config.json'), 'utf8');
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.json()['state']).toBe('unchanged');
    expect(readFileSync(join(cwd, 'tim-push.config.json'), 'utf8')).toBe(before);
  });

  it('an existing config keeps its values, comments and line ends; the diff masks its secrets', async () => {
    const cwd = project({
      ...WHOLE,
      'tim-push.config.jsonc':
        '{\r\n    // ours\r\n    "vivo_app_id": 7,\r\n    "vivo_app_secret": "canary-secret-1",\r\n}\r\n',
    });
    const result = await run(['init', '--yes'], { cwd });
    const text = readFileSync(join(cwd, 'tim-push.config.jsonc'), 'utf8');
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(false);
    expect(text).toMatch(/\/\/ ours\r\n {4}"vivo_app_id": 7,/);
    expect(text).toMatch(/\r\n {4}"hw_app_id": "100012345"/);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(result.stderr).toContain('+    "hw_app_id": "100012345"');
    expect(result.stderr + result.stdout).not.toContain('canary-secret-1');
  });

  it('an existing YAML config is added to as YAML', async () => {
    const cwd = project({ ...WHOLE, 'tim-push.config.yaml': '# ours\nvivo_app_id: 7\n' });
    await run(['init', '--yes'], { cwd });
    const text = readFileSync(join(cwd, 'tim-push.config.yaml'), 'utf8');
    expect(text).toMatch(/^# ours\nvivo_app_id: 7\n/);
    expect(text).toContain('hw_app_id: "100012345"');
  });

  it('a broken config is not changed, and the place of the error is reported', async () => {
    const broken = '{"vivo_app_id": 7,,}';
    const cwd = project({ ...WHOLE, 'tim-push.config.json': broken });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.exitCode).toBe(3);
    expect(result.json().problems).toMatchObject([{ code: 'config/syntax' }]);
    expect(readFileSync(join(cwd, 'tim-push.config.json'), 'utf8')).toBe(broken);
  });

  it('two different values for one key are reported with both places', async () => {
    const cwd = project({
      'android/app/agconnect-services.json': AGCONNECT,
      'android/app/mcs-services.json': '{"app_id": "900100200",\n "package_name": "com.example.other"}',
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.json().problems).toMatchObject([
      { code: 'init/two-values', at: { file: 'android/app/mcs-services.json', line: 2, key: 'package_name' } },
    ]);
    expect(configOf(cwd)['package_name']).toBe('com.example.chat');
    // The file of the other package has the ID of another app.
    expect(configOf(cwd)).not.toHaveProperty('honor_app_id');
  });

  it('a separate OAuth client ID is imported, the AppGallery client_secret never', async () => {
    const cwd = project({
      'agconnect-services.json': AGCONNECT.replace('"client_id": "100012345"', '"client_id": "200012345"'),
    });
    await run(['init', '--yes'], { cwd });
    expect(configOf(cwd)).toMatchObject({ hw_app_id: '100012345', hw_client_id: '200012345' });
    expect(JSON.stringify(configOf(cwd))).not.toContain('never-shown');
  });

  it.each([
    ['a placeholder of another name', 'manifestPlaceholders = [VIVO_ID: "100200300"]'],
    ['a constant of the script', 'manifestPlaceholders["VIVO_ID"] = vivoId'],
  ])('meta-data filled by Gradle has the value that the phone gets: %s', async (_, set) => {
    const cwd = project({
      'app/build.gradle': `def vivoId = "100200300"\nandroid { defaultConfig { applicationId "com.example.chat"\n ${set}\n} }`,
      'app/src/main/AndroidManifest.xml': MANIFEST.replace('${VIVO_APPID}', '${VIVO_ID}'),
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(configOf(cwd)).toMatchObject({ vivo_app_id: 100200300 });
    expect(result.json()['values']).toContainEqual({
      key: 'vivo_app_id',
      value: '100200300',
      from: { file: 'app/build.gradle', line: 3 },
    });
  });

  it('a placeholder known only in the build, zeros and ids of templates are not imported', async () => {
    const cwd = project({
      'app/build.gradle':
        'android { defaultConfig { applicationId "com.yourcompany.app"\n manifestPlaceholders = [VIVO_APPID: "0000000", VIVO_APPKEY: System.getenv("KEY")]\n} }',
      'ios/App.xcodeproj/project.pbxproj': xcode({ App: ['application', 'org.reactjs.native.example.App'] }),
    });
    expect((await run(['init', '--yes'], { cwd })).exitCode).not.toBe(0);
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(false);
  });

  it('neither Macs, watches, tests nor unknown settings give a bundle id', async () => {
    const cwd = project({
      'lib/push_constant.dart': DART,
      'apple/Mac.xcodeproj/project.pbxproj': xcode({ Mac: ['application', 'com.example.mac'] }, 'macosx'),
      'apple/Watch.xcodeproj/project.pbxproj': xcode({ Watch: ['application', 'com.example.watch'] }, 'watchos'),
      'apple/Tests.xcodeproj/project.pbxproj': xcode({ T: ['bundle.ui-testing', 'com.example.tests'] }),
      'apple/Open.xcodeproj/project.pbxproj': xcode({ Open: ['application', '$(APP_ID)'] }),
      'apple/Broken.xcodeproj/project.pbxproj': '{ PRODUCT_BUNDLE_IDENTIFIER = com.example.broken;',
    });
    await run(['init', '--yes'], { cwd });
    expect(configOf(cwd)).not.toHaveProperty('apple_bundle_id');
  });

  it('of two application targets no bundle id is imported, and both are named', async () => {
    const cwd = project({
      'lib/push_constant.dart': DART,
      'ios/App.xcodeproj/project.pbxproj': xcode({
        One: ['application', 'com.example.one'],
        Two: ['application', 'com.example.two'],
      }),
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(configOf(cwd)).not.toHaveProperty('apple_bundle_id');
    expect(codesOf(result)).toEqual(['init/several-values']);
    expect(result.stdout).toContain('com.example.one, com.example.two');
  });

  it('keys that sign a HarmonyOS or Android app are not push certificates; of several .p8 files none is imported', async () => {
    const cwd = project({
      'lib/push_constant.dart': DART,
      'ohos/build-profile.json5': '{}',
      'ohos/signature/app.p12': 'x',
      'android/keys/release.p12': 'x',
      'keys/AuthKey_ABCDE12345.p8': 'x',
      'keys/AuthKey_FGHIJ67890.p8': 'x',
      'keys/SubscriptionKey_KLMNO12345.p8': 'x',
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(Object.keys(configOf(cwd))).not.toEqual(expect.arrayContaining(['apple_p12_file']));
    expect(configOf(cwd)).not.toHaveProperty('apple_key_file');
    expect(configOf(cwd)).not.toHaveProperty('apple_key_id');
    expect(codesOf(result)).toEqual(['init/several-values']);
    expect(result.stdout).not.toContain('SubscriptionKey');
  });

  const app = (name: string, push: boolean): Record<string, string> => ({
    [`apps/${name}/pubspec.yaml`]: `name: ${name}\ndependencies:\n  flutter:\n    sdk: flutter\n${push ? '  tencent_cloud_chat_push: ^8.7.7201\n' : ''}`,
    [`apps/${name}/android/app/build.gradle`]: `android { defaultConfig { applicationId "com.example.${name}" } }`,
    [`apps/${name}/android/app/agconnect-services.json`]: AGCONNECT.replace('com.example.chat', `com.example.${name}`),
  });
  it('several apps are never mixed: init wants the folder of one', async () => {
    const cwd = project({ ...app('one', true), ...app('two', true) });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.exitCode).toBe(2);
    expect(codesOf(result)).toEqual(['init/several-apps']);
    expect(result.stdout).toContain('tim-push init apps/one');
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(false);
    expect((await run(['init', 'apps/two', '--yes'], { cwd })).exitCode).toBe(0);
    expect(configOf(join(cwd, 'apps/two'))).toMatchObject({ package_name: 'com.example.two' });
  });

  it('an app of another system beside two of one system is named with them', async () => {
    const cwd = project({
      ...app('one', true),
      ...app('two', true),
      'ohos/oh-package.json5': '{ dependencies: { "@tencentcloud/timpush": "8.7.7203" } }',
      'ohos/AppScope/app.json5': "{ app: { bundleName: 'com.example.one' } }",
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(result.json().problems[0]?.cause).toMatch(/apps\/one, apps\/two, ohos/);
  });

  it.each([
    ['com.other.demo', ['init/several-apps']],
    ['com.example.chat.hm', []],
  ])('apps for two systems with different owners are not one product: %s', async (bundle, codes) => {
    const cwd = project({
      'phone/settings.gradle': "include ':app'\n",
      'phone/app/build.gradle':
        'android { defaultConfig { applicationId "com.example.chat" } }\ndependencies { implementation "com.tencent.timpush:timpush:8.7.7201" }',
      'ohos/oh-package.json5': '{ dependencies: { "@tencentcloud/timpush": "8.7.7203" } }',
      'ohos/AppScope/app.json5': `{ app: { bundleName: '${bundle}' } }`,
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(codesOf(result)).toEqual(codes);
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(codes.length === 0);
  });

  it('on a terminal one of several apps is chosen, and only its values are imported', async () => {
    const cwd = project({ ...app('one', true), ...app('two', true) });
    const { exitCode, stderr } = await run(['init'], { cwd, typed: ['', '\u0003'] });
    expect(stderr).toMatch(
      /There are several apps here\. Which one is the config for\?[\s\S]*apps\/one[\s\S]*apps\/two/,
    );
    expect(stderr).toMatch(/com\.example\.one[\s\S]*Which push services/);
    expect(stderr).not.toContain('com.example.two');
    expect(exitCode).toBe(130);
    expect(
      ['.', 'apps/one', 'apps/two'].filter((folder) => existsSync(join(cwd, folder, 'tim-push.config.json'))),
    ).toEqual([]);
  });

  it('an app without push beside the one with push gives no values', async () => {
    const cwd = project({ ...app('admin', false), ...app('chat', true) });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(codesOf(result)).toEqual([]);
    expect(configOf(cwd)).toMatchObject({ package_name: 'com.example.chat' });
  });

  it('timpush-configs.json is extended and chooses the click target', async () => {
    const cwd = project({
      'android/app/src/main/assets/timpush-configs.json':
        '{"version": "1.0.1", "com.example.chat": {"huaweiPushBussinessId": "50001"}}',
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(configOf(cwd)).toEqual({
      $schema: './node_modules/tim-push/schema/config.json',
      extends: 'android/app/src/main/assets/timpush-configs.json',
    });
    expect(result.json()['values']).toContainEqual(expect.objectContaining({ key: 'click_target', value: 'timpush' }));
  });
});

describe('after an import of all that an app has', () => {
  const ASSETS = 'android/app/src/main/assets/timpush-configs.json';
  const text = readFileSync(`fixtures/projects/healthy-react-native/${ASSETS}`, 'utf8');
  const whole = (more: Readonly<Record<string, string>> = {}) =>
    project({
      [ASSETS]: text,
      'android/app/build.gradle': GRADLE,
      'android/app/agconnect-services.json': AGCONNECT,
      'ios/Runner.xcodeproj/project.pbxproj': PBXPROJ,
      ...more,
    });

  it('check-config says the same of every vendor', async () => {
    const cwd = whole();
    await run(['init', '--yes'], { cwd });
    const { vendors } = (await run(['check-config', '--offline', '--json'], { cwd })).json() as unknown as {
      vendors: { vendor: string; state: string }[];
    };
    const found = vendors.filter(({ state }) => state !== 'not-configured');
    expect(found.length).toBeGreaterThan(6);
    expect(found.filter(({ state }) => state !== 'app-only')).toEqual([]);
  });

  it.each([
    ['hw_app_id', { hw_app_id: '104123456' }],
    ['vivo_app_id', { vivo_app_id: '105512345' }],
    ['vivo_app_key', { vivo_app_key: '8f14e45fceea167a5a36dedd4bea2543' }],
    ['honor_app_id', { honor_app_id: '104000001' }],
  ])('%s without any value of the app is the beginning of a server side', async (_key, config) => {
    const cwd = project({ 'tim-push.config.json': JSON.stringify(config) });
    const result = await run(['check-config', '--offline', '--json'], { cwd });
    expect(result.exitCode).toBe(3);
    expect(codesOf(result)).toContain('config/missing-key');
  });

  it('a copy of timpush-configs.json outside the assets gives no values, and its known keys no warning', async () => {
    const copy = text.replaceAll('5000', '7000').replace('"huaweiBadgeClassName"', '"honorBadgeClassName"');
    const cwd = whole({
      'timpush-configs.json': copy,
      [ASSETS]: text.replace('"huaweiBadgeClassName"', '"honorBadgeClassName": "", "huaweiBadgeClassName"'),
    });
    const result = await run(['init', '--yes', '--json'], { cwd });
    expect(codesOf(result)).toEqual([]);
    expect(configOf(cwd)['extends']).toBe(ASSETS);
  });
});

describe('init without a terminal', () => {
  it('writes nothing without --yes and shows what it would write', async () => {
    const cwd = project(WHOLE);
    const result = await run(['init'], { cwd });
    expect(result.exitCode).toBe(2);
    expect(result.stdout).toContain('init/needs-yes');
    expect(result.stderr).toContain('+  "hw_app_id": "100012345"');
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(false);
  });

  it('an empty folder and a missing one each say what to do', async () => {
    const empty = await run(['init', '--yes', '--json']);
    expect([empty.exitCode, empty.json().problems[0]?.code]).toEqual([3, 'init/nothing-found']);
    const missing = await run(['init', 'nowhere', '--json']);
    expect([missing.exitCode, missing.json().problems[0]?.code]).toEqual([2, 'init/no-folder']);
  });

  it('the zeros and blanks of a template are one finding with the next step, not one each', async () => {
    const constants = (vivo: string): Record<string, string> => ({
      'lib/push_constant.dart': `class C { static const hw = 0; static const mi = ''; static const vivo = ${vivo}; }
final info = PushAppInfo(hw_buz_id: C.hw, mi_app_id: C.mi, mi_buz_id: 0, vivo_buz_id: C.vivo);`,
    });
    const none = await run(['init', '--yes', '--json'], { cwd: project(constants('0')) });
    expect([none.exitCode, codesOf(none)]).toEqual([3, ['init/only-template']]);
    const [only] = none.json().problems;
    for (const key of ['hw_buz_id', 'mi_app_id', 'mi_buz_id', 'vivo_buz_id']) expect(only?.cause).toContain(key);
    expect(only?.fix[0]).toContain('tim-push guide');
    const cwd = project(constants('12345'));
    const some = await run(['init', '--yes', '--json'], { cwd });
    expect([some.exitCode, codesOf(some)]).toEqual([0, ['init/template-values']]);
    expect(some.json().problems[0]?.title).toContain('3 values');
    expect(existsSync(join(cwd, 'tim-push.config.json'))).toBe(true);
  });

  it('a config that cannot be written is reported with its path', async () => {
    const result = await run(['init', '--yes', '--json', '--config', 'no/such/folder/c.json'], { cwd: project(WHOLE) });
    expect(result.exitCode).toBe(2);
    expect(result.json().problems).toContainEqual(expect.objectContaining({ code: 'init/unwritable' }));
    const cwd = project(WHOLE);
    mkdirSync(join(cwd, 'tim-push.config.json'));
    const folder = await run(['init', '--yes', '--json'], { cwd });
    expect([folder.exitCode, codesOf(folder)]).toEqual([2, ['init/unwritable']]);
  });
});

describe('the first push', () => {
  it('is shown as a command that is safe to type, whatever the phone is called', async () => {
    const context = { globals: { language: 'en' } } as CommandContext;
    const ready = [{ vendor: 'fcm', name: { en: 'FCM', zh: 'FCM' }, missing: [], wrong: [], doubtful: [] }];
    const devices = [
      { name: "Ann's phone", vendor: 'fcm' },
      { name: 'old', vendor: 'huawei' },
    ];
    expect((await pushesOf({ context, devices }, ready)).map(({ command }) => command)).toEqual([
      "tim-push send --device 'Ann'\\''s phone'",
      "tim-push send --device 'Ann'\\''s phone' --sandbox",
    ]);
  });

  it('goes to a device of the sandbox, named in the command, where the config has none', async () => {
    const context = { globals: { language: 'en' } } as CommandContext;
    const commandOf = async (vendor: 'meizu' | 'vivo') =>
      (
        await pushesOf({ context, devices: [] }, [
          { vendor, name: { en: vendor, zh: vendor }, missing: [], wrong: [], doubtful: [] },
        ])
      )[0]?.command ?? '';
    expect(await commandOf('meizu')).toMatch(/^tim-push send --sandbox --vendor meizu --token \S+$/);
    expect(await commandOf('vivo')).toMatch(/^tim-push vivo-test --sandbox --token \S+$/);
    const words = (await commandOf('meizu')).split(' ').slice(1);
    expect((await run(words, { cwd: await demoFolder(['meizu', 'vivo']) })).exitCode).toBe(0);
  });
});
