// Lines for a narrow terminal: whole words, Han text at any character, nothing lost and nothing cut in a pipe.
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/report/terminal-text.js';
import { wrapBehind, wrapText } from '../../src/report/wrap.js';

const ENGLISH = 'neither here nor in a folder above is there a tim-push.config.json, and no TIM_PUSH_… variable is set';
const CHINESE = '当前目录及上级目录都没有 tim-push.config.json，也没有设置 TIM_PUSH_… 变量，请先创建配置。';

describe('a long line', () => {
  it.each([ENGLISH, CHINESE])('is cut between words: %s', (text) => {
    for (const width of [30, 40, 80]) {
      const lines = wrapText(text, width);
      expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(line).not.toMatch(/^[，。]|config$|^\.json/);
    }
  });

  it('stays whole in a pipe, and where it holds one long word', () => {
    expect(wrapText(ENGLISH, undefined)).toEqual([ENGLISH]);
    expect(wrapText('x'.repeat(90), 40)).toEqual(['x'.repeat(90)]);
  });

  it('goes on under its first word', () => {
    expect(wrapBehind('  fix    ', 'one two three four five six', 30)).toEqual([
      '  fix    one two three four',
      '         five six',
    ]);
  });
});
