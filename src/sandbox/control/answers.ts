// What the control API answers, operation by operation. The handlers, the OpenAPI description and the tests take the shapes from here.
import * as z from 'zod/mini';
import { FATES, RULE_SETS } from '../../push/emulator/emulator.js';
import { publishedAs } from '../../push/shapes/published.js';
import type { DeepReadonly } from '../../text/deep-readonly.js';
import { faultBody } from '../shapes/fault.js';
import { appState, imUserShape, stateShape } from '../state/snapshot.js';
import type { AppRow, ClockState, DeviceRow, FaultRow, MessageDetail, Ready, RuleRow, SandboxMessage } from './json.js';

const text = z.string();
const whole = z.int();
const verdict = z.enum(['passed', 'broken', 'off']);

export const words = z.object({ en: text, zh: text });
const problem = z.object({ code: text, title: words, cause: words, fix: z.array(words) });

const ruleRow = z.object({
  vendor: text,
  order: whole,
  id: text,
  title: words,
  code: text,
  mark: z.enum(['A', 'B', 'C', 'D']),
  always: z.exactOptional(z.boolean()),
  needs: z.exactOptional(z.enum(RULE_SETS)),
  source: words,
  on: z.boolean(),
});
export const rule = publishedAs<RuleRow>()(ruleRow);

export const push = z.object({
  token: text,
  accepted: z.boolean(),
  app: text,
  messageId: z.exactOptional(text),
  title: z.exactOptional(text),
  body: z.exactOptional(text),
  ext: z.exactOptional(text),
  channelId: z.exactOptional(text),
  category: z.exactOptional(text),
  badge: z.exactOptional(text),
  image: z.exactOptional(text),
  code: z.exactOptional(text),
});
export const refusedBy = z.object({ rule: text, code: text, detail: z.exactOptional(words) });
export const faultHit = z.object({ id: text, says: words });

const messageMembers = {
  id: text,
  vendor: text,
  at: z.number(),
  request: z.object({
    protocol: text,
    method: text,
    path: text,
    host: z.optional(text),
    headers: z.array(z.tuple([text, text])),
    body: text,
  }),
  response: z.object({ status: whole, headers: z.record(text, text), body: text }),
  pushes: z.array(push),
  refusedBy: z.exactOptional(refusedBy),
  fault: z.exactOptional(faultHit),
};
const outcome = { rule: text, verdict, detail: z.exactOptional(words) };

export const message = publishedAs<SandboxMessage>()(
  z.object({ ...messageMembers, rules: z.array(z.object(outcome)) }),
);
export const messageDetail = publishedAs<MessageDetail>()(
  z.object({
    ...messageMembers,
    vendorName: words,
    rules: z.array(z.object({ ...ruleRow.shape, ...outcome, problem: z.exactOptional(problem) })),
    jwts: z.array(z.object({ where: text, header: z.record(text, z.unknown()), payload: z.record(text, z.unknown()) })),
    signature: z.array(
      z.object({
        title: words,
        value: text,
        verdict: z.exactOptional(z.enum(['right', 'wrong'])),
        note: z.exactOptional(words),
      }),
    ),
    click: z.array(z.object({ name: text, value: text })),
  }),
);
export const messageSummary = z.object({
  id: text,
  vendor: text,
  at: z.number(),
  protocol: text,
  method: text,
  path: text,
  host: z.exactOptional(text),
  status: whole,
  session: z.exactOptional(text.check(z.describe('hash of the access token it carried, or got when signsIn'))),
  signsIn: z.exactOptional(z.literal(true)),
  accepted: whole.check(z.describe('pushes taken')),
  refused: whole.check(z.describe('pushes turned down')),
  code: z.exactOptional(text.check(z.describe('of the first push that was turned down'))),
  refusedBy: z.exactOptional(refusedBy),
  fault: z.exactOptional(faultHit),
  token: z.exactOptional(text.check(z.describe('of the first push'))),
  title: z.exactOptional(text),
  body: z.exactOptional(text),
});

