// How an emulator writes down its rules: in groups of neighbours that share code, mark and source, so that each is said once.
import type { Text } from '../../text/language.js';
import type { Rule } from './emulator.js';

/** What has to hold, by the id of the rule. */
type Titles = Readonly<Record<string, Text>>;
type Group = (code: string, mark: Rule['mark'], titles: Titles) => readonly Rule[];

/** The rules of one source. `always`: on whatever the mark, for credentials, clock window, expiry and required fields. */
export type RuleMaker = Group & {
  readonly always: Group;
  with(more: Pick<Rule, 'always' | 'needs' | 'entry'>): Group;
};

/** The makers of one vendor's rules, one for each source. */
export const rulesOf =
  (vendor: string) =>
  (source: string): RuleMaker => {
    const group: RuleMaker['with'] = (more) => (code, mark, titles) =>
      Object.entries(titles).map(([id, title]) => ({ id: `${vendor}/${id}`, code, mark, title, source, ...more }));
    return Object.assign(group({}), { always: group({ always: true }), with: group });
  };
