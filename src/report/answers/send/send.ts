// The answer of `send` and `vivo-test`: one line per device token, the refusals explained, and the next step.

import { renderProblem } from '../../../problems/render.js';
import type { Problem } from '../../../problems/types.js';
import type { SendResult } from '../../../push/types.js';
import { formatDuration } from '../../../text/duration.js';
import { type Language, type Text, t } from '../../../text/language.js';
import { printable } from '../../../text/printable.js';
import { claims, DONE } from '../../claims.js';
import { layoutProblems } from '../../problem.js';
import type { DocumentOf } from '../../shapes/index.js';
import { type Cell, layoutTable } from '../../table.js';
import { lead, padTo, shortenToken, type TerminalText, widthOf } from '../../terminal-text.js';
import { wrapBehind, wrapText } from '../../wrap.js';
import { layoutSecond, type SecondRow, secondDocument } from './second-opinion.js';

export interface SendCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly unreachable: number;
  readonly notSent: number;
  readonly dryRunOk: number;
}

/** Figures of a whole run; `results` are only its first thousand. */
export interface RunFigures {
  /** A token file: figures instead of a table. */
  readonly many: boolean;
  /** Results beyond those listed. */
  readonly omitted: number;
  /** Of all device tokens, those of an earlier run of the same journal included. */
  readonly counts: SendCounts;
  readonly vendors: readonly { readonly name: Text; readonly counts: SendCounts }[];
  /** Why pushes did not get through, most frequent first. */
  readonly reasons: readonly {
    readonly problem: Problem;
    readonly status: 'rejected' | 'unreachable' | 'not-sent';
    readonly count: number;
    readonly temporary: boolean;
  }[];
  /** Not sent, and to be sent by a resumed run. */
  readonly pending: number;
  /** It stopped early, and a pipe holds an unknown number of further device tokens. */
  readonly restUnknown: boolean;
  /** Lines of a token file that could not be used. */
  readonly skippedLines: number;
  /** Lines of vendors that --vendor left out. */
  readonly otherVendors: number;
  /** The part of the list this run is about, and how many device tokens of other parts came by. */
  readonly shard: { readonly index: number; readonly count: number; readonly others: number } | undefined;
  /** Done by an earlier run of the same journal. */
  readonly doneBefore: number;
  /** Under way when an earlier run was killed, and left alone. */
  readonly inDoubt: number;
  readonly maybeTwice: number;
  readonly journal: string | undefined;
  readonly tookMs: number;
  /** Milliseconds that half of the answers, and 99 of 100, stayed under. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

export interface SendReport {
  readonly results: readonly (SendResult & {
    readonly vendor: string;
    readonly vendorName: Text;
    /** `token` is a UserID, which is no secret and is shown whole. */
    readonly isUser?: true;
    readonly maybeTwice?: boolean;
    /** The line of the token file. */
    readonly at?: { readonly file: string; readonly line: number };
    /** Sent with the sandbox's demo app, or to one of its demo devices. */
    readonly demo?: boolean;
    /** --client sdk: how the same message ended with the library of the user's project. */
    readonly second?: SecondRow;
  })[];
  readonly problems: readonly Problem[];
  readonly duplicates: number;
  readonly run?: RunFigures;
  /** Words before the table: what stands in for a config. */
  readonly preface: readonly Text[];
  /** Words after it: the next steps. */
  readonly next: readonly Text[];
  readonly dryRun: boolean;
  /** Only for one accepted push: what a tap opens, the ext, the access token. */
  readonly details: readonly (readonly [Text, string | Text])[];
  /** Requests for --print-request, as curl. */
  readonly requests: readonly { readonly title: Text; readonly curl: string }[];
  /** What "accepted" means, where it is not a vendor's word. */
  readonly meaning?: Text;
  /** A silent phone's first suspects, after an accepted push to one real device. */
  readonly checklist: readonly Text[];
}

