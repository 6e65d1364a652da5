// What the reader of a config found, as steps and commands look at it: keys that all vendors of an Android app share, devices, values that are most likely others.
import type { Problem } from '../../problems/types.js';
import { commonFields } from '../../push/message/common-fields.js';
import type { VendorManifest } from '../../push/types.js';

export const commonFindings = (
  problems: readonly Problem[],
  { isNotAndroid }: Pick<VendorManifest, 'id' | 'isNotAndroid'>,
): readonly Problem[] =>
  isNotAndroid === true ? [] : problems.filter(({ at }) => commonFields.some(({ key }) => key === at?.key));

/** The problem of a device of these vendors that could not be read: no demo device replaces it. */
export const unreadDevice = (problems: readonly Problem[], ids: readonly string[]): Problem | undefined =>
  problems.find(
    ({ severity, at, vendor }) =>
      severity === 'error' && at?.key?.startsWith('devices') === true && (vendor === undefined || ids.includes(vendor)),
  );

/** A warning that a value is most likely the wrong one. */
export const isDoubt = ({ severity, code }: Problem): boolean =>
  severity === 'warning' && /^credential\/|^config\/(?:same-|unseen-)|-(?:swapped|shape)$/.test(code);
