// PUB-01: which push packages pubspec.yaml names.

import { nodeAt } from '../../../readers/node.js';
import { compareVersions, readConstraint } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import type { PackageUse } from '../../apps/unit.js';
import { isCopiedUiKit } from '../../facts/copied-uikit.js';
import { folderOf, isInside, joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { FLUTTER_PACKAGES, failed, type Outcome, passed, placeOf, type Rule, skipped, together } from '../../types.js';
import { ALL, error, FLUTTER } from '../defaults.js';

/** The version in the lock file is not one pubspec.yaml allows. */
function inLock({ unit, files }: Project, { name, at }: Pick<PackageUse, 'name' | 'at'>): Outcome {
  // An override counts more than the line it overrides.
  const own = [
    ...unit.pubspecs.filter((item) => item !== unit.pubspec),
    ...(unit.pubspec === undefined ? [] : [unit.pubspec]),
  ]
    .flatMap(({ dependencies }) => dependencies)
    .findLast((item) => item.name === name && !item.isDev);
  const { atLeast, below, exact } = readConstraint(own?.constraint ?? '');
  const locked = own?.version.exact;
  const source = own === undefined ? undefined : files.source(joinPath(folderOf(own.source.path), 'pubspec.lock'));
  if (own === undefined || source === undefined || own.path !== undefined) return passed(at);
  if (locked === undefined)
    return /^packages:/m.test(source.text)
      ? failed({
          at: placeOf(own),
          found: t(`${name} is not in pubspec.lock`, `pubspec.lock 中没有 ${name}`),
          expected: 'flutter pub get',
          severity: 'warning',
        })
      : passed(at);
  const isOutside =
    (atLeast !== undefined && compareVersions(locked, atLeast) < 0) ||
    (below !== undefined && compareVersions(locked, below) >= 0) ||
    (exact !== undefined && compareVersions(locked, exact) !== 0);
  return isOutside
    ? failed({
        at: source.at(Math.max(0, source.text.indexOf(`${name}:`))),
        found: t(
          `${name} ${locked} in pubspec.lock, ${own.constraint} asked for`,
          `pubspec.lock 中 ${name} ${locked}，要求 ${own.constraint}`,
        ),
        expected: own.constraint,
        severity: 'warning',
      })
    : passed(at);
}

export const pushPackageRules: readonly Rule[] = [
  {
    id: 'PUB-01',
    ...error,
    generations: ALL,
    kinds: FLUTTER,
    title: t('push packages in pubspec.yaml: {found}', 'pubspec.yaml 中的推送包：{found}'),
    cause: t(
      'without a push package no offline push of Chat arrives, unless the app hands its tokens to Chat by other means; two of them bring the same native classes, and the build or the registration fails',
      '没有推送包、也没有自行上报 token，就收不到 IM 的离线推送；同时有两个则原生类重复，编译或注册会失败',
    ),
    fix: t(
      'without one: flutter pub add tencent_cloud_chat_push; of several, keep one',
      '没有时执行：flutter pub add tencent_cloud_chat_push；有多个时只保留一个',
    ),
    mark: 'A',
    source: 'tim_ui_kit_push_plugin 3.1.2+1: pubspec.yaml, change log',
    check: (project) => {
      const names = [...new Set(project.packages.map((item) => item.name))];
      const [first, second] = project.packages.filter(
        (item, i, all) => all.findIndex((other) => other.name === item.name) === i,
      );
      const { pubspec } = project;
      if (pubspec?.fault !== undefined && first === undefined) return skipped(reasons.unreadable);
      if (first === undefined) {
        const at =
          pubspec === undefined ? undefined : pubspec.source.at(nodeAt(pubspec.root, 'dependencies')?.offset ?? 0);
        const dev = pubspec?.dependencies.find(({ name, isDev }) => isDev && FLUTTER_PACKAGES[name] !== undefined);
        if (dev !== undefined)
          return failed({
            at: placeOf(dev),
            found: t('only in dev_dependencies', '只写在 dev_dependencies 中'),
            expected: 'dependencies',
          });
        const wrapper = project.dependency('tim_push');
        // Calls inside a copied or local UI package are not calls of the app.
        const own = joinPath(project.root, 'lib');
        const byHand = project
          .calls('setOfflinePushConfig')
          .find(({ file: { source } }) => isInside(source.path, own) && !isCopiedUiKit(source.path));
        return failed({
          at: placeOf(wrapper) ?? (byHand === undefined ? at : placeOf(byHand)),
          found:
            wrapper !== undefined
              ? t('none that doctor knows (tim_push)', '没有 doctor 了解的（tim_push）')
              : byHand !== undefined
                ? t('none, though the app calls setOfflinePushConfig', '没有，但应用调用了 setOfflinePushConfig')
                : t('none', '没有'),
          expected: 'tencent_cloud_chat_push',
          severity: wrapper === undefined && byHand === undefined ? undefined : 'warning',
        });
      }
      // The Chat SDK has to fit, too.
      if (second === undefined)
        return together([first, { name: 'tencent_cloud_chat_sdk', at: first.at }].map((item) => inLock(project, item)));
      return failed({ at: second.at, found: names.join(', '), expected: '1' });
    },
  },
];
