// What a run of `send` or `vivo-test` came to: its results, counts and figures.
import type { Problem } from '../../../problems/types.js';
import type { SendResult } from '../../../push/types.js';
import type { Text } from '../../../text/language.js';
import type { SecondRow } from './second-opinion.js';

export interface SendCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly unreachable: number;
  readonly notSent: number;
  readonly dryRunOk: number;
}

/** Figures of a whole run; `results` are only its first thousand. */
export interface RunFigures {
  /** A token file: figures instead of a table. */
  readonly many: boolean;
  /** Results beyond those listed. */
  readonly omitted: number;
  /** Of all device tokens, those of an earlier run of the same journal included. */
  readonly counts: SendCounts;
  readonly vendors: readonly { readonly name: Text; readonly counts: SendCounts }[];
  /** Why pushes did not get through, most frequent first. */
  readonly reasons: readonly {
    readonly problem: Problem;
    readonly status: 'rejected' | 'unreachable' | 'not-sent';
    readonly count: number;
    readonly temporary: boolean;
  }[];
  /** Results of this run that a vendor was asked for. */
  readonly asked: number;
  /** Not sent, and to be sent by a resumed run. */
  readonly pending: number;
  /** It stopped early, and a pipe holds an unknown number of further device tokens. */
  readonly restUnknown: boolean;
  /** Lines of a token file that could not be used. */
  readonly skippedLines: number;
  /** Lines of vendors that --vendor left out. */
  readonly otherVendors: number;
  /** The part of the list this run is about, and how many device tokens of other parts came by. */
  readonly shard: { readonly index: number; readonly count: number; readonly others: number } | undefined;
  /** Done by an earlier run of the same journal. */
  readonly doneBefore: number;
  /** Under way when an earlier run was killed, and left alone. */
  readonly inDoubt: number;
  readonly maybeTwice: number;
  readonly journal: string | undefined;
  readonly tookMs: number;
  /** Milliseconds that half of the answers, and 99 of 100, stayed under. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

export interface SendReport {
  readonly results: readonly (SendResult & {
    readonly vendor: string;
    readonly vendorName: Text;
    /** `token` is a UserID, which is no secret and is shown whole. */
    readonly isUser?: true;
    readonly maybeTwice?: boolean;
    /** The line of the token file. */
    readonly at?: { readonly file: string; readonly line: number };
    /** Sent with the sandbox's demo app, or to one of its demo devices. */
    readonly demo?: boolean;
    /** --client sdk: how the same message ended with the library of the user's project. */
    readonly second?: SecondRow;
  })[];
  readonly problems: readonly Problem[];
  readonly duplicates: number;
  readonly run?: RunFigures;
  /** Words before the table: what stands in for a config. */
  readonly preface: readonly Text[];
  /** Words after it: the next steps. */
  readonly next: readonly Text[];
  readonly dryRun: boolean;
  /** Only for one accepted push: what a tap opens, the ext, the access token. */
  readonly details: readonly (readonly [Text, string | Text])[];
  /** Requests for --print-request, as curl. */
  readonly requests: readonly { readonly title: Text; readonly curl: string }[];
  /** What "accepted" means, where it is not a vendor's word. */
  readonly meaning?: Text;
  /** A silent phone's first suspects, after an accepted push to one real device. */
  readonly checklist: readonly Text[];
}

/** How all pushes ended, listed or not. */
export function countsOf({ results, run }: Pick<SendReport, 'results' | 'run'>): SendCounts {
  if (run !== undefined) return run.counts;
  const count = (status: SendResult['status']): number => results.filter((item) => item.status === status).length;
  return {
    accepted: count('accepted'),
    rejected: count('rejected'),
    unreachable: count('unreachable'),
    notSent: count('not-sent'),
    dryRunOk: count('dry-run-ok'),
  };
}
