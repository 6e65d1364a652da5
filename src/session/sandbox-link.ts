// How a command finds the sandbox: started inside this process, or running at an address.
import { readFile } from 'node:fs/promises';
import type { CommandContext, FlagSpec, Input } from '../commands/define.js';
import type { LoadedConfig } from '../config/index.js';
import { createRedactor } from '../http/redactor.js';
import { createTransport } from '../http/transport.js';
import { networkProblem } from '../problems/entries/network.js';
import type { Problem } from '../problems/types.js';
import type { RunningSandbox } from '../sandbox/index.js';
import { t } from '../text/language.js';
import type { Outside } from './environment.js';

export const sandboxFlag: FlagSpec = {
  name: 'sandbox',
  value: 'url',
  optionalValue: true,
  describe: t(
    'use the sandbox: inside this process, or a running one at <url> (also TIM_PUSH_SANDBOX_URL)',
    '使用沙箱：不带值时在本进程内启动，带 <url> 则连接已运行的沙箱（也可设 TIM_PUSH_SANDBOX_URL）',
  ),
};

export type SandboxWish =
  | { readonly kind: 'none' }
  | { readonly kind: 'embedded' }
  | { readonly kind: 'url'; readonly url: string; readonly fromEnvironment: boolean };

/** A sandbox that answers; `running` when it lives in this process and must be closed. */
export interface SandboxLink {
  readonly url: string;
  readonly tlsUrl: string | undefined;
  /** PEM of its certificate authority, when it can be read from here. */
  readonly ca: readonly string[];
  readonly running: RunningSandbox | undefined;
}

/** The flag wins over the environment; the bare flag beside the environment's address means that address. */
export const sandboxWish = (context: CommandContext, input: Input): SandboxWish =>
  wishOf(input.flags['sandbox'], context.io.env);

/** `true`: inside this process; a text: at that address. */
export function wishOf(flag: unknown, env: Outside['env']): SandboxWish {
  if (typeof flag === 'string' && flag !== '')
    return { kind: 'url', url: flag.replace(/\/+$/, ''), fromEnvironment: false };
  const environment = env['TIM_PUSH_SANDBOX_URL'];
  if (environment !== undefined && environment !== '')
    return { kind: 'url', url: environment.replace(/\/+$/, ''), fromEnvironment: true };
  return flag === true ? { kind: 'embedded' } : { kind: 'none' };
}

/** Starts or finds the sandbox that was asked for. */
export async function linkSandbox(
  outside: Outside,
  wish: SandboxWish,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<SandboxLink | { readonly problem: Problem } | undefined> {
  if (wish.kind === 'none') return undefined;
  if (wish.kind === 'embedded') {
    const { faultsOfConfig } = await import('./sandbox-faults.js');
    const [problem] = (await faultsOfConfig(config)).problems;
    if (problem !== undefined) return { problem };
    const { startFromConfig } = await import('./start-sandbox.js');
    const running = await startFromConfig({ io: outside, config, port: 0, tlsPort: 0 });
    return { url: running.url, tlsUrl: running.tlsUrl, ca: await readCa(running.caFile), running };
  }
  return askSandbox(outside, wish.url, signal);
}

async function askSandbox(
  { clock }: Outside,
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
  const pem = await readFile(file, 'utf8').catch(() => undefined);
  return pem === undefined ? [] : [pem];
}
