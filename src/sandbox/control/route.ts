// One operation of the control API: body and answer are checked against their shapes, and every refusal is explained.
import type { Context, Hono } from 'hono';
import { issuesOf } from '../shapes/issues.js';
import type { AnswerOf, Operation } from './answers.js';
import { type BodyOf, bodies, type WithBody } from './bodies.js';
import { whyNoQuery } from './queries.js';

/** Largest body of a control request, in bytes. */
const LARGEST = 4 * 1024 * 1024;

type Reply<Name extends Operation> = AnswerOf<Name> | Response | Promise<AnswerOf<Name> | Response>;

export const refuse = (context: Context, status: 400 | 404 | 409 | 413 | 429 | 501, error: string): Response =>
  context.json({ error }, status);

/** The refusal of an unknown vendor. */
export const refuseVendor = (
  context: Context,
  vendors: readonly { readonly id: string }[],
  named = context.req.query('vendor'),
): Response | undefined =>
  named === undefined || vendors.some(({ id }) => id === named)
    ? undefined
    : refuse(context, 400, `no vendor ${named.slice(0, 40)}; there are ${vendors.map(({ id }) => id).join(', ')}`);

export function route<Name extends Operation>(app: Hono, name: Name, handle: (context: Context) => Reply<Name>): void {
  const [method = '', path = ''] = name.split(' ');
  app.on(method, path.replace('{id}', ':id'), async (context) => {
    const wrong = whyNoQuery(name, context.req.query());
    const answer = wrong === undefined ? await handle(context) : refuse(context, 400, wrong);
    return answer instanceof Response ? answer : context.json(answer as object);
  });
}

/** The same for a call that brings a body. */
export const routeWithBody = <Name extends WithBody>(
  app: Hono,
  name: Name,
  handle: (context: Context, body: BodyOf<Name>) => Reply<Name>,
): void =>
  route(app, name, async (context) => {
    const body = await readBody(context, bodies[name]);
    return body instanceof Response ? body : handle(context, body.value as BodyOf<Name>);
  });

async function readBody(
  context: Context,
  { shape, expected, largest = LARGEST }: (typeof bodies)[WithBody] & { readonly largest?: number },
): Promise<{ readonly value: unknown } | Response> {
  const no = (why: string, status: 400 | 413 = 400): Response =>
    refuse(context, status, `expected ${expected}: ${why}`);
  if (!(context.req.header('content-type') ?? '').includes('json'))
    return no('the header content-type: application/json is missing');
  const text = await readText(context.req.raw, largest);
  if (text === undefined) return no(`the body is larger than ${largest / 1024 / 1024} MiB`, 413);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return no('the body is no JSON');
  }
  const parsed = shape.safeParse(json);
  return parsed.success ? { value: parsed.data } : no(issuesOf(parsed.error.issues).en);
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
