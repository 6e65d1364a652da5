// What a vendor's answer says about a broken rule: what is wrong. A rule's title says what should hold; alone it would read like the opposite.
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import type { Refusal, Rule } from './emulator.js';

export const missing = (name: string): Text => t(`no ${name}`, `没有 ${name}`);

/** The entry for a broken rule: the one it names, the case called like the rule, the one of its code, or the code's first case. */
export function entryOfRule(
  catalogue: Catalogue,
  rule: Pick<Rule, 'id' | 'code' | 'entry'>,
): readonly [code: string, entry: Entry] | undefined {
  const slash = rule.id.indexOf('/');
  const plain = `${rule.id.slice(0, slash)}/${rule.code}`;
  const ofCase = `${plain}-${rule.id.slice(slash + 1)}`;
  for (const code of [rule.entry, ofCase, plain]) {
    const entry = code === undefined ? undefined : catalogue[code];
    if (code !== undefined && entry !== undefined) return [code, entry];
  }
  return Object.entries(catalogue).find(([code]) => code.startsWith(`${plain}-`));
}

const REFUSED = t('the request was refused', '请求被拒绝');

/**
 * Makes the words for one vendor's refusals. `own` has words by rule or by code: those the vendor is known to use, and those that are
 * plainer than the catalogue's. Where one code covers several rules its words name no culprit, so what was expected follows them.
 */
export function refusalWords(
  rules: readonly Rule[],
  catalogue: Catalogue,
  own: Readonly<Record<string, Text>> = {},
): (refusal: Pick<Refusal, 'rule' | 'detail'>) => Text {
  const entries = new Map(rules.map((rule) => [rule.id, entryOfRule(catalogue, rule)]));
  const uses = new Map<string, number>();
  for (const rule of rules) {
    const key = entries.get(rule.id)?.[0] ?? rule.code;
    if (own[rule.id] === undefined) uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return ({ rule, detail }) => {
    const [code, entry] = entries.get(rule.id) ?? [];
    const words = own[rule.id] ?? own[rule.code] ?? entry?.title ?? REFUSED;
    const isAlone = own[rule.id] !== undefined || (entry !== undefined && uses.get(code ?? '') === 1);
    const { title } = rule;
    const said = isAlone ? words : t(`${words.en}; expected: ${title.en}`, `${words.zh}；要求：${title.zh}`);
    return detail === undefined ? said : t(`${said.en} (${detail.en})`, `${said.zh}（${detail.zh}）`);
  };
}
