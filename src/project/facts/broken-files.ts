// Files of the iOS side and of scripts that stop the build: property lists, the Xcode project and what it names, the Podfile, code.
import { braceFault, rubyFault } from '../../readers/blocks.js';
import { compilerFault, HIDES } from '../../readers/code-faults.js';
import { CONFLICT, conflictMark } from '../../readers/fault.js';
import { readJson } from '../../readers/json.js';
import { nodeAt, textOf, type ValueNode } from '../../readers/node.js';
import { plistFault } from '../../readers/plist.js';
import type { SourceFile } from '../../readers/source.js';
import { readPbxproj } from '../../readers/xcode/pbxproj-text.js';
import { type Text, t } from '../../text/language.js';
import { slipOf } from '../../text/suggest.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import type { IosApp } from '../ios/app.js';
import { includePath, isGeneratedConfig } from '../ios/build-files.js';
import type { Project } from '../project.js';
import { scriptFiles } from './app-code.js';
import { harmonyApp } from './harmony/harmony-app.js';
import { podfileFault } from './ios/podfile-words.js';

export interface BrokenFile {
  readonly source: SourceFile;
  readonly kind: 'syntax' | 'empty' | 'missing' | 'conflict';
  readonly offset: number;
  readonly message: string | Text;
}

const READ = /(?:Info\.plist|\.entitlements|^project\.pbxproj)$/;

/** Old-style and binary property lists are read by Apple's tools, not by us. */
function textFault(
  { path, text, isUtf16 }: SourceFile,
  isRead: boolean,
): Pick<BrokenFile, 'kind' | 'offset' | 'message'> | undefined {
  if (isRead || conflictMark(text) !== undefined || isUtf16) return undefined;
  if (text.trim() === '') return { kind: 'empty', offset: 0, message: t('the file is empty', '文件为空') };
  const isXml = text.trimStart().startsWith('<');
  if (nameOf(path) === 'project.pbxproj' ? isXml : !isXml) return undefined;
  const fault = isXml ? plistFault(text) : readPbxproj(text).fault;
  return fault === undefined ? undefined : { kind: 'syntax', ...fault };
}

export function appleFaults(project: Project): readonly BrokenFile[] {
  const { files, ios } = project;
  if (ios === undefined) return [];
  const broken = files
    .sources(files.paths.filter((path) => READ.test(nameOf(path)) && isInside(path, ios.root)))
    .flatMap((source): BrokenFile[] => {
      const fault = textFault(source, ios.readProjects.has(source));
      return fault === undefined ? [] : [{ source, ...fault }];
    });
  const { podfile } = ios;
  const slip =
    podfile === undefined || conflictMark(podfile.source.text) !== undefined
      ? undefined
      : (rubyFault(podfile) ?? podfileFault(podfile));
  if (podfile !== undefined && slip !== undefined) broken.push({ source: podfile.source, kind: 'syntax', ...slip });
  return [...broken, ...missingFiles(project)];
}

/** An Info.plist or an .xcconfig that the project names and that is not there. Generated and ignored files come later. */
function missingFiles({ files, ios }: Project): readonly BrokenFile[] {
  if (ios === undefined) return [];
  const lower = new Set(files.paths.map((path) => path.toLowerCase()));
  const isLost = (path: string): boolean =>
    !path.startsWith('..') &&
    !lower.has(path.toLowerCase()) &&
    files.source(path) === undefined &&
    !files.isIgnored(path) &&
    !isGeneratedConfig(path);
  const found: BrokenFile[] = [];
  const add = (source: SourceFile, offset: number, path: string): void => {
    const message = t(`${path} is not there`, `没有 ${path}`);
    found.push({ source, kind: 'missing', offset, message });
  };
  const { xcode, projectFile } = ios;
  if (xcode !== undefined && projectFile !== undefined) {
    if (xcode.fault !== undefined) found.push({ source: projectFile, kind: 'syntax', ...xcode.fault });
    const folder = folderOf(folderOf(projectFile.path));
    const seen = new Set<string>();
    for (const target of [...ios.appTargets, ...ios.extensions])
      for (const configuration of target.configurations)
        for (const key of ['INFOPLIST_FILE', 'SWIFT_OBJC_BRIDGING_HEADER']) {
          const path = ios.setting(configuration, key);
          if (path === undefined || path === '' || path.includes('$') || seen.has(path)) continue;
          seen.add(path);
          if (isLost(joinPath(folder, path))) add(projectFile, xcode.offsetOf(configuration.id, key), path);
        }
    for (const { path, offset } of xcode.files) {
      const full = joinPath(folder, path);
      // A folder that is not there is a submodule, or is made later.
      if (!/\.(?:swift|mm?|json)$/.test(path) || seen.has(path) || !files.folders.has(folderOf(full))) continue;
      seen.add(path);
      if (nameOf(path) !== 'GeneratedPluginRegistrant.m' && isLost(full)) add(projectFile, offset, path);
    }
  }
  for (const file of ios.buildFiles.all)
    for (const { path, offset, isOptional } of file.read.includes)
      if ((!isOptional && isLost(includePath(file, path, files.has)) && !/[$<]/.test(path)) || isNoPods(ios, path))
        add(file.source, offset, path);
  return found;
}

