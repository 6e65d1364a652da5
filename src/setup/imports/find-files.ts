// Looks through an app project for the files that hold push values: bounded, and never into build output or packages.
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { withSlashes } from '../../text/platform.js';

export type FoundKind =
  | 'timpush-configs'
  | 'agconnect'
  | 'google-services'
  | 'mcs-services'
  | 'service-account'
  | 'manifest'
  | 'gradle'
  | 'harmony-app'
  | 'harmony-module'
  | 'pbxproj'
  | 'dart'
  | 'native'
  | 'p8'
  | 'p12';

export interface FoundFile {
  readonly kind: FoundKind;
  /** Absolute. */
  readonly path: string;
  /** As people see it, with forward slashes. */
  readonly shown: string;
}

/** Folders that are made by tools; names beginning with a dot are passed over as well. */
const SKIPPED = new Set([
  'node_modules',
  'oh_modules',
  'build',
  'Pods',
  'DerivedData',
  'ephemeral',
  'dist',
  'vendor',
  // Nothing in them belongs to an app on a phone.
  'test',
  'tests',
  'integration_test',
  'test_driver',
  'androidTest',
  '__tests__',
  'fixtures',
  'macos',
  'windows',
  'linux',
]);
const DEEPEST = 9;
/** Entries looked at; a project beyond that is imported as far as it was seen, which the caller reports. */
const MOST_ENTRIES = 50_000;
/** In bytes: a service account has about 2,400. */
const LARGEST_ACCOUNT = 16 * 1024;

const BY_NAME: Readonly<Record<string, FoundKind>> = {
  'timpush-configs.json': 'timpush-configs',
  'agconnect-services.json': 'agconnect',
  'google-services.json': 'google-services',
  'mcs-services.json': 'mcs-services',
  'AndroidManifest.xml': 'manifest',
  'build.gradle': 'gradle',
  'build.gradle.kts': 'gradle',
  'app.json5': 'harmony-app',
  'module.json5': 'harmony-module',
  'project.pbxproj': 'pbxproj',
};

/** PrivateConstants.java of Tencent's demo and what apps make of it. */
const NATIVE_CONSTANTS = /(?:constants?|config|params?|keys?)\.(?:java|kt)$/i;

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** True when the bound was reached and files may be missing. */
  readonly cut: boolean;
}

/** Breadth first, names in order: what lies nearest to the root wins over copies further below. */
export function findFiles(root: string): FoundFiles {
  const files: FoundFile[] = [];
  let entries = 0;
  let level = [root];
  /** Folders of HarmonyOS projects: their .p12 signs the app. */
  const harmony: string[] = [];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      const inside = entriesOf(folder);
      if (inside.some(({ name }) => name === 'build-profile.json5' || name.endsWith('.p7b'))) harmony.push(folder);
      const signs = isSigning(folder, harmony);
      for (const entry of inside) {
        entries += 1;
        if (entries > MOST_ENTRIES) return { files, cut: true };
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) next.push(path);
          continue;
        }
        const kind = entry.isFile() ? kindOf(entry.name, path) : undefined;
        if (kind === 'p12' && signs) continue;
        if (kind !== undefined) files.push({ kind, path, shown: withSlashes(relative(root, path)) });
      }
    }
    level = next;
  }
  return { files, cut: false };
}

/** Keys in HarmonyOS projects, and those beside the Gradle files, sign the app: they are no push certificates of Apple. */
const isSigning = (folder: string, harmony: readonly string[]): boolean =>
  harmony.some((path) => folder === path || folder.startsWith(`${path}${sep}`)) ||
  folder.split(sep).includes('android');

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function kindOf(name: string, path: string): FoundKind | undefined {
  const known = BY_NAME[name];
  if (known === 'manifest') return /[\\/]src[\\/]main[\\/]/.test(path) ? known : undefined;
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  if (lower.endsWith('.p8')) return 'p8';
  if (lower.endsWith('.p12') || lower.endsWith('.pfx')) return 'p12';
  if (lower.endsWith('.dart')) return 'dart';
  if (NATIVE_CONSTANTS.test(name)) return 'native';
  if (!lower.endsWith('.json') || lower === 'package.json' || lower.startsWith('tim-push.')) return undefined;
  return (statSync(path, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY) <= LARGEST_ACCOUNT
    ? 'service-account'
    : undefined;
}
