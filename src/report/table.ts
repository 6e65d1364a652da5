// A plain table: blanks between the columns, no lines, CJK counted two wide.
import { padTo, type TerminalText, widthOf } from './terminal-text.js';

export interface Cell {
  readonly text: string;
  readonly tone?: 'good' | 'bad' | 'look' | 'quiet';
}

/** Lines of a table with a header, indented by two. Trailing blanks are cut. */
export function layoutTable(
  terminal: TerminalText,
  header: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  const widths = header.map((title, i) => Math.max(widthOf(title), ...cells.map((row) => widthOf(row[i]?.text ?? ''))));
  const line = (texts: readonly string[], paint: (text: string, column: number) => string): string =>
    `  ${texts.map((text, i) => paint(i === texts.length - 1 ? text : padTo(text, widths[i] ?? 0), i)).join('  ')}`.trimEnd();
  return [
    line(header, (text) => terminal.color.dim(text)),
    ...cells.map((row) =>
      line(
        row.map((cell) => cell.text),
        (text, i) => paint(terminal, text, row[i]?.tone),
      ),
    ),
  ];
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
