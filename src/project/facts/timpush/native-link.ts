// React Native: whether the native part of the push package gets into the app, and what app.json of Expo says about its files.
import { readJson } from '../../../readers/json.js';
import { nodeAt, textOf } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { t } from '../../../text/language.js';
import { joinPath, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { type Finding, placeOf } from '../../types.js';
import { hits, nativeFiles } from '../app-code.js';
import { allBlocks } from './timpush-config.js';

/** Per side of Gradle: the calls that link packages. */
const SIDES = [
  [/applyNativeModulesSettingsGradle|autolinkLibrariesFrom|useExpoModules/, 'autolinkLibrariesFromCommand()'],
  [/applyNativeModulesAppBuildGradle|autolinkLibrariesWithApp|useExpoModules/, 'react { autolinkLibrariesWithApp() }'],
] as const;

export function linkFindings(project: Project): readonly Finding[] {
  const { android } = project;
  const name = project.package?.name ?? '';
  const args = { name };
  const found: Finding[] = [];
  const files = nativeFiles(project);
  const [own] = hits(files, /\bgetPackages\s*\(\s*\)/);
  if (own !== undefined && hits(files, /(?<![.\w])PackageList\b|[Pp]ush\w*Package\s*\(/).length === 0)
    found.push({
      at: placeOf(own),
      found: t('getPackages leaves PackageList out', 'getPackages 没有使用 PackageList'),
      expected: t('return PackageList(this).packages', '返回 PackageList(this).packages'),
      args,
    });
  const isManual = android?.gradleFiles.some(({ source }) => /react-native-push|rntimpush/.test(source.text)) === true;
  const sides = [android?.settingsFile?.source, android?.moduleFile?.source];
  // Only a build that knows React Native links its packages.
  const isReact = android?.gradleFiles.some(({ source }) => source.text.includes('com.facebook.react')) === true;
  if (android !== undefined && isReact && !isManual && !android.hasHiddenBuild)
    for (const [i, [pattern, call]] of SIDES.entries()) {
      const source = sides[i];
      if (source === undefined || pattern.test(source.text)) continue;
      found.push({
        at: source.at(Math.max(0, source.text.search(/^(?:react|extensions|include)\b/m))),
        found: t('it is not linked here', '此处没有自动链接'),
        expected: t(`add ${call}`, `加上 ${call}`),
        args,
      });
    }
  const named = project.files.paths.filter((path) => nameOf(path) === 'package.json');
  if (!named.some((path) => project.files.source(path)?.text.includes('"react-native"') === true))
    found.push({
      at: project.package?.at,
      found: t('react-native itself is not in package.json', 'package.json 中没有 react-native'),
      expected: 'npm install react-native',
      args,
    });
  return [...found, ...lockFindings(project), ...expoFindings(project)];
}

/** Lock files that do not have the package: `npm ci` and its relatives stop. */
function lockFindings({ files, root, package: own }: Project): readonly Finding[] {
  const locks = files.sources(
    ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml']
      .map((file) => joinPath(root, file))
      .filter((path) => files.has(path)),
  );
  const [first] = locks;
  if (
    first === undefined ||
    own === undefined ||
    own.isMissing === true ||
    locks.some(({ text }) => text.includes(own.name))
  )
    return [];
  return [
    {
      at: first.at(0),
      found: t('the lock file does not have it', '锁文件中没有它'),
      expected: 'npm install',
      args: { name: own.name },
      severity: 'warning',
    },
  ];
}

/** Files and names in app.json that Expo needs for the native projects. */
function expoFindings(project: Project): readonly Finding[] {
  const { files, root } = project;
  const source: SourceFile | undefined = files.source(joinPath(root, 'app.json'));
  const expo = source === undefined ? undefined : nodeAt(readJson(source.text).root, 'expo');
  if (source === undefined || expo === undefined) return [];
  const args = { name: source.shown };
  const paths = [
    nodeAt(expo, 'android', 'googleServicesFile'),
    nodeAt(expo, 'ios', 'googleServicesFile'),
    ...(nodeAt(expo, 'plugins')?.items ?? []).map((item) => item.items[0] ?? item),
  ];
  const lost = paths.flatMap((node): Finding[] => {
    const path = textOf(node) ?? '';
    const file = joinPath(root, path);
    const isThere = [file, `${file}.js`, `${file}.ts`, `${file}/index.js`].some(
      (item) => files.has(item) || files.isIgnored(item),
    );
    return node === undefined || !path.startsWith('./') || isThere
      ? []
      : [
          {
            at: source.at(node.offset),
            found: t(`${path} is not there`, `没有 ${path}`),
            expected: t('correct the path', '改正路径'),
            args,
          },
        ];
  });
  const blocked = (nodeAt(expo, 'android', 'blockedPermissions')?.items ?? []).find((item) =>
    textOf(item)?.endsWith('POST_NOTIFICATIONS'),
  );
  const id = nodeAt(expo, 'android', 'package');
  const blocks = allBlocks(project).map(({ name }) => name);
  const isOther =
    project.android === undefined && id !== undefined && blocks.length > 0 && !blocks.includes(textOf(id) ?? '');
  return [
    ...lost,
    ...(blocked === undefined
      ? []
      : [
          {
            at: source.at(blocked.offset),
            found: 'blockedPermissions: POST_NOTIFICATIONS',
            expected: t('remove it', '删除它'),
            args,
          },
        ]),
    ...(isOther
      ? [
          {
            at: source.at(id.offset),
            found: t(
              `timpush-configs.json is for ${blocks.join(', ')}`,
              `timpush-configs.json 属于 ${blocks.join('、')}`,
            ),
            expected: t('one package name for both', '两者使用同一包名'),
            args,
          },
        ]
      : []),
  ];
}
