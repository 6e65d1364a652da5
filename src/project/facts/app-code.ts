// The code in which an app itself calls the SDK, for every kind of project.
import type { Origin } from '../../problems/types.js';
import { readCode, STYLES, styleOf } from '../../readers/code.js';
import { firstOf } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import type { CodeFile } from '../ios/app.js';
import type { Project } from '../project.js';
import { remember } from '../remember.js';
import { placeOf } from '../types.js';
import { dartAnchor } from './dart/start.js';

/** Of each kind; a monorepo may hold tens of thousands. */
const MOST_FILES = 4000;

export const SCRIPTS = /\.(?:js|jsx|ts|tsx|mjs|vue|uts|uvue|ets)$/;

const scripts = remember(({ files, root }: Project) => {
  const asked = files.source(joinPath(root, 'package.json'))?.text ?? '';
  // Packages of the same repository that the app asks for are its code.
  const roots = files.paths.filter((path) => {
    const name = nameOf(path) === 'package.json' && /"name"\s*:\s*("[^"]+")/.exec(files.source(path)?.text ?? '')?.[1];
    return name && asked.includes(`${name}:`);
  });
  const paths = files.paths.filter(
    (path) =>
      [root, ...roots.map(folderOf)].some((folder) => isInside(path, folder)) &&
      SCRIPTS.test(path) &&
      !/(?:^|\/)(?:uni_modules|dist|__tests__|__mocks__)\/|\.(?:test|spec)\.\w+$/.test(path) &&
      !path.endsWith('.d.ts'),
  );
  return firstOf(files, paths, MOST_FILES, (source) => ({ source, ...readCode(source.text, STYLES.script) }));
});

/** JavaScript and its relatives of the app. */
export const scriptFiles = (project: Project): readonly CodeFile[] => scripts(project)();

const natives = remember(({ android, files }: Project) => {
  if (android === undefined) return () => [];
  const paths = files.paths.filter(
    (path) =>
      isInside(path, android.root) &&
      /\.(?:kt|java)$/.test(path) &&
      !isInside(path, android.module) &&
      !/\/(?:test|androidTest)\//.test(path),
  );
  const others = firstOf(files, paths, MOST_FILES, (source) => ({
    source,
    ...readCode(source.text, styleOf(source.path)),
  }));
  let all: readonly CodeFile[] | undefined;
  // Asked each time: what is read in part says so each time.
  return (): readonly CodeFile[] => {
    const [own, more] = [android.code, others()];
    all ??= [...own, ...more];
    return all;
  };
});

/** Kotlin and Java below the Android root, other modules included. */
export const nativeFiles = (project: Project): readonly CodeFile[] => natives(project)();

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
  isFlutter(project) ? project.dart.length > 0 : appCode(project).length > 0;

export const isFlutter = ({ kind }: Project): boolean => kind === 'flutter' || kind === 'flutter-module';

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

/** Where the app begins with push: the call, else the package. */
export function codeAnchor(project: Project): Origin | undefined {
  if (isFlutter(project)) return dartAnchor(project);
  const [hit] = hits(appCode(project), /\bregisterPush\b/);
  return hit === undefined ? project.package?.at : placeOf(hit);
}
