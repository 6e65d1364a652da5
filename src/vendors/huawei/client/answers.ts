// Reads Huawei's responses: `code` decides (the HTTP status is mostly 200); a partial success has its list as JSON in the string `msg`.
import type { HttpResponse } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { field, idOf, saysNo, scalarOf, textsOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { codes } from '../facts.js';
import { problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  /** Eight digits; a number is also accepted, surrounding spaces are not. */
  readonly code: string;
  readonly words: string;
  readonly requestId: string | undefined;
  /** Rejected device tokens with the reason: `illegal-token` for v1 and v2, the vendor's reason for v3. Undefined when the list cannot be parsed. */
  readonly refused: ReadonlyMap<string, string> | undefined;
  readonly body: Json;
}

export const { has, ofCode, notUnderstood } = codeProblems('huawei', problems, resultCodes);

/** Undefined when the response is not from Huawei. */
export function readAnswer(text: string): Answer | undefined {
  const body = readObject(text);
  const code = scalarOf(body?.['code']);
  if (body === undefined || code === '') return undefined;
  const words = scalarOf(body['msg']);
  return {
    code,
    words,
    requestId: idOf(body['requestId']),
    refused: code === codes.partlyAccepted ? readRefused(words) : new Map(),
    body,
  };
}

/** Parses `msg` as JSON, which also decodes tokens written with `\/`. Undefined when the list is empty or contradicts the failure count. */
function readRefused(words: string): ReadonlyMap<string, string> | undefined {
  const inner = readObject(words);
  const refused = new Map<string, string>();
  for (const token of textsOf(inner?.['illegal_tokens'])) refused.set(token, 'illegal-token');
  const grouped = inner?.['illegalTokens'];
  if (Array.isArray(grouped)) for (const token of textsOf(grouped)) refused.set(token, 'illegal-token');
  else if (isObject(grouped))
    for (const [reason, tokens] of Object.entries(grouped))
      for (const token of textsOf(tokens)) refused.set(token, reason);
  const failures = wholeNumberOf(field(inner, 'failure'));
  return refused.size === 0 || (failures !== undefined && failures !== refused.size) ? undefined : refused;
}

/** A success code contradicted by `msg` or another member: a rejection, or a partial success. */
export const isNoYes = ({ body, words }: Pick<Answer, 'body' | 'words'>): boolean =>
  saysNo(body) || /illegal_?tokens/i.test(words);

/** Maps a code to a problem with Huawei's message; an unknown code is reported as it is. */
export function problemOf({ code, words }: Pick<Answer, 'code' | 'words'>, reason?: string): Problem {
  const special = `${code}-${reason ?? ''}`;
  // Without the message, because that of a partial success contains complete device tokens.
  return reason !== undefined && has(special) ? ofCode(code, reason, { cases: [special] }) : ofCode(code, words);
}

/** Maps a rejected token request to a problem: numbers in `error` and `sub_error`, or RFC 6749 error names. */
export function problemOfSignIn(response: HttpResponse): Problem {
  const body = readObject(response.body);
  const error = scalarOf(body?.['error']);
  const sub = scalarOf(body?.['sub_error']);
  if (error === '') return notUnderstood(response);
  const code = sub === '' || sub === '0' ? error : `${error}/${sub}`;
  return ofCode(code, scalarOf(body?.['error_description']), { cases: [`${error}-${sub}`, error] });
}
