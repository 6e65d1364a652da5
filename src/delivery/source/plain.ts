// A token file of plain lines: one device token each, blank lines ignored.
import { deliveryProblem } from '../../problems/entries/delivery.js';
import type { SourceEntry } from './entry.js';
import { type Lines, LONGEST_LINE } from './lines.js';
import { oddSign } from './odd-signs.js';

export const tooLong = (line: number, file: string): SourceEntry => ({
  line,
  problem: deliveryProblem('tokens/line-too-long', { args: { line, file, limit: LONGEST_LINE } }),
});

export async function* readPlain(batches: AsyncIterable<Lines>, file: string): AsyncGenerator<readonly SourceEntry[]> {
  for await (const { first, texts } of batches) {
    const entries: SourceEntry[] = [];
    for (let i = 0; i < texts.length; i += 1) {
      const token = texts[i]?.trim();
      if (token === undefined) entries.push(tooLong(first + i, file));
      else if (token !== '') {
        const problem = oddSign(token, first + i, file);
        entries.push(problem === undefined ? { line: first + i, token } : { line: first + i, problem });
      }
    }
    if (entries.length > 0) yield entries;
  }
}
