// How a command finds the sandbox: started inside this process, or running at an address.
import type { LoadedConfig } from '../../config/index.js';
import { createRedactor } from '../../http/redaction/redactor.js';
import { createTransport } from '../../http/transport.js';
import { networkProblem } from '../../problems/entries/network.js';
import type { Problem } from '../../problems/types.js';
import type { RunningSandbox } from '../../sandbox/index.js';
import { readCertificate } from '../../stores/certificates.js';
import type { Machine } from '../machine.js';
import type { SandboxChoice } from './choice.js';

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
  choice: Exclude<SandboxChoice, { readonly kind: 'empty' }>,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<SandboxLink | { readonly problem: Problem } | undefined> {
  if (choice.kind === 'none') return undefined;
  if (choice.kind === 'embedded') {
    const { faultsOfConfig } = await import('./faults.js');
    const [problem] = (await faultsOfConfig(config)).problems;
    if (problem !== undefined) return { problem };
    const { startFromConfig } = await import('./start-sandbox.js');
    const running = await startFromConfig({ machine, config, port: 0, tlsPort: 0 });
    return { url: running.url, tlsUrl: running.tlsUrl, ca: await readCa(running.caFile), running };
  }
  return askSandbox(machine, choice.url, signal);
}

async function askSandbox(
  machine: Machine,
  url: string,
  signal: AbortSignal,
): Promise<SandboxLink | { readonly problem: Problem }> {
  const ready = await readyAt(machine, url, signal);
  if (ready === undefined) return { problem: networkProblem('network/no-sandbox', { args: { url } }) };
  return { url, tlsUrl: tlsUrlAt(url, ready.tlsUrl), ca: await readCa(ready.caFile), running: undefined };
}

/** Time limit for one answer; a machine that starts many sandboxes at once is slow. */
const TIMEOUT_MS = 15_000;

interface ReadyWords {
  readonly tlsUrl: string | undefined;
  readonly caFile: string | undefined;
}

/** A sandbox's description of itself; undefined when nothing answers, or another program does. */
export async function readyAt(
  { clock }: Pick<Machine, 'clock'>,
  url: string,
  signal: AbortSignal,
): Promise<ReadyWords | undefined> {
  const transport = createTransport({ env: {}, redactor: createRedactor(), clock, timeoutMs: TIMEOUT_MS });
  try {
    const answer = await transport.for('sandbox').request({ method: 'GET', url: `${url}/_sandbox/ready` }, { signal });
    const ready = JSON.parse(answer.body) as Readonly<Record<string, unknown>> | null;
    const isOurs =
      ready?.['ready'] === true &&
      typeof ready['url'] === 'string' &&
      typeof ready['version'] === 'string' &&
      typeof ready['strict'] === 'boolean' &&
      Array.isArray(ready['vendors']);
    if (!isOurs) return undefined;
    const text = (name: string): string | undefined => (typeof ready[name] === 'string' ? ready[name] : undefined);
    return { tlsUrl: text('tlsUrl'), caFile: text('caFile') };
  } catch {
    return undefined;
  } finally {
    await transport.close();
  }
}

/** The TLS port at the host that was asked. The host in the answer is ignored: it must not lead to another machine, and a container reports 127.0.0.1. */
function tlsUrlAt(url: string, told: string | undefined): string | undefined {
  if (told === undefined || !URL.canParse(told)) return undefined;
  const { protocol, port } = new URL(told);
  return protocol === 'https:' ? `https://${new URL(url).hostname}${port === '' ? '' : `:${port}`}` : undefined;
}

async function readCa(file: string | undefined): Promise<readonly string[]> {
  if (file === undefined) return [];
  // The CA of a sandbox on another machine or of another user cannot be read from here; that needs --ca-file.
  const pem = await readCertificate(file);
  return pem === undefined ? [] : [pem];
}
