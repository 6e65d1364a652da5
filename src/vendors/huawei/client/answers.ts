// Reading Huawei's answers: `code` decides (HTTP is mostly 200), and a partial success hides its list as JSON inside the text `msg`.
import type { HttpResponse } from '../../../http/types.js';
import { type Catalogue, type Problem, problemMaker } from '../../../problems/types.js';
import { field, idOf, saysNo, scalarOf, textsOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { isObject, type Json, readObject } from '../../../text/json-object.js';
import { codes } from '../facts.js';
import { huaweiProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  /** Eight digits; a number is read too, blanks around it are not. */
  readonly code: string;
  readonly words: string;
  readonly requestId: string | undefined;
  /** Refused device tokens and why: `illegal-token` for v1 and v2, the vendor's reason for v3. Undefined when the list cannot be read. */
  readonly refused: ReadonlyMap<string, string> | undefined;
  readonly body: Json;
}

const table: Catalogue = resultCodes;
const codeProblem = problemMaker(table, 'huawei');

/** Undefined when it is no answer of Huawei. */
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

/** `msg` is parsed a second time; tokens may be written with `\/` there, which the parser undoes. Its own count has to agree. */
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

/** A code of success whose words, or another member, say no: a refusal, or the list of a partial success. */
export const isNoYes = ({ body, words }: Pick<Answer, 'body' | 'words'>): boolean =>
  saysNo(body) || /illegal_?tokens/i.test(words);

/** The problem of a code; Huawei's own words always travel along, a code we do not know is quoted as it is. */
export function problemOf({ code, words }: Pick<Answer, 'code' | 'words'>, reason?: string): Problem {
  const details = { vendorCode: code, ...(words === '' ? {} : { vendorMessage: words.slice(0, 300) }) };
  const special = `huawei/${code}-${reason ?? ''}`;
  if (reason !== undefined && Object.hasOwn(table, special))
    // The words of a partial success are a list of whole device tokens: they stay out.
    return codeProblem(special, { vendorCode: code, vendorMessage: reason });
  if (Object.hasOwn(table, `huawei/${code}`)) return codeProblem(`huawei/${code}`, details);
  return huaweiProblem('huawei/unknown-code', { ...details, args: { code: code.slice(0, 40) } });
}

/** An answer without a code, told by its HTTP status. */
export function problemOfStatus(response: HttpResponse): Problem {
  const excerpt = response.body.slice(0, 120);
  const details = { vendorCode: `HTTP ${response.status}`, ...(excerpt === '' ? {} : { vendorMessage: excerpt }) };
  const code = `huawei/http-${response.status}`;
  return Object.hasOwn(table, code)
    ? codeProblem(code, details)
    : huaweiProblem('huawei/answer-not-understood', { ...details, args: { status: response.status } });
}

/** A refused token call: numbers in `error` and `sub_error`, or the words of RFC 6749. */
export function problemOfSignIn(response: HttpResponse): Problem {
  const body = readObject(response.body);
  const error = scalarOf(body?.['error']);
  const sub = scalarOf(body?.['sub_error']);
  if (error === '') return problemOfStatus(response);
  const words = scalarOf(body?.['error_description']);
  const details = {
    vendorCode: sub === '' || sub === '0' ? error : `${error}/${sub}`,
    ...(words === '' ? {} : { vendorMessage: words.slice(0, 300) }),
  };
  const code = [`huawei/${error}-${sub}`, `huawei/${error}`].find((item) => Object.hasOwn(table, item));
  return code === undefined
    ? huaweiProblem('huawei/unknown-code', { ...details, args: { code: details.vendorCode.slice(0, 40) } })
    : codeProblem(code, details);
}
