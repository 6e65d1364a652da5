// Reads a token file of any of the three kinds; its first line tells which: an object is NDJSON, a header with `token` is CSV, else plain lines.
import { deliveryProblem } from '../../problems/entries/delivery.js';
import { t } from '../../text/language.js';
import { isTokenName, readCsv } from './csv.js';
import { type SourceEntry, SourceError } from './entry.js';
import { LONGEST_LINE, numberedLines } from './lines.js';
import { readNdjson } from './ndjson.js';
import { readPlain } from './plain.js';
import { textChunks } from './text-chunks.js';

const CSV_DELIMITERS = [',', ';', '\t'] as const;

/** Entries in groups, as the bytes arrive; never more than one chunk in memory. Throws `SourceError` for a source that cannot be read on. */
export async function* readTokens(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<readonly SourceEntry[]> {
  const chunks = textChunks(bytes, file);
  let start = '';
  let hasBegun = false;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) break;
    start += next.value;
    // Only the new piece is looked at: one pattern over all of it would begin again at every character of a line without an end.
    const from: number = hasBegun ? 0 : next.value.search(/\S/);
    hasBegun ||= from !== -1;
    if ((hasBegun && /[\r\n]/.test(next.value.slice(from))) || start.length > LONGEST_LINE) break;
  }
  const text = withStart(start, chunks);
  const first = (/\S[^\r\n]*/.exec(start)?.[0] ?? '').trimEnd();
  if (first.startsWith('['))
    throw new SourceError(
      deliveryProblem('tokens/not-a-list', { args: { file, what: words.array, how: words.fromArray } }),
    );
  if (first.startsWith('{')) {
    yield* readNdjson(numberedLines(text), file);
    return;
  }
  const delimiter = delimiterOf(first);
  if (delimiter === undefined) {
    yield* readPlain(numberedLines(text), file);
    return;
  }
  yield* readCsv(numberedLines(text), file, delimiter);
}

const words = {
  array: t('one JSON array', '一个 JSON 数组'),
  fromArray: t(
    "write one entry per line: jq -c '.[]' list.json > list.ndjson (for strings: jq -r)",
    "每行写一项：jq -c '.[]' list.json > list.ndjson（元素是文本时用 jq -r）",
  ),
};

/** No device token holds a comma, a semicolon or a tab; the name of a token column alone is a table of one column. */
function delimiterOf(first: string): string | undefined {
  const [delimiter] = CSV_DELIMITERS.filter((mark) => first.includes(mark));
  if (delimiter !== undefined) return delimiter;
  return isTokenName(first) ? ',' : undefined;
}

async function* withStart(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    if (start !== '') yield start;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
