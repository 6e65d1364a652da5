// The answer of `send` and `vivo-test`: one line per device token, the refusals explained, and the next step.
import type { Problem } from '../../../problems/types.js';
import { formatDuration } from '../../../text/duration.js';
import { type Text, t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { claims, DONE } from '../../claims.js';
import { layoutProblems } from '../../problem.js';
import { type Cell, layoutTable } from '../../table.js';
import { lead, padTo, SIGNS, type TerminalText, widthOf } from '../../terminal-text.js';
import { wrapBehind } from '../../wrap.js';
import { countWords, figure, listOf, statusWords } from './counts.js';
import { layoutNextRun, layoutRun } from './run-figures.js';
import { layoutSecond } from './second-opinion.js';
import { countsOf, type SendReport } from './send-report.js';

const words = {
  vendor: t('vendor', '厂商'),
  device: t('device', '设备'),
  demo: t('{what} (demo)', '{what}（演示）'),
  // No brackets in the table: the cell would wrap there.
  demoRow: t('{what} (demo)', '{what} 演示'),
  user: t('user', '用户'),
  result: t('result', '结果'),
  id: t('id', 'ID'),
  took: t('took', '耗时'),
  one: claims.acceptedPush,
  dryOne: claims.wouldPass,
  dryDoubted: t('{vendor}: nothing was sent; see what is below', '{vendor}：未发送，请看下面的提示'),
  meaning: t(
    'Accepted means the vendor took the push, not that the phone showed it.',
    '“已接受”表示厂商接收了推送，不代表手机已经展示。',
  ),
  shard: t(
    'Shard {index}/{count}; device tokens left to other shards: {others}.',
    '分片 {index}/{count}；由其他分片推送的设备 token：{others} 个。',
  ),
  emptyShard: t(
    'Shard {index}/{count} has no device token, other shards have all of them ({others}). Nothing to do.',
    '分片 {index}/{count} 没有设备 token，全部 {others} 个都在其他分片，无需推送。',
  ),
  duplicates: t('Duplicate device tokens dropped: {count}.', '已去掉 {count} 个重复的设备 token。'),
  silent: t('If the phone stays silent, most likely first:', '如果手机没有反应，按可能性从高到低检查：'),
  next: t('Next:', '下一步：'),
} satisfies Record<string, Text>;

export function layoutSend(report: SendReport, terminal: TerminalText): string {
  const lines: string[] = report.preface.map((text) => terminal.say(text));
  if (lines.length > 0) lines.push('');
  for (const { title, curl } of report.requests) lines.push(terminal.color.dim(`# ${terminal.say(title)}`), curl, '');
  const [only] = report.results;
  if (report.run?.many === true) lines.push(...layoutRun(report.run, terminal));
  else if (report.results.length === 1 && only !== undefined) lines.push(...layoutOne(report, only, terminal));
  else if (report.results.length > 0) lines.push(...layoutMany(report, terminal), '');
  const problems = collapse(report.problems);
  if (problems.length > 0) lines.push(...layoutProblems(terminal, problems, report.results));
  if (only?.second !== undefined) lines.push(...layoutSecond(only, only.second, terminal), '');
  if (report.results.length > 1 || report.run?.many === true) lines.push(...layoutSummary(report, terminal));
  else if (report.run?.shard !== undefined) lines.push(...layoutShard(report, terminal), '');
  if (report.checklist.length > 0) {
    lines.push(
      terminal.say(words.silent),
      ...report.checklist.flatMap((text, i) => wrapBehind(`  ${i + 1}. `, terminal.say(text), terminal.wrapAt)),
      '',
    );
  }
  const allGood =
    report.results.length > 0 &&
    report.results.every((item) => item.status === 'accepted' || item.status === 'dry-run-ok');
  if (report.next.length > 0 && allGood) {
    const label = lead(terminal.say(words.next));
    lines.push(...report.next.map((text, i) => `${i === 0 ? label : ' '.repeat(widthOf(label))}${terminal.say(text)}`));
  }
  while (lines[lines.length - 1] === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const marked = (
  { demo }: SendReport['results'][number],
  what: string,
  terminal: TerminalText,
  as: Text = words.demo,
): string => (demo === true ? terminal.say(as, { what }) : what);

function layoutOne(report: SendReport, result: SendReport['results'][number], terminal: TerminalText): string[] {
  if (result.status !== 'accepted' && result.status !== 'dry-run-ok') return [];
  const id = result.taskId ?? result.messageId;
  // A dry run with a warning about the message is not reported as a success.
  const isDoubted = result.status === 'dry-run-ok' && report.problems.some(({ severity }) => severity === 'warning');
  const said = result.status === 'accepted' ? words.one : isDoubted ? words.dryDoubted : words.dryOne;
  const sign = isDoubted ? SIGNS.look : DONE;
  const title = marked(result, terminal.say(said, { vendor: result.vendorName }), terminal);
  const took = result.tookMs === undefined ? [] : [formatDuration(result.tookMs)];
  const ids = id === undefined ? [] : [printable(id)];
  const beside = [...ids.map((text) => `id ${text}`), ...took];
  const fits = terminal.wrapAt === undefined || widthOf([`${sign} ${title}`, ...beside].join('   ')) <= terminal.wrapAt;
  const paint = isDoubted ? terminal.color.yellow : terminal.color.green;
  const lines = [[paint(`${sign} ${title}`), ...(fits ? beside : took)].join('   ')];
  if (!fits) lines.push(...ids.map((text) => `  id ${text}`));
  const width = Math.max(0, ...report.details.map(([label]) => widthOf(terminal.say(label))));
  for (const [label, value] of report.details) {
    const shown = printable(typeof value === 'string' ? value : terminal.say(value));
    const lead = `  ${terminal.color.dim(padTo(terminal.say(label), width))}  `;
    lines.push(...wrapBehind(lead, shown, terminal.wrapAt, width + 4));
  }
  if (result.status === 'accepted')
    lines.push(
      ...wrapBehind('  ', terminal.say(report.meaning ?? words.meaning), terminal.wrapAt).map((line) =>
        terminal.color.dim(line),
      ),
    );
  return [...lines, ''];
}

function layoutMany(report: SendReport, terminal: TerminalText): string[] {
  const tones = {
    accepted: 'good',
    'dry-run-ok': 'good',
    rejected: 'bad',
    unreachable: 'bad',
    'not-sent': 'look',
  } as const;
  const rows = report.results.map((item): (string | Text | Cell)[] => [
    item.vendorName,
    marked(item, item.isUser === true ? printable(item.token) : terminal.token(item.token), terminal, words.demoRow),
    { text: terminal.say(statusWords[item.status]), tone: tones[item.status] },
    printable(item.taskId ?? item.messageId ?? item.problem?.code ?? ''),
    item.tookMs === undefined ? '' : formatDuration(item.tookMs),
  ]);
  return layoutTable(
    terminal,
    [
      words.vendor,
      report.results.some((item) => item.isUser) ? words.user : words.device,
      words.result,
      words.id,
      words.took,
    ],
    rows,
  );
}

function layoutSummary(report: SendReport, terminal: TerminalText): string[] {
  const counts = countWords(countsOf(report), terminal);
  const accepted = countsOf(report).accepted > 0;
  const [end, gap] = terminal.language === 'zh' ? ['。', ''] : ['.', ' '];
  const lines =
    counts.length === 0
      ? []
      : [
          `${listOf(counts, terminal)}${end}${accepted ? `${gap}${terminal.say(report.meaning ?? words.meaning)}` : ''}`,
        ];
  lines.push(...layoutShard(report, terminal));
  if (report.duplicates > 0) lines.push(terminal.say(words.duplicates, { count: report.duplicates }));
  if (report.run?.many === true) lines.push(...layoutNextRun(report.run, report.dryRun, terminal));
  return lines.length === 0 ? [] : [...lines, ''];
}

function layoutShard({ run, results }: SendReport, terminal: TerminalText): string[] {
  if (run?.shard === undefined) return [];
  const { index, count, others } = run.shard;
  const isEmpty =
    results.length === 0 && others > 0 && countWords(run.counts, terminal).length === 0 && !run.restUnknown;
  return [terminal.say(isEmpty ? words.emptyShard : words.shard, { index, count, others: figure(others, terminal) })];
}

/** The same finding about several tokens is reported once per vendor and place. */
function collapse(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.vendor ?? ''} ${problem.at?.file ?? ''}:${problem.at?.line ?? ''}:${problem.at?.key ?? ''} ${JSON.stringify(problem.args)}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}
