// Text that should hold JSON, and values that should be objects: one reading for every place that takes either.

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object; anything else as an empty one. */
export const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

/** Undefined when the text is no JSON. */
export function parseJson(text: string, reviver?: typeof withoutNull): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}

/** Undefined when the text is no JSON object. */
export function readObject(text: string, reviver?: typeof withoutNull): Json | undefined {
  const value = parseJson(text, reviver);
  return isObject(value) ? value : undefined;
}

/** Members that are null count as not sent: clients write out every field they know. Items of lists stay as they are. */
export function withoutNull(this: unknown, _name: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}
