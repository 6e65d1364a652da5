// The JSON of a fault, checked.
import * as z from 'zod/mini';
import type { FaultRequest } from '../control/json.js';
import { withoutUndefined } from './issues.js';

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

export const faultBody = z.strictObject({
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

export function asFault({ do: action, steps, ...rest }: z.infer<typeof faultBody>): FaultRequest {
  return {
    ...withoutUndefined(rest),
    ...(action === undefined ? {} : { do: withoutUndefined(action) }),
    ...(steps === undefined ? {} : { steps: steps.map(withoutUndefined) }),
  };
}
