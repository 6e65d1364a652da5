// What a Xiaomi regid looks like: padded base64, which other things are too.
import type { Problem } from '../../problems/types.js';
import type { TokenFit } from '../../push/types.js';
import { REGID } from './facts.js';
import { xiaomiProblem } from './problems.js';

const HEX_64 = /^[0-9a-fA-F]{64}$/;
/** The base64 form of Apple's 32 bytes has the same shape as a regid. */
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

export function fitsToken(token: string): TokenFit {
  if (!REGID.test(token) || HEX_64.test(token) || token.length > 88) return 'no';
  return BASE64_OF_32_BYTES.test(token) || !/[+/=]/.test(token) ? 'maybe' : 'yes';
}

export function checkToken(token: string): readonly Problem[] {
  if (/\s/.test(token)) return [xiaomiProblem('xiaomi/token-blank')];
  if (token.includes(',')) return [xiaomiProblem('xiaomi/token-list')];
  return REGID.test(token) && !HEX_64.test(token)
    ? []
    : [xiaomiProblem('xiaomi/token-shape', { args: { length: token.length } })];
}
