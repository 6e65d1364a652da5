// The Tencent side of `device-status`: the state of an IM user, and what the user's devices reported, compared with the config.

import { deviceProblem } from '../problems/entries/device.js';
import type { Problem } from '../problems/types.js';
import { probeMessage } from '../push/device-status.js';
import type { Clock } from '../push/types.js';
import type { UserRow } from '../report/answers/device-status/user-status.js';
import type { Session } from '../session/session.js';
import { loadTokenShapes } from '../session/vendors/of-token.js';
import { tencentBlocked } from '../session/vendors/ready.js';
import type { DeviceTrace, TencentAnswer, TencentClient } from '../tencent-im/types.js';
import { excerptOf } from '../text/excerpt.js';
import { type Text, t } from '../text/language.js';

/** Tencent allows one trace call per second, and the trace of a push appears shortly after it. */
const TRACE_PAUSE_MS = 1100;
const TRACE_TRIES = 3;

/** The questions about one IM user. */
export interface UserQuestion {
  readonly user: string;
  /** A task of Tencent's Push service whose trace is wanted. */
  readonly task: string | undefined;
  /** A push may be sent now to obtain its trace. */
  readonly probe: boolean;
  /** The device the user should have reported. */
  readonly device: { readonly name: string; readonly vendor: string; readonly token: string } | undefined;
}

/** Clock, abort signal, and a callback before something is sent. */
export interface Asking {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  note(text: Text): void;
}

export interface UserAsked {
  readonly row: UserRow | undefined;
  readonly problems: readonly Problem[];
}

/** Checked before any request: devices may be probed and lists emptied before Tencent is asked. */
export async function whyNotAskTencent(session: Session, user: string | undefined): Promise<Problem | undefined> {
  const blocked = tencentBlocked(session);
  if (blocked !== undefined || user === undefined) return blocked;
  const { checkUserId } = await import('../tencent-im/index.js');
  return checkUserId(user).find((problem) => problem.severity === 'error');
}

export async function askAboutUser(question: UserQuestion, session: Session, asking: Asking): Promise<UserAsked> {
  const { user } = question;
  const { signal } = asking;
  const { compareReported } = await import('../tencent-im/index.js');
  const client = await session.tencent.client();
  const asked = await client.onlineStatus([user], signal);
  const [status] = asked.ok ? asked.value : [];
  if (!asked.ok || status === undefined)
    return {
      row: { id: user, state: 'unknown', platforms: [], devices: undefined },
      problems: asked.ok ? [] : [asked.problem],
    };
  const imported = await isImported(client, user, status.state, signal);
  const base: UserRow = {
    id: user,
    state: imported ? status.state : 'not-imported',
    platforms: status.platforms.map(({ platform, state }) => ({ platform, state })),
    devices: undefined,
  };
  const problems = status.problem === undefined ? [] : [status.problem];
  const traces = await tracesOf(question, client, asking);
  if (traces === undefined) return { row: base, problems };
  if (!traces.ok) return { row: base, problems: [...problems, traces.problem] };
  const found = compareReported(traces.value, {
    userId: user,
    settings: session.tencent.settings,
    vendorOfToken: await loadTokenShapes(),
    ...(question.device === undefined ? {} : { device: question.device }),
  });
  return { row: { ...base, devices: traces.value }, problems: [...problems, ...found] };
}

/** An account that was never imported may also be answered as offline; the second question tells the two apart. */
async function isImported(
  client: TencentClient,
  user: string,
  state: UserRow['state'],
  signal: AbortSignal,
): Promise<boolean> {
  if (state !== 'Offline' && state !== 'unknown') return true;
  const asked = await client.accountCheck([user], signal);
  return !asked.ok || asked.value[0]?.state !== 'not-imported';
}

/** Only a push leaves a trace: the task that was named, or one sent now with `--probe`. */
async function tracesOf(
  { user: userId, task, probe }: UserQuestion,
  client: TencentClient,
  { clock, signal, note }: Asking,
): Promise<TencentAnswer<readonly DeviceTrace[]> | undefined> {
  if (task !== undefined) return client.traces({ taskId: task, userId }, signal);
  if (!probe) return undefined;
  note(
    t(
      `Tencent IM: send ${excerptOf(userId)} one notification that may show on the phone`,
      `腾讯 IM：向 ${excerptOf(userId)} 发送一条可能显示在手机上的通知`,
    ),
  );
  const [sent] = await client.send(probeMessage(), [userId], { kind: 'push' }, signal);
  if (sent?.problem !== undefined)
    return { ok: false, status: sent.status === 'unreachable' ? 'unreachable' : 'refused', problem: sent.problem };
  const taskId = sent?.taskId;
  if (taskId === undefined)
    return {
      ok: false,
      status: 'refused',
      problem: deviceProblem('device/no-task-id', { args: { user: excerptOf(userId) } }),
    };
  for (let attempt = 1; ; attempt++) {
    const traces = await client.traces({ taskId, userId }, signal);
    if (!traces.ok || traces.value.length > 0 || attempt === TRACE_TRIES) return traces;
    await clock.sleep(TRACE_PAUSE_MS, signal);
  }
}
