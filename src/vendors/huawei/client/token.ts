// The format of a Huawei device token; Huawei guarantees neither format nor length, so the format never causes a rejection.
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { tokenShapes } from '../facts.js';
import { huaweiProblem } from '../problems.js';

export type TokenClass = 'legacy' | 'classic' | 'shared' | 'harmony-next' | 'unknown';

export function classifyToken(token: string): TokenClass {
  if (tokenShapes.legacy.test(token)) return 'legacy';
  if (tokenShapes.harmonyNext.test(token)) return 'harmony-next';
  if (tokenShapes.sharedWithHonor.test(token)) return 'shared';
  return tokenShapes.classic.test(token) ? 'classic' : 'unknown';
}

/** Honor also uses the format that starts with IQAAAA. A HarmonyOS 5 token belongs to the vendor `harmony`, because only v3 can reach it. */
export function fitsToken(token: string): TokenFit {
  const kind = classifyToken(token);
  if (kind === 'unknown' || kind === 'harmony-next') return 'no';
  return kind === 'shared' ? 'maybe' : 'yes';
}

export function checkToken(token: string): readonly Problem[] {
  const text = token.trim();
  if (text === '' || /[\s"'“”]/.test(token)) return [huaweiProblem('huawei/token-blank')];
  if (/\.\.\.|…/.test(text)) return [huaweiProblem('huawei/token-cut')];
  const kind = classifyToken(token);
  if (kind === 'harmony-next') return [huaweiProblem('huawei/harmony-token')];
  return kind === 'unknown' ? [huaweiProblem('huawei/token-shape', { args: { length: token.length } })] : [];
}
