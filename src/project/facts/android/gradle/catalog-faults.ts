// Version catalogs that stop the build: broken TOML, versions that are not there, and aliases no catalog has.
import { everyStatement } from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import type { AndroidApp } from '../../../android/app.js';
import { unknownAlias } from '../../../android/gradle-artifacts.js';
import { nameOf } from '../../../folder/walk.js';
import type { Finding } from '../../../types.js';

/** The settings may add aliases of their own. */
const ADDS = /\b(?:library|plugin|bundle)\s*\(/;

export function catalogFaults({ names, gradleFiles, settingsFile }: AndroidApp): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { source, fault, missingVersions, isKnown } of names.catalogs.values()) {
    if (source === undefined) continue;
    if (!isKnown && fault !== undefined)
      findings.push({
        at: source.at(fault),
        found: t('this is no TOML', '不是合法的 TOML'),
        expected: t('key = "value", with both quotes', 'key = "value"，引号成对'),
      });
    for (const version of missingVersions) {
      const at = source.text.search(new RegExp(`\\bref\\s*=\\s*["']${version.replace(/[^\w-]/g, '.')}["']`));
      findings.push({
        at: source.at(Math.max(0, at)),
        found: t(`[versions] has no ${version}`, `[versions] 中没有 ${version}`),
        expected: t('a key of [versions]', '[versions] 中的键'),
      });
    }
  }
  if (ADDS.test(settingsFile?.source.text ?? '')) return findings;
  for (const file of gradleFiles)
    for (const statement of everyStatement(file.tree.statements)) {
      const unknown = unknownAlias(statement, names);
      if (unknown === undefined) continue;
      const { key, catalog } = unknown;
      findings.push({
        at: file.source.at(statement.offset),
        found: t(`no catalog has the alias ${key}`, `版本目录中没有别名 ${key}`),
        expected: t(
          `an alias of ${catalog === undefined ? '' : nameOf(catalog.path)}`,
          `${catalog === undefined ? '' : nameOf(catalog.path)} 中的别名`,
        ),
      });
    }
  return findings;
}