/** Settings of CocoaPods under a name that it gives to none of its files: they never come. */
function isNoPods({ xcode }: IosApp, path: string): boolean {
  const [, folder, name, configuration = ''] = /\/Pods-([\w+-]+)\/Pods-([\w+-]+)\.([\w-]+)\.xcconfig$/.exec(path) ?? [];
  const known = (xcode?.configurations ?? []).map((item) => item.name.toLowerCase());
  const owners = xcode?.targetNames ?? [];
  return (
    name !== undefined &&
    (name !== folder || slipOf(configuration, known) !== undefined || slipOf(name, owners) !== undefined)
  );
}

/** The code of an ability that module.json5 names and that is not there: the build stops. */
export function abilityFaults(project: Project): readonly BrokenFile[] {
  if (project.kind !== 'harmony') return [];
  return harmonyApp(project).modules.flatMap(({ source, root }) => [
    ...mainFaults(source, root),
    ...pageFaults(project, source, root),
    ...['abilities', 'extensionAbilities'].flatMap((list) =>
      (nodeAt(root, 'module', list)?.items ?? []).flatMap((ability): BrokenFile[] => {
        const entry = nodeAt(ability, 'srcEntry');
        const path = textOf(entry) ?? '';
        if (entry === undefined || !/^\.\/.*\.ets$/.test(path)) return [];
        // A product of the build may have a source folder of its own in the module.
        const module = folderOf(folderOf(folderOf(source.path)));
        const files = project.files.paths.filter((file) => file.endsWith(path.slice(1)) && isInside(file, module));
        const [code, other] = project.files.sources(files);
        if (code !== undefined && other === undefined && !/\bexport\s+(?:default\b|\{)/.test(code.text)) {
          const message = t('the ability is not exported as default', 'Ability 没有用 export default 导出');
          return [{ source: code, kind: 'syntax', offset: Math.max(0, code.text.search(/\bclass\b/)), message }];
        }
        if (files.length > 0) return [];
        return [{ source, kind: 'missing', offset: entry.offset, message: t(`${path} is not there`, `没有 ${path}`) }];
      }),
    ),
  ]);
}

/** Pages that a module lists and that are not there: the build stops. */
function pageFaults({ files }: Project, source: SourceFile, root: ValueNode | undefined): readonly BrokenFile[] {
  const main = folderOf(source.path);
  const name = /^\$profile:(\w+)$/.exec(textOf(nodeAt(root, 'module', 'pages')) ?? '')?.[1];
  const list = name === undefined ? undefined : files.source(joinPath(main, `resources/base/profile/${name}.json`));
  if (list === undefined) return [];
  return (nodeAt(readJson(list.text).root, 'src')?.items ?? []).flatMap((item): BrokenFile[] => {
    const path = textOf(item) ?? '';
    // Pages of other packages begin with @.
    return !/^[\w/]+$/.test(path) ||
      files.paths.some((file) => file.endsWith(`/${path}.ets`) && isInside(file, folderOf(folderOf(main))))
      ? []
      : [
          {
            source: list,
            kind: 'missing',
            offset: item.offset,
            message: t(`${path}.ets is not there`, `没有 ${path}.ets`),
          },
        ];
  });
}

/** The ability a module starts with has to be one of its own. */
function mainFaults(source: SourceFile, root: ValueNode | undefined): readonly BrokenFile[] {
  const main = nodeAt(root, 'module', 'mainElement');
  const name = textOf(main);
  const abilities = ['abilities', 'extensionAbilities'].flatMap((list) => nodeAt(root, 'module', list)?.items ?? []);
  if (main === undefined || name === undefined || abilities.length === 0) return [];
  if (abilities.some((item) => textOf(nodeAt(item, 'name')) === name)) return [];
  const message = t(`there is no ability ${name}`, `没有名为 ${name} 的 Ability`);
  return [{ source, kind: 'syntax', offset: main.offset, message }];
}

/** The forms of a version constraint pub reads; at anything else `flutter pub get` stops. */
const VERSION = String.raw`\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?`;
const CONSTRAINT = new RegExp(`^(?:any|\\^\\s*${VERSION}|${VERSION}|(?:\\s*[<>]=?\\s*${VERSION})+)$`);

export function constraintFaults({ unit }: Project): readonly BrokenFile[] {
  return unit.pubspecs.flatMap(({ dependencies }) =>
    dependencies
      .filter(({ constraint = 'any' }) => constraint.trim() !== '' && !CONSTRAINT.test(constraint.trim()))
      .map(({ source, offset, constraint = '' }): BrokenFile => {
        const shown = constraint.slice(0, 40);
        const message = t(`pub reads no version from ${shown}`, `pub 无法识别版本 ${shown}`);
        return { source, kind: 'syntax', offset, message };
      }),
  );
}

/** Code on the way of a push: only there every word counts. */
const PUSH_CODE = /TIMPush|AppDelegate|NotificationService|UNUserNotification|businessID/;

/** A regular expression of a script: it may hold any bracket and quote. */
const REGULAR = /(?:[=(,:?&|!;{}]|\breturn)[ \t]*\/(?![/*])[^\n]*\//;

/** What pub refuses, or the compiler misses, in the pubspec.yaml of the app. */
export function pubspecFaults({ unit }: Project): readonly BrokenFile[] {
  return [unit.pubspec].flatMap((pubspec): BrokenFile[] => {
    if (pubspec === undefined) return [];
    const { source, root, fault, name, dependencies } = pubspec;
    if (fault !== undefined || root === undefined) return [];
    const tell = (offset: number, en: string, zh: string): BrokenFile => ({
      source,
      kind: 'syntax',
      offset,
      message: t(en, zh),
    });
    const sdk = nodeAt(root, 'environment', 'sdk');
    const found: BrokenFile[] = [];
    if (name === '') found.push(tell(0, 'name is missing', '缺少 name'));
    if ((textOf(sdk) ?? '') === '')
      found.push(tell(nodeAt(root, 'environment')?.offset ?? 0, 'environment has no sdk', 'environment 缺少 sdk'));
    for (const [item, entry] of nodeAt(root, 'dependencies')?.members ?? []) {
      const origin = textOf(nodeAt(entry, 'sdk'));
      const isBare = item === 'flutter' && origin !== 'flutter';
      if (isBare || (origin !== undefined && !/^(?:flutter|dart|fuchsia)$/.test(origin)))
        found.push(tell(entry.offset, `${item} needs sdk: flutter`, `${item} 需要 sdk: flutter`));
      else if (origin === 'flutter' && !/^flutter/.test(item) && item !== 'integration_test')
        found.push(tell(entry.offset, `the SDK has no package ${item}`, `SDK 中没有 ${item}`));
    }
    return dependencies.length === 0 ? [] : found;
  });
}

/** An AndroidManifest.xml that lies beside its place: the app has none. */
export function lostManifest({ android, files }: Project): readonly BrokenFile[] {
  if (android === undefined || android.manifest !== undefined || android.moduleFile === undefined) return [];
  const wanted = joinPath(android.module, 'src/main/AndroidManifest.xml');
  const places = ['', 'src', 'src/main/java', 'src/main/kotlin', 'src/main/res', 'src/main/assets'];
  const [source] = files.sources(
    places.map((folder) => joinPath(android.module, folder, 'AndroidManifest.xml')).filter((path) => files.has(path)),
  );
  const isNamed = android.gradleFiles.some(({ source: { text } }) => text.includes('AndroidManifest.xml'));
  return source === undefined || isNamed
    ? []
    : [{ source, kind: 'missing', offset: 0, message: t(`${wanted} is not there`, `没有 ${wanted}`) }];
}

/** Code in which a block is never closed, or in which git left its marks. */
export function codeFaults(project: Project): readonly BrokenFile[] {
  const scripts = /^(?:harmony|uni-app|react-native)$/.test(project.kind) ? scriptFiles(project) : [];
  const marked = project.dart.flatMap(({ source }): BrokenFile[] => {
    const mark = conflictMark(source.text);
    return mark === undefined ? [] : [{ source, kind: 'conflict', offset: mark, message: CONFLICT }];
  });
  const native = [...(project.ios?.code ?? []), ...scripts].flatMap(({ source, code, bare }): BrokenFile[] => {
    const mark = conflictMark(source.text);
    if (mark !== undefined) return [{ source, kind: 'conflict', offset: mark, message: CONFLICT }];
    // Scripts other than those of HarmonyOS and uni-app x often have regular expressions.
    const fault =
      (/\.mm?$/.test(source.path) ||
      (/\.(?:ets|uts)$/.test(source.path) && !REGULAR.test(source.text)) ||
      (source.path.endsWith('.swift') && !HIDES.test(code))
        ? braceFault({ bare })
        : undefined) ??
      (/\.(?:swift|mm?|h)$/.test(source.path) && PUSH_CODE.test(source.path + code)
        ? compilerFault({ code, bare }, source.path)
        : undefined);
    return fault === undefined ? [] : [{ source, kind: 'syntax', ...fault }];
  });
  return [...marked, ...native];
}
