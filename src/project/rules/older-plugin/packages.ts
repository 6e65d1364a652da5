// PUB: the push packages in pubspec.yaml, their versions and the packages they need.

import { nodeAt, textOf } from '../../../readers/node.js';
import { compareVersions, isAtLeast, readConstraint, shownVersion } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { fcmIsOff, isPlugin, receiverOf } from '../../facts/dart/start.js';
import { versionOf } from '../../package-version.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, OLD, warning } from '../defaults.js';

const SOURCE = 'tim_ui_kit_push_plugin 3.1.2+1: pubspec.yaml, change log';

export const packageRules: readonly Rule[] = [
  {
    id: 'PUB-02',
    ...warning,
    generations: ['international'],
    title: t('tim_ui_kit_push_plugin {found} is discontinued', 'tim_ui_kit_push_plugin {found} 已停止维护'),
    cause: t(
      'the package gets no more vendor SDK updates; new phones and new vendor rules will break it over time',
      '该插件不再更新厂商 SDK，新机型和厂商新规会让它逐渐失效',
    ),
    fix: t(
      'plan the migration to tencent_cloud_chat_push; until then keep 3.1.2+1',
      '计划迁移到 tencent_cloud_chat_push；迁移之前保持 3.1.2+1',
    ),
    mark: 'A',
    source: 'package index: tim_ui_kit_push_plugin, replaced by tencent_cloud_chat_push',
    check: (project) =>
      failed({ at: project.package?.at, found: shownVersion(versionOf(project)), expected: 'tencent_cloud_chat_push' }),
  },
  {
    id: 'PUB-04',
    ...error,
    generations: OLD,
    vendors: ['honor'],
    needs: ['dart'],
    title: t(
      'honor_buz_id needs push package 2.0.0, here it is {found}',
      'honor_buz_id 需要推送插件 2.0.0 以上，当前是 {found}',
    ),
    cause: t(
      'older versions have no Honor channel: the code does not compile, or Honor phones stay silent',
      '旧版本没有荣耀通道：无法编译，或荣耀手机收不到推送',
    ),
    fix: t(
      'upgrade to ^3.1.2 in pubspec.yaml, then: flutter pub get',
      '在 pubspec.yaml 中升级到 ^3.1.2，然后执行 flutter pub get',
    ),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      if (!project.appInfos.some((info) => info.values.has('honor_buz_id'))) return skipped(reasons.notUsed);
      const enough = isAtLeast(versionOf(project), '2.0.0');
      if (enough === undefined) return skipped(reasons.noVersion);
      return enough
        ? passed(project.package?.at)
        : failed({ at: project.package?.at, found: shownVersion(versionOf(project)), expected: '≥ 2.0.0' });
    },
  },
  {
    id: 'PUB-05',
    ...error,
    generations: OLD,
    needs: ['dart'],
    title: t('{found} was removed in push package 3.0.0', '{found} 在推送插件 3.0.0 中已移除'),
    cause: t(
      'the call does not compile, so local notifications in the foreground are gone',
      '该调用无法编译，前台本地通知因此失效',
    ),
    fix: t(
      'show local notifications with flutter_local_notifications',
      '改用 flutter_local_notifications 展示本地通知',
    ),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      const isNew = isAtLeast(versionOf(project), '3.0.0');
      if (isNew === false) return skipped(reasons.notUsed);
      // Other packages have a method of this name too: only calls on the plugin object, or on a receiver named after push, count.
      const hits = ['displayNotification', 'displayDefaultNotificationForMessage'].flatMap((name) =>
        project.calls(name).filter((call) => isPlugin(project, receiverOf(call.file.tokens, call.index))),
      );
      if (hits.length > 0 && isNew === undefined) return skipped(reasons.noVersion);
      return verdict(
        hits.map(
          (call): Finding => ({
            at: placeOf(call),
            found: call.name,
            expected: 'flutter_local_notifications',
          }),
        ),
      );
    },
  },
  {
    id: 'PUB-06',
    ...error,
    generations: ['international'],
    vendors: ['fcm'],
    title: t('firebase_core is not in pubspec.yaml', 'pubspec.yaml 中没有 firebase_core'),
    cause: t(
      'Firebase cannot be initialised, so no FCM token comes and phones with Google services stay silent',
      '无法初始化 Firebase，拿不到 FCM token，带 Google 服务的手机收不到推送',
    ),
    fix: t('flutter pub add firebase_core:^2.21.0', '执行 flutter pub add firebase_core:^2.21.0'),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      if (fcmIsOff(project)) return skipped(reasons.notUsed);
      const found = project.dependency('firebase_core');
      return found === undefined
        ? failed({ at: project.package?.at, found: '–', expected: 'firebase_core' })
        : passed(placeOf(found));
    },
  },
  {
    id: 'PUB-07',
    ...error,
    generations: ['international'],
    vendors: ['fcm'],
    title: t(
      'firebase_core {found} is not compatible with this push package',
      'firebase_core {found} 与当前推送插件不兼容',
    ),
    cause: t(
      'from 2.1.0 on the push package needs firebase_core 2.x; with an older one the packages cannot be resolved',
      '推送插件从 2.1.0 起需要 firebase_core 2.x，版本过旧时依赖无法解析',
    ),
    fix: t(
      'write firebase_core: ^2.21.0, then: flutter pub get',
      '改为 firebase_core: ^2.21.0，然后执行 flutter pub get',
    ),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      const found = project.dependency('firebase_core');
      if (found === undefined) return skipped(reasons.notUsed);
      if (isAtLeast(versionOf(project), '2.1.0') === false) return skipped(reasons.notUsed);
      const fits = isAtLeast(found.version, '2.0.0');
      if (fits === undefined) return skipped(reasons.noVersion);
      return fits
        ? passed(placeOf(found))
        : failed({
            at: placeOf(found),
            found: found.constraint ?? shownVersion(found.version),
            expected: '^2.21.0',
          });
    },
  },
  {
    id: 'PUB-08',
    ...warning,
    generations: OLD,
    title: t(
      'the SDK bound {found} in pubspec.yaml is lower than the push package allows',
      'pubspec.yaml 的 SDK 下限 {found} 低于推送插件的要求',
    ),
    cause: t(
      'push package 3.x needs Dart 2.12 and Flutter 2.10; on an older SDK it does not resolve',
      '推送插件 3.x 需要 Dart 2.12 和 Flutter 2.10，更旧的 SDK 无法解析依赖',
    ),
    fix: t('environment: sdk: ">={expected} <4.0.0"', 'environment 中写 sdk: ">={expected} <4.0.0"'),
    mark: 'A',
    source: SOURCE,
    check: (project) => {
      const isNew = isAtLeast(versionOf(project), '3.0.0');
      if (isNew !== true) return skipped(isNew === false ? reasons.notUsed : reasons.noVersion);
      const { pubspec } = project;
      const sdk = pubspec === undefined ? undefined : nodeAt(pubspec.root, 'environment', 'sdk');
      const constraint = textOf(sdk);
      const { atLeast, exact } = readConstraint(constraint ?? '');
      const bound = atLeast ?? exact;
      if (pubspec === undefined || sdk === undefined || bound === undefined) return skipped(reasons.noVersion);
      return compareVersions(bound, '2.12.0') < 0
        ? failed({ at: pubspec.source.at(sdk.offset), found: bound, expected: '2.12.0' })
        : passed(pubspec.source.at(sdk.offset));
    },
  },
];
