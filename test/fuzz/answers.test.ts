// Whatever comes back from the other side: no client throws or hangs, and every device token gets its one result with a known end.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProblem } from '../../src/problems/render.js';
import type { Problem } from '../../src/problems/types.js';
import type { SendResult } from '../../src/push/types.js';
import { vendorIds } from '../../src/session/vendors/list.js';
import { connectTencent } from '../../src/tencent-im/client/client.js';
import { emulator } from '../../src/tencent-im/emulator/index.js';
import { facts } from '../../src/tencent-im/facts.js';
import { tencentManifest } from '../../src/tencent-im/manifest.js';
import { vendors } from '../../src/vendors/index.js';
import { openTestVendor, type TestedService, type TestVendor, testMessage } from '../helpers/emulator-http.js';
import { runs } from '../helpers/runs.js';
import { anyAnswer } from './arbitraries.js';

const tencentIm: TestedService = {
  ...tencentManifest,
  facts,
  emulator,
  connect: (deps) => {
    const client = connectTencent(deps);
    return {
      verify: (signal) => client.verify(signal),
      send: (message, users, signal) => client.send(message, users, undefined, signal),
    };
  },
};

const services: readonly (readonly [string, TestedService])[] = [
  ...(await Promise.all(vendorIds.map(async (id) => [id, await vendors[id].load()] as const))),
  ['tencent-im', tencentIm],
];

/** Each end with the finding that belongs to it: no refusal without a reason, no acceptance with an error, and nothing that was not asked for. */
function expectFittingEnd({ status, problem }: SendResult): void {
  if (status === 'accepted') {
    expect(problem?.severity).not.toBe('error');
    return;
  }
  expect(['rejected', 'unreachable']).toContain(status);
  expect(problem?.severity).toBe('error');
  const { code = '', entry } = problem ?? {};
  const unheard =
    entry?.kind === 'unreachable' || ((entry?.kind === 'server' || entry?.kind === 'rate') && status === 'unreachable');
  expect({ code, unheard }).toEqual({ code, unheard: status === 'unreachable' });
}

const textOf = (body: unknown): string =>
  typeof body === 'string'
    ? body
    : body instanceof Uint8Array
      ? Buffer.from(body).toString('utf8')
      : JSON.stringify(body ?? {});

/** A vendor that has signed in, and the answers it has received so far. */
async function warmed(service: TestedService): Promise<{ vendor: TestVendor; tokens: string[]; answers: string[] }> {
  const vendor = openTestVendor(service);
  const good = vendor.devices().filter((device) => device.fate === 'ok');
  const tokens = good.slice(0, 1).map((device) => device.token);
  if (service.id === 'tencent-im') tokens.splice(0, 1, 'alice');
  await vendor.client.send(testMessage(), tokens);
  await vendor.client.verify();
  await vendor.client.status?.(tokens, { probe: false, consume: false });
  const answers = [...new Set(vendor.received.map((item) => textOf((item.reply as { readonly body?: unknown }).body)))];
  return { vendor, tokens, answers: answers.length === 0 ? ['{}'] : answers };
}

/** A problem that can be shown in both languages without a hole in its sentences. */
function expectShowable(problem: Problem | undefined): void {
  if (problem === undefined) return;
  for (const language of ['en', 'zh'] as const) {
    const shown = renderProblem(problem, language);
    const sentences = [shown.title, shown.cause, ...shown.fix].join('\n');
    expect(sentences.trim()).not.toBe('');
    expect(sentences, problem.code).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/);
  }
}

describe.each(services)('%s', (_id, service) => {
  it('send reads anything that may come back', async () => {
    const { vendor, tokens, answers } = await warmed(service);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...answers).chain((good) => fc.array(anyAnswer(good), { minLength: 1, maxLength: 3 })),
        async (given) => {
          vendor.interrupt(...given);
          const results = await vendor.client.send(testMessage(), tokens);
          expect(results.map((result) => result.token)).toEqual(tokens);
          for (const result of results) {
            expectShowable(result.problem);
            expectFittingEnd(result);
          }
        },
      ),
      runs(60),
    );
  });

  it('the proof of the credentials and the state of a device read anything', async () => {
    const { vendor, tokens, answers } = await warmed(service);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...answers).chain((good) => fc.array(anyAnswer(good), { minLength: 1, maxLength: 3 })),
        async (given) => {
          vendor.interrupt(...given);
          const verification = await vendor.client.verify();
          for (const problem of verification.problems) expectShowable(problem);
          expect(['verified', 'refused', 'unreachable']).toContain(verification.status);
          vendor.interrupt(...given);
          const states = await vendor.client.status?.(tokens, { probe: true, consume: true, keepFeed: async () => {} });
          if (states !== undefined) expect(states.length).toBe(tokens.length);
        },
      ),
      runs(30),
    );
  });
});
