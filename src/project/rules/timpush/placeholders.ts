// T3-GRD, placeholders: the ids of vivo and Honor that Gradle fills into the manifest.

import { textOf } from '../../../readers/node.js';
import { type Text, t } from '../../../text/language.js';
import { editDistance, suggest } from '../../../text/suggest.js';
import { androidPlace } from '../../facts/android/gradle/gradle-plugins.js';
import {
  addInstead,
  allPlaceholders,
  hasComputedPlaceholders,
  placeholderBlocks,
} from '../../facts/android/gradle/placeholders.js';
import { metaDataOf } from '../../facts/android/manifest-entries.js';
import { shortValue } from '../../facts/android/vendor-files.js';
import { ownBlocks } from '../../facts/timpush/timpush-config.js';
import { lineBelow, rewritten } from '../../fixes/edits.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import {
  type Edit,
  type Finding,
  failed,
  type Outcome,
  type PushVendor,
  passed,
  placeOf,
  type Rule,
  see,
  skipped,
  together,
  verdict,
} from '../../types.js';
import { error, timpushAndroid, warning } from '../defaults.js';

const KNOWN = new Set(['VIVO_APPKEY', 'VIVO_APPID', 'HONOR_APPID']);

/** `VIVO_APP_ID`, `VIOV_APPID` for VIVO_APPID; the names of other vendors are as similar, but are not typos. */
const isMistyped = (written: string, name: string): boolean =>
  !KNOWN.has(written) &&
  (editDistance(written, name) < 2 ||
    (suggest(written, [...KNOWN]) === name && written.toUpperCase().includes(name.replace(/_.*/, ''))));

/** A placeholder as the build sees it, or the meta-data that replaces it. */
function placeholderCheck(project: Project, name: string, meta: string, shape: RegExp, expected: string): Outcome {
  const { android } = project;
  if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
  const found = allPlaceholders(project).filter((item) => item.name === name);
  const [first] = found;
  if (first === undefined) {
    const own = metaDataOf(android, meta);
    if (own !== undefined) return passed(placeOf(own));
    const legacy = allPlaceholders(project).find((item) => item.name.toUpperCase() === name && item.name !== name);
    if (legacy !== undefined) return see('T3-GRD-08');
    const dropped = placeholderBlocks(android)
      .flatMap((block) => block.dropped)
      .some(({ entry }) => entry.name === name);
    if (dropped) return see('T3-GRD-09');
    // A similar name that the manifest uses is not a typo.
    const isUsed = (other: string): boolean =>
      android.manifest?.placeholders.some((item) => item.name === other) === true;
    const typo = allPlaceholders(project).find((item) => isMistyped(item.name, name) && !isUsed(item.name));
    if (typo !== undefined)
      return failed({
        at: placeOf(typo),
        found: t(`written ${typo.name}`, `写成了 ${typo.name}`),
        expected,
        args: { name },
        edits: rewritten(typo.source, typo.offset, typo.name, name),
      });
    if (hasComputedPlaceholders(android) || android.hasHiddenBuild) return skipped(reasons.computed);
    return failed({
      at: androidPlace(android, 'defaultConfig'),
      found: t('missing', '缺失'),
      expected,
      args: { name },
      edits: insertPlaceholder(project, name),
    });
  }
  const computed = found.every((item) => item.value === undefined);
  if (computed) return skipped(reasons.computed);
  const wrong = found.find((item) => item.value !== undefined && !shape.test(item.value.trim()));
  const at = placeOf(first);
  if (wrong?.value === undefined) return passed(at);
  const isSwapped =
    name === 'VIVO_APPKEY'
      ? /^\d{4,12}$/.test(wrong.value)
      : name === 'VIVO_APPID' && /^[0-9a-fA-F]{32}$/.test(wrong.value);
  const text =
    wrong.value.trim() === ''
      ? t('empty', '为空')
      : isSwapped
        ? t('swapped with the other vivo value', '与另一个 vivo 值填反')
        : t(`${shortValue(wrong.value)} (unusual)`, `${shortValue(wrong.value)}（格式异常）`);
  return failed({ at: placeOf(wrong), found: text, expected, args: { name } });
}

