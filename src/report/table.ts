// A plain table: blanks between the columns, no lines, CJK counted two wide.
import { type Paper, padTo, widthOf } from './terminal-text.js';

export interface Cell {
  readonly text: string;
  readonly tone?: 'good' | 'bad' | 'look' | 'quiet';
}

/** Lines of a table with a header, indented by two. Trailing blanks are cut. */
export function layoutTable(
  paper: Paper,
  header: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  const widths = header.map((title, i) => Math.max(widthOf(title), ...cells.map((row) => widthOf(row[i]?.text ?? ''))));
  const line = (texts: readonly string[], paint: (text: string, column: number) => string): string =>
    `  ${texts.map((text, i) => paint(i === texts.length - 1 ? text : padTo(text, widths[i] ?? 0), i)).join('  ')}`.trimEnd();
  return [
    line(header, (text) => paper.color.dim(text)),
    ...cells.map((row) =>
      line(
        row.map((cell) => cell.text),
        (text, i) => paint(paper, text, row[i]?.tone),
      ),
    ),
  ];
}

function paint(paper: Paper, text: string, tone: Cell['tone']): string {
  switch (tone) {
    case 'good':
      return paper.color.green(text);
    case 'bad':
      return paper.color.red(text);
    case 'look':
      return paper.color.yellow(text);
    case 'quiet':
      return paper.color.dim(text);
    default:
      return text;
  }
}
