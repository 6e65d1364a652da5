// Which libraries the Gradle files take in, and with which versions.
import { everyStatement, type GradleStatement, isSign, isWord, textsOf, within } from '../../readers/gradle/script.js';
import type { SourceFile } from '../../readers/source.js';
import type { GradleFile, Placed } from './gradle-file.js';
import { aliasIn, type Catalog, fillText, type GradleNames } from './gradle-names.js';

export interface Artifact extends Placed {
  /** `implementation`, `classpath`, … */
  readonly configuration: string;
  readonly group: string;
  readonly name: string;
  /** Undefined without a version, or when only Gradle can compute it. */
  readonly version: string | undefined;
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
        version: version === '' || version?.includes('$') === true ? undefined : version,
      });
    }
    const named = aliasIn(statement.head, undefined, names);
    if (named === undefined) continue;
    const { key, catalog } = named;
    const library = catalog.libraries.get(key);
    if (library !== undefined) found.push({ ...placed, configuration, ...withoutKey(library) });
    for (const member of bundleOf(key, catalog) ?? []) {
      const brought = catalog.libraries.get(member);
      if (brought !== undefined)
        found.push({
          ...(placeIn(catalog.source, brought.key) ?? placed),
          configuration,
          ...withoutKey(brought),
        });
    }
  }
  return found;
}

const bundleOf = (key: string, catalog: Catalog): readonly string[] | undefined =>
  key.startsWith('bundles.') ? catalog.bundles.get(key.slice(8)) : undefined;

/** Whether a dependency goes by a name that no catalog explains: it may be any library. */
export function hasUnknownAlias(file: GradleFile, names: GradleNames): boolean {
  const statements = within(file.tree.statements, ['dependencies']);
  return statements
    .flatMap((item) => [item, ...everyStatement(item.body ?? [])])
    .some(({ head }) => {
      const named = aliasIn(head, undefined, names);
      if (named === undefined || named.key === '') return false;
      const { key, catalog } = named;
      if (key.startsWith('versions.') || key.startsWith('plugins.')) return false;
      const members = bundleOf(key, catalog) ?? (catalog.libraries.has(key) ? [key] : undefined);
      return members === undefined || members.some((member) => !catalog.libraries.has(member));
    });
}

const CONFIGURATION = /^(?:\w*[iI]mplementation|api|compileOnly|runtimeOnly|classpath|alias)$/;

/** `implementation(libs.a.b)` and `alias(libs.plugins.a)` whose catalog is here and has no such alias; the call holds nothing else. */
export function unknownAlias(
  { head }: GradleStatement,
  names: GradleNames,
): { readonly key: string; readonly catalog: SourceFile | undefined } | undefined {
  const [word, open, name] = head;
  const at = isSign(open, '(') ? name : open;
  if (word?.kind !== 'word' || !CONFIGURATION.test(word.text) || !names.catalogs.has(at?.text ?? '')) return undefined;
  const path = head.slice(isSign(open, '(') ? 2 : 1);
  const end = path.findIndex((token, i) => (i % 2 === 0 ? token.kind !== 'word' : !isSign(token, '.')));
  const words = (end === -1 ? path : path.slice(0, end)).filter(({ kind }) => kind === 'word').map(({ text }) => text);
  const catalog = names.catalogs.get(words[0] ?? '');
  const [kind] = words.slice(1);
  // `libs.x.get()` and the like ask for more than the alias.
  if (catalog?.isKnown !== true || isSign(path[end], '(') || kind === 'versions') return undefined;
  const key = words.slice(kind === 'plugins' || kind === 'bundles' ? 2 : 1).join('.');
  const known = kind === 'plugins' ? catalog.plugins : kind === 'bundles' ? catalog.bundles : catalog.libraries;
  return key === '' || known.has(key) ? undefined : { key: words.join('.'), catalog: catalog.source };
}

const withoutKey = ({ group, name, version }: { group: string; name: string; version: string | undefined }) => ({
  group,
  name,
  version,
});

/** The line of the catalog that names a library. */
function placeIn(source: SourceFile | undefined, key: string): Placed | undefined {
  const from = source?.text.search(/^\[libraries\]/m) ?? -1;
  if (source === undefined || from === -1) return undefined;
  const line = new RegExp(`^[ \\t]*"?${key.replace(/[^\w-]/g, '.')}"?[ \\t]*=.*$`, 'm').exec(source.text.slice(from));
  return line === null ? undefined : { source, offset: from + line.index, end: from + line.index + line[0].length };
}

export function namedText(statement: GradleStatement, name: string, names: GradleNames): string | undefined {
  const { head } = statement;
  const at = head.findIndex(
    (token, i) => isWord(token, name) && (isSign(head[i + 1], ':') || isSign(head[i + 1], '=')),
  );
  const token = at === -1 ? undefined : head[at + 2];
  return token?.kind === 'string' ? fillText(token, names) : undefined;
}
