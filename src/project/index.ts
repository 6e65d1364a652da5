// The project room in one call: a folder in, every app with its rules out.

import { readFingerprints } from './android/fingerprints.js';
import { discoverProjects, type ProjectUnit } from './discover.js';
import type { Disk } from './disk.js';
import { examine, type RuleResult } from './examine.js';
import { openFiles, type ProjectFiles } from './files.js';
import { type FileFix, planFixes } from './fix.js';
import type { Programs } from './programs.js';
import { type ConfigView, openProject, type Project } from './project.js';
import { completeProject, vendorsWithoutRules } from './vendors-in-use.js';

export interface DoctorOptions {
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
  /** Vendors that were asked for and have no rules here. */
  readonly withoutRules: readonly string[];
}

/** Finds the apps and runs the rules. Reads the disk only through `options.disk`. */
export async function runDoctor(options: DoctorOptions): Promise<DoctorRun> {
  const files = openFiles(options.disk);
  for (const folder of [options.android, options.ios]) if (folder !== undefined) files.include(folder);
  const units = discoverProjects(files, {
    ...(options.android === undefined ? {} : { android: options.android }),
    ...(options.ios === undefined ? {} : { ios: options.ios }),
  });
  const examined: ExaminedProject[] = [];
  for (const unit of units) {
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
  return {
    files,
    units,
    examined,
    withoutRules: vendorsWithoutRules(options.vendors ?? []),
    fixes: planFixes(
      files,
      examined.flatMap((item) => item.results),
    ),
  };
}
