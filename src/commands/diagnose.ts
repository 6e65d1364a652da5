// `diagnose`: walks the whole path of a push for one device and says which link is broken.
import { walkPath } from '../diagnosis/path.js';
import { findTarget } from '../diagnosis/target.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import {
  type DiagnoseReport,
  diagnoseDocument,
  layoutDiagnose,
  stepTitles,
  verdictText,
} from '../report/answers/diagnose.js';
import { chooseVendors } from '../session/vendors/choice.js';
import { fill, type Language, t } from '../text/language.js';
import type { CommandContext } from './context/context.js';
import { withSession } from './context/open-session.js';
import { type Page, reportFlag, writeReport } from './context/report-file.js';
import { saveReportFlag, savingReport } from './context/save-report.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type Given } from './define.js';
import { environmentFlag } from './flags/environment.js';
import { makeMessage, messageFlags, vendorFlags } from './flags/message.js';
import { phoneAsked, phoneFlags } from './flags/phone.js';
import { sandboxFlag } from './flags/sandbox.js';
import { withSavedMessage } from './flags/saved-message.js';
import { targetFlags, vendorFlag } from './flags/targets.js';

const diagnoseFlags = defineFlags([
  vendorFlag,
  ...targetFlags,
  {
    name: 'user',
    group: 'target',
    value: 'UserID',
    describe: t('also check Tencent’s half for this user of the Chat app', '同时检查腾讯侧：该 IM 用户的状态和链路'),
  },
  {
    name: 'no-push',
    group: 'sending',
    describe: t('send nothing, neither directly nor through Tencent', '不发送任何推送（直连和经腾讯都不发）'),
  },
  {
    name: 'test-mode',
    group: 'sending',
    describe: t(
      'send in the vendor’s test mode (vivo, Huawei, Honor, HarmonyOS)',
      '使用厂商的测试模式发送（vivo、华为、荣耀、鸿蒙）',
    ),
  },
  ...messageFlags,
  ...phoneFlags,
  reportFlag,
  saveReportFlag,
  sandboxFlag,
  environmentFlag,
]);

export const diagnose = defineCommand({
  examples: [
    {
      command: 'tim-push diagnose --device my-vivo',
      says: t('from the config to a push that shows on the phone', '从配置到推送展示在手机上'),
    },
    {
      command: 'tim-push diagnose --device my-oppo --user alice',
      says: t('Tencent’s half as well: account, certificate ID, message', '同时检查腾讯侧：账号、证书 ID、消息'),
    },
    {
      command: 'tim-push diagnose --device my-vivo --adb',
      says: t(
        'and the phone connected by USB: permission, channel, battery',
        '并检查数据线所连的手机：权限、渠道、电池',
      ),
    },
    {
      command: 'tim-push diagnose --device my-vivo --no-push --report path.html',
      says: t('send nothing, write a page to attach to a ticket', '不发送，生成可附在工单里的页面'),
    },
    {
      command: 'tim-push diagnose --sandbox --vendor vivo --user alice',
      says: t('see a healthy path without an account', '不用账号，先看一条正常的链路'),
    },
  ],
  flags: diagnoseFlags,
  vendorFlags: vendorFlags(),
  checks: true,
  run: savingReport('diagnose', runDiagnose),
});

async function runDiagnose(context: CommandContext, typed: Given<typeof diagnoseFlags>): Promise<CommandResult> {
  const saved = await withSavedMessage(context, typed);
  if ('problems' in saved) return stop(saved.problems);
  const { given } = saved;
  const { flags } = given;
  const choice = chooseVendors(flags.vendor);
  if (choice.problem !== undefined) return stop([choice.problem]);
  return withSession(context, flags, stop, async (session) => {
    const { device: devices, token: tokens, force } = flags;
    const found = await findTarget({ devices, tokens, force, user: flags.user }, choice, session);
    if ('problem' in found) return stop([found.problem]);
    const { target } = found;
    const { user, noPush } = flags;
    const settings = target === undefined ? session.config.settings : session.settings(target.vendor);
    const mode = flags.testMode ? 'test' : 'formal';
    const { message, problems } = makeMessage(given, settings, context.globals.language, mode);
    const wrong = problems.filter(({ severity }) => severity === 'error');
    // A broken ext is a link of the path, not a wrong flag.
    const usage = wrong.filter(({ code }) => !code.startsWith('ext/'));
    if (usage.length > 0) return stop(usage);
    const report = await walkPath(
      { machine: context.io, session, signal: context.signal },
      { target, user, message, noPush, phone: phoneAsked(flags) },
    );
    const unwritten = await writeReport(context, flags.report, () => pageOf(report, context.globals.language), {
      session,
      exchanges: session.exchanges,
      hide: target === undefined ? [] : [target.token],
    });
    return resultOf(context, unwritten === undefined ? report : { ...report, unwritten });
  });
}

const pageOf = (report: DiagnoseReport, language: Language): Page => ({
  title: ['tim-push diagnose', report.subject.vendor?.[language], report.subject.device, report.subject.user]
    .filter(Boolean)
    .join('  '),
  verdict: verdictText(report.verdict, language),
  outcome: outcomeOf(report),
  next: report.verdict.next.map((text) => fill(text, language, report.verdict.nextArgs)),
  path: {
    steps: report.steps.map(({ id, status, reason, args }) => ({
      title: stepTitles[id][language],
      status,
      reason: fill(reason, language, args),
    })),
  },
  checklist: report.checklist.map((text) => text[language]),
  problems: [...new Set(report.steps.flatMap(({ problems }) => problems))],
});

/** A push that was accepted is a success; a path on which none went out only did not break. */
const outcomeOf = ({ steps, verdict }: DiagnoseReport): Page['outcome'] =>
  steps.some(({ status }) => status === 'failed') ? 'failed' : WORKS.has(verdict.id) ? 'passed' : 'skipped';

const WORKS: ReadonlySet<string> = new Set(['vendor-works', 'all-works', 'tencent-works']);

function resultOf(context: CommandContext, report: DiagnoseReport): CommandResult {
  const failed = report.steps.filter(({ status }) => status === 'failed');
  const problems = [...new Set(report.steps.flatMap(({ problems: own }) => own))];
  const all = report.unwritten === undefined ? problems : [...problems, report.unwritten];
  return {
    exitCode: context.signal.aborted
      ? EXIT.interrupted
      : worstExitCode([exitCodeOf(all), ...(failed.length > 0 ? [EXIT.failed] : [])]),
    document: diagnoseDocument(report, context.globals.language),
    problems: all,
    cases: report.steps.map(({ id, status, reason, args, problems: own }) => ({
      name: id,
      group: 'path',
      status,
      reason: fill(reason, context.globals.language, args),
      ...(own[0] === undefined ? {} : { problem: own[0] }),
    })),
    human: (terminal) => layoutDiagnose(report, terminal),
  };
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { steps: [], verdict: null });
