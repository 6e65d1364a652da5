// The recipients of a run, in order of appearance: devices named by flags, then the lines of a token file; each device token once.
import { arrivalOf } from '../delivery/deliver.js';
import { SeenTokens } from '../delivery/seen-tokens.js';
import { SourceError } from '../delivery/source/entry.js';
import type { Recipient } from '../delivery/types.js';
import { programProblem } from '../problems/entries/program.js';
import type { Problem } from '../problems/types.js';
import type { Target } from '../session/vendors/choice.js';
import { LineFindings, type RecipientSource } from './token-file.js';

/** How many recipients there were, and how many were left out. */
export interface Passed {
  /** Different device tokens so far. */
  unique: number;
  duplicates: number;
  /** Done by an earlier run of the same journal. */
  doneBefore: number;
  /** Under way when an earlier run was killed, and left alone. */
  inDoubt: number;
}

export const nothingPassed = (): Passed => ({ unique: 0, duplicates: 0, doneBefore: 0, inDoubt: 0 });

export interface RecipientOptions {
  readonly targets: readonly (Target & Pick<Recipient, 'problem'>)[];
  readonly list: RecipientSource | undefined;
  readonly findings: LineFindings;
  readonly passed: Passed;
  /** Each recipient that came before already. */
  onDuplicate?(recipient: Recipient): void;
}

export async function* recipientsOf(options: RecipientOptions): AsyncGenerator<readonly Recipient[]> {
  const seen = new SeenTokens();
  const { passed } = options;
  const fresh = (group: readonly Recipient[]): readonly Recipient[] =>
    group.filter((recipient) => {
      if (!seen.add(recipient.vendor, recipient.token)) {
        passed.duplicates += 1;
        options.onDuplicate?.(recipient);
        return false;
      }
      passed.unique += 1;
      return true;
    });
  if (options.targets.length > 0) yield fresh(options.targets);
  if (options.list === undefined) return;
  for await (const group of options.list.recipients(options.findings)) {
    const left = fresh(group);
    if (left.length > 0) yield left;
  }
}

/** All different device tokens, as far as the list can be read. */
export async function countRecipients(targets: readonly Target[], list: RecipientSource | undefined): Promise<number> {
  const passed = nothingPassed();
  try {
    for await (const _group of recipientsOf({ targets, list, findings: new LineFindings(), passed }));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  return passed.unique;
}

/** With --strict-input a file is read to its end first, so that nothing goes out when a line is wrong. */
export async function badLinesOf(list: RecipientSource, signal: AbortSignal): Promise<readonly Problem[]> {
  try {
    for await (const _group of list.recipients(new LineFindings()))
      if (signal.aborted) return [programProblem('program/interrupted')];
    return [];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return [error.problem];
  }
}

/** What an earlier run knows of device tokens. */
export interface Earlier {
  isDone(vendor: string, token: string): boolean;
  isInDoubt(vendor: string, token: string): boolean;
}

/** Leaves out who has a result from an earlier run; those in doubt are reported. */
export async function* withoutDone(
  source: AsyncGenerator<readonly Recipient[]>,
  earlier: Earlier,
  passed: Passed,
  onInDoubt: (recipient: Recipient) => void,
): AsyncGenerator<readonly Recipient[]> {
  for await (const group of source) {
    const left = group.filter(({ vendor, token }) => !earlier.isDone(vendor, token));
    const inDoubt = group.filter(({ vendor, token }) => earlier.isInDoubt(vendor, token));
    for (const recipient of inDoubt) onInDoubt(recipient);
    passed.inDoubt += inDoubt.length;
    passed.doneBefore += group.length - left.length - inDoubt.length;
    if (left.length > 0) yield left;
  }
}

export interface Ahead {
  /** Recipients that were read. */
  readonly count: number;
  /** What ended the reading before its time. */
  readonly failure: unknown;
  /** The whole source, what was read included. */
  readonly source: AsyncGenerator<readonly Recipient[]>;
  /** Closes what was opened, where the source is not read: a generator that never began has nothing to end. */
  leave(): Promise<unknown>;
}

/** Reads ahead until more than `limit` recipients are known or there are no more. A stop ends the wait: a pipe may stay silent. */
export async function peek(
  source: AsyncGenerator<readonly Recipient[]>,
  limit: number,
  stop: AbortSignal,
): Promise<Ahead | 'stopped'> {
  const ahead: (readonly Recipient[])[] = [];
  let count = 0;
  let failure: { readonly error: unknown } | undefined;
  while (count <= limit) {
    try {
      const asked = source.next();
      const next = await arrivalOf(asked, stop);
      if (next === 'stopped') {
        void asked.catch(() => undefined);
        void source.return(undefined).catch(() => undefined);
        return 'stopped';
      }
      if (next.done === true) break;
      ahead.push(next.value);
      count += next.value.length;
    } catch (error) {
      failure = { error };
      break;
    }
  }
  return {
    count,
    failure: failure?.error,
    source: replay(ahead, failure, source),
    leave: () => source.return(undefined),
  };
}

async function* replay(
  ahead: readonly (readonly Recipient[])[],
  failure: { readonly error: unknown } | undefined,
  rest: AsyncGenerator<readonly Recipient[]>,
): AsyncGenerator<readonly Recipient[]> {
  try {
    yield* ahead;
    if (failure !== undefined) throw failure.error;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
