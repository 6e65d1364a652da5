// A point in time with its offset from UTC.
import { afterEach, expect, it } from 'vitest';
import { localTime } from '../../src/text/local-time.js';

const MOMENT = Date.UTC(2026, 10, 26, 1, 4, 25);
const before = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = before;
});

it.each([
  ['UTC', '2026-11-26 01:04 (UTC)'],
  ['Asia/Shanghai', '2026-11-26 09:04 (UTC+8)'],
  ['Asia/Kolkata', '2026-11-26 06:34 (UTC+5:30)'],
  ['America/New_York', '2026-11-25 20:04 (UTC-5)'],
])('a time in %s is shown as %s', (zone, text) => {
  process.env['TZ'] = zone;
  expect(localTime(MOMENT)).toBe(text);
});
