// Manifest placeholders of the app, and manifest values with their placeholders filled.
import type { Placeholder } from '../android/gradle-placeholders.js';
import type { Project } from '../project.js';

/** Every manifest placeholder of the app, flavours and build types included. */
export const allPlaceholders = (project: Project): readonly Placeholder[] => {
  const { android } = project;
  if (android === undefined) return [];
  return [
    ...android.placeholders,
    ...[...android.flavors, ...android.buildTypes].flatMap((variant) => variant.placeholders),
  ].flatMap((item) => item.entries);
};

/** A value of the manifest with its placeholders filled; undefined where only the build knows it. */
export function placeholderValue(project: Project, value: string): string | undefined {
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

/** manifestPlaceholders taken from somewhere else: any name may be defined there. */
export const hasComputedPlaceholders = (project: Project): boolean =>
  project.android?.placeholders.some((item) => item.entries.length === 0 && item.statement.head.length > 3) === true ||
  (project.android?.gradleFiles ?? []).some(
    (file) =>
      /manifestPlaceholders\s*(?:\+?=|\.putAll)\s*[A-Za-z(]/.test(file.source.text) &&
      !/manifestPlaceholders\s*\+?=\s*mapOf/.test(file.source.text),
  );
