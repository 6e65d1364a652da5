// What the Gradle files of an Android app say: repositories, plugins, dependencies and the android block, each with its place.
import { parse as parseToml } from 'smol-toml';
import {
  everyStatement,
  type GradleStatement,
  type GradleTree,
  isSign,
  isWord,
  nameOfStatement,
  readGradle,
  textsOf,
  valueAfter,
  within,
} from '../../readers/gradle/script.js';
import type { GradleToken } from '../../readers/gradle/tokens.js';
import type { SourceFile } from '../../readers/source.js';

export interface GradleFile {
  readonly source: SourceFile;
  readonly tree: GradleTree;
}

export interface Placed {
  readonly source: SourceFile;
  readonly offset: number;
  readonly end: number;
}

export type RepositoryScope = 'buildscript' | 'pluginManagement' | 'allprojects' | 'settings' | 'module';

export interface Repository extends Placed {
  readonly scope: RepositoryScope;
  /** `google`, `mavenCentral`, `jcenter`, or `maven` with its url. */
  readonly name: string;
  /** Undefined when only Gradle can compute it. */
  readonly url: string | undefined;
}

export interface PluginUse extends Placed {
  readonly id: string;
  readonly version: string | undefined;
  /** False for `apply false`. */
  readonly isApplied: boolean;
}

export interface Artifact extends Placed {
  /** `implementation`, `classpath`, … */
  readonly configuration: string;
  readonly group: string;
  readonly name: string;
  /** Undefined without a version, or when only Gradle can compute it. */
  readonly version: string | undefined;
}

export const readGradleFile = (source: SourceFile): GradleFile => ({
  source,
  tree: readGradle(source.text, source.path.endsWith('.kts')),
});

/** Names that stand for versions and ids: `ext`, `def`, `val`, gradle.properties, and the version catalog. */
export interface GradleNames {
  readonly values: ReadonlyMap<string, string>;
  readonly catalog: Catalog;
}

export interface Catalog {
  readonly plugins: ReadonlyMap<string, { readonly id: string; readonly version: string | undefined }>;
  readonly libraries: ReadonlyMap<
    string,
    { readonly group: string; readonly name: string; readonly version: string | undefined }
  >;
  readonly isKnown: boolean;
}

