// Every rule of doctor, from its catalogue; docs/doctor.md says what the command does.
import type { Catalogue } from '../../src/problems/types.js';
import { codeOfRule, doctorRules } from '../../src/project/rules/catalogue.js';
import type { Rule } from '../../src/project/types.js';
import { severityWords } from '../../src/report/severity-words.js';
import { type Language, type Text, t } from '../../src/text/language.js';
import { folderOf, frontMatter, prose, say } from './markdown.js';
import { vendorNames } from './problem-page.js';

const FAMILIES: readonly (readonly [RegExp, Text])[] = [
  [
    /^T3-/,
    t('The current packages (tencent_cloud_chat_push, TIMPush)', '现行插件（tencent_cloud_chat_push、TIMPush）'),
  ],
  [/^GUIDE-/, t("What else the older plugin's guide asks for", '旧插件文档的其他要求')],
  [/^CFG-/, t('The project against the config', '工程与配置的对照')],
  [/./, t('The older plugins, and what holds for all', '旧插件，以及对所有插件都成立的规则')],
];

const words = {
  title: t('Every rule of doctor', 'doctor 的全部规则'),
  severity: t(
    'Severity: error – push will not work or the build breaks; warning – likely trouble; hint – worth knowing.',
    '级别：错误——推送不可用或无法构建；警告——很可能出问题；提示——值得了解。',
  ),
  head: t('| rule | severity | vendors | finding |', '| 规则 | 级别 | 厂商 | 发现的问题 |'),
};

/** `catalogue`: only rules that have a page. */
export function doctorRulesPage(language: Language, catalogue: Catalogue): string {
  const listed = doctorRules.filter((rule) => codeOfRule(rule) in catalogue);
  const parts = FAMILIES.map(([pattern, title], i) => {
    const rules = listed.filter(
      (rule) => pattern.test(rule.id) && !FAMILIES.slice(0, i).some(([other]) => other.test(rule.id)),
    );
    return { title, rules };
  });
  const tables = [...parts]
    .reverse()
    .filter((part) => part.rules.length > 0)
    .map(
      (part) =>
        `## ${prose(part.title[language])}\n\n${words.head[language]}\n| --- | --- | --- | --- |\n${part.rules.map((rule) => row(rule, language)).join('\n')}\n`,
    );
  const title = words.title[language];
  return `${frontMatter(title)}# ${title}\n\n${words.severity[language]}\n\n${tables.join('\n')}`;
}

const row = (rule: Rule, language: Language): string =>
  `| [${rule.id}](/${folderOf(language)}reference/problems/${codeOfRule(rule)}.md) | ${severityWords[rule.severity][language]} | ${vendorNames(rule.vendors, language)} | ${say(rule.title, language)} |`;
