// `sandbox ready`: whether a sandbox answers, for scripts and health checks.
import { EXIT } from '../../problems/exit-code.js';
import { layoutAnswering } from '../../report/answers/sandbox/pushes.js';
import { awaitReady } from '../../session/sandbox/running-sandbox.js';
import type { CommandContext } from '../context/context.js';
import { stopWith } from '../context/stop.js';
import type { CommandResult } from '../define.js';
import { noSandbox, readAsked } from './ask.js';
import type { SandboxFlags } from './flags.js';

export async function tellReady(context: CommandContext, flags: SandboxFlags): Promise<CommandResult> {
  const asked = readAsked(context, flags, 0);
  if ('problems' in asked) return stopWith(asked.problems);
  const { url, until } = asked;
  const ready = await awaitReady({ clock: context.io.clock, url, until, signal: context.signal });
  if (ready === undefined) {
    const refused = stopWith([noSandbox(url)]);
    return context.signal.aborted ? { ...refused, problems: [], exitCode: EXIT.interrupted, human: () => '' } : refused;
  }
  const { tlsUrl, caFile, version, strict } = ready;
  return {
    exitCode: EXIT.ok,
    document: {
      ready: true,
      url,
      ...(tlsUrl === undefined ? {} : { tlsUrl }),
      ...(caFile === undefined ? {} : { caFile }),
      version,
      strict,
    },
    problems: [],
    human: (terminal) => layoutAnswering(url, terminal),
  };
}
