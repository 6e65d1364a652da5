// CFG-02 and CFG-03: secrets of the server side that must not be in the app.

import { readJson } from '../../../readers/json.js';
import { nodeAt, textOf } from '../../../readers/node.js';
import { t } from '../../../text/language.js';
import { IN_THE_APP } from '../../facts/chat-secret.js';
import { isInside, joinPath, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { type Finding, passed, type Rule, skipped, verdict } from '../../types.js';
import { ALL, error } from '../defaults.js';

const TEXTS =
  /\.(?:dart|xml|gradle|kts|plist|json|json5|ya?ml|kt|java|swift|m|mm|h|js|jsx|ts|tsx|vue|uts|ets|properties|env|xcconfig|txt|html)$/;

/** Files whose content may be built into the app. tim-push's own config and the tests are not. */
const appFiles = (project: Project): readonly string[] => {
  const roots = [project.root, project.unit.android?.root, project.unit.iosRoot].filter((root) => root !== undefined);
  return project.files.paths.filter(
    (path) =>
      TEXTS.test(path) &&
      roots.some((root) => isInside(path, root)) &&
      !/(?:^|\/)(?:test|integration_test|tool|scripts?|server|backend|functions)\//.test(path) &&
      !/^tim-push\./.test(nameOf(path)),
  );
};

/** Folders whose files are packed into the app unchanged. */
function shippedFolders(project: Project): readonly string[] {
  const folders: string[] = [];
  if (project.android !== undefined)
    for (const name of ['src/main/assets', 'src/main/res/raw']) folders.push(joinPath(project.android.module, name));
  for (const pubspec of project.unit.pubspecs) folders.push(joinPath(pubspec.folder, 'assets'));
  if (project.kind === 'uni-app')
    folders.push(joinPath(project.root, 'static'), joinPath(project.root, 'nativeResources'));
  return folders;
}

/** Single files under `flutter: assets:`. */
const assetsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\s+-\s+["']?([\w./-]+\.(?:p8|p12|pfx|json))["']?\s*$/gm)].map((match) => match[1] ?? '');

export const serverSecretRules: readonly Rule[] = [
  {
    id: 'CFG-02',
    ...error,
    generations: ALL,
    needs: ['config'],
    mark: 'A',
    source: 'consoles of the vendors',
    title: t('{found} of the config is in the app', '配置中的 {found} 出现在应用里'),
    cause: IN_THE_APP,
    fix: t(
      'remove it from this file, renew it in the console, and keep it on the server',
      '从该文件中删除，在控制台重置，并只保存在服务器',
    ),
    check: (project) => {
      const { config } = project;
      if (config === undefined || config.secretKeys.length === 0)
        return skipped(t('the config holds no secret of the server side', '配置中没有服务端密钥'));
      const findings: Finding[] = [];
      for (const path of appFiles(project)) {
        const source = project.files.source(path);
        if (source === undefined) continue;
        for (const hit of config.secretsIn(source.text))
          findings.push({ at: source.at(hit.offset), found: hit.key, expected: '–' });
      }
      return verdict(findings, project.package?.at);
    },
  },
  {
    id: 'CFG-03',
    ...error,
    generations: ALL,
    mark: 'A',
    source: 'consoles of the vendors',
    title: t('a key of the server side is packed into the app: {found}', '服务端密钥文件被打包进应用：{found}'),
    cause: IN_THE_APP,
    fix: t('move the file out of the app, and make a new key in the console', '把文件移出应用，并在控制台重新生成密钥'),
    check: (project) => {
      const folders = shippedFolders(project);
      const named = new Set(
        project.unit.pubspecs.flatMap((pubspec) =>
          assetsOf(pubspec.source.text).map((path) => joinPath(pubspec.folder, path)),
        ),
      );
      const bundled = new Set(project.ios?.appTargets.flatMap((target) => target.resources) ?? []);
      const isShipped = (path: string): boolean =>
        folders.some((folder) => isInside(path, folder)) ||
        named.has(path) ||
        (project.unit.iosRoot !== undefined && isInside(path, project.unit.iosRoot) && bundled.has(nameOf(path)));
      const findings: Finding[] = [];
      for (const path of project.files.paths) {
        if (!/\.(?:p8|p12|pfx|json)$/i.test(path) || !isShipped(path)) continue;
        const show = project.files.disk.show(path);
        if (!path.endsWith('.json')) findings.push({ at: { file: show, line: 1 }, found: nameOf(path), expected: '–' });
        else {
          const source = project.files.source(path);
          const root = source?.text.includes('service_account') === true ? readJson(source.text).root : undefined;
          if (source !== undefined && textOf(nodeAt(root, 'type')) === 'service_account')
            findings.push({
              at: source.at(nodeAt(root, 'type')?.offset ?? 0),
              found: t('a Google service account', 'Google 服务账号'),
              expected: '–',
            });
        }
      }
      return findings.length === 0 ? passed(project.package?.at) : verdict(findings);
    },
  },
];
