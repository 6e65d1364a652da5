// Which vendor a device token belongs to by its shape: the named one, another one, or uncertain.

import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { strangerOf } from '../../push/shapes/token-words.js';
import { shortenToken } from '../../report/terminal-text.js';
import { vendors } from '../../vendors/index.js';
import { type VendorId, vendorIds } from './list.js';

/** The vendor of a token: the one that was named, else the only one whose shape fits. */
export async function vendorOfToken(
  token: string,
  named: VendorId | undefined,
  force: boolean,
): Promise<{ readonly id: VendorId } | { readonly problem: Problem }> {
  // A token that fits the named vendor is not compared with the others: most runs load only one vendor.
  if (named !== undefined && (force || (await vendors[named].load()).fitsToken(token) !== 'no')) return { id: named };
  const fits = await Promise.all(
    vendorIds.map(async (id) => ({ id, fit: (await vendors[id].load()).fitsToken(token) })),
  );
  const sure = fits.filter((item) => item.fit === 'yes').map((item) => item.id);
  if (named !== undefined) {
    const other = sure.length === 1 ? sure[0] : undefined;
    return other === undefined ? { id: named } : { problem: otherVendor(token, other, named) };
  }
  const [only] = sure;
  if (only !== undefined && sure.length === 1) return { id: only };
  const stranger = sure.length > 1 ? undefined : strangerOf(token, '');
  if (stranger?.severity === 'error') {
    const { vendor: _none, ...problem } = stranger;
    return { problem };
  }
  const candidates = (sure.length > 1 ? sure : fits.filter((item) => item.fit === 'maybe').map((item) => item.id)).join(
    '|',
  );
  return {
    problem: usageProblem('usage/vendor-unclear', {
      args: { token: shortenToken(token), candidates: candidates === '' ? vendorIds.join('|') : candidates },
    }),
  };
}

/** The one vendor whose tokens look like this, asked of every vendor's own pattern. */
export async function loadTokenShapes(): Promise<(token: string) => VendorId | undefined> {
  const loaded = await Promise.all(vendorIds.map((id) => vendors[id].load()));
  return (token) => {
    const sure = vendorIds.filter((_, i) => loaded[i]?.fitsToken(token) === 'yes');
    return sure.length === 1 ? sure[0] : undefined;
  };
}

export const otherVendor = (token: string, other: VendorId, named: VendorId): Problem =>
  usageProblem('usage/token-of-other-vendor', {
    vendor: named,
    args: { token: shortenToken(token), other: vendors[other].name, otherId: other, vendor: vendors[named].name },
  });
