// `smoke`: for CI. One plan out of the config, walked for every vendor at once, with an exit code, annotations, JUnit and a page.

import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { unknownDevice } from '../../problems/value-problem.js';
import type { SmokeReport, SmokeShard } from '../../report/answers/smoke.js';
import type { Session } from '../../session/session.js';
import { chooseRequired, chooseVendors, withRequired } from '../../session/vendors/choice.js';
import { t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { withSession } from '../context/open-session.js';
import { reportFlag } from '../context/report-file.js';
import { saveReportFlag, savingReport } from '../context/save-report.js';
import { stopWith } from '../context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type Given } from '../define.js';
import { environmentFlag } from '../flags/environment.js';
import { makeMessage, messageFlags, vendorFlags } from '../flags/message.js';
import { readRetries } from '../flags/numbers.js';
import { sandboxFlag } from '../flags/sandbox.js';
import { withSavedMessage } from '../flags/saved-message.js';
import { readShard, shardFlag } from '../flags/shard.js';
import { requireFlag, vendorFlag } from '../flags/targets.js';
import { answerOfSmoke } from './answer.js';
import { junitFlag } from './ci-files.js';
import { shardOfPlan } from './shard.js';
import type { SmokePlan } from './vendor.js';
import { smokeVerdict } from './verdict.js';
import { countReady, walkAll } from './walk.js';

const STANDARD_RETRIES = 2;
const MOST_RETRIES = 10;
/** Real devices that are pushed to without confirmation. */
const DEVICES_WITHOUT_YES = 100;
/** The chat a specimen ext opens: any will do to see what becomes of it. */
const SPECIMEN = 'c2c_alice';

const smokeFlags = defineFlags([
  vendorFlag,
  requireFlag,
  {
    name: 'push',
    group: 'sending',
    describe: t('also send one real push to each device of the config', '同时向配置中的每台设备真实推送一条'),
  },
  {
    name: 'device',
    group: 'target',
    value: 'name',
    repeat: true,
    describe: t('only these devices of the config; may be repeated', '只用配置中的这些设备，可重复'),
  },
  {
    name: 'test-mode',
    group: 'sending',
    describe: t(
      'push in the vendor’s test mode (vivo, Huawei, Honor, HarmonyOS)',
      '使用厂商的测试模式推送（vivo、华为、荣耀、鸿蒙）',
    ),
  },
  {
    name: 'retries',
    group: 'sending',
    value: 'n',
    describe: t(
      'retries after no connection (default 2); a refusal is never retried',
      '无法连接时的重试次数（默认 2）；被拒绝的不会重试',
    ),
  },
  shardFlag,
  junitFlag,
  reportFlag,
  saveReportFlag,
  { name: 'yes', short: 'y', describe: t('really push to more than 100 devices', '确认推送到 100 台以上的设备') },
  ...messageFlags,
  sandboxFlag,
  environmentFlag,
]);

export const smoke = defineCommand({
  examples: [
    {
      command: 'tim-push smoke',
      says: t('every vendor of the config, no phone is touched', '检查配置中的所有厂商，不打扰手机'),
    },
    {
      command: 'tim-push smoke --format github --junit smoke.xml',
      says: t('on GitHub: annotations, step summary, JUnit file', '在 GitHub 上：注解、任务摘要、JUnit 文件'),
    },
    {
      command: 'tim-push smoke --push --device my-vivo --test-mode',
      says: t('and one real push to a test device', '并向一台测试设备真实推送一条'),
    },
    {
      command: 'tim-push smoke --retries 5 --report smoke.html',
      says: t('more retries, and a page to attach to a ticket', '网络不好时多试几次，并生成可附在工单里的页面'),
    },
    {
      command: 'tim-push smoke --sandbox',
      says: t('see what it does, without an account', '不用账号，先看看效果'),
    },
  ],
  flags: smokeFlags,
  vendorFlags: vendorFlags(),
  checks: true,
  run: savingReport('smoke', runSmoke),
});

type SmokeGiven = Given<typeof smokeFlags>;

async function runSmoke(context: CommandContext, typed: SmokeGiven): Promise<CommandResult> {
  const saved = await withSavedMessage(context, typed);
  if ('problems' in saved) return stop(saved.problems);
  const { given } = saved;
  const { flags } = given;
  const named = chooseVendors(flags.vendor);
  if (named.problem !== undefined) return stop([named.problem]);
  const required = chooseRequired(flags.require);
  if ('problem' in required) return stop([required.problem]);
  const choice = withRequired(named, required.ids);
  const retries = readRetries(flags.retries, STANDARD_RETRIES, MOST_RETRIES);
  if (typeof retries !== 'number') return stop([retries.problem]);
  const sharded = readShard(flags.shard);
  if ('problem' in sharded) return stop([sharded.problem]);
  return withSession(context, flags, stop, async (session) => {
    const plan = makePlan(context, given, session, retries, [...(named.given ? named.ids : []), ...required.ids]);
    if ('problems' in plan) return stop(plan.problems);
    const parts = shardOfPlan(choice, sharded.shard);
    const elsewhere = countReady(plan, parts.others);
    const shard: SmokeShard | undefined =
      sharded.shard === undefined ? undefined : { ...sharded.shard, others: elsewhere };
    const steps = await walkAll(plan, parts, shard);
    const loose = session.skews.filter((problem) => !steps.some(({ problems }) => problems.includes(problem)));
    const isPushed = steps.some(({ step, status }) => step === 'direct-push' && status === 'passed');
    const absent = plan.deviceNames.length > 0 ? 'other-devices' : 'no-device';
    const pushed = !plan.push ? 'no' : !isPushed ? absent : session.sandbox === undefined ? 'phones' : 'sandbox';
    const verdict = smokeVerdict(steps, context.signal.aborted, pushed, shard);
    const report: SmokeReport = { steps, loose, verdict, shard };
    return await answerOfSmoke(context, flags, session, report);
  });
}

function makePlan(
  context: CommandContext,
  { flags, ...given }: SmokeGiven,
  session: Session,
  retries: number,
  required: readonly string[],
): SmokePlan | { readonly problems: readonly Problem[] } {
  const { device: deviceNames, push } = flags;
  const known = Object.keys(session.config.devices);
  const unknown = deviceNames.find((name) => !known.includes(name));
  if (unknown !== undefined)
    return {
      problems: [unknownDevice(unknown, known)],
    };
  const count = deviceNames.length === 0 ? known.length : deviceNames.length;
  if (push && session.sandbox === undefined && count > DEVICES_WITHOUT_YES && !flags.yes)
    return { problems: [usageProblem('usage/many-devices', { args: { count, limit: DEVICES_WITHOUT_YES } })] };
  const specimen = flags.ext === undefined && flags.conversation === undefined ? { conversation: SPECIMEN } : {};
  const mode = flags.testMode ? 'test' : 'formal';
  const { message, problems } = makeMessage(
    { ...given, flags: { ...flags, ...specimen } },
    session.config.settings,
    context.globals.language,
    mode,
  );
  // A broken ext is a check that fails, not a wrong flag.
  const usage = problems.filter(({ code, severity }) => severity === 'error' && !code.startsWith('ext/'));
  if (usage.length > 0) return { problems: usage };
  return { context, session, message, push, retries, deviceNames, required: new Set(required) };
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { steps: [], verdict: null });
