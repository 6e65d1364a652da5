// The page of one code in one language: meaning, cause, what to do, whether to send again, how sure we are; for a rule of doctor also where it applies.
import { ownerOf } from '../../src/checks/catalogue.js';
import { sourceIn } from '../../src/problems/source-words.js';
import type { Entry } from '../../src/problems/types.js';
import { codeOfRule, doctorRules } from '../../src/project/rules/catalogue.js';
import type { Generation, Rule } from '../../src/project/types.js';
import { letteredMark, retryText } from '../../src/report/answers/explain.js';
import { severityWords } from '../../src/report/severity-words.js';
import { fill, type Language, type Text, t } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';
import { code, folderOf, frontMatter, prose, say } from './markdown.js';

const words = {
  from: t('From', '来源'),
  severity: t('Severity', '级别'),
  again: t('Send again?', '能否重发'),
  sure: t('How sure', '可信度'),
  applies: t('Applies to', '适用于'),
  vendors: t('Vendors', '厂商'),
  all: t('all', '全部'),
  cause: t('Likely cause', '可能原因'),
  fix: t('What to do', '解决办法'),
  others: t('Other cases of this code', '这个码的其他情况'),
  offline: t('The same offline:', '离线查看：'),
  list: t('All codes of {name}', '{name}的全部码'),
  rules: t('All rules of doctor', 'doctor 的全部规则'),
};

const generationWords: Readonly<Record<Generation, Text>> = {
  international: t('tim_ui_kit_push_plugin', 'tim_ui_kit_push_plugin'),
  mainland: t('tencent_chat_push_for_china', 'tencent_chat_push_for_china'),
  timpush: t('tencent_cloud_chat_push, TIMPush', 'tencent_cloud_chat_push、TIMPush'),
};

const rulesByCode = new Map<string, Rule>(doctorRules.map((rule) => [codeOfRule(rule), rule]));

/** Names of vendors behind the ids of a rule. */
export const vendorNames = (ids: readonly string[] | undefined, language: Language): string =>
  ids === undefined
    ? words.all[language]
    : ids.map((id) => vendors[id as keyof typeof vendors]?.name[language] ?? id).join(language === 'zh' ? '、' : ', ');

export const scopeOf = (problem: string): string => problem.slice(0, problem.indexOf('/'));

/** The first row is the head: a head without words is none for a screen reader. */
const table = ([head = '', ...rows]: readonly string[]): string => [head, '| --- | --- |', ...rows].join('\n');

/** `others`: codes of the same number, such as vivo/10302 and vivo/10302-not-test-device. */
export function problemPage(problem: string, entry: Entry, language: Language, others: readonly string[] = []): string {
  const rule = rulesByCode.get(problem);
  const rows: (readonly [Text, string])[] = [
    [words.from, ownerOf(problem)[language]],
    [words.severity, severityWords[entry.severity][language]],
  ];
  if (rule !== undefined) {
    const separator = language === 'zh' ? '、' : ', ';
    rows.push([words.applies, prose(rule.generations.map((item) => generationWords[item][language]).join(separator))]);
    rows.push([words.vendors, vendorNames(rule.vendors, language)]);
  }
  const again = retryText(entry);
  if (again !== undefined) rows.push([words.again, prose(again[language])]);
  if (entry.mark !== undefined) {
    const source = entry.source === undefined ? '' : ` (${sourceIn(entry.source, language)})`;
    rows.push([words.sure, prose(`${letteredMark(entry.mark)[language]}${source}`)]);
  }
  const list =
    rule === undefined
      ? `[${fill(words.list, language, { name: ownerOf(problem) })}](/${folderOf(language)}reference/codes/${scopeOf(problem)}.md)`
      : `[${words.rules[language]}](/${folderOf(language)}reference/doctor-rules.md)`;
  return [
    `${frontMatter(`${problem}: ${entry.title[language]}`)}# ${prose(problem)}`,
    say(entry.title, language),
    table(rows.map(([label, value]) => `| ${label[language]} | ${value} |`)),
    `## ${words.cause[language]}`,
    say(entry.cause, language),
    `## ${words.fix[language]}`,
    entry.fix.map((fix) => `- ${say(fix, language)}`).join('\n'),
    ...(others.length === 0
      ? []
      : [
          `## ${words.others[language]}`,
          others.map((other) => `- [${prose(other)}](/${folderOf(language)}reference/problems/${other}.md)`).join('\n'),
        ]),
    `${words.offline[language]} ${code(`tim-push explain ${problem}`)} · ${list}`,
    '',
  ].join('\n\n');
}
