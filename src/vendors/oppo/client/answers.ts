// Reads OPPO's responses: `code` decides, and each code becomes a problem with the location of the rejected value.
import type { HttpResponse } from '../../../http/types.js';
import { type Problem, problemMaker } from '../../../problems/types.js';
import { saysNo, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import type { Settings, VendorDeps } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { CODES } from '../facts.js';
import { oppoProblem } from '../problems.js';
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

/** The problem for a response that is not from OPPO or lacks required fields. */
export const notUnderstood = (response: Pick<HttpResponse, 'status' | 'body'>): Problem =>
  oppoProblem('oppo/answer-not-understood', {
    args: { status: response.status },
    vendorMessage: response.body.slice(0, 200),
  });

const makeProblem = problemMaker(resultCodes, 'oppo');

const isKnown = (code: string): code is keyof typeof resultCodes => Object.hasOwn(resultCodes, code);

export function codeProblem(code: number, words: string): Problem {
  const key = `oppo/${code}`;
  const details = { vendorCode: String(code), vendorMessage: words };
  return isKnown(key) ? makeProblem(key, details) : oppoProblem('oppo/unknown-code', { ...details, args: { code } });
}

/** The problem for a rejection of the whole request, with the location of the rejected config value. */
export function problemOf(answer: Answer, deps: Pick<VendorDeps, 'settings'>): Problem {
  const problem = codeProblem(answer.code, answer.message);
  if (problem.entry.kind !== 'credentials') return problem;
  const isAboutKey = answer.code === CODES.keyUnknown || answer.code === CODES.keyMissing;
  const at = deps.settings.origin(isAboutKey ? 'oppo_app_key' : 'oppo_master_secret');
  if (answer.code === CODES.signatureWrong && usesAppSecret(deps.settings))
    return makeProblem('oppo/16-master-is-app-secret', { at, vendorCode: '16', vendorMessage: answer.message });
  return at === undefined ? problem : { ...problem, at };
}

function usesAppSecret(settings: Settings): boolean {
  const appSecret = settings.secret('oppo_app_secret')?.reveal().trim();
  return appSecret !== undefined && appSecret === settings.secret('oppo_master_secret')?.reveal().trim();
}
