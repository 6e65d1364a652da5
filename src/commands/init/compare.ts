// What the answer of `init` says of the values: where each came from, where config and project differ, what each vendor still lacks.
import { resolve } from 'node:path';
import { ofVendors, problemsOfDevices } from '../../checks/config.js';
import { type LoadedConfig, problemsOfValue } from '../../config/index.js';
import { initProblem } from '../../problems/entries/config/init.js';
import type { Problem } from '../../problems/types.js';
import type { FieldSpec } from '../../push/types.js';
import type { InitReport } from '../../report/answers/init.js';
import { wrongEndpoints } from '../../session/replaced-hosts.js';
import { commonFindings, isDoubt } from '../../session/vendors/common-findings.js';
import type { Draft } from '../../setup/draft.js';
import type { Gathered } from '../../setup/imports/gather.js';
import { fileText } from '../../setup/write-files.js';
import { sections } from './sections.js';

/** Every value of the config with the place it came from; secrets by name alone. */
export const reported = (found: Gathered, draft: Draft, secrets: ReadonlySet<string>): InitReport['values'] => {
  const typed = draft.toWrite().filter(([key]) => !found.values.some((value) => value.key === key));
  return [
    ...found.values.map(({ key, value, origin }) => ({ key, shown: secrets.has(key) ? '[redacted]' : value, origin })),
    ...typed.map(([key, { value, reference, origin }]) => ({
      key,
      shown: reference ?? (secrets.has(key) ? '[redacted]' : value),
      origin,
    })),
  ];
};

/** Values of the config that the project has otherwise; values of files are compared by their bytes. */
export function differencesOf(
  found: Gathered,
  { settings }: LoadedConfig,
  fields: readonly FieldSpec[],
  root: string,
): readonly Problem[] {
  const kinds = new Map(fields.map((field) => [field.key, field]));
  return found.values.flatMap(({ key, value, origin }) => {
    const field = kinds.get(key);
    if (field === undefined || !settings.has(key)) return [];
    const inFile = field.kind === 'file' || field.kind === 'json';
    const own = inFile
      ? Buffer.from(settings.file(key)?.bytes ?? []).toString('utf8')
      : field.secret === true
        ? settings.secret(key)?.reveal()
        : settings.text(key);
    const theirs = inFile && !value.trimStart().startsWith('{') ? (fileText(resolve(root, value)) ?? '') : value;
    if (own === undefined || own.trim() === theirs.trim()) return [];
    const isHidden = inFile || field.secret === true;
    return [
      initProblem('init/value-differs', {
        args: {
          key,
          own: isHidden ? '…' : own.slice(0, 60),
          found: isHidden ? '…' : value.slice(0, 60),
          file: origin.file,
        },
        at: settings.origin(key),
      }),
    ];
  });
}

/** Vendors that were chosen, or that have any value: what each still lacks, and what is wrong with the rest as `check-config` sees it. */
export async function lacksOf(
  draft: Draft,
  chosen: readonly string[] | undefined,
  existing: LoadedConfig,
  now: number,
): Promise<InitReport['vendors']> {
  const settings = draft.settings();
  // What was wrong with a value that this run replaces is gone with it.
  const replaced = new Set(draft.toWrite().map(([key]) => key));
  const found = [...existing.problems, ...wrongEndpoints(existing)];
  const unreadable = ofVendors(found.filter(({ at }) => !replaced.has(at?.key ?? '')));
  const asked = sections().filter(
    ({ id, credentials }) =>
      chosen?.includes(id) ?? (!existing.disabled.has(id) && credentials.fields.some(({ key }) => draft.has(key))),
  );
  return Promise.all(
    asked.map(async (section) => {
      const { id, name, credentials } = section;
      const inspection = await credentials.inspect?.(settings, now);
      // Of a value that is not there yet, only the name of its variable is known.
      const unset = credentials.fields.flatMap(({ key }) => (draft.isUnset(key) ? [key] : []));
      const problems = [
        ...(unreadable.get(id) ?? []),
        ...commonFindings(unreadable.get('') ?? [], section),
        ...(await problemsOfDevices(existing, id)),
        ...credentials.fields.flatMap((field) => wrongValue(draft, field)),
        ...credentials.check(settings, now),
        ...(inspection?.problems ?? []),
      ].filter(({ at }) => !unset.includes(at?.key ?? ''));
      const codes = (wanted: (problem: Problem) => boolean): readonly string[] => [
        ...new Set(problems.filter(wanted).map(({ code }) => code)),
      ];
      return {
        vendor: id,
        name,
        missing: [...credentials.missing(settings), ...unset],
        wrong: codes(({ severity }) => severity === 'error'),
        doubtful: codes(isDoubt),
      };
    }),
  );
}

/** What is wrong with a value that is not in the config yet. */
function wrongValue(draft: Draft, field: FieldSpec): readonly Problem[] {
  const value = draft.get(field.key);
  const isText = field.kind !== 'file' && field.kind !== 'json';
  return value?.toWrite === true && value.reference === undefined && isText
    ? problemsOfValue(field, value.value, value.origin)
    : [];
}
