// One run of pushes, for one device token and for a million: check, deliver, write down, sum up. Commands and library run the same.
import { setMaxListeners } from 'node:events';
import { startDelivery } from '../delivery/deliver.js';
import { SourceError } from '../delivery/source/entry.js';
import type { Recipient } from '../delivery/types.js';
import { deliveryProblem } from '../problems/entries/delivery.js';
import { programProblem } from '../problems/entries/program.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { withoutForetold } from '../problems/worst-first.js';
import { countsOf, type SendReport } from '../report/answers/send/send-report.js';
import type { Machine } from '../session/machine.js';
import type { Session } from '../session/session.js';
import { withoutSilenced } from '../session/silenced.js';
import type { VendorId } from '../session/vendors/list.js';
import { JournalWriteError } from '../stores/journal-write-error.js';
import type { Text } from '../text/language.js';
import type { PushPlan, RunListener } from './plan.js';
import { checklistOf, detailsOf } from './push-details.js';
import {
  badLinesOf,
  countRecipients,
  nothingPassed,
  type Passed,
  peek,
  recipientsOf,
  withoutDone,
} from './recipients.js';
import { figuresOf, otherShards } from './run-figures.js';
import type { RunJournal } from './run-journal.js';
import { RunResults } from './run-results.js';
import { withTokenProblems } from './targets.js';
import { LineFindings } from './token-file.js';
import { extFindings, openVendorSender } from './vendor-sender.js';

/** What a run works with besides its plan. */
export interface RunTools {
  readonly machine: Machine;
  readonly session: Session;
  /** Aborted: nothing new begins. */
  readonly signal: AbortSignal;
  /** Aborted: what is in flight is given up as well. */
  readonly leaving?: AbortSignal | undefined;
}

export interface RunEnd {
  readonly report: SendReport;
  readonly exitCode: number;
  /** What was found about message and tokens, for all recipients. */
  readonly notices: readonly Problem[];
}

/** Sends (or only checks, with dryRun). `refused`: why nothing was begun. */
export async function pushMessages(
  tools: RunTools,
  plan: PushPlan,
  listener: RunListener = {},
): Promise<RunEnd | { readonly refused: readonly Problem[] }> {
  const run = new PushRun(tools, plan, listener);
  const refused = await run.prepare();
  if (refused.length > 0) return { refused };
  await run.deliver();
  const report = await run.report();
  return { report, exitCode: run.exitCode(report), notices: run.notices };
}

class PushRun {
  readonly #tools: RunTools;
  readonly #session: Session;
  readonly #plan: PushPlan;
  readonly #listener: RunListener;
  readonly #results: RunResults;
  readonly #requests: { title: Text; curl: string }[] = [];
  readonly #notices: Problem[] = [];
  readonly #findings = new LineFindings((problem) => this.#listener.onBadLine?.(problem));
  readonly #passed: Passed = nothingPassed();
  #extFindings: readonly Problem[] = [];
  #journal: RunJournal | undefined;
  #source: AsyncGenerator<readonly Recipient[]> | undefined;
  #stoppedBy: Problem | undefined;
  #startedAt = 0;

  constructor(tools: RunTools, plan: PushPlan, listener: RunListener) {
    this.#tools = tools;
    this.#session = tools.session;
    this.#plan = plan;
    this.#listener = listener;
    this.#results = new RunResults(plan, listener);
  }

