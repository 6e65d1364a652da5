// The JSON of a fault, checked.
import * as z from 'zod/mini';
import { faultAction } from '../../push/emulator/fault-shape.js';
import type { FaultRequest } from '../control/json.js';
import { withoutUndefined } from './issues.js';

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
    ...(action === undefined ? {} : { do: action }),
    ...(steps === undefined ? {} : { steps }),
  };
}
