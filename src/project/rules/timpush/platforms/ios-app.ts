// T3-IOS, the app: clicks, entitlements and bundled files.

import { endOfBlock } from '../../../../readers/code.js';
import { t } from '../../../../text/language.js';
import { hits } from '../../../facts/app-code.js';
import { isBehindReturn } from '../../../facts/dead-code.js';
import { classPlace, NO_ENTITLEMENT, withDelegate } from '../../../facts/ios/app-delegate.js';
import { askedFor, clickMethods, misspelt } from '../../../facts/ios/delegate-methods.js';
import { lostEntitlements } from '../../../facts/ios/xcodegen.js';
import { isInside } from '../../../folder/walk.js';
import { reasons } from '../../../reasons.js';
import { failed, passed, placeOf, type Rule, see, skipped, verdict } from '../../../types.js';
import { error, FLUTTER, timpushIos, warning } from '../../defaults.js';

const TELL_DART = 'tryNotifyDartOnNotificationClickEvent';

export const iosAppRules: readonly Rule[] = [
  {
    ...timpushIos,
    id: 'T3-IOS-05',
    ...error,
    kinds: FLUTTER,
    title: t(
      'AppDelegate does not hand clicks to the push package: {found}',
      'AppDelegate 没有把点击交给推送包：{found}',
    ),
    cause: t('taps end in native code: the Dart callback never runs', '点击停在原生代码中，Dart 回调不会执行'),
    fix: t(
      '@objc func onRemoteNotificationReceived(_ notice: String?) -> Bool { TencentCloudChatPushPlugin.shared.tryNotifyDartOnNotificationClickEvent(notice); return true }',
      '实现 @objc func onRemoteNotificationReceived(_ notice: String?) -> Bool { TencentCloudChatPushPlugin.shared.tryNotifyDartOnNotificationClickEvent(notice); return true }',
    ),
    check: (project) =>
      withDelegate(project, (ios, files) => {
        const { asked: hit, stranger } = askedFor(ios, clickMethods(ios, files));
        if (stranger !== undefined)
          return stranger.isNoDelegate
            ? see('T3-IOS-01')
            : failed({ ...stranger, expected: 'onRemoteNotificationReceived' });
        if (hit === undefined)
          return failed({
            at: placeOf(misspelt(files, 'onRemoteNotificationReceived')) ?? classPlace(files),
            found: t('onRemoteNotificationReceived is missing', '没有实现 onRemoteNotificationReceived'),
            expected: 'onRemoteNotificationReceived',
          });
        const at = placeOf(hit);
        if (hit.fault !== undefined) return failed({ at, found: hit.fault, expected: 'onRemoteNotificationReceived' });
        const body = hit.file.code.slice(hit.offset, hit.offset + 1500);
        const call = body.indexOf(TELL_DART);
        const told = { file: hit.file, offset: hit.offset + Math.max(0, call) };
        if (call === -1 || isBehindReturn(told))
          return failed({
            at: placeOf(told),
            found: call === -1 ? t(`${TELL_DART} is not called`, `没有调用 ${TELL_DART}`) : reasons.behindReturn,
            expected: TELL_DART,
          });
        const open = body.indexOf('{');
        const own = body.slice(open, endOfBlock(hit.file.bare.slice(hit.offset), open));
        const isLost = /return\s+(?:false|NO)\b/.test(own) || !/\breturn\b|\?|\btrue\b/.test(own);
        return isLost && !/\b(?:return\s+)?(?:true|YES)\b/.test(own)
          ? failed({
              at: hit.file.source.at(hit.offset + open + Math.max(0, own.search(/\breturn\b/))),
              found: /return/.test(own) ? 'return false' : t('it returns nothing', '没有返回值'),
              expected: 'return true',
            })
          : passed(at);
      }),
  },
  {
    ...timpushIos,
    id: 'T3-IOS-06',
    ...error,
    kinds: [...FLUTTER, 'ios', 'react-native'],
    title: t('aps-environment: {found}', 'aps-environment：{found}'),
    ...NO_ENTITLEMENT,
    check: (project) => {
      const { ios } = project;
      const lost = lostEntitlements(project);
      if (lost.length > 0) return verdict(lost);
      if (ios?.xcode === undefined || ios.entitlements.length === 0) return skipped(reasons.noXcode);
      // IOS-03 and IOS-04 check the file; this rule checks whether the app has the entitlement at all.
      if (ios.hasHiddenSettings || ios.entitlements.some((use) => use.isComputed)) return skipped(reasons.computed);
      if (ios.entitlements.some((use) => use.path !== undefined)) return see('IOS-03');
      return failed({
        at: ios.projectFile?.at(ios.xcode.offsetOf(ios.entitlements[0]?.configuration.id ?? '')),
        found: t('no entitlements at all', '完全没有 entitlements'),
        expected: 'development',
      });
    },
  },
  {
    ...timpushIos,
    id: 'T3-IOS-10',
    ...error,
    kinds: ['react-native'],
    title: t('timpush-configs.json for iOS is {found}', 'iOS 的 timpush-configs.json {found}'),
    cause: t(
      'the file that holds the APNs certificate id is not in the app: the token is uploaded for no certificate',
      '包含 APNs 证书 ID 的文件没有打进应用：token 没有对应的证书',
    ),
    fix: t(
      'put it into ios/<App>/Resources and add it to the target: Xcode › target › Build Phases › Copy Bundle Resources',
      '放到 ios/<App>/Resources 并加入 target：Xcode › target › Build Phases › Copy Bundle Resources',
    ),
    check: (project) => {
      const { ios } = project;
      if (ios?.xcode === undefined || ios.projectFile === undefined) return skipped(reasons.noXcode);
      const file = project.timpushFiles.find(
        (item) => item.packages.size === 0 && item.fault === undefined && !item.source.path.includes('/assets/'),
      );
      const isBundled = ios.appTargets.some((target) => target.resources.includes('timpush-configs.json'));
      if (isBundled && file !== undefined) return passed(file.source.whole);
      const broken = project.timpushFiles.find(
        (item) => item.fault !== undefined && isInside(item.source.path, ios.root),
      );
      if (file === undefined && broken !== undefined) return skipped(reasons.unreadable);
      const [target] = file === undefined ? [] : ios.appTargets;
      const at = ios.projectFile.at(target === undefined ? 0 : ios.xcode.offsetOf(target.id));
      return failed({
        at,
        found: file === undefined ? t('missing', '缺失') : t('not in the target', '没有加入 target'),
        expected: 'Copy Bundle Resources',
      });
    },
  },
  {
    ...timpushIos,
    id: 'T3-IOS-11',
    ...warning,
    mark: 'D',
    title: t('AppDelegate sets the notification delegate itself', 'AppDelegate 自行设置了通知代理'),
    cause: t(
      'TIMPush uses this delegate too: whoever sets it later gets the clicks',
      'TIMPush 也使用该代理：后设置者会拿走点击事件',
    ),
    fix: t('set it before TIMPush registers, or forward the calls', '在 TIMPush 注册之前设置，或转发回调'),
    check: (project) =>
      withDelegate(project, (_, files) => {
        const own = hits(files, /UNUserNotificationCenter[^\n]*\.delegate\s*=|\bcenter\.delegate\s*=/);
        const implemented = hits(
          files,
          /\bdidReceive(?:NotificationResponse)?\b[\s\S]{0,40}UNNotificationResponse|userNotificationCenter\s*:[^\n]*didReceiveNotificationResponse|userNotificationCenter\s*\([\s\S]{0,120}?didReceive\b/,
        );
        const [hit] = own;
        return hit !== undefined && implemented.length > 0
          ? failed({ at: placeOf(hit), found: 'delegate', expected: '–' })
          : passed(classPlace(files));
      }),
  },
];
