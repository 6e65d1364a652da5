// Manifest placeholders as the build merges them, key by key: the default config, then the flavour, then the build type.

import { everyStatement, isWord } from '../../../../readers/gradle/script.js';
import type { SourceFile } from '../../../../readers/source.js';
import type { AndroidApp } from '../../../android/app.js';
import {
  type BlockPlaceholders,
  type Placeholder,
  type PlaceholderStatement,
  runPlaceholders,
} from '../../../android/gradle-placeholders.js';
import { inserted } from '../../../fixes/edits.js';
import type { Project } from '../../../project.js';
import type { Edit } from '../../../types.js';

export interface Block extends BlockPlaceholders {
  /** `defaultConfig`, or the name of a flavour or build type. */
  readonly name: string;
  readonly statements: readonly PlaceholderStatement[];
}

/** Every block that sets placeholders, the default config first. */
export function placeholderBlocks(android: AndroidApp): readonly Block[] {
  return [{ name: 'defaultConfig', placeholders: android.placeholders }, ...android.flavors, ...android.buildTypes].map(
    ({ name, placeholders }) => ({ name, statements: placeholders, ...runPlaceholders(placeholders) }),
  );
}

/** Every manifest placeholder the app ends up with, flavours and build types included. */
export const allPlaceholders = (project: Pick<Project, 'android'>): readonly Placeholder[] =>
  project.android === undefined
    ? []
    : placeholderBlocks(project.android).flatMap((block) => [...block.values.values()]);

/** A value of the manifest with its placeholders filled; undefined where only the build knows it. */
export function placeholderValue(
  project: Pick<Project, 'android' | 'applicationIds'>,
  value: string,
): string | undefined {
  if (!value.includes('${')) return value;
  let isKnown = true;
  const filled = value.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name === 'applicationId' && project.applicationIds[0] !== undefined) return project.applicationIds[0];
    const found = allPlaceholders(project).find((item) => item.name === name.trim() && item.value !== undefined);
    if (found?.value === undefined) isKnown = false;
    return found?.value ?? '';
  });
  return isKnown ? filled : undefined;
}

/** Placeholders taken from somewhere else, or set where no block of the app is: any name may be defined there. */
export function hasComputedPlaceholders(android: AndroidApp): boolean {
  const read = placeholderBlocks(android);
  if (read.some((block) => block.isComputed)) return true;
  const known = new Set(read.flatMap((block) => block.statements.map((item) => item.statement)));
  return android.gradleFiles.some((file) =>
    everyStatement(file.tree.statements).some(
      (statement) =>
        !known.has(statement) &&
        statement.head.some(
          (token) => isWord(token, 'manifestPlaceholders') || isWord(token, 'addManifestPlaceholders'),
        ),
    ),
  );
}

/** `=` becomes `+=`: what is above stays. */
export const addInstead = (source: SourceFile, { assignAt, isConditional }: PlaceholderStatement): Edit[] =>
  assignAt === undefined || isConditional ? [] : inserted(source, assignAt, '+');
