// Retry-After: seconds or a date (RFC 9110, section 10.2.3).

/** Longest wait that is followed, in milliseconds: a day. */
const LONGEST_MS = 86_400_000;

/** Milliseconds to wait, or undefined when the header says nothing usable. Dates in the past mean now. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const value = header?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return Math.min(Number(value) * 1000, LONGEST_MS);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), LONGEST_MS);
}
