// One line for each vendor of a long run: how far, how fast, how long yet, and what was refused.
import { formatDuration } from '../text/duration.js';
import { t } from '../text/language.js';
import { padTo, type TerminalText, widthOf } from './terminal-text.js';

export interface ProgressRow {
  readonly name: string;
  readonly done: number;
  readonly counts: { readonly accepted: number; readonly rejected: number; readonly unreachable: number };
  readonly perSecond: number;
}

export interface ProgressView {
  readonly rows: readonly ProgressRow[];
  /** Device tokens altogether; undefined when a pipe brings them. */
  readonly total: number | undefined;
}

const BAR = 20;

const words = {
  perSecond: t('/s', '/秒'),
  left: t('left', '剩余'),
  rejected: t('rejected', '被拒绝'),
  unreachable: t('unreachable', '无法连接'),
  accepted: t('accepted', '已接受'),
};

export function layoutProgress(terminal: TerminalText, { rows, total }: ProgressView): readonly string[] {
  const width = Math.max(0, ...rows.map((row) => widthOf(row.name)));
  const all = rows.reduce((sum, row) => sum + row.done, 0);
  const speed = rows.reduce((sum, row) => sum + row.perSecond, 0);
  const single = rows.length === 1;
  const lines = rows.map((row) => {
    const head =
      single && total !== undefined
        ? [bar(row.done / Math.max(1, total)), of(terminal, row.done, total)]
        : [count(terminal, row.done)];
    return [
      padTo(row.name, width),
      ...head,
      ...tail(terminal, row),
      ...(single ? left(terminal, all, speed, total) : []),
    ].join('  ');
  });
  if (single || total === undefined) return lines;
  return [
    ...lines,
    [bar(all / Math.max(1, total)), of(terminal, all, total), ...left(terminal, all, speed, total)].join('  '),
  ];
}

const bar = (share: number): string => {
  const full = Math.max(0, Math.min(BAR, Math.floor(share * BAR)));
  return '█'.repeat(full) + '░'.repeat(BAR - full);
};

const count = (terminal: TerminalText, value: number): string =>
  value.toLocaleString(terminal.language === 'zh' ? 'zh-CN' : 'en-US');

const of = (terminal: TerminalText, done: number, total: number): string =>
  `${count(terminal, done)} / ${count(terminal, total)}`;

function tail(terminal: TerminalText, row: ProgressRow): string[] {
  const parts = [`${count(terminal, Math.round(row.perSecond))}${terminal.say(words.perSecond)}`];
  parts.push(terminal.color.green(`${count(terminal, row.counts.accepted)} ${terminal.say(words.accepted)}`));
  if (row.counts.rejected > 0)
    parts.push(terminal.color.red(`${count(terminal, row.counts.rejected)} ${terminal.say(words.rejected)}`));
  if (row.counts.unreachable > 0)
    parts.push(terminal.color.red(`${count(terminal, row.counts.unreachable)} ${terminal.say(words.unreachable)}`));
  return parts;
}

function left(terminal: TerminalText, done: number, perSecond: number, total: number | undefined): string[] {
  if (total === undefined || perSecond <= 0 || done >= total) return [];
  const time = formatDuration(Math.max(1000, ((total - done) / perSecond) * 1000));
  return [terminal.language === 'zh' ? `${terminal.say(words.left)} ${time}` : `${time} ${terminal.say(words.left)}`];
}

/** A rate that follows the last seconds, not the whole run. */
export class Speed {
  #marks: { readonly at: number; readonly done: number }[] = [];

  at(done: number, now: number): number {
    this.#marks.push({ at: now, done });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > 5000) this.#marks.shift();
    const [first] = this.#marks;
    const span = now - (first?.at ?? now);
    return span <= 0 ? 0 : ((done - (first?.done ?? 0)) * 1000) / span;
  }
}
