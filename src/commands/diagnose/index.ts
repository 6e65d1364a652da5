// `diagnose`: walks the whole path of a push for one device and says which link is broken.

import { askPhone } from '../../checks/attached-phone.js';
import { walkTencent } from '../../checks/tencent-steps.js';
import { makeStep, passStep } from '../../checks/vendor-steps.js';
import { verdictOf } from '../../diagnosis/verdict.js';
import { usageProblem } from '../../problems/entries/usage.js';
import { EXIT, exitCodeOf, worstExitCode } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { unknownDevice } from '../../problems/value-problem.js';
import { silentCauses } from '../../push/silent.js';
import type { PushMessage } from '../../push/types.js';
import {
  type DiagnoseReport,
  diagnoseDocument,
  layoutDiagnose,
  stepTitles,
  verdictText,
} from '../../report/answers/diagnose.js';
import { STEP_IDS, type Step, type Subject } from '../../report/answers/steps.js';
import { claims } from '../../report/claims.js';
import { shortenToken } from '../../report/terminal-text.js';
import { noDevice, soleDevice, vendorOfToken } from '../../sending/targets.js';
import type { Session } from '../../session/session.js';
import { chooseVendors, namedVendor, type VendorChoice } from '../../session/vendor-choice.js';
import { isVendorId, type VendorId } from '../../session/vendor-list.js';
import { fill, type Language, t } from '../../text/language.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';
import { openSessionFor, type SessionFlags } from '../context/open-session.js';
import { type Page, reportFlag, writeReport } from '../context/report-file.js';
import { saveReportFlag, savingReport } from '../context/save-report.js';
import { stopWith } from '../context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type FlagValues } from '../define.js';
import { environmentFlag } from '../flags/environment.js';
import { type MessageFlags, makeMessage, messageFlags, vendorFlags } from '../flags/message.js';
import { type PhoneFlags, phoneAsked, phoneFlags } from '../flags/phone.js';
import { sandboxFlag } from '../flags/sandbox.js';
import { withSavedMessage } from '../flags/saved-message.js';
import { targetFlags, vendorFlag } from '../flags/targets.js';
import { walkVendor } from './vendor.js';

const ownFlags = defineFlags([
  {
    name: 'user',
    value: 'UserID',
    describe: t('also walk Tencent’s half for this user of the Chat app', '同时检查腾讯侧：该 IM 用户的状态和链路'),
  },
  {
    name: 'no-push',
    describe: t('send nothing, neither directly nor through Tencent', '不发送任何推送（直连和经腾讯都不发）'),
  },
  {
    name: 'test-mode',
    describe: t(
      'send in the vendor’s test mode (vivo, Huawei, Honor, HarmonyOS)',
      '使用厂商的测试模式发送（vivo、华为、荣耀、鸿蒙）',
    ),
  },
]);

export const diagnose = defineCommand({
  name: 'diagnose',
  summary: t('walk the whole path of a push and say which link is broken', '检查推送的完整链路，指出断在哪一环'),
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
  flags: [
    vendorFlag,
    ...targetFlags,
    ...ownFlags,
    ...messageFlags,
    ...phoneFlags,
    reportFlag,
    saveReportFlag,
    sandboxFlag,
    environmentFlag,
  ],
  vendorFlags: vendorFlags(),
  checks: true,
  run: savingReport('diagnose', runDiagnose),
});

interface Target {
  readonly name: string;
  readonly vendor: VendorId;
  readonly token: string;
  readonly otherVendor: Problem | undefined;
}

type DiagnoseFlags = FlagValues<typeof targetFlags> &
  FlagValues<typeof ownFlags> &
  MessageFlags &
  PhoneFlags &
  SessionFlags & { readonly vendor: string | undefined; readonly report: string | undefined };

interface DiagnoseGiven {
  readonly flags: DiagnoseFlags;
  readonly vendorOptions: Readonly<Record<string, string>>;
}

