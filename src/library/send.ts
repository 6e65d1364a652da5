// `send` of the library: passes typed messages and recipients to the run that the command uses.

import { isNotSentForNow, mayRepeat } from '../delivery/back-off.js';
import type { Delivered, Recipient } from '../delivery/types.js';
import { renderProblem } from '../problems/render.js';
import { unknownDevice } from '../problems/value-problem.js';
import type { PushMessage } from '../push/types.js';
import { countsOf } from '../report/answers/send/send-report.js';
import { type PushPlan, STANDARD_RETRIES } from '../sending/plan.js';
import { pushMessages } from '../sending/run.js';
import { KEPT_RESULTS } from '../sending/run-results.js';
import type { Machine } from '../session/machine.js';
import type { Session } from '../session/session.js';
import { isVendorId, type VendorId } from '../session/vendors/list.js';
import { vendorOfToken } from '../session/vendors/of-token.js';
import type { Language } from '../text/language.js';
import { ownValue } from '../text/own-value.js';
import type { ProblemReport } from './error.js';
import { type Message, messageOf } from './message.js';
import { callback, flag, object, type Rules, required, rule, text, throwMistakes, whole } from './mistakes.js';
import {
  type CallOptions,
  callRules,
  languageOf,
  neverAborted,
  refuse,
  renderAll,
  type VendorName,
  withSession,
} from './options.js';

/** Who gets a push: a device token, or a device of the config by its name. */
export type PushTarget =
  | {
      readonly token: string;
      /** May be left out where the token's shape fits one vendor only. */
      readonly vendor?: VendorName;
    }
  | { readonly device: string };

export interface SendOptions extends CallOptions {
  readonly message: Message;
  /** Read on demand, so an async iterable of a million targets is fine. A device token that occurs twice gets one push. */
  readonly to: Iterable<PushTarget> | AsyncIterable<PushTarget>;
  /** Checks everything, uses the vendor's own dry run where it has one (FCM, Huawei), reaches no phone. */
  readonly dryRun?: boolean;
  /** Retries of one push that was certainly not delivered; 6 by default, 0 for none. */
  readonly retries?: number;
  /** Device tokens a second for each vendor; `none` lifts the vendor's own limit as well. */
  readonly rate?: number | 'none';
  /** Called with each result as soon as it is known, in order of completion. An error it throws ends the run. */
  readonly onResult?: (result: PushResult) => void;
}

const isIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);

const rules: Rules<SendOptions> = {
  ...callRules,
  message: required(object),
  to: required(rule('a list or an iterable of { vendor, token } or { device }', isIterable)),
  dryRun: flag,
  retries: whole('a whole number, 0 for none'),
  rate: rule(
    "a number above 0 or 'none'",
    (value) => value === 'none' || (Number.isFinite(value) && Number(value) > 0),
  ),
  onResult: callback,
};

const targetRules = { device: text, token: text, vendor: text };

/** How the sending to one device token ended. A refusal is a result and is not thrown. */
export interface PushResult {
  readonly vendor: VendorName;
  /** The whole device token. */
  readonly token: string;
  /** `unreachable`: it is unknown whether it arrived. `accepted`: the vendor took it, which does not mean that a phone showed it. */
  readonly status: 'accepted' | 'rejected' | 'unreachable' | 'not-sent' | 'dry-run-ok';
  readonly messageId?: string;
  readonly taskId?: string;
  /** Requests made for this token. */
  readonly attempts: number;
  readonly problem?: ProblemReport;
  /** A later retry may help and cannot duplicate the push, because the vendor did not accept it. For queues that retry by themselves. */
  readonly mayRepeat?: true;
}

export interface SendOutcome {
  /** Every push was accepted, or would be with `dryRun`. */
  readonly ok: boolean;
  /** The first 1000 in order of completion; `onResult` receives all of them. */
  readonly results: readonly PushResult[];
  readonly summary: {
    readonly accepted: number;
    readonly rejected: number;
    readonly unreachable: number;
    readonly notSent: number;
    readonly dryRunOk: number;
    /** Device tokens that came more than once and got one push. */
    readonly duplicates: number;
  };
  /** Findings about the message: fields a vendor lacks, limits, channels. */
  readonly notices: readonly ProblemReport[];
}

