// Asks a sandbox that was just started by every way that is about to be printed, as a sender would: plain HTTP, and TLS with the CA read from its file.
import { createRedactor } from '../../http/redaction/redactor.js';
import { createTransport } from '../../http/transport.js';
import { UnreachableError } from '../../http/types.js';
import { sandboxProblem } from '../../problems/entries/sandbox.js';
import type { Problem } from '../../problems/types.js';
import type { RunningSandbox } from '../../sandbox/index.js';
import { readCertificate } from '../../stores/certificates.js';
import type { Machine } from '../machine.js';

/** The listener runs in this process: while many sandboxes start on one machine, its answer may take long. */
const TIMEOUT_MS = 60_000;

/** Undefined when every address answers. */
export async function whyNotReady(
  { clock }: Pick<Machine, 'clock'>,
  { url, tlsUrl, caFile }: RunningSandbox,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const pem = caFile === undefined ? undefined : await readCertificate(caFile);
  const ca = pem === undefined ? [] : [pem];
  const transport = createTransport({ env: {}, redactor: createRedactor(), clock, timeoutMs: TIMEOUT_MS, ca });
  const ways = [
    { url, protocol: 'http1' },
    ...(tlsUrl === undefined
      ? []
      : ([
          { url: tlsUrl, protocol: 'http1' },
          { url: tlsUrl, protocol: 'h2' },
        ] as const)),
  ] as const;
  try {
    for (const way of ways) {
      const reason = await reasonAgainst(transport, way, signal);
      if (reason !== undefined) return sandboxProblem('sandbox/not-reached', { args: { url: way.url, reason } });
    }
    return undefined;
  } finally {
    await transport.close();
  }
}

async function reasonAgainst(
  transport: ReturnType<typeof createTransport>,
  { url, protocol }: { readonly url: string; readonly protocol: 'http1' | 'h2' },
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const request = { method: 'GET', url: `${url}/_sandbox/ready` } as const;
    const answer = await transport
      .for('sandbox')
      .request(protocol === 'h2' ? { ...request, protocol: 'h2' } : request, { signal });
    const ready = JSON.parse(answer.body) as { readonly ready?: unknown; readonly url?: unknown };
    return ready.ready === true ? undefined : `HTTP ${answer.status}`;
  } catch (error) {
    if (error instanceof UnreachableError) return error.message;
    return error instanceof SyntaxError ? 'another program answers' : String(error);
  }
}
