// Reads OPPO's responses: `code` decides, and each code becomes a problem with the location of the rejected value.
import type { HttpResponse } from '../../../http/types.js';
import { type Problem, pointAt } from '../../../problems/types.js';
import { saysNo, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import type { Settings, VendorDeps } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { CODES } from '../facts.js';
import { problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: number;
  readonly message: string;
  readonly data: unknown;
}

/** Undefined when the response is not from OPPO. Success is the number 0 with HTTP 200; an error code may also be a numeric string. */
export function readAnswer({ status, body }: Pick<HttpResponse, 'status' | 'body'>): Answer | undefined {
  const parsed = readObject(body);
  const code = wholeNumberOf(parsed?.['code']);
  if (parsed === undefined || code === undefined) return undefined;
  const isOk = parsed['code'] === CODES.success && status === 200 && !saysNo(parsed);
  if (code === CODES.success && !isOk) return undefined;
  return { code, message: textOf(parsed['message']), data: parsed['data'] };
}

export const { ofCode, notUnderstood } = codeProblems('oppo', problems, resultCodes);

/** The problem for a rejection of the whole request, with the location of the rejected config value. */
export function problemOf({ code, message }: Answer, { settings }: Pick<VendorDeps, 'settings'>): Problem {
  const cases = code === CODES.signatureWrong && usesAppSecret(settings) ? ['16-master-is-app-secret'] : [];
  const problem = ofCode(code, message, { cases });
  const isAboutKey = code === CODES.keyUnknown || code === CODES.keyMissing;
  const key = isAboutKey ? 'oppo_app_key' : 'oppo_master_secret';
  return problem.entry.kind === 'credentials' ? pointAt(problem, settings.origin(key)) : problem;
}

function usesAppSecret(settings: Settings): boolean {
  const appSecret = settings.secret('oppo_app_secret')?.reveal();
  return appSecret !== undefined && appSecret === settings.secret('oppo_master_secret')?.reveal();
}
