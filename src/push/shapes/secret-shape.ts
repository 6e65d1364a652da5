// The one shape that all known keys and secrets share: a length. Only for vendors that publish none.
import { credentialProblem } from '../../problems/entries/config/credential.js';
import type { Problem } from '../../problems/types.js';
import type { FieldSpec, Settings } from '../types.js';

/** `least` holds the length of the shortest known value by key. Where an error explains these values already (equal, or swapped with another one), lengths add nothing. */
export function withLengths(
  vendor: string,
  fields: readonly FieldSpec[],
  settings: Settings,
  least: Readonly<Record<string, number>>,
  found: readonly Problem[],
): readonly Problem[] {
  const explains = ({ code, severity, at }: Problem): boolean =>
    severity === 'error' && (Object.hasOwn(least, at?.key ?? '') || code.endsWith('-swapped'));
  if (found.some(explains)) return found;
  const short = Object.entries(least).flatMap(([key, length]) => {
    const isSecret = fields.some((field) => field.key === key && field.secret === true);
    const value = (isSecret ? settings.secret(key)?.reveal() : settings.text(key))?.trim();
    if (value === undefined || value.length >= length || found.some((problem) => problem.at?.key === key)) return [];
    const args = { key, length: value.length, least: length, vendorId: vendor };
    return [credentialProblem('credential/short', { vendor, at: settings.origin(key), args })];
  });
  return [...found, ...short];
}
