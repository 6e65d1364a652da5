// The steps for one vendor, shared by `diagnose` (one device, up to the phone) and `smoke` (all vendors, for CI). Each takes values and returns a step.

import type { Problem } from '../problems/types.js';
import { worstFirst } from '../problems/worst-first.js';
import { appContextOf } from '../push/click/click-target.js';
import { checkExt } from '../push/ext/ext.js';
import { asSent } from '../push/message/raw.js';
import { checkRawTarget } from '../push/message/raw-target.js';
import { uncheckedRaw } from '../push/message/raw-unchecked.js';
import type { FieldSpec, PushMessage, Vendor, VendorClient } from '../push/types.js';
import type { Step } from '../report/answers/steps.js';
import { type Claim, claims } from '../report/claims.js';
import { wrongEndpoints } from '../session/replaced-hosts.js';
import type { Session } from '../session/session.js';
import { withoutSilenced } from '../session/silenced.js';
import { commonFindings, isDoubt } from '../session/vendors/common-findings.js';
import type { VendorId } from '../session/vendors/list.js';
import { whatIsMissing } from '../session/vendors/ready.js';
import { fillBoth, type Text, type TextArgs, t } from '../text/language.js';

export interface VendorTrip {
  readonly session: Session;
  readonly vendorId: VendorId;
  readonly vendor: Vendor;
  readonly message: PushMessage;
  /** Opened with the first request. */
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

const hasError = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');

export const makeStep = (
  id: Step['id'],
  status: 'failed' | 'skipped',
  reason: Text,
  problems: readonly Problem[] = [],
): Step => ({ id, status, reason, problems: worstFirst(problems) });

/** A passed step has a sentence of success. */
export const passStep = (id: Step['id'], reason: Claim, args: TextArgs, problems: readonly Problem[] = []): Step => ({
  id,
  status: 'passed',
  reason,
  args,
  problems: worstFirst(problems),
});

/** What the config's `skip` silences is no finding. */
const kept = (session: Session, problems: readonly Problem[]): readonly Problem[] =>
  withoutSilenced(session.config, problems);

/** Already found by the config reader. */
const isTold = ({ config }: Session, { code, at }: Problem): boolean =>
  config.problems.some((problem) => problem.code === code && problem.at?.key === at?.key);

export async function configStep({ session, vendorId, vendor, now }: VendorTrip): Promise<Step> {
  const settings = session.settings(vendorId);
  const own = new Set(vendor.credentials.fields.map(({ key }) => key));
  const missing = whatIsMissing(session, vendorId);
  const inspection = await vendor.credentials.inspect?.(settings, now);
  const problems = kept(session, [
    ...(missing === undefined || isTold(session, missing) ? [] : [missing]),
    ...session.config.problems.filter((problem) => problem.vendor === vendorId || own.has(problem.at?.key ?? '')),
    ...commonFindings(session.config.problems, vendor),
    ...vendor.credentials.check(settings, now),
    ...(inspection?.problems ?? []),
    ...wrongEndpoints(session.config).filter((problem) => problem.vendor === vendorId),
  ]);
  // A missing value stays missing when its finding is silenced.
  if (missing !== undefined || hasError(problems))
    return makeStep(
      'config',
      'failed',
      fillBoth(t('{vendor} is incomplete or wrong', '{vendor} 的配置不完整或有误'), { vendor: vendor.name }),
      problems,
    );
  if (problems.some(isDoubt))
    return makeStep(
      'config',
      'skipped',
      t('every key is set, but one looks wrong', '键已齐全，但有值看起来不对'),
      problems,
    );
  return passStep('config', claims.configComplete, { vendor: vendor.name }, problems);
}

/** Whether the vendor answers, and whether it accepts the credentials. */
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
      makeStep(
        'reach',
        'failed',
        fillBoth(t('{vendor} returned no usable response', '{vendor} 没有返回有效响应'), { vendor: name }),
        found.problems,
      ),
      makeStep(
        'credentials',
        'skipped',
        fillBoth(t('{vendor} was not reached', '没有连上 {vendor} 的服务'), { vendor: name }),
      ),
    ];
  const skews = session.skews.filter((problem) => problem.vendor === vendorId);
  // An unusable key is rejected before any request: the vendor was not asked.
  const wasAsked = session.exchanges.some(({ owner, response }) => owner === vendorId && response !== undefined);
  const reach = wasAsked
    ? passStep('reach', claims.reached, { vendor: name }, skews)
    : makeStep(
        'reach',
        'skipped',
        fillBoth(t('{vendor} was not asked', '没有请求 {vendor} 的接口'), { vendor: name }),
        skews,
      );
  if (found.status === 'refused') {
    const why = wasAsked
      ? fillBoth(t('{vendor} refused them', '{vendor} 拒绝了凭证'), { vendor: name })
      : t('they cannot be used, so no request was sent', '凭证无法使用，因此没有联网验证');
    return [reach, makeStep('credentials', 'failed', why, found.problems)];
  }
  const { note } = found;
  return [
    reach,
    note === undefined || note.en === ''
      ? passStep('credentials', claims.credentialsAccepted, { vendor: name }, found.problems)
      : passStep('credentials', claims.credentialsAcceptedNoted, { vendor: name, note }, found.problems),
  ];
}

