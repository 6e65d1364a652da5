// The gate of an emulator: which rules are on, and what became of each for one request.
import { type Gate, Refusal, type Rule, type RuleSet } from './emulator.js';

export interface GateOptions {
  readonly strict: boolean;
  readonly ruleSets: ReadonlySet<RuleSet>;
}

/** Whether a rule is on: guesses need `strict`, rules about hours, counts and rates their rule set. */
export function isRuleOn(rule: Rule, options: GateOptions): boolean {
  if (rule.needs !== undefined && !options.ruleSets.has(rule.needs)) return false;
  return rule.always === true || rule.mark === 'A' || rule.mark === 'B' || options.strict;
}

/**
 * Opens a gate for one request. An unknown rule id is our bug and throws a plain error. The rule named by `forced` is broken
 * whatever the request says: that is how a fault makes a vendor refuse in its own words.
 */
export function openGate(rules: ReadonlyMap<string, Rule>, options: GateOptions, forced?: string): Gate {
  const trail: { rule: string; verdict: 'passed' | 'broken' | 'off'; detail?: string }[] = [];
  const find = (id: string): Rule => {
    const rule = rules.get(id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    return rule;
  };
  const allows = (id: string, ok: boolean, detail?: string): boolean => {
    if (id === forced) {
      trail.push({ rule: id, verdict: 'broken', detail: 'broken on purpose by a fault' });
      return false;
    }
    const on = isRuleOn(find(id), options);
    const verdict = ok ? 'passed' : on ? 'broken' : 'off';
    trail.push({ rule: id, verdict, ...(detail === undefined || ok ? {} : { detail }) });
    return ok || !on;
  };
  return {
    trail,
    allows,
    isOn: (id) => id === forced || isRuleOn(find(id), options),
    check(id, ok, detail) {
      if (!allows(id, ok, detail)) throw new Refusal(find(id), id === forced ? 'broken on purpose by a fault' : detail);
    },
  };
}
