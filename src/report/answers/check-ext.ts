// The answer of `check-ext`: per vendor where the ext travels, how big it is, and what the app makes of it after a click.

import type { Problem } from '../../problems/types.js';
import type { ClickOutcome } from '../../push/ext/callback.js';
import type { ClickTarget, ExtDelivery } from '../../push/types.js';
import { fill, type Language, type Text, t } from '../../text/language.js';
import { printable } from '../../text/printable.js';
import { claims, DONE } from '../claims.js';
import { layoutProblems } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { type Cell, layoutTable } from '../table.js';
import { SIGNS, type TerminalText } from '../terminal-text.js';

export interface ExtReport {
  readonly ext: string;
  readonly ok: boolean;
  readonly kind: 'flutter-demo' | 'entity' | 'custom' | undefined;
  readonly conversationId: string | undefined;
  readonly clickTarget: ClickTarget;
  readonly rows: readonly {
    readonly vendor: string;
    readonly vendorName: Text;
    readonly delivery: ExtDelivery;
    readonly reading:
      | { readonly documented: ClickOutcome; readonly demo: ClickOutcome }
      | { readonly timpush: ClickOutcome }
      | undefined;
  }[];
  readonly problems: readonly Problem[];
}

const words = {
  partly: t(
    'a click opens {what}, but not on {vendors}: see the table',
    '点击后打开 {what}，但 {vendors} 除外：见下表',
  ),
  doubted: t('a click opens {what}: see what is below', '点击后打开 {what}，请看下面的提示'),
  none: t('with these flags no click opens {what}: see the table', '按这些参数，点击无法打开 {what}：见下表'),
  vendor: t('vendor', '厂商'),
  where: t('travels in', '传递位置'),
  size: t('size', '大小'),
  callback: t('The click callback gets:', '点击回调收到：'),
  handler: t('documented handler', '官方示例回调'),
  opens: t('opens {kind} {id}', '打开 {kind} {id}'),
  nothing: t('nothing', '无'),
  more: t('and more keys', '以及其他键'),
  bytes: t('bytes', '字节'),
  characters: t('characters', '字符'),
} satisfies Record<string, Text>;

export function checkExtDocument(report: ExtReport, language: Language): DocumentOf<'check-ext'> {
  return {
    ext: report.ext,
    valid: report.ok,
    kind: report.kind ?? null,
    conversationID: report.conversationId ?? null,
    clickTarget: report.clickTarget,
    deliveries: report.rows.map(({ vendor, delivery, reading }) => ({
      vendor,
      where: delivery.where,
      fragment: delivery.fragment,
      callback: delivery.callback ?? null,
      moreKeys: delivery.moreKeys,
      size: delivery.size,
      limit: delivery.limit ?? null,
      unit: delivery.unit,
      ...(reading === undefined
        ? {}
        : {
            reading: Object.fromEntries(
              Object.entries(reading).map(([handler, value]) => [
                handler,
                readingDocument(value as ClickOutcome, language),
              ]),
            ),
          }),
    })),
  };
}

type Reading = NonNullable<DocumentOf<'check-ext'>['deliveries'][number]['reading']>[string];

const readingDocument = (reading: ClickOutcome, language: Language): Reading =>
  'opens' in reading ? { opens: reading.opens, id: reading.id } : { fails: fill(reading.fails, language) };

export function layoutCheckExt(report: ExtReport, terminal: TerminalText): string {
  const lines: string[] = [];
  if (report.ok) {
    lines.push(
      headline(report, terminal),
      '',
      ...layoutTable(
        terminal,
        [words.vendor, words.where, words.size, words.handler],
        report.rows.map((row) => rowCells(row, terminal)),
      ),
      '',
      terminal.say(words.callback),
      ...callbacks(report, terminal),
      '',
    );
  }
  lines.push(...layoutProblems(terminal, report.problems, report.rows));
  while (lines[lines.length - 1] === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

/** Says that a tap opens the conversation only if the app's handler opens it for every vendor in the table. */
function headline(report: ExtReport, terminal: TerminalText): string {
  const { conversationId } = report;
  if (conversationId === undefined) return terminal.color.green(`${DONE} ${terminal.say(claims.extIsObject)}`);
  const what = printable(conversationId);
  const others = report.rows.filter((row) => !rowOpens(row));
  // An invisible character in the id: most likely no such conversation exists.
  if (report.problems.some(({ code }) => code === 'ext/invisible-in-id'))
    return terminal.color.yellow(`${SIGNS.look} ${terminal.say(words.doubted, { what })}`);
  if (others.length === 0) return terminal.color.green(`${DONE} ${terminal.say(claims.extOpens, { what })}`);
  if (others.length === report.rows.length)
    return terminal.color.red(`${SIGNS.broken} ${terminal.say(words.none, { what })}`);
  const vendors = others
    .map(({ vendorName }) => terminal.say(vendorName))
    .join(terminal.language === 'zh' ? '、' : ', ');
  return terminal.color.yellow(`${SIGNS.look} ${terminal.say(words.partly, { what, vendors })}`);
}

/** The vendor refuses nothing, and the app's handler opens something. */
function rowOpens({ delivery, reading }: ExtReport['rows'][number]): boolean {
  if (reading === undefined || delivery.notes.some(({ severity }) => severity === 'error')) return false;
  return 'opens' in ('timpush' in reading ? reading.timpush : reading.documented);
}

/** Each value is listed once, below the vendors whose callback gets it: it is JSON to compare, and longer than a column. */
function callbacks({ rows }: ExtReport, terminal: TerminalText): string[] {
  const vendors = new Map<string, string[]>();
  for (const { vendorName, delivery } of rows) {
    const { callback, moreKeys } = delivery;
    const value = callback === undefined ? terminal.say(words.nothing) : printable(JSON.stringify(callback));
    const lines = `    ${value}${moreKeys ? `\n    ${terminal.say(words.more)}` : ''}`;
    vendors.set(lines, [...(vendors.get(lines) ?? []), terminal.say(vendorName)]);
  }
  return [...vendors].flatMap(([lines, names]) => [`  ${names.join(terminal.language === 'zh' ? '、' : ', ')}`, lines]);
}

function rowCells(row: ExtReport['rows'][number], terminal: TerminalText): (string | Text | Cell)[] {
  const { delivery, reading } = row;
  const unit = terminal.say(delivery.unit === 'bytes' ? words.bytes : words.characters);
  const size = `${delivery.size}${delivery.limit === undefined ? '' : ` / ${delivery.limit}`} ${unit}`;
  const over = delivery.limit !== undefined && delivery.size > delivery.limit;
  return [
    row.vendorName,
    delivery.where,
    { text: size, ...(over ? { tone: 'bad' as const } : {}) },
    readingCell(reading, terminal),
  ];
}

function readingCell(reading: ExtReport['rows'][number]['reading'], terminal: TerminalText): Cell {
  if (reading === undefined) return { text: terminal.say(words.nothing), tone: 'bad' };
  const first: ClickOutcome = 'timpush' in reading ? reading.timpush : reading.documented;
  if ('opens' in first)
    return { text: terminal.say(words.opens, { kind: first.opens, id: printable(first.id) }), tone: 'good' };
  return { text: printable(terminal.say(first.fails)), tone: 'look' };
}
