// Reads a config: finds it, follows extends, lays environment and flags over it, resolves references, and remembers where each value stood.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { Secret } from '../crypto/secret.js';
import { configProblem } from '../problems/entries/config.js';
import type { Origin, Problem } from '../problems/types.js';
import type { FieldSpec, Settings } from '../push/types.js';
import { t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { readDart } from './dart/reader.js';
import { discover } from './discover.js';
import { type Interpreted, interpret } from './interpret.js';
import type { SourceNode } from './node.js';
import { readJson } from './read-json.js';
import { shownKey } from './shown-key.js';
import { readStructured, STRUCTURED_KEYS, type Structured } from './structured.js';
import { isTimpushConfigs, readTimpushConfigs } from './timpush-configs.js';

/** Largest config file, in bytes. */
const LARGEST_FILE = 2 * 1024 * 1024;
/** Longest chain of extends. */
const LONGEST_CHAIN = 16;

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
}

export interface ConfigSource {
  readonly path: string;
  readonly kind: 'json' | 'jsonc' | 'yaml' | 'dart' | 'timpush-configs' | 'environment';
  readonly role: 'config' | 'profile' | 'extends';
}

export interface LoadedConfig extends Structured {
  /** The file the config starts with, relative to the working directory. */
  readonly file: string | undefined;
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

/** A value before it is understood: its node, and the folder that relative paths in it start from. */
export interface RawValue {
  readonly node: SourceNode;
  readonly file: string;
  readonly folder: string;
}

/** Never throws for bad input: what is wrong stands in `problems`. */
export async function loadConfig(options: LoadOptions): Promise<LoadedConfig> {
  const problems: Problem[] = [];
  const sources: ConfigSource[] = [];
  const raw = new Map<string, RawValue>();
  const known = new Set([...options.fields.map((field) => field.key), ...STRUCTURED_KEYS]);
  const show = (path: string): string => {
    const short = relative(options.cwd, path);
    return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
  };

  for (const [key, value] of Object.entries(options.flags ?? {}))
    raw.set(key, { node: { value, line: 0, column: 0 }, file: 'flag', folder: options.cwd });
  readEnvironment(options, raw, sources);

  const found = discover(options);
  if (found !== undefined && 'problem' in found) problems.push(found.problem);
  if (found !== undefined && 'path' in found)
    await readChain(found.path, options.profile === undefined ? 'config' : 'profile', [], {
      problems,
      sources,
      raw,
      known,
      show,
    });

  const structured = readStructured(
    new Map([...raw].filter(([key]) => STRUCTURED_KEYS.some((name) => name === key))),
    problems,
  );
  const interpreted = new Map<string, Interpreted>();
  for (const field of options.fields) {
    const value = raw.get(field.key);
    if (value === undefined) continue;
    const result = interpret(field, value, options.env, problems);
    if (result !== undefined) interpreted.set(field.key, result);
  }
  checkPermissions(interpreted, options.fields, problems, show);
  return {
    ...structured,
    file: sources.find((source) => source.role !== 'extends' && source.kind !== 'environment')?.path,
    sources,
    problems,
    settings: makeSettings(interpreted, options.fields),
    values: [...interpreted].map(([key, item]) => ({
      key,
      shown: shownValue(key, item, options.fields),
      origin: item.origin,
      secret: isSecret(key, options.fields),
    })),
    secrets: [...interpreted].filter(([key]) => isSecret(key, options.fields)).map(([, item]) => new Secret(item.text)),
  };
}

const isSecret = (key: string, fields: readonly FieldSpec[]): boolean =>
  fields.some((field) => field.key === key && field.secret === true);

const shownValue = (key: string, item: Interpreted, fields: readonly FieldSpec[]): string =>
  isSecret(key, fields) ? '[redacted]' : item.path === undefined ? item.text : basename(item.path);

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

interface Reading {
  readonly problems: Problem[];
  readonly sources: ConfigSource[];
  readonly raw: Map<string, RawValue>;
  readonly known: ReadonlySet<string>;
  readonly show: (path: string) => string;
}

/** Reads a file and what it extends; what was set before stays. */
async function readChain(
  path: string,
  role: ConfigSource['role'],
  chain: readonly string[],
  reading: Reading,
): Promise<void> {
  const { problems, sources, raw, known, show } = reading;
  const file = show(path);
  if (chain.includes(path) || chain.length >= LONGEST_CHAIN) {
    problems.push(
      configProblem('config/extends-cycle', { args: { chain: [...chain, path].map(show).join(' → ') }, at: { file } }),
    );
    return;
  }
  const read = await readSource(path, file, raw);
  problems.push(...read.problems);
  if (read.kind === undefined) return;
  sources.push({ path: file, kind: read.kind, role });
  const isOwnForm = read.kind === 'json' || read.kind === 'jsonc' || read.kind === 'yaml';
  for (const [key, node] of read.members) {
    if (isOwnForm && !known.has(key)) problems.push(unknownKey(key, node, file, known));
    else if (!raw.has(key)) raw.set(key, { node, file, folder: dirname(path) });
  }
  const parents = read.members.get('extends');
  const names = parents === undefined ? [] : (parents.items ?? [parents]);
  for (const parent of names) {
    if (typeof parent.value !== 'string') {
      problems.push(
        configProblem('config/wrong-type', {
          at: { file, line: parent.line, key: 'extends' },
          args: { key: 'extends', expected: '"path"', found: typeof parent.value },
        }),
      );
      continue;
    }
    await readChain(resolve(dirname(path), parent.value), 'extends', [...chain, path], reading);
  }
}

function unknownKey(key: string, node: SourceNode, file: string, known: ReadonlySet<string>): Problem {
  const nearest = suggest(key, known);
  const suggestion = nearest === undefined ? '' : t(`: did you mean ${nearest}?`, `：是不是 ${nearest}？`);
  return configProblem('config/unknown-key', {
    at: { file, line: node.line, column: node.column, key: shownKey(key, known) },
    args: { key: shownKey(key, known), suggestion },
  });
}

interface SourceRead {
  readonly kind: ConfigSource['kind'] | undefined;
  readonly members: ReadonlyMap<string, SourceNode>;
  readonly problems: readonly Problem[];
}

async function readSource(path: string, file: string, raw: ReadonlyMap<string, RawValue>): Promise<SourceRead> {
  const nothing = (problem: Problem): SourceRead => ({ kind: undefined, members: new Map(), problems: [problem] });
  let text: string;
  try {
    if (statSync(path).size > LARGEST_FILE)
      return nothing(configProblem('config/too-large', { args: { file }, at: { file } }));
    // A byte-order mark is no part of the text.
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(',')[0] ?? '') : String(error);
    return nothing(configProblem('config/unreadable', { args: { file, reason }, at: { file } }));
  }
  if (path.endsWith('.dart')) {
    const { root, problems } = readDart(text, file);
    return { kind: root === undefined ? undefined : 'dart', members: root?.members ?? new Map(), problems };
  }
  const isYaml = /\.ya?ml$/i.test(path);
  const isJsonc = path.endsWith('.jsonc');
  const { root, problems } = isYaml
    ? await (await import('./read-yaml.js')).readYaml(text, file)
    : readJson(text, file, isJsonc);
  if (root === undefined) return { kind: undefined, members: new Map(), problems };
  if (root.members === undefined)
    return {
      kind: undefined,
      members: new Map(),
      problems: [...problems, configProblem('config/not-an-object', { args: { file }, at: { file, line: root.line } })],
    };
  if (!isYaml && (basename(path) === 'timpush-configs.json' || isTimpushConfigs(root))) {
    const wanted = raw.get('package_name')?.node.value;
    const read = readTimpushConfigs(root, file, typeof wanted === 'string' ? wanted : undefined);
    return { kind: 'timpush-configs', members: read.members, problems: [...problems, ...read.problems] };
  }
  return { kind: isYaml ? 'yaml' : isJsonc ? 'jsonc' : 'json', members: root.members, problems };
}

/** Secrets written out in a file that others may read. */
function checkPermissions(
  values: ReadonlyMap<string, Interpreted>,
  fields: readonly FieldSpec[],
  problems: Problem[],
  show: (path: string) => string,
): void {
  if (process.platform === 'win32') return;
  const files = new Set(
    [...values]
      .filter(([key, item]) => isSecret(key, fields) && item.plainIn !== undefined)
      .map(([, item]) => item.plainIn ?? ''),
  );
  for (const path of files) {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    // The constants of an app are no secrets of the server and lie in a checkout.
    if ((mode & 0o077) !== 0 && !path.endsWith('.dart') && !path.endsWith('timpush-configs.json')) {
      problems.push(
        configProblem('config/file-permissions', {
          args: { file: show(path), mode: (mode & 0o777).toString(8) },
          at: { file: show(path) },
        }),
      );
    }
  }
}

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
