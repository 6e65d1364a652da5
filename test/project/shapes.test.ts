// Project layouts: monorepos, modules in native apps, platform folders elsewhere, partly migrated projects, folders without an app, large trees.
import { describe, expect, it } from 'vitest';
import { changeTree, failedRules, memoryDisk, readTree, runOn, stumbled, type Tree } from './bench.js';

const under = (prefix: string, tree: Tree): Tree =>
  new Map([...tree].map(([path, bytes]) => [`${prefix}/${path}`, bytes]));
const join = (...trees: readonly Tree[]): Tree => new Map(trees.flatMap((tree) => [...tree]));

describe('shapes of projects', () => {
  it('an async AppDelegate is told to await the call it lacks', async () => {
    const path = 'ios/Runner/AppDelegate.swift';
    const tree = readTree('healthy-international');
    const text = tree.get(path)?.toString() ?? '';
    const tap =
      '  override func userNotificationCenter(_ c: UNUserNotificationCenter, didReceive r: UNNotificationResponse) async {\n    print(r)\n  }\n';
    tree.set(path, Buffer.from(text.replace(/^ {2}override func application/m, `${tap}\n$&`)));
    const results = (await runOn(tree)).examined[0]?.results.filter(({ rule }) => rule.id === 'IOS-09') ?? [];
    expect(results.map((item) => item.finding?.expected ?? item.status)).toEqual([
      'await super.userNotificationCenter(center, didReceive: response)',
    ]);
  });

  it('in a monorepo every app is examined, and a package without an app is not', async () => {
    const shared: Tree = new Map([
      ['packages/shared/pubspec.yaml', Buffer.from('name: shared\ndependencies:\n  flutter:\n    sdk: flutter\n')],
    ]);
    const run = await runOn(
      join(
        under('apps/old', readTree('healthy-international')),
        under('apps/new', readTree('healthy-current')),
        shared,
      ),
    );
    expect(run.examined.map(({ project }) => [project.root, project.generation]).sort()).toEqual([
      ['apps/new', 'timpush'],
      ['apps/old', 'international'],
    ]);
    expect(failedRules(run)).toEqual(['PUB-02']);
  });

  it('the push package may come through a local package, whose Dart code counts too', async () => {
    const tree = under('app', readTree('healthy-mainland'));
    const text = tree.get('app/pubspec.yaml')?.toString() ?? '';
    tree.set(
      'app/pubspec.yaml',
      Buffer.from(text.replace('tencent_chat_push_for_china: 3.1.1', 'push:\n    path: ../push')),
    );
    tree.set('push/pubspec.yaml', Buffer.from('name: push\ndependencies:\n  tencent_chat_push_for_china: 3.1.1\n'));
    for (const name of ['push.dart', 'push_constant.dart']) {
      tree.set(`push/lib/${name}`, tree.get(`app/lib/${name}`) ?? Buffer.from(''));
      tree.delete(`app/lib/${name}`);
    }
    const home = tree.get('app/lib/home.dart')?.toString() ?? '';
    tree.set('app/lib/home.dart', Buffer.from(home.replace("'push.dart'", "'package:push/push.dart'")));
    const run = await runOn(tree);
    expect(run.examined.map(({ project }) => [project.root, project.generation])).toEqual([['app', 'mainland']]);
    expect(failedRules(run)).toEqual([]);
  });

  it('a Flutter module finds the native apps that include it', async () => {
    const run = await runOn(readTree('healthy-add-to-app'));
    expect(run.examined.map(({ project }) => [project.kind, project.unit.android, project.unit.iosRoot])).toEqual([
      ['flutter-module', { root: 'host-android', module: 'host-android/app' }, 'host-ios'],
    ]);
  });

  it('for a module without its host app the rules of that side are skipped and say how to continue', async () => {
    const tree = new Map([...readTree('healthy-add-to-app')].filter(([path]) => path.startsWith('chat_module/')));
    const run = await runOn(tree);
    const rule = run.examined[0]?.results.find((item) => item.rule.id === 'HW-02');
    expect(rule?.status).toBe('skipped');
    expect(rule?.reason?.en).toContain('--android');
  });

  it('--android and --ios name projects outside the folder', async () => {
    const tree = readTree('healthy-add-to-app');
    const inner: Tree = new Map(
      [...tree].map(([path, bytes]) => [
        path.startsWith('chat_module/') ? path.slice('chat_module/'.length) : `../${path}`,
        bytes,
      ]),
    );
    const run = await runOn(inner, { android: '../host-android', ios: '../host-ios' });
    expect(run.examined[0]?.project.unit.android?.module).toBe('../host-android/app');
    expect(failedRules(run)).toEqual(['PUB-02']);
  });

  it('a partly migrated project counts as the newer generation', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        'pubspec.yaml': [
          ['  tim_ui_kit_push_plugin', '  tencent_cloud_chat_push: ^8.3.6498\n  tim_ui_kit_push_plugin'],
        ],
      },
    });
    const run = await runOn(tree);
    expect(run.examined[0]?.project.generation).toBe('timpush');
    expect(failedRules(run)).toEqual(expect.arrayContaining(['PUB-01', 'T3-DET-02', 'T3-COD-01']));
  });

  it('repositories in the settings script count for plugins and libraries', async () => {
    const run = await runOn(readTree('healthy-mainland'));
    const status = (id: string): string | undefined =>
      run.examined[0]?.results.find((item) => item.rule.id === id)?.status;
    expect([status('HW-02'), status('HW-03'), status('HW-05'), status('HW-06')]).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
    ]);
  });

  it('an Android folder without pubspec.yaml is a native app, and a folder without an app is none', async () => {
    expect((await runOn(new Map([['notes/readme.md', Buffer.from('')]]))).units).toEqual([]);
    const run = await runOn(
      new Map([
        ['settings.gradle', Buffer.from("include ':app'\n")],
        ['app/build.gradle', Buffer.from("apply plugin: 'com.android.application'\n")],
      ]),
    );
    expect(run.units).toMatchObject([{ kind: 'android', generation: undefined }]);
    expect(run.examined).toEqual([]);
  });

  it('build output, pods and packages are not read', async () => {
    const reads: string[] = [];
    const tree = changeTree(readTree('healthy-international'), {
      add: {
        'build/app/x.json': '{',
        'ios/Pods/a/AppDelegate.swift': '',
        'node_modules/a/package.json': '{',
        '.dart_tool/b.json': '{',
        '.git/config': '',
      },
    });
    const disk = memoryDisk(tree);
    await runOn(tree, {
      disk: {
        ...disk,
        read: (file, limit) => {
          reads.push(file);
          return disk.read(file, limit);
        },
      },
    });
    expect(reads.filter((file) => /(?:^|\/)(?:build\/app|Pods|node_modules|\.dart_tool|\.git)\//.test(file))).toEqual(
      [],
    );
    // Each file once: rules share what was read.
    expect(new Set(reads).size).toBe(reads.length);
  });

  it('ten thousand files are listed once, and only those that matter are read', async () => {
    const tree = readTree('healthy-current');
    for (let i = 0; i < 10_000; i += 1) tree.set(`docs/part${i % 50}/page${i}.md`, Buffer.from('text'));
    let reads = 0;
    let lists = 0;
    const disk = memoryDisk(tree);
    const run = await runOn(tree, {
      disk: {
        ...disk,
        list: (folder) => {
          lists += 1;
          return disk.list(folder);
        },
        read: (file, limit) => {
          reads += 1;
          return disk.read(file, limit);
        },
      },
    });
    expect(failedRules(run)).toEqual([]);
    expect(lists).toBeLessThan(120);
    expect(reads).toBeLessThan(100);
  });

  it('what only the build can compute is left undecided, never reported as wrong', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        'android/app/build.gradle': [
          ['applicationId "com.example.chat"', 'applicationId rootProject.ext.appId()'],
          ['minSdkVersion 21', 'minSdkVersion flutter.minSdkVersion'],
        ],
        'android/build.gradle': [
          ["maven { url 'https://developer.huawei.com/repo/' }", 'maven { url huaweiRepository() }'],
        ],
      },
    });
    const run = await runOn(tree);
    expect(stumbled(run)).toEqual([]);
    expect(failedRules(run)).toEqual(['PUB-02']);
    for (const id of ['GRD-02', 'HW-02', 'HW-08'])
      expect(run.examined[0]?.results.find((item) => item.rule.id === id)?.reason?.en).toContain('could not decide');
  });

  const reactNative = (name: string, text: string): Tree => {
    const tree = new Map(readTree('healthy-react-native'));
    const script = tree.get('package.json')?.toString() ?? '';
    tree.set(
      'package.json',
      Buffer.from(script.replace(/("@tencentcloud\/react-native-push": )"[^"]*"/, '$1"^1.2.0"')),
    );
    return new Map([...tree, [name, Buffer.from(text)]]);
  };
  const PACKAGE = '@tencentcloud/react-native-push';
  it.each([
    ['package-lock.json', JSON.stringify({ packages: { [`node_modules/${PACKAGE}`]: { version: '1.2.3' } } })],
    ['npm-shrinkwrap.json', JSON.stringify({ dependencies: { [PACKAGE]: { version: '1.2.3' } } })],
    ['yarn.lock', `# yarn lockfile v1\n\n"${PACKAGE}@^1.2.0":\n  version "1.2.3"\n  resolved "https://example.com"\n`],
    [
      'yarn.lock',
      `"${PACKAGE}@npm:^1.1.0":\n  version: 1.1.9\n\n"${PACKAGE}@npm:^1.2.0":\n  version: 1.2.3\n  resolution: "x"\n`,
    ],
    [
      'pnpm-lock.yaml',
      `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      '${PACKAGE}':\n        specifier: ^1.2.0\n        version: 1.2.3(react-native@0.79.5)\n`,
    ],
    ['bun.lock', `{\n  "packages": {\n    "${PACKAGE}": ["${PACKAGE}@1.2.3", "", {}, "sha512-x"],\n  },\n}\n`],
  ])('%s fixes the version of a script package', async (name, text) => {
    const run = await runOn(reactNative(name, text));
    expect(run.examined[0]?.project.package?.version).toEqual({ exact: '1.2.3' });
    expect(failedRules(run)).toContain('T3-DET-04');
  });

  it('a lock file that is broken, or names another package, fixes nothing', async () => {
    for (const text of ['', '{', '{"packages":{"node_modules/other":{"version":"1.0.0"}}}']) {
      const run = await runOn(reactNative('package-lock.json', text));
      expect(run.examined[0]?.project.package?.version.exact).toBeUndefined();
      expect(run.examined[0]?.results.find((item) => item.rule.id === 'T3-DET-04')?.cause).toBe('undecided');
    }
  });

  it('a workspace has its lock file at the root', async () => {
    const tree = under('apps/chat', reactNative('notes.txt', ''));
    tree.set('package.json', Buffer.from('{"workspaces":["apps/*"]}'));
    tree.set(
      'package-lock.json',
      Buffer.from(
        JSON.stringify({
          packages: {
            [`node_modules/${PACKAGE}`]: { version: '1.4.0' },
            [`apps/chat/node_modules/${PACKAGE}`]: { version: '1.2.3' },
          },
        }),
      ),
    );
    const run = await runOn(tree);
    expect(run.examined[0]?.project.package?.version).toEqual({ exact: '1.2.3' });
  });

  it('React Native without the package is one app; with TIMPush in its native project the native app counts', async () => {
    const tree = new Map(readTree('healthy-react-native'));
    tree.set('package.json', Buffer.from('{"dependencies":{"react-native":"0.79.5","jpush-react-native":"3.1.0"}}'));
    for (const path of [...tree.keys()])
      if (path.endsWith('timpush-configs.json') || path.endsWith('MainApplication.kt')) tree.delete(path);
    const build = tree.get('android/app/build.gradle')?.toString() ?? '';
    tree.set('android/app/build.gradle', Buffer.from(build.replace(/^.*com\.tencent\.timpush.*$/gm, '')));
    const bare = await runOn(tree);
    expect(bare.units.map(({ kind, generation }) => [kind, generation])).toEqual([['react-native', undefined]]);
    expect(bare.otherPush.map(({ push }) => [push.service, push.name])).toEqual([['JPush', 'jpush-react-native']]);
    tree.set('android/app/build.gradle', Buffer.from(build));
    const native = await runOn(tree);
    expect(native.units.map(({ kind, generation }) => [kind, generation])).toEqual([['android', 'timpush']]);
  });

  it('a library for React Native and a web page with a manifest.json are not apps', async () => {
    const run = await runOn(
      new Map([
        [
          'lib/package.json',
          Buffer.from('{"peerDependencies":{"react-native":"*"},"devDependencies":{"react-native":"0.79.5"}}'),
        ],
        ['web/manifest.json', Buffer.from('{"name":"page"}')],
      ]),
    );
    expect(run.units).toEqual([]);
  });

  it('an Xcode project without a Podfile is an iOS app; one for macOS is not', async () => {
    const project = (root: string): string =>
      `{ productType = "com.apple.product-type.application"; ${root === 'Mac' ? 'SDKROOT = macosx;' : 'SDKROOT = iphoneos;'} }`;
    const run = await runOn(
      new Map([
        ['Phone/App.xcodeproj/project.pbxproj', Buffer.from(project('Phone'))],
        ['Phone/App/AppDelegate.m', Buffer.from('@import TIMPush;\n')],
        ['Mac/App.xcodeproj/project.pbxproj', Buffer.from(project('Mac'))],
      ]),
    );
    expect(run.units.map(({ kind, root, generation }) => [kind, root, generation])).toEqual([
      ['ios', 'Phone', 'timpush'],
    ]);
  });

  const ALL_FILES = (files: Readonly<Record<string, string>>): Tree =>
    new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  const APP =
    "apply plugin: 'com.android.application'\nandroid { defaultConfig { applicationId 'com.example.chat' } }\n";
  const OLD_APP: Readonly<Record<string, string>> = {
    'settings.gradle': "include ':app'\n",
    'app/build.gradle': `${APP}dependencies { implementation 'com.tencent.tpns:xiaomi:1.2.1.2-release' }\n`,
    'app/src/main/AndroidManifest.xml': '<manifest/>',
    'app/src/main/java/App.java': 'import com.xiaomi.mipush.sdk.MiPushClient;\nclass App {}\n',
  };

  it('the predecessor alone is not TIMPush; beside code of TIMPush it is a partial migration', async () => {
    const alone = await runOn(ALL_FILES(OLD_APP));
    expect(alone.units.map(({ kind, generation }) => [kind, generation])).toEqual([['android', undefined]]);
    const code = 'import com.tencent.qcloud.tim.push.TIMPushManager;\nclass App {}\n';
    const begun = await runOn(ALL_FILES({ ...OLD_APP, 'app/src/main/java/App.java': code }));
    expect(begun.units.map(({ generation }) => generation)).toEqual(['timpush']);
    expect(failedRules(begun)).toEqual(expect.arrayContaining(['T3-DET-02', 'T3-GRD-01']));
  });

  it('the Android side of a plugin, a HAR and a Dart package are libraries, not apps', async () => {
    const plugin = {
      'pubspec.yaml':
        'name: push\ndependencies:\n  flutter:\n    sdk: flutter\nflutter:\n  plugin:\n    platforms: {}\n',
      'android/settings.gradle': "rootProject.name = 'push'\n",
      'android/build.gradle':
        "apply plugin: 'com.android.library'\ndependencies { api 'com.tencent.timpush:timpush:8.8.7357' }\n",
      'android/app/notes.txt': '',
      'android/src/main/AndroidManifest.xml': '<manifest/>',
      'ohos/oh-package.json5': '{ dependencies: { "@tencentcloud/timpush": "8.7.7203" } }',
      'ohos/src/main/module.json5': '{ module: { name: "push", "type": "har" } }',
    };
    expect((await runOn(ALL_FILES(plugin))).units).toEqual([]);
    const dart = { 'pubspec.yaml': 'name: words\ndependencies:\n  flutter:\n    sdk: flutter\n', 'lib/words.dart': '' };
    expect((await runOn(ALL_FILES(dart))).units).toEqual([]);
  });

  it('an app is not taken for a library because its root names the library plugin for other modules', async () => {
    const run = await runOn(
      ALL_FILES({
        'settings.gradle.kts': 'include(":app")\n',
        'build.gradle.kts': 'plugins {\n    alias(libs.plugins.android.library) apply false\n}\n',
        'app/build.gradle.kts': 'plugins { id("chat.android.app") }\n',
        'app/src/main/AndroidManifest.xml': '<manifest/>',
      }),
    );
    expect(run.units.map(({ kind, android }) => [kind, android?.module])).toEqual([['android', 'app']]);
  });

  it('a HAR with the package belongs to the HarmonyOS app around it', async () => {
    const run = await runOn(
      ALL_FILES({
        'AppScope/app.json5': '{ app: { bundleName: "com.example.chat" } }',
        'push/oh-package.json5': '{ dependencies: { "@tencentcloud/timpush": "8.7.7203" } }',
        'push/src/main/module.json5': '{ module: { name: "push", type: "har" } }',
      }),
    );
    expect(run.units.map(({ kind, root, generation }) => [kind, root, generation])).toEqual([
      ['harmony', '.', 'timpush'],
    ]);
  });

  it('the HarmonyOS side of a Flutter app without push is not a second app', async () => {
    const run = await runOn(
      ALL_FILES({
        'pubspec.yaml': 'name: chat\ndependencies:\n  flutter:\n    sdk: flutter\n',
        'lib/main.dart': 'void main() {}\n',
        'ohos/AppScope/app.json5': '{ app: { bundleName: "com.example.chat" } }',
      }),
    );
    expect(run.units.map(({ kind }) => kind)).toEqual(['flutter']);
  });

  it.each([
    ['tim_push', '  tim_push: ^1.0.0\n', '', 'pubspec.yaml'],
    [
      'tokens by hand',
      '',
      'void f(manager) => manager.setOfflinePushConfig(businessID: 5, token: "t");\n',
      'lib/main.dart',
    ],
  ])('push without a package of Tencent (%s) is a warning, not an error', async (_, dependency, code, file) => {
    const run = await runOn(
      ALL_FILES({
        'pubspec.yaml': `name: chat\ndependencies:\n  flutter:\n    sdk: flutter\n${dependency}`,
        'lib/main.dart': `void main() {}\n${code}`,
      }),
    );
    const found = run.examined.flatMap(({ results }) => results).find(({ rule }) => rule.id === 'PUB-01');
    expect([found?.problem?.severity, found?.at?.file]).toEqual(['warning', file]);
  });

  it('a UI package beside the app that could upload tokens is not push of the app', async () => {
    const run = await runOn(
      ALL_FILES({
        'pubspec.yaml': 'name: kit\ndependencies:\n  flutter:\n    sdk: flutter\n',
        'lib/kit.dart': 'class Kit { f(manager) => manager.setOfflinePushConfig(businessID: 5, token: "t"); }\n',
        'example/pubspec.yaml': 'name: example\ndependencies:\n  kit:\n    path: ..\n',
        'example/lib/main.dart': 'void main() {}\n',
      }),
    );
    const found = run.examined.flatMap(({ results }) => results).find(({ rule }) => rule.id === 'PUB-01');
    expect([found?.problem?.severity, found?.at?.file]).toEqual(['error', 'example/pubspec.yaml']);
  });
});
