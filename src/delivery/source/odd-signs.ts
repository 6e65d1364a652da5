// Characters that no device token has: a line with one was not read as intended.
import { deliveryProblem } from '../../problems/entries/delivery.js';
import type { Problem } from '../../problems/types.js';

/** Device tokens of all vendors are printable ASCII. */
const ODD = /[^\x20-\x7e]/;

/** What is wrong with the characters of a device token. */
export function oddSign(token: string, line: number, file: string): Problem | undefined {
  const found = ODD.exec(token)?.[0];
  if (found === undefined) return undefined;
  const sign = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return deliveryProblem('tokens/bad-characters', { args: { line, file, sign } });
}
