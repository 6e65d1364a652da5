// Cleaned foreign text cannot control a terminal or a CI runner, and JSON keeps its meaning.
import { describe, expect, it } from 'vitest';
import { jsonText, painted, printable, printableLines } from '../../src/text/printable.js';
import { growth, IN_STEP } from '../helpers/growth.js';

describe('foreign text', () => {
  it.each([
    ['a cursor that moves', 'a\u001b[2Jb', 'a [2Jb'],
    ['a C1 control', 'a\u009b31mb', 'a 31mb'],
    ['NUL and line ends', 'a\u0000b\r\nc', 'a b c'],
    ['a turned direction', 'exe.\u202egpj', 'exe. gpj'],
    ['an isolated direction', 'a\u2066b\u2069c\u061cd', 'a b c d'],
    ['a line separator', 'a\u2028b\u2029c', 'a b c'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['an order of GitHub', '::error file=x::gone', ': :error file=x::gone'],
    ['an order without values', 'x ::endgroup:: y', 'x : :endgroup:: y'],
    ['an older order of GitHub', 'x ##[error]gone', 'x # #[error]gone'],
    ['an order of Azure', '##vso[task.setvariable variable=a]b', '# #vso[task.setvariable variable=a]b'],
  ])('without %s', (_name, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each(['2001:db8::1', 'std::vector', 'C++ ::x', '## heading', '中文，emoji 👨‍👩‍👧', 'a:b:c'])(
    'keeps %s',
    (text) => {
      expect(printable(text)).toBe(text);
      expect(printableLines(`${text}\n\t${text}`)).toBe(`${text}\n\t${text}`);
    },
  );

  it('keeps the colours of a layout and nothing else', () => {
    expect(painted('\u001b[31mred\u001b[39m \u001b[2J\u001b]0;title\u0007 x\n')).toBe(
      '\u001b[31mred\u001b[39m  [2J ]0;title  x\n',
    );
  });

  it('JSON escapes what a terminal would obey, and reads back as it was', () => {
    const value = { text: 'a\u009b31m\u202eb\u2028c\ufeff\u007f ##[error]x ##vso[y', n: [1, '\u001b'] };
    const text = jsonText(value, 2);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\ufeff]|##(?:\[|vso\[)/);
    expect(jsonText(undefined)).toBe('null');
  });

  it.each(['::a ', '##[', '\u001b[', ':', '::aaaa'])('reads %j in linear time', (piece) => {
    expect(growth(40_000, (size) => printable(piece.repeat(size / piece.length)))).toBeLessThan(IN_STEP);
    expect(growth(40_000, (size) => painted(piece.repeat(size / piece.length)))).toBeLessThan(IN_STEP);
  });
});
