// The answer of `send` and `vivo-test`: one line per device token, the refusals explained, and the next step.
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import type { SendResult } from '../push/types.js';
import { formatDuration } from '../text/duration.js';
import { type Language, type Text, t } from '../text/language.js';
import { cutTo, type Paper, printable, SIGNS, shortenToken } from './paper.js';
import { layoutProblems } from './problem.js';
import { type Cell, layoutTable } from './table.js';

export interface SendReport {
  readonly results: readonly (SendResult & {
    readonly vendor: string;
    readonly vendorName: string;
    /** `token` is a UserID, which is no secret and is shown whole. */
    readonly isUser?: true;
  })[];
  readonly problems: readonly Problem[];
  readonly duplicates: number;
  /** Words before the table: what stands in for a config. */
  readonly preface: readonly Text[];
  /** Words after it: the next steps. */
  readonly next: readonly Text[];
  readonly dryRun: boolean;
  /** Only for one accepted push: what a tap opens, the ext, the access token. */
  readonly details: readonly (readonly [Text, string])[];
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
  user: t('user', '用户'),
  result: t('result', '结果'),
  id: t('id', 'ID'),
  took: t('took', '耗时'),
  accepted: t('accepted', '已接受'),
  rejected: t('rejected', '被拒绝'),
  unreachable: t('unreachable', '无法连接'),
  'not-sent': t('not sent', '未发送'),
  'dry-run-ok': t('dry run ok', '试运行通过'),
  one: t('{vendor} accepted the push', '{vendor} 已接受推送'),
  dryOne: t('{vendor}: nothing was sent, the message would pass', '{vendor}：未发送，消息可以通过检查'),
  meaning: t(
    'Accepted means the vendor took the push, not that the phone showed it.',
    '“已接受”表示厂商收下了推送，不代表手机已经展示。',
  ),
  duplicates: t('{count} duplicate device tokens were dropped.', '已去掉 {count} 个重复的设备 token。'),
  silent: t('If the phone stays silent, most likely first:', '如果手机没有动静，按可能性从高到低检查：'),
  next: t('Next:', '下一步：'),
} satisfies Record<string, Text>;

export const summaryOf = (report: Pick<SendReport, 'results' | 'duplicates'>) => ({
  accepted: report.results.filter((item) => item.status === 'accepted').length,
  rejected: report.results.filter((item) => item.status === 'rejected').length,
  unreachable: report.results.filter((item) => item.status === 'unreachable').length,
  notSent: report.results.filter((item) => item.status === 'not-sent').length,
  duplicates: report.duplicates,
});

/** One result as JSON. */
export function resultDocument(
  result: SendReport['results'][number],
  language: Language,
  showTokens: boolean,
): Record<string, unknown> {
  return {
    vendor: result.vendor,
    token: showTokens || result.isUser === true ? result.token : shortenToken(result.token),
    status: result.status,
    ...(result.messageId === undefined ? {} : { messageId: result.messageId }),
    ...(result.taskId === undefined ? {} : { taskId: result.taskId }),
    attempts: result.attempts,
    ...(result.tookMs === undefined ? {} : { tookMs: result.tookMs }),
    ...(result.problem === undefined ? {} : { problem: renderProblem(result.problem, language) }),
  };
}

export function sendDocument(report: SendReport, language: Language, showTokens: boolean): Record<string, unknown> {
  return {
    results: report.results.map((result) => resultDocument(result, language, showTokens)),
    summary: summaryOf(report),
    ...(report.dryRun ? { dryRun: true } : {}),
    ...(report.requests.length === 0
      ? {}
      : { requests: report.requests.map((item) => ({ title: item.title[language], curl: item.curl })) }),
  };
}

