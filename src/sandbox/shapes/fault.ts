// The JSON of a fault, checked.
import * as z from 'zod/mini';
import { faultAction } from '../../push/emulator/fault-shape.js';
import { publishedAs } from '../../push/shapes/published.js';
import type { FaultRequest } from '../control/json.js';

export const faultBody = publishedAs<FaultRequest>()(
  z.strictObject({
    vendor: z.exactOptional(z.string()),
    path: z.exactOptional(z.string().check(z.maxLength(500))),
    token: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(4096))),
    do: z.exactOptional(faultAction),
    nth: z.exactOptional(z.int().check(z.gte(1))),
    times: z.exactOptional(z.int().check(z.gte(1))),
    steps: z.exactOptional(z.array(faultAction).check(z.maxLength(1000))),
    repeat: z.exactOptional(z.boolean()),
    chance: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
    seed: z.exactOptional(z.int().check(z.gte(0), z.lte(2 ** 32 - 1))),
  }),
);
