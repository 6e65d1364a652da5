// What the Dart files around push import: files that are not there, packages under a wrong name, and what a file sees.
import { type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { type Text, t } from '../../../text/language.js';
import { slipOf } from '../../../text/suggest.js';
import { folderOf, joinPath, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { FLUTTER_PACKAGES } from '../../types.js';
import { isCopiedUiKit } from '../copied-uikit.js';

export interface DartFault {
  readonly file: DartFile;
  readonly offset: number;
  readonly found: Text;
  readonly expected: string | Text;
}

interface Directive {
  readonly kind: string;
  readonly uri: string;
  readonly offset: number;
  readonly hasPrefix: boolean;
  readonly show: readonly string[];
  readonly hide: readonly string[];
}

const TOUCHES =
  /TencentCloudChatPush|TIMPushListener|TimUiKitPushPlugin|PushAppInfo|OfflinePush|registerPush|pushClickAction|(?:tencent_cloud_chat_push|tim_ui_kit_push_plugin|tencent_chat_push_for_china)\//;

const MOST_FILES = 60;

/** Files that speak of push, those that import them, and main.dart. */
export function pushFiles(project: Project): readonly DartFile[] {
  const own = project.dart.filter(({ source }) => TOUCHES.test(source.text) && !isCopiedUiKit(source.path));
  const names = own.slice(0, MOST_FILES).map(({ source }) => nameOf(source.path));
  const imports = (text: string): boolean => names.some((name) => text.includes(name));
  return project.dart
    .filter(
      (file) =>
        own.includes(file) ||
        nameOf(file.source.path) === 'main.dart' ||
        (imports(file.source.text) && !isCopiedUiKit(file.source.path)),
    )
    .slice(0, MOST_FILES);
}

const known = new WeakMap<DartFile, readonly Directive[]>();
function directivesOf(file: DartFile): readonly Directive[] {
  const found = known.get(file) ?? readDirectives(file);
  known.set(file, found);
  return found;
}

/** Directives are at the top: nothing inside a block is one. */
function readDirectives({ tokens }: DartFile): Directive[] {
  const found: Directive[] = [];
  for (const [i, token] of tokens.entries()) {
    const uri = tokens[i + 1];
    if (token.kind !== 'word' || uri?.kind !== 'string' || openingOf(tokens, i) !== -1) continue;
    if (!/^(?:import|export|part|of)$/.test(token.text)) continue;
    const lists: Record<string, string[]> = { show: [], hide: [] };
    let list: string[] | undefined;
    let hasPrefix = false;
    for (let at = i + 2; at < tokens.length && !isSign(tokens[at], ';'); at += 1) {
      const { kind, text = '' } = tokens[at] ?? {};
      if (kind === 'string') break;
      if (text === 'as') hasPrefix = true;
      list = kind === 'word' ? (lists[text] ?? list) : list;
      if (kind === 'word' && list !== lists[text]) list?.push(text);
    }
    const { show = [], hide = [] } = lists;
    found.push({ kind: token.text, uri: uri.text, offset: uri.offset, hasPrefix, show, hide });
  }
  return found;
}

const GENERATED = /\.\w+\.dart$|(?:^|\/)(?:gen|generated|l10n|\.dart_tool|flutter_gen)\//;

const DART_LIBRARIES =
  'async collection convert core developer ffi html io isolate math mirrors typed_data ui ui_web js js_util js_interop js_interop_unsafe cli svg web_audio web_gl indexed_db'.split(
    ' ',
  );

/** Files of the push packages that an app imports. */
const LIBRARIES = [
  'flutter/material.dart',
  'flutter/widgets.dart',
  'flutter/cupertino.dart',
  'flutter/services.dart',
  'flutter/foundation.dart',
  'firebase_core/firebase_core.dart',
  'tencent_cloud_chat_sdk/tencent_im_sdk_plugin.dart',
  'tencent_cloud_chat_push/tencent_cloud_chat_push.dart',
  'tencent_cloud_chat_push/common/tim_push_listener.dart',
  'tencent_cloud_chat_push/common/tim_push_message.dart',
  'tencent_cloud_chat_push/common/common_defines.dart',
  'tencent_cloud_chat_push/common/defines.dart',
  'tim_ui_kit_push_plugin/tim_ui_kit_push_plugin.dart',
  'tim_ui_kit_push_plugin/model/appInfo.dart',
  'tencent_chat_push_for_china/tencent_chat_push_for_china.dart',
  'tencent_chat_push_for_china/model/appInfo.dart',
];

const near = (word: string, known: readonly string[]): string | undefined =>
  slipOf(word, known, (name) => (name.length > 11 ? 2 : 1));

interface Library {
  /** Path in the project, or the package. */
  readonly path?: string | undefined;
  readonly package?: string | undefined;
}

function leadsTo(project: Project, file: DartFile, uri: string): Library {
  const own = /^package:([^/]+)\/(.*)$/.exec(uri);
  if (own === null) return /^\w+:/.test(uri) ? { package: uri } : { path: joinPath(folderOf(file.source.path), uri) };
  const [, name = '', rest = ''] = own;
  const local = project.unit.pubspecs.find((pubspec) => pubspec.name === name);
  return local === undefined ? { package: name } : { path: joinPath(local.folder, 'lib', rest) };
}

export function importFaults(project: Project, files: readonly DartFile[]): readonly DartFault[] {
  const { unit, files: disk } = project;
  const dependencies = unit.pubspecs.flatMap((pubspec) => pubspec.dependencies.map(({ name }) => name));
  const names = [...new Set([...dependencies, ...unit.pubspecs.map(({ name }) => name), 'flutter'])];
  // What a dependency brings along may be imported too; only the lock file names it.
  const locks = unit.pubspecs.map(({ folder }) => disk.source(joinPath(folder, 'pubspec.lock'))?.text ?? '');
  const isBrought = (name: string): boolean => locks.some((text) => text.includes(`\n  ${name}:`));
  const meantPackage = (name: string): string | undefined => {
    const meant = isBrought(name) ? undefined : near(name, names);
    return locks.some((text) => text !== '') || /^(?:tencent|tim_|firebase_)/.test(meant ?? '') ? meant : undefined;
  };
  return files.flatMap((file) =>
    directivesOf(file).flatMap(({ uri, kind, offset }): DartFault[] => {
      const tell = (found: Text, expected: string | Text): DartFault[] => [{ file, offset, found, expected }];
      if (kind === 'of' || uri.includes('$')) return [];
      const { path, package: name = '' } = leadsTo(project, file, uri);
      if (path !== undefined) {
        const isThere = disk.has(path) || disk.source(path) !== undefined;
        if (isThere || path.startsWith('..') || GENERATED.test(path) || disk.isIgnored(path)) return [];
        // Disks of macOS and Windows find it in another case.
        if (project.dart.some(({ source }) => source.path.toLowerCase() === path.toLowerCase())) return [];
        return tell(t(`there is no ${uri}`, `没有 ${uri}`), t('the path of a file of the app', '应用中文件的路径'));
      }
      if (/^\w+:/.test(uri) && !/^(?:dart|package|file|asset):/.test(uri))
        return tell(t(`there is no ${uri}`, `没有 ${uri}`), 'package:');
      const library = uri.startsWith('dart:')
        ? near(uri.slice(5), DART_LIBRARIES)
        : (meantPackage(name) ?? near(uri.replace('package:', ''), LIBRARIES));
      // None of the push packages brings another; whether one brings those of Tencent or Firebase, the lock file tells.
      const isNowhere =
        !names.includes(name) &&
        !isBrought(name) &&
        (Object.hasOwn(FLUTTER_PACKAGES, name) ||
          (/^(?:tencent_cloud|firebase)_/.test(name) && locks.some((text) => /^packages:/m.test(text))));
      if (library === undefined && isNowhere)
        return tell(t(`${name} is not in pubspec.yaml`, `pubspec.yaml 中没有 ${name}`), `flutter pub add ${name}`);
      const isKnown = uri.startsWith('dart:') ? DART_LIBRARIES.includes(uri.slice(5)) : names.includes(name);
      return library === undefined || (isKnown && names.includes(library))
        ? []
        : tell(t(`there is no ${uri}`, `没有 ${uri}`), library);
    }),
  );
}

/** Whether a file imports one that .gitignore keeps out of the checkout. */
export const importsIgnored = (project: Project, file: DartFile): boolean =>
  directivesOf(file).some(({ uri }) => {
    const { path } = leadsTo(project, file, uri);
    return path !== undefined && !project.files.has(path) && project.files.isIgnored(path);
  });

export const byPath = ({ dart }: Project): ReadonlyMap<string, DartFile> =>
  new Map(dart.map((item) => [item.source.path, item]));

/** What a file sees: files of the app and packages, exports included. */
export function seenBy(
  project: Project,
  paths: ReadonlyMap<string, DartFile>,
  file: DartFile,
  name: string,
): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const add = (from: DartFile, kinds: RegExp): void => {
    for (const { kind, uri, hasPrefix, show, hide } of directivesOf(from)) {
      if (!kinds.test(kind) || hasPrefix || hide.includes(name)) continue;
      if (show.length > 0 && !show.includes(name)) continue;
      const { path, package: known } = leadsTo(project, from, uri);
      if (known !== undefined) packages.add(uri.replace('package:', ''));
      if (path === undefined || files.has(path)) continue;
      files.add(path);
      const next = paths.get(path);
      // A file that is generated, or not read, may hand on anything.
      if (next === undefined) packages.add('?');
      else add(next, /^(?:export|part)$/);
    }
  };
  add(file, /^(?:import|export|part)$/);
  return { files, packages };
}

/** Packages that declare nothing under a name of the app. */
export const SAFE = /^(?:dart:\w+$|(?:flutter|firebase_\w+|tencent\w*|tim_\w+)\/)/;
