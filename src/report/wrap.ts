// Long lines cut at words for a terminal: at blanks, and between Han characters; a text without such a place stays whole.
import { uncoloured, widthOf } from './terminal-text.js';

/** A blank, one Han character, or a word; each with the punctuation that may not begin or end a line. */
const PIECES =
  /\s+|[（「『“‘《]*(?:[\p{sc=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef]+)[，。；：！？、）」』”’》]*/gu;

/** Lines of at most `width` columns, of `rest` after the first; the text itself where `width` is undefined, as in a pipe. */
export function wrapText(text: string, width: number | undefined, rest = width): readonly string[] {
  if (width === undefined || widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > (lines.length === 0 ? width : (rest ?? width))) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The same, with every further line indented to the start of the first line's text. */
export function wrapBehind(
  lead: string,
  text: string,
  columns: number | undefined,
  indent = widthOf(lead),
): readonly string[] {
  const [first = '', ...rest] = wrapText(text, columns === undefined ? undefined : Math.max(20, columns - indent));
  return [`${lead}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** Lines that are copied or compared as they are: a command by itself, curl with its arguments, JSON, a diff. */
const AS_IT_IS =
  /^ +(?:npx )?tim-push (?!.* {2})|^ *curl | \\$|^ {2}(?:-H|--data-binary|--cert) |^ *(?:\{"|\[[{"])|^[-+]/;
/** Text in a right-hand column wraps within that column. */
const LEAD = /^\s*(?:\S.*?\s{2,}(?=\S))?/;

/** Wraps every line of a text at words; returns it unchanged where `columns` is undefined. */
export const wrapLines = (text: string, columns: number | undefined): string =>
  columns === undefined
    ? text
    : text
        .split('\n')
        .flatMap((line) => (widthOf(line) <= columns || AS_IT_IS.test(line) ? [line] : hung(line, columns)))
        .join('\n');

function hung(line: string, columns: number): readonly string[] {
  const blanks = /^ */.exec(line)?.[0] ?? '';
  const lead = widthOf(LEAD.exec(uncoloured(line))?.[0] ?? '');
  const indent = lead <= columns - 20 ? lead : blanks.length + 2;
  const [first = '', ...rest] = wrapText(line.trimStart(), columns - blanks.length, columns - indent);
  return [blanks + first, ...rest.map((text) => ' '.repeat(indent) + text)];
}
