// The format of a Xiaomi regid: padded base64, which other values also use.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { REGID } from '../facts.js';
import { xiaomiProblem } from '../problems.js';

const HEX_64 = /^[0-9a-fA-F]{64}$/;
/** An APNs token (32 bytes) in base64 has the same format as a regid. */
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

/** Runs for every line of large token files, so the length is checked before the regular expression. */
const isRegid = (token: string): boolean =>
  token.length % 4 === 0 && REGID.test(token) && !(token.length === 64 && HEX_64.test(token));

const NOTHING_WRONG: readonly Problem[] = [];

export function fitsToken(token: string): TokenFit {
  if (token.length > 88 || !isRegid(token)) return 'no';
  const isAmbiguous = (token.length === 44 && BASE64_OF_32_BYTES.test(token)) || !/[+/=]/.test(token);
  return isAmbiguous ? 'maybe' : 'yes';
}

export function checkToken(token: string): readonly Problem[] {
  if (isRegid(token)) return NOTHING_WRONG;
  if (/\s/.test(token)) return [xiaomiProblem('xiaomi/token-blank')];
  if (token.includes(',')) return [xiaomiProblem('xiaomi/token-list')];
  return [xiaomiProblem('xiaomi/token-shape', { args: { length: token.length } })];
}
