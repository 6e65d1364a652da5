// A value as it stands in a source, with its place: what JSON, YAML and Dart readers hand over.

/** `line` and `column` count from 1; zero line means "no place" (environment). */
export interface SourceNode {
  readonly value: unknown;
  readonly line: number;
  readonly column: number;
  readonly members?: ReadonlyMap<string, SourceNode>;
  readonly items?: readonly SourceNode[];
  /** How a number was written, when that differs from the number. */
  readonly written?: string;
}

/** Line and column of an offset. */
export function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
