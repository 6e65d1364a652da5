// The run of `doctor`: from a folder to a report about every app in it, and the fixes where they are wanted.
import { basename, resolve } from 'node:path';
import { doctorProblem } from '../../problems/entries/app/doctor.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { builtNotes } from '../../project/facts/android/manifest-entries.js';
import type { DoctorRun, ExamineOptions } from '../../project/index.js';
import { likelyFirst } from '../../project/likely-first.js';
import { shownPackages } from '../../project/shown-packages.js';
import { type DoctorFix, type DoctorReport, kindText } from '../../report/answers/doctor/doctor.js';
import type { Machine } from '../../session/machine.js';
import { isFile, isFolder } from '../../stores/user-files.js';
import { t } from '../../text/language.js';
import { withSlashes } from '../../text/platform.js';
import { doctorConfig, type NamedConfig } from './config.js';

export interface ProjectOptions {
  /** Folder of the app or of several, relative to the machine's `cwd`; so are the two sides. */
  readonly dir: string;
  readonly android: string | undefined;
  readonly ios: string | undefined;
  /** The names of the sides in an error message: `--android` on the command line, `android` in a program. */
  readonly flagPrefix: '--' | '';
  /** Undefined: those of the app. */
  readonly vendors: readonly string[] | undefined;
  /** Rule codes to silence, each with its reason. */
  readonly silenced: ReadonlyMap<string, string>;
  readonly config: NamedConfig;
  readonly fixes: 'none' | 'show' | 'write';
  /** May write although git has uncommitted changes there. */
  readonly mayBeDirty: boolean;
  /** Aborted: the run rejects with its reason, between two apps at the latest. */
  readonly signal?: AbortSignal | undefined;
}

const USUAL_PACKAGE: Readonly<Record<string, string>> = {
  android: 'com.tencent.timpush:timpush',
  ios: "pod 'TIMPush'",
  'react-native': 'npm install @tencentcloud/react-native-push',
  'uni-app': 'TencentCloud-Push (uni_modules)',
  harmony: '@tencentcloud/timpush',
};

const usualPackage = (kind: string): string => USUAL_PACKAGE[kind] ?? 'tencent_cloud_chat_push';

export async function examineProject(
  machine: Machine,
  request: ProjectOptions,
): Promise<{ readonly report: DoctorReport } | { readonly refused: readonly Problem[] }> {
  const root = await projectFolder(resolve(machine.cwd, request.dir), machine.ceiling);
  for (const [name, flag] of [
    [request.dir, '<dir>'],
    [request.android, `${request.flagPrefix}android`],
    [request.ios, `${request.flagPrefix}ios`],
  ] as const) {
    if (name === undefined || (await isFolder(resolve(machine.cwd, name)))) continue;
    const reason = t('there is no such folder', '没有这个目录');
    return { refused: [usageProblem('usage/unreadable-file', { args: { file: name, flag, reason } })] };
  }

  const { openDisk } = await import('../../project/folder/disk.js');
  const disk = openDisk(root, machine.cwd);
  const config = await doctorConfig(machine, request.config, root, disk);
  if (config.fatal.length > 0) return { refused: config.fatal };
  const [{ runDoctor }, { systemPrograms }] = await Promise.all([
    import('../../project/index.js'),
    import('../../device/run-programs.js'),
  ]);
  const programs = systemPrograms(machine.env, request.signal);
  const options: ExamineOptions = {
    disk,
    config: config.view,
    vendors: request.vendors,
    disabled: config.disabled,
    silenced: new Map([...config.skip, ...request.silenced]),
    android: sideFolder(machine.cwd, request.android, root),
    ios: sideFolder(machine.cwd, request.ios, root),
    programs,
    home: machine.home,
    signal: request.signal,
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
    return { report: { projects: [], rows: [], problems: [nothing, ...extra], fixes: [], showsFixes: false } };
  }
  let fixes: readonly DoctorFix[] = run.fixes.map((fix) => ({
    file: fix.shown,
    rules: fix.rules,
    diff: fix.diff,
    isWritten: false,
  }));
  if (request.fixes === 'write' && run.fixes.length > 0) {
    const { writeFixes } = await import('../../project/fixes/write-fixes.js');
    const outcome = await writeFixes({
      fixes: run.fixes,
      disk,
      programs,
      mayBeDirty: request.mayBeDirty,
    });
    unwritten.push(...outcome.problems);
    fixes = run.fixes.map((fix) => ({
      file: fix.shown,
      rules: fix.rules,
      diff: fix.diff,
      isWritten: outcome.written.has(fix.path),
    }));
    // The report shows the state after the change.
    if (outcome.written.size > 0) run = await runDoctor(options);
  }
  return {
    report: reportOf(run, { before: unwritten, after: extra }, { fixes, showsFixes: request.fixes !== 'none' }),
  };
}

/** A side's own folder (`android/`, `ios/`, `lib/`) belongs to the app around it. */
async function projectFolder(folder: string, ceiling: string | undefined): Promise<string> {
  if (folder === ceiling) return folder;
  const isSide = ['android', 'ios', 'lib'].includes(basename(folder));
  const has = (name: string): Promise<boolean> => isFile(resolve(folder, name));
  return isSide && !(await has('pubspec.yaml')) && ((await has('../pubspec.yaml')) || (await has('../package.json')))
    ? resolve(folder, '..')
    : folder;
}

function sideFolder(cwd: string, given: string | undefined, root: string): string | undefined {
  if (given === undefined) return undefined;
  const full = withSlashes(resolve(cwd, given));
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
        ...builtNotes(project.android),
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
