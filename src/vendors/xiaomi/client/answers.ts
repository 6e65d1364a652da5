// Reading Xiaomi's answers: the code decides, whatever the HTTP status says.
import { type Problem, problemMaker } from '../../../problems/types.js';
import type { Settings } from '../../../push/types.js';
import { xiaomiProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: number;
  readonly words: string;
  readonly data: unknown;
}

/** The code decides, whatever the HTTP status says. */
export function readAnswer(body: string): Answer | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const code = Number(field(parsed, 'code') ?? Number.NaN);
    if (!Number.isInteger(code)) return undefined;
    const words = [field(parsed, 'reason'), field(parsed, 'description'), field(parsed, 'info')].filter(
      (item): item is string => typeof item === 'string' && item !== '',
    );
    return { code, words: words.join(' / '), data: field(parsed, 'data') };
  } catch {
    return undefined;
  }
}

export const notUnderstood = (response: { readonly status: number; readonly body: string }): Problem =>
  xiaomiProblem('xiaomi/answer-not-understood', {
    args: { status: response.status },
    vendorMessage: response.body.slice(0, 200),
  });

const makeProblem = problemMaker(resultCodes, 'xiaomi');

const isKnown = (code: string): code is keyof typeof resultCodes => Object.hasOwn(resultCodes, code);

export function codeProblem(code: number, words: string): Problem {
  const key = `xiaomi/${code}`;
  const details = { vendorCode: String(code), vendorMessage: words };
  return isKnown(key)
    ? makeProblem(key, details)
    : xiaomiProblem('xiaomi/unknown-code', { ...details, args: { code } });
}

export function problemOf(answer: Answer, settings: Settings): Problem {
  const problem = codeProblem(answer.code, answer.words);
  if (problem.entry.kind !== 'credentials') return problem;
  const at = settings.origin(answer.code === 22_022 ? 'package_name' : 'mi_app_secret');
  return at === undefined ? problem : { ...problem, at };
}

export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
