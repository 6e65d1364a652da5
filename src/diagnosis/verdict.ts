// From the steps to one sentence and the next action. Pure; the first failed step decides, and a later independent failure is named as well.
import type { Problem } from '../problems/types.js';
import type { Step, StepId, Subject, Verdict, VerdictId } from '../report/answers/steps.js';
import { DONE } from '../report/claims.js';
import { fillBoth, t } from '../text/language.js';
import { atPhone, outOfSandbox, verdictWords } from './sentences.js';
import { BY_CLOCK, topicOf } from './topics.js';

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
    const also = failed.slice(1).flatMap(({ id }) => (FOLLOWS[first.id]?.includes(id) ? [] : [id]));
    return make(idOf(first, problem), subject, steps, { problem, at: first.id, also });
  }
  const silencing = silencingProblem(steps);
  if (silencing !== undefined) return make(silencing.id, subject, steps, silencing);
  const passed = (id: StepId): boolean => steps.some((step) => step.id === id && step.status === 'passed');
  const off = steps.find(
    ({ id, problems }) => id === 'certificate-id' && problems.some((item) => topicOf(item) === 'push-service-off'),
  );
  if (off !== undefined && passed('through-tencent'))
    return make('push-service-off', subject, steps, { problem: off.problems[0] });
  const untraced = steps
    .find(({ id }) => id === 'certificate-id')
    ?.problems.find(({ severity }) => severity === 'error');
  if (untraced !== undefined && passed('through-tencent'))
    return make('not-traced', subject, steps, { problem: untraced, at: 'certificate-id' });
  if (passed('through-tencent')) return make(passed('direct-push') ? 'all-works' : 'tencent-works', subject, steps, {});
  return make(passed('direct-push') ? 'vendor-works' : 'nothing-checked', subject, steps, {});
}

/** Steps that usually fail after an earlier failure: they are not reported separately. */
const FOLLOWS: Readonly<Partial<Record<StepId, readonly StepId[]>>> = {
  config: ['reach', 'credentials'],
  'device-token': ['direct-push'],
  class: ['direct-push'],
  'through-tencent': ['certificate-id'],
};

/** A wrong clock makes valid credentials fail: it is the cause when the rejection is about the time. */
function causeOf(step: Step, steps: readonly Step[]): Problem | undefined {
  if (step.problems.some(({ code }) => BY_CLOCK.has(code))) {
    const skew = steps.flatMap(({ problems }) => problems).find(({ code }) => code === 'network/clock-skew');
    if (skew !== undefined) return skew;
  }
  // "Swapped" says more than "refused": an offline finding of the config explains the online refusal.
  const explained = step.problems.find((problem) => topicOf(problem) === 'swapped-pair');
  return explained ?? step.problems[0];
}

/** What a failed step means when its finding has no sentence of its own. */
const FALLBACK: Readonly<Record<StepId, VerdictId>> = {
  config: 'config-wrong',
  reach: 'unreachable',
  credentials: 'wrong-credential',
  'device-token': 'token-refused',
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

/** In the order of the steps, so that the first failure is reported first. */
function silencingProblem(
  steps: readonly Step[],
): { readonly id: VerdictId; readonly problem: Problem; readonly at: StepId } | undefined {
  for (const step of steps)
    for (const problem of step.problems) {
      const id = topicOf(problem);
      if (problem.severity === 'warning' && id !== undefined && SILENCING.has(id)) return { id, problem, at: step.id };
    }
  return undefined;
}

/** Steps about Tencent, for devices of every vendor. */
const OF_TENCENT: ReadonlySet<StepId> = new Set(['im-credentials', 'im-account', 'through-tencent', 'certificate-id']);

interface Found {
  readonly problem?: Problem | undefined;
  /** The failed step. */
  readonly at?: StepId;
  readonly also?: readonly StepId[];
}

function make(id: VerdictId, subject: Subject, steps: readonly Step[], { problem, at, also = [] }: Found): Verdict {
  const { sentence, but, next: general } = verdictWords[id];
  const next =
    subject.inSandbox === true ? general.map((text) => (atPhone.includes(text) ? outOfSandbox : text)) : general;
  const ofTencent = at !== undefined && OF_TENCENT.has(at);
  const unnamed = t('<name>', '<名称>');
  const args = {
    vendor: ofTencent ? TENCENT : (subject.vendor ?? t('the vendor', '厂商')),
    vendorId: ofTencent ? 'tencent-im' : (subject.vendorId ?? t('<vendor>', '<厂商>')),
    device: subject.device ?? unnamed,
    sign: DONE,
    user: subject.user ?? t('<UserID>', '<用户>'),
    // The finding's vendor and user may differ from those of the named device.
    what: problem === undefined ? t('', '') : fillBoth(problem.entry.title, problem.args),
  };
  return {
    id,
    sentence,
    ...(but === undefined ? {} : { but }),
    args,
    ...(problem === undefined ? {} : { problem }),
    // The finding's own fixes name the place; general ones are used when it has none.
    next: problem === undefined || problem.entry.fix.length === 0 ? next : problem.entry.fix,
    nextArgs: { ...args, ...problem?.args },
    also,
    notLookedAt: steps.some(({ status }) => status === 'failed')
      ? []
      : steps.filter(({ status }) => status === 'skipped').map((step) => step.id),
  };
}

const TENCENT = t('Tencent', '腾讯');
