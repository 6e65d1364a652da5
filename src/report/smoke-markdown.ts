// The step summary of a GitHub job: the same table as on a terminal, the problems with their fix, in Markdown.
import { renderProblem } from '../problems/render.js';
import { fill, type Language, type Text, t } from '../text/language.js';
import { printable } from '../text/printable.js';
import {
  checkedVendors,
  columnTitle,
  problemsOf,
  SMOKE_COLUMNS,
  type SmokeReport,
  shardSentence,
  signOf,
  skippedLines,
  smokeSentence,
} from './answers/smoke.js';

const words = {
  vendor: t('vendor', '厂商'),
  problems: t('Problems', '问题'),
  notChecked: t('Not checked', '未检查'),
  next: t('Next', '下一步'),
} satisfies Record<string, Text>;

/** Text escaped for Markdown and HTML, on one line. */
const plain = (text: string): string =>
  printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_[\]|~#]/g, '\\$&');

/** GitHub accepts 1 MiB per step; a longer summary drops the details of its problems first. */
const MOST_PROBLEMS = 100;

export function smokeMarkdown(report: SmokeReport, language: Language): string {
  const say = (text: Text): string => text[language];
  const { steps, verdict } = report;
  const sign = verdict.id === 'passed' ? '✅' : verdict.id === 'other-shards' ? '➖' : '❌';
  const lines = [`## ${sign} tim-push smoke`, '', plain(smokeSentence(verdict, language)), ''];
  const part = shardSentence(report, language);
  if (part !== undefined) lines.push(plain(part), '');
  const groups = checkedVendors(steps);
  if (groups.length > 0) {
    const header = [say(words.vendor), ...SMOKE_COLUMNS.map((column) => columnTitle(column, language))];
    lines.push(`| ${header.join(' | ')} |`, `| --- |${' :-: |'.repeat(SMOKE_COLUMNS.length)}`);
    for (const group of groups) {
      const cells = SMOKE_COLUMNS.map((column) => signOf(group, column).text);
      lines.push(`| ${[plain(group[0]?.vendorName?.[language] ?? ''), ...cells].join(' | ')} |`);
    }
    lines.push('');
  }
  const problems = problemsOf(report).filter(({ severity }) => severity !== 'hint');
  if (problems.length > 0) {
    lines.push(`### ${say(words.problems)}`, '');
    for (const problem of problems.slice(0, MOST_PROBLEMS)) {
      const shown = renderProblem(problem, language);
      const vendor = steps.find((step) => step.vendor === problem.vendor)?.vendorName?.[language];
      const owner =
        problem.vendor === undefined || vendor === undefined
          ? ''
          : `${plain(vendor)}${language === 'zh' ? '：' : ': '}`;
      lines.push(`- ${shown.severity === 'error' ? '❌' : '⚠️'} **${owner}${plain(shown.title)}** \`${shown.code}\``);
      if (shown.cause !== '') lines.push(`  - ${plain(shown.cause)}`);
      if (shown.at !== undefined)
        lines.push(`  - ${plain(`${shown.at.file}${shown.at.line === undefined ? '' : `:${shown.at.line}`}`)}`);
      lines.push(...shown.fix.map((fix) => `  - ${plain(fix)}`));
    }
    if (problems.length > MOST_PROBLEMS) lines.push(`- … ${problems.length - MOST_PROBLEMS}`);
    lines.push('');
  }
  const skipped = skippedLines(steps, language);
  if (skipped.length > 0)
    lines.push(`### ${say(words.notChecked)}`, '', ...skipped.map((line) => `- ${plain(line)}`), '');
  if (verdict.next.length > 0)
    lines.push(
      `### ${say(words.next)}`,
      '',
      ...verdict.next.map((text) => `- ${plain(fill(text, language, verdict.nextArgs))}`),
      '',
    );
  return `${lines.join('\n')}\n`;
}
