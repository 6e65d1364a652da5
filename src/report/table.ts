// A plain table: blanks between the columns, no lines, CJK counted two wide. On a terminal long cells wrap at words; in a pipe nothing is cut.
import type { Text } from '../text/language.js';
import { printable } from '../text/printable.js';
import { padTo, type TerminalText, widthOf } from './terminal-text.js';
import { wrapBehind, wrapText } from './wrap.js';

/** A column is not made narrower than this, and a shorter cell stays in its row. */
const NARROWEST = 16;
/** Where a line may end. */
const BREAKS = /\s+|(?<=\p{sc=Han})/u;

/** The colour of a tone. */
export const TONES = { good: 'green', bad: 'red', look: 'yellow', quiet: 'dim' } as const;

export interface Cell {
  readonly text: string;
  readonly tone?: keyof typeof TONES;
}

/**
 * Lines of a table with a header, indented by two. Trailing blanks are cut. If a terminal is too narrow, sentences wrap within their column;
 * a long word such as an id has a line of its own under its row.
 */
export function layoutTable(
  terminal: TerminalText,
  titles: readonly (string | Text)[],
  rows: readonly (readonly (string | Text | Cell)[])[],
): string[] {
  const { wrapAt } = terminal;
  const say = (text: string | Text): string => (typeof text === 'string' ? text : terminal.say(text));
  const header = titles.map(say);
  const whole = rows.map((row) =>
    row.map((cell): Cell => (typeof cell === 'object' && 'text' in cell ? cell : { text: say(cell) })),
  );
  const below = wrapAt === undefined ? new Set<Cell>() : tooLong(header, whole, wrapAt);
  const cells = whole.map((row) => row.map((cell) => (below.has(cell) ? { text: '' } : cell)));
  const widths = fitting(columnsIn(header, cells), wrapAt);
  const line = (texts: readonly string[], paint: (text: string, column: number) => string): string =>
    `  ${texts.map((text, i) => paint(i === texts.length - 1 ? text : padTo(text, widths[i] ?? 0), i)).join('  ')}`.trimEnd();
  const lines = (row: readonly Cell[]): string[] => {
    const parts = row.map(({ text }, i) => wrapText(text, wrapAt === undefined ? undefined : widths[i]));
    const height = Math.max(...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, n) =>
      line(
        parts.map((part) => part[n] ?? ''),
        (text, i) => paint(terminal, text, row[i]?.tone),
      ),
    );
  };
  return [
    ...lines(header.map((text) => ({ text, tone: 'quiet' }))),
    ...cells.flatMap((row, at) => [
      ...lines(row),
      ...(whole[at] ?? [])
        .filter((cell) => below.has(cell))
        .flatMap(({ text, tone }) => wrapBehind('    ', text, wrapAt).map((part) => paint(terminal, part, tone))),
    ]),
  ];
}

const columnsIn = (header: readonly string[], rows: readonly (readonly Cell[])[]): readonly (readonly string[])[] =>
  header.map((title, i) => [title, ...rows.map((row) => row[i]?.text ?? '')]);

/** The width of the table, with two blanks before each column. */
const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + 2, 0);

/** The smallest width of a cell: a word is never broken. */
const least = (text: string): number =>
  Math.min(widthOf(text), Math.max(NARROWEST, ...text.split(BREAKS).map(widthOf)));

/** The cells that fit in no layout of the columns, the one with the longest word first; never those of the first column. */
function tooLong(header: readonly string[], rows: readonly (readonly Cell[])[], end: number): ReadonlySet<Cell> {
  const below = new Set<Cell>();
  const columns = header.map((title, i) => ({
    title: least(title),
    cells: rows
      .flatMap((row) => row[i] ?? [])
      .map((cell) => ({ cell, length: least(cell.text) }))
      .sort((a, b) => a.length - b.length),
  }));
  for (;;) {
    const [first = 0, ...others] = columns.map(({ title, cells }) => Math.max(title, cells.at(-1)?.length ?? 0));
    const widest = columns[others.indexOf(Math.max(0, ...others)) + 1];
    const longest = others.length === 0 ? undefined : widest?.cells.at(-1);
    if (total([first, ...others]) <= end || longest === undefined || longest.length < NARROWEST) return below;
    below.add(longest.cell);
    widest?.cells.pop();
  }
}

/** The widest columns are narrowed until the table fits the terminal; in a pipe none is. A word is never broken. */
function fitting(columns: readonly (readonly string[])[], end: number | undefined): readonly number[] {
  const fitted = columns.map((texts) => Math.max(...texts.map(widthOf)));
  if (end === undefined) return fitted;
  const narrowest = columns.map((texts) => Math.max(...texts.map(least)));
  for (;;) {
    const over = total(fitted) - end;
    const room = fitted.map((width, i) => width - (narrowest[i] ?? width));
    const most = Math.max(...room);
    if (over <= 0 || most <= 0) return fitted;
    const widest = room.indexOf(most);
    fitted[widest] = (fitted[widest] ?? 0) - Math.min(over, most);
  }
}

const paint = (terminal: TerminalText, text: string, tone: Cell['tone']): string =>
  tone === undefined ? text : terminal.color[TONES[tone]](text);

/** Labels in one column, values in the other. */
export function layoutPairs(pairs: readonly (readonly [label: string, value: string])[]): string[] {
  const width = Math.max(0, ...pairs.map(([label]) => widthOf(label)));
  return pairs.map(([label, value]) => `  ${padTo(label, width)}  ${printable(value)}`);
}
