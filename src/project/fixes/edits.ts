// Changes that mend a finding: a part of a file replaced, or lines put beside others in their indentation. A file that is no UTF-8 is left alone.
import { lineEndOf, type SourceFile } from '../../readers/source.js';
import type { Edit } from '../types.js';

export const replaced = (source: SourceFile, start: number, end: number, text: string): Edit[] =>
  source.isUtf8 ? [{ path: source.path, start, end, text }] : [];

export const inserted = (source: SourceFile, at: number, text: string): Edit[] => replaced(source, at, at, text);

/** A text found at or behind an offset, written anew. */
export function rewritten(source: SourceFile, from: number, old: string, text: string): Edit[] {
  const start = source.text.indexOf(old, from);
  return start === -1 ? [] : replaced(source, start, start + old.length, text);
}

/** Where the line of an offset begins, and its blanks; undefined when something else is before the offset. */
function lineOf({ text }: SourceFile, offset: number): { readonly start: number; readonly indent: string } | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = text.slice(start, offset);
  return /^[ \t]*$/.test(indent) ? { start, indent } : undefined;
}

/** Lines above the one that begins at an offset, with its indentation and the line ends of the file. */
export function linesAbove(source: SourceFile, offset: number, lines: readonly string[], step = ''): Edit[] {
  const line = lineOf(source, offset);
  const end = lineEndOf(source.text);
  return line === undefined
    ? []
    : inserted(source, line.start, lines.map((text) => `${line.indent}${step}${text}${end}`).join(''));
}

/** A line below a statement, which has to begin its own line. */
export function lineBelow(
  source: SourceFile,
  statement: { readonly offset: number; readonly end: number },
  text: string,
): Edit[] {
  const line = lineOf(source, statement.offset);
  const lineEnd = source.text.indexOf('\n', statement.end);
  return line === undefined || lineEnd === -1
    ? []
    : inserted(source, lineEnd + 1, `${line.indent}${text}${lineEndOf(source.text)}`);
}

export function linesAtEnd(source: SourceFile, lines: readonly string[]): Edit[] {
  const { text } = source;
  const end = lineEndOf(text);
  const lead = text === '' || text.endsWith('\n') ? '' : end;
  return inserted(source, text.length, lead + lines.map((line) => `${line}${end}`).join(''));
}
