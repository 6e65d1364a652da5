// The class the system starts, and files that the app does not run without.
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { folderOf, nameOf } from '../../folder/walk.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import { type Finding, placeOf } from '../../types.js';
import { hits } from '../app-code.js';
import { delegateTypes } from './delegate-methods.js';

/** No class is marked as the one the system starts, and no file starts one; or another than TIMPush's delegate is started. */
export function wrongEntry(ios: IosApp, files: readonly CodeFile[]): readonly Finding[] {
  const [main] = ios.code.filter(({ source }) => /^main\.(?:swift|mm?)$/.test(nameOf(source.path)));
  const starts =
    /@(?:main|UIApplicationMain|NSApplicationMain)\b|\b(?:UI|NS)ApplicationMain\s*\(|\bUIApplicationDelegateAdaptor\b|\.main\s*\(/;
  const [start] = hits(main === undefined ? [] : [main], /\bNSStringFromClass\s*\(\s*\[?\s*(\w+)/);
  const types = delegateTypes(ios);
  const [own] = types.conformers;
  if (start !== undefined && own !== undefined) {
    const name = start.match[1] ?? '';
    const isOwn =
      types.conformers.some((item) => types.family(name).has(item.name)) || types.family(name).has('TIMPushDelegate');
    // A class of a library may be anything.
    const isHere = hits(ios.code, new RegExp(`@interface\\s+${name}\\s*:|\\bclass\\s+${name}\\b`)).length > 0;
    return isOwn || !(isHere || editDistance(name, own.name) <= 2)
      ? []
      : [{ at: placeOf(start), found: t(`${name} is started`, `启动的是 ${name}`), expected: own.name }];
  }
  if (hits(ios.code, starts).length > 0) return [];
  const found = t('nothing starts the app', '没有启动应用的入口');
  if (main !== undefined) return [{ at: main.source.at(0), found, expected: 'UIApplicationMain' }];
  const [bare] = hits(files, /\bclass\s+\w*AppDelegate\s*:[^{]*\b(?:UIApplication|FlutterApp)Delegate\b/);
  return bare === undefined ? [] : [{ at: placeOf(bare), found, expected: '@main' }];
}

/** Files that no target compiles, though the app does not run without them. */
export function notCompiled(ios: IosApp): readonly Finding[] {
  const listed = (targets: IosApp['appTargets']): readonly string[] | undefined => {
    const lists = targets.map(({ sources }) => sources);
    const known = lists.flatMap((names) => names ?? []);
    return lists.length === 0 || lists.includes(undefined) ? undefined : known;
  };
  const findings: Finding[] = [];
  const check = (
    targets: IosApp['appTargets'],
    found: readonly { readonly file: CodeFile; readonly offset: number }[],
  ) => {
    const known = listed(targets);
    const [hit] = found;
    if (hit === undefined || known === undefined || found.some(({ file }) => known.includes(nameOf(file.source.path))))
      return;
    const name = nameOf(hit.file.source.path);
    findings.push({
      at: placeOf(hit),
      found: t(`no target compiles ${name}`, `没有 target 编译 ${name}`),
      expected: t('it into Compile Sources', '把它加入 Compile Sources'),
    });
  };
  const [delegate] = ios.appDelegates;
  check(ios.appTargets, hits(ios.appDelegates, /\bclass\s+\w*AppDelegate|@implementation\s+\w*AppDelegate/));
  check(
    ios.appTargets,
    hits(ios.code, /@(?:main|UIApplicationMain)\b/).length > 0
      ? []
      : hits(
          ios.code.filter(({ source }) => /^main\.mm?$/.test(nameOf(source.path))),
          /\bUIApplicationMain\b/,
        ),
  );
  check(
    ios.extensions,
    hits(
      ios.code,
      /\bclass\s+\w+\s*:\s*UNNotificationServiceExtension\b|@implementation\s+NotificationService\b/,
      // A folder that the project does not know is a remainder.
    ).filter(({ file: { source } }) => ios.projectFile?.text.includes(nameOf(folderOf(source.path))) === true),
  );
  const [registrant] = hits(ios.appDelegates, /\bGeneratedPluginRegistrant\s*(?:\.\s*register|\s+register)/);
  const known = listed(ios.appTargets);
  // The module of a native app brings it as a framework.
  const isOfModule = hits(ios.appDelegates, /\bFlutterPluginRegistrant\b/).length > 0;
  if (
    registrant !== undefined &&
    delegate !== undefined &&
    !isOfModule &&
    known?.some((name) => /^GeneratedPluginRegistrant\./.test(name)) === false
  )
    findings.push({
      at: placeOf(registrant),
      found: t('no target compiles GeneratedPluginRegistrant.m', '没有 target 编译 GeneratedPluginRegistrant.m'),
      expected: t('it into Compile Sources', '把它加入 Compile Sources'),
    });
  return findings;
}
