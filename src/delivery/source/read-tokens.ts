// Reads a token file of any of the three kinds; its first line tells which: an object is NDJSON, a header with `token` is CSV, else plain lines.
import { readCsv, TOKEN_COLUMNS } from './csv.js';
import type { SourceEntry } from './entry.js';
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
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) break;
    start += next.value;
    if (/\S[^\r\n]*[\r\n]/.test(start) || start.length > LONGEST_LINE) break;
  }
  const text = withStart(start, chunks);
  const first = (/\S[^\r\n]*/.exec(start)?.[0] ?? '').trimEnd();
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

/** No device token holds a comma, a semicolon or a tab; the name of a token column alone is a table of one column. */
function delimiterOf(first: string): string | undefined {
  const [delimiter] = CSV_DELIMITERS.filter((mark) => first.includes(mark));
  if (delimiter !== undefined) return delimiter;
  const name = first.replace(/"/g, '').trim().toLowerCase();
  return name === 'token' || TOKEN_COLUMNS.includes(name) ? ',' : undefined;
}

async function* withStart(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    if (start !== '') yield start;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
