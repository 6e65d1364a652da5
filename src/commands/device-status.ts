// `device-status`: is a device token still good, what does the vendor know about it, and what became of a task.

import { askPhone } from '../checks/attached-phone.js';
import { askAboutDevices, type Interaction } from '../checks/device-state.js';
import { askAboutLosses, readSpan } from '../checks/push-losses.js';
import { askAboutTasks } from '../checks/task-state.js';
import { askAboutUser, whyNotAskTencent } from '../checks/user-state.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { unfilledIds } from '../problems/value-problem.js';
import {
  type DeviceReport,
  deviceStatusDocument,
  layoutDeviceStatus,
} from '../report/answers/device-status/device-status.js';
import type { CheckCase } from '../report/machine.js';
import { shortenToken } from '../report/terminal-text.js';
import { collectTargets, soleDeviceText, type TargetsFound } from '../sending/targets.js';
import { fatalProblems } from '../session/fatal-problems.js';
import type { Session } from '../session/session.js';
import { withoutSilenced } from '../session/silenced.js';
import { chooseVendors, type Target, type VendorChoice } from '../session/vendors/choice.js';
import { isDemo } from '../session/vendors/demo-settings.js';
import { TENCENT } from '../session/vendors/list.js';
import { fill, t } from '../text/language.js';
import { confirm } from './context/confirm.js';
import type { CommandContext } from './context/context.js';
import { readConfigFor, withSession } from './context/open-session.js';
import { saveReportFlag, savingReport } from './context/save-report.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type FlagValues } from './define.js';
import { environmentFlag } from './flags/environment.js';
import { phoneAsked, phoneChannelFlag, phoneFlags } from './flags/phone.js';
import { sandboxFlag } from './flags/sandbox.js';
import { targetFlags, vendorFlag } from './flags/targets.js';
import { userFlag } from './flags/user.js';

const statusFlags = defineFlags([
  vendorFlag,
  ...targetFlags,
  {
    name: 'task',
    value: 'id',
    repeat: true,
    describe: t(
      'statistics or trace of a task or message id (with --vendor); may be repeated',
      '按任务或消息 ID 查询统计或追踪（需同时给出 --vendor），可重复',
    ),
  },
  {
    name: 'probe',
    describe: t(
      'where only a push reveals the state, send one; it may show on the phone',
      '对只有推送才能判断状态的厂商发送一条推送，可能会显示在手机上',
    ),
  },
  {
    name: 'consume-feed',
    value: 'file',
    describe: t(
      'read lists of invalid tokens that empty themselves when read (OPPO, Xiaomi), and keep the tokens in <file>',
      '读取“读后即清空”的失效列表（OPPO、小米），并把 token 保存到 <file>',
    ),
  },
  { name: 'yes', short: 'y', describe: t('really probe more than 100 devices', '确认探测 100 台以上的设备') },
  userFlag,
  {
    name: 'losses',
    value: 'duration',
    describe: t(
      'ask Tencent IM how the chat pushes of this time up to now ended, by error code (at most 7d; needs the Push service)',
      '向腾讯 IM 查询最近一段时间聊天推送的结果，按错误码统计（最长 7d；需开通推送服务）',
    ),
  },
  ...phoneFlags,
  phoneChannelFlag,
  saveReportFlag,
  sandboxFlag,
  environmentFlag,
]);

