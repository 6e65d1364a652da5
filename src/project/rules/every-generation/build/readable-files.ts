// BLD, files: empty files, conflict marks of git, syntax, duplicate keys, and encodings that neither the build nor the phone can read.
import { CONFLICT, conflictMark } from '../../../../readers/fault.js';
import { readJson } from '../../../../readers/json.js';
import type { ValueRead } from '../../../../readers/node.js';
import type { SourceFile } from '../../../../readers/source.js';
import { offsetOfLine, xmlFault } from '../../../../readers/xml.js';
import { readYaml } from '../../../../readers/yaml.js';
import { type Text, t } from '../../../../text/language.js';
import { vendorFileFaults } from '../../../facts/android/vendor-file-keys.js';
import {
  abilityFaults,
  appleFaults,
  codeFaults,
  constraintFaults,
  lostManifest,
  pubspecFaults,
} from '../../../facts/broken-files.js';
import { harmonyApp } from '../../../facts/harmony/harmony-app.js';
import { harmonyKeyFaults } from '../../../facts/harmony/harmony-keys.js';
import { hvigorFaults } from '../../../facts/harmony/hvigor.js';
import { placedConfigs } from '../../../facts/timpush/timpush-config.js';
import { isInside, joinPath, nameOf, relativeTo } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { type Finding, type Rule, verdict } from '../../../types.js';
import { ALL, error, warning } from '../../defaults.js';

/** Vendor files of the app module, build variants included, and the descriptions of the project. */
const STRUCTURED =
  /^(?:agconnect-services\.json|mcs-services\.json|google-services\.json|timpush-configs\.json|pubspec\.yaml|package\.json)$/;
/** Texts in which a conflict mark stops the build for certain. */
const BUILT =
  /^(?:.*\.gradle|.*\.gradle\.kts|gradle\.properties|libs\.versions\.toml|AndroidManifest\.xml|Podfile|project\.pbxproj|.*\.plist|.*\.entitlements|pubspec\.lock|Podfile\.lock)$/;

/** Files that belong to this app: its root, its platform folders, and the local Dart packages it uses. */
function ownFiles(project: Project, pattern: RegExp): readonly SourceFile[] {
  const { unit, android } = project;
  const roots = [unit.android?.root, unit.iosRoot].filter((root) => root !== undefined);
  const single = new Set([
    ...unit.pubspecs.flatMap(({ folder }) => [joinPath(folder, 'pubspec.yaml'), joinPath(folder, 'pubspec.lock')]),
    joinPath(unit.root, 'package.json'),
  ]);
  const isOfAndroid = (path: string): boolean =>
    android === undefined || !isInside(path, android.root) || isInside(path, android.module) || !/\.json$/.test(path);
  return project.files.sources(
    project.files.paths.filter(
      (path) =>
        pattern.test(nameOf(path)) &&
        (single.has(path) || (roots.some((root) => isInside(path, root)) && isOfAndroid(path))) &&
        (nameOf(path) !== 'package.json' || single.has(path)),
    ),
  );
}

/** Resources the Android build compiles: one broken file stops it. */
function resourceFaults({ android, files }: Project): Finding[] {
  if (android === undefined) return [];
  const folder = joinPath(android.module, 'src');
  const paths = files.paths.filter(
    (path) => isInside(path, folder) && /\/res\/(?:values|xml)[\w-]*\/[^/]+\.xml$/.test(path),
  );
  return files.sources(paths.slice(0, 500)).flatMap((source): Finding[] => {
    const fault = source.isUtf16 ? undefined : xmlFault(source.text);
    if (fault === undefined) return [];
    const mark = conflictMark(source.text);
    if (mark !== undefined) return [told(source, { kind: 'conflict', offset: mark, message: CONFLICT })];
    const offset = offsetOfLine(source.text, fault.line, fault.column);
    return [told(source, { kind: 'syntax', offset, message: fault.message })];
  });
}

/** The files of a uni-app in which HBuilderX allows comments; with `#ifdef` in them a comma may be missing. */
const UNI_APP =
  /^(?:(?:src\/)?(?:manifest|pages)\.json|(?:src\/)?uni_modules\/TencentCloud-Push\/utssdk\/\w+-\w+\/config\.json)$/;
const UNI_NATIVE = /(?:^|\/)nativeResources\/ios\/[\w/-]*\.json$/;

