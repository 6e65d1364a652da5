// Progress of a long run: count, rate, time left and refusals; drawn on a terminal, or one plain line for a log.
import { stripVTControlCharacters } from 'node:util';
import { formatDuration } from '../text/duration.js';
import { type Text, t } from '../text/language.js';
import { padTo, type TerminalText, widthOf } from './terminal-text.js';

export interface ProgressRow {
  readonly name: Text;
  readonly done: number;
  readonly counts: { readonly rejected: number; readonly unreachable: number; readonly notSent: number };
  readonly perSecond: number;
}

export interface ProgressView {
  readonly rows: readonly ProgressRow[];
  /** Number of device tokens; undefined when they come from a pipe. */
  readonly total: number | undefined;
}

const BAR = 20;
/** A shorter bar would say less than the numbers beside it. */
const SHORTEST_BAR = 5;

const words = {
  perSecond: t('/s', '/秒'),
  left: t('{time} left', '剩余 {time}'),
  rejected: t('{count} rejected', '{count} 被拒绝'),
  unreachable: t('{count} unreachable', '{count} 无法连接'),
  notSent: t('{count} not sent', '{count} 未发送'),
  of: t('{done} of {total} device tokens', '{done} / {total} 个设备 token'),
  done: t('{done} device tokens', '{done} 个设备 token'),
  progress: t('Progress: ', '进度：'),
};

/** Redrawn on a terminal: a line for each vendor, and one for all of them. Each line fits the width. */
export function layoutProgress(terminal: TerminalText, { rows, total }: ProgressView): readonly string[] {
  const [only] = rows;
  const all = sumOf(rows);
  if (only !== undefined && rows.length === 1 && total !== undefined)
    return [barLine(terminal, [terminal.say(only.name)], all, total, refusals(terminal, all.counts))];
  const width = Math.max(0, ...rows.map((row) => widthOf(terminal.say(row.name))));
  const lines = rows.map((row) =>
    fit(terminal, [
      padTo(terminal.say(row.name), width),
      count(terminal, row.done),
      rate(terminal, row),
      ...refusals(terminal, row.counts),
    ]),
  );
  return total === undefined ? lines : [...lines, barLine(terminal, [], all, total, [])];
}

/** The bar takes the columns that the numbers leave. */
function barLine(
  terminal: TerminalText,
  head: readonly string[],
  all: Omit<ProgressRow, 'name'>,
  total: number,
  tail: readonly string[],
): string {
  const numbers = [
    `${count(terminal, all.done)} / ${count(terminal, total)}`,
    rate(terminal, all),
    ...left(terminal, all, total),
    ...tail,
  ];
  const room = Math.min(BAR, terminal.columns - 1 - GAP.length - shownWidth([...head, ...numbers]));
  const drawn = room < SHORTEST_BAR ? [] : [bar(all.done / Math.max(1, total), room)];
  return fit(terminal, [...head, ...drawn, ...numbers]);
}

/** One plain line for a log, where nothing is redrawn: all vendors together. */
export function progressLine(terminal: TerminalText, { rows, total }: ProgressView): string {
  const all = sumOf(rows);
  const args = { done: count(terminal, all.done), total: count(terminal, total ?? 0) };
  const parts = [
    terminal.say(total === undefined ? words.done : words.of, args),
    rate(terminal, all),
    ...left(terminal, all, total),
    ...refusals(terminal, all.counts),
  ];
  return `${terminal.say(words.progress)}${parts.join(terminal.language === 'zh' ? '，' : ', ')}`;
}

const GAP = '  ';

function sumOf(rows: readonly ProgressRow[]): Omit<ProgressRow, 'name'> {
  const sum = (of: (row: ProgressRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    done: sum((row) => row.done),
    perSecond: sum((row) => row.perSecond),
    counts: {
      rejected: sum(({ counts }) => counts.rejected),
      unreachable: sum(({ counts }) => counts.unreachable),
      notSent: sum(({ counts }) => counts.notSent),
    },
  };
}

/** A wrapped line could not be overwritten: parts that do not fit are dropped from the end. */
function fit(terminal: TerminalText, parts: readonly string[]): string {
  let kept = parts.length;
  while (kept > 1 && shownWidth(parts.slice(0, kept)) >= terminal.columns) kept -= 1;
  return parts.slice(0, kept).join(GAP);
}

const shownWidth = (parts: readonly string[]): number => widthOf(stripVTControlCharacters(parts.join(GAP)));

const bar = (share: number, width: number): string => {
  const full = Math.max(0, Math.min(width, Math.floor(share * width)));
  return '█'.repeat(full) + '░'.repeat(width - full);
};

const count = (terminal: TerminalText, value: number): string =>
  value.toLocaleString(terminal.language === 'zh' ? 'zh-CN' : 'en-US');

const rate = (terminal: TerminalText, { perSecond }: Pick<ProgressRow, 'perSecond'>): string =>
  `${count(terminal, Math.round(perSecond))}${terminal.say(words.perSecond)}`;

const refusals = (terminal: TerminalText, counts: ProgressRow['counts']): readonly string[] =>
  (['rejected', 'unreachable', 'notSent'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => terminal.color.red(terminal.say(words[name], { count: count(terminal, counts[name]) })));

function left(
  terminal: TerminalText,
  { done, perSecond }: Pick<ProgressRow, 'done' | 'perSecond'>,
  total: number | undefined,
): readonly string[] {
  if (total === undefined || perSecond <= 0 || done >= total) return [];
  return [terminal.say(words.left, { time: formatDuration(Math.max(1000, ((total - done) / perSecond) * 1000)) })];
}

/** The rate over the last seconds, not over the whole run; results of an earlier run do not count. */
export class Speed {
  #marks: { readonly at: number; readonly done: number }[];

  constructor(startedAt: number, done: number) {
    this.#marks = [{ at: startedAt, done }];
  }

  at(done: number, now: number): number {
    this.#marks.push({ at: now, done });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > 5000) this.#marks.shift();
    const [first] = this.#marks;
    const span = now - (first?.at ?? now);
    return span <= 0 ? 0 : ((done - (first?.done ?? 0)) * 1000) / span;
  }
}
