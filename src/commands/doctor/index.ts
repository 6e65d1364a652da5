// `doctor`: reads the app project itself and says which of its files keep the phone silent; `--fix` shows, `--write` mends.
import { basename, resolve } from 'node:path';
import { doctorProblem } from '../../problems/entries/doctor.js';
import { usageProblem } from '../../problems/entries/usage.js';
import { exitCodeOf } from '../../problems/exit-code.js';
import { renderProblem } from '../../problems/render.js';
import type { Problem } from '../../problems/types.js';
import type { DoctorOptions, DoctorRun } from '../../project/index.js';
import { likelyFirst } from '../../project/likely-first.js';
import { shownPackages } from '../../project/shown-packages.js';
import { type DoctorFix, type DoctorReport, doctorDocument, kindText } from '../../report/answers/doctor.js';
import { layoutDoctor } from '../../report/answers/doctor-layout.js';
import type { CheckCase } from '../../report/machine.js';
import { chooseVendors } from '../../session/vendor-choice.js';
import { isFile, isFolder } from '../../stores/user-files.js';
import { fill, t } from '../../text/language.js';
import { withSlashes } from '../../text/platform.js';
import type { CommandContext } from '../context/context.js';
import { stopWith } from '../context/stop.js';
import { type CommandResult, defineCommand } from '../define.js';
import { vendorFlag } from '../flags/targets.js';
import { doctorConfig } from './project-config.js';
import { readSkips } from './skips.js';

export const doctor = defineCommand({
  name: 'doctor',
  summary: t(
    'check the app project itself: manifest, Gradle, Xcode, Dart',
    '检查应用工程本身：清单、Gradle、Xcode、Dart',
  ),
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
      says: t('a Flutter module and the native app that takes it in', 'Flutter 模块及其宿主原生应用'),
    },
    {
      command: 'tim-push doctor --skip HW-09 --reason "both keys are registered" --format sarif',
      says: t('for CI, one rule silenced', '用于 CI，忽略一条规则'),
    },
  ],
  flags: [
    vendorFlag,
    {
      name: 'android',
      value: 'folder',
      describe: t('the Android side, where it is not found', '指定 Android 工程目录'),
    },
    { name: 'ios', value: 'folder', describe: t('the iOS side, where it is not found', '指定 iOS 工程目录') },
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
      describe: t('with --write: although git has uncommitted changes there', '配合 --write：即使文件有未提交的改动'),
    },
  ],
  checks: true,
  run: (context, { flags, args }) => runDoctorCommand(context, flags, args[0] ?? '.'),
});

const USUAL_PACKAGE: Readonly<Record<string, string>> = {
  android: 'com.tencent.timpush:timpush',
  ios: "pod 'TIMPush'",
  'react-native': 'npm install @tencentcloud/react-native-push',
  'uni-app': 'TencentCloud-Push (uni_modules)',
};

const usualPackage = (kind: string): string => USUAL_PACKAGE[kind] ?? 'tencent_cloud_chat_push';

interface DoctorFlags {
  readonly vendor: string | undefined;
  readonly android: string | undefined;
  readonly ios: string | undefined;
  readonly skip: readonly string[];
  readonly reason: readonly string[];
  readonly fix: boolean;
  readonly write: boolean;
  readonly allowDirty: boolean;
}

