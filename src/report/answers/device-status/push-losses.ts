// How the chat pushes of an app ended at Tencent IM: their counts, and the codes of those that were lost. For people and for JSON.
import { type Text, t } from '../../../text/language.js';
import type { DocumentOf } from '../../shapes/index.js';
import { layoutPairs } from '../../table.js';
import { SIGNS, type TerminalText } from '../../terminal-text.js';

export interface LossReport {
  /** Seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Undefined when Tencent did not report them. */
  readonly sums?: {
    readonly total?: number;
    readonly sent?: number;
    readonly delivered?: number;
    readonly clicked?: number;
  };
  readonly losses: readonly {
    readonly at: 'before' | 'after';
    readonly vendor?: string;
    readonly vendorName?: Text | undefined;
    readonly code: string;
    readonly count: number;
    readonly info?: string;
  }[];
}

const words = {
  lead: t('Tencent IM  chat pushes, {from} to {to}', '腾讯 IM  聊天推送，{from} 至 {to}'),
  total: t('due', '应发送'),
  sent: t('sent', '已发送'),
  delivered: t('delivered', '已触达'),
  clicked: t('clicked', '已点击'),
  before: t('not handed to the vendor', '未发给厂商'),
  after: t('handed on, not delivered', '已发给厂商，未触达'),
  none: t('Tencent names no lost push in this time.', '腾讯没有列出这段时间内丢失的推送。'),
} satisfies Record<string, Text>;

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/:\d\d\.000Z$/, 'Z');

export const lossDocument = ({
  from,
  to,
  sums,
  losses,
}: LossReport): NonNullable<DocumentOf<'device-status'>['losses']> => ({
  from: timeOf(from),
  to: timeOf(to),
  ...(sums === undefined ? {} : { pushes: { ...sums } }),
  lost: losses.map(({ at, vendor, code, count, info }) => ({
    at,
    ...(vendor === undefined ? {} : { vendor }),
    code,
    count,
    ...(info === undefined ? {} : { info }),
  })),
});

export function layoutLosses({ from, to, sums, losses }: LossReport, terminal: TerminalText): string[] {
  const lead = `${SIGNS.look} ${terminal.say(words.lead, { from: timeOf(from), to: timeOf(to) })}`;
  const numbers = (['total', 'sent', 'delivered', 'clicked'] as const).flatMap((name) =>
    sums?.[name] === undefined ? [] : [[terminal.say(words[name]), String(sums[name])] as const],
  );
  const lost = losses.map(
    ({ at, vendorName, code, count, info }) =>
      [
        terminal.say(words[at]),
        [count, '×', vendorName === undefined ? undefined : terminal.say(vendorName), code, info]
          .filter((part) => part !== undefined)
          .join(' '),
      ] as const,
  );
  const rows = [...numbers, ...lost];
  return [
    losses.length === 0 ? lead.replace(SIGNS.look, SIGNS.skipped) : terminal.color.yellow(lead),
    ...layoutPairs(rows),
    ...(losses.length === 0 ? [`  ${terminal.say(words.none)}`] : []),
  ];
}
