// Reading vivo's answers: `result` decides, HTTP is 200 even for refusals; `invalidUser.status` says why a device token was refused.
import type { HttpRequest, HttpResponse } from '../../../http/types.js';
import { type Catalogue, type Problem, problemMaker } from '../../../problems/types.js';
import { vivoProblem } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export type Answer =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  /** `result` is undefined when the answer was no answer of vivo. */
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly result: number | undefined;
      /** Nothing vivo says, or a fault inside: nobody knows whether the push went out. */
      readonly isDoubtful: boolean;
    };

/** How a call ended. `attempts` counts requests for this call, the access token not included. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly attempts: number; readonly tookMs: number }
  | { readonly kind: 'unreachable'; readonly problem: Problem; readonly attempts: number; readonly aborted: boolean };

/** One question with the access token of the day. */
export type Ask = (make: (accessToken: string) => HttpRequest, signal: AbortSignal | undefined) => Promise<Outcome>;

const table: Catalogue = resultCodes;
const codeProblem = problemMaker(table, 'vivo');

export function readAnswer(response: HttpResponse): Answer {
  const body = readObject(response.body);
  const result = numberOf(body?.['result']);
  if (body === undefined || result === undefined) return notUnderstood(response);
  if (result === 0) return { ok: true, body };
  return {
    ok: false,
    problem: problemOf(result, scalarOf(body['desc']), invalidUsersOf(body).at(0)?.status),
    result,
    isDoubtful: false,
  };
}

function notUnderstood(response: HttpResponse): Answer {
  const excerpt = response.body.slice(0, 120);
  const code = `vivo/http-${response.status}`;
  const details = {
    args: { status: response.status, excerpt },
    vendorCode: `HTTP ${response.status}`,
    vendorMessage: excerpt,
  };
  return {
    ok: false,
    problem: Object.hasOwn(table, code)
      ? codeProblem(code, details)
      : vivoProblem('vivo/answer-not-understood', details),
    result: undefined,
    isDoubtful: response.status < 400 || response.status >= 500,
  };
}

const statusCase: Readonly<Record<number, string>> = {
  1: 'unknown-token',
  2: 'uninstalled',
  3: 'inactive',
  4: 'not-test-device',
};

/** The problem of a result code. vivo's own words always travel along; a code we do not know is quoted as it is. */
export function problemOf(result: number, desc: string, status?: number): Problem {
  const vendorCode = status === undefined ? String(result) : `${result} (status ${status})`;
  const details = { vendorCode, ...(desc === '' ? {} : { vendorMessage: desc }) };
  const special = status === undefined ? undefined : statusCase[status];
  const candidates = [...(special === undefined ? [] : [`vivo/${result}-${special}`]), `vivo/${result}`];
  const code = candidates.find((candidate) => Object.hasOwn(table, candidate));
  if (code !== undefined) return codeProblem(code, details);
  return vivoProblem('vivo/unknown-code', { ...details, args: { code: result, desc: desc === '' ? '–' : desc } });
}

/** A refusal whose mistake we can name from our own values, for example `vivo/10206-key-equals-secret`. */
export function withCase(problem: Problem, name: string): Problem {
  const code = `${problem.code}-${name}`;
  const entry = table[code];
  return entry === undefined ? problem : { ...problem, code, entry };
}

export interface InvalidUser {
  readonly token: string;
  readonly status: number;
}

/** The refused targets of a single (`invalidUser`) or a list (`invalidUsers`). */
export function invalidUsersOf(body: Readonly<Record<string, unknown>>): readonly InvalidUser[] {
  const items: readonly unknown[] = Array.isArray(body['invalidUsers']) ? body['invalidUsers'] : [body['invalidUser']];
  return items.flatMap((item): InvalidUser[] => {
    if (typeof item !== 'object' || item === null) return [];
    const { userid, status } = item as { readonly userid?: unknown; readonly status?: unknown };
    return [{ token: scalarOf(userid), status: numberOf(status) ?? 0 }];
  });
}

/** A whole number, also from a numeric string: `null` and an empty text are no 0, which would mean success. */
function numberOf(value: unknown): number | undefined {
  return /^-?[0-9]{1,15}$/.test(scalarOf(value)) ? Number(value) : undefined;
}

/** A text or a number as text; anything else as an empty one. */
export const scalarOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
