// Reads vivo's responses: `result` decides, because HTTP is 200 even for rejections; `invalidUser.status` is the reason for a rejected device token.
import type { HttpRequest, HttpResponse } from '../../../http/types.js';
import type { Catalogue, Problem } from '../../../problems/types.js';
import type { CallEnd } from '../../../push/access.js';
import { idOf, saysNo, scalarOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { codes, invalidUserStatus } from '../facts.js';
import { problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export type Answer =
  | { readonly ok: true; readonly body: Json }
  /** `result` is undefined when the response is not from vivo. */
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly result: number | undefined;
      /** The response is not from vivo, or is a server error: whether the push was sent is unknown. */
      readonly isDoubtful: boolean;
    };

/** Sends one request with the current access token. */
export type Ask = (
  make: (accessToken: string) => HttpRequest,
  signal: AbortSignal | undefined,
) => Promise<CallEnd<Answer>>;

const { ofCode, notUnderstood: notVivo } = codeProblems('vivo', problems, resultCodes);

/** Success is the number 0 with HTTP 200; an error code may also be a numeric string. */
export function readAnswer(response: HttpResponse): Answer {
  const body = readObject(response.body);
  const result = wholeNumberOf(body?.['result']);
  const isSuccess = body?.['result'] === codes.success && !saysNo(body);
  if (body === undefined || result === undefined || (result === codes.success && !isSuccess))
    return notUnderstood(response);
  if (isSuccess) return response.status === 200 ? { ok: true, body } : notUnderstood(response);
  return {
    ok: false,
    problem: problemOf(result, scalarOf(body['desc']), invalidUsersOf(body)?.at(0)?.status),
    result,
    isDoubtful: false,
  };
}

/** The answer for a response that lacks required fields. */
export function notUnderstood(
  response: Pick<HttpResponse, 'status' | 'body'>,
): Extract<Answer, { readonly ok: false }> {
  return {
    ok: false,
    problem: notVivo(response),
    result: undefined,
    isDoubtful: response.status < 400 || response.status >= 500,
  };
}

const statusCase: Readonly<Record<number, string>> = {
  [invalidUserStatus.unknown]: 'unknown-token',
  [invalidUserStatus.uninstalled]: 'uninstalled',
  [invalidUserStatus.inactive]: 'inactive',
  [invalidUserStatus.notTestDevice]: 'not-test-device',
};

/** Maps a result code to a problem with vivo's message; an unknown code is reported as it is. */
export function problemOf(result: number, desc: string, status?: number): Problem {
  if (status === undefined) return ofCode(result, desc);
  const special = statusCase[status];
  const cases = special === undefined ? [] : [`${result}-${special}`];
  return { ...ofCode(result, desc, { cases }), vendorCode: `${result} (status ${status})` };
}

/** Replaces a rejection with a more specific entry derived from the config, for example `vivo/10206-key-equals-secret`. */
export function withCase(problem: Problem, name: string): Problem {
  const code = `${problem.code}-${name}`;
  const entry = (resultCodes as Catalogue)[code];
  return entry === undefined ? problem : { ...problem, code, entry };
}

export interface InvalidUser {
  readonly token: string;
  /** Undefined when the response has no readable status. */
  readonly status: number | undefined;
}

/** The rejected targets of a single push (`invalidUser`) or a list (`invalidUsers`); undefined when they cannot be parsed. */
export function invalidUsersOf(body: Json): readonly InvalidUser[] | undefined {
  const { invalidUsers, invalidUser } = body;
  const isNone = (value: unknown): boolean => value === undefined || value === null;
  if (!isNone(invalidUsers) && !Array.isArray(invalidUsers)) return undefined;
  const items: readonly unknown[] = [
    ...(Array.isArray(invalidUsers) ? (invalidUsers as readonly unknown[]) : []),
    ...(isNone(invalidUser) ? [] : [invalidUser]),
  ];
  const found: InvalidUser[] = [];
  for (const item of items) {
    if (!isObject(item)) return undefined;
    const token = idOf(item['userid']);
    if (token === undefined) return undefined;
    found.push({ token, status: wholeNumberOf(item['status']) });
  }
  return found;
}
