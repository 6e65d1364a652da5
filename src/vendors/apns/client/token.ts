// The format of an APNs device token and its common corruptions: description strings, base64, truncation.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { TOKEN_SHAPE, USUAL_TOKEN_DIGITS } from '../facts.js';
import { apnsProblem } from '../problems.js';

/** Only APNs uses 64 hex digits; other hex lengths are possible but also used by other vendors. */
export function fitsToken(token: string): TokenFit {
  if (!TOKEN_SHAPE.test(token)) return 'no';
  return token.length === USUAL_TOKEN_DIGITS ? 'yes' : 'maybe';
}

/** Extracts the token from a description string or base64; undefined when part of it is missing. */
export function repairToken(token: string): string | undefined {
  const inBrackets = /^(?:<|0x)([0-9a-fA-F ]+)>?$/.exec(token.trim())?.[1]?.replace(/ /g, '');
  if (inBrackets !== undefined && TOKEN_SHAPE.test(inBrackets)) return inBrackets.toLowerCase();
  if (!/^[A-Za-z0-9+/]{43}=$/.test(token.trim())) return undefined;
  const bytes = Buffer.from(token.trim(), 'base64');
  return bytes.length === 32 ? bytes.toString('hex') : undefined;
}

export function checkToken(token: string): readonly Problem[] {
  if (TOKEN_SHAPE.test(token)) {
    return token.length === USUAL_TOKEN_DIGITS
      ? []
      : [apnsProblem('apns/token-length', { args: { length: token.length } })];
  }
  if (/^\{ ?length = /.test(token.trim())) return [apnsProblem('apns/token-cut-description')];
  const repaired = repairToken(token);
  if (repaired !== undefined) return [apnsProblem('apns/token-repairable')];
  if (/^[0-9a-fA-F]+$/.test(token)) return [apnsProblem('apns/token-cut', { args: { length: token.length } })];
  return [apnsProblem('apns/token-shape', { args: { length: token.length } })];
}
