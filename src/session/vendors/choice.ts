// Which vendors a command works on, and the vendor of a single device token.
import type { Problem } from '../../problems/types.js';
import { unknownVendor } from '../../problems/value-problem.js';
import { isVendorId, TENCENT, type VendorId, vendorIds } from './list.js';

export interface Target {
  readonly vendor: VendorId;
  readonly token: string;
}

export interface VendorChoice {
  readonly ids: readonly VendorId[];
  /** Tencent IM is included. */
  readonly tencent: boolean;
  /** Single vendors were named. */
  readonly given: boolean;
  /** `all` was named. */
  readonly all: boolean;
  readonly problem?: Problem;
}

/** The vendors of a list such as `vivo,oppo`; `all` and no list mean every vendor. Tencent IM is a name only where `service` says so. */
export function chooseVendors(list: string | undefined, service?: typeof TENCENT): VendorChoice {
  const names = (list ?? '')
    .replace(/[\p{Cf}"'“”]/gu, '')
    .split(/[\s,;，、；]+/)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '');
  const all = names.includes('all');
  const isNothing = list !== undefined && names.length === 0;
  const unknown = isNothing ? list : names.find((name) => !isVendorId(name) && name !== service && name !== 'all');
  if (unknown === undefined && (list === undefined || all)) return { ids: vendorIds, tencent: true, given: false, all };
  const known = [...vendorIds, ...(service === undefined ? [] : [service])];
  if (unknown !== undefined)
    return {
      ids: [],
      tencent: false,
      given: true,
      all,
      problem: unknownVendor(unknown, known),
    };
  return { ids: names.filter(isVendorId), tencent: names.includes(TENCENT), given: true, all };
}

/** The choice of a command that is made for one vendor. */
export const onlyVendor = (id: VendorId): VendorChoice => ({ ids: [id], tencent: false, given: true, all: false });

/** The one vendor that was named, where it is one. */
export const namedVendor = ({ given, ids }: VendorChoice): VendorId | undefined =>
  given && ids.length === 1 ? ids[0] : undefined;

/** The vendors of `--require`: `all` means every one of them, configured or not. */
export function chooseRequired(
  list: string | undefined,
  service?: typeof TENCENT,
): { readonly ids: readonly string[] } | { readonly problem: Problem } {
  if (list === undefined) return { ids: [] };
  const { ids, tencent, given, problem } = chooseVendors(list, service);
  if (problem !== undefined) return { problem };
  return { ids: [...ids, ...(given && tencent ? [TENCENT] : [])] };
}

/** The vendors to check: those that were named, and those that are required. */
export const withRequired = (choice: VendorChoice, required: readonly string[]): VendorChoice => ({
  ...choice,
  ids: vendorIds.filter((id) => choice.ids.includes(id) || required.includes(id)),
  tencent: choice.tencent || required.includes(TENCENT),
});
