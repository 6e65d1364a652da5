// One planted defect per rule of the current packages: Flutter, native Android and iOS, React Native, uni-app, HarmonyOS.
import { inSettings } from './bench.js';
import { android, type Defect, flutter, harmony, ios, one, reactNative, uni } from './planted.js';

const CONFIG = 'android/app/src/main/assets/timpush-configs.json';
const APP = 'android/app/build.gradle';
const ROOT = 'android/build.gradle';
const MANIFEST = 'android/app/src/main/AndroidManifest.xml';
const APPLICATION = 'android/app/src/main/kotlin/com/example/chat/MainApplication.kt';
const DEBUG_MANIFEST = 'android/app/src/debug/AndroidManifest.xml';
const DELEGATE = 'ios/Runner/AppDelegate.swift';
const PUSH = 'lib/push.dart';
const KOTLIN = 'app/src/main/java/com/example/chat/MainApplication.kt';
const MODULE = 'entry/src/main/module.json5';
const ABILITY = 'entry/src/main/ets/entryability/EntryAbility.ets';
const RAW = 'entry/src/main/resources/rawfile/timpush-configs.json';
const UNI = 'uni_modules/TencentCloud-Push/utssdk/app-android/config.json';

export const currentDefects: readonly Defect[] = [
  {
    base: 'none',
    rule: 'T3-DET-01',
    name: 'a Unity project',
    at: ['Assets/TIMPush'],
    remove: [],
    add: {},
    swap: { 'Assets/TIMPush/Scripts/TIMPushManager.cs': '// invented\n', 'Assets/Main.cs': '' },
  },
  flutter(
    'T3-COD-01',
    'registerPush in a function that nothing calls',
    [PUSH, 'registerPush(apns'],
    one(PUSH, 'Future<void> onLoginSuccess() async {', 'Future<void> _neverCalled() async {'),
  ),
  flutter('T3-CFG-09', 'the AppKey of OPPO as its AppSecret', [CONFIG, 'oppoPushAppSecret'], {
    ...one(CONFIG, 'eeee5555ffff6666aaaa7777bbbb8888', 'aaaa1111bbbb2222cccc3333dddd4444'),
  }),
  flutter('T3-DET-02', 'the old package beside the new one', ['pubspec.yaml', 'tim_ui_kit_push_plugin'], {
    ...one(
      'pubspec.yaml',
      '  tencent_cloud_chat_push: ^8.3.6498\n',
      '  tencent_cloud_chat_push: ^8.3.6498\n  tim_ui_kit_push_plugin: 3.1.2+1\n',
    ),
    also: ['PUB-01'],
  }),
  android(
    'T3-DET-02',
    'TPNS left in Gradle',
    ['app/build.gradle.kts', 'com.tencent.tpns'],
    one(
      'app/build.gradle.kts',
      'dependencies {\n',
      'dependencies {\n    implementation("com.tencent.tpns:tpns:1.3.9.0-release")\n',
    ),
  ),
  flutter(
    'T3-DET-03',
    'JPush too',
    ['pubspec.yaml', 'jpush_flutter'],
    one('pubspec.yaml', '  tencent_cloud_chat_sdk', '  jpush_flutter: ^2.5.0\n  tencent_cloud_chat_sdk'),
  ),
  flutter(
    'T3-FCM-05',
    'registration by installation ID',
    [MANIFEST, 'installation_id'],
    one(
      MANIFEST,
      '</application>',
      '<meta-data android:name="firebase_messaging_installation_id_enabled" android:value="true" />\n    </application>',
    ),
  ),
  flutter('GUIDE-02', 'disablePush with TIMPush', [PUSH, 'disablePush'], {
    edit: {
      [PUSH]: [
        ['void onClick', "final info = OfflinePushInfo(desc: 'New message', disablePush: true);\n\nvoid onClick"],
      ],
    },
  }),
  reactNative(
    'T3-DET-03',
    'Getui too',
    ['package.json', 'react-native-getui'],
    one('package.json', '"dependencies": {', '"dependencies": {\n    "react-native-getui": "1.1.34",'),
  ),
  ios(
    'T3-DET-03',
    'Umeng too',
    ['Podfile', "pod 'UMPush'"],
    one('Podfile', "  pod 'TIMPush'", "  pod 'UMPush'\n  pod 'TIMPush'"),
  ),
  flutter('T3-DET-04', 'before the click listener', ['pubspec.yaml', 'tencent_cloud_chat_push'], {
    also: ['PUB-01'],
    edit: {
      'pubspec.lock': [
        ['8.3.6498+2', '8.1.6907'],
        ['version: "8.3.6498"', 'version: "8.1.6907"'],
      ],
      [APP]: [["pushVersion = '8.3.6498'", "pushVersion = '8.1.6907'"]],
    },
  }),
  flutter('T3-CFG-01', 'no config file', [CONFIG], { remove: [CONFIG] }),
  flutter('T3-CFG-02', 'in the module root', ['android/app/timpush-configs.json'], {
    move: { [CONFIG]: 'android/app/timpush-configs.json' },
  }),
  flutter('T3-CFG-02', 'in the assets of Flutter', ['assets/timpush-configs.json'], {
    move: { [CONFIG]: 'assets/timpush-configs.json' },
  }),
  flutter(
    'T3-CFG-03',
    'a comment',
    [CONFIG, '// vivo'],
    one(CONFIG, '    "vivoPushBussinessId"', '    // vivo\n    "vivoPushBussinessId"'),
  ),
  flutter('T3-CFG-04', 'another package', [CONFIG, '"com.example.other"'], {
    ...one(CONFIG, '"com.example.chat": {', '"com.example.other": {'),
    also: ['T3-CFG-05'],
    gone: ['T3-CFG-05'],
  }),
  flutter(
    'T3-CFG-04',
    'a debug suffix without a block',
    [APP, 'applicationIdSuffix'],
    one(APP, '        debug {\n', '        debug {\n            applicationIdSuffix ".debug"\n'),
  ),
  flutter('T3-CFG-05', 'certificates without a package name', [CONFIG, '"": {'], {
    edit: {
      [CONFIG]: [
        ['    "vivoPushBussinessId": "50003",\n', ''],
        ['\n  }\n}', '\n  },\n  "": {\n    "vivoPushBussinessId": "50003"\n  }\n}'],
      ],
    },
    also: ['T3-CFG-06'],
  }),
  flutter(
    'T3-CFG-06',
    'a certificate ID of 0',
    [CONFIG, 'honorPushBussinessId'],
    one(CONFIG, '"honorPushBussinessId": "50002"', '"honorPushBussinessId": "0"'),
  ),
  flutter(
    'T3-CFG-07',
    'a certificate without its artifact',
    [CONFIG, 'meizuPushBussinessId'],
    one(APP, '    implementation "com.tencent.timpush:meizu:$pushVersion"\n', ''),
  ),
  flutter('T3-CFG-08', 'the corrected spelling', [CONFIG, 'vivoPushBusinessId'], {
    ...one(CONFIG, 'vivoPushBussinessId', 'vivoPushBusinessId'),
    also: ['T3-CFG-06'],
  }),
  flutter(
    'T3-CFG-09',
    'half a pair',
    [CONFIG, 'xiaomiPushAppKey'],
    one(CONFIG, '"xiaomiPushAppKey": "5000000000001"', '"xiaomiPushAppKey": ""'),
  ),
  flutter(
    'T3-CFG-10',
    'a number',
    [CONFIG, 'vivoPushBussinessId'],
    one(CONFIG, '"vivoPushBussinessId": "50003"', '"vivoPushBussinessId": 50003'),
  ),
  flutter('T3-CFG-11', 'another app than configured', [CONFIG, 'xiaomiPushAppId'], {
    config: { mi_app_id: '2882300000000000009' },
  }),
  flutter(
    'T3-CFG-12',
    'a server secret',
    [CONFIG, 'huaweiPushAppSecret'],
    one(CONFIG, '    "huaweiBadgeClassName"', '    "huaweiPushAppSecret": "invented",\n    "huaweiBadgeClassName"'),
  ),
  flutter('T3-CFG-12', 'the MasterSecret', [CONFIG, 'oppoPushAppSecret'], {
    secrets: { oppo_master_secret: 'eeee5555ffff6666aaaa7777bbbb8888' },
    also: ['CFG-02'],
  }),
  flutter('T3-CFG-13', 'another id in Gradle', [APP, '"VIVO_APPID"'], one(APP, '"100200300"', '"100200301"')),
  flutter(
    'T3-CFG-14',
    'a badge class that is none',
    [CONFIG, 'huaweiBadgeClassName'],
    one(CONFIG, 'com.example.chat.MainActivity', 'com.example.chat.SplashActivity'),
  ),
  flutter(
    'T3-CFG-14',
    'a badge class of another package',
    [CONFIG, 'huaweiBadgeClassName'],
    one(CONFIG, 'com.example.chat.MainActivity', 'com.example.demo.MainActivity'),
  ),
  flutter(
    'T3-CFG-18',
    'a certificate ID with a blank',
    [CONFIG, 'vivoPushBussinessId'],
    one(CONFIG, '"50003"', '"50003 "'),
  ),
  flutter('T3-CFG-18', 'a blank in Gradle', [APP, 'VIVO_APPID'], one(APP, '"100200300"', '" 100200300"')),
  flutter('T3-GRD-12', 'no vendor at all', [APP, 'dependencies'], {
    edit: {
      [APP]: ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu', 'fcm'].map((vendor) => [
        `    implementation "com.tencent.timpush:${vendor}:$pushVersion"\n`,
        '',
      ]),
    },
  }),
  flutter('T3-GRD-06', 'a mistyped name', [APP, 'VIVO_APP_ID'], one(APP, '"VIVO_APPID" :', '"VIVO_APP_ID" :')),
  flutter('T3-MAN-01', 'the class is there, the manifest names another', [MANIFEST, '${applicationName}'], {
    ...one(MANIFEST, '.MainApplication', '${applicationName}'),
  }),
  flutter(
    'T3-CFG-15',
    'an old certificate',
    [CONFIG, 'huaweiPushBussinessId'],
    one(CONFIG, '"huaweiPushBussinessId": "50001"', '"huaweiPushBussinessId": "11344"'),
  ),
  android(
    'T3-GRD-01',
    'no tuicore',
    ['app/build.gradle.kts', 'libs.timpush.core'],
    one('app/build.gradle.kts', '    implementation("com.tencent.liteav.tuikit:tuicore:8.8.7357")\n', ''),
  ),
  android(
    'T3-GRD-02',
    'both variants',
    ['app/build.gradle.kts', 'tpush'],
    one(
      'app/build.gradle.kts',
      'dependencies {\n',
      'dependencies {\n    implementation("com.tencent.timpush:tpush:8.8.7357")\n',
    ),
  ),
  flutter(
    'T3-GRD-03',
    'a floating version',
    [APP, 'latest.release'],
    one(APP, 'timpush:oppo:$pushVersion', 'timpush:oppo:latest.release'),
  ),
  android(
    'T3-GRD-03',
    'another version',
    ['app/build.gradle.kts', 'timpush:oppo'],
    one('app/build.gradle.kts', 'timpush:oppo:8.8.7357', 'timpush:oppo:8.7.7201'),
  ),
  android(
    'T3-GRD-04',
    'another Chat SDK',
    ['app/build.gradle.kts', 'imsdk-plus'],
    one(
      'app/build.gradle.kts',
      'implementation(libs.imsdk)',
      'implementation("com.tencent.imsdk:imsdk-plus:8.5.6864")',
    ),
  ),
  flutter('T3-GRD-05', 'no Honor repository for plugins', ['android/settings.gradle', 'repositories {'], {
    edit: {
      'android/settings.gradle': [["        maven { url 'https://developer.hihonor.com/repo' }\n", '']],
      [ROOT]: [["        maven { url 'https://developer.hihonor.com/repo' }\n", '']],
    },
  }),
  flutter(
    'T3-GRD-06',
    'no VIVO_APPID',
    [APP, 'defaultConfig'],
    one(APP, '            "VIVO_APPID" : "100200300",\n', ''),
  ),
  flutter('T3-GRD-06', 'swapped', [APP, '"VIVO_APPKEY"'], {
    edit: {
      [APP]: [
        ['"00112233445566778899aabbccddeeff"', '@@'],
        ['"100200300"', '"00112233445566778899aabbccddeeff"'],
        ['@@', '"100200300"'],
      ],
    },
    also: ['T3-CFG-13'],
  }),
  flutter(
    'T3-GRD-07',
    'no HONOR_APPID',
    [APP, 'defaultConfig'],
    one(APP, '            "HONOR_APPID": "104000001",\n', ''),
  ),
  // No other rule compares it.
  flutter('T3-GRD-07', 'a blank', [APP, '"HONOR_APPID"'], {
    ...one(APP, '"HONOR_APPID": "104000001"', '"HONOR_APPID": " "'),
    config: { honor_app_id: '104000001' },
  }),
  flutter('T3-GRD-08', 'the old spelling', [APP, 'vivo_APPID'], one(APP, '"VIVO_APPID" ', '"vivo_APPID" ')),
  flutter(
    'T3-GRD-09',
    'an assignment below in the same block',
    [APP, 'manifestPlaceholders = '],
    one(
      APP,
      '"HONOR_APPID": "104000001",\n        ]\n',
      '"HONOR_APPID": "104000001",\n        ]\n        manifestPlaceholders = [label: "Debug"]\n',
    ),
  ),
  flutter(
    'T3-GRD-10',
    'no keep rule',
    ['android/app/proguard-rules.pro'],
    one('android/app/proguard-rules.pro', '-keep class com.tencent.timpush.** { *; }\n', ''),
  ),
  flutter('T3-GRD-11', 'minSdk 19', [APP, 'minSdkVersion'], one(APP, 'minSdkVersion 21', 'minSdkVersion 19')),
  flutter('MAN-01', 'a remark in a tag', [MANIFEST, '// here'], one(MANIFEST, '<activity\n', '<activity // here\n')),
  flutter(
    'T3-MAN-01',
    'no application class',
    [MANIFEST, '<application'],
    one(MANIFEST, '        android:name=".MainApplication"\n', ''),
  ),
  flutter(
    'T3-MAN-01',
    "Android's own parent",
    [APPLICATION, 'class MainApplication'],
    one(APPLICATION, ': TencentCloudChatPushApplication()', ': android.app.Application()'),
  ),
  flutter(
    'T3-MAN-01',
    'the parent imported from a package that has no such class',
    [APPLICATION, 'import com.tencent'],
    one(APPLICATION, 'push.tencent_cloud_chat_push.application.', 'push.application.'),
  ),
  flutter(
    'T3-MAN-02',
    'no super.onCreate',
    [APPLICATION, 'onCreate'],
    one(APPLICATION, '        super.onCreate()\n', ''),
  ),
  flutter(
    'T3-MAN-03',
    'no tools:replace',
    [MANIFEST, 'com.vivo.push.app_id'],
    one(
      MANIFEST,
      '    </application>',
      '        <meta-data android:name="com.vivo.push.app_id" android:value="100200300" />\n    </application>',
    ),
  ),
  flutter(
    'T3-MAN-04',
    'no POST_NOTIFICATIONS',
    [MANIFEST, '<application'],
    one(MANIFEST, '    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />\n', ''),
  ),
  flutter(
    'T3-MAN-05',
    'no OPPO permission',
    [MANIFEST, '<application'],
    one(MANIFEST, '    <uses-permission android:name="com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE" />\n', ''),
  ),
  flutter(
    'T3-MAN-06',
    'standard launch mode',
    [MANIFEST, '<activity'],
    one(MANIFEST, '\n            android:launchMode="singleTask"', ''),
  ),
  flutter(
    'T3-MAN-07',
    "the demo's page",
    [MANIFEST, 'pushscheme'],
    one(
      MANIFEST,
      '            </intent-filter>\n',
      '            </intent-filter>\n            <intent-filter>\n                <data android:scheme="pushscheme" android:host="com.tencent.qcloud" android:path="/detail" />\n            </intent-filter>\n',
    ),
  ),
  flutter('T3-HW-01', 'no agconnect-services.json', ['android/app/agconnect-services.json'], {
    remove: ['android/app/agconnect-services.json'],
  }),
  flutter('T3-HW-01', 'only in the assets', ['android/app/src/main/assets/agconnect-services.json'], {
    move: { 'android/app/agconnect-services.json': 'android/app/src/main/assets/agconnect-services.json' },
  }),
  flutter('T3-HW-02', 'plugin not applied', [APP, 'plugins {'], one(APP, "apply plugin: 'com.huawei.agconnect'\n", '')),
  flutter(
    'T3-HW-02',
    'no class path',
    [ROOT, 'dependencies {'],
    one(ROOT, "        classpath 'com.huawei.agconnect:agcp:1.9.1.301'\n", ''),
  ),
  flutter('T3-HW-03', 'agcp too old for Gradle 8', [ROOT, 'agcp'], one(ROOT, 'agcp:1.9.1.301', 'agcp:1.6.0.300')),
  flutter(
    'T3-HW-04',
    "another app's file",
    ['android/app/agconnect-services.json', 'package_name'],
    one('android/app/agconnect-services.json', 'com.example.chat', 'com.example.other'),
  ),
  flutter(
    'T3-HW-05',
    'debug key',
    [APP, 'buildTypes'],
    one(APP, '        debug {\n            signingConfig signingConfigs.release\n        }\n', ''),
  ),
  flutter('T3-HON-01', 'the misspelt name', ['android/app/mcn-services.json'], {
    move: { 'android/app/mcs-services.json': 'android/app/mcn-services.json' },
  }),
  flutter('T3-HON-01', 'no file', ['android/app/mcs-services.json'], { remove: ['android/app/mcs-services.json'] }),
  flutter(
    'T3-HON-02',
    'another app id',
    ['android/app/mcs-services.json', 'app_id'],
    one('android/app/mcs-services.json', '104000001', '104000009'),
  ),
  flutter(
    'T3-HON-03',
    'plugin not applied',
    [APP, 'plugins {'],
    one(APP, "apply plugin: 'com.hihonor.mcs.asplugin'\n", ''),
  ),
  flutter('T3-FCM-01', 'in the assets', ['android/app/src/main/assets/google-services.json'], {
    move: { 'android/app/google-services.json': 'android/app/src/main/assets/google-services.json' },
  }),
  flutter(
    'T3-FCM-02',
    "another app's file",
    ['android/app/google-services.json', 'package_name'],
    one('android/app/google-services.json', 'com.example.chat', 'com.example.other'),
  ),
  flutter(
    'T3-FCM-03',
    'plugin not applied',
    [APP, 'plugins {'],
    one(APP, "apply plugin: 'com.google.gms.google-services'\n", ''),
  ),
  flutter(
    'T3-FCM-04',
    'forced too late',
    [PUSH, 'forceUseFCMPushChannel'],
    one(
      PUSH,
      'onNotificationClicked: onlyListener);\n',
      'onNotificationClicked: onlyListener);\n  await TencentCloudChatPush().forceUseFCMPushChannel(enable: true);\n',
    ),
  ),
  flutter('T3-OPPO-01', 'a channel nobody creates', ['tim-push.config.json'], {
    ...one(
      PUSH,
      "  await TencentCloudChatPush().createNotificationChannel(channelID: 'new_message', channelName: 'New messages');\n",
      '',
    ),
    config: { channel_id: 'new_message' },
  }),
  flutter('OPPO-03', 'another channel than configured', ['tim-push.config.json'], { config: { channel_id: 'other' } }),
  flutter('T3-IOS-01', 'no TIMPushDelegate', [DELEGATE, 'class AppDelegate'], {
    edit: {
      [DELEGATE]: [
        [', TIMPushDelegate', ''],
        ['businessID() -> Int32', 'id() -> Int32'],
      ],
    },
  }),
  flutter(
    'T3-IOS-01',
    'no TIMPushDelegate, though businessID is there',
    [DELEGATE, 'class AppDelegate'],
    one(DELEGATE, ', TIMPushDelegate', ''),
  ),
  flutter(
    'T3-IOS-04',
    'only the branch for Android has a certificate',
    [PUSH, 'registerPush(onNot'],
    one(
      PUSH,
      '  await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);',
      '  if (Platform.isAndroid) {\n    await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n  } else {\n    await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n  }',
    ),
  ),
  flutter(
    'T3-IOS-03',
    'the id of a guide, without a return',
    [DELEGATE, '11111'],
    one(DELEGATE, 'return TencentCloudChatPushFlutterModal.shared.businessID()', '11111'),
  ),
  flutter(
    'T3-IOS-02',
    'only the old name',
    [DELEGATE, 'offlinePushCertificateID'],
    one(DELEGATE, 'func businessID()', 'func offlinePushCertificateID()'),
  ),
  flutter(
    'T3-IOS-02',
    'the old name, and the new one misspelt',
    [DELEGATE, 'businessId'],
    one(
      DELEGATE,
      'func businessID() -> Int32 {',
      'func businessId() -> Int32 { 0 }\n  @objc func offlinePushCertificateID() -> Int32 {',
    ),
  ),
  flutter(
    'T3-IOS-01',
    'a misspelt businessID',
    [DELEGATE, 'businessId'],
    one(DELEGATE, 'func businessID', 'func businessId'),
  ),
  flutter('T3-IOS-05', 'a misspelt click method', [DELEGATE, 'Recieved'], one(DELEGATE, 'Received', 'Recieved')),
  ios(
    'T3-COD-05',
    'a misspelt click method',
    ['Example/AppDelegate.m', 'Recieved'],
    one('Example/AppDelegate.m', 'Received', 'Recieved'),
  ),
  flutter('T3-IOS-03', 'the id of a template in release builds', [PUSH, 'releaseId = 0'], {
    edit: {
      [PUSH]: [
        ['apnsCertificate = 50008;', 'releaseId = 0;\nint get id => kReleaseMode ? releaseId : 50008;'],
        ['apnsCertificateID: apnsCertificate', 'apnsCertificateID: Platform.isIOS ? id : null'],
      ],
    },
  }),
  ios('T3-IOS-03', 'the id of a template', ['Example/AppDelegate.m', 'return 0;'], {
    edit: {
      'Example/AppDelegate.m': [
        ['#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif\n', '    return 0;\n'],
      ],
    },
  }),
  flutter(
    'T3-IOS-03',
    'the id of a template in Dart',
    [PUSH, 'apnsCertificate = 0'],
    one(PUSH, 'apnsCertificate = 50008', 'apnsCertificate = 0'),
  ),
  flutter(
    'T3-IOS-04',
    'no apnsCertificateID',
    [PUSH, 'registerPush('],
    one(PUSH, 'apnsCertificateID: apnsCertificate', ''),
  ),
  ...[
    [
      'null as apnsCertificateID',
      '  await TencentCloudChatPush().registerPush(apnsCertificateID: null, onNotificationClicked: onlyListener);',
    ],
    [
      'the certificate is set behind it',
      '  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n  TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: 50008);',
    ],
    [
      'the certificate is set on Android alone',
      '  if (Platform.isAndroid) TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: 50008);\n  await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);',
    ],
    [
      'one branch without it, beside one that nobody can tell',
      '  if (Platform.isIOS) {\n    await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n  } else if (isPhoneOf(Platform.operatingSystem)) {\n    await TencentCloudChatPush().registerPush(onNotificationClicked: onlyListener);\n  }',
    ],
  ].map(([name = '', code = '']) =>
    flutter(
      'T3-IOS-04',
      name,
      [PUSH, 'registerPush('],
      one(
        PUSH,
        '  await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);',
        code,
      ),
    ),
  ),
  flutter(
    'T3-IOS-05',
    'false',
    [DELEGATE, 'return false'],
    one(DELEGATE, 'return true\n  }\n}', 'return false\n  }\n}'),
  ),
  ios('T3-IOS-06', 'no entitlements', ['Example.xcodeproj/project.pbxproj'], {
    edit: {
      'Example.xcodeproj/project.pbxproj': Array.from(
        { length: 3 },
        () => ['\t\t\t\tCODE_SIGN_ENTITLEMENTS = Example/Example.entitlements;\n', ''] as const,
      ),
    },
  }),
  ios('T3-IOS-07', 'a store build with a development right', ['Example/Release.entitlements', 'aps-environment'], {
    edit: {
      'Example.xcodeproj/project.pbxproj': [
        [
          '/* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tCODE_SIGN_ENTITLEMENTS = Example/Example.entitlements',
          '/* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tCODE_SIGN_ENTITLEMENTS = Example/Release.entitlements',
        ],
      ],
      'Example/AppDelegate.m': [
        ['#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif\n', '    return 50009;\n'],
      ],
    },
    add: {
      'Example/Release.entitlements':
        '<plist version="1.0"><dict>\n<key>aps-environment</key><string>development</string>\n</dict></plist>\n',
    },
    config: { apple_environment: 'production' },
  }),
  ios(
    'T3-IOS-08',
    'no Chat SDK',
    ['Podfile', "pod 'TIMPush'"],
    one('Podfile', "  pod 'TXIMSDK_Plus_iOS_XCFramework', '8.8.7357'\n", ''),
  ),
  ios(
    'T3-IOS-08',
    'another version',
    ['Podfile', 'TXIMSDK'],
    one('Podfile', "XCFramework', '8.8.7357'", "XCFramework', '8.5.6864'"),
  ),
  ios('T3-IOS-09', 'no App Group', ['Example/Example.entitlements'], {
    add: {
      'Extension/NotificationService.m':
        '#import <TIMPush/TIMPushManager.h>\n@implementation NotificationService\n- (void)x { [TIMPushManager handleNotificationServiceRequest:request]; }\n@end\n',
    },
  }),
  reactNative('T3-IOS-10', 'not in the target', ['ios/Example.xcodeproj/project.pbxproj', 'Example */ = {'], {
    edit: {
      'ios/Example.xcodeproj/project.pbxproj': [
        ['\t\t\t\tA00000000000000000000101 /* timpush-configs.json in Resources */,\n', ''],
      ],
    },
  }),
  ios(
    'T3-IOS-11',
    'a delegate of its own',
    ['Example/AppDelegate.m', 'center.delegate'],
    one(
      'Example/AppDelegate.m',
      '- (int)businessID {',
      '- (void)a {\n    center.delegate = self;\n}\n\n- (void)userNotificationCenter:(UNUserNotificationCenter *)center didReceiveNotificationResponse:(UNNotificationResponse *)response withCompletionHandler:(void (^)(void))done {\n}\n\n- (int)businessID {',
    ),
  ),
  reactNative(
    'T3-RN-01',
    "React Native's own parent",
    ['android/app/src/main/java/com/example/chat/MainApplication.java', 'class MainApplication'],
    {
      ...one(
        'android/app/src/main/java/com/example/chat/MainApplication.java',
        'extends TencentCloudPushApplication',
        'extends android.app.Application',
      ),
    },
  ),
  reactNative('T3-RN-02', 'another version', [APP, 'timpush:oppo'], {
    ...one(APP, 'timpush:oppo:$pushVersion', 'timpush:oppo:8.5.6864'),
    also: ['T3-GRD-03'],
  }),
  reactNative('T3-RN-03', 'two callbacks on 1.1.0', ['App.tsx', 'unRegisterPush'], {
    edit: {
      'package.json': [['^1.4.0', '1.1.0']],
      'App.tsx': [['/** After', 'Push.unRegisterPush(() => {}, console.warn);\n\n/** After']],
    },
    also: ['T3-DET-04'],
  }),
  uni(
    'T3-UNI-01',
    'a trailing comma',
    ['nativeResources/android/manifestPlaceholders.json', '}'],
    one('nativeResources/android/manifestPlaceholders.json', '"104000001"\n', '"104000001",\n'),
  ),
  uni('T3-UNI-01', 'at the wrong place', ['mcs-services.json'], {
    move: { 'nativeResources/android/mcs-services.json': 'mcs-services.json' },
  }),
  uni(
    'T3-UNI-02',
    'no honor artifact',
    [UNI, '"dependencies"'],
    one(UNI, '    "com.tencent.timpush:honor:8.8.7357",\n', ''),
  ),
  uni(
    'T3-UNI-03',
    'a broken HBuilderX',
    ['manifest.json', 'compilerVersion'],
    one('manifest.json', '    "versionName"', '    "compilerVersion": "4.64",\n    "versionName"'),
  ),
  harmony(
    'T3-OH-01',
    'the Chat package is missing',
    ['oh-package.json5'],
    one('oh-package.json5', '    "@tencentcloud/imsdk": "9.0.7652",\n', ''),
  ),
  harmony(
    'T3-OH-01',
    'a misspelt package',
    ['oh-package.json5', 'tim-push'],
    one('oh-package.json5', 'timpush', 'tim-push'),
  ),
  harmony(
    'T3-OH-01',
    'before taps reach the listener',
    ['oh-package.json5'],
    one('oh-package.json5', '"8.7.7203"', '"8.6.7020"'),
  ),
  harmony(
    'T3-OH-02',
    'no network permission',
    [MODULE],
    one(MODULE, "      { name: 'ohos.permission.INTERNET' },\n", ''),
  ),
  harmony(
    'T3-OH-03',
    'the bundle name of the demo',
    ['AppScope/app.json5', 'bundleName'],
    one('AppScope/app.json5', 'com.example.chat', 'com.tencentcloud.imdemo'),
  ),
  harmony('T3-OH-03', 'another bundle name than the config', ['AppScope/app.json5', 'bundleName'], {
    config: { harmony_bundle_name: 'com.example.other' },
  }),
  harmony('T3-OH-04', 'another ID than the config', [RAW, 'businessID'], { config: { harmony_buz_id: '50019' } }),
  harmony('T3-OH-04', 'the zero of the template', [RAW, 'businessID'], one(RAW, '"50010"', '"0"')),
  harmony('T3-OH-04', 'a number instead of a text', [RAW, 'businessID'], one(RAW, '"50010"', '50010')),
  harmony('T3-OH-04', 'two different IDs', [ABILITY, 'registerPush'], one(ABILITY, '50010', '50011')),
  harmony('T3-OH-04', 'none at all', ['oh-package.json5'], {
    edit: {
      [ABILITY]: [
        [
          "TIMPushManager.getInstance().registerPush(this.context, 1400000001, 'client-key-of-the-console', 50010);",
          '',
        ],
      ],
    },
    remove: [RAW],
    also: ['T3-COD-01'],
  }),
  harmony('T3-OH-05', 'the listener comes too late', [ABILITY, 'addPushListener'], {
    edit: {
      [ABILITY]: [
        ['    TIMPushManager.getInstance().addPushListener({ onNotificationClicked: (data: string) => {} });\n', ''],
        [
          '50010);\n',
          '50010);\n    TIMPushManager.getInstance().addPushListener({ onNotificationClicked: (data: string) => {} });\n',
        ],
      ],
    },
  }),
  harmony('T3-OH-05', 'an empty appKey', [ABILITY, 'registerPush'], one(ABILITY, "'client-key-of-the-console'", "''")),
  harmony('T3-OH-06', 'a page that is not declared', [MODULE], {
    ...one(MODULE, "path: 'conversation'", "path: 'other'"),
    config: { harmony_click_uri: 'example-chat://www.example.com/conversation' },
  }),
  harmony('T3-OH-06', 'a page of an ability that is not exported', [MODULE], {
    ...one(MODULE, 'exported: true', 'exported: false'),
    config: { harmony_click_uri: 'example-chat://www.example.com/conversation' },
  }),
  harmony(
    'T3-OH-07',
    'HarmonyOS 4',
    ['build-profile.json5', 'compatibleSdkVersion'],
    one('build-profile.json5', '5.0.0(12)', '4.1.0(11)'),
  ),
  harmony(
    'T3-OH-07',
    'no signature',
    ['build-profile.json5', 'signingConfigs'],
    one('build-profile.json5', 'signingConfigs: [', 'signingConfigs: [],\n    former: ['),
  ),
  flutter('T3-COD-01', 'never registered', ['lib/main.dart', 'TencentCloudChatPush()'], {
    ...one(
      PUSH,
      '  await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n',
      '',
    ),
  }),
  flutter(
    'T3-COD-01',
    'an SDKAppID of 0',
    [PUSH, 'sdkAppId'],
    one(PUSH, 'registerPush(', 'registerPush(sdkAppId: 0, '),
  ),
  android('T3-COD-01', 'never registered', ['app/build.gradle.kts'], {
    ...one(KOTLIN, '        TIMPushManager.getInstance().registerPush(this, 1400000001, null, null)\n', ''),
    at: ['app/build.gradle.kts', 'com.tencent.timpush'],
  }),
  flutter(
    'T3-GRD-10',
    'a rule that keeps the names of used classes alone',
    ['android/app/proguard-rules.pro', '-keepnames'],
    one(
      'android/app/proguard-rules.pro',
      '-keep class com.tencent.timpush.** { *; }',
      '-keepnames class com.tencent.timpush.** { *; }',
    ),
  ),
  android(
    'T3-COD-01',
    'in debug builds alone',
    [KOTLIN, 'TIMPushManager.getInstance().registerPush'],
    one(
      KOTLIN,
      'TIMPushManager.getInstance().registerPush',
      'if (BuildConfig.DEBUG) TIMPushManager.getInstance().registerPush',
    ),
  ),
  android('T3-COD-01', 'automatic registration is off', [KOTLIN, 'METHOD_DISABLE'], {
    ...one(
      KOTLIN,
      'TIMPushManager.getInstance().registerPush(this, 1400000001, null, null)',
      'TUICore.callService(TUIConstants.TIMPush.SERVICE_NAME, TUIConstants.TIMPush.METHOD_DISABLE_AUTO_REGISTER_PUSH, null)',
    ),
  }),
  flutter(
    'T3-COD-02',
    'in main',
    ['lib/main.dart', 'registerPush'],
    one(
      'lib/main.dart',
      '  runApp',
      '  TencentCloudChatPush().registerPush(apnsCertificateID: 50008, onNotificationClicked: onlyListener);\n  runApp',
    ),
  ),
  flutter('T3-COD-03', 'an appKey beside the login', [PUSH, 'registerPush'], {
    edit: {
      [PUSH]: [
        ['registerPush(', "registerPush(sdkAppId: 1400000001, appKey: 'client-key', "],
        [
          'void onClick',
          "void signIn(manager) => manager.login(userID: 'alice', userSig: 'made by the server');\n\nvoid onClick",
        ],
      ],
    },
  }),
  flutter(
    'T3-COD-04',
    'the id after registering',
    [PUSH, 'setRegistrationID'],
    one(
      PUSH,
      'onNotificationClicked: onlyListener);\n',
      "onNotificationClicked: onlyListener);\n  await TencentCloudChatPush().setRegistrationID(registrationID: 'alice');\n",
    ),
  ),
  flutter('T3-COD-05', 'nobody listens', [PUSH, 'registerPush'], {
    edit: {
      'lib/main.dart': [
        [
          '  TencentCloudChatPush().addPushListener(\n    listener: TIMPushListener(onNotificationClicked: (String ext) => onClick(ext)),\n  );\n',
          '',
        ],
      ],
    },
    at: [PUSH, 'TencentCloudChatPush()'],
  }),
  flutter(
    'T3-COD-06',
    'twice',
    [PUSH, 'onNotificationClicked'],
    one(PUSH, 'onlyListener);', '({required String ext, String? userID, String? groupID}) => onClick(ext));'),
  ),
  flutter('T3-COD-07', 'no guard', [PUSH, 'jsonDecode('], {
    edit: {
      [PUSH]: [
        ['  try {\n', ''],
        ['  } catch (_) {\n    // A push without ext only opens the app.\n  }\n', ''],
      ],
    },
  }),
  flutter(
    'T3-COD-08',
    'a removed name',
    [PUSH, 'configFCMPrivateRing'],
    one(
      PUSH,
      '  await TencentCloudChatPush().registerPush',
      "  await TencentCloudChatPush().configFCMPrivateRing(channelId: 'a', ringName: 'b', enable: true);\n  await TencentCloudChatPush().registerPush",
    ),
  ),
  flutter(
    'T3-COD-09',
    'the SecretKey',
    [PUSH, 'secretKey'],
    one(
      PUSH,
      'const int apnsCertificate',
      `const secretKey = '${'0123456789abcdef'.repeat(4)}';\nconst int apnsCertificate`,
    ),
  ),
  flutter(
    'T3-COD-10',
    'its own report',
    [PUSH, 'setOfflinePushConfig'],
    one(
      PUSH,
      'void onClick',
      'void report(manager) => manager.setOfflinePushConfig(businessID: 50008, token: token);\n\nvoid onClick',
    ),
  ),
  flutter(
    'T3-COD-10',
    'its own report, through a short name',
    [PUSH, 'doBackground'],
    one(
      PUSH,
      'void onClick',
      'void report() {\n  final it = TencentImSDKPlugin.v2TIMManager.getOfflinePushManager();\n  it.doBackground(unreadCount: 0);\n}\n\nvoid onClick',
    ),
  ),
  uni('T3-COD-07', 'no guard in the handler of the click', ['main.ts', 'JSON.parse'], {
    edit: {
      'main.ts': [
        ['  try {\n', ''],
        ['  } catch {\n    // A push without ext only opens the app.\n  }\n', ''],
      ],
    },
  }),
  ios('T3-COD-05', 'nobody listens', ['Example/AppDelegate.m', '@implementation'], {
    edit: { 'Example/AppDelegate.m': [['onRemoteNotificationReceived', 'handleNotice']] },
  }),
  android('T3-MAN-08', 'one of MultiDex', ['app/src/main/AndroidManifest.xml', '<application'], {
    edit: {
      'app/src/main/AndroidManifest.xml': [['android:name=".MainApplication"', '']],
      [KOTLIN]: [
        ['import android.app.Application', 'import androidx.multidex.MultiDexApplication'],
        [': Application()', ': MultiDexApplication()'],
      ],
    },
  }),
  android('T3-COD-05', 'in a method nothing calls', [KOTLIN, 'addPushListener'], {
    edit: {
      [KOTLIN]: [
        [
          '        TIMPushManager.getInstance().addPushListener',
          '    }\n\n    private fun listen() {\n        TIMPushManager.getInstance().addPushListener',
        ],
      ],
    },
  }),
  android(
    'T3-COD-01',
    'in a method nothing calls',
    [KOTLIN, 'registerPush'],
    one(KOTLIN, 'fun onLogin', 'private fun onLogin'),
  ),
  reactNative(
    'T3-COD-01',
    'behind a return',
    ['App.tsx', 'registerPush'],
    one('App.tsx', '  Push.registerPush', '  return;\n  Push.registerPush'),
  ),
  reactNative('T3-COD-01', 'behind a return, beside a function nothing calls', ['App.tsx', 'registerPush'], {
    ...one('App.tsx', '  Push.registerPush', '  return;\n  Push.registerPush'),
    add: {
      'index.js':
        "import Push from '@tencentcloud/react-native-push';\nexport const demo = (id, key) => {\n  Push.registerPush(id, key);\n};\n",
    },
  }),
  reactNative(
    'T3-COD-14',
    'an event that does not exist',
    ['App.tsx', 'NOTIFICATION_CLICK,'],
    one('App.tsx', 'NOTIFICATION_CLICKED', 'NOTIFICATION_CLICK'),
  ),
  harmony('T3-COD-14', 'an ability as context', [ABILITY, 'registerPush'], one(ABILITY, 'this.context', 'this')),
  uni(
    'T3-UNI-01',
    'an import of no module that is there',
    ['main.ts', 'TencentCloud-push-service'],
    one(
      'main.ts',
      "import * as Push from '@/uni_modules/TencentCloud-Push'",
      "import { registerPush } from '@/uni_modules/TencentCloud-push-service';\nimport * as Push from '@/uni_modules/TencentCloud-Push'",
    ),
  ),
  reactNative('T3-COD-14', 'a channel without its ID', ['App.tsx', 'createNotificationChannel'], {
    ...one(
      'App.tsx',
      'export function start() {',
      "export function start() {\n  Push.createNotificationChannel({ channelId: 'chat', channelName: 'Chat' }, console.log);",
    ),
  }),
  reactNative(
    'T3-RN-04',
    'the package under another name',
    ['package.json', 'react-native-pushs'],
    one('package.json', '@tencentcloud/react-native-push', '@tencentcloud/react-native-pushs'),
  ),
  reactNative('T3-RN-04', 'a lock file without the package', ['package-lock.json'], {
    add: { 'package-lock.json': '{ "lockfileVersion": 3 }\n' },
  }),
  reactNative('T3-RN-04', 'a file of Expo that is not there', ['app.json', 'googleServicesFile'], {
    add: { 'app.json': '{\n  "expo": {\n    "android": { "googleServicesFile": "./google.json" }\n  }\n}\n' },
  }),
  reactNative('T3-RN-04', 'nothing links the package', ['android/settings.gradle'], {
    ...one('android/settings.gradle', '; applyNativeModulesSettingsGradle(settings)', ''),
  }),
  harmony(
    'T3-OH-08',
    'a misspelt entity',
    [MODULE, 'entity.systm.home'],
    one(MODULE, 'entity.system.home', 'entity.systm.home'),
  ),
  reactNative('T3-GRD-05', "React Native's own included build hides no repository", [ROOT], {
    edit: {
      [ROOT]: [
        ["maven { url 'https://developer.hihonor.com/repo' }\n    }\n}\n", '}\n}\n'],
        ["maven { url 'https://developer.hihonor.com/repo' }\n    }\n    dep", '}\n    dep'],
      ],
    },
  }),
  flutter(
    'T3-CFG-17',
    "a vendor's certificate ID for iPhones",
    ['lib/push.dart', '50005'],
    one('lib/push.dart', '50008', '50005'),
  ),
  flutter('T3-COD-04', 'after the function that registers', ['lib/push.dart', 'setRegistrationID'], {
    edit: {
      'lib/push.dart': [
        [
          'void onClick',
          "Future<void> start() async {\n  await onLoginSuccess();\n  await TencentCloudChatPush().setRegistrationID(registrationID: 'a');\n}\n\nvoid onClick",
        ],
      ],
    },
  }),
  flutter(
    'T3-HON-03',
    'a mistyped plugin',
    [APP, 'asplugins'],
    one(APP, "'com.hihonor.mcs.asplugin'", "'com.hihonor.mcs.asplugins'"),
  ),
  flutter(
    'T3-FCM-03',
    'a mistyped class path',
    ['android/build.gradle', 'google-service:'],
    one('android/build.gradle', 'google-services:', 'google-service:'),
  ),
  reactNative(
    'T3-RN-04',
    'a mistyped import',
    ['App.tsx', 'native-pusch'],
    one('App.tsx', 'react-native-push', 'react-native-pusch'),
  ),
  reactNative(
    'T3-DET-04',
    'a range that ends before 1.4.0',
    ['package.json', '~1.0.2'],
    one('package.json', '^1.4.0', '~1.0.2'),
  ),
  android(
    'T3-GRD-10',
    'one star keeps no class below',
    ['app/proguard-rules.pro'],
    one('app/proguard-rules.pro', 'com.tencent.timpush.**', 'com.tencent.timpush.*'),
  ),
  android(
    'T3-GRD-10',
    'no warnings, but no keep',
    ['app/proguard-rules.pro'],
    one('app/proguard-rules.pro', '-keep class com.tencent.timpush.** { *; }', '-dontwarn com.tencent.timpush.**'),
  ),
  android('T3-COD-13', 'constants in the wrong order', [KOTLIN, 'registerPush'], {
    edit: {
      [KOTLIN]: [
        ['class Main', 'const val ID = 1400000001\nconst val KEY = "client-key"\n\nclass Main'],
        ['this, 1400000001, null', 'this, KEY, ID'],
      ],
    },
  }),
  android('T3-COD-13', 'constants of another file in the wrong order', [KOTLIN, 'registerPush'], {
    ...one(KOTLIN, 'this, 1400000001, null', 'this, Ids.KEY, Ids.ID'),
    add: {
      'app/src/main/java/com/example/chat/Ids.kt':
        'object Ids {\n    const val ID = 1400000001\n    const val KEY = "client-key"\n}\n',
    },
  }),
  reactNative('T3-RN-04', 'imported, and lost from package.json', ['package.json', 'dependencies'], {
    edit: {
      'package.json': [
        [
          '    "react-native": "0.73.0",\n    "@tencentcloud/react-native-push": "^1.4.0"',
          '    "react-native": "0.73.0"',
        ],
      ],
    },
  }),
  uni('T3-DET-03', 'uni-push switched on', ['manifest.json', 'unipush'], {
    ...one(
      'manifest.json',
      '"name": "example",',
      '"name": "example", // comments are allowed here\n    "app-plus": { "distribute": { "sdkConfigs": {\n        "push": { "unipush": { "offline": true } }\n    } } },',
    ),
  }),
  flutter(
    'BLD-03',
    'a name that nothing sets',
    [APP, '$pushVerson'],
    one(APP, 'vivo:$pushVersion', 'vivo:$pushVerson'),
  ),
  flutter('BLD-03', 'single quotes, in which Groovy fills nothing in', [APP, "'com.tencent.timpush:oppo"], {
    ...one(APP, '"com.tencent.timpush:oppo:$pushVersion"', "'com.tencent.timpush:oppo:$pushVersion'"),
  }),
  flutter('T3-GRD-13', 'a mistyped vendor', [APP, 'xiomi'], one(APP, 'timpush:xiaomi', 'timpush:xiomi')),
  android('T3-GRD-13', 'a mistyped group', ['app/build.gradle.kts', 'timpsh'], {
    ...one('app/build.gradle.kts', 'com.tencent.timpush:oppo', 'com.tencent.timpsh:oppo'),
  }),
  flutter('T3-GRD-13', 'tuicore is excluded', [APP, 'exclude group'], {
    ...one(
      APP,
      'flutter {',
      "configurations.all {\n    exclude group: 'com.tencent.liteav.tuikit', module: 'tuicore'\n}\n\nflutter {",
    ),
  }),
  flutter('T3-GRD-13', 'FCM without Firebase', [APP, 'exclude group'], {
    ...one(
      APP,
      '"com.tencent.timpush:fcm:$pushVersion"',
      '("com.tencent.timpush:fcm:$pushVersion") {\n        exclude group: \'com.google.firebase\'\n    }',
    ),
  }),
  flutter('T3-GRD-05', 'a mistyped repository', ['android/build.gradle', 'hihonor.com/repos'], {
    ...one('android/build.gradle', "hihonor.com/repo' }\n    }\n}", "hihonor.com/repos' }\n    }\n}"),
  }),
  flutter('T3-GRD-11', 'minSdk in a map', [APP, 'minSdkVersion'], {
    edit: {
      [APP]: [['minSdkVersion 21', 'minSdkVersion rootProject.ext.sdk.min']],
      'android/build.gradle': [['buildscript {', 'buildscript {\n    ext.sdk = [min: 19, target: 34]']],
    },
  }),
  flutter('T3-MAN-04', 'no INTERNET', [MANIFEST, 'tools:node'], {
    ...one(
      MANIFEST,
      '<application\n',
      '<uses-permission android:name="android.permission.INTERNET" xmlns:tools="http://schemas.android.com/tools" tools:node="remove" />\n    <application\n',
    ),
  }),
  flutter('T3-GRD-13', 'a vendor of debug builds', [APP, 'debugImplementation'], {
    ...one(APP, 'implementation "com.tencent.timpush:huawei', 'debugImplementation "com.tencent.timpush:huawei'),
  }),
  flutter('T3-CFG-13', 'a flavour with the id of another app', [APP, '[VIVO_APPID'], {
    ...one(
      APP,
      '    signingConfigs {\n',
      '    flavorDimensions "env"\n    productFlavors {\n        dev {\n            manifestPlaceholders = [VIVO_APPID: "1"]\n        }\n        prod {}\n    }\n\n    signingConfigs {\n',
    ),
  }),
  flutter('T3-MAN-04', 'a permission that ends below Android 13', [MANIFEST, 'android.permission.POST_NOTIFICATIONS'], {
    edit: { [MANIFEST]: [['POST_NOTIFICATIONS" />', 'POST_NOTIFICATIONS" android:maxSdkVersion="32" />']] },
  }),
  flutter('T3-MAN-01', 'another class in the manifest of debug builds', [DEBUG_MANIFEST, 'android:name'], {
    add: {
      [DEBUG_MANIFEST]:
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools">\n    <application\n        android:name="io.flutter.app.FlutterApplication"\n        tools:replace="android:name" />\n</manifest>\n',
    },
  }),
  flutter('T3-GRD-13', 'an artifact that every configuration leaves out', [APP, 'exclude group'], {
    edit: {
      [APP]: [
        [
          'dependencies {',
          "configurations.all {\n    exclude group: 'com.tencent.timpush', module: 'oppo'\n}\n\ndependencies {",
        ],
      ],
    },
  }),
  flutter('T3-GRD-03', 'a version that is forced', ['android/build.gradle', 'force '], {
    edit: {
      'android/build.gradle': [
        [
          'rootProject.buildDir',
          "configurations.all {\n    resolutionStrategy {\n        force 'com.tencent.timpush:fcm:7.7.5283'\n    }\n}\n\nrootProject.buildDir",
        ],
      ],
    },
  }),
  flutter('T3-GRD-13', 'a dot in the place of a colon', [APP, 'com.tencent.timpush.oppo'], {
    edit: { [APP]: [['timpush:oppo:', 'timpush.oppo:']] },
  }),
  flutter('T3-HW-01', 'the file below src/main', ['android/app/src/main/agconnect-services.json'], {
    move: { 'android/app/agconnect-services.json': 'android/app/src/main/agconnect-services.json' },
  }),
  flutter(
    'T3-CFG-07',
    'one artifact twice in the place of another',
    [APP, 'timpush:oppo:$pushVersion"\n    implementation "com.tencent.timpush:meizu'],
    {
      edit: { [APP]: [['timpush:vivo:', 'timpush:oppo:']] },
    },
  ),
  android('T3-COD-05', 'a listener added in a method that only an unused one calls', [KOTLIN, 'addPushListener'], {
    edit: {
      [KOTLIN]: [
        [
          '        TIMPushManager.getInstance().addPush',
          '    }\n\n    private fun prepare() {\n        listen()\n    }\n\n    private fun listen() {\n        TIMPushManager.getInstance().addPush',
        ],
      ],
    },
  }),
  flutter('T3-CFG-01', 'the config under a name with a slip', ['android/app/src/main/assets/timpush-config.json'], {
    move: { [CONFIG]: 'android/app/src/main/assets/timpush-config.json' },
  }),
  flutter(
    'T3-HW-05',
    'release builds with the key of this machine',
    [APP, '            signingConfig signingConfigs.debug'],
    {
      edit: {
        [APP]: [
          [
            '            signingConfig signingConfigs.release\n            proguardFiles',
            '            signingConfig signingConfigs.debug\n            proguardFiles',
          ],
        ],
      },
    },
  ),
  flutter(
    'T3-GRD-05',
    'a repository that only the settings list beside those of the projects',
    [
      'android/build.gradle',
      "repositories {\n        google()\n        mavenCentral()\n        maven { url 'https://mirrors",
    ],
    inSettings('', 'https://developer.hihonor.com/repo'),
  ),
  flutter('T3-HON-03', 'another id of the same maker', [APP, 'com.hihonor.asplugin'], {
    edit: { [APP]: [['com.hihonor.mcs.asplugin', 'com.hihonor.asplugin']] },
  }),
  android('BLD-03', 'a block whose name is cut off', ['settings.gradle.kts', 'dependencyResolution {'], {
    edit: { 'settings.gradle.kts': [['dependencyResolutionManagement {', 'dependencyResolution {']] },
    also: ['T3-GRD-05'],
  }),
  flutter('BLD-09', 'an alias that starts an activity that is not there', [MANIFEST, 'android:targetActivity'], {
    edit: {
      [MANIFEST]: [
        [
          '    </application>',
          '        <activity-alias\n            android:name=".Icon"\n            android:exported="true"\n            android:targetActivity=".SplashActivity">\n            <intent-filter>\n                <action android:name="android.intent.action.MAIN" />\n                <category android:name="android.intent.category.LAUNCHER" />\n            </intent-filter>\n        </activity-alias>\n    </application>',
        ],
      ],
    },
  }),
  android('T3-COD-05', 'a listener that is not added', [KOTLIN, 'object : TIMPushListener'], {
    edit: { [KOTLIN]: [['TIMPushManager.getInstance().addPushListener(', 'val listener = (']] },
  }),
  android('T3-COD-05', 'a listener in debug builds alone', [KOTLIN, 'addPushListener'], {
    edit: {
      [KOTLIN]: [
        [
          '        TIMPushManager.getInstance().addPush',
          '        if (BuildConfig.DEBUG) TIMPushManager.getInstance().addPush',
        ],
      ],
    },
  }),
  flutter('BLD-11', 'a permission inside of <application>', [MANIFEST, '        <uses-permission'], {
    edit: {
      [MANIFEST]: [
        ['    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />\n', ''],
        [
          '        <activity',
          '        <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />\n        <activity',
        ],
      ],
    },
  }),
  flutter('T3-MAN-04', 'a mistyped permission', [MANIFEST, 'POST_NOTIFICATION"'], {
    ...one(MANIFEST, 'POST_NOTIFICATIONS', 'POST_NOTIFICATION'),
  }),
  android(
    'T3-MAN-08',
    'an application class that the manifest does not name',
    ['app/src/main/AndroidManifest.xml', '<application'],
    {
      ...one('app/src/main/AndroidManifest.xml', '        android:name=".MainApplication"\n', ''),
    },
  ),
  flutter('T3-COD-05', 'a listener without the click', ['lib/main.dart', 'TIMPushListener('], {
    ...one('lib/main.dart', 'onNotificationClicked: (String ext) => onClick(ext)', 'onRecvPushMessage: print'),
  }),
  flutter('T3-COD-01', 'only on iPhones', [PUSH, 'registerPush(apns'], {
    ...one(
      PUSH,
      '  await TencentCloudChatPush().registerPush(',
      '  if (Platform.isIOS) await TencentCloudChatPush().registerPush(',
    ),
  }),
  flutter('T3-COD-01', 'only in debug builds', [PUSH, 'registerPush(apns'], {
    ...one(
      PUSH,
      '  await TencentCloudChatPush().registerPush(',
      '  if (kDebugMode) await TencentCloudChatPush().registerPush(',
    ),
  }),
  reactNative('T3-COD-01', 'no appKey and no login', ['App.tsx', 'registerPush('], {
    ...one('App.tsx', "'client-key-of-the-console'", "''"),
  }),
  flutter('T3-CFG-03', 'no block of a package', [CONFIG, '{'], {
    edit: {
      [CONFIG]: [
        ['  "com.example.chat": {\n', ''],
        ['99887766554433221100ffeeddccbbaa"\n  }\n', '99887766554433221100ffeeddccbbaa"\n'],
      ],
    },
  }),
  flutter('T3-HON-02', 'an empty object', ['android/app/mcs-services.json'], {
    add: { 'android/app/mcs-services.json': '{}\n' },
  }),
  flutter('T3-COD-01', 'in functions that only unused ones call', [PUSH, 'registerPush(apns'], {
    ...one(
      PUSH,
      'Future<void> onLoginSuccess() async {',
      'Future<void> _unused() => PushStart.run();\n\nclass PushStart {\n  static Future<void> run() => _start();\n}\n\nFuture<void> _start() async {',
    ),
  }),
  flutter('T3-COD-01', 'where the login failed', [PUSH, 'registerPush(apns'], {
    ...one(
      PUSH,
      '  await TencentCloudChatPush().registerPush(',
      "  final result = await manager.login(userID: 'a', userSig: 'made by the server');\n  if (result.code != 0) await TencentCloudChatPush().registerPush(",
    ),
  }),
  flutter('T3-COD-01', 'on no phone', [PUSH, 'registerPush(apns'], {
    ...one(
      PUSH,
      '  await TencentCloudChatPush().registerPush(',
      '  if (Platform.isMacOS) await TencentCloudChatPush().registerPush(',
    ),
  }),
  flutter('T3-COD-13', 'a function for taps that is called', [PUSH, 'onNotificationClicked'], {
    edit: {
      [PUSH]: [
        ['registerPush(apns', 'registerPush(onNotificationClicked: onClick(), apns'],
        ['(String ext)', '({required String ext, String? userID, String? groupID})'],
      ],
    },
    also: ['T3-COD-06'],
  }),
  flutter('T3-FCM-02', 'an app id of another project', ['android/app/google-services.json', 'mobilesdk_app_id'], {
    ...one('android/app/google-services.json', '"1:', '"1:9'),
  }),
  flutter('T3-COD-13', 'a function for taps without ext', [PUSH, '(String ext)'], {
    ...one(PUSH, 'registerPush(apns', 'registerPush(onNotificationClicked: onClick, apns'),
    also: ['T3-COD-06'],
  }),
  flutter('T3-COD-12', 'before the login of the same function', [PUSH, 'registerPush(apns'], {
    ...one(
      PUSH,
      'Future<void> onLoginSuccess() async {',
      "Future<void> signIn(manager) async {\n  await start();\n  await manager.login(userID: 'alice', userSig: 'made by the server');\n}\n\nFuture<void> start() async {",
    ),
  }),
  android('T3-COD-12', 'before the login (Kotlin)', [KOTLIN, '.registerPush('], {
    edit: {
      [KOTLIN]: [
        [
          'registerPush(this, 1400000001, null, null)',
          'registerPush(this, 1400000001, null, object : TIMPushCallback { override fun onSuccess(data: Any?) {} })\n        V2TIMManager.getInstance().login("alice", "made by the server", null)',
        ],
        [
          'import com.tencent.qcloud.tim.push.TIMPushManager',
          'import com.tencent.qcloud.tim.push.TIMPushCallback\nimport com.tencent.qcloud.tim.push.TIMPushManager',
        ],
      ],
    },
  }),
  flutter('T3-COD-13', 'an SDKAppID as text', [PUSH, 'sdkAppId'], {
    ...one(PUSH, 'registerPush(', "registerPush(sdkAppId: '1400000001', appKey: 'client-key', "),
  }),
  android('T3-COD-13', 'an SDKAppID as text (Kotlin)', [KOTLIN, '"1400000001"'], {
    ...one(KOTLIN, 'this, 1400000001', 'this, "1400000001"'),
  }),
  reactNative('T3-COD-13', 'arguments the wrong way round', ['App.tsx', 'registerPush('], {
    ...one('App.tsx', "1400000001, 'client-key-of-the-console'", "'client-key-of-the-console', 1400000001"),
  }),
  flutter(
    'T3-COD-11',
    'silent in the foreground',
    [PUSH, 'disablePostNotificationInForeground'],
    one(
      PUSH,
      '  await TencentCloudChatPush().registerPush',
      '  await TencentCloudChatPush().disablePostNotificationInForeground(disable: true);\n  await TencentCloudChatPush().registerPush',
    ),
  ),
  {
    base: 'healthy-current',
    rule: 'T3-CFG-17',
    name: 'two vendors with one certificate ID',
    at: ['android/app/src/main/assets/timpush-configs.json', 'vivoPushBussinessId'],
    edit: { 'android/app/src/main/assets/timpush-configs.json': [['"50006"', '"50003"']] },
  },
  {
    base: 'healthy-native-android',
    rule: 'T3-FCM-02',
    name: 'a google-services.json of a flavour that is for another app',
    at: ['app/src/dev/google-services.json', 'com.example.other'],
    edit: {
      'app/build.gradle.kts': [
        [
          '    signingConfigs {',
          '    flavorDimensions += "shop"\n    productFlavors {\n        create("dev") { dimension = "shop" }\n    }\n    signingConfigs {',
        ],
      ],
    },
    add: {
      'app/src/dev/google-services.json':
        '{"project_info":{"project_number":"100000000001","project_id":"x"},"client":[{"client_info":{"mobilesdk_app_id":"1:100000000001:android:0123456789abcdef","android_client_info":{"package_name":"com.example.other"}}}]}\n',
    },
  },
  {
    base: 'healthy-native-android',
    rule: 'T3-HW-04',
    name: 'an agconnect-services.json of a flavour that is for another app',
    at: ['app/src/dev/agconnect-services.json', 'com.example.other'],
    edit: {
      'app/build.gradle.kts': [
        [
          '    signingConfigs {',
          '    flavorDimensions += "shop"\n    productFlavors {\n        create("dev") { dimension = "shop" }\n    }\n    signingConfigs {',
        ],
      ],
    },
    add: {
      'app/src/dev/agconnect-services.json':
        '{"client":{"app_id":"100000001","package_name":"com.example.other"},"app_info":{"app_id":"100000001","package_name":"com.example.other"}}\n',
    },
  },
  {
    base: 'healthy-native-android',
    rule: 'T3-MAN-04',
    name: 'a flavour that takes the permission out',
    at: ['app/src/dev/AndroidManifest.xml', 'POST_NOTIFICATIONS'],
    edit: {
      'app/build.gradle.kts': [
        [
          '    signingConfigs {',
          '    flavorDimensions += "shop"\n    productFlavors {\n        create("dev") { dimension = "shop" }\n    }\n    signingConfigs {',
        ],
      ],
    },
    add: {
      'app/src/dev/AndroidManifest.xml':
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools">\n    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" tools:node="remove" />\n</manifest>\n',
    },
  },
  {
    base: 'healthy-native-ios',
    rule: 'T3-IOS-03',
    name: 'a template value behind the end of a block',
    at: ['Example/AppDelegate.m', 'return 0;'],
    edit: {
      'Example/AppDelegate.m': [
        [
          '#if DEBUG\n    return 50008;\n#else\n    return 50009;\n#endif\n',
          '    if (_debug) { return 50008; }\n    return 0;\n',
        ],
      ],
    },
  },
  {
    base: 'healthy-native-ios',
    rule: 'T3-IOS-03',
    name: 'a template value on one branch',
    at: ['Example/AppDelegate.m', 'return 0;'],
    edit: { 'Example/AppDelegate.m': [['return 50008;', 'return 0;']] },
  },
  {
    base: 'healthy-native-ios',
    rule: 'T3-IOS-03',
    name: 'a template value behind a name',
    at: ['Example/AppDelegate.m', 'kBusinessID 0'],
    edit: {
      'Example/AppDelegate.m': [
        ['return 50009;', 'return kBusinessID;'],
        ['@implementation AppDelegate', '#define kBusinessID 0\n@implementation AppDelegate'],
      ],
    },
  },
];
