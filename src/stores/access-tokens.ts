// Access tokens between runs: one owner-only file each, a lock so that two processes fetch once, in memory when the disk cannot be written.
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessToken, AccessTokenStore } from '../push/access.js';
import type { Clock, RandomSource } from '../push/types.js';
import { cacheParts, type Platform } from '../text/platform.js';

/** A token counts as expired this long before its expiry, or a tenth of its lifetime if that is less. */
const RENEW_BEFORE_MS = 300_000;
/** A lock older than this belongs to a process that died. */
const STALE_LOCK_MS = 30_000;
/** Longest wait for another process; after it we fetch as well: a second token is better than none. */
const LONGEST_WAIT_MS = 10_000;
const POLL_MS = 50;

interface Stored extends AccessToken {
  /** Milliseconds since 1970 when it was fetched. */
  readonly since: number;
}

type Fetch = Parameters<AccessTokenStore['get']>[1];

const nameOf = (key: readonly string[]): string => createHash('sha256').update(JSON.stringify(key)).digest('hex');

const isFresh = (token: Stored, now: number): boolean =>
  now < token.expiresAt - Math.min(RENEW_BEFORE_MS, (token.expiresAt - token.since) / 10);

/** Tokens of this process only. */
export function createMemoryTokenStore(clock: Clock): AccessTokenStore {
  const tokens = new Map<string, Stored>();
  const pending = new Map<string, Promise<Awaited<ReturnType<AccessTokenStore['get']>>>>();
  return {
    get(key, fetch) {
      const name = nameOf(key);
      const found = tokens.get(name);
      if (found !== undefined && isFresh(found, clock.now()))
        return Promise.resolve({ value: found.value, expiresAt: found.expiresAt, cached: true });
      const running = pending.get(name);
      if (running !== undefined) return running;
      const started = fetch()
        .then((token) => {
          if ('problem' in token) return token;
          tokens.set(name, { ...token, since: clock.now() });
          return { ...token, cached: false };
        })
        .finally(() => pending.delete(name));
      pending.set(name, started);
      return started;
    },
    async forget(key, value) {
      const name = nameOf(key);
      if (tokens.get(name)?.value === value) tokens.delete(name);
    },
  };
}

export interface DiskStoreOptions {
  readonly dir: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Called once when the directory cannot be used. */
  readonly onNote?: (reason: string) => void;
}

/** Tokens on disk below `dir`, which only the owner may read. */
export function createDiskTokenStore(options: DiskStoreOptions): AccessTokenStore {
  const { dir, clock, random } = options;
  const memory = createMemoryTokenStore(clock);
  const pending = new Map<string, ReturnType<AccessTokenStore['get']>>();
  const file = (name: string): string => join(dir, `${name}.json`);
  let usable: Promise<boolean> | undefined;
  const prepare = (): Promise<boolean> => {
    usable ??= mkdir(dir, { recursive: true, mode: 0o700 }).then(
      () => true,
      (error: unknown) => {
        options.onNote?.(error instanceof Error ? error.message : String(error));
        return false;
      },
    );
    return usable;
  };

  async function fetchAndStore(name: string, fetch: Fetch) {
    const token = await fetch();
    if ('problem' in token) return token;
    await write(name, { value: token.value, expiresAt: token.expiresAt, since: clock.now() });
    return { ...token, cached: false };
  }

  async function write(name: string, token: Stored): Promise<void> {
    const half = join(dir, `${name}.${random.hex(6)}.tmp`);
    try {
      await writeFile(half, JSON.stringify(token), { mode: 0o600 });
      await rename(half, file(name));
    } catch (error) {
      await rm(half, { force: true });
      options.onNote?.(error instanceof Error ? error.message : String(error));
    }
  }

  async function read(name: string): Promise<Stored | undefined> {
    try {
      const value: unknown = JSON.parse(await readFile(file(name), 'utf8'));
      return isStored(value) ? value : undefined;
    } catch {
      // Missing, incomplete, or from another program: treated as absent.
      return undefined;
    }
  }

  async function underLock(name: string, fetch: Fetch) {
    const lock = join(dir, `${name}.lock`);
    const giveUpAt = clock.now() + LONGEST_WAIT_MS;
    while (!(await takeLock(lock, clock))) {
      const found = await read(name);
      if (found !== undefined && isFresh(found, clock.now()))
        return { value: found.value, expiresAt: found.expiresAt, cached: true };
      if (clock.now() >= giveUpAt) return fetchAndStore(name, fetch);
      await clock.sleep(POLL_MS);
    }
    try {
      // The previous lock holder may have stored a token.
      const found = await read(name);
      if (found !== undefined && isFresh(found, clock.now()))
        return { value: found.value, expiresAt: found.expiresAt, cached: true };
      return await fetchAndStore(name, fetch);
    } finally {
      await rm(lock, { force: true });
    }
  }

  return {
    async get(key, fetch) {
      if (!(await prepare())) return memory.get(key, fetch);
      const name = nameOf(key);
      const found = await read(name);
      if (found !== undefined && isFresh(found, clock.now()))
        return { value: found.value, expiresAt: found.expiresAt, cached: true };
      // Callers in this process share one fetch; the lock is for other processes.
      const running = pending.get(name);
      if (running !== undefined) return running;
      const started = underLock(name, fetch).finally(() => pending.delete(name));
      pending.set(name, started);
      return started;
    },
    async forget(key, value) {
      await memory.forget(key, value);
      const name = nameOf(key);
      if ((await read(name))?.value === value) await rm(file(name), { force: true });
    },
  };
}

const isStored = (value: unknown): value is Stored => {
  if (typeof value !== 'object' || value === null) return false;
  const { value: token, expiresAt, since } = value as Record<string, unknown>;
  return typeof token === 'string' && token !== '' && typeof expiresAt === 'number' && typeof since === 'number';
};

async function takeLock(lock: string, clock: Clock): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx', 0o600);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return true;
    const age = await stat(lock).then(
      (info) => clock.now() - info.mtimeMs,
      () => 0,
    );
    if (age <= STALE_LOCK_MS) return false;
    await rm(lock, { force: true });
    return false;
  }
}

/** TIM_PUSH_CACHE_DIR, otherwise the platform's cache directory. */
export function cacheDirectory(
  env: Readonly<Record<string, string | undefined>>,
  platform: Platform,
  home: string,
): string {
  const own = env['TIM_PUSH_CACHE_DIR'];
  if (own !== undefined && own !== '') return own;
  return join(...cacheParts(env, platform, home));
}
