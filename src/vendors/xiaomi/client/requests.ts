// The HTTP requests to Xiaomi: a push, and queries with a query string. --print-request shows what the client sends.
import { encodeForm } from '../../../http/requests/form.js';
import type { HttpRequest } from '../../../http/types.js';
import type { Vendor, VendorDeps } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { PATHS, roleOf } from '../facts.js';
import { headersOf } from './auth.js';
import { formOf, notifyIdOf } from './message.js';

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => [
  {
    title: t('push to the device tokens', '向设备 token 推送'),
    request: {
      method: 'POST',
      url: `${deps.endpoint(roleOf(deps.settings.text('mi_region')))}${PATHS.send}`,
      headers: headersOf(deps.settings),
      body: encodeForm(formOf(message, deps.settings, tokens, notifyIdOf(message, deps.random))),
    },
  },
];

export function queryRequest(
  deps: Pick<VendorDeps, 'settings' | 'endpoint'>,
  path: string,
  query: Readonly<Record<string, string>> = {},
  role: 'feedback' | ReturnType<typeof roleOf> = roleOf(deps.settings.text('mi_region')),
): HttpRequest {
  const { Authorization = '' } = headersOf(deps.settings);
  const text = new URLSearchParams(query).toString();
  return {
    method: 'GET',
    url: `${deps.endpoint(role)}${path}${text === '' ? '' : `?${text}`}`,
    headers: { Authorization },
  };
}
