// The whole way of a sending command: flags to a plan, the run, its answer. `vivo-test` walks it with vivo alone.
import { clientProblem } from '../../problems/entries/client.js';
import { deliveryProblem } from '../../problems/entries/delivery.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import type { SendResult } from '../../push/types.js';
import { layoutSend } from '../../report/answers/send/send.js';
import { badLineDocument, resultDocument, sendDocument } from '../../report/answers/send/send-document.js';
import type { SendReport } from '../../report/answers/send/send-report.js';
import type { PushPlan } from '../../sending/plan.js';
import { pushMessages } from '../../sending/run.js';
import { rowOf } from '../../sending/run-results.js';
import type { ReadySecond } from '../../sending/second-opinion.js';
import { collectTargets, soleDeviceText, type TargetsFound } from '../../sending/targets.js';
import { openTokenFile, type RecipientSource } from '../../sending/token-file.js';
import type { Session } from '../../session/session.js';
import { chooseVendors, onlyVendor, type Target, type VendorChoice } from '../../session/vendors/choice.js';
import { isDemo } from '../../session/vendors/demo-settings.js';
import { TENCENT } from '../../session/vendors/list.js';
import { tencentBlocked } from '../../session/vendors/ready.js';
import { fill, fillBoth, type Text, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { withSession } from '../context/open-session.js';
import { stopWith } from '../context/stop.js';
import type { CommandResult } from '../define.js';
import { type MessageGiven, makeMessage } from '../flags/message.js';
import { withSavedMessage } from '../flags/saved-message.js';
import type { SendFlags } from './flags.js';
import { type ManyOptions, readManyFlags } from './many-flags.js';
import { showProgress } from './show-progress.js';
import { readVia, sendViaTencent } from './via-tencent.js';

/** Real devices that may be reached without confirmation. */
const DEVICES_WITHOUT_YES = 100;

type SendGiven = MessageGiven & { readonly flags: SendFlags };

export interface SendKind {
  readonly command: string;
  readonly mode: 'formal' | 'test';
  readonly only?: 'vivo';
}

/** The whole way of a sending command; `vivo-test` walks it with vivo alone and the test mode. */
export async function runSend(context: CommandContext, typed: SendGiven, kind: SendKind): Promise<CommandResult> {
  const saved = await withSavedMessage(context, typed);
  if ('problems' in saved) return refusal(saved.problems);
  const { given } = saved;
  const { flags } = given;
  const via = readVia(flags);
  if (via.problems.length > 0) return refusal(via.problems);
  const alone = Object.keys(typed.vendorOptions).find((name) => name.startsWith('tencent-'));
  if (via.way === undefined && alone !== undefined)
    return refusal([usageProblem('usage/user-without-via', { args: { flag: `--${alone}` } })]);
  const choice = kind.only === undefined ? chooseVendors(flags.vendor, TENCENT) : onlyVendor(kind.only);
  if (choice.problem !== undefined) return refusal([choice.problem]);
  return withSession(context, flags, refusal, async (session) => {
    const settings = kind.only === undefined ? session.config.settings : session.settings(kind.only);
    const { message, problems } = makeMessage(given, settings, context.globals.language, kind.mode);
    if (via.way !== undefined) {
      const wrong = problems.filter((problem) => problem.severity === 'error');
      if (wrong.length > 0) return refusal(wrong);
      if (!isDemo(session) && !flags.user?.some((user) => user.trim() !== ''))
        return refusal([tencentBlocked(session) ?? usageProblem('usage/no-user')]);
      return await sendViaTencent(context, session, flags, message, via.way);
    }
    const many = readManyFlags(flags, context.io.process);
    const found = await collectTargets(
      {
        tokens: flags.token,
        devices: flags.device,
        force: flags.force,
        choice,
        fromFile: flags.tokens !== undefined,
        shard: many.shard,
      },
      session,
      kind.command,
    );
    const tokenFile = await tokenFileOf(context, flags, choice, many);
    const wrong = [
      ...problems,
      ...found.problems,
      ...many.problems,
      ...('problem' in tokenFile ? [tokenFile.problem] : []),
    ];
    if (wrong.some((problem) => problem.severity === 'error') || 'problem' in tokenFile)
      return refusal(wrong.filter((problem) => problem.severity === 'error'));
    const second = await secondOf(context, session, flags, found.targets);
    if (second !== undefined && 'problem' in second) return refusal([second.problem]);
    const plan: PushPlan = {
      // The first try shows a whole push: with an ext, as the click callback of an app expects it.
      message:
        found.demo && message.ext === undefined ? { ...message, ext: '{"conversationID":"c2c_alice"}' } : message,
      targets: found.targets,
      list: tokenFile.file,
      duplicates: found.duplicates,
      shard: many.shard,
      otherShards: found.otherShards,
      dryRun: flags.dryRun,
      printRequest: flags.printRequest,
      rate: many.rate,
      retries: many.retries,
      keepGoing: flags.keepGoing,
      strictInput: many.strictInput,
      journal: many.journal,
      limit: limitOf(session, flags),
      demo: isDemo(session),
      preface: prefaceOf(found),
      next: nextSteps(session, found),
    };
    return await deliver(context, session, plan, second).finally(() => second?.end());
  });
}

/** Runs the plan, with progress on a terminal and a row for each end in NDJSON. */
async function deliver(
  context: CommandContext,
  session: Session,
  plan: PushPlan,
  second: ReadySecond | undefined,
): Promise<CommandResult> {
  const { io, globals, signal, leaving } = context;
  const { language, showTokens } = globals;
  const end = await pushMessages({ machine: io, session, signal, leaving }, plan, {
    ...(globals.format === 'ndjson'
      ? {
          onEnd: (ended) => {
            // With a second push its row is reported when both answers are there.
            if (second === undefined) context.row(resultDocument(rowOf(ended, plan), language, showTokens));
          },
          onBadLine: (problem) => context.row(badLineDocument(problem, language)),
          onDuplicate: ({ vendor, token, line }) => {
            const problem = deliveryProblem('tokens/duplicate', { vendor, args: {} });
            const result: SendResult = { token, status: 'not-sent', attempts: 0, problem };
            const row = rowOf({ vendor, result, maybeTwice: false, line }, plan);
            context.row(resultDocument(row, language, showTokens));
          },
        }
      : {}),
    onBegin: (running) => showProgress(context, plan.list, running, plan.shard),
    onStopping: (count) => context.warn(fill(words.stopping, language, { count })),
  });
  if ('refused' in end) return refusal(end.refused);
  const { exitCode } = end;
  const report = second === undefined ? end.report : await withSecond(end.report, plan, second);
  if (second !== undefined) for (const row of report.results) context.row(resultDocument(row, language, showTokens));
  // What a vendor wants of an account says nothing about the demo app.
  const shown = isDemo(session)
    ? { ...report, problems: report.problems.filter(({ severity }) => severity !== 'hint') }
    : report;
  return {
    exitCode,
    document: sendDocument(report, language, showTokens),
    problems: report.problems,
    streamed: true,
    human: (terminal) => layoutSend(shown, terminal),
  };
}

/** The one row with the answer of the second push beside its own. */
async function withSecond(report: SendReport, { message }: PushPlan, second: ReadySecond): Promise<SendReport> {
  const [row] = report.results;
  return row === undefined ? report : { ...report, results: [{ ...row, second: await second.send(message, row) }] };
}

const words = {
  stopping: t(
    'Stopping: waiting for {count} requests in flight. Press Ctrl-C again to leave at once.',
    '正在停止：等待 {count} 个进行中的请求。再按一次 Ctrl-C 立即退出。',
  ),
};

/** The answer of a run that did not begin. */
const refusal = (problems: readonly Problem[]): CommandResult =>
  stopWith(problems, {
    results: [],
    summary: { accepted: 0, rejected: 0, unreachable: 0, notSent: 0, duplicates: 0 },
  });

/** Ready for the second push of --client; undefined without the flag. */
async function secondOf(
  { io, globals, signal }: CommandContext,
  session: Session,
  flags: SendFlags,
  targets: readonly Target[],
): Promise<ReadySecond | { readonly problem: Problem } | undefined> {
  if (flags.client === undefined) return undefined;
  const others = [
    ...(flags.tokens === undefined ? [] : ['--tokens']),
    ...(flags.dryRun ? ['--dry-run'] : []),
    ...(flags.journal === undefined ? [] : ['--journal']),
    ...(flags.shard === undefined ? [] : ['--shard']),
  ];
  const [target, another] = targets;
  const what = others[0] ?? (another === undefined ? undefined : t('a second device', '第二台设备'));
  if (what !== undefined || target === undefined)
    return { problem: clientProblem('client/one-device', { args: { what: what ?? t('any other', '其他') } }) };
  const { prepareSecond } = await import('../../sending/second-opinion.js');
  return prepareSecond(target, {
    session,
    cwd: io.cwd,
    env: io.env,
    node: io.node,
    caFile: globals.caFile,
    showTokens: globals.showTokens,
    signal,
  });
}

/** The token file of --tokens, opened; `file` is undefined without the flag. */
async function tokenFileOf(
  context: CommandContext,
  { tokens: name, force }: SendFlags,
  choice: VendorChoice,
  many: ManyOptions,
): Promise<{ readonly file: RecipientSource | undefined } | { readonly problem: Problem }> {
  if (name === undefined) return { file: undefined };
  const opened = await openTokenFile({
    cwd: context.io.cwd,
    stdin: context.io.stdin as AsyncIterable<Uint8Array>,
    name,
    choice,
    force,
    stopAtBadLine: many.strictInput,
    shard: many.shard,
  });
  return 'problem' in opened ? opened : { file: opened };
}

/** More than a hundred real phones need confirmation. */
function limitOf(session: Session, { yes, dryRun }: SendFlags): PushPlan['limit'] {
  if (session.sandbox !== undefined || yes || dryRun) return undefined;
  return {
    count: DEVICES_WITHOUT_YES,
    problem: (count) =>
      usageProblem('usage/many-devices', {
        args: { count: count ?? `> ${DEVICES_WITHOUT_YES}`, limit: DEVICES_WITHOUT_YES },
      }),
  };
}

function prefaceOf(found: TargetsFound): readonly Text[] {
  if (!found.demo) return soleDeviceText(found);
  return [
    t(
      "No config found: using the sandbox's demo app and one demo device per vendor. Nothing leaves this machine.",
      '没有找到配置：使用沙箱的演示应用和每个厂商一台演示设备。数据不出本机。',
    ),
  ];
}

const nextSteps = (session: Session, found: TargetsFound): readonly Text[] =>
  found.demo
    ? [
        session.sandbox?.running === undefined
          ? fillBoth(t('watch pushes in a browser     {url}', '用浏览器查看推送     {url}'), {
              url: session.sandbox?.url ?? '',
            })
          : t('watch pushes in a browser     tim-push sandbox', '用浏览器查看推送     tim-push sandbox'),
        t('start a config for your app   tim-push init', '为你的应用创建配置   tim-push init'),
      ]
    : [];
