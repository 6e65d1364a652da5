// BLD, files: empty files, conflict marks of git, syntax, keys that stand twice, and encodings no tool of the phone or the build reads.
import { conflictMark } from '../../../readers/fault.js';
import { readJson } from '../../../readers/json.js';
import type { ValueRead } from '../../../readers/node.js';
import { readPlist } from '../../../readers/plist.js';
import type { SourceFile } from '../../../readers/source.js';
import { pbxprojFault } from '../../../readers/xcode/pbxproj-fault.js';
import { xmlFault } from '../../../readers/xml.js';
import { readYaml } from '../../../readers/yaml.js';
import { t } from '../../../text/language.js';
import { placedConfigs } from '../../facts/timpush-config.js';
import { isInside, joinPath, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { type Finding, passed, type Rule, verdict } from '../../types.js';
import { ALL, error, warning } from '../defaults.js';

/** Vendor files of the app module, build variants included, and the descriptions of the project. */
const STRUCTURED =
  /^(?:agconnect-services\.json|mcs-services\.json|google-services\.json|timpush-configs\.json|pubspec\.yaml|package\.json)$/;
/** Texts in which a conflict mark stops the build for certain. */
const BUILT =
  /^(?:.*\.gradle|.*\.gradle\.kts|gradle\.properties|libs\.versions\.toml|AndroidManifest\.xml|Podfile|project\.pbxproj|.*\.plist|.*\.entitlements|pubspec\.lock|Podfile\.lock)$/;

/** Files that belong to this app: its root, its sides, and the Dart packages it takes in. */
function ownFiles(project: Project, pattern: RegExp): readonly SourceFile[] {
  const { unit, android } = project;
  const roots = [unit.android?.root, unit.iosRoot].filter((root) => root !== undefined);
  const single = new Set([
    ...unit.pubspecs.flatMap(({ folder }) => [joinPath(folder, 'pubspec.yaml'), joinPath(folder, 'pubspec.lock')]),
    joinPath(unit.root, 'package.json'),
  ]);
  const isOfAndroid = (path: string): boolean =>
    android === undefined || !isInside(path, android.root) || isInside(path, android.module) || !/\.json$/.test(path);
  return project.files.paths
    .filter((path) => pattern.test(nameOf(path)))
    .filter((path) => single.has(path) || (roots.some((root) => isInside(path, root)) && isOfAndroid(path)))
    .filter((path) => nameOf(path) !== 'package.json' || single.has(path))
    .map((path) => project.files.source(path))
    .filter((source) => source !== undefined);
}

/** Property lists and Xcode projects that no tool of Apple reads. Old-style and binary property lists are read by them, not by us. */
function xcodeFaults(project: Project): Finding[] {
  return ownFiles(project, /^(?:Info\.plist|GoogleService-Info\.plist|project\.pbxproj)$/).flatMap(
    (source): Finding[] => {
      const name = nameOf(source.path);
      const told = (offset: number, found: Finding['found'], kind = 'syntax'): Finding[] => [
        { at: source.at(offset), found, expected: mend(kind, name), args: { name } },
      ];
      if (conflictMark(source.text) !== undefined || source.isUtf16) return [];
      if (source.text.trim() === '') return told(0, t('the file is empty', '文件为空'), 'empty');
      if (name === 'project.pbxproj') {
        const fault = source.text.trimStart().startsWith('<') ? undefined : pbxprojFault(source.text);
        return fault === undefined ? [] : told(fault.offset, fault.message);
      }
      if (!source.text.trimStart().startsWith('<')) return [];
      const fault = xmlFault(source.text);
      if (fault !== undefined) return told(offsetOfLine(source.text, fault.line, fault.column), fault.message);
      return readPlist(source.text) === undefined
        ? told(0, t('no <plist> with a value in it', '没有带值的 <plist>'))
        : [];
    },
  );
}

/** Resources the Android build compiles: one broken file stops it. */
function resourceFaults({ android, files }: Project): Finding[] {
  if (android === undefined) return [];
  const folder = joinPath(android.module, 'src');
  return files.paths
    .filter((path) => isInside(path, folder) && /\/res\/(?:values|xml)[\w-]*\/[^/]+\.xml$/.test(path))
    .slice(0, 500)
    .flatMap((path): Finding[] => {
      const source = files.source(path);
      const fault = source === undefined || source.isUtf16 ? undefined : xmlFault(source.text);
      if (source === undefined || fault === undefined) return [];
      const mark = conflictMark(source.text);
      return [
        {
          at: source.at(mark ?? offsetOfLine(source.text, fault.line, fault.column)),
          found: mark === undefined ? fault.message : t('it contains git conflict markers', '文件中残留 git 冲突标记'),
          expected: mend(mark === undefined ? 'syntax' : 'conflict', nameOf(path)),
          args: { name: nameOf(path) },
        },
      ];
    });
}

const offsetOfLine = (text: string, line: number, column: number): number => {
  let at = 0;
  for (let i = 1; i < line; i += 1) {
    const next = text.indexOf('\n', at);
    if (next === -1) break;
    at = next + 1;
  }
  return at + Math.max(0, column - 1);
};

const readStructured = (source: SourceFile): ValueRead =>
  /\.ya?ml$/.test(source.path) ? readYaml(source.text) : readJson(source.text);

export const readableFileRules: readonly Rule[] = [
  {
    id: 'BLD-04',
    ...error,
    generations: ALL,
    title: t('{name} cannot be read: {found}', '{name} 无法解析：{found}'),
    cause: t(
      'the build stops at this file, or the SDK treats it as missing',
      '编译在该文件中断，或 SDK 当作文件不存在',
    ),
    fix: [t('{expected}', '{expected}')],
    check: (project) => {
      // The SDK's own file has a rule of its own that names the console.
      const configs = new Set(placedConfigs(project).map((file) => file.source.path));
      const structured = ownFiles(project, STRUCTURED).filter((source) => !configs.has(source.path));
      const findings = structured.flatMap((source): Finding[] => {
        const { fault } = readStructured(source);
        if (fault === undefined) return [];
        return [
          {
            at: source.at(fault.offset),
            found: fault.message,
            expected: mend(fault.kind, nameOf(source.path)),
            args: { name: nameOf(source.path) },
          },
        ];
      });
      findings.push(...xcodeFaults(project), ...resourceFaults(project));
      const seen = new Set(findings.map((finding) => finding.at?.file));
      for (const source of ownFiles(project, BUILT)) {
        const mark = conflictMark(source.text);
        if (mark === undefined || seen.has(source.shown)) continue;
        findings.push({
          at: source.at(mark),
          found: t('it contains git conflict markers', '文件中残留 git 冲突标记'),
          expected: mend('conflict', nameOf(source.path)),
          args: { name: nameOf(source.path) },
        });
      }
      return findings.length === 0 ? passed(structured[0]?.whole) : verdict(findings);
    },
  },
  {
    id: 'BLD-06',
    ...error,
    generations: ALL,
    title: t('{found} is UTF-16', '{found} 是 UTF-16 编码'),
    cause: t(
      'the tools of the build and the SDK read UTF-8: the file counts as broken or empty',
      '构建工具和 SDK 按 UTF-8 读取：该文件会被当作损坏或为空',
    ),
    fix: [t('save the file as UTF-8 without a byte-order mark', '以 UTF-8（无 BOM）重新保存')],
    check: (project) => {
      const files = ownFiles(project, STRUCTURED);
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
    title: t('the key {found} appears twice in {name}', '{name} 中的键 {found} 重复'),
    cause: t(
      'JSON readers take the last one without a warning; pub refuses the file',
      'JSON 解析器只取最后一个且不提示；pub 会拒绝该文件',
    ),
    fix: [t('keep the line with the right value', '只保留正确的一行')],
    check: (project) => {
      const files = ownFiles(project, STRUCTURED);
      return verdict(
        files.flatMap((source) =>
          readStructured(source).duplicates.map(
            ({ name, offset }): Finding => ({
              at: source.at(offset),
              found: name.slice(0, 40),
              expected: '1',
              args: { name: nameOf(source.path) },
              severity: /\.ya?ml$/.test(source.path) ? 'error' : 'warning',
            }),
          ),
        ),
        files[0]?.whole,
      );
    },
  },
];

const mend = (kind: string, name: string) =>
  kind === 'conflict'
    ? t(
        'decide which side stays, and remove the lines with <<<<<<<, ======= and >>>>>>>',
        '选定保留的内容，删除 <<<<<<<、=======、>>>>>>> 所在行',
      )
    : kind === 'empty'
      ? t(`put the real ${name} in its place: download it again, or restore it`, `换成真正的 ${name}：重新下载或恢复`)
      : t(`correct this place of ${name}, or restore the file`, `修正 ${name} 的此处，或恢复该文件`);
