// Reading request bodies on the server side: by type, never guessing.
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const part = (value: unknown): Json => (isObject(value) ? value : {});

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Members that are null count as not sent: clients write out every field they know. Items of lists stay as they are. */
function withoutNull(this: unknown, _name: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}

export function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text, withoutNull);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** UTF-8 bytes of the compact JSON; what is nested too deeply to be written counts as endless. */
export function bytesOf(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

export const isWhole = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
