// Reading OPPO's answers: `code` decides, and each code becomes a problem that knows where the refused value stands.
import { type Problem, problemMaker } from '../../../problems/types.js';
import type { Settings, VendorDeps } from '../../../push/types.js';
import { oppoProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export interface Answer {
  readonly code: number;
  readonly message: string;
  readonly data: unknown;
}

export type Refused = { readonly problem: Problem };

export const isRefused = (value: object): value is Refused => 'problem' in value;

export function readAnswer(body: string): Answer | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    const { code, message, data } = parsed as Record<string, unknown>;
    const number = typeof code === 'string' ? Number(code) : code;
    if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
    return { code: number, message: typeof message === 'string' ? message : '', data };
  } catch {
    return undefined;
  }
}

const makeProblem = problemMaker(resultCodes, 'oppo');

const isKnown = (code: string): code is keyof typeof resultCodes => Object.hasOwn(resultCodes, code);

export function codeProblem(code: number, words: string): Problem {
  const key = `oppo/${code}`;
  const details = { vendorCode: String(code), vendorMessage: words };
  return isKnown(key) ? makeProblem(key, details) : oppoProblem('oppo/unknown-code', { ...details, args: { code } });
}

/** A refusal of the whole request; the place in the config where the refused value stands. */
export function problemOf(answer: Answer, deps: VendorDeps): Problem {
  const problem = codeProblem(answer.code, answer.message);
  if (problem.entry.kind !== 'credentials') return problem;
  const at = deps.settings.origin(answer.code === 14 || answer.code === 15 ? 'oppo_app_key' : 'oppo_master_secret');
  if (answer.code === 16 && usesAppSecret(deps.settings))
    return makeProblem('oppo/16-master-is-app-secret', { at, vendorCode: '16', vendorMessage: answer.message });
  return at === undefined ? problem : { ...problem, at };
}

function usesAppSecret(settings: Settings): boolean {
  const appSecret = settings.secret('oppo_app_secret')?.reveal().trim();
  return appSecret !== undefined && appSecret === settings.secret('oppo_master_secret')?.reveal().trim();
}

export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
