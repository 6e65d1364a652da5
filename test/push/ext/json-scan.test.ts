// The scanner agrees with JSON.parse on what is JSON, and names the mistake and its place where it is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH, parseJson, placeOf, scanJson } from '../../../src/push/ext/json-scan.js';
import { runs } from '../../helpers/runs.js';

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const jsonLike = fc
  .array(
    fc.constantFrom(
      ...'{}[]:,"\\ \n\t',
      '"a"',
      'true',
      'null',
      '0',
      '-1.5e3',
      '01',
      '\\u00e9',
      '\\ud800',
      "'",
      '“',
      '1',
      'e',
      '.',
      '/*',
      '\u0001',
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const mutated = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.string({ maxLength: 2 }), fc.nat(3))
  .map(([json, at, put, drop]) => {
    const i = at % (json.length + 1);
    return json.slice(0, i) + put + json.slice(i + drop);
  });

describe('JSON scanner', () => {
  it('accepts exactly what JSON.parse accepts, for token soup, mutated JSON and random text', () => {
    const same = (text: string): void => {
      expect(scanJson(text, 1000).fault === undefined, JSON.stringify(text)).toBe(accepts(text));
    };
    fc.assert(fc.property(jsonLike, same), runs(3000));
    fc.assert(fc.property(mutated, same), runs(2000));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), same), runs(500));
  });

  it('puts every fault inside the text or at its end', () => {
    fc.assert(
      fc.property(fc.oneof(jsonLike, mutated), (text) => {
        const index = scanJson(text).fault?.index ?? 0;
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each([
    ["{'a':1}", 'single-quotes', 1],
    ['{“a”:1}', 'smart-quotes', 1],
    ['{"a"：1}', 'full-width', 4],
    ['{\\"a\\":1}', 'escaped-quotes', 1],
    ['{a:1}', 'unquoted-key', 1],
    ['{"a":b}', 'unquoted-value', 5],
    ['{"a":True}', 'python-word', 5],
    ['{"a":undefined}', 'javascript-word', 5],
    ['{"a":1,}', 'trailing-comma', 7],
    ['[1,]', 'trailing-comma', 3],
    ['{"a":1 "b":2}', 'missing-comma', 7],
    ['{"a" 1}', 'missing-colon', 5],
    ['{"a"="b"}', 'wrong-sign', 4],
    ['{"a":1;"b":2}', 'wrong-sign', 6],
    ['{"a":1,,"b":2}', 'double-comma', 7],
    ['{"a:"b"}', 'lost-quote', 5],
    ['{a":"b"}', 'lost-quote', 1],
    ['{"a":b"}', 'lost-quote', 5],
    ['{"a":"b}', 'lost-quote', 8],
    ['{"a""=":"b"}', 'lost-quote', 4],
    ['{"a":"say "hi" now"}', 'lost-quote', 11],
    ['{"a":}', 'missing-value', 5],
    ['{"a":1} // end', 'comment', 8],
    ['{\u00a0"a":1}', 'odd-blank', 1],
    ['{"a":"\\x"}', 'bad-escape', 6],
    ['{"a":007}', 'bad-number', 5],
    ['{"a":"\n"}', 'control-character', 6],
    ['{"a":"b"', 'cut-short', 8],
    ['{"a":"b', 'cut-short', 7],
    ['{} {}', 'text-after-end', 3],
    ['plain text', 'plain-text', 0],
  ])('names the mistake in %s: %s', (text, kind, index) => {
    expect(scanJson(text).fault).toEqual({ kind, index });
  });

  it('finds duplicate keys only in the same object, also when one is written with escapes', () => {
    expect(scanJson('{"a":{"a":1},"b":[{"a":1},{"a":2}]}').duplicates).toEqual([]);
    expect(scanJson('{"a":1,"\\u0061":2}').duplicates).toEqual([{ key: 'a', index: 7 }]);
  });

  it('finds whole numbers that JavaScript rounds, and no others', () => {
    const text = '[9007199254740991,9007199254740992,-9007199254740993,1e30,12345678901234567890]';
    expect(scanJson(text).bigIntegers.map((found) => found.text)).toEqual([
      '9007199254740992',
      '-9007199254740993',
      '12345678901234567890',
    ]);
  });

  it('finds half a surrogate pair written as an escape', () => {
    expect(scanJson('"\\ud83d\\ude00"').loneEscapeAt).toBeUndefined();
    expect(scanJson('"x\\ud83d"').loneEscapeAt).toBe(2);
    expect(scanJson('"\\ude00"').loneEscapeAt).toBe(1);
  });

  it('stops at the depth limit instead of running out of stack', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(scanJson(nested(MAX_JSON_DEPTH)).tooDeepAt).toBeUndefined();
    expect(scanJson(nested(MAX_JSON_DEPTH + 1)).tooDeepAt).toBe(MAX_JSON_DEPTH);
    expect(parseJson(nested(100_000))).toBeUndefined();
  });

  it('counts lines at LF, CR and CR LF', () => {
    expect(placeOf('a\nb\r\nc\rd', 7)).toEqual({ line: 4, column: 1 });
    expect(placeOf('ab', 1)).toEqual({ line: 1, column: 2 });
  });
});
