// `--raw`: the person's own JSON laid over a vendor's wire body, the last word on every field.

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are merged key by key, everything else (arrays too) is replaced, and `null` is written as null. Neither input is changed. */
export function mergeRaw(body: JsonObject, raw: JsonObject | undefined): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...body };
  for (const [key, value] of Object.entries(raw ?? {})) {
    if (key === '__proto__') continue;
    const present = Object.hasOwn(merged, key) ? merged[key] : undefined;
    merged[key] = isObject(present) && isObject(value) ? mergeRaw(present, value) : value;
  }
  return merged;
}
