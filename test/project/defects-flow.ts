// Planted defects in Dart code: where a call runs, values that differ, handlers that hear nothing, keys and prefixes of ext.
import type { Change } from './bench.js';
import type { Defect } from './planted.js';

const PUSH = 'lib/push.dart';
const MAIN = 'lib/main.dart';
const HOME = 'lib/home.dart';
const SPEC = 'pubspec.yaml';
const HEX = '0123456789abcdef'.repeat(4);

type Edits = readonly (readonly [string, string])[];

const defect = (
  rule: string,
  name: string,
  at: Defect['at'],
  base: string,
  edits: Edits,
  more: Change & Partial<Defect> = {},
): Defect => ({ base, rule, name, at, edit: { [at[0]]: edits }, ...more });
const current = (rule: string, name: string, at: Defect['at'], ...edits: Edits): Defect =>
  defect(rule, name, at, 'healthy-current', edits);
const older = (rule: string, name: string, at: Defect['at'], ...edits: Edits): Defect =>
  defect(rule, name, at, 'healthy-international', edits);

const CHANNEL = 'await TencentCloudChatPush().createNotificationChannel';
const REGISTER = 'await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, ';
const LISTEN =
  '  TencentCloudChatPush().addPushListener(\n    listener: TIMPushListener(onNotificationClicked: (String ext) => onClick(ext)),\n  );\n';
const CLASS = (guard: string): string =>
  `class Taps {\n  bool _done = false;\n\n  void listen() {\n    if (${guard}) {\n      return;\n    }\n    TencentCloudChatPush().addPushListener(\n      listener: TIMPushListener(onNotificationClicked: (String ext) => onClick(ext)),\n    );\n    _done = true;\n  }\n\n  void forget() => _done = false;\n}\n\nvoid main() {\n`;
const EXT = "jsonEncode({'conversationID': conversationID})";

