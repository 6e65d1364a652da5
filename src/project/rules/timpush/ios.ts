// T3-IOS: AppDelegate, certificate id, entitlements, pods and App Group of an iOS app with TIMPush.

import { argumentOf, resolveDart } from '../../../readers/dart/calls.js';
import { textOf } from '../../../readers/json.js';
import type { PlistNode } from '../../../readers/plist.js';
import { t } from '../../../text/language.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../types.js';
import { error, NEW, reasons, undecided, warning } from '../reasons.js';
import { hits, TIMPUSH_SOURCE } from './look.js';

const base = {
  generations: NEW,
  vendors: ['apns'],
  needs: ['ios'],
  mark: 'A',
  source: TIMPUSH_SOURCE,
  kinds: ['flutter', 'flutter-module', 'ios'],
} as const;

const delegates = (project: Project): readonly CodeFile[] => {
  const own = project.ios?.appDelegates ?? [];
  const others = (project.ios?.code ?? []).filter(
    (file) => !own.some((item) => item.source === file.source) && /TIMPushDelegate|TIMPush/.test(file.code),
  );
  return [...own, ...others];
};

const withDelegate = (project: Project, check: (ios: IosApp, files: readonly CodeFile[]) => Outcome): Outcome => {
  const { ios } = project;
  const files = delegates(project);
  return ios === undefined || files.length === 0 ? skipped(reasons.noAppDelegate) : check(ios, files);
};

const classPlace = (files: readonly CodeFile[]) => {
  const [file] = files;
  if (file === undefined) return undefined;
  const at = file.code.search(/\bclass\s+\w*AppDelegate|@implementation\s+\w*AppDelegate/);
  return file.source.at(at === -1 ? 0 : at);
};

