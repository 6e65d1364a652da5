// What a code means: every entry the program can say, and those a word asks for.
import { generalCatalogue } from '../problems/general.js';
import type { Catalogue, Entry } from '../problems/types.js';
import type { CodeExplained } from '../report/answers/explain.js';
import { isVendorId, TENCENT, vendorIds } from '../session/vendor-list.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { vendors } from '../vendors/index.js';

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

export function nameOf(code: string): string {
  const scope = code.slice(0, code.indexOf('/'));
  if (scope === TENCENT) return tencentManifest.name;
  return isVendorId(scope) ? vendors[scope].name : 'tim-push';
}