export function extStep({ message: given, session, vendorId, vendor }: VendorTrip): Step {
  const message = asSent(given, vendor.rawTexts);
  if (message.ext === undefined)
    return makeStep('ext', 'skipped', t('no --ext and no --conversation given', '未指定 --ext 或 --conversation'));
  const report = checkExt(message.ext, {
    clickTarget: message.clickTarget,
    source: message.extAt ?? { file: '--ext' },
  });
  const settings = session.settings(vendorId);
  const delivery = report.ok
    ? vendor.deliverExt(message.ext, appContextOf(message, settings), message.options)
    : undefined;
  const problems = kept(session, [...report.problems, ...(delivery?.notes ?? [])]);
  if (hasError(problems)) return makeStep('ext', 'failed', t('the app cannot use it', '应用无法使用'), problems);
  // A map of nulls is not an ext either.
  const arrives = Object.values({
    ...(typeof delivery?.callback === 'string' ? [delivery.callback] : delivery?.callback),
  });
  if (delivery === undefined || arrives.every((value) => value === null))
    return makeStep(
      'ext',
      'skipped',
      t('this way no ext reaches the click callback', '按这种方式，点击回调收不到 ext'),
      problems,
    );
  const { raw, ...made } = message;
  const tapOf = (one: PushMessage): string => JSON.stringify(vendor.sentTap(one, settings).tap);
  if (raw !== undefined && tapOf(message) !== tapOf(made))
    return makeStep('ext', 'skipped', t('--raw changes what a tap opens', '--raw 改变了点击后的动作'), problems);
  const limit = delivery.limit === undefined ? '' : ` / ${delivery.limit}`;
  const size = `${delivery.size}${limit}`;
  const shown = t(`${size} ${delivery.unit}`, `${size} ${delivery.unit === 'bytes' ? '字节' : '个字符'}`);
  return passStep('ext', claims.extReaches, { size: shown }, problems);
}

/** What is neither a credential nor about receipts is said in the push: class, channel, template, badge, click. */
const goesAlong = ({ key, side, secret, needed, kind }: FieldSpec): boolean =>
  side !== 'app' &&
  secret !== true &&
  needed !== true &&
  kind !== 'file' &&
  kind !== 'json' &&
  !key.includes('_receipt_');

/** Problems of the message that are known without asking the vendor. */
export function classStep({ session, vendor, vendorId, message, now }: VendorTrip): Step {
  const misdirected = checkRawTarget(message, vendor.facts.targetFields);
  if (misdirected.length > 0)
    return makeStep(
      'class',
      'failed',
      t('not sent: --raw names a target', '未发送：--raw 指定了推送对象'),
      misdirected,
    );
  const settings = session.settings(vendorId);
  const findings = kept(session, vendor.checkMessage(asSent(message, vendor.rawTexts), settings));
  if (hasError(findings))
    return makeStep(
      'class',
      'failed',
      fillBoth(t('{vendor} would refuse this message', '{vendor} 会拒绝这条消息'), { vendor: vendor.name }),
      findings,
    );
  const taken = new Set(vendor.credentials.fields.filter(goesAlong).map(({ key }) => key));
  const doubts = [...session.config.problems, ...vendor.credentials.check(settings, now)].filter(({ at }) =>
    taken.has(at?.key ?? ''),
  );
  if (hasError(doubts))
    return makeStep(
      'class',
      'skipped',
      t('a config value that the push takes along cannot be used', '推送要带上的某个配置值无法使用'),
    );
  const unchecked = uncheckedRaw(message, vendor, settings);
  if (unchecked.length > 0)
    return makeStep('class', 'skipped', t('not everything that --raw sets is checked', '--raw 中有未检查的字段'), [
      ...findings,
      ...unchecked,
    ]);
  // A warning is about the class or the channel: then only the acceptance remains to be reported.
  return [...findings, ...doubts].some(({ severity }) => severity === 'warning')
    ? passStep('class', claims.messageTaken, { vendor: vendor.name }, findings)
    : passStep('class', claims.messageFits, {}, findings);
}

/** Why nothing is sent, given the results of the steps before; undefined: send. */
export function whyNotSend(before: {
  readonly credentials: Step;
  readonly token: Step;
  readonly cls: Step;
}): Text | undefined {
  if (before.credentials.status !== 'passed') return t('the credentials were not accepted', '凭证未被接受');
  // An unanswered query says nothing against the token: the push is sent anyway.
  const isUnanswered = before.token.problems.some(
    ({ entry }) => entry.kind === 'unreachable' || entry.kind === 'server',
  );
  if (before.token.status === 'failed' && !isUnanswered) return t('the device token is not valid', '设备 token 无效');
  if (before.cls.status === 'failed') return t('the message would be refused', '消息会被拒绝');
  return undefined;
}

const lookNow = t('look at the phone now', '现在请看手机');
const inSandbox = t('in the sandbox, not on the phone', '在沙箱里，没有发到手机');

/** A real push to one device. */
export async function pushStep(trip: VendorTrip, device: TripDevice): Promise<Step> {
  const { vendor, message, signal } = trip;
  const [result] = await (await trip.client()).send(message, [device.token], signal);
  const problems = result?.problem === undefined ? [] : [result.problem];
  if (result?.status !== 'accepted')
    return makeStep(
      'direct-push',
      'failed',
      fillBoth(t('{vendor} did not accept the push', '{vendor} 没有接受这条推送'), { vendor: vendor.name }),
      problems,
    );
  const id = result.messageId ?? result.taskId;
  const where = trip.session.sandbox === undefined ? lookNow : inSandbox;
  return id === undefined
    ? passStep('direct-push', claims.pushAcceptedUnnamed, { vendor: vendor.name, where }, problems)
    : passStep('direct-push', claims.pushAccepted, { vendor: vendor.name, id, where }, problems);
}
