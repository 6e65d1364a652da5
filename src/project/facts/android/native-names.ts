// Names in the app's Kotlin and Java that do not compile, or that Android cannot create: imports, parents, calls of the SDK, brackets.

import { braceFault } from '../../../readers/blocks.js';
import { CONFLICT, conflictMark } from '../../../readers/fault.js';
import { type Text, t } from '../../../text/language.js';
import type { CodeFile } from '../../ios/app.js';
import type { Project } from '../../project.js';
import type { Finding } from '../../types.js';
import { hits, nativeFiles } from '../app-code.js';
import { nearWord } from './gradle/misspelt-names.js';

const words = (text: string): readonly string[] => text.split(' ');

/** Classes by their packages. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  words(
    'android.app.Application android.app.Activity android.os.Bundle android.content.Context android.content.Intent androidx.appcompat.app.AppCompatActivity androidx.multidex.MultiDexApplication io.flutter.embedding.android.FlutterActivity io.flutter.embedding.android.FlutterFragmentActivity io.flutter.embedding.engine.FlutterEngine com.facebook.react.ReactActivity com.facebook.react.ReactApplication com.tencent.qcloud.rntimpush.TencentCloudPushApplication com.tencent.chat.flutter.push.tencent_cloud_chat_push.application.TencentCloudChatPushApplication com.tencent.qcloud.tim.push.TIMPushManager com.tencent.qcloud.tim.push.TIMPushListener com.tencent.qcloud.tim.push.TIMPushCallback com.tencent.qcloud.tim.push.TIMPushMessage',
  ).map((full) => [full.split('.').at(-1) ?? '', full]),
);

const FULL = [...CLASSES.values()];

const CALLS = words(
  'getInstance registerPush unRegisterPush addPushListener removePushListener setRegistrationID getRegistrationID createNotificationChannel forceUseFCMPushChannel disablePostNotificationInForeground callExperimentalAPI setPushBrandId',
);

const importOf = (full: string): Text => t(`import ${full}`, `import ${full}`);

function faultsIn(file: CodeFile, isOwn: (name: string) => boolean): Finding[] {
  const { source, code, bare } = file;
  const told = (offset: number, found: string | Text, expected: string | Text): Finding => ({
    at: source.at(offset),
    found,
    expected,
  });
  const mark = conflictMark(source.text);
  if (mark !== undefined) return [told(mark, CONFLICT, t('decide which side stays', '选定保留的内容'))];
  const brace = braceFault({ bare });
  const findings = brace === undefined ? [] : [told(brace.offset, brace.message, t('one { for each }', '{ 与 } 成对'))];
  const imports = [...code.matchAll(/^[ \t]*import\s+(?:static\s+)?([\w.]+(?:\.\*)?)/gm)];
  const imported = new Set(imports.map((match) => match[1] ?? ''));
  for (const { 1: name = '', index } of imports) {
    const meant = nearWord(name, FULL);
    if (meant === undefined || isOwn(name.split('.').at(-1) ?? '')) continue;
    findings.push(told(index, `import ${name}`, importOf(meant)));
  }
  const isImported = (name: string): boolean =>
    [...imported].some((full) => full.endsWith(`.${name}`)) || new RegExp(`\\bas\\s+${name}\\b`).test(code);
  const parents = hits([file], /\bclass\s+\w+(?:\s*\([^)]*\))?\s*(?:extends|:)\s*([A-Z]\w*)/);
  for (const { match, offset } of parents) {
    const name = match[1] ?? '';
    const meant = isOwn(name) || isImported(name) ? undefined : nearWord(name, [...CLASSES.keys()]);
    if (meant !== undefined) findings.push(told(offset, name, meant));
  }
  for (const { match, offset } of hits([file], /\bTIMPushManager\s*\.\s*(?:getInstance\s*\(\s*\)\s*\.\s*)?(\w+)/)) {
    const meant = nearWord(match[1] ?? '', CALLS);
    if (meant !== undefined) findings.push(told(offset, match[1] ?? '', meant));
  }
  return findings;
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
          expected: isJava ? `public class ${simple} extends …` : `class ${simple} : …`,
        },
      ];
}

/** Findings in the classes Android starts the app with, and in code that calls TIMPush. */
export function nativeFaults(project: Project, started: readonly string[]): Finding[] {
  const all = nativeFiles(project);
  const own = new Set(
    all.flatMap(({ code }) =>
      [...code.matchAll(/\b(?:class|interface|object|typealias)\s+(\w+)/g)].map((match) => match[1]),
    ),
  );
  const isOwn = (name: string): boolean => own.has(name);
  const declares = ({ bare }: CodeFile, name: string): boolean =>
    new RegExp(`\\b(?:class|object)\\s+${name}\\b`).test(bare);
  return all.flatMap((file): Finding[] => {
    const names = started.filter((name) => declares(file, name));
    if (names.length === 0 && !/\bTIMPush|TencentCloud\w*PushApplication/.test(file.code)) return [];
    return [...faultsIn(file, isOwn), ...names.flatMap((name) => notCreated(file, name))];
  });
}

/** Whether such a finding is at this line. */
export const isNativeFault = (project: Project, at: Finding['at']): boolean =>
  nativeFaults(project, []).some((finding) => finding.at?.file === at?.file && finding.at?.line === at?.line);
