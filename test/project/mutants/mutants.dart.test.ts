// Dart code of both push packages: a line that goes missing, or a known name that loses a letter, is reported at its file.
import { describe } from 'vitest';
import { type Watched, watch } from './changes.js';

const REMARK = 'a remark';
const OWN_CODE = "the app's own page or word; no push depends on it";
const OPTIONAL = 'the push may leave it out';
const TYPES = 'only the Dart analyser knows the types';
const SWITCH = 'both cases may lead to the same report, and a case may fall through';
const UNUSED = 'describes the package; nothing of the push reads it';
const BROUGHT = 'the push package brings it';

const current = (file: string, more: Omit<Watched, 'base' | 'file'>): Watched => ({
  base: 'healthy-current',
  file,
  ...more,
});
const older = (file: string, more: Omit<Watched, 'base' | 'file'>): Watched => ({
  base: 'healthy-international',
  file,
  ...more,
});

describe('a line that goes missing is reported at its file', () => {
  watch([
    current('lib/main.dart', {
      harmless: { 'runApp(const MaterialApp(home: SizedBox()));': OWN_CODE },
      names: ['TencentCloudChatPush', 'addPushListener', 'TIMPushListener', 'onNotificationClicked'],
    }),
    current('lib/push.dart', {
      harmless: {
        '/// After the IM login and the consent to the privacy text.': REMARK,
        "await TencentCloudChatPush().createNotificationChannel(channelID: 'new_message', channelName: 'New messages');":
          OPTIONAL,
        'final conversation = jsonDecode(ext);': TYPES,
        "print(conversation['entity'] ?? conversation);": OWN_CODE,
        '// A push without ext only opens the app.': REMARK,
        '/// Taps come to the listener in main.dart; registerPush requires a function all the same.': REMARK,
      },
      elsewhere: {
        'await TencentCloudChatPush().registerPush(apnsCertificateID: apnsCertificate, onNotificationClicked: onlyListener);':
          'lib/main.dart',
      },
      names: ['TencentCloudChatPush', 'createNotificationChannel', 'apnsCertificateID'],
    }),
    current('pubspec.yaml', {
      harmless: {
        'description: An invented app.': UNUSED,
        'publish_to: none': UNUSED,
        'version: 1.0.0+1': UNUSED,
        'tencent_cloud_chat_sdk: ^8.3.6498': BROUGHT,
      },
      names: ['tencent_cloud_chat_push'],
    }),
    older('lib/main.dart', { harmless: { 'runApp(const MaterialApp(home: Home()));': OWN_CODE } }),
    older('lib/push.dart', {
      harmless: {
        "import 'package:tencent_cloud_chat_sdk/models/V2TimOfflinePushInfo.dart';":
          'another package may hand the name on',
        'final TimUiKitPushPlugin plugin = TimUiKitPushPlugin(isUseGoogleFCM: true);': TYPES,
        'channelId: PushConstant.channelId,': TYPES,
        "channelName: 'New messages',": TYPES,
        "channelDescription: 'Messages of your chats',": OPTIONAL,
        "if (!uploaded) print('the device token was not uploaded');": OWN_CODE,
        "String? id = msg['conversationID'];": TYPES,
        "final String ext = msg['ext'] ?? '';": TYPES,
        "id = jsonDecode(ext)['conversationID'] ?? id;": OWN_CODE,
        '// OPPO spreads the keys: the id stands in the map itself.': REMARK,
        'if (id == null) return;': TYPES,
        'open(id);': OWN_CODE,
        'title: title,': OPTIONAL,
        'desc: body,': OPTIONAL,
        "ext: jsonEncode({'conversationID': conversationID}),": OPTIONAL,
        'disablePush: false,': OPTIONAL,
        'Future<int> unreadCount() async => 0;': TYPES,
      },
      names: ['TimUiKitPushPlugin', 'requireNotificationPermission', 'createNotificationChannel', 'uploadToken'],
    }),
    older('lib/home.dart', {
      harmless: {
        'const Home({Key? key}) : super(key: key);': OWN_CODE,
        '@override': 'the compiler needs none',
        'State<Home> createState() => _HomeState();': OWN_CODE,
        'final push = PushService();': TYPES,
        'final offlinePush = TencentImSDKPlugin.v2TIMManager.getOfflinePushManager();': TYPES,
        'super.initState();': OWN_CODE,
        '/// The IM login has succeeded.': REMARK,
        "Navigator.of(context).pushNamed('/chat', arguments: conversationID);": OWN_CODE,
        'final unread = await push.unreadCount();': TYPES,
        'case AppLifecycleState.inactive:': SWITCH,
        'case AppLifecycleState.paused:': SWITCH,
        'push.plugin.setBadgeNum(unread);': OPTIONAL,
        'break;': SWITCH,
        'default:': SWITCH,
        'Widget build(BuildContext context) => const SizedBox();': OWN_CODE,
      },
      elsewhere: { 'await push.start(openConversation);': 'lib/push.dart' },
      names: ['doBackground', 'doForeground', 'setBadgeNum'],
    }),
    older('lib/push_constant.dart', {
      harmless: { '/// Certificate IDs of the Tencent console.': REMARK },
      elsewhere: { "static const String channelId = 'new_message';": 'lib/push.dart' },
      names: ['hw_buz_id', 'oppo_app_secret', 'PushAppInfo'],
    }),
  ]);
});
