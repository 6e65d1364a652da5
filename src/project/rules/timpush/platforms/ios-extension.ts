// T3-IOS, the extension: the App Group that it shares with the app, and what iOS requires to run it.

import type { PlistNode } from '../../../../readers/plist.js';
import { isAtLeast, readConstraint } from '../../../../readers/version.js';
import type { BuildConfiguration, XcodeTarget } from '../../../../readers/xcode/pbxproj.js';
import { type Text, t } from '../../../../text/language.js';
import { hits } from '../../../facts/app-code.js';
import { delegates } from '../../../facts/ios/app-delegate.js';
import type { IosApp } from '../../../ios/app.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { error, FLUTTER, timpushIos, warning } from '../../defaults.js';

const base = { ...timpushIos, kinds: [...FLUTTER, 'ios', 'react-native'] } as const;

const SERVICE = 'com.apple.usernotifications.service';

const groupsOf = (root: PlistNode | undefined): readonly string[] =>
  (root?.members?.get('com.apple.security.application-groups')?.items ?? []).map((item) => item.text);

const groupSlip = (root: PlistNode | undefined): PlistNode | undefined =>
  [...(root?.members ?? [])].find(([key]) => /application-?group|app-?group/i.test(key))?.[1];

/** The extension that processes notifications before they are shown. */
const isService = (ios: IosApp, target: XcodeTarget): boolean =>
  target.configurations.some((configuration) => {
    const list = ios.plistOf(configuration, 'INFOPLIST_FILE')?.root?.members?.get('NSExtension');
    return list?.members?.get('NSExtensionPointIdentifier')?.text === SERVICE;
  });

const literal = (text: string | undefined): string | undefined =>
  text === undefined || text === '' || text.includes('$') ? undefined : text;

/** The same build configuration of the app that holds the extension. */
const ofApp = (ios: IosApp, target: XcodeTarget, name: string): BuildConfiguration | undefined =>
  (ios.appTargets.find(({ copied }) => copied.includes(target.product)) ?? ios.appTargets[0])?.configurations.find(
    (configuration) => configuration.name === name,
  );

