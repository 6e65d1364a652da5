// IOS, signing: entitlements of every build, bundle id and environment.

import { type PlistNode, plistFault } from '../../../readers/plist.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { NO_ENTITLEMENT } from '../../facts/ios/app-delegate.js';
import type { IosApp } from '../../ios/app.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, passed, type Rule, skipped, verdict } from '../../types.js';
import { anyIphone, error, warning } from '../defaults.js';

const every = { ...anyIphone, mark: 'A', source: 'Apple: registering your app with APNs' } as const;

/** The background modes for push; a misspelt mode is compared with them. */
const MODES = ['remote-notification', 'voip'];
const KEYS = ['CFBundleIdentifier', 'UIBackgroundModes', 'CFBundleExecutable', 'FirebaseAppDelegateProxyEnabled'];
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '');

/** `$(NAME)` of a build setting that no file of the project sets. */
function isUnset(ios: IosApp, text: string): boolean {
  const name = /^\$\((\w+)\)$/.exec(text)?.[1];
  const files = [ios.projectFile, ...ios.buildFiles.all.map(({ source }) => source)];
  return name !== undefined && !files.some((source) => source?.text.includes(name) === true);
}

export const iosSigningRules: readonly Rule[] = [
  {
    ...every,
    id: 'IOS-03',
    ...error,
    title: t('aps-environment in the entitlements: {found}', 'entitlements 中的 aps-environment：{found}'),
    ...NO_ENTITLEMENT,
    check: (project) => {
      const { ios } = project;
      if (ios === undefined || ios.xcode === undefined) return skipped(reasons.noXcode);
      const used = ios.entitlements.filter((use) => use.path !== undefined && !use.isComputed);
      if (used.length === 0)
        return skipped(
          ios.entitlements.some((use) => use.isComputed)
            ? reasons.computed
            : t('no entitlements are used: see IOS-04', '没有使用 entitlements：见 IOS-04'),
        );
      const findings: Finding[] = [];
      const seen = new Set<string>();
      let at: Finding['at'];
      for (const use of used) {
        const key = use.file?.source.path ?? use.path ?? '';
        if (seen.has(key)) continue;
        seen.add(key);
        if (use.file !== undefined && plistFault(use.file.source.text) !== undefined)
          return skipped(reasons.unreadable);
        if (use.file === undefined) {
          findings.push({
            at: ios.placeOf(use.configuration, 'CODE_SIGN_ENTITLEMENTS'),
            found: t(`${use.path} is not there`, `没有文件 ${use.path}`),
            expected: 'development',
          });
          continue;
        }
        const members = use.file.root?.members ?? new Map<string, PlistNode>();
        const node = members.get('aps-environment');
        if (node === undefined) {
          const slip = [...members].find(
            ([key]) => key.includes('aps-environment') || editDistance(key, 'aps-environment') <= 2,
          );
          findings.push({
            at: use.file.source.at(slip?.[1].offset ?? use.file.root?.offset ?? 0),
            found: slip === undefined ? t('missing', '缺失') : t(`it says ${slip[0]}`, `写成了 ${slip[0]}`),
            expected: 'aps-environment',
          });
        } else if (!/^(?:development|production|\$\(.*\))$/.test(node.text) || isUnset(ios, node.text)) {
          findings.push({
            at: use.file.source.at(node.offset),
            found: node.text.slice(0, 40) || node.type,
            expected: 'development',
          });
        } else at ??= use.file.source.at(node.offset);
      }
      return verdict(findings, at);
    },
  },
  {
    ...every,
    id: 'IOS-04',
    ...error,
    title: t('no entitlements for the build configuration {found}', '构建配置 {found} 没有指定 entitlements'),
    cause: t(
      'builds of this configuration have no push entitlement: no device token, no push',
      '用该配置构建的包没有推送权限：拿不到设备 token，收不到推送',
    ),
    fix: t(
      'set CODE_SIGN_ENTITLEMENTS = {expected} for it in Xcode › Build Settings',
      '在 Xcode › Build Settings 中为它设置 CODE_SIGN_ENTITLEMENTS = {expected}',
    ),
    check: (project) => {
      const { ios } = project;
      if (ios?.xcode === undefined || ios.projectFile === undefined) return skipped(reasons.noXcode);
      if (ios.entitlements.length === 0) return skipped(reasons.noXcode);
      const { xcode, projectFile } = ios;
      const expected = ios.entitlements.find((use) => use.path !== undefined)?.path ?? 'Runner/Runner.entitlements';
      const missing = ios.entitlements.filter((use) => use.path === undefined);
      if (missing.length > 0 && ios.hasHiddenSettings) return skipped(reasons.computed);
      // No entitlements at all is one cause, reported by T3-IOS-06: no file could be named.
      if (missing.length === ios.entitlements.length && project.generation === 'timpush')
        return skipped(t('no entitlements at all: see T3-IOS-06', '完全没有 entitlements：见 T3-IOS-06'));
      return verdict(
        missing.map(
          (use): Finding => ({
            at: projectFile.at(xcode.offsetOf(use.configuration.id)),
            found: use.configuration.name,
            expected,
          }),
        ),
        projectFile.whole,
      );
    },
  },
  {
    ...every,
    id: 'IOS-05',
    ...error,
    needs: ['ios', 'config'],
    title: t(
      'the bundle id is {found}, apple_bundle_id in the config is {expected}',
      'Bundle ID 是 {found}，配置中的 apple_bundle_id 是 {expected}',
    ),
    cause: t(
      'Apple refuses a push whose topic is not the bundle id of the app that got the token (DeviceTokenNotForTopic)',
      '推送的 topic 与取得 token 的应用 Bundle ID 不一致时，苹果会拒绝（DeviceTokenNotForTopic）',
    ),
    fix: t(
      'make PRODUCT_BUNDLE_IDENTIFIER and apple_bundle_id agree',
      '让 PRODUCT_BUNDLE_IDENTIFIER 与 apple_bundle_id 一致',
    ),
    check: (project) => {
      const { ios, config } = project;
      const wanted = config?.text('apple_bundle_id');
      if (wanted === undefined) return skipped(t('apple_bundle_id is not set', '没有设置 apple_bundle_id'));
      if (ios?.xcode === undefined || ios.projectFile === undefined) return skipped(reasons.noXcode);
      const found = ios.appTargets.flatMap((target) =>
        target.configurations.map((configuration) => ({
          configuration,
          id: ios.setting(configuration, 'PRODUCT_BUNDLE_IDENTIFIER'),
        })),
      );
      const known = found.filter((item) => item.id !== undefined && !item.id.includes('$'));
      const [first] = known;
      if (first === undefined) return skipped(reasons.computed);
      const hit = known.find((item) => item.id === wanted);
      const placeIn = ({ configuration }: typeof first) => ios.placeOf(configuration, 'PRODUCT_BUNDLE_IDENTIFIER');
      if (hit === undefined)
        return failed({
          at: placeIn(first),
          found: [...new Set(known.map((item) => item.id))].join(', '),
          expected: wanted,
        });
      // Debug builds often have their own id. A release id that is neither the config's nor a prefix of it is a mistake.
      const released = known.filter(({ configuration }) => /release/i.test(configuration.name));
      const [store] = released;
      return store === undefined || released.some(({ id }) => wanted === id || wanted.startsWith(`${id}.`))
        ? passed(placeIn(hit))
        : failed({ at: placeIn(store), found: store.id, expected: wanted, severity: 'warning' });
    },
  },
  {
    ...every,
    id: 'IOS-10',
    ...error,
    mark: 'B',
    source: 'Apple: Information Property List',
    title: t('Info.plist: {found}', 'Info.plist：{found}'),
    cause: t(
      'iOS goes by Info.plist: an app with another ID than it is signed for is not installed, an unknown background mode does nothing and the App Store refuses it',
      'iOS 以 Info.plist 为准：ID 与签名不一致的应用无法安装；未知的后台模式不起作用，App Store 也会拒绝',
    ),
    fix: t('write {expected}', '写成 {expected}'),
    check: ({ ios }) => {
      if (ios === undefined) return skipped(reasons.noXcode);
      const findings: Finding[] = [];
      const seen = new Set<string>();
      let at: Finding['at'];
      for (const target of ios.appTargets) {
        const lists = target.configurations.flatMap((item) => ios.plistOf(item, 'INFOPLIST_FILE') ?? []);
        const ids = target.configurations.map((item) => ios.setting(item, 'PRODUCT_BUNDLE_IDENTIFIER'));
        for (const { source, root } of lists) {
          const id = root?.members?.get('CFBundleIdentifier');
          const listed = root?.members?.get('UIBackgroundModes');
          const modes = listed?.items ?? [];
          if (root === undefined || seen.has(source.path)) continue;
          seen.add(source.path);
          at ??= source.at(id?.offset ?? root.offset);
          const isMade = target.configurations.some((item) => ios.setting(item, 'GENERATE_INFOPLIST_FILE') === 'YES');
          for (const [key, node] of root.members ?? []) {
            const known = KEYS.find((name) => root.members?.has(name) !== true && editDistance(name, key) <= 2);
            if (known !== undefined)
              findings.push({
                at: source.at(node.offset),
                found: t(`iOS knows no key ${key}`, `iOS 没有键 ${key}`),
                expected: known,
              });
          }
          if (listed !== undefined && listed.type !== 'array')
            findings.push({
              at: source.at(listed.offset),
              found: t('UIBackgroundModes is no list', 'UIBackgroundModes 不是数组'),
              expected: '<array>',
            });
          if (id === undefined ? !isMade && root.members?.has('CFBundleExecutable') === true : isUnset(ios, id.text))
            findings.push({
              at: source.at(id?.offset ?? root.offset),
              found: t(`CFBundleIdentifier is ${id?.text ?? '–'}`, `CFBundleIdentifier 是 ${id?.text ?? '–'}`),
              expected: `${id?.text.includes('PRODUCT_BUNDLE') === true ? 'PRODUCT_BUNDLE_IDENTIFIER = …' : '$(PRODUCT_BUNDLE_IDENTIFIER)'}`,
            });
          // If a setting is computed or hidden, any ID may be right.
          if (
            id !== undefined &&
            /^[\w.-]+$/.test(id.text) &&
            !ios.hasHiddenSettings &&
            ids.every((item) => item !== undefined && /^[\w.-]+$/.test(item) && item !== id.text)
          )
            findings.push({
              at: source.at(id.offset),
              found: t(
                `CFBundleIdentifier is ${id.text}, the build is signed for ${[...new Set(ids)].join(', ')}`,
                `CFBundleIdentifier 是 ${id.text}，而签名用的是 ${[...new Set(ids)].join('、')}`,
              ),
              expected: '$(PRODUCT_BUNDLE_IDENTIFIER)',
            });
          for (const mode of modes) {
            const meant = MODES.find(
              (name) =>
                name !== mode.text &&
                (plain(name) === plain(mode.text) || (name.length > 9 && editDistance(name, mode.text) <= 2)),
            );
            if (meant !== undefined)
              findings.push({
                at: source.at(mode.offset),
                found: t(`there is no background mode ${mode.text}`, `没有名为 ${mode.text} 的后台模式`),
                expected: meant,
              });
          }
        }
      }
      return at === undefined
        ? skipped(ios.xcode === undefined ? reasons.noXcode : reasons.noInfoPlist)
        : verdict(findings, at);
    },
  },
  {
    ...every,
    id: 'IOS-06',
    ...warning,
    needs: ['ios', 'config'],
    title: t(
      'the entitlements say {found}, apple_environment in the config is {expected}',
      'entitlements 是 {found}，而配置中的 apple_environment 是 {expected}',
    ),
    cause: t(
      'a token of a development build works only with the sandbox of APNs, a token of a store build only with production (BadDeviceToken)',
      '开发构建的 token 只能用于 APNs sandbox，商店构建的 token 只能用于 production（否则 BadDeviceToken）',
    ),
    fix: t(
      'send to builds from Xcode with apple_environment development, to TestFlight and the store with production; the certificate of apple_buz_id must match as well',
      'Xcode 直接安装的包用 development，TestFlight 和商店包用 production；apple_buz_id 对应的证书也要一致',
    ),
    check: (project) => {
      const { ios, config } = project;
      const wanted = config?.text('apple_environment');
      if (wanted === undefined) return skipped(t('apple_environment is not set', '没有设置 apple_environment'));
      if (ios === undefined) return skipped(reasons.noXcode);
      const found = ios.entitlements.flatMap((use) => {
        const node = use.file?.root?.members?.get('aps-environment');
        return node === undefined || use.file === undefined
          ? []
          : [{ text: node.text, at: use.file.source.at(node.offset), name: use.configuration.name }];
      });
      const [first] = found;
      if (first === undefined) return skipped(reasons.notUsed);
      // Xcode sets production in the archive by itself: only a clear contradiction is reported.
      return found.some((item) => item.text === wanted || item.text.includes('$')) || wanted === 'production'
        ? passed(first.at)
        : failed({ at: first.at, found: first.text, expected: wanted });
    },
  },
];
