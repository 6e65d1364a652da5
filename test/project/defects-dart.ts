// Planted defects in Dart code: conversation IDs, titles, calls, online push, contexts, secrets, and the order of the login.
import type { Change } from './bench.js';
import { type Defect, older, one } from './planted.js';

const PUSH = 'lib/push.dart';
const HOME = 'lib/home.dart';
const PUBSPEC = 'pubspec.yaml';

const HEX = '0123456789abcdef'.repeat(4);

const CONSTANTS = 'lib/push_constant.dart';

const leave = (body: string): Change =>
  one(PUSH, 'void onClick', `Future<void> leave(v) async {\n${body}\n}\n\nvoid onClick`);
const SPEC = 'pubspec.yaml';
const PUSH_LINE = '  tencent_cloud_chat_push: ^8.3.6498\n';

export const dartDefects: readonly Defect[] = [
  older('DART-08', 'no main', ['lib/main.dart'], one('lib/main.dart', 'main()', 'man()')),
  older('DART-09', 'a listener before the binding', ['lib/main.dart', 'addPushListener'], {
    base: 'healthy-current',
    ...one('lib/main.dart', '  WidgetsFlutterBinding.ensureInitialized();\n', ''),
  }),
  older('T3-COD-15', 'not awaited', [PUSH, 'unRegisterPush'], {
    base: 'healthy-current',
    ...leave('  TencentCloudChatPush().unRegisterPush();\n  await v.logout();'),
  }),
  older('T3-COD-15', 'after the logout', [PUSH, 'unRegisterPush'], {
    base: 'healthy-current',
    ...leave('  await v.logout();\n  await TencentCloudChatPush().unRegisterPush();'),
  }),
  older('T3-COD-12', 'a login that nothing waits for', [PUSH, 'registerPush'], {
    base: 'healthy-current',
    edit: {
      [PUSH]: [
        ['Future<void> onLoginSuccess() async {', 'Future<void> enter(v, String id, String sig) async {'],
        [
          '  await TencentCloudChatPush().reg',
          '  v.login(userID: id, userSig: sig);\n  await TencentCloudChatPush().reg',
        ],
      ],
    },
  }),
  ...(
    [
      ['if (false)', 'if (false) await plugin.init'],
      ['for the web', 'if (kIsWeb) await plugin.init'],
      ['in debug builds', 'if (kDebugMode) await plugin.init'],
      ['behind a switch that is off', 'const isOn = false;\n    if (isOn) await plugin.init'],
    ] as const
  ).map(([name, code]) => older('DRT-03', name, [PUSH, 'plugin.init'], one(PUSH, 'await plugin.init', code))),
  older('DRT-05', 'if (false)', [PUSH, 'uploadToken'], {
    edit: {
      [PUSH]: [['final bool uploaded =', 'bool uploaded = false;\n    if (false) uploaded =']],
    },
  }),
  older(
    'DRT-08',
    'nobody observes',
    [HOME, 'doBackground'],
    one(HOME, '    WidgetsBinding.instance.addObserver(this);\n', ''),
  ),
  older(
    'DRT-08',
    'a misspelt life-cycle method',
    [HOME, 'doBackground'],
    one(HOME, 'LifecycleState(App', 'LifeCycleState(App'),
  ),
  older('DRT-08', 'the reports in the wrong states', [HOME, 'doBackground'], {
    edit: {
      [HOME]: [
        ['offlinePush.doBackground(unreadCount: unread)', 'offlinePush.doX()'],
        ['offlinePush.doForeground()', 'offlinePush.doBackground(unreadCount: unread)'],
        ['offlinePush.doX()', 'offlinePush.doForeground()'],
      ],
    },
    at: [HOME],
  }),
  older('GUIDE-09', 'the token before init', [PUSH, 'uploadToken'], {
    edit: {
      [PUSH]: [
        ['    final bool uploaded = await plugin.uploadToken(PushConstant.appInfo);\n', ''],
        [
          '    await plugin.init(',
          '    final bool uploaded = await plugin.uploadToken(PushConstant.appInfo);\n    await plugin.init(',
        ],
      ],
    },
  }),
  older(
    'DRT-01',
    'a blank behind a key',
    [CONSTANTS, 'miAppKey ='],
    one(CONSTANTS, "'5000000000001'", "'5000000000001 '"),
  ),
  ...[
    'hw_buz_id: PushConstant.huawei',
    'honor_buz_id: 30002',
    'vivo_buz_id: 30005',
    'google_buz_id: 30007',
    'apple_buz_id: 30008',
  ].map((line) => older('DRT-02', `no ${line}`, [CONSTANTS, 'PushAppInfo('], one(CONSTANTS, `    ${line},\n`, ''))),
  ...(
    [
      ['no name', 'name: example_current\n', ''],
      ['no SDK', 'sdk: ">=3.0.0 <4.0.0"', 'skd: ">=3.0.0 <4.0.0"'],
      ['another source of Flutter', 'sdk: flutter', 'sdk: fluter'],
      ['a package the SDK has not', '  flutter:\n', '  fluter:\n'],
    ] as const
  ).map(([name, from, to]) =>
    older('BLD-04', `pubspec.yaml with ${name}`, [SPEC], { base: 'healthy-current', ...one(SPEC, from, to) }),
  ),
  older('PUB-01', 'the package for development alone', [SPEC, 'tencent_cloud_chat_push'], {
    base: 'healthy-current',
    edit: {
      [SPEC]: [
        [PUSH_LINE, ''],
        ['dependencies:\n', `dev_dependencies:\n${PUSH_LINE}\ndependencies:\n`],
      ],
    },
  }),
  older('PUB-01', 'a lock file of another version', ['pubspec.lock', 'tencent_cloud_chat_push'], {
    base: 'healthy-current',
    ...one(SPEC, 'push: ^8.3.6498', 'push: ^8.4.6667'),
  }),
  ...(
    [
      [
        'a bracket that is never closed',
        PUSH,
        '      appInfo: PushConstant.appInfo,\n    );',
        '      appInfo: PushConstant.appInfo,',
        'init(',
      ],
      ['a brace too many', HOME, 'addObserver(this);', 'addObserver(this);\n  }', undefined],
      [
        'a missing semicolon',
        PUSH,
        'requireNotificationPermission();',
        'requireNotificationPermission()',
        'requireNotificationPermission',
      ],
      ['a missing comma', PUSH, "'New messages',", "'New messages'", "'New messages'"],
      ['a mistyped import', PUSH, "import 'push_constant", "imprt 'push_constant", 'imprt'],
      ['a file that is not there', PUSH, "'push_constant.dart'", "'push_constants.dart'", 'push_constants.dart'],
      ['a package under a wrong name', PUSH, 'tim_ui_kit_push_plugin/tim', 'tim_ui_kit_push_plugn/tim', 'plugn/'],
      ['a library under a wrong name', CONSTANTS, 'model/appInfo', 'model/appinfo', 'model/appinfo'],
      ['a part of Dart under a wrong name', PUSH, 'dart:convert', 'dart:covert', 'dart:covert'],
      [
        'no import of the package',
        CONSTANTS,
        "import 'package:tim_ui_kit_push_plugin/model/appInfo.dart';\n",
        '',
        'final PushAppInfo',
      ],
      ['no import of dart:convert', PUSH, "import 'dart:convert';\n", '', 'jsonDecode'],
      ['no import of an own file', HOME, "import 'push.dart';\n", '', 'PushService()'],
      [
        'an import that shows too little',
        PUSH,
        "plugin.dart';",
        "plugin.dart' show Nothing;",
        'TimUiKitPushPlugin plugin',
      ],
      ['a mistyped class', PUSH, '= TimUiKitPushPlugin(', '= TimUIKitPushPlugin(', 'TimUIKit'],
      ['a mistyped call', HOME, 'plugin.setBadgeNum', 'plugin.setBadgNum', 'setBadgNum'],
      ['a mistyped parameter', PUSH, 'disablePush: false', 'disablePsh: false', 'disablePsh'],
      ['a missing parameter', HOME, 'doBackground(unreadCount: unread)', 'doBackground()', 'doBackground()'],
      ['a constant that is gone', CONSTANTS, "  static const String miAppKey = '5000000000001';\n", '', 'miAppKey'],
      ['a member that is gone', CONSTANTS, "  static const String channelId = 'new_message';\n", '', undefined],
    ] as const
  ).map(([name, path, from, to, snippet]) =>
    older(
      'DART-08',
      name,
      snippet === undefined ? [path === HOME ? HOME : PUSH] : [path, snippet],
      one(path, from, to),
    ),
  ),
  older('T3-COD-01', 'behind a return', [PUSH, 'await TencentCloudChatPush().registerPush'], {
    base: 'healthy-current',
    ...one(
      PUSH,
      '  await TencentCloudChatPush().registerPush',
      '  return;\n  await TencentCloudChatPush().registerPush',
    ),
  }),
  older('DRT-05', 'behind a return', [PUSH, 'uploadToken'], one(PUSH, 'final bool', 'return; final bool')),
  older(
    'DRT-03',
    'behind a return',
    [PUSH, 'plugin.init'],
    one(PUSH, 'await plugin.init', 'return; await plugin.init'),
  ),
  older(
    'DRT-01',
    'an empty object uploaded',
    [PUSH, 'uploadToken'],
    one(PUSH, 'uploadToken(PushConstant.appInfo)', 'uploadToken(PushAppInfo())'),
  ),
  older('DRT-01', 'AppID and AppKey of Xiaomi swapped', ['lib/push_constant.dart', 'mi_app_id'], {
    edit: {
      'lib/push_constant.dart': [
        ['mi_app_id:', 'mi_app_x:'],
        ['mi_app_key:', 'mi_app_id:'],
        ['mi_app_x:', 'mi_app_key:'],
      ],
    },
  }),
  older(
    'OPPO-03',
    'a channel with an empty ID',
    [PUSH, "channelId: ''"],
    one(PUSH, 'channelId: PushConstant.channelId', "channelId: ''"),
  ),
  older(
    'DART-01',
    'a bare user in the JSON text',
    [PUSH, '"alice"'],
    one(PUSH, "jsonEncode({'conversationID': conversationID})", '\'{"conversationID":"alice"}\''),
  ),
  older(
    'DART-01',
    'a bare user in the map',
    [PUSH, "'alice'"],
    one(PUSH, "{'conversationID': conversationID}", "{'conversationID': 'alice'}"),
  ),
  older(
    'DART-01',
    'c2c without its underscore',
    [PUSH, "'c2c$conv"],
    one(PUSH, "{'conversationID': conversationID}", "{'conversationID': 'c2c$conversationID'}"),
  ),
  older('DART-01', 'TIMPush', [PUSH, '"alice"'], {
    base: 'healthy-current',
    ...one(PUSH, 'void onClick', 'const ext = \'{"conversationID": "alice"}\';\n\nvoid onClick'),
  }),
  older('DART-02', 'the second part', [PUSH, "split('_')"], one(PUSH, 'open(id);', "open(id.split('_')[1]);")),
  older(
    'DART-02',
    'the last part of what ext says',
    [PUSH, 'split("_")'],
    one(PUSH, "jsonDecode(ext)['conversationID'] ?? id", 'jsonDecode(ext)[\'conversationID\'].split("_").last'),
  ),
  older(
    'DART-02',
    'the second part, by elementAt',
    [PUSH, "split('_')"],
    one(PUSH, 'open(id);', "open(id.split('_').elementAt(1));"),
  ),
  older(
    'DART-03',
    'a title for all',
    [PUSH, "title: 'New message'"],
    one(PUSH, 'title: title', "title: 'New message'"),
  ),
  older(
    'DART-03',
    'a title in the chat kit',
    [HOME, 'notificationTitle'],
    one(HOME, 'const SizedBox()', "TIMUIKitChat(config: TIMUIKitChatConfig(notificationTitle: 'Example'))"),
  ),
  older(
    'DART-04',
    'params without a push',
    [HOME, 'TUICallParams()'],
    one(
      HOME,
      '  @override\n  Widget build',
      "  void ring() => TUICallKit.instance.call('alice', TUICallMediaType.audio, TUICallParams());\n\n  @override\n  Widget build",
    ),
  ),
  older(
    'DART-04',
    'params with a time limit only',
    [HOME, 'TUICallParams()'],
    one(
      HOME,
      '  @override\n  Widget build',
      "  void ring() {\n    final params = TUICallParams();\n    params.timeout = 30;\n    TUICallKit.instance.calls(['alice'], TUICallMediaType.audio, params);\n  }\n\n  @override\n  Widget build",
    ),
  ),
  ...(
    [
      ['no channel name', "channelID: 'a', ext: '{}'"],
      ['an empty channel', "channelID: '', channelName: 'b', ext: '{}'"],
      ['an ext that is a plain text', "channelID: 'a', channelName: 'b', ext: 'c2c_alice'"],
      ['no ext', "channelID: 'a', channelName: 'b'"],
    ] as const
  ).map(([name, args]) =>
    older('DART-05', name, [PUSH, 'displayNotification'], {
      edit: {
        [PUBSPEC]: [['^3.1.2+1', '2.6.0']],
        [PUSH]: [
          [
            '  Future<int> unreadCount',
            `  void onRecvNewMessage(V2TimMessage message) => plugin.displayNotification(${args});\n\n  Future<int> unreadCount`,
          ],
        ],
      },
      also: ['GUIDE-11'],
    }),
  ),
  older('DART-05', 'nothing listens', [PUSH, 'displayNotification'], {
    edit: {
      [PUBSPEC]: [['^3.1.2+1', '2.6.0']],
      [PUSH]: [
        [
          '    if (!uploaded)',
          "    plugin.displayNotification(channelID: 'a', channelName: 'b', title: 'c', body: 'd', ext: '{}');\n    if (!uploaded)",
        ],
      ],
    },
    also: ['GUIDE-11'],
  }),
  older('DART-06', 'a constant', ['lib/debug.dart', 'secretKey'], {
    add: { 'lib/debug.dart': `class Debug {\n  static const String secretKey = '${HEX}';\n}\n` },
  }),
  older('DART-06', 'handed to the test signer', ['lib/debug.dart', `'${HEX}'`], {
    add: {
      'lib/debug.dart': `class Debug {\n  static const key = '${HEX}';\n  final signer = GenerateTestUserSig(sdkappid: 1400000001, key: key);\n}\n`,
    },
    at: ['lib/debug.dart', 'static const key'],
  }),
  older('DART-06', 'handed to the test signer by position', ['lib/debug.dart', `'${HEX}'`], {
    add: { 'lib/debug.dart': `final signer = GenerateTestUserSig(\n  1400000001,\n  '${HEX}',\n);\n` },
  }),
  older('DART-06', 'a constant named as in the config', ['lib/debug.dart', 'imSecret'], {
    add: { 'lib/debug.dart': `const imSecret = '${HEX}';\n` },
  }),
  older('DART-07', 'in a function of any name that a closure calls', [PUSH, 'Navigator.of'], {
    edit: {
      [PUSH]: [
        ['=> onClick(msg, open)', '=> handle(msg, open)'],
        ['void onClick(', 'void handle('],
        ['String conversationID) open) {', 'String conversationID) open) async {'],
        ['    open(id);\n', "    await unreadCount();\n    Navigator.of(context).pushNamed('/chat', arguments: id);\n"],
      ],
    },
  }),
  older('DART-07', 'a context after a wait', [PUSH, 'Navigator.of'], {
    edit: {
      [PUSH]: [
        ['String conversationID) open) {', 'String conversationID) open) async {'],
        ['    open(id);\n', "    await unreadCount();\n    Navigator.of(context).pushNamed('/chat', arguments: id);\n"],
      ],
    },
  }),
  older('DART-07', 'TIMPush', [PUSH, 'Navigator.push<void>'], {
    base: 'healthy-current',
    edit: {
      [PUSH]: [
        ['void onClick(String ext) {', 'Future<void> onClick(String ext) async {'],
        [
          "print(conversation['entity'] ?? conversation);",
          'await load(conversation);\n    Navigator.push<void>(context, route(conversation));',
        ],
      ],
    },
  }),
  older('DRT-13', 'the upload first, the login later in the same function', [PUSH, 'uploadToken'], {
    edit: {
      [HOME]: [
        [
          '  Future<void> onLoginSuccess() async {\n    await push.start(openConversation);\n',
          "  Future<void> boot() async {\n    await push.start(openConversation);\n    await manager.login(userID: 'alice', userSig: await sign());\n",
        ],
      ],
    },
    also: ['DRT-04'],
  }),
  older('DRT-04', 'init before the login', [PUSH, 'plugin.init'], {
    edit: {
      [HOME]: [
        [
          '  Future<void> onLoginSuccess() async {\n    await push.start(openConversation);\n',
          "  Future<void> boot() async {\n    await push.start(openConversation);\n    await manager.login(userID: 'alice', userSig: await sign());\n",
        ],
      ],
    },
    also: ['DRT-13'],
  }),
  older(
    'GUIDE-01',
    'an ext of the chat kit that is no JSON',
    [HOME, 'notificationExt'],
    one(
      HOME,
      'const SizedBox()',
      "TIMUIKitChat(config: TIMUIKitChatConfig(notificationExt: (message, convID, convType) => 'c2c_alice'))",
    ),
  ),
  older(
    'GUIDE-04',
    'a sound of the chat kit that is not bundled',
    [HOME, 'notificationIOSSound'],
    one(HOME, 'const SizedBox()', "TIMUIKitChat(config: TIMUIKitChatConfig(notificationIOSSound: 'ring.caf'))"),
  ),
  older(
    'OPPO-03',
    'a channel of the chat kit that is never created',
    [HOME, 'notificationOPPOChannelID'],
    one(HOME, 'const SizedBox()', "TIMUIKitChat(config: TIMUIKitChatConfig(notificationOPPOChannelID: 'chat'))"),
  ),
  older('GUIDE-06', 'a group call', [HOME, 'calls.groupCall('], {
    edit: {
      [PUBSPEC]: [['  tencent_calls_uikit: ^1.8.0\n', '  tim_ui_kit_calling_plugin: 0.2.3\n']],
      [HOME]: [
        [
          '  @override\n  Widget build',
          "  void ring(calls) => calls.groupCall(['alice'], CallingScenes.Audio, 'team');\n\n  @override\n  Widget build",
        ],
      ],
    },
  }),
  older(
    'GUIDE-12',
    'a context that a handler class keeps',
    [PUSH, 'final BuildContext'],
    one(PUSH, '  Future<void> start', '  final BuildContext owner;\n\n  Future<void> start'),
  ),
  older('T3-COD-09', 'the key of the test signer', ['lib/sign.dart', 'static const key'], {
    base: 'healthy-current',
    add: {
      'lib/sign.dart': `class Sign {\n  static const key = '${HEX}';\n  final signer = GenerateTestUserSig(sdkappid: 1400000001, key: key);\n}\n`,
    },
  }),
  ...(
    [
      ['another vivo app', 'android/app/build.gradle', '"VIVO_APPID"', { vivo_app_id: '100200301' }],
      ['another Honor app', 'android/app/build.gradle', '"HONOR_APPID"', { honor_app_id: '104000009' }],
      ['another certificate', 'lib/push.dart', 'apnsCertificate = 50008', { apple_buz_id: '50009' }],
    ] as const
  ).map(([name, file, snippet, config]) =>
    older('T3-CFG-16', name, [file, snippet], {
      base: 'healthy-current',
      config,
      ...('honor_app_id' in config ? { also: ['T3-HON-02'] } : {}),
    }),
  ),
  older('T3-CFG-16', 'another Chat app', ['app/src/main/java/com/example/chat/MainApplication.kt', '1400000001'], {
    base: 'healthy-native-android',
    config: { im_sdk_app_id: '1400000002' },
  }),
  older('T3-CFG-16', 'another package', ['android/app/build.gradle', 'applicationId "com.example.chat"'], {
    base: 'healthy-current',
    config: { package_name: 'com.example.other' },
  }),
  older('T3-COD-07', 'json.decode without a guard', [PUSH, 'json.decode'], {
    base: 'healthy-current',
    edit: {
      [PUSH]: [
        ['  try {\n    final conversation = jsonDecode(ext);', '  {\n    final conversation = json.decode(ext);'],
        ['  } catch (_) {\n    // A push without ext only opens the app.\n  }', '  }'],
      ],
    },
  }),
];
