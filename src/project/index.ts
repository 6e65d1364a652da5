// The project room in one call: a folder in, every app with its rules out.

import { setImmediate } from 'node:timers/promises';
import { readFingerprints } from './android/fingerprints.js';
import type { ProjectUnit } from './apps/unit.js';
import { discoverProjects } from './discover.js';
import { examine, type RuleResult } from './examine.js';
import { type FileFix, planFixes } from './fixes/fix.js';
import type { Disk } from './folder/disk.js';
import { openFiles, type ProjectFiles } from './folder/files.js';
import { type OtherPush, otherPush } from './other-push.js';
import type { Programs } from './programs.js';
import { type ConfigView, openProject, type Project } from './project.js';
import { completeProject, vendorsWithoutRules } from './vendors-in-use.js';

export interface ExamineOptions {
  readonly disk: Disk;
  readonly config: ConfigView | undefined;
  readonly vendors: readonly string[] | undefined;
  readonly disabled: ReadonlySet<string>;
  /** Rule codes to silence, each with its reason. */
  readonly silenced: ReadonlyMap<string, string>;
  readonly android: string | undefined;
  readonly ios: string | undefined;
  readonly programs: Programs | undefined;
  readonly home: string;
  /** Aborted: rejects with its reason before the next app. */
  readonly signal?: AbortSignal | undefined;
}

export interface ExaminedProject {
  readonly project: Project;
  readonly results: readonly RuleResult[];
}

export interface DoctorRun {
  readonly files: ProjectFiles;
  readonly units: readonly ProjectUnit[];
  readonly examined: readonly ExaminedProject[];
  readonly fixes: readonly FileFix[];
  /** What brings push into an app that has no package of Tencent Chat. */
  readonly otherPush: readonly { readonly unit: ProjectUnit; readonly push: OtherPush }[];
  /** Vendors that were asked for and have no rules here. */
  readonly withoutRules: readonly string[];
}

/** Finds the apps and runs the rules. Reads the disk only through `options.disk`. */
export async function runDoctor(options: ExamineOptions): Promise<DoctorRun> {
  const run = await examineAll(options);
  return { ...run, fixes: await checkedFixes(run, options) };
}

/** Rules run without a pause: a timer that aborts gets its turn here. */
async function mayGoOn(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return;
  await setImmediate();
  signal.throwIfAborted();
}

type Examination = Omit<DoctorRun, 'fixes'>;

async function examineAll(options: ExamineOptions): Promise<Examination> {
  const files = openFiles(options.disk);
  for (const folder of [options.android, options.ios]) if (folder !== undefined) files.include(folder);
  const units = discoverProjects(files, {
    ...(options.android === undefined ? {} : { android: options.android }),
    ...(options.ios === undefined ? {} : { ios: options.ios }),
  });
  const examined: ExaminedProject[] = [];
  for (const unit of units) {
    await mayGoOn(options.signal);
    if (unit.generation === undefined && unit.kind !== 'flutter' && unit.kind !== 'flutter-module') continue;
    const facts = openProject({ files, unit, config: options.config });
    const asked = options.vendors;
    const isSigned = asked === undefined || asked.includes('huawei') || asked.includes('honor');
    const fingerprints = isSigned
      ? await readFingerprints({ android: facts.android, files, programs: options.programs, home: options.home })
      : [];
    const project = completeProject(facts, { asked, disabled: options.disabled, fingerprints });
    examined.push({ project, results: examine(project, options.silenced) });
  }
  const others = units
    .filter((unit) => unit.generation === undefined)
    .flatMap((unit) =>
      otherPush(files, unit)
        .slice(0, 1)
        .map((push) => ({ unit, push })),
    );
  return { files, units, examined, otherPush: others, withoutRules: vendorsWithoutRules(options.vendors ?? []) };
}

/**
 * Only fixes that help: the rules run on the changed files, and a fix that leaves its finding, or makes another one, is not offered.
 * Usually all of them hold together; if not, each rule's are tried alone.
 */
async function checkedFixes(before: Examination, options: ExamineOptions): Promise<readonly FileFix[]> {
  const results = before.examined.flatMap((item) => item.results);
  const mendable = results.filter((item) => (item.finding?.edits ?? []).length > 0);
  if (mendable.length === 0) return [];
  const known = new Set(results.map(findingKey));
  const helps = async (chosen: readonly RuleResult[]): Promise<boolean> => {
    const after = await examineAll({
      ...options,
      disk: changedDisk(options.disk, planFixes(before.files, chosen)),
      programs: undefined,
    });
    const now = after.examined.flatMap((item) => item.results).filter((item) => item.status === 'failed');
    const mended = new Set(chosen.map(findingKey));
    return now.every((item) => known.has(findingKey(item)) && !mended.has(findingKey(item)));
  };
  if (await helps(mendable)) return planFixes(before.files, mendable);
  const good: RuleResult[] = [];
  for (const id of new Set(mendable.map((item) => item.rule.id))) {
    const own = mendable.filter((item) => item.rule.id === id);
    if (await helps(own)) good.push(...own);
  }
  return good.length > 0 && (await helps(good)) ? planFixes(before.files, good) : [];
}

/** The same finding, though lines moved. */
const findingKey = ({ rule, status, at, finding }: RuleResult): string =>
  [rule.id, status, at?.file, JSON.stringify(finding?.found ?? ''), JSON.stringify(finding?.args ?? '')].join('\n');

function changedDisk(disk: Disk, fixes: readonly FileFix[]): Disk {
  const changed = new Map(fixes.map((fix) => [fix.path, new TextEncoder().encode(fix.content)]));
  return {
    ...disk,
    read: (file, limit) => changed.get(file) ?? disk.read(file, limit),
    modified: (file) => (changed.has(file) ? Number.POSITIVE_INFINITY : disk.modified?.(file)),
  };
}
