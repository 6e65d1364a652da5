// Every code the program can report, with its owner and its other names.

import type { CodeAliases } from '../problems/code-aliases.js';
import { generalCatalogue } from '../problems/general.js';
import type { Catalogue } from '../problems/types.js';
import { isVendorId, TENCENT, vendorIds } from '../session/vendors/list.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { type Text, t } from '../text/language.js';
import { vendors } from '../vendors/index.js';

/** Every code of vendors, Tencent, doctor and the program itself. */
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

/** Other names of codes, by the id of the service. */
export async function allAliases(): Promise<ReadonlyMap<string, CodeAliases>> {
  const loaded = await Promise.all(vendorIds.map(async (id) => [id, (await vendors[id].load()).aliases] as const));
  const { aliases } = await import('../tencent-im/index.js');
  return new Map(
    [...loaded, [TENCENT, aliases] as const].flatMap(([id, own]) => (own === undefined ? [] : [[id, own]])),
  );
}

/** Codes of vendors and of Tencent; everything else is our own finding. */
export const isServiceScope = (scope: string): boolean => isVendorId(scope) || scope === TENCENT;

export function ownerOf(code: string): Text {
  const scope = code.slice(0, code.indexOf('/'));
  if (scope === TENCENT) return tencentManifest.name;
  return isVendorId(scope) ? vendors[scope].name : t('tim-push', 'tim-push');
}
