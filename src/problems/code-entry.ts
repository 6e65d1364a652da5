// How an entry of a catalogue is written: its words in the order title, cause, fix; what neighbours share is said once, before them.
import type { Text } from '../text/language.js';
import type { Entry, Mark, ProblemKind } from './types.js';

export type EntryRest = Partial<Omit<Entry, 'title' | 'cause' | 'fix'>>;

/** Makes the entries of one severity and kind. `shared` goes to each of them; what an entry says itself in `rest` wins, the mark alone as its letter. */
export const entryOf =
  (severity: Entry['severity'], kind: Entry['kind'], shared: EntryRest = {}) =>
  (title: Text, cause: Text, fix: Text | readonly Text[], rest: EntryRest | Mark = {}): Entry => ({
    severity,
    kind,
    title,
    cause,
    fix: [fix].flat(),
    ...shared,
    ...(typeof rest === 'string' ? { mark: rest } : rest),
  });

const KINDS = [
  ...['usage', 'config', 'credentials', 'device-token', 'message', 'app-state', 'quota', 'rate', 'server'],
  ...['unreachable', 'interrupted', 'internal', 'notice'],
] as readonly ProblemKind[];

/** The makers of one severity by kind: `error.config(title, cause, fix, 'A')`. */
export const makersOf = (severity: Entry['severity'], shared: EntryRest = {}) =>
  Object.fromEntries(KINDS.map((kind) => [kind, entryOf(severity, kind, shared)])) as Readonly<
    Record<ProblemKind, ReturnType<typeof entryOf>>
  >;

export const error = makersOf('error');
export const warning = makersOf('warning');
export const hint = makersOf('hint');

export type CodeRest = Pick<Entry, 'mark' | 'retry'> & Partial<Pick<Entry, 'deviceToken' | 'severity' | 'source'>>;

/** An entry of a table of result codes, with how sure we are of it. */
export const codeEntry = (
  kind: Entry['kind'],
  title: Text,
  cause: Text,
  fix: Text | readonly Text[],
  rest: CodeRest,
): Entry => entryOf('error', kind)(title, cause, fix, rest);

/** `codeEntry` for a table whose codes share most of the rest. */
export const codeEntryOf =
  (shared: Required<Pick<CodeRest, 'mark' | 'retry' | 'source'>>) =>
  (kind: Entry['kind'], title: Text, cause: Text, fix: Text | readonly Text[], rest: Partial<CodeRest> = {}): Entry =>
    codeEntry(kind, title, cause, fix, { ...shared, ...rest });
