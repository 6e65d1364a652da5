// Looks through an app project for the files that hold push values: bounded, and never into build output or packages.
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withSlashes } from '../text/platform.js';

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
  'test',
  'tests',
]);
const DEEPEST = 9;
/** Entries looked at; a project beyond that is imported as far as it was seen, which the caller tells. */
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

export interface Look {
  readonly files: readonly FoundFile[];
  /** True when the bound was reached and files may be missing. */
  readonly cut: boolean;
}

/** Breadth first, names in order: what lies nearest to the root wins over copies further below. */
export function findFiles(root: string): Look {
  const files: FoundFile[] = [];
  let entries = 0;
  let level = [root];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      for (const entry of entriesOf(folder)) {
        entries += 1;
        if (entries > MOST_ENTRIES) return { files, cut: true };
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) next.push(path);
          continue;
        }
        const kind = entry.isFile() ? kindOf(entry.name, path) : undefined;
        if (kind !== undefined) files.push({ kind, path, shown: withSlashes(relative(root, path)) });
      }
    }
    level = next;
  }
  return { files, cut: false };
}

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
  if (!lower.endsWith('.json') || lower === 'package.json' || lower.startsWith('tim-push.')) return undefined;
  return (statSync(path, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY) <= LARGEST_ACCOUNT
    ? 'service-account'
    : undefined;
}
