// `explain`: what a code means, offline: any vendor's, Tencent's or our own.

import { usageProblem } from '../problems/entries/usage.js';
import { EXIT } from '../problems/exit-code.js';
import { generalCatalogue } from '../problems/general.js';
import type { Catalogue, Entry } from '../problems/types.js';
import { type CodeExplained, explainDocument, layoutCodeList, layoutExplained } from '../report/answers/explain.js';
import { layoutProblems } from '../report/problem.js';
import { isVendorId, TENCENT, vendorIds } from '../session/vendor-list.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { t } from '../text/language.js';
import { suggest } from '../text/suggest.js';
import { vendors } from '../vendors/index.js';
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
  async run(_context, input): Promise<CommandResult> {
    const [first = '', second] = input.args;
    const words = second === undefined ? first : `${first}/${input.args.slice(1).join(' ')}`;
    const wanted = words.toLowerCase();
    const catalogue = await wholeCatalogue();
    if (isVendorId(wanted) || wanted === TENCENT || wanted === 'general') return list(wanted, catalogue);
    const found = lookUp(wanted, catalogue);
    if (found.length === 0) return unknown(words, catalogue);
    return {
      exitCode: EXIT.ok,
      document: explainDocument(found),
      problems: [],
      human: (terminal) => layoutExplained(found, terminal),
    };
  },
});

/** Every code the program can say, with its owner. */
export async function wholeCatalogue(): Promise<Catalogue> {
  const loaded = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  const { resultCodes, tencentProblems } = await import('../tencent-im/index.js');
  const { doctorCatalogue } = await import('../project/rules/catalogue.js');
  return Object.assign(
    {},
    generalCatalogue,
    doctorCatalogue,
    ...loaded.map((vendor) => ({ ...vendor.resultCodes, ...vendor.problems })),
    resultCodes,
    tencentProblems,
  ) as Catalogue;
}

/** The code itself and its cases: `vivo/10302` finds `vivo/10302-not-test-device` too. A bare code is looked for in every scope. */
export function lookUp(wanted: string, catalogue: Catalogue): CodeExplained[] {
  const matches = ([code]: [string, Entry]): boolean => {
    const lower = code.toLowerCase();
    const bare = lower.slice(lower.indexOf('/') + 1);
    return (
      lower === wanted ||
      lower.startsWith(`${wanted}-`) ||
      (!wanted.includes('/') && (bare === wanted || bare.startsWith(`${wanted}-`))) ||
      liesInRange(wanted, lower)
    );
  };
  return Object.entries(catalogue)
    .filter(matches)
    .map(([code, entry]) => ({ code, entry, name: nameOf(code) }));
}

/** `tencent-im/120500` lies in `tencent-im/120001-130000`. */
function liesInRange(wanted: string, code: string): boolean {
  const range = /^([a-z-]+\/)(\d+)-(\d+)$/.exec(code);
  const number = /^([a-z-]+\/)?(\d+)$/.exec(wanted);
  if (range === null || number === null || (number[1] ?? range[1]) !== range[1]) return false;
  return Number(number[2]) > Number(range[2]) && Number(number[2]) <= Number(range[3]);
}

const isOfService = (code: string): boolean => {
  const scope = code.slice(0, code.indexOf('/'));
  return isVendorId(scope) || scope === TENCENT;
};

function nameOf(code: string): string {
  const scope = code.slice(0, code.indexOf('/'));
  if (scope === TENCENT) return tencentManifest.name;
  return isVendorId(scope) ? vendors[scope].name : 'tim-push';
}

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
  return {
    exitCode: EXIT.usage,
    document: { codes: [] },
    problems: [problem],
    human: (terminal) => layoutProblems(terminal, [problem]).join('\n'),
  };
}
