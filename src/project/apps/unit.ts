// One app as discovery found it: its kind, its push packages, and where its Android and iOS sides are.
import type { Origin } from '../../problems/types.js';
import type { VersionFact } from '../../readers/version.js';
import type { Text } from '../../text/language.js';
import type { Pubspec } from '../flutter/pubspec.js';
import type { Generation, ProjectKind } from '../types.js';

export interface PackageUse {
  readonly name: string;
  readonly generation: Generation;
  readonly at: Origin;
  readonly version: VersionFact;
  /** The code imports it, and no package.json asks for it. */
  readonly isMissing?: true;
}

export interface ProjectUnit {
  readonly kind: ProjectKind;
  /** Undefined when no push package was found. */
  readonly generation: Generation | undefined;
  readonly root: string;
  readonly packages: readonly PackageUse[];
  readonly pubspec?: Pubspec;
  /** Packages of the same repository whose Dart code belongs to this app. */
  readonly pubspecs: readonly Pubspec[];
  readonly android: { readonly root: string; readonly module: string } | undefined;
  readonly iosRoot: string | undefined;
  /** Several app modules: the one that was taken is named. */
  readonly notes: readonly Text[];
}

export interface Places {
  readonly android?: string;
  readonly ios?: string;
}
