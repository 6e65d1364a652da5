// Access tokens on disk: readable by the owner only, renewed in time, fetched once for two callers, and robust against broken files.
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkEntries } from '../../src/problems/entries/network.js';
import { problemMaker } from '../../src/problems/types.js';
import { systemClock, systemRandom } from '../../src/session/system-clock.js';
import { cacheDirectory, createDiskTokenStore, createMemoryTokenStore } from '../../src/stores/access-tokens.js';
import { lacksPosix } from '../helpers/lacking.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'tim-push-tokens-'));
const KEY = ['vivo', 'https://host', '1', 'secret-canary'];
const disk = (dir: string, now = () => Date.now()) =>
  createDiskTokenStore({ dir, clock: { ...systemClock, now }, random: systemRandom });
const token =
  (value: string, lifeMs = 3_600_000) =>
  async () => ({ value, expiresAt: Date.now() + lifeMs });

describe('access tokens', () => {
  it('are fetched once and then read from the disk, by another store as well', async () => {
    const dir = folder();
    expect(await disk(dir).get(KEY, token('one'))).toMatchObject({ value: 'one', cached: false });
    expect(await disk(dir).get(KEY, token('two'))).toMatchObject({ value: 'one', cached: true });
    expect(await disk(dir).get([...KEY, 'other'], token('two'))).toMatchObject({ value: 'two', cached: false });
  });

  it.skipIf(lacksPosix('rights of the access-token files'))(
    'are in owner-only files whose names and content do not contain the credentials',
    async () => {
      const dir = join(folder(), 'deep', 'er');
      await disk(dir).get(KEY, token('one'));
      expect(statSync(dir).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(dir)) {
        expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
        expect(name + readFileSync(join(dir, name), 'utf8')).not.toContain('canary');
      }
    },
  );

  it('are renewed before they expire', async () => {
    const dir = folder();
    let now = Date.now();
    const store = disk(dir, () => now);
    await store.get(KEY, async () => ({ value: 'one', expiresAt: now + 3_600_000 }));
    now += 3_600_000 - 301_000;
    expect(await store.get(KEY, token('two'))).toMatchObject({ value: 'one' });
    now += 2000;
    expect(await store.get(KEY, token('two'))).toMatchObject({ value: 'two' });
  });

  it('forget removes only the given access token', async () => {
    const store = disk(folder());
    await store.get(KEY, token('one'));
    await store.forget(KEY, 'other');
    expect(await store.get(KEY, token('two'))).toMatchObject({ value: 'one' });
    await store.forget(KEY, 'one');
    expect(await store.get(KEY, token('two'))).toMatchObject({ value: 'two' });
  });

  it('two stores at the same time fetch one access token', async () => {
    const dir = folder();
    let fetched = 0;
    const slow = async () => {
      fetched += 1;
      await systemClock.sleep(120);
      return { value: `t${fetched}`, expiresAt: Date.now() + 3_600_000 };
    };
    const values = await Promise.all(
      Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? disk(dir) : disk(dir)).get(KEY, slow)),
    );
    expect(fetched).toBe(1);
    expect(new Set(values.map((value) => ('value' in value ? value.value : '')))).toEqual(new Set(['t1']));
  });

  it('broken files are replaced, a refusal is not stored, and a folder that cannot be made falls back to memory', async () => {
    const dir = folder();
    await disk(dir).get(KEY, token('one'));
    const [file] = readdirSync(dir);
    writeFileSync(join(dir, file ?? ''), '{"value":');
    expect(await disk(dir).get(KEY, token('two'))).toMatchObject({ value: 'two' });
    const refusal = { problem: problemMaker(networkEntries)('network/dns') };
    expect(await disk(dir).get(['x'], async () => refusal)).toBe(refusal);
    expect(await disk(dir).get(['x'], token('three'))).toMatchObject({ value: 'three', cached: false });
    const blocked = join(dir, file ?? '', 'below-a-file');
    const notes: string[] = [];
    const memory = createDiskTokenStore({
      dir: blocked,
      clock: systemClock,
      random: systemRandom,
      onNote: (reason) => notes.push(reason),
    });
    expect(await memory.get(KEY, token('m'))).toMatchObject({ value: 'm', cached: false });
    expect(await memory.get(KEY, token('n'))).toMatchObject({ value: 'm', cached: true });
    expect(notes).toHaveLength(1);
  });

  it('in memory they are shared while they are being fetched', async () => {
    const store = createMemoryTokenStore(systemClock);
    let fetched = 0;
    const fetch = async () => {
      fetched += 1;
      return { value: String(fetched), expiresAt: Date.now() + 60_000 };
    };
    await Promise.all([store.get(KEY, fetch), store.get(KEY, fetch)]);
    expect(fetched).toBe(1);
  });

  it('the cache is in the usual folder of each system', () => {
    expect(cacheDirectory({ TIM_PUSH_CACHE_DIR: '/x' }, 'linux', '/h')).toBe('/x');
    expect(cacheDirectory({ XDG_CACHE_HOME: '/c' }, 'linux', '/h')).toBe('/c/tim-push');
    expect(cacheDirectory({}, 'linux', '/h')).toBe('/h/.cache/tim-push');
    expect(cacheDirectory({}, 'darwin', '/h')).toBe('/h/Library/Caches/tim-push');
  });
});