/** Descriptions of the project, and how each is read. */
function structuredFiles(project: Project): readonly { readonly source: SourceFile; readonly read: ValueRead }[] {
  const { files, root, kind } = project;
  const own = ownFiles(project, STRUCTURED).map((source) => ({
    source,
    read: /\.ya?ml$/.test(source.path) ? readYaml(source.text) : readJson(source.text),
  }));
  if (kind === 'harmony') {
    const { packages, modules, app, buildProfile, rawConfig } = harmonyApp(project);
    const all = [...packages, ...modules, app, buildProfile, rawConfig].filter((file) => file !== undefined);
    return [...own, ...all.map(({ source, read }) => ({ source, read }))];
  }
  if (kind !== 'uni-app') return own;
  const more = files
    .sources(
      files.paths.filter(
        (path) => isInside(path, root) && (UNI_APP.test(relativeTo(path, root)) || UNI_NATIVE.test(path)),
      ),
    )
    .filter(({ text }) => !/\/\/\s*#ifn?def\b/.test(text));
  return [
    ...own,
    ...more.map((source) => ({
      source,
      read: readJson(source.text, /\/(?:manifest|pages)\.json$/.test(`/${source.path}`)),
    })),
  ];
}

export const readableFileRules: readonly Rule[] = [
  {
    id: 'BLD-04',
    ...error,
    generations: ALL,
    mark: 'A',
    source: 'formats the build tools read',
    title: t('{name} cannot be read: {found}', '{name} 无法解析：{found}'),
    cause: t(
      'the build stops at this file, or the SDK treats it as missing',
      '编译在该文件中断，或 SDK 当作文件不存在',
    ),
    fix: t('{expected}', '{expected}'),
    check: (project) => {
      // Another rule reports the SDK's own file and names the console.
      const configs = new Set(placedConfigs(project).map((file) => file.source.path));
      const structured = structuredFiles(project).filter(({ source }) => !configs.has(source.path));
      const findings = structured.flatMap(({ source, read: { fault } }): Finding[] =>
        fault === undefined ? [] : [told(source, fault)],
      );
      findings.push(...appleFaults(project).map((fault) => told(fault.source, fault)));
      findings.push(
        ...[
          ...codeFaults(project),
          ...constraintFaults(project),
          ...pubspecFaults(project),
          ...abilityFaults(project),
          ...vendorFileFaults(project),
          ...lostManifest(project),
          ...harmonyKeyFaults(project),
          ...hvigorFaults(project),
        ].map((fault) => told(fault.source, fault)),
        ...resourceFaults(project),
      );
      const seen = new Set(findings.map((finding) => finding.at?.file));
      for (const source of ownFiles(project, BUILT)) {
        const mark = conflictMark(source.text);
        if (mark === undefined || seen.has(source.shown)) continue;
        findings.push(told(source, { kind: 'conflict', offset: mark, message: CONFLICT }));
      }
      return verdict(findings, structured[0]?.source.whole);
    },
  },
  {
    id: 'BLD-06',
    ...error,
    generations: ALL,
    mark: 'A',
    source: 'RFC 8259',
    title: t('{found} is UTF-16', '{found} 是 UTF-16 编码'),
    cause: t(
      'the tools of the build and the SDK read UTF-8: the file counts as broken or empty',
      '构建工具和 SDK 按 UTF-8 读取：该文件会被当作损坏或为空',
    ),
    fix: t('save the file as UTF-8 without a byte-order mark', '以 UTF-8（无 BOM）重新保存'),
    check: (project) => {
      const files = structuredFiles(project).map(({ source }) => source);
      return verdict(
        files
          .filter((source) => source.isUtf16)
          .map((source): Finding => ({ at: source.at(0), found: nameOf(source.path), expected: 'UTF-8' })),
        files[0]?.whole,
      );
    },
  },
  {
    id: 'BLD-07',
    ...warning,
    generations: ALL,
    mark: 'A',
    source: 'RFC 8259; Dart: pubspec format',
    title: t('the key {found} appears twice in {name}', '{name} 中的键 {found} 重复'),
    cause: t(
      'JSON readers take the last one without a warning; pub refuses the file',
      'JSON 解析器只取最后一个且不提示；pub 会拒绝该文件',
    ),
    fix: t('keep the line with the right value', '只保留正确的一行'),
    check: (project) => {
      const files = structuredFiles(project);
      return verdict(
        files.flatMap(({ source, read }) =>
          read.duplicates.map(
            ({ name, offset }): Finding => ({
              at: source.at(offset),
              found: name.slice(0, 40),
              expected: '1',
              args: { name: nameOf(source.path) },
              severity: /\.ya?ml$/.test(source.path) ? 'error' : 'warning',
            }),
          ),
        ),
        files[0]?.source.whole,
      );
    },
  },
];

const told = (
  source: SourceFile,
  fault: { readonly kind: string; readonly offset: number; readonly message: string | Text },
): Finding => ({
  at: source.at(fault.offset),
  found: fault.message,
  expected: mend(fault.kind, nameOf(source.path)),
  args: { name: nameOf(source.path) },
});

const mend = (kind: string, name: string) =>
  kind === 'conflict'
    ? t(
        'decide which side stays, and remove the lines with <<<<<<<, ======= and >>>>>>>',
        '选定保留的内容，删除 <<<<<<<、=======、>>>>>>> 所在行',
      )
    : kind === 'empty'
      ? t(`put the real ${name} in its place: download it again, or restore it`, `换成真正的 ${name}：重新下载或恢复`)
      : kind === 'missing'
        ? t('restore the file, or correct the path here', '恢复该文件，或修正此处的路径')
        : t(`correct this place of ${name}, or restore the file`, `修正 ${name} 的此处，或恢复该文件`);