export const deviceStatus = defineCommand({
  examples: [
    {
      command: 'tim-push device-status --device my-vivo',
      says: t('what vivo knows about a device named in the config', '查询配置中命名的设备'),
    },
    {
      command: 'tim-push device-status --vendor oppo --token <registration ID> --consume-feed dead-tokens.txt',
      says: t(
        "also read OPPO's list of invalid tokens, which empties it, and keep them in a file",
        '同时读取 OPPO 的失效列表（会清空），并保存到文件',
      ),
    },
    {
      command: 'tim-push device-status --device my-vivo --adb',
      says: t(
        'also look at the phone connected by USB: permission, channel, battery',
        '同时检查数据线所连的手机：通知权限、渠道、电池限制',
      ),
    },
    {
      command: 'tim-push device-status --device my-vivo --user alice',
      says: t('also what Tencent IM knows about the user', '同时查询腾讯 IM 中该用户的状态'),
    },
    {
      command: 'tim-push device-status --losses 24h',
      says: t('where the chat pushes of a day got lost, as Tencent counts them', '查询一天内聊天推送在哪里丢失'),
    },
    {
      command: 'tim-push device-status --vendor vivo --task 121397329',
      says: t('how many phones a push reached', '查询一次推送的到达情况'),
    },
    {
      command: 'tim-push device-status --sandbox',
      says: t('a demo device of every vendor, nothing leaves this machine', '查询每个厂商的演示设备，数据不出本机'),
    },
  ],
  flags: statusFlags,
  checks: true,
  notes: [
    t(
      'Results: valid, invalid, switched-off or unknown. A token is called invalid only on a permanent code of the vendor.',
      '结果：有效、失效、已关闭或未知。只有厂商返回永久性错误码时才判为失效。',
    ),
  ],
  run: savingReport('device-status', (context, { flags }) => runDeviceStatus(context, flags)),
});

type StatusFlags = FlagValues<typeof statusFlags>;

async function runDeviceStatus(context: CommandContext, flags: StatusFlags): Promise<CommandResult> {
  if (isAboutPhoneAlone(flags)) return lookAtPhone(context, flags);
  const choice = chooseVendors(flags.vendor, TENCENT);
  if (choice.problem !== undefined) return stop([choice.problem]);
  const span = flags.losses === undefined ? undefined : readSpan(flags.losses);
  if (typeof span === 'object') return stop([span.problem]);
  const unfilled = unfilledIds('--task', flags.task);
  if (unfilled.length > 0) return stop(unfilled);
  return withSession(context, flags, stop, async (session) => {
    const found = await findTargets(flags, choice, session);
    const wrong = found.problems.filter((problem) => problem.severity === 'error');
    if (wrong.length > 0) return stop(wrong);
    const blocked = isAboutTencent(flags) ? await whyNotAskTencent(session, flags.user?.trim()) : undefined;
    if (blocked !== undefined) return stop([blocked]);
    const interaction = interactionOf(context, found.demo);
    // Without a vendor, the task of a user is one of Tencent's Push service.
    const isTencentTask = flags.user !== undefined && flags.vendor === undefined;
    const ids = flags.task.map((id) => id.trim());
    const tasks = await askAboutTasks(isTencentTask ? [] : ids, chooseVendors(flags.vendor), session, context.signal);
    if ('stop' in tasks) return stop(tasks.stop);
    const devices = await askAboutDevices(flags, session, found.targets, interaction);
    if ('stop' in devices) return stop(devices.stop);
    const user =
      flags.user === undefined
        ? { row: undefined, problems: [] }
        : await askAboutUser(
            {
              user: flags.user.trim(),
              task: isTencentTask ? ids[0] : undefined,
              probe: flags.probe,
              device: deviceMeant(flags, found.targets),
            },
            session,
            { clock: context.io.clock, signal: context.signal, note: interaction.note },
          );
    const losses =
      span === undefined
        ? { report: undefined, problems: [] }
        : await askAboutLosses(span, session, { clock: context.io.clock, signal: context.signal });
    const asked = phoneAsked(flags);
    const phone =
      asked === undefined
        ? undefined
        : await askPhone(asked, session.config, found.targets, context.io, context.signal);
    const report: DeviceReport = {
      devices: isDemo(session) ? devices.rows.map((row) => ({ ...row, demo: true })) : devices.rows,
      phone,
      user: user.row,
      losses: losses.report,
      tasks: tasks.rows,
      problems: [
        ...new Set([
          ...devices.problems,
          ...tasks.problems,
          ...user.problems,
          ...losses.problems,
          ...(phone?.problems ?? []),
          ...session.skews,
        ]),
      ].filter((problem) => problem.vendorCode !== undefined || withoutSilenced(session.config, [problem]).length > 0),
      preface: found.demo
        ? [
            t(
              'No device named: asking about one demo device per vendor of the sandbox.',
              '未指定设备，查询沙箱中每个厂商的一台演示设备。',
            ),
          ]
        : soleDeviceText(found),
    };
    return resultOf(context, report);
  });
}

