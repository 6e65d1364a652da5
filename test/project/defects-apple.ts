// Planted defects of the iOS side, of uni-app and of HarmonyOS, as they occur in real projects.
import type { Change } from './bench.js';
import { type Defect, flutter, harmony, ios, one, reactNative, uni } from './planted.js';

const DELEGATE = 'ios/Runner/AppDelegate.swift';
const PBXPROJ = 'ios/Runner.xcodeproj/project.pbxproj';
const NATIVE = 'Example/AppDelegate.m';
const MODULE = 'entry/src/main/module.json5';

const BUSINESS =
  '  @objc func businessID() -> Int32 {\n    return TencentCloudChatPushFlutterModal.shared.businessID()\n  }\n\n';
const CLICK =
  '  @objc func onRemoteNotificationReceived(_ notice: String?) -> Bool {\n    TencentCloudChatPushPlugin.shared.tryNotifyDartOnNotificationClickEvent(notice)\n    return true\n  }\n';

const ABILITY = 'entry/src/main/ets/entryability/EntryAbility.ets';
const RAW = 'entry/src/main/resources/rawfile/timpush-configs.json';
const PLACEHOLDERS = 'nativeResources/android/manifestPlaceholders.json';
const UNI_IOS = 'nativeResources/ios/Resources/timpush-configs.json';
/** Imports the names of the module one by one. */
const NAMED = (names: string): readonly (readonly [string, string])[] => [
  ['import * as Push from', `import { ${names} } from`],
  ['Push.addPushListener(Push.EVENT', 'addPushListener(EVENT'],
  ['Push.registerPush', 'registerPush'],
];
const UNI_MODULE = 'uni_modules/TencentCloud-Push/utssdk';
const RN_APPLICATION = 'android/app/src/main/java/com/example/chat/MainApplication.java';
const PROJECT = 'Example.xcodeproj/project.pbxproj';
const SERVICE = 'com.apple.usernotifications.service';
const groups = (name: string): string =>
  `<plist version="1.0"><dict>\n<key>aps-environment</key><string>development</string>\n<key>com.apple.security.application-groups</key>\n<array><string>${name}</string></array>\n</dict></plist>\n`;
/** A project.yml whose app has these entitlements. */
export const XCODEGEN = (entitlements: readonly string[]): string =>
  `name: Example\ntargets:\n  Example:\n    type: application\n    platform: iOS\n    entitlements:\n      path: Example/Example.entitlements\n      properties:\n${entitlements.map((line) => `        ${line}\n`).join('')}`;
const EXTENSION_LIST = `<plist version="1.0"><dict>\n<key>NSExtension</key>\n<dict>\n<key>NSExtensionPointIdentifier</key>\n<string>${SERVICE}</string>\n<key>NSExtensionPrincipalClass</key>\n<string>$(PRODUCT_MODULE_NAME).NotificationService</string>\n</dict>\n</dict></plist>\n`;
const EXTENSION_CODE =
  'import TIMPush\nclass NotificationService: UNNotificationServiceExtension {\n  override func didReceive(_ request: UNNotificationRequest, withContentHandler contentHandler: @escaping (UNNotificationContent) -> Void) {\n    TIMPushManager.handleNotificationServiceRequest(request: request, appGroupID: "group.com.example.chat", callback: contentHandler)\n  }\n}\n';

export const START =
  'int main(int argc, char *argv[]) {\n  @autoreleasepool {\n    return UIApplicationMain(argc, argv, nil, NSStringFromClass([AppDelegate class]));\n  }\n}\n';
export const HVIGOR = {
  'hvigorfile.ts':
    "import { appTasks } from '@ohos/hvigor-ohos-plugin';\n\nexport default {\n  system: appTasks,\n  plugins: [],\n};\n",
  'entry/hvigorfile.ts': "export { hapTasks } from '@ohos/hvigor-ohos-plugin';\n",
};

/** The healthy native app with an extension that counts arrivals. */
export const EXTENSION: Change = {
  edit: {
    [PROJECT]: [
      [
        '/* Begin PBXNativeTarget section */\n',
        `/* Begin PBXNativeTarget section */
		B00000000000000000000001 /* push.appex */ = {isa = PBXFileReference; path = push.appex; sourceTree = BUILT_PRODUCTS_DIR; };
		B00000000000000000000005 /* push.appex in Embed */ = {isa = PBXBuildFile; fileRef = B00000000000000000000001 /* push.appex */; };
		B00000000000000000000006 /* Embed */ = {
			isa = PBXCopyFilesBuildPhase;
			dstSubfolderSpec = 13;
			files = (
				B00000000000000000000005 /* push.appex in Embed */,
			);
		};
		B00000000000000000000002 /* push */ = {
			isa = PBXNativeTarget;
			buildConfigurationList = B00000000000000000000003;
			name = push;
			productReference = B00000000000000000000001 /* push.appex */;
			productType = "com.apple.product-type.app-extension";
		};
		B00000000000000000000003 = {isa = XCConfigurationList; buildConfigurations = (B00000000000000000000004, ); };
		B00000000000000000000004 /* Release */ = {
			isa = XCBuildConfiguration;
			buildSettings = {
				CODE_SIGN_ENTITLEMENTS = push/push.entitlements;
				INFOPLIST_FILE = push/Info.plist;
				IPHONEOS_DEPLOYMENT_TARGET = 12.0;
				PRODUCT_BUNDLE_IDENTIFIER = com.example.chat.push;
			};
			name = Release;
		};
`,
      ],
      [
        '\t\t\t\tA00000000000000000000004 /* Resources */,\n',
        '\t\t\t\tA00000000000000000000004 /* Resources */,\n\t\t\t\tB00000000000000000000006 /* Embed */,\n',
      ],
    ],
  },
  add: {
    'push/Info.plist': EXTENSION_LIST,
    'push/push.entitlements': groups('group.com.example.chat'),
    'push/NotificationService.swift': EXTENSION_CODE,
    'Example/Example.entitlements': groups('group.com.example.chat'),
  },
};

/** Debug builds of the app have an App Group of their own; the extension is built for Release only. */
export const EXTENSION_BY_CONFIGURATION: Change = {
  edit: {
    [PROJECT]: [
      ...(EXTENSION.edit?.[PROJECT] ?? []),
      ['= Example/Example.entitlements', '= Example/Debug.entitlements'],
    ],
  },
  add: { ...EXTENSION.add, 'Example/Debug.entitlements': groups('group.com.example.debug') },
};

