// Reading Honor's answers: code 200 and two lists of refused tokens.
import type { HttpResponse } from '../../../http/types.js';
import { type Problem, problemMaker } from '../../../problems/types.js';
import type { Settings } from '../../../push/types.js';
import { honorProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: string;
  readonly words: string;
  readonly sendResult: boolean | undefined;
  readonly requestId: string | undefined;
  readonly failed: ReadonlySet<string>;
  readonly expired: ReadonlySet<string>;
}

/** The code is a number in most clients and text in some; absent or null lists are empty. */
export function readAnswer(body: string): Answer | undefined {
  const parsed = parse(body);
  const code = field(parsed, 'code');
  if (typeof code !== 'number' && typeof code !== 'string') return undefined;
  const data = field(parsed, 'data');
  const words = field(parsed, 'message') ?? field(parsed, 'msg');
  const result = field(data, 'sendResult');
  const requestId = field(data, 'requestId');
  return {
    code: String(code),
    words: typeof words === 'string' ? words : '',
    sendResult: typeof result === 'boolean' ? result : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    failed: tokenSet(field(data, 'failTokens')),
    expired: tokenSet(field(data, 'expireTokens')),
  };
}

const tokenSet = (value: unknown): ReadonlySet<string> => new Set(Array.isArray(value) ? value.map(String) : []);

export const notUnderstood = (response: HttpResponse): Problem =>
  honorProblem('honor/answer-not-understood', {
    args: { status: response.status },
    vendorMessage: response.body.slice(0, 200),
  });

export const makeProblem = problemMaker(resultCodes, 'honor');

export const isKnown = (code: string): code is keyof typeof resultCodes => Object.hasOwn(resultCodes, code);

export function codeProblem(answer: Answer, status: number, settings: Settings): Problem {
  const key = `honor/${answer.code}`;
  const details = { vendorCode: answer.code, vendorMessage: answer.words };
  if (!isKnown(key)) return honorProblem('honor/unknown-code', { ...details, args: { code: answer.code, status } });
  return makeProblem(key, { ...details, at: answer.code === '403' ? settings.origin('honor_app_id') : undefined });
}

export function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
