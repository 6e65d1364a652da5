// A run over a token file: a line for each vendor, the reasons with their counts, and the command for the device tokens that were not reached.
import { formatDuration } from '../../../text/duration.js';
import { type Text, t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { layoutTable } from '../../table.js';
import { padTo, type TerminalText, widthOf } from '../../terminal-text.js';
import { countWords, figure, listOf, statusWords } from './counts.js';
import type { RunFigures } from './send-report.js';

const words = {
  result: t('result', '结果'),
  took2: t('{time}, {rate} device tokens/s', '用时 {time}，每秒 {rate} 个设备 token'),
  latency: t('; latency: median {half}, p99 {most}', '；请求耗时：中位数 {half}，p99 {most}'),
  count: t('count', '数量'),
  code: t('code', '错误码'),
  reason: t('reason', '原因'),
  again: t('retry', '可重试'),
  temporary: t('later, yes', '稍后可重试'),
  doneBefore: t(
    '{count} device tokens had their result in an earlier run and were skipped.',
    '{count} 个设备 token 在之前的运行中已有结果，没有重复发送。',
  ),
  otherVendors: t(
    '{count} lines of other vendors were left out (--vendor).',
    '已忽略其他厂商的 {count} 行（--vendor）。',
  ),
  restUnknown: t('The rest of the input was not read.', '输入中剩余的内容没有读取。'),
  resume: t('Continue with the same command and --resume.', '继续：用原命令加 --resume。'),
  resumeNextTime: t(
    'Without --journal there is no record of who got this push. Next time add --journal run.ndjson; --resume then continues.',
    '没有 --journal 就无法知道谁已收到：下次加上 --journal run.ndjson，之后可用 --resume 继续。',
  ),
  temporaryOnly: t(
    'Temporary refusals: {count}. Only these once more: the same command and --resume --again temporary',
    '只重发 {count} 条暂时性拒绝：用原命令加 --resume --again temporary',
  ),
  temporaryNextTime: t(
    'Temporary refusals: {count}. With --journal run.ndjson, --resume --again temporary retries only these.',
    '其中 {count} 条是暂时性拒绝：使用 --journal run.ndjson 时，--resume --again temporary 只重发这些。',
  ),
  unreachableOnly: t(
    'Unclear, possibly delivered: {count}. To send these again at the risk of duplicates: --resume --again unreachable',
    '{count} 条状态不明（可能已送达）；如果宁可重复也不能漏：--resume --again unreachable',
  ),
} satisfies Record<string, Text>;

/** A run over a file: a line for each vendor, how long it took, and the reasons with their numbers. */
export function layoutRun(run: RunFigures, terminal: TerminalText): string[] {
  const width = Math.max(0, ...run.vendors.map((item) => widthOf(terminal.say(item.name))));
  const lines = run.vendors.map(
    ({ name, counts }) => `  ${padTo(terminal.say(name), width)}  ${listOf(countWords(counts, terminal), terminal)}`,
  );
  if (run.asked > 0) {
    const perSecond = Math.round((run.asked * 1000) / Math.max(1, run.tookMs));
    const took = terminal.say(words.took2, { time: formatDuration(run.tookMs), rate: figure(perSecond, terminal) });
    const calls =
      run.p50 === undefined || run.p99 === undefined
        ? ''
        : terminal.say(words.latency, { half: latencyOf(run.p50), most: latencyOf(run.p99) });
    lines.push('', terminal.color.dim(`${took}${calls}`));
  }
  lines.push('');
  const rows = run.reasons.map(({ problem, count, status, temporary }) => [
    { text: figure(count, terminal), tone: status === 'not-sent' ? ('look' as const) : ('bad' as const) },
    terminal.say(statusWords[status]),
    problem.code,
    printable(terminal.say(problem.entry.title, problem.args)),
    temporary ? terminal.say(words.temporary) : '',
  ]);
  if (rows.length > 0) {
    const header = [words.count, words.result, words.code, words.reason, words.again];
    lines.push(...layoutTable(terminal, header, rows), '');
  }
  return lines;
}

/** Seconds with one decimal: rounding to whole seconds would hide up to a third of the wait. */
const latencyOf = (ms: number): string => (ms < 1000 ? formatDuration(ms) : `${(ms / 1000).toFixed(1)} s`);

/** The command for the device tokens that were not reached. */
export function layoutNextRun(run: RunFigures, dryRun: boolean, terminal: TerminalText): string[] {
  const lines: string[] = [];
  if (run.doneBefore > 0) lines.push(terminal.say(words.doneBefore, { count: figure(run.doneBefore, terminal) }));
  if (run.otherVendors > 0) lines.push(terminal.say(words.otherVendors, { count: figure(run.otherVendors, terminal) }));
  if (dryRun) return lines;
  const kept = run.journal !== undefined;
  if (run.restUnknown) lines.push(terminal.say(words.restUnknown));
  if (run.pending > 0 || run.restUnknown) lines.push(terminal.say(kept ? words.resume : words.resumeNextTime));
  const temporary = run.reasons.filter((reason) => reason.temporary && reason.status !== 'not-sent');
  const count = temporary.reduce((sum, reason) => sum + reason.count, 0);
  if (count > 0)
    lines.push(terminal.say(kept ? words.temporaryOnly : words.temporaryNextTime, { count: figure(count, terminal) }));
  if (run.counts.unreachable > 0 && kept)
    lines.push(terminal.say(words.unreachableOnly, { count: figure(run.counts.unreachable, terminal) }));
  return lines;
}
