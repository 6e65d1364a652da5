// The steps one vendor is walked through, shared by `diagnose` (one device, up to the phone) and `smoke` (all vendors, for CI). Each takes values and gives back a step.

import type { Problem } from '../problems/types.js';
import { checkExt } from '../push/ext/ext.js';
import type { PushMessage, Vendor, VendorClient } from '../push/types.js';
import type { Step } from '../report/answers/steps.js';
import type { Session } from '../session/session.js';
import { withoutSilenced } from '../session/silenced.js';
import type { VendorId } from '../session/vendor-list.js';
import { whatIsMissing } from '../session/vendor-ready.js';
import { type Text, t } from '../text/language.js';

export interface VendorTrip {
  readonly session: Session;
  readonly vendorId: VendorId;
  readonly vendor: Vendor;
  readonly message: PushMessage;
  /** Opened with the first question. */
  client(): Promise<VendorClient>;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** One device token of the trip's vendor. */
export interface TripDevice {
  readonly token: string;
  /** The token belongs to another vendor by its shape. */
  readonly otherVendor: Problem | undefined;
}

const worstFirst = (problems: readonly Problem[]): readonly Problem[] => {
  const order = { error: 0, warning: 1, hint: 2 } as const;
  return [...problems].sort((a, b) => order[a.severity] - order[b.severity]);
};
const hasError = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');

export const makeStep = (
  id: Step['id'],
  status: Step['status'],
  reason: Text,
  problems: readonly Problem[] = [],
): Step => ({ id, status, reason, problems: worstFirst(problems) });

/** What the config's `skip` silences is no finding. */
const kept = (session: Session, problems: readonly Problem[]): readonly Problem[] =>
  withoutSilenced(session.config, problems);

/** The reader of the config found it already. */
const isTold = ({ config }: Session, { code, at }: Problem): boolean =>
  config.problems.some((problem) => problem.code === code && problem.at?.key === at?.key);

export async function configStep({ session, vendorId, vendor, now }: VendorTrip): Promise<Step> {
  const settings = session.settings(vendorId);
  const own = new Set(vendor.credentials.fields.map(({ key }) => key));
  const missing = whatIsMissing(session, vendorId);
  const inspection = await vendor.credentials.inspect?.(settings, now);
  const problems = kept(session, [
    ...(missing === undefined || isTold(session, missing) ? [] : [missing]),
    ...session.config.problems.filter(({ at }) => own.has(at?.key ?? '')),
    ...vendor.credentials.check(settings, now),
    ...(inspection?.problems ?? []),
  ]);
  if (hasError(problems))
    return makeStep(
      'config',
      'failed',
      t(`${vendor.name} is not complete or not right`, `${vendor.name} 不完整或有误`),
      problems,
    );
  return makeStep('config', 'passed', t(`${vendor.name} complete`, `${vendor.name} 完整`), problems);
}

/** Whether the vendor answers, and whether it takes the credentials. */
export async function credentialSteps(trip: VendorTrip): Promise<readonly [Step, Step]> {
  const { session, vendor, vendorId, signal } = trip;
  if (whatIsMissing(session, vendorId) !== undefined) {
    const why = t('the config is not complete', '配置不完整');
    return [makeStep('reach', 'skipped', why), makeStep('credentials', 'skipped', why)];
  }
  const found = await (await trip.client()).verify(signal);
  const { name } = vendor;
  if (found.status === 'unreachable')
    return [
      makeStep('reach', 'failed', t(`${name} gave no usable answer`, `${name} 没有给出有效应答`), found.problems),
      makeStep('credentials', 'skipped', t(`${name} was not reached`, `没有连上 ${name}`)),
    ];
  const skews = session.skews.filter((problem) => problem.vendor === vendorId);
  const reach = makeStep('reach', 'passed', t(`${name} answers`, `${name} 有应答`), skews);
  if (found.status === 'refused')
    return [reach, makeStep('credentials', 'failed', t(`${name} refused them`, `${name} 已拒绝`), found.problems)];
  const note = found.note ?? t('', '');
  const dash = note.en === '' ? '' : ' – ';
  return [
    reach,
    makeStep(
      'credentials',
      'passed',
      t(`${name} accepted them${dash}${note.en}`, `${name} 已接受${dash}${note.zh}`),
      found.problems,
    ),
  ];
}

export function extStep({ message, session, vendorId, vendor }: VendorTrip): Step {
  if (message.ext === undefined)
    return makeStep('ext', 'skipped', t('no --ext and no --conversation given', '没有给出 --ext 或 --conversation'));
  const report = checkExt(message.ext, { clickTarget: message.clickTarget, source: { file: '--ext' } });
  const settings = session.settings(vendorId);
  const delivery = report.ok
    ? vendor.deliverExt(
        message.ext,
        { packageName: settings.text('package_name'), clickTarget: message.clickTarget, clickPage: message.clickPage },
        message.options,
      )
    : undefined;
  const problems = kept(session, [...report.problems, ...(delivery?.notes ?? [])]);
  if (hasError(problems)) return makeStep('ext', 'failed', t('the app cannot use it', '应用无法使用'), problems);
  const limit = delivery?.limit === undefined ? '' : ` / ${delivery.limit}`;
  const size = delivery === undefined ? '' : `${delivery.size}${limit} ${delivery.unit}`;
  return makeStep('ext', 'passed', t(`reaches the click callback (${size})`, `能到达点击回调（${size}）`), problems);
}

/** What the vendor would refuse of the message, known without asking it. */
export function classStep({ session, vendor, vendorId, message }: VendorTrip): Step {
  const findings = kept(session, vendor.checkMessage(message, session.settings(vendorId)));
  if (hasError(findings))
    return makeStep(
      'class',
      'failed',
      t(`${vendor.name} would refuse this message`, `${vendor.name} 会拒绝这条消息`),
      findings,
    );
  return makeStep('class', 'passed', t('class, channel and lengths fit', '分类、渠道和长度符合要求'), findings);
}

/** Why nothing is sent after what the steps before came to; undefined: send. */
export function whyNotSend(before: {
  readonly credentials: Step;
  readonly token: Step;
  readonly cls: Step;
}): Text | undefined {
  if (before.credentials.status !== 'passed') return t('the credentials were not accepted', '凭证未被接受');
  // A question that got no answer says nothing against the token: the push is a question of its own.
  const isUnanswered = before.token.problems.some(
    ({ entry }) => entry.kind === 'unreachable' || entry.kind === 'server',
  );
  if (before.token.status === 'failed' && !isUnanswered) return t('the device token is not good', '设备 token 无效');
  if (before.cls.status === 'failed') return t('the message would be refused', '消息会被拒绝');
  return undefined;
}

/** A real push to one device. */
export async function pushStep(trip: VendorTrip, device: TripDevice): Promise<Step> {
  const { vendor, message, signal } = trip;
  const [result] = await (await trip.client()).send(message, [device.token], signal);
  const problems = result?.problem === undefined ? [] : [result.problem];
  if (result?.status !== 'accepted')
    return makeStep(
      'direct-push',
      'failed',
      t(`${vendor.name} did not take the push`, `${vendor.name} 没有接受推送`),
      problems,
    );
  const id = result.messageId ?? result.taskId;
  const named = id === undefined ? '' : `, id ${id}`;
  return makeStep(
    'direct-push',
    'passed',
    t(`${vendor.name} accepted${named}   ← look at the phone now`, `${vendor.name} 已接受${named}   ← 现在看手机`),
    problems,
  );
}
