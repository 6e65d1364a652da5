// Outputs that are not a command's document: lines of NDJSON, and what the sandbox prints for scripts.
import * as z from 'zod';
import { IM_USER_STATES } from '../../push/emulator/emulator.js';
import { count, envelope, problem, receipt, result, step, text } from './parts.js';

const sandboxDevice = z.object({ vendor: text, token: text, fate: text, environment: text.optional() });
const sandboxUser = z.object({
  id: text,
  state: z.enum(IM_USER_STATES),
  vendor: text.optional().describe('the vendor the user’s phone reported a device token for'),
  meaning: text.optional().describe('what the account is an example of, in the language of --lang'),
});

const arrivedPush = z.object({
  message: text.describe('id of the message in the sandbox'),
  vendor: text,
  at: z.iso.datetime().describe('by the sandbox’s clock'),
  status: z.enum(['accepted', 'refused']),
  token: text.optional(),
  title: text.optional(),
  code: text.optional().describe('of a refusal, as explain takes it'),
});

/** Keyed by the name of the JSON Schema. */
export const lines: Readonly<Record<string, z.ZodType>> = {
  problem,
  'send-row': result.describe('one line of send and vivo-test with --format ndjson'),
  'smoke-row': step.describe('one line of smoke with --format ndjson'),
  'receipt-row': receipt.describe('one line of receipts with --format ndjson'),
  'receipts-ready': z.object({ ready: z.literal(true), url: z.url() }).describe('first line of it'),
  'sandbox-ready': z.object({ ready: z.literal(true), url: z.url(), tlsUrl: z.url(), caFile: text }),
  'sandbox-devices': z.object({ ...envelope, devices: z.array(sandboxDevice) }),
  'sandbox-device-row': sandboxDevice.describe('one line of sandbox devices with --format ndjson'),
  'sandbox-answers': z
    .object({
      ...envelope,
      ready: z.literal(true),
      url: z.url(),
      tlsUrl: z.url().optional(),
      caFile: text.optional(),
      version: text,
      strict: z.boolean(),
    })
    .describe('sandbox ready'),
  'sandbox-wait': z.object({
    ...envelope,
    arrived: count.describe('accepted'),
    wanted: count,
    pushes: z.array(arrivedPush),
  }),
  'sandbox-wait-row': arrivedPush.describe('one line of sandbox wait with --format ndjson'),
  'sandbox-users': z.object({ ...envelope, users: z.array(sandboxUser) }),
  'sandbox-user-row': sandboxUser.describe('one line of sandbox users with --format ndjson'),
};