/** The edit that adds the placeholder, if timpush-configs.json has the value. */
function insertPlaceholder(project: Project, name: string): Edit[] {
  const { android } = project;
  const value = ownBlocks(project)
    .map((block) => textOf(block.node.members.get('manifestPlaceholders')?.members.get(name)))
    .find((item) => item !== undefined && item !== '' && item !== '0');
  const file = android?.moduleFile;
  // After the last statement that sets placeholders: a later `=` would drop the new one.
  const anchor =
    android?.placeholders.at(-1)?.statement ?? android?.applicationId?.statement ?? android?.defaultConfig[0];
  if (value === undefined || file === undefined || anchor === undefined || file.tree.isBroken) return [];
  return /^[\w.-]+$/.test(value) ? lineBelow(file.source, anchor, `manifestPlaceholders["${name}"] = "${value}"`) : [];
}

const placeholderOf = (vendor: PushVendor, maker: Text) =>
  ({
    ...timpushAndroid,
    ...error,
    vendors: [vendor],
    title: t('the placeholder {name}: {found}', '占位符 {name}：{found}'),
    cause: t(
      `${maker.en}'s part of the manifest is filled with it: the build stops, or ${maker.en} phones get no token`,
      `${maker.zh}部分的清单由它填充：编译中断，${vendor === 'vivo' ? '或 vivo ' : '或荣耀'}手机拿不到 token`,
    ),
    fix: t(
      'defaultConfig: manifestPlaceholders["{name}"] = "{expected}"',
      'defaultConfig 中写 manifestPlaceholders["{name}"] = "{expected}"',
    ),
  }) as const;

export const timpushPlaceholderRules: readonly Rule[] = [
  {
    ...placeholderOf('vivo', t('vivo', 'vivo ')),
    id: 'T3-GRD-06',
    check: (project) => {
      const shape = /^[0-9a-fA-F-]{32,36}$/;
      return together([
        placeholderCheck(project, 'VIVO_APPKEY', 'com.vivo.push.api_key', shape, '32 letters and digits'),
        placeholderCheck(project, 'VIVO_APPID', 'com.vivo.push.app_id', /^\d+$/, 'digits'),
      ]);
    },
  },
  {
    ...placeholderOf('honor', t('Honor', '荣耀')),
    id: 'T3-GRD-07',
    check: (project) => placeholderCheck(project, 'HONOR_APPID', 'com.hihonor.push.app_id', /^\d+$/, 'digits'),
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-08',
    ...warning,
    title: t('{found} is the spelling of the older plugin', '{found} 是旧插件的写法'),
    cause: t(
      'TIMPush reads the names in capitals only: VIVO_APPID, VIVO_APPKEY',
      'TIMPush 只认大写的 VIVO_APPID、VIVO_APPKEY',
    ),
    fix: t('rename it to {expected}', '改名为 {expected}'),
    check: (project) =>
      verdict(
        allPlaceholders(project)
          .filter((item) => /^vivo_APP(?:ID|KEY)$/.test(item.name))
          .map(
            (item): Finding => ({
              at: placeOf(item),
              found: item.name,
              expected: item.name.toUpperCase(),
              edits: rewritten(item.source, item.offset, item.name, item.name.toUpperCase()),
            }),
          ),
        project.android?.moduleFile?.source.whole,
      ),
  },
  {
    ...timpushAndroid,
    id: 'T3-GRD-09',
    ...error,
    vendors: ['vivo', 'honor'],
    title: t('{name}: manifestPlaceholders = … drops {found}', '{name}：manifestPlaceholders = … 丢掉了 {found}'),
    cause: t(
      'within one block an = replaces what is above it: the manifest of the SDK needs these names, and the build stops',
      '同一个块中，= 会覆盖前面的设置：SDK 的清单需要这些占位符，编译会中断',
    ),
    fix: t('write += instead of =', '把 = 改成 +='),
    check: (project) => {
      const { android } = project;
      if (android?.moduleFile === undefined) return skipped(reasons.noModuleFile);
      const { source } = android.moduleFile;
      const blocks = placeholderBlocks(android);
      if (!blocks.some((block) => block.statements.some((item) => item.entries.some(({ name }) => KNOWN.has(name)))))
        return skipped(reasons.notUsed);
      const findings = blocks.flatMap((block) => {
        const lost = block.dropped.filter(({ entry }) => KNOWN.has(entry.name));
        const statements = [...new Set(lost.map(({ by }) => by))];
        return statements.map((by): Finding => {
          const names = lost.filter((item) => item.by === by).map(({ entry }) => entry.name);
          return {
            at: source.at(by.statement.offset),
            found: names.join(', '),
            expected: '+=',
            args: { name: block.name },
            edits: addInstead(source, by),
          };
        });
      });
      return verdict(findings, android.moduleFile.source.whole);
    },
  },
];
