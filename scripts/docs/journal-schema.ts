// The lines of a journal as a schema, so that programs of others can read who got a push.
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[\w-]{22}$/)
  .describe('a device token: 22 characters of the base64url SHA-256 of vendor, line feed, token');
const call = z.int().min(1).describe('number of a call in this journal');
const vendor = z.string();

export const journalLine = z.union([
  z
    .object({
      journal: z.literal(1),
      by: z.string().describe('program and version'),
      at: z.iso.datetime(),
      message: z.string().describe('hash of the message'),
      app: z.string().describe('hash of apps and addresses, without secrets'),
      shard: z
        .string()
        .regex(/^\d+\/\d+$/)
        .optional(),
    })
    .describe('first line: what the journal belongs to'),
  z.object({ call, v: vendor, t: z.array(name) }).describe('a call goes out to these device tokens'),
  z
    .object({
      call: call.optional().describe('absent when no vendor was asked'),
      v: vendor,
      t: name,
      s: z.enum(['accepted', 'rejected', 'unreachable', 'not-sent', 'dry-run-ok']),
      id: z.string().optional().describe('message or task id of the vendor'),
      code: z.string().optional().describe('problem code'),
      temporary: z.literal(true).optional().describe('a later repeat may help'),
      twice: z.literal(true).optional().describe('it may have been sent twice'),
    })
    .describe('the end of one device token'),
  z.object({ call, done: z.literal(true) }).describe('the call came back; device tokens of it without an end are free'),
  z
    .object({ again: z.array(z.enum(['temporary', 'unreachable'])) })
    .describe('results of these kinds are void from here on'),
]);
