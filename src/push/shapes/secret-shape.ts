// The shape that all known keys and secrets share: a length, and characters that need no quotes. Only for vendors that publish none.
import { credentialProblem } from '../../problems/entries/config/credential.js';
import type { Problem } from '../../problems/types.js';
import { UNSEEN } from '../../text/printable.js';
import type { FieldSpec, Settings } from '../types.js';

/** What a key or secret never holds: blanks, quotes, letters of other alphabets, brackets or a label before it, and what ends a line of code. */
const FOREIGN = /[^!-~]|["'`\\]|:\/\/|\*{3}|[,;]$|^[[({]|(?<=^[a-z_]{3,16})[:=](?=.{8})/iu;

/** `least` holds the length of the shortest known value by key. Where two values are swapped or equal, or a key has a finding already, shapes add nothing. */
export function withSharedShape(
  vendor: string,
  fields: readonly FieldSpec[],
  settings: Settings,
  least: Readonly<Record<string, number>>,
  found: readonly Problem[],
): readonly Problem[] {
  if (found.some(({ code, severity }) => severity === 'error' && /-(?:swapped|equals-secret)$/.test(code)))
    return found;
  const odd = Object.entries(least).flatMap(([key, length]) => {
    const isSecret = fields.some((field) => field.key === key && field.secret === true);
    const value = isSecret ? settings.secret(key)?.reveal() : settings.text(key);
    if (value === undefined || found.some((problem) => problem.at?.key === key)) return [];
    const at = settings.origin(key);
    const args = { key, length: value.length, least: length, vendorId: vendor };
    if (value.length < length) return [credentialProblem('credential/short', { vendor, at, args })];
    const foreign = FOREIGN.exec(value);
    // The config reader reports invisible characters of keys already, but not those of secrets.
    if (foreign !== null && (isSecret || !UNSEEN.test(foreign[0]))) {
      const place = { ...args, place: foreign.index + 1 };
      return [credentialProblem('credential/foreign-character', { vendor, at, args: place })];
    }
    const half = value.slice(0, value.length / 2);
    return half.length >= Math.max(length, 8) && value === half + half
      ? [credentialProblem('credential/twice', { vendor, at, args })]
      : [];
  });
  return [...found, ...odd];
}
