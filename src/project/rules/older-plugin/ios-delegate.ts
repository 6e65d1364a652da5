// IOS, AppDelegate and Info.plist: who gets taps, tokens and failures.

import { endOfBlock } from '../../../readers/code.js';
import { t } from '../../../text/language.js';
import { hits } from '../../facts/app-code.js';
import type { IosApp } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, type Outcome, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { ALL, anyIphone, error, hint, OLD, warning } from '../defaults.js';

const old = {
  ...anyIphone,
  generations: OLD,
  mark: 'A',
  source: 'tencent_flutter_apns; Tencent Chat: offline push for Flutter, iOS',
} as const;

const withDelegate = (project: Project, check: (ios: IosApp) => Outcome): Outcome => {
  const { ios } = project;
  return ios === undefined || ios.appDelegates.length === 0 ? skipped(reasons.noAppDelegate) : check(ios);
};

const delegatePlace = (ios: IosApp) => {
  const [file] = ios.appDelegates;
  if (file === undefined) return undefined;
  const at = file.code.search(/didFinishLaunchingWithOptions/);
  return file.source.at(at === -1 ? 0 : at);
};

const usesFirebaseOnIos = (project: Project): boolean => project.calls('initializeApp').length > 0;

export const iosDelegateRules: readonly Rule[] = [
  {
    ...old,
    id: 'IOS-01',
    ...error,
    title: t('AppDelegate does not make itself the notification delegate', 'AppDelegate 没有把自己设为通知代理'),
    cause: t(
      'taps and foreground notifications are not handed to the app, and the APNs package stops debug builds with an assertion',
      '点击和前台通知不会交给应用，APNs 插件在 debug 下还会触发断言',
    ),
    fix: [
      t(
        'in didFinishLaunchingWithOptions: UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate',
        '在 didFinishLaunchingWithOptions 中写：UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate',
      ),
    ],
    check: (project) =>
      withDelegate(project, (ios) => {
        const [hit] = hits(
          ios.appDelegates,
          /UNUserNotificationCenter[\s\S]{0,80}?\.?delegate\s*=|\bcenter\.delegate\s*=|setDelegate\s*:/,
        );
        return hit === undefined
          ? failed({ at: delegatePlace(ios), found: '–', expected: 'UNUserNotificationCenter.current().delegate' })
          : passed(placeOf(hit));
      }),
  },
  {
    ...old,
    id: 'IOS-02',
    ...error,
    title: t(
      'flutter_apns.disable_firebase_core in Info.plist is {found}',
      'Info.plist 中的 flutter_apns.disable_firebase_core 是{found}',
    ),
    cause: t(
      'without a boolean false the APNs package switches Firebase off on iOS, and Firebase.initializeApp fails at start; a string there crashes the app',
      '不是布尔值 false 时，APNs 插件会在 iOS 上关闭 Firebase，启动时 Firebase.initializeApp 失败；写成字符串会直接崩溃',
    ),
    fix: [
      t(
        '<key>flutter_apns.disable_firebase_core</key><false/>',
        '写成 <key>flutter_apns.disable_firebase_core</key><false/>',
      ),
    ],
    check: (project) => {
      const plist = project.ios?.infoPlist;
      if (plist?.root === undefined) return skipped(reasons.noInfoPlist);
      const node = plist.root.members?.get('flutter_apns.disable_firebase_core');
      const matters = usesFirebaseOnIos(project);
      if (node === undefined)
        return matters
          ? failed({ at: plist.source.at(plist.root.offset), found: t('missing', '缺失'), expected: '<false/>' })
          : passed(plist.source.whole);
      if (node.type === 'false' || (node.type === 'true' && !matters)) return passed(plist.source.at(node.offset));
      return failed({
        at: plist.source.at(node.offset),
        found: t(`${node.type} ${node.text}`.trim(), `${node.type} ${node.text}`.trim()),
        expected: '<false/>',
        severity: matters || node.type === 'string' ? 'error' : 'hint',
      });
    },
  },
  {
    ...old,
    id: 'IOS-07',
    ...hint,
    title: t('AppDelegate does not report a failed registration', 'AppDelegate 没有处理注册失败'),
    cause: t('when Apple returns no token, the reason is not logged', '苹果没有给出 token 时，看不到原因'),
    fix: [
      t(
        'implement application(_:didFailToRegisterForRemoteNotificationsWithError:) and print the error',
        '实现 application(_:didFailToRegisterForRemoteNotificationsWithError:) 并打印错误',
      ),
    ],
    check: (project) =>
      withDelegate(project, (ios) => {
        const [hit] = hits(ios.appDelegates, /didFailToRegisterForRemoteNotificationsWithError/);
        return hit === undefined
          ? failed({ at: delegatePlace(ios), found: '–', expected: 'didFailToRegisterForRemoteNotificationsWithError' })
          : passed(placeOf(hit));
      }),
  },
  {
    ...old,
    id: 'IOS-08',
    ...error,
    title: t(
      'AppDelegate already uses {found}, pubspec.yaml still has the old push package',
      'AppDelegate 已使用 {found}，而 pubspec.yaml 仍是旧推送插件',
    ),
    cause: t(
      'a half-finished migration: the iOS part does not build, or two packages compete for the token',
      '迁移只做了一半：iOS 无法编译，或两个插件争抢 token',
    ),
    fix: [
      t(
        'finish the migration to tencent_cloud_chat_push, or remove TIMPush from AppDelegate',
        '完成到 tencent_cloud_chat_push 的迁移，或从 AppDelegate 中去掉 TIMPush',
      ),
    ],
    check: (project) =>
      withDelegate(project, (ios) => {
        const [hit] = hits(
          ios.appDelegates,
          /\bimport\s+TIMPush\b|\bTIMPushDelegate\b|import\s+tencent_cloud_chat_push|@import\s+TIMPush/,
        );
        return hit === undefined
          ? passed(delegatePlace(ios))
          : failed({ at: placeOf(hit), found: 'TIMPush', expected: 'tencent_cloud_chat_push' });
      }),
  },
  {
    ...old,
    id: 'IOS-09',
    ...warning,
    generations: ALL,
    kinds: ['flutter'],
    mark: 'B',
    source: 'flutter_apns; firebase/flutterfire#2854',
    title: t('AppDelegate does not call {name}', 'AppDelegate 没有调用 {name}'),
    cause: t(
      'Flutter hands calls of the system to its plugins there and nowhere else: {found}',
      'Flutter 只在此处把系统回调转交给各插件：{found}',
    ),
    fix: [t('call {expected} in it', '在其中调用 {expected}')],
    check: (project) =>
      withDelegate(project, (ios) => {
        // Objective-C names the base class in the header.
        const isFlutters = [
          ...ios.appDelegates,
          ...ios.code.filter((file) => /AppDelegate\.h$/.test(file.source.path)),
        ].some((file) => /\bFlutterAppDelegate\b/.test(file.bare));
        if (!isFlutters) return skipped(reasons.notUsed);
        const makers = ios.code.filter(({ source }) => !/GeneratedPluginRegistrant\.\w+$/.test(source.path));
        const isMade = makers.some(({ bare }) =>
          /^(?!\s*#?@?import\b).*\bGeneratedPluginRegistrant\b|\bregistrar\w*\s*[(:]/im.test(bare),
        );
        const unmade: Finding[] = isMade
          ? []
          : [
              {
                at: delegatePlace(ios),
                found: t(
                  'no plugin is registered, and calls from Dart end in MissingPluginException',
                  '没有注册任何插件，Dart 的调用会报 MissingPluginException',
                ),
                expected: 'GeneratedPluginRegistrant.register(with: self)',
                args: { name: 'GeneratedPluginRegistrant' },
                severity: 'error',
              },
            ];
        const findings = ios.appDelegates.flatMap((file) =>
          HANDED_ON.flatMap(({ name, pattern, expected, lost }): Finding[] => {
            const hit = pattern.exec(file.code);
            if (hit === null) return [];
            const open = file.bare.indexOf('{', hit.index + hit[0].length - 1);
            if (open === -1) return [];
            const body = file.bare.slice(open, endOfBlock(file.bare.slice(open), 0) + open);
            return /\bsuper\b/.test(body)
              ? []
              : [
                  {
                    at: file.source.at(hit.index),
                    found: lost,
                    expected,
                    args: { name: t(`super in ${name}`, `${name} 中的 super`) },
                  },
                ];
          }),
        );
        return verdict([...unmade, ...findings], delegatePlace(ios));
      }),
  },
];

/** Calls that FlutterAppDelegate passes on to the plugins, and what is lost when it never gets them. */
const HANDED_ON = [
  {
    name: 'didFinishLaunchingWithOptions',
    pattern:
      /\bfunc\s+application\s*\([^{}]*?\bdidFinishLaunchingWithOptions\b|-\s*\([^)]*\)\s*application:[^{;]*didFinishLaunchingWithOptions:/,
    expected: 'super.application(application, didFinishLaunchingWithOptions: launchOptions)',
    lost: t('the plugins never hear of the tap that starts the app', '插件不知道应用是由点击启动的'),
  },
  {
    name: 'didRegisterForRemoteNotificationsWithDeviceToken',
    pattern:
      /\bfunc\s+application\s*\([^{}]*?\bdidRegisterForRemoteNotificationsWithDeviceToken\b|-\s*\([^)]*\)\s*application:[^{;]*didRegisterForRemoteNotificationsWithDeviceToken:/,
    expected: 'super.application(application, didRegisterForRemoteNotificationsWithDeviceToken: deviceToken)',
    lost: t('the plugins never get the device token', '插件拿不到设备 token'),
  },
  {
    name: 'userNotificationCenter(_:didReceive:)',
    pattern:
      /\bfunc\s+userNotificationCenter\s*\([^{}]*?\bdidReceive\s+\w+\s*:|-\s*\([^)]*\)\s*userNotificationCenter:[^{;]*didReceiveNotificationResponse:/,
    expected: 'super.userNotificationCenter(center, didReceive: response, withCompletionHandler: completionHandler)',
    lost: t('no tap reaches the app', '点击不会传给应用'),
  },
] as const;
