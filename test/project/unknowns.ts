// For rules that the hidden parts of cannot-know.test.ts do not affect: one project each in which the rule must be undecided.
import type { Pass } from './passes.js';
import { one } from './planted.js';

const OLD = 'healthy-international';
const NEW = 'healthy-current';
const PUSH = 'lib/push.dart';
const APP = 'android/app/build.gradle';

type Unknown = Omit<Pass, 'rule'> & { readonly rules: readonly string[] };

const unknown = (rules: string, base: string, change: Partial<Unknown>): Unknown => ({
  rules: rules.split(' '),
  base,
  ...change,
});
const COUNT = 'Future<int> unreadCount';
const SHOWS = `void onRecvNewMessage() => plugin.displayNotification(channelID: 'a', channelName: 'b', ext: '{}');\n\n  ${COUNT}`;
const adds = (line: string) => one(PUSH, COUNT, `${line}\n\n  ${COUNT}`);
const broken = (path: string) => ({ add: { [path]: '{' } });
const shrinks = one(APP, 'buildTypes {', 'buildTypes {\n        release { minifyEnabled shrinks() }');
/** A checkout without a file that .gitignore lists. */
const ignored = (path: string) => ({ remove: [path], add: { '.gitignore': `${path.split('/').at(-1)}\n` } });

