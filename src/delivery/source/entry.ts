// One line of a token file, read but not yet judged: a device token with its overrides, or what is wrong with the line.
import type { Problem } from '../../problems/types.js';

/** What one device token may have of its own; the rest comes from the message of the run. */
export interface Overrides {
  readonly title?: string;
  readonly body?: string;
  readonly ext?: string;
  readonly channelId?: string;
  readonly category?: string;
}

export interface TokenEntry {
  /** 1-based. */
  readonly line: number;
  readonly token: string;
  /** As written. */
  readonly vendor?: string;
  readonly overrides?: Overrides;
}

export interface BadEntry {
  readonly line: number;
  readonly problem: Problem;
}

export type SourceEntry = TokenEntry | BadEntry;

export const isBadEntry = (entry: SourceEntry): entry is BadEntry => 'problem' in entry;

/** Names of columns and fields, and the override each one fills. */
export const OVERRIDE_FIELDS = [
  ['title', 'title'],
  ['body', 'body'],
  ['ext', 'ext'],
  ['channel_id', 'channelId'],
  ['category', 'category'],
] as const satisfies readonly (readonly [string, keyof Overrides])[];

/** Stops the reading: what comes after cannot be understood at all. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
