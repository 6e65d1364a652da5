// What `sandbox` and `sandbox exec` share: flags to options, the start, a seed before it and an export behind it.

import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/index.js';
import { sandboxProblem } from '../../problems/entries/sandbox.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { notOneOf, wrongValue } from '../../problems/value-problem.js';
import type { RuleSet } from '../../push/emulator/emulator.js';
import type { RunningSandbox } from '../../sandbox/index.js';
import type { SandboxState } from '../../sandbox/state/snapshot.js';
import { fatalProblems } from '../../session/fatal-problems.js';
import { faultsOfConfig, readFaults } from '../../session/sandbox/faults.js';
import { readWhole, writeOwnerFile } from '../../stores/user-files.js';
import { readFailure } from '../../text/file-kinds.js';
import { type Text, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { readConfigFor } from '../context/open-session.js';
import { stopWith } from '../context/stop.js';
import type { CommandResult } from '../define.js';
import { readPort } from '../flags/numbers.js';
import type { SandboxFlags } from './flags.js';

const RULE_SETS: readonly RuleSet[] = ['hours', 'quotas', 'rates'];

/** A name as a Host header has it: without scheme, port and wildcard. */
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

const HOST_RULE = { says: t('a host name without scheme and port', '不带协议和端口的主机名'), example: 'sandbox' };

interface Wishes {
  /** HTTP and TLS port where no flag says otherwise. */
  readonly ports: readonly [number, number];
  readonly onMessage: ((line: Text) => void) | undefined;
}

export type StartedSandbox =
  | { readonly running: RunningSandbox; readonly config: LoadedConfig }
  | { readonly problems: readonly Problem[] };

/** Reads all flags, reports everything that is wrong with them at once, and starts. */
export async function startSandboxFor(
  context: CommandContext,
  flags: SandboxFlags,
  wishes: Wishes,
): Promise<StartedSandbox> {
  const port = readPort('--port', flags.port);
  const tlsPort = readPort('--tls-port', flags.tlsPort);
  const rules = (flags.rules ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wrongRule = rules.find((name) => !RULE_SETS.some((set) => set === name));
  const wrongName = flags.allowHost.find((name) => !HOST_NAME.test(name));
  const { faults, problems: wrongFaults } = await readFaults(flags.fault);
  const seed = await readSeed(context, flags.seed);
  const config = await readConfigFor(context, {});
  const problems = [
    ...(typeof port === 'object' ? [port.problem] : []),
    ...(typeof tlsPort === 'object' ? [tlsPort.problem] : []),
    ...(wrongRule === undefined ? [] : [notOneOf('--rules', wrongRule, RULE_SETS)]),
    ...(wrongName === undefined ? [] : [wrongValue('--allow-host', wrongName, HOST_RULE)]),
    ...wrongFaults,
    ...('problem' in seed ? [seed.problem] : []),
    ...fatalProblems(config),
    ...sectionProblems(config),
    ...(await faultsOfConfig(config)).problems,
  ];
  if (problems.length > 0 || typeof port === 'object' || typeof tlsPort === 'object' || 'problem' in seed)
    return { problems };

  const [{ startFromConfig }, { whyNotReady }] = await Promise.all([
    import('../../session/sandbox/start-sandbox.js'),
    import('../../session/sandbox/reach-sandbox.js'),
  ]);
  const { host, strict } = flags;
  try {
    const running = await startFromConfig({
      machine: context.io,
      config,
      port: port ?? wishes.ports[0],
      tlsPort: tlsPort ?? wishes.ports[1],
      ...(host === undefined ? {} : { host }),
      ...(flags.allowHost.length === 0 ? {} : { allowHosts: flags.allowHost }),
      ...(strict ? { strict: true } : {}),
      ...(rules.length === 0 ? {} : { rules: rules as RuleSet[] }),
      ...(seed.state === undefined ? {} : { seed: seed.state }),
      faults,
      onMessage: wishes.onMessage,
    });
    const problem = await whyNotReady(context.io, running, context.signal);
    if (problem === undefined) return { running, config };
    await running.close();
    return { problems: [problem] };
  } catch (error) {
    const known = listenProblem(error, host ?? '127.0.0.1');
    if (known === undefined) throw error;
    return { problems: [known] };
  }
}

/** A part of the `sandbox` section that cannot be used: without it the sandbox would not be the one that was asked for. */
const sectionProblems = (config: LoadedConfig): readonly Problem[] =>
  config.problems.filter(({ severity, at }) => severity === 'error' && /^sandbox(?:\.|$)/.test(at?.key ?? ''));

async function readSeed(
  context: CommandContext,
  file: string | undefined,
): Promise<{ readonly state: SandboxState | undefined } | { readonly problem: Problem }> {
  if (file === undefined) return { state: undefined };
  const wrong = (reason: Text) => ({
    problem: sandboxProblem('sandbox/bad-seed', { args: { file, reason } }),
  });
  let text: string;
  try {
    text = await readWhole(resolve(context.io.cwd, file));
  } catch (error) {
    return wrong(readFailure(error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return wrong(t('it is not JSON', '不是 JSON'));
  }
  const { readState } = await import('../../sandbox/state/snapshot.js');
  const read = readState(json);
  return 'reason' in read ? wrong(read.reason) : read;
}

/** Writes the state where `--export` says; a problem when that fails. */
export async function writeExport(
  { io, globals }: CommandContext,
  file: string | undefined,
  { running, config }: Extract<StartedSandbox, { readonly running: RunningSandbox }>,
): Promise<Problem | undefined> {
  if (file === undefined) return undefined;
  const answer = await running.control(
    new Request(`${running.url}/_sandbox/state`, { headers: { host: 'localhost' } }),
  );
  const state = (await answer.json()) as SandboxState;
  const { withoutTokens } = await import('../../sandbox/state/without-tokens.js');
  const shown = globals.showTokens ? state : withoutTokens(state, tokensOf(config));
  try {
    await writeOwnerFile(resolve(io.cwd, file), `${JSON.stringify(shown, null, 2)}\n`);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return usageProblem('usage/unwritable-file', { args: { file, flag: '--export', reason } });
  }
}

/** Device tokens that are written in a config, those of its sandbox section included. */
const tokensOf = ({ devices, sandbox }: LoadedConfig): ReadonlySet<string> =>
  new Set([
    ...Object.values(devices).map(({ token }) => token),
    ...Object.values(sandbox?.devices ?? {}).flatMap((list) => list.map(({ token }) => token)),
    ...Object.values(sandbox?.im_users ?? {}).flatMap(({ device }) =>
      typeof device === 'object' ? [device.token] : [],
    ),
  ]);

export const stopSandbox = (...problems: readonly Problem[]): CommandResult => stopWith(problems);

function listenProblem(error: unknown, host: string): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const port = error instanceof Error && 'port' in error ? Number(error.port) : 0;
  if (code === 'EADDRINUSE') return sandboxProblem('sandbox/port-in-use', { args: { port } });
  if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return sandboxProblem('sandbox/cannot-listen', { args: { address: `${host}:${port}`, reason: code } });
  return undefined;
}
