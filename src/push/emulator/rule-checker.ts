// What checks a request for an emulator: which rules are on, and what became of each for one request.
import { t } from '../../text/language.js';
import { Refusal, type Rule, type RuleChecker, type RuleSet, type Seen, sentence } from './emulator.js';

export interface RuleOptions {
  readonly strict: boolean;
  readonly ruleSets: ReadonlySet<RuleSet>;
}

type Line = RuleChecker['trail'][number];

/** Whether a rule is on: guesses need `strict`, rules about hours, counts and rates their rule set. */
export function isRuleOn(rule: Rule, options: RuleOptions): boolean {
  if (rule.needs !== undefined && !options.ruleSets.has(rule.needs)) return false;
  return rule.always === true || rule.mark === 'A' || rule.mark === 'B' || options.strict;
}

/** The rules of one vendor, ready for its checkers. */
export class RuleBook {
  readonly #rules: ReadonlyMap<string, Rule>;
  /** A request passes dozens of rules, and a passed rule always reads the same: its line is made once. */
  readonly #passed: ReadonlyMap<string, Line>;
  #latest: readonly Line[] = [];

  constructor(rules: readonly Rule[]) {
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]));
    this.#passed = new Map(rules.map(({ id }) => [id, Object.freeze({ rule: id, verdict: 'passed' })]));
  }

  /** An unknown rule id is our bug and throws a plain error. */
  rule(id: string): Rule {
    const rule = this.#rules.get(id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    return rule;
  }

  passed(id: string): Line {
    return this.#passed.get(id) ?? { rule: this.rule(id).id, verdict: 'passed' };
  }

  /** A trail to keep. Messages of one kind pass the same rules, and a thousand of them are kept: equal neighbours share one list. */
  settle(trail: readonly Line[]): readonly Line[] {
    const latest = this.#latest;
    if (trail.length === latest.length && trail.every((line, i) => line === latest[i])) return latest;
    this.#latest = trail;
    return trail;
  }
}

/**
 * A checker for one request. The rule named by `forced` is broken whatever the request says: that is how a fault makes a vendor
 * refuse in its own words.
 */
export const openChecker = (book: RuleBook, options: RuleOptions, forced?: string): RuleChecker =>
  new RequestChecker(book, options, forced);

const ON_PURPOSE = t('broken on purpose by a fault', '故障注入：有意不满足');

class RequestChecker implements RuleChecker {
  readonly trail: Line[] = [];
  readonly #book: RuleBook;
  readonly #options: RuleOptions;
  readonly #forced: string | undefined;

  constructor(book: RuleBook, options: RuleOptions, forced: string | undefined) {
    this.#book = book;
    this.#options = options;
    this.#forced = forced;
  }

  allows(id: string, ok: boolean, detail?: Seen): boolean {
    if (id === this.#forced) {
      this.trail.push({ rule: id, verdict: 'broken', detail: ON_PURPOSE });
      return false;
    }
    if (ok) {
      this.trail.push(this.#book.passed(id));
      return true;
    }
    const on = isRuleOn(this.#book.rule(id), this.#options);
    const seen = sentence(detail);
    this.trail.push({ rule: id, verdict: on ? 'broken' : 'off', ...(seen === undefined ? {} : { detail: seen }) });
    return !on;
  }

  isOn(id: string): boolean {
    return id === this.#forced || isRuleOn(this.#book.rule(id), this.#options);
  }

  check(id: string, ok: boolean, detail?: Seen): void {
    if (!this.allows(id, ok, detail)) throw new Refusal(this.#book.rule(id), id === this.#forced ? ON_PURPOSE : detail);
  }

  found<T>(id: string, value: T | undefined, detail?: Seen): T {
    this.check(id, value !== undefined, detail);
    if (value === undefined) throw new Error(`the rule ${id} is not always on`);
    return value;
  }
}
