// IOS, AppDelegate and Info.plist: which class receives taps, tokens and failures.

import { t } from '../../../text/language.js';
import { hits } from '../../facts/app-code.js';
import { launchPlace, withAppDelegate } from '../../facts/ios/app-delegate.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, passed, placeOf, type Rule, skipped } from '../../types.js';
import { anyIphone, error, hint, OLD } from '../defaults.js';

const old = {
  ...anyIphone,
  generations: OLD,
  mark: 'A',
  source: 'tencent_flutter_apns; Tencent Chat: offline push for Flutter, iOS',
} as const;

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
    fix: t(
      'in didFinishLaunchingWithOptions: UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate',
      '在 didFinishLaunchingWithOptions 中写：UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate',
    ),
    check: (project) =>
      withAppDelegate(project, (ios) => {
        const [hit] = hits(
          ios.appDelegates,
          /UNUserNotificationCenter[\s\S]{0,80}?\.?delegate\s*=|(?<=[cC]urrent(?:NotificationCenter)?\b[\s\S]*)\bcenter\.delegate\s*=|setDelegate\s*:/,
        );
        return hit === undefined
          ? failed({ at: launchPlace(ios), found: '–', expected: 'UNUserNotificationCenter.current().delegate' })
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
    fix: t(
      '<key>flutter_apns.disable_firebase_core</key><false/>',
      '写成 <key>flutter_apns.disable_firebase_core</key><false/>',
    ),
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
    fix: t(
      'implement application(_:didFailToRegisterForRemoteNotificationsWithError:) and print the error',
      '实现 application(_:didFailToRegisterForRemoteNotificationsWithError:) 并打印错误',
    ),
    check: (project) =>
      withAppDelegate(project, (ios) => {
        const [hit] = hits(ios.appDelegates, /didFailToRegisterForRemoteNotificationsWithError/);
        return hit === undefined
          ? failed({ at: launchPlace(ios), found: '–', expected: 'didFailToRegisterForRemoteNotificationsWithError' })
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
    fix: t(
      'finish the migration to tencent_cloud_chat_push, or remove TIMPush from AppDelegate',
      '完成到 tencent_cloud_chat_push 的迁移，或从 AppDelegate 中去掉 TIMPush',
    ),
    check: (project) =>
      withAppDelegate(project, (ios) => {
        const [hit] = hits(
          ios.appDelegates,
          /\bimport\s+TIMPush\b|\bTIMPushDelegate\b|import\s+tencent_cloud_chat_push|@import\s+TIMPush/,
        );
        return hit === undefined
          ? passed(launchPlace(ios))
          : failed({ at: placeOf(hit), found: 'TIMPush', expected: 'tencent_cloud_chat_push' });
      }),
  },
];
