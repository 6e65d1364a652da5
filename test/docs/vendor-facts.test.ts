// The READMEs of the vendors and of Tencent IM against the code: every limit of facts.ts with its number, and every code of the tables with its mark, in both directions.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../src/vendors/index.js';
import { allVendorIds } from '../helpers/vendor-ids.js';

/** Exports that enumerate values of a protocol. They are not limits and are tested with their messages. */
const ENUMERATIONS: ReadonlySet<string> = new Set([
  'CODES',
  'DELIVERED_AND_CLICKED',
  'EVERY_RECEIPT',
  'PUSH_STAGES',
  'REASON_STATUS',
  'actionTypes',
  'categoryClass',
  'classes',
  'clickTypes',
  'codes',
  'invalidUserStatus',
  'notifyTypes',
  'receiptStatus',
  'skipTypes',
]);

/** Every number in a nested value, with its path. */
function numbersIn(value: unknown, path: string): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => numbersIn(item, path === '' ? name : `${path}.${name}`));
}

const folderOf = (id: string): string => (id === 'tencent-im' ? 'src/tencent-im' : `src/vendors/${id}`);

const readme = (id: string): string => readFileSync(`${folderOf(id)}/README.md`, 'utf8');

/** The rows `| limits.title | 40 | A |`; a number may have thousands separators. */
const rowsOf = (text: string): { readonly name: string; readonly value: number; readonly mark: string }[] =>
  [...text.matchAll(/^\| `([\w.-]+)` +\| (-?[\d ]*\d) +\| ([\w]+) +\|/gm)].map(
    ([, name = '', value = '', mark = '']) => ({
      name,
      value: Number(value.replaceAll(' ', '')),
      mark,
    }),
  );

/** The block `codes`: a mark at the start of a line, then the codes that have it. */
function codesOf(text: string): Record<string, string> {
  const block = /```codes\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const found: Record<string, string> = {};
  for (const line of block.trim().split('\n')) {
    const [mark = '', ...codes] = line.trim().split(/\s+/);
    for (const code of codes) found[code] = code in found ? 'twice' : mark;
  }
  return found;
}

describe.each([...allVendorIds(), 'tencent-im'])('the README of %s', (id) => {
  it('names every limit with the number of the code, and a mark', async () => {
    const module = (
      id === 'tencent-im'
        ? await import('../../src/tencent-im/facts.js')
        : await import(`../../src/vendors/${id}/facts.ts`)
    ) as Record<string, unknown>;
    const more = id === 'tencent-im' ? await import('../../src/tencent-im/limits.js') : {};
    const known = Object.entries({ ...module, ...more })
      .filter(([name]) => !ENUMERATIONS.has(name))
      .flatMap(([name, value]) => numbersIn(value, name));
    const rows = rowsOf(readme(id));
    expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual(Object.fromEntries(known));
    expect(rows.map(({ name }) => name)).toEqual([...new Set(rows.map(({ name }) => name))]);
    expect(rows.filter(({ mark }) => !/^(?:[A-D]|ours)$/.test(mark))).toEqual([]);
  });

  it('lists every code of the tables under its mark', async () => {
    const { resultCodes } =
      id === 'tencent-im'
        ? await import('../../src/tencent-im/index.js')
        : await vendors[id as keyof typeof vendors].load();
    const known = Object.entries(resultCodes).map(([key, entry]) => [key.slice(id.length + 1), entry.mark]);
    expect(codesOf(readme(id))).toEqual(Object.fromEntries(known));
  });
});
