// Reads APNs responses: an empty 200, or JSON with a reason and, for 410, the time since which the device token has been invalid.
import type { HttpResponse } from '../../../http/types.js';
import { type Problem, problemMaker } from '../../../problems/types.js';
import { idOf } from '../../../push/answer-fields.js';
import type { Settings } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { wayOf } from '../credentials.js';
import { type Environment, REASON_ALIASES, TOKEN_SHAPE } from '../facts.js';
import { apnsProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Refusal {
  readonly status: number;
  /** Apple's reason; undefined when the response has none. */
  readonly reason: string | undefined;
  /** Milliseconds since 1970, with 410 only. */
  readonly timestamp: number | undefined;
  readonly body: string;
  /** True when the response repeats the apns-id of this push, which APNs does in every response. [A] */
  readonly namesPush: boolean;
}

const namesPush = ({ headers }: HttpResponse, id: string): boolean =>
  headers['apns-id']?.toLowerCase() === id.toLowerCase();

/** A push is accepted only with status 200, an empty body and the apns-id of this push in the response headers. [A] */
export const isAccepted = (response: HttpResponse, id: string): boolean =>
  response.status === 200 && response.body === '' && namesPush(response, id);

export function readRefusal(response: HttpResponse, id: string): Refusal {
  const { status, body } = response;
  const parsed = readObject(body);
  const timestamp = parsed?.['timestamp'];
  return {
    status,
    // APNs rejects only with 4xx and 5xx; a reason under another status is not from APNs.
    reason: status < 400 ? undefined : idOf(parsed?.['reason'])?.slice(0, 100),
    timestamp: typeof timestamp === 'number' && Number.isFinite(timestamp) ? timestamp : undefined,
    body: body.slice(0, 200),
    namesPush: namesPush(response, id),
  };
}

const make = problemMaker(resultCodes, 'apns');

const isKnown = (code: string): code is keyof typeof resultCodes => Object.hasOwn(resultCodes, code);

/** Maps a rejection to a problem; a reason with several meanings gets a more specific entry. */
export function problemOf(
  refusal: Refusal,
  context: { readonly token: string; readonly environment: Environment; readonly settings: Settings },
): Problem {
  const { reason, status } = refusal;
  if (reason === undefined)
    return apnsProblem('apns/answer-not-understood', { args: { status }, vendorMessage: refusal.body });
  const code = `apns/${reason}`;
  if (!isKnown(code) || reason === '200')
    return apnsProblem('apns/unknown-code', { args: { code: reason }, vendorCode: reason });
  const since = wordsOfTime(refusal.timestamp);
  const details = {
    vendorCode: reason,
    vendorMessage: since === undefined ? reason : `${reason}, since ${since}`,
    at: placeOf(reason, context.settings),
  };
  if (reason !== 'BadDeviceToken') return make(code, details);
  if (!TOKEN_SHAPE.test(context.token)) return make('apns/BadDeviceToken-malformed', details);
  return make(`apns/BadDeviceToken-in-${context.environment}`, details);
}

export const otherEnvironmentProblem = (settings: Settings): Problem =>
  make('apns/BadDeviceToken-other-environment', {
    vendorCode: 'BadDeviceToken',
    at: settings.origin('apple_environment'),
  });

function wordsOfTime(timestamp: number | undefined): string | undefined {
  if (timestamp === undefined || Math.abs(timestamp) > 8.64e15) return undefined;
  return new Date(timestamp).toISOString().replace('.000Z', 'Z');
}

/** The config key that the reason refers to. */
function placeOf(reason: string, settings: Settings): Problem['at'] {
  const certificate = wayOf(settings) === 'p12' ? 'apple_p12_file' : 'apple_cert_file';
  const keys: Readonly<Record<string, string>> = {
    InvalidProviderToken: 'apple_key_id',
    TopicDisallowed: 'apple_bundle_id',
    BadTopic: 'apple_bundle_id',
    MissingTopic: 'apple_bundle_id',
    DeviceTokenNotForTopic: 'apple_bundle_id',
    BadCertificate: certificate,
    BadCertificateEnvironment: 'apple_environment',
    BadEnvironmentKeyIdInToken: 'apple_environment',
  };
  const key = keys[REASON_ALIASES[reason] ?? reason];
  return key === undefined ? undefined : settings.origin(key);
}
