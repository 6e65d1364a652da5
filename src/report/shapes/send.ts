// The JSON of `send` and `vivo-test`.
import * as z from 'zod';
import { count, result, text } from './parts.js';

export const send = {
  results: z.array(result).describe('at most 1000; NDJSON has all of them'),
  resultsOmitted: count.optional(),
  summary: z.object({ accepted: count, rejected: count, unreachable: count, notSent: count, duplicates: count }),
  run: z
    .object({
      tookMs: z.number(),
      p50Ms: z.number().optional(),
      p99Ms: z.number().optional(),
      skippedLines: count,
      otherVendors: count.optional(),
      doneBefore: count.optional(),
      inDoubt: count.optional().describe('under way when an earlier run was killed, and left alone'),
      maybeSentTwice: count.optional(),
      restUnknown: z.literal(true).optional(),
      reasons: z.array(z.object({ vendor: text.optional(), code: text, status: text, count, temporary: z.boolean() })),
    })
    .optional()
    .describe('figures of a run over --tokens'),
  shard: z.object({ index: count, count, otherShards: count }).optional(),
  dryRun: z.literal(true).optional(),
  requests: z.array(z.object({ title: text, curl: text })).optional(),
};
