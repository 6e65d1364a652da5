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
  const trail: Gate['trail'][number][] = [];
  const lines = passedLines(rules);
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
    if (ok) {
      trail.push(lines.get(id) ?? { rule: find(id).id, verdict: 'passed' });
      return true;
    }
    const on = isRuleOn(find(id), options);
    trail.push({ rule: id, verdict: on ? 'broken' : 'off', ...(detail === undefined ? {} : { detail }) });
    return !on;
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

type Line = Gate['trail'][number];
const lineCache = new WeakMap<ReadonlyMap<string, Rule>, ReadonlyMap<string, Line>>();

/** A request passes dozens of rules, and a passed rule always reads the same: its line is made once for each list of rules. */
function passedLines(rules: ReadonlyMap<string, Rule>): ReadonlyMap<string, Line> {
  const known = lineCache.get(rules);
  if (known !== undefined) return known;
  const lines = new Map(
    [...rules.keys()].map((id): [string, Line] => [id, Object.freeze({ rule: id, verdict: 'passed' })]),
  );
  lineCache.set(rules, lines);
  return lines;
}
