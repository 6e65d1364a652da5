// Reading the JSON a caller sends, with an answer that says what was expected.
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { issuesOf } from '../shapes/issues.js';

/** Largest body of a control request, in bytes. */
const LARGEST = 4 * 1024 * 1024;
/** A whole state with its messages. */
export const LARGEST_STATE = 64 * 1024 * 1024;

export type Read<T> = { readonly value: T } | { readonly refusal: Response };

export async function readBody<T extends z.core.$ZodType>(
  context: Context,
  schema: T & { safeParse(value: unknown): z.core.util.SafeParseResult<z.output<T>> },
  expected: string,
  largest = LARGEST,
): Promise<Read<z.output<T>>> {
  const refuse = (why: string, status: 400 | 413 = 400): { readonly refusal: Response } => ({
    refusal: context.json({ error: `expected ${expected}: ${why}` }, status),
  });
  if (!(context.req.header('content-type') ?? '').includes('json'))
    return refuse('the header content-type: application/json is missing');
  const text = await readText(context.req.raw, largest);
  if (text === undefined) return refuse(`the body is larger than ${largest / 1024 / 1024} MiB`, 413);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('the body is no JSON');
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : refuse(issuesOf(parsed.error.issues));
}

async function readText(request: Request, largest: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > largest) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}
