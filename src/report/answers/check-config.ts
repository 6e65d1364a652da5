// The answer of `check-config`: where the values come from, a line per vendor, and what to fix.

import type { Origin, Problem } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import { claims } from '../claims.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { type Cell, layoutTable } from '../table.js';
import type { TerminalText } from '../terminal-text.js';

export interface VendorRow {
  readonly vendor: string;
  readonly vendorName: Text;
  readonly config: 'ok' | 'warnings' | 'errors' | 'incomplete' | 'app-only' | 'not-configured' | 'disabled';
  readonly online: 'verified' | 'refused' | 'unreachable' | 'skipped';
  readonly problems: readonly Problem[];
  /** Values of the sandbox's demo. */
  readonly demo?: boolean;
  readonly note?: Text;
  /** End of a certificate, in milliseconds since 1970. */
  readonly expires?: number;
  /** The vendor checks a message itself without delivering it; undefined where it was not asked. */
  readonly hasDryRun?: boolean;
}

export interface ConfigReport {
  readonly sources: readonly { readonly path: string; readonly role: string; readonly kind: string }[];
  readonly rows: readonly VendorRow[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly { readonly code: string; readonly reason: string }[];
  readonly values: readonly { readonly key: string; readonly shown: string; readonly origin: Origin }[];
  readonly offline: boolean;
}

const words = {
  vendor: t('vendor', '厂商'),
  config: t('config', '配置'),
  credentials: t('credentials', '凭证'),
  notes: t('notes', '说明'),
  key: t('key', '键'),
  value: t('value', '值'),
  from: t('from', '来源'),
  extends: t('extends', '继承'),
  ok: claims.configOk,
  demo: t('demo', '演示'),
  warnings: t('{count} to look at', '{count} 处需留意'),
  errors: t('{count} wrong', '{count} 处错误'),
  withErrors: t('with errors', '有错误'),
  withWarnings: t('to look at', '需留意'),
  incomplete: t('incomplete', '不完整'),
  'app-only': t('app side only', '仅应用侧'),
  'not-configured': t('not configured', '未配置'),
  disabled: t('switched off', '已停用'),
  verified: claims.credentialsVerified,
  refused: t('refused', '被拒绝'),
  unreachable: t('unreachable', '无法连接'),
  skipped: t('skipped', '跳过'),
  expires: t('expires {date}', '{date} 到期'),
  missing: t('missing: {keys}', '缺少：{keys}'),
  next: t('Next: {command}', '下一步：{command}'),
  nextOr: t('Next: {command}, or {other}', '下一步：{command}，或 {other}'),
  dryRun: t(' (checks the message here, {vendor} is not asked)', '（只在本机检查消息，不请求 {vendor}）'),
  nextOffline: t(
    'Not checked: whether the vendors accept these credentials. Next: {command}',
    '尚未检查：各厂商是否接受这些凭证。下一步：{command}',
  ),
  skippedCodes: claims.silenced,
} satisfies Record<string, Text>;

export function checkConfigDocument(report: ConfigReport): DocumentOf<'check-config'> {
  return {
    sources: report.sources,
    vendors: report.rows.map((row) => ({
      vendor: row.vendor,
      configured: row.config !== 'not-configured' && row.config !== 'disabled',
      offline: row.config === 'ok' || row.config === 'not-configured' || row.config === 'disabled' ? 'ok' : 'problems',
      state: row.config,
      online: row.online,
      ...(row.demo === true ? { demo: true as const } : {}),
      ...(row.expires === undefined ? {} : { expires: new Date(row.expires).toISOString() }),
    })),
    ...(report.skipped.length === 0 ? {} : { skipped: report.skipped }),
    ...(report.values.length === 0
      ? {}
      : { values: report.values.map((value) => ({ key: value.key, value: value.shown, at: value.origin })) }),
  };
}

/** `source` is put behind the next commands: the flags that lead to the same config. */
export function layoutCheckConfig(report: ConfigReport, terminal: TerminalText, source = ''): string {
  const lines: string[] = [];
  if (report.sources.length > 0)
    lines.push(
      report.sources
        .map(
          (source) => `${source.role === 'extends' ? `${terminal.say(words.extends)}  ` : ''}${printable(source.path)}`,
        )
        .join('  '),
      '',
    );
  const rows = report.rows
    .filter((row) => !isAbsent(row))
    .map((row): (string | Text | Cell)[] => [
      row.vendorName,
      configCell(row, terminal),
      onlineCell(row, terminal),
      notesOf(row, terminal),
    ]);
  if (rows.length > 0)
    lines.push(...layoutTable(terminal, [words.vendor, words.config, words.credentials, words.notes], rows), '');
  if (report.values.length > 0) {
    lines.push(
      ...layoutTable(
        terminal,
        [words.key, words.value, words.from],
        report.values.map((value) => [value.key, printable(value.shown), originText(value.origin)]),
      ),
      '',
    );
  }
  lines.push(...layoutProblems(terminal, report.problems, report.rows));
  if (report.skipped.length > 0)
    lines.push(
      terminal.say(words.skippedCodes, {
        codes: report.skipped.map(({ code, reason }) => (reason === '' ? code : `${code} (${reason})`)).join(', '),
      }),
    );
  lines.push(countLine(report, terminal));
  if (!report.problems.some((problem) => problem.severity === 'error')) lines.push(nextLine(report, terminal, source));
  return `${lines.join('\n')}\n`;
}

/** Such a vendor has no row of its own: only the last line names it. */
const isAbsent = ({ config, problems }: VendorRow): boolean => config === 'not-configured' && problems.length === 0;

/** Commands made for one vendor, which begin with its id. */
const OWN_COMMANDS = ['vivo-test'] as const;

/** The next command for what is configured: no other vendor is suggested. */
function nextLine({ rows, offline }: ConfigReport, terminal: TerminalText, source: string): string {
  const configured = rows.filter(({ config }) => config !== 'not-configured' && config !== 'disabled');
  const [only] = configured.length === 1 ? configured : [];
  if (offline)
    return terminal.say(words.nextOffline, {
      command: `tim-push check-config${only === undefined ? '' : ` --vendor ${only.vendor}`}${source}`,
    });
  if (only?.vendor === 'tencent-im')
    return terminal.say(words.next, { command: `tim-push device-status --user <UserID>${source}` });
  const command = `tim-push send${only === undefined ? '' : ` --vendor ${only.vendor}`} --dry-run${source}`;
  // "--dry-run" suggests that the vendor checks the message: where it does not, the line says so.
  const looks = only?.hasDryRun === false ? terminal.say(words.dryRun, { vendor: only.vendorName }) : '';
  const own = OWN_COMMANDS.find((name) => configured.some(({ vendor }) => name.startsWith(`${vendor}-`)));
  const next =
    own === undefined
      ? terminal.say(words.next, { command })
      : terminal.say(words.nextOr, { command: `tim-push ${own}${source}`, other: command });
  return `${next}${looks}`;
}

const originText = (origin: Origin): string =>
  printable(
    `${origin.file}${origin.line === undefined ? '' : `:${origin.line}`}${origin.through === undefined ? '' : ` (${origin.through})`}`,
  );

const countOf = (row: VendorRow, severity: string): number =>
  row.problems.filter((problem) => problem.severity === severity).length;

function configCell(row: VendorRow, terminal: TerminalText): Cell {
  if (row.demo === true && row.config === 'ok') return { text: terminal.say(words.demo), tone: 'quiet' };
  const count = row.config === 'errors' ? countOf(row, 'error') : countOf(row, 'warning');
  const tone = (
    {
      ok: 'good',
      warnings: 'look',
      errors: 'bad',
      incomplete: 'look',
      'app-only': 'look',
      'not-configured': 'quiet',
      disabled: 'quiet',
    } as const
  )[row.config];
  return { text: terminal.say(words[row.config], { count }), tone };
}

function onlineCell(row: VendorRow, terminal: TerminalText): Cell {
  if (row.config === 'not-configured' || row.config === 'disabled') return { text: '' };
  const tone = ({ verified: 'good', refused: 'bad', unreachable: 'bad', skipped: 'quiet' } as const)[row.online];
  return { text: terminal.say(words[row.online]), tone };
}

function notesOf(row: VendorRow, terminal: TerminalText): string {
  const missing = row.problems.find((problem) => problem.code === 'config/missing-key')?.args['keys'];
  const parts = [
    ...row.problems.filter((problem) => problem.vendorCode !== undefined).map((problem) => problem.vendorCode ?? ''),
    ...(typeof missing === 'string' ? [terminal.say(words.missing, { keys: missing })] : []),
    ...(row.note === undefined ? [] : [terminal.say(row.note)]),
    ...(row.expires === undefined
      ? []
      : [terminal.say(words.expires, { date: new Date(row.expires).toISOString().slice(0, 10) })]),
  ];
  return parts.join(terminal.language === 'zh' ? '；' : '; ');
}

function countLine(report: ConfigReport, terminal: TerminalText): string {
  const isChinese = terminal.language === 'zh';
  const absent = report.rows
    .filter(({ config }) => config === 'not-configured')
    .map(({ vendorName }) => terminal.say(vendorName));
  const counted = (state: string, text: Text): string[] => {
    const count = report.rows.filter(
      (row) =>
        row.config === state || (row.online === state && row.config !== 'not-configured' && row.config !== 'disabled'),
    ).length;
    return count === 0 ? [] : [`${count} ${isChinese ? '个' : ''}${terminal.say(text)}`];
  };
  const ofConfig = (state: VendorRow['config'], text: Text): string[] => {
    // A vendor that answered is counted among the answers.
    const count = report.rows.filter((row) => row.config === state && row.online === 'skipped').length;
    return count === 0 ? [] : [`${count} ${isChinese ? '个' : ''}${terminal.say(text)}`];
  };
  const counts = [
    ...counted('verified', words.verified),
    ...ofConfig('ok', words.ok),
    ...ofConfig('errors', words.withErrors),
    ...counted('refused', words.refused),
    ...counted('unreachable', words.unreachable),
    ...ofConfig('warnings', words.withWarnings),
    ...counted('incomplete', words.incomplete),
    ...counted('app-only', words['app-only']),
    ...counted('not-configured', words['not-configured']),
  ].join(isChinese ? '，' : ', ');
  const names = absent.join(isChinese ? '、' : ', ');
  return absent.length === 0 ? counts : isChinese ? `${counts}（${names}）` : `${counts} (${names})`;
}
