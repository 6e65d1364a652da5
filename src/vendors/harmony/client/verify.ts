// Verifies the account without a phone: a test message to an invalid device token. Only the rejection of that token verifies the account.
import type { Verification } from '../../../push/verification.js';
import { t } from '../../../text/language.js';
import { harmonyProblem } from '../problems.js';
import { ACCEPTED, ALL_REFUSED, problemOf, problemOfReason } from './answers.js';
import { isWhole, type Outcome } from './results.js';

/** Not a device token: too short, and with characters that tokens do not contain. */
export const PROBE_TOKEN = 'tim-push-check';

/** D: depends on the inferred order of checks. Uses at most one of the 1000 test calls per day. */
export function judgeProbe(outcome: Outcome, projectId: string): Verification {
  if (outcome.kind === 'unreachable') return { status: 'unreachable', problems: [outcome.problem] };
  if (outcome.kind === 'refused') {
    const { kind } = outcome.problem.entry;
    return { status: kind === 'server' || kind === 'rate' ? 'unreachable' : 'refused', problems: [outcome.problem] };
  }
  const { answer } = outcome;
  // An invalid token cannot be accepted, so such a response verifies nothing.
  if (answer.code === ACCEPTED)
    return { status: 'unreachable', problems: [harmonyProblem('harmony/probe-accepted', { vendorCode: answer.code })] };
  const project = t(`project ${projectId}`, `项目 ${projectId}`);
  if (answer.code !== ALL_REFUSED) {
    const problem = problemOf(answer);
    const { kind } = problem.entry;
    return {
      status:
        (kind === 'server' || kind === 'rate') && problem.code !== 'harmony/unknown-code' ? 'unreachable' : 'refused',
      problems: [problem],
    };
  }
  const reason = answer.refusals?.reasons.get(PROBE_TOKEN);
  if (reason === 'tokenFormatError' && isWhole(answer)) return { status: 'verified', problems: [], note: project };
  if (reason !== undefined && reason !== 'tokenFormatError')
    return { status: 'refused', problems: [problemOfReason(answer.code, reason)] };
  // A plain message from the code list: JWT and project were accepted; the response does not say why the token was rejected.
  if (answer.words !== '' && isWhole(answer))
    return {
      status: 'verified',
      problems: [],
      note: t(`${project.en}; the answer does not say whether Push is allowed`, `${project.zh}；响应没有说明推送权限`),
    };
  return {
    status: 'unreachable',
    problems: [
      harmonyProblem('harmony/answer-not-understood', { vendorCode: answer.code, args: { status: answer.status } }),
    ],
  };
}
