// Reads Google's responses: FcmError first, then ErrorInfo, then the fields of BadRequest, then status and HTTP code.
import { parseRetryAfter } from '../../../http/retry-after.js';
import type { HttpResponse } from '../../../http/types.js';
import { type Catalogue, type Problem, problemMaker } from '../../../problems/types.js';
import { grantedToken } from '../../../push/access.js';
import { idOf, saysNo, scalarOf, textOf } from '../../../push/answer-fields.js';
import { excerptOf } from '../../../text/excerpt.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { type Text, t } from '../../../text/language.js';
import { accessTokenSeconds, detailTypes, dryRunId, messageName } from '../facts.js';
import { fcmProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';
import { isInstallationId } from './token.js';

const table: Catalogue = resultCodes;
const codeProblem = problemMaker(table, 'fcm');

/** A rejected installation ID has its own entries: for it, UNREGISTERED and NOT_FOUND without details also mean that the app never registered. */
export const aboutAddress = (problem: Problem, address: string): Problem =>
  isInstallationId(address) && (problem.code === 'fcm/UNREGISTERED' || problem.code === 'fcm/NOT_FOUND')
    ? codeProblem('fcm/UNREGISTERED-installation', problem)
    : problem;

/** The information service reports the token for another project. */
export const ofOtherProject = (project: string): Problem =>
  codeProblem('fcm/SENDER_ID_MISMATCH', { vendorMessage: `authorizedEntity ${excerptOf(project, 80)}` });

export type Answer =
  /** `isDry`: the name is the fixed id that Google returns for a dry run. */
  | { readonly ok: true; readonly name: string; readonly project: string; readonly isDry: boolean }
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly staleToken: boolean;
      /** False when the response is not from a Google service: whether the push was sent is then unknown. */
      readonly understood: boolean;
    };

/** Reads the response to messages:send. */
export function readSendAnswer(response: HttpResponse, now: number): Answer {
  const body = readObject(response.body);
  if (response.status === 200) {
    const name = idOf(body?.['name']) ?? '';
    const [, project, id] = messageName.exec(name) ?? [];
    if (body !== undefined && !saysNo(body) && project !== undefined && id !== undefined)
      return { ok: true, name, project, isDry: id === dryRunId };
    return { ok: false, problem: notUnderstood(response, now), staleToken: false, understood: false };
  }
  const error = body?.['error'];
  if (!isObject(error))
    return {
      ok: false,
      problem: notUnderstood(response, now),
      staleToken: false,
      understood: response.status >= 400 && response.status < 500,
    };
  const problem = problemOf(error, response, now);
  return { ok: false, problem, staleToken: stale.has(problem.code), understood: true };
}

/** Only these can be solved by a new access token. */
const stale: ReadonlySet<string> = new Set(['fcm/ACCESS_TOKEN_EXPIRED', 'fcm/UNAUTHENTICATED']);

function problemOf(error: Json, response: HttpResponse, now: number): Problem {
  const details = (Array.isArray(error['details']) ? error['details'] : []).filter(isObject);
  const message = textOf(error['message']);
  const status = textOf(error['status']);
  const errorCode = textOf(find(details, detailTypes.fcm)?.['errorCode']);
  const reason = textOf(find(details, detailTypes.info)?.['reason']);
  const field = violationOf(details);
  const candidates = [
    caseOf(errorCode === '' ? status : errorCode, message, field, details.length),
    errorCode,
    reason,
    byWords(message),
    status,
    // An undocumented reason is reported as it is, not replaced by its HTTP code.
    `${errorCode}${reason}${status}` === '' ? `http-${response.status}` : '',
  ].filter((code) => code !== undefined && code !== '');
  const code = candidates.find((candidate) => Object.hasOwn(table, `fcm/${candidate}`));
  const vendorCode = [errorCode, reason, status].find((text) => text !== '') ?? `HTTP ${response.status}`;
  const shared = {
    vendorCode: vendorCode.slice(0, 80),
    ...(message === '' ? {} : { vendorMessage: message.slice(0, 500) }),
  };
  const { retryAfterMs, ...wait } = waitOf(response, now);
  const args = { field: excerptOf(field?.field ?? '', 80), ...wait };
  if (code !== undefined) return codeProblem(`fcm/${code}`, { ...shared, args, retryAfterMs });
  return fcmProblem('fcm/unknown-code', { ...shared, args: { code: excerptOf(vendorCode) } });
}

