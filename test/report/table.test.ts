// Tables line up on a terminal whatever the script: a Han character takes two columns, marks and joiners none.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTable } from '../../src/report/table.js';
import { cutTo, makeTerminalText, padTo, shortenToken, widthOf } from '../../src/report/terminal-text.js';
import { printable } from '../../src/text/printable.js';

const terminal = makeTerminalText({ language: 'zh', color: false, showTokens: false });
const scripts = fc.string({
  unit: fc.constantFrom('a', 'Z', ' ', '华', '为', '，', 'ｆ', 'é', '…', '😀', '가'),
  maxLength: 30,
});

describe('width on a terminal', () => {
  it.each([
    ['', 0],
    ['vivo', 4],
    ['华为', 4],
    ['OPPO 厂商', 9],
    ['，', 2],
    ['ｖ', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['가', 2],
    ['カ', 2],
    ['ｶ', 1],
    ['😀', 2],
    ['👩‍👧', 2],
    ['a\u200bb', 2],
    ['…', 1],
  ])('%j takes %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it('padding fills to the column, cutting never passes it', () => {
    fc.assert(
      fc.property(scripts, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(widthOf(padTo(text, width))).toBe(Math.max(width, widthOf(text)));
        const cut = cutTo(text, width);
        expect(widthOf(cut)).toBeLessThanOrEqual(width);
        if (widthOf(text) <= width) expect(cut).toBe(text);
        else expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });
});

describe('a table', () => {
  it('starts every column at the same place in English, Chinese and mixed rows', () => {
    const lines = layoutTable(
      terminal,
      ['厂商', '结果', 'task'],
      [
        ['华为', '已接受', '1'],
        ['vivo', { text: 'rejected', tone: 'bad' }, '2'],
        ['苹果 APNs', '无法连接', '3'],
      ],
    );
    expect(lines).toEqual([
      '  厂商       结果      task',
      '  华为       已接受    1',
      '  vivo       rejected  2',
      '  苹果 APNs  无法连接  3',
    ]);
  });

  it('lines up for any texts, and no line ends in blanks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scripts, scripts), { minLength: 1, maxLength: 6 }), (rows) => {
        const lines = layoutTable(
          terminal,
          ['一', 'b'],
          rows.map(([one, two]) => [one, `|${two}`]),
        );
        const starts = lines.slice(1).map((line) => widthOf(line.slice(0, line.indexOf('|'))));
        expect(new Set(starts).size).toBe(1);
        for (const line of lines) expect(line).toBe(line.trimEnd());
      }),
    );
  });
});

describe('remote text', () => {
  it('cannot steer a terminal', () => {
    expect(printable('a\u001b[2Jb\r\nc\u009bd\u202ee')).toBe('a [2Jb c d e');
  });

  it('a device token is never shown whole, however short', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 80 }), (token) => {
        expect(shortenToken(token)).not.toContain(token);
        expect(shortenToken(token).replace('…', '').length).toBeLessThanOrEqual(8);
      }),
    );
    expect(shortenToken('16000000000000000000001')).toBe('1600…0001');
  });
});