export function layoutSend(report: SendReport, paper: Paper): string {
  const lines: string[] = report.preface.map((text) => paper.say(text));
  if (lines.length > 0) lines.push('');
  for (const { title, curl } of report.requests) lines.push(paper.color.dim(`# ${paper.say(title)}`), curl, '');
  const [only] = report.results;
  if (report.results.length === 1 && only !== undefined) lines.push(...layoutOne(report, only, paper));
  else if (report.results.length > 0) lines.push(...layoutMany(report, paper), '');
  // The first try is no place for the finer points of every vendor; JSON has them all.
  const problems = collapse(report.problems).filter(
    (problem) => report.preface.length === 0 || problem.severity === 'error',
  );
  if (problems.length > 0) lines.push(...layoutProblems(paper, problems, (problem) => nameOf(report, problem)));
  if (report.results.length > 1) lines.push(...layoutSummary(report, paper));
  if (report.checklist.length > 0) {
    lines.push(paper.say(words.silent), ...report.checklist.map((text, i) => `  ${i + 1}. ${paper.say(text)}`), '');
  }
  const allGood =
    report.results.length > 0 &&
    report.results.every((item) => item.status === 'accepted' || item.status === 'dry-run-ok');
  if (report.next.length > 0 && allGood) {
    lines.push(
      `${paper.say(words.next)} ${paper.say(report.next[0] ?? t('', ''))}`,
      ...report.next.slice(1).map((text) => `      ${paper.say(text)}`),
    );
  }
  while (lines[lines.length - 1] === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const nameOf = (report: SendReport, problem: Problem): string | undefined =>
  report.results.find((item) => item.vendor === problem.vendor)?.vendorName;

function layoutOne(report: SendReport, result: SendReport['results'][number], paper: Paper): string[] {
  if (result.status !== 'accepted' && result.status !== 'dry-run-ok') return [];
  const id = result.taskId ?? result.messageId;
  const title = paper.say(result.status === 'accepted' ? words.one : words.dryOne, { vendor: result.vendorName });
  const tail = [
    ...(id === undefined ? [] : [`id ${printable(id)}`]),
    ...(result.tookMs === undefined ? [] : [formatDuration(result.tookMs)]),
  ].join('   ');
  const lines = [`${paper.color.green(`${SIGNS.done} ${title}`)}${tail === '' ? '' : `   ${tail}`}`];
  const width = Math.max(0, ...report.details.map(([label]) => paper.say(label).length));
  for (const [label, value] of report.details)
    lines.push(`  ${paper.color.dim(paper.say(label).padEnd(width))}  ${printable(value)}`);
  if (result.status === 'accepted') lines.push(`  ${paper.color.dim(paper.say(report.meaning ?? words.meaning))}`);
  return [...lines, ''];
}

function layoutMany(report: SendReport, paper: Paper): string[] {
  const tones = {
    accepted: 'good',
    'dry-run-ok': 'good',
    rejected: 'bad',
    unreachable: 'bad',
    'not-sent': 'look',
  } as const;
  const rows = report.results.map((item): (string | Cell)[] => [
    item.vendorName,
    item.isUser === true ? printable(item.token) : paper.token(item.token),
    { text: paper.say(words[item.status]), tone: tones[item.status] },
    cutTo(printable(item.taskId ?? item.messageId ?? item.problem?.code ?? ''), 40),
    item.tookMs === undefined ? '' : formatDuration(item.tookMs),
  ]);
  return layoutTable(
    paper,
    [
      words.vendor,
      report.results.some((item) => item.isUser) ? words.user : words.device,
      words.result,
      words.id,
      words.took,
    ].map((text) => paper.say(text)),
    rows,
  );
}

function layoutSummary(report: SendReport, paper: Paper): string[] {
  const counts = (['accepted', 'dry-run-ok', 'rejected', 'unreachable', 'not-sent'] as const)
    .map((status) => [status, report.results.filter((item) => item.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${paper.say(words[status])}`);
  const accepted = report.results.some((item) => item.status === 'accepted');
  const end = paper.language === 'zh' ? '。' : '.';
  const lines =
    counts.length === 0
      ? []
      : [`${counts.join(', ')}${end}${accepted ? ` ${paper.say(report.meaning ?? words.meaning)}` : ''}`];
  if (report.duplicates > 0) lines.push(paper.say(words.duplicates, { count: report.duplicates }));
  return lines.length === 0 ? [] : [...lines, ''];
}

/** The same finding about several tokens is told once per vendor and place. */
function collapse(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.vendor ?? ''} ${problem.at?.file ?? ''}:${problem.at?.line ?? ''}:${problem.at?.key ?? ''} ${JSON.stringify(problem.args)}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}
