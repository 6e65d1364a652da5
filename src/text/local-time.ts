// A moment as a person reads it: the clock on the wall here, with the distance to UTC.

/** `2026-11-26 09:04 (UTC+8)`, from milliseconds since 1970. */
export function localTime(ms: number): string {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())} (${zone(-date.getTimezoneOffset())})`;
}

function zone(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes > 0 ? '+' : '-'}${Math.floor(size / 60)}${rest}`;
}
