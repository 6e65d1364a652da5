// How a command finds the sandbox: started inside this process, or running at an address.
import type { LoadedConfig } from '../config/index.js';
import { createRedactor } from '../http/redactor.js';
import { createTransport } from '../http/transport.js';
import { networkProblem } from '../problems/entries/network.js';
import type { Problem } from '../problems/types.js';
import type { RunningSandbox } from '../sandbox/index.js';
import { readCertificate } from '../stores/certificates.js';
import type { Machine } from './machine.js';
import type { SandboxWish } from './sandbox-wish.js';

/** A sandbox that answers; `running` when it lives in this process and must be closed. */
export interface SandboxLink {
  readonly url: string;
  readonly tlsUrl: string | undefined;
  /** PEM of its certificate authority, when it can be read from here. */
  readonly ca: readonly string[];
  readonly running: RunningSandbox | undefined;
}

/** Starts or finds the sandbox that was asked for. */
export async function linkSandbox(
  machine: Machine,
  wish: Exclude<SandboxWish, { readonly kind: 'empty' }>,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<SandboxLink | { readonly problem: Problem } | undefined> {
  if (wish.kind === 'none') return undefined;
  if (wish.kind === 'embedded') {
    const { faultsOfConfig } = await import('./sandbox-faults.js');
    const [problem] = (await faultsOfConfig(config)).problems;
    if (problem !== undefined) return { problem };
    const { startFromConfig } = await import('./start-sandbox.js');
    const running = await startFromConfig({ machine, config, port: 0, tlsPort: 0 });
    return { url: running.url, tlsUrl: running.tlsUrl, ca: await readCa(running.caFile), running };
  }
  return askSandbox(machine, wish.url, signal);
}

async function askSandbox(
  { clock }: Machine,
  url: string,
  signal: AbortSignal,
): Promise<SandboxLink | { readonly problem: Problem }> {
  const transport = createTransport({ env: {}, redactor: createRedactor(), clock, timeoutMs: 5000 });
  try {
    const answer = await transport.for('sandbox').request({ method: 'GET', url: `${url}/_sandbox/ready` }, { signal });
    const ready = JSON.parse(answer.body) as { ready?: unknown; tlsUrl?: unknown; caFile?: unknown };
    if (ready.ready !== true) return { problem: networkProblem('network/no-sandbox', { args: { url } }) };
    return {
      url,
      tlsUrl: typeof ready.tlsUrl === 'string' ? ready.tlsUrl : undefined,
      ca: await readCa(typeof ready.caFile === 'string' ? ready.caFile : undefined),
      running: undefined,
    };
  } catch {
    return { problem: networkProblem('network/no-sandbox', { args: { url } }) };
  } finally {
    await transport.close();
  }
}

async function readCa(file: string | undefined): Promise<readonly string[]> {
  if (file === undefined) return [];
  // A sandbox on another machine or user keeps its CA to itself; --ca-file is the way then.
  const pem = await readCertificate(file);
  return pem === undefined ? [] : [pem];
}
