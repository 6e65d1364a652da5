// Every rule of doctor, from its catalogue; docs/doctor.md says what the command does.
import { codeOfRule, doctorRules } from '../../src/project/rules/catalogue.js';
import type { Rule } from '../../src/project/types.js';

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^T3-/, 'The current packages (tencent_cloud_chat_push, TIMPush)'],
  [/^GUIDE-/, "What else the older plugin's guide asks for"],
  [/^CFG-/, 'The project against the config'],
  [/./, 'The older plugins, and what holds for all'],
];

export function doctorRulesPage(): string {
  const parts = FAMILIES.map(([pattern, title], i) => {
    const rules = doctorRules.filter(
      (rule) => pattern.test(rule.id) && !FAMILIES.slice(0, i).some(([other]) => other.test(rule.id)),
    );
    return { title, rules };
  });
  const order = [...parts].reverse().filter((part) => part.rules.length > 0);
  return `# Every rule of doctor\n\nSeverity: error – push will not work or the build breaks; warning – likely trouble; hint – worth knowing.\n\n${order.map((part) => `## ${part.title}\n\n| rule | severity | vendors | finding |\n| --- | --- | --- | --- |\n${part.rules.map(row).join('\n')}\n`).join('\n')}`;
}

const row = (rule: Rule): string => {
  const page = `problems/${codeOfRule(rule)}.md`;
  const title = rule.title.en.replace(/(?<!\$)\{([a-zA-Z]+)\}/g, '‹$1›').replace(/\|/g, '\\|');
  return `| [${rule.id}](${page}) | ${rule.severity} | ${rule.vendors?.join(', ') ?? 'all'} | ${title} |`;
};
