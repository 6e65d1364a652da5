// The run of `diagnose`: checks every step of a push's path for one device or one user, and reaches a verdict.
import { askPhone, type PhoneAsked } from '../checks/attached-phone.js';
import { walkTencent } from '../checks/tencent-steps.js';
import { makeStep, passStep } from '../checks/vendor-steps.js';
import { silentCauses } from '../push/message/silent.js';
import type { PushMessage } from '../push/types.js';
import type { DiagnoseReport } from '../report/answers/diagnose.js';
import { STEP_IDS, type Step, type Subject } from '../report/answers/steps.js';
import { claims } from '../report/claims.js';
import type { Machine } from '../session/machine.js';
import type { Session } from '../session/session.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import type { DiagnosedDevice } from './target.js';
import { walkVendor } from './vendor.js';
import { verdictOf } from './verdict.js';

interface PathRun {
  readonly machine: Machine;
  readonly session: Session;
  readonly signal: AbortSignal;
}

export interface PathOptions {
  /** Undefined: only Tencent's half, for `user`. */
  readonly target: DiagnosedDevice | undefined;
  readonly user: string | undefined;
  readonly message: PushMessage;
  readonly noPush: boolean;
  /** Undefined: no phone is read. */
  readonly phone: PhoneAsked | undefined;
}

export async function walkPath(run: PathRun, options: PathOptions): Promise<DiagnoseReport> {
  const { machine, session, signal } = run;
  const { target, user, message, noPush } = options;
  const steps: Step[] = [
    ...(target === undefined
      ? skipVendor()
      : await walkVendor({
          session,
          now: machine.clock.now(),
          signal,
          vendorId: target.vendor,
          token: target.token,
          otherVendor: target.otherVendor,
          message,
          noPush,
        })),
    ...(await walkTencent({ session, clock: machine.clock, signal, user, device: target, message, noPush })),
    await phoneStep(run, options),
  ];
  steps.sort((a, b) => STEP_IDS.indexOf(a.id) - STEP_IDS.indexOf(b.id));
  const subject: Subject = {
    vendor:
      target === undefined ? (user === undefined ? undefined : t('Tencent', '腾讯')) : vendors[target.vendor].name,
    vendorId: target?.vendor,
    device: target === undefined ? undefined : target.name,
    user,
    inSandbox: session.sandbox !== undefined,
  };
  return {
    steps,
    verdict: verdictOf(steps, subject),
    subject,
    checklist: await checklistOf(session, target, steps, message),
  };
}

function skipVendor(): readonly Step[] {
  const reason = t('no device named', '未指定设备');
  return (['config', 'reach', 'credentials', 'device-token', 'ext', 'class', 'direct-push'] as const).map((id) => ({
    id,
    status: 'skipped',
    reason,
    problems: [],
  }));
}

async function phoneStep({ machine, session, signal }: PathRun, { target, phone: asked }: PathOptions): Promise<Step> {
  const targets = target === undefined ? [] : [{ vendor: target.vendor, token: target.token }];
  const config =
    target === undefined ? session.config : { ...session.config, settings: session.settings(target.vendor) };
  const report = asked === undefined ? undefined : await askPhone(asked, config, targets, machine, signal);
  if (report === undefined)
    return { id: 'phone', status: 'skipped', reason: t('no --adb given', '未指定 --adb'), problems: [] };
  if (report.phone === undefined)
    return {
      id: 'phone',
      status: 'skipped',
      reason: t('no phone could be read', '无法读取手机'),
      problems: report.problems,
    };
  if (
    !report.isTold &&
    report.problems.every(({ severity, entry }) => severity !== 'error' || entry.kind === 'unreachable')
  )
    return makeStep(
      'phone',
      'skipped',
      t('the phone did not report all about notifications', '手机没有给出全部通知信息'),
      report.problems,
    );
  const { manufacturer, model, android } = report.phone;
  const args = { manufacturer, model, android };
  const isBroken = report.problems.some(({ severity }) => severity === 'error');
  return isBroken
    ? { ...makeStep('phone', 'failed', claims.phoneRead, report.problems), args }
    : passStep('phone', claims.phoneRead, args, report.problems);
}

/** Only after an accepted push: before that, the phone has nothing to show. */
async function checklistOf(
  session: Session,
  target: DiagnosedDevice | undefined,
  steps: readonly Step[],
  message: PushMessage,
) {
  const accepted = steps.some(
    ({ id, status }) => (id === 'direct-push' || id === 'through-tencent') && status === 'passed',
  );
  if (target === undefined || !accepted) return [];
  const { silentChecklist } = await session.vendor(target.vendor);
  return silentCauses(silentChecklist, { settings: session.settings(target.vendor), message });
}
