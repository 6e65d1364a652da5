// UserIDs as Tencent's official rule describes them.
import type { Problem } from '../problems/types.js';
import { excerptOf } from '../text/excerpt.js';
import { LIMITS, PLAIN_USER_ID } from './facts.js';
import { tencentProblem } from './problems/index.js';

/** A warning for an unusual UserID; nothing is refused, because others work in practice. */
export function checkUserId(userId: string): readonly Problem[] {
  const isPlain = PLAIN_USER_ID.test(userId) && Buffer.byteLength(userId) <= LIMITS.userIdBytes;
  return isPlain ? [] : [tencentProblem('tencent-im/user-id-shape', { args: { user: excerptOf(userId) } })];
}
