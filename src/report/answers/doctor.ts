// The answer of `doctor`: which app, what is wrong and where, what was left out and why, what can be mended.

import { renderProblem } from '../../problems/render.js';
import type { Origin, Problem } from '../../problems/types.js';
import { fill, type Language, type Text, type TextArg, t } from '../../text/language.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { printable, SIGNS, type TerminalText } from '../terminal-text.js';

export interface DoctorRow {
  readonly id: string;
  readonly project: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly at?: Origin;
  readonly reason?: Text;
  /** Groups reasons in the summary. */
  readonly group?: 'generation' | 'kind' | 'vendor' | 'side' | 'config' | 'undecided' | 'silenced' | 'not-needed';
  readonly problem?: Problem;
}

export interface DoctorProject {
  readonly path: string;
  readonly kind: string;
  readonly generation: string | undefined;
  readonly packages: readonly { readonly name: string; readonly version: string | undefined }[];
  readonly applicationIds: readonly string[];
  readonly vendors: readonly string[];
  readonly vendorsFrom: Text | undefined;
  readonly notes: readonly Text[];
}

export interface DoctorFix {
  readonly file: string;
  readonly rules: readonly string[];
  readonly diff: string;
  readonly isWritten: boolean;
}

export interface DoctorReport {
  readonly projects: readonly DoctorProject[];
  readonly rows: readonly DoctorRow[];
  readonly problems: readonly Problem[];
  readonly fixes: readonly DoctorFix[];
  readonly showsFixes: boolean;
}

const words = {
  vendors: t('vendors: {vendors} (from {source})', '厂商：{vendors}（来自 {source}）'),
  noVendors: t(
    'no vendor is in use as far as the files tell: ask with --vendor all',
    '从文件看不出使用了哪些厂商：可用 --vendor all 全部检查',
  ),
  counts: t(
    '{passed} rules passed, {failed} failed, {skipped} skipped',
    '{passed} 条通过，{failed} 条未通过，{skipped} 条跳过',
  ),
  generation: t('{count} for other push packages', '{count} 条属于其他推送包'),
  kind: t('{count} for other kinds of projects', '{count} 条属于其他类型的工程'),
  vendor: t('{count} for vendors not in use', '{count} 条属于未使用的厂商'),
  side: t('{count} need a side that is not here', '{count} 条需要此处没有的工程部分'),
  config: t('{count} need a tim-push.config', '{count} 条需要 tim-push.config'),
  undecided: t('{count} could not be decided', '{count} 条无法判断'),
  silenced: t('{count} silenced', '{count} 条已忽略'),
  'not-needed': t('{count} not needed', '{count} 条无需检查'),
  clean: t('nothing wrong found in the project', '工程中没有发现问题'),
  nextFix: t(
    'can be mended for you: {count}; the same command with --fix shows the diff',
    '{count} 处可以自动修复：同一命令加 --fix 查看差异',
  ),
  nextWrite: t(
    'Nothing was written. To write it: the same command with --write',
    '尚未写入。确认后在同一命令加 --write',
  ),
  written: t('written', '已写入'),
  nextPush: t('Next: tim-push check-config, then a test push', '下一步：tim-push check-config，然后发送测试推送'),
  nextAgain: t('Next: mend what is marked {sign}, then run this again', '下一步：处理标有 {sign} 的问题，然后重新运行'),
} satisfies Record<string, Text>;

const kindWords: Readonly<Record<string, Text>> = {
  flutter: t('Flutter app', 'Flutter 应用'),
  'flutter-module': t('Flutter module in a native app', '混入原生应用的 Flutter 模块'),
  android: t('native Android app', '原生 Android 应用'),
  ios: t('native iOS app', '原生 iOS 应用'),
  'react-native': t('React Native app', 'React Native 应用'),
  'uni-app': t('uni-app', 'uni-app'),
  harmony: t('HarmonyOS app', 'HarmonyOS 应用'),
  unity: t('Unity project', 'Unity 工程'),
  unreal: t('Unreal project', 'Unreal 工程'),
};

/** What a kind of project is called. */
export const kindText = (kind: string): Text => kindWords[kind] ?? t(kind, kind);

export function doctorDocument(report: DoctorReport, language: Language): DocumentOf<'doctor'> {
  const say = (value: TextArg): string => (typeof value === 'object' ? fill(value, language) : String(value));
  const sayArg = (problem: Problem, name: 'found' | 'expected'): { readonly [Name in typeof name]?: string } => {
    const value = problem.args[name];
    return value === undefined ? {} : { [name]: say(value) };
  };
  return {
    projects: report.projects.map((project) => ({
      path: project.path,
      kind: project.kind,
      ...(project.generation === undefined ? {} : { generation: project.generation }),
      packages: project.packages,
      applicationIds: project.applicationIds,
      vendors: project.vendors,
      ...(project.notes.length === 0 ? {} : { notes: project.notes.map(say) }),
    })),
    rules: report.rows.map((row) => ({
      id: row.id,
      project: row.project,
      status: row.status,
      ...(row.at === undefined ? {} : { at: row.at }),
      ...(row.reason === undefined ? {} : { reason: say(row.reason) }),
      ...(row.problem === undefined
        ? {}
        : {
            ...sayArg(row.problem, 'found'),
            ...sayArg(row.problem, 'expected'),
            problem: renderProblem(row.problem, language),
          }),
    })),
    ...(report.showsFixes
      ? {
          fixes: report.fixes.map((fix) => ({
            file: fix.file,
            rules: fix.rules,
            diff: fix.diff,
            written: fix.isWritten,
          })),
        }
      : {}),
  };
}

