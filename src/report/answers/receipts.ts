// The answer of `receipts`: a line for each receipt as it comes, and in the end what is still missing.
import { renderProblem } from '../../problems/render.js';
import type { ReceiptSender, ReceiptStatus } from '../../problems/statuses.js';
import type { Mark, Problem } from '../../problems/types.js';
import { excerptOf } from '../../text/excerpt.js';
import { fill, type Language, type Text, t } from '../../text/language.js';
import { localTime } from '../../text/local-time.js';
import { printable } from '../../text/printable.js';
import { claims, DONE } from '../claims.js';
import { markWords } from '../mark-words.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { SIGNS, shortenToken, type TerminalText } from '../terminal-text.js';
import { wrapBehind } from '../wrap.js';

export interface ReceiptRow {
  /** Empty for a call that matches no vendor. */
  readonly vendor: string;
  readonly vendorName: Text;
  /** The whole device token. */
  readonly token?: string;
  readonly user?: string;
  readonly status: ReceiptStatus;
  readonly says: Text;
  readonly mark: Mark;
  readonly code: string;
  readonly ids: readonly string[];
  readonly time?: number;
  readonly sender: ReceiptSender;
  readonly push?: { readonly of: 'journal' | 'task'; readonly by: 'device-token' | 'id'; readonly id?: string };
  readonly problem?: Problem;
}

export interface ReceiptsReport {
  readonly url: string;
  /** Only the first receipts; the others are counted. */
  readonly rows: readonly ReceiptRow[];
  readonly omitted: number;
  readonly counts: Readonly<Record<ReceiptStatus | 'refused', number>>;
  /** Set if a journal or tasks were given. */
  readonly waited: { readonly asked: number; readonly answered: number } | undefined;
  /** Every push that was accepted, or may have been, has its receipts. */
  readonly areEverybody: boolean;
  /** Every receipt that was waited for arrived, and none of them reports a failure. */
  readonly isWhole: boolean;
  readonly problems: readonly Problem[];
}

const words = {
  delivered: claims.receiptDelivered,
  clicked: claims.receiptClicked,
  sent: claims.receiptSent,
  failed: t('failed: {says}', '失败：{says}'),
  unknown: t('unknown: {says}', '未知：{says}'),
  refused: t('not trusted: {says}', '不可信：{says}'),
  id: t('id {id}', 'id {id}'),
  code: t('{vendor} says {code}', '{vendor} 返回 {code}'),
  signed: claims.receiptSigned,
  journal: t('a push of the journal', '日志中的推送'),
  task: t('the queried task', '所查询的任务'),
  other: t('another push', '其他推送'),
  some: t(
    '{count} receipts: {failed} failed, {unknown} not understood.',
    '共 {count} 条回执，{failed} 条失败，{unknown} 条无法识别。',
  ),
  none: t('No receipt arrived.', '没有收到回执。'),
  refusedCount: t('Calls whose signature or token is wrong: {count}.', '签名或 token 不正确的请求：{count} 个。'),
} satisfies Record<string, Text>;

const isRefused = ({ sender }: ReceiptRow): boolean => sender === 'differs' || sender === 'missing';

/** One receipt: who, which device, what it means; below it when, which push, and how sure all that is. */
export function layoutReceipt(row: ReceiptRow, terminal: TerminalText, isNamed: boolean): string {
  const isGood =
    row.problem === undefined && (row.status === 'delivered' || row.status === 'clicked' || row.status === 'sent');
  const sign = isGood ? DONE : row.status === 'failed' ? SIGNS.broken : SIGNS.look;
  const paint = isGood ? terminal.color.green : row.status === 'failed' ? terminal.color.red : terminal.color.yellow;
  const { problem } = row;
  const says =
    problem === undefined ? terminal.say(row.says) : fill(problem.entry.title, terminal.language, problem.args, '…');
  const said = terminal.say(words[isRefused(row) ? 'refused' : row.status], { says: printable(says) });
  const who = [
    terminal.say(row.vendorName),
    row.token === undefined ? (row.user ?? '') : terminal.token(row.token),
  ].filter((part) => part !== '');
  const lead = `${paint(sign)} ${printable(who.join('  '))}  `;
  const more = [
    ...(row.time === undefined ? [] : [localTime(row.time)]),
    ...row.ids.slice(0, 1).map((id) => terminal.say(words.id, { id: excerptOf(id, 80) })),
    ...(row.code === ''
      ? []
      : [terminal.say(words.code, { vendor: terminal.say(row.vendorName), code: excerptOf(row.code) })]),
    ...(row.push === undefined
      ? isNamed && row.vendor !== '' && !isRefused(row)
        ? [words.other]
        : []
      : [words[row.push.of]]
    ).map((text) => terminal.say(text)),
    ...(row.sender === 'matches' ? [terminal.say(words.signed)] : []),
    ...(row.mark === 'A' || row.vendor === '' || isRefused(row) ? [] : [terminal.say(markWords[row.mark])]),
  ];
  const first = wrapBehind(lead, said, terminal.wrapAt, 4);
  const second =
    more.length === 0
      ? []
      : wrapBehind('    ', more.join(' · '), terminal.wrapAt, 4).map((line) => terminal.color.dim(line));
  return `${[...first, ...second].join('\n')}\n`;
}

export function layoutReceipts(report: ReceiptsReport, terminal: TerminalText): string {
  const { counts, waited, problems } = report;
  const { delivered, clicked, sent, failed, unknown, refused } = counts;
  const good = delivered + clicked + sent;
  const count = good + failed + unknown;
  // --count may end a run before every push has its receipt.
  const isAll = waited !== undefined && waited.asked > 0 && waited.answered >= waited.asked && report.areEverybody;
  const isGood = report.isWhole && unknown === 0 && (isAll || failed === 0);
  const line = isGood
    ? `${terminal.color.green(DONE)} ${
        isAll
          ? terminal.say(claims.receiptsOfAll, { count: waited.asked })
          : terminal.say(claims.receiptsCame, { count: good })
      }`
    : count === 0
      ? terminal.say(words.none)
      : terminal.say(words.some, { count, failed, unknown });
  return [
    '',
    line,
    ...(refused === 0 ? [] : [terminal.say(words.refusedCount, { count: refused })]),
    '',
    ...layoutProblems(terminal, problems),
  ].join('\n');
}

export const receiptDocument = (row: ReceiptRow, language: Language, showTokens: boolean): ReceiptJson => ({
  vendor: row.vendor,
  ...(row.token === undefined ? {} : { token: showTokens ? row.token : shortenToken(row.token) }),
  ...(row.user === undefined ? {} : { user: excerptOf(row.user, 80) }),
  status: row.status,
  meaning: row.says[language],
  ...(row.code === '' ? {} : { vendorCode: excerptOf(row.code) }),
  confidence: row.mark,
  ids: row.ids.map((id) => excerptOf(id, 80)),
  ...(row.time === undefined ? {} : { at: new Date(row.time).toISOString() }),
  sender: row.sender,
  ...(row.push === undefined ? {} : { push: row.push }),
  ...(row.problem === undefined ? {} : { problem: renderProblem(row.problem, language) }),
});

type ReceiptJson = DocumentOf<'receipts'>['receipts'][number];

export const receiptsDocument = (
  report: ReceiptsReport,
  language: Language,
  showTokens: boolean,
): DocumentOf<'receipts'> => ({
  url: report.url,
  receipts: report.rows.map((row) => receiptDocument(row, language, showTokens)),
  ...(report.omitted === 0 ? {} : { receiptsOmitted: report.omitted }),
  summary: { ...report.counts, ...report.waited },
});
