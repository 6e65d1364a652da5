// What an import found: one value for one config key, with the place it was read from.
import type { Origin } from '../../problems/types.js';
import { placesIn } from '../../readers/node.js';

export interface ImportedValue {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
  /** True when the value is already read through `extends`, so that it need not be written again. */
  readonly extended: boolean;
  /** The value of a build that is not released, such as Debug: only named, where it differs. */
  readonly ofOtherBuild?: boolean;
}

/** The text of an imported file, with how people see its path and how the config names it. */
export interface SourceText {
  readonly text: string;
  readonly shown: string;
}

/** A value that the config has to write, with the place of its offset. */
export const importedAt = (source: SourceText, key: string, value: string, offset: number): ImportedValue => ({
  key,
  value,
  extended: false,
  origin: { file: source.shown, ...placesIn(source.text)(offset), key },
});
