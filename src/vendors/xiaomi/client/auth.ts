// Xiaomi's only credential: the AppSecret in the Authorization header. The prefix `key` must be lower case (document 1559).
import type { Settings } from '../../../push/types.js';

export const authorization = (appSecret: string): string => `key=${appSecret}`;

/** The headers of a POST. A pasted secret may have surrounding spaces. */
export function headersOf(settings: Settings): Record<string, string> {
  return {
    Authorization: authorization(settings.secret('mi_app_secret')?.reveal() ?? ''),
    'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
  };
}
