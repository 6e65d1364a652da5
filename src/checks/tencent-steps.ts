// Tencent's half of `diagnose`: credentials of the Chat app, the account, a message through Tencent, and what the phone reported.

import { type Problem, problemMaker } from '../problems/types.js';
import type { Clock, PushMessage, Settings } from '../push/types.js';
import type { Step } from '../report/answers/steps.js';
import { claims } from '../report/claims.js';
import type { Session } from '../session/session.js';
import { vendorIds } from '../session/vendors/list.js';
import { loadTokenShapes } from '../session/vendors/of-token.js';
import { missingKeysProblem } from '../session/vendors/ready.js';
import { compareReported } from '../tencent-im/client/compare-reported.js';
import { CERTIFICATE_KEYS, TENCENT_ID } from '../tencent-im/facts.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { resultCodes } from '../tencent-im/result-codes/index.js';
import type { DeviceTrace, UserStatus } from '../tencent-im/types.js';
import { type Text, t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import { passStep, makeStep as step } from './vendor-steps.js';

export interface TencentWalk {
  readonly session: Session;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly user: string | undefined;
  readonly device: { readonly name: string; readonly vendor: string; readonly token: string } | undefined;
  readonly message: PushMessage;
  readonly noPush: boolean;
}

const codeProblem = problemMaker(resultCodes, TENCENT_ID);
/** Traces appear a moment after the push; one call a second is allowed. */
const TRACE_WAIT_MS = 1100;
const TRACE_TRIES = 3;
const NO_SERVICE = '90045';

const skipAll = (reason: Text): readonly Step[] =>
  (['im-credentials', 'im-account', 'through-tencent', 'certificate-id'] as const).map((id) =>
    step(id, 'skipped', reason),
  );

export async function walkTencent(walk: TencentWalk): Promise<readonly Step[]> {
  const { session, user } = walk;
  if (user === undefined) return skipAll(t('no --user given', '未指定 --user'));
  const { settings } = session.tencent;
  const missing = tencentManifest.credentials.missing(settings);
  if (missing.length > 0) {
    const problem = missingKeysProblem(tencentManifest, missing, settings.origin('im_sdk_app_id'));
    const why = t('the Chat app is not in the config', '配置里没有 IM 应用');
    return [step('im-credentials', 'failed', why, [problem]), ...skipAll(why).slice(1)];
  }
  const credentials = await credentialStep(walk);
  if (credentials.status !== 'passed')
    return [
      credentials,
      ...skipAll(t('the Chat app’s credentials were not verified', 'IM 应用的凭证未通过验证')).slice(1),
    ];
  const account = await accountStep(walk, user);
  if (account.step.status !== 'passed') {
    const why = account.step.reason;
    return [credentials, account.step, step('through-tencent', 'skipped', why), step('certificate-id', 'skipped', why)];
  }
  if (walk.noPush) {
    const why = t('left out: --no-push', '已跳过：--no-push');
    return [credentials, account.step, step('through-tencent', 'skipped', why), step('certificate-id', 'skipped', why)];
  }
  return [credentials, account.step, ...(await messageSteps(walk, user))];
}

/** Whether Tencent accepts SDKAppID, key and administrator. */
export async function credentialStep({
  session,
  clock,
  signal,
}: Pick<TencentWalk, 'session' | 'clock' | 'signal'>): Promise<Step> {
  const { settings } = session.tencent;
  const offline = tencentManifest.credentials.check(settings, clock.now());
  const client = await session.tencent.client();
  const found = await client.verify(signal);
  if (found.status === 'verified' && offline.every(({ severity }) => severity !== 'error'))
    return passStep('im-credentials', claims.tencentAccepted, { note: found.note ?? t('', '') }, offline);
  const why =
    found.status === 'verified'
      ? t('Tencent accepted them, but a value is wrong', '腾讯已接受，但有一个值不对')
      : found.status === 'refused'
        ? t('Tencent refused them', '腾讯拒绝了凭证')
        : t('Tencent returned no usable response', '腾讯没有返回有效响应');
  return step('im-credentials', 'failed', why, [
    ...offline.filter(({ severity }) => severity === 'error'),
    ...found.problems,
    ...session.skews,
  ]);
}

/** Offline push needs `PushOnline` on a phone; a browser that is online at the same time does not matter. */
async function accountStep({ session, signal }: TencentWalk, user: string): Promise<{ readonly step: Step }> {
  const client = await session.tencent.client();
  const failed = (reason: Text, problems: readonly Problem[]) => ({
    step: step('im-account', 'failed', reason, problems),
  });
  const accounts = await client.accountCheck([user], signal);
  if (!accounts.ok) return failed(t('Tencent returned no result for this', '腾讯没有返回结果'), [accounts.problem]);
  const [known] = accounts.value;
  if (known?.state === 'not-imported')
    return failed(t(`${user} is unknown to Tencent`, `腾讯侧没有 ${user} 这个账号`), [
      codeProblem('tencent-im/70107', { vendorCode: '70107' }),
    ]);
  if (known?.state !== 'imported')
    return failed(
      t(`Tencent did not say whether it knows ${user}`, `腾讯没有返回 ${user} 是否存在`),
      known?.problem === undefined ? [] : [known.problem],
    );
  const states = await client.onlineStatus([user], signal);
  if (!states.ok) return failed(t('Tencent returned no result for this', '腾讯没有返回结果'), [states.problem]);
  const [status] = states.value;
  if (status === undefined) return failed(t('Tencent returned no result for this', '腾讯没有返回结果'), []);
  const told = describe(user, status);
  if (status.state === 'PushOnline' || status.platforms.some(isWaitingPhone))
    return { step: passStep('im-account', claims.userReachable, { user, state: stateIn(status) }) };
  return failed(told, status.problem === undefined ? [] : [{ ...status.problem, severity: 'error' }]);
}

const isWaitingPhone = ({ platform, state }: UserStatus['platforms'][number]): boolean =>
  state === 'PushOnline' && /^(?:iphone|ipad|android|harmony)/i.test(platform);

function describe(user: string, status: UserStatus): Text {
  return t(`${user} is ${stateIn(status)}`, `${user} 的状态：${stateIn(status)}`);
}

function stateIn({ state, platforms }: UserStatus): string {
  const detail = platforms.map((item) => `${item.platform} ${item.state}`).join(', ');
  return detail === '' ? state : `${state} (${detail})`;
}

/** The Push service returns a task that can be traced; without it, an ordinary message at least shows that Tencent accepts it. */
async function messageSteps(walk: TencentWalk, user: string): Promise<readonly Step[]> {
  const { session, signal, message } = walk;
  const client = await session.tencent.client();
  const [pushed] = await client.send(message, [user], { kind: 'push' }, signal);
  if (pushed?.status === 'accepted') {
    const through = passStep('through-tencent', claims.tencentTookPush, { task: pushed.taskId ?? '–' });
    return [through, await reportedStep(walk, user, pushed.taskId)];
  }
  const problem = pushed?.problem;
  if (problem?.vendorCode !== NO_SERVICE) {
    const through = step(
      'through-tencent',
      'failed',
      t('Tencent did not accept the message', '腾讯没有接受消息'),
      problem === undefined ? [] : [problem],
    );
    return [through, step('certificate-id', 'skipped', t('nothing to trace', '没有可追踪的任务'))];
  }
  const [sent] = await client.send(message, [user], { kind: 'message' }, signal);
  const untraced = step('certificate-id', 'skipped', t('needs the Push service (90045)', '需要开通推送服务（90045）'), [
    { ...problem, severity: 'warning' },
  ]);
  if (sent?.status === 'accepted') return [passStep('through-tencent', claims.tencentTookMessage, {}), untraced];
  return [
    step(
      'through-tencent',
      'failed',
      t('Tencent did not accept the message', '腾讯没有接受消息'),
      sent?.problem === undefined ? [] : [sent.problem],
    ),
    untraced,
  ];
}

async function reportedStep(walk: TencentWalk, user: string, taskId: string | undefined): Promise<Step> {
  const { session, device } = walk;
  if (taskId === undefined) return step('certificate-id', 'skipped', t('nothing to trace', '没有可追踪的任务'));
  const traced = await tracesOf(walk, user, taskId);
  if ('problem' in traced)
    return step('certificate-id', 'skipped', t('the trace was refused', '链路查询被拒绝'), [traced.problem]);
  const found = compareReported(traced.traces, {
    userId: user,
    settings: session.tencent.settings,
    ...(device === undefined ? {} : { device }),
    vendorOfToken: await loadTokenShapes(),
  });
  // The push was just sent: a trace without a device means that there is none.
  const reported = found.map(
    (problem): Problem =>
      problem.code === 'tencent-im/nothing-reported' ? { ...problem, severity: 'error' } : problem,
  );
  const broken = reported.some(({ severity }) => severity === 'error');
  const [trace] = traced.traces;
  if (broken) return step('certificate-id', 'failed', describeTrace(trace), reported);
  // Passing requires two compared values: with one missing, no difference is found either.
  const why = whyNotCompared(traced.traces, session.tencent.settings, device !== undefined);
  if (why !== undefined) return step('certificate-id', 'skipped', why, reported);
  return passStep('certificate-id', claims.certificateMatches, { what: describeTrace(trace) }, reported);
}

/** Both values must exist for every device; undefined when they do and agree. */
function whyNotCompared(traces: readonly DeviceTrace[], settings: Settings, isNamed: boolean): Text | undefined {
  if (isNamed && traces.every(({ token }) => token === undefined))
    return t('not compared: the trace names no device token', '未比较：链路中没有设备 token');
  for (const { certificateId, vendor } of traces) {
    if (certificateId === undefined)
      return t('not compared: the trace names no certificate ID', '未比较：链路中没有证书 ID');
    if (vendor === undefined) return t('not compared: the trace names no vendor', '未比较：链路中没有厂商');
    const key = CERTIFICATE_KEYS[vendor];
    if (key === undefined || settings.text(key) !== certificateId)
      return t(
        `not compared: ${key ?? '*_buz_id'} of the config is not the one reported`,
        `未比较：配置中的 ${key ?? '*_buz_id'} 与上报的不同`,
      );
  }
  return undefined;
}

/** The values of the trace; missing ones are left out. */
function describeTrace(trace: DeviceTrace | undefined): Text {
  const { certificateId, vendor, deviceModel } = trace ?? {};
  const known = (text: string | undefined): readonly Text[] =>
    text === undefined || text.trim() === '' ? [] : [t(text, text)];
  const name =
    vendor === undefined
      ? undefined
      : vendorIds.some((id) => id === vendor)
        ? vendors[vendor as keyof typeof vendors].name
        : vendor;
  const rest = [...(typeof name === 'object' ? [name] : known(name)), ...known(deviceModel)];
  if (certificateId === undefined && rest.length === 0) return t('no device was reported', '没有上报的设备');
  return t(
    [`certificate ID ${certificateId ?? 'unknown'}`, ...rest.map(({ en }) => en)].join(', '),
    [`证书 ID ${certificateId ?? '未知'}`, ...rest.map(({ zh }) => zh)].join('，'),
  );
}

async function tracesOf(
  { session, clock, signal }: TencentWalk,
  userId: string,
  taskId: string,
): Promise<{ readonly traces: readonly DeviceTrace[] } | { readonly problem: Problem }> {
  const client = await session.tencent.client();
  for (let i = 0; ; i += 1) {
    const answer = await client.traces({ taskId, userId }, signal);
    if (!answer.ok) return { problem: answer.problem };
    if (answer.value.length > 0 || i + 1 >= TRACE_TRIES) return { traces: answer.value };
    await clock.sleep(TRACE_WAIT_MS, signal);
  }
}
