// A short, harmless piece of foreign text, to quote in a sentence: nothing that moves a cursor, reorders text or hides.

/** Longest excerpt, in UTF-16 units, the sign for "more" included. */
export const EXCERPT_UNITS = 40;

/** Invisible characters: controls, bidirectional marks, zero-width characters, line separators, the byte order mark, soft hyphen. */
export const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;

const INVISIBLE_ALL = new RegExp(INVISIBLE.source, 'g');

/** The beginning of a text without invisible characters and lone surrogates, cut with `…`. Looks at a bounded part only. */
export function excerptOf(text: string, maxUnits: number = EXCERPT_UNITS): string {
  const start = text.slice(0, maxUnits * 4);
  const clean = start.replace(INVISIBLE_ALL, '').toWellFormed();
  if (clean.length <= maxUnits && start.length === text.length) return clean;
  return `${cutAtUnits(clean, maxUnits - 1)}…`;
}

/** At most so many UTF-16 units from the beginning; a surrogate pair at the edge is left out whole. */
export function cutAtUnits(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  const last = text.charCodeAt(maxUnits - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxUnits - 1 : maxUnits);
}
