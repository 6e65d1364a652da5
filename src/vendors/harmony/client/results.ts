// Converts a v3 response to a result for each device token; accepted only when the complete response confirms it.
import type { Problem } from '../../../problems/types.js';
import type { SendResult } from '../../../push/types.js';
import { harmonyProblem } from '../problems.js';
import { ACCEPTED, ALL_REFUSED, type Answer, PARTLY, problemOf, problemOfReason, type Refusals } from './answers.js';

/** How a call ended. `attempts` counts requests. */
export type Outcome = { readonly attempts: number; readonly tookMs: number } & (
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Rejected without a code, or not sent because the account cannot be used. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable'; readonly problem: Problem; readonly notSent: boolean }
);

/** One result for each token of the call, in order. */
export function resultsOf(tokens: readonly string[], outcome: Outcome): readonly SendResult[] {
  const { attempts, tookMs } = outcome;
  if (outcome.kind === 'unreachable' && outcome.notSent)
    return tokens.map((token) => ({ token, status: 'not-sent', attempts }));
  if (outcome.kind !== 'answered') {
    const status = outcome.kind === 'unreachable' ? 'unreachable' : attempts === 0 ? 'not-sent' : 'rejected';
    return tokens.map((token) => ({ token, status, attempts, tookMs, problem: outcome.problem }));
  }
  const { answer } = outcome;
  const named = answer.requestId === '' ? {} : { messageId: answer.requestId };
  return endsOf(tokens, answer).map((end, i) => ({ token: tokens[i] ?? '', attempts, tookMs, ...named, ...end }));
}

type End = Pick<SendResult, 'status' | 'problem'>;
const accepted: End = { status: 'accepted' };
const refused = (problem: Problem): End => ({ status: 'rejected', problem });
/** Whether the push reached this device token is unknown. */
const unknown = (problem: Problem): End => ({ status: 'unreachable', problem });

function endsOf(tokens: readonly string[], answer: Answer): readonly End[] {
  const forAll = (end: End): readonly End[] => tokens.map(() => end);
  const { code, refusals } = answer;
  if (code === ACCEPTED) return forAll(isWhole(answer) && !answer.saysNo ? accepted : unknown(incomplete(answer)));
  if (code === ALL_REFUSED) return tokens.map((token) => refused(reasonOf(token, code, refusals) ?? problemOf(answer)));
  if (code !== PARTLY) return forAll(refused(problemOf(answer)));
  const isToldApart = refusals !== undefined && tellsAll(tokens, refusals) && isWhole(answer);
  return tokens.map((token) => {
    const reason = reasonOf(token, code, refusals);
    if (reason !== undefined) return refused(reason);
    return isToldApart ? accepted : unknown(harmonyProblem('harmony/partly-unnamed', { vendorCode: code }));
  });
}

/** An accepted push has HTTP 200 and a request id; a response with only the code does not count. */
export const isWhole = ({ status, requestId }: Pick<Answer, 'status' | 'requestId'>): boolean =>
  status === 200 && requestId !== '';

const incomplete = ({ code, status }: Answer): Problem =>
  harmonyProblem('harmony/answer-incomplete', { vendorCode: code, args: { status } });

const reasonOf = (token: string, code: string, refusals: Refusals | undefined): Problem | undefined => {
  const reason = refusals?.reasons.get(token);
  return reason === undefined ? undefined : problemOfReason(code, reason);
};

/** Whether the document is consistent: every listed token was sent, and its counts match the listed tokens and the rest. */
function tellsAll(tokens: readonly string[], { success, failure, reasons }: Refusals): boolean {
  const sent = new Set(tokens);
  const named = [...reasons.keys()];
  return (
    named.length > 0 &&
    named.every((token) => sent.has(token)) &&
    (failure === undefined || failure === tokens.filter((token) => reasons.has(token)).length) &&
    (success === undefined || success === tokens.filter((token) => !reasons.has(token)).length)
  );
}
