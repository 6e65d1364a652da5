// The HTTP requests to Meizu: one signed form per query, and the push that --print-request shows.
import type { HttpRequest } from '../../../http/types.js';
import type { PushMessage, Vendor, VendorDeps } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { PATHS } from '../facts.js';
import { signedForm } from './auth.js';
import { messageBody } from './message.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' } as const;

/** A POST with a signed form; `own` are its fields apart from app id and signature. */
export function formRequest(
  url: string,
  own: Readonly<Record<string, string>>,
  { settings }: Pick<VendorDeps, 'settings'>,
): HttpRequest {
  const appId = settings.text('mz_app_id') ?? '';
  const appSecret = settings.secret('mz_app_secret')?.reveal() ?? '';
  return { method: 'POST', url, headers: FORM, body: signedForm({ appId, ...own }, appSecret) };
}

/** The fields of a push to device tokens. */
export const pushFields = (
  message: PushMessage,
  tokens: readonly string[],
  { settings }: Pick<VendorDeps, 'settings'>,
): Readonly<Record<string, string>> => ({
  pushIds: tokens.join(','),
  messageJson: JSON.stringify(messageBody(message, settings)),
});

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => [
  {
    title: t('push to the device tokens', '向设备 token 推送'),
    request: formRequest(`${deps.endpoint('push')}${PATHS.push}`, pushFields(message, tokens, deps), deps),
  },
];