export async function sendIn(machine: Machine, options: SendOptions): Promise<SendOutcome> {
  throwMistakes('send', options, rules);
  const language = languageOf(options);
  return withSession(machine, options, async (session) => {
    const { message, problems } = messageOf(options.message, session.config.settings, language);
    if (problems.length > 0) refuse(problems, language);
    return await deliverAll(machine, session, message, options);
  });
}

async function deliverAll(
  machine: Machine,
  session: Session,
  message: PushMessage,
  options: SendOptions,
): Promise<SendOutcome> {
  const language = languageOf(options);
  const signal = options.signal ?? neverAborted();
  const results: PushResult[] = [];
  const plan: PushPlan = {
    message,
    targets: [],
    list: { name: 'to', rereadable: false, recipients: () => recipientsOf(options.to, session, language) },
    mayBeEmpty: true,
    duplicates: 0,
    shard: undefined,
    otherShards: 0,
    dryRun: options.dryRun ?? false,
    printRequest: false,
    rate: options.rate,
    retries: options.retries ?? STANDARD_RETRIES,
    strictInput: false,
    journal: undefined,
    limit: undefined,
    preface: [],
    next: [],
  };
  const end = await pushMessages({ machine, session, signal }, plan, {
    onEnd({ vendor, result }) {
      const told = resultOf(vendor as VendorId, result, language);
      if (results.length < KEPT_RESULTS) results.push(told);
      options.onResult?.(told);
    },
  });
  if ('refused' in end) return refuse(end.refused, language);
  const { accepted, rejected, unreachable, notSent, dryRunOk } = countsOf(end.report);
  return {
    ok: accepted + dryRunOk > 0 && rejected + unreachable + notSent === 0 && !signal.aborted,
    results,
    summary: { accepted, rejected, unreachable, notSent, dryRunOk, duplicates: end.report.duplicates },
    notices: renderAll([...end.notices, ...session.skews], language),
  };
}

const resultOf = (vendor: VendorId, result: Delivered['result'], language: Language): PushResult => ({
  vendor,
  token: result.token,
  status: result.status,
  ...(result.messageId === undefined ? {} : { messageId: result.messageId }),
  ...(result.taskId === undefined ? {} : { taskId: result.taskId }),
  attempts: result.attempts,
  ...(result.problem === undefined ? {} : { problem: renderProblem(result.problem, language) }),
  ...(mayRepeat(result) || isNotSentForNow(result) ? { mayRepeat: true } : {}),
});

/** Recipients in the order of `to`; an invalid one ends the run, so that the caller sees it at once. */
async function* recipientsOf(
  to: SendOptions['to'],
  session: Session,
  language: Language,
): AsyncGenerator<readonly Recipient[]> {
  for await (const target of to) {
    throwMistakes<{ device?: string; token?: string; vendor?: string }>('a target', target, targetRules);
    const { vendor, token } = await resolveTarget(target, session, language);
    const problem = (await session.vendor(vendor)).checkToken(token).find(({ severity }) => severity === 'error');
    yield [problem === undefined ? { vendor, token } : { vendor, token, problem }];
  }
}

async function resolveTarget(
  target: PushTarget,
  session: Session,
  language: Language,
): Promise<{ readonly vendor: VendorId; readonly token: string }> {
  if ('device' in target && target.device !== undefined) {
    const known = session.config.devices;
    const device = ownValue(known, target.device);
    if (device !== undefined && isVendorId(device.vendor)) return { vendor: device.vendor, token: device.token };
    return refuse([unknownDevice(target.device, Object.keys(known))], language);
  }
  if (!('token' in target) || target.token === undefined) throw new TypeError('a target needs token or device');
  const found = await vendorOfToken(target.token, target.vendor, target.vendor !== undefined);
  return 'problem' in found ? refuse([found.problem], language) : { vendor: found.id, token: target.token };
}