const BUSINESS = /\bfunc\s+businessID\s*\(|-\s*\(\s*int\s*\)\s*businessID\b/;
const OLD_BUSINESS = /\bfunc\s+offlinePushCertificateID\s*\(|-\s*\(\s*int\s*\)\s*offlinePushCertificateID\b/;
/** Ids of templates and guides. */
const TEMPLATE = /^(?:0|11111|12345|123456|xxx+|)$/i;

export const t3IosRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-IOS-01',
    ...error,
    title: t('AppDelegate: {found}', 'AppDelegate：{found}'),
    cause: t(
      'TIMPush asks the app delegate for the certificate id: without the answer the token is uploaded for no certificate, and iPhones stay silent',
      'TIMPush 向 AppDelegate 询问证书 ID：没有返回就无法对应证书，iPhone 收不到推送',
    ),
    fix: [
      t(
        'let AppDelegate conform to TIMPushDelegate and implement businessID (Swift: with @objc)',
        '让 AppDelegate 遵循 TIMPushDelegate 并实现 businessID（Swift 需加 @objc）',
      ),
    ],
    check: (project) =>
      withDelegate(project, (_, files) => {
        const conforms = hits(files, /\bTIMPushDelegate\b/);
        const [business] = hits(files, BUSINESS);
        if (business !== undefined && conforms.length > 0) return passed(business.file.source.at(business.offset));
        const [old] = hits(files, OLD_BUSINESS);
        if (old !== undefined) return passed(old.file.source.at(old.offset));
        const [first] = conforms;
        const at = first === undefined ? classPlace(files) : first.file.source.at(first.offset);
        return failed({
          at,
          found:
            conforms.length === 0
              ? t('does not conform to TIMPushDelegate', '没有遵循 TIMPushDelegate')
              : t('has no businessID', '没有实现 businessID'),
          expected: 'businessID',
        });
      }),
  },
  {
    ...base,
    id: 'T3-IOS-02',
    ...warning,
    title: t('AppDelegate implements only offlinePushCertificateID', 'AppDelegate 只实现了 offlinePushCertificateID'),
    cause: t(
      'the name is deprecated; newer versions ask for businessID, and without @objc even the old one is not found',
      '该方法已废弃，新版本使用 businessID；没有 @objc 时旧方法也找不到',
    ),
    fix: [
      t(
        'add @objc func businessID() -> Int32 with the same value',
        '加上返回相同值的 @objc func businessID() -> Int32',
      ),
    ],
    check: (project) =>
      withDelegate(project, (_, files) => {
        const [old] = hits(files, OLD_BUSINESS);
        if (old === undefined) return passed(classPlace(files));
        return hits(files, BUSINESS).length > 0
          ? passed(old.file.source.at(old.offset))
          : failed({ at: old.file.source.at(old.offset), found: 'offlinePushCertificateID', expected: 'businessID' });
      }),
  },
  {
    ...base,
    id: 'T3-IOS-03',
    ...error,
    kinds: ['flutter', 'flutter-module', 'ios', 'react-native', 'uni-app'],
    needs: [],
    title: t('the APNs certificate id is {found}', 'APNs 证书 ID 是 {found}'),
    cause: t(
      'it is the value of a template: the token is uploaded for a certificate that does not exist',
      '这是模板中的值：token 对应的证书并不存在',
    ),
    fix: [
      t(
        'Tencent console › Chat › Push › access settings: the ID of your iOS certificate',
        '腾讯云控制台 › 即时通信 IM › 推送 › 接入设置：你的 iOS 证书 ID',
      ),
    ],
    check: (project) => {
      const findings: Finding[] = [];
      let seen: Finding['at'];
      for (const hit of hits(
        delegates(project),
        /(?:func\s+(?:businessID|offlinePushCertificateID)\s*\([^)]*\)[^{]*|-\s*\(\s*int\s*\)\s*(?:businessID|offlinePushCertificateID)\s*)\{\s*return\s+(\w*)/,
      )) {
        const value = hit.match[1] ?? '';
        const at = hit.file.source.at(hit.offset + hit.text.lastIndexOf('return'));
        seen ??= at;
        if (TEMPLATE.test(value) && value !== '') findings.push({ at, found: value, expected: '…' });
      }
      for (const call of project.calls('registerPush')) {
        const given = argumentOf(call, 'apnsCertificateID');
        if (given === undefined) continue;
        const value = resolveDart(call.file, given.start, project.dart);
        const at = call.file.source.at(given.offset, 'apnsCertificateID');
        seen ??= at;
        if (value.kind === 'known' && TEMPLATE.test(String(value.value ?? '')))
          findings.push({
            at: { ...value.file.source.at(value.offset), key: 'apnsCertificateID' },
            found: String(value.value ?? ''),
            expected: '…',
          });
      }
      for (const file of project.timpushFiles) {
        if (file.businessId === undefined || file.packages.size > 0) continue;
        const value = textOf(file.businessId) ?? '';
        const at = file.source.at(file.businessId.offset, 'businessID');
        seen ??= at;
        if (TEMPLATE.test(value))
          findings.push({ at, found: value === '' ? t('empty', '为空') : value, expected: '…' });
      }
      return seen === undefined
        ? skipped(undecided('no certificate id is written out', '没有直接写出证书 ID'))
        : verdict(findings, seen);
    },
  },
  {
    ...base,
    id: 'T3-IOS-04',
    ...error,
    kinds: ['flutter', 'flutter-module'],
    title: t('registerPush gets no apnsCertificateID', 'registerPush 没有传 apnsCertificateID'),
    cause: t(
      'the token of an iPhone is uploaded without a certificate: Tencent cannot push to it',
      'iPhone 的 token 上报时没有证书：腾讯无法推送',
    ),
    fix: [
      t(
        'registerPush(…, apnsCertificateID: <id>) or setApnsCertificateID before it',
        'registerPush(…, apnsCertificateID: <证书 ID>)，或在此之前调用 setApnsCertificateID',
      ),
    ],
    check: (project) => {
      const calls = project
        .calls('registerPush')
        .filter(
          (call) => call.arguments.length === 0 || call.arguments.some((argument) => argument.name !== undefined),
        );
      const [first] = calls;
      if (first === undefined) return skipped(t('see T3-COD-01', '见 T3-COD-01'));
      const at = first.file.source.at(first.offset);
      if (project.mentions('setApnsCertificateID').length > 0) return passed(at);
      return calls.some((call) => argumentOf(call, 'apnsCertificateID') !== undefined)
        ? passed(at)
        : failed({ at, found: '–', expected: 'apnsCertificateID' });
    },
  },
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
      'iOS hands out no device token without this entitlement (code 3000): iPhones stay silent',
      '没有该权限，iOS 不会给出 device token（错误码 3000），iPhone 收不到推送',
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
    id: 'T3-IOS-07',
    ...warning,
    title: t('one certificate id for Debug and Release', 'Debug 与 Release 使用同一个证书 ID'),
    cause: t(
      'a build from Xcode gets a sandbox token, a store build a production one; a certificate for one refuses the other (BadDeviceToken)',
      'Xcode 安装的包得到 sandbox token，商店包得到 production token；证书只对应其一时另一种会 BadDeviceToken',
    ),
    fix: [
      t(
        'return two ids by build type (#if DEBUG), or use a p8 key, which serves both',
        '用 #if DEBUG 按构建类型返回两个 ID，或使用同时支持两种环境的 p8 密钥',
      ),
    ],
    check: (project) => {
      const wanted = project.config?.text('apple_environment');
      const entitlements = (project.ios?.entitlements ?? []).flatMap((use) => {
        const node = use.file?.root?.members?.get('aps-environment');
        return node === undefined || use.file === undefined ? [] : [{ use, node, source: use.file.source }];
      });
      // Without the certificate's environment there is nothing to hold against the builds.
      if (wanted === undefined)
        return skipped(t('apple_environment is not set in a config', '配置中没有设置 apple_environment'));
      if (project.config?.has('apple_key_file') === true)
        return skipped(t('a p8 key serves both environments', 'p8 密钥同时支持两种环境'));
      if (
        hits(delegates(project), /#if\s+DEBUG|kDebugMode/).length > 0 ||
        project.mentions('kDebugMode').length > 0 ||
        project.mentions('kReleaseMode').length > 0
      )
        return passed();
      const clash = entitlements.find(
        ({ use, node }) =>
          use.configuration.name === 'Release' &&
          node.text === 'development' &&
          wanted === 'production' &&
          entitlements.every((item) => item.node.text === 'development') &&
          entitlements.length > 1 &&
          new Set(entitlements.map((item) => item.source.path)).size > 1,
      );
      return clash === undefined
        ? passed()
        : failed({ at: clash.source.at(clash.node.offset), found: clash.node.text, expected: wanted });
    },
  },
  {
    ...base,
    id: 'T3-IOS-08',
    ...error,
    kinds: ['ios'],
    title: t('Podfile: {found}', 'Podfile：{found}'),
    cause: t(
      'TIMPush works on top of the Chat SDK: alone it stops at start with "ImSDK_Plus … not loaded"',
      'TIMPush 依赖 Chat SDK：单独集成会在启动时报 “ImSDK_Plus … not loaded”',
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
      'the App Group of {name} is {found}, the app has {expected}',
      '{name} 的 App Group 是 {found}，而应用是 {expected}',
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
          found: '–',
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
      'TIMPush hangs itself in there: whoever sets it later takes the clicks away',
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

const groupsOf = (root: PlistNode | undefined): readonly string[] =>
  (root?.members?.get('com.apple.security.application-groups')?.items ?? []).map((item) => item.text);
