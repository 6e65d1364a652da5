// `--skip RULE --reason "…"`: rules by id or code, each with its reason; an unknown rule is an error.
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { didYouMean } from '../../problems/value-problem.js';
import { suggest } from '../../text/suggest.js';

/** `HW-01`, `hw-01` and `doctor/HW-01` mean `doctor/HW-01`; undefined for anything else. */
export async function ruleCodeOf(name: string): Promise<string | undefined> {
  const { doctorRules } = await import('../../project/rules/catalogue.js');
  const id = name
    .trim()
    .replace(/^doctor\//i, '')
    .toUpperCase();
  const rule = doctorRules.find((item) => item.id.toUpperCase() === id);
  return rule === undefined ? undefined : `doctor/${rule.id}`;
}

export async function readSkips(
  rules: readonly string[],
  given: readonly string[],
): Promise<{ readonly silenced: ReadonlyMap<string, string>; readonly problems: readonly Problem[] }> {
  const names = rules.flatMap((item) => item.split(','));
  const reasons = given.map((item) => item.trim());
  const silenced = new Map<string, string>();
  const problems: Problem[] = [];
  if (names.length === 0) return { silenced, problems };
  const { doctorRules } = await import('../../project/rules/catalogue.js');
  for (const [i, name] of names.entries()) {
    const code = await ruleCodeOf(name);
    // One reason may apply to all rules.
    const reason = reasons.length === 1 ? reasons[0] : reasons[i];
    if (code === undefined) {
      const nearest = suggest(
        name,
        doctorRules.map((rule) => rule.id),
      );
      const suggestion = didYouMean(nearest);
      problems.push(usageProblem('usage/unknown-rule', { args: { name: name.slice(0, 40), suggestion } }));
    } else if (reason === undefined || reason === '')
      problems.push(usageProblem('usage/skip-needs-reason', { args: { name } }));
    else silenced.set(code, reason);
  }
  return { silenced, problems };
}
