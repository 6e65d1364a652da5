// One planted defect for each rule of the guide and for each comparison with the config.
import type { Change } from './bench.js';
import type { Defect } from './defects-older-plugin.js';

const PUSH = 'lib/push.dart';
const HOME = 'lib/home.dart';
const PUBSPEC = 'pubspec.yaml';
const CONSTANTS = 'lib/push_constant.dart';
const MANIFEST = 'android/app/src/main/AndroidManifest.xml';

const defect = (rule: string, name: string, at: Defect['at'], change: Change & Partial<Defect>): Defect => ({
  base: 'healthy-international',
  rule,
  name,
  at,
  ...change,
});
const one = (path: string, from: string, to: string): Change => ({ edit: { [path]: [[from, to]] } });

export const guideDefects: readonly Defect[] = [
  defect(
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
    defect('GUIDE-01', `an ext that begins like no JSON: ${text}`, [PUSH, 'ext: '], {
      ...one(PUSH, "jsonEncode({'conversationID': conversationID})", text),
    }),
  ),
  defect('GUIDE-02', 'disablePush', [PUSH, 'disablePush: true'], one(PUSH, 'disablePush: false', 'disablePush: true')),
  defect('GUIDE-03', 'a custom message without desc', [PUSH, 'OfflinePushInfo('], {
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
  defect(
    'GUIDE-04',
    'a sound that is not bundled',
    [PUSH, 'iOSSound'],
    one(PUSH, '        disablePush: false,\n', "        disablePush: false,\n        iOSSound: 'ring.caf',\n"),
  ),
  defect(
    'GUIDE-05',
    'no channel',
    [PUSH, 'conversationID) => OfflinePushInfo('],
    one(PUSH, '        androidOPPOChannelID: PushConstant.channelId,\n', ''),
  ),
  defect(
    'GUIDE-06',
    'an old calls plugin',
    [PUBSPEC, 'tim_ui_kit_calling_plugin'],
    one(PUBSPEC, '  tencent_calls_uikit: ^1.8.0\n', '  tim_ui_kit_calling_plugin: 0.1.9\n'),
  ),
  defect('GUIDE-06', 'a call without offlinePush', [HOME, 'calls.call('], {
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
  defect('GUIDE-07', 'no badge', [HOME, 'doBackground'], {
    edit: {
      [HOME]: [
        ['        push.plugin.setBadgeNum(unread);\n', ''],
        ['        push.plugin.setBadgeNum(unread);\n', ''],
      ],
    },
  }),
  defect('GUIDE-08', 'nothing cleared', [PUSH, 'plugin.init'], one(PUSH, '    plugin.clearAllNotification();\n', '')),
  defect(
    'GUIDE-09',
    'a result nobody looks at',
    [PUSH, 'uploadToken'],
    one(
      PUSH,
      "    final bool uploaded = await plugin.uploadToken(PushConstant.appInfo);\n    if (!uploaded) print('the device token was not uploaded');\n",
      '    await plugin.uploadToken(PushConstant.appInfo);\n',
    ),
  ),
  defect(
    'GUIDE-10',
    'an icon that is not there',
    [PUSH, 'AndroidInitializationSettings'],
    one(
      PUSH,
      '  Future<int> unreadCount',
      "  final settings = AndroidInitializationSettings('@mipmap/logo');\n\n  Future<int> unreadCount",
    ),
  ),
  defect('GUIDE-11', 'nothing on a locked screen', [MANIFEST, '<activity'], {
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
  defect(
    'GUIDE-12',
    'a context in a field',
    [PUSH, 'static BuildContext'],
    one(PUSH, '  Future<void> start', '  static BuildContext? lastContext;\n\n  Future<void> start'),
  ),
  defect('CFG-01', 'another certificate ID than configured', [CONSTANTS, 'vivo_buz_id'], {
    config: { vivo_buz_id: '39999' },
  }),
  defect('CFG-02', 'a secret of the server in the app', ['lib/server.dart', 'invented-master-secret'], {
    add: { 'lib/server.dart': "// Sends by itself.\nconst master = 'invented-master-secret';\n" },
    secrets: { mi_app_secret: 'invented-master-secret' },
  }),
  defect('CFG-03', 'a service account in the assets', ['assets/account.json', 'service_account'], {
    add: { 'assets/account.json': '{\n  "type": "service_account"\n}\n' },
  }),
  defect('CFG-03', 'a p8 key in the assets', ['assets/AuthKey_ABC.p8'], {
    add: { 'assets/AuthKey_ABC.p8': 'invented' },
  }),
];