/** Selects the more specific entry for an INVALID_ARGUMENT. */
function caseOf(
  code: string,
  message: string,
  violation: { readonly field: string; readonly description: string } | undefined,
  details: number,
): string | undefined {
  if (code !== 'INVALID_ARGUMENT') return undefined;
  const field = violation?.field ?? '';
  if (field === 'message.token' || /registration token/i.test(message)) return 'INVALID_ARGUMENT-token';
  if (/recipient of the message is not set/i.test(message)) return 'INVALID_ARGUMENT-no-target';
  if (/^message\.(android\.)?data\[/.test(field) || /Invalid value at 'message\.(android\.)?data/.test(message))
    return 'INVALID_ARGUMENT-data-value';
  if (field !== '') return 'INVALID_ARGUMENT-field';
  return details === 0 ? 'INVALID_ARGUMENT-too-big' : undefined;
}

/** Some front ends omit the details and explain only in the message. */
function byWords(message: string): string | undefined {
  if (/SenderId mismatch/i.test(message)) return 'SENDER_ID_MISMATCH';
  if (/cloudmessaging\.messages\.create/.test(message)) return 'IAM_PERMISSION_DENIED';
  if (/has not been used in project|it is disabled/i.test(message)) return 'SERVICE_DISABLED';
  if (/Auth error from APNS/i.test(message)) return 'THIRD_PARTY_AUTH_ERROR';
  return /missing required authentication credential/i.test(message) ? 'CREDENTIALS_MISSING' : undefined;
}

function violationOf(details: readonly Json[]): { readonly field: string; readonly description: string } | undefined {
  const list = find(details, detailTypes.badRequest)?.['fieldViolations'];
  const [first] = (Array.isArray(list) ? list : []).filter(isObject);
  return first === undefined ? undefined : { field: textOf(first['field']), description: textOf(first['description']) };
}

/** The response of the token endpoint, in OAuth format. */
export type TokenAnswer =
  | { readonly ok: true; readonly value: string; readonly lifeSeconds: number }
  | { readonly ok: false; readonly problem: Problem };

export function readTokenAnswer(response: HttpResponse, now: number): TokenAnswer {
  const granted = grantedToken(response, accessTokenSeconds);
  if (granted !== undefined) return { ok: true, value: granted.value, lifeSeconds: granted.seconds };
  const body = readObject(response.body);
  const error = textOf(body?.['error']);
  if (error === '') return { ok: false, problem: notUnderstood(response, now) };
  const words = textOf(body?.['error_description']);
  const special = error === 'invalid_grant' ? grantCase(words) : undefined;
  const code = [...(special === undefined ? [] : [`${error}-${special}`]), error].find((candidate) =>
    Object.hasOwn(table, `fcm/${candidate}`),
  );
  const shared = {
    vendorCode: error.slice(0, 80),
    ...(words === '' ? {} : { vendorMessage: words.slice(0, 500) }),
  };
  if (code !== undefined) return { ok: false, problem: codeProblem(`fcm/${code}`, shared) };
  return { ok: false, problem: fcmProblem('fcm/unknown-code', { ...shared, args: { code: excerptOf(error) } }) };
}

function grantCase(words: string): string | undefined {
  if (/signature/i.test(words)) return 'signature';
  if (/short-lived|timeframe|iat and exp/i.test(words)) return 'clock';
  if (/account not found/i.test(words)) return 'account';
  return /audience/i.test(words) ? 'audience' : undefined;
}

/** The information service's result for a device token. */
export type InfoAnswer =
  | {
      readonly kind: 'known';
      readonly application?: string;
      readonly entity?: string;
      readonly platform?: string;
      readonly version?: string;
      readonly topics: readonly string[];
    }
  | { readonly kind: 'unknown' | 'malformed' | 'refused'; readonly problem: Problem }
  /** The response is not usable. This check is optional. */
  | { readonly kind: 'no-answer'; readonly status: number };

export function readInfoAnswer(response: HttpResponse, now: number): InfoAnswer {
  const body = readObject(response.body);
  const error = textOf(body?.['error']);
  const details = { vendorCode: `HTTP ${response.status}`, vendorMessage: excerptOf(error, 200) };
  if ((response.status === 404 && error !== '') || (response.status === 200 && /^No information/.test(error)))
    return { kind: 'unknown', problem: codeProblem('fcm/no-information', details) };
  if ((response.status === 400 || response.status === 200) && error === 'InvalidToken')
    return { kind: 'malformed', problem: codeProblem('fcm/InvalidToken', details) };
  if (response.status === 200 && body !== undefined && saysNo(body))
    return { kind: 'refused', problem: notUnderstood(response, now) };
  if (response.status !== 200 || body === undefined) return { kind: 'no-answer', status: response.status };
  const read = (name: string): string | undefined => scalarOf(body[name]) || undefined;
  // A response without the app and the project does not answer the query.
  if (read('application') === undefined && read('authorizedEntity') === undefined)
    return { kind: 'no-answer', status: response.status };
  const rel = body['rel'];
  const topics = isObject(rel) && isObject(rel['topics']) ? Object.keys(rel['topics']) : [];
  const [application, entity, platform, version] = [
    read('application'),
    read('authorizedEntity'),
    read('platform'),
    read('applicationVersion'),
  ];
  return {
    kind: 'known',
    topics: topics.slice(0, 50),
    ...(application === undefined ? {} : { application }),
    ...(entity === undefined ? {} : { entity }),
    ...(platform === undefined ? {} : { platform }),
    ...(version === undefined ? {} : { version }),
  };
}

export function notUnderstood(response: HttpResponse, now: number): Problem {
  const code = `fcm/http-${response.status}`;
  const excerpt = excerptOf(response.body.replace(/\s+/g, ' '), 120);
  const { retryAfterMs, ...wait } = waitOf(response, now);
  const details = {
    args: { status: response.status, ...wait },
    retryAfterMs,
    vendorCode: `HTTP ${response.status}`,
    vendorMessage: excerpt,
  };
  return Object.hasOwn(table, code) ? codeProblem(code, details) : fcmProblem('fcm/answer-not-understood', details);
}

/** The wait before a retry: Google's Retry-After, otherwise one minute for quotas and one second for server errors. */
function waitOf(response: HttpResponse, now: number): { readonly wait: Text; readonly retryAfterMs?: number } {
  const ms = parseRetryAfter(response.headers['retry-after'], now);
  if (ms !== undefined) {
    const seconds = Math.ceil(ms / 1000);
    return { wait: t(`${seconds} s (as Google asks)`, `${seconds} 秒（Google 要求）`), retryAfterMs: ms };
  }
  if (response.status === 429) return { wait: t('at least a minute', '至少一分钟'), retryAfterMs: 60_000 };
  return { wait: t('a second', '一秒') };
}

const find = (details: readonly Json[], type: string): Json | undefined =>
  details.find((detail) => detail['@type'] === type);