async function runDiagnose(context: CommandContext, typed: DiagnoseGiven): Promise<CommandResult> {
  const saved = await withSavedMessage(context, typed);
  if ('problems' in saved) return stop(saved.problems);
  const { given } = saved;
  const { flags } = given;
  const choice = chooseVendors(flags.vendor);
  if (choice.problem !== undefined) return stop([choice.problem]);
  const opened = await openSessionFor(context, flags);
  if (!opened.ok) return stop(opened.problems);
  const { session } = opened;
  try {
    const found = await findTarget(flags, choice, session);
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
    const steps: Step[] = [
      ...(target === undefined
        ? skipVendor()
        : await walkVendor({
            session,
            now: context.io.clock.now(),
            signal: context.signal,
            vendorId: target.vendor,
            token: target.token,
            otherVendor: target.otherVendor,
            message,
            noPush,
          })),
      ...(await walkTencent({
        session,
        clock: context.io.clock,
        signal: context.signal,
        user,
        device: target,
        message,
        noPush,
      })),
      await phoneStep(context, flags, session, target),
    ];
    steps.sort((a, b) => STEP_IDS.indexOf(a.id) - STEP_IDS.indexOf(b.id));
    const subject: Subject = {
      vendor:
        target === undefined ? (user === undefined ? undefined : t('Tencent', '腾讯')) : vendors[target.vendor].name,
      vendorId: target?.vendor,
      device: target === undefined ? undefined : target.name,
      user,
    };
    const verdict = verdictOf(steps, subject);
    const report: DiagnoseReport = {
      steps,
      verdict,
      subject,
      checklist: await checklistOf(session, target, steps, message),
    };
    const unwritten = await writeReport(context, flags.report, () => pageOf(report, context.globals.language), {
      session,
      exchanges: session.exchanges,
      hide: target === undefined ? [] : [target.token],
    });
    return resultOf(context, unwritten === undefined ? report : { ...report, unwritten });
  } finally {
    await session.close();
  }
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

/** One device: named, by token, the only one of the config, or the sandbox's demo device. None is fine where a user is given. */
async function findTarget(
  flags: DiagnoseFlags,
  choice: VendorChoice,
  session: Session,
): Promise<{ readonly target: Target | undefined } | { readonly problem: Problem }> {
  const named = namedVendor(choice);
  const { device: devices, token: tokens, force, user } = flags;
  if (devices.length + tokens.length > 1)
    return { problem: usageProblem('usage/one-device', { args: { count: devices.length + tokens.length } }) };
  const [name] = devices;
  if (name !== undefined) {
    const device = session.config.devices[name];
    if (device === undefined || !isVendorId(device.vendor))
      return {
        problem: unknownDevice(name, Object.keys(session.config.devices)),
      };
    return { target: await targetOf(name, device.token, device.vendor, force) };
  }
  const [token] = tokens;
  if (token !== undefined) {
    const vendor = await vendorOfToken(token.trim(), named, true);
    if ('problem' in vendor) return vendor;
    return { target: await targetOf(shortenToken(token), token.trim(), vendor.id, force) };
  }
  const { device: sole, names } = soleDevice(session, choice);
  if (sole !== undefined) return { target: await targetOf(sole.name, sole.token, sole.vendor, false) };
  if (session.sandbox !== undefined && names.length === 0 && (named !== undefined || user === undefined)) {
    const vendor = named ?? 'vivo';
    const { emulator } = await session.vendor(vendor);
    const demo = emulator.demo.devices.find(({ fate }) => fate === 'ok');
    if (demo !== undefined) return { target: { name: 'demo', vendor, token: demo.token, otherVendor: undefined } };
  }
  if (user !== undefined) return { target: undefined };
  return { problem: noDevice('diagnose', names) };
}

async function targetOf(name: string, token: string, vendor: VendorId, force: boolean): Promise<Target> {
  const fit = force ? { id: vendor } : await vendorOfToken(token, vendor, false);
  return { name, token, vendor, otherVendor: 'problem' in fit ? fit.problem : undefined };
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

async function phoneStep(
  context: CommandContext,
  flags: DiagnoseFlags,
  session: Session,
  target: Target | undefined,
): Promise<Step> {
  const targets = target === undefined ? [] : [{ vendor: target.vendor, token: target.token }];
  const config =
    target === undefined ? session.config : { ...session.config, settings: session.settings(target.vendor) };
  const asked = phoneAsked(flags);
  const report = asked === undefined ? undefined : await askPhone(asked, config, targets, context.io, context.signal);
  if (report === undefined)
    return { id: 'phone', status: 'skipped', reason: t('no --adb given', '未指定 --adb'), problems: [] };
  if (report.phone === undefined)
    return {
      id: 'phone',
      status: 'skipped',
      reason: t('no phone could be read', '无法读取手机'),
      problems: report.problems,
    };
  if (!report.isTold && report.problems.every(({ severity }) => severity !== 'error'))
    return makeStep(
      'phone',
      'skipped',
      t('the phone reported nothing about notifications', '手机没有给出通知相关的信息'),
      report.problems,
    );
  const { manufacturer, model, android } = report.phone;
  const args = { manufacturer, model, android };
  const isBroken = report.problems.some(({ severity }) => severity === 'error');
  return isBroken
    ? { ...makeStep('phone', 'failed', claims.phoneRead, report.problems), args }
    : passStep('phone', claims.phoneRead, args, report.problems);
}

/** Only after an accepted push: before, the phone has nothing to be silent about. */
async function checklistOf(session: Session, target: Target | undefined, steps: readonly Step[], message: PushMessage) {
  const accepted = steps.some(
    ({ id, status }) => (id === 'direct-push' || id === 'through-tencent') && status === 'passed',
  );
  if (target === undefined || !accepted) return [];
  const { silentChecklist } = await session.vendor(target.vendor);
  return silentCauses(silentChecklist, { settings: session.settings(target.vendor), message });
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { steps: [], verdict: null });
