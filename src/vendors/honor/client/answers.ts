// Reads Honor's responses: code 200, the flag sendResult, the request id, and two lists of rejected tokens.
import type { HttpResponse } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { field, idOf, saysNo, scalarOf, textOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import type { Settings } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { CODES } from '../facts.js';
import { problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: string;
  readonly words: string;
  /** Some member reports a failure, even if `code` reports success. */
  readonly saysNo: boolean;
  /** Undefined when it is missing or not a boolean. */
  readonly sendResult: boolean | undefined;
  readonly requestId: string | undefined;
  /** Undefined when a list exists but cannot be parsed. */
  readonly refused: { readonly failed: ReadonlySet<string>; readonly expired: ReadonlySet<string> } | undefined;
}

/** Most clients read the code as a number, some as a string; absent or null lists are empty. */
export function readAnswer(body: string): Answer | undefined {
  const parsed = readObject(body);
  const code = scalarOf(parsed?.['code']);
  if (parsed === undefined || code === '') return undefined;
  const { data } = parsed;
  const words = textOf(parsed['message'] ?? parsed['msg']);
  const result = field(data, 'sendResult');
  const failed = tokenSet(field(data, 'failTokens'));
  const expired = tokenSet(field(data, 'expireTokens'));
  return {
    code,
    words,
    saysNo: saysNo(parsed),
    sendResult: typeof result === 'boolean' ? result : undefined,
    requestId: idOf(field(data, 'requestId')),
    refused: failed === undefined || expired === undefined ? undefined : { failed, expired },
  };
}

function tokenSet(value: unknown): ReadonlySet<string> | undefined {
  if (value === undefined || value === null) return new Set();
  if (!Array.isArray(value)) return undefined;
  const tokens = (value as readonly unknown[]).map(scalarOf);
  return tokens.includes('') ? undefined : new Set(tokens);
}

/** Other services, gateways or captive portals may also return 200, so 200 alone does not count as success. */
export const isWhole = (answer: Answer, response: HttpResponse): boolean =>
  answer.code === CODES.accepted &&
  response.status === 200 &&
  !answer.saysNo &&
  answer.sendResult !== undefined &&
  (answer.requestId !== undefined || answer.sendResult === false) &&
  answer.refused !== undefined;

export const { ofCode, notUnderstood } = codeProblems('honor', problems, resultCodes);

/** The problem for a rejection of the whole request. */
export const problemOf = ({ code, words }: Answer, settings: Settings): Problem =>
  ofCode(code, words, { at: code === '403' ? settings.origin('honor_app_id') : undefined });

/** The problem for a rejected token request, in RFC 6749 format. */
export function signInProblem(response: HttpResponse, settings: Settings): Problem {
  const answer = readObject(response.body);
  const error = textOf(answer?.['error']);
  if (error === '') return notUnderstood(response);
  const key = error === 'invalid_client' ? 'honor_client_id' : 'honor_client_secret';
  return ofCode(error, textOf(answer?.['error_description']), { at: settings.origin(key) });
}
