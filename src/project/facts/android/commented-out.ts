// A line that was commented out: where something is missing, most likely that line is meant.
import type { Origin } from '../../../problems/types.js';
import type { SourceFile } from '../../../readers/source.js';

export function commentedOut(
  source: SourceFile | undefined,
  text: string,
  from = 0,
  to = source?.text.length ?? 0,
): Origin | undefined {
  const line = new RegExp(`^[ \\t]*(?://|#|<!--|/\\*).*${text.replace(/[^\w:/-]/g, '.')}`, 'm').exec(
    source?.text.slice(from, to) ?? '',
  );
  return line === null ? undefined : source?.at(from + line.index + line[0].search(/\S/));
}
