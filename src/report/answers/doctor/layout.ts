// The answer of `doctor` for people: the app, what to do first, one block for one cause, what was not looked at, and the changes.

import { renderProblem } from '../../../problems/render.js';
import type { Problem, Severity } from '../../../problems/types.js';
import { type Text, t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { claims, DONE } from '../../claims.js';
import { layoutBlock, shownPlace } from '../../problem.js';
import { lead, SIGNS, type TerminalText } from '../../terminal-text.js';
import { wrapBehind } from '../../wrap.js';
import {
  type DoctorFix,
  type DoctorPackage,
  type DoctorProject,
  type DoctorReport,
  isAnyChecked,
  isCut,
  kindText,
} from './doctor.js';

const words = {
  vendors: t('vendors: {vendors} (from {source})', '厂商：{vendors}（来自 {source}）'),
  noVendors: t(
    'the files show no vendor in use: check all with --vendor all',
    '从文件看不出使用了哪些厂商：可用 --vendor all 全部检查',
  ),
  current: t('current generation', '当前一代'),
  discontinued: t('discontinued', '已停止维护'),
  older: t('older generation', '上一代'),
  nextWhole: t(
    'run this where the whole app is: tim-push doctor <folder>',
    '在完整的应用目录上运行：tim-push doctor <目录>',
  ),
  first: t('First:', '首先：'),
  unlooked: t('no rule could be checked', '没有任何规则可以检查'),
  places: t('{counts} (in {places} places)', '{counts}（共 {places} 处）'),
  left: t('What remains: {counts}', '剩余：{counts}'),
  notLooked: t('Rules not checked: {list}', '未检查：{list}'),
  vendor: t('{count} for vendors not in use', '{count} 条属于未使用的厂商'),
  side: t('{count} about a side that is not here', '{count} 条需要此处没有的工程部分'),
  config: t('{count} needing a tim-push.config to compare with', '{count} 条需要 tim-push.config 对照'),
  undecided: t('{count} undecided', '{count} 条无法判断'),
  absent: t('{count} about files that are not there', '{count} 条所需的文件不存在'),
  absentParts: t(
    'no finding, but files of the app are not there, so this says little: see below',
    '没有发现问题，但应用的部分文件不存在，此结果不说明什么，见下文',
  ),
  silenced: t('{count} silenced', '{count} 条已忽略'),
  nextFix: t(
    '{count} of these can be changed for you: the same command with --fix shows the diff',
    '其中 {count} 处可以自动修改：同一命令加 --fix 查看差异',
  ),
  checked: claims.fixesChecked,
  nextWrite: t(
    'Nothing was written. To write it: the same command with --fix --write',
    '尚未写入。确认后使用同一命令加 --fix --write',
  ),
  noFix: t(
    '--fix: none of these findings can be changed without a value or a decision of yours',
    '--fix：这些问题都需要你提供值或作出决定，无法自动修改',
  ),
  nothingToFix: t('--fix: there is nothing to change', '--fix：没有需要修改的内容'),
  changed: t('Changed {count} files:', '已修改 {count} 个文件：'),
  changedOne: t('Changed one file:', '已修改 1 个文件：'),
  nextPush: t('tim-push check-config, then a test push', '运行 tim-push check-config，然后发送测试推送'),
  next: t('Next:', '下一步：'),
  nextBuild: t('build the app, then tim-push check-config', '重新编译应用，然后运行 tim-push check-config'),
  nextAgain: t('fix what is marked {sign}, then run this again', '处理标有 {sign} 的问题，然后重新运行'),
} satisfies Record<string, Text>;

const COUNTS: readonly (readonly [Severity, Text, Text])[] = [
  ['error', t('{count} error', '{count} 个错误'), t('{count} errors', '{count} 个错误')],
  ['warning', t('{count} warning', '{count} 个警告'), t('{count} warnings', '{count} 个警告')],
  ['hint', t('{count} hint', '{count} 个提示'), t('{count} hints', '{count} 个提示')],
];

/** Findings of one cause: the same code, the same severity and the same explanation. */
type Block = readonly [Problem, ...Problem[]];

function blocksOf(problems: readonly Problem[], terminal: TerminalText): readonly Block[] {
  const blocks = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const key = [problem.code, problem.severity, renderProblem(problem, terminal.language).cause].join('\n');
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [problem]);
    else block.push(problem);
  }
  return [...blocks.values()];
}