export const unknowns: readonly Unknown[] = [
  unknown('HW-07', OLD, ignored('android/app/agconnect-services.json')),
  unknown('T3-HW-01', NEW, ignored('android/app/agconnect-services.json')),
  unknown('T3-HON-01', NEW, ignored('android/app/mcs-services.json')),
  unknown('T3-FCM-01', NEW, ignored('android/app/google-services.json')),
  unknown('FCM-02', OLD, {
    ...ignored('android/app/google-services.json'),
  }),
  unknown('IOS-05', OLD, {
    config: { apple_bundle_id: 'com.example.chat' },
    remove: ['ios/Runner.xcodeproj/project.pbxproj'],
  }),
  unknown('T3-CFG-11', NEW, {
    config: { mi_app_id: '1' },
    ...broken('android/app/src/main/assets/timpush-configs.json'),
  }),
  unknown(
    'T3-IOS-03',
    NEW,
    one(PUSH, 'apnsCertificateID: apnsCertificate', 'apnsCertificateID: isInternal ? 0 : 50008'),
  ),
  unknown('T3-CFG-16', NEW, { config: { apple_buz_id: '50008' }, ...one(PUSH, '50008;', 'load();') }),
  unknown('T3-OH-06', 'healthy-harmony', {
    config: { harmony_click_uri: 'https://example.com/chat' },
    ...broken('entry/src/main/module.json5'),
  }),
  unknown('T3-IOS-07', NEW, {
    config: { apple_environment: 'production' },
    ...one(PUSH, 'apnsCertificateID: apnsCertificate', 'apnsCertificateID: kDebugMode ? 1 : apnsCertificate'),
  }),
  unknown(
    'T3-IOS-04',
    NEW,
    one(PUSH, 'registerPush(apnsCertificateID: apnsCertificate, ', 'registerPush(); run(setApnsCertificateID)'),
  ),
  unknown('T3-COD-08', NEW, {
    edit: {
      'pubspec.yaml': [['tencent_cloud_chat_push: ^8.3.6498', 'tencent_cloud_chat_push: any']],
      [PUSH]: [['registerPush(', 'registerPush(androidPushOEMConfig: load(), ']],
    },
    remove: ['pubspec.lock'],
  }),
  unknown(
    'T3-FCM-04',
    NEW,
    one(PUSH, '/// After', 'void force() => TencentCloudChatPush().forceUseFCMPushChannel(enable: true);\n\n/// After'),
  ),
  unknown('T3-IOS-08', 'healthy-native-ios', {
    edit: {
      'Example.xcodeproj/project.pbxproj': [
        [
          '/* Begin PBXNativeTarget section */\n',
          '/* Begin PBXNativeTarget section */\n\t\tC00000000000000000000001 = {isa = XCSwiftPackageProductDependency; productName = TIMPush; };\n\t\tC00000000000000000000002 = {isa = PBXNativeTarget; name = Kit; packageProductDependencies = (C00000000000000000000001, ); productType = "com.apple.product-type.framework"; };\n',
        ],
      ],
    },
    remove: ['Podfile'],
  }),
  unknown('T3-GRD-10', NEW, shrinks),
  unknown('T3-MAN-06', NEW, one('android/app/src/main/AndroidManifest.xml', '"singleTask"', '"@integer/launch_mode"')),
  unknown('GRD-05', OLD, shrinks),
  unknown('PUB-05 DART-05', OLD, {
    edit: { 'pubspec.yaml': [['^3.1.2+1', 'any']], [PUSH]: [[COUNT, SHOWS]] },
  }),
  unknown('MAN-06', OLD, {
    edit: {
      'pubspec.yaml': [['^3.1.2+1', '2.4.0']],
      'android/app/src/main/AndroidManifest.xml': [['</manifest>', '']],
    },
  }),
  unknown('GUIDE-11', OLD, {
    edit: {
      'pubspec.yaml': [['^3.1.2+1', '2.4.0']],
      [PUSH]: [[COUNT, SHOWS]],
      'android/app/src/main/AndroidManifest.xml': [
        ['android.intent.category.LAUNCHER', 'android.intent.category.INFO'],
      ],
    },
  }),
  unknown('DRT-01', OLD, one('lib/push_constant.dart', 'PushAppInfo(', 'PushAppInfo.load(')),
  unknown('GUIDE-04', OLD, one(PUSH, 'title: title,', 'title: title,\n        iOSSound: load(),')),
  unknown('GUIDE-10', OLD, adds('final icon = AndroidInitializationSettings(load());')),
  unknown('DART-02', OLD, adds('String cut(String id, String sign) => id.split(sign)[1];')),
  unknown('DART-04', OLD, adds('void ring() => start(fill(TUICallParams()));')),
  unknown('DART-06', OLD, adds('String sign() => GenerateTestUserSig(sdkappid: 1, key: load()).genSig();')),
  unknown('DART-08', OLD, {
    ...one(PUSH, "import 'push_constant.dart';", "import 'push_constant.dart';\nimport 'keys.dart';"),
    add: { '.gitignore': 'lib/keys.dart\n' },
  }),
  unknown('DART-07', OLD, one(PUSH, '(msg) => onClick(msg, open)', 'somewhere.handle')),
  unknown('DRT-04 DRT-13', OLD, one(PUSH, 'Future<void> start(', 'Future<void> neverNamed(')),
  unknown('HW-11', OLD, one('android/build.gradle', 'com.huawei.agconnect:agcp:', 'com.huawei.agconnect:agcp:$agcp')),
  unknown('T3-GRD-03', NEW, {
    edit: {
      'pubspec.yaml': [['^8.3.6498', 'any']],
      [APP]: [["pushVersion = '8.3.6498'", "pushVersion = 'latest.release'"]],
    },
    remove: ['pubspec.lock'],
  }),
  unknown('BLD-05', NEW, {
    edit: {
      [APP]: [["apply plugin: 'com.huawei.agconnect'", "plugins { id 'com.huawei.agconnect' version '1.9.1.301' }"]],
      'android/build.gradle': [["classpath 'com.huawei.agconnect:agcp:1.9.1.301'", '']],
    },
    remove: ['android/settings.gradle'],
  }),
  unknown('VOIP-01 VOIP-02', NEW, {
    edit: {
      'ios/Runner/AppDelegate.swift': [['@objc class', 'let registry = PKPushRegistry(queue: nil)\n@objc class']],
    },
    remove: ['ios/Runner/Info.plist'],
  }),
  unknown('BLD-12', NEW, one('android/settings.gradle', 'include', 'include modules //')),
  unknown('HON-03', OLD, {
    edit: {
      'pubspec.yaml': [['^3.1.2+1', '1.9.0']],
      'android/build.gradle': [["'https://developer.hihonor.com/repo'", 'repo()']],
    },
  }),
];
