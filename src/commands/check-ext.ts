// `check-ext`: the ext as each vendor carries it and as the app's click callback gets it.

import { resolve } from 'node:path';
import { examineExt, STAND_IN_PACKAGE } from '../checks/ext.js';
import { programProblem } from '../problems/entries/program.js';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { clickTargetOf } from '../push/click/click-target.js';
import { extOfConversation } from '../push/ext/ext.js';
import type { ClickTarget } from '../push/types.js';
import { checkExtDocument, layoutCheckExt } from '../report/answers/check-ext.js';
import { fatalProblems } from '../session/fatal-problems.js';
import { withoutSilenced } from '../session/silenced.js';
import { chooseVendors } from '../session/vendors/choice.js';
import { readFileStart } from '../stores/user-files.js';
import { readFailure } from '../text/file-kinds.js';
import { fill, t } from '../text/language.js';
import type { CommandContext } from './context/context.js';
import { readConfigFor } from './context/open-session.js';
import { readStdin } from './context/read-stdin.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type FlagValues } from './define.js';
import { clickTargetFlag, conversationFlag, type MessageGiven, vendorFlags } from './flags/message.js';
import { vendorFlag } from './flags/targets.js';

const checkExtFlags = defineFlags([
  { name: 'ext', value: 'json', describe: t('the same as the argument', '与位置参数相同') },
  conversationFlag,
  vendorFlag,
  { ...clickTargetFlag, group: 'own' },
]);

export const checkExt = defineCommand({
  arguments: [
    {
      name: 'ext',
      required: false,
      describe: t(
        'the ext as JSON text; - reads stdin, @file reads a file',
        'ext 的 JSON 文本；- 表示读取 stdin，@文件 表示读取文件',
      ),
    },
  ],
  examples: [
    {
      command: `tim-push check-ext '{"conversationID":"c2c_alice"}'`,
      says: t('what arrives in the click callback, vendor by vendor', '逐个厂商查看点击回调收到的内容'),
    },
    { command: 'tim-push check-ext --conversation group_@TGS#1', says: t('the shorthand', '简写') },
    {
      command: 'tim-push check-ext @ext.json --vendor oppo --oppo-ext spread',
      says: t('the keys spread, as Tencent sends to OPPO', '按腾讯对 OPPO 的方式展开键'),
    },
  ],
  flags: checkExtFlags,
  vendorFlags: vendorFlags(),
  checks: true,
  run: async (context, { flags, args, vendorOptions }) =>
    flags.ext === undefined || args[0] === undefined
      ? runCheckExt(context, { ...flags, ext: flags.ext ?? args[0], vendorOptions })
      : stop([usageProblem('usage/conflict', { args: { first: '--ext', second: 'ext' } })]),
});

type CheckExtOptions = FlagValues<typeof checkExtFlags> & Pick<MessageGiven, 'vendorOptions'>;

async function runCheckExt(context: CommandContext, options: CheckExtOptions): Promise<CommandResult> {
  const config = await readConfigFor(context, {});
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return stop(fatal);
  const { target, problem } = clickTargetOf(options.clickTarget, config.settings);
  if (problem !== undefined) return stop([problem]);
  const limit = chooseVendors(options.vendor);
  if (limit.problem !== undefined) return stop([limit.problem]);
  const given = await readExt(context, options, target);
  if ('problem' in given) return stop([given.problem]);

  const ownPackage = config.settings.text('package_name');
  const examined = await examineExt({
    ext: given.ext,
    from: given.from,
    app: {
      packageName: ownPackage,
      clickTarget: target,
      clickPage: config.settings.text('timpush_click_page'),
    },
    vendorIds: limit.ids,
    options: options.vendorOptions,
  });
  const report = { ...examined, problems: withoutSilenced(config, examined.problems) };
  if (ownPackage === undefined && report.ok)
    context.note(
      fill(
        t('package_name is not set: {package} is used instead.', '没有设置 package_name：页面中以 {package} 代替。'),
        context.globals.language,
        { package: STAND_IN_PACKAGE },
      ),
    );
  const { problems, rows } = report;
  return {
    exitCode: worstExitCode([exitCodeOf(problems), ...(report.ok ? [] : [EXIT.failed])]),
    document: checkExtDocument(report, context.globals.language),
    problems,
    cases: rows.map((row) => {
      const failed = row.delivery.notes.find((problem) => problem.severity === 'error');
      // A tap that hands the app nothing is not looked at: there is no ext to be right.
      if (failed === undefined && row.delivery.callback === undefined)
        return { name: 'ext', group: row.vendor, status: 'skipped' as const, reason: 'no ext in the callback' };
      return failed === undefined
        ? { name: 'ext', group: row.vendor, status: 'passed' as const }
        : { name: 'ext', group: row.vendor, status: 'failed' as const, problem: failed };
    }),
    human: (terminal) => layoutCheckExt(report, terminal),
  };
}

/** Largest ext read from a file or stdin, in bytes; far above any vendor's limit. */
const MAX_INPUT = 2 * 1024 * 1024;

async function readExt(
  context: CommandContext,
  { ext: given, conversation }: CheckExtOptions,
  target: ClickTarget,
): Promise<{ readonly ext: string; readonly from: string } | { readonly problem: Problem }> {
  if (conversation !== undefined && given !== undefined)
    return { problem: usageProblem('usage/conflict', { args: { first: '--conversation', second: 'ext' } }) };
  if (conversation !== undefined) {
    const made = extOfConversation(conversation, target);
    return 'ext' in made ? { ext: made.ext, from: '--conversation' } : made;
  }
  if (given === undefined)
    return { problem: usageProblem('usage/missing-argument', { args: { command: 'check-ext', name: 'ext' } }) };
  if (given === '-') {
    const text = await readStdin(context, MAX_INPUT);
    return text === undefined
      ? { problem: programProblem('program/interrupted') }
      : { ext: text.replace(/\r?\n$/, ''), from: 'stdin' };
  }
  // `@{…}` is what PowerShell makes of an object.
  // What an assistant calls (the one with a ceiling) passed through no shell.
  if (!given.startsWith('@') || given.startsWith('@{'))
    return { ext: given, from: context.io.ceiling === undefined ? 'ext' : 'argument' };
  const file = given.slice(1);
  try {
    const text = await readFileStart(resolve(context.io.cwd, file), MAX_INPUT);
    return { ext: text.replace(/\r?\n$/, ''), from: file };
  } catch (error) {
    return {
      problem: usageProblem('usage/unreadable-file', {
        args: { file, flag: '@', reason: readFailure(error) },
      }),
    };
  }
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { deliveries: [] });
