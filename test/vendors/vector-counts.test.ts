// The files of expected values: unchanged, counted list by list, and every list is read by name in a test of its vendor.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = 'fixtures/vectors';

/** SHA-256 of each file, and its number of cases. An expected value is never changed to make a test pass. */
const KNOWN: Readonly<Record<string, { readonly sha256: string; readonly cases: number }>> = {
  apns: { sha256: '1a1b218d77edb3d4dc11a055a8a7a1606c0e80ed49962c655d2a3cf7528e5b72', cases: 99 },
  fcm: { sha256: 'af52b46b7b4e9d98e536d5c6a49ad682e19d68e46e3a1567067db88fefc21346', cases: 122 },
  harmony: { sha256: '65398b56bbe8c656296645d179375a3e17fe06c11c7f1b3f50bf00f14dda826f', cases: 191 },
  honor: { sha256: '9f85ab93956075c76d9647e50725004767f64c3088258331705cebf7a205c459', cases: 123 },
  huawei: { sha256: '0737c3294c623bdebb1c0f04460e3c8f66a4d4861ff1173f83bc8732e2f0ac56', cases: 169 },
  meizu: { sha256: '8260dd2de42f89e51c9963fe3ee81b82f410fa03c5ddb511a04f55a45c56d9bb', cases: 72 },
  oppo: { sha256: 'e6d9fd4d415dcb07308273abe5eb64b1f2698e5c3eca367d0ce206dbad5d5e37', cases: 48 },
  'tencent-im': { sha256: '8a3e5fad3150975fd393f419324804696821f1fd69a954d21777cc68c33034b8', cases: 61 },
  vivo: { sha256: '3804bce4b3ce2930415468ff5ffcaba6f0512e2fa37084a12ffec5802a48c8c0', cases: 32 },
  xiaomi: { sha256: 'fec7224dd50c113f8d6367b7ffe750faa2591e313fc8ad87150aca4bfe7b338f', cases: 83 },
};

/** Lists of notes, with no cases to run (how shapes were derived, what others saw on the wire). */
const NOTES: ReadonlySet<string> = new Set([
  'apns: http2_settings_seen.MAX_CONCURRENT_STREAMS.after',
  'honor: token_shapes.rules_in_order',
  'huawei: token_shapes.rules_in_order',
]);

interface List {
  readonly path: string;
  readonly count: number;
}

/** Every list of cases, with its path; a list inside a case belongs to that case. */
function listsIn(value: unknown, path = ''): List[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return Array.isArray(item) ? [{ path: at, count: item.length }] : listsIn(item, at);
  });
}

const sources = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return path.endsWith('.ts') ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');

/** Tests that read a file: those of its vendor, and of other rooms whose vectors the file contains. */
const testsOf = (vendor: string): string =>
  vendor === 'tencent-im' ? `${sources('test/tencent-im')}${sources('test/push')}` : sources(`test/vendors/${vendor}`);

/** Every word of a path is searched for, since many lists are called `cases`. */
const isNamed = (path: string, tests: string): boolean =>
  path.split('.').every((word) => new RegExp(`\\b${word}\\b`).test(tests));

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('vectors', () => {
  it('are the known files', () => {
    expect(files.map((name) => name.replace('.json', '')).sort()).toEqual(Object.keys(KNOWN).sort());
  });

  it.each(files)('%s is unchanged, counted, and each of its lists is run by name', (file) => {
    const vendor = file.replace('.json', '');
    const bytes = readFileSync(join(FOLDER, file));
    const lists = listsIn(JSON.parse(bytes.toString('utf8')));
    const cases = lists.reduce((sum, list) => sum + list.count, 0);
    const words = lists.map(({ path, count }) => `${path} ${count}`).join(', ');
    console.info(`${file}: ${cases} cases in ${lists.length} lists (${words})`);
    expect({ sha256: createHash('sha256').update(bytes).digest('hex'), cases }).toEqual(KNOWN[vendor]);
    const tests = testsOf(vendor);
    const unread = lists.filter(({ path }) => !NOTES.has(`${vendor}: ${path}`) && !isNamed(path, tests));
    expect(unread.map(({ path }) => path)).toEqual([]);
  });
});
