// `diagnose` of the library: checks the whole path of a push as the command does, and returns steps and verdict as values.
import { walkPath } from '../diagnosis/path.js';
import { findTarget } from '../diagnosis/target.js';
import { diagnoseDocument } from '../report/answers/diagnose.js';
import type { StepId, VerdictId } from '../report/answers/steps.js';
import type { Machine } from '../session/machine.js';
import { chooseVendors } from '../session/vendors/choice.js';
import type { ProblemReport } from './error.js';
import { type Message, messageOf } from './message.js';
import { either, flag, object, type Rules, text, throwMistakes } from './mistakes.js';
import {
  type CallOptions,
  callRules,
  languageOf,
  neverAborted,
  refuse,
  renderAll,
  type VendorName,
  vendorsOf,
  withSession,
} from './options.js';

export interface DiagnoseOptions extends CallOptions {
  /** Name of a device in the config. Without `device` and `token`, the only device of the config is used. */
  readonly device?: string;
  readonly token?: string;
  /** May be left out where the token's shape fits one vendor only. */
  readonly vendor?: VendorName;
  /** UserID of the Chat app: Tencent's part of the path is checked as well. With it no device is needed. */
  readonly user?: string;
  /** Sends one push to the device, and one message through Tencent if `user` is given: people see it. `false` by default. */
  readonly push?: boolean;
  /** Title and body may be left out; `mode` is `formal` by default. */
  readonly message?: Partial<Message>;
  /** Also reads the attached phone through adb; a string selects one of several by its serial. `false` by default. */
  readonly adb?: boolean | string;
  /** Package name of the app on that phone; else `package_name` of the config. */
  readonly packageName?: string;
}

const rules: Rules<DiagnoseOptions> = {
  ...callRules,
  device: text,
  token: text,
  vendor: text,
  user: text,
  push: flag,
  message: object,
  adb: either(flag, text),
  packageName: text,
};

/** One link of the path. */
export interface DiagnosisStep {
  readonly id: StepId;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What was seen, what is wrong, or why the step was left out. */
  readonly reason: string;
  readonly problem?: ProblemReport;
}

export interface Diagnosis {
  /** True if something was checked and nothing is broken. It does not mean that a phone showed a push. */
  readonly ok: boolean;
  /** In the order of the path. */
  readonly steps: readonly DiagnosisStep[];
  readonly verdict: {
    readonly id: VerdictId;
    readonly sentence: string;
    /** Things to do, the first one first. */
    readonly next: readonly string[];
    /** Further steps that failed independently. */
    readonly also: readonly StepId[];
    /** Steps that were skipped, if none failed; the sentence names them too. */
    readonly notLookedAt: readonly StepId[];
    /** Code of the finding behind it. */
    readonly problem?: string;
  };
  /** What to look at on a phone that stays silent after an accepted push, the most likely cause first. */
  readonly checklist: readonly string[];
  readonly problems: readonly ProblemReport[];
}

export async function diagnoseIn(machine: Machine, options: DiagnoseOptions): Promise<Diagnosis> {
  throwMistakes('diagnose', options, rules);
  const language = languageOf(options);
  const { device, token, vendor, user, adb = false } = options;
  const [named] = vendor === undefined ? [] : vendorsOf([vendor]);
  const signal = options.signal ?? neverAborted();
  return withSession(machine, options, async (session) => {
    const chosen = {
      devices: device === undefined ? [] : [device],
      tokens: token === undefined ? [] : [token],
      force: false,
      user,
    };
    const found = await findTarget(chosen, chooseVendors(named), session);
    if ('problem' in found) return refuse([found.problem], language);
    const { target } = found;
    const settings = target === undefined ? session.config.settings : session.settings(target.vendor);
    const { message, problems: wrong } = messageOf(options.message ?? {}, settings, language);
    // A broken ext fails a step of the path; it is not a wrong option.
    const usage = wrong.filter(({ severity, code }) => severity === 'error' && !code.startsWith('ext/'));
    if (usage.length > 0) refuse(usage, language);
    const report = await walkPath(
      { machine, session, signal },
      {
        target,
        user,
        message,
        noPush: options.push !== true,
        phone:
          adb === false
            ? undefined
            : {
                serial: adb === true ? undefined : adb,
                packageName: options.packageName,
                channelId: options.message?.channelId,
              },
      },
    );
    // Aborted steps would look like a vendor that does not answer.
    signal.throwIfAborted();
    const { steps, verdict, checklist } = diagnoseDocument(report, language);
    // Several steps may have the same finding.
    const problems = [...new Set(report.steps.flatMap(({ problems: own }) => own))];
    return {
      ok:
        report.steps.some(({ status }) => status === 'passed') &&
        report.steps.every(({ status }) => status !== 'failed') &&
        problems.every(({ severity }) => severity !== 'error'),
      steps,
      verdict,
      checklist,
      problems: renderAll(problems, language),
    } as Diagnosis;
  });
}
