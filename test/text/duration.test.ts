// Durations inside a sentence.
import { expect, it } from 'vitest';
import { durationText } from '../../src/text/duration.js';
import { fill } from '../../src/text/language.js';

it.each([
  [61_000, '61 s', '61 秒'],
  [11 * 60_000, '11 min', '11 分钟'],
  [5 * 3_600_000, '5 h', '5 小时'],
  [1_532_316 * 60_000, '1064 d', '1064 天'],
])('%d ms is %s', (ms, english, chinese) => {
  expect([fill(durationText(ms), 'en'), fill(durationText(ms), 'zh')]).toEqual([english, chinese]);
});
