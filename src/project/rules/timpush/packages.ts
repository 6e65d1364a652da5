// T3-DET: which push packages the project uses, which others beside them, and how old they are.

import { isAtLeast, shownVersion } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { hits, isFlutter, nativeFiles } from '../../facts/app-code.js';
import { timpushVersion } from '../../facts/timpush/timpush-artifacts.js';
import { otherPush } from '../../other-push.js';
import { reasons } from '../../reasons.js';
import { type Finding, FLUTTER_PACKAGES, failed, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, FLUTTER, hint, timpush, warning } from '../defaults.js';

const VENDOR_COPIES = /^(?:huawei_push|xiaomi_push.*|flutter_oppo_push|vivo_push.*|meizu_push.*|honor_push.*)$/;

export const timpushPackageRules: readonly Rule[] = [
  {
    ...timpush,
    id: 'PUB-03',
    ...hint,
    kinds: FLUTTER,
    title: t(
      'tencent_cloud_chat_push {found}: the rules of TIMPush apply (T3, the third generation of push packages)',
      'tencent_cloud_chat_push {found}：适用 TIMPush 规则（T3 即第三代推送包）',
    ),
    cause: t(
      'this generation takes its vendor ids from timpush-configs.json instead of PushAppInfo',
      '这一代插件从 timpush-configs.json 读取厂商 ID，不再使用 PushAppInfo',
    ),
    fix: t('nothing to do', '无需处理'),
    check: (project) => passed(project.package?.at),
  },
  {
    ...timpush,
    id: 'T3-DET-01',
    ...hint,
    title: t('a {found} project is recognised, few rules exist for it', '识别出 {found} 工程，适用的规则不多'),
    cause: t(
      'TIMPush runs there, but most of what doctor checks is in files this kind of project does not have',
      'TIMPush 可用于此类工程，但 doctor 检查的多数文件它并没有',
    ),
    fix: t(
      'export the Android and the Xcode project, then run doctor on those',
      '导出 Android 和 Xcode 工程，再对它们运行 doctor',
    ),
    check: (project) =>
      ['unity', 'unreal'].includes(project.kind)
        ? failed({ at: project.package?.at, found: project.kind, expected: '–' })
        : passed(project.package?.at),
  },
  {
    ...timpush,
    id: 'T3-DET-02',
    ...error,
    title: t('{found} is used beside TIMPush', '{found} 与 TIMPush 同时存在'),
    cause: t(
      'both register with the vendors and upload their token: the last one wins, and clicks reach the wrong one',
      '两者都会注册厂商并上报 token：后上报者生效，点击也可能交给错误的一方',
    ),
    fix: t('finish the migration: remove {found}', '完成迁移：移除 {found}'),
    check: (project) => {
      const old = project.unit.pubspecs
        .flatMap((pubspec) => pubspec.dependencies)
        .filter(
          (dependency) =>
            FLUTTER_PACKAGES[dependency.name] !== undefined && FLUTTER_PACKAGES[dependency.name] !== 'timpush',
        )
        .map((dependency): Finding => ({ at: placeOf(dependency), found: dependency.name, expected: '–' }));
      const gradle = (project.android?.dependencies ?? [])
        .filter((artifact) => artifact.group === 'com.tencent.tpns' || /tuiofflinepush/i.test(artifact.name))
        .map(
          (artifact): Finding => ({
            at: placeOf(artifact),
            found: `${artifact.group}:${artifact.name}`,
            expected: '–',
          }),
        );
      const modules = (project.android?.gradleFiles ?? []).flatMap((file) => {
        const at = file.source.text.search(/project\s*\([^)]*tuiofflinepush/i);
        return at === -1 ? [] : [{ at: file.source.at(at), found: 'TUIOfflinePush', expected: '–' }];
      });
      const pods =
        project.ios?.podfile === undefined
          ? []
          : hits([project.ios.podfile], /pod\s+['"](?:TUIOfflinePush|TPNS-iOS)[^'"]*['"]/);
      const imports = hits(nativeFiles(project), /import\s+com\.tencent\.qcloud\.tim\.tuiofflinepush/).slice(0, 1);
      const inCode = [...pods, ...imports].map(
        (hit): Finding => ({
          at: placeOf(hit),
          found: hit.text.replace(/^pod\s+/, ''),
          expected: '–',
        }),
      );
      return verdict([...old, ...gradle, ...modules, ...inCode], project.package?.at);
    },
  },
  {
    ...timpush,
    id: 'T3-DET-03',
    ...warning,
    title: t('another push service is built in: {found}', '还集成了其他推送：{found}'),
    cause: t(
      "two services compete for the vendor's single callback: tokens and clicks go to one of them only",
      '两个推送争用厂商唯一的回调：token 和点击只会到其中一个',
    ),
    fix: t('keep only one; Tencent requires TIMPush to be the only one', '只保留一个；腾讯要求仅使用 TIMPush'),
    check: (project) => {
      const others = otherPush(project.files, project.unit)
        // Another rule reports the predecessor.
        .filter((item) => !/^com\.tencent\.tpns:|^pod 'TPNS/.test(item.name))
        .map((item): Finding => ({ at: item.at, found: `${item.service} (${item.name})`, expected: 'TIMPush' }));
      const copies = project.unit.pubspecs
        .flatMap((pubspec) => pubspec.dependencies)
        .filter((dependency) => !dependency.isDev && VENDOR_COPIES.test(dependency.name))
        .map(
          (dependency): Finding => ({
            at: placeOf(dependency),
            found: dependency.name,
            expected: 'TIMPush',
          }),
        );
      const gradle = (project.android?.dependencies ?? [])
        .filter((artifact) => artifact.group === 'com.huawei.hms' && artifact.name === 'push')
        .map(
          (artifact): Finding => ({
            at: placeOf(artifact),
            found: `${artifact.group}:${artifact.name}`,
            expected: 'TIMPush',
          }),
        );
      return verdict([...others, ...copies, ...gradle], project.package?.at);
    },
  },
  {
    ...timpush,
    id: 'T3-DET-04',
    ...warning,
    kinds: [...FLUTTER, 'react-native', 'uni-app'],
    title: t('the push package {found} is older than {expected}', '推送包 {found} 低于 {expected}'),
    cause: t(
      'newer packages bring the current clients of the vendors and fixes of the click callback; before 8.3 the Flutter package has no click listener at all',
      '新版本包含各厂商的新版 SDK 以及点击回调的修正；Flutter 包在 8.3 之前没有点击监听',
    ),
    fix: t('upgrade to {expected} or newer', '升级到 {expected} 以上'),
    check: (project) => {
      const wanted = isFlutter(project) ? '8.3.0' : '1.4.0';
      const version = timpushVersion(project);
      const enough = isAtLeast(version, wanted);
      if (enough === true) return passed(project.package?.at);
      if (enough === undefined) return skipped(reasons.noVersion);
      return failed({
        at: project.package?.at,
        found: shownVersion(version),
        expected: wanted,
        // That old versions break the click is known only of the Flutter packages.
        ...(project.kind === 'uni-app' ? { severity: 'hint' as const } : {}),
      });
    },
  },
];
