// A plain table: blanks between the columns, no lines, CJK counted two wide. On a terminal long cells go on below, at words; in a pipe nothing is cut.
import { padTo, type TerminalText, widthOf } from './terminal-text.js';
import { wrapText } from './wrap.js';

/** A column is not made narrower than this. */
const NARROWEST = 16;
/** Where a line may end. */
const BREAKS = /\s+|(?<=\p{sc=Han})/u;

export interface Cell {
  readonly text: string;
  readonly tone?: 'good' | 'bad' | 'look' | 'quiet';
}

/**
 * Lines of a table with a header, indented by two. Trailing blanks are cut. `below`: the column of long words, such as ids; one that does not
 * fit beside the others has a line of its own under its row.
 */
export function layoutTable(
  terminal: TerminalText,
  header: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
  below?: number,
): string[] {
  const whole = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  const room = below === undefined ? undefined : roomOf(below, header, whole, terminal.wrapAt);
  const isBelow = ({ text }: Cell, i: number): boolean => i === below && room !== undefined && widthOf(text) > room;
  const cells = whole.map((row) => row.map((cell, i) => (isBelow(cell, i) ? { text: '' } : cell)));
  const widths = fitting(
    header.map((title, i) => [title, ...cells.map((row) => row[i]?.text ?? '')]),
    terminal.wrapAt,
  );
  const line = (texts: readonly string[], paint: (text: string, column: number) => string): string =>
    `  ${texts.map((text, i) => paint(i === texts.length - 1 ? text : padTo(text, widths[i] ?? 0), i)).join('  ')}`.trimEnd();
  return [
    line(header, (text) => terminal.color.dim(text)),
    ...cells.flatMap((row, at) => {
      const parts = row.map(({ text }, i) => wrapText(text, terminal.wrapAt === undefined ? undefined : widths[i]));
      const height = Math.max(...parts.map((part) => part.length));
      return [
        ...Array.from({ length: height }, (_, n) =>
          line(
            parts.map((part) => part[n] ?? ''),
            (text, i) => paint(terminal, text, row[i]?.tone),
          ),
        ),
        ...(whole[at] ?? []).filter(isBelow).map(({ text, tone }) => `    ${paint(terminal, text, tone)}`),
      ];
    }),
  ];
}

/** What the other columns leave for one of them. */
function roomOf(
  column: number,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  end: number | undefined,
): number | undefined {
  if (end === undefined) return undefined;
  const others = header.map((title, i) =>
    i === column ? 0 : Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i]?.text ?? ''))),
  );
  return end - others.reduce((sum, width) => sum + width + 2, 0);
}

/** The widest columns are narrowed until the table fits the terminal; in a pipe none is. A word is never broken. */
function fitting(columns: readonly (readonly string[])[], end: number | undefined): readonly number[] {
  const fitted = columns.map((texts) => Math.max(...texts.map(widthOf)));
  if (end === undefined) return fitted;
  const least = columns.map((texts) =>
    Math.max(NARROWEST, ...texts.flatMap((text) => text.split(BREAKS).map(widthOf))),
  );
  for (;;) {
    const over = fitted.reduce((sum, width) => sum + width + 2, 0) - end;
    const room = fitted.map((width, i) => width - (least[i] ?? width));
    const most = Math.max(...room);
    if (over <= 0 || most <= 0) return fitted;
    const widest = room.indexOf(most);
    fitted[widest] = (fitted[widest] ?? 0) - Math.min(over, most);
  }
}

function paint(terminal: TerminalText, text: string, tone: Cell['tone']): string {
  switch (tone) {
    case 'good':
      return terminal.color.green(text);
    case 'bad':
      return terminal.color.red(text);
    case 'look':
      return terminal.color.yellow(text);
    case 'quiet':
      return terminal.color.dim(text);
    default:
      return text;
  }
}
