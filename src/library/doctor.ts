// `doctor` of the library: reads an app project and reports which of its files keep the phone silent. Changes nothing.
import { examineProject } from '../checks/project/run.js';
import { readSkips } from '../checks/project/skips.js';
import { doctorDocument, isWholeLook } from '../report/answers/doctor/doctor.js';
import type { Machine } from '../session/machine.js';
import type { ProblemReport } from './error.js';
import { object, type Rules, text, texts, throwMistakes } from './mistakes.js';
import {
  type ConfigOptions,
  configRules,
  languageOf,
  refuse,
  renderAll,
  signalRule,
  type VendorName,
  vendorsOf,
} from './options.js';

export interface DoctorOptions extends ConfigOptions {
  /** Folder of one or several apps; `cwd` by default. */
  readonly dir?: string;
  /** Folders of the Android and the iOS project if they are not found, relative to `cwd`. */
  readonly android?: string;
  readonly ios?: string;
  /** Only the rules of these vendors; those of the app by default. */
  readonly vendors?: readonly VendorName[];
  /** Rules that are silenced, each with the reason: `{ 'HW-09': 'both keys are registered' }`. `skip` of the config counts as well. */
  readonly skip?: Readonly<Record<string, string>>;
  /** When it aborts, the call rejects with its reason. */
  readonly signal?: AbortSignal;
}

const rules: Rules<DoctorOptions> = {
  ...configRules,
  dir: text,
  android: text,
  ios: text,
  vendors: texts,
  skip: object,
  signal: signalRule,
};

/** A place in a file; the path is relative if the file is below `cwd`. */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The result of one rule for one app. */
export interface RuleOutcome {
  /** For example `HW-01`; `explain('doctor/HW-01')` tells more. */
  readonly id: string;
  /** Folder of the app. */
  readonly project: string;
  /** `skipped` where the rule could not be decided or does not apply; `reason` says why. */
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly at?: SourcePlace;
  readonly reason?: string;
  readonly found?: string;
  readonly expected?: string;
  readonly problem?: ProblemReport;
}

/** One app of the folder. */
export interface AppProject {
  readonly path: string;
  /** `flutter`, `android`, `ios`, `react-native`, … */
  readonly kind: string;
  /** The older plugin or TIMPush. */
  readonly generation?: string;
  readonly packages: readonly {
    readonly name: string;
    readonly version?: string | undefined;
    readonly state: 'current' | 'discontinued' | 'older';
  }[];
  readonly applicationIds: readonly string[];
  readonly vendors: readonly string[];
  readonly notes?: readonly string[];
}

export interface ProjectCheck {
  /** True if an app was found, a rule could be checked and no problem is an error; warnings do not count. */
  readonly ok: boolean;
  readonly projects: readonly AppProject[];
  readonly rules: readonly RuleOutcome[];
  /** What can be fixed safely, as unified diffs; nothing is written. */
  readonly fixes: readonly { readonly file: string; readonly rules: readonly string[]; readonly diff: string }[];
  /** The most likely cause of silence first. */
  readonly problems: readonly ProblemReport[];
}

export async function doctorIn(machine: Machine, options: DoctorOptions): Promise<ProjectCheck> {
  throwMistakes('doctor', options, rules);
  const language = languageOf(options);
  const vendors = options.vendors === undefined ? undefined : vendorsOf(options.vendors);
  const { signal, skip = {} } = options;
  signal?.throwIfAborted();
  const skips = await Promise.all(Object.entries(skip).map(([rule, reason]) => readSkips([rule], [reason])));
  const wrong = skips.flatMap(({ problems }) => problems);
  if (wrong.length > 0) refuse(wrong, language);
  const examined = await examineProject(machine, {
    dir: options.dir ?? '.',
    android: options.android,
    ios: options.ios,
    flagPrefix: '',
    vendors,
    silenced: new Map(skips.flatMap(({ silenced }) => [...silenced])),
    config: { config: options.config, profile: options.profile },
    fixes: 'show',
    mayBeDirty: false,
    signal,
  });
  if ('refused' in examined) return refuse(examined.refused, language);
  const { report } = examined;
  const { projects, rules: outcomes, fixes = [] } = doctorDocument(report, language);
  return {
    ok: isWholeLook(report) && !report.problems.some(({ severity }) => severity === 'error'),
    projects,
    rules: outcomes,
    fixes: fixes.map(({ file, rules: mended, diff }) => ({ file, rules: mended, diff })),
    problems: renderAll(report.problems, language),
  } as ProjectCheck;
}
