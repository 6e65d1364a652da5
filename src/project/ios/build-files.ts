// The .xcconfig files of an Xcode project: what they set for a build configuration, and what stays unknown.
import type { Origin } from '../../problems/types.js';
import type { SourceFile } from '../../readers/source.js';
import type { BuildConfiguration, XcodeProject } from '../../readers/xcode/pbxproj.js';
import { readXcconfig, type Xcconfig } from '../../readers/xcode/xcconfig.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, joinPath, nameOf } from '../folder/walk.js';

export interface BuildFile {
  readonly source: SourceFile;
  readonly read: Xcconfig;
}

interface Found {
  readonly text: string;
  readonly at: Origin;
}

export interface BuildFiles {
  readonly all: readonly BuildFile[];
  settingsOf(configuration: BuildConfiguration): ReadonlyMap<string, Found>;
  placeOf(configuration: BuildConfiguration, key: string): Origin | undefined;
  readonly hasMore: boolean;
}

/** Written by CocoaPods and Flutter when they run: they hold nothing about signing and ids. */
export const isGeneratedConfig = (path: string): boolean => /^(?:Pods-.*|Generated)\.xcconfig$/.test(nameOf(path));

/** The file an `#include` means: seen from the file itself, else from a folder around it, such as that of the Xcode project. */
export function includePath({ source }: BuildFile, path: string, isThere: (path: string) => boolean): string {
  for (let folder = folderOf(source.path); ; folder = folderOf(folder)) {
    const found = joinPath(folder, path);
    if (isThere(found)) return found;
    if (folder === '.' || folder === '/') return joinPath(folderOf(source.path), path);
  }
}

const MATTERS = /\b(?:CODE_SIGN_ENTITLEMENTS|PRODUCT_BUNDLE_IDENTIFIER)\b/;

export function readBuildFiles(files: ProjectFiles, inside: readonly string[]): BuildFiles {
  const all = files
    .sources(inside.filter((path) => path.endsWith('.xcconfig')))
    .map((source): BuildFile => ({ source, read: readXcconfig(source.text) }));
  const paths = new Set(all.map(({ source }) => source.path));
  const used = new Set<BuildFile>();
  const known = new Map<string, ReadonlyMap<string, Found>>();
  const collect = (file: BuildFile, into: Map<string, Found>, seen: Set<BuildFile>): void => {
    used.add(file);
    seen.add(file);
    for (const { path } of file.read.includes) {
      const wanted = includePath(file, path, (full) => paths.has(full));
      const next = all.find(({ source }) => source.path === wanted);
      if (next !== undefined && !seen.has(next)) collect(next, into, seen);
    }
    for (const [key, { text, offset }] of file.read.settings) into.set(key, { text, at: file.source.at(offset, key) });
  };
  const settingsOf = ({ base }: BuildConfiguration): ReadonlyMap<string, Found> => {
    if (base === undefined) return new Map();
    const cached = known.get(base);
    if (cached !== undefined) return cached;
    const named = all.filter(({ source }) => nameOf(source.path) === base);
    const [file, second] = named;
    const found = new Map<string, Found>();
    if (file !== undefined && second === undefined) collect(file, found, new Set());
    known.set(base, found);
    return found;
  };
  return {
    all,
    settingsOf,
    placeOf(configuration, key) {
      const found = settingsOf(configuration).get(key);
      return found !== undefined && found.text === configuration.settings.get(key) ? found.at : undefined;
    },
    get hasMore() {
      return all.some((file) => !used.has(file) && MATTERS.test(file.source.text));
    },
  };
}

/** The project with what its files set: a target's own setting wins over its file's. */
export function withBuildFiles(xcode: XcodeProject, files: BuildFiles): XcodeProject {
  const filled = (configuration: BuildConfiguration): BuildConfiguration => {
    const more = [...files.settingsOf(configuration)].map(([key, { text }]) => [key, text] as const);
    return more.length === 0
      ? configuration
      : { ...configuration, settings: new Map([...more, ...configuration.settings]) };
  };
  return {
    ...xcode,
    configurations: xcode.configurations.map(filled),
    targets: xcode.targets.map((target) => ({ ...target, configurations: target.configurations.map(filled) })),
  };
}
