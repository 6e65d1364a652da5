// Whether R8 shrinks release builds, and which vendor classes no keep rule covers.

import type { GradleStatement } from '../../../readers/gradle/script.js';
import type { SourceFile } from '../../../readers/source.js';
import { t } from '../../../text/language.js';
import type { AndroidApp } from '../../android/app.js';
import { fillText } from '../../android/gradle-names.js';
import { settingOf } from '../../android/gradle-values.js';
import { linesAtEnd } from '../../fixes/edits.js';
import type { ProjectFiles } from '../../folder/files.js';
import { folderOf, joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { failed, type Outcome, passed, skipped } from '../../types.js';
import { isFlutter } from '../app-code.js';
import { androidPlace } from './gradle/gradle-plugins.js';

export const KEEP: readonly (readonly [string, RegExp, string])[] = [
  ['xiaomi', /com\.xiaomi/, '-keep class com.xiaomi.** { *; }'],
  ['huawei', /com\.huawei/, '-keep class com.huawei.** { *; }'],
  ['vivo', /com\.vivo/, '-keep class com.vivo.push.** { *; }'],
  ['oppo', /com\.heytap|com\.mcs|com\.coloros/, '-keep class com.heytap.** { *; }'],
  ['meizu', /com\.meizu/, '-keep class com.meizu.** { *; }'],
  ['honor', /com\.hihonor/, '-keep class com.hihonor.** { *; }'],
];

export const PLUGIN_KEEP = [
  'plugin',
  /com\.tencent\.flutter\.tim_ui_kit_push_plugin|com\.tencent\.\*\*/,
  '-keep class com.tencent.flutter.tim_ui_kit_push_plugin.** { *; }',
] as const;

export const KEEP_WORDS = {
  title: t('R8 is on, and no keep rule covers {found}', '开启了 R8，但没有覆盖 {found} 的 keep 规则'),
  fix: t('add to proguard-rules.pro: {expected}', '在 proguard-rules.pro 中加：{expected}'),
} as const;

/** A rule for everything, or one that switches shrinking off. */
const KEEPS_ALL = /-keep\s+class\s+\*\*?\s*\{|-dontshrink[\s\S]*-dontobfuscate|-dontobfuscate[\s\S]*-dontshrink/;

export interface Shrinking {
  readonly isOn: boolean | undefined;
  readonly files: readonly SourceFile[];
  /** Further files that only the build can name. */
  readonly isComputed: boolean;
  /** Where a further rule goes. */
  readonly target: SourceFile | undefined;
  /** The line that names rule files. */
  readonly naming: GradleStatement | undefined;
}

/** Whether the release build shrinks, and the rule files of the app module. Flutter shrinks releases unless the build says otherwise. */
export function shrinkingOf(project: Project, android: AndroidApp): Shrinking {
  const release = android.buildTypes.find((item) => item.name === 'release');
  const minify = settingOf(release?.statements ?? [], ['minifyEnabled', 'isMinifyEnabled'], android.names);
  const byFlutter = isFlutter(project);
  const isOn = minify === undefined ? byFlutter : minify.kind === 'literal' ? minify.text === 'true' : undefined;
  const statements = [...android.defaultConfig, ...(release?.statements ?? [])];
  const named = proguardFiles(android, statements);
  // Flutter's Gradle plugin names proguard-rules.pro by itself; elsewhere a file counts only when the build names it.
  const paths = byFlutter ? [...named.paths, joinPath(android.module, 'proguard-rules.pro')] : named.paths;
  const files = project.files.sources([...new Set(paths)].flatMap((path) => withIncludes(project.files, path)));
  const naming = statements.find((item) => PROGUARD.test(item.head[0]?.text ?? ''));
  return { isOn, files, isComputed: named.isComputed, target: files[0], naming };
}

const PROGUARD = /^(?:setP|p)roguardFiles?$/;

/** `proguardFiles getDefaultProguardFile('…'), 'a.pro'`: the app's own files. */
function proguardFiles(
  android: AndroidApp,
  statements: readonly GradleStatement[],
): { readonly paths: readonly string[]; readonly isComputed: boolean } {
  const paths: string[] = [];
  let isComputed = false;
  for (const { head } of statements) {
    if (!PROGUARD.test(head[0]?.text ?? '')) continue;
    head.forEach((token, i) => {
      const isDefault = head.slice(Math.max(0, i - 3), i).some((item) => item.text === 'getDefaultProguardFile');
      if (token.kind === 'string' && !isDefault) {
        const path = fillText(token, android.names);
        if (path === undefined) isComputed = true;
        else paths.push(joinPath(android.module, path.replace(/^\$\{?(?:projectDir|project\.projectDir)\}?\//, '')));
      } else if (token.kind === 'word' && /^(?:fileTree|rootProject|rootDir)$/.test(token.text)) isComputed = true;
    });
  }
  return { paths, isComputed };
}

/** A file and those it takes in by `-include`. */
function withIncludes(files: ProjectFiles, start: string): readonly string[] {
  const found = new Set([start]);
  for (const path of found)
    for (const match of (files.source(path)?.text ?? '').matchAll(/^\s*(?:-include\s+|@)["']?([^\s"'#]+)/gm))
      if (found.size < 50) found.add(joinPath(folderOf(path), match[1] ?? ''));
  return [...found];
}

/** Without remarks and without what keeps no class under its name, such as -dontwarn, -keepnames and -keepclassmembers. */
const keepingLines = (text: string): string =>
  text
    .replace(/#.*$/gm, '')
    .replace(/^[ \t]*-(?!keep[ \t\r\n]|keep,include|keepclasseswithmembers\s|dont(?:shrink|obfuscate)\b).*$/gm, '');

/** One star ends at the next dot: at the top of a vendor's packages it keeps none of the classes below. */
const KEEPS_TOP = /\bcom\.(?:tencent\.)?\w+\.\*(?![*\w])/g;

/** Findings for every rule of the list that no rule file covers. */
export function missingKeeps(
  project: Project,
  android: AndroidApp,
  list: readonly (readonly [string, RegExp, string])[],
): Outcome {
  const { isOn, files, isComputed, target, naming } = shrinkingOf(project, android);
  if (isOn === undefined) return skipped(reasons.computed);
  if (!isOn) return skipped(t('R8 is off for release builds', 'release 构建未开启 R8'));
  const text = files.map((file) => keepingLines(file.text).replace(KEEPS_TOP, '')).join('\n');
  if (KEEPS_ALL.test(text)) return passed(target?.whole);
  const missing = list.filter(([, pattern]) => !pattern.test(text));
  if (missing.length === 0) return passed(target?.whole);
  if (isComputed) return skipped(reasons.computed);
  const rules = missing.map(([, , rule]) => rule);
  const [weak] = files.flatMap((file) =>
    [...file.text.matchAll(/^[ \t]*-keep.*$/gm)].flatMap((line) =>
      missing.some(([, pattern]) => pattern.test(line[0])) ? [file.at(line.index)] : [],
    ),
  );
  const at =
    weak ??
    (target !== undefined
      ? target.at(target.text.length)
      : naming === undefined
        ? androidPlace(android, 'buildTypes')
        : android.moduleFile?.source.at(naming.offset));
  return failed({
    at,
    found: missing.map(([name]) => name).join(', '),
    expected: rules.join('  '),
    edits: target === undefined ? [] : linesAtEnd(target, rules),
  });
}
