// T3-IOS-08: which pods the Podfile installs, for which targets and iOS versions.

import { rubyFault } from '../../../../readers/blocks.js';
import { isAtLeast } from '../../../../readers/version.js';
import type { XcodeTarget } from '../../../../readers/xcode/pbxproj.js';
import { t } from '../../../../text/language.js';
import { editDistance } from '../../../../text/suggest.js';
import { hits } from '../../../facts/app-code.js';
import { bareTarget, lockFinding, OWN, PUSH, targetsAround } from '../../../facts/ios/podfile-targets.js';
import { podfileFault } from '../../../facts/ios/podfile-words.js';
import { timpushVersion } from '../../../facts/timpush/timpush-artifacts.js';
import { isInside, nameOf } from '../../../folder/walk.js';
import type { CodeFile, IosApp } from '../../../ios/app.js';
import type { Project } from '../../../project.js';
import { reasons, undecided } from '../../../reasons.js';
import { type Finding, failed, type Outcome, passed, type Rule, skipped, withFindings } from '../../../types.js';
import { error, timpushIos } from '../../defaults.js';

const CHAT = 'TXIMSDK_Plus_iOS_XCFramework';

const first = (podfile: CodeFile, pattern: RegExp) => hits([podfile], pattern)[0];

/** The oldest iOS the push pod can be installed for. */
function platformFinding(project: Project, podfile: CodeFile): Finding | undefined {
  const least = project.kind === 'flutter' && isAtLeast(timpushVersion(project), '9.0.7652') === true ? 11 : 10;
  const hit = first(podfile, /(?<=^[ \t]*)platform\s+:ios\s*,\s*['"]?(\d+(?:\.\d+)*)/m);
  return hit !== undefined && Number.parseFloat(hit.match[1] ?? '') < least
    ? {
        at: podfile.source.at(hit.offset),
        found: t(`iOS ${hit.match[1]} is too old for the push library`, `iOS ${hit.match[1]} 低于推送库的最低版本`),
        expected: `platform :ios, '${least}.0'`,
      }
    : undefined;
}

/** `target '…'` has to be one of the Xcode project. */
function targetFinding(ios: IosApp, podfile: CodeFile): Finding | undefined {
  const names = ios.targetNames;
  // If the Podfile names a project, that project must have been read.
  const projects = hits([podfile], /(?<=^[ \t]*)(?:project|xcodeproj)\b[ \t(]*(?:(['"])([^'"\n]+)\1)?/m);
  const isElsewhere = projects.some(
    ({ match }) => !ios.projectNames.includes(nameOf(match[2] ?? '').replace(/\.xcodeproj$/, '')),
  );
  if (names.length === 0 || isElsewhere) return undefined;
  const hit = hits([podfile], /(?<=^[ \t]*)target\s*\(?\s*['"]([^'"#]+)['"]/m).find(
    ({ match }) => !names.includes(match[1] ?? ''),
  );
  return hit === undefined
    ? undefined
    : {
        at: podfile.source.at(hit.offset),
        found: t(`no Xcode target is called ${hit.match[1]}`, `Xcode 工程中没有名为 ${hit.match[1]} 的 target`),
        expected: `target '${ios.appTargets[0]?.name ?? names[0]}'`,
      };
}

const PODS = ['TIMPush', 'TPush', CHAT, 'TXIMSDK_Plus_iOS'];

/** A Tencent pod with wrong upper and lower case: CocoaPods does not find it. */
function slipFinding(podfile: CodeFile): Finding | undefined {
  for (const { match, offset } of hits([podfile], /\bpod\s+['"](\w+)['"](.*)/)) {
    const [, name = '', rest = ''] = match;
    const meant = PODS.includes(name)
      ? undefined
      : PODS.find((pod) => editDistance(pod.toLowerCase(), name.toLowerCase()) < 2);
    if (meant !== undefined && !OWN.test(rest))
      return {
        at: podfile.source.at(offset),
        found: t(`there is no pod ${name}`, `没有名为 ${name} 的 pod`),
        expected: `pod '${meant}'`,
      };
    const version = /^\s*,\s*(?:(['"])(?![~<>=!]{0,2}\s*\d+(?:\.\w+)*\s*\1)[^'"]*\1)/.exec(rest);
    if (PODS.includes(name) && version !== null)
      return {
        at: podfile.source.at(offset),
        found: t(
          `CocoaPods reads no version from ${version[0].slice(1).trim()}`,
          `CocoaPods 无法识别版本 ${version[0].slice(1).trim()}`,
        ),
        expected: `pod '${name}'`,
      };
  }
  return undefined;
}

/** Targets share one set of pods: two versions of one pod cannot be installed. */
function versionFinding(podfile: CodeFile): Finding | undefined {
  const all = hits([podfile], PUSH).filter(
    ({ match, offset }) => /^\d[\d.]*$/.test(match[2] ?? '') && targetsAround(podfile, offset) !== undefined,
  );
  const [own] = all;
  const other = all.find(({ match }) => match[1] === own?.match[1] && match[2] !== own?.match[2]);
  return other === undefined || own === undefined
    ? undefined
    : {
        at: podfile.source.at(other.offset),
        found: t(
          `${own.match[1]} ${other.match[2]} beside ${own.match[2]}`,
          `${own.match[1]} ${other.match[2]} 与 ${own.match[2]} 混用`,
        ),
        expected: `pod '${own.match[1]}', '${own.match[2]}'`,
      };
}

/** A Swift package whose product no target of the app links. */
function packageOutcome(ios: IosApp): Outcome {
  const { appTargets, xcode, projectFile } = ios;
  const [app] = appTargets;
  const product = xcode?.packageProducts.find(({ name }) => /^(?:TIMPush|TPush)$/.test(name));
  if (
    app === undefined ||
    product === undefined ||
    hits(ios.code, /(?:^|@|#)import[ \t]+[<"]?TI?M?Push\b/m).length === 0
  )
    return skipped(reasons.notUsed);
  const at = projectFile?.at(product.offset);
  const links = ({ products }: XcodeTarget): boolean => products.includes(product.name);
  if (appTargets.some(links)) return passed(at);
  if (xcode?.targets.some((target) => links(target) && !target.productType.includes('app-extension')) === true)
    return skipped(undecided('a framework of your own may bring TIMPush', '自有 framework 可能已引入 TIMPush'));
  return failed({
    at,
    found: t(
      `the target ${app.name} does not link the package ${product.name}`,
      `target ${app.name} 没有链接 Swift 包 ${product.name}`,
    ),
    expected: t(
      `${product.name} into Xcode › target › General › Frameworks, Libraries`,
      `在 Xcode › target › General › Frameworks, Libraries 中加入 ${product.name}`,
    ),
    args: { name: 'project.pbxproj' },
  });
}

function missingPush(project: Project, ios: IosApp, podfile: CodeFile): Outcome {
  const isElsewhere =
    /^\s+- "?(?:TIMPush|TPush)\b/m.test(ios.podLock?.text ?? '') ||
    /\b(?:TIMPush|TPush)\b/.test(ios.projectFile?.text ?? '') ||
    [...project.files.folders].some((path) => isInside(path, ios.root) && /\/TI?M?Push\.(?:xc)?framework$/.test(path));
  if (isElsewhere || hits(ios.code, /(?:^|@|#)import[ \t]+[<"]?TI?M?Push\b/m).length === 0)
    return skipped(reasons.notUsed);
  const near = first(podfile, /\bpod\s+['"](?:tim_?push|tpush)['"]/i);
  if (near === undefined && OWN.test(podfile.code))
    return skipped(undecided('a pod of your own may bring TIMPush', '自定义 pod 可能已引入 TIMPush'));
  const at = near ?? first(podfile, /^[ \t]*target\b/m);
  return failed({
    at: podfile.source.at(at?.offset ?? 0),
    found: t('the code imports TIMPush, no pod brings it', '代码引入了 TIMPush，但没有对应的 pod'),
    expected: "pod 'TIMPush'",
  });
}

/** The call in a Podfile that installs the pods of the plugins. If other code installs them, the rule is undecided. */
const PLUGINS = {
  flutter: [
    /flutter_install_(?:all_)?ios_pods|flutter_install_plugin_pods|install_(?:all_)?flutter_|flutter[-_]plugins|\beval\b/,
    /flutter/i,
    'flutter_install_all_ios_pods File.dirname(File.realpath(__FILE__))',
  ],
  'react-native': [
    /\buse_native_modules\b|\buse_expo_modules\b|\bautolink\w*\b|\beval\b|react-native-push/,
    /\buse_(?:react_native|native_modules)\b/,
    'config = use_native_modules!',
  ],
} as const;

function checkPlugins(podfile: CodeFile, kind: keyof typeof PLUGINS): Outcome {
  const [call, framework, expected] = PLUGINS[kind];
  const isWhole = kind === 'flutter' || /\buse_react_native\b|\beval\b|\bload\b/.test(podfile.code);
  if (call.test(podfile.code) && isWhole) return passed(podfile.source.whole);
  const off = podfile.source.text.search(/#[ \t]*(?:flutter_install_all_ios_pods|config = use_native_modules!)/);
  if (!framework.test(podfile.code))
    return skipped(undecided('the Podfile is not that of the framework', 'Podfile 不是框架生成的'));
  return failed({
    at: podfile.source.at(off === -1 ? (first(podfile, /^[ \t]*target\b/m)?.offset ?? 0) : off),
    found: t('the pods of the plugins are not installed', '没有安装各插件的 pod'),
    expected,
  });
}

function checkPodfile(project: Project): Outcome {
  const { ios } = project;
  const podfile = ios?.podfile;
  if (ios === undefined) return skipped(reasons.notUsed);
  if (podfile === undefined) return packageOutcome(ios);
  if ((rubyFault(podfile) ?? podfileFault(podfile)) !== undefined) return skipped(reasons.unreadable);
  const hasPlugins = project.kind === 'flutter' || project.kind === 'react-native';
  const general =
    platformFinding(project, podfile) ??
    targetFinding(ios, podfile) ??
    slipFinding(podfile) ??
    versionFinding(podfile) ??
    bareTarget(ios, podfile, hasPlugins) ??
    lockFinding(ios);
  if (general !== undefined) return failed(general);
  // The plugins add TIMPush to the app: the Podfile names it only for the extension.
  if (project.kind === 'flutter' || project.kind === 'react-native') return checkPlugins(podfile, project.kind);
  const push = first(podfile, PUSH);
  if (push === undefined) return missingPush(project, ios, podfile);
  const at = podfile.source.at(push.offset);
  if (push.match[1] === 'TPush') return passed(at);
  const chat =
    first(podfile, /\bpod\s+['"](TXIMSDK_\w+)(?:\/\w+)?['"](?:\s*,\s*['"]([^'"]+)['"])?/) ??
    first(podfile, /\bpod\s+['"](TUI\w+)(?:\/\w+)?['"]/);
  if (chat === undefined)
    return failed({
      at,
      found: t('TIMPush without a Chat SDK', '有 TIMPush 但没有 Chat SDK'),
      expected: `pod '${CHAT}'`,
    });
  const versions = [push.match[2], chat.match[2]];
  const isDirect =
    chat.match[1]?.startsWith('TXIMSDK') === true &&
    versions.every((version) => version !== undefined && /^\d[\d.]*$/.test(version));
  return isDirect && versions[0] !== versions[1]
    ? failed({
        at: podfile.source.at(chat.offset),
        found: t(`TIMPush ${versions[0]}, Chat SDK ${versions[1]}`, `TIMPush ${versions[0]}，Chat SDK ${versions[1]}`),
        expected: `pod '${chat.match[1]}', '${versions[0]}'`,
        severity: 'warning',
      })
    : passed(at);
}

export const podfileRules: readonly Rule[] = [
  {
    ...timpushIos,
    kinds: ['flutter', 'ios', 'react-native'],
    id: 'T3-IOS-08',
    ...error,
    title: t('{name}: {found}', '{name}：{found}'),
    cause: t(
      'pod install stops, or the app lacks a library: TIMPush alone stops at start with "ImSDK_Plus … not loaded"',
      'pod install 中断，或应用缺少库：单独集成 TIMPush 会在启动时报“ImSDK_Plus … not loaded”',
    ),
    fix: t(
      'write {expected}; after a change of the Podfile: pod install',
      '写上 {expected}；改过 Podfile 后执行 pod install',
    ),
    check: (project) =>
      withFindings(checkPodfile(project), (finding) => ({ ...finding, args: { name: 'Podfile', ...finding.args } })),
  },
];