async function runDoctorCommand(context: CommandContext, flags: DoctorFlags, given: string): Promise<CommandResult> {
  const choice = chooseVendors(flags.vendor);
  if (choice.problem !== undefined) return stop([choice.problem]);
  const skips = await readSkips(flags.skip, flags.reason);
  if (skips.problems.length > 0) return stop(skips.problems);
  const root = await projectFolder(resolve(context.io.cwd, given));
  for (const [name, flag] of [
    [given, 'dir'],
    [flags.android, '--android'],
    [flags.ios, '--ios'],
  ] as const) {
    if (name === undefined || (await isFolder(resolve(context.io.cwd, name)))) continue;
    return stop([
      usageProblem('usage/unreadable-file', {
        args: { file: name, flag, reason: t('there is no such folder', '没有这个目录') },
      }),
    ]);
  }

  const { openDisk } = await import('../../project/disk.js');
  const disk = openDisk(root, context.io.cwd);
  const config = await doctorConfig(context, root, disk);
  if (config.fatal.length > 0) return stop(config.fatal);
  const [{ runDoctor }, { systemPrograms }] = await Promise.all([
    import('../../project/index.js'),
    import('../../device/run-programs.js'),
  ]);
  const programs = systemPrograms(context.io.env);
  const silenced = new Map([...config.skip, ...skips.silenced]);
  const options: DoctorOptions = {
    disk,
    config: config.view,
    vendors: flags.vendor === undefined ? undefined : choice.ids,
    disabled: config.disabled,
    silenced,
    android: sideFolder(context, flags.android, root),
    ios: sideFolder(context, flags.ios, root),
    programs,
    home: context.io.home,
  };
  let run = await runDoctor(options);
  const extra: Problem[] = [...config.problems];
  const unwritten: Problem[] = [];
  if (run.files.isCut)
    extra.push(doctorProblem('doctor/folder-too-large', { args: { count: run.files.paths.length } }));
  const leaving = disk.leaving?.() ?? [];
  if (leaving.length > 0) {
    const more = leaving.length > 5 ? ' …' : '';
    extra.push(doctorProblem('doctor/link-leaves-folder', { args: { links: leaving.slice(0, 5).join(', ') + more } }));
  }
  if (run.withoutRules.length > 0)
    extra.push(doctorProblem('doctor/vendor-without-rules', { args: { vendors: run.withoutRules.join(', ') } }));
  if (run.units.length === 0) {
    const nothing = doctorProblem('doctor/no-project', {
      args: { folder: disk.show('.') === '.' ? t('this folder', '当前目录') : disk.show('.') },
      at: { file: disk.show('.') },
    });
    return answer(context, { projects: [], rows: [], problems: [nothing, ...extra], fixes: [], showsFixes: false });
  }
  const wantsFix = flags.fix || flags.write;
  let fixes: readonly DoctorFix[] = run.fixes.map((fix) => ({
    file: fix.shown,
    rules: fix.rules,
    diff: fix.diff,
    isWritten: false,
  }));
  if (flags.write && run.fixes.length > 0) {
    const { writeFixes } = await import('../../project/write-fixes.js');
    const outcome = await writeFixes({
      fixes: run.fixes,
      disk,
      programs,
      mayBeDirty: flags.allowDirty,
    });
    unwritten.push(...outcome.problems);
    fixes = run.fixes.map((fix) => ({
      file: fix.shown,
      rules: fix.rules,
      diff: fix.diff,
      isWritten: outcome.written.has(fix.path),
    }));
    // What is reported is the state after the change.
    if (outcome.written.size > 0) run = await runDoctor(options);
  }
  return answer(context, reportOf(run, { before: unwritten, after: extra }, { fixes, showsFixes: wantsFix }));
}

/** A side's own folder (`android/`, `ios/`, `lib/`) belongs to the app around it. */
async function projectFolder(folder: string): Promise<string> {
  const isSide = ['android', 'ios', 'lib'].includes(basename(folder));
  const has = (name: string): Promise<boolean> => isFile(resolve(folder, name));
  return isSide && !(await has('pubspec.yaml')) && ((await has('../pubspec.yaml')) || (await has('../package.json')))
    ? resolve(folder, '..')
    : folder;
}

function sideFolder(context: CommandContext, given: string | undefined, root: string): string | undefined {
  if (given === undefined) return undefined;
  const full = withSlashes(resolve(context.io.cwd, given));
  const base = withSlashes(root);
  return full === base ? '.' : full.startsWith(`${base}/`) ? full.slice(base.length + 1) : full;
}

function reportOf(
  run: DoctorRun,
  extra: { readonly before: readonly Problem[]; readonly after: readonly Problem[] },
  changes: Pick<DoctorReport, 'fixes' | 'showsFixes'>,
): DoctorReport {
  const rows = run.examined.flatMap(({ project, results }) =>
    results.map((result) => ({
      id: result.rule.id,
      project: run.files.disk.show(project.root),
      status: result.status,
      ...(result.at === undefined ? {} : { at: result.at }),
      ...(result.reason === undefined ? {} : { reason: result.reason }),
      ...(result.cause === undefined ? {} : { group: result.cause }),
      ...(result.problem === undefined ? {} : { problem: result.problem }),
    })),
  );
  const others = run.otherPush.map(({ unit, push }) =>
    doctorProblem('doctor/other-push-service', {
      args: { service: push.service, package: push.name, wanted: usualPackage(unit.kind) },
      at: push.at,
    }),
  );
  const told = new Set(run.examined.map((item) => item.project.unit));
  const withoutPackage = run.units
    .filter((unit) => !told.has(unit))
    .map((unit) =>
      doctorProblem('doctor/no-push-package', {
        args: { kind: kindText(unit.kind), package: usualPackage(unit.kind) },
        at: { file: run.files.disk.show(unit.root) },
      }),
    );
  return {
    projects: run.examined.map(({ project }) => ({
      path: run.files.disk.show(project.root),
      kind: project.kind,
      generation: project.generation,
      packages: shownPackages(project),
      applicationIds: project.applicationIds,
      vendors: [...project.wanted],
      vendorsFrom: project.wantedFrom,
      notes: [
        ...project.unit.notes,
        ...project.fingerprints.map((item) =>
          t(`SHA-256 of the ${item.build} key: ${item.sha256}`, `${item.build} 签名的 SHA-256：${item.sha256}`),
        ),
      ],
    })),
    rows,
    problems: likelyFirst(run.examined, [...extra.before, ...withoutPackage, ...others], extra.after),
    ...changes,
  };
}

function answer(context: CommandContext, report: DoctorReport): CommandResult {
  const { language } = context.globals;
  const several = report.projects.length > 1;
  return {
    exitCode: exitCodeOf(report.problems),
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
