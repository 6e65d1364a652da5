// T3-RN: rules for React Native.

import { isAtLeast, shownVersion } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import { editDistance } from '../../../../text/suggest.js';
import { type CodeMatch, hits, scriptFiles } from '../../../facts/app-code.js';
import { linkFindings } from '../../../facts/timpush/native-link.js';
import { namedImports, unlinked } from '../../../facts/timpush/push-module.js';
import { ONE_VERSION, timpushArtifacts, timpushVersion } from '../../../facts/timpush/timpush-artifacts.js';
import { nameOf } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { error, timpush, warning } from '../../defaults.js';

const native = { ...timpush, kinds: ['react-native'] } as const;

const NOT_ASKED_FOR = t('not in package.json', '不在 package.json 中');

/** The package is installed, but the app imports it wrongly or does not link it. */
const ownFindings = (project: Project, name: string): readonly Finding[] => [
  ...namedImports(project, name).map((hit) => ({
    at: placeOf(hit),
    found: t('it has a default export alone', '它只有默认导出'),
    expected: `import Push from '${name}'`,
    args: { name },
  })),
  ...unlinked(project, name).map(({ file, offset, text, match }) => ({
    at: file.source.at(offset + text.length - 4),
    found: t(`autolinking is off for ${match[1]}`, `关闭了 ${match[1]} 的自动链接`),
    expected: t(`remove ${match[1]}: null`, `删除 ${match[1]}: null`),
    args: { name },
  })),
  ...linkFindings(project),
];

/** An import by which the file registers. */
function isAskedToRegister({ file, offset }: CodeMatch, name: string): boolean {
  const taken = /(?:\bimport\s+|=\s*)(\w+)\s*(?:=\s*)?$/.exec(file.code.slice(Math.max(0, offset - 80), offset))?.[1];
  return (
    taken !== undefined && name.includes('-') && new RegExp(`\\b${taken}\\s*\\.\\s*registerPush\\s*\\(`).test(file.bare)
  );
}

export const reactNativeRules: readonly Rule[] = [
  {
    ...native,
    id: 'T3-RN-02',
    ...warning,
    needs: ['android'],
    title: t(
      '{name} has the version {found}, the package pins TIMPush {expected}',
      '{name} 的版本是 {found}，而插件固定 TIMPush 为 {expected}',
    ),
    ...ONE_VERSION,
    check: (project) => {
      const artifacts = timpushArtifacts(project).filter((item) => item.version !== undefined);
      const [first] = artifacts;
      if (first === undefined) return skipped(reasons.notUsed);
      // Only the pin of 1.1.0 is known; for others the artifacts must at least agree among themselves.
      const pinned = timpushVersion(project).exact === '1.1.0' ? '8.3.6498' : undefined;
      const wanted = pinned ?? first.version ?? '';
      return judgeEach(artifacts, ({ version, name }) =>
        version === wanted ? undefined : { found: version ?? '', expected: wanted, args: { name } },
      );
    },
  },
  {
    ...native,
    id: 'T3-RN-03',
    needs: ['code'],
    ...warning,
    mark: 'D',
    title: t(
      'unRegisterPush is called with two callbacks on package {expected}',
      'unRegisterPush 传了两个回调，而插件版本是 {expected}',
    ),
    cause: t(
      'the Android method of 1.1.0 takes one callback and JavaScript hands over two: most likely the call fails',
      '1.1.0 的 Android 方法只接受一个回调，JavaScript 却传入两个：调用多半会失败',
    ),
    fix: t('upgrade @tencentcloud/react-native-push', '升级 @tencentcloud/react-native-push'),
    check: (project) => {
      const version = timpushVersion(project);
      const isOld = isAtLeast(version, '1.1.1');
      const calls = hits(scriptFiles(project), /\bunRegisterPush\s*\(\s*[^)\s]/);
      if (calls.length > 0 && isOld === undefined) return skipped(reasons.noVersion);
      if (isOld !== false) return skipped(reasons.notUsed);
      return judgeEach(calls, ({ file, offset }) =>
        /unRegisterPush\s*\((?:[^()]|\([^()]*\))*,/.test(file.code.slice(offset, offset + 600))
          ? { found: 'unRegisterPush', expected: shownVersion(version) }
          : undefined,
      );
    },
  },
  {
    ...native,
    id: 'T3-RN-04',
    ...error,
    title: t('{name}: {found}', '{name}：{found}'),
    cause: t(
      'the code gets nothing from the push package, or its native part is not built in',
      '代码拿不到推送包的内容，或它的原生部分没有集成',
    ),
    fix: t('{expected}', '{expected}'),
    check: (project) => {
      const { packages, package: own, files } = project;
      const missing = packages.find(({ isMissing }) => isMissing);
      if (missing !== undefined)
        return failed({
          at: missing.at,
          found: NOT_ASKED_FOR,
          expected: `npm install ${missing.name}`,
          args: { name: missing.name },
        });
      const findings = own === undefined ? [] : ownFindings(project, own.name);
      if (findings.length > 0) return verdict(findings);
      const [slip] = hits(
        scriptFiles(project),
        /(?:\bfrom|\bimport|\brequire\s*\()\s*['"](@\w+\/[\w-]*push[\w-]*|@tencentcloud\/[\w-]+|[\w-]+-push)['"]/,
      )
        .map((hit) => ({ hit, name: hit.match[1] ?? '' }))
        .filter(
          ({ hit, name }) =>
            name !== own?.name && (editDistance(name, own?.name ?? '') <= 2 || isAskedToRegister(hit, name)),
        );
      if (slip === undefined || own === undefined) return passed(own?.at);
      const isKnown = files.paths.some(
        (path) => nameOf(path) === 'package.json' && files.source(path)?.text.includes(`"${slip.name}"`) === true,
      );
      return isKnown
        ? passed(own.at)
        : failed({
            at: placeOf(slip.hit),
            found: NOT_ASKED_FOR,
            expected: t(`import ${own.name}`, `改为导入 ${own.name}`),
            args: { name: slip.name },
          });
    },
  },
];
