// From the steps to one sentence and the next thing to do. Pure; the first broken link counts, and a later one that broke by itself is named beside it.
import type { Problem } from '../problems/types.js';
import type { Step, StepId, Subject, Verdict, VerdictId } from '../report/answers/steps.js';
import { verdictWords } from './sentences.js';
import { topicOf } from './topics.js';

/** Warnings that keep a phone silent although everything was accepted. */
const SILENCING: ReadonlySet<VerdictId> = new Set([
  'channel-missing',
  'ext-breaks-click',
  'class',
  'hours',
  'quota',
  'phone',
]);

export function verdictOf(steps: readonly Step[], subject: Subject): Verdict {
  const failed = steps.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first !== undefined) {
    const problem = causeOf(first, steps);
    return make(
      idOf(first, problem),
      subject,
      problem,
      failed.slice(1).flatMap(({ id }) => (FOLLOWS[first.id]?.includes(id) ? [] : [id])),
    );
  }
  const silencing = silencingProblem(steps);
  if (silencing !== undefined) return make(silencing.id, subject, silencing.problem, []);
  const passed = (id: StepId): boolean => steps.some((step) => step.id === id && step.status === 'passed');
  const off = steps.find(
    ({ id, problems }) => id === 'certificate-id' && problems.some((item) => topicOf(item) === 'push-service-off'),
  );
  if (off !== undefined && passed('through-tencent')) return make('push-service-off', subject, off.problems[0], []);
  if (passed('through-tencent'))
    return make(passed('direct-push') ? 'all-works' : 'tencent-works', subject, undefined, []);
  if (passed('direct-push')) return make('vendor-works', subject, undefined, []);
  return make('nothing-checked', subject, undefined, []);
}

/** Steps that can hardly pass once an earlier one is broken: they are no further finding. */
const FOLLOWS: Readonly<Partial<Record<StepId, readonly StepId[]>>> = {
  config: ['reach', 'credentials'],
  'device-token': ['direct-push'],
  class: ['direct-push'],
  'through-tencent': ['certificate-id'],
};

/** A clock that is wrong makes good credentials fail: it is the cause, not the refusal. */
function causeOf(step: Step, steps: readonly Step[]): Problem | undefined {
  if (step.id === 'credentials' || step.id === 'im-credentials') {
    const skew = steps.flatMap(({ problems }) => problems).find(({ code }) => code === 'network/clock-skew');
    if (skew !== undefined) return skew;
  }
  // "Swapped" says more than "refused": an offline finding of the config explains the online refusal.
  const explained = step.problems.find((problem) => topicOf(problem) === 'swapped-pair');
  return explained ?? step.problems[0];
}

/** What a broken step means when its finding says nothing special. */
const FALLBACK: Readonly<Record<StepId, VerdictId>> = {
  config: 'config-wrong',
  reach: 'unreachable',
  credentials: 'wrong-credential',
  'device-token': 'token-dead',
  ext: 'ext-breaks-click',
  class: 'class',
  'dry-run': 'message-refused',
  'direct-push': 'message-refused',
  'im-credentials': 'im-credentials',
  'im-account': 'im-logged-out',
  'through-tencent': 'tencent-refused',
  'certificate-id': 'certificate-differs',
  phone: 'phone',
};

function idOf(step: Step, problem: Problem | undefined): VerdictId {
  if (problem === undefined) return FALLBACK[step.id];
  return topicOf(problem) ?? FALLBACK[step.id];
}

/** In the order of the steps, so that what breaks first is told first. */
function silencingProblem(steps: readonly Step[]): { readonly id: VerdictId; readonly problem: Problem } | undefined {
  for (const step of steps)
    for (const problem of step.problems) {
      const id = topicOf(problem);
      if (problem.severity === 'warning' && id !== undefined && SILENCING.has(id)) return { id, problem };
    }
  return undefined;
}

function make(id: VerdictId, subject: Subject, problem: Problem | undefined, also: readonly StepId[]): Verdict {
  const { sentence, next } = verdictWords[id];
  const args = {
    vendor: subject.vendor ?? '?',
    vendorId: subject.vendorId ?? 'vivo',
    device: subject.device ?? '?',
    user: subject.user ?? '?',
    what: problem?.entry.title ?? { en: '', zh: '' },
  };
  const filled = { ...problem?.args, ...args };
  return {
    id,
    sentence,
    args: filled,
    ...(problem === undefined ? {} : { problem }),
    // The finding's own fixes know the place; the general ones follow where it has none.
    next: problem === undefined || problem.entry.fix.length === 0 ? next : problem.entry.fix,
    nextArgs: filled,
    also,
  };
}
