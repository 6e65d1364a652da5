// What is reported for a request for an access token that got no answer.
import { expect, it } from 'vitest';
import { UnreachableError } from '../../src/http/types.js';
import { renderProblem } from '../../src/problems/render.js';
import { unreachableProblem } from '../../src/problems/unreachable.js';
import { watchTokens } from '../../src/session/connections.js';

it('a failed request for an access token means that no push was sent, not that the request did not arrive', async () => {
  const lost = new UnreachableError({ reason: 'timeout', host: 'h', message: 'm', neverArrived: false });
  const store = watchTokens(
    { get: async (_key, fetch) => ({ ...(await fetch()), cached: false }) as never, forget: async () => {} },
    () => {},
  );
  const error = await store.get(['k'], () => Promise.reject(lost)).catch((thrown: unknown) => thrown);
  if (!(error instanceof UnreachableError)) throw new Error('nothing was thrown');
  const problem = unreachableProblem(error, 'vivo');
  expect(problem.safeToRepeat).toBe(true);
  expect(renderProblem(problem, 'en').cause).toMatch(
    /; it was the request for an access token, without which no push is sent$/,
  );
  // The same failure of any other request leaves open whether it arrived.
  expect(renderProblem(unreachableProblem(lost, 'vivo'), 'en').cause).toMatch(/not known whether the request arrived$/);
});
