// Reading Huawei's answers: `code` decides (HTTP is mostly 200), and a partial success hides its list as JSON inside the text `msg`.
import type { HttpResponse } from '../../../http/types.js';
import { type Catalogue, type Problem, problemMaker } from '../../../problems/types.js';
import { huaweiProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export const ACCEPTED = '80000000';
export const PARTLY = '80100000';

type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  /** Eight digits as a text; a number is read too. */
  readonly code: string;
  readonly words: string;
  readonly requestId: string | undefined;
  /** Refused device tokens and why: `illegal-token` for v1 and v2, the vendor's reason for v3. */
  readonly refused: ReadonlyMap<string, string>;
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
  const requestId = scalarOf(body['requestId']);
  return {
    code,
    words,
    requestId: requestId === '' ? undefined : requestId,
    refused: code === PARTLY ? readRefused(words) : new Map(),
    body,
  };
}

/** `msg` is parsed a second time; tokens may be written with `\/` there, which the parser undoes. */
function readRefused(words: string): ReadonlyMap<string, string> {
  const inner = readObject(words);
  const refused = new Map<string, string>();
  if (inner === undefined) return refused;
  for (const token of textsOf(inner['illegal_tokens'])) refused.set(token, 'illegal-token');
  const grouped = inner['illegalTokens'];
  if (Array.isArray(grouped)) for (const token of textsOf(grouped)) refused.set(token, 'illegal-token');
  else if (isObject(grouped))
    for (const [reason, tokens] of Object.entries(grouped))
      for (const token of textsOf(tokens)) refused.set(token, reason);
  return refused;
}

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

/** A text or a number as text; anything else as an empty one. */
export const scalarOf = (value: unknown): string =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : '';

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
