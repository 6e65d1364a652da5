// What is counted of a run, whatever its length: ends by vendor, reasons by code, durations.
import type { Problem } from '../problems/types.js';
import { mayRepeat } from './back-off.js';
import { Histogram } from './histogram.js';
import type { Delivered } from './types.js';

/** Reasons listed one by one; the vendors' own codes are fewer. */
const MOST_REASONS = 200;

export interface Counts {
  accepted: number;
  rejected: number;
  unreachable: number;
  notSent: number;
  dryRunOk: number;
}

export interface Reason {
  readonly problem: Problem;
  readonly status: 'rejected' | 'unreachable' | 'not-sent';
  count: number;
  /** A later repeat may help. */
  readonly temporary: boolean;
}

export const noCounts = (): Counts => ({ accepted: 0, rejected: 0, unreachable: 0, notSent: 0, dryRunOk: 0 });

const MEMBER = {
  accepted: 'accepted',
  rejected: 'rejected',
  unreachable: 'unreachable',
  'not-sent': 'notSent',
  'dry-run-ok': 'dryRunOk',
} as const satisfies Record<Delivered['result']['status'], keyof Counts>;

export class Tally {
  readonly vendors = new Map<string, Counts>();
  readonly #reasons = new Map<string, Reason>();
  readonly durations = new Histogram();
  maybeTwice = 0;

  add({ vendor, result, maybeTwice }: Delivered): void {
    const counts = this.of(vendor);
    counts[MEMBER[result.status]] += 1;
    if (maybeTwice) this.maybeTwice += 1;
    if (result.tookMs !== undefined) this.durations.add(result.tookMs);
    if (result.problem !== undefined && result.status !== 'accepted' && result.status !== 'dry-run-ok')
      this.#addReason(vendor, result.problem, result.status, isTemporary(result));
  }

  /** What an earlier run has counted already. */
  addEarlier(vendor: string, status: Delivered['result']['status'], count = 1): void {
    this.of(vendor)[MEMBER[status]] += count;
  }

  of(vendor: string): Counts {
    const counts = this.vendors.get(vendor) ?? noCounts();
    this.vendors.set(vendor, counts);
    return counts;
  }

  total(): Counts {
    const sum = noCounts();
    for (const counts of this.vendors.values())
      for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
    return sum;
  }

  /** Most frequent first. */
  reasons(): readonly Reason[] {
    return [...this.#reasons.values()].sort((a, b) => b.count - a.count);
  }

  #addReason(vendor: string, problem: Problem, status: Reason['status'], temporary: boolean): void {
    const key = `${vendor} ${problem.code} ${status}`;
    const known = this.#reasons.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#reasons.size < MOST_REASONS) this.#reasons.set(key, { problem, status, count: 1, temporary });
  }
}

/** Worth another run later, although this one gave up. */
export const isTemporary = (result: Delivered['result']): boolean =>
  mayRepeat(result) ||
  (result.status === 'rejected' &&
    result.problem !== undefined &&
    ['yes', 'later', 'next-day', 'after-new-token'].includes(result.problem.entry.retry ?? 'no'));
