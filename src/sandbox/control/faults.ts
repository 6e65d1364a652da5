// Faults: list, add, delete.
import type { Hono } from 'hono';
import { z } from 'zod/mini';
import type { FaultRequest } from '../api.js';
import { whyWrong } from '../fault-check.js';
import { readBody, withoutUndefined } from './body.js';
import type { ControlOptions } from './options.js';

const milliseconds = z.int().check(z.gte(0));

export const faultAction = z.strictObject({
  status: z.optional(z.int().check(z.gte(200), z.lte(599))),
  retryAfter: z.optional(z.int().check(z.gte(0), z.lte(86_400))),
  body: z.optional(z.string().check(z.maxLength(100_000))),
  delayMs: z.optional(milliseconds),
  drop: z.optional(z.enum(['before', 'after', 'middle'])),
  slowMs: z.optional(milliseconds),
  spoil: z.optional(z.enum(['truncated', 'not-json', 'empty'])),
  // One line of printable characters: a header that Node would refuse must not get this far.
  contentType: z.optional(z.string().check(z.regex(/^[\x20-\x7e]{1,200}$/))),
  expiredToken: z.optional(z.boolean()),
  rule: z.optional(z.string().check(z.maxLength(100))),
  goaway: z.optional(z.enum(['after', 'before'])),
  refuseStream: z.optional(z.boolean()),
});

const faultBody = z.strictObject({
  vendor: z.optional(z.string()),
  path: z.optional(z.string().check(z.maxLength(500))),
  token: z.optional(z.string().check(z.minLength(1), z.maxLength(4096))),
  do: z.optional(faultAction),
  nth: z.optional(z.int().check(z.gte(1))),
  times: z.optional(z.int().check(z.gte(1))),
  steps: z.optional(z.array(faultAction).check(z.maxLength(1000))),
  repeat: z.optional(z.boolean()),
  chance: z.optional(z.number().check(z.gte(0), z.lte(1))),
  seed: z.optional(z.int().check(z.gte(0), z.lte(2 ** 32 - 1))),
});

export function addFaults(app: Hono, { faults, vendors }: ControlOptions): void {
  app.get('/_sandbox/faults', (context) => context.json({ faults: faults.list() }));
  app.post('/_sandbox/faults', async (context) => {
    const read = await readBody(context, faultBody, '{vendor, do: {status, …}} or {vendor, steps: [{}, {status}]}');
    if ('refusal' in read) return read.refusal;
    const { do: action, steps, ...rest } = read.value;
    const fault: FaultRequest = {
      ...withoutUndefined(rest),
      ...(action === undefined ? {} : { do: withoutUndefined(action) }),
      ...(steps === undefined ? {} : { steps: steps.map(withoutUndefined) }),
    };
    const wrong = whyWrong(fault, vendors);
    if (wrong !== undefined) return context.json({ error: wrong }, 400);
    const added = faults.add(fault);
    return added === undefined
      ? context.json({ error: 'too many faults; delete some' }, 409)
      : context.json({ fault: added });
  });
  app.delete('/_sandbox/faults', (context) => {
    faults.clear();
    return context.json({ deleted: true });
  });
  app.delete('/_sandbox/faults/:id', (context) =>
    faults.remove(context.req.param('id'))
      ? context.json({ deleted: true })
      : context.json({ error: 'no such fault' }, 404),
  );
}
