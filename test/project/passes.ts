// One correct project for each rule that has nothing to check in the healthy projects.
import type { Change } from './bench.js';
import { EXTENSION, EXTENSION_BY_CONFIGURATION } from './defects-apple.js';
import { one } from './planted.js';

export interface Pass extends Change {
  readonly rule: string;
  readonly base: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

const OLD = 'healthy-international';
const NEW = 'healthy-current';
const NATIVE_IOS = 'healthy-native-ios';
const HARMONY = 'healthy-harmony';
const APP = 'android/app/build.gradle';
const MANIFEST = 'android/app/src/main/AndroidManifest.xml';
const PUSH = 'lib/push.dart';
const HOME = 'lib/home.dart';

const pass = (rule: string, base: string, change: Partial<Pass>): Pass => ({ rule, base, ...change });

/** An app that shows notifications itself, with a version of the older plugin that has local notifications. */
const shows = (call: string, manifest: readonly (readonly [string, string])[] = []): Change => ({
  edit: {
    'pubspec.yaml': [['^3.1.2+1', '2.6.0']],
    [PUSH]: [['  Future<int> unreadCount', `  ${call}\n\n  Future<int> unreadCount`]],
    [MANIFEST]: manifest,
  },
});
const ring = (params: string): Change =>
  one(
    HOME,
    '  @override\n  Widget build',
    `  void ring() => TUICallKit.instance.call('alice', TUICallMediaType.audio, ${params});\n\n  @override\n  Widget build`,
  );
const VOIP: Change = {
  edit: {
    'Example/AppDelegate.m': [
      [
        '- (int)businessID',
        '- (void)startCalls {\n    self.registry = [[PKPushRegistry alloc] initWithQueue:nil];\n}\n\n- (void)pushRegistry:(PKPushRegistry *)registry didReceiveIncomingPushWithPayload:(PKPushPayload *)payload forType:(PKPushType)type {\n    [self.provider reportNewIncomingCallWithUUID:id update:update completion:nil];\n}\n\n- (int)businessID',
      ],
    ],
    'Example/Info.plist': [
      ['<dict>\n', '<dict>\n\t<key>UIBackgroundModes</key>\n\t<array><string>voip</string></array>\n'],
    ],
  },
};
const registers = (before: string): Change =>
  one(
    PUSH,
    '  await TencentCloudChatPush().registerPush(',
    `  ${before}\n  await TencentCloudChatPush().registerPush(`,
  );

export const passes: readonly Pass[] = [
  pass('BLD-02', NEW, {
    edit: {
      [APP]: [
        ['            "HONOR_APPID": "104000001",\n', ''],
        [
          '    buildTypes {\n',
          '    flavorDimensions "shop"\n    productFlavors {\n        full {\n            manifestPlaceholders = [HONOR_APPID: "104000001"]\n        }\n        plain {\n            manifestPlaceholders = [HONOR_APPID: "104000002"]\n        }\n    }\n    buildTypes {\n',
        ],
      ],
    },
  }),
  pass('T3-IOS-09', NATIVE_IOS, EXTENSION),
  pass('T3-IOS-09', NATIVE_IOS, EXTENSION_BY_CONFIGURATION),
  pass('T3-IOS-09', NATIVE_IOS, {
    ...EXTENSION,
    edit: {
      ...EXTENSION.edit,
      'Example/AppDelegate.m': [
        [
          '- (int)businessID',
          '- (NSString *)applicationGroupID {\n    return groupID;\n}\n\n- (void)leave {\n    self.conversation.groupID = @"@TGS#1";\n}\n\n- (int)businessID',
        ],
      ],
    },
  }),
  pass('T3-IOS-12', NATIVE_IOS, EXTENSION),
  pass('T3-IOS-08', NATIVE_IOS, {
    edit: {
      'Example.xcodeproj/project.pbxproj': [
        [
          '/* Begin PBXNativeTarget section */\n',
          '/* Begin PBXNativeTarget section */\n\t\tC00000000000000000000001 = {isa = XCSwiftPackageProductDependency; productName = TIMPush; };\n',
        ],
        [
          '\t\t\tname = Example;\n',
          '\t\t\tname = Example;\n\t\t\tpackageProductDependencies = (C00000000000000000000001, );\n',
        ],
      ],
    },
    remove: ['Podfile'],
  }),
  pass('VOIP-01', NATIVE_IOS, VOIP),
  pass('VOIP-02', NATIVE_IOS, VOIP),
  pass('IOS-05', OLD, { config: { apple_bundle_id: 'com.example.chat' } }),
  pass('IOS-06', OLD, { config: { apple_environment: 'development' } }),
  pass(
    'GUIDE-01',
    OLD,
    one(PUSH, "jsonEncode({'conversationID': conversationID})", `'{"conversationID":"c2c_alice"}'`),
  ),
  pass('GUIDE-03', OLD, shows("Object order(manager) => manager.createCustomMessage(data: '{}');")),
  pass('GUIDE-04', OLD, {
    edit: {
      [PUSH]: [['        disablePush: false,\n', "        disablePush: false,\n        iOSSound: 'ring.caf',\n"]],
      'ios/Runner.xcodeproj/project.pbxproj': [
        [
          '\t\t\tfiles = (\n\t\t\t);',
          '\t\t\tfiles = (\n\t\t\t\tA000000000000000000000F0 /* ring.caf in Resources */,\n\t\t\t);',
        ],
        [
          '/* Begin PBXNativeTarget section */',
          '\t\tA000000000000000000000F0 /* ring.caf in Resources */ = {isa = PBXBuildFile; fileRef = A000000000000000000000F1 /* ring.caf */; };\n\t\tA000000000000000000000F1 /* ring.caf */ = {isa = PBXFileReference; path = ring.caf; sourceTree = "<group>"; };\n/* Begin PBXNativeTarget section */',
        ],
      ],
    },
  }),
  pass('GUIDE-06', OLD, {
    edit: {
      'pubspec.yaml': [['  tencent_calls_uikit: ^1.8.0\n', '  tim_ui_kit_calling_plugin: 0.2.3\n']],
      [HOME]: [
        [
          '  @override\n  Widget build',
          "  void ring(calls) => calls.call('alice', CallingScenes.Audio, OfflinePushInfo(title: ''));\n\n  @override\n  Widget build",
        ],
      ],
    },
  }),
  pass('GUIDE-10', OLD, shows("final settings = AndroidInitializationSettings('@mipmap/ic_launcher');")),
  pass(
    'GUIDE-11',
    OLD,
    shows("void onRecvNewMessage() => plugin.displayNotification(channelID: 'a', channelName: 'b', ext: '{}');", [
      ['<activity', '<activity\n            android:showWhenLocked="true"\n            android:turnScreenOn="true"'],
    ]),
  ),
  pass('DART-01', OLD, one(PUSH, "{'conversationID': conversationID}", "{'conversationID': 'c2c_$conversationID'}")),
  pass('DART-02', OLD, one(PUSH, 'open(id);', "if (id.split('_').elementAt(0) == 'c2c') open(id);")),
  pass('DART-03', OLD, one(PUSH, 'title: title', "title: ''")),
  pass('DART-04', OLD, ring("TUICallParams(offlinePushInfo: OfflinePushInfo(title: ''))")),
  pass(
    'DART-05',
    OLD,
    shows("void onRecvNewMessage() => plugin.displayNotification(channelID: 'a', channelName: 'b', ext: '{}');"),
  ),
  pass('DART-06', OLD, { add: { 'lib/debug.dart': "final signer = GenerateTestUserSig(sdkappid: 1, key: '');\n" } }),
  pass('CFG-01', OLD, { config: { mi_app_id: '2882303760000000001' } }),
  pass('CFG-02', OLD, {
    add: { 'lib/server.dart': "const master = 'asked-of-the-server';\n" },
    secrets: { mi_app_secret: 'invented-master-secret' },
  }),
  pass('T3-CFG-11', NEW, { config: { mi_app_id: '2882300000000000001' } }),
  pass('T3-CFG-16', NEW, { config: { apple_buz_id: '50008', package_name: 'com.example.chat' } }),
  pass(
    'T3-MAN-03',
    NEW,
    one(
      MANIFEST,
      '    </application>',
      '        <meta-data android:name="com.vivo.push.app_id" android:value="100200300" tools:replace="android:value" />\n    </application>',
    ),
  ),
  pass('T3-FCM-04', NEW, registers('await TencentCloudChatPush().forceUseFCMPushChannel(enable: true);')),
  pass('T3-COD-04', NEW, registers("await TencentCloudChatPush().setRegistrationID(registrationID: 'alice');")),
  pass('T3-OPPO-01', NEW, { config: { channel_id: 'new_message' } }),
  pass('T3-IOS-07', NATIVE_IOS, { config: { apple_environment: 'production' } }),
  pass('T3-IOS-09', NATIVE_IOS, {
    edit: {
      'Example/Example.entitlements': [
        [
          '<dict>\n',
          '<dict>\n\t<key>com.apple.security.application-groups</key>\n\t<array><string>group.com.example.chat</string></array>\n',
        ],
      ],
    },
    add: {
      'Extension/NotificationService.m':
        '@implementation NotificationService\n- (NSString *)applicationGroupID {\n    return @"group.com.example.chat";\n}\n- (void)x { [TIMPushManager handleNotificationServiceRequest:request]; }\n@end\n',
    },
  }),
  pass('T3-RN-03', 'healthy-react-native', {
    edit: {
      'package.json': [['^1.4.0', '1.1.0']],
      'App.tsx': [['/** After', 'Push.unRegisterPush(() => {});\n\n/** After']],
    },
  }),
  pass(
    'T3-UNI-03',
    'healthy-uni-app',
    one('manifest.json', '    "versionName"', '    "compilerVersion": "4.57",\n    "versionName"'),
  ),
  pass(
    'T3-COD-15',
    'healthy-current',
    one(
      'lib/push.dart',
      'void onClick',
      'Future<void> leave(v) async {\n  await TencentCloudChatPush().unRegisterPush();\n  await v.logout();\n}\n\nvoid onClick',
    ),
  ),
  pass('T3-OH-03', HARMONY, { config: { harmony_bundle_name: 'com.example.chat' } }),
  pass('T3-OH-06', HARMONY, { config: { harmony_click_uri: 'example-chat://www.example.com/conversation' } }),
];
