// The outcome of a run of `send` or `vivo-test`: its results, counts and figures.
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
  /** Counts all device tokens, including those of an earlier run of the same journal. */
  readonly counts: SendCounts;
  readonly vendors: readonly { readonly name: Text; readonly counts: SendCounts }[];
  /** Why pushes did not get through, most frequent first. */
  readonly reasons: readonly {
    readonly problem: Problem;
    readonly status: 'rejected' | 'unreachable' | 'not-sent';
    readonly count: number;
    readonly temporary: boolean;
  }[];
  /** Results of this run for which a vendor was asked. */
  readonly asked: number;
  /** Not sent, and to be sent by a resumed run. */
  readonly pending: number;
  /** The run stopped early, and the pipe may hold an unknown number of further device tokens. */
  readonly restUnknown: boolean;
  /** Lines of a token file that could not be used. */
  readonly skippedLines: number;
  /** Lines of vendors that --vendor left out. */
  readonly otherVendors: number;
  /** The part of the list that this run sends, and how many device tokens of other parts it skipped. */
  readonly shard: { readonly index: number; readonly count: number; readonly others: number } | undefined;
  /** Done by an earlier run of the same journal. */
  readonly doneBefore: number;
  /** Under way when an earlier run was killed, and left alone. */
  readonly inDoubt: number;
  readonly maybeTwice: number;
  readonly journal: string | undefined;
  readonly tookMs: number;
  /** Latency in milliseconds: the median and the 99th percentile. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

export interface SendReport {
  readonly results: readonly (SendResult & {
    readonly vendor: string;
    readonly vendorName: Text;
    /** `token` is a UserID, which is not secret and is shown whole. */
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
  /** Lines before the table: what is used in place of a config. */
  readonly preface: readonly Text[];
  /** Lines after the table: the next steps. */
  readonly next: readonly Text[];
  readonly dryRun: boolean;
  /** Only for one accepted push: what a tap opens, the ext, the access token. */
  readonly details: readonly (readonly [Text, string | Text])[];
  /** Requests for --print-request, as curl. */
  readonly requests: readonly { readonly title: Text; readonly curl: string }[];
  /** What "accepted" means if it was not a vendor that accepted. */
  readonly meaning?: Text;
  /** The most likely causes if the phone stays silent, after an accepted push to one real device. */
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
