// Counting text the way vendors do: bytes, UTF-16 units, code points, and the old rule in which a Han character counts two.

/** Length in bytes of the UTF-8 form. */
export const countBytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Length in UTF-16 code units, the unit of Java and of Tencent's back end. */
export const countUtf16Units = (text: string): number => text.length;

/** Length in code points: a Han character, a Latin letter and an emoji count one each (a joined emoji counts its parts). */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
