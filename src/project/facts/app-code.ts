// The code in which an app itself calls the SDK, for every kind of project.
import type { Origin } from '../../problems/types.js';
import { readCode, STYLES, styleOf } from '../../readers/code.js';
import type { AndroidApp } from '../android/app.js';
import { isInside } from '../folder/walk.js';
import type { CodeFile } from '../ios/app.js';
import type { Project } from '../project.js';

const SCRIPTS = /\.(?:js|jsx|ts|tsx|mjs|vue|uts|uvue|ets)$/;

const scripts = new WeakMap<Project['files'], Map<string, readonly CodeFile[]>>();

/** JavaScript and its relatives of the app. */
export function scriptFiles(project: Project): readonly CodeFile[] {
  const known = scripts.get(project.files) ?? new Map<string, readonly CodeFile[]>();
  scripts.set(project.files, known);
  const cached = known.get(project.root);
  if (cached !== undefined) return cached;
  const read = project.files.paths
    .filter(
      (path) =>
        isInside(path, project.root) &&
        SCRIPTS.test(path) &&
        !/(?:^|\/)(?:uni_modules|dist)\//.test(path) &&
        !path.endsWith('.d.ts'),
    )
    .slice(0, 4000)
    .flatMap((path): CodeFile[] => {
      const source = project.files.source(path);
      return source === undefined ? [] : [{ source, ...readCode(source.text, STYLES.script) }];
    });
  known.set(project.root, read);
  return read;
}

/** Read once for each app: thousands of files, and many rules ask. */
const natives = new WeakMap<AndroidApp, readonly CodeFile[]>();

/** Kotlin and Java below the Android root, other modules included. */
export function nativeFiles(project: Project): readonly CodeFile[] {
  const { android } = project;
  if (android === undefined) return [];
  const known = natives.get(android);
  if (known !== undefined) return known;
  const own = new Set(android.code.map((file) => file.source.path));
  const others = project.files.paths
    .filter(
      (path) =>
        isInside(path, android.root) &&
        /\.(?:kt|java)$/.test(path) &&
        !own.has(path) &&
        !/\/(?:test|androidTest)\//.test(path),
    )
    .slice(0, 4000)
    .flatMap((path): CodeFile[] => {
      const source = project.files.source(path);
      return source === undefined ? [] : [{ source, ...readCode(source.text, styleOf(path)) }];
    });
  const all = [...android.code, ...others];
  natives.set(android, all);
  return all;
}

/** The code in which the app itself calls the SDK. */
export function appCode(project: Project): readonly CodeFile[] {
  switch (project.kind) {
    case 'android':
      return nativeFiles(project);
    case 'ios':
      return project.ios?.code ?? [];
    case 'react-native':
    case 'uni-app':
    case 'harmony':
      return scriptFiles(project);
    default:
      return [];
  }
}

/** Whether there is any code of the app to look at. */
export const hasCode = (project: Project): boolean =>
  project.kind === 'flutter' || project.kind === 'flutter-module'
    ? project.dart.length > 0
    : appCode(project).length > 0;

export interface CodeMatch {
  readonly file: CodeFile;
  readonly offset: number;
  readonly text: string;
  /** The whole match, for its groups. */
  readonly match: RegExpMatchArray;
}

/** Every place where a pattern is as code. */
export function hits(files: readonly CodeFile[], pattern: RegExp): readonly CodeMatch[] {
  const global = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return files.flatMap((file) =>
    [...file.code.matchAll(global)].map((match) => ({ file, offset: match.index, text: match[0], match })),
  );
}

/** Where a native or script project begins with push: the call, else the package. */
export function codeAnchor(project: Project): Origin | undefined {
  const [hit] = hits(appCode(project), /\bregisterPush\b/);
  return hit === undefined ? project.package?.at : hit.file.source.at(hit.offset);
}
