// The short hand of the tables of result codes: one code with its words, its kind, and how sure we are of it.
import type { Text } from '../text/language.js';
import type { Entry } from './types.js';

export type CodeRest = Pick<Entry, 'mark' | 'retry'> & Partial<Pick<Entry, 'deviceToken' | 'severity' | 'source'>>;

export const codeEntry = (
  kind: Entry['kind'],
  title: Text,
  cause: Text,
  fix: Text | readonly Text[],
  rest: CodeRest,
): Entry => ({ severity: 'error', kind, title, cause, fix: [fix].flat(), ...rest });

/** `codeEntry` for a table whose codes share most of the rest. */
export const codeEntryOf =
  (shared: Required<Pick<CodeRest, 'mark' | 'retry' | 'source'>>) =>
  (kind: Entry['kind'], title: Text, cause: Text, fix: Text | readonly Text[], rest: Partial<CodeRest> = {}): Entry =>
    codeEntry(kind, title, cause, fix, { ...shared, ...rest });
