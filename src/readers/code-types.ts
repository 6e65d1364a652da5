// Classes of Swift and Objective-C: where each begins and ends, and what it is built on.
import type { Code } from './code.js';

export interface CodeType {
  readonly name: string;
  /** The class it inherits from and the protocols it conforms to, as this part of it says. */
  readonly bases: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Marked as the one the system starts, or as open to Objective-C as a whole. */
  readonly marks: string;
}

const SWIFT =
  /\b(?:class|struct|enum|actor|extension)\s+([A-Z_][\w.]*)\s*(?:<[^{}]{0,200}>)?\s*(?::([^{}]{0,800}))?\{/g;
const OBJC =
  /@(?:interface|implementation)\s+(\w+)\s*(?:\(\s*\w*\s*\))?\s*(?::\s*(\w+))?\s*(?:<([^<>{};@]{0,800})>)?|@end\b/g;

const lastName = (text: string): string =>
  text
    .trim()
    .split('.')
    .at(-1)
    ?.replace(/[\s<].*$/s, '') ?? '';

/** Types may lie in one another; one that is never closed ends with the file. */
export function typesIn({ bare }: Code, path: string): readonly CodeType[] {
  return path.endsWith('.swift') ? swiftTypes(bare) : objectiveTypes(bare);
}

function swiftTypes(bare: string): readonly CodeType[] {
  const found = [...bare.matchAll(SWIFT)];
  if (found.length === 0) return [];
  const ends = closingBraces(bare);
  return found.map((match): CodeType => {
    const open = match.index + match[0].length - 1;
    return {
      name: lastName(match[1] ?? ''),
      bases: (match[2] ?? '')
        .replace(/\bwhere\b[\s\S]*/, '')
        .split(',')
        .map(lastName)
        .filter((name) => name !== ''),
      start: match.index,
      end: ends.get(open) ?? bare.length,
      marks:
        /(?:@\w+(?:\([^()]*\))?\s+|\b(?:public|open|final|internal|private|fileprivate)\s+)*$/.exec(
          bare.slice(Math.max(0, match.index - 120), match.index),
        )?.[0] ?? '',
    };
  });
}

function objectiveTypes(bare: string): readonly CodeType[] {
  const types: CodeType[] = [];
  let open: Omit<CodeType, 'end'> | undefined;
  const close = (end: number): void => {
    if (open !== undefined) types.push({ ...open, end });
    open = undefined;
  };
  for (const match of bare.matchAll(OBJC)) {
    close(match.index);
    if (match[1] === undefined) continue;
    const bases = [match[2] ?? '', ...(match[3] ?? '').split(',')].map(lastName).filter((name) => name !== '');
    open = { name: match[1], bases, start: match.index, marks: '' };
  }
  close(bare.length);
  return types;
}

/** Every `{` with the place behind its `}`. */
function closingBraces(bare: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const { index, 0: sign } of bare.matchAll(/[{}]/g)) {
    if (sign === '{') open.push(index);
    else ends.set(open.pop() ?? -1, index + 1);
  }
  return ends;
}

/** The innermost type around a place. */
export const typeAround = (types: readonly CodeType[], offset: number): CodeType | undefined =>
  types.filter(({ start, end }) => start <= offset && offset < end).sort((a, b) => b.start - a.start)[0];
