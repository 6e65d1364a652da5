// Lines for a narrow terminal: wrapped at words, in Han text at any character; nothing is lost, and a pipe gets whole lines.
import { describe, expect, it } from 'vitest';
import { deliveryProblem } from '../../src/problems/entries/delivery.js';
import type { Problem } from '../../src/problems/types.js';
import { layoutProblem } from '../../src/report/problem.js';
import { makeTerminalText, widthOf } from '../../src/report/terminal-text.js';
import { wrapBehind, wrapLines, wrapText } from '../../src/report/wrap.js';
import { run } from '../helpers/run-cli.js';

const ENGLISH = 'neither here nor in a folder above is there a tim-push.config.json, and no TIM_PUSH_… variable is set';
const CHINESE =
  '当前目录（以及上级目录）都没有 tim-push.config.json，也没有设置 TIM_PUSH_… 变量（大写键名），请先“创建”配置。';

describe('a long line', () => {
  it.each([ENGLISH, CHINESE])('is cut between words: %s', (text) => {
    for (const width of [24, 25, 26, 27, 28, 29, 30, 31, 40, 80]) {
      const lines = wrapText(text, width);
      expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) expect(line).not.toMatch(/^[，。）”]|[（“]$|config$|^\.json/);
    }
  });

  it('stays whole in a pipe, and where it holds one long word', () => {
    expect(wrapText(ENGLISH, undefined)).toEqual([ENGLISH]);
    expect(wrapText('x'.repeat(90), 40)).toEqual(['x'.repeat(90)]);
  });

  it('continues under its first word', () => {
    expect(wrapBehind('  fix    ', 'one two three four five six', 30)).toEqual([
      '  fix    one two three four',
      '         five six',
    ]);
  });
});

describe('a line to copy', () => {
  it('is never wrapped, because the line break would become part of the command', () => {
    const command = `  tim-push sandbox exec -- sh -c 'npm test & tim-push sandbox wait --vendor vivo --for 10s'`;
    expect(wrapLines(command, 60)).toBe(command);
    expect(wrapLines(`tim-push tap – ${ENGLISH}`, 60).split('\n').length).toBeGreaterThan(1);
  });
});

describe('the title of a problem', () => {
  const layout = (file: string, wrapAt: number | undefined): string[] => {
    const problem: Problem = deliveryProblem('journal/not-a-journal', { args: { file } });
    return layoutProblem(
      makeTerminalText({ language: 'en', columns: 80, wrapAt, color: false, showTokens: false }),
      problem,
    );
  };

  it('has its code at the right edge, wraps where there is no room, and is one line in a pipe', () => {
    expect(layout('run.journal', 80)[0]).toMatch(/^✗ run\.journal .* {2}journal\/not-a-journal$/);
    for (const length of [20, 30, 40, 50, 60]) {
      const file = `${'very '.repeat(length / 5)}long.journal`;
      const lines = layout(file, 80);
      expect(
        lines.every((line) => widthOf(line) <= 80),
        lines.join('\n'),
      ).toBe(true);
      expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(`${file} `);
      expect(lines.findIndex((line) => line.endsWith(' journal/not-a-journal'))).toBeLessThan(3);
      expect(layout(file, undefined)[0]).toMatch(/very long\.journal .* {2}journal\/not-a-journal$/);
    }
  });
});

describe('explain', () => {
  it.each(['en', 'zh'])('fits 80 columns in %s', async (lang) => {
    const { stdout } = await run(['explain', 'vivo', '10302', '--lang', lang, '--no-color'], { columns: 80 });
    expect(stdout.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });
});
