// What an import found: one value for one config key, with the place it was read from.
import type { Origin } from '../../problems/types.js';

export interface ImportedValue {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
  /** True when the value is already read through `extends`, so that it need not be written again. */
  readonly extended: boolean;
}

/** The text of an imported file, with how people see its path and how the config names it. */
export interface SourceText {
  readonly text: string;
  readonly shown: string;
}

/** Line and column of an offset. */
export function originAt(source: SourceText, offset: number, key: string): Origin {
  const before = source.text.slice(0, offset);
  const line = before.split('\n').length;
  return { file: source.shown, line, column: offset - before.lastIndexOf('\n'), key };
}
