// Reads a config file and what it extends: the nearer value wins, and every file is read once.
import { basename, dirname, resolve } from 'node:path';
import { configProblem } from '../problems/entries/config/config.js';
import type { Origin, Problem } from '../problems/types.js';
import { whyUnknown } from '../problems/value-problem.js';
import { kindOf, type RawValue, type SourceNode } from '../readers/node.js';
import { shownKey } from '../readers/shown-key.js';
import { t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { realPath } from './foreign-files.js';
import { decodeText, readBounded } from './read-bounded.js';
import { type Env, fillVariables, shownPath } from './references.js';
import { vendorOfEnabledKey } from './sources/structured.js';
import { readJsonFile, readYamlFile } from './sources/structured-file.js';
import { isTimpushConfigs, readTimpushConfigs } from './sources/timpush-configs.js';

/** Largest config file, in bytes. */
const LARGEST_FILE = 2 * 1024 * 1024;
/** Unknown keys of one file that are named one by one. */
const MOST_UNKNOWN_KEYS = 20;

export interface ConfigSource {
  readonly path: string;
  readonly kind: 'json' | 'jsonc' | 'yaml' | 'dart' | 'timpush-configs' | 'native' | 'environment';
  readonly role: 'config' | 'profile' | 'extends';
}

export interface Reading {
  readonly env: Env;
  readonly problems: Problem[];
  readonly sources: ConfigSource[];
  /** Config files that were read, by their whole paths. */
  readonly files: Set<string>;
  /** What is set so far; a file adds only keys that are not. */
  readonly raw: Map<string, RawValue>;
  readonly known: ReadonlySet<string>;
  readonly vendorIds: readonly string[] | undefined;
  /** A path as people see it. */
  readonly show: (path: string) => string;
}

/** Reads a file and, depth first, what it extends. */
export function readFiles(path: string, role: ConfigSource['role'], reading: Reading): Promise<void> {
  return readChain({ path, role, chain: [], done: new Set(), namedAt: undefined }, reading);
}

interface Step {
  readonly path: string;
  readonly role: ConfigSource['role'];
  /** The files that led here, by their real paths. */
  readonly chain: readonly string[];
  readonly done: Set<string>;
  /** The `extends` that names this file. */
  readonly namedAt: Origin | undefined;
}

async function readChain({ path, role, chain, done, namedAt }: Step, reading: Reading): Promise<void> {
  const { problems, sources, files, raw, known, show } = reading;
  const file = show(path);
  const real = realPath(path);
  if (chain.includes(real)) {
    const circle = [...chain, real].map(show).join(' → ');
    problems.push(configProblem('config/extends-cycle', { args: { chain: circle }, at: namedAt ?? { file } }));
    return;
  }
  if (done.has(real)) return;
  done.add(real);
  const read = await readSource(path, file, reading, namedAt);
  if (read.kind === undefined) {
    problems.push(...read.problems);
    return;
  }
  // A value that an app's file leaves open is no finding for a key that a nearer file sets.
  problems.push(...read.problems.filter(({ code, at }) => !OVERRIDABLE.has(code) || !raw.has(at?.key ?? '')));
  sources.push({ path: file, kind: read.kind, role });
  files.add(path);
  const isOwnForm = read.kind === 'json' || read.kind === 'jsonc' || read.kind === 'yaml';
  const unknown: [string, SourceNode][] = [];
  for (const [key, node] of read.members) {
    if (isOwnForm && !known.has(key) && vendorOfEnabledKey(key, reading.vendorIds) === undefined)
      unknown.push([key, node]);
    else if (!raw.has(key)) raw.set(key, { node, file, folder: dirname(path), ...(isOwnForm ? { path } : {}) });
  }
  problems.push(...unknownKeys(unknown, file, known));
  if (!isOwnForm) return;
  for (const parent of parentsOf(read.members.get('extends'), file, reading))
    await readChain(
      { path: resolve(dirname(path), parent.name), role: 'extends', chain: [...chain, real], done, namedAt: parent.at },
      reading,
    );
}

const OVERRIDABLE = new Set(['config/unresolved-constant', 'config/missing-argument-value']);

interface Parent {
  readonly name: string;
  readonly at: Origin;
}

function parentsOf(node: SourceNode | undefined, file: string, { env, problems }: Reading): Parent[] {
  const items = node === undefined ? [] : (node.items ?? [node]);
  return items.flatMap((item): Parent[] => {
    const at: Origin = { file, line: item.line, column: item.column, key: 'extends' };
    if (typeof item.value !== 'string' || item.value.trim() === '') {
      problems.push(
        configProblem('config/wrong-type', { at, args: { key: 'extends', expected: '"path"', found: kindOf(item) } }),
      );
      return [];
    }
    const filled = fillVariables(item.value, env);
    if ('text' in filled) return [{ name: filled.text, at }];
    problems.push(configProblem('config/unset-variable', { at, args: { key: 'extends', variable: filled.missing } }));
    return [];
  });
}

function unknownKeys(
  keys: readonly (readonly [string, SourceNode])[],
  file: string,
  known: ReadonlySet<string>,
): Problem[] {
  const problems = keys.slice(0, MOST_UNKNOWN_KEYS).map(([key, node]) => {
    const nearest = suggest(key, known);
    const isNested =
      node.members !== undefined &&
      [...known].some((name) => name.startsWith(`${key}_`) || node.members?.has(name) === true);
    const why = isNested ? t('keys are flat: vivo_app_id', '键不嵌套：vivo_app_id') : whyUnknown(nearest);
    return configProblem('config/unknown-key', {
      at: { file, line: node.line, column: node.column, key: shownKey(key, known) },
      args: { key: shownKey(key, known), why },
    });
  });
  const next = keys[MOST_UNKNOWN_KEYS]?.[1];
  if (next === undefined) return problems;
  const count = keys.length - MOST_UNKNOWN_KEYS;
  return [
    ...problems,
    configProblem('config/more-unknown-keys', { at: { file, line: next.line }, args: { file, count } }),
  ];
}

/** The package name set nearer, its references filled. */
function packageNameOf(raw: ReadonlyMap<string, RawValue>, env: Env): string | undefined {
  const value = raw.get('package_name');
  if (typeof value?.node.value !== 'string') return undefined;
  const filled = value.path === undefined ? { text: value.node.value } : fillVariables(value.node.value, env);
  return 'text' in filled ? filled.text.trim() : undefined;
}

interface SourceRead {
  readonly kind: ConfigSource['kind'] | undefined;
  readonly members: ReadonlyMap<string, SourceNode>;
  readonly problems: readonly Problem[];
}

async function readSource(
  path: string,
  file: string,
  { raw, env, known }: Reading,
  namedAt: Origin | undefined,
): Promise<SourceRead> {
  const nothing = (...problems: readonly Problem[]): SourceRead => ({ kind: undefined, members: new Map(), problems });
  const bounded = readBounded(path, LARGEST_FILE);
  if ('reason' in bounded) {
    const shown = namedAt === undefined ? file : shownPath(file);
    const args = { file: shown, reason: bounded.reason };
    const code = bounded.tooLarge === true ? 'config/too-large' : 'config/unreadable';
    return nothing(configProblem(code, { args, at: namedAt ?? { file } }));
  }
  const text = decodeText(bounded.bytes);
  if (/\.dart$/i.test(path)) {
    const { readDart } = await import('./sources/dart-push-app-info.js');
    const { root, problems } = readDart(text, file);
    return { kind: root === undefined ? undefined : 'dart', members: root?.members ?? new Map(), problems };
  }
  if (/\.(?:java|kt)$/i.test(path)) {
    const { readNativeConstants } = await import('./sources/native-constants.js');
    const { root, problems } = readNativeConstants(text, file, known);
    return { kind: root === undefined ? undefined : 'native', members: root?.members ?? new Map(), problems };
  }
  const isYaml = /\.ya?ml$/i.test(path);
  if (!isYaml && !/\.jsonc?$/i.test(path) && !/^\s*\{/.test(text))
    return nothing(configProblem('config/wrong-kind', { args: { file }, at: namedAt ?? { file } }));
  const isJsonc = /\.jsonc$/i.test(path);
  const { root, problems } = isYaml ? await readYamlFile(text, file) : readJsonFile(text, file, isJsonc);
  if (root === undefined) return nothing(...problems);
  if (root.members === undefined)
    return nothing(
      ...problems,
      configProblem('config/not-an-object', {
        args: { file, example: isYaml ? 'package_name: com.example.app' : '{ "package_name": "com.example.app" }' },
        at: { file, line: root.line },
      }),
    );
  if (!isYaml && (basename(path) === 'timpush-configs.json' || isTimpushConfigs(root))) {
    const read = readTimpushConfigs(root, file, packageNameOf(raw, env));
    return { kind: 'timpush-configs', members: read.members, problems: [...problems, ...read.problems] };
  }
  return { kind: isYaml ? 'yaml' : isJsonc ? 'jsonc' : 'json', members: root.members, problems };
}
