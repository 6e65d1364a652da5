// One planted defect for each rule of the guide and for each comparison with the config.
import { type Defect, older, one } from './planted.js';

const PUSH = 'lib/push.dart';
const HOME = 'lib/home.dart';
const PUBSPEC = 'pubspec.yaml';
const CONSTANTS = 'lib/push_constant.dart';
const MANIFEST = 'android/app/src/main/AndroidManifest.xml';

export const guideDefects: readonly Defect[] = [
  older(
    'GUIDE-01',
    'an ext that is a plain text',
    [PUSH, "ext: 'c2c_alice'"],
    one(PUSH, "jsonEncode({'conversationID': conversationID})", "'c2c_alice'"),
  ),
  ...[
    "'conversationID=$conversationID'",
    "'id:' + conversationID",
    "{'conversationID': conversationID}.toString()",
  ].map((text) =>
    older('GUIDE-01', `an ext that begins like no JSON: ${text}`, [PUSH, 'ext: '], {
      ...one(PUSH, "jsonEncode({'conversationID': conversationID})", text),
    }),
  ),
  older('GUIDE-02', 'disablePush', [PUSH, 'disablePush: true'], one(PUSH, 'disablePush: false', 'disablePush: true')),
  older('GUIDE-03', 'a custom message without desc', [PUSH, 'OfflinePushInfo('], {
    edit: {
      [PUSH]: [
        ['        desc: body,\n', ''],
        [
          '  Future<int> unreadCount',
          "  Object order(manager) => manager.createCustomMessage(data: '{}');\n\n  Future<int> unreadCount",
        ],
      ],
    },
    at: [PUSH, 'conversationID) => OfflinePushInfo('],
  }),
  older(
    'GUIDE-04',
    'a sound that is not bundled',
    [PUSH, 'iOSSound'],
    one(PUSH, '        disablePush: false,\n', "        disablePush: false,\n        iOSSound: 'ring.caf',\n"),
  ),
  older(
    'GUIDE-05',
    'no channel',
    [PUSH, 'conversationID) => OfflinePushInfo('],
    one(PUSH, '        androidOPPOChannelID: PushConstant.channelId,\n', ''),
  ),
  older(
    'GUIDE-06',
    'an old calls plugin',
    [PUBSPEC, 'tim_ui_kit_calling_plugin'],
    one(PUBSPEC, '  tencent_calls_uikit: ^1.8.0\n', '  tim_ui_kit_calling_plugin: 0.1.9\n'),
  ),
  older('GUIDE-06', 'a call without offlinePush', [HOME, 'calls.call('], {
    edit: {
      [PUBSPEC]: [['  tencent_calls_uikit: ^1.8.0\n', '  tim_ui_kit_calling_plugin: 0.2.3\n']],
      [HOME]: [
        [
          '  @override\n  Widget build',
          "  void ring(calls) => calls.call('alice', CallingScenes.Audio);\n\n  @override\n  Widget build",
        ],
      ],
    },
  }),
  older('GUIDE-07', 'no badge', [HOME, 'doBackground'], {
    edit: {
      [HOME]: [
        ['        push.plugin.setBadgeNum(unread);\n', ''],
        ['        push.plugin.setBadgeNum(unread);\n', ''],
      ],
    },
  }),
  older('GUIDE-08', 'nothing cleared', [PUSH, 'plugin.init'], one(PUSH, '    plugin.clearAllNotification();\n', '')),
  older(
    'GUIDE-09',
    'a result nobody looks at',
    [PUSH, 'uploadToken'],
    one(
      PUSH,
      "    final bool uploaded = await plugin.uploadToken(PushConstant.appInfo);\n    if (!uploaded) print('the device token was not uploaded');\n",
      '    await plugin.uploadToken(PushConstant.appInfo);\n',
    ),
  ),
  older(
    'GUIDE-10',
    'an icon that is not there',
    [PUSH, 'AndroidInitializationSettings'],
    one(
      PUSH,
      '  Future<int> unreadCount',
      "  final settings = AndroidInitializationSettings('@mipmap/logo');\n\n  Future<int> unreadCount",
    ),
  ),
  older('GUIDE-11', 'nothing on a locked screen', [MANIFEST, '<activity'], {
    edit: {
      [PUBSPEC]: [['^3.1.2+1', '2.6.0']],
      [PUSH]: [
        [
          '  Future<int> unreadCount',
          "  void show() => plugin.displayNotification(channelID: 'a', channelName: 'b', ext: '{}');\n\n  void onRecvNewMessage() => show();\n\n  Future<int> unreadCount",
        ],
      ],
    },
  }),
  older(
    'GUIDE-12',
    'a context in a field',
    [PUSH, 'static BuildContext'],
    one(PUSH, '  Future<void> start', '  static BuildContext? lastContext;\n\n  Future<void> start'),
  ),
  older('CFG-01', 'another certificate ID than configured', [CONSTANTS, 'vivo_buz_id'], {
    config: { vivo_buz_id: '39999' },
  }),
  older('CFG-02', 'a secret of the server in the app', ['lib/server.dart', 'invented-master-secret'], {
    add: { 'lib/server.dart': "// Sends by itself.\nconst master = 'invented-master-secret';\n" },
    secrets: { mi_app_secret: 'invented-master-secret' },
  }),
  older('CFG-03', 'a service account in the assets', ['assets/account.json', 'service_account'], {
    add: { 'assets/account.json': '{\n  "type": "service_account"\n}\n' },
  }),
  older('CFG-03', 'a p8 key in the assets', ['assets/AuthKey_ABC.p8'], {
    add: { 'assets/AuthKey_ABC.p8': 'invented' },
  }),
];
