// Runs another program in our place: same streams, our signals, its exit code. Its whole process group ends with it, and with us.
import { type ChildProcess, spawn as spawnPlain } from 'node:child_process';
import { constants } from 'node:os';
import spawn from 'cross-spawn';
import type { ChildEnd, ChildOrder } from '../commands/context/io.js';
import { findProgram } from '../stores/find-program.js';
import { hasProcessGroups, passedSignals } from '../text/platform.js';

/** A program that was asked to end may tidy up for so long. */
const GRACE_MS = 10_000;
/** What it leaves running behind itself gets less. */
const LEFTOVER_MS = 5000;
const POLL_MS = 20;
/** Ctrl-C pressed so often means now. */
const PRESSES = 3;

export async function runChild(order: ChildOrder): Promise<ChildEnd> {
  const { command, args, cwd, env, platform } = order;
  const inGroup = hasProcessGroups(platform);
  // Looked up before a shell would say it in its own words.
  const found = inGroup ? await findProgram(command, order) : 'found';
  if (found !== 'found') return { notStarted: found === 'missing' ? NO_SUCH_PROGRAM : NOT_RUNNABLE };
  // Both are set before the command runs: a signal, or our own end, at its first moment leaves nothing behind.
  const guard = inGroup ? startGuard() : undefined;
  const started: Started = { child: undefined };
  const stopPassing = passSignals(started, order);
  const child =
    guard === undefined
      ? spawn(command, [...args], { cwd, env, stdio: 'inherit', detached: inGroup })
      : spawnPlain('/bin/sh', ['-c', TELL_GUARD, 'sh', command, ...args], {
          cwd,
          env,
          stdio: ['inherit', 'inherit', 'inherit', guard.stdin],
          detached: true,
        });
  const { pid } = child;
  if (pid === undefined) {
    stopPassing();
    guard?.stdin?.end();
    return new Promise((resolve) =>
      child.once('error', (error: NodeJS.ErrnoException) => resolve({ notStarted: reasonOf(error) })),
    );
  }
  started.child = child;
  child.on('error', () => undefined);
  const end = await new Promise<ChildEnd>((resolve) => {
    // As shells say it: 128 and the number of the signal that ended the program.
    child.once('exit', (code, signal) =>
      resolve({ exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) }),
    );
  });
  stopPassing();
  if (inGroup) await endLeftovers(pid);
  guard?.stdin?.end('done\n');
  return end;
}

/** Signals that come while it starts are handled as soon as it has. */
interface Started {
  child: ChildProcess | undefined;
}

/** Every signal goes to the whole group; one that asks to end is followed by SIGKILL where that takes too long. */
function passSignals(started: Started, { platform, hasTerminal }: ChildOrder): () => void {
  const inGroup = hasProcessGroups(platform);
  let presses = 0;
  let timer: NodeJS.Timeout | undefined;
  const toGroup = (signal: NodeJS.Signals): void => {
    if (started.child?.pid !== undefined) signalGroup(started.child.pid, signal);
  };
  const toAll = (signal: NodeJS.Signals): void => {
    if (inGroup) toGroup(signal);
    else started.child?.kill(signal);
  };
  const passOn = (signal: NodeJS.Signals): void => {
    const isKeyboard = hasTerminal && (signal === 'SIGINT' || signal === 'SIGQUIT');
    // A Windows console has already signalled the child.
    if (isKeyboard && !inGroup) return;
    if (signal === 'SIGINT') presses += 1;
    toAll(presses >= PRESSES ? 'SIGKILL' : signal);
    // Shells and consoles of languages live on after Ctrl-C.
    if (!isKeyboard && signal !== 'SIGUSR2') timer ??= setTimeout(() => toAll('SIGKILL'), GRACE_MS);
  };
  const pause = (): void => {
    toGroup('SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
  };
  const goOn = (): void => {
    toGroup('SIGCONT');
  };
  const signals = passedSignals(platform);
  for (const signal of signals) process.on(signal, passOn);
  if (inGroup) process.on('SIGTSTP', pause).on('SIGCONT', goOn);
  return () => {
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, passOn);
    process.off('SIGTSTP', pause).off('SIGCONT', goOn);
  };
}

/** False when the group has no process left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** What the program started and did not end: asked, then killed. */
async function endLeftovers(pid: number): Promise<void> {
  if (!signalGroup(pid, 'SIGTERM')) return;
  for (let waited = 0; waited < LEFTOVER_MS; waited += POLL_MS) {
    if (!signalGroup(pid, 0)) return;
    await new Promise((next) => setTimeout(next, POLL_MS));
  }
  signalGroup(pid, 'SIGKILL');
}

/**
 * Ends the group when we were killed ourselves: a shell outside of both groups that gets the group's id, waits for a message from us, and
 * sees the pipe close. Without a shell there is no such guard. Windows needs none: a child ends with its parent there.
 */
function startGuard(): ChildProcess | undefined {
  const script = 'read pid || exit; read word && exit; kill -TERM "-$pid"; sleep 5; kill -KILL "-$pid"';
  const guard = spawnPlain('/bin/sh', ['-c', script], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?(): void } | null)?.unref?.();
  return guard.pid === undefined ? undefined : guard;
}

/**
 * What becomes the command: it sends the guard its group itself, because we may be killed between its start and our message.
 * The number stays the same through `exec`, and the pipe is not handed on.
 */
const TELL_GUARD = 'echo "$$" >&3; exec "$@" 3>&-';

const NO_SUCH_PROGRAM = 'no such program on the PATH and no such file';
const NOT_RUNNABLE = 'the file is no program or may not be run';

const reasonOf = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT' ? NO_SUCH_PROGRAM : error.code === 'EACCES' ? NOT_RUNNABLE : error.message;
