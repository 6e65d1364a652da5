// What keeps an AppDelegate, or the extension of notifications, from being built: imports, constants, overrides, results, an entry point and targets that are not there.
import { endOfBlock } from '../../../readers/code.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { nameOf } from '../../folder/walk.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { type Finding, placeOf } from '../../types.js';
import { hits } from '../app-code.js';
import { delegateTypes, SWIFT_MARKS } from './delegate-methods.js';
import { notCompiled, wrongEntry } from './entry.js';
import { armsOf } from './preprocessor.js';

/** Names, and the module or header each comes from: in Swift, in Objective-C. */
const MODULES = [
  ['TIMPush', 'TIMPush/TIMPushManager.h', /\bTIMPush(?:Delegate|Manager|Listener)\b/],
  ['tencent_cloud_chat_push', undefined, /\bTencentCloudChatPush(?:FlutterModal|Plugin)\b/],
  ['Flutter', 'Flutter/Flutter.h', /\bFlutter(?:AppDelegate|ViewController|MethodChannel|Engine)\b/],
  [undefined, 'RCTAppDelegate.h', /\bRCTAppDelegate\b/],
  [undefined, 'GeneratedPluginRegistrant.h', /\[\s*GeneratedPluginRegistrant\b/],
] as const;

const isSwift = ({ source }: CodeFile): boolean => source.path.endsWith('.swift');

/** All that a file of Objective-C takes in, through headers of the app as well. */
function importsOf(ios: IosApp, file: CodeFile): string {
  const seen = new Set([file]);
  for (const { code } of seen)
    for (const [, name = ''] of code.matchAll(/^[ \t]*[#@](?:import|include)[ \t]*[<"]([^>"\n]+)/gm))
      for (const other of ios.code) if (nameOf(other.source.path) === nameOf(name)) seen.add(other);
  return [...seen].flatMap(({ code }) => code.match(/^[ \t]*[#@](?:import|include)\b.*$/gm) ?? []).join('\n');
}

const lacks = (hit: { readonly file: CodeFile; readonly offset: number }, name: string): Finding => ({
  at: placeOf(hit),
  found: t(`import ${name} is missing`, `缺少 import ${name}`),
  expected: `import ${name}`,
});

function missingImports({ files: all }: Project, ios: IosApp, files: readonly CodeFile[]): readonly Finding[] {
  const findings: Finding[] = [];
  const headers = ios.code.filter(({ source }) => source.path.endsWith('.h'));
  const hasPrefix = all.paths.some((path) => path.endsWith('.pch'));
  for (const [module, header, names] of MODULES) {
    const isShared =
      module === undefined ||
      headers.some(({ code }) => new RegExp(`[<"/]${module}\\b`).test(code)) ||
      (module === 'Flutter' && headers.some(({ code }) => code.includes('GeneratedPluginRegistrant'))) ||
      ios.code.some(({ code }) => new RegExp(`@_exported\\s+import\\s+${module}\\b`).test(code));
    // A file without any import is an excerpt, or has them through a precompiled header.
    const written = files.filter(({ code }) => /^[ \t]*[@#]?import\b/m.test(code));
    const bare = written.filter((file) =>
      isSwift(file)
        ? !isShared && !new RegExp(`\\bimport\\s+(?:\\w+\\s+)?${module}`).test(file.code)
        : header !== undefined &&
          !hasPrefix &&
          /(?:\.mm?|AppDelegate\.h)$/.test(file.source.path) &&
          !new RegExp(`\\b${module ?? header}\\b`).test(importsOf(ios, file)),
    );
    const [use] = hits(bare, names);
    if (use !== undefined) findings.push(lacks(use, isSwift(use.file) ? (module ?? '') : (header ?? '')));
  }
  if (hasPrefix) return findings;
  // A class of Objective-C without the header that declares it.
  for (const hit of hits(files, /@implementation\s+(\w+)(?!\s*\()/)) {
    const declares = new RegExp(`@interface\\s+${hit.match[1]}\\s*[:<]`);
    const header = headers.find(({ code }) => declares.test(code));
    if (header === undefined || declares.test(hit.file.code)) continue;
    const name = nameOf(header.source.path);
    if (!importsOf(ios, hit.file).includes(name)) findings.push(lacks(hit, name));
  }
  return findings;
}

/** `businessID` returns a name that nothing declares, or that a header declares which is not taken in. */
function unknownConstant(ios: IosApp, files: readonly CodeFile[]): readonly Finding[] {
  const named = hits(
    files,
    /\b(?:businessID|offlinePushCertificateID|applicationGroupID)\b[^{};]*\{\s*return\s+(k?[A-Z]\w+)\s*[;\n}]/,
  );
  return named.flatMap((hit): readonly Finding[] => {
    const name = hit.match[1] ?? '';
    const at = hit.file.source.at(hit.offset + hit.text.lastIndexOf(name));
    const uses = hits(ios.code, new RegExp(`\\b${name}\\b`));
    if (uses.length === 1) {
      const isSet = [ios.projectFile, ...ios.buildFiles.all.map(({ source }) => source)].some(
        (source) => source?.text.includes(name) === true,
      );
      const near = hits(ios.code, /(?:#define[ \t]+|\b(?:let|var|const|int|Int32)\s+)(k[A-Z]\w+)/).find(
        ({ match }) => editDistance(match[1] ?? '', name) <= 2,
      );
      return isSet
        ? []
        : [
            {
              at,
              found: t(`there is no constant ${name}`, `没有常量 ${name}`),
              expected: near?.match[1] ?? t('a constant that is declared', '已声明的常量'),
            },
          ];
    }
    const declared = hits(ios.code, new RegExp(`#define[ \\t]+${name}\\b`));
    const [first] = declared;
    if (first === undefined || isSwift(hit.file) || declared.some(({ file }) => file === hit.file)) return [];
    const isTaken = declared.some(({ file }) => importsOf(ios, hit.file).includes(nameOf(file.source.path)));
    return isTaken || !/\.h$/.test(first.file.source.path) ? [] : [lacks(hit, nameOf(first.file.source.path))];
  });
}

/** Swift sees the registrant through the bridging header alone. */
function bridging(ios: IosApp): readonly Finding[] {
  const [use] = hits(ios.appDelegates.filter(isSwift), /\bGeneratedPluginRegistrant\s*\.\s*register/);
  const headers = ios.code.filter(({ source }) => /-Bridging-Header\.h$/.test(source.path));
  const [app] = ios.appTargets;
  const [header] = headers;
  if (use === undefined || header === undefined || app === undefined || ios.buildFiles.hasMore) return [];
  if (app.configurations.every((item) => (ios.setting(item, 'SWIFT_OBJC_BRIDGING_HEADER') ?? '') === ''))
    return [
      {
        at: ios.projectFile?.at(ios.xcode?.offsetOf(app.configurations[0]?.id ?? '') ?? 0),
        found: t(`no setting names ${nameOf(header.source.path)}`, `没有设置指定 ${nameOf(header.source.path)}`),
        expected: 'SWIFT_OBJC_BRIDGING_HEADER',
      },
    ];
  return headers.some((file) => importsOf(ios, file).includes('GeneratedPluginRegistrant'))
    ? []
    : [
        {
          ...lacks({ file: header, offset: 0 }, 'GeneratedPluginRegistrant.h'),
          expected: '#import "GeneratedPluginRegistrant.h"',
        },
      ];
}

/** `override` where the base class has the method, and nowhere else. */
function overrides(ios: IosApp, files: readonly CodeFile[]): readonly Finding[] {
  const types = delegateTypes(ios);
  return files.filter(isSwift).flatMap((file) =>
    [
      ...file.bare.matchAll(
        new RegExp(
          `${SWIFT_MARKS}\\bfunc\\s+(application|userNotificationCenter|businessID|offlinePushCertificateID|applicationGroupID|onRemoteNotificationReceived)\\s*\\(`,
          'g',
        ),
      ),
    ].flatMap((match): readonly Finding[] => {
      const [, marks = '', name = ''] = match;
      const bases = types.around(file, match.index)?.bases ?? [];
      const isOwn = /^(?:application|userNotificationCenter)$/.test(name);
      const has = /\boverride\b/.test(marks);
      const base = bases.find((item) => /^(?:FlutterAppDelegate|UIResponder|NSObject)$/.test(item));
      const isFlutter = base === 'FlutterAppDelegate';
      if (base === undefined) return [];
      const at = file.source.at(match.index + marks.length);
      const inside = file.bare.slice(match.index + match[0].length, match.index + match[0].length + 400);
      if (isOwn && !/^\s*_(?:\s+\w+)?\s*:\s*U(?:IApplication|NUserNotificationCenter)\s*,\s*\w/.test(inside))
        return [
          {
            at,
            found: t(`${name} has other arguments than iOS passes`, `${name} 的参数与 iOS 传入的不同`),
            expected: `${name}(_ …: ${name === 'application' ? 'UIApplication' : 'UNUserNotificationCenter'}, …)`,
          },
        ];
      if ((isOwn && isFlutter) === has) return [];
      return has
        ? [
            {
              at,
              found: t(`${base} has no ${name} to override`, `${base} 没有可 override 的 ${name}`),
              expected: `func ${name}`,
            },
          ]
        : [{ at, found: t(`${name} without override`, `${name} 缺少 override`), expected: `override func ${name}` }];
    }),
  );
}

const RESULT =
  /\bfunc\s+(\w+)\s*\([^{}]*?\)\s*(?:throws\s*)?->\s*(?!Void\b|Never\b|some\b)[\w.?![\]:, ]+\{|^[-+][ \t]*\((?!void\s*\)|IBAction)[^()]*\)\s*(\w+)[^;{}@]*\{/gm;
const GOES =
  /\b(?:return|throw|fatalError|preconditionFailure|abort|exit|switch|if|while|for)\b|@throw|#(?!if|el|endif)/;

/** A function that promises a result and returns none. */
function noResult(files: readonly CodeFile[]): readonly Finding[] {
  return files.flatMap((file) =>
    [...file.bare.matchAll(RESULT)].flatMap((match): readonly Finding[] => {
      const open = match.index + match[0].length - 1;
      const body = file.bare.slice(open + 1, open + endOfBlock(file.bare.slice(open), 0) - 1);
      const name = match[1] ?? match[2] ?? '';
      const isNone = armsOf(body).some((arm) => {
        if (GOES.test(arm)) return false;
        const lines = arm.split(/[\n;]/).filter((line) => /^\s*[\w([@\-!"]/.test(line));
        // Swift allows a single expression without `return`.
        return lines.length === 0 || !isSwift(file) || (lines.length > 1 && !/[{([]/.test(arm));
      });
      return isNone
        ? [
            {
              at: file.source.at(match.index),
              found: t(`${name} returns nothing`, `${name} 没有返回值`),
              expected: 'return …',
            },
          ]
        : [];
    }),
  );
}

export function buildFaults(project: Project, ios: IosApp, files: readonly CodeFile[]): readonly Finding[] {
  const code = [
    ...files,
    ...ios.code.filter(({ source }) => nameOf(source.path) === 'AppDelegate.h'),
    ...ios.code.filter(
      (file) =>
        !files.some(({ source }) => source === file.source) && /\bUNNotificationServiceExtension\b/.test(file.code),
    ),
  ];
  return [
    ...missingImports(project, ios, code),
    ...unknownConstant(ios, files),
    ...wrongEntry(ios, files),
    ...notCompiled(ios),
    ...bridging(ios),
    ...overrides(ios, files),
    ...noResult(ios.appDelegates),
  ];
}
