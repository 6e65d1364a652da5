// The sandbox's state as a file: devices, users, faults, clock, counts and messages; written by an export, read by a seed or an import.
import * as z from 'zod/mini';
import { APP_STATES, FATES, IM_USER_STATES, type ImUser } from '../../push/emulator/emulator.js';
import type { ClockState, DeviceRow, FaultRequest, SandboxMessage } from '../control/json.js';
import { asFault, faultBody } from '../shapes/fault.js';
import { issuesOf, withoutUndefined } from '../shapes/issues.js';
import type { AppState } from './apps.js';
import type { Count } from './world.js';

export interface SandboxState {
  readonly schemaVersion: 1;
  readonly clock?: ClockState;
  readonly devices?: readonly (Partial<DeviceRow> & Pick<DeviceRow, 'vendor' | 'token'>)[];
  readonly imUsers?: readonly ImUser[];
  readonly faults?: readonly FaultRequest[];
  readonly counts?: readonly Count[];
  /** What the consoles say of apps that are registered here. */
  readonly apps?: readonly AppState[];
  /** Secrets are masked in them. */
  readonly messages?: readonly SandboxMessage[];
}

const text = z.string().check(z.maxLength(4096));
const token = text.check(z.minLength(1));
const moment = z.number().check(z.gte(0), z.lte(8.64e15));

export const appState = z.enum(APP_STATES);
export const appRights = z.array(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/))).check(z.maxLength(50));

export const deviceShape = {
  vendor: z.string(),
  token,
  fate: z.optional(z.enum(FATES)),
  environment: z.optional(z.enum(['development', 'production'])),
  test: z.optional(z.boolean()),
  app: z.optional(text),
  diesAfter: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
} as const;

export const imUserShape = z.strictObject({
  id: token,
  state: z.enum(IM_USER_STATES),
  platform: z.optional(text),
  device: z.optional(
    z.strictObject({
      vendor: z.string(),
      token,
      certificateId: z.optional(text),
      model: z.optional(text),
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
    host: z.optional(text),
    headers: z.array(z.tuple([text, big])),
    body: big,
  }),
  response: z.looseObject({ status: z.int(), headers: z.record(text, big), body: big }),
  rules: z.array(z.looseObject({ rule: text, verdict: z.enum(['passed', 'broken', 'off']) })),
  pushes: z.array(z.looseObject({ token: z.string(), accepted: z.boolean(), app: z.string() })),
});

export const stateShape = z.strictObject({
  schemaVersion: z.literal(1),
  clock: z.optional(z.strictObject({ now: moment, frozen: z.boolean() })),
  devices: z.optional(z.array(z.strictObject(deviceShape)).check(z.maxLength(100_000))),
  imUsers: z.optional(z.array(imUserShape).check(z.maxLength(100_000))),
  faults: z.optional(z.array(faultBody).check(z.maxLength(200))),
  counts: z.optional(
    z
      .array(z.strictObject({ name: text, start: z.number(), windowMs: z.number(), count: z.number() }))
      .check(z.maxLength(50_000)),
  ),
  apps: z.optional(
    z
      .array(z.strictObject({ id: text, state: z.record(text, appState), rights: z.record(text, appRights) }))
      .check(z.maxLength(1000)),
  ),
  messages: z.optional(z.array(message).check(z.maxLength(10_000))),
});

/** A parsed JSON value as a state, or the reason why it is none. */
export function readState(value: unknown): { readonly state: SandboxState } | { readonly reason: string } {
  const parsed = stateShape.safeParse(value);
  return parsed.success ? { state: asState(parsed.data) } : { reason: issuesOf(parsed.error.issues) };
}

export function asState(given: z.infer<typeof stateShape>): SandboxState {
  const { imUsers, devices, faults, messages, ...rest } = given;
  return {
    ...withoutUndefined(rest),
    ...(devices === undefined ? {} : { devices: devices.map(withoutUndefined) }),
    ...(imUsers === undefined ? {} : { imUsers: imUsers.map(asUser) }),
    ...(faults === undefined ? {} : { faults: faults.map(asFault) }),
    // Checked above as far as it is read; what else is in a message is shown as it is.
    ...(messages === undefined ? {} : { messages: messages as unknown as readonly SandboxMessage[] }),
  };
}

export function asUser({ device, ...user }: z.infer<typeof imUserShape>): ImUser {
  return { ...withoutUndefined(user), ...(device === undefined ? {} : { device: withoutUndefined(device) }) };
}
