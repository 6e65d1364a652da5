// Cuts text into numbered lines: \n, \r\n and a lone \r end one; a line that never ends is given up, not collected.

/** Characters of the longest line that is read; a message with overrides fits many times. */
export const LONGEST_LINE = 65_536;

/** Lines that follow one another. */
export interface Lines {
  /** Number of the first one, 1-based. */
  readonly first: number;
  /** Undefined for a line longer than `LONGEST_LINE`. */
  readonly texts: readonly (string | undefined)[];
}

/** The lines of each chunk together: one promise for thousands of lines instead of one for each. */
export async function* numberedLines(chunks: AsyncIterable<string>): AsyncGenerator<Lines> {
  let first = 1;
  let rest = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const texts: (string | undefined)[] = [];
    let start = 0;
    // Looked up once and again only when passed: a search for each line would read the chunk thousands of times.
    let newline = -1;
    let carriage = -1;
    for (;;) {
      if (newline !== NONE && newline < start) newline = find(text, '\n', start);
      if (carriage !== NONE && carriage < start) carriage = find(text, '\r', start);
      const end = Math.min(newline, carriage);
      // A \r in the last place may be half of a \r\n.
      if (end === NONE || (text[end] === '\r' && end === text.length - 1)) break;
      texts.push(tooLong || end - start > LONGEST_LINE ? undefined : text.slice(start, end));
      tooLong = false;
      start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    rest = text.slice(start);
    if (rest.length > LONGEST_LINE) {
      tooLong = true;
      rest = '';
    }
    if (texts.length === 0) continue;
    yield { first, texts };
    first += texts.length;
  }
  const last = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  if (tooLong || last !== '') yield { first, texts: [tooLong || last.length > LONGEST_LINE ? undefined : last] };
}

const NONE = Number.POSITIVE_INFINITY;

function find(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? NONE : found;
}
