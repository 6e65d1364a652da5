// Progress of a long run: on a terminal each line fits the width, in a log one plain line has the same content.
import { describe, expect, it } from 'vitest';
import { layoutProgress, type ProgressRow, progressLine, Speed } from '../../src/report/progress.js';
import { makeTerminalText, widthOf } from '../../src/report/terminal-text.js';
import { t } from '../../src/text/language.js';

const on = (columns: number, language: 'en' | 'zh' = 'en') =>
  makeTerminalText({ language, columns, color: false, showTokens: false });
const row = (name: string, done: number, perSecond: number, rejected = 0, unreachable = 0): ProgressRow => ({
  name: t(name, name),
  done,
  perSecond,
  counts: { rejected, unreachable, notSent: 0 },
});

describe('progress', () => {
  it('of one vendor is one line of 80 columns: bar, count, rate, time left and refusals', () => {
    const lines = layoutProgress(on(80), { rows: [row('Xiaomi', 74_000, 2150, 31, 4)], total: 100_000 });
    expect(lines).toEqual(['Xiaomi  ███░░  74,000 / 100,000  2,150/s  12 s left  31 rejected  4 unreachable']);
    expect(lines.map(widthOf)).toEqual([79]);
  });

  it('gives the bar the columns that the numbers leave, and none where they leave too few', () => {
    const view = { rows: [row('HarmonyOS', 740_000, 12_150, 31_000, 44_000)], total: 1_000_000 };
    for (const columns of [60, 66, 80, 100, 140])
      for (const language of ['en', 'zh'] as const)
        for (const line of layoutProgress(on(columns, language), view))
          expect([columns, line, widthOf(line) < columns]).toEqual([columns, line, true]);
    expect(layoutProgress(on(60), view)[0]).not.toMatch(/[█░]/);
    expect(layoutProgress(on(140), view)[0]).toMatch(/[█░]{20}/);
  });

  it('of several vendors has a line for each, and the bar for all of them', () => {
    const rows = [row('APNs', 10, 5), row('HarmonyOS', 40, 5, 3)];
    expect(layoutProgress(on(100), { rows, total: 100 })).toEqual([
      'APNs       10  5/s',
      'HarmonyOS  40  5/s  3 rejected',
      '██████████░░░░░░░░░░  50 / 100  10/s  5 s left',
    ]);
    expect(layoutProgress(on(100), { rows, total: undefined })).toHaveLength(2);
  });

  it('in a log is one sentence in the reader’s language, without the counts that are zero', () => {
    const view = { rows: [row('APNs', 10, 5), row('Xiaomi', 40, 5, 3)], total: 100 };
    expect(progressLine(on(80), view)).toBe('Progress: 50 of 100 device tokens, 10/s, 5 s left, 3 rejected');
    expect(progressLine(on(80, 'zh'), view)).toBe('进度：50 / 100 个设备 token，10/秒，剩余 5 s，3 被拒绝');
    expect(progressLine(on(80), { rows: [row('APNs', 10, 0)], total: undefined })).toBe(
      'Progress: 10 device tokens, 0/s',
    );
  });

  it('has a rate from the first reading on, which follows the last seconds', () => {
    const speed = new Speed(0, 0);
    expect(speed.at(1000, 1000)).toBe(1000);
    for (let second = 2; second <= 20; second += 1) speed.at(1000, second * 1000);
    expect(speed.at(1000, 21_000)).toBe(0);
  });
});
