// Correct code in a less usual form: none of it may be reported as wrong.
import { describe, expect, it } from 'vitest';
import { type Change, changeTree, configOf, failedRules, inSettings, readTree, runOn, type Tree } from './bench.js';
import { EXTENSION, HVIGOR, START, XCODEGEN } from './defects-apple.js';

const APP = 'android/app/build.gradle';
const FLAVORS =
  '    flavorDimensions "env"\n    productFlavors {\n        dev { applicationIdSuffix ".dev" }\n        prod {}\n    }\n    buildTypes {\n';
const CONSTANTS = 'lib/push_constant.dart';

describe('right as it is', () => {
  it('a file is reported for its encoding in UTF-16, but not in UTF-8', async () => {
    const tree = readTree('healthy-current');
    const path = 'android/app/src/main/assets/timpush-configs.json';
    const text = tree.get(path)?.toString('utf8') ?? '';
    tree.set(path, Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(failedRules(await runOn(tree))).toContain('BLD-06');
    tree.set(path, Buffer.from(text, 'utf8'));
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it.each([
    [
      'Groovy',
      'settings.gradle',
      "if (requested.id.id == 'com.huawei.agconnect') useModule('com.huawei.agconnect:agcp:1.9.1.301')",
    ],
    [
      'Groovy with braces',
      'settings.gradle',
      'if (requested.id.id == \'com.huawei.agconnect\') {\n useModule("com.huawei.agconnect:agcp:1.9.1.301")\n}',
    ],
    [
      'Kotlin',
      'settings.gradle.kts',
      'when (requested.id.id) {\n "com.huawei.agconnect" -> useModule("com.huawei.agconnect:agcp:1.9.1.301")\n}',
    ],
  ])('a plugin added by resolutionStrategy is on the class path (%s)', async (_, name, rule) => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        'android/build.gradle': [["        classpath 'com.huawei.agconnect:agcp:1.9.1.301'\n", '']],
        'android/settings.gradle': [
          [
            '    repositories {\n',
            `    resolutionStrategy {\n        eachPlugin {\n${rule}\n        }\n    }\n    repositories {\n`,
          ],
        ],
      },
    });
    const settings = tree.get('android/settings.gradle') ?? Buffer.from('');
    tree.delete('android/settings.gradle');
    const text = settings.toString();
    tree.set(
      `android/${name}`,
      Buffer.from(
        name.endsWith('.kts')
          ? text
              .replace(/def flutterSdkPath = \{[\s\S]*?\}\(\)/, 'val flutterSdkPath = sdk()')
              .replace(/maven \{ url '([^']*)' \}/g, 'maven("$1")')
              .replace(/id "([^"]*)" version "([^"]*)"/g, 'id("$1") version "$2"')
              .replace('include ":app"', 'include(":app")')
          : text,
      ),
    );
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('an old agcp added by resolutionStrategy is still reported', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        'android/build.gradle': [["        classpath 'com.huawei.agconnect:agcp:1.9.1.301'\n", '']],
        'android/settings.gradle': [
          [
            '    repositories {\n',
            "    resolutionStrategy { eachPlugin { useModule('com.huawei.agconnect:agcp:1.6.0.300') } }\n    repositories {\n",
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual(['T3-HW-03']);
  });

  it('setRegistrationID below a function that registers may still run before it', async () => {
    const tree = changeTree(readTree('healthy-react-native'), {
      edit: {
        'App.tsx': [
          [
            '/** After the consent',
            "const register = useCallback(() => {\n  Push.registerPush(1400000001, 'client-key', () => {}, console.warn);\n}, []);\nconst begin = useCallback(() => {\n  Push.setRegistrationID('alice', () => register());\n}, [register]);\n\n/** After the consent",
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('setRegistrationID in the callback of registerPush comes too late', async () => {
    const tree = changeTree(readTree('healthy-react-native'), {
      edit: { 'App.tsx': [['console.log(token.length)', "Push.setRegistrationID('alice', () => {})"]] },
    });
    expect(failedRules(await runOn(tree))).toEqual(['T3-COD-04']);
  });

  it('release builds that use the debug signing config have the same key as debug builds', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        [APP]: [
          ['        debug {\n            signingConfig signingConfigs.release\n        }\n', ''],
          ['            signingConfig signingConfigs.release\n', '            signingConfig debug.signingConfig\n'],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual(['PUB-02']);
  });

  it('a key that a condition chooses is left undecided', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        [APP]: [
          ['        debug {\n            signingConfig signingConfigs.release\n        }\n', ''],
          [
            '            signingConfig signingConfigs.release\n',
            '            signingConfig keyFile.exists() ? signingConfigs.release : signingConfigs.debug\n',
          ],
        ],
      },
    });
    const run = await runOn(tree);
    const signing = run.examined[0]?.results.find((item) => item.rule.id === 'HW-09');
    expect([signing?.status, signing?.reason?.en]).toEqual(['skipped', expect.stringContaining('could not decide')]);
  });

  it('the chat UI kit may report foreground and background through its own call', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        'lib/home.dart': [
          ['offlinePush.doBackground(unreadCount: unread);', 'kit.setOfflinePushStatus(status: AppStatus.background);'],
          ['offlinePush.doForeground();', 'kit.setOfflinePushStatus(status: AppStatus.foreground);'],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual(['PUB-02']);
  });

  it('a vendor whose certificate ID is 0 is reported once, not once per empty value', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        [CONSTANTS]: [
          ['mz_buz_id: 30006', 'mz_buz_id: 0'],
          ["mz_app_id: '150001'", "mz_app_id: ''"],
          ["mz_app_key: '99887766554433221100ffeeddccbbaa'", "mz_app_key: ''"],
        ],
      },
    });
    const run = await runOn(tree);
    const found = run.examined.flatMap(({ results }) => results).filter((item) => item.rule.id === 'DRT-01');
    expect(found.map((item) => [item.status, item.finding?.found])).toEqual([['failed', 'mz_buz_id: 0']]);
  });

  it('two modules in one repository are each examined with the host app beside it', async () => {
    const one = readTree('healthy-add-to-app');
    const tree: Tree = new Map(
      ['first', 'second'].flatMap((folder) => [...one].map(([path, bytes]) => [`${folder}/${path}`, bytes] as const)),
    );
    const run = await runOn(tree);
    expect(run.examined.map(({ project }) => [project.root, project.unit.android?.root, project.unit.iosRoot])).toEqual(
      [
        ['first/chat_module', 'first/host-android', 'first/host-ios'],
        ['second/chat_module', 'second/host-android', 'second/host-ios'],
      ],
    );
  });

  it('the framework of a Flutter module brings the registrant, and else a target has to compile it', async () => {
    const project = 'ios/Runner.xcodeproj/project.pbxproj';
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        [project]: [
          [
            '\t\t\t\tA00000000000000000000004 /* Resources */,',
            '\t\t\t\tA00000000000000000000004,\n\t\t\t\tA000000000000000000000F1,',
          ],
          [
            '/* Begin PBXResourcesBuildPhase section */',
            [
              '\t\tA000000000000000000000F1 = {isa = PBXSourcesBuildPhase; files = (A000000000000000000000F2, ); };',
              '\t\tA000000000000000000000F2 = {isa = PBXBuildFile; fileRef = A000000000000000000000F3; };',
              '\t\tA000000000000000000000F3 = {isa = PBXFileReference; path = AppDelegate.swift; sourceTree = "<group>"; };',
              '/* Begin PBXResourcesBuildPhase section */',
            ].join('\n'),
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual(['IOS-11']);
    const module = changeTree(tree, {
      edit: {
        'ios/Runner/AppDelegate.swift': [['import Flutter\n', 'import Flutter\nimport FlutterPluginRegistrant\n']],
      },
    });
    expect(failedRules(await runOn(module))).toEqual([]);
  });

  it.each<[string, string, Change]>([
    [
      'a main.m that starts the delegate, by a variable',
      'healthy-native-ios',
      {
        add: {
          'Example/main.m': `#import <UIKit/UIKit.h>\n#import "AppDelegate.h"\n${START.replace('NSStringFromClass([AppDelegate class])', 'name').replace('@auto', 'NSString *name = NSStringFromClass([AppDelegate class]);\n  @auto')}`,
        },
      },
    ],
    [
      'a main.m that starts a class below the delegate, and one of a library',
      'healthy-native-ios',
      {
        add: {
          'Example/main.m': `#import <UIKit/UIKit.h>\n${START.replace('AppDelegate', 'Launcher')}`,
          'Example/Launcher.h': '#import "AppDelegate.h"\n@interface Launcher : AppDelegate\n@end\n',
          'Other/main.m': `#import <UIKit/UIKit.h>\n${START.replace('AppDelegate', 'RCTAppDelegate')}`,
        },
      },
    ],
    [
      'signing that only the simulator goes without',
      'healthy-native-ios',
      {
        edit: {
          'Example.xcodeproj/project.pbxproj': [
            ['PRODUCT_NAME', '"CODE_SIGNING_ALLOWED[sdk=iphonesimulator*]" = NO;\n\t\t\t\tPRODUCT_NAME'],
          ],
        },
      },
    ],
    [
      'a Dart choice of which one value is what Swift returns',
      'healthy-current',
      {
        edit: {
          'ios/Runner/AppDelegate.swift': [['TencentCloudChatPushFlutterModal.shared.businessID()', '50009']],
          'lib/push.dart': [
            ['apnsCertificateID: apnsCertificate', 'apnsCertificateID: Platform.isIOS ? 50009 : 50001'],
            ["import 'dart:convert';", "import 'dart:convert';\nimport 'dart:io';"],
          ],
        },
      },
    ],
    [
      'imports of pictures, folders and files of one system',
      'healthy-react-native',
      {
        edit: {
          'App.tsx': [
            [
              'import Push',
              "import logo from './logo.png';\nimport { a } from './parts';\nimport { b } from './side';\nimport { c } from './typed.js';\nimport Push",
            ],
          ],
        },
        add: {
          'parts/index.ts': 'export const a = 1;\n',
          'side.ios.ts': 'export const b = 1;\n',
          'typed.ts': 'export const c = 1;\n',
        },
      },
    ],
    [
      'a page of Vue with two scripts and one in a text',
      'healthy-uni-app',
      {
        add: {
          'pages/index.vue':
            '<script lang="ts">\nexport default {};\n</script>\n<script setup>\nconst push = \'<script src=x>\';\n</script>\n<script src="./more.js" />\n<template>\n  <view />\n</template>\n',
        },
      },
    ],
    [
      'both forms of hvigorfile.ts, and a module that is not built without one',
      'healthy-harmony',
      {
        add: {
          ...HVIGOR,
          'sample/src/main/module.json5': "{ module: { name: 'sample', type: 'har', deviceTypes: ['phone'] } }\n",
        },
      },
    ],
    [
      'a listener that goes with the page, with a condition, or before it comes again',
      'healthy-react-native',
      {
        edit: {
          'App.tsx': [
            [
              'Push.addPushListener(Push',
              'Push.removePushListener(Push.EVENT.NOTIFICATION_CLICKED);\nPush.addPushListener(Push',
            ],
            [
              '  }\n});\n',
              '  }\n});\nif (__DEV__) Push.removePushListener(Push.EVENT.NOTIFICATION_CLICKED);\nexport const leave = () =>\n  Push.removePushListener(Push.EVENT.NOTIFICATION_CLICKED);\n',
            ],
          ],
        },
      },
    ],
    [
      'entitlements that XcodeGen writes',
      'healthy-native-ios',
      { add: { 'project.yml': XCODEGEN(['aps-environment: development']) } },
    ],
    [
      'a click that some taps leave early',
      'healthy-current',
      {
        edit: {
          'ios/Runner/AppDelegate.swift': [
            [
              '    TencentCloudChatPushPlugin.shared.tryN',
              '    if notice == nil {\n      return true\n    }\n    TencentCloudChatPushPlugin.shared.tryN',
            ],
          ],
        },
      },
    ],
    [
      'a method of the app with the name of a listener elsewhere',
      'healthy-harmony',
      {
        edit: {
          'entry/src/main/ets/entryability/EntryAbility.ets': [
            [
              '(data: string) => {} });',
              '(data: string) => {}, onRevokePushMessage: (id: string) => this.onMessageRevoked(id) });',
            ],
            ['  onCreate()', '  private onMessageRevoked(id: string): void {}\n\n  onCreate()'],
          ],
        },
      },
    ],
    [
      'pages that are there, of this package and of another',
      'healthy-harmony',
      {
        edit: {
          'entry/src/main/module.json5': [["type: 'entry',", "type: 'entry',\n    pages: '$profile:main_pages',"]],
        },
        add: {
          'entry/src/main/resources/base/profile/main_pages.json': '{ "src": ["pages/Home", "@bundle:a/b"] }\n',
          'entry/src/main/ets/pages/Home.ets': '@Entry\n@Component\nstruct Home {\n  build() {}\n}\n',
        },
      },
    ],
    [
      'settings of pods for configurations and targets of other names',
      'healthy-current',
      {
        add: {
          'ios/Flutter/Debug.xcconfig':
            '#include? "Pods/Target Support Files/Pods-Runner/Pods-Runner.debug-dev.xcconfig"\n#include? "Pods/Target Support Files/Pods-App-Runner/Pods-App-Runner.release.xcconfig"\n',
        },
      },
    ],
    [
      'pods that are locked within what others ask for',
      'healthy-current',
      {
        add: {
          'ios/Podfile.lock':
            'PODS:\n  - tencent_cloud_chat_push (8.8.7375):\n    - TIMPush (= 8.8.7375)\n  - TIMPush (8.8.7375):\n    - TXIMSDK_Plus_iOS_XCFramework (>= 8.8.7354)\n  - TXIMSDK_Plus_iOS_XCFramework (8.8.7373)\n',
        },
      },
    ],
    [
      'a handler that a function makes',
      'healthy-react-native',
      {
        edit: {
          'App.tsx': [
            [
              'Push.addPushListener(Push.EVENT.NOTIFICATION_CLICKED, (ext: string) => {',
              'const make = (shown = true) => (ext: string) => {',
            ],
            ['  }\n});', '  }\n};\nPush.addPushListener(Push.EVENT.NOTIFICATION_CLICKED, make());'],
          ],
        },
      },
    ],
    [
      'an ability with a method of its own, and a logout that waits',
      'healthy-harmony',
      {
        edit: {
          'entry/src/main/ets/entryability/EntryAbility.ets': [
            [
              '  onCreate()',
              '  async leave(): Promise<void> {\n    await TIMPushManager.getInstance().unRegisterPush();\n    await V2TIMManager.getInstance().logout();\n  }\n\n  onCreated(): void {}\n\n  onCreate()',
            ],
          ],
        },
      },
    ],
  ])('%s', async (_, base, change) => {
    expect(failedRules(await runOn(changeTree(readTree(base), change)))).toEqual([]);
  });

  it('an Xcode project without section comments is read', async () => {
    const tree = readTree('healthy-current');
    const path = 'ios/Runner.xcodeproj/project.pbxproj';
    const text = tree.get(path)?.toString() ?? '';
    tree.set(path, Buffer.from(text.replace(/^\/\* (?:Begin|End) .*\*\/\n/gm, '')));
    const run = await runOn(tree);
    expect(failedRules(run)).toEqual([]);
    expect(run.examined[0]?.results.find((item) => item.rule.id === 'IOS-04')?.status).toBe('passed');
  });

  it('an if of Kotlin chooses the signing configuration', async () => {
    const tree = changeTree(readTree('healthy-native-android'), {
      edit: {
        'app/build.gradle.kts': [
          [
            '            isMinifyEnabled = true\n            signingConfig = signingConfigs.getByName("release")\n',
            '            isMinifyEnabled = true\n            signingConfig = if (file("release.jks").exists()) {\n                signingConfigs.getByName("release")\n            } else {\n                signingConfigs.getByName("debug")\n            }\n',
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('a plugin in a condition of settings.gradle is on the class path', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        'android/build.gradle': [["        classpath 'com.google.gms:google-services:4.3.15'\n", '']],
        'android/settings.gradle': [
          [
            'version "1.8.22" apply false\n',
            'version "1.8.22" apply false\n    if (file("app/google-services.json").exists()) {\n        id "com.google.gms.google-services" version "4.3.15" apply false\n    }\n',
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('an activity with an engine of its own configures none', async () => {
    const tree = readTree('healthy-current');
    tree.set(
      'android/app/src/main/kotlin/com/example/chat/MainActivity.kt',
      Buffer.from(
        'package com.example.chat\n\nimport android.content.Context\nimport io.flutter.embedding.android.FlutterActivity\nimport io.flutter.embedding.engine.FlutterEngine\n\nclass MainActivity : FlutterActivity() {\n    override fun provideFlutterEngine(context: Context): FlutterEngine? = FlutterEngine(context)\n\n    override fun configureFlutterEngine(flutterEngine: FlutterEngine) {\n    }\n}\n',
      ),
    );
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it.each([
    ['a condition chooses the prefix', "String key(bool one, String toUser) => one ? 'c2c_$toUser' : 'group_$toUser';"],
    [
      'the same name is something else elsewhere',
      'Map a(String ext) {\n  Map detail = {};\n  try {\n    detail = jsonDecode(ext);\n  } catch (_) {}\n  return detail;\n}\n\nMap b(String text) {\n  final String detail = text;\n  try {\n    return jsonDecode(detail);\n  } catch (_) {\n    return {};\n  }\n}',
    ],
  ])('Dart: %s', async (_, code) => {
    const tree = readTree('healthy-current');
    tree.set('lib/push.dart', Buffer.from(`${tree.get('lib/push.dart')}\n${code}\n`));
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('what a .gitignore keeps out may be made by the build', async () => {
    const tree = readTree('healthy-current');
    tree.set('lib/main.dart', Buffer.from(`import 'package:chat/src/rust/made.dart';\n${tree.get('lib/main.dart')}`));
    const name = /^name: (\w+)/m.exec(`${tree.get('pubspec.yaml')}`)?.[1] ?? '';
    tree.set('lib/main.dart', Buffer.from(`${tree.get('lib/main.dart')}`.replace('package:chat/', `package:${name}/`)));
    expect(failedRules(await runOn(tree))).toEqual(['DART-08']);
    for (const line of ['lib/src/rust/*', '/lib/src/', '**/rust/**', 'made.dart', '*.dart']) {
      tree.set('.gitignore', Buffer.from(`# made by the build\n${line}\n`));
      expect([line, failedRules(await runOn(tree))]).toEqual([line, []]);
    }
    for (const line of ['lib/source/*', '!lib/src/rust/*', '# lib/src/rust/*']) {
      tree.set('.gitignore', Buffer.from(`${line}\n`));
      expect([line, failedRules(await runOn(tree))]).toEqual([line, ['DART-08']]);
    }
  });

  it('a target of tests may name a build phase that is nowhere', async () => {
    const tree = readTree('healthy-current');
    const path = 'ios/Runner.xcodeproj/project.pbxproj';
    const target = (type: string) =>
      `objects = {\n\t\tB00000000000000000000001 = {\n\t\t\tisa = PBXNativeTarget;\n\t\t\tbuildPhases = (B00000000000000000000009);\n\t\t\tname = Tests;\n\t\t\tproductType = "com.apple.product-type.${type}";\n\t\t};`;
    const text = `${tree.get(path)}`;
    tree.set(path, Buffer.from(text.replace('objects = {', target('bundle.unit-test'))));
    expect(failedRules(await runOn(tree))).toEqual([]);
    tree.set(path, Buffer.from(text.replace('objects = {', target('framework'))));
    expect(failedRules(await runOn(tree))).toEqual(['BLD-04']);
  });

  it('an .xcconfig may lie beside the Xcode project that includes it', async () => {
    const tree = readTree('healthy-current');
    tree.set('ios/Base.xcconfig', Buffer.from('PRODUCT_NAME = Chat\n'));
    tree.set('ios/Flutter/Debug.xcconfig', Buffer.from('#include "Generated.xcconfig"\n#include "Base.xcconfig"\n'));
    expect(failedRules(await runOn(tree))).toEqual([]);
    tree.delete('ios/Base.xcconfig');
    expect(failedRules(await runOn(tree))).toEqual(['BLD-04']);
  });

  it('an alias of a catalog may look like a name of Gradle', async () => {
    const tree = readTree('healthy-native-android');
    const catalog = 'gradle/libs.versions.toml';
    tree.set(
      catalog,
      Buffer.from(
        `${tree.get(catalog)}`.replace(
          '[libraries]\n',
          '[libraries]\nlibsu-core = { module = "com.example:core", version = "1.0" }\n',
        ),
      ),
    );
    const path = 'app/build.gradle.kts';
    tree.set(
      path,
      Buffer.from(
        `${tree.get(path)}`.replace('dependencies {\n', 'dependencies {\n    implementation(libs.libsu.core)\n'),
      ),
    );
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('a closure names its argument', async () => {
    const tree = readTree('healthy-current');
    const path = 'android/build.gradle';
    const closure =
      "\nsubprojects { subproject ->\n    if (subproject.plugins.hasPlugin('com.android.application')) {\n        subproject.afterEvaluate {\n            println it\n        }\n    }\n}\n";
    tree.set(path, Buffer.from(`${tree.get(path)}${closure}`));
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('a watch app needs no entitlement for pushes', async () => {
    const tree = readTree('healthy-current');
    const path = 'ios/Runner.xcodeproj/project.pbxproj';
    const text = `${tree.get(path)}`;
    const target = /\n\t\t(\w{24}) \/\* Runner \*\/ = \{\s*isa = PBXNativeTarget;[\s\S]*?\n\t\t\};/.exec(text);
    expect(target).not.toBeNull();
    const watch = `
		B00000000000000000000001 /* Watch */ = {
			isa = PBXNativeTarget;
			buildConfigurationList = B00000000000000000000002;
			buildPhases = ();
			name = Watch;
			productType = "com.apple.product-type.application";
		};
		B00000000000000000000002 = { isa = XCConfigurationList; buildConfigurations = (B00000000000000000000003); };
		B00000000000000000000003 = {
			isa = XCBuildConfiguration;
			buildSettings = {
				CODE_SIGN_ENTITLEMENTS = Watch/Watch.entitlements;
				PRODUCT_BUNDLE_IDENTIFIER = com.example.chat.watch;
				SDKROOT = watchos;
			};
			name = Release;
		};`;
    tree.set(
      path,
      Buffer.from(
        text
          .replace(target?.[0] ?? '', `${target?.[0]}${watch}`)
          .replace(/targets = \(/, 'targets = (\n\t\t\t\tB00000000000000000000001,'),
      ),
    );
    tree.set('ios/Watch/Watch.entitlements', Buffer.from('<plist version="1.0"><dict></dict></plist>\n'));
    expect(failedRules(await runOn(tree))).toEqual([]);
    tree.set(path, Buffer.from(`${tree.get(path)}`.replace('SDKROOT = watchos', 'SDKROOT = iphoneos')));
    expect(failedRules(await runOn(tree))).not.toEqual([]);
  });

  it('files that macOS writes beside others are no files of the build', async () => {
    const tree = readTree('healthy-current');
    const noise = Buffer.from('\0\u0005\u0016\u0007\0\u0002');
    for (const path of [...tree.keys()]) tree.set(path.replace(/[^/]+$/, '._$&'), noise);
    const run = await runOn(tree);
    expect(failedRules(run)).toEqual([]);
    expect(run.examined).toHaveLength(1);
  });

  it('artifacts named in a loop or by concatenation are left undecided', async () => {
    const app = 'app/build.gradle.kts';
    const tree = readTree('healthy-native-android');
    const text = tree.get(app)?.toString() ?? '';
    const lines = [...text.matchAll(/^ *implementation\("com\.tencent\.timpush:(\w+):([\d.]+)"\)\n/gm)];
    const vendors = lines.filter((line) => line[1] !== 'timpush');
    expect(vendors.length).toBeGreaterThan(1);
    let changed = text;
    for (const line of vendors) changed = changed.replace(line[0], '');
    const [first, ...rest] = vendors.map((line) => line[1]);
    const loop = `    listOf(${rest.map((name) => `"${name}"`).join(', ')}).forEach { implementation("com.tencent.timpush:$it:${vendors[0]?.[2]}") }\n`;
    const sum = `    implementation("com.tencent.timpush:${first}:" + pushVersion)\n`;
    tree.set(app, Buffer.from(changed.replace('dependencies {\n', `dependencies {\n${loop}${sum}`)));
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('a config for one flavour is compared only with the block of that flavour', async () => {
    const path = 'android/app/src/main/assets/timpush-configs.json';
    const tree = changeTree(readTree('healthy-current'), {
      edit: { [APP]: [['    buildTypes {\n', FLAVORS]] },
    });
    const json = JSON.parse(tree.get(path)?.toString() ?? '') as Record<string, Record<string, unknown>>;
    const own = json['com.example.chat'] ?? {};
    tree.set(
      path,
      Buffer.from(JSON.stringify({ ...json, 'com.example.chat.dev': { ...own, vivoPushBussinessId: '59999' } })),
    );
    const values = { package_name: 'com.example.chat', vivo_buz_id: String(own['vivoPushBussinessId']) };
    const statusWith = async (changed: Readonly<Record<string, string>>): Promise<string | undefined> => {
      const run = await runOn(tree, { config: configOf({ ...values, ...changed }) });
      return run.examined[0]?.results.find((item) => item.rule.id === 'T3-CFG-11')?.status;
    };
    expect(await statusWith({})).toBe('passed');
    expect(await statusWith({ vivo_buz_id: '59999' })).toBe('failed');
  });

  it('nativeResources beside the src of a uni-app project belong to it', async () => {
    const tree: Tree = new Map(
      [...readTree('healthy-uni-app')].map(([path, bytes]) => [
        path.startsWith('nativeResources/') ? path : `src/${path}`,
        bytes,
      ]),
    );
    const run = await runOn(tree);
    expect(run.examined.map(({ project }) => project.root)).toEqual(['.']);
    expect(failedRules(run)).toEqual([]);
  });

  const REGISTER =
    '  await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);';
  it.each([
    [
      'the branch for the iPhone has the certificate',
      '  if (Platform.isIOS) {\n    await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n  } else {\n    await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n  }',
      'passed',
    ],
    [
      'a choice without braces, and another condition around it',
      '  if (mounted) {\n    if (!kIsWeb && Platform.isAndroid)\n      await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n    if (Platform.isIOS) await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n  }',
      'passed',
    ],
    [
      'both kinds of phones by name',
      '  if (Platform.isAndroid || Platform.isIOS) {\n    await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n  }',
      'passed',
    ],
    [
      'a condition only the running app knows decides which call an iPhone runs',
      '  if (isPhoneOf(Platform.operatingSystem)) {\n    await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n  } else {\n    await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n  }',
      'skipped',
    ],
    [
      'Android alone registers',
      '  if (Platform.isAndroid) await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);',
      'skipped',
    ],
    [
      'the certificate is set before it',
      '  TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: apnsCertificate);\n  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);',
      'passed',
    ],
    [
      'the certificate is set by a function before it',
      '  certify();\n  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n}\n\nvoid certify() {\n  TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: apnsCertificate);',
      'passed',
    ],
    [
      'the certificate is set in main',
      '  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n}\n\nvoid main() {\n  TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: apnsCertificate);',
      'passed',
    ],
    [
      'the certificate is set by a function that something else calls',
      '  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n}\n\nvoid certify() {\n  TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: apnsCertificate);',
      'skipped',
    ],
    [
      'the function that sets the certificate is handed on',
      '  prepare(TencentCloudChatPush().setApnsCertificateID);\n  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);',
      'skipped',
    ],
  ])('registerPush may be called for each platform: %s', async (_, code, status) => {
    const run = await runOn(changeTree(readTree('healthy-current'), { edit: { 'lib/push.dart': [[REGISTER, code]] } }));
    expect(failedRules(run)).toEqual([]);
    expect(run.examined[0]?.results.filter((item) => item.rule.id === 'T3-IOS-04').map((item) => item.status)).toEqual([
      status,
    ]);
  });

  it('a switch for debug builds need not be about the certificate', async () => {
    const judged = async (code: string): Promise<unknown> => {
      const tree = changeTree(readTree('healthy-native-ios'), {
        edit: {
          'Example/AppDelegate.m': [['    return 50008;\n#else\n    return 50009;\n#endif\n', code]],
        },
      });
      const run = await runOn(tree, { config: configOf({ apple_environment: 'production' }) });
      return run.examined[0]?.results.find(({ rule }) => rule.id === 'T3-IOS-07')?.cause;
    };
    expect(await judged('    NSLog(@"a");\n#endif\n    return 50009;\n')).toBe('undecided');
    expect(await judged('    return 50008;\n#else\n    return 50009;\n#endif\n')).toBeUndefined();
  });

  it('a certificate ID known only at run time is not reported as right', async () => {
    const tree = changeTree(readTree('healthy-native-ios'), {
      edit: { 'Example/AppDelegate.m': [['return 50008;', 'return [self storedID];']] },
    });
    expect(await unsure(tree, 'T3-IOS-03')).toEqual(['skipped', 'undecided']);
  });

  it('a call in another function than registerPush is neither too late nor right', async () => {
    for (const [id, call] of [
      ['T3-COD-04', "setRegistrationID(registrationID: 'alice')"],
      ['T3-FCM-04', 'forceUseFCMPushChannel(enable: true)'],
    ] as const) {
      const tree = changeTree(readTree('healthy-current'), {
        edit: {
          'lib/push.dart': [['void onClick', `void prepare() => TencentCloudChatPush().${call};\n\nvoid onClick`]],
        },
      });
      expect(await unsure(tree, id)).toEqual(['skipped', 'undecided']);
    }
  });

  it('a function on one line ends before the next function', async () => {
    const dart = changeTree(readTree('healthy-current'), {
      edit: {
        'lib/push.dart': [
          [
            'void onClick',
            "Future<void> again() => TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n\nFuture<void> rename() async {\n  await TencentCloudChatPush().setRegistrationID(registrationID: 'alice');\n}\n\nvoid onClick",
          ],
        ],
      },
    });
    expect(await unsure(dart, 'T3-COD-04')).toEqual(['skipped', 'undecided']);
    const script = changeTree(readTree('healthy-react-native'), {
      edit: {
        'App.tsx': [
          [
            '/** After the consent',
            "const again = () => Push.registerPush(1400000001, 'client-key', () => {}, console.warn);\nconst rename = (id: string) => Push.setRegistrationID(id, again);\n\n/** After the consent",
          ],
        ],
      },
    });
    expect(await unsure(script, 'T3-COD-04')).toEqual(['skipped', 'undecided']);
    const within = changeTree(readTree('healthy-current'), {
      edit: {
        'lib/push.dart': [
          [
            '  await TencentCloudChatPush().registerPush',
            "  await TencentCloudChatPush().setRegistrationID(registrationID: 'alice');\n  final log = () => print('registers');\n  await TencentCloudChatPush().registerPush",
          ],
        ],
      },
    });
    expect(await unsure(within, 'T3-COD-04')).toEqual(['passed', undefined]);
  });

  it('null as a certificate ID counts as none, so no ID is checked', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: { 'lib/push.dart': [['apnsCertificateID: apnsCertificate', 'apnsCertificateID: null']] },
    });
    expect(await unsure(tree, 'T3-IOS-03')).toEqual(['skipped', 'undecided']);
  });

  it('a click handler that is called twice is reported once', async () => {
    const tree = changeTree(readTree('healthy-international'), {
      edit: {
        'lib/push.dart': [
          ['(msg) => onClick(msg, open)', '(msg) {\n        onClick(msg, open);\n        onClick(msg, open);\n      }'],
          ['String conversationID) open) {', 'String conversationID) open) async {'],
          ['    open(id);\n', '    await unreadCount();\n    Navigator.of(context).pop();\n'],
        ],
      },
    });
    const { results = [] } = (await runOn(tree)).examined[0] ?? {};
    expect(results.filter(({ rule, status }) => rule.id === 'DART-07' && status === 'failed')).toHaveLength(1);
  });

  it('an AppDelegate that inherits from a class of a library is undecided', async () => {
    const run = await runOn(
      changeTree(readTree('healthy-current'), {
        edit: {
          'ios/Runner/AppDelegate.swift': [
            [', TIMPushDelegate', ''],
            ['FlutterAppDelegate', 'CompanyAppDelegate'],
          ],
        },
      }),
    );
    expect(failedRules(run)).toEqual([]);
    const rule = run.examined[0]?.results.find((item) => item.rule.id === 'T3-IOS-01');
    expect(rule?.cause).toBe('undecided');
  });

  it('a package of the same repository is code of the app that asks for it, and no app itself', async () => {
    const tree: Tree = new Map(
      [...readTree('healthy-react-native')].map(([path, bytes]) => [`apps/chat/${path}`, bytes]),
    );
    const code = tree.get('apps/chat/App.tsx') ?? Buffer.from('');
    const list = tree.get('apps/chat/package.json')?.toString() ?? '';
    tree.set('apps/chat/App.tsx', Buffer.from("import { start } from '@example/push';\n\nstart();\n"));
    tree.set('packages/push/index.ts', code);
    tree.set(
      'apps/chat/package.json',
      Buffer.from(list.replace('"react":', '"@example/push": "workspace:*",\n    "react":')),
    );
    const packageOf = (name: string, key: string) =>
      Buffer.from(
        `{ "name": "${name}", "${key}": { "@tencentcloud/react-native-push": "^1.4.0", "react-native": "*" } }`,
      );
    tree.set('packages/push/package.json', packageOf('@example/push', 'dependencies'));
    tree.set('packages/card/package.json', packageOf('@example/card', 'peerDependencies'));
    const run = await runOn(tree);
    expect([run.examined.map(({ project }) => project.root), failedRules(run)]).toEqual([['apps/chat'], []]);
    tree.set('packages/push/index.ts', Buffer.from(code.toString().replace('registerPush', 'start')));
    expect(failedRules(await runOn(tree))).toContain('T3-COD-01');
  });

  it('a project that Tuist or XcodeGen makes is an app; a library and an app for the Mac are none', async () => {
    const app = 'import TIMPush\n@main class AppDelegate: UIResponder, UIApplicationDelegate, TIMPushDelegate {}\n';
    const of = async (files: Readonly<Record<string, string>>) =>
      (await runOn(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])))).examined.map(
        ({ project }) => [project.kind, project.root],
      );
    const tuist = {
      'Workspace.swift': '',
      'App/Project.swift': '.target(product: .app)',
      'App/AppDelegate.swift': app,
    };
    expect(await of(tuist)).toEqual([['ios', '.']]);
    const yml = 'targets:\n  App:\n    type: application\n';
    expect(await of({ 'project.yml': yml, 'App/AppDelegate.swift': app })).toEqual([['ios', '.']]);
    expect(await of({ Podfile: "platform :osx, '12.0'\npod 'TIMPush'\n" })).toEqual([]);
    expect(
      await of({
        'settings.gradle': '',
        'build.gradle': "api 'com.tencent.timpush:timpush:8.8.7357'",
        'src/main/AndroidManifest.xml': '<manifest />',
      }),
    ).toEqual([]);
  });

  it('the protocol of an Objective-C class may be in the header', async () => {
    const tree = readTree('healthy-native-ios');
    const code = tree.get('Example/AppDelegate.m')?.toString() ?? '';
    expect(code).toContain('TIMPushDelegate');
    tree.set(
      'Example/AppDelegate.m',
      Buffer.from(code.replace(/@interface[\s\S]*?@end\n/, '').replace(/TIMPushDelegate/g, '')),
    );
    tree.set(
      'Example/AppDelegate.h',
      Buffer.from(
        '#import <TIMPush/TIMPush.h>\n@interface AppDelegate : UIResponder <UIApplicationDelegate, TIMPushDelegate>\n@end\n',
      ),
    );
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('login and statistics packages of push companies do not count as push services', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        'pubspec.yaml': [['  tencent_cloud_chat_sdk', '  jverify: ^2.2.5\n  tencent_cloud_chat_sdk']],
        [APP]: [
          [
            'dependencies {\n',
            "dependencies {\n    implementation 'cn.jiguang.sdk:jcore:4.6.0'\n    implementation 'com.getui:gysdk:3.1.0'\n    implementation 'com.aliyun.ams:alicloud-android-httpdns:2.4.0'\n",
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it.each<[string, readonly (readonly [string, string])[], Readonly<Record<string, string>>]>([
    [
      'a prefix declared on the element that uses it',
      [
        [
          '<application\n',
          '<application xmlns:tools="http://schemas.android.com/tools"\n        tools:targetApi="31"\n',
        ],
      ],
      {},
    ],
    ['an application class named in full', [['".MainApplication"', '"com.example.chat.MainApplication"']], {}],
  ])('the manifest: %s', async (_, edits) => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: { 'android/app/src/main/AndroidManifest.xml': edits },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['a library', 'com.vendor.sdk.TheirApplication', {}],
    [
      'a package beside the app',
      'com.example.chat.push.OwnApplication',
      { 'packages/push/android/src/OwnApplication.kt': 'package x' },
    ],
    ['generated code', 'com.example.chat.Hilt_MainApplication', {}],
  ])('an application class from %s is not called missing', async (_, name, add) => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: { 'android/app/src/main/AndroidManifest.xml': [['".MainApplication"', `"${name}"`]] },
      add,
    });
    const run = await runOn(tree);
    const result = run.examined[0]?.results.find((item) => item.rule.id === 'BLD-09');
    expect([result?.status, result?.cause]).toEqual(['skipped', 'undecided']);
  });

  it('agcp is judged only with the versions of Gradle and the Android plugin', async () => {
    const edit = { 'android/build.gradle': [['agcp:1.9.1.301', 'agcp:1.6.0.300']] as const };
    const status = async (tree: Tree): Promise<string | undefined> =>
      (await runOn(tree)).examined[0]?.results.find((item) => item.rule.id === 'HW-11')?.status;
    expect(await status(changeTree(readTree('healthy-international'), { edit }))).toBe('passed');
    const unknown = changeTree(readTree('healthy-international'), {
      edit: {
        ...edit,
        'android/build.gradle': [
          ...edit['android/build.gradle'],
          ['com.android.tools.build:gradle:', 'com.android.tools.other:gradle:'],
        ],
      },
      remove: ['android/gradle/wrapper/gradle-wrapper.properties'],
    });
    expect(await status(unknown)).toBe('skipped');
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      'configurations of flavours, of variants and of its own',
      [
        ['flutter {', 'configurations {\n    extraImplementation\n}\n\nflutter {'],
        [
          '    signingConfigs {',
          '    flavorDimensions "shop"\n    productFlavors {\n        china { }\n    }\n\n    signingConfigs {',
        ],
        [
          'dependencies {',
          'dependencies {\n    chinaReleaseImplementation "a:b:1"\n    androidTestChinaImplementation "a:c:1"\n    extraImplementation "a:d:1"',
        ],
      ],
    ],
    [
      'an excluded library that the app brings itself',
      [
        ['dependencies {', "dependencies {\n    implementation 'com.google.firebase:firebase-messaging:24.0.0'"],
        [
          '"com.tencent.timpush:fcm:$pushVersion"',
          '("com.tencent.timpush:fcm:$pushVersion") {\n        exclude group: \'com.google.firebase\'\n    }',
        ],
      ],
    ],
    [
      'lists, maps and comparisons',
      [
        [
          'def pushVersion',
          "def names = ['a', 'b']\ndef isA = [\"a\", 'b'].any { it == 'a' }\next.sdk = [min: 21]\ndef pushVersion",
        ],
      ],
    ],
  ])('Gradle: %s', async (_, edits) => {
    const tree = changeTree(readTree('healthy-current'), { edit: { 'android/app/build.gradle': edits } });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it.each([
    ['of a class that nothing uses yet', 'class PushStart {\n  Future<void> run() async {', '}\n'],
    ['with an annotation', "@pragma('vm:entry-point')\nFuture<void> _start() async {", ''],
    ['a library calls by its name', 'class Start extends GetxController {\n  Future<void> ready() async {', '}\n'],
  ])('registerPush in Dart may be in a function %s', async (_, head, tail) => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        'lib/push.dart': [
          ['Future<void> onLoginSuccess() async {', head],
          ['void onClick', `${tail}void onClick`],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).not.toContain('T3-COD-01');
  });

  it('varargs with three dots and a name in braces are not guide text in Gradle', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: { [APP]: [['android {\n', 'def join(String... parts) { parts.join("") }\nandroid {\n']] },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it.each([
    ['android:value="false"', 'passed'],
    ['tools:node="remove"', 'passed'],
    ['android:value="${ids}"', 'skipped'],
  ])('registration by installation ID: %s is %s', async (attribute, status) => {
    const path = 'android/app/src/main/AndroidManifest.xml';
    const run = await runOn(
      changeTree(readTree('healthy-current'), {
        edit: {
          [path]: [
            [
              '</application>',
              `<meta-data android:name="firebase_messaging_installation_id_enabled" ${attribute} />\n</application>`,
            ],
          ],
        },
      }),
    );
    const rule = run.examined[0]?.results.find((item) => item.rule.id === 'T3-FCM-05');
    expect(rule?.status).toBe(status);
    if (status === 'skipped') expect(rule?.cause).toBe('undecided');
  });

  const unsure = async (tree: Tree, id: string): Promise<unknown> => {
    const result = (await runOn(tree)).examined[0]?.results.find((item) => item.rule.id === id);
    return [result?.status, result?.cause];
  };

  it('a version catalog of another name is read as the settings say', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        [APP]: [['implementation "com.tencent.timpush:xiaomi:$pushVersion"', 'implementation pushLibs.mi']],
        'android/settings.gradle': [
          [
            'include ":app"',
            'dependencyResolutionManagement {\n  versionCatalogs {\n    pushLibs { from(files("gradle/push.versions.toml")) }\n  }\n}\ninclude ":app"',
          ],
        ],
      },
      add: {
        'android/gradle/push.versions.toml':
          '[libraries]\nmi = { module = "com.tencent.timpush:xiaomi", version = "8.3.6498" }\n',
      },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
    tree.set(
      'android/gradle/push.versions.toml',
      Buffer.from('[libraries]\nmi = "com.tencent.timpush:xiaomi:8.0.6897"\n'),
    );
    expect(failedRules(await runOn(tree))).toEqual(['T3-GRD-03']);
  });

  it('an alias that no catalog defines may be any library, so nothing is reported as missing', async () => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: { [APP]: [['implementation "com.tencent.timpush:xiaomi:$pushVersion"', 'implementation libs.push.mi']] },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
    expect(await unsure(tree, 'T3-CFG-07')).toEqual(['skipped', 'undecided']);
  });

  it('productFlavors.all sets placeholders of every flavour and is not a flavour', async () => {
    const all = (block: string): string =>
      `    flavorDimensions "env"\n    productFlavors {\n        dev { applicationIdSuffix ".dev" }\n        prod {}\n    }\n${block}    buildTypes {\n`;
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        [APP]: [
          ['            "HONOR_APPID": "104000001",\n', ''],
          [
            '    buildTypes {\n',
            all(
              '    productFlavors.all { flavor ->\n        flavor.manifestPlaceholders["HONOR_APPID"] = "104000001"\n        if (true) { println("x") }\n    }\n',
            ),
          ],
        ],
      },
    });
    const run = await runOn(tree);
    expect(run.examined[0]?.project.android?.flavors.map(({ name }) => name)).toEqual(['dev', 'prod']);
    expect(failedRules(run)).not.toContain('T3-GRD-07');
    expect(failedRules(run)).not.toContain('BLD-02');
  });

  it('flavours with their own vendor files are examined together', async () => {
    const base = readTree('healthy-current');
    const tree = changeTree(base, { edit: { [APP]: [['    buildTypes {\n', FLAVORS]] } });
    for (const name of ['google-services.json', 'agconnect-services.json']) {
      const text = base.get(`android/app/${name}`)?.toString() ?? '';
      tree.delete(`android/app/${name}`);
      tree.set(`android/app/src/prod/${name}`, Buffer.from(text));
      tree.set(
        `android/app/src/dev/${name}`,
        Buffer.from(text.replaceAll('"com.example.chat"', '"com.example.chat.dev"')),
      );
    }
    const told = failedRules(await runOn(tree));
    expect(told).not.toContain('T3-FCM-02');
    expect(told).not.toContain('T3-HW-04');
  });

  it('an unreachable registration is not a defect where another file may still register', async () => {
    const tree = changeTree(readTree('healthy-react-native'), {
      edit: { 'App.tsx': [['  Push.registerPush', '  return;\n  Push.registerPush']] },
      add: {
        'index.js': 'export const demo = (id, key) => {\n  Push.registerPush(id, key);\n};\n',
        'home.js': "import { demo } from './index';\n\ndemo(load(), load());\n",
      },
    });
    expect(await unsure(tree, 'T3-COD-01')).toEqual(['skipped', 'undecided']);
  });

  it('a variable with the same name in another file is not the argument of registerPush', async () => {
    const tree = changeTree(readTree('healthy-native-android'), {
      edit: { 'app/src/main/java/com/example/chat/MainApplication.kt': [['this, 1400000001', 'this, appId']] },
      add: { 'app/src/main/java/com/example/chat/Other.kt': 'val appId = "1400000001"\n' },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('an application class that exists twice elsewhere may be generated by the build', async () => {
    const path = 'android/app/src/main/kotlin/com/example/chat/MainApplication.kt';
    const tree = changeTree(readTree('healthy-current'), {
      edit: { [path]: [['package com.example.chat', 'package com.example']] },
      add: { 'android/app/src/main/kotlin/other/MainApplication.kt': 'package other\n\nclass MainApplication\n' },
    });
    expect(await unsure(tree, 'BLD-09')).toEqual(['skipped', 'undecided']);
  });

  it('calls inside copied UI components of Tencent are not calls of the app', async () => {
    const call = (path: string): Tree =>
      changeTree(readTree('healthy-react-native'), {
        add: { [path]: 'export function start(m) { m.doBackground(1); }\n' },
      });
    expect(failedRules(await runOn(call('src/start.js')))).toEqual(['T3-COD-10']);
    expect(await unsure(call('src/TUIKit/start.js'), 'T3-COD-10')).toEqual(['skipped', 'undecided']);
  });

  it('parts of other texts and the prefix of an ID are not a truncated ID', async () => {
    const split = (code: string): Tree =>
      changeTree(readTree('healthy-international'), { edit: { 'lib/push.dart': [['open(id);', `open(${code});`]] } });
    const compared = "here == id.split('_')[1] ? null : id";
    for (const code of ["text.split('_')[1]", "nextPage.split('_').last", "id.split('_').elementAt(0)", compared])
      expect([code, failedRules(await runOn(split(code)))]).toEqual([code, ['PUB-02']]);
  });

  it('a constructor declaration is not a call of it', async () => {
    const params = (body: string): Tree =>
      changeTree(readTree('healthy-international'), { add: { 'lib/params.dart': body } });
    const declared = 'class TUICallParams {\n  int? timeout;\n\n  TUICallParams();\n}\n';
    expect(failedRules(await runOn(params(declared)))).toEqual(['PUB-02']);
    const made = `class Ring {\n  void now() {\n    TUICallParams();\n  }\n}\n`;
    expect(failedRules(await runOn(params(made)))).toEqual(['DART-04', 'PUB-02']);
  });

  it('artifacts with the same floating version do not contradict each other', async () => {
    const floating = (from: string): Tree => {
      const tree = readTree('healthy-native-android');
      for (const path of ['app/build.gradle.kts', 'gradle/libs.versions.toml'])
        tree.set(
          path,
          Buffer.from(tree.get(path)?.toString().replaceAll(from, from.replace('8.8.7357', '8.8+')) ?? ''),
        );
      return tree;
    };
    expect(await unsure(floating('8.8.7357'), 'T3-GRD-03')).toEqual(['skipped', 'undecided']);
    expect(failedRules(await runOn(floating('fcm:8.8.7357')))).toEqual(['T3-GRD-03']);
  });

  it('the chat page that TIMPush opens itself handles the click', async () => {
    const tree = changeTree(readTree('healthy-native-ios'), {
      edit: {
        'Example/AppDelegate.m': [
          [
            '- (BOOL)onRemoteNotificationReceived:(NSString *)notice {\n    return NO;\n}',
            '- (void)navigateToBuiltInChatViewController:(NSString *)userID groupID:(NSString *)groupID {\n}',
          ],
        ],
      },
    });
    expect(failedRules(await runOn(tree))).toEqual([]);
  });

  it('a text stored by the app is not the ext', async () => {
    const stored = "uni.getStorage({ key: 'user', success: (res) => login(JSON.parse(res.data)) });\n";
    const tree = (text: string): Tree =>
      changeTree(readTree('healthy-uni-app'), { add: { 'login.ts': text }, edit: { 'App.uvue': [] } });
    expect(failedRules(await runOn(tree(stored)))).toEqual([]);
    const beside = `import { addPushListener, EVENT } from '@/uni_modules/TencentCloud-Push';\naddPushListener(EVENT.NOTIFICATION_CLICKED, onTap);\n${stored}`;
    expect(failedRules(await runOn(tree(beside)))).toEqual([]);
  });

  it('agcp is compared with Gradle and the Android plugin, whichever is too new', async () => {
    const old = [
      [
        "        classpath 'com.huawei.agconnect:agcp:1.9.1.301'",
        "        classpath 'com.android.tools.build:gradle:7.3.1'\n        classpath 'com.huawei.agconnect:agcp:1.9.1.300'",
      ],
    ] as const;
    const run = await runOn(changeTree(readTree('healthy-current'), { edit: { 'android/build.gradle': old } }));
    const problem = run.examined[0]?.results.find((item) => item.rule.id === 'T3-HW-03')?.problem;
    expect([problem?.severity, problem?.args['name'], problem?.args['end']]).toEqual([
      'warning',
      'Gradle 8.3',
      expect.objectContaining({ en: 'the build may stop' }),
    ]);
  });

  it('a value that a click handler or the test signer gets from elsewhere is not reported as right', async () => {
    const push = (from: string, to: string): Tree =>
      changeTree(readTree('healthy-international'), { edit: { 'lib/push.dart': [[from, to]] } });
    for (const name of ['widget.handle', 'pushToChat', 'goToChat'])
      expect(await unsure(push('=> onClick(msg, open)', `=> ${name}(msg)`), 'DART-07')).toEqual([
        'skipped',
        'undecided',
      ]);
    const waiting = (add: Readonly<Record<string, string>>): Tree =>
      changeTree(push('=> onClick(msg, open)', '=> show(msg)'), { add });
    const stale = 'void show(m) async {\n  await wait();\n  Navigator.of(context).pop();\n}\n';
    expect(failedRules(await runOn(waiting({ 'lib/show.dart': stale })))).toContain('DART-07');
    // Two functions have this name: only the imports tell which one is called.
    expect(await unsure(waiting({ 'lib/show.dart': stale, 'lib/other.dart': 'void show(m) {}\n' }), 'DART-07')).toEqual(
      ['skipped', 'undecided'],
    );
    const signer = (call: string): Tree =>
      changeTree(readTree('healthy-international'), { add: { 'lib/debug.dart': `final sig = ${call};\n` } });
    for (const call of ['GenerateTestUserSig(1400000001, keyOfServer())', 'GenerateTestUserSig(signKey: load())'])
      expect(await unsure(signer(call), 'DART-06')).toEqual(['skipped', 'undecided']);
    expect(await unsure(signer("GenerateTestUserSig(key: '')"), 'DART-06')).toEqual(['passed', undefined]);
    const declared = changeTree(signer("GenerateTestUserSig(key: '')"), {
      add: { 'lib/signer.dart': 'class GenerateTestUserSig {\n  const GenerateTestUserSig(this.app, this.key);\n}\n' },
    });
    expect(await unsure(declared, 'DART-06')).toEqual(['passed', undefined]);
  });

  const severity = async (tree: Tree, id: string): Promise<string | undefined> =>
    (await runOn(tree)).examined[0]?.results.find((item) => item.rule.id === id)?.problem?.severity;

  it('a private method is an error where Objective-C does not see it, otherwise a warning', async () => {
    const marked = (marks: string): Tree =>
      changeTree(readTree('healthy-current'), {
        edit: { 'ios/Runner/AppDelegate.swift': [['@objc func businessID', `${marks} func businessID`]] },
      });
    expect(await severity(marked('private'), 'T3-IOS-01')).toBe('error');
    expect(await severity(marked('@objc private'), 'T3-IOS-01')).toBe('warning');
  });

  it('what a library may add or a splash page explains is only a hint', async () => {
    const manifest = 'android/app/src/main/AndroidManifest.xml';
    const permission = '    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />\n';
    const without = changeTree(readTree('healthy-current'), { edit: { [manifest]: [[permission, '']] } });
    expect(await severity(without, 'T3-MAN-04')).toBe('hint');
    const removed = changeTree(readTree('healthy-current'), {
      edit: {
        [manifest]: [
          [permission, permission.replace(' />', ' tools:node="remove" />')],
          ['<application\n', '<application xmlns:tools="http://schemas.android.com/tools"\n'],
        ],
      },
    });
    expect(await severity(removed, 'T3-MAN-04')).toBe('warning');
  });

  it.each([
    [
      'the login is over where it returns',
      "  if (manager.isIn) {\n    await start();\n    return;\n  }\n  await manager.login(userID: 'a', userSig: 'b');\n",
      ['skipped', 'undecided'],
    ],
    [
      'the login is in the other branch',
      "  if (manager.isIn) {\n    await start();\n  } else {\n    await manager.login(userID: 'a', userSig: 'b');\n  }\n",
      ['skipped', 'undecided'],
    ],
    [
      'a guard that leaves early is no branch',
      "  if (manager.isOff) return;\n  await manager.login(userID: 'a', userSig: 'b');\n  await start();\n",
      ['passed', undefined],
    ],
  ])('registerPush before the login is judged by its order: %s', async (_, body, expected) => {
    const tree = changeTree(readTree('healthy-current'), {
      edit: {
        'lib/push.dart': [
          [
            'Future<void> onLoginSuccess() async {',
            `Future<void> enter(manager) async {\n${body}}\n\nFuture<void> start() async {`,
          ],
        ],
      },
    });
    expect(await unsure(tree, 'T3-COD-12')).toEqual(expected);
  });

  it('registerPush in the callback of the login comes after it', async () => {
    const tree = changeTree(readTree('healthy-native-android'), {
      edit: {
        'app/src/main/java/com/example/chat/MainApplication.kt': [
          [
            'TIMPushManager.getInstance().registerPush(this, 1400000001, null, null)',
            'V2TIMManager.getInstance().login("alice", "sig", object : V2TIMCallback { override fun onSuccess() { TIMPushManager.getInstance().registerPush(app, 1400000001, null, null) } })',
          ],
        ],
      },
    });
    expect(await unsure(tree, 'T3-COD-12')).toEqual(['passed', undefined]);
  });

  it.each(['T3-COD-01', 'T3-COD-05', 'T3-COD-10', 'BLD-09'])(
    '%s is undecided where the app has more code than is read',
    async (id) => {
      const tree = readTree('healthy-native-android');
      for (let i = 0; i < 4000; i += 1) tree.set(`app/src/main/java/a/File${i}.kt`, Buffer.from(''));
      expect(await unsure(tree, id)).toEqual(['skipped', 'undecided']);
    },
  );

  it('a key in the place of an ID is reported without showing it', async () => {
    const tree = changeTree(readTree('healthy-harmony'), {
      edit: { 'entry/src/main/ets/entryability/EntryAbility.ets': [['50010', "'client-key-of-the-console'"]] },
    });
    const run = await runOn(tree);
    expect(failedRules(run)).toContain('T3-OH-04');
    expect(JSON.stringify(run.examined.map(({ results }) => results))).not.toContain('client-key');
  });

  it('a defect in the part that is read is reported', async () => {
    const tree = readTree('healthy-native-android');
    const key = `val SECRETKEY = "${'0123456789abcdef'.repeat(4)}"`;
    for (let i = 0; i < 4000; i += 1) tree.set(`app/src/main/java/a/File${i}.kt`, Buffer.from(i === 7 ? key : ''));
    expect(failedRules(await runOn(tree))).toEqual(['T3-COD-09']);
  });

  it('reading a name does not set it', async () => {
    const run = await runOn(
      changeTree(readTree('healthy-current'), {
        edit: {
          [APP]: [
            [
              '        targetSdkVersion 34\n',
              '        targetSdkVersion 34\n        println(applicationId)\n        manifestPlaceholders += [PKG: applicationId]\n',
            ],
          ],
        },
      }),
    );
    expect(run.examined[0]?.project.applicationIds).toEqual(['com.example.chat']);
    expect(failedRules(run)).toEqual([]);
  });

  const KOTLIN = 'app/src/main/java/com/example/chat/MainApplication.kt';
  it.each<readonly [string, string, Change]>([
    [
      'a return that only some builds of a uni-app reach',
      'healthy-uni-app',
      {
        edit: {
          'main.ts': [
            [
              'Push.registerPush(',
              "function start() {\n  // #ifdef H5\n  console.warn('no push in a browser');\n  return;\n  // #endif\n  Push.registerPush(",
            ],
            ['(code, message) => {});', '(code, message) => {});\n}\nstart();'],
          ],
        },
      },
    ],
    [
      "a method of the app that has the name of the SDK's",
      'healthy-uni-app',
      {
        edit: {
          'main.ts': [
            [
              'Push.registerPush(',
              "export default {\n  methods: {\n    registerPush() {\n      Push.setRegistrationID('alice', () => {});\n      Push.registerPush(",
            ],
            ['(code, message) => {});', '(code, message) => {});\n    },\n  },\n};'],
          ],
        },
      },
    ],
    [
      'a private method that a library calls by its annotation',
      'healthy-native-android',
      {
        edit: {
          [KOTLIN]: [
            [
              '    fun onLoginSuccess',
              '    @Subscribe(\n        threadMode = ThreadMode.MAIN\n    )\n    private fun onLoginSuccess',
            ],
          ],
        },
      },
    ],
    [
      'setRegistrationID where registerPush was left behind',
      'healthy-current',
      {
        edit: {
          'lib/push.dart': [
            [
              'void onClick',
              "Future<void> start() async {\n  if (known) {\n    await onLoginSuccess();\n    return;\n  }\n  await TencentCloudChatPush().setRegistrationID(registrationID: 'a');\n}\n\nvoid onClick",
            ],
          ],
        },
      },
    ],
    [
      "the pod of the extension, where Flutter's plugins bring that of the app",
      'healthy-current',
      {
        edit: {
          'ios/Podfile': [
            [
              '__FILE__))\n',
              "__FILE__))\n  target 'push' do\n    inherit! :search_paths\n    pod 'TIMPush', '8.3.6498'\n  end\n",
            ],
          ],
          'ios/Runner.xcodeproj/project.pbxproj': [
            [
              '/* Begin PBXNativeTarget section */\n',
              '/* Begin PBXNativeTarget section */\n\t\tB00000000000000000000002 = {isa = PBXNativeTarget; name = push; productType = "com.apple.product-type.app-extension"; };\n',
            ],
          ],
        },
      },
    ],
    [
      'a class of the app with the name of one of the system',
      'healthy-current',
      {
        add: { 'lib/other/platform.dart': 'class Platform {\n  final String name = "x";\n}\n' },
        edit: {
          'lib/main.dart': [
            ['void main() {', 'final isPhone = Platform.isAndroid;\n\nvoid main() {'],
            ['import ', "import 'dart:io';\nimport "],
          ],
        },
      },
    ],
    [
      'a package that a dependency brings along, one letter from another',
      'healthy-current',
      {
        edit: {
          'lib/main.dart': [['import ', "import 'package:flutter_localizations/flutter_localizations.dart';\nimport "]],
          'pubspec.yaml': [['dependencies:\n', 'dependencies:\n  flutter_localization: any\n']],
          'pubspec.lock': [['packages:\n', 'packages:\n  flutter_localizations:\n    version: "0.0.0"\n']],
        },
      },
    ],
    [
      'a file in another case, and push names from a package of the company',
      'healthy-current',
      {
        add: { 'lib/shared.dart': 'const shared = 1;\n' },
        edit: {
          'lib/main.dart': [['import ', "import 'Shared.dart';\nimport "]],
          'lib/push.dart': [
            [
              "import 'package:tencent_cloud_chat_push/tencent_cloud_chat_push.dart'",
              "import 'package:acme_core/acme_core.dart'",
            ],
          ],
          'pubspec.yaml': [['dependencies:\n', 'dependencies:\n  acme_core: ^1.0.0\n']],
        },
      },
    ],
    [
      'an argument of a closure, a block of Compose and a key under a condition',
      'healthy-current',
      {
        edit: {
          'android/build.gradle': [['allprojects {', 'subprojects { subproject ->\n}\nallprojects {']],
          'android/app/build.gradle': [
            ['android {\n', "android {\n    composeOptions { kotlinCompilerExtensionVersion = '1.4.8' }\n"],
            [
              '    signingConfigs {\n',
              "    signingConfigs {\n        if (System.getenv('KEY')) {\n            upload { storeFile file('key.jks') }\n        }\n",
            ],
            ['signingConfig signingConfigs.release', 'signingConfig signingConfigs.upload'],
            ['signingConfig signingConfigs.release', 'signingConfig signingConfigs.upload'],
          ],
        },
      },
    ],
    [
      'fields named after their class, and Kotlin left over beside Java',
      'healthy-react-native',
      {
        add: { 'android/app/src/main/java/com/example/chat/Old.kt': 'package com.example.chat\n\nclass Old\n' },
        edit: {
          'android/app/src/main/java/com/example/chat/MainApplication.java': [
            [
              'public class MainApplication extends',
              'class Host {\n  private final android.app.Application mApplication = null;\n  private final ReactNativeHost mReactNativeHost = null;\n}\n\npublic class MainApplication extends',
            ],
            [
              'import com.facebook.react.PackageList;',
              'import com.facebook.react.PackageList;\nimport com.facebook.react.ReactNativeHost;',
            ],
          ],
        },
      },
    ],
    [
      'a regular expression with a bracket and a quote',
      'healthy-harmony',
      {
        add: {
          'entry/src/main/ets/Find.ets': 'export const found = (text: string) => text.match(/at\\s*=\\s*\\{"(.*)/);\n',
        },
      },
    ],
    [
      'a method of each build, and a version of a pod by a condition',
      'healthy-native-ios',
      {
        edit: {
          'Example/AppDelegate.m': [
            [
              '- (int)businessID {\n#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif\n}',
              '#if DEBUG\n- (int)businessID {\n    return 50008;\n}\n#else\n- (int)businessID {\n    return 50009;\n}\n#endif',
            ],
          ],
          Podfile: [
            [
              "  pod 'TIMPush', '8.8.7357'",
              "  pod 'TIMPush', '8.8.7357'\n  if old\n    pod 'TIMPush', '8.6.7019'\n  end",
            ],
          ],
        },
      },
    ],
    [
      'a variable with another value later is no constant',
      'healthy-native-ios',
      {
        edit: {
          'Example/AppDelegate.m': [
            ['@implementation AppDelegate', 'static int busId = 0;\n\n@implementation AppDelegate'],
            ['return 50009', 'return busId'],
            ['- (void)onLoginSuccess {', '- (void)onLoginSuccess {\n    busId = read();'],
          ],
        },
      },
    ],
    [
      'push switched off at a logout',
      'healthy-native-ios',
      {
        edit: {
          'Example/AppDelegate.m': [
            [
              '- (int)businessID',
              '- (void)logout {\n    [[UIApplication sharedApplication] unregisterForRemoteNotifications];\n}\n\n- (int)businessID',
            ],
          ],
        },
      },
    ],
    [
      'one registration for each system, and a condition with more in it',
      'healthy-react-native',
      {
        edit: {
          'App.tsx': [
            [
              '/** After the consent',
              "export function other() {\n  if (Platform.OS === 'ios' || isTablet) Push.registerPush(1400000001, 'client-key-of-the-console', () => {});\n  if (Platform.OS === 'android') {\n    Push.registerPush(1400000001, 'client-key-of-the-console', () => {});\n  }\n}\n\n/** After the consent",
            ],
          ],
        },
      },
    ],
    [
      'settings under a short name, a version from a list, and plain http that is allowed',
      'healthy-current',
      {
        edit: {
          [APP]: [
            [
              '    defaultConfig {\n        applicationId "com.example.chat"\n        minSdkVersion 21\n        targetSdkVersion 34\n',
              '    defaultConfig {\n',
            ],
            [
              'flutter {',
              'android.defaultConfig {\n    applicationId "com.example.chat"\n    minSdkVersion 21\n    targetSdkVersion 34\n}\n\nflutter {',
            ],
            [
              '    implementation "com.tencent.timpush:oppo:$pushVersion"',
              "    implementation platform('com.example:bom:1.0')\n    implementation 'com.tencent.timpush:oppo'",
            ],
          ],
          'android/build.gradle': [
            ['google-services:4.3.15', 'google-services:4.3.10'],
            [
              "maven { url 'https://mirrors.tencent.com/nexus/repository/maven-public/' }",
              "maven {\n            url 'http://mirrors.example.com/maven/'\n            allowInsecureProtocol = true\n        }",
            ],
          ],
        },
        add: { 'android/gradle.properties': '# android.useAndroidX=false\nandroid.useAndroidX=true\n' },
      },
    ],
    [
      'a file of the tests alone that is not there, a folder the project does not know, and a template of the entitlements',
      'healthy-native-ios',
      {
        edit: {
          'Example.xcodeproj/project.pbxproj': [
            [
              '/* Begin PBXNativeTarget section */\n',
              [
                '/* Begin PBXNativeTarget section */',
                'B1 = {isa = PBXNativeTarget; name = Tests; productType = "com.apple.product-type.bundle.unit-test"; buildPhases = (B2, ); };',
                'B2 = {isa = PBXSourcesBuildPhase; files = (B3, ); };',
                'B3 = {isa = PBXBuildFile; fileRef = B4; };',
                'B4 = {isa = PBXFileReference; path = Example/Tests.m; sourceTree = SOURCE_ROOT; };',
                'B5 = {isa = PBXNativeTarget; name = share; productType = "com.apple.product-type.app-extension"; buildPhases = (B6, ); };',
                'B6 = {isa = PBXSourcesBuildPhase; files = (); };\n',
              ].join('\n'),
            ],
          ],
        },
        remove: ['Example/Example.entitlements'],
        add: {
          'Example/Example.entitlements.temp': '',
          'Old/PushService.swift': 'class PushService: UNNotificationServiceExtension {\n}\n',
        },
      },
    ],
    [
      "the other push service's ids, where the build has no TIMPush for vivo and Honor",
      'healthy-current',
      {
        edit: {
          'android/app/build.gradle': [
            ['    implementation "com.tencent.timpush:honor:$pushVersion"\n', ''],
            ['    implementation "com.tencent.timpush:vivo:$pushVersion"\n', ''],
          ],
          'android/app/src/main/AndroidManifest.xml': [
            [
              '    </application>',
              '        <meta-data android:name="com.vivo.push.app_id" android:value="100200300" />\n    </application>',
            ],
          ],
          'android/app/src/main/assets/timpush-configs.json': [
            ['    "honorPushBussinessId": "50002",\n', ''],
            ['    "vivoPushBussinessId": "50003",\n', ''],
          ],
        },
      },
    ],
    [
      'arguments that a method of Swift does not use',
      'healthy-current',
      {
        edit: {
          'ios/Runner/AppDelegate.swift': [
            ['_ application: UIApplication', '_: UIApplication'],
            ['super.application(application', 'super.application(.shared'],
          ],
        },
      },
    ],
    [
      'compiled for the app, and for more than H5',
      'healthy-uni-app',
      { edit: { 'main.ts': [['Push.registerPush(1', '// #ifdef APP-PLUS || H5\nPush.registerPush(1']] } },
    ],
  ])('%s', async (_, base, change) => {
    expect(failedRules(await runOn(changeTree(readTree(base), change)))).toEqual([]);
  });

  const ACTIVITY = 'android/app/src/main/kotlin/com/example/chat/MainActivity.kt';
  const activity = (body: string, imports = ''): Change => ({
    add: {
      [ACTIVITY]: `package com.example.chat\n\nimport io.flutter.embedding.android.FlutterActivity\n${imports}\n${body}`,
    },
  });
  const ENGINE = 'import io.flutter.embedding.engine.FlutterEngine\n';

  it.each<[string, Change]>([
    ['a class in braces', activity('class MainActivity: FlutterActivity() {\n}\n')],
    ['an open class', activity('open class MainActivity : FlutterActivity()\n')],
    [
      'a class with interfaces',
      activity('class MainActivity : FlutterActivity(), Runnable {\n    override fun run() {}\n}\n'),
    ],
    [
      'an override that calls its parent',
      activity(
        'class MainActivity : FlutterActivity() {\n    override fun configureFlutterEngine(flutterEngine: FlutterEngine) {\n        super.configureFlutterEngine(flutterEngine)\n    }\n}\n',
        ENGINE,
      ),
    ],
    [
      'an override that registers the plugins itself',
      activity(
        'class MainActivity : FlutterActivity() {\n    override fun configureFlutterEngine(flutterEngine: FlutterEngine) {\n        GeneratedPluginRegistrant.registerWith(flutterEngine)\n    }\n}\n',
        ENGINE,
      ),
    ],
    [
      'a function of the same name that overrides nothing',
      activity(
        'class MainActivity : FlutterActivity()\n\nobject Setup {\n    fun configureFlutterEngine(engine: FlutterEngine) {\n        println(engine)\n    }\n}\n',
        ENGINE,
      ),
    ],
    [
      'a parent named in full',
      {
        add: {
          [ACTIVITY]:
            'package com.example.chat\n\nclass MainActivity : io.flutter.embedding.android.FlutterActivity()\n',
        },
      },
    ],
    [
      'an import under another name',
      {
        add: {
          [ACTIVITY]:
            'package com.example.chat\n\nimport io.flutter.embedding.android.FlutterActivity as Base\n\nclass MainActivity : Base()\n',
        },
      },
    ],
    [
      'a wildcard import',
      {
        add: {
          [ACTIVITY]:
            'package com.example.chat\n\nimport io.flutter.embedding.android.*\n\nclass MainActivity : FlutterActivity()\n',
        },
      },
    ],
  ])('code the phone starts with: %s', async (_, change) => {
    expect(failedRules(await runOn(changeTree(readTree('healthy-current'), change)))).toEqual([]);
  });

  const MAIN = 'android/app/src/main/AndroidManifest.xml';
  it.each<[string, Change]>([
    [
      'an intent of <queries> with a provider',
      {
        edit: {
          [MAIN]: [
            [
              '    <application\n',
              '    <queries>\n        <intent>\n            <action android:name="android.intent.action.VIEW" />\n        </intent>\n        <provider android:authorities="a.b" />\n    </queries>\n    <application\n',
            ],
          ],
        },
      },
    ],
    [
      'a scheme beside a theme',
      {
        edit: {
          [MAIN]: [
            [
              '            </intent-filter>',
              '            </intent-filter>\n            <intent-filter>\n                <action android:name="android.intent.action.VIEW" />\n                <data android:scheme="chat" android:host="open" />\n            </intent-filter>',
            ],
          ],
        },
      },
    ],
    [
      'an entry that stands twice word for word',
      {
        edit: {
          [MAIN]: [
            [
              '    </application>',
              '        <meta-data android:name="flutterEmbedding" android:value="2" />\n        <meta-data android:value="2" android:name="flutterEmbedding" />\n    </application>',
            ],
          ],
        },
      },
    ],
    [
      'a permission for older phones',
      {
        edit: {
          [MAIN]: [
            [
              '    <application\n',
              '    <uses-permission android:name="android.permission.WRITE_EXTERNAL_STORAGE" android:maxSdkVersion="28" />\n    <application\n',
            ],
          ],
        },
      },
    ],
    [
      'a debug manifest without a class',
      {
        add: {
          'android/app/src/debug/AndroidManifest.xml':
            '<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n    <uses-permission android:name="android.permission.INTERNET" />\n</manifest>\n',
        },
      },
    ],
  ])('entries of a manifest: %s', async (_, change) => {
    expect(failedRules(await runOn(changeTree(readTree('healthy-current'), change)))).toEqual([]);
  });

  it.each<[string, Change]>([
    [
      'a variable called plugins',
      {
        edit: {
          'android/settings.gradle': [
            [
              'include ":app"',
              'def plugins = new Properties()\nplugins.each { name, path -> println name }\ninclude ":app"',
            ],
          ],
        },
      },
    ],
    [
      'a name that another block sets too',
      { edit: { [APP]: [["def pushVersion = '8.3.6498'\n", "ext.pushVersion = '8.3.6498'\n"]] } },
    ],
    [
      'flavours of a dimension',
      {
        edit: {
          [APP]: [
            [
              '    buildTypes {',
              '    flavorDimensions "region"\n    productFlavors {\n        cn {\n            dimension "region"\n        }\n    }\n\n    buildTypes {',
            ],
          ],
        },
      },
    ],
    [
      'shrinkResources where R8 is on',
      {
        edit: {
          [APP]: [
            [
              '            proguardFiles',
              '            minifyEnabled true\n            shrinkResources true\n            proguardFiles',
            ],
          ],
        },
      },
    ],
    [
      'repositories of the settings that are preferred',
      inSettings(
        '    repositoriesMode.set(RepositoriesMode.PREFER_SETTINGS)\n',
        'https://developer.huawei.com/repo/',
        'https://developer.hihonor.com/repo',
      ),
    ],
    [
      'an exclude of another group',
      {
        edit: {
          [APP]: [
            [
              'dependencies {',
              "configurations.all {\n    exclude group: 'com.android.support', module: 'support-compat'\n}\n\ndependencies {",
            ],
          ],
        },
      },
    ],
    [
      'the version of all artifacts forced',
      {
        edit: {
          [APP]: [
            [
              'dependencies {',
              "configurations.all {\n    resolutionStrategy {\n        force 'com.tencent.timpush:fcm:8.3.6498'\n    }\n}\n\ndependencies {",
            ],
          ],
        },
      },
    ],
    [
      'the module of a Flutter package',
      { edit: { [APP]: [['dependencies {', "dependencies {\n    compileOnly project(':firebase_core')"]] } },
    ],
    [
      'a method above plugins { }',
      { edit: { [APP]: [['plugins {', "def stage() {\n    return 'beta'\n}\n\nplugins {"]] } },
    ],
    [
      'names of ext that are set in other ways',
      {
        edit: {
          [APP]: [["def pushVersion = '8.3.6498'", 'def pushVersion = rootProject.ext.pushLib']],
          'android/build.gradle': [
            ['rootProject.buildDir', "ext.set('pushLib', '8.3.6498')\next.pushLibs = []\n\nrootProject.buildDir"],
          ],
        },
      },
    ],
    [
      'flavours whose dimension the convention plugin sets',
      {
        add: { 'android/buildSrc/build.gradle': "plugins {\n    id 'groovy'\n}\n" },
        edit: { [APP]: [['    buildTypes {\n', '    productFlavors {\n        store {}\n    }\n    buildTypes {\n']] },
      },
    ],
    [
      'a launcher activity that is off, and its alias in another manifest',
      {
        edit: {
          'android/app/src/main/AndroidManifest.xml': [
            ['            android:exported', '            android:enabled="false"\n            android:exported'],
          ],
        },
        add: {
          'android/app/src/release/AndroidManifest.xml':
            '<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n    <application>\n        <activity-alias android:name=".Start" android:targetActivity=".MainActivity" android:exported="true">\n            <intent-filter>\n                <action android:name="android.intent.action.MAIN" />\n                <category android:name="android.intent.category.LAUNCHER" />\n            </intent-filter>\n        </activity-alias>\n    </application>\n</manifest>\n',
        },
      },
    ],
    [
      'every permission of the libraries removed',
      {
        edit: {
          'android/app/src/main/AndroidManifest.xml': [
            ['    <application\n', '    <permission tools:node="removeAll" />\n    <application\n'],
            ['<manifest ', '<manifest xmlns:tools="http://schemas.android.com/tools" '],
          ],
        },
      },
    ],
    [
      'an interface before the parent class',
      {
        edit: {
          'android/app/src/main/kotlin/com/example/chat/MainActivity.kt': [
            [
              'class MainActivity : FlutterActivity()',
              'interface PushListener\n\nclass MainActivity : PushListener, FlutterActivity()',
            ],
          ],
        },
      },
    ],
    [
      'a database beside the activity, and classes of a whole package',
      {
        edit: {
          'android/app/src/main/kotlin/com/example/chat/MainActivity.kt': [
            [
              'import io.flutter.embedding.android.FlutterActivity\n\nclass MainActivity : FlutterActivity()',
              'import android.database.sqlite.SQLiteDatabase\nimport android.database.sqlite.SQLiteOpenHelper\nimport com.example.shared.*\nimport io.flutter.embedding.android.FlutterActivity\n\nclass MainActivity : FlutterActivity() {\n    val intents = Intent()\n    val store = object : SQLiteOpenHelper(null, "x", null, 1) {\n        override fun onCreate(db: SQLiteDatabase) {\n            db.execSQL("x")\n        }\n    }\n}',
            ],
          ],
        },
      },
    ],
  ])('Gradle as it is written: %s', async (_, change) => {
    expect(failedRules(await runOn(changeTree(readTree('healthy-current'), change)))).toEqual([]);
  });

  it('the id proposed for an extension is one that Xcode takes', async () => {
    const tree = changeTree(readTree('healthy-native-ios'), EXTENSION);
    const path = 'Example.xcodeproj/project.pbxproj';
    const text = String(tree.get(path))
      .replace('com.example.chat.push', 'com.example.open-in')
      .replace('name = push;', 'name = "open in";');
    tree.set(path, Buffer.from(text));
    const results = (await runOn(tree)).examined.flatMap((one) => one.results);
    expect(results.find(({ rule, status }) => rule.id === 'T3-IOS-12' && status === 'failed')).toMatchObject({
      finding: { expected: 'PRODUCT_BUNDLE_IDENTIFIER = com.example.chat.open-in' },
    });
  });

  it('the small app that shows a framework is not taken for the app', async () => {
    const tree = readTree('healthy-native-ios');
    const demo =
      '// !$*UTF8*$!\n{ objects = { A1 = {isa = PBXNativeTarget; buildConfigurationList = A2; name = Demo; productType = "com.apple.product-type.application"; }; A2 = {isa = XCConfigurationList; buildConfigurations = (A3, ); }; A3 = {isa = XCBuildConfiguration; buildSettings = {PRODUCT_BUNDLE_IDENTIFIER = com.example.demo; SDKROOT = iphoneos; }; name = Release; }; }; }\n';
    tree.set('Demo.xcodeproj/project.pbxproj', Buffer.from(demo));
    expect(failedRules(await runOn(tree))).toEqual([]);
  });
});
