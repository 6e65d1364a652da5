// One planted defect per rule of the two discontinued plugins: what is changed in the healthy project, and the line that must be named.
import type { Change } from './bench.js';
import { type Defect, older } from './planted.js';

const MANIFEST = 'android/app/src/main/AndroidManifest.xml';
const ROOT = 'android/build.gradle';
const APP = 'android/app/build.gradle';
const PUBSPEC = 'pubspec.yaml';
const CONSTANTS = 'lib/push_constant.dart';
const PUSH = 'lib/push.dart';
const DELEGATE = 'ios/Runner/AppDelegate.swift';
const PROJECT = 'ios/Runner.xcodeproj/project.pbxproj';
const ENTITLEMENTS = 'ios/Runner/Runner.entitlements';

const inManifest = (from: string, to: string): Change => ({ edit: { [MANIFEST]: [[from, to]] } });
const permission = (name: string): string => `    <uses-permission android:name="${name}" />\n`;

export const oldDefects: readonly Defect[] = [
  older('PUB-01', 'both old packages', [PUBSPEC, 'tim_ui_kit_push_plugin'], {
    edit: {
      [PUBSPEC]: [['  tim_ui_kit_push_plugin', '  tencent_chat_push_for_china: 3.1.1\n  tim_ui_kit_push_plugin']],
    },
    gone: ['PUB-02'],
    also: ['FCM-05'],
  }),
  older('PUB-04', 'Honor with a package before 2.0.0', [PUBSPEC, 'tim_ui_kit_push_plugin'], {
    edit: { [PUBSPEC]: [['^3.1.2+1', '1.5.0']] },
    also: ['MAN-06'],
  }),
  older('PUB-05', 'a removed call', [PUSH, 'displayNotification'], {
    edit: {
      [PUSH]: [['    final bool uploaded', "    plugin.displayNotification(channelID: 'x');\n    final bool uploaded"]],
    },
  }),
  older('PUB-06', 'no firebase_core', [PUBSPEC, 'tim_ui_kit_push_plugin'], {
    edit: { [PUBSPEC]: [['  firebase_core: ^2.21.0\n', '']] },
  }),
  older('PUB-07', 'firebase_core of the README', [PUBSPEC, 'firebase_core'], {
    edit: { [PUBSPEC]: [['^2.21.0', '1.12.0']] },
  }),
  older('PUB-08', 'Dart before null safety', [PUBSPEC, 'sdk: ">=2.7.0'], {
    edit: { [PUBSPEC]: [['>=2.17.0', '>=2.7.0']] },
  }),
  older('FCM-01', 'initializeApp in a comment', ['lib/main.dart', 'runApp'], {
    edit: { 'lib/main.dart': [['  await Firebase.initializeApp();', '  // await Firebase.initializeApp();']] },
  }),
  older('FCM-01', 'no binding', ['lib/main.dart', 'runApp'], {
    edit: { 'lib/main.dart': [['  WidgetsFlutterBinding.ensureInitialized();\n', '']] },
  }),
  older('FCM-02', 'no google-services.json', ['android/app/google-services.json'], {
    remove: ['android/app/google-services.json'],
  }),
  older('FCM-03', "another app's google-services.json", ['android/app/google-services.json', 'package_name'], {
    edit: { 'android/app/google-services.json': [['com.example.chat', 'com.example.other']] },
  }),
  older('FCM-04', 'no isUseGoogleFCM', [PUSH, 'TimUiKitPushPlugin('], {
    edit: { [PUSH]: [['isUseGoogleFCM: true', '']] },
  }),
  older('FCM-05', 'isUseGoogleFCM in the mainland edition', [PUSH, 'isUseGoogleFCM'], {
    base: 'healthy-mainland',
    edit: { [PUSH]: [['TimUiKitPushPlugin()', 'TimUiKitPushPlugin(isUseGoogleFCM: false)']] },
  }),
  older(
    'FCM-06',
    'plain http',
    [MANIFEST, 'usesCleartextTraffic'],
    inManifest('android:icon', 'android:usesCleartextTraffic="true"\n        android:icon'),
  ),
  older(
    'MAN-01',
    'a remark inside a tag',
    [MANIFEST, '// Add this line'],
    inManifest('<activity\n', '<activity // Add this line\n'),
  ),
  older(
    'MAN-02',
    'a trailing blank',
    [MANIFEST, 'CHANGE_BADGE '],
    inManifest('huawei.android.launcher.permission.CHANGE_BADGE', 'huawei.android.launcher.permission.CHANGE_BADGE '),
  ),
  older('MAN-03', 'a placeholder of the guide', [MANIFEST, 'Enter the vivo'], {
    ...inManifest('android:value="100200300"', 'android:value="Enter the vivo APPID"'),
    also: ['VIVO-02'],
  }),
  older('MAN-04', 'no exported', [MANIFEST, '<activity'], inManifest('            android:exported="true"\n', '')),
  older(
    'MAN-07',
    'a slip in the category of the launcher',
    [MANIFEST, 'category.LAUCHER'],
    inManifest('category.LAUNCHER', 'category.LAUCHER'),
  ),
  older('MAN-05', 'standard launch mode', [MANIFEST, 'launchMode'], inManifest('singleTop', 'standard')),
  older('MAN-06', 'an old Mi client that does not bring it', [MANIFEST, '<application'], {
    edit: { [PUBSPEC]: [['^3.1.2+1', '2.4.0']] },
  }),
  older(
    'HW-01',
    'no badge permission',
    [MANIFEST, '<application'],
    inManifest(permission('com.huawei.android.launcher.permission.CHANGE_BADGE'), ''),
  ),
  older('HW-02', 'no repository for plugins', [ROOT, 'repositories'], {
    edit: { [ROOT]: [["        maven { url 'https://developer.huawei.com/repo/' }\n", '']] },
  }),
  older('HW-02', 'repository only in a comment', [ROOT, "// maven { url 'https://developer.huawei"], {
    edit: { [ROOT]: [['        maven { url', '        // maven { url']] },
  }),
  older(
    'HW-03',
    'no repository for libraries',
    [ROOT, "repositories {\n        google()\n        mavenCentral()\n        maven { url 'https://developer.hihonor"],
    {
      edit: {
        [ROOT]: [
          [
            "        maven { url 'https://developer.huawei.com/repo/' }\n        maven { url 'https://developer.hihonor",
            "        maven { url 'https://developer.hihonor",
          ],
        ],
      },
    },
  ),
  older('HW-04', 'http', [ROOT, 'http://developer'], {
    edit: { [ROOT]: [['https://developer.huawei', 'http://developer.huawei']] },
  }),
  older('HW-05', 'no agcp', [ROOT, 'dependencies {'], {
    edit: { [ROOT]: [["        classpath 'com.huawei.agconnect:agcp:1.9.1.301'\n", '']] },
  }),
  older('HW-05', 'agcp too old', [ROOT, 'agcp:1.2'], { edit: { [ROOT]: [['agcp:1.9.1.301', 'agcp:1.2.0.300']] } }),
  older('HW-06', 'plugin not applied', [APP, "apply plugin: 'com.android.application'"], {
    edit: { [APP]: [["apply plugin: 'com.huawei.agconnect'\n", '']] },
  }),
  older('HW-06', 'plugin applied too early', [APP, 'com.huawei.agconnect'], {
    edit: {
      [APP]: [
        ["apply plugin: 'com.huawei.agconnect'\n", ''],
        [
          "apply plugin: 'com.android.application'\n",
          "apply plugin: 'com.huawei.agconnect'\napply plugin: 'com.android.application'\n",
        ],
      ],
    },
  }),
  older('HW-07', 'no agconnect-services.json', ['android/app/agconnect-services.json'], {
    remove: ['android/app/agconnect-services.json'],
  }),
  older('HW-08', "another app's file", ['android/app/agconnect-services.json', '"package_name": "com.example.other"'], {
    edit: {
      'android/app/agconnect-services.json': [
        ['com.example.chat', 'com.example.other'],
        ['com.example.chat', 'com.example.other'],
      ],
    },
  }),
  older('HW-08', 'another app id than configured', ['android/app/agconnect-services.json', '"app_id"'], {
    config: { hw_app_id: '100000009' },
  }),
  older('HW-09', 'debug key', [APP, 'buildTypes'], {
    edit: { [APP]: [['        debug {\n            signingConfig signingConfigs.release\n        }\n', '']] },
  }),
  older('HW-10', 'signingConfigs in buildscript', [ROOT, 'signingConfigs'], {
    edit: {
      [ROOT]: [['    dependencies {', '    signingConfigs {\n        release {\n        }\n    }\n    dependencies {']],
    },
  }),
  older(
    'HON-01',
    'no app id',
    [MANIFEST, '<application'],
    inManifest('        <meta-data android:name="com.hihonor.push.app_id" android:value="104000001" />\n', ''),
  ),
  older('HON-01', 'outside of application', [MANIFEST, 'com.hihonor.push.app_id'], {
    edit: {
      [MANIFEST]: [
        ['        <meta-data android:name="com.hihonor.push.app_id" android:value="104000001" />\n', ''],
        [
          '    </application>\n',
          '    </application>\n    <meta-data android:name="com.hihonor.push.app_id" android:value="104000001" />\n',
        ],
      ],
    },
  }),
  older('HON-01', 'another id than configured', [MANIFEST, 'com.hihonor.push.app_id'], {
    config: { honor_app_id: '104000009' },
  }),
  older(
    'HON-02',
    'no badge permission',
    [MANIFEST, '<application'],
    inManifest(permission('com.hihonor.android.launcher.permission.CHANGE_BADGE'), ''),
  ),
  older('HON-03', 'settings own the repositories', ['android/settings.gradle', 'repositories {'], {
    edit: {
      'android/settings.gradle': [
        [
          "include ':app'\n",
          "include ':app'\ndependencyResolutionManagement {\n    repositoriesMode.set(RepositoriesMode.PREFER_SETTINGS)\n    repositories {\n        google()\n        maven { url 'https://developer.huawei.com/repo/' }\n    }\n}\n",
        ],
      ],
      [ROOT]: [["        maven { url 'https://developer.hihonor.com/repo' }\n", '']],
    },
  }),
  older(
    'VIVO-01',
    'no api_key',
    [MANIFEST, '<application'],
    inManifest(
      '        <meta-data android:name="com.vivo.push.api_key" android:value="00112233445566778899aabbccddeeff" />\n',
      '',
    ),
  ),
  older(
    'VIVO-02',
    'no app_id',
    [MANIFEST, '<application'],
    inManifest('        <meta-data android:name="com.vivo.push.app_id" android:value="100200300" />\n', ''),
  ),
  older(
    'VIVO-02',
    'letters in the app_id',
    [MANIFEST, 'com.vivo.push.app_id'],
    inManifest('android:value="100200300"', 'android:value="10020030O"'),
  ),
  older('VIVO-03', 'swapped', [MANIFEST, 'com.vivo.push.api_key'], {
    edit: {
      [MANIFEST]: [
        ['00112233445566778899aabbccddeeff', '@@'],
        ['100200300', '00112233445566778899aabbccddeeff'],
        ['@@', '100200300'],
      ],
    },
  }),
  older(
    'VIVO-03',
    'one value for both',
    [MANIFEST, 'com.vivo.push.api_key'],
    inManifest('00112233445566778899aabbccddeeff', '100200300'),
  ),
  older('VIVO-03', 'another id than configured', [MANIFEST, 'com.vivo.push.app_id'], {
    config: { vivo_app_id: '100200999' },
  }),
  older('VIVO-04', 'a placeholder nobody reads', [APP, 'vivo_APPID'], {
    edit: {
      [APP]: [
        ['        versionCode 1', '        manifestPlaceholders += [vivo_APPID: "100200300"]\n        versionCode 1'],
      ],
    },
  }),
  older('VIVO-05', 'an undefined placeholder', [MANIFEST, '${VIVO_APPID}'], {
    edit: {
      [MANIFEST]: [['android:value="100200300"', 'android:value="${VIVO_APPID}"']],
      [APP]: [
        ['        versionCode 1', '        manifestPlaceholders += [vivo_APPID: "100200300"]\n        versionCode 1'],
      ],
    },
    also: ['VIVO-04'],
  }),
  older('VIVO-06', 'a missing comma', [APP, '"vivo_APPID"'], {
    edit: {
      [APP]: [
        [
          '        versionCode 1',
          '        manifestPlaceholders += [\n            "vivo_APPID" : "100200300"\n            "vivo_APPKEY" : "00112233445566778899aabbccddeeff"\n        ]\n        versionCode 1',
        ],
      ],
    },
    also: ['VIVO-04'],
  }),
  older(
    'VIVO-07',
    'no badge permission',
    [MANIFEST, '<application'],
    inManifest(permission('com.vivo.notification.permission.BADGE_ICON'), ''),
  ),
  older('MI-01', 'no permission with an old package', [MANIFEST, '<application'], {
    also: ['MAN-06'],
    edit: {
      [PUBSPEC]: [['^3.1.2+1', '2.4.0']],
      [MANIFEST]: [
        [
          '    <permission android:name="${applicationId}.permission.MIPUSH_RECEIVE" android:protectionLevel="signature" />\n',
          '',
        ],
        [permission('${applicationId}.permission.MIPUSH_RECEIVE'), ''],
      ],
    },
  }),
  older(
    'MI-02',
    "another app's permission",
    [MANIFEST, 'com.example.demo.permission.MIPUSH_RECEIVE'],
    inManifest('${applicationId}.permission.MIPUSH_RECEIVE', 'com.example.demo.permission.MIPUSH_RECEIVE'),
  ),
  older(
    'OPPO-01',
    'one permission missing',
    [MANIFEST, '<application'],
    inManifest(permission('com.heytap.mcs.permission.RECIEVE_MCS_MESSAGE'), ''),
  ),
  older(
    'OPPO-02',
    'spelling corrected',
    [MANIFEST, 'RECEIVE_MCS_MESSAGE'],
    inManifest('com.heytap.mcs.permission.RECIEVE', 'com.heytap.mcs.permission.RECEIVE'),
  ),
  older('OPPO-03', 'another channel sent', [PUSH, 'androidOPPOChannelID'], {
    edit: { [PUSH]: [['androidOPPOChannelID: PushConstant.channelId', "androidOPPOChannelID: 'other'"]] },
  }),
  older(
    'MZ-01',
    'no permission',
    [MANIFEST, '<application'],
    inManifest(permission('com.meizu.flyme.push.permission.RECEIVE'), ''),
  ),
  older(
    'MZ-02',
    'declared but not used',
    [MANIFEST, '.push.permission.MESSAGE'],
    inManifest(permission('${applicationId}.push.permission.MESSAGE'), ''),
  ),
  older(
    'MZ-03',
    'no C2D_MESSAGE',
    [MANIFEST, 'C2D_MESSAGE'],
    inManifest(permission('com.example.chat.permission.C2D_MESSAGE'), ''),
  ),
  older('GRD-01', 'no applicationId', [APP, 'defaultConfig'], {
    edit: { [APP]: [['        applicationId "com.example.chat"\n', '']] },
  }),
  older('GRD-01', 'another package than configured', [APP, 'applicationId'], {
    config: { package_name: 'com.example.other' },
  }),
  older('GRD-02', 'minSdk 16', [APP, 'minSdkVersion'], {
    edit: { [APP]: [['minSdkVersion 21', 'minSdkVersion 16']] },
  }),
  older('GRD-03', 'jcenter', [ROOT, 'jcenter'], { edit: { [ROOT]: [['mavenCentral()', 'jcenter()']] } }),
  older('GRD-04', 'AGP 8', [ROOT, 'com.android.tools.build'], {
    edit: {
      [ROOT]: [['gradle:7.4.2', 'gradle:8.1.0']],
      'android/gradle/wrapper/gradle-wrapper.properties': [['gradle-7.5', 'gradle-8.1']],
    },
  }),
  older('GRD-05', 'a keep rule missing', ['android/app/proguard-rules.pro'], {
    edit: { 'android/app/proguard-rules.pro': [['-keep class com.vivo.push.** { *; }\n', '']] },
  }),
  older('IOS-01', 'no delegate', [DELEGATE, 'didFinishLaunchingWithOptions'], {
    edit: { [DELEGATE]: [['    UNUserNotificationCenter', '    // UNUserNotificationCenter']] },
  }),
  older('IOS-02', 'a text instead of false', ['ios/Runner/Info.plist', 'disable_firebase_core'], {
    edit: { 'ios/Runner/Info.plist': [['<false/>', '<string>false</string>']] },
  }),
  older('IOS-03', 'no aps-environment', [ENTITLEMENTS, '<dict>'], {
    edit: { [ENTITLEMENTS]: [['\t<key>aps-environment</key>\n\t<string>development</string>\n', '']] },
  }),
  older(
    'IOS-04',
    'Release without entitlements',
    [PROJECT, '/* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tINFOPLIST'],
    {
      edit: {
        [PROJECT]: [
          [
            '/* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n\t\t\t\tCODE_SIGN_ENTITLEMENTS = Runner/Runner.entitlements;\n',
            '/* Release */ = {\n\t\t\tisa = XCBuildConfiguration;\n\t\t\tbuildSettings = {\n',
          ],
        ],
      },
    },
  ),
  older('IOS-05', 'another bundle id', [PROJECT, 'PRODUCT_BUNDLE_IDENTIFIER'], {
    config: { apple_bundle_id: 'com.example.other' },
  }),
  older('IOS-06', 'production entitlement, development pushes', [ENTITLEMENTS, 'aps-environment'], {
    edit: { [ENTITLEMENTS]: [['development', 'production']] },
    config: { apple_environment: 'development' },
  }),
  older('IOS-07', 'failures unheard', [DELEGATE, 'didFinishLaunchingWithOptions'], {
    edit: { [DELEGATE]: [['didFailToRegisterForRemoteNotificationsWithError', 'somethingElse']] },
  }),
  older('IOS-08', 'half migrated', [DELEGATE, 'import TIMPush'], {
    edit: { [DELEGATE]: [['import UIKit', 'import TIMPush\nimport UIKit']] },
  }),
  older('CFG-01', 'another app of the vendor in the config', [CONSTANTS, 'miAppId'], {
    edit: {},
    config: { mi_app_id: '2882300000000099999' },
  }),
  older('CFG-01', 'another AppKey in the config, which keeps it secret', [CONSTANTS, 'oppo_app_key'], {
    edit: {},
    config: {},
    secrets: { oppo_app_key: 'ffff0000ffff0000ffff0000ffff0000' },
  }),
  older('FCM-07', 'registration by installation ID', ['android/app/src/main/AndroidManifest.xml', 'installation_id'], {
    edit: {
      'android/app/src/main/AndroidManifest.xml': [
        [
          '</application>',
          '<meta-data android:name="firebase_messaging_installation_id_enabled" android:value="true" />\n    </application>',
        ],
      ],
    },
  }),
  older('IOS-09', 'the device token stays in AppDelegate', [DELEGATE, 'didRegisterForRemote'], {
    edit: {
      [DELEGATE]: [
        [
          '  override func application(\n    _ application: UIApplication,\n    didFail',
          '  override func application(_ a: UIApplication, didRegisterForRemoteNotificationsWithDeviceToken t: Data) {\n    print(t)\n  }\n\n  override func application(\n    _ application: UIApplication,\n    didFail',
        ],
      ],
    },
  }),
  older('IOS-09', 'taps stay in AppDelegate', [DELEGATE, 'func userNotificationCenter'], {
    edit: {
      [DELEGATE]: [
        [
          '  override func application(\n    _ application: UIApplication,\n    didFail',
          '  override func userNotificationCenter(_ c: UNUserNotificationCenter, didReceive r: UNNotificationResponse, withCompletionHandler h: @escaping () -> Void) {\n    h()\n  }\n\n  override func application(\n    _ application: UIApplication,\n    didFail',
        ],
      ],
    },
  }),
  older('DRT-01', 'no PushAppInfo', [PUSH, 'plugin.init'], {
    edit: {
      [CONSTANTS]: [['PushAppInfo appInfo = PushAppInfo(', 'Object appInfo = Other(']],
      [PUSH]: [['appInfo: PushConstant.appInfo', 'appInfo: PushConstant.appInfo']],
    },
    also: ['DRT-01'],
  }),
  older('DRT-01', "Firebase's project number for a certificate ID", [CONSTANTS, 'google_buz_id'], {
    edit: { [CONSTANTS]: [['google_buz_id: 30007', 'google_buz_id: 123456789012']] },
  }),
  older('DRT-01', 'a certificate ID of 0', [CONSTANTS, 'vivo_buz_id'], {
    edit: { [CONSTANTS]: [['vivo_buz_id: 30005', 'vivo_buz_id: 0']] },
  }),
  older('DRT-02', 'half a pair', [CONSTANTS, 'mi_buz_id'], {
    edit: { [CONSTANTS]: [['    mi_app_key: miAppKey,\n', '']] },
  }),
  older('DRT-03', 'no pushClickAction', [PUSH, 'plugin.init'], {
    edit: { [PUSH]: [['      pushClickAction: (msg) => onClick(msg, open),\n', '']] },
  }),
  older('DRT-04', 'init in main', ['lib/main.dart', 'init('], {
    edit: {
      'lib/main.dart': [
        [
          '  runApp',
          '  await PushService().plugin.init(pushClickAction: (msg) {}, appInfo: PushConstant.appInfo);\n  runApp',
        ],
        ["import 'home.dart';", "import 'home.dart';\nimport 'push.dart';\nimport 'push_constant.dart';"],
      ],
      [PUSH]: [
        [
          '    await plugin.init(\n      pushClickAction: (msg) => onClick(msg, open),\n      appInfo: PushConstant.appInfo,\n    );\n',
          '',
        ],
      ],
    },
  }),
  older('DRT-05', 'no uploadToken', [PUSH, 'plugin.init'], {
    edit: { [PUSH]: [['await plugin.uploadToken(PushConstant.appInfo)', 'true']] },
  }),
  older('DRT-06', 'no permission asked', [PUSH, 'plugin.init'], {
    edit: { [PUSH]: [['    await plugin.requireNotificationPermission();\n', '']] },
  }),
  older('DRT-07', 'no channel', [PUSH, 'plugin.init'], {
    edit: {
      [PUSH]: [
        [
          "    await plugin.createNotificationChannel(\n      channelId: PushConstant.channelId,\n      channelName: 'New messages',\n      channelDescription: 'Messages of your chats',\n    );\n",
          '',
        ],
      ],
    },
  }),
  older('DRT-08', 'no doForeground', ['lib/home.dart', 'doBackground'], {
    edit: { 'lib/home.dart': [['        offlinePush.doForeground();\n', '']] },
  }),
  older('DRT-09', 'another key', ['lib/tap.dart', "'extra'"], {
    add: {
      'lib/tap.dart':
        "import 'dart:convert';\n\nvoid handleClickNotification(Map<String, dynamic> msg) {\n  final String text = msg['extra'] ?? '';\n  print(text);\n}\n",
    },
  }),
  older('DRT-05', 'only in a function nothing calls', [PUSH, 'uploadToken('], {
    edit: {
      [PUSH]: [['    final bool uploaded', '  }\n\n  Future<void> _upload() async {\n    final bool uploaded']],
    },
  }),
  older('DRT-09', 'no guard', [PUSH, 'jsonDecode('], {
    edit: {
      [PUSH]: [
        ['    try {\n', ''],
        ['    } catch (_) {\n      // OPPO spreads the keys: the id stands in the map itself.\n    }\n', ''],
      ],
    },
  }),
  older('DRT-10', 'the MasterSecret', [CONSTANTS, 'oppo_app_secret'], {
    secrets: { oppo_master_secret: 'eeee5555ffff6666aaaa7777bbbb8888' },
    also: ['CFG-02'],
  }),
  older('DRT-11', 'a certificate ID as text', [CONSTANTS, 'vivo_buz_id'], {
    edit: { [CONSTANTS]: [['vivo_buz_id: 30005', "vivo_buz_id: '30005'"]] },
  }),
  older('DRT-11', 'an id as number', [CONSTANTS, 'mz_app_id'], {
    edit: { [CONSTANTS]: [["mz_app_id: '150001'", 'mz_app_id: 150001']] },
  }),
];
