// What a run has so far: its tally, the first thousand results, and the device tokens of which it is not known whether the push arrived.
import { Tally } from '../delivery/tally.js';
import type { Delivered, Recipient } from '../delivery/types.js';
import { deliveryProblem } from '../problems/entries/delivery.js';
import type { Problem } from '../problems/types.js';
import type { SendReport } from '../report/answers/send/send-report.js';
import { shortenToken } from '../report/terminal-text.js';
import type { Target } from '../session/vendors/choice.js';
import type { VendorId } from '../session/vendors/list.js';
import { vendors } from '../vendors/index.js';
import type { PushPlan, RunListener } from './plan.js';

/** Results that are kept for the table and the JSON document; NDJSON has all of them. */
export const KEPT_RESULTS = 1000;
/** Tokens of a killed run's open requests that are named in the summary. */
const NAMED_DOUBTS = 5;

type Row = SendReport['results'][number];

/** How a result is shown in tables and documents. */
export const rowOf = (
  { vendor, result, maybeTwice, line }: Delivered,
  { demo, list }: Pick<PushPlan, 'demo' | 'list'>,
): SendReport['results'][number] => ({
  ...result,
  ...(line === undefined || list === undefined ? {} : { at: { file: list.name, line } }),
  vendor,
  vendorName: vendors[vendor as VendorId].name,
  maybeTwice,
  ...(demo === true ? { demo } : {}),
});

export class RunResults {
  readonly tally = new Tally();
  readonly #plan: PushPlan;
  readonly #listener: RunListener;
  readonly #rows: Row[] = [];
  readonly #doubts: string[] = [];
  readonly #leftAlone: string[] = [];
  #ended = 0;
  #asked = 0;

  constructor(plan: PushPlan, listener: RunListener) {
    this.#plan = plan;
    this.#listener = listener;
  }

  /** Results so far, listed or not. */
  get ended(): number {
    return this.#ended;
  }

  get asked(): number {
    return this.#asked;
  }

  rows(targets: readonly Target[]): readonly Row[] {
    return inOrder(this.#rows, targets);
  }

  /** What came back from the vendors. */
  add(ends: readonly Delivered[]): void {
    for (const end of ends) {
      this.tally.add(end);
      this.#ended += 1;
      if (end.result.status !== 'not-sent') this.#asked += 1;
      if (end.maybeTwice && this.#doubts.length < NAMED_DOUBTS) this.#doubts.push(shortenToken(end.result.token));
      // Building a million rows without a reader would be most of the work.
      if (this.#rows.length < KEPT_RESULTS) this.#rows.push(rowOf(end, this.#plan));
      this.#listener.onEnd?.(end);
    }
  }

  /** Only listed: its result is in the journal and was counted by the earlier run. */
  leaveAlone({ vendor, token, line }: Recipient): void {
    if (this.#leftAlone.length < NAMED_DOUBTS) this.#leftAlone.push(shortenToken(token));
    const problem = deliveryProblem('journal/left-alone', { vendor, args: { token: shortenToken(token) } });
    const end: Delivered = {
      vendor,
      result: { token, status: 'unreachable', attempts: 0, problem },
      maybeTwice: false,
      line,
    };
    this.#ended += 1;
    if (this.#rows.length < KEPT_RESULTS) this.#rows.push(rowOf(end, this.#plan));
    this.#listener.onEnd?.(end);
  }

  /** Device tokens that may have got the push twice, and those left alone, named as far as there is room. */
  doubts(leftAlone: number): readonly Problem[] {
    const found = (code: 'journal/maybe-twice' | 'journal/in-doubt', count: number, named: readonly string[]) =>
      count === 0
        ? []
        : [deliveryProblem(code, { args: { count, tokens: named.join(', ') + (count > named.length ? ' …' : '') } })];
    return [
      ...found('journal/in-doubt', leftAlone, this.#leftAlone),
      ...found('journal/maybe-twice', this.tally.maybeTwice, this.#doubts),
    ];
  }
}

/** Short lists of results are in the order of the command line, not of the answers. */
function inOrder(rows: readonly Row[], targets: readonly Target[]): readonly Row[] {
  const byVendor = [...new Set(targets.map((target) => target.vendor))];
  const place = new Map(
    targets.map((target, i) => [`${target.vendor}\n${target.token}`, byVendor.indexOf(target.vendor) * 1e6 + i]),
  );
  const placeOf = (row: Row): number => place.get(`${row.vendor}\n${row.token}`) ?? Number.POSITIVE_INFINITY;
  return [...rows].sort((a, b) => {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first === second ? 0 : first - second;
  });
}