const words = {
  vendor: t('vendor', '厂商'),
  device: t('device', '设备'),
  demo: t('{what} (demo)', '{what}（演示）'),
  // In a column of its own width, where a bracket would make the word wrap.
  demoRow: t('{what} (demo)', '{what} 演示'),
  user: t('user', '用户'),
  result: t('result', '结果'),
  id: t('id', 'ID'),
  took: t('took', '耗时'),
  accepted: claims.accepted,
  rejected: t('rejected', '被拒绝'),
  unreachable: t('unreachable', '无法连接'),
  'not-sent': t('not sent', '未发送'),
  'dry-run-ok': claims.dryRunOk,
  one: claims.acceptedPush,
  dryOne: claims.wouldPass,
  meaning: t(
    'Accepted means the vendor took the push, not that the phone showed it.',
    '“已接受”表示厂商接收了推送，不代表手机已经展示。',
  ),
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
  shard: t(
    'Shard {index}/{count}; device tokens left to other shards: {others}.',
    '分片 {index}/{count}；由其他分片推送的设备 token：{others} 个。',
  ),
  emptyShard: t(
    'Shard {index}/{count} has no device token, other shards have all of them ({others}). Nothing to do.',
    '分片 {index}/{count} 没有设备 token，全部 {others} 个都在其他分片，无需推送。',
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
  duplicates: t('Duplicate device tokens dropped: {count}.', '已去掉 {count} 个重复的设备 token。'),
  silent: t('If the phone stays silent, most likely first:', '如果手机没有反应，按可能性从高到低检查：'),
  next: t('Next:', '下一步：'),
} satisfies Record<string, Text>;

/** How all pushes ended, listed or not. */
export function countsOf({ results, run }: Pick<SendReport, 'results' | 'run'>): SendCounts {
  if (run !== undefined) return run.counts;
  const count = (status: SendResult['status']): number => results.filter((item) => item.status === status).length;
  return {
    accepted: count('accepted'),
    rejected: count('rejected'),
    unreachable: count('unreachable'),
    notSent: count('not-sent'),
    dryRunOk: count('dry-run-ok'),
  };
}

export const summaryOf = (report: Pick<SendReport, 'results' | 'run' | 'duplicates'>) => {
  const { accepted, rejected, unreachable, notSent } = countsOf(report);
  return { accepted, rejected, unreachable, notSent, duplicates: report.duplicates };
};

/** Further figures of a run over a token file. */
const runDocument = (run: RunFigures): NonNullable<DocumentOf<'send'>['run']> => ({
  tookMs: run.tookMs,
  ...(run.p50 === undefined ? {} : { p50Ms: run.p50 }),
  ...(run.p99 === undefined ? {} : { p99Ms: run.p99 }),
  skippedLines: run.skippedLines,
  ...(run.otherVendors === 0 ? {} : { otherVendors: run.otherVendors }),
  ...(run.doneBefore === 0 ? {} : { doneBefore: run.doneBefore }),
  ...(run.inDoubt === 0 ? {} : { inDoubt: run.inDoubt }),
  ...(run.maybeTwice === 0 ? {} : { maybeSentTwice: run.maybeTwice }),
  ...(run.restUnknown ? { restUnknown: true } : {}),
  reasons: run.reasons.map(({ problem, status, count, temporary }) => ({
    ...(problem.vendor === undefined ? {} : { vendor: problem.vendor }),
    code: problem.code,
    status,
    count,
    temporary,
  })),
});

/** One result as JSON. */
export function resultDocument(
  result: SendReport['results'][number],
  language: Language,
  showTokens: boolean,
): DocumentOf<'send'>['results'][number] {
  return {
    vendor: result.vendor,
    token: showTokens || result.isUser === true ? result.token : shortenToken(result.token),
    status: result.status,
    ...(result.messageId === undefined ? {} : { messageId: result.messageId }),
    ...(result.taskId === undefined ? {} : { taskId: result.taskId }),
    attempts: result.attempts,
    ...(result.at === undefined ? {} : { at: { file: result.at.file, line: result.at.line } }),
    ...(result.tookMs === undefined ? {} : { tookMs: result.tookMs }),
    ...(result.maybeTwice === true ? { maybeSentTwice: true } : {}),
    ...(result.demo === true ? { demo: true } : {}),
    ...(result.problem === undefined ? {} : { problem: renderProblem(result.problem, language) }),
    ...(result.second === undefined ? {} : { second: secondDocument(result.second, language) }),
  };
}

/** A line of the token file that was skipped: a row like every other line has one. */
export const badLineDocument = (problem: Problem, language: Language): DocumentOf<'send'>['results'][number] => ({
  vendor: problem.vendor ?? '',
  token: '',
  status: 'not-sent',
  attempts: 0,
  ...(problem.at?.line === undefined ? {} : { at: { file: problem.at.file, line: problem.at.line } }),
  problem: renderProblem(problem, language),
});

export function sendDocument(report: SendReport, language: Language, showTokens: boolean): DocumentOf<'send'> {
  return {
    results: report.results.map((result) => resultDocument(result, language, showTokens)),
    ...(report.run === undefined || report.run.omitted === 0 ? {} : { resultsOmitted: report.run.omitted }),
    summary: summaryOf(report),
    ...(report.run?.many === true ? { run: runDocument(report.run) } : {}),
    ...(report.run?.shard === undefined
      ? {}
      : {
          shard: {
            index: report.run.shard.index,
            count: report.run.shard.count,
            otherShards: report.run.shard.others,
          },
        }),
    ...(report.dryRun ? { dryRun: true } : {}),
    ...(report.requests.length === 0
      ? {}
      : { requests: report.requests.map((item) => ({ title: item.title[language], curl: item.curl })) }),
  };
}

export function layoutSend(report: SendReport, terminal: TerminalText): string {
  const lines: string[] = report.preface.flatMap((text) => wrapText(terminal.say(text), terminal.wrapAt));
  if (lines.length > 0) lines.push('');
  for (const { title, curl } of report.requests) lines.push(terminal.color.dim(`# ${terminal.say(title)}`), curl, '');
  const [only] = report.results;
  if (report.run?.many === true) lines.push(...layoutRun(report.run, report.results.length, terminal));
  else if (report.results.length === 1 && only !== undefined) lines.push(...layoutOne(report, only, terminal));
  else if (report.results.length > 0) lines.push(...layoutMany(report, terminal), '');
  const problems = collapse(report.problems);
  if (problems.length > 0) lines.push(...layoutProblems(terminal, problems, (problem) => nameOf(report, problem)));
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

const nameOf = (report: SendReport, problem: Problem): Text | undefined =>
  report.results.find((item) => item.vendor === problem.vendor)?.vendorName;

const marked = (
  { demo }: SendReport['results'][number],
  what: string,
  terminal: TerminalText,
  as: Text = words.demo,
): string => (demo === true ? terminal.say(as, { what }) : what);

function layoutOne(report: SendReport, result: SendReport['results'][number], terminal: TerminalText): string[] {
  if (result.status !== 'accepted' && result.status !== 'dry-run-ok') return [];
  const id = result.taskId ?? result.messageId;
  const title = marked(
    result,
    terminal.say(result.status === 'accepted' ? words.one : words.dryOne, { vendor: result.vendorName }),
    terminal,
  );
  const tail = [
    ...(id === undefined ? [] : [`id ${printable(id)}`]),
    ...(result.tookMs === undefined ? [] : [formatDuration(result.tookMs)]),
  ].join('   ');
  const lines = [`${terminal.color.green(`${DONE} ${title}`)}${tail === '' ? '' : `   ${tail}`}`];
  const width = Math.max(0, ...report.details.map(([label]) => widthOf(terminal.say(label))));
  for (const [label, value] of report.details) {
    const shown = printable(typeof value === 'string' ? value : terminal.say(value));
    lines.push(`  ${terminal.color.dim(padTo(terminal.say(label), width))}  ${shown}`);
  }
  if (result.status === 'accepted')
    lines.push(`  ${terminal.color.dim(terminal.say(report.meaning ?? words.meaning))}`);
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
  const rows = report.results.map((item): (string | Cell)[] => [
    terminal.say(item.vendorName),
    marked(item, item.isUser === true ? printable(item.token) : terminal.token(item.token), terminal, words.demoRow),
    { text: terminal.say(words[item.status]), tone: tones[item.status] },
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
    ].map((text) => terminal.say(text)),
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
          ...wrapText(
            `${listOf(counts, terminal)}${end}${accepted ? `${gap}${terminal.say(report.meaning ?? words.meaning)}` : ''}`,
            terminal.wrapAt,
          ),
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

const figure = (value: number, terminal: TerminalText): string =>
  value.toLocaleString(terminal.language === 'zh' ? 'zh-CN' : 'en-US');

const listOf = (parts: readonly string[], terminal: TerminalText): string =>
  parts.join(terminal.language === 'zh' ? '，' : ', ');

/** `99,969 accepted`, `31 rejected`, without the zeros. */
const countWords = (counts: SendCounts, terminal: TerminalText): readonly string[] =>
  (
    [
      ['accepted', counts.accepted],
      ['dry-run-ok', counts.dryRunOk],
      ['rejected', counts.rejected],
      ['unreachable', counts.unreachable],
      ['not-sent', counts.notSent],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(
      ([name, count]) =>
        `${figure(count, terminal)} ${terminal.language === 'zh' ? '条' : ''}${terminal.say(words[name])}`,
    );

/** A run over a file: a line for each vendor, how long it took, and the reasons with their numbers. */
function layoutRun(run: RunFigures, listed: number, terminal: TerminalText): string[] {
  const width = Math.max(0, ...run.vendors.map((item) => widthOf(terminal.say(item.name))));
  const lines = run.vendors.map(
    ({ name, counts }) => `  ${padTo(terminal.say(name), width)}  ${listOf(countWords(counts, terminal), terminal)}`,
  );
  const here = listed + run.omitted;
  if (here > 0) {
    const perSecond = Math.round((here * 1000) / Math.max(1, run.tookMs));
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
    terminal.say(words[status]),
    problem.code,
    printable(terminal.say(problem.entry.title, problem.args)),
    temporary ? terminal.say(words.temporary) : '',
  ]);
  if (rows.length > 0) {
    const header = [words.count, words.result, words.code, words.reason, words.again].map((text) => terminal.say(text));
    lines.push(...layoutTable(terminal, header, rows), '');
  }
  return lines;
}

/** Seconds with a digit behind the point: rounding to whole ones would hide a third of the wait. */
const latencyOf = (ms: number): string => (ms < 1000 ? formatDuration(ms) : `${(ms / 1000).toFixed(1)} s`);

/** What to type for the device tokens that got nothing. */
function layoutNextRun(run: RunFigures, dryRun: boolean, terminal: TerminalText): string[] {
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

/** The same finding about several tokens is reported once per vendor and place. */
function collapse(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.vendor ?? ''} ${problem.at?.file ?? ''}:${problem.at?.line ?? ''}:${problem.at?.key ?? ''} ${JSON.stringify(problem.args)}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}
