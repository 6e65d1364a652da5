// `--raw`: the person's own JSON laid over a vendor's wire body, the last word on every field.
import { isObject, type Json } from '../../text/json-object.js';
import { ownValue } from '../../text/own-value.js';
import { field } from '../answer-fields.js';
import type { PushMessage } from '../types.js';

/** Objects are merged key by key, everything else (arrays too) is replaced, and `null` is written as null. Neither input is changed. */
export function mergeRaw(body: Json, raw: Json | undefined): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...body };
  for (const [key, value] of Object.entries(raw ?? {})) {
    if (key === '__proto__') continue;
    const present = ownValue(merged, key);
    merged[key] = isObject(present) && isObject(value) ? mergeRaw(present, value) : value;
  }
  return merged;
}

/** What a vendor's `--raw` says in the places of title, body and ext; undefined where it says nothing, any other value where it does. */
export type RawTexts = { readonly [K in 'title' | 'body' | 'ext']?: unknown };

/** A value inside nested objects; null when something on the way there was replaced by another thing. */
export function rawAt(raw: Json, ...path: readonly string[]): unknown {
  let value: unknown = raw;
  for (const name of path) {
    const next = field(value, name);
    if (next === undefined) return isObject(value) ? undefined : null;
    value = next;
  }
  return value;
}

/** The message as it goes out: title, body and ext of `--raw` in the place of those it covers. */
export function asSent(message: PushMessage, rawTexts: (raw: Json, message: PushMessage) => RawTexts): PushMessage {
  if (message.raw === undefined) return message;
  const { title, body, ext } = rawTexts(message.raw, message);
  const { ext: own, ...rest } = message;
  const sentExt = ext === undefined ? own : typeof ext === 'string' ? ext : undefined;
  return {
    ...rest,
    ...(title === undefined ? {} : { title: typeof title === 'string' ? title : '' }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : '' }),
    ...(sentExt === undefined ? {} : { ext: sentExt }),
  };
}
