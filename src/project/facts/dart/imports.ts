// What the Dart files around push import: files that are not there, packages under a wrong name, and names that lost their import.
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

/** Packages that may hand on names of the push package: by their name they are about chat, or what apps share. The Chat SDK does not. */
const HANDS_ON =
  '(?:[a-z\\d]+_)*(?:tencent|tim|tui\\w*|chat\\w*|[a-z]*im|push|atomic\\w*|\\w*kit|core|common|base|shared)(?:_\\w+)*\\/';
const TENCENT = new RegExp(`^(?!tencent_cloud_chat_sdk\\/|firebase_)${HANDS_ON}`);
const CHAT = new RegExp(`^(?!firebase_)${HANDS_ON}`);
const LISTENER = new RegExp(`tim_push_listener|^(?!tencent_cloud_chat_(?:sdk|push)\\/|firebase_)${HANDS_ON}`);
export const SAFE = /^(?:dart:\w+$|(?:flutter|firebase_\w+|tencent\w*|tim_\w+)\/)/;

/** Packages that provide a name; with `true` any package that is not known not to. */
const PROVIDERS: Readonly<Record<string, readonly [RegExp, boolean, string]>> = {
  TencentCloudChatPush: [TENCENT, false, 'package:tencent_cloud_chat_push/tencent_cloud_chat_push.dart'],
  TIMPushListener: [LISTENER, false, 'package:tencent_cloud_chat_push/common/tim_push_listener.dart'],
  TimUiKitPushPlugin: [TENCENT, false, 'package:tim_ui_kit_push_plugin/tim_ui_kit_push_plugin.dart'],
  PushAppInfo: [TENCENT, false, 'package:tim_ui_kit_push_plugin/model/appInfo.dart'],
  OfflinePushInfo: [CHAT, false, 'package:tencent_cloud_chat_sdk/models/V2TimOfflinePushInfo.dart'],
  TencentImSDKPlugin: [CHAT, false, 'package:tencent_cloud_chat_sdk/tencent_im_sdk_plugin.dart'],
  Firebase: [/^firebase_core\//, true, 'package:firebase_core/firebase_core.dart'],
  jsonDecode: [/^dart:convert$/, true, 'dart:convert'],
  jsonEncode: [/^dart:convert$/, true, 'dart:convert'],
  WidgetsFlutterBinding: [/^flutter\//, true, 'package:flutter/material.dart'],
  runApp: [/^flutter\//, true, 'package:flutter/material.dart'],
  WidgetsBindingObserver: [/^flutter\//, true, 'package:flutter/material.dart'],
};

const DECLARES = /^(?:class|mixin|enum|typedef)$/;

/** Names that are declared at the top of the files. */
function declaredIn(files: readonly DartFile[]): Map<string, DartFile | undefined> {
  const found = new Map<string, DartFile | undefined>();
  for (const file of files)
    for (const [i, token] of file.tokens.entries()) {
      if (token.kind !== 'word' || openingOf(file.tokens, i) !== -1) continue;
      const next = file.tokens[i + 1];
      const before = file.tokens[i - 1];
      const isName =
        DECLARES.test(before?.text ?? '') ||
        ((before?.kind === 'word' || isSign(before, '>')) && (isSign(next, '(') || isSign(next, '=')));
      if (isName && token.text.length > 4 && token.text !== 'Function')
        found.set(token.text, found.has(token.text) ? undefined : file);
    }
  return found;
}

/** Whether a file itself declares a name, or a class of it may inherit it. */
const isLocal = ({ tokens }: DartFile, name: string): boolean =>
  tokens.some((token, i) => {
    const before = tokens[i - 1];
    return (
      token.kind === 'word' &&
      token.text === name &&
      ((before?.kind === 'word' && !/^(?:return|await|in|case|throw|yield|else|const|new|is|as)$/.test(before.text)) ||
        (isSign(before, '>') && !isSign(tokens[i - 2], '=')) ||
        isSign(before, '?') ||
        isSign(tokens[i + 1], ':'))
    );
  });

/** Names of the push packages, and of the app's own files around them, that no import brings. */
export function lostImports(project: Project, files: readonly DartFile[]): readonly DartFault[] {
  const own = declaredIn(files);
  const paths = byPath(project);
  return files.flatMap((file): DartFault[] => {
    const { tokens } = file;
    if (/^\s*part\s+of\b/m.test(file.source.text)) return [];
    const top = tokens.findLastIndex(
      (token, i) => /^(?:import|export|part)$/.test(token.text) && openingOf(tokens, i) === -1,
    );
    const end = tokens.findIndex((sign, at) => at > top && isSign(sign, ';'));
    const told = new Set<string>();
    return tokens.flatMap((token, i): DartFault[] => {
      const name = token.kind === 'word' ? token.text : '';
      if (i < end || told.has(name) || isSign(tokens[i - 1], '.')) return [];
      const provider = Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
      const home = own.get(name);
      if (own.has(name) ? home === undefined || home === file : provider === undefined) return [];
      told.add(name);
      const isClass = /^[A-Z]/.test(name);
      if (!isClass && isLocal(file, name)) return [];
      const seen = seenBy(project, paths, file, name);
      const hasIt = (item: string): boolean =>
        item === '?' ||
        provider?.[0].test(item) === true ||
        ((home === undefined ? provider?.[1] === true : !isClass) && !SAFE.test(item));
      if ((home !== undefined && seen.files.has(home.source.path)) || [...seen.packages].some(hasIt)) return [];
      if (isDeclaredElsewhere(project, name, home)) return [];
      const uri = home?.source.path ?? provider?.[2] ?? '';
      return [
        {
          file,
          offset: token.offset,
          found: t(`${name} is not imported`, `没有导入 ${name}`),
          expected: `import '${home === undefined ? uri : nameOf(uri)}';`,
        },
      ];
    });
  });
}

const isDeclaredElsewhere = (project: Project, name: string, home: DartFile | undefined): boolean => {
  const declares = new RegExp(
    /^[A-Z]/.test(name)
      ? `\\b(?:class|mixin|enum|typedef|extension)\\s+${name}\\b`
      : `^[\\w<>?, ]*[\\w>?] ${name}\\s*[(=]`,
    'm',
  );
  return project.dart.some((file) => file !== home && declares.test(file.source.text));
};
