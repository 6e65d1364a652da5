// Names in the app's Kotlin and Java that do not compile, or that Android cannot create: imports, parents, calls of the SDK, brackets.

import { endOfBlock } from '../../../readers/code.js';
import { CONFLICT, conflictMark } from '../../../readers/fault.js';
import { t } from '../../../text/language.js';
import { slipOf } from '../../../text/suggest.js';
import type { CodeFile } from '../../ios/app.js';
import type { Project } from '../../project.js';
import type { Finding } from '../../types.js';
import { hits, nativeFiles } from '../app-code.js';
import { faultAt, misspelt, wordFaults } from '../code-words.js';
import { nearWord } from './gradle/misspelt-names.js';

const words = (text: string): readonly string[] => text.split(' ');

/** Classes on the way of a push, by their packages. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'android.app': 'Application Activity',
    'android.os': 'Bundle',
    'android.content': 'Context Intent',
    'androidx.appcompat.app': 'AppCompatActivity',
    'androidx.multidex': 'MultiDexApplication',
    'java.util': 'List ArrayList',
    'io.flutter.embedding.android': 'FlutterActivity FlutterFragmentActivity',
    'io.flutter.embedding.engine': 'FlutterEngine',
    'com.facebook.react': 'PackageList ReactApplication ReactNativeHost ReactHost ReactPackage ReactActivity',
    'com.facebook.react.defaults': 'DefaultReactNativeHost',
    'com.facebook.soloader': 'SoLoader',
    'com.tencent.qcloud.rntimpush': 'TencentCloudPushApplication',
    'com.tencent.chat.flutter.push.tencent_cloud_chat_push.application': 'TencentCloudChatPushApplication',
    'com.tencent.qcloud.tim.push': 'TIMPushManager TIMPushListener TIMPushCallback TIMPushMessage',
  }).flatMap(([name, classes]) => classes.split(' ').map((item) => [item, `${name}.${item}`] as const)),
);
const NAMES = [...CLASSES.keys()];
const FULL = [...CLASSES.values()];

const CALLS = words(
  'getInstance registerPush unRegisterPush addPushListener removePushListener setRegistrationID getRegistrationID createNotificationChannel forceUseFCMPushChannel disablePostNotificationInForeground callExperimentalAPI setPushBrandId',
);

/** Methods that code of the app overrides or calls. */
const METHODS = words(
  'getPackages getUseDeveloperSupport getJSMainModuleName registerPush unRegisterPush addPushListener onNotificationClicked setRegistrationID getApplicationContext disablePostNotificationInForeground',
);

const LONG = [...NAMES, ...METHODS].filter(({ length }) => length > 7);

/** Code on the way of a push, and the classes that start the app. */
const isPushing = ({ bare }: CodeFile): boolean =>
  /\b(?:TIMPush|TencentCloud\w*Push|React(?:Application|NativeHost|Activity)|PackageList|rntimpush|FlutterActivity)|\bclass\s+\w*Application\b/.test(
    bare,
  );

const importsOf = ({ code }: CodeFile) => [...code.matchAll(/^[ \t]*import\s+(?:static\s+)?([\w.]+\*?)/gm)];

/** Names the files declare: classes, functions, fields behind their type in Java, arguments before it in Kotlin. */
const declaredIn = (files: readonly CodeFile[]): ReadonlySet<string> =>
  new Set(
    files.flatMap(({ bare }) =>
      [
        ...bare.matchAll(
          /\b(?:class|interface|object|typealias|fun|val|var|void|as)\s+(?:\w+\s*\.\s*)?(\w+)|\b[A-Z]\w*(?:<[^<>;{}]*>)?(?:\[\])?\s+(\w+)(?=\s*[=;,()])|\b(\w+)\s*:\s*[A-Z]/g,
        ),
      ].map(([, declared, field, argument]) => declared ?? field ?? argument ?? ''),
    ),
  );

const isParent = ({ bare }: CodeFile, name: string): boolean =>
  new RegExp(`\\bclass\\s+\\w+\\s*(?:extends|:)\\s*${name}\\b`).test(bare);

/** A class of the list without its import, or a name one letter away from a known one. */
function unknownNames(file: CodeFile, declared: ReadonlySet<string>): Finding[] {
  const { bare } = file;
  const own = /^\s*package\s+([\w.]+)/m.exec(bare)?.[1] ?? '';
  const imports = new Set(importsOf(file).map((match) => match[1] ?? ''));
  const simple = new Set([...imports].map((item) => item.split('.').at(-1) ?? ''));
  // A third-party package may have a class of the same name.
  const isOpen = [...imports].some((item) => /^(?!(?:java|javax|kotlin|kotlinx|android|androidx)\.).*\*$/.test(item));
  const seen = new Set<string>();
  const found: Finding[] = [];
  for (const { 0: name, index } of bare.matchAll(/(?<![\w.$@])[A-Za-z]\w{3,}/g)) {
    if (seen.has(name) || declared.has(name) || simple.has(name)) continue;
    seen.add(name);
    const full = CLASSES.get(name);
    if (full !== undefined) {
      const from = full.slice(0, -name.length - 1);
      const isFound =
        from === own || imports.has(`${from}.*`) || (from === 'java.util' && file.source.path.endsWith('.kt'));
      // A file without any import is a sketch, or generated; what it extends must be imported all the same.
      if ((imports.size > 0 || isParent(file, name)) && !isFound && !isOpen)
        found.push(faultAt(file, index, t(`${name} is not imported`, `没有导入 ${name}`), `import ${full}`));
      continue;
    }
    const known = slipOf(name, LONG);
    if (known !== undefined && known.toLowerCase() !== name.toLowerCase())
      found.push(misspelt(file, index, name, known));
  }
  for (const match of bare.matchAll(/^[ \t]*([a-z]{4,7})[ \t]+(?:[a-z]\w*\.){2,}[\w*]+;?[ \t]*$/gm)) {
    const known = nearWord(match[1] ?? '', ['import', 'package']);
    if (known !== undefined) found.push(misspelt(file, match.index, match[1] ?? '', known));
  }
  return found;
}

