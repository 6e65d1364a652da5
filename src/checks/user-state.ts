// The Tencent side of `device-status`: how an IM user stands, and what the user's devices reported, held against the config.

import { type CommandContext, type FlagSpec, type Input, listFlag, switchFlag, textFlag } from '../commands/define.js';
import { blockedByConfig } from '../commands/send/via-tencent.js';
import { deviceProblem } from '../problems/entries/device.js';
import type { Problem } from '../problems/types.js';
import { probeMessage } from '../push/device-status.js';
import type { UserRow } from '../report/answers/user-status.js';
import { shortenToken } from '../report/terminal-text.js';
import type { Target } from '../sending/targets.js';
import type { Session } from '../session/session.js';
import { vendorIds } from '../session/vendor-list.js';
import type { Asked, DeviceTrace, TencentClient } from '../tencent-im/types.js';
import { excerptOf } from '../text/excerpt.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';

/** Tencent answers one trace a second, and the trace of a push comes a moment after it. */
const TRACE_PAUSE_MS = 1100;
const TRACE_TRIES = 3;

export const userFlag: FlagSpec = {
  name: 'user',
  value: 'UserID',
  describe: t(
    'also ask Tencent IM how this user stands; with --task <TaskID> or --probe also what the devices reported',
    '同时向腾讯 IM 查询该用户的状态；加 --task <TaskID> 或 --probe 还可查看设备上报的内容',
  ),
};

export interface UserAsked {
  readonly row: UserRow | undefined;
  readonly problems: readonly Problem[];
}

/** The user's `--task` is a task of Tencent's Push service as long as no vendor is named. */
export const isTencentTask = (input: Input): boolean =>
  textFlag(input, 'user') !== undefined && textFlag(input, 'vendor') === undefined;

export async function askAboutUser(
  context: CommandContext,
  input: Input,
  session: Session,
  targets: readonly Target[],
): Promise<UserAsked | { readonly stop: readonly Problem[] }> {
  const user = textFlag(input, 'user')?.trim();
  if (user === undefined) return { row: undefined, problems: [] };
  const { checkUserId, compareReported } = await import('../tencent-im/index.js');
  const blocked = blockedByConfig(session) ?? checkUserId(user).find((problem) => problem.severity === 'error');
  if (blocked !== undefined) return { stop: [blocked] };
  const client = await session.tencent.client();
  const asked = await client.onlineStatus([user], context.signal);
  const [status] = asked.ok ? asked.value : [];
  if (!asked.ok || status === undefined)
    return {
      row: { id: user, state: 'unknown', platforms: [], devices: undefined },
      problems: asked.ok ? [] : [asked.problem],
    };
  const imported = await isImported(client, user, status.state, context.signal);
  const base: UserRow = {
    id: user,
    state: imported ? status.state : 'not-imported',
    platforms: status.platforms.map(({ platform, state }) => ({ platform, state })),
    devices: undefined,
  };
  const problems = status.problem === undefined ? [] : [status.problem];
  const traces = await tracesOf(context, input, client, user);
  if (traces === undefined) return { row: base, problems };
  if (!traces.ok) return { row: base, problems: [...problems, traces.problem] };
  const vendorOfToken = await shapes();
  const device = deviceMeant(input, targets);
  const found = compareReported(traces.value, {
    userId: user,
    settings: session.tencent.settings,
    vendorOfToken,
    ...(device === undefined ? {} : { device }),
  });
  return { row: { ...base, devices: traces.value }, problems: [...problems, ...found] };
}

/** An account nobody imported may also be answered as offline; the second question tells the two apart. */
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
  context: CommandContext,
  input: Input,
  client: TencentClient,
  userId: string,
): Promise<Asked<readonly DeviceTrace[]> | undefined> {
  const named = isTencentTask(input) ? listFlag(input, 'task')[0]?.trim() : undefined;
  if (named !== undefined) return client.traces({ taskId: named, userId }, context.signal);
  if (!switchFlag(input, 'probe')) return undefined;
  context.note(
    context.globals.language === 'zh'
      ? `腾讯 IM：向 ${excerptOf(userId)} 发送一条可能显示在手机上的通知`
      : `Tencent IM: send ${excerptOf(userId)} one notification that may show on the phone`,
  );
  const [sent] = await client.send(probeMessage(), [userId], { kind: 'push' }, context.signal);
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
    const traces = await client.traces({ taskId, userId }, context.signal);
    if (!traces.ok || traces.value.length > 0 || attempt === TRACE_TRIES) return traces;
    await context.io.clock.sleep(TRACE_PAUSE_MS, context.signal);
  }
}

/** The one vendor whose tokens look like this, asked of every vendor's own pattern. */
async function shapes(): Promise<(token: string) => string | undefined> {
  const loaded = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  return (token) => {
    const sure = loaded.filter((vendor) => vendor.fitsToken(token) === 'yes');
    return sure.length === 1 ? sure[0]?.id : undefined;
  };
}

/** The device the user should have reported, when exactly one was named. */
function deviceMeant(input: Input, targets: readonly Target[]) {
  const [target, another] = targets;
  if (target === undefined || another !== undefined) return undefined;
  return { name: listFlag(input, 'device')[0] ?? shortenToken(target.token), ...target };
}