export const appleDefects: readonly Defect[] = [
  ios('T3-IOS-03', 'a template in every arm of #if', [NATIVE, '11111'], {
    edit: {
      [NATIVE]: [
        ['@implementation', '#if DEBUG\n#define kId 11111\n#else\n#define kId 11111\n#endif\n\n@implementation'],
        ['return 50009', 'return kId'],
      ],
    },
  }),
  ios('T3-IOS-08', 'a pod in other letters', ['Podfile', 'TIMpush'], one('Podfile', "'TIMPush'", "'TIMpush'")),
  ios('T3-IOS-09', 'another group in one arm of #if', [NATIVE, 'group.com.example.old'], {
    ...EXTENSION,
    edit: {
      ...EXTENSION.edit,
      [NATIVE]: [
        [
          '- (int)businessID',
          '#if DEBUG\n#define kGroup @"group.com.example.old"\n#else\n#define kGroup @"group.com.example.chat"\n#endif\n- (NSString *)applicationGroupID {\n    return kGroup;\n}\n\n- (int)businessID',
        ],
      ],
    },
  }),
  harmony('T3-OH-02', 'a mistyped permission', [MODULE, 'GET_NETWORKINFO'], one(MODULE, 'NETWORK_INFO', 'NETWORKINFO')),
  harmony('BLD-04', 'code of an ability that is not there', [MODULE, 'entryabilty'], {
    ...one(MODULE, './ets/entryability/', './ets/entryabilty/'),
  }),
  harmony('T3-COD-13', 'no context', [ABILITY, 'registerPush'], {
    ...one(ABILITY, 'registerPush(this.context, ', 'registerPush('),
  }),
  harmony('T3-COD-13', 'no context, and no file with the ID', [ABILITY, 'registerPush'], {
    ...one(ABILITY, 'registerPush(this.context, ', 'registerPush('),
    remove: ['entry/src/main/resources/rawfile/timpush-configs.json'],
  }),
  uni(
    'T3-UNI-01',
    'an import of no module',
    ['main.ts', 'TencentCloud-Psh'],
    one('main.ts', 'TencentCloud-Push', 'TencentCloud-Psh'),
  ),
  uni('T3-COD-14', 'a mistyped call', ['main.ts', '.registPush'], one('main.ts', '.registerPush', '.registPush')),
  flutter(
    'IOS-10',
    'a background mode in the plural',
    ['ios/Runner/Info.plist', 'remote-notifications'],
    one(
      'ios/Runner/Info.plist',
      '<dict>\n',
      '<dict>\n<key>UIBackgroundModes</key><array><string>fetch</string>\n<string>remote-notifications</string></array>\n',
    ),
  ),
  flutter(
    'IOS-10',
    'an ID that is not the one of the build',
    ['ios/Runner/Info.plist', 'CFBundleIdentifier'],
    one('ios/Runner/Info.plist', '$(PRODUCT_BUNDLE_IDENTIFIER)', 'com.example.chat.old'),
  ),
  flutter('T3-IOS-08', 'a target no project has, beside the project', ['ios/Podfile', "target 'Runer'"], {
    edit: { 'ios/Podfile': [["\ntarget 'Runner'", "project 'Runner', 'Debug' => :debug\ntarget 'Runer'"]] },
  }),
  ios('T3-IOS-08', 'the pod in the target of the extension alone', ['Podfile', "target 'Example'"], {
    ...EXTENSION,
    edit: {
      ...EXTENSION.edit,
      Podfile: [["  pod 'TIMPush', '8.8.7357'\n", "  target 'push' do\n    pod 'TIMPush', '8.8.7357'\n  end\n"]],
    },
  }),
  ios('T3-IOS-08', 'a Swift package the app does not link', [PROJECT, 'XCSwiftPackageProductDependency'], {
    edit: {
      [PROJECT]: [
        [
          '/* Begin PBXNativeTarget section */\n',
          '/* Begin PBXNativeTarget section */\n\t\tC00000000000000000000001 /* TIMPush */ = {isa = XCSwiftPackageProductDependency; productName = TIMPush; };\n',
        ],
      ],
    },
    remove: ['Podfile'],
  }),
  flutter('T3-IOS-01', 'businessID in another class', [DELEGATE, '@objc func businessID'], {
    edit: {
      [DELEGATE]: [
        [BUSINESS, ''],
        ['@main\n', `@objc class Other: NSObject {\n${BUSINESS}}\n\n@main\n`],
      ],
    },
  }),
  flutter('T3-IOS-01', 'the scene delegate as the delegate', [DELEGATE, 'class SceneDelegate'], {
    edit: {
      [DELEGATE]: [
        [', TIMPushDelegate', ''],
        [BUSINESS, ''],
        [CLICK, ''],
        [
          '@main\n',
          `class SceneDelegate: UIResponder, UIWindowSceneDelegate, TIMPushDelegate {\n${BUSINESS}${CLICK}}\n\n@main\n`,
        ],
      ],
    },
  }),
  flutter(
    'T3-IOS-01',
    'a number that Objective-C does not see',
    [DELEGATE, 'func businessID'],
    one(DELEGATE, '@objc func businessID() -> Int32', 'func businessID() -> Int'),
  ),
  ios('T3-IOS-01', 'a text instead of a number', [NATIVE, 'businessID'], {
    edit: {
      [NATIVE]: [
        ['- (int)businessID', '- (NSString *)businessID'],
        ['#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif\n', '    return @"50009";\n'],
      ],
    },
  }),
  ios('T3-IOS-01', 'businessID in a class of its own', [NATIVE, '- (int)businessID {'], {
    edit: {
      [NATIVE]: [
        [
          '- (int)businessID {\n#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif\n}\n',
          '@end\n\n@interface PushHelper : NSObject\n@end\n\n@implementation PushHelper\n- (int)businessID {\n    return 50009;\n}\n',
        ],
      ],
    },
  }),
  flutter(
    'T3-IOS-05',
    'a label that makes another selector',
    [DELEGATE, 'func onRemoteNotificationReceived'],
    one(DELEGATE, 'onRemoteNotificationReceived(_ notice', 'onRemoteNotificationReceived(notice'),
  ),
  flutter('T3-IOS-05', 'the click in another class', [DELEGATE, 'func onRemoteNotificationReceived'], {
    edit: {
      [DELEGATE]: [
        [CLICK, ''],
        ['@main\n', `@objc class Other: NSObject {\n${CLICK}}\n\n@main\n`],
      ],
    },
  }),
  flutter(
    'BLD-04',
    'a brace of the delegate is lost',
    [DELEGATE, 'func businessID'],
    one(DELEGATE, 'shared.businessID()\n  }\n', 'shared.businessID()\n'),
  ),
  flutter('BLD-04', 'marks of git in the delegate', [DELEGATE, '<<<<<<<'], {
    ...one(
      DELEGATE,
      '    GeneratedPluginRegistrant',
      '<<<<<<< HEAD\n=======\n    print("dev")\n>>>>>>> dev\n    GeneratedPluginRegistrant',
    ),
  }),
  ios('BLD-04', 'an end that closes nothing', ['Podfile', "pod 'TXIMSDK"], {
    edit: { Podfile: [["XCFramework', '8.8.7357'\nend", "XCFramework', '8.8.7357'\nend\nend # x"]] },
    at: ['Podfile', 'end # x'],
  }),
  ios(
    'BLD-04',
    'a target without its end',
    ['Podfile', "target 'Example'"],
    one('Podfile', "'8.8.7357'\nend", "'8.8.7357'"),
  ),
  ios(
    'BLD-04',
    'a text of the Podfile that is never closed',
    ['Podfile', "pod 'TIMPush"],
    one('Podfile', "'TIMPush',", "'TIMPush,"),
  ),
  ios('BLD-04', 'a key of the entitlements without its value', ['Example/Example.entitlements', 'aps-environment'], {
    ...one('Example/Example.entitlements', '\t<string>development</string>\n', ''),
  }),
  ios('BLD-04', 'entitlements that are no XML', ['Example/Example.entitlements', '</dict'], {
    ...one('Example/Example.entitlements', '</dict>', '</dict'),
  }),
  flutter('BLD-04', 'an Info.plist that is not there', [PBXPROJ, 'INFOPLIST_FILE'], {
    edit: { [PBXPROJ]: [['INFOPLIST_FILE = Runner/Info.plist', 'INFOPLIST_FILE = Runner/Inf.plist']] },
  }),
  flutter('BLD-04', 'an .xcconfig takes in one that is not there', ['ios/Flutter/Debug.xcconfig', 'Signing'], {
    add: {
      'ios/Flutter/Debug.xcconfig':
        '#include? "Pods.xcconfig"\n#include "Generated.xcconfig"\n#include "Signing.xcconfig"\n',
    },
  }),
  flutter('IOS-05', 'the bundle id of an .xcconfig', ['ios/Flutter/Release.xcconfig', 'PRODUCT_BUNDLE'], {
    edit: {
      [PBXPROJ]: [
        [
          '/* Begin PBXNativeTarget section */',
          '\t\tA000000000000000000000F1 /* Release.xcconfig */ = {isa = PBXFileReference; path = Flutter/Release.xcconfig; sourceTree = "<group>"; };\n/* Begin PBXNativeTarget section */',
        ],
        ...Array.from({ length: 3 }, () => ['\t\t\t\tPRODUCT_BUNDLE_IDENTIFIER = com.example.chat;\n', ''] as const),
        ...['20', '21', '22'].map(
          (id) =>
            [
              `A000000000000000000000${id} /* ${id === '20' ? 'Debug' : id === '21' ? 'Release' : 'Profile'} */ = {\n\t\t\tisa = XCBuildConfiguration;\n`,
              `A000000000000000000000${id} /* x */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbaseConfigurationReference = A000000000000000000000F1 /* Release.xcconfig */;\n`,
            ] as const,
        ),
      ],
    },
    add: {
      'ios/Flutter/Release.xcconfig': 'APP = chat2 // the shop\nPRODUCT_BUNDLE_IDENTIFIER = com.example.$(APP)\n',
    },
    config: { apple_bundle_id: 'com.example.chat' },
  }),
  flutter('IOS-05', 'another bundle id in the store build', [PBXPROJ, 'com.example.chat2'], {
    edit: {
      [PBXPROJ]: [
        [
          'A00000000000000000000021 /* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tCODE_SIGN_ENTITLEMENTS = Runner/Runner.entitlements;\n\t\t\t\tINFOPLIST_FILE = Runner/Info.plist;\n\t\t\t\tPRODUCT_BUNDLE_IDENTIFIER = com.example.chat;',
          'A00000000000000000000021 /* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tCODE_SIGN_ENTITLEMENTS = Runner/Runner.entitlements;\n\t\t\t\tINFOPLIST_FILE = Runner/Info.plist;\n\t\t\t\tPRODUCT_BUNDLE_IDENTIFIER = com.example.chat2;',
        ],
      ],
    },
    config: { apple_bundle_id: 'com.example.chat' },
  }),
  uni(
    'BLD-04',
    'a comma is missing in manifest.json',
    ['manifest.json', '"appid"'],
    one('manifest.json', '"example",', '"example" /* name */'),
  ),
  uni(
    'BLD-04',
    'the file for iPhones is no JSON',
    ['nativeResources/ios/Resources/timpush-configs.json', 'businessID'],
    one('nativeResources/ios/Resources/timpush-configs.json', '"businessID"', "'businessID'"),
  ),
  harmony(
    'BLD-04',
    'a bracket is lost in module.json5',
    [MODULE, "{ name: 'ohos.permission.GET_NETWORK_INFO' }"],
    one(MODULE, 'requestPermissions: [', 'requestPermissions: '),
  ),
  harmony(
    'BLD-04',
    'a remark in the raw file',
    ['entry/src/main/resources/rawfile/timpush-configs.json', 'businessID'],
    one('entry/src/main/resources/rawfile/timpush-configs.json', '"50010" }', '"50010" /* HarmonyOS */ }'),
  ),
  harmony(
    'BLD-04',
    'a brace of the ability is lost',
    ['entry/src/main/ets/entryability/EntryAbility.ets', 'onCreate'],
    one('entry/src/main/ets/entryability/EntryAbility.ets', '50010);\n  }\n', '50010);\n'),
  ),
  flutter(
    'T3-IOS-08',
    'a system that is too old',
    ['ios/Podfile', 'platform :ios'],
    one('ios/Podfile', "'12.0'", "'9.0'"),
  ),
  flutter('T3-IOS-08', 'the pods of the plugins', ['ios/Podfile', "target 'Runner'"], {
    ...one(
      'ios/Podfile',
      '  flutter_install_all_ios_pods File.dirname(File.realpath(__FILE__))\nend\n',
      'end\npost_install { |all| all.pods_project.targets.each { |one| flutter_additional_ios_build_settings(one) } }\n',
    ),
  }),
  ios(
    'T3-IOS-08',
    'a target the project does not have',
    ['Podfile', "target 'Exampl'"],
    one('Podfile', "target 'Example'", "target 'Exampl'"),
  ),
  ios('T3-IOS-08', 'the pod is gone', ['Podfile', 'target'], one('Podfile', "  pod 'TIMPush', '8.8.7357'\n", '')),
  ios(
    'T3-IOS-08',
    'the pod in other letters',
    ['Podfile', "pod 'TimPush'"],
    one('Podfile', "pod 'TIMPush'", "pod 'TimPush'"),
  ),
  flutter('IOS-09', 'no plugin is registered', [DELEGATE, 'didFinishLaunchingWithOptions'], {
    ...one(DELEGATE, '    GeneratedPluginRegistrant.register(with: self)\n', ''),
  }),
  flutter(
    'IOS-09',
    'the start stays in AppDelegate',
    [DELEGATE, 'override func application'],
    one(DELEGATE, 'return super.application(application, didFinishLaunchingWithOptions: launchOptions)', 'return true'),
  ),
  ...(
    [
      [
        'an id that does not begin with that of the app',
        ['com.example.chat.push', 'com.example.push'],
        undefined,
        [PROJECT, 'com.example.push'],
      ],
      [
        'a system that is too new',
        ['DEPLOYMENT_TARGET = 12.0;\n\t\t\t\tPRODUCT', 'DEPLOYMENT_TARGET = 17.0;\n\t\t\t\tPRODUCT'],
        undefined,
        [PROJECT, 'DEPLOYMENT_TARGET = 17.0'],
      ],
      [
        'not in the app',
        ['\t\t\t\tB00000000000000000000005 /* push.appex in Embed */,\n', ''],
        undefined,
        [PROJECT, '/* push */ = {'],
      ],
      [
        'another class',
        undefined,
        ['.NotificationService<', '.PushService<'],
        ['push/Info.plist', 'NSExtensionPrincipalClass'],
      ],
      [
        'another kind',
        undefined,
        [SERVICE, 'com.apple.usernotifications.content-extension'],
        ['push/Info.plist', 'NSExtensionPointIdentifier'],
      ],
    ] as const
  ).map(([name, project, list, at]) =>
    ios('T3-IOS-12', name, at, {
      edit: {
        ...EXTENSION.edit,
        [PROJECT]: [...(EXTENSION.edit?.[PROJECT] ?? []), ...(project === undefined ? [] : [project])],
      },
      add: {
        ...EXTENSION.add,
        'push/Info.plist': list === undefined ? EXTENSION_LIST : EXTENSION_LIST.replace(list[0], list[1]),
      },
    }),
  ),
  ios('T3-IOS-09', 'another App Group in the extension', ['push/push.entitlements', '<string>group'], {
    edit: EXTENSION.edit ?? {},
    add: { ...EXTENSION.add, 'push/push.entitlements': groups('group.com.example.chta') },
  }),
  ios('T3-IOS-09', 'the App Group of another configuration', ['push/push.entitlements', '<string>group'], {
    edit: EXTENSION_BY_CONFIGURATION.edit ?? {},
    add: { ...EXTENSION_BY_CONFIGURATION.add, 'push/push.entitlements': groups('group.com.example.debug') },
  }),
  ios(
    'T3-IOS-09',
    'another App Group in the code of the extension',
    ['push/NotificationService.swift', 'handleNotificationServiceRequest'],
    {
      edit: EXTENSION.edit ?? {},
      add: {
        ...EXTENSION.add,
        'push/NotificationService.swift': EXTENSION_CODE.replace('"group.com.example.chat"', '"group.com.example"'),
      },
    },
  ),
  harmony('T3-OH-01', 'the package is gone, and the code still uses it', ['oh-package.json5'], {
    ...one('oh-package.json5', '    "@tencentcloud/timpush": "8.7.7203",\n', ''),
  }),
  harmony(
    'T3-OH-01',
    'a Chat SDK older than TIMPush',
    ['oh-package.json5', 'imsdk'],
    one('oh-package.json5', '9.0.7652', '6.0.0'),
  ),
  harmony(
    'T3-OH-03',
    'an empty bundle name',
    ['AppScope/app.json5', 'bundleName'],
    one('AppScope/app.json5', "'com.example.chat'", "''"),
  ),
  harmony(
    'T3-OH-03',
    'an empty client_id',
    [MODULE, 'client_id'],
    one(MODULE, "    name: 'entry',", "    name: 'entry',\n    metadata: [{ name: 'client_id', value: '' }],"),
  ),
  harmony(
    'T3-OH-03',
    'a client_id that is a resource',
    [MODULE, 'client_id'],
    one(
      MODULE,
      "    name: 'entry',",
      "    name: 'entry',\n    metadata: [{ name: 'client_id', value: '$string:client_id' }],",
    ),
  ),
  harmony('T3-OH-04', 'the ID under another key', [RAW, 'bussinessID'], one(RAW, 'businessID', 'bussinessID')),
  harmony(
    'T3-OH-04',
    'a file where the SDK does not look',
    ['entry/src/main/rawfile/timpush-configs.json', 'businessID'],
    {
      edit: { [ABILITY]: [[', 50010', '']] },
      move: { [RAW]: 'entry/src/main/rawfile/timpush-configs.json' },
    },
  ),
  harmony('T3-OH-04', 'neither a file nor an argument', [ABILITY, 'registerPush'], {
    edit: { [ABILITY]: [[', 50010', '']] },
    remove: [RAW],
  }),
  harmony('T3-OH-04', 'a constant that is 0', [ABILITY, 'registerPush'], {
    edit: {
      [ABILITY]: [
        [', 50010)', ', BUSINESS)'],
        ['export default', 'const BUSINESS: number = 0;\n\nexport default'],
      ],
    },
    remove: [RAW],
  }),
  harmony('T3-OH-05', 'an appKey that is an empty constant', [ABILITY, 'APP_KEY: string'], {
    edit: {
      [ABILITY]: [
        ["'client-key-of-the-console'", 'APP_KEY'],
        ['export default', "const APP_KEY: string = '';\n\nexport default"],
      ],
    },
  }),
  harmony(
    'T3-OH-07',
    'a signature that is not defined',
    ['build-profile.json5', "signingConfig: 'release'"],
    one('build-profile.json5', "signingConfig: 'default'", "signingConfig: 'release'"),
  ),
  harmony(
    'T3-OH-07',
    'another system',
    ['build-profile.json5', 'runtimeOS'],
    one('build-profile.json5', "runtimeOS: 'HarmonyOS'", "runtimeOS: 'OpenHarmony'"),
  ),
  uni(
    'T3-UNI-01',
    'a placeholder by another name',
    [PLACEHOLDERS, 'VIVO_APP_KEY'],
    one(PLACEHOLDERS, 'VIVO_APPKEY', 'VIVO_APP_KEY'),
  ),
  uni(
    'T3-UNI-01',
    'a placeholder less',
    [PLACEHOLDERS],
    one(PLACEHOLDERS, '"100200300",\n  "HONOR_APPID": "104000001"', '"100200300"'),
  ),
  uni(
    'T3-UNI-01',
    'another value than the file of the console',
    [PLACEHOLDERS, 'VIVO_APPID'],
    one(PLACEHOLDERS, '"100200300"', '"100200399"'),
  ),
  uni('T3-UNI-01', 'the value of a template', [PLACEHOLDERS, 'HONOR_APPID'], one(PLACEHOLDERS, '"104000001"', '"0"')),
  uni(
    'T3-UNI-01',
    'the plugin of the cloud without a parameter',
    ['manifest.json', 'TencentCloud-TIMPush'],
    one(
      'manifest.json',
      '"versionName"',
      '"app-plus": { "nativePlugins": {\n      "TencentCloud-TIMPush": { "com.vivo.push.app_id": "0", "com.vivo.push.api_key": "0", "TIMPushAppGroupID": "0" } } },\n    "versionName"',
    ),
  ),
  uni(
    'T3-DET-03',
    'uniPush too',
    ['manifest.json', 'unipush'],
    one(
      'manifest.json',
      '"versionName"',
      '"app-plus": { "distribute": { "sdkConfigs": { "push": {\n      "unipush": { "version": "2" } } } } },\n    "versionName"',
    ),
  ),
  uni('T3-COD-01', 'an empty appKey', ['main.ts', "''"], one('main.ts', "'client-key-of-the-console'", "''")),
  uni('T3-IOS-03', 'the ID under another key', [UNI_IOS, 'bussinessID'], one(UNI_IOS, 'businessID', 'bussinessID')),
  ios('T3-COD-05', 'a label that makes another selector', ['Example/Push.swift', 'onRemoteNotificationReceived'], {
    edit: { [NATIVE]: [['- (BOOL)onRemoteNotificationReceived:(NSString *)notice {\n    return NO;\n}\n', '']] },
    add: {
      'Example/Push.swift':
        'extension AppDelegate {\n  @objc func onRemoteNotificationReceived(notice: String?) -> Bool { return false }\n}\n',
    },
  }),
  uni(
    'T3-CFG-01',
    'no file for Android beside the one for iPhones',
    ['nativeResources/android/assets/timpush-configs.json'],
    {
      remove: ['nativeResources/android/assets/timpush-configs.json'],
    },
  ),
  uni('T3-UNI-01', 'no placeholders at all', [PLACEHOLDERS], { remove: [PLACEHOLDERS] }),
  harmony(
    'T3-OH-05',
    'a listener that is never handed over',
    [ABILITY, 'registerPush'],
    one(ABILITY, 'TIMPushManager.getInstance().addPushListener({', 'const listener = ({'),
  ),
  ios('T3-IOS-01', 'businessID in debug builds alone', [NATIVE, '- (int)businessID'], {
    edit: {
      [NATIVE]: [
        ['- (int)businessID', '#ifdef DEBUG\n- (int)businessID'],
        ['    return 50009;\n#endif\n}\n', '    return 50009;\n#endif\n}\n#endif\n'],
      ],
    },
  }),
  ios('T3-IOS-01', 'a text in one arm of #if', [NATIVE, '@"50009"'], {
    edit: {
      [NATIVE]: [
        ['@implementation', '#if DEBUG\n#define kId 50008\n#else\n#define kId @"50009"\n#endif\n\n@implementation'],
        ['return 50009', 'return kId'],
      ],
    },
  }),
  ios('T3-IOS-03', 'a template in the arm of the store', [NATIVE, 'kId 0'], {
    edit: {
      [NATIVE]: [
        ['@implementation', '#if DEBUG\n#define kId 50008\n#else\n#define kId 0\n#endif\n\n@implementation'],
        ['return 50009', 'return kId'],
      ],
    },
  }),
  ios('T3-IOS-08', 'two versions of one pod', ['Podfile', "'8.6.7019'"], {
    ...EXTENSION,
    edit: {
      ...EXTENSION.edit,
      Podfile: [
        [
          "XCFramework', '8.8.7357'\nend\n",
          "XCFramework', '8.8.7357'\nend\n\ntarget 'push' do\n  pod 'TIMPush', '8.6.7019'\nend\n",
        ],
      ],
    },
  }),
  ios('T3-IOS-08', 'an old Chat SDK below another pod', ['Podfile', 'TXIMSDK'], {
    edit: {
      Podfile: [
        [
          "  pod 'TXIMSDK_Plus_iOS_XCFramework', '8.8.7357'",
          "  pod 'TUICore', '8.8.7357'\n  pod 'TXIMSDK_Plus_iOS_XCFramework', '7.3.4358'",
        ],
      ],
    },
  }),
  reactNative(
    'T3-IOS-08',
    'autolinking is gone',
    ['ios/Podfile', 'target'],
    one('ios/Podfile', '  config = use_native_modules!\n', ''),
  ),
  ios(
    'IOS-03',
    'a file of entitlements that is not there',
    [PROJECT, 'Example/Push.entitlements'],
    one(PROJECT, 'Example/Example.entitlements', 'Example/Push.entitlements'),
  ),
  ios('T3-COD-01', 'no appKey, and nobody logs in', [NATIVE, 'registerPush'], {
    edit: { [NATIVE]: [['/* After the IM login. */\n- (void)onLoginSuccess', '- (void)begin']] },
  }),
  ios('T3-COD-09', 'the SecretKey in a constant', [NATIVE, 'kKey ='], {
    edit: {
      [NATIVE]: [
        ['@implementation', `static NSString * const kKey = @"${'0a'.repeat(32)}";\n\n@implementation`],
        ['appKey:nil', 'appKey:kKey'],
      ],
    },
  }),
  ios('T3-COD-10', 'the token handed over twice', [NATIVE, 'setAPNS'], {
    edit: {
      [NATIVE]: [
        [
          '- (int)businessID',
          '- (void)upload {\n    [[V2TIMManager sharedInstance] setAPNS:config succ:nil fail:nil];\n}\n\n- (int)businessID',
        ],
      ],
    },
  }),
  flutter(
    'T3-COD-10',
    'push is switched off at every start',
    [DELEGATE, 'unregisterForRemoteNotifications'],
    one(
      DELEGATE,
      '    GeneratedPluginRegistrant',
      '    application.unregisterForRemoteNotifications()\n    GeneratedPluginRegistrant',
    ),
  ),
  reactNative('IOS-09', 'React Native is never started', ['ios/Example/AppDelegate.mm', 'didFinishLaunching'], {
    add: {
      'ios/Example/AppDelegate.h': '@interface AppDelegate : RCTAppDelegate\n@end\n',
      'ios/Example/AppDelegate.mm':
        '#import "AppDelegate.h"\n\n@implementation AppDelegate\n\n- (BOOL)application:(UIApplication *)application didFinishLaunchingWithOptions:(NSDictionary *)launchOptions\n{\n  return YES;\n}\n\n@end\n',
    },
  }),
  reactNative('T3-RN-01', 'a parent from another package', [RN_APPLICATION, 'import com.tencent'], {
    edit: { [RN_APPLICATION]: [['com.tencent.qcloud.rntimpush.', 'com.tencent.qcloud.timpush.']] },
    also: ['BLD-14'],
  }),
  reactNative(
    'T3-RN-04',
    'a name the package does not export',
    ['App.tsx', 'import'],
    one('App.tsx', 'import Push from', 'import { Push } from'),
  ),
  reactNative('T3-RN-04', 'no autolinking for one side', ['react-native.config.js', 'ios'], {
    add: {
      'react-native.config.js':
        "module.exports = {\n  dependencies: {\n    '@tencentcloud/react-native-push': { platforms: { ios: null } },\n  },\n};\n",
    },
  }),
  reactNative(
    'T3-COD-01',
    'on Android alone',
    ['App.tsx', 'Push.registerPush'],
    one('App.tsx', '  Push.registerPush', "  if (Platform.OS !== 'android') return;\n  Push.registerPush"),
  ),
  reactNative('T3-COD-01', 'inside a condition', ['App.tsx', 'Push.registerPush'], {
    edit: {
      'App.tsx': [
        ['  Push.registerPush', "  if (Platform.OS === 'ios') {\n    Push.registerPush"],
        ['console.warn);\n', 'console.warn);\n  }\n'],
      ],
    },
  }),
  reactNative(
    'T3-COD-04',
    'setRegistrationID behind a call of the function that registers',
    ['App.tsx', 'setRegistrationID'],
    {
      edit: {
        'App.tsx': [
          [
            '/** After the consent',
            "export const begin = () => {\n  start();\n  Push.setRegistrationID('alice', () => {});\n};\n\n/** After the consent",
          ],
        ],
      },
    },
  ),
  uni('T3-COD-01', 'compiled for H5 alone', ['main.ts', 'registerPush('], {
    edit: { 'main.ts': [['Push.registerPush(1', '// #ifdef H5\nPush.registerPush(1']] },
  }),
  uni('T3-UNI-01', 'a name that is not imported', ['main.ts', 'addPushListener('], {
    edit: { 'main.ts': NAMED('EVENT, registerPush') },
  }),
  uni('T3-UNI-01', 'a name the module does not have', ['main.ts', 'import'], {
    edit: { 'main.ts': NAMED('EVENT, registerPush, addPushListener, addPushListner') },
  }),
  uni('T3-UNI-01', 'the file for iPhones beside its folder', ['nativeResources/ios/timpush-configs.json'], {
    remove: [UNI_IOS],
    add: { 'nativeResources/ios/timpush-configs.json': '{ "businessID": "50008" }\n' },
  }),
  uni('T3-UNI-01', "Honor's file by an old name", ['nativeResources/android/mcn-services.json'], {
    remove: ['nativeResources/android/mcs-services.json'],
    add: {
      'nativeResources/android/mcn-services.json': '{ "app_id": "104000001", "package_name": "com.example.chat" }\n',
    },
  }),
  uni('T3-UNI-01', 'a file of another app', ['nativeResources/android/google-services.json', 'package_name'], {
    edit: { 'nativeResources/android/google-services.json': [['com.example.chat', 'com.example.other']] },
  }),
  uni('T3-UNI-01', 'an Android too old for the SDK', ['manifest.json', 'minSdkVersion'], {
    edit: {
      'manifest.json': [
        [
          '"versionName"',
          '"app-plus": { "distribute": { "android": {\n      "minSdkVersion": 19 } } },\n    "versionName"',
        ],
      ],
    },
  }),
  uni('T3-UNI-01', 'a module without the right to push', [`${UNI_MODULE}/app-ios/UTS.entitlements`, '<dict'], {
    add: { [`${UNI_MODULE}/app-ios/UTS.entitlements`]: '<plist version="1.0">\n<dict/>\n</plist>\n' },
  }),
  uni(
    'T3-UNI-01',
    'the template ID of HarmonyOS',
    [`${UNI_MODULE}/app-harmony/resources/rawfile/timpush-configs.json`],
    {
      edit: {
        'manifest.json': [
          [
            '"versionName"',
            '"app-harmony": { "distribute": { "bundleName": "com.example.chat" } },\n    "versionName"',
          ],
        ],
      },
      add: { [`${UNI_MODULE}/app-harmony/resources/rawfile/timpush-configs.json`]: '{ "businessID": "0" }\n' },
    },
  ),
  uni(
    'T3-UNI-02',
    'a plugin that is in no artifact',
    [`${UNI_MODULE}/app-android/config.json`, '"dependencies": [\n      "com.google'],
    {
      edit: {
        [`${UNI_MODULE}/app-android/config.json`]: [
          ['"com.google.gms.google-services"\n', '"com.google.gms.google-services",\n      "com.huawei.agconnect"\n'],
        ],
      },
    },
  ),
  uni('T3-UNI-02', 'the pod of the push SDK is gone', [`${UNI_MODULE}/app-ios/config.json`, 'dependencies-pods'], {
    add: {
      [`${UNI_MODULE}/app-ios/config.json`]:
        '{\n  "dependencies-pods": [{ "name": "TXIMSDK_Plus_iOS_XCFramework", "version": "9.0.7652" }]\n}\n',
    },
  }),
  harmony(
    'BLD-04',
    'a module that starts with no ability of its own',
    [MODULE, 'mainElement'],
    one(MODULE, "mainElement: 'EntryAbility'", "mainElement: 'EntryAbilty'"),
  ),
  harmony(
    'T3-OH-01',
    'an import by another name',
    [ABILITY, 'tim-push'],
    one(ABILITY, '@tencentcloud/timpush', '@tencentcloud/tim-push'),
  ),
  harmony('T3-OH-02', 'permissions inside an ability', [MODULE, 'requestPermissions'], {
    edit: {
      [MODULE]: [
        [
          "        name: 'EntryAbility',",
          "        name: 'EntryAbility',\n        requestPermissions: [{ name: 'ohos.permission.INTERNET' }],",
        ],
        [
          "    requestPermissions: [\n      { name: 'ohos.permission.INTERNET' },\n      { name: 'ohos.permission.GET_NETWORK_INFO' },\n    ],\n",
          '',
        ],
      ],
    },
  }),
  harmony('T3-OH-05', 'a late listener beside an empty appKey', [ABILITY, 'addPushListener'], {
    edit: {
      [ABILITY]: [
        ['    TIMPushManager.getInstance().addPushListener({ onNotificationClicked: (data: string) => {} });\n', ''],
        [
          "'client-key-of-the-console', 50010);\n",
          "'', 50010);\n    TIMPushManager.getInstance().addPushListener({ onNotificationClicked: (data: string) => {} });\n",
        ],
      ],
    },
  }),
  harmony('T3-OH-07', 'a module in no folder', ['build-profile.json5', 'srcPath'], {
    ...one('build-profile.json5', './entry', './entry1'),
  }),
  flutter('IOS-11', 'an import is gone', [DELEGATE, 'TIMPushDelegate'], one(DELEGATE, 'import TIMPush\n', '')),
  ios('IOS-11', 'a constant nobody declares', [NATIVE, 'return kBusId'], {
    edit: {
      [NATIVE]: [
        ['@implementation', '#define kBusiId 50009\n\n@implementation'],
        ['#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif', '    return kBusId;'],
      ],
    },
  }),
  ios('IOS-11', 'nothing starts the app', ['Example/AppDelegate.swift', 'class AppDelegate'], {
    remove: [NATIVE],
    add: {
      'Example/AppDelegate.swift':
        'import TIMPush\nimport UIKit\n\nclass AppDelegate: UIResponder, UIApplicationDelegate, TIMPushDelegate {\n  func businessID() -> Int32 { return 50008 }\n  func onRemoteNotificationReceived(_ notice: String?) -> Bool { return false }\n  func start() { TIMPushManager.registerPush(1400000001, appKey: "client-key", succ: { _ in }, fail: { _, _ in }) }\n}\n',
    },
  }),
  flutter('T3-IOS-05', 'a click method without an answer', [DELEGATE, 'onRemoteNotificationReceived'], {
    edit: {
      [DELEGATE]: [
        [
          'onRemoteNotificationReceived(_ notice: String?) -> Bool {',
          'onRemoteNotificationReceived(_ notice: String?) {',
        ],
        ['(notice)\n    return true\n', '(notice)\n'],
      ],
    },
  }),
  ios(
    'IOS-03',
    'a setting that nobody sets',
    ['Example/Example.entitlements', 'aps-environment'],
    one('Example/Example.entitlements', '<string>development</string>', '<string>$(APS_ENVIRONMENT)</string>'),
  ),
  reactNative(
    'T3-COD-05',
    'the event as a text, mistyped',
    ['App.tsx', 'notification_click'],
    one('App.tsx', 'Push.EVENT.NOTIFICATION_CLICKED', "'notification_click'"),
  ),
  uni('T3-COD-05', 'a listener without a function', ['main.ts', 'addPushListener'], {
    edit: {
      'main.ts': [
        [
          'Push.addPushListener(Push.EVENT.NOTIFICATION_CLICKED,',
          'Push.addPushListener(Push.EVENT.NOTIFICATION_CLICKED); run(',
        ],
      ],
    },
  }),
  harmony(
    'T3-COD-05',
    'almost the method of clicks',
    [ABILITY, 'onNotificationClick'],
    one(
      ABILITY,
      'onNotificationClicked: (data: string) => {}',
      "onNotificationClick: (data: string) => log('onNotificationClicked %s')",
    ),
  ),
  uni('T3-COD-01', 'on Android alone, in one line', ['main.ts', 'Push.registerPush'], {
    edit: {
      'main.ts': [['Push.registerPush', "if (uni.getSystemInfoSync().platform === 'android') Push.registerPush"]],
    },
  }),
  uni('T3-UNI-02', 'an Android too old for the SDK', [`${UNI_MODULE}/app-android/config.json`, 'minSdkVersion'], {
    edit: { [`${UNI_MODULE}/app-android/config.json`]: [['"21"', '"19"']] },
  }),
  harmony(
    'T3-OH-03',
    'a bundle name with a sign it cannot have',
    ['AppScope/app.json5', 'bundleName'],
    one('AppScope/app.json5', 'com.example.chat', 'com.example-chat'),
  ),
  harmony('BLD-04', 'an ability that is not exported', [ABILITY, 'class EntryAbility'], {
    ...one(ABILITY, 'export default class', 'class'),
  }),
  ios(
    'IOS-11',
    'a header whose import is gone',
    [NATIVE, '@implementation'],
    one(NATIVE, '#import "AppDelegate.h"\n', ''),
  ),
  ios('IOS-11', 'the SDK whose import is gone', [NATIVE, '@interface'], {
    ...one(NATIVE, '#import <TIMPush/TIMPushManager.h>\n', ''),
  }),
  ios('IOS-11', 'a name of the SDK with a slip', [NATIVE, 'TIMPushManger registerPush'], {
    edit: { [NATIVE]: [['[TIMPushManager registerPush', '[TIMPushManger registerPush']] },
  }),
  ios('IOS-11', 'a branch of businessID without a result', [NATIVE, '- (int)businessID'], {
    ...one(NATIVE, '    return 50008;\n', ''),
  }),
  flutter('IOS-11', 'a method of the base class without override', [DELEGATE, 'func application('], {
    edit: { [DELEGATE]: [['  override func application(', '  func application(']] },
  }),
  flutter('IOS-11', 'override where the base class has nothing', [DELEGATE, '@objc override func businessID'], {
    edit: { [DELEGATE]: [['@objc func businessID', '@objc override func businessID']] },
  }),
  ios('IOS-11', 'a build setting with a slip', [PROJECT, 'PRODUCT_BUNDLE_IDENTIFER'], {
    edit: { [PROJECT]: [['PRODUCT_BUNDLE_IDENTIFIER', 'PRODUCT_BUNDLE_IDENTIFER']] },
  }),
  ios('IOS-11', 'a configuration without a bundle id', [PROJECT, 'A00000000000000000000020 /* Debug */ = {'], {
    ...one(PROJECT, '\t\t\t\tPRODUCT_BUNDLE_IDENTIFIER = com.example.chat;\n', ''),
  }),
  ios('IOS-11', 'a bundle id that Apple does not take', [PROJECT, 'com.example_chat'], {
    ...one(PROJECT, 'PRODUCT_BUNDLE_IDENTIFIER = com.example.chat', 'PRODUCT_BUNDLE_IDENTIFIER = com.example_chat'),
  }),
  ios('IOS-11', 'a target without one of the configurations', [PROJECT, 'A00000000000000000000002 /* Example */ = {'], {
    ...one(PROJECT, '\t\t\t\tA00000000000000000000021 /* Release */,\n', ''),
  }),
  ios('IOS-11', 'a main.m that starts nothing', ['Example/main.m', 'int main'], {
    add: { 'Example/main.m': 'int main(int argc, char * argv[]) {\n  return 0;\n}\n' },
  }),
  flutter('IOS-11', 'a bridging header without the plugins', ['ios/Runner/Runner-Bridging-Header.h', '#import'], {
    add: { 'ios/Runner/Runner-Bridging-Header.h': '#import <UIKit/UIKit.h>\n' },
    edit: {
      [PBXPROJ]: [
        ['INFOPLIST_FILE', 'SWIFT_OBJC_BRIDGING_HEADER = "Runner/Runner-Bridging-Header.h";\n\t\t\t\tINFOPLIST_FILE'],
      ],
    },
    also: ['IOS-11'],
  }),
  ios(
    'BLD-04',
    'a class without @end',
    [NATIVE, '@interface'],
    one(NATIVE, '@end\n\n@implementation', '@implementation'),
  ),
  ios('BLD-04', 'an #else without #if', [NATIVE, '#else'], one(NATIVE, '#if DEBUG\n', '')),
  ios('BLD-04', 'a statement without its semicolon', [NATIVE, 'return NO'], one(NATIVE, 'return NO;', 'return NO')),
  ios('BLD-04', 'a word of the language with a slip', [NATIVE, '@implementaton'], {
    ...one(NATIVE, '@implementation', '@implementaton'),
  }),
  flutter('BLD-04', 'a bracket that is never closed', [DELEGATE, 'application('], {
    ...one(DELEGATE, '  ) -> Bool {', '   -> Bool {'),
  }),
  flutter('BLD-04', 'an attribute with a slip', [DELEGATE, '@obj func'], {
    edit: { [DELEGATE]: [['@objc func businessID', '@obj func businessID']] },
  }),
  ios('BLD-04', 'an object of the project without its kind', [PROJECT, 'A00000000000000000000010 /* Debug */ = {'], {
    ...one(PROJECT, '\t\t\tisa = XCBuildConfiguration;\n', ''),
  }),
  ios('BLD-04', 'a target the project does not list', [PROJECT, 'A00000000000000000000002 /* Example */ = {'], {
    ...one(PROJECT, '\t\t\t\tA00000000000000000000002 /* Example */,\n', ''),
  }),
  ios('BLD-04', 'an id behind which nothing is', [PROJECT, 'buildConfigurationList = A00000000000000000000009'], {
    ...one(
      PROJECT,
      'buildConfigurationList = A00000000000000000000003',
      'buildConfigurationList = A00000000000000000000009',
    ),
  }),
  ios('IOS-10', 'a key of Info.plist with a slip', ['Example/Info.plist', 'CFBundleIdentifer'], {
    ...one('Example/Info.plist', 'CFBundleIdentifier', 'CFBundleIdentifer'),
  }),
  ios('IOS-10', 'the bundle id of a setting that is nowhere', ['Example/Info.plist', 'CFBundleIdentifier'], {
    ...one('Example/Info.plist', '$(PRODUCT_BUNDLE_IDENTIFIER)', '$(PRODUCT_BUNDLE_IDENTIFER)'),
  }),
  ios('IOS-03', 'a key with a slip', ['Example/Example.entitlements', 'aps-enviroment'], {
    ...one('Example/Example.entitlements', 'aps-environment', 'aps-enviroment'),
  }),
  ios(
    'BLD-04',
    'a word of CocoaPods with a slip',
    ['Podfile', 'use_framework!'],
    one('Podfile', 'use_frameworks!', 'use_framework!'),
  ),
  ios('T3-IOS-08', 'a pod with a slip', ['Podfile', "pod 'TIMPsh'"], one('Podfile', "pod 'TIMPush'", "pod 'TIMPsh'")),
  ios(
    'T3-IOS-08',
    'a version that is none',
    ['Podfile', "pod 'TIMPush', ''"],
    one('Podfile', "pod 'TIMPush', '8.8.7357'", "pod 'TIMPush', ''"),
  ),
  flutter('BLD-04', 'the helper of Flutter is not loaded', ['ios/Podfile', 'flutter_install'], {
    edit: { 'ios/Podfile': [['platform', "def flutter_root\n  '../flutter'\nend\n\nplatform"]] },
  }),
  reactNative('T3-IOS-03', 'an id that is no number', ['ios/Example/Resources/timpush-configs.json', 'businessID'], {
    add: { 'ios/Example/Resources/timpush-configs.json': '{ "businessID": "production" }\n' },
  }),
  ios('IOS-11', 'an app that nothing signs', [PROJECT, 'CODE_SIGNING_ALLOWED'], {
    ...one(PROJECT, 'PRODUCT_NAME', 'CODE_SIGNING_ALLOWED = NO;\n\t\t\t\tPRODUCT_NAME'),
  }),
  ios('IOS-11', 'a main.m that starts another class', ['Example/main.m', 'NSStringFromClass'], {
    add: {
      'Example/main.m': `#import <UIKit/UIKit.h>\n${START.replace('AppDelegate', 'Scene')}`,
      'Example/Scene.h': '#import <UIKit/UIKit.h>\n@interface Scene : UIResponder\n@end\n',
    },
  }),
  flutter('T3-IOS-01', 'a private method', [DELEGATE, 'private func businessID'], {
    ...one(DELEGATE, '@objc func businessID', 'private func businessID'),
  }),
  flutter('T3-IOS-01', 'a number of another size', [DELEGATE, 'func businessID'], {
    ...one(DELEGATE, 'businessID() -> Int32', 'businessID() -> Int'),
  }),
  flutter('T3-IOS-01', 'a wrong one beside its older twin', [DELEGATE, 'private func businessID'], {
    ...one(
      DELEGATE,
      '  @objc func businessID',
      '  @objc func offlinePushCertificateID() -> Int32 {\n    return 50008\n  }\n\n  private func businessID',
    ),
  }),
  flutter('T3-IOS-01', 'another ID than each of a choice in Dart', [DELEGATE, 'return 50007'], {
    edit: {
      [DELEGATE]: [['TencentCloudChatPushFlutterModal.shared.businessID()', '50007']],
      'lib/push.dart': [['apnsCertificateID: apnsCertificate', 'apnsCertificateID: kDebugMode ? 50008 : 50009']],
    },
  }),
  reactNative('T3-COD-14', 'an event that is none', ['App.tsx', 'ON_NOTIFICATION_CLICKED'], {
    ...one('App.tsx', 'NOTIFICATION_CLICKED', 'ON_NOTIFICATION_CLICKED'),
  }),
  reactNative('T3-COD-05', 'a listener that is only removed', ['App.tsx', 'registerPush'], {
    ...one('App.tsx', 'Push.addPushListener', 'Push.removePushListener'),
  }),
  reactNative('T3-COD-14', 'a file that is not there', ['App.tsx', './start'], {
    ...one('App.tsx', 'import Push', "import { open } from './start';\nimport Push"),
  }),
  uni('T3-COD-14', 'a script that does not end', ['App.uvue', '<script'], one('App.uvue', '</script>\n', '')),
  uni('T3-UNI-02', 'a Chat pod older than TIMPush', [`${UNI_MODULE}/app-ios/config.json`, '8.3.6498'], {
    add: {
      [`${UNI_MODULE}/app-ios/config.json`]:
        '{\n  "dependencies-pods": [\n    { "name": "TXIMSDK_Plus_iOS_XCFramework", "version": "8.3.6498" },\n    { "name": "TIMPush", "version": "9.0.7652" }\n  ]\n}\n',
    },
  }),
  uni('T3-UNI-01', 'a permission of HarmonyOS with a slip', [`${UNI_MODULE}/app-harmony/module.json5`, 'NETWORKINFO'], {
    edit: {
      'manifest.json': [
        ['    "name"', '    "app-harmony": { "distribute": { "bundleName": "com.example.chat" } },\n    "name"'],
      ],
    },
    add: {
      [`${UNI_MODULE}/app-harmony/module.json5`]:
        "{ module: { name: 'push', type: 'har', deviceTypes: ['default'],\n  requestPermissions: [\n    { name: 'ohos.permission.INTERNET' },\n    { name: 'ohos.permission.GET_NETWORKINFO' },\n  ] } }\n",
    },
  }),
  harmony('T3-COD-14', 'a method that never runs', [ABILITY, 'onCreated'], one(ABILITY, 'onCreate()', 'onCreated()')),
  harmony('T3-COD-14', 'an instance that is not asked for', [ABILITY, 'getInstance.registerPush'], {
    ...one(ABILITY, 'getInstance().registerPush', 'getInstance.registerPush'),
  }),
  harmony('T3-COD-16', 'another app in another file', [ABILITY, 'registerPush'], {
    add: {
      'entry/src/main/ets/pages/Home.ets':
        "import { TIMPushManager } from '@tencentcloud/timpush';\nimport { V2TIMManager } from '@tencentcloud/imsdk';\n\nconst ID: number = 1400000002;\n\n@Entry\n@Component\nstruct Home {\n  aboutToAppear(): void {\n    V2TIMManager.getInstance().initSDK(getContext(), ID);\n    TIMPushManager.getInstance().registerPush(getContext(), ID, 'client-key-of-the-console');\n  }\n\n  build() {}\n}\n",
    },
  }),
  reactNative('T3-COD-05', 'a listener that is removed at once', ['App.tsx', 'Push.EVENT.NOTIFICATION_CLICKED'], {
    ...one('App.tsx', '  }\n});\n', '  }\n});\nPush.removePushListener(Push.EVENT.NOTIFICATION_CLICKED);\n'),
  }),
  flutter('T3-IOS-05', 'a click that is told behind a return', [DELEGATE, 'tryNotify'], {
    ...one(
      DELEGATE,
      '    TencentCloudChatPushPlugin.shared.tryN',
      '    return true\n    TencentCloudChatPushPlugin.shared.tryN',
    ),
  }),
  flutter('T3-IOS-01', 'an extension of a class that is not there', [DELEGATE, 'extension AppDelegat:'], {
    edit: {
      [DELEGATE]: [
        [', TIMPushDelegate {', ' {'],
        ['  @objc func businessID', '}\n\nextension AppDelegat: TIMPushDelegate {\n  @objc func businessID'],
      ],
    },
  }),
  ios('T3-IOS-06', 'properties of XcodeGen without aps-environment', ['project.yml', 'entitlements:'], {
    add: { 'project.yml': XCODEGEN(['com.apple.developer.healthkit: true']) },
  }),
  harmony('T3-COD-14', 'a method of another system', [ABILITY, 'onRecvPushMessage'], {
    ...one(ABILITY, '{ onNotif', '{ onRecvPushMessage: () => {}, onNotif'),
  }),
  harmony('T3-COD-14', 'a name of another package', [ABILITY, '@tencentcloud/imsdk'], {
    ...one(ABILITY, '@tencentcloud/timpush', '@tencentcloud/imsdk'),
  }),
  harmony('T3-COD-15', 'a logout that does not wait', [ABILITY, 'unRegisterPush'], {
    ...one(
      ABILITY,
      '  onCreate()',
      '  leave(): void {\n    TIMPushManager.getInstance().unRegisterPush();\n    V2TIMManager.getInstance().logout();\n  }\n\n  onCreate()',
    ),
  }),
  ...(
    [
      ['the tasks of the whole app', "{ appTasks } from '@ohos/hvigor-ohos-plugin'", 'system: appTasks', 'appTasks,'],
      [
        'a plugin with a slip',
        "{ hapTasks } from '@ohos/hvigor-ohos-plugins'",
        'system: hapTasks',
        'hvigor-ohos-plugins',
      ],
      ['no system', "{ hapTasks } from '@ohos/hvigor-ohos-plugin'", 'plugins: []', 'export'],
    ] as const
  ).map(([name, from, system, at]) =>
    harmony('BLD-04', name, ['entry/hvigorfile.ts', at], {
      add: { ...HVIGOR, 'entry/hvigorfile.ts': `import ${from};\n\nexport default {\n  ${system},\n};\n` },
    }),
  ),
  harmony('BLD-04', 'a module without hvigorfile.ts', ['build-profile.json5'], {
    add: { 'hvigorfile.ts': HVIGOR['hvigorfile.ts'] },
  }),
  flutter('BLD-04', 'settings of pods under no name of CocoaPods', ['ios/Flutter/Release.xcconfig', 'Pods-Runer'], {
    add: {
      'ios/Flutter/Release.xcconfig':
        '#include? "Pods/Target Support Files/Pods-Runer/Pods-Runner.release.xcconfig"\n#include "Generated.xcconfig"\n',
    },
  }),
  flutter('T3-IOS-08', 'a locked pod that the plugin does not take', ['ios/Podfile.lock', 'TIMPush (8.6'], {
    add: {
      'ios/Podfile.lock':
        'PODS:\n  - tencent_cloud_chat_push (8.8.7375):\n    - Flutter\n    - TIMPush (= 8.8.7375)\n  - TIMPush (8.6.7019):\n    - TXIMSDK_Plus_iOS_XCFramework (>= 8.6.7019)\n  - TXIMSDK_Plus_iOS_XCFramework (8.8.7373)\n',
    },
  }),
  ios('T3-IOS-08', 'an extension without the pod that it imports', ['Podfile', "target 'push'"], {
    ...EXTENSION,
    edit: {
      ...EXTENSION.edit,
      [PROJECT]: [
        ...(EXTENSION.edit?.[PROJECT] ?? []),
        ['name = push;', 'buildPhases = (B00000000000000000000007, ); name = push;'],
        [
          '\t\tB00000000000000000000003 = ',
          '\t\tB00000000000000000000007 = {isa = PBXSourcesBuildPhase; files = (B00000000000000000000008, ); };\n\t\tB00000000000000000000008 = {isa = PBXBuildFile; fileRef = B00000000000000000000009; };\n\t\tB00000000000000000000009 = {isa = PBXFileReference; path = push/NotificationService.swift; sourceTree = SOURCE_ROOT; };\n\t\tB00000000000000000000003 = ',
        ],
      ],
      Podfile: [
        [
          "  pod 'TXIMSDK_Plus_iOS_XCFramework', '8.8.7357'\nend\n",
          "  pod 'TXIMSDK_Plus_iOS_XCFramework', '8.8.7357'\nend\n\ntarget 'push' do\n  use_frameworks!\nend\n",
        ],
      ],
    },
  }),
  reactNative('T3-RN-04', 'a package of another name', ['App.tsx', 'react-native-tim-push'], {
    ...one('App.tsx', '@tencentcloud/react-native-push', 'react-native-tim-push'),
  }),
  reactNative('T3-COD-14', 'a handler that is called', ['App.tsx', 'onTap()'], {
    edit: {
      'App.tsx': [
        [
          'Push.addPushListener(Push.EVENT.NOTIFICATION_CLICKED, (ext: string) => {',
          'const onTap = (ext: string) => {',
        ],
        ['  }\n});', '  }\n};\nPush.addPushListener(Push.EVENT.NOTIFICATION_CLICKED, onTap());'],
      ],
    },
  }),
  reactNative('T3-COD-01', 'a function that is imported in vain', ['start.ts', 'registerPush'], {
    edit: {
      'App.tsx': [
        ['import Push', "import { start } from './start';\nimport Push"],
        [
          "/** After the consent to the privacy text. */\nexport function start() {\n  Push.registerPush(1400000001, 'client-key-of-the-console', (token: string) => console.log(token.length), console.warn);\n}",
          '// start();',
        ],
      ],
    },
    add: {
      'start.ts':
        "import Push from '@tencentcloud/react-native-push';\n\nexport function start() {\n  Push.registerPush(1400000001, 'client-key-of-the-console', () => {}, console.warn);\n}\n",
    },
  }),
  uni(
    'T3-UNI-01',
    'an ID of HarmonyOS that is a number',
    [`${UNI_MODULE}/app-harmony/resources/rawfile/timpush-configs.json`, '50010'],
    {
      edit: {
        'manifest.json': [
          ['    "name"', '    "app-harmony": { "distribute": { "bundleName": "com.example.chat" } },\n    "name"'],
        ],
      },
      add: { [`${UNI_MODULE}/app-harmony/resources/rawfile/timpush-configs.json`]: '{ "businessID": 50010 }\n' },
    },
  ),
  harmony('T3-OH-07', 'a module of another name', ['build-profile.json5', "'main'"], {
    ...one('build-profile.json5', "name: 'entry'", "name: 'main'"),
  }),
  harmony(
    'BLD-04',
    'a page that is not there',
    ['entry/src/main/resources/base/profile/main_pages.json', 'pages/Home'],
    {
      ...one(MODULE, "type: 'entry',", "type: 'entry',\n    pages: '$profile:main_pages',"),
      add: { 'entry/src/main/resources/base/profile/main_pages.json': '{ "src": ["pages/Home"] }\n' },
    },
  ),
  harmony('T3-COD-01', 'a registration at the end', [ABILITY, 'registerPush'], {
    ...one(
      ABILITY,
      '    TIMPushManager.getInstance().registerPush',
      '  }\n\n  onDestroy(): void {\n    TIMPushManager.getInstance().registerPush',
    ),
  }),
];
