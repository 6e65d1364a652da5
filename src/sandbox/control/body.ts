// Reading the JSON a caller sends, with an answer that says what was expected.
import type { Context } from 'hono';
import type { z } from 'zod/mini';

/** Largest body of a control request, in bytes; a seed with thousands of devices fits. */
const LARGEST = 4 * 1024 * 1024;

export type Read<T> = { readonly value: T } | { readonly refusal: Response };

export async function readBody<T extends z.core.$ZodType>(
  context: Context,
  schema: T & { safeParse(value: unknown): z.core.util.SafeParseResult<z.output<T>> },
  expected: string,
): Promise<Read<z.output<T>>> {
  const refuse = (why: string, status: 400 | 413 = 400): { readonly refusal: Response } => ({
    refusal: context.json({ error: `expected ${expected}: ${why}` }, status),
  });
  if (!(context.req.header('content-type') ?? '').includes('json'))
    return refuse('the header content-type: application/json is missing');
  const text = await readText(context.req.raw);
  if (text === undefined) return refuse('the body is larger than 4 MiB', 413);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('the body is no JSON');
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data } : refuse(issuesOf(parsed.error.issues));
}

async function readText(request: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > LARGEST) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

const issuesOf = (issues: readonly z.core.$ZodIssue[]): string =>
  issues
    .map((issue) => {
      const place = issue.path.map(String).join('.');
      return `${place === '' ? 'the body' : place} ${wordsFor(issue)}`;
    })
    .join('; ')
    .slice(0, 300);

/** The small edition of zod brings no sentences of its own. */
function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is missing or no ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has unknown members: ${issue.keys.map((key) => key.slice(0, 40)).join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}`;
    case 'custom':
      return issue.message;
    default:
      return 'is not valid';
  }
}

/** Members that were not given are absent, not undefined. */
export const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
