// Correct Dart in its less usual forms: none of it may be reported, by DART-08 least of all.
import { describe, expect, it } from 'vitest';
import { type Change, changeTree, failedRules, readTree, runOn } from './bench.js';

const PUSH = 'lib/push.dart';
const MAIN = 'lib/main.dart';
const REGISTER = 'await TencentCloudChatPush().registerPush(';
const BASE = 'healthy-current';
const OLD = 'healthy-mainland';
const edit = (path: string, ...pairs: readonly (readonly [string, string])[]): Change => ({ edit: { [path]: pairs } });
const also = (text: string): Change => edit(PUSH, ['void onClick', `${text}\n\nvoid onClick`]);

describe('right in Dart', () => {
  it.each<readonly [string, string, Change]>([
    [
      'null-aware calls and cascades',
      BASE,
      also("String? name(Map<String, dynamic>? m) => (m?..remove('a'))?['b']?.toString() ?? '';"),
    ],
    [
      'a null-aware element of a list',
      BASE,
      also('List<int> of(int? a) => [?a, ...?more, if (a != null) a];\nList<int>? more;'),
    ],
    [
      'fields of a class of the app that are named as those of PushAppInfo',
      OLD,
      edit('lib/push_constant.dart', [
        'class PushConstant {',
        "class Ids {\n  String? mi_app_id;\n}\n\nvoid fill(Ids own) {\n  own.mi_app_id = '2882303760000000001';\n}\n\nclass PushConstant {",
      ]),
    ],
    [
      'records, patterns and guards',
      BASE,
      also(
        "(int, {String name}) pair() => (1, name: 'a');\nString say(Object o) => switch (o) {\n  int n when n > 0 => 'more',\n  String(:final length) => '$length',\n  [final first, ...] => '$first',\n  _ => '',\n};",
      ),
    ],
    [
      'an extension with a method of its own',
      BASE,
      edit(
        PUSH,
        [REGISTER, 'await TencentCloudChatPush().begin(() => TencentCloudChatPush().registerPush('],
        [
          'onlyListener);\n}',
          'onlyListener));\n}\n\nextension PushStart on TencentCloudChatPush {\n  Future<void> begin(Future<void> Function() run) async => run();\n}',
        ],
      ),
    ],
    [
      'an extension type',
      BASE,
      also('extension type UserId(String value) implements String {\n  UserId.of(int n) : this("$n");\n}'),
    ],
    [
      'a part file with a private class',
      BASE,
      {
        ...edit(
          PUSH,
          ["import 'package:tencent", "import 'package:tencent"],
          ['const int apns', "part 'push_parts.dart';\n\nconst int apns"],
          ['print(conversation', '_Log.say(conversation'],
        ),
        add: {
          'lib/push_parts.dart':
            "part of 'push.dart';\n\nclass _Log {\n  static void say(Object? o) => print(jsonEncode('$o'));\n}\n",
        },
      },
    ],
    [
      'a part that is generated',
      BASE,
      edit(PUSH, ['const int apns', "part 'push.g.dart';\npart 'push.freezed.dart';\n\nconst int apns"]),
    ],
    [
      'a barrel that hands names on',
      BASE,
      {
        ...edit(
          MAIN,
          ["import 'push.dart';", "import 'all.dart';"],
          ["import 'package:tencent_cloud_chat_push/tencent_cloud_chat_push.dart';\n", ''],
        ),
        add: {
          'lib/all.dart':
            "library;\n\nexport 'package:tencent_cloud_chat_push/tencent_cloud_chat_push.dart' show TencentCloudChatPush;\nexport 'push.dart' hide apnsCertificate;\n",
        },
      },
    ],
    [
      'an import for one platform only',
      BASE,
      {
        ...edit(MAIN, [
          "import 'push.dart';",
          "import 'web.dart'\n    if (dart.library.io) 'push.dart'\n    if (dart.library.html) 'web.dart';",
        ]),
        add: { 'lib/web.dart': 'void onClick(String ext) {}\n' },
      },
    ],
    [
      'an import with a prefix, loaded later',
      BASE,
      edit(
        MAIN,
        ["import 'push.dart';", "import 'push.dart' deferred as push;"],
        [
          '(String ext) => onClick(ext)',
          '(String ext) async {\n      await push.loadLibrary();\n      push.onClick(ext);\n    }',
        ],
      ),
    ],
    [
      'a provider of riverpod',
      BASE,
      also(
        'final pushProvider = AsyncNotifierProvider<PushNotifier, void>(PushNotifier.new);\n\nclass PushNotifier extends AsyncNotifier<void> {\n  @override\n  Future<void> build() async {\n    ref.listen(loginProvider, (_, next) => next.whenData((_) => onLoginSuccess()));\n  }\n}',
      ),
    ],
    [
      'a generated provider of riverpod',
      BASE,
      edit(
        PUSH,
        ['const int apns', "part 'push.g.dart';\n\nconst int apns"],
        [
          '/// After',
          '@Riverpod(keepAlive: true)\nclass Push extends _$Push {\n  @override\n  Future<void> build() => onLoginSuccess();\n}\n\n/// After',
        ],
      ),
    ],
    [
      'a bloc with handlers by name',
      BASE,
      also(
        'class PushBloc extends Bloc<PushEvent, int> {\n  PushBloc() : super(0) {\n    on<LoggedIn>(_begin);\n  }\n\n  Future<void> _begin(LoggedIn event, Emitter<int> emit) async {\n    await onLoginSuccess();\n    emit(state + 1);\n  }\n}',
      ),
    ],
    [
      'a controller of GetX',
      BASE,
      also(
        'class PushController extends GetxController {\n  static PushController get to => Get.find();\n  final RxBool isReady = false.obs;\n\n  @override\n  void onReady() {\n    super.onReady();\n    ever(isReady, (bool now) {\n      if (!now) return;\n      onLoginSuccess();\n    });\n  }\n}',
      ),
    ],
    [
      'a getter that makes the plugin',
      BASE,
      edit(
        PUSH,
        [REGISTER, 'await push.registerPush('],
        ['/// After', 'TencentCloudChatPush get push => TencentCloudChatPush();\n\n/// After'],
      ),
    ],
    [
      'late, required, covariant and operators',
      BASE,
      also(
        'class Money {\n  Money({required this.cents, this.note});\n  late final String shown = "$cents";\n  final int cents;\n  final String? note;\n  Money operator +(covariant Money other) => Money(cents: cents + other.cents);\n  @override\n  bool operator ==(Object other) => other is Money && other.cents == cents;\n  @override\n  int get hashCode => cents.hashCode;\n}',
      ),
    ],
    [
      'text over several lines, raw and nested',
      BASE,
      also("final text = '''\n  if (x) { ( [ ''' \"\"\"\n  ) \"\"\" r'\\d{' '${[1].map((n) => '${n}}')}';"),
    ],
    [
      'generic functions and function types',
      BASE,
      also(
        'typedef Then<T> = Future<T> Function<S>(S value, {required bool now});\nT pick<T extends Comparable<T>>(T a, T b) => a.compareTo(b) < 0 ? a : b;\nfinal later = pick<num>(1, 2);',
      ),
    ],
    [
      'labels, cascades and collections',
      BASE,
      also(
        "void walk() {\n  outer:\n  for (final (i, word) in ['a', 'b'].indexed) {\n    if (i == 1) continue outer;\n    print(StringBuffer()\n      ..write(word)\n      ..writeAll([for (var n = 0; n < i; n++) n], ', '));\n  }\n}",
      ),
    ],
    // Where calls run.
    [
      'a channel after a return for iPhones',
      BASE,
      edit(PUSH, [
        '  await TencentCloudChatPush().createN',
        '  if (Platform.isIOS) await ask();\n  if (kIsWeb) return;\n  await TencentCloudChatPush().createN',
      ]),
    ],
    [
      'a flag that others set',
      BASE,
      also(
        'class Gate {\n  bool _open = false;\n  void open() => _open = true;\n\n  void go() {\n    if (!_open) return;\n    TencentCloudChatPush().setRegistrationID(registrationID: "a").then((_) => onLoginSuccess());\n  }\n}',
      ),
    ],
    [
      'a flag that keeps from doing it twice',
      BASE,
      edit(
        PUSH,
        ['/// After', 'bool _done = false;\n\n/// After'],
        [
          '  await TencentCloudChatPush().createN',
          '  if (_done) return;\n  _done = true;\n  await TencentCloudChatPush().createN',
        ],
      ),
    ],
    [
      'a field that a constructor sets',
      BASE,
      edit(
        MAIN,
        [
          'void main() {\n',
          'class Taps {\n  Taps(this._on);\n  bool _on = false;\n\n  void listen() {\n    if (!_on) return;\n    TencentCloudChatPush().addPushListener(listener: TIMPushListener(onNotificationClicked: (String ext) => onClick(ext)));\n  }\n}\n\nvoid main() {\n',
        ],
        [
          '  TencentCloudChatPush().addPushListener(\n    listener: TIMPushListener(onNotificationClicked: (String ext) => onClick(ext)),\n  );\n',
          '  Taps(true).listen();\n',
        ],
      ),
    ],
    [
      'a return where the login failed',
      BASE,
      edit(PUSH, [
        '  await TencentCloudChatPush().createN',
        '  final res = await sdk.login(userID: id, userSig: sig);\n  if (res.code != 0) return;\n  await TencentCloudChatPush().createN',
      ]),
    ],
    [
      'a return in another case',
      BASE,
      edit(PUSH, [
        '  await TencentCloudChatPush().createN',
        '  switch (kind) {\n    case 1:\n      if (Platform.isAndroid || Platform.isIOS) return;\n    case 2:\n      print(2);\n  }\n  await TencentCloudChatPush().createN',
      ]),
    ],
    [
      'registration for debug and for release builds',
      BASE,
      edit(PUSH, [
        `  ${REGISTER}`,
        `  if (kDebugMode) {\n    ${REGISTER}apnsCertificateID: 50009, onNotificationClicked: onlyListener);\n    return;\n  }\n  ${REGISTER}`,
      ]),
    ],
    [
      'the certificate of the system',
      BASE,
      edit(PUSH, [
        'apnsCertificateID: apnsCertificate',
        'apnsCertificateID: defaultTargetPlatform == TargetPlatform.iOS ? apnsCertificate : null',
      ]),
    ],
    [
      'a certificate that is set before and passed',
      BASE,
      edit(PUSH, [
        `  ${REGISTER}`,
        `  await TencentCloudChatPush().setApnsCertificateID(apnsCertificateID: apnsCertificate);\n  ${REGISTER}`,
      ]),
    ],
    [
      'a tap that needs what it has',
      BASE,
      edit(PUSH, [
        'void onClick(String ext) {\n',
        "void openUser(String? id, String? group) => print('$id $group');\n\nvoid onClick(String ext, {String? userID, String? groupID}) {\n  if (userID != null && groupID != null) {\n    print(ext);\n  } else if (userID == null) {\n    openUser(userID, groupID);\n  }\n  String? kind;\n  print([\n    if (kind == null) groupID else openUser(kind, null),\n  ]);\n  if (kind == null) log(kind);\n  if (kind == null) {\n    kind = ext;\n    openUser(kind, null);\n  }\n  for (final part in [ext]) {\n    switch (part) {\n      case 'a':\n        break;\n      default:\n        openUser(part, null);\n    }\n    if (part == '') continue;\n    openUser(part, null);\n    break;\n  }\n",
      ]),
    ],
    [
      'values of a map that is written out',
      OLD,
      edit(
        'lib/push_constant.dart',
        [
          "miAppId = '2882303760000000001'",
          "miAppId = _ids['mi']!;\n  static const _ids = {'oppo': '1', 'mi': '2882303760000000001'}",
        ],
        ['static const String miAppId', 'static final String miAppId'],
      ),
    ],
    // The life cycle.
    [
      'every callback of the life cycle',
      BASE,
      also(
        'final life = AppLifecycleListener(\n  onResume: () => kit.setOfflinePushStatus(status: AppStatus.foreground),\n  onPause: () => kit.setOfflinePushStatus(status: AppStatus.background),\n  onDetach: () => kit.setOfflinePushStatus(status: AppStatus.background),\n);',
      ),
    ],
    // Taps and ext.
    [
      'a text that may be encoded twice',
      BASE,
      edit(PUSH, [
        'final conversation = jsonDecode(ext);',
        'dynamic conversation = jsonDecode(ext);\n    if (conversation is String) conversation = jsonDecode(conversation);',
      ]),
    ],
    [
      'ids with prefixes chosen by kind',
      OLD,
      edit(PUSH, [
        '  Future<int> unreadCount',
        "  String conversationOf(String? groupID, String? userID) => groupID != null ? 'group_$groupID' : 'c2c_$userID';\n\n  Future<int> unreadCount",
      ]),
    ],
    [
      'a tag that begins with group',
      OLD,
      edit(PUSH, [
        '  Future<int> unreadCount',
        "  String tagOf(String index) => 'group$index';\n\n  Future<int> unreadCount",
      ]),
    ],
    [
      'a constant of a package',
      BASE,
      edit(
        PUSH,
        ['apnsCertificateID: apnsCertificate', 'apnsCertificateID: teamCertificate'],
        ["import 'package:tencent", "import 'package:team_keys/team_keys.dart';\nimport 'package:tencent"],
      ),
    ],
    [
      'a constant of Flutter',
      BASE,
      edit(PUSH, [
        'void onClick',
        'Future<void> quiet() => TencentCloudChatPush().disablePostNotificationInForeground(disable: kIsWeb);\n\nvoid onClick',
      ]),
    ],
    [
      'a login that is waited for later',
      BASE,
      edit(
        PUSH,
        ['onLoginSuccess() async {', 'enter(v, id, sig) async {'],
        [
          '  await TencentCloudChatPush().createN',
          '  final login = v.login(userID: id, userSig: sig);\n  final res = await login;\n  if (res.code != 0) return;\n  await TencentCloudChatPush().createN',
        ],
      ),
    ],
    [
      'a method channel that nothing native resembles',
      BASE,
      also("const channel = MethodChannel('com.example.chat/vibration');"),
    ],
    ['a secret of another kind', BASE, also(`const bankSecretHash = '${'0123456789abcdef'.repeat(4)}';`)],
  ])('%s', async (_, base, change) => {
    expect(failedRules(await runOn(changeTree(readTree(base), change)))).toEqual([]);
  });

  it('a function that makes the handler is called', async () => {
    const change = edit(
      PUSH,
      ['onNotificationClicked: onlyListener', 'onNotificationClicked: listenerOf(1)'],
      [
        '/// Taps',
        'void Function({required String ext, String? userID, String? groupID}) listenerOf(int n) => onlyListener;\n\n/// Taps',
      ],
    );
    // What the function does is not followed: two handlers may hear a tap.
    expect(failedRules(await runOn(changeTree(readTree(BASE), change)))).toEqual(['T3-COD-06']);
  });
});
