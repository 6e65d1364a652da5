// What one run of pushes is given, and what it reports to: used by `send`, `vivo-test` and the library alike.
import type { Shard } from '../delivery/shard.js';
import type { Tally } from '../delivery/tally.js';
import type { Delivered, Recipient } from '../delivery/types.js';
import type { Problem } from '../problems/types.js';
import type { PushMessage } from '../push/types.js';
import type { Target } from '../session/vendors/choice.js';
import type { Text } from '../text/language.js';
import type { Passed } from './recipients.js';
import type { JournalRequest } from './run-journal.js';
import type { RecipientSource } from './token-file.js';

/** Retries of one push that was certainly not delivered, unless a number is given. */
export const STANDARD_RETRIES = 6;

export interface PushPlan {
  readonly message: PushMessage;
  readonly targets: readonly Target[];
  /** Further recipients, read while they are sent to. */
  readonly list: RecipientSource | undefined;
  /** No recipient is not an error. */
  readonly mayBeEmpty?: boolean;
  readonly duplicates: number;
  /** The part of the list that is sent to; targets and list are cut to it already. */
  readonly shard: Shard | undefined;
  /** Targets that other shards send to. */
  readonly otherShards: number;
  readonly dryRun: boolean;
  readonly printRequest: boolean;
  readonly rate: number | 'none' | undefined;
  readonly retries: number;
  /** Go on although a vendor refuses everything for one cause. */
  readonly keepGoing?: boolean;
  /** A list is read to its end before anything is sent, and one wrong line stops the run. */
  readonly strictInput: boolean;
  readonly journal: JournalRequest | undefined;
  /** More recipients than this are refused, with the problem. */
  readonly limit: { readonly count: number; readonly problem: (count: number | undefined) => Problem } | undefined;
  /** The sandbox's demo app, or its demo devices. */
  readonly demo?: boolean;
  readonly preface: readonly Text[];
  readonly next: readonly Text[];
}

/** Everything is counted here while the run goes on. */
export interface Running {
  readonly tally: Tally;
  readonly passed: Passed;
}

export interface RunListener {
  /** Each end as soon as it is known. An error it throws ends the run. */
  onEnd?(end: Delivered): void;
  /** Each line of the token file that is skipped. */
  onBadLine?(problem: Problem): void;
  /** Each device token that came before already, and is left out. */
  onDuplicate?(recipient: Recipient): void;
  /** Sending begins; the answer is called when it is over. */
  onBegin?(running: Running): Promise<() => void>;
  /** Interrupted while so many calls are under way. */
  onStopping?(calls: number): void;
}
