// What keeps an AppDelegate from being built: imports, constants and an entry point that are not there.
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { nameOf } from '../../folder/walk.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import { type Finding, placeOf } from '../../types.js';
import { hits } from '../app-code.js';

/** Names of Swift, and the module each comes from. */
const MODULES = [
  ['TIMPush', /\bTIMPush(?:Delegate|Manager|Listener)\b/],
  ['tencent_cloud_chat_push', /\bTencentCloudChatPush(?:FlutterModal|Plugin)\b/],
] as const;

/** A file of Swift that uses a module and does not import it; a header may bring it to all. */
function missingImport(ios: IosApp, files: readonly CodeFile[]): Finding | undefined {
  for (const [module, names] of MODULES) {
    const isShared = ios.code.some(({ source, code }) =>
      new RegExp(source.path.endsWith('.h') ? `[<"/]${module}\\b` : `@_exported\\s+import\\s+${module}\\b`).test(code),
    );
    if (isShared) continue;
    const bare = files.filter(
      ({ source, code }) =>
        source.path.endsWith('.swift') && !new RegExp(`\\bimport\\s+(?:\\w+\\s+)?${module}\\b`).test(code),
    );
    const [use] = hits(bare, names);
    if (use !== undefined)
      return { at: placeOf(use), found: t(`import ${module} is missing`, `缺少 import ${module}`), expected: module };
  }
  return undefined;
}

/** `businessID` returns a name that is nowhere else, and almost one that is declared. */
function unknownConstant(ios: IosApp, files: readonly CodeFile[]): Finding | undefined {
  for (const hit of hits(
    files,
    /\b(?:businessID|offlinePushCertificateID)\b[^{};]*\{\s*return\s+(k[A-Z]\w+)\s*[;\n}]/,
  )) {
    const name = hit.match[1] ?? '';
    const word = new RegExp(`\\b${name}\\b`, 'g');
    if (ios.code.reduce((sum, { code }) => sum + (code.match(word)?.length ?? 0), 0) > 1) continue;
    const near = hits(ios.code, /(?:#define[ \t]+|\b(?:let|var|const|int|Int32)\s+)(k[A-Z]\w+)/).find(
      ({ match }) => editDistance(match[1] ?? '', name) <= 2,
    );
    if (near !== undefined)
      return {
        at: hit.file.source.at(hit.offset + hit.text.lastIndexOf(name)),
        found: t(`there is no constant ${name}`, `没有常量 ${name}`),
        expected: near.match[1],
      };
  }
  return undefined;
}

/** No class is marked as the one the system starts, and no file starts one. */
function noEntry(ios: IosApp, files: readonly CodeFile[]): Finding | undefined {
  const [own] = hits(files, /\bclass\s+\w*AppDelegate\s*:[^{]*\bUIApplicationDelegate\b/);
  const isStarted =
    ios.code.some(({ source }) => /^main\.\w+$/.test(nameOf(source.path))) ||
    hits(
      ios.code,
      /@(?:main|UIApplicationMain|NSApplicationMain)\b|\bUIApplicationMain\s*\(|\bUIApplicationDelegateAdaptor\b/,
    ).length > 0;
  return own === undefined || isStarted
    ? undefined
    : { at: placeOf(own), found: t('nothing starts it: @main is missing', '没有入口：缺少 @main'), expected: '@main' };
}

/** A file of the AppDelegate that no target of the app compiles. */
function notCompiled(ios: IosApp): Finding | undefined {
  const lists = ios.appTargets.map(({ sources }) => sources);
  const known = lists.flatMap((names) => names ?? []);
  if (lists.length === 0 || lists.includes(undefined) || known.length === 0) return undefined;
  const [file] = ios.appDelegates;
  if (file === undefined || ios.appDelegates.some(({ source }) => known.includes(nameOf(source.path))))
    return undefined;
  const at = file.code.search(/\bclass\s+\w*AppDelegate|@implementation\s+\w*AppDelegate/);
  const name = nameOf(file.source.path);
  return {
    at: file.source.at(Math.max(0, at)),
    found: t(`no target compiles ${name}`, `没有 target 编译 ${name}`),
    expected: t('it in Compile Sources', '把它加入 Compile Sources'),
  };
}

export const buildFault = (ios: IosApp, files: readonly CodeFile[]): Finding | undefined =>
  missingImport(ios, files) ?? unknownConstant(ios, files) ?? noEntry(ios, files) ?? notCompiled(ios);
