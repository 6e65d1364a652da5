// T3-IOS, the app: clicks, entitlements, pods, App Group and bundled files.

import type { PlistNode } from '../../../../readers/plist.js';
import { t } from '../../../../text/language.js';
import { hits } from '../../../facts/app-code.js';
import { classPlace, delegates, withDelegate } from '../../../facts/app-delegate.js';
import { TIMPUSH_SOURCE } from '../../../facts/timpush-artifacts.js';
import { isInside } from '../../../folder/walk.js';
import { reasons } from '../../../reasons.js';
import type { Rule } from '../../../types.js';
import { type Finding, failed, passed, skipped, verdict } from '../../../types.js';
import { error, NEW, warning } from '../../defaults.js';

const base = {
  generations: NEW,
  vendors: ['apns'],
  needs: ['ios'],
  mark: 'A',
  source: TIMPUSH_SOURCE,
  kinds: ['flutter', 'flutter-module', 'ios'],
} as const;

const groupsOf = (root: PlistNode | undefined): readonly string[] =>
  (root?.members?.get('com.apple.security.application-groups')?.items ?? []).map((item) => item.text);

export const iosAppRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-IOS-05',
    ...error,
    kinds: ['flutter', 'flutter-module'],
    title: t(
      'AppDelegate does not hand clicks to the push package: {found}',
      'AppDelegate 没有把点击交给推送包：{found}',
    ),
    cause: t('taps end in native code: the Dart callback never runs', '点击停在原生代码中，Dart 回调不会执行'),
    fix: [
      t(
        '@objc func onRemoteNotificationReceived(_ notice: String?) -> Bool { TencentCloudChatPushPlugin.shared.tryNotifyDartOnNotificationClickEvent(notice); return true }',
        '实现 @objc func onRemoteNotificationReceived(_ notice: String?) -> Bool { TencentCloudChatPushPlugin.shared.tryNotifyDartOnNotificationClickEvent(notice); return true }',
      ),
    ],
    check: (project) =>
      withDelegate(project, (_, files) => {
        const [hit] = hits(files, /\bonRemoteNotificationReceived\b/);
        if (hit === undefined)
          return failed({
            at: classPlace(files),
            found: t('onRemoteNotificationReceived is missing', '没有实现 onRemoteNotificationReceived'),
            expected: 'onRemoteNotificationReceived',
          });
        const body = hit.file.code.slice(hit.offset, hit.offset + 1500);
        const at = hit.file.source.at(hit.offset);
        if (!/tryNotifyDartOnNotificationClickEvent/.test(body))
          return failed({
            at,
            found: t(
              'tryNotifyDartOnNotificationClickEvent is not called',
              '没有调用 tryNotifyDartOnNotificationClickEvent',
            ),
            expected: 'tryNotifyDartOnNotificationClickEvent',
          });
        return /return\s+(?:false|NO)\b/.test(body) && !/return\s+(?:true|YES)\b/.test(body)
          ? failed({ at, found: 'return false', expected: 'return true' })
          : passed(at);
      }),
  },
  {
    ...base,
    id: 'T3-IOS-06',
    ...error,
    kinds: ['flutter', 'flutter-module', 'ios', 'react-native'],
    title: t('aps-environment: {found}', 'aps-environment：{found}'),
    cause: t(
      'iOS issues no device token without this entitlement (code 3000): iPhones stay silent',
      '没有该权限，iOS 不会给出设备 token（错误码 3000），iPhone 收不到推送',
    ),
    fix: [
      t(
        'Xcode › target › Signing & Capabilities › + Capability › Push Notifications',
        'Xcode › target › Signing & Capabilities › + Capability › Push Notifications',
      ),
    ],
    check: (project) => {
      const { ios } = project;
      if (ios?.xcode === undefined || ios.entitlements.length === 0) return skipped(reasons.noXcode);
      // The file itself is the business of IOS-03 and IOS-04; here counts whether the app has the right at all.
      if (ios.hasHiddenSettings || ios.entitlements.some((use) => use.isComputed)) return skipped(reasons.computed);
      if (ios.entitlements.some((use) => use.path !== undefined)) return skipped(t('see IOS-03', '见 IOS-03'));
      return failed({
        at: ios.projectFile?.at(ios.xcode.offsetOf(ios.entitlements[0]?.configuration.id ?? '')),
        found: t('no entitlements at all', '完全没有 entitlements'),
        expected: 'development',
      });
    },
  },
  {
    ...base,
    id: 'T3-IOS-08',
    ...error,
    kinds: ['ios'],
    title: t('Podfile: {found}', 'Podfile：{found}'),
    cause: t(
      'TIMPush works on top of the Chat SDK: without it the app stops at start with "ImSDK_Plus … not loaded"',
      'TIMPush 依赖 Chat SDK：单独集成会在启动时报“ImSDK_Plus … not loaded”',
    ),
    fix: [t("add pod '{expected}' with the version of TIMPush", "加上与 TIMPush 同版本的 pod '{expected}'")],
    check: (project) => {
      const podfile = project.ios?.podfile;
      if (podfile === undefined) return skipped(reasons.notUsed);
      const [push] = hits([podfile], /pod\s+['"](TIMPush|TPush)['"](?:\s*,\s*['"]([^'"]+)['"])?/);
      if (push === undefined) return skipped(reasons.notUsed);
      const at = podfile.source.at(push.offset);
      if (push.match[1] === 'TPush') return passed(at);
      const [chat] = hits(
        [podfile],
        /pod\s+['"](TXIMSDK_\w+|TUICore|TUIChat\w*|TUI\w+)(?:\/\w+)?['"](?:\s*,\s*['"]([^'"]+)['"])?/,
      );
      if (chat === undefined)
        return failed({
          at,
          found: t('TIMPush without a Chat SDK', '有 TIMPush 但没有 Chat SDK'),
          expected: 'TXIMSDK_Plus_iOS_XCFramework',
        });
      const versions = [push.match[2], chat.match[2]];
      const isDirect =
        chat.match[1]?.startsWith('TXIMSDK') === true &&
        versions.every((version) => version !== undefined && /^\d[\d.]*$/.test(version));
      return isDirect && versions[0] !== versions[1]
        ? failed({
            at: podfile.source.at(chat.offset),
            found: t(
              `TIMPush ${versions[0]}, Chat SDK ${versions[1]}`,
              `TIMPush ${versions[0]}，Chat SDK ${versions[1]}`,
            ),
            expected: `${chat.match[1]}', '${versions[0]}`,
            severity: 'warning',
          })
        : passed(at);
    },
  },
  {
    ...base,
    id: 'T3-IOS-09',
    ...warning,
    kinds: ['flutter', 'flutter-module', 'ios', 'react-native'],
    title: t(
      'the App Group of {name}: {found}, expected: {expected}',
      '{name} 的 App Group：{found}，应为：{expected}',
    ),
    cause: t(
      'the extension that counts arrivals cannot hand them to the app: statistics stay empty',
      '统计到达的扩展无法把数据交给应用：统计为空',
    ),
    fix: [
      t(
        'use one App Group id in both entitlements and in applicationGroupID',
        '两份 entitlements 和 applicationGroupID 使用同一个 App Group',
      ),
    ],
    check: (project) => {
      const { ios } = project;
      if (ios?.xcode === undefined || ios.projectFile === undefined) return skipped(reasons.noXcode);
      const uses = hits(ios.code, /handleNotificationServiceRequest/);
      if (uses.length === 0) return skipped(reasons.notUsed);
      const [own] = ios.entitlements.flatMap((use) =>
        use.file === undefined ? [] : [{ source: use.file.source, groups: groupsOf(use.file.root) }],
      );
      if (own === undefined || own.groups.length === 0)
        return failed({
          at: own === undefined ? uses[0]?.file.source.at(uses[0].offset) : own.source.at(0),
          found: t('missing', '缺失'),
          expected: 'group.…',
          args: { name: t('the app', '应用') },
        });
      const inCode = hits(
        [...delegates(project), ...ios.code],
        /applicationGroupID[\s\S]{0,120}?["'](group\.[\w.-]+)["']/,
      );
      const findings = inCode
        .filter((hit) => !own.groups.includes(hit.match[1] ?? ''))
        .map(
          (hit): Finding => ({
            at: hit.file.source.at(hit.offset),
            found: hit.match[1] ?? '',
            expected: own.groups.join(', '),
            args: { name: 'applicationGroupID' },
          }),
        );
      return verdict(findings.slice(0, 1), own.source.whole);
    },
  },
  {
    ...base,
    id: 'T3-IOS-10',
    ...error,
    kinds: ['react-native'],
    title: t('timpush-configs.json for iOS is {found}', 'iOS 的 timpush-configs.json {found}'),
    cause: t(
      'the file that holds the APNs certificate id is not in the app: the token is uploaded for no certificate',
      '包含 APNs 证书 ID 的文件没有打进应用：token 没有对应的证书',
    ),
    fix: [
      t(
        'put it into ios/<App>/Resources and add it to the target: Xcode › target › Build Phases › Copy Bundle Resources',
        '放到 ios/<App>/Resources 并加入 target：Xcode › target › Build Phases › Copy Bundle Resources',
      ),
    ],
    check: (project) => {
      const { ios } = project;
      if (ios?.xcode === undefined || ios.projectFile === undefined) return skipped(reasons.noXcode);
      const file = project.timpushFiles.find((item) => item.businessId !== undefined && item.packages.size === 0);
      const isBundled = ios.appTargets.some((target) => target.resources.includes('timpush-configs.json'));
      if (isBundled && file !== undefined) return passed(file.source.whole);
      const broken = project.timpushFiles.find(
        (item) => item.fault !== undefined && isInside(item.source.path, ios.root),
      );
      if (file === undefined && broken !== undefined) return skipped(reasons.unreadable);
      const at = file === undefined ? ios.projectFile.at(0) : file.source.at(0);
      return failed({
        at,
        found: file === undefined ? t('missing', '缺失') : t('not in the target', '没有加入 target'),
        expected: 'Copy Bundle Resources',
      });
    },
  },
  {
    ...base,
    id: 'T3-IOS-11',
    ...warning,
    mark: 'D',
    title: t('AppDelegate sets the notification delegate itself', 'AppDelegate 自行设置了通知代理'),
    cause: t(
      'TIMPush uses this delegate too: whoever sets it later gets the clicks',
      'TIMPush 也使用该代理：后设置者会拿走点击事件',
    ),
    fix: [t('set it before TIMPush registers, or forward the calls', '在 TIMPush 注册之前设置，或转发回调')],
    check: (project) =>
      withDelegate(project, (_, files) => {
        const own = hits(files, /UNUserNotificationCenter[^\n]*\.delegate\s*=|\bcenter\.delegate\s*=/);
        const implemented = hits(
          files,
          /\bdidReceive(?:NotificationResponse)?\b[\s\S]{0,40}UNNotificationResponse|userNotificationCenter\s*:[^\n]*didReceiveNotificationResponse|userNotificationCenter\s*\([\s\S]{0,120}?didReceive\b/,
        );
        const [hit] = own;
        return hit !== undefined && implemented.length > 0
          ? failed({ at: hit.file.source.at(hit.offset), found: 'delegate', expected: '–' })
          : passed(classPlace(files));
      }),
  },
];
