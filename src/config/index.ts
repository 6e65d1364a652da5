// Reads a config: finds it, follows extends, lays environment and flags over it, resolves references, and remembers where each value was.
import { basename, isAbsolute, relative } from 'node:path';
import { Secret } from '../crypto/secret.js';
import type { Origin, Problem } from '../problems/types.js';
import type { FieldSpec, Settings } from '../push/types.js';
import type { RawValue } from '../readers/node.js';
import { hasFileModes, type Platform } from '../text/platform.js';
import { type ComparedValue, compareIds } from './compare-ids.js';
import { discover } from './discover.js';
import { filesOfOthers, outsideFiles, wideFiles } from './foreign-files.js';
import { type Interpreted, interpret } from './interpret.js';
import { type ConfigSource, readFiles } from './read-files.js';
import { retiredEndpoints } from './retired-endpoints.js';
import { placed, readStructured, STRUCTURED_KEYS, type Structured } from './sources/structured.js';

export { problemsOfValue } from './interpret.js';
export { otherContent } from './other-content.js';
export type { ConfigSource } from './read-files.js';

export interface LoadOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--config`. */
  readonly file?: string;
  readonly profile?: string;
  /** Every key that may be set. */
  readonly fields: readonly FieldSpec[];
  /** Values given by flags; never secrets. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Vendors that exist. Given, wrong names in devices, endpoints, enabled and sandbox are reported; else any name is taken. */
  readonly vendorIds?: readonly string[];
  /** Services allowed next to the vendors where no device tokens are meant. */
  readonly services?: readonly string[];
  /** Whether files have modes to look at; Windows has none. */
  readonly platform?: Platform;
  /** Number of the user we run as; undefined: owners are not looked at. */
  readonly userId?: number | undefined;
}

export interface LoadedConfig extends Structured {
  /** The file the config starts with, relative to the working directory. */
  readonly file: string | undefined;
  /** What named the file: a flag, a variable, or `discovery`. */
  readonly foundBy: string | undefined;
  /** Files outside the folder of the config that it reads, as people see them. */
  readonly outsideFiles: readonly string[];
  /** Where `endpoints` is. */
  readonly endpointsAt: Origin | undefined;
  /** Empty when neither a file nor a variable sets anything. */
  readonly sources: readonly ConfigSource[];
  readonly problems: readonly Problem[];
  readonly settings: Settings;
  readonly values: readonly {
    readonly key: string;
    readonly shown: string;
    readonly origin: Origin;
    readonly secret: boolean;
  }[];
  readonly secrets: readonly Secret[];
}

/** Never throws for bad input: what is wrong is in `problems`. */
export async function loadConfig(options: LoadOptions): Promise<LoadedConfig> {
  const problems: Problem[] = [];
  const sources: ConfigSource[] = [];
  const raw = new Map<string, RawValue>();
  const files = new Set<string>();
  const namedFiles = new Set<string>();
  const known = new Set([...options.fields.map((field) => field.key), ...STRUCTURED_KEYS]);
  const show = (path: string): string => {
    const short = relative(options.cwd, path);
    return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
  };

  for (const [key, value] of Object.entries(options.flags ?? {}))
    raw.set(key, { node: { value, line: 0, column: 0 }, file: 'flag', folder: options.cwd });
  readEnvironment(options, raw, sources);

  const found = await discover(options);
  if (found !== undefined && 'problem' in found) problems.push(found.problem);
  const { env, vendorIds } = options;
  if (found !== undefined && 'path' in found)
    await readFiles(found.path, options.profile === undefined ? 'config' : 'profile', {
      env,
      problems,
      sources,
      files,
      raw,
      known,
      vendorIds,
      show,
    });
  emptyVariables(options, raw);

  const structured = await readStructured(raw, {
    env,
    vendorIds,
    services: options.services ?? [],
    problems,
    namedFiles,
  });
  const interpreted = new Map<string, Interpreted>();
  // Apple's environments have a certificate each, and apps choose it by the kind of build.
  const isDevelopment = raw.get('apple_environment')?.node.value === 'development';
  for (const field of options.fields) {
    const value = ofBuild(raw.get(field.key), isDevelopment && field.key.startsWith('apple_'));
    if (value === undefined) continue;
    const result = interpret(field, value, { env, problems, namedFiles, fields: options.fields });
    if (result !== undefined) interpreted.set(field.key, result);
  }
  problems.push(...compareIds(comparable(interpreted, options.fields)), ...(await checkPage(interpreted)));
  if (hasFileModes(options.platform ?? 'linux'))
    problems.push(
      ...wideFiles(secretFiles(interpreted, options.fields), show),
      ...filesOfOthers(files, options.userId, show),
    );
  const endpoints = raw.get('endpoints');
  problems.push(...retiredEndpoints(structured.endpoints, endpoints));
  return {
    ...structured,
    file: sources.find((source) => source.role !== 'extends' && source.kind !== 'environment')?.path,
    foundBy: found !== undefined && 'by' in found ? found.by : undefined,
    outsideFiles:
      found !== undefined && 'path' in found ? outsideFiles(found.path, new Set([...files, ...namedFiles]), show) : [],
    endpointsAt: endpoints === undefined ? undefined : placed(endpoints.file, endpoints.node, 'endpoints'),
    sources,
    problems,
    settings: makeSettings(interpreted, options.fields),
    values: [...interpreted].map(([key, item]) => ({
      key,
      shown: shownValue(key, item, options.fields),
      origin: item.origin,
      secret: isSecret(key, options.fields),
    })),
    secrets: [...interpreted]
      .filter(([key]) => isSecret(key, options.fields))
      .map(([, item]) => new Secret(item.path === undefined ? item.text : (item.bytes?.toString() ?? ''))),
  };
}

const ofBuild = (value: RawValue | undefined, isDebug: boolean): RawValue | undefined =>
  value?.node.inDebug === undefined || !isDebug
    ? value
    : { ...value, node: { ...value.node, value: value.node.inDebug } };

const comparable = (values: ReadonlyMap<string, Interpreted>, fields: readonly FieldSpec[]): readonly ComparedValue[] =>
  fields.flatMap((field) => {
    const value = values.get(field.key);
    return value === undefined ? [] : [{ field, text: value.text, origin: value.origin }];
  });

/** The page a tap opens is looked at here as `send` will look at it. */
async function checkPage(values: ReadonlyMap<string, Interpreted>): Promise<readonly Problem[]> {
  const page = values.get('timpush_click_page');
  if (page === undefined) return [];
  const { checkClickPage } = await import('../push/click/click.js');
  return checkClickPage(page.text, values.get('package_name')?.text, { clickTarget: 'timpush', at: page.origin });
}

const isSecret = (key: string, fields: readonly FieldSpec[]): boolean =>
  fields.some((field) => field.key === key && field.secret === true);

const shownValue = (key: string, item: Interpreted, fields: readonly FieldSpec[]): string =>
  isSecret(key, fields)
    ? '[redacted]'
    : item.path !== undefined
      ? basename(item.path)
      : item.bytes === undefined
        ? item.text
        : `(${item.bytes.length} bytes)`;

function readEnvironment(options: LoadOptions, raw: Map<string, RawValue>, sources: ConfigSource[]): void {
  let any = false;
  for (const field of options.fields) {
    const variable = `TIM_PUSH_${field.key.toUpperCase()}`;
    const value = options.env[variable];
    if (value === undefined || value === '' || raw.has(field.key)) continue;
    any = true;
    raw.set(field.key, { node: { value, line: 0, column: 0 }, file: `environment ${variable}`, folder: options.cwd });
  }
  if (any) sources.push({ path: 'environment', kind: 'environment', role: 'config' });
}

/** An empty variable replaces the value of a file by an empty one. Keys that no file sets stay unset. */
function emptyVariables({ fields, env, cwd }: LoadOptions, raw: Map<string, RawValue>): void {
  for (const { key } of fields) {
    const variable = `TIM_PUSH_${key.toUpperCase()}`;
    const given = raw.get(key);
    if (env[variable] === '' && given !== undefined && given.file !== 'flag')
      raw.set(key, { node: { value: '', line: 0, column: 0 }, file: `environment ${variable}`, folder: cwd });
  }
}

/** Files with secrets written out. */
const secretFiles = (values: ReadonlyMap<string, Interpreted>, fields: readonly FieldSpec[]): ReadonlySet<string> =>
  new Set(
    [...values].flatMap(([key, { plainIn }]) => (isSecret(key, fields) && plainIn !== undefined ? [plainIn] : [])),
  );

function makeSettings(values: ReadonlyMap<string, Interpreted>, fields: readonly FieldSpec[]): Settings {
  const read = (key: string): string | undefined => {
    const text = values.get(key)?.text;
    return text === '' ? undefined : text;
  };
  return {
    text(key) {
      if (isSecret(key, fields)) throw new Error(`${key} is a secret`);
      return read(key);
    },
    secret: (key) => {
      const text = read(key);
      return text === undefined ? undefined : new Secret(text);
    },
    file: (key) => {
      const item = values.get(key);
      return item === undefined || item.text === ''
        ? undefined
        : { bytes: item.bytes ?? Buffer.from(item.text), path: item.path ?? key };
    },
    has: (key) => read(key) !== undefined,
    origin: (key) => values.get(key)?.origin,
  };
}
