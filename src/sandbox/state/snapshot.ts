// The sandbox's state as a file: devices, users, faults, clock, counts and messages; written by an export, read by a seed or an import.
import * as z from 'zod/mini';
import { APP_STATES, FATES, IM_USER_STATES } from '../../push/emulator/emulator.js';
import type { DeepReadonly } from '../../text/deep-readonly.js';
import type { Text } from '../../text/language.js';
import type { SandboxMessage } from '../control/json.js';
import { faultBody } from '../shapes/fault.js';
import { issuesOf } from '../shapes/issues.js';

const text = z.string().check(z.maxLength(4096));
const token = text.check(z.minLength(1));
const moment = z.number().check(z.gte(0), z.lte(8.64e15));

export const appState = z.enum(APP_STATES);
export const appRights = z.array(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))).check(z.maxLength(50));

export const deviceShape = {
  vendor: z.string(),
  token,
  fate: z.exactOptional(z.enum(FATES)),
  environment: z.exactOptional(z.enum(['development', 'production'])),
  test: z.exactOptional(z.boolean()),
  app: z.exactOptional(text),
  diesAfter: z.exactOptional(z.int().check(z.gte(1), z.lte(1_000_000))),
} as const;

export const imUserShape = z.strictObject({
  id: token,
  state: z.enum(IM_USER_STATES),
  platform: z.exactOptional(text),
  device: z.exactOptional(
    z.strictObject({
      vendor: z.string(),
      token,
      certificateId: z.exactOptional(text),
      model: z.exactOptional(text),
    }),
  ),
});

const big = z.string().check(z.maxLength(4 * 1024 * 1024));
const message = z.looseObject({
  id: z.string().check(z.regex(/^\d{1,15}$/)),
  vendor: text,
  at: z.number(),
  request: z.looseObject({
    protocol: text,
    method: text,
    path: big,
    host: z.exactOptional(text),
    headers: z.array(z.tuple([text, big])),
    body: big,
  }),
  response: z.looseObject({ status: z.int(), headers: z.record(text, big), body: big }),
  rules: z.array(z.looseObject({ rule: text, verdict: z.enum(['passed', 'broken', 'off']) })),
  pushes: z.array(z.looseObject({ token: z.string(), accepted: z.boolean(), app: z.string() })),
});

export const stateShape = z.strictObject({
  schemaVersion: z.literal(1),
  clock: z.exactOptional(z.strictObject({ now: moment, frozen: z.boolean() })),
  devices: z.exactOptional(z.array(z.strictObject(deviceShape)).check(z.maxLength(100_000))),
  imUsers: z.exactOptional(z.array(imUserShape).check(z.maxLength(100_000))),
  faults: z.exactOptional(z.array(faultBody).check(z.maxLength(200))),
  counts: z.exactOptional(
    z
      .array(z.strictObject({ name: text, start: z.number(), windowMs: z.number(), count: z.number() }))
      .check(z.maxLength(50_000)),
  ),
  apps: z.exactOptional(
    z
      .array(z.strictObject({ id: text, state: z.record(text, appState), rights: z.record(text, appRights) }))
      .check(z.maxLength(1000)),
  ),
  messages: z.exactOptional(z.array(message).check(z.maxLength(10_000))),
});

/** Secrets are masked in its messages. */
export type SandboxState = Omit<DeepReadonly<z.output<typeof stateShape>>, 'messages'> & {
  readonly messages?: readonly SandboxMessage[];
};

/** Only the members of a message that are used are checked; the others are shown as they are. */
export const asState = (given: z.output<typeof stateShape>): SandboxState => given as unknown as SandboxState;

/** A parsed JSON value as a state, or the reason why it is not one. */
export function readState(value: unknown): { readonly state: SandboxState } | { readonly reason: Text } {
  const parsed = stateShape.safeParse(value);
  return parsed.success ? { state: asState(parsed.data) } : { reason: issuesOf(parsed.error.issues) };
}
