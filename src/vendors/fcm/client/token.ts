// The format of an FCM device token (registration token). Google does not guarantee it, so the format alone never causes a rejection.
import { tokenProblem } from '../../../problems/entries/token.js';
import type { Problem } from '../../../problems/types.js';
import type { TokenFit } from '../../../push/types.js';
import { installationId, registrationToken, serverKey, shortestToken } from '../facts.js';
import { fcmProblem } from '../problems.js';

export type TokenClass = 'fcm' | 'fid' | 'fcm_truncated' | 'fcm_without_id' | 'server_key' | 'repairable' | 'unknown';

/** Classifies a text; `fixed` is the token without copied quotes or spaces. */
export function classifyToken(text: string): { readonly kind: TokenClass; readonly fixed?: string } {
  const fixed = text.replace(/["'`\s,]/g, '');
  if (fixed !== text && (registrationToken.test(fixed) || installationId.test(fixed)))
    return { kind: 'repairable', fixed };
  if (installationId.test(text)) return { kind: 'fid' };
  if (serverKey.test(text)) return { kind: 'server_key' };
  if (registrationToken.test(text) && text.length >= shortestToken) return { kind: 'fcm' };
  if (/^[A-Za-z0-9_-]{11,}:APA91b/.test(text)) return { kind: 'fcm_truncated' };
  return { kind: text.startsWith('APA91b') ? 'fcm_without_id' : 'unknown' };
}

/** Whether an address is sent as `message.fid` instead of `message.token`. */
export const isInstallationId = (address: string): boolean => installationId.test(address);

/** Only FCM tokens contain `:APA91b`; without the part before the colon it may still be an old GCM id. */
export function fitsToken(token: string): TokenFit {
  const { kind, fixed } = classifyToken(token);
  // A lone installation ID may be a token truncated at the colon or another vendor's token, so --vendor fcm is required.
  if (kind === 'repairable' && fixed !== undefined && isInstallationId(fixed)) return 'maybe';
  if (kind === 'fcm' || kind === 'fcm_truncated' || kind === 'repairable') return 'yes';
  return kind === 'unknown' ? 'no' : 'maybe';
}

export function checkToken(token: string): readonly Problem[] {
  switch (classifyToken(token).kind) {
    case 'fcm':
      return [];
    case 'fid':
      return [fcmProblem('fcm/installation-id')];
    case 'repairable':
      return [fcmProblem('fcm/token-blanks')];
    case 'server_key':
      return [fcmProblem('fcm/token-is-server-key')];
    case 'fcm_truncated':
      return /:APA91b.*:APA91b/s.test(token)
        ? [tokenProblem('token/from-log', { vendor: 'fcm' })]
        : [fcmProblem('fcm/token-truncated', { args: { length: token.length } })];
    case 'fcm_without_id':
      return [fcmProblem('fcm/token-without-id')];
    case 'unknown':
      return token === '' || /\s/.test(token)
        ? [fcmProblem('fcm/token-blanks')]
        : [fcmProblem('fcm/token-shape', { args: { length: token.length } })];
  }
}
