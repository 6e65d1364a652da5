// The requests of a push as HTTP: what the client sends and what --print-request shows.
import type { HttpRequest } from '../../../http/types.js';
import type { Vendor } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { infoPath, sendPath } from '../facts.js';
import { tokenRequest, tokenUrl } from './auth.js';
import { fieldOf, templateOf } from './message.js';
import { readServiceAccount, type ServiceAccount } from './service-account.js';

export const sendUrl = (base: string, account: Pick<ServiceAccount, 'projectId'>): string =>
  `${base}${sendPath(encodeURIComponent(account.projectId))}`;

/** Whether a project in a response is ours, by id or number. Any number passes when ours is unknown, because service account files do not contain it. */
export const isOurProject = (
  project: string,
  { projectId, projectNumber = project }: Pick<ServiceAccount, 'projectId' | 'projectNumber'>,
): boolean => project === projectId || (/^[0-9]+$/.test(project) && project === projectNumber);

/** One message; the body is already serialised. */
export const sendRequest = (url: string, accessToken: string, body: string): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'application/json; charset=UTF-8', Authorization: `Bearer ${accessToken}` },
  body,
  protocol: 'h2',
});

/** Queries Google's information about one registration token. */
export const infoRequest = (base: string, token: string, accessToken: string): HttpRequest => ({
  method: 'GET',
  url: `${base}${infoPath(encodeURIComponent(token))}?details=true`,
  // Without the second header the service treats the value as a legacy server key.
  headers: { Authorization: `Bearer ${accessToken}`, access_token_auth: 'true' },
});

/** Placeholders for the signed JWT and the access token in printed requests. */
const ASSERTION_PLACEHOLDER = '$FCM_ASSERTION';
const TOKEN_PLACEHOLDER = '$FCM_ACCESS_TOKEN';

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => {
  const read = readServiceAccount(deps.settings);
  const account = read?.ok === true ? read.account : undefined;
  const url = sendUrl(deps.endpoint('push'), account ?? { projectId: '$FCM_PROJECT' });
  const auth = tokenRequest(tokenUrl(account, deps.endpoint('auth')), 'x');
  return [
    {
      title: t(
        'get an access token: the assertion is a JWT signed with the private key (RS256, valid for an hour); access_token goes into the next request',
        '获取访问令牌：assertion 是用私钥签名的 JWT（RS256，有效 1 小时）；返回的 access_token 用于下一个请求',
      ),
      request: { ...auth, body: String(auth.body).replace(/assertion=x$/, `assertion=${ASSERTION_PLACEHOLDER}`) },
    },
    ...tokens.map((token) => ({
      title: t('push to one device token', '推送到一个设备 token'),
      request: sendRequest(url, TOKEN_PLACEHOLDER, templateOf(message, deps.settings, fieldOf(token)).write(token)),
    })),
  ];
};
