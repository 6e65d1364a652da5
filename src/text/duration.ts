// Durations as people type them: 500ms, 30s, 15m, 12h, 3d.
import { type Text, t } from './language.js';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds, or undefined when the text is no duration. A bare number counts seconds. */
export function parseDurationMs(text: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)?$/.exec(text.trim());
  if (match === null) return undefined;
  const unit = UNIT_MS[match[2] ?? 's'];
  return unit === undefined ? undefined : Math.round(Number(match[1]) * unit);
}

/** A short form for people: 250 ms, 12 s, 3 min, 2 h, 5 d. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${Math.round(ms / 3_600_000)} h`;
  return `${Math.round(ms / 86_400_000)} d`;
}

const CHINESE_UNITS: Readonly<Record<string, string>> = { ms: '毫秒', s: '秒', min: '分钟', h: '小时', d: '天' };

/** The same inside a sentence. */
export function durationText(ms: number): Text {
  const short = formatDuration(ms);
  return t(
    short,
    short.replace(/[a-z]+$/, (unit) => CHINESE_UNITS[unit] ?? unit),
  );
}
