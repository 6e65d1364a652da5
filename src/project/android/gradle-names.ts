// Names of versions and ids in Gradle files: ext, def, val, gradle.properties and version catalogs.

import { parse as parseToml, TomlError } from 'smol-toml';
import { everyStatement, isSign, isWord } from '../../readers/gradle/script.js';
import type { GradleToken } from '../../readers/gradle/tokens.js';
import type { SourceFile } from '../../readers/source.js';
import type { GradleFile } from './gradle-file.js';

/** Names of versions and ids: `ext`, `def`, `val`, gradle.properties, and the version catalog. */
export interface GradleNames {
  readonly values: ReadonlyMap<string, string>;
  /** Version catalogs by their name in scripts; `libs` is the usual one. */
  readonly catalogs: ReadonlyMap<string, Catalog>;
}

export interface Catalog {
  readonly plugins: ReadonlyMap<string, { readonly id: string; readonly version: string | undefined }>;
  readonly libraries: ReadonlyMap<
    string,
    { readonly group: string; readonly name: string; readonly version: string | undefined; readonly key: string }
  >;
  /** Libraries by bundle: `libs.bundles.push` brings several. */
  readonly bundles: ReadonlyMap<string, readonly string[]>;
  /** The file itself, for findings about a line of it. */
  readonly source: SourceFile | undefined;
  readonly isKnown: boolean;
  /** Where the file stops being TOML. */
  readonly fault?: number;
  /** Names behind `version.ref` that `[versions]` does not have. */
  readonly missingVersions: readonly string[];
}

export function readNames(
  files: readonly Pick<GradleFile, 'tree'>[],
  properties: string | undefined,
  catalogFiles: ReadonlyMap<string, SourceFile | undefined>,
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
      // `sdk = [min: 24, target: 34]` is asked as sdk.min.
      if (at > 0 && name?.kind === 'word' && isSign(value, '['))
        head.forEach((token, i) => {
          const [colon, item, end] = [head[i + 1], head[i + 2], head[i + 3]];
          if (i < at || !isSign(colon, ':') || !(isSign(end, ',') || isSign(end, ']')) || item?.isDynamic !== false)
            return;
          if (item.kind === 'string' || item.kind === 'number') values.set(`${name.text}.${token.text}`, item.text);
        });
      // val agcp by extra("1.9.1.301")
      const by = head.findIndex((token) => isWord(token, 'by'));
      const extra = head[by + 3];
      if (by > 0 && isWord(head[by + 1], 'extra') && extra?.kind === 'string' && head[by - 1]?.kind === 'word')
        values.set(head[by - 1]?.text ?? '', extra.text);
    }
  return { values, catalogs: new Map([...catalogFiles].map(([name, file]) => [name, readCatalog(file)])) };
}

const alias = (key: string): string => key.replace(/[-_]/g, '.');

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readCatalog(source: SourceFile | undefined): Catalog {
  const plugins = new Map<string, { id: string; version: string | undefined }>();
  const libraries = new Map<string, { group: string; name: string; version: string | undefined; key: string }>();
  const bundles = new Map<string, readonly string[]>();
  const missing = new Set<string>();
  const unknown: Catalog = { plugins, libraries, bundles, source, isKnown: false, missingVersions: [] };
  if (source === undefined) return unknown;
  let root: Record<string, unknown>;
  try {
    root = parseToml(source.text);
  } catch (error) {
    const [line, column] = error instanceof TomlError ? [error.line, error.column] : [1, 1];
    const start = source.text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length;
    return { ...unknown, fault: start + (line === 1 ? 0 : 1) + Math.max(0, column - 1) };
  }
  const versions = isTable(root['versions']) ? root['versions'] : {};
  const versionOf = (value: unknown): string | undefined => {
    if (typeof value === 'string') return value;
    if (!isTable(value)) return undefined;
    if (typeof value['ref'] === 'string' && !Object.hasOwn(versions, value['ref'])) missing.add(value['ref']);
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
      libraries.set(alias(key), { group, name, version, key });
    } else if (isTable(value)) {
      const module = typeof value['module'] === 'string' ? value['module'].split(':') : [];
      const group = String(module[0] ?? value['group'] ?? '');
      libraries.set(alias(key), {
        group,
        name: String(module[1] ?? value['name'] ?? ''),
        version: versionOf(value['version']),
        key,
      });
    }
  }
  for (const [key, value] of Object.entries(isTable(root['bundles']) ? root['bundles'] : {}))
    if (Array.isArray(value)) bundles.set(alias(key), value.filter((item) => typeof item === 'string').map(alias));
  return { plugins, libraries, bundles, source, isKnown: true, missingVersions: [...missing] };
}

/** `rootProject.ext.sdk.min`: an entry of a map, else the value of the last name. */
export const valueAt = (path: readonly string[], { values }: GradleNames): string | undefined =>
  values.get(path.slice(-2).join('.')) ?? values.get(path.at(-1) ?? '');

/** `$x`, `${x}`, `${rootProject.ext.x}` filled; undefined where a name is unknown. */
export function fillText(token: GradleToken, names: GradleNames): string | undefined {
  if (!token.isDynamic) return token.text;
  let isKnown = true;
  const text = token.text.replace(
    /\$\{([^}]*)\}|\$([A-Za-z_]\w*)/g,
    (_, long: string | undefined, short: string | undefined) => {
      const value = valueAt((long ?? short ?? '').trim().split('.'), names);
      if (value === undefined) isKnown = false;
      return value ?? '';
    },
  );
  return isKnown && !text.includes('$') ? text : undefined;
}

/** `libs.plugins.a.b` gives `a.b` and the catalog it is in; undefined where no catalog is named. */
export function aliasIn(
  head: readonly GradleToken[],
  kind: string | undefined,
  names: GradleNames,
): { readonly key: string; readonly catalog: Catalog } | undefined {
  const start = head.findIndex(
    (token, i) => token.kind === 'word' && names.catalogs.has(token.text) && isSign(head[i + 1], '.'),
  );
  const catalog = names.catalogs.get(head[start]?.text ?? '');
  if (start === -1 || catalog === undefined) return undefined;
  const words = head
    .slice(start + 1)
    .filter((token) => token.kind === 'word')
    .map((token) => token.text);
  const last = words.indexOf('get');
  const path = (last === -1 ? words : words.slice(0, last)).filter(
    (word) => word !== 'version' && word !== 'apply' && word !== 'false',
  );
  if (kind !== undefined && path[0] !== kind) return undefined;
  return { key: alias((kind === undefined ? path : path.slice(1)).join('.')), catalog };
}
