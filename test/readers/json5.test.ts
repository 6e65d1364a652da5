// JSON5 is read with its places, every JSON text has the same value as in JSON, and no input makes the reader throw or run long.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/readers/json.js';
import { readJson5 } from '../../src/readers/json5.js';
import { nodeAt, textOf, type ValueNode } from '../../src/readers/node.js';
import { runs } from '../helpers/runs.js';

const contentOf = (node: ValueNode | undefined): unknown => {
  if (node === undefined) return undefined;
  if (node.type === 'object') return Object.fromEntries([...node.members].map(([key, item]) => [key, contentOf(item)]));
  return node.type === 'array' ? node.items.map(contentOf) : node.value;
};

describe('JSON5', () => {
  it('reads what HarmonyOS projects write: comments, bare keys, single quotes, trailing commas', () => {
    const text = `// a module
{
  module: {
    'name': 'entry', /* the first
    of two */ type: "entry",
    pages: ['a', 'b',],
    $id_1: +0x10, part: .5, none: null, yes: true, 名: 'x\\'y\\
z',
  },
}
`;
    const { root, fault } = readJson5(text);
    expect(fault).toBeUndefined();
    expect(contentOf(root)).toEqual({
      module: {
        name: 'entry',
        type: 'entry',
        pages: ['a', 'b'],
        $id_1: 16,
        part: 0.5,
        none: null,
        yes: true,
        名: "x'yz",
      },
    });
    const type = nodeAt(root, 'module', 'type');
    expect(text.slice(type?.offset, type?.valueEnd)).toBe('type: "entry"');
    expect(text.slice(type?.valueStart, type?.valueEnd)).toBe('"entry"');
  });

  it('keeps long numbers as written, and reports duplicate keys', () => {
    const { root, duplicates } = readJson5('{id: 900000000000000001, a: 1, a: 2}');
    expect(textOf(nodeAt(root, 'id'))).toBe('900000000000000001');
    expect(duplicates.map(({ name, offset }) => [name, offset])).toEqual([['a', 31]]);
    expect(nodeAt(root, 'a')?.value).toBe(2);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a file with conflict marks', '<<<<<<< HEAD\n{}\n', 'conflict'],
    ['a comment that never ends', '{ /* a', 'syntax'],
    ['a text that never ends', "{a: 'b", 'syntax'],
    ['a missing comma', '{a: 1 b: 2}', 'syntax'],
    ['a missing colon', '{a 1}', 'syntax'],
    ['a bare word', '{a: hello}', 'syntax'],
    ['something behind the end', '{} {}', 'syntax'],
    ['an open list', '[1, 2', 'syntax'],
    ['a thousand brackets', '['.repeat(1000), 'too-deep'],
  ])('%s is a fault, never a value', (_name, text, kind) => {
    const read = readJson5(text);
    expect(read.root).toBeUndefined();
    expect(read.fault?.kind).toBe(kind);
  });

  it('reads every JSON text like the JSON reader', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(contentOf(readJson5(text).root)).toEqual(contentOf(readJson(text).root));
      }),
      runs(200),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[],:\'"\\/*au0.-\n ') }), (text) => {
        const { root, fault } = readJson5(text);
        expect(root === undefined).toBe(fault !== undefined);
      }),
      runs(500),
    );
  });

  it('reads a long text in linear time', () => {
    for (const text of [
      `{/*${'*'.repeat(300_000)}*/}`,
      `{a: '${'x'.repeat(300_000)}'}`,
      `[${'1,'.repeat(100_000)}]`,
      '/*'.repeat(100_000),
    ])
      readJson5(text);
    expect(readJson5(`{a: '${'\\n'.repeat(100_000)}'}`).root?.members.get('a')?.value).toHaveLength(100_000);
  });
});