export function layoutDoctor(report: DoctorReport, terminal: TerminalText): string {
  const lines = report.projects.flatMap((project) => heading(project, terminal));
  if (lines.length > 0) lines.push('');
  const written = report.fixes.filter((fix) => fix.isWritten);
  if (written.length > 0) {
    lines.push(
      written.length === 1
        ? terminal.say(words.changedOne)
        : terminal.say(words.changed, { count: String(written.length) }),
      ...fixLines(written, terminal),
    );
  }
  const blocks = blocksOf(report.problems, terminal);
  if (report.rows.length > 0) lines.push(...opening(report, blocks, written.length > 0, terminal), '');
  for (const block of blocks) lines.push(...layoutBlock(terminal, block), '');
  const notLooked = notLookedAt(report, terminal);
  if (notLooked.length > 0) lines.push(...notLooked, '');
  const shown = report.showsFixes ? report.fixes.filter((fix) => !fix.isWritten) : [];
  if (shown.length > 0) lines.push(...fixLines(shown, terminal), terminal.say(words.checked));
  const last = report.rows.length > 0 ? closing(report, written.length > 0, terminal) : undefined;
  if (last !== undefined) lines.push(last);
  return `${lines.join('\n').trimEnd()}\n`;
}

function heading(project: DoctorProject, terminal: TerminalText): string[] {
  const packages = project.packages.map((item) => packageWords(item, terminal));
  const parts = [
    terminal.say(kindText(project.kind)),
    ...new Set(packages),
    project.applicationIds.slice(0, 3).join(', '),
  ];
  const shown = parts.filter((part) => part !== '').map(printable);
  const lines = [`${printable(project.path)}  ${shown.join(' · ')}`];
  if (project.vendors.length > 0 && project.vendorsFrom !== undefined)
    lines.push(
      `  ${terminal.say(words.vendors, { vendors: project.vendors.join(', '), source: project.vendorsFrom })}`,
    );
  else if (project.generation !== undefined) lines.push(`  ${terminal.say(words.noVendors)}`);
  for (const note of project.notes) lines.push(`  ${terminal.say(note)}`);
  return lines;
}

function packageWords(item: DoctorPackage, terminal: TerminalText): string {
  const state = terminal.say(words[item.state]);
  const name = `${item.name}${item.version === undefined ? '' : ` ${item.version}`}`;
  return terminal.language === 'zh' ? `${name}（${state}）` : `${name} (${state})`;
}

