// One run at a time per journal: a lock file beside it names its owner, and is taken over once that process has ended.
import { link, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Clock } from '../push/types.js';

export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, if the system reports it; shows that a process ID was reused. */
  readonly started: string;
}

export interface Lock {
  /** The previous owner did not release it: it was killed, or could not finish writing. */
  readonly wasLeft: boolean;
  release(): Promise<void>;
  /** Releases it without marking the journal as whole: the next owner sees `wasLeft`. */
  leave(): Promise<void>;
}

export interface LockOptions {
  /** Makes unique file names. */
  unique(): string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly process: ProcessFacts;
}

/** What is known of this process and of others on this machine. */
export interface ProcessFacts {
  readonly pid: number;
  isRunning(pid: number): boolean;
}

/** Attempts while other processes take the lock over. */
const TRIES = 100;
const PAUSE_MS = 20;

/** Takes the lock, or returns who holds it. The lock of a process that has ended is taken over. */
export async function takeLock(file: string, options: LockOptions): Promise<Lock | { readonly owner: LockOwner }> {
  const { pid } = options.process;
  const me: LockOwner = { pid, host: hostname(), started: await startOf(pid) };
  let owner: LockOwner | undefined;
  let wasLeft = false;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await create(file, me, options.unique()))
      return { wasLeft, release: () => rm(file, { force: true }), leave: () => truncate(file, LEFT.length) };
    owner = await readOwner(file);
    if (owner === undefined) continue;
    if (await isAlive(owner, options.process)) return { owner };
    wasLeft = true;
    await removeStale(file, owner);
    await options.clock.sleep(PAUSE_MS);
  }
  return { owner: owner ?? UNKNOWN };
}

/** Written aside and linked into place, so that a half-written lock is never read. */
async function create(file: string, me: LockOwner, unique: string): Promise<boolean> {
  const half = `${file}.${unique}.tmp`;
  await writeFile(half, JSON.stringify(me), { mode: 0o600, flag: 'wx' });
  try {
    await link(half, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Some file systems do not support hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    return await writeFile(file, JSON.stringify(me), { mode: 0o600, flag: 'wx' }).then(
      () => true,
      () => false,
    );
  } finally {
    await rm(half, { force: true });
  }
}

const UNKNOWN: LockOwner = { pid: 0, host: '?', started: '' };

/** The content of an abandoned lock: truncating a file needs no space on a full disk. */
const LEFT = '{';
const NO_OWNER: LockOwner = { pid: -1, host: '', started: '' };

/** Undefined when the lock no longer exists. A lock with unknown content is never removed. */
async function readOwner(file: string): Promise<LockOwner | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    if (text === LEFT) return NO_OWNER;
    const value = JSON.parse(text) as Partial<LockOwner>;
    const { pid, host, started } = value;
    return typeof pid === 'number' && typeof host === 'string'
      ? { pid, host, started: String(started ?? '') }
      : UNKNOWN;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : UNKNOWN;
  }
}

/** Only one process at a time checks again and removes: a new lock is never mistaken for the stale one. */
async function removeStale(file: string, stale: LockOwner): Promise<void> {
  const mine = `${file}.takeover`;
  try {
    await (await open(mine, 'wx', 0o600)).close();
  } catch {
    return;
  }
  try {
    const now = await readOwner(file);
    if (now?.pid === stale.pid && now.started === stale.started) await rm(file, { force: true });
  } finally {
    await rm(mine, { force: true });
  }
}

async function isAlive(owner: LockOwner, { isRunning }: ProcessFacts): Promise<boolean> {
  if (owner.pid === NO_OWNER.pid) return false;
  // Processes of another machine cannot be checked.
  if (owner.host !== hostname() || owner.pid === 0) return true;
  if (!isRunning(owner.pid)) return false;
  const stat = await statOf(owner.pid);
  // A zombie: killed, but its exit status was not collected; a container without an init never removes it.
  if (stat[0] === 'Z' || stat[0] === 'X') return false;
  return owner.started === '' || owner.started === (stat[STARTED] ?? '');
}

/** Place of the start time among the words of `statOf`. */
const STARTED = 19;

/** What Linux shows of a process: its state first, its start in clock ticks since boot; nothing elsewhere. */
async function statOf(pid: number): Promise<readonly string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is a name that may contain spaces and brackets.
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const startOf = async (pid: number): Promise<string> => (await statOf(pid))[STARTED] ?? '';
