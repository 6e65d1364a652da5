// What came in one run of `receipts`: which push each receipt is about, whether it is enough, and what is missing in the end.
import type { KnownPushes, ReceiptMatch } from '../../checks/receipts/known-pushes.js';
import type { CallRead } from '../../checks/receipts/read-call.js';
import { receiptProblem } from '../../problems/entries/receipts.js';
import { EXIT } from '../../problems/exit-code.js';
import type { ReceiptStatus } from '../../problems/statuses.js';
import type { Problem } from '../../problems/types.js';
import type { Receipt } from '../../push/receipts/receipts.js';
import {
  layoutReceipt,
  layoutReceipts,
  type ReceiptRow,
  type ReceiptsReport,
  receiptDocument,
  receiptsDocument,
} from '../../report/answers/receipts.js';
import { isVendorId } from '../../session/vendors/list.js';
import { fill, type Text, t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';
import type { CommandResult } from '../define.js';
import type { ReceiptOptions } from './flags.js';

/** Rows that the JSON document holds. */
const KEPT = 1000;
/** Problems reported in the end, each cause once. */
const TOLD = 20;
/** Receipts that are known again; a vendor that got no answer posts once more. */
const KNOWN_AGAIN = 100_000;
/** How often a journal is looked at while nothing comes. */
const LOOK_MS = 200;

export const NOTHING: ReceiptsReport['counts'] = {
  delivered: 0,
  clicked: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  refused: 0,
};

export class ReceiptRun {
  url = '';
  readonly #context: CommandContext;
  readonly #options: ReceiptOptions;
  readonly #known: KnownPushes;
  readonly #rows: ReceiptRow[] = [];
  readonly #counts: Record<ReceiptStatus | 'refused', number> = { ...NOTHING };
  readonly #problems = new Map<string, Problem>();
  readonly #seen = new Set<string>();
  #omitted = 0;
  /** Receipts of what was asked for. */
  #own = 0;
  #ownFailed = 0;
  #enough: () => void = () => {};

  constructor(context: CommandContext, options: ReceiptOptions, known: KnownPushes) {
    this.#context = context;
    this.#options = options;
    this.#known = known;
  }

  async take({ service, receipts, sender, problem }: CallRead): Promise<void> {
    const who = { vendor: service?.id ?? '', vendorName: service?.name ?? t('a request', '请求'), sender };
    if (problem !== undefined) {
      const says = {
        en: fill(problem.entry.title, 'en', problem.args, '…'),
        zh: fill(problem.entry.title, 'zh', problem.args, '…'),
      };
      this.#show({ ...who, status: 'unknown', says, mark: 'D', code: '', ids: [], problem });
      this.#counts[sender === 'unchecked' ? 'unknown' : 'refused'] += 1;
    }
    for (const receipt of receipts) {
      if (this.#isRepeated(who.vendor, receipt)) continue;
      const push = await this.#known.match(who.vendor, receipt);
      this.#count(receipt, push);
      this.#show({ ...receipt, ...who, ...(push === undefined ? {} : { push }), ...failureOf(receipt, who) });
    }
  }

  /** The same words too: Tencent names each phone of a user by its vendor alone. */
  #isRepeated(vendor: string, { token, user, ids, time, code, says }: Receipt): boolean {
    if (ids.length === 0 && time === undefined) return false;
    const key = JSON.stringify([vendor, token, user, ids, time, code, says.en]);
    const isKnown = this.#seen.has(key);
    if (this.#seen.size < KNOWN_AGAIN) this.#seen.add(key);
    return isKnown;
  }

  #count({ status }: Receipt, push: ReceiptMatch | undefined): void {
    this.#counts[status] += 1;
    if (status === 'unknown' || (this.#known.areNamed && push === undefined)) return;
    this.#own += 1;
    if (status === 'failed') this.#ownFailed += 1;
  }

  #show(row: ReceiptRow): void {
    const { globals } = this.#context;
    if (this.#rows.length < KEPT) this.#rows.push(row);
    else this.#omitted += 1;
    const { problem } = row;
    if (problem !== undefined && this.#problems.size < TOLD)
      this.#problems.set(`${row.vendor} ${problem.code}`, problem);
    this.#context.row(receiptDocument(row, globals.language, globals.showTokens));
    this.#context.answer((terminal) => layoutReceipt(row, terminal, this.#known.areNamed));
  }

  /** Whether everything that was asked for came. */
  get #isEnough(): boolean {
    const { count } = this.#options;
    if (count !== undefined) return this.#own >= count;
    return this.#known.areNamed && this.#known.isComplete;
  }

  /** Called when an answer has left and when the journal has grown. */
  settle(): void {
    if (this.#isEnough) this.#enough();
  }

  async untilEnough(): Promise<void> {
    const { signal, io } = this.#context;
    const over = new AbortController();
    const enough = new Promise<void>((done) => {
      this.#enough = done;
    });
    const interrupted = new Promise<void>((done) => {
      if (signal.aborted) done();
      else signal.addEventListener('abort', () => done(), { once: true, signal: over.signal });
    });
    const { forMs } = this.#options;
    const late = forMs === undefined ? [] : [io.clock.sleep(forMs, over.signal).catch(() => {})];
    const follow = async (): Promise<void> => {
      while (!over.signal.aborted) {
        if ((await this.#known.journal?.look()) !== undefined) return this.#enough();
        this.settle();
        await io.clock.sleep(LOOK_MS, over.signal).catch(() => {});
      }
    };
    const following = this.#known.journal === undefined ? undefined : follow();
    await Promise.race([enough, interrupted, ...late]);
    over.abort();
    await following;
  }

  result(fault: Problem | undefined, file: string | undefined): CommandResult {
    const { globals, signal } = this.#context;
    const known = this.#known;
    const missing = this.#missing(fault, file);
    const silent = known.silentVendors;
    const names = (language: 'en' | 'zh'): string[] =>
      silent.map((id) => (isVendorId(id) ? vendors[id].name[language] : id));
    const problems = [
      ...this.#problems.values(),
      ...(missing === undefined ? [] : [missing]),
      ...(silent.length === 0
        ? []
        : [
            receiptProblem('receipts/none-sent', {
              args: { vendors: t(names('en').join(', '), names('zh').join('、')) },
            }),
          ]),
    ];
    const isStopped =
      signal.aborted && missing !== undefined && (this.#options.forMs ?? this.#options.count) !== undefined;
    const exitCode = isStopped
      ? EXIT.interrupted
      : missing?.entry.kind === 'usage'
        ? EXIT.usage
        : this.#ownFailed > 0
          ? EXIT.failed
          : missing === undefined
            ? EXIT.ok
            : EXIT.unreachable;
    const report: ReceiptsReport = {
      url: this.url,
      rows: this.#rows,
      omitted: this.#omitted,
      counts: this.#counts,
      waited: known.areNamed ? known.count : undefined,
      areEverybody: known.areEverybody,
      isWhole: missing === undefined && this.#ownFailed === 0,
      problems,
    };
    return {
      exitCode,
      document: receiptsDocument(report, globals.language, globals.showTokens),
      problems,
      streamed: true,
      human: (terminal) => layoutReceipts(report, terminal),
    };
  }

  /** What was asked for and did not come. */
  #missing(fault: Problem | undefined, file: string | undefined): Problem | undefined {
    if (fault !== undefined) return fault;
    const known = this.#known;
    const { count } = this.#options;
    if (file !== undefined && known.journal?.exists === false)
      return receiptProblem('receipts/no-journal', { args: { file } });
    const short = (came: number, asked: number): Problem | undefined =>
      came >= asked && asked > 0
        ? undefined
        : receiptProblem('receipts/missing', { args: { count: came, asked: Math.max(asked, 1), url: this.url } });
    if (count !== undefined) return short(this.#own, count);
    const few = known.areNamed ? short(known.count.answered, known.count.asked) : short(this.#own, 1);
    return few === undefined && known.journal?.isClosed === false
      ? receiptProblem('receipts/run-not-over', { args: { file: file ?? '' } })
      : few;
  }
}

/** A refusal that no table explains still is one. */
function failureOf(
  receipt: Receipt,
  who: { readonly vendor: string; readonly vendorName: Text },
): Pick<ReceiptRow, 'problem'> {
  if (receipt.problem !== undefined) return { problem: receipt.problem };
  if (receipt.status !== 'failed') return {};
  const args = { name: who.vendorName, says: receipt.says, code: receipt.code, vendor: who.vendor };
  return { problem: receiptProblem('receipts/failed', { vendor: who.vendor, args }) };
}
