// `explain`: what a code means, offline: any vendor's, Tencent's or our own.

import { lookUp, nameOf, wholeCatalogue } from '../checks/explain-code.js';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT } from '../problems/exit-code.js';
import type { Catalogue } from '../problems/types.js';
import { explainDocument, layoutCodeList, layoutExplained } from '../report/answers/explain.js';
import { isVendorId, TENCENT, vendorIds } from '../session/vendor-list.js';
import { t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand } from './define.js';

export const explain = defineCommand({
  name: 'explain',
  summary: t('what an error code means and how to get rid of it', '解释错误码的含义和解决办法'),
  arguments: [
    {
      name: 'code',
      required: true,
      variadic: true,
      describe: t(
        '[vendor] <code>, for example: vivo 10302, vivo/10302, ext/not-json',
        '[厂商] <码>，例如：vivo 10302、vivo/10302、ext/not-json',
      ),
    },
  ],
  examples: [
    { command: 'tim-push explain vivo 10302', says: t('all meanings of one vendor code', '某个厂商码的全部含义') },
    { command: 'tim-push explain ext/not-json', says: t('a finding of our own', '本工具自己的检查项') },
    { command: 'tim-push explain vivo', says: t('every code of vivo', 'vivo 的全部码') },
  ],
  flags: [],
  async run(_context, { args }): Promise<CommandResult> {
    const [first = '', second] = args;
    const words = second === undefined ? first : `${first}/${args.slice(1).join(' ')}`;
    const asked = words.toLowerCase();
    const catalogue = await wholeCatalogue();
    if (isVendorId(asked) || asked === TENCENT || asked === 'general') return list(asked, catalogue);
    const found = lookUp(asked, catalogue);
    if (found.length === 0) return unknown(words, catalogue);
    return {
      exitCode: EXIT.ok,
      document: explainDocument(found),
      problems: [],
      human: (terminal) => layoutExplained(found, terminal),
    };
  },
});

const isOfService = (code: string): boolean => {
  const scope = code.slice(0, code.indexOf('/'));
  return isVendorId(scope) || scope === TENCENT;
};

function list(scope: string, catalogue: Catalogue): CommandResult {
  const codes = Object.entries(catalogue)
    .filter(([code]) => (scope === 'general' ? !isOfService(code) : code.startsWith(`${scope}/`)))
    .map(([code, entry]) => ({ code, entry, name: nameOf(code) }));
  return {
    exitCode: EXIT.ok,
    document: explainDocument(codes),
    problems: [],
    human: (terminal) => layoutCodeList(codes, terminal),
  };
}

function unknown(words: string, catalogue: Catalogue): CommandResult {
  const scope = words.includes('/') ? words.slice(0, words.indexOf('/')) : '';
  const nearest = suggest(words, Object.keys(catalogue));
  const problem = usageProblem('usage/unknown-code', {
    args: {
      code: words.slice(0, 60),
      vendor: isVendorId(scope) || scope === TENCENT ? scope : [...vendorIds, TENCENT].join('|'),
      suggestion: nearest === undefined ? '' : t(`; nearest: ${nearest}`, `；相近的有：${nearest}`),
    },
  });
  return stopWith([problem], { codes: [] });
}
