// Reads v3 responses: `code` decides; for 80100000 and 80300007, `msg` contains JSON text with the rejected device tokens by reason (push-scenariozed-api-response).
import type { HttpResponse } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import { idOf, saysNo, scalarOf, textsOf } from '../../../push/answer-fields.js';
import { codeProblems } from '../../../push/code-problems.js';
import { isEmptyWord } from '../../../text/empty-words.js';
import { excerptOf } from '../../../text/excerpt.js';
import { isObject, readObject } from '../../../text/json-object.js';
import { harmonyProblem, problems } from '../problems.js';
import { resultCodes } from '../result-codes.js';

export const ACCEPTED = '80000000';
export const PARTLY = '80100000';
export const ALL_REFUSED = '80300007';

/** The JSON document inside `msg`. */
export interface Refusals {
  readonly success: number | undefined;
  readonly failure: number | undefined;
  /** The vendor's reason for each device token. */
  readonly reasons: ReadonlyMap<string, string>;
}

export interface Answer {
  readonly status: number;
  /** Eight digits as a string; a number is also accepted. */
  readonly code: string;
  /** The vendor's message; empty when `msg` is a JSON document, because that contains complete device tokens. */
  readonly words: string;
  readonly requestId: string;
  /** Some member reports a failure, even if `code` reports success. */
  readonly saysNo: boolean;
  /** Undefined when `msg` is plain text and lists no tokens. */
  readonly refusals: Refusals | undefined;
}

export const { has, ofCode, notUnderstood } = codeProblems('harmony', problems, resultCodes);

/** Undefined when the response is not from Push Kit. */
export function readAnswer(response: HttpResponse): Answer | undefined {
  const body = readObject(response.body);
  const code = scalarOf(body?.['code']);
  if (body === undefined || code === '') return undefined;
  const msg = scalarOf(body['msg']);
  // Text that looks like a document, even a truncated one, is never shown, because it contains complete device tokens.
  const isDocument = /^\s*[[{]/.test(msg) || msg.includes('illegalTokens');
  return {
    status: response.status,
    code,
    words: isDocument || isEmptyWord(msg) ? '' : msg.trim(),
    requestId: idOf(body['requestId']) ?? '',
    saysNo: /illegal_?tokens|"failure"\s*:\s*[1-9]/i.test(msg) || saysNo(body),
    refusals: isDocument ? readRefusals(msg) : undefined,
  };
}

function readRefusals(msg: string): Refusals | undefined {
  const inner = readObject(msg);
  const grouped = inner?.['illegalTokens'];
  if (inner === undefined || !isObject(grouped)) return undefined;
  const reasons = new Map<string, string>();
  for (const [reason, tokens] of Object.entries(grouped))
    for (const token of textsOf(tokens)) reasons.set(token, reason);
  return { success: countIn(inner['success']), failure: countIn(inner['failure']), reasons };
}

/** Maps a code to a problem with the vendor's message; an unknown code is reported as it is. */
export const problemOf = ({ code, words }: Pick<Answer, 'code' | 'words'>): Problem => ofCode(code, words);

/** Maps the reason for one device token to a problem. */
export function problemOfReason(code: string, reason: string): Problem {
  if (has(reason) && /^[A-Za-z]+$/.test(reason)) return { ...ofCode(reason, reason), vendorCode: code };
  const args = { reason: excerptOf(reason, 80) };
  return harmonyProblem('harmony/unknown-reason', { vendorCode: code, vendorMessage: args.reason, args });
}

const countIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
