// Reads Meizu's responses: a string `code`, and a `value` in one of four formats.
import type { HttpResponse } from '../../../http/types.js';
import { type Problem, pointAt } from '../../../problems/types.js';
import { idOf, saysNo, scalarOf, textOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import type { VendorDeps } from '../../../push/types.js';
import { isObject, readObject } from '../../../text/json-object.js';
import { CODES } from '../facts.js';
import { problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: string;
  readonly message: string;
  readonly messageId: string | undefined;
  readonly value: unknown;
  /** With code 300, the address to send the request to instead; otherwise empty. */
  readonly redirect: string;
  readonly response: HttpResponse;
}

export const { ofCode, notUnderstood } = codeProblems('meizu', problems, resultCodes);

/** `code` is documented as a string, but numbers occur. Success requires HTTP 200. */
export function readAnswer(response: HttpResponse): Answer | undefined {
  const parsed = readObject(response.body);
  const code = scalarOf(parsed?.['code']);
  if (parsed === undefined || code === '') return undefined;
  if (code === CODES.success && (response.status !== 200 || saysNo(parsed))) return undefined;
  return {
    code,
    message: textOf(parsed['message']),
    messageId: idOf(parsed['msgId']),
    value: parsed['value'],
    redirect: textOf(parsed['redirect']),
    response,
  };
}

/** The code of each rejected target. Undefined when the response to a push has no such map or an invalid one. */
export function refusedTargets(value: unknown): ReadonlyMap<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const refused = new Map<string, string>();
  for (const [code, targets] of Object.entries(value)) {
    if (!Array.isArray(targets)) return undefined;
    for (const target of targets as readonly unknown[]) {
      if (scalarOf(target) === '') return undefined;
      refused.set(scalarOf(target), code);
    }
  }
  return refused;
}

/** The problem for a rejection of the whole request. */
export function problemOf(code: string, message: string, { settings }: VendorDeps): Problem {
  const problem = ofCode(code, message);
  const key = code === CODES.appUnknown ? 'mz_app_id' : 'mz_app_secret';
  return problem.entry.kind === 'credentials' ? pointAt(problem, settings.origin(key)) : problem;
}

/** The problem for one target rejected inside a 200 response, where 110010 means that notifications are off. */
export const problemOfTarget = (code: string): Problem =>
  ofCode(code, '', { cases: code === CODES.tooFastOrSwitchOff ? ['110010-switch-off'] : [] });
