// Cuts text into numbered lines: \n, \r\n and a lone \r end one; a line that never ends is given up, not collected.

/** Characters of the longest line that is read; a message with overrides fits many times. */
export const LONGEST_LINE = 65_536;

export interface Line {
  /** 1-based. */
  readonly number: number;
  /** Undefined when the line is longer than `LONGEST_LINE`. */
  readonly text: string | undefined;
}

/** The lines of each chunk together: one promise for thousands of lines instead of one for each. */
export async function* numberedLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let number = 0;
  let rest = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const lines: Line[] = [];
    const take = (line: string): void => {
      number += 1;
      lines.push({ number, text: tooLong || line.length > LONGEST_LINE ? undefined : line });
      tooLong = false;
    };
    let start = 0;
    for (;;) {
      const end = endOfLine(text, start);
      // A \r in the last place may be half of a \r\n.
      if (end === -1 || (text[end] === '\r' && end === text.length - 1)) break;
      take(text.slice(start, end));
      start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    }
    rest = text.slice(start);
    if (rest.length > LONGEST_LINE) {
      tooLong = true;
      rest = '';
    }
    if (lines.length > 0) yield lines;
  }
  const last = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  if (tooLong || last !== '')
    yield [{ number: number + 1, text: tooLong || last.length > LONGEST_LINE ? undefined : last }];
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const before = newline === -1 ? text.length : newline;
  const carriage = text.lastIndexOf('\r', before) < from ? -1 : text.indexOf('\r', from);
  return carriage !== -1 && carriage < before ? carriage : newline;
}
