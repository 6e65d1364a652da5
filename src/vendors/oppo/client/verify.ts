// Proves OPPO's credentials by an access token, and tells the push permission and the day's quota beside them.
import { UnreachableError } from '../../../http/types.js';
import { unreachableProblem } from '../../../problems/entries/network.js';
import type { VendorDeps, Verification } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { type facts, PATHS } from '../facts.js';
import { accessToken, ask } from './access.js';
import { field, isRefused, problemOf } from './answers.js';

export async function verify(deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> {
  const role: keyof typeof facts.hosts = deps.settings.text('oppo_region') === 'intl' ? 'pushOverseas' : 'push';
  try {
    const { token } = await accessToken(deps, deps.endpoint(role), signal);
    if (isRefused(token))
      return {
        status: token.problem.code === 'oppo/answer-not-understood' ? 'unreachable' : 'refused',
        problems: [token.problem],
      };
    return await quota(deps, token.value, signal);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'unreachable', problems: [unreachableProblem(error, 'oppo')] };
  }
}

/** The credentials are proved already; the push permission and the day's quota are told beside them where OPPO says so. */
async function quota(deps: VendorDeps, authToken: string, signal: AbortSignal | undefined): Promise<Verification> {
  try {
    const answer = await ask(
      deps,
      { method: 'GET', url: `${deps.endpoint('feedback')}${PATHS.permit}`, headers: { auth_token: authToken } },
      signal,
    );
    if (isRefused(answer)) return { status: 'verified', problems: [] };
    if (answer.code === 30 || answer.code === 28) return { status: 'refused', problems: [problemOf(answer, deps)] };
    const used = field(answer.data, 'push_count');
    const total = field(answer.data, 'total_count');
    if (answer.code !== 0 || used === undefined || total === undefined) return { status: 'verified', problems: [] };
    return {
      status: 'verified',
      problems: [],
      note: t(
        `${String(used)} of ${String(total)} pushes used today`,
        `今日已用 ${String(used)} / ${String(total)} 条`,
      ),
    };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'verified', problems: [] };
  }
}
