// A token file of plain lines: one device token each, blank lines ignored.
import { deliveryProblem } from '../../problems/entries/delivery.js';
import type { SourceEntry } from './entry.js';
import { type Line, LONGEST_LINE } from './lines.js';

export const tooLong = (line: number, file: string): SourceEntry => ({
  line,
  problem: deliveryProblem('tokens/line-too-long', { args: { line, file, limit: LONGEST_LINE } }),
});

export async function* readPlain(
  batches: AsyncIterable<readonly Line[]>,
  file: string,
): AsyncGenerator<readonly SourceEntry[]> {
  for await (const lines of batches) {
    const entries: SourceEntry[] = [];
    for (const { number, text } of lines) {
      if (text === undefined) {
        entries.push(tooLong(number, file));
        continue;
      }
      const token = text.trim();
      if (token !== '') entries.push({ line: number, token });
    }
    if (entries.length > 0) yield entries;
  }
}
