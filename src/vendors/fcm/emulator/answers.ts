// The emulator's rejections in Google's formats: HTML, OAuth, the error envelope with details, and the information service.
import type { EmulatorReply, Refusal } from '../../../push/emulator/emulator.js';
import { refusalWords } from '../../../push/emulator/refusal-words.js';
import { t } from '../../../text/language.js';
import { detailTypes } from '../facts.js';
import { resultCodes } from '../result-codes.js';
import { rules } from './rules.js';

/** Facts about the rejected request that the response contains. */
export interface RefusalContext {
  field?: string;
  project?: string;
}

type Detail = Readonly<Record<string, unknown>>;

const fcmError = (errorCode: string): Detail => ({ '@type': detailTypes.fcm, errorCode });
const badRequest = (field: string, description: string): Detail => ({
  '@type': detailTypes.badRequest,
  fieldViolations: [{ ...(field === '' ? {} : { field }), description }],
});
const errorInfo = (reason: string, domain: string, metadata: Detail): Detail => ({
  '@type': detailTypes.info,
  reason,
  domain,
  metadata,
});

const NOT_FOUND_PAGE =
  '<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n<p><b>404.</b> <ins>That’s an error.</ins>\n<p>The requested URL was not found on this server.\n';

const TIMES =
  'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';

/** `error_description` of the token endpoint by rule. */
const descriptions: Readonly<Record<string, string>> = {
  'fcm/grant-type': 'Invalid grant_type',
  'fcm/assertion': 'Bad Request',
  'fcm/assertion-algorithm': 'Invalid JWT Signature.',
  'fcm/account': 'Invalid grant: account not found',
  'fcm/signature': 'Invalid JWT Signature.',
  'fcm/audience': 'Invalid JWT: Failed audience check.',
  'fcm/times': TIMES,
  'fcm/scope': 'Invalid OAuth scope or ID token audience provided.',
};

const GENERAL = 'Request contains an invalid argument.';

const wordsOf = refusalWords(rules, resultCodes, {
  INVALID_ARGUMENT: t('Invalid value', '值无效'),
  QUOTA_EXCEEDED: t('Quota exceeded', '超出配额'),
});

export function shapeRefusal(refusal: Refusal, { field = '', project = '' }: RefusalContext): EmulatorReply {
  const { rule, detail } = refusal;
  // This emulator's details are complete sentences, so they can serve as the message.
  const says = (detail ?? wordsOf(refusal)).en;
  if (rule.code === 'http-404')
    return { status: 404, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: NOT_FOUND_PAGE };
  const description = descriptions[rule.id];
  if (description !== undefined) return { status: 400, body: { error: rule.code, error_description: description } };
  const violation = badRequest(field, says);
  switch (rule.id) {
    case 'fcm/authorization':
      return envelope(
        401,
        'UNAUTHENTICATED',
        'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
        [errorInfo('CREDENTIALS_MISSING', 'googleapis.com', { service: 'fcm.googleapis.com' })],
      );
    case 'fcm/access-token':
      return envelope(
        401,
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
        [errorInfo('ACCESS_TOKEN_EXPIRED', 'googleapis.com', { service: 'fcm.googleapis.com' })],
      );
    case 'fcm/json':
    case 'fcm/unknown-field':
    case 'fcm/data-strings':
    case 'fcm/types':
      return envelope(400, 'INVALID_ARGUMENT', says, [violation]);
    case 'fcm/project':
    case 'fcm/role':
      return envelope(
        403,
        'PERMISSION_DENIED',
        `Permission 'cloudmessaging.messages.create' denied on resource '//cloudresourcemanager.googleapis.com/projects/${project}' (or it may not exist).`,
        [
          errorInfo('IAM_PERMISSION_DENIED', 'cloudresourcemanager.googleapis.com', {
            permission: 'cloudmessaging.messages.create',
            resource: `projects/${project}`,
          }),
        ],
      );
    case 'fcm/scope-of-token':
    case 'fcm/info-entity':
      return envelope(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', []);
    case 'fcm/info-oauth':
      return envelope(401, 'UNAUTHENTICATED', 'The request was not authorized.', []);
    case 'fcm/api': {
      const url = `https://console.developers.google.com/apis/api/fcm.googleapis.com/overview?project=${project}`;
      return envelope(
        403,
        'PERMISSION_DENIED',
        `Firebase Cloud Messaging API has not been used in project ${project} before or it is disabled. Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
        [
          { '@type': detailTypes.help, links: [{ description: 'Google developers console API activation', url }] },
          errorInfo('SERVICE_DISABLED', 'googleapis.com', {
            service: 'fcm.googleapis.com',
            consumer: `projects/${project}`,
          }),
        ],
      );
    }
    case 'fcm/target':
      return envelope(400, 'INVALID_ARGUMENT', 'Recipient of the message is not set.', [
        badRequest('message', 'Recipient of the message is not set.'),
        fcmError('INVALID_ARGUMENT'),
      ]);
    case 'fcm/one-target': {
      const last = detail?.en.split(', ').at(-1) ?? 'token';
      const words = `Invalid value at 'message' (oneof), oneof field 'target' is already set. Cannot set '${last}'`;
      return envelope(400, 'INVALID_ARGUMENT', words, [badRequest('message', words)]);
    }
    case 'fcm/size':
      return envelope(400, 'INVALID_ARGUMENT', GENERAL, undefined);
    case 'fcm/token-format':
      return envelope(400, 'INVALID_ARGUMENT', 'The registration token is not a valid FCM registration token', [
        fcmError('INVALID_ARGUMENT'),
      ]);
    case 'fcm/token-alive':
      return envelope(404, 'NOT_FOUND', 'Requested entity was not found.', [fcmError('UNREGISTERED')]);
    case 'fcm/topic-registration':
    case 'fcm/topic-known':
      return envelope(404, 'NOT_FOUND', 'Requested entity was not found.', undefined);
    case 'fcm/topic-new':
      return envelope(409, 'ALREADY_EXISTS', 'Requested entity already exists', undefined);
    case 'fcm/topic-name':
    case 'fcm/topic-count':
      return envelope(400, 'INVALID_ARGUMENT', says, [badRequest('topic_name', says)]);
    case 'fcm/sender':
      return envelope(403, 'PERMISSION_DENIED', 'SenderId mismatch', [fcmError('SENDER_ID_MISMATCH')]);
    case 'fcm/apns-key':
      return envelope(401, 'UNAUTHENTICATED', 'Auth error from APNS or Web Push Service', [
        fcmError('THIRD_PARTY_AUTH_ERROR'),
        { '@type': detailTypes.apns, statusCode: 403, reason: 'InvalidProviderToken' },
      ]);
    case 'fcm/rate-minute':
    case 'fcm/rate-hour':
      return {
        ...envelope(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', [
          fcmError('QUOTA_EXCEEDED'),
          { '@type': detailTypes.quota, violations: [{ subject: 'device', description: wordsOf(refusal).en }] },
        ]),
        headers: { 'Retry-After': '60' },
      };
    case 'fcm/info-format':
      return { status: 400, body: { error: 'InvalidToken' } };
    case 'fcm/info-known':
      return { status: 404, body: { error: 'No information found about this instance id.' } };
    default:
      return envelope(400, 'INVALID_ARGUMENT', GENERAL, [fcmError('INVALID_ARGUMENT'), violation]);
  }
}

const envelope = (
  code: number,
  status: string,
  message: string,
  details: readonly Detail[] | undefined,
): EmulatorReply => ({
  status: code,
  body: { error: { code, message, status, ...(details === undefined ? {} : { details }) } },
});
