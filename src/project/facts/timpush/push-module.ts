// What the scripts of an app take from the push package: names it exports, the plugin it is, and whether it is linked.
import { readJson } from '../../../readers/json.js';
import { nodeAt } from '../../../readers/node.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { uniManifest } from '../../apps/uni-manifest.js';
import { nameOf } from '../../folder/walk.js';
import type { CodeFile } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { type Finding, placeOf } from '../../types.js';
import { type CodeMatch, hits, scriptFiles } from '../app-code.js';
import type { Json5File } from '../harmony/harmony-app.js';
import { brokenImport, EXPORTS, isDeclared } from './code-names.js';

interface Import {
  readonly hit: CodeMatch;
  readonly names: readonly string[];
}

const importsOf = (files: readonly CodeFile[], module: string): readonly Import[] =>
  hits(
    files,
    new RegExp(`\\bimport\\s+(?!type\\b)(?:\\w+\\s*,\\s*)?\\{([^{}]*)\\}\\s*from\\s*['"][^'"\\n]*${module}['"/]`),
  ).map((hit) => ({
    hit,
    names: (hit.match[1] ?? '').split(',').flatMap((part) => /^\s*(\w+)/.exec(part)?.[1] ?? []),
  }));

/** Names of the module that a script calls and does not import, or that the module does not have. */
export function nameFindings(project: Project): readonly Finding[] {
  return scriptFiles(project).flatMap((file): Finding[] => {
    const imports = importsOf([file], 'uni_modules/TencentCloud-Push');
    if (brokenImport(file) !== undefined || (imports.length === 0 && project.package?.name !== 'TencentCloud-Push'))
      return [];
    const names = imports.flatMap((item) => item.names);
    const args = { name: nameOf(file.source.path) };
    const slips = imports.flatMap(({ hit, names: own }) =>
      own
        .filter((name) => !EXPORTS.includes(name) && EXPORTS.some((item) => editDistance(item, name) <= 2))
        .map((name) => ({ hit, name })),
    );
    const lost = EXPORTS.filter((name) => !names.includes(name) && !isDeclared(file, name)).flatMap((name) => {
      const use = new RegExp(`(?<![.\\w$])${name}\\s*${name === 'EVENT' ? '\\.' : '\\((?![^()]*\\)\\s*\\{)'}`).exec(
        file.bare,
      );
      return use === null ? [] : [{ name, offset: use.index }];
    });
    const [first] = lost;
    const all = lost.map(({ name }) => name).join(', ');
    return [
      ...slips.map(({ hit, name }) => ({
        at: placeOf(hit),
        found: t(`the module has no ${name}`, `模块中没有 ${name}`),
        expected: t(
          `import ${EXPORTS.find((item) => editDistance(item, name) <= 2)}`,
          `改为导入 ${EXPORTS.find((item) => editDistance(item, name) <= 2)}`,
        ),
        args,
      })),
      // A file without the import calls functions of its own, unless it registers.
      ...(first === undefined || (imports.length === 0 && !/registerPush|addPushListener/.test(all))
        ? []
        : [
            {
              at: file.source.at(first.offset),
              found: t(`${all} is not imported`, `没有导入 ${all}`),
              expected: t(
                `import ${all} from uni_modules/TencentCloud-Push`,
                `从 uni_modules/TencentCloud-Push 导入 ${all}`,
              ),
              args,
            },
          ]),
    ];
  });
}

/** `requireNativePlugin` with a name that is almost the older plugin's. */
export function pluginFindings(project: Project): readonly Finding[] {
  const name = 'TencentCloud-TIMPush';
  const manifest = uniManifest(project.files, project.root);
  if (project.package?.name !== name || manifest === undefined) return [];
  const plugins = nodeAt(readJson(manifest.text, true).root, 'app-plus', 'nativePlugins')?.members;
  return hits(scriptFiles(project), /\brequireNativePlugin\s*\(\s*['"]([\w-]+)['"]/).flatMap((hit): Finding[] => {
    const asked = hit.match[1] ?? '';
    if (asked === name || plugins?.has(asked) === true || editDistance(asked, name) > 3) return [];
    return [
      {
        at: placeOf(hit),
        found: t(`there is no plugin ${asked}`, `没有插件 ${asked}`),
        expected: t(`requireNativePlugin('${name}')`, `改为 requireNativePlugin('${name}')`),
        args: { name: nameOf(hit.file.source.path) },
      },
    ];
  });
}

/** React Native: the package has a default export alone. */
export const namedImports = (project: Project, name: string): readonly CodeMatch[] =>
  importsOf(scriptFiles(project), name)
    .filter(({ names }) => names.some((item) => item === 'Push' || EXPORTS.includes(item)))
    .map(({ hit }) => hit);

/** React Native: where `react-native.config.js` keeps the package out of a side of the app. */
export function unlinked(project: Project, name: string): readonly CodeMatch[] {
  const files = scriptFiles(project).filter(({ source }) => nameOf(source.path).startsWith('react-native.config.'));
  return hits(files, new RegExp(`['"]${name}['"]\\s*:\\s*\\{[^'"]*?\\b(ios|android)\\s*:\\s*null\\b`));
}

/** A package the code imports by a name that is almost the one it asks for. */
export const importSlips = (project: Project, packages: readonly Json5File[]): readonly Finding[] =>
  hits(scriptFiles(project), /\bfrom\s*['"](@\w+\/[\w-]+)['"]/).flatMap((hit): Finding[] => {
    const name = hit.match[1] ?? '';
    const meant = ['@tencentcloud/timpush', '@tencentcloud/imsdk'].find((item) => editDistance(item, name) <= 2);
    const isKnown = name === meant || packages.some(({ source }) => source.text.includes(name));
    return meant === undefined || isKnown
      ? []
      : [{ at: placeOf(hit), found: name, expected: meant, args: { name: hit.file.source.shown } }];
  });

/** An import of the push module by a name that no folder has. */
export function importFindings(project: Project): readonly Finding[] {
  if (project.package?.name !== 'TencentCloud-Push') return [];
  const modules = [...project.files.folders].flatMap((path) => /(?:^|\/)uni_modules\/([^/]+)$/.exec(path)?.[1] ?? []);
  return hits(scriptFiles(project), /\bfrom\s*['"][^'"\n]*?(\w+)\/([\w-]+)['"/]/).flatMap((hit): Finding[] => {
    const [, folder = '', last = ''] = hit.match;
    if (editDistance(folder, 'uni_modules') > 2) return [];
    const name = folder === 'uni_modules' ? last : `${folder}/${last}`;
    const isThere = modules.some((item) => item.toLowerCase() === name.toLowerCase());
    const names = /\{[^{}]*\}\s*$/.exec(hit.file.code.slice(Math.max(0, hit.offset - 400), hit.offset))?.[0] ?? '';
    const isOurs = /\b(?:registerPush|addPushListener)\b/.test(names) || editDistance(last, 'TencentCloud-Push') <= 3;
    return isThere || !isOurs
      ? []
      : [
          {
            at: placeOf(hit),
            found: t(`there is no module ${name}`, `没有模块 ${name}`),
            expected: t('import uni_modules/TencentCloud-Push', '改为导入 uni_modules/TencentCloud-Push'),
            args: { name: nameOf(hit.file.source.path) },
          },
        ];
  });
}
