// The JSON of every command, as shapes: the types of the documents, and the JSON Schemas that ship under schema/output. At run time only `mcp` reads the shapes.
import * as z from 'zod';
import {
  CHECK_STATUSES,
  CONFIG_STATES,
  INIT_STATES,
  OFFLINE_STATUSES,
  ONLINE_STATUSES,
  SIGNATURE_STATES,
  TAP_STATES,
} from '../../problems/statuses.js';
import type { DeepReadonly } from '../../text/deep-readonly.js';
import { deviceStatus } from './device-status.js';
import { help } from './help.js';
import { lines } from './lines.js';
import { count, demo, envelope, explained, origin, problem, receipt, step, text } from './parts.js';
import { send } from './send.js';

const values = z.array(z.object({ key: text, value: text, at: origin.extend({ through: text.optional() }) }));
const verdict = z.object({ id: text, sentence: text, next: z.array(text) });

const guideStep = z.object({
  title: text,
  lines: z.array(text),
  copy: z.array(z.object({ label: text, value: text.nullable(), key: text.optional(), where: text.optional() })),
});

/** Members beside the common ones, by command. */
export const members = {
  send,
  'vivo-test': send,
  'check-config': {
    sources: z.array(z.object({ path: text, role: text, kind: text })).optional(),
    vendors: z.array(
      z.object({
        vendor: text,
        configured: z.boolean(),
        offline: z.enum(OFFLINE_STATUSES),
        state: z.enum(CONFIG_STATES),
        online: z.enum(ONLINE_STATUSES),
        demo,
        expires: z.iso.datetime().optional(),
      }),
    ),
    skipped: z.array(z.object({ code: text, reason: text })).optional(),
    values: values.optional(),
  },
  'check-ext': {
    ext: text.optional(),
    valid: z.boolean().optional(),
    kind: z.enum(['flutter-demo', 'entity', 'custom']).nullable().optional(),
    conversationID: text.nullable().optional(),
    clickTarget: z.enum(['plugin', 'timpush', 'launcher']).optional(),
    deliveries: z.array(
      z.object({
        vendor: text,
        where: text,
        fragment: z.unknown(),
        callback: z.union([z.record(text, z.unknown()), text, z.null()]),
        moreKeys: z.boolean(),
        size: count,
        limit: count.nullable(),
        unit: z.enum(['bytes', 'characters']),
        reading: z.record(text, z.union([z.object({ opens: text, id: text }), z.object({ fails: text })])).optional(),
      }),
    ),
  },
  explain: { codes: z.array(explained) },
  guide: {
    package: text.nullable().optional(),
    clickTarget: text.optional(),
    vendors: z.array(
      z.object({
        vendor: text,
        console: z
          .object({
            name: text,
            address: text,
            documents: z.array(z.object({ title: text, address: text })),
            waiting: z.object({ text, confidence: text, source: text }).optional(),
          })
          .optional(),
        steps: z.array(guideStep),
      }),
    ),
    app: z.array(guideStep).optional(),
  },
  'device-status': deviceStatus,
  diagnose: {
    steps: z.array(step),
    verdict: verdict.extend({ also: z.array(text), notLookedAt: z.array(text), problem: text.optional() }).nullable(),
    checklist: z.array(text).optional(),
  },
  smoke: {
    steps: z.array(step),
    verdict: verdict.extend({ passed: count, failed: count, skipped: count }).nullable(),
    shard: z.object({ index: count, count, otherVendors: count }).optional(),
  },
  doctor: {
    projects: z.array(
      z.object({
        path: text,
        kind: text,
        generation: text.optional(),
        packages: z.array(
          z
            .object({
              name: text,
              version: text.optional(),
              state: z.enum(['current', 'discontinued', 'older']).optional(),
            })
            .catchall(z.unknown()),
        ),
        applicationIds: z.array(text),
        vendors: z.array(text),
        notes: z.array(text).optional(),
      }),
    ),
    rules: z.array(
      z.object({
        id: text,
        project: text,
        status: z.enum(CHECK_STATUSES),
        at: origin.extend({ through: text.optional() }).optional(),
        reason: text.optional(),
        found: text.optional(),
        expected: text.optional(),
        problem: problem.optional(),
      }),
    ),
    fixes: z.array(z.object({ file: text, rules: z.array(text), diff: text, written: z.boolean() })).optional(),
  },
  init: {
    file: text.optional(),
    state: z.enum(INIT_STATES),
    extends: z.array(text).optional(),
    values: z.array(
      z.object({ key: text, value: text, from: z.object({ file: text, line: z.int().min(1).optional() }) }),
    ),
    variables: z.array(text).optional(),
    vendors: z.array(z.object({ vendor: text, missing: z.array(text), wrong: z.array(text) })),
    ignoredIn: text.optional(),
  },
  'user-sig': {
    user: text.optional(),
    sdkAppId: z.union([text, z.number()]).optional(),
    version: text.optional(),
    madeAt: z.iso.datetime().optional(),
    endsAt: z.iso.datetime().optional(),
    expireSeconds: z.number().optional(),
    signature: z.enum(SIGNATURE_STATES),
    userSig: text.optional().describe('the made UserSig: who has it can log in as the user'),
  },
  tap: {
    vendor: text.optional(),
    state: z.enum(TAP_STATES),
    opens: text.optional(),
    ext: text.optional(),
    package: text.optional(),
    phone: z.object({ model: text, android: text }).optional(),
    uid: count.optional().describe('who adb is on the phone: 2000 is shell, 0 is root'),
    target: z.object({ component: text, exported: z.boolean().nullable() }).optional(),
    ran: text.optional().describe('what the shell of the phone was given'),
    before: text
      .nullable()
      .optional()
      .describe('the activity in the foreground before, null where the phone does not report it'),
    after: text.nullable().optional(),
    file: text.optional(),
    simctl: text.optional(),
    proves: z.array(text),
    doesNotProve: z.array(text),
  },
  receipts: {
    url: z.url().optional().describe('where it listened'),
    receipts: z.array(receipt).describe('at most 1000; NDJSON has all of them'),
    receiptsOmitted: count.optional(),
    summary: z.object({
      delivered: count,
      clicked: count,
      sent: count,
      failed: count,
      unknown: count.describe('receipts and calls that were not understood'),
      refused: count.describe('calls whose signature or token is not right'),
      asked: count.optional().describe('pushes of the journal and tasks that a receipt is waited for'),
      answered: count.optional().describe('those of them that have one'),
    }),
  },
  completion: { shell: text, script: text },
  help,
} satisfies Readonly<Record<string, z.ZodRawShape>>;

