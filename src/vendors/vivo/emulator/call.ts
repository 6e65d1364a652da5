// Reads request bodies like a lenient Java server: numbers may be numeric strings, everything else must have its type.
import type { EmulatorRequest, RuleChecker } from '../../../push/emulator/emulator.js';
import { type Json, readObject } from '../../../text/json-object.js';

/** The JSON object of a request; an empty one for GET. */
export const readBody = (request: EmulatorRequest, checker: RuleChecker): Json =>
  checker.found('vivo/json', parseBody(request));

export function parseBody(request: EmulatorRequest): Json | undefined {
  return request.method === 'GET' ? {} : readObject(request.text());
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A whole number, also from a numeric string; undefined for anything else, including NaN. */
export function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && /^-?[0-9]{1,15}$/.test(value.trim()) ? Number(value) : undefined;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A string or number as a trimmed string; anything else as an empty string. */
export const scalarOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** The strings in a list; undefined when the field is not a list. */
export const stringsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value)
    ? value.map((item: unknown) => (typeof item === 'string' || typeof item === 'number' ? String(item) : ''))
    : undefined;

/** Length in UTF-16 units; other values count as their JSON text, and too deeply nested values as infinite. */
export function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  try {
    return (JSON.stringify(value) ?? '').length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The ext as the phone would receive it, for the inspector. */
export function extOf(body: Json): string | undefined {
  const map = body['clientCustomMap'];
  if (typeof map !== 'object' || map === null) return undefined;
  const ext = (map as Json)['ext'];
  if (ext === undefined) return undefined;
  if (typeof ext === 'string') return ext;
  try {
    return JSON.stringify(ext);
  } catch {
    return undefined;
  }
}