  get notices(): readonly Problem[] {
    const { tally } = this.#results;
    const told = tally.reasons().map(({ problem }) => problem);
    return withoutForetold(this.#notices, told, tally.total().accepted > 0);
  }

  /** Everything that can refuse the run before anything is sent. */
  async prepare(): Promise<readonly Problem[]> {
    const { list, strictInput, journal, limit, message } = this.#plan;
    const { signal } = this.#tools;
    this.#extFindings = withoutSilenced(this.#session.config, extFindings(message));
    this.#notices.push(...this.#extFindings);
    if (strictInput && list?.rereadable === true) {
      const wrong = await badLinesOf(list, signal);
      if (wrong.length > 0) return wrong;
    }
    const everybody = recipientsOf({
      targets: await withTokenProblems(this.#plan.targets, this.#session, this.#notices),
      list,
      findings: this.#findings,
      passed: this.#passed,
      onDuplicate: (recipient) => this.#listener.onDuplicate?.(recipient),
    });
    // Looked at before a journal exists: a run that is refused leaves nothing behind.
    const ahead = await peek(everybody, limit?.count ?? 0, signal);
    if (ahead === 'stopped') return [programProblem('program/interrupted')];
    if (ahead.failure instanceof SourceError && ahead.count === 0) return [ahead.failure.problem];
    if (limit !== undefined && ahead.count > limit.count) {
      await ahead.leave();
      return [limit.problem(list === undefined ? ahead.count : undefined)];
    }
    if (ahead.count === 0 && ahead.failure === undefined && !this.#isEmptyShard() && this.#plan.mayBeEmpty !== true)
      return [
        ...this.#findings.summary(list?.name ?? ''),
        deliveryProblem('tokens/none-found', { args: { file: list?.name ?? '' } }),
      ];
    if (journal !== undefined) {
      const { openRunJournal } = await import('./run-journal.js');
      const opened = await openRunJournal(journal, {
        machine: this.#tools.machine,
        session: this.#session,
        message,
        dryRun: this.#plan.dryRun,
        shard: this.#plan.shard,
        tally: this.#results.tally,
      });
      if ('problem' in opened) {
        await ahead.leave();
        return [opened.problem];
      }
      this.#journal = opened;
    }
    this.#notices.push(...(this.#journal?.problems ?? []));
    this.#source =
      this.#journal === undefined
        ? ahead.source
        : withoutDone(ahead.source, this.#journal, this.#passed, (recipient) => this.#results.leaveAlone(recipient));
    return [];
  }

  async deliver(): Promise<void> {
    const { signal, leaving, machine } = this.#tools;
    // Every call in flight adds a listener.
    if (leaving !== undefined) setMaxListeners(0, leaving);
    const plan = this.#plan;
    const session = this.#session;
    this.#startedAt = machine.clock.now();
    const delivery = startDelivery({
      source: this.#source as AsyncGenerator<readonly Recipient[]>,
      open: (vendor) =>
        openVendorSender(vendor as VendorId, {
          session,
          message: plan.message,
          dryRun: plan.dryRun,
          printRequest: plan.printRequest,
          rate: plan.rate,
          signal,
          leaving,
          extFindings: this.#extFindings,
          notice: (problems) => this.#notices.push(...problems),
          request: (planned) => this.#requests.push(planned),
        }),
      ...(this.#journal === undefined ? {} : { ledger: this.#journal.ledger, isDoubtful: this.#journal.isDoubtful }),
      clock: machine.clock,
      random: machine.random,
      retries: plan.retries,
      keepGoing: plan.keepGoing,
      signal,
      onEnds: (ends) => this.#results.add(ends),
    });
    const onStop = (): void => {
      const calls = delivery.inFlight();
      if (calls > 0) this.#listener.onStopping?.(calls);
    };
    signal.addEventListener('abort', onStop, { once: true });
    const stopListening = await this.#listener.onBegin?.({ tally: this.#results.tally, passed: this.#passed });
    try {
      await delivery.done;
    } catch (error) {
      this.#stoppedBy = this.#problemOf(error);
    } finally {
      stopListening?.();
      signal.removeEventListener('abort', onStop);
      await this.#journal?.close().catch((error: unknown) => {
        this.#stoppedBy ??= this.#problemOf(error);
      });
    }
  }

  async report(): Promise<SendReport> {
    const plan = this.#plan;
    const rows = this.#results.rows(plan.targets);
    const notSent = await this.#countNotSent();
    const problems = unique([
      ...(this.#stoppedBy === undefined ? [] : [this.#stoppedBy]),
      ...(plan.list === undefined
        ? rows.flatMap(({ problem }) =>
            problem === undefined || problem.code === 'journal/left-alone' ? [] : [problem],
          )
        : this.#results.tally.reasons().map((reason) => reason.problem)),
      ...this.#findings.summary(plan.list?.name ?? ''),
      ...this.notices,
      ...this.#results.doubts(this.#journal?.inDoubt ?? 0),
      ...this.#session.skews,
    ]);
    return {
      results: rows,
      problems,
      duplicates: plan.duplicates + this.#passed.duplicates,
      run: figuresOf({
        plan,
        results: this.#results,
        findings: this.#findings,
        passed: this.#passed,
        journal: this.#journal,
        shown: rows.length,
        notSent,
        tookMs: this.#tools.machine.clock.now() - this.#startedAt,
      }),
      preface: plan.preface,
      next: plan.next,
      dryRun: plan.dryRun,
      details: await detailsOf(this.#session, plan.message, rows),
      requests: this.#requests,
      checklist: await checklistOf(this.#session, plan.message, rows),
    };
  }

  /** All device tokens of the list belong to other shards. */
  #isEmptyShard(): boolean {
    return this.#plan.shard !== undefined && this.#findings.bad === 0 && otherShards(this.#plan, this.#findings) > 0;
  }

  /** Partial success is 6, a line that could not be read included; otherwise the worst finding decides. */
  exitCode(report: SendReport): number {
    if (this.#tools.signal.aborted) return EXIT.interrupted;
    if (this.#stoppedBy !== undefined) return worstExitCode([exitCodeOf([this.#stoppedBy]), EXIT.failed]);
    const { accepted, dryRunOk, rejected, unreachable, notSent } = countsOf(report);
    const good = accepted + dryRunOk;
    const bad = rejected + unreachable + notSent + this.#findings.bad;
    if (good > 0 && bad > 0) return EXIT.partial;
    if (good > 0 || (bad === 0 && this.#isEmptyShard())) return EXIT.ok;
    return worstExitCode([exitCodeOf(report.problems), EXIT.failed]);
  }

  /** What was left when the run stopped; undefined when it came through a pipe, or the count is not needed. */
  async #countNotSent(): Promise<number | undefined> {
    const stopped = this.#tools.signal.aborted || this.#stoppedBy !== undefined;
    if (!stopped) return 0;
    const { list, targets } = this.#plan;
    if (list !== undefined && (!list.rereadable || this.#tools.leaving?.aborted === true)) return undefined;
    const all = await countRecipients(targets, list);
    return Math.max(0, all - this.#passed.doneBefore - this.#results.ended);
  }

  #problemOf(error: unknown): Problem {
    if (error instanceof SourceError) return error.problem;
    if (error instanceof JournalWriteError)
      return deliveryProblem('journal/write-failed', {
        args: { file: this.#plan.journal?.file ?? '', reason: error.reason },
      });
    throw error;
  }
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [...new Set(problems)];