export const app = publishedAs<AppRow>()(
  z.object({
    id: text,
    vendors: z.array(text),
    state: z.record(text, appState),
    rights: z.record(text, z.array(text)),
  }),
);
export const device = publishedAs<DeviceRow>()(
  z.object({
    vendor: text,
    token: text,
    fate: z.enum(FATES),
    test: z.boolean(),
    app: text,
    environment: z.exactOptional(z.enum(['development', 'production'])),
    diesAfter: z.exactOptional(whole),
  }),
);
export const fault = publishedAs<FaultRow>()(
  z.object({ ...faultBody.shape, id: text, matched: whole, hit: whole, spent: z.boolean() }),
);
export const clock = publishedAs<ClockState>()(z.object({ now: z.number(), frozen: z.boolean() }));
export const state = z.extend(stateShape, { messages: z.exactOptional(z.array(message)) });

/** Why a call was refused, in words. */
export const refusal = z.object({ error: text });
/** A wait that timed out. */
export const tooLate = z.extend(refusal, {
  total: whole.check(z.describe('messages so far')),
  newest: z.exactOptional(messageSummary),
});

const deleted = z.object({ deleted: z.literal(true) });

/** By operation; each event of the stream is described by json.ts. */
export const answers = {
  'GET /_sandbox/ready': publishedAs<Ready>()(
    z.object({
      ready: z.literal(true),
      url: text,
      tlsUrl: z.exactOptional(text),
      caFile: z.exactOptional(text),
      version: text,
      vendors: z.array(
        z.object({
          id: text,
          name: words,
          shade: z.exactOptional(z.object({ title: z.exactOptional(whole), body: z.exactOptional(whole) })),
        }),
      ),
      strict: z.boolean(),
      rules: z.array(z.enum(RULE_SETS)),
    }),
  ),
  'GET /_sandbox/messages': z.object({
    total: whole,
    kept: whole,
    matching: whole,
    messages: z.union([z.array(message), z.array(messageSummary)]),
  }),
  'DELETE /_sandbox/messages': deleted,
  'GET /_sandbox/messages/{id}': messageDetail,
  'DELETE /_sandbox/messages/{id}': deleted,
  'GET /_sandbox/wait': message,
  'GET /_sandbox/apps': z.object({ apps: z.array(app) }),
  'POST /_sandbox/apps': z.object({ changed: app }),
  'GET /_sandbox/devices': z.object({ devices: z.array(device) }),
  'POST /_sandbox/devices': z.object({ registered: device, fault: z.exactOptional(fault) }),
  'DELETE /_sandbox/devices': deleted,
  'POST /_sandbox/devices/invalidate': z.object({ registered: device }),
  'GET /_sandbox/im-users': z.object({ imUsers: z.array(imUserShape) }),
  'POST /_sandbox/im-users': z.object({ registered: imUserShape }),
  'DELETE /_sandbox/im-users': deleted,
  'GET /_sandbox/faults': z.object({ faults: z.array(fault) }),
  'POST /_sandbox/faults': z.object({ fault }),
  'DELETE /_sandbox/faults': deleted,
  'DELETE /_sandbox/faults/{id}': deleted,
  'GET /_sandbox/clock': clock,
  'POST /_sandbox/clock': clock,
  'GET /_sandbox/state': state,
  'POST /_sandbox/state': z.object({ imported: z.literal(true) }),
  'POST /_sandbox/reset': z.object({ reset: z.literal(true) }),
  'POST /_sandbox/compose': z.object({
    status: z.enum(['accepted', 'rejected', 'unreachable']),
    token: text,
    messageId: z.exactOptional(text),
    message: z.exactOptional(text.check(z.describe('id of the message; absent where the request never arrived'))),
    problem: z.exactOptional(problem),
  }),
  'GET /_sandbox/rules': z.object({ rules: z.array(rule) }),
  'GET /_sandbox/openapi.json': z.record(text, z.unknown()),
} as const satisfies Readonly<Record<string, z.ZodMiniType>>;

export type Operation = keyof typeof answers;
export type AnswerOf<Name extends Operation> = DeepReadonly<z.output<(typeof answers)[Name]>>;
export type MessageSummary = DeepReadonly<z.output<typeof messageSummary>>;
export type TooLate = DeepReadonly<z.output<typeof tooLate>>;
