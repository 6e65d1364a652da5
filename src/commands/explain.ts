// `explain`: what a code means, offline: any vendor's, Tencent's or our own.

import { isServiceScope, ownerOf } from '../checks/catalogue.js';
import { explainText, loadDictionary } from '../checks/explain/index.js';
import { plainSigns } from '../checks/explain/pasted-text.js';
import { unknownCode } from '../checks/explain/unknown-code.js';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT, exitCodeOf } from '../problems/exit-code.js';
import type { Catalogue, Problem } from '../problems/types.js';
import { unknownVendor } from '../problems/value-problem.js';
import { type CodeExplained, explainDocument, layoutCodeList, layoutExplained } from '../report/answers/explain.js';
import { layoutProblems } from '../report/problem.js';
import { t } from '../text/language.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand } from './define.js';

export const explain = defineCommand({
  arguments: [
    {
      name: 'code',
      required: true,
      variadic: true,
      describe: t(
        '[vendor] <code>, or what you saw: an answer, a line of a log, the name a library gives it',
        '[厂商] <码>，或看到的内容：返回的 JSON、日志行、某个库的错误名',
      ),
    },
  ],
  examples: [
    { command: 'tim-push explain vivo 10302', says: t('all meanings of one vendor code', '某个厂商码的全部含义') },
    {
      command: `tim-push explain '{"code":"80300007","msg":"All the tokens are invalid"}'`,
      says: t('an answer as it came', '直接粘贴返回内容'),
    },
    { command: 'tim-push explain apns 410', says: t('an HTTP status of one vendor', '某厂商的 HTTP 状态码') },
    { command: 'tim-push explain ext/not-json', says: t('a finding of our own', '本工具自己的检查项') },
    { command: 'tim-push explain vivo', says: t('every code of vivo', 'vivo 的全部码') },
  ],
  flags: [
    { name: 'vendor', value: 'name', describe: t('the same as a vendor before the code', '与写在码前面的厂商相同') },
  ],
  async run(_context, { args, flags: { vendor } }): Promise<CommandResult> {
    const dictionary = await loadDictionary();
    if (args.some((word) => word.trim() === ''))
      return stopWith([usageProblem('usage/empty-value', { args: { flag: 'code' } })], { codes: [] });
    if (vendor !== undefined && !dictionary.scopes.has(vendor.toLowerCase()))
      return stopWith([unknownVendor(vendor, [...dictionary.aliases.keys()])], { codes: [] });
    const first = /^[^\s/:]+/.exec(args[0] ?? '')?.[0] ?? '';
    const named = dictionary.scopes.get(first.toLowerCase());
    if (vendor !== undefined && named !== undefined && named !== dictionary.scopes.get(vendor.toLowerCase()))
      return stopWith([usageProblem('usage/conflict', { args: { first: `--vendor ${vendor}`, second: first } })], {
        codes: [],
      });
    const words = [vendor ?? '', ...args].join(' ').trim();
    const scope = dictionary.scopes.get(words.toLowerCase());
    if (scope !== undefined || words.toLowerCase() === 'general') return list(scope, dictionary.catalogue);
    const found = explainText(words, dictionary);
    const unknown = (code: string): Problem => unknownCode(code, found.scope, dictionary);
    const numbers = found.unknown ?? (found.number === undefined ? [] : [found.number]);
    const asked = numbers.map((number) => (found.scope === undefined ? number : `${found.scope} ${number}`));
    if (found.codes.length === 0)
      return stopWith(asked.length === 0 ? [unknown(plainSigns(words))] : asked.map(unknown), { codes: [] });
    const entries = explainedOf(found.codes, dictionary.catalogue);
    const problems = found.unknown === undefined ? [] : asked.map(unknown);
    return {
      exitCode: exitCodeOf(problems),
      document: explainDocument(entries),
      problems,
      human: (terminal) =>
        [
          layoutExplained(entries, terminal, { ...found, owner: ownerOf(`${found.scope}/`) }),
          ...layoutProblems(terminal, problems),
        ].join('\n'),
    };
  },
});

const explainedOf = (codes: readonly string[], catalogue: Catalogue): CodeExplained[] =>
  codes.flatMap((code) => {
    const entry = catalogue[code];
    return entry === undefined ? [] : [{ code, entry, name: ownerOf(code) }];
  });

/** All codes of one scope; without one, those that belong to no service. */
function list(scope: string | undefined, catalogue: Catalogue): CommandResult {
  const codes = Object.keys(catalogue).filter((code) => {
    const own = code.slice(0, code.indexOf('/'));
    return scope === undefined ? !isServiceScope(own) : own === scope;
  });
  const entries = explainedOf(codes, catalogue);
  return {
    exitCode: EXIT.ok,
    document: explainDocument(entries),
    problems: [],
    human: (terminal) => layoutCodeList(entries, terminal),
  };
}
