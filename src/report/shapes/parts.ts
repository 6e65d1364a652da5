// The parts that many outputs are made of: findings, places, results, checks.
import * as z from 'zod';
import {
  CHECK_STATUSES,
  DEVICE_STATES,
  RECEIPT_SENDERS,
  RECEIPT_STATUSES,
  SEND_STATUSES,
} from '../../problems/statuses.js';

export const text = z.string();
export const count = z.int().min(0);
export const origin = z.object({
  file: text.describe('path, or `environment …`, `flag`'),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
  key: text.optional(),
});
const mark = z
  .enum(['A', 'B', 'C', 'D'])
  .describe('A official, B several independent clients, C one source, D a guess');
const severity = z.enum(['error', 'warning', 'hint']);

export const problem = z
  .object({
    code: text.regex(/^[a-z-]+\/.+$/).describe('stable; tim-push explain shows its meaning'),
    severity,
    vendor: text.optional(),
    title: text,
    cause: text,
    fix: z.array(text).describe('things to type or to click, the likeliest first'),
    docs: z.url().optional().describe('the page of the code, where the package has a homepage'),
    at: origin.optional(),
    vendorCode: text.optional().describe("the vendor's own code"),
    vendorMessage: text.optional().describe("the vendor's own words"),
    confidence: mark.optional(),
  })
  .meta({ id: 'Problem', description: 'one finding; sentences in the language of --lang, names never translated' });

const exitCode = z.union([0, 1, 2, 3, 4, 5, 6, 70, 130].map((code) => z.literal(code)));

/** The members of every document; a run that did not begin has only these. */
export const envelope = {
  schemaVersion: z.literal(1),
  command: text,
  ok: z.boolean().describe('true when exitCode is 0'),
  exitCode,
  problems: z.array(problem),
};

export const demo = z.literal(true).optional().describe('an app or a device of the sandbox’s demo');

export const result = z
  .object({
    vendor: text.describe('empty for a skipped line whose vendor is not known'),
    token: text.describe('shortened unless --show-tokens; a UserID with --via tencent; empty for a skipped line'),
    status: z.enum(SEND_STATUSES),
    messageId: text.optional(),
    taskId: text.optional(),
    attempts: z.int().min(0).describe('requests made for this token'),
    at: z
      .object({ file: text, line: z.int().min(1) })
      .optional()
      .describe('the line of the token file'),
    tookMs: z.number().min(0).optional().describe('milliseconds'),
    maybeSentTwice: z.literal(true).optional(),
    demo,
    problem: problem.optional(),
    second: z
      .object({
        client: text.describe('the library'),
        version: text,
        status: z.enum(['accepted', 'rejected', 'unreachable', 'not-sent']),
        code: text.optional().describe("the library's own word for a refusal"),
        message: text.optional().describe('its sentence; the id of an accepted message'),
        notes: z.array(text).describe('why the two answers differ, or what they have in common'),
      })
      .optional()
      .describe('--client sdk: the same message once more, by the library of the project'),
  })
  .meta({ id: 'PushResult', description: 'how the sending to one device token ended' });

export const step = z.object({
  id: text,
  title: text,
  vendor: text.optional(),
  device: text.optional().describe('name of the device in the config'),
  status: z.enum(CHECK_STATUSES),
  reason: text,
  demo,
  problem: problem.optional(),
});

export const explained = z.object({
  code: text,
  severity,
  kind: text,
  title: z.object({ en: text, zh: text }),
  cause: z.object({ en: text, zh: text }),
  fix: z.array(z.object({ en: text, zh: text })),
  docs: z.url().optional(),
  retry: z.enum(['no', 'yes', 'later', 'next-day', 'after-fix', 'after-new-token']).optional(),
  confidence: mark.optional(),
  deviceToken: z.enum(['invalid', 'switched-off', 'inactive']).optional(),
  source: text.optional(),
});

export const deviceState = z.object({
  vendor: text,
  token: text,
  state: z.enum(DEVICE_STATES),
  evidence: z.array(text),
  confidence: mark,
  demo,
  problem: problem.optional(),
});

export const fact = z.object({ label: text, value: text });

export const receipt = z
  .object({
    vendor: text.describe('tencent-im for callbacks of Tencent; empty for a call that fits no vendor'),
    token: text.optional().describe('shortened unless --show-tokens'),
    user: text.optional().describe('the account, where the receipt names no device token'),
    status: z.enum(RECEIPT_STATUSES),
    meaning: text.describe("the vendor's own meaning of the status, in the language of --lang"),
    vendorCode: text.optional().describe("the vendor's own word or number"),
    confidence: mark,
    ids: z.array(text).describe('message, task and request ids'),
    at: z.iso.datetime().optional(),
    sender: z.enum(RECEIPT_SENDERS).describe('whether the signature or token is that of the config'),
    push: z
      .object({ of: z.enum(['journal', 'task']), by: z.enum(['device-token', 'id']), id: text.optional() })
      .optional()
      .describe('the push that was asked about; absent for any other'),
    problem: problem.optional(),
  })
  .meta({ id: 'Receipt', description: 'what a vendor reports about one push, after it took it' });