/** How much was found, and what to do first. */
function opening(
  report: DoctorReport,
  blocks: readonly Block[],
  isAfterWriting: boolean,
  terminal: TerminalText,
): string[] {
  const counts = COUNTS.flatMap(([severity, one, many]) => {
    const count = blocks.filter(([problem]) => problem.severity === severity).length;
    return count === 0 ? [] : [terminal.say(count === 1 ? one : many, { count: String(count) })];
  }).join(terminal.language === 'zh' ? '、' : ', ');
  const serious = blocks.filter(([problem]) => problem.severity !== 'hint');
  const places = serious.flat().length;
  const told =
    places > serious.length ? terminal.say(words.places, { counts, places: String(blocks.flat().length) }) : counts;
  const cut = isCut(report);
  const isPartly = report.rows.some((row) => row.group === 'undecided');
  const lines: string[] = [];
  if (serious.length > 0) lines.push(isAfterWriting ? terminal.say(words.left, { counts: told }) : told);
  // Without the files that every app has, too little was checked to report success.
  else if (cut) lines.push(`${SIGNS.skipped} ${terminal.say(words.absentParts)}${counts === '' ? '' : ` · ${counts}`}`);
  else if (isAfterWriting) lines.push(terminal.say(isPartly ? claims.nothingLeftSoFar : claims.nothingLeft));
  else {
    const rest = counts === '' ? '' : ` · ${counts}`;
    // If every rule was skipped, nothing was found because nothing was checked.
    if (!isAnyChecked(report)) lines.push(`${SIGNS.skipped} ${terminal.say(words.unlooked)}${rest}`);
    else {
      const sentence = terminal.say(isPartly ? claims.projectCleanSoFar : claims.projectClean);
      lines.push(`${terminal.color.green(DONE)} ${sentence}${rest}`);
    }
  }
  const label = lead(terminal.say(words.first));
  const first = serious[0]?.[0];
  if (first === undefined) {
    const next = cut ? words.nextWhole : isAfterWriting ? words.nextBuild : words.nextPush;
    lines.push(`${label}${terminal.say(next)}`);
  } else {
    const { title, fix } = renderProblem(first, terminal.language);
    const place = shownPlace(first);
    const text = `${title}${place === '' ? '' : terminal.language === 'zh' ? `（${place}）` : ` (${place})`}`;
    lines.push(...wrapBehind(label, printable(text), terminal.wrapAt));
    if (fix[0] !== undefined) lines.push(...wrapBehind('       ', printable(fix[0]), terminal.wrapAt));
  }
  return lines;
}

function closing(report: DoctorReport, isAfterWriting: boolean, terminal: TerminalText): string | undefined {
  const open = report.fixes.filter((fix) => !fix.isWritten);
  const serious = report.problems.filter((problem) => problem.severity !== 'hint');
  if (report.showsFixes && open.length > 0) return terminal.say(words.nextWrite);
  if (!report.showsFixes && open.length > 0) return terminal.say(words.nextFix, { count: String(fixable(open)) });
  if (report.showsFixes && !isAfterWriting)
    return terminal.say(serious.length === 0 ? words.nothingToFix : words.noFix);
  const label = lead(terminal.say(words.next));
  const worst = serious.some((problem) => problem.severity === 'error') ? SIGNS.broken : SIGNS.look;
  // With nothing to fix, the next step is already at the top, a few lines above.
  return serious.length === 0 ? undefined : `${label}${terminal.say(words.nextAgain, { sign: worst })}`;
}

const fixable = (fixes: readonly DoctorFix[]): number =>
  new Set(fixes.flatMap((fix) => fix.rules.map((rule) => `${fix.file} ${rule}`))).size;

/** What no rule checked although it may matter for this app; rules for other kinds of projects are not listed. */
function notLookedAt(report: DoctorReport, terminal: TerminalText): string[] {
  const skipped = report.rows.filter((row) => row.status === 'skipped');
  const groups = (['vendor', 'side', 'config', 'silenced', 'undecided', 'absent'] as const).flatMap((group) => {
    const count = skipped.filter((row) => row.group === group).length;
    return count === 0 ? [] : [terminal.say(words[group], { count: String(count) })];
  });
  if (groups.length === 0) return [];
  const lines = [terminal.say(words.notLooked, { list: groups.join(terminal.language === 'zh' ? '，' : ', ') })];
  const byReason = new Map<string, string[]>();
  for (const row of skipped.filter(({ group }) => ['undecided', 'absent', 'silenced'].includes(group ?? ''))) {
    const reason = row.reason === undefined ? '' : terminal.say(row.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), row.id]);
  }
  for (const [reason, ids] of byReason)
    lines.push(
      ...wrapBehind(`  ${SIGNS.skipped} `, `${[...new Set(ids)].join(', ')}: ${printable(reason)}`, terminal.wrapAt),
    );
  return lines;
}

function fixLines(fixes: readonly DoctorFix[], terminal: TerminalText): string[] {
  return fixes.flatMap((fix) => [
    `${printable(fix.file)}  ${fix.rules.join(', ')}${fix.isWritten ? `  ${DONE} ${terminal.say(claims.fixWritten)}` : ''}`,
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
