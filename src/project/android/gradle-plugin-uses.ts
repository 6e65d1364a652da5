// Which Gradle plugins the files apply or name.
import { everyStatement, type GradleStatement, isWord, textsOf, within } from '../../readers/gradle/script.js';
import type { GradleFile, Placed } from './gradle-file.js';
import { aliasIn, fillText, type GradleNames } from './gradle-names.js';

export interface PluginUse extends Placed {
  readonly id: string;
  readonly version: string | undefined;
  /** False for `apply false`. */
  readonly isApplied: boolean;
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
    ...outOfConditions(within(tree.statements, ['plugins'])),
    ...outOfConditions(within(tree.statements, ['pluginManagement', 'plugins'])),
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
      const named = aliasIn(head, 'plugins', names);
      const known = named?.catalog.plugins.get(named.key);
      if (known === undefined) hasUnknown = true;
      else list.push({ ...placed, id: known.id, version: written ?? known.version, isApplied });
    } else if (head[0]?.kind === 'word' && head.length > 0 && word !== 'repositories') {
      // `` `java-library` `` and accessors of convention plugins.
      if (!/^(?:java|application|base|idea|eclipse)$/.test(word)) hasUnknown = true;
    }
  }
  return { list, hasUnknown };
}

/** `if (file("google-services.json").exists()) { id("…") }`: whether it holds is not known here, but the plugin is named. */
const outOfConditions = (statements: readonly GradleStatement[]): GradleStatement[] =>
  statements.flatMap((statement) =>
    isWord(statement.head[0], 'if') || isWord(statement.head[0], 'else')
      ? outOfConditions(statement.body ?? [])
      : [statement],
  );