/** The members of one command's document, beside those that every document has. */
export type DocumentOf<Command extends keyof typeof members> = DeepReadonly<
  z.input<z.ZodObject<(typeof members)[Command]>>
>;

/** A run that did not begin (wrong usage, an internal error) has only the common members. */
const documentOf = (command: string, own: z.ZodRawShape): z.ZodType =>
  z.union([
    z.object({ ...envelope, command: z.literal(command), ...own }),
    z.strictObject({ ...envelope, ok: z.literal(false) }),
  ]);

/** Name to JSON Schema (draft 2020-12). `strict` refuses members the schema does not know, and is used only by our tests. */
export function outputSchemas(
  strict = false,
  /** Shapes of files that other parts of the program write. */
  further: Readonly<Record<string, z.ZodType>> = {},
): ReadonlyMap<string, Record<string, unknown>> {
  const schemas: readonly (readonly [string, z.ZodType])[] = [
    ...Object.entries(members).map(([command, own]) => [command, documentOf(command, own)] as const),
    ...Object.entries({ ...lines, ...further }),
  ];
  return new Map(
    schemas.map(([name, schema]) => [
      name,
      {
        title: `tim-push ${name}`,
        ...z.toJSONSchema(schema, { io: strict ? 'output' : 'input', reused: 'inline' }),
      } as Record<string, unknown>,
    ]),
  );
}