export function layoutDoctor(report: DoctorReport, terminal: TerminalText): string {
  const lines: string[] = [];
  for (const project of report.projects) {
    const packages = project.packages.map(
      (item) => `${item.name}${item.version === undefined ? '' : ` ${item.version}`}`,
    );
    const parts = [
      terminal.say(kindText(project.kind)),
      ...new Set(packages),
      project.applicationIds.slice(0, 3).join(', '),
    ];
    lines.push(
      `${printable(project.path)}  ${parts
        .filter((part) => part !== '')
        .map(printable)
        .join(' · ')}`,
    );
    if (project.vendors.length > 0 && project.vendorsFrom !== undefined)
      lines.push(
        `  ${terminal.say(words.vendors, { vendors: project.vendors.join(', '), source: project.vendorsFrom })}`,
      );
    else if (project.generation !== undefined) lines.push(`  ${terminal.say(words.noVendors)}`);
    for (const note of project.notes) lines.push(`  ${terminal.say(note)}`);
  }
  if (report.projects.length > 0) lines.push('');
  lines.push(...layoutProblems(terminal, report.problems));
  if (report.rows.length > 0) lines.push(...summary(report, terminal));
  if (report.showsFixes) lines.push(...fixLines(report.fixes, terminal));
  const hasErrors = report.problems.some((problem) => problem.severity === 'error');
  if (report.showsFixes && report.fixes.some((fix) => !fix.isWritten)) lines.push(terminal.say(words.nextWrite));
  else if (!report.showsFixes && report.fixes.length > 0)
    lines.push(terminal.say(words.nextFix, { count: fixable(report) }));
  else if (hasErrors && report.rows.length > 0) lines.push(terminal.say(words.nextAgain, { sign: SIGNS.broken }));
  else if (report.rows.length > 0) lines.push(terminal.say(words.nextPush));
  return `${lines.join('\n')}\n`;
}

const fixable = (report: DoctorReport): number =>
  new Set(report.fixes.flatMap((fix) => fix.rules.map((rule) => `${fix.file} ${rule}`))).size;

function summary(report: DoctorReport, terminal: TerminalText): string[] {
  const count = (status: DoctorRow['status']): number =>
    new Set(report.rows.filter((row) => row.status === status).map((row) => `${row.project} ${row.id}`)).size;
  const skipped = report.rows.filter((row) => row.status === 'skipped');
  const groups = (
    ['generation', 'kind', 'vendor', 'side', 'config', 'not-needed', 'silenced', 'undecided'] as const
  ).flatMap((group) => {
    const size = skipped.filter((row) => row.group === group).length;
    return size === 0 ? [] : [terminal.say(words[group], { count: size })];
  });
  const lines =
    report.problems.length === 0 ? [`${terminal.color.green(SIGNS.done)} ${terminal.say(words.clean)}`] : [];
  lines.push(
    `${terminal.say(words.counts, { passed: count('passed'), failed: count('failed'), skipped: count('skipped') })}${groups.length === 0 ? '' : `: ${groups.join(', ')}`}`,
  );
  const named = skipped.filter((row) => row.group === 'undecided' || row.group === 'silenced');
  const byReason = new Map<string, string[]>();
  for (const row of named) {
    const reason = row.reason === undefined ? '' : terminal.say(row.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), row.id]);
  }
  for (const [reason, ids] of byReason)
    lines.push(`  ${SIGNS.skipped} ${[...new Set(ids)].join(', ')}: ${printable(reason)}`);
  lines.push('');
  return lines;
}

function fixLines(fixes: readonly DoctorFix[], terminal: TerminalText): string[] {
  return fixes.flatMap((fix) => [
    `${printable(fix.file)}  ${fix.rules.join(', ')}${fix.isWritten ? `  ${SIGNS.done} ${terminal.say(words.written)}` : ''}`,
    ...fix.diff
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => {
        // A carriage return belongs to the line but would move the cursor.
        const shown = printable(line.replace(/\r$/, '').replaceAll('\t', '    '));
        return line.startsWith('+')
          ? terminal.color.green(shown)
          : line.startsWith('-')
            ? terminal.color.red(shown)
            : shown;
      }),
    '',
  ]);
}
