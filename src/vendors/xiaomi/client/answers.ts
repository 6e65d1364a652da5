// Reads Xiaomi's responses: the code decides, whatever the HTTP status.
import type { HttpResponse } from '../../../http/types.js';
import { type Problem, pointAt } from '../../../problems/types.js';
import { saysNo, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import type { Settings } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { CODES } from '../facts.js';
import { problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: number;
  readonly words: string;
  readonly data: unknown;
}

type Response = Pick<HttpResponse, 'status' | 'body'>;

/**
 * An error code is accepted with any HTTP status, also as a numeric string. Success requires all of: the number 0, the result "ok"
 * and HTTP 200.
 */
export function readAnswer({ status, body }: Response): Answer | undefined {
  const parsed = readObject(body);
  const code = wholeNumberOf(parsed?.['code']);
  if (parsed === undefined || code === undefined) return undefined;
  const words = [parsed['reason'], parsed['description'], parsed['info']].map(textOf).filter((item) => item !== '');
  const isOk = parsed['code'] === CODES.success && parsed['result'] === 'ok' && status === 200;
  if (code === CODES.success && (!isOk || saysNo(parsed))) return undefined;
  return { code, words: words.join(' / '), data: parsed['data'] };
}

export const { ofCode, notUnderstood } = codeProblems('xiaomi', problems, resultCodes);

export function problemOf(answer: Answer, settings: Settings): Problem {
  const problem = ofCode(answer.code, answer.words);
  const key = answer.code === CODES.packageWrong ? 'package_name' : 'mi_app_secret';
  return problem.entry.kind === 'credentials' ? pointAt(problem, settings.origin(key)) : problem;
}