export function readNames(
  files: readonly Pick<GradleFile, 'tree'>[],
  properties: string | undefined,
  catalogText: string | undefined,
): GradleNames {
  const values = new Map<string, string>();
  for (const line of (properties ?? '').split(/\r?\n/)) {
    const pair = /^\s*([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(line);
    if (pair?.[1] !== undefined && !line.trimStart().startsWith('#')) values.set(pair[1], pair[2] ?? '');
  }
  for (const { tree } of files)
    for (const { head } of everyStatement(tree.statements)) {
      const at = head.findIndex((token, i) => isSign(token, '=') && !isSign(head[i + 1], '='));
      const name = head[at - 1];
      const value = head[at + 1];
      if (
        at > 0 &&
        name?.kind === 'word' &&
        head.length === at + 2 &&
        value !== undefined &&
        !value.isDynamic &&
        (value.kind === 'string' || value.kind === 'number')
      )
        values.set(name.text, value.text);
      // val agcp by extra("1.9.1.301")
      const by = head.findIndex((token) => isWord(token, 'by'));
      const extra = head[by + 3];
      if (by > 0 && isWord(head[by + 1], 'extra') && extra?.kind === 'string' && head[by - 1]?.kind === 'word')
        values.set(head[by - 1]?.text ?? '', extra.text);
    }
  return { values, catalog: readCatalog(catalogText) };
}

const alias = (key: string): string => key.replace(/[-_]/g, '.');
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readCatalog(text: string | undefined): Catalog {
  const plugins = new Map<string, { id: string; version: string | undefined }>();
  const libraries = new Map<string, { group: string; name: string; version: string | undefined }>();
  if (text === undefined) return { plugins, libraries, isKnown: false };
  let root: Record<string, unknown>;
  try {
    root = parseToml(text);
  } catch {
    return { plugins, libraries, isKnown: false };
  }
  const versions = isTable(root['versions']) ? root['versions'] : {};
  const versionOf = (value: unknown): string | undefined => {
    if (typeof value === 'string') return value;
    if (!isTable(value)) return undefined;
    return typeof value['ref'] === 'string'
      ? versionOf(versions[value['ref']])
      : versionOf(value['strictly'] ?? value['require'] ?? value['prefer']);
  };
  for (const [key, value] of Object.entries(isTable(root['plugins']) ? root['plugins'] : {})) {
    if (typeof value === 'string') {
      const [id = '', version] = value.split(':');
      plugins.set(alias(key), { id, version });
    } else if (isTable(value) && typeof value['id'] === 'string')
      plugins.set(alias(key), { id: value['id'], version: versionOf(value['version']) });
  }
  for (const [key, value] of Object.entries(isTable(root['libraries']) ? root['libraries'] : {})) {
    if (typeof value === 'string') {
      const [group = '', name = '', version] = value.split(':');
      libraries.set(alias(key), { group, name, version });
    } else if (isTable(value)) {
      const module = typeof value['module'] === 'string' ? value['module'].split(':') : [];
      const group = String(module[0] ?? value['group'] ?? '');
      libraries.set(alias(key), {
        group,
        name: String(module[1] ?? value['name'] ?? ''),
        version: versionOf(value['version']),
      });
    }
  }
  return { plugins, libraries, isKnown: true };
}

/** `$x`, `${x}`, `${rootProject.ext.x}` filled; undefined where a name is unknown. */
export function fillText(token: GradleToken, names: GradleNames): string | undefined {
  if (!token.isDynamic) return token.text;
  let isKnown = true;
  const text = token.text.replace(
    /\$\{([^}]*)\}|\$([A-Za-z_]\w*)/g,
    (_, long: string | undefined, short: string | undefined) => {
      const name = (long ?? short ?? '').trim().split('.').at(-1) ?? '';
      const value = names.values.get(name);
      if (value === undefined) isKnown = false;
      return value ?? '';
    },
  );
  return isKnown && !text.includes('$') ? text : undefined;
}

const SCOPES: readonly (readonly [RepositoryScope, readonly string[]])[] = [
  ['buildscript', ['buildscript', 'repositories']],
  ['pluginManagement', ['pluginManagement', 'repositories']],
  ['allprojects', ['allprojects', 'repositories']],
  ['allprojects', ['subprojects', 'repositories']],
  ['settings', ['dependencyResolutionManagement', 'repositories']],
];

export function repositoriesOf(file: GradleFile, names: GradleNames, isModule: boolean): Repository[] {
  const { source, tree } = file;
  const found: Repository[] = [];
  const collect = (scope: RepositoryScope, statements: readonly GradleStatement[]): void => {
    for (const statement of statements) {
      const name = nameOfStatement(statement);
      const placed = { source, offset: statement.offset, end: statement.end };
      if (name === 'maven' || name === 'exclusiveContent' || name === 'forRepository') {
        const inner = [statement, ...everyStatement(statement.body ?? [])];
        const urls = inner
          .filter((item) => item === statement || /^(?:url|setUrl|maven)$/.test(nameOfStatement(item)))
          .flatMap(textsOf)
          .map((token) => fillText(token, names))
          .filter((text) => text === undefined || text.includes('.') || text.includes('/'));
        if (urls.length === 0) found.push({ ...placed, scope, name: 'maven', url: undefined });
        for (const url of urls) found.push({ ...placed, scope, name: 'maven', url });
      } else if (name !== '') found.push({ ...placed, scope, name, url: undefined });
      if (['if', 'all'].includes(name)) collect(scope, statement.body ?? []);
    }
  };
  for (const [scope, path] of SCOPES) collect(scope, within(tree.statements, path));
  collect(
    isModule ? 'module' : 'allprojects',
    within(
      tree.statements.filter((item) => nameOfStatement(item) === 'repositories'),
      ['repositories'],
    ),
  );
  return found;
}

/** `apply plugin: 'x'`, `plugins { id 'x' version 'y' apply false }`, `id("x")`, `kotlin("android")`, `alias(libs.plugins.x)`. */
export function pluginsOf(
  file: GradleFile,
  names: GradleNames,
): { readonly list: readonly PluginUse[]; readonly hasUnknown: boolean } {
  const { source, tree } = file;
  const list: PluginUse[] = [];
  let hasUnknown = false;
  for (const statement of everyStatement(tree.statements)) {
    const { head } = statement;
    const placed = { source, offset: statement.offset, end: statement.end };
    if (isWord(head[0], 'apply')) {
      const plugin = head.findIndex((token) => isWord(token, 'plugin'));
      if (plugin !== -1) {
        const token = head.slice(plugin).find((item) => item.kind === 'string');
        const id = token === undefined ? undefined : fillText(token, names);
        if (id === undefined) hasUnknown = true;
        else list.push({ ...placed, id, version: undefined, isApplied: true });
      }
    }
  }
  for (const statement of [
    ...within(tree.statements, ['plugins']),
    ...within(tree.statements, ['pluginManagement', 'plugins']),
  ]) {
    const { head } = statement;
    const placed = { source, offset: statement.offset, end: statement.end };
    const word = head[0]?.text ?? '';
    const texts = textsOf(statement);
    const isApplied = !head.some(
      (token, i) => isWord(token, 'apply') && head.slice(i + 1, i + 4).some((item) => isWord(item, 'false')),
    );
    const versionAt = head.findIndex((token) => isWord(token, 'version'));
    const versionToken = head.slice(versionAt).find((token) => token.kind === 'string');
    const written = versionAt === -1 || versionToken === undefined ? undefined : fillText(versionToken, names);
    if (word === 'id' || word === 'kotlin') {
      const id = texts[0] === undefined ? undefined : fillText(texts[0], names);
      if (id === undefined) hasUnknown = true;
      else
        list.push({
          ...placed,
          id: word === 'kotlin' ? `org.jetbrains.kotlin.${id}` : id,
          version: written,
          isApplied,
        });
    } else if (word === 'alias') {
      const key = aliasIn(head, 'plugins');
      const known = key === undefined ? undefined : names.catalog.plugins.get(key);
      if (known === undefined) hasUnknown = true;
      else list.push({ ...placed, id: known.id, version: written ?? known.version, isApplied });
    } else if (head[0]?.kind === 'word' && head.length > 0 && word !== 'repositories') {
      // `` `java-library` `` and accessors of convention plugins.
      if (!/^(?:java|application|base|idea|eclipse)$/.test(word)) hasUnknown = true;
    }
  }
  return { list, hasUnknown };
}

/** `libs.plugins.a.b` gives `a.b`. */
function aliasIn(head: readonly GradleToken[], kind: string | undefined): string | undefined {
  const start = head.findIndex((token) => isWord(token, 'libs'));
  if (start === -1) return undefined;
  const words = head
    .slice(start + 1)
    .filter((token) => token.kind === 'word')
    .map((token) => token.text);
  const last = words.indexOf('get');
  const path = (last === -1 ? words : words.slice(0, last)).filter(
    (word) => word !== 'version' && word !== 'apply' && word !== 'false',
  );
  if (kind !== undefined && path[0] !== kind) return undefined;
  return alias((kind === undefined ? path : path.slice(1)).join('.'));
}

/**
 * Dependencies of a file: `dependencies { … }` of the module, and `classpath` of the build script. `useModule("…")` of a
 * `resolutionStrategy` brings a plugin's library just like `classpath`, and is listed as one.
 */
export function artifactsOf(file: GradleFile, names: GradleNames): Artifact[] {
  const { source, tree } = file;
  const statements = [
    ...within(tree.statements, ['dependencies']),
    ...within(tree.statements, ['buildscript', 'dependencies']),
  ];
  const found: Artifact[] = [];
  const modules = everyStatement(within(tree.statements, ['pluginManagement', 'resolutionStrategy'])).filter((item) =>
    item.head.some((token) => isWord(token, 'useModule')),
  );
  const own = statements.flatMap((item) => [item, ...everyStatement(item.body ?? [])]);
  for (const statement of [...own, ...modules]) {
    const placed = { source, offset: statement.offset, end: statement.end };
    const configuration = modules.includes(statement) ? 'classpath' : (statement.head[0]?.text ?? '');
    const texts = textsOf(statement);
    const group = namedText(statement, 'group', names);
    const name = namedText(statement, 'name', names);
    if (group !== undefined && name !== undefined) {
      found.push({ ...placed, configuration, group, name, version: namedText(statement, 'version', names) });
      continue;
    }
    for (const token of texts) {
      const [first = '', second = '', third] = token.text.split(':');
      if (second === '' || /\s/.test(first)) continue;
      const filled = fillText(token, names)?.split(':');
      const version = (filled === undefined ? (third?.includes('$') === true ? undefined : third) : filled[2])?.split(
        '@',
      )[0];
      found.push({
        ...placed,
        configuration,
        group: filled?.[0] ?? first,
        name: filled?.[1] ?? second,
        // `"group:name:" + version` leaves it to the build.
        version: version === '' ? undefined : version,
      });
    }
    const key = aliasIn(statement.head, undefined);
    const library = key === undefined ? undefined : names.catalog.libraries.get(key);
    if (library !== undefined) found.push({ ...placed, configuration, ...library });
  }
  return found;
}

function namedText(statement: GradleStatement, name: string, names: GradleNames): string | undefined {
  const { head } = statement;
  const at = head.findIndex(
    (token, i) => isWord(token, name) && (isSign(head[i + 1], ':') || isSign(head[i + 1], '=')),
  );
  const token = at === -1 ? undefined : head[at + 2];
  return token?.kind === 'string' ? fillText(token, names) : undefined;
}

export type GradleValue =
  | { readonly kind: 'literal'; readonly text: string; readonly statement: GradleStatement }
  | { readonly kind: 'computed'; readonly statement: GradleStatement };

/** The value a name gets in these statements; the last one counts, as in Gradle. */
export function settingOf(
  statements: readonly GradleStatement[],
  settingNames: readonly string[],
  names: GradleNames,
): GradleValue | undefined {
  let found: GradleValue | undefined;
  for (const statement of statements)
    for (const name of settingNames) {
      const value = valueAfter(statement, name);
      if (value === undefined || value.length === 0) continue;
      const [only] = value;
      const last = value.at(-1);
      if (value.length === 1 && only !== undefined && (only.kind === 'number' || only.kind === 'string')) {
        const text = only.kind === 'string' ? fillText(only, names) : only.text;
        found = text === undefined ? { kind: 'computed', statement } : { kind: 'literal', text, statement };
      } else if (value.length === 1 && only?.kind === 'word' && (only.text === 'true' || only.text === 'false')) {
        found = { kind: 'literal', text: only.text, statement };
      } else {
        const known =
          last?.kind === 'word' &&
          value.every((token) => token.kind === 'word' || isSign(token, '.')) &&
          value[0]?.text !== 'flutter'
            ? names.values.get(last.text)
            : undefined;
        found = known === undefined ? { kind: 'computed', statement } : { kind: 'literal', text: known, statement };
      }
    }
  return found;
}

export interface Placeholder extends Placed {
  readonly name: string;
  /** Undefined when only Gradle can compute it. */
  readonly value: string | undefined;
}

export interface PlaceholderStatement {
  readonly statement: GradleStatement;
  readonly entries: readonly Placeholder[];
  /** `manifestPlaceholders = …` forgets what was set before; `+=`, `put` and `["x"] =` add. */
  readonly replaces: boolean;
}

/** manifestPlaceholders in every spelling Gradle knows. */
export function placeholdersOf(
  statements: readonly GradleStatement[],
  source: SourceFile,
  names: GradleNames,
): PlaceholderStatement[] {
  return statements.flatMap((statement): PlaceholderStatement[] => {
    const { head } = statement;
    const at = head.findIndex(
      (token) => isWord(token, 'manifestPlaceholders') || isWord(token, 'addManifestPlaceholders'),
    );
    if (at === -1) return [];
    const entries: Placeholder[] = [];
    for (let i = at + 1; i < head.length; i += 1) {
      const key = head[i];
      const next = head[i + 1];
      if (key === undefined || (key.kind !== 'string' && key.kind !== 'word')) continue;
      // name: value · "name": value · "name" to value · ["name"] = value · put("name", value)
      const isPut =
        isSign(next, ',') && head.slice(at, i).some((token) => isWord(token, 'put') || isWord(token, 'set'));
      const isIndex = isSign(next, ']') && isSign(head[i + 2], '=') && isSign(head[i - 1], '[');
      const isProperty = isSign(head[i - 1], '.') && i === at + 2 && isSign(next, '=');
      if (!(isSign(next, ':') || isWord(next, 'to') || isPut || isIndex || isProperty)) continue;
      const valueAt = i + (isIndex ? 3 : 2);
      const token = head[valueAt];
      const after = head[valueAt + 1];
      const isAlone = after === undefined || (after.kind === 'sign' && ',])'.includes(after.text)) || after.startsLine;
      const value =
        token === undefined || !isAlone
          ? undefined
          : token.kind === 'string'
            ? fillText(token, names)
            : token.kind === 'number'
              ? token.text
              : names.values.get(token.text);
      entries.push({ source, offset: key.offset, end: token?.end ?? key.end, name: key.text, value });
      i = valueAt;
    }
    const replaces =
      isSign(head[at + 1], '=') &&
      !head
        .slice(at + 1)
        .some((token) => isWord(token, 'manifestPlaceholders') || isWord(token, 'plus') || isSign(token, '+'));
    return [
      {
        statement,
        entries,
        replaces: replaces || (isSign(head[at + 1], '[') === false && head[at + 1]?.kind === 'string'),
      },
    ];
  });
}