const isAboutTencent = ({ user, losses }: StatusFlags): boolean => user !== undefined || losses !== undefined;

const isAboutPhoneAlone = (flags: StatusFlags): boolean =>
  flags.adb !== undefined &&
  flags.token.length + flags.device.length + flags.task.length === 0 &&
  !isAboutTencent(flags);

/** The device the user should have reported, when exactly one was named. */
function deviceMeant({ device }: StatusFlags, targets: readonly Target[]) {
  const [target, another] = targets;
  if (target === undefined || another !== undefined) return undefined;
  return { name: device[0] ?? shortenToken(target.token), ...target };
}

/** A demo asks nothing. */
const interactionOf = (context: CommandContext, isDemo: boolean): Interaction => ({
  cwd: context.io.cwd,
  signal: context.signal,
  confirm: async (question) => (isDemo ? 'no' : confirm(context, question)),
  note: (text) => context.note(fill(text, context.globals.language)),
  // A screen full of device tokens is better than none.
  rescue: (tokens) => context.warn(tokens.join('\n')),
});

/** Only the phone connected by USB is asked: a config is used if there is one, but not needed. */
async function lookAtPhone(context: CommandContext, flags: StatusFlags): Promise<CommandResult> {
  const config = await readConfigFor(context, flags);
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return stop(fatal);
  const asked = phoneAsked(flags);
  const phone = asked === undefined ? undefined : await askPhone(asked, config, [], context.io, context.signal);
  return resultOf(context, {
    devices: [],
    tasks: [],
    phone,
    user: undefined,
    problems: phone?.problems ?? [],
    preface: [],
  });
}

const resultOf = (context: CommandContext, report: DeviceReport): CommandResult => ({
  exitCode: exitCodeOfReport(report, context.signal.aborted),
  document: deviceStatusDocument(report, context.globals.language, context.globals.showTokens),
  problems: report.problems,
  cases: report.devices.map(caseOf),
  human: (terminal) => layoutDeviceStatus(report, terminal),
});

const NO_TARGETS: TargetsFound = { targets: [], duplicates: 0, otherShards: 0, problems: [], demo: false };

/** A task, a user or losses can be asked about without a device token. */
async function findTargets(flags: StatusFlags, choice: VendorChoice, session: Session): Promise<TargetsFound> {
  const { token: tokens, device: devices, force, task } = flags;
  const isAboutOthers = task.length > 0 || isAboutTencent(flags);
  if (tokens.length + devices.length === 0 && isAboutOthers) return NO_TARGETS;
  return collectTargets({ tokens, devices, force, choice }, session, 'device-status');
}

/** A device that gets no push fails the check; an unknown state does not. */
function exitCodeOfReport(report: DeviceReport, aborted: boolean): number {
  if (aborted) return EXIT.interrupted;
  const dead = report.devices.some((row) => row.state === 'invalid' || row.state === 'switched-off');
  return worstExitCode([exitCodeOf(report.problems), ...(dead ? [EXIT.failed] : [])]);
}

function caseOf(row: DeviceReport['devices'][number]): CheckCase {
  const name = `device token ${row.shown}`;
  if (row.state === 'valid') return { name, group: row.vendor, status: 'passed' };
  const { problem } = row;
  if (problem === undefined || problem.severity !== 'error')
    return { name, group: row.vendor, status: 'skipped', reason: row.state };
  return { name, group: row.vendor, status: 'failed', problem };
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { devices: [] });
