// Tables are aligned on a terminal in any script: a Han character takes two columns, marks and joiners none.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTable } from '../../src/report/table.js';
import { makeTerminalText, padTo, shortenToken, widthOf } from '../../src/report/terminal-text.js';
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

  it('padding fills to the column', () => {
    fc.assert(
      fc.property(scripts, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(widthOf(padTo(text, width))).toBe(Math.max(width, widthOf(text)));
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

  it('is aligned for any texts, and no line ends in blanks', () => {
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

  it('never contains a whole device token, however short', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 80 }), (token) => {
        expect(shortenToken(token)).not.toContain(token);
        expect(shortenToken(token).replace('…', '').length).toBeLessThanOrEqual(8);
      }),
    );
    expect(shortenToken('16000000000000000000001')).toBe('1600…0001');
  });

  it('puts an id that does not fit beside the other columns on its own line, uncut', () => {
    const narrow = makeTerminalText({ language: 'en', color: false, showTokens: false, wrapAt: 60 });
    const long = 'projects/timpush-demo/messages/0:1700000000000%abcdef0123456';
    const rows = [
      ['FCM', 'accepted', long, '14 ms'],
      ['vivo', 'accepted', '121397329', '12 ms'],
    ];
    const lines = layoutTable(narrow, ['vendor', 'result', 'id', 'took'], rows);
    expect(lines).toEqual([
      '  vendor  result    id         took',
      '  FCM     accepted             14 ms',
      `    ${long}`,
      '  vivo    accepted  121397329  12 ms',
    ]);
    expect(layoutTable(terminal, ['vendor', 'result', 'id', 'took'], rows)[1]).toContain(long);
  });

  const evidence = 'the vendor lists this device token as invalid since the app was removed from the phone';
  const han = '厂商把该设备 token 列为失效，因为应用已经从手机上卸载，请在应用重新上报之后再试一次';

  it('is not wrapped or cut in a pipe', () => {
    expect(layoutTable(terminal, ['a', 'b'], [['vivo', evidence]]).join('\n')).toContain(evidence);
  });

  it.each([
    ['words', evidence],
    ['Han characters', han],
  ])('wraps a long cell on a terminal at %s', (_, text) => {
    const narrow = makeTerminalText({ language: 'zh', color: false, showTokens: false, wrapAt: 50 });
    const [, ...lines] = layoutTable(narrow, ['厂商', '依据'], [['vivo', text]]);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(50);
    expect(lines[0]).toMatch(/^ {2}vivo {2}\S/);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {8}\S/);
    expect(
      lines
        .map((line) => line.slice(8))
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''));
    if (text === evidence) for (const line of lines) expect(` ${text} `).toContain(` ${line.slice(8)} `);
  });

  it('does not break a word that is wider than the terminal', () => {
    const narrow = makeTerminalText({ language: 'en', color: false, showTokens: false, wrapAt: 40 });
    const id = `projects/example/messages/${'0'.repeat(40)}`;
    expect(layoutTable(narrow, ['a', 'id'], [['FCM', id]]).join('\n')).toContain(id);
  });
});
