// The iOS side of a project: build settings, Info.plist, entitlements, AppDelegate and Podfile, each with its place.

import type { Origin } from '../../problems/types.js';
import { readCode, styleOf } from '../../readers/code.js';
import { type PlistNode, readPlist } from '../../readers/plist.js';
import type { SourceFile } from '../../readers/source.js';
import {
  type BuildConfiguration,
  readXcodeProject,
  type XcodeProject,
  type XcodeTarget,
} from '../../readers/xcode/pbxproj.js';
import type { ProjectFiles } from '../folder/files.js';
import { folderOf, isInside, joinPath, nameOf } from '../folder/walk.js';
import { type BuildFiles, readBuildFiles, withBuildFiles } from './build-files.js';

/** Longest list of sources that is read. */
const MOST_FILES = 3000;

export interface CodeFile {
  readonly source: SourceFile;
  /** Without comments. */
  readonly code: string;
  /** Without comments and texts. */
  readonly bare: string;
}

export interface PlistFile {
  readonly source: SourceFile;
  /** Undefined when the file is no XML property list. */
  readonly root: PlistNode | undefined;
}

export interface EntitlementsUse {
  readonly configuration: BuildConfiguration;
  readonly target: XcodeTarget;
  /** Undefined when the setting is missing. */
  readonly path: string | undefined;
  /** The build makes the path, or the file comes later. */
  readonly isComputed: boolean;
  readonly file: PlistFile | undefined;
}

export interface IosApp {
  readonly root: string;
  readonly projectFile: SourceFile | undefined;
  readonly xcode: XcodeProject | undefined;
  /** The app targets; extensions and tests are apart. */
  readonly appTargets: readonly XcodeTarget[];
  readonly extensions: readonly XcodeTarget[];
  /** Of every Xcode project here. */
  readonly targetNames: readonly string[];
  readonly projectNames: readonly string[];
  /** Xcode projects that were read to their end. */
  readonly readProjects: ReadonlySet<SourceFile>;
  readonly infoPlist: PlistFile | undefined;
  readonly entitlements: readonly EntitlementsUse[];
  readonly appDelegates: readonly CodeFile[];
  readonly code: readonly CodeFile[];
  readonly podfile: CodeFile | undefined;
  readonly podLock: SourceFile | undefined;
  /** A build setting of a configuration: its own, else the project's; `$(…)` filled where it can be. */
  setting(configuration: BuildConfiguration, key: string): string | undefined;
  /** The property list a build setting names; undefined where that is computed or the file is not there. */
  plistOf(configuration: BuildConfiguration, key: string): PlistFile | undefined;
  readonly buildFiles: BuildFiles;
  /** Where it is set: in the project or in an .xcconfig. */
  placeOf(configuration: BuildConfiguration, key: string): Origin | undefined;
  /** An .xcconfig that is not read, or whose target is not known, may set more. */
  readonly hasHiddenSettings: boolean;
}

/** A build setting of a configuration: its own, else the project's; `$(…)` filled where it can be. */
export function buildSetting(
  xcode: XcodeProject,
  configuration: BuildConfiguration,
  key: string,
  depth = 0,
): string | undefined {
  const shared = xcode.configurations.find((item) => item.name === configuration.name);
  const found = configuration.settings.get(key) ?? shared?.settings.get(key);
  if (found === undefined || depth > 5) return undefined;
  const filled = found.replace(/\$[({]([A-Za-z_]\w*)(?::[\w=.]+)?[)}]/g, (whole, name: string) => {
    if (name === 'SRCROOT' || name === 'PROJECT_DIR') return '.';
    if (name === 'inherited') return '';
    return buildSetting(xcode, configuration, name, depth + 1) ?? whole;
  });
  return filled.trim();
}

const isApp = (target: XcodeTarget): boolean => target.productType === 'com.apple.product-type.application';

/** Whether a build is for iPhones: watches and Macs get no push of the app. */
export function isForIphone(xcode: XcodeProject, build: BuildConfiguration): boolean {
  const sdk = buildSetting(xcode, build, 'SDKROOT') ?? '';
  return sdk === '' || sdk === 'auto'
    ? buildSetting(xcode, build, 'SUPPORTED_PLATFORMS')?.includes('iphoneos') !== false
    : sdk.startsWith('iphoneos');
}

/** The apps of a project that run on iPhones. */
export const appTargetsOf = (xcode: XcodeProject): readonly XcodeTarget[] =>
  xcode.targets.filter(
    (target) =>
      isApp(target) &&
      (target.configurations.length === 0 || target.configurations.some((build) => isForIphone(xcode, build))),
  );

