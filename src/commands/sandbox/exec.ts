// `sandbox exec -- <command>`: a sandbox on free ports for one command; its output and exit code stay as they are.
import { join } from 'node:path';
import { sandboxProblem } from '../../problems/entries/sandbox.js';
import { claims } from '../../report/claims.js';
import { sayFault } from '../../sandbox/faults/faults.js';
import type { RunningSandbox } from '../../sandbox/index.js';
import { cacheDirectory } from '../../stores/access-tokens.js';
import { joinCertificates } from '../../stores/certificates.js';
import { fill, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import type { Io } from '../context/io.js';
import type { CommandResult } from '../define.js';
import type { SandboxFlags } from './flags.js';
import { startSandboxFor, stopSandbox, writeExport } from './start.js';

const words = {
  fault: t('  fault {id}: {says}', '  故障 {id}：{says}'),
} as const;

export async function execInSandbox(
  context: CommandContext,
  flags: SandboxFlags,
  written: { readonly isNamed: boolean; readonly stray: readonly string[]; readonly rest: readonly string[] },
): Promise<CommandResult> {
  const [command, ...args] = written.rest;
  // `sandbox exec npm test` and `sandbox -- npm test`: nearly right, so the answer is the right spelling.
  if (command === undefined || !written.isNamed || written.stray.length > 0) {
    const meant = [...written.stray, ...written.rest].join(' ').slice(0, 100);
    return stopSandbox(sandboxProblem('sandbox/no-command', { args: { command: meant === '' ? 'npm test' : meant } }));
  }
  const started = await startSandboxFor(context, flags, { ports: [0, 0], onMessage: undefined });
  if ('problems' in started) return stopSandbox(...started.problems);
  const { running } = started;
  try {
    announce(context, running);
    const end = await context.io.runChild({
      command,
      args,
      cwd: context.io.cwd,
      env: await environmentFor(running, context.io),
      hasTerminal: context.io.stdin.isTTY === true,
      platform: context.io.platform,
    });
    if ('notStarted' in end)
      return stopSandbox(
        sandboxProblem('sandbox/command-not-found', {
          args: { command: command.slice(0, 100), reason: end.notStarted },
        }),
      );
    const unwritten = await writeExport(context, flags.export, started);
    if (unwritten !== undefined)
      context.warn(`! ${fill(unwritten.entry.title, context.globals.language, unwritten.args)}`);
    return {
      exitCode: end.exitCode,
      document: {},
      problems: [],
      silent: true,
      streamed: true,
      foreignExit: true,
      human: () => '',
    };
  } finally {
    await running.close();
  }
}

/** On stderr and short: stdout belongs to the command alone. */
function announce(context: CommandContext, running: RunningSandbox): void {
  const say = (line: string): void => {
    if (context.globals.format === 'human') context.note(line);
  };
  const { language } = context.globals;
  say(fill(claims.sandboxForCommand, language, { url: running.url }));
  for (const fault of running.faults.list())
    say(fill(words.fault, language, { id: fault.id, says: sayFault(fault, language) }));
}

async function environmentFor(running: RunningSandbox, io: Io): Promise<Record<string, string | undefined>> {
  const { env } = io;
  const proxied = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'all_proxy'].some(
    (name) => (env[name] ?? '') !== '',
  );
  const noProxy = [env['NO_PROXY'] ?? env['no_proxy'] ?? '', '127.0.0.1', 'localhost']
    .filter((part) => part !== '')
    .join(',');
  return {
    ...env,
    TIM_PUSH_SANDBOX_URL: running.url,
    TIM_PUSH_SANDBOX_TLS_URL: running.tlsUrl,
    NODE_EXTRA_CA_CERTS: await certificatesFor(running, io),
    // A proxy that is set for the outside must not be asked for this machine.
    ...(proxied ? { NO_PROXY: noProxy, no_proxy: noProxy } : {}),
  };
}

/** Node reads one file: a certificate that is set already goes into the same one. */
async function certificatesFor(running: RunningSandbox, io: Io): Promise<string | undefined> {
  const before = io.env['NODE_EXTRA_CA_CERTS'] ?? '';
  const { caFile } = running;
  if (caFile === undefined || before === '' || before === caFile) return caFile ?? before;
  return joinCertificates(join(cacheDirectory(io.env, io.platform, io.home), 'sandbox-ca'), before, caFile, io.random);
}