export const flowDefects: readonly Defect[] = [
  current(
    'DART-10',
    'a tap that returns first',
    [PUSH, 'jsonDecode(ext)'],
    ['  try {\n    final conv', '  return;\n  try {\n    final conv'],
  ),
  defect(
    'DART-10',
    'a tap that wants both ids',
    [PUSH, 'groupID != null'],
    'healthy-current',
    [['groupID}) {}', 'groupID}) {\n  if (userID != null && groupID != null) onClick(ext);\n}']],
    { also: ['T3-COD-06'] },
  ),
  older(
    'DART-10',
    'a tap that opens where there is no id',
    [PUSH, 'if (id != null)'],
    ['if (id == null) return', 'if (id != null) return'],
  ),
  older(
    'DART-10',
    'the other way round',
    [PUSH, 'if (id == null)'],
    ['    if (id == null) return;\n    open(id);\n', '    if (id == null) {\n      open(id);\n    }\n'],
  ),
  older(
    'DRT-08',
    'the background behind a break',
    [HOME, 'offlinePush.doBackground'],
    ['        offlinePush.doB', '        break;\n        offlinePush.doB'],
  ),
  current(
    'T3-COD-01',
    'behind if (true) return',
    [PUSH, 'registerPush'],
    [`  ${REGISTER}`, `  if (true) return;\n  ${REGISTER}`],
  ),
  current('T3-COD-13', 'a filled text', [PUSH, "'$apns"], [': apnsCertificate', ": '$apnsCertificate'"]),
  older('DART-08', 'a page that is not imported', [MAIN, 'Home()'], ["import 'home.dart';\n", '']),
  older(
    'DART-01',
    'a dash behind the kind',
    [PUSH, "'c2c-"],
    [EXT, "jsonEncode({'conversationID': 'c2c-$conversationID'})"],
  ),
  older(
    'DART-08',
    'a field that is filled later',
    [PUSH, '.vivo_buz_id ='],
    [
      '    await plugin.requireN',
      '    final info = PushAppInfo();\n    info.vivo_buz_id = 30005;\n    await plugin.requireN',
    ],
    [
      "import 'push_constant.dart';",
      "import 'package:tim_ui_kit_push_plugin/model/appInfo.dart';\nimport 'push_constant.dart';",
    ],
  ),
  defect('DRT-02', 'a key that the map lacks', ['lib/push_constant.dart', 'mi_buz_id'], 'healthy-international', [
    [
      "miAppKey = '5000000000001';",
      "miAppKey = '5000000000001';\n  static const ids = <String, String>{'miApp': '2882303760000000001', 'other': '1'};",
    ],
    ['mi_app_id: miAppId', "mi_app_id: ids['mi']"],
  ]),
  current(
    'DART-10',
    'a channel for iPhones',
    [PUSH, 'createNotificationChannel'],
    [CHANNEL, `if (Platform.isIOS) ${CHANNEL}`],
  ),
  current(
    'DART-10',
    'a channel behind a return for Android',
    [PUSH, 'createNotificationChannel'],
    [`  ${CHANNEL}`, `  if (Platform.isAndroid) return;\n  ${CHANNEL}`],
    [REGISTER, REGISTER.replace('await ', 'await wake(); await ')],
    [
      '/// After',
      'Future<void> again() async {\n  '.concat(REGISTER, 'onNotificationClicked: onlyListener);\n}\n\n/// After'),
    ],
  ),
  current(
    'DART-10',
    'a flag that nothing sets',
    [MAIN, 'TencentCloudChatPush().addPushListener'],
    ['void main() {\n', CLASS('!_done')],
    [LISTEN, '  Taps().listen();\n'],
  ),
  current(
    'DART-10',
    'a listener that only a closed page adds',
    [MAIN, 'TencentCloudChatPush().addPushListener'],
    [
      'void main() {\n',
      `class Page extends State<Home> {\n  @override\n  void dispose() {\n  ${LISTEN}    super.dispose();\n  }\n}\n\nvoid main() {\n`,
    ],
    [`${LISTEN}  runApp`, '  runApp'],
  ),
  current(
    'DART-10',
    'a second registration for desktops',
    [PUSH, 'registerPush(appKey'],
    [
      'void onClick',
      "Future<void> other() async {\n  if (Platform.isMacOS) {\n    await TencentCloudChatPush().registerPush(appKey: 'k', apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);\n  }\n}\n\nvoid onClick",
    ],
  ),
  current(
    'DART-10',
    'the background on resume',
    [PUSH, 'AppStatus.background'],
    [
      'void onClick',
      'final life = AppLifecycleListener(onResume: () => kit.setOfflinePushStatus(status: AppStatus.background));\n\nvoid onClick',
    ],
  ),
  older(
    'DRT-08',
    'the background reported only while the process ends',
    [HOME, 'doBackground'],
    [
      '      case AppLifecycleState.inactive:\n      case AppLifecycleState.paused:\n',
      '      case AppLifecycleState.detached:\n',
    ],
  ),
  current(
    'T3-COD-01',
    'only where the page is left',
    [PUSH, 'await TencentCloudChatPush().registerPush'],
    [
      '/// After',
      'class Page extends State<Home> {\n  @override\n  void dispose() {\n    begin();\n    super.dispose();\n  }\n}\n\n/// After',
    ],
    ['Future<void> onLoginSuccess', 'Future<void> begin'],
  ),
  current(
    'T3-COD-01',
    'behind a return for phones',
    [PUSH, 'await TencentCloudChatPush().registerPush'],
    [`  ${CHANNEL}`, `  if (!Platform.isAndroid || !Platform.isIOS) return;\n  ${CHANNEL}`],
  ),
  defect(
    'T3-COD-12',
    'a function named after the login that main calls',
    [PUSH, 'await TencentCloudChatPush().reg'],
    'healthy-current',
    [],
    {
      edit: { [MAIN]: [['  runApp', '  onLoginSuccess();\n  runApp']] },
    },
  ),
  current(
    'T3-COD-13',
    'a handler that is called',
    [PUSH, 'onNotificationClicked: onlyListener('],
    ['onNotificationClicked: onlyListener', "onNotificationClicked: onlyListener(ext: '')"],
  ),
  current(
    'T3-COD-13',
    'one side of a choice is text',
    [PUSH, "? '50008'"],
    ['apnsCertificateID: apnsCertificate', "apnsCertificateID: Platform.isIOS ? '50008' : null"],
  ),
  current(
    'T3-IOS-03',
    'a template id for store builds',
    [PUSH, 'id = 0;'],
    [
      REGISTER,
      `int id = apnsCertificate;\n  if (kReleaseMode) id = 0;\n  ${REGISTER.replace(': apnsCertificate', ': id')}`,
    ],
  ),
  current(
    'T3-IOS-04',
    'null for iPhones',
    [PUSH, 'await TencentCloudChatPush().registerPush'],
    ['apnsCertificateID: apnsCertificate', 'apnsCertificateID: Platform.isAndroid ? apnsCertificate : null'],
  ),
  current(
    'T3-COD-16',
    'two certificates',
    [PUSH, '50080'],
    [CHANNEL, `await TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: 50080);\n  ${CHANNEL}`],
  ),
  current(
    'T3-COD-16',
    'another app than the Chat SDK',
    [PUSH, 'sdkAppId: 1400000002'],
    [REGISTER, `await sdk.initSDK(sdkAppID: 1400000001);\n  ${REGISTER}sdkAppId: 1400000002, appKey: 'client-key', `],
  ),
  current(
    'T3-COD-16',
    'one of several client keys',
    [PUSH, "appKey: 'client-kez'"],
    [
      REGISTER,
      ['client-key', 'client-key', 'client-kez']
        .map((key) => `${REGISTER}sdkAppId: 1400000001, appKey: '${key}', onNotificationClicked: onlyListener);\n  `)
        .join('')
        .concat(REGISTER, "sdkAppId: 1400000001, appKey: 'client-key', "),
    ],
  ),
  current('T3-COD-05', 'a closure that forgets to call', [MAIN, 'TIMPushListener('], ['=> onClick(ext)', '=> onClick']),
  older(
    'DRT-09',
    'a closure that forgets to call',
    [PUSH, 'plugin.init('],
    ['(msg) => onClick(msg, open)', '(msg) => onClick'],
  ),
  current(
    'T3-COD-07',
    'ext decoded twice',
    [PUSH, 'jsonDecode(jsonDecode'],
    ['jsonDecode(ext)', 'jsonDecode(jsonDecode(ext))'],
  ),
  older(
    'DRT-09',
    'the result decoded again',
    [PUSH, 'jsonDecode(map)'],
    [
      "id = jsonDecode(ext)['conversationID'] ?? id;",
      "final map = jsonDecode(ext);\n      id = jsonDecode(map)['conversationID'] ?? id;",
    ],
  ),
  older(
    'DART-11',
    'a key in another case',
    [PUSH, "'conversationId'"],
    [EXT, "jsonEncode({'conversationId': conversationID})"],
  ),
  older('GUIDE-01', 'an ID alone', [PUSH, 'ext: conversationID'], [EXT, 'conversationID']),
  ...(
    [
      ["'c2c_$groupID'", 'the prefix of the other kind'],
      ["'group$groupID'", 'a prefix without its underscore'],
    ] as const
  ).map(([text, name]) =>
    older(
      'DART-01',
      name,
      [PUSH, text],
      ['  Future<int> unreadCount', `  String conversationOf(String groupID) => ${text};\n\n  Future<int> unreadCount`],
    ),
  ),
  older(
    'DART-08',
    'the sister package',
    [PUSH, 'tencent_chat_push_for_china/'],
    [
      'package:tim_ui_kit_push_plugin/tim_ui_kit_push_plugin.dart',
      'package:tencent_chat_push_for_china/tencent_chat_push_for_china.dart',
    ],
  ),
  current(
    'BLD-04',
    'git left its marks in Dart',
    [PUSH, '<<<<<<<'],
    [`  ${CHANNEL}`, `<<<<<<< HEAD\n  await wake();\n=======\n  await wait();\n>>>>>>> main\n  ${CHANNEL}`],
  ),
  defect('PUB-01', 'a lock file without the package', [SPEC, 'tencent_cloud_chat_push'], 'healthy-current', [], {
    edit: {
      'pubspec.lock': [
        [
          '  tencent_cloud_chat_push:\n    dependency: "direct main"\n    source: hosted\n    version: "8.3.6498+2"\n',
          '',
        ],
      ],
    },
  }),
  defect(
    'PUB-01',
    'an override of another version',
    ['pubspec.lock', 'tencent_cloud_chat_push'],
    'healthy-current',
    [],
    {
      edit: {
        [SPEC]: [
          [
            '  tencent_cloud_chat_sdk: ^8.3.6498\n',
            '  tencent_cloud_chat_sdk: ^8.3.6498\n\ndependency_overrides:\n  tencent_cloud_chat_push: 7.9.5668\n',
          ],
        ],
      },
    },
  ),
  defect(
    'T3-COD-09',
    'a secret beside the signer of UserSigs',
    ['lib/user_sig.dart', 'String secret'],
    'healthy-current',
    [],
    {
      edit: {},
      add: { 'lib/user_sig.dart': `class UserSig {\n  static String secret = '${HEX}';\n}\n` },
    },
  ),
  current(
    'DART-10',
    'a listener that is made and never added',
    [MAIN, 'TIMPushListener('],
    ['TencentCloudChatPush().addPushListener(\n    listener: ', 'hear('],
  ),
  current(
    'DART-10',
    'a listener that is removed at once',
    [MAIN, 'removePushListener'],
    ['  runApp', '  TencentCloudChatPush().removePushListener();\n  runApp'],
  ),
  current(
    'DART-09',
    'the wake-up event before the binding',
    [MAIN, 'registerOnAppWakeUpEvent'],
    [
      '  WidgetsFlutterBinding.ensureInitialized();\n',
      '  TencentCloudChatPush().registerOnAppWakeUpEvent(onAppWakeUpEvent: () {});\n',
    ],
    [LISTEN, ''],
    ['SizedBox()', 'Taps()'],
    ['void main', 'class Taps extends StatelessWidget {\n  Taps() {\n  '.concat(LISTEN, '  }\n}\n\nvoid main')],
  ),
  ...(
    [
      ['sdkAppId: appKey, appKey: key', 'sdkAppId: appKey'],
      ['sdkAppId: app, appKey: sdkAppId', 'appKey: sdkAppId'],
    ] as const
  ).map(([code, at]) =>
    current(
      'DART-11',
      `a variable of another argument: ${at}`,
      [PUSH, code],
      [REGISTER, `${REGISTER}${code}, `],
      ['onLoginSuccess()', 'onLoginSuccess(app, appKey, key, sdkAppId)'],
    ),
  ),
  defect('DART-11', 'a method channel in another spelling', [PUSH, 'com.example.chat/badges'], 'healthy-current', [], {
    edit: {
      [PUSH]: [['void onClick', "final channel = MethodChannel('com.example.chat/badges');\n\nvoid onClick"]],
    },
    add: {
      'android/app/src/main/kotlin/com/example/chat/Badge.kt':
        'package com.example.chat\n\nimport io.flutter.plugin.common.MethodChannel\n\nval badge = MethodChannel(messenger, "com.example.chat/badge")\n',
    },
  }),
  current(
    'T3-CFG-01',
    'another config file that is not there',
    [PUSH, 'setAndroidCustomConfigFile'],
    [
      `  ${REGISTER}`,
      `  await TencentCloudChatPush().setAndroidCustomConfigFile(configs: 'prod.json');\n  ${REGISTER}`,
    ],
  ),
  current(
    'T3-COD-12',
    'a login whose result is read before it is there',
    [PUSH, 'await TencentCloudChatPush().registerPush'],
    ['onLoginSuccess() async {', 'enter(v, id, sig) async {'],
    [`  ${REGISTER}`, `  final res = v.login(userID: id, userSig: sig);\n  if (res.code == 0) ${REGISTER}`],
  ),
  older('FCM-01', 'Firebase is not waited for', [MAIN, 'Firebase.initializeApp()'], ['await Firebase', 'Firebase']),
  older(
    'GUIDE-02',
    'no push in release builds',
    [PUSH, 'kReleaseMode'],
    ['disablePush: false', 'disablePush: kReleaseMode'],
  ),
  older(
    'GUIDE-09',
    'the token before init, through wrappers',
    [PUSH, 'Push.uploadToken(plugin)'],
    ['    await plugin.init(', '    await Push.uploadToken(plugin);\n    await Push.init(() => plugin.init('],
    ['appInfo: PushConstant.appInfo,\n    );', 'appInfo: PushConstant.appInfo,\n    ));'],
    ['    final bool uploaded = await plugin.uploadToken(PushConstant.appInfo);\n', '    final uploaded = true;\n'],
    [
      'class PushService',
      'class Push {\n  static Future<bool> uploadToken(plugin) async => await plugin.uploadToken(PushConstant.appInfo);\n  static Future<void> init(run) async => run();\n}\n\nclass PushService',
    ],
  ),
  ...(
    [
      ['  calls.call(id, 1, params);\n  params.offlinePushInfo = info;', 'an info that comes too late'],
      ['  params.offlinePushInfo = TUIOfflinePushInfo();\n  calls.call(id, 1, params);', 'an empty info'],
    ] as const
  ).map(([body, name]) =>
    older(
      'DART-04',
      name,
      [HOME, 'TUICallParams()'],
      [
        '  @override\n  Widget build',
        `  void ring(calls, id, info) {\n  final params = TUICallParams();\n${body}\n  }\n\n  @override\n  Widget build`,
      ],
    ),
  ),
  defect(
    'PUB-01',
    'another Chat SDK in the lock file',
    ['pubspec.lock', 'tencent_cloud_chat_sdk'],
    'healthy-current',
    [],
    {
      edit: { [SPEC]: [['chat_sdk: ^8.3.6498', 'chat_sdk: ^8.4.6667']] },
    },
  ),
];
