// What a run comes to in numbers: counts by vendor and reason, what is left to send, how long it took.
import type { Reason } from '../delivery/tally.js';
import type { RunFigures } from '../report/answers/send/send-report.js';
import type { VendorId } from '../session/vendors/list.js';
import { vendors } from '../vendors/index.js';
import type { PushPlan } from './plan.js';
import type { Passed } from './recipients.js';
import type { RunJournal } from './run-journal.js';
import type { RunResults } from './run-results.js';
import type { LineFindings } from './token-file.js';

interface EndedRun {
  readonly plan: PushPlan;
  readonly results: RunResults;
  readonly findings: LineFindings;
  readonly passed: Passed;
  readonly journal: RunJournal | undefined;
  /** Results that are listed. */
  readonly shown: number;
  /** Recipients that were left when the run stopped; undefined when they cannot be counted. */
  readonly notSent: number | undefined;
  readonly tookMs: number;
}

/** Device tokens that other shards send to. */
export const otherShards = (plan: PushPlan, findings: LineFindings): number => plan.otherShards + findings.otherShards;

export function figuresOf(run: EndedRun): RunFigures {
  const { plan, results, findings, passed, journal, shown, notSent, tookMs } = run;
  const { tally } = results;
  const total = tally.total();
  const reasons = tally.reasons();
  const later = reasons.filter(isPending).reduce((sum, reason) => sum + reason.count, 0);
  return {
    many: plan.list !== undefined,
    omitted: results.ended - shown,
    asked: results.asked,
    counts: { ...total, notSent: total.notSent + (notSent ?? 0) },
    vendors: [...tally.vendors].map(([id, counts]) => ({ name: vendors[id as VendorId].name, counts })),
    reasons,
    pending: (notSent ?? 0) + later,
    restUnknown: notSent === undefined,
    skippedLines: findings.bad,
    otherVendors: findings.otherVendors,
    shard: plan.shard === undefined ? undefined : { ...plan.shard, others: otherShards(plan, findings) },
    doneBefore: passed.doneBefore,
    inDoubt: journal?.inDoubt ?? 0,
    maybeTwice: tally.maybeTwice,
    journal: plan.journal?.file,
    tookMs,
    p50: tally.durations.percentile(0.5),
    p99: tally.durations.percentile(0.99),
  };
}

/** Not sent for a reason that may be gone in the next run: anything but the device token itself. */
const isPending = (reason: Reason): boolean =>
  reason.status === 'not-sent' && !['device-token', 'message'].includes(reason.problem.entry.kind);
