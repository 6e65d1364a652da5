// T3-OH, abilities: the icon on the home screen, and the page of a tap.

import { nodeAt, textOf, type ValueNode } from '../../../../readers/node.js';
import { t } from '../../../../text/language.js';
import { editDistance } from '../../../../text/suggest.js';
import { harmonyApp, isBroken, noFile, unreadable } from '../../../facts/harmony/harmony-app.js';
import type { Project } from '../../../project.js';
import { undecided } from '../../../reasons.js';
import { failed, type Outcome, passed, type Rule, skipped } from '../../../types.js';
import { timpush, warning } from '../../defaults.js';

const base = { ...timpush, kinds: ['harmony'] } as const;

function checkPage(project: Project): Outcome {
  const wanted = project.config?.text('harmony_click_uri')?.trim();
  if (wanted === undefined || wanted === '')
    return skipped(undecided('harmony_click_uri is not set in the config', '配置中没有 harmony_click_uri'));
  const { modules } = harmonyApp(project);
  const [main] = modules;
  if (main === undefined) return noFile('module.json5');
  const broken = modules.find(isBroken);
  if (broken !== undefined) return unreadable(broken);
  const near: string[] = [];
  for (const { root, source } of modules)
    for (const ability of nodeAt(root, 'module', 'abilities')?.items ?? [])
      for (const skill of nodeAt(ability, 'skills')?.items ?? [])
        for (const uri of nodeAt(skill, 'uris')?.items ?? []) {
          const [page, isPattern] = pageOf(uri);
          const fits = page === wanted || (isPattern && wanted.startsWith(page));
          const isExported = nodeAt(ability, 'exported')?.value === true;
          if (fits && isExported) return passed(source.at(uri.offset));
          near.push(isExported ? page : `${page} (exported: false)`);
        }
  return failed({ at: main.source.at(0), found: near.slice(0, 3).join(', ') || '–', expected: wanted });
}

const HOME = ['entity.system.home', 'ohos.want.action.home', 'action.system.home'];

/** Whether the icon on the home screen opens an ability; a list of skills may be written with other words. */
function checkHome(project: Project): Outcome {
  const entries = harmonyApp(project).modules.filter(
    ({ root }) =>
      textOf(nodeAt(root, 'module', 'type')) === 'entry' && nodeAt(root, 'module', 'abilities') !== undefined,
  );
  const [main] = entries;
  if (main === undefined) return noFile('module.json5');
  const lists = entries.flatMap(({ root, source }) =>
    (nodeAt(root, 'module', 'abilities')?.items ?? []).map((ability) => ({ ability, source })),
  );
  const words = lists.flatMap(({ ability, source }) =>
    (nodeAt(ability, 'skills')?.items ?? []).flatMap((skill) =>
      ['entities', 'actions'].flatMap((key) =>
        (nodeAt(skill, key)?.items ?? []).map((item) => ({ item, text: textOf(item) ?? '', source })),
      ),
    ),
  );
  const hidden = lists.find(
    ({ ability }) =>
      // With a page in the config T3-OH-06 tells it.
      project.config?.text('harmony_click_uri') === undefined &&
      nodeAt(ability, 'exported')?.value !== true &&
      (nodeAt(ability, 'skills')?.items ?? []).some((skill) => (nodeAt(skill, 'uris')?.items ?? []).length > 0),
  );
  const isThere = (pattern: RegExp): boolean => words.some(({ text }) => pattern.test(text));
  if (isThere(/^entity\.system\.home$/) && isThere(/^(?:ohos\.want\.)?action\.(?:system\.)?home$/))
    return hidden === undefined
      ? passed(main.source.at(0))
      : failed({
          at: hidden.source.at(hidden.ability.offset),
          found: t('an ability with uris is not exported', '带 uris 的 Ability 没有导出'),
          expected: 'exported: true',
        });
  const slip = words.find(({ text }) => HOME.some((word) => word !== text && editDistance(word, text) <= 2));
  const [first] = lists;
  return failed({
    at: slip === undefined ? first?.source.at(first.ability.offset) : slip.source.at(slip.item.offset),
    found: slip?.text.slice(0, 40) ?? t('no ability is for the home screen', '没有用于桌面图标的 Ability'),
    expected: 'entities: ["entity.system.home"], actions: ["ohos.want.action.home"]',
  });
}

/** A uri of `skills` as an address; without a path, or with a pattern, it matches every address with that prefix. */
function pageOf(uri: ValueNode): readonly [page: string, isPattern: boolean] {
  const read = (name: string): string => textOf(nodeAt(uri, name))?.trim() ?? '';
  const port = read('port') === '' ? '' : `:${read('port')}`;
  const path = read('path') === '' ? read('pathStartWith') : read('path');
  const host = `${read('scheme')}://${read('host')}${read('host') === '' ? '' : port}`;
  return [path === '' ? host : `${host}/${path.replace(/^\//, '')}`, read('path') === ''];
}

export const harmonyAbilityRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-OH-06',
    ...warning,
    needs: ['config'],
    title: t(
      'the page {expected} is missing from skills of an exported ability; found: {found}',
      '已导出 Ability 的 skills 中没有页面 {expected}；现有 {found}',
    ),
    cause: t(
      'a tap on a page that is not declared opens nothing, or the start page',
      '点击未声明的页面时不会跳转，或只打开首页',
    ),
    fix: t(
      'declare it in skills.uris of module.json5, or correct harmony_click_uri',
      '在 module.json5 的 skills.uris 中声明，或修改 harmony_click_uri',
    ),
    check: checkPage,
  },
  {
    ...base,
    id: 'T3-OH-08',
    ...warning,
    title: t('skills in module.json5: {found}', 'module.json5 的 skills：{found}'),
    cause: t(
      'the app has no icon on the home screen to start and register it, or a tap cannot open the page',
      '桌面上没有应用图标，无法启动并注册；或点击无法打开页面',
    ),
    fix: t('write {expected}', '写上 {expected}'),
    check: checkHome,
  },
];