export function readIos(files: ProjectFiles, root: string): IosApp | undefined {
  const inside = files.paths.filter((path) => isInside(path, root));
  const projects = inside
    .filter(
      (path) => path.endsWith('.xcodeproj/project.pbxproj') && !/(?:^|\/)(?:Pods|Flutter)\.xcodeproj\//.test(path),
    )
    .sort((a, b) => a.split('/').length - b.split('/').length);
  const podfilePath = inside.filter((path) => nameOf(path) === 'Podfile').sort((a, b) => a.length - b.length)[0];
  const read = files.sources(projects.slice(0, 6)).map((source) => ({ source, xcode: readXcodeProject(source.text) }));
  const chosen =
    read
      .filter((item) => item.xcode !== undefined && appTargetsOf(item.xcode).length > 0)
      // Beside the app lie projects of frameworks, with small apps that show them.
      .sort((a, b) => b.source.text.length - a.source.text.length)[0] ?? read[0];
  const sources = inside.filter((path) => /\.(?:swift|m|mm|h)$/.test(path));
  if (chosen === undefined && podfilePath === undefined && sources.length === 0) return undefined;

  const folder = chosen === undefined ? root : folderOf(folderOf(chosen.source.path));
  const buildFiles = readBuildFiles(files, inside);
  const xcode = chosen?.xcode === undefined ? undefined : withBuildFiles(chosen.xcode, buildFiles);
  const appTargets = xcode === undefined ? [] : appTargetsOf(xcode);
  const setting = (configuration: BuildConfiguration, key: string): string | undefined =>
    xcode === undefined ? undefined : buildSetting(xcode, configuration, key);
  const plist = (path: string | undefined): PlistFile | undefined => {
    const source = path === undefined ? undefined : files.source(path);
    return source === undefined ? undefined : { source, root: readPlist(source.text) };
  };
  const first = appTargets[0]?.configurations[0];
  const plistOf = (configuration: BuildConfiguration, key: string): PlistFile | undefined => {
    const path = setting(configuration, key);
    return path === undefined || path === '' || path.includes('$') ? undefined : plist(joinPath(folder, path));
  };
  const infoPlist =
    (first === undefined ? undefined : plistOf(first, 'INFOPLIST_FILE')) ??
    plist(inside.filter((path) => path.endsWith('Info.plist') && /Runner\//.test(path))[0]);
  const codeOf = (paths: readonly string[]): readonly CodeFile[] =>
    files.sources(paths).map((source) => ({ source, ...readCode(source.text, styleOf(source.path)) }));
  let code: readonly CodeFile[] | undefined;
  return {
    root,
    projectFile: chosen?.source,
    xcode,
    appTargets,
    extensions: xcode?.targets.filter((target) => target.productType.includes('app-extension')) ?? [],
    targetNames: projects.length > read.length ? [] : read.flatMap((item) => item.xcode?.targetNames ?? []),
    readProjects: new Set(read.filter(({ xcode }) => xcode !== undefined).map(({ source }) => source)),
    projectNames: read.map((item) => nameOf(folderOf(item.source.path)).replace(/\.xcodeproj$/, '')),
    infoPlist,
    entitlements: appTargets.flatMap((target) =>
      target.configurations.map((configuration): EntitlementsUse => {
        const path = setting(configuration, 'CODE_SIGN_ENTITLEMENTS');
        const file = plistOf(configuration, 'CODE_SIGN_ENTITLEMENTS');
        const isLater = file === undefined && path !== undefined && files.isIgnored(joinPath(folder, path));
        const isComputed = isLater || path?.includes('$') === true;
        return { configuration, target, path: path === '' ? undefined : path, isComputed, file };
      }),
    ),
    appDelegates: codeOf(
      compiled(
        sources.filter((path) => /AppDelegate\.(?:swift|m|mm)$/.test(path)),
        appTargets,
      ),
    ),
    get code() {
      code ??= codeOf(sources.slice(0, MOST_FILES));
      if (sources.length > MOST_FILES) files.sawPart = true;
      return code;
    },
    podfile: podfilePath === undefined ? undefined : codeOf([podfilePath])[0],
    podLock: podfilePath === undefined ? undefined : files.source(`${podfilePath}.lock`),
    setting,
    plistOf,
    buildFiles,
    placeOf: (configuration, key) =>
      buildFiles.placeOf(configuration, key) ??
      (xcode === undefined ? undefined : chosen?.source.at(xcode.offsetOf(configuration.id, key))),
    hasHiddenSettings: buildFiles.hasMore,
  };
}

/** Of several files that could be meant, those a target compiles, where the project names them. */
function compiled(paths: readonly string[], targets: readonly XcodeTarget[]): readonly string[] {
  if (targets.some(({ sources }) => sources === undefined)) return paths;
  const names = new Set(targets.flatMap(({ sources }) => sources ?? []));
  const own = paths.filter((path) => names.has(nameOf(path)));
  return own.length > 0 ? own : paths;
}