function extensionFindings(ios: IosApp, target: XcodeTarget): readonly Finding[] {
  const found: Finding[] = [];
  const add = (at: Finding['at'], text: Text, expected: Text | string, severity?: Finding['severity']): void => {
    found.push({ at, found: text, expected, args: { name: target.name }, severity });
  };
  for (const configuration of target.configurations) {
    const own = ofApp(ios, target, configuration.name);
    const read = (key: string) => [
      literal(ios.setting(configuration, key)),
      own === undefined ? undefined : literal(ios.setting(own, key)),
    ];
    const [id, appId] = read('PRODUCT_BUNDLE_IDENTIFIER');
    if (id !== undefined && appId !== undefined && !id.startsWith(`${appId}.`))
      add(
        ios.placeOf(configuration, 'PRODUCT_BUNDLE_IDENTIFIER'),
        t(`its id ${id} does not begin with ${appId}.`, `其 ID ${id} 不是以 ${appId}. 开头`),
        `PRODUCT_BUNDLE_IDENTIFIER = ${appId}.${target.name.replace(/[^\w.-]/g, '-')}`,
      );
    const [team, appTeam] = read('DEVELOPMENT_TEAM');
    if (team !== undefined && appTeam !== undefined && team !== appTeam)
      add(
        ios.placeOf(configuration, 'DEVELOPMENT_TEAM'),
        t(`it is signed by team ${team}, the app by ${appTeam}`, `其签名团队是 ${team}，而应用是 ${appTeam}`),
        `DEVELOPMENT_TEAM = ${appTeam}`,
      );
    const [system, appSystem] = read('IPHONEOS_DEPLOYMENT_TARGET');
    if (
      isService(ios, target) &&
      appSystem !== undefined &&
      system !== undefined &&
      // Older iOS versions have no such extensions.
      isAtLeast(readConstraint('10.0'), system) === false &&
      isAtLeast(readConstraint(appSystem), system) === false
    )
      add(
        ios.placeOf(configuration, 'IPHONEOS_DEPLOYMENT_TARGET'),
        t(`it runs from iOS ${system} on, the app from ${appSystem}`, `它要求 iOS ${system}，而应用为 ${appSystem}`),
        `IPHONEOS_DEPLOYMENT_TARGET = ${appSystem}`,
        'warning',
      );
    if (found.length > 0) return found;
  }
  const [first] = target.configurations;
  const list = first === undefined ? undefined : ios.plistOf(first, 'INFOPLIST_FILE');
  const extension = list?.root?.members?.get('NSExtension');
  if (list === undefined || extension?.members === undefined) return found;
  const kind = extension.members.get('NSExtensionPointIdentifier');
  const main = extension.members.get('NSExtensionPrincipalClass');
  const name = main?.text.split('.').at(-1) ?? '';
  const declared = hits(
    ios.code,
    /\bclass\s+(\w+)\s*:[^{]{0,200}\bUNNotificationServiceExtension\b|@interface\s+(\w+)\s*:\s*UNNotificationServiceExtension\b/,
  );
  const classes = declared.map(({ match }) => match[1] ?? match[2] ?? '');
  const isMeant = kind?.text === SERVICE || (classes.includes(name) && name !== '');
  if (!isMeant) return found;
  if (kind !== undefined && kind.text !== SERVICE)
    add(
      list.source.at(kind.offset),
      t(`${kind.text} is no kind of extension that sees pushes`, `${kind.text} 不是处理推送的扩展点`),
      SERVICE,
    );
  if (main !== undefined && /^\w+$/.test(name) && classes.length > 0 && !classes.includes(name))
    add(list.source.at(main.offset), t(`there is no class ${name}`, `没有类 ${name}`), classes.join(', '));
  const elsewhere = ios.appTargets.flatMap(({ misplaced }) => misplaced).find((item) => item.name === target.product);
  if (elsewhere !== undefined)
    add(
      ios.projectFile?.at(elsewhere.offset),
      t('it is copied to another folder than PlugIns', '没有复制到 PlugIns 目录'),
      'dstSubfolderSpec = 13',
    );
  else if (
    ios.appTargets.length > 0 &&
    target.product !== '' &&
    !ios.appTargets.some(({ copied }) => copied.includes(target.product))
  )
    add(
      ios.projectFile?.at(ios.xcode?.offsetOf(target.id) ?? 0),
      t('it is not embedded in the app', '没有嵌入应用'),
      t(
        'Xcode › target › Build Phases › Embed Foundation Extensions',
        'Xcode › target › Build Phases › Embed Foundation Extensions',
      ),
      'warning',
    );
  return found;
}

export const iosExtensionRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-IOS-09',
    ...warning,
    title: t(
      'the App Group of {name}: {found}, expected: {expected}',
      '{name} 的 App Group：{found}，应为：{expected}',
    ),
    cause: t(
      'the extension that counts arrivals cannot hand them to the app: statistics stay empty',
      '统计到达的扩展无法把数据交给应用：统计为空',
    ),
    fix: t(
      'use one App Group id in both entitlements and in applicationGroupID',
      '两份 entitlements 和 applicationGroupID 使用同一个 App Group',
    ),
    check: (project) => {
      const { ios } = project;
      if (ios?.xcode === undefined || ios.projectFile === undefined) return skipped(reasons.noXcode);
      const uses = hits(ios.code, /handleNotificationServiceRequest/);
      if (uses.length === 0) return skipped(reasons.notUsed);
      const lists = ios.entitlements.flatMap((use) => (use.file === undefined ? [] : [use.file]));
      const wanted = [...new Set(lists.flatMap((file) => groupsOf(file.root)))];
      const [own] = lists;
      if (own === undefined || wanted.length === 0)
        return failed({
          at: own === undefined ? placeOf(uses[0]) : own.source.at(groupSlip(own.root)?.offset ?? 0),
          found: t('missing', '缺失'),
          expected: 'group.…',
          args: { name: t('the app', '应用') },
        });
      const inCode = hits(
        [...delegates(project), ...ios.code],
        /applicationGroupID[\s\S]{0,120}?["'](group\.[\w.-]+)["']|\bappGroupID\s*:\s*@?["']([^"'\n]*)["']/,
      );
      // The argument is a constant: each of its values has to be one of the app's groups.
      const names = hits(
        [...delegates(project), ...ios.code],
        /applicationGroupID\s*(?:\(\s*\)\s*->\s*String\s*)?\{\s*(?:return\s+)?(\w+)\s*;?\s*\}/,
      ).map(({ match }) => match[1] ?? '');
      const named = [...new Set(names)].flatMap((name) =>
        hits(ios.code, new RegExp(`(?:#define[ \\t]+${name}[ \\t]+|\\b${name}\\s*=\\s*)@?"(group\\.[^"\\n]*)"`)).filter(
          ({ match }) => !wanted.includes(match[1] ?? ''),
        ),
      );
      const findings = inCode
        .map((hit) => ({
          hit,
          group: hit.match[1] ?? hit.match[2] ?? '',
          name: hit.match[1] === undefined ? 'appGroupID' : 'applicationGroupID',
        }))
        .filter(({ group }) => !wanted.includes(group))
        .map(
          ({ hit, group, name }): Finding => ({
            at: placeOf(hit),
            found: group === '' ? '""' : group,
            expected: wanted.join(', '),
            args: { name },
          }),
        );
      for (const hit of named)
        findings.push({
          at: placeOf(hit),
          found: hit.match[1],
          expected: wanted.join(', '),
          args: { name: 'applicationGroupID' },
        });
      for (const target of ios.extensions.filter((item) => isService(ios, item)))
        for (const configuration of target.configurations) {
          if (ios.setting(configuration, 'CODE_SIGN_ENTITLEMENTS') === undefined && !ios.hasHiddenSettings)
            findings.push({
              at: ios.projectFile?.at(ios.xcode.offsetOf(configuration.id)),
              found: t('no CODE_SIGN_ENTITLEMENTS', '没有 CODE_SIGN_ENTITLEMENTS'),
              expected: wanted.join(', '),
              args: { name: target.name },
            });
          const file = ios.plistOf(configuration, 'CODE_SIGN_ENTITLEMENTS');
          const app = ofApp(ios, target, configuration.name);
          const ofSame = app === undefined ? undefined : ios.plistOf(app, 'CODE_SIGN_ENTITLEMENTS');
          const groups = groupsOf(file?.root);
          const expected = ofSame === undefined ? wanted : groupsOf(ofSame.root);
          if (file === undefined || expected.length === 0 || groups.some((group) => expected.includes(group))) continue;
          findings.push({
            at: file.source.at((groupSlip(file.root)?.items?.[0] ?? groupSlip(file.root))?.offset ?? 0),
            found: groups.join(', ') || t('missing', '缺失'),
            expected: expected.join(', '),
            args: { name: target.name },
          });
        }
      return verdict(findings.slice(0, 1), own.source.whole);
    },
  },
  {
    ...base,
    id: 'T3-IOS-12',
    ...error,
    source: 'Apple: app extensions, UNNotificationServiceExtension',
    title: t('the extension {name}: {found}', '扩展 {name}：{found}'),
    cause: t(
      'Xcode refuses an extension whose id does not begin with that of the app; one that the app does not hold, the phone is too old for, or whose class is not found never runs',
      '扩展 ID 不以应用 ID 开头时 Xcode 会拒绝；没有嵌入、系统版本过低或找不到类的扩展不会运行',
    ),
    fix: t('set {expected}', '设为 {expected}'),
    check: ({ ios }) => {
      if (ios?.xcode === undefined) return skipped(reasons.noXcode);
      return ios.extensions.length === 0
        ? skipped(reasons.notUsed)
        : verdict(
            ios.extensions.flatMap((target) => extensionFindings(ios, target)),
            ios.projectFile?.whole,
          );
    },
  },
];
