// The answer of `doctor` as a document: which app, what is wrong and where, what was left out and why, what can be fixed.

import { renderProblem } from '../../../problems/render.js';
import type { Origin, Problem, SkipCause } from '../../../problems/types.js';
import { fill, type Language, type Text, type TextArg, t } from '../../../text/language.js';
import type { DocumentOf } from '../../shapes/index.js';

export interface DoctorRow {
  readonly id: string;
  readonly project: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly at?: Origin;
  readonly reason?: Text;
  /** Groups reasons in the summary. */
  readonly group?: SkipCause;
  readonly problem?: Problem;
}

export interface DoctorPackage {
  readonly name: string;
  /** `≥ 3.1.2` where no lock file fixes it. */
  readonly version: string | undefined;
  readonly state: 'current' | 'discontinued' | 'older';
}

export interface DoctorProject {
  readonly path: string;
  readonly kind: string;
  readonly generation: string | undefined;
  readonly packages: readonly DoctorPackage[];
  readonly applicationIds: readonly string[];
  readonly vendors: readonly string[];
  readonly vendorsFrom: Text | undefined;
  readonly notes: readonly Text[];
}

export interface DoctorFix {
  readonly file: string;
  readonly rules: readonly string[];
  readonly diff: string;
  readonly isWritten: boolean;
}

export interface DoctorReport {
  readonly projects: readonly DoctorProject[];
  readonly rows: readonly DoctorRow[];
  readonly problems: readonly Problem[];
  readonly fixes: readonly DoctorFix[];
  readonly showsFixes: boolean;
}

type Rows = Pick<DoctorReport, 'rows'>;

/** If false, nothing was found because nothing was checked. */
export const isAnyChecked = ({ rows }: Rows): boolean => rows.some(({ status }) => status !== 'skipped');

/** Files that every app of this kind has are missing: "no errors" in the rest says little about the app. */
export const isCut = ({ rows }: Rows): boolean => rows.some(({ group }) => group === 'absent');

/** Whether "no errors" is a statement about the whole app. */
export const isWholeLook = (report: Rows): boolean => isAnyChecked(report) && !isCut(report);

const kindWords: Readonly<Record<string, Text>> = {
  flutter: t('Flutter app', 'Flutter 应用'),
  'flutter-module': t('Flutter module in a native app', '混入原生应用的 Flutter 模块'),
  android: t('native Android app', '原生 Android 应用'),
  ios: t('native iOS app', '原生 iOS 应用'),
  'react-native': t('React Native app', 'React Native 应用'),
  'uni-app': t('uni-app', 'uni-app'),
  harmony: t('HarmonyOS app', 'HarmonyOS 应用'),
  unity: t('Unity project', 'Unity 工程'),
  unreal: t('Unreal project', 'Unreal 工程'),
};

/** What a kind of project is called. */
export const kindText = (kind: string): Text => kindWords[kind] ?? t(kind, kind);

export function doctorDocument(report: DoctorReport, language: Language): DocumentOf<'doctor'> {
  const say = (value: TextArg): string => (typeof value === 'object' ? fill(value, language) : String(value));
  const sayArg = (problem: Problem, name: 'found' | 'expected'): { readonly [Name in typeof name]?: string } => {
    const value = problem.args[name];
    return value === undefined ? {} : { [name]: say(value) };
  };
  return {
    projects: report.projects.map((project) => ({
      path: project.path,
      kind: project.kind,
      ...(project.generation === undefined ? {} : { generation: project.generation }),
      packages: project.packages.map((item) => ({ ...item })),
      applicationIds: project.applicationIds,
      vendors: project.vendors,
      ...(project.notes.length === 0 ? {} : { notes: project.notes.map(say) }),
    })),
    rules: report.rows.map((row) => ({
      id: row.id,
      project: row.project,
      status: row.status,
      ...(row.at === undefined ? {} : { at: row.at }),
      ...(row.reason === undefined ? {} : { reason: say(row.reason) }),
      ...(row.problem === undefined
        ? {}
        : {
            ...sayArg(row.problem, 'found'),
            ...sayArg(row.problem, 'expected'),
            problem: renderProblem(row.problem, language),
          }),
    })),
    ...(report.showsFixes
      ? {
          fixes: report.fixes.map((fix) => ({
            file: fix.file,
            rules: fix.rules,
            diff: fix.diff,
            written: fix.isWritten,
          })),
        }
      : {}),
  };
}