function faultsIn(file: CodeFile, declared: ReadonlySet<string>): Finding[] {
  const mark = conflictMark(file.source.text);
  if (mark !== undefined) return [faultAt(file, mark, CONFLICT, t('decide which side stays', '选定保留的内容'))];
  const findings = importsOf(file).flatMap(({ 1: name = '', index }): Finding[] => {
    const meant = declared.has(name.split('.').at(-1) ?? '') ? undefined : nearWord(name, FULL);
    return meant === undefined ? [] : [misspelt(file, index, name, meant)];
  });
  for (const { match, offset } of hits([file], /\bTIMPushManager\s*\.\s*(?:getInstance\s*\(\s*\)\s*\.\s*)?(\w+)/)) {
    const meant = nearWord(match[1] ?? '', CALLS);
    if (meant !== undefined) findings.push(misspelt(file, offset, match[1] ?? '', meant));
  }
  return [...findings, ...wordFaults(file)];
}

/** What Android creates by name must be a public class that is not abstract. */
function notCreated(file: CodeFile, simple: string): Finding[] {
  const isJava = file.source.path.endsWith('.java');
  const match = new RegExp(`^[ \\t]*((?:\\w+[ \\t]+)*?)(class|object)[ \\t]+${simple}\\b([^{]*)`, 'm').exec(file.bare);
  if (match === null) return [];
  const [, marks = '', kind, rest = ''] = match;
  const wrong =
    /\b(?:abstract|private|protected|sealed|interface)\b/.exec(marks)?.[0] ??
    (kind === 'object' ? 'object' : undefined);
  const found =
    wrong !== undefined
      ? t(`${simple} is ${wrong}`, `${simple} 是 ${wrong}`)
      : isJava && !/\bpublic\b/.test(marks)
        ? t(`${simple} is not public`, `${simple} 不是 public`)
        : !/:|\bextends\b/.test(rest)
          ? t(`${simple} extends nothing`, `${simple} 没有父类`)
          : undefined;
  return found === undefined
    ? []
    : [
        {
          at: file.source.at(match.index),
          found,
          expected: isJava
            ? t(`write public class ${simple} extends …`, `写成 public class ${simple} extends …`)
            : t(`write class ${simple} : …`, `写成 class ${simple} : …`),
        },
      ];
}

/** Methods whose parent must run too: the app ends without it, or Flutter's plugins are not there. */
function withoutSuper(file: CodeFile): Finding[] {
  const { bare } = file;
  if (!/Activity\b/.test(bare) || bare.includes('GeneratedPluginRegistrant')) return [];
  return [
    ...bare.matchAll(/\b(?:fun|void)\s+(onCreate|configureFlutterEngine)\s*\(\s*[^)\s][^)]*\)[^{};=]*\{/g),
  ].flatMap(({ 0: head, 1: name = '', index }): Finding[] => {
    if (!/\boverride\b|@Override/.test(bare.slice(Math.max(0, index - 80), index))) return [];
    // An engine of the app's own has its plugins already.
    if (name.startsWith('c') && /\b(?:provideFlutterEngine|getCachedEngineId)\b/.test(bare)) return [];
    // A database has an onCreate, too.
    if (name.startsWith('o') && !head.includes('Bundle')) return [];
    const body = bare.slice(index, endOfBlock(bare, index + head.length - 1));
    return !body.endsWith('}') || new RegExp(`\\bsuper\\s*(?:@\\w+\\s*)?\\.\\s*${name}\\s*\\(`).test(body)
      ? []
      : [
          faultAt(
            file,
            index,
            t(`${name} without super.${name}(…)`, `${name} 没有调用 super.${name}(…)`),
            `super.${name}(…)`,
          ),
        ];
  });
}

/** Findings in the classes Android starts the app with, and in code that calls TIMPush. */
export function nativeFaults(project: Project, started: readonly string[]): Finding[] {
  const all = nativeFiles(project);
  const classes = started.map((name) => [name, new RegExp(`\\b(?:class|object)\\s+${name}\\b`)] as const);
  const declared = declaredIn(all);
  const found = all.flatMap((file): Finding[] => {
    const names = classes.flatMap(([name, pattern]) => (pattern.test(file.bare) ? [name] : []));
    if (names.length === 0 && !isPushing(file)) return [];
    return [
      ...faultsIn(file, declared),
      ...unknownNames(file, declared),
      ...(names.length > 0 ? withoutSuper(file) : []),
      ...names.flatMap((name) => notCreated(file, name)),
    ];
  });
  // Two readings may find one slip.
  const lines = found.map(({ at }) => `${at?.file}:${at?.line}`);
  return found.filter((_, i) => lines.indexOf(lines[i] ?? '') === i);
}

/** Whether such a finding is at this line. */
export const isNativeFault = (project: Project, at: Finding['at']): boolean =>
  nativeFaults(project, []).some((finding) => finding.at?.file === at?.file && finding.at?.line === at?.line);
