// `doctor`: reads the app project itself and says which of its files keep the phone silent; `--fix` shows, `--write` mends.
import { examineProject } from '../checks/project/run.js';
import { readSkips } from '../checks/project/skips.js';
import { EXIT, exitCodeOf } from '../problems/exit-code.js';
import { renderProblem } from '../problems/render.js';
import type { Problem } from '../problems/types.js';
import { type DoctorReport, doctorDocument, isWholeLook } from '../report/answers/doctor/doctor.js';
import { layoutDoctor } from '../report/answers/doctor/layout.js';
import type { CheckCase } from '../report/machine.js';
import { chooseVendors } from '../session/vendors/choice.js';
import { fill, t } from '../text/language.js';
import type { CommandContext } from './context/context.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type FlagValues } from './define.js';
import { vendorFlag } from './flags/targets.js';

const doctorFlags = defineFlags([
  vendorFlag,
  {
    name: 'android',
    value: 'folder',
    describe: t('the Android side, if it is not found', '指定 Android 工程目录'),
  },
  { name: 'ios', value: 'folder', describe: t('the iOS side, if it is not found', '指定 iOS 工程目录') },
  {
    name: 'skip',
    value: 'rule',
    repeat: true,
    describe: t('silence a rule; may be repeated, needs --reason', '忽略一条规则，可重复，须配合 --reason'),
  },
  { name: 'reason', value: 'text', repeat: true, describe: t('why the rule is silenced', '忽略的原因') },
  { name: 'fix', describe: t('show a diff of what can be fixed safely', '显示可安全自动修复的差异') },
  { name: 'write', describe: t('with --fix: write it', '配合 --fix：写入修改') },
  {
    name: 'allow-dirty',
    describe: t('with --write: even if the files have uncommitted changes', '配合 --write：即使文件有未提交的改动'),
  },
]);

export const doctor = defineCommand({
  arguments: [
    {
      name: 'dir',
      required: false,
      describe: t('folder of the app, or of several (default: here)', '应用所在目录，可包含多个应用（默认为当前目录）'),
    },
  ],
  examples: [
    { command: 'tim-push doctor', says: t('the app in this folder', '检查当前目录的应用') },
    {
      command: 'tim-push doctor --fix',
      says: t(
        'show what can be fixed as a diff; --write applies it',
        '以差异形式显示可自动修复的内容，加 --write 写入',
      ),
    },
    {
      command: 'tim-push doctor module --android ../host/android',
      says: t('a Flutter module and the native app that embeds it', 'Flutter 模块及其宿主原生应用'),
    },
    {
      command: 'tim-push doctor --skip HW-09 --reason "both keys are registered" --format sarif',
      says: t('for CI, one rule silenced', '用于 CI，忽略一条规则'),
    },
  ],
  flags: doctorFlags,
  checks: true,
  run: (context, { flags, args }) => runDoctorCommand(context, flags, args[0] ?? '.'),
});

type DoctorFlags = FlagValues<typeof doctorFlags>;

async function runDoctorCommand(context: CommandContext, flags: DoctorFlags, given: string): Promise<CommandResult> {
  const choice = chooseVendors(flags.vendor);
  if (choice.problem !== undefined) return stop([choice.problem]);
  const skips = await readSkips(flags.skip, flags.reason);
  if (skips.problems.length > 0) return stop(skips.problems);
  const examined = await examineProject(context.io, {
    dir: given,
    android: flags.android,
    ios: flags.ios,
    flagPrefix: '--',
    vendors: flags.vendor === undefined ? undefined : choice.ids,
    silenced: skips.silenced,
    config: { config: context.globals.config, profile: context.globals.profile },
    fixes: flags.write ? 'write' : flags.fix ? 'show' : 'none',
    mayBeDirty: flags.allowDirty,
  });
  return 'refused' in examined ? stop(examined.refused) : answer(context, examined.report);
}

function answer(context: CommandContext, report: DoctorReport): CommandResult {
  const { language } = context.globals;
  const several = report.projects.length > 1;
  return {
    exitCode: exitCodeOf(report.problems) || (isWholeLook(report) ? EXIT.ok : EXIT.config),
    document: doctorDocument(report, language),
    problems: report.problems,
    cases: report.rows.map(
      (row): CheckCase => ({
        name: row.id,
        group: several ? row.project : 'doctor',
        // A warning or a hint fails nothing, and passed it has not.
        ...(row.status === 'failed' && row.problem !== undefined && row.problem.severity !== 'error'
          ? { status: 'skipped', reason: `${row.problem.severity}: ${renderProblem(row.problem, language).title}` }
          : {
              status: row.status,
              ...(row.reason === undefined ? {} : { reason: fill(row.reason, language) }),
              ...(row.problem === undefined ? {} : { problem: row.problem }),
            }),
      }),
    ),
    human: (terminal) => layoutDoctor(report, terminal),
  };
}

const stop = (problems: readonly Problem[]): CommandResult => ({
  ...stopWith(problems, { projects: [], rules: [] }),
  exitCode: exitCodeOf(problems),
});
