// Long lines cut at words for a terminal: at blanks, and between Han characters; what has no such place stays whole.
import { widthOf } from './terminal-text.js';

/** A blank, one Han character with the marks that may not begin a line, or a word. */
const PIECES =
  /\s+|[\p{sc=Han}\u3000-\u303f\uff00-\uffef][，。；：！？、）」』”’》]*|[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef]+[，。；：！？、）」』”’》]*/gu;

/** Lines of at most `width` columns; the text itself where `width` is undefined, as in a pipe. */
export function wrapText(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The same with every further line under the first one's text. */
export function wrapBehind(
  lead: string,
  text: string,
  columns: number | undefined,
  indent = widthOf(lead),
): readonly string[] {
  const [first = '', ...rest] = wrapText(text, columns === undefined ? undefined : Math.max(20, columns - indent));
  return [`${lead}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** A line to copy into a shell: a line break within it would be a part of it. */
const TO_COPY = /^ +tim-push /;

/** A whole text without colours, such as a help page: what is in a right column goes on in that column. */
export const wrapLines = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const lead = /^\s*(?:\S.*?\s{2,}(?=\S))?/.exec(line)?.[0] ?? '';
      return widthOf(line) <= columns || (lead.trim() === '' && TO_COPY.test(line))
        ? [line]
        : wrapBehind(lead, line.slice(lead.length), columns);
    })
    .join('\n');
