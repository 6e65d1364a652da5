// The JSON of `device-status`: devices, tasks, the IM user, the losses, the attached phone.
import * as z from 'zod';
import { count, deviceState, fact, problem, text } from './parts.js';

export const deviceStatus = {
  devices: z.array(deviceState),
  tasks: z
    .array(z.object({ vendor: text, id: text, found: z.boolean(), facts: z.array(fact), problem: problem.optional() }))
    .optional(),
  user: z
    .object({
      id: text,
      state: text,
      platforms: z.array(z.object({ platform: text, state: text })),
      tokens: z
        .array(
          z.object({
            vendor: text.optional(),
            token: text,
            certificateId: text.optional(),
            model: text.optional(),
            notificationStatus: text.optional(),
            hops: z.array(z.record(text, z.unknown())),
          }),
        )
        .optional(),
    })
    .optional(),
  losses: z
    .object({
      from: text,
      to: text,
      pushes: z
        .object({
          total: count.optional(),
          sent: count.optional(),
          delivered: count.optional(),
          clicked: count.optional(),
        })
        .optional(),
      lost: z.array(
        z.object({
          at: z.enum(['before', 'after']),
          vendor: text.optional(),
          code: text,
          count: z.int(),
          info: text.optional(),
        }),
      ),
    })
    .optional()
    .describe('chat pushes of Tencent IM, with --losses'),
  phone: z
    .object({
      manufacturer: text,
      brand: text,
      model: text,
      android: text,
      system: text,
      systemVersion: text,
      facts: z.array(fact.extend({ id: text })),
    })
    .optional(),
};
