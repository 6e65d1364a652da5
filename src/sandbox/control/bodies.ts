// What the control API is sent, operation by operation: the shape of each body, and what to write when a body does not fit.
import * as z from 'zod/mini';
import { faultAction } from '../../push/emulator/fault-shape.js';
import { publishedAs } from '../../push/shapes/published.js';
import { faultBody } from '../shapes/fault.js';
import { appRights, appState, deviceShape, imUserShape, stateShape } from '../state/snapshot.js';
import type { Operation } from './answers.js';
import type { AppChange, NewDevice } from './json.js';

export const composeBody = z.strictObject({
  vendor: z.string(),
  token: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(4096))),
  title: z.exactOptional(z.string().check(z.maxLength(2000))),
  body: z.exactOptional(z.string().check(z.maxLength(10_000))),
  ext: z.exactOptional(z.string().check(z.maxLength(10_000))),
});
const device = z.strictObject({ vendor: z.string(), token: deviceShape.token });
const moment = z.number().check(z.gte(0), z.lte(8.64e15));

export const bodies = {
  'POST /_sandbox/compose': { shape: composeBody, expected: '{vendor, token, title, body, ext}' },
  'POST /_sandbox/apps': {
    shape: publishedAs<AppChange>()(
      z.strictObject({
        id: z.string(),
        vendor: z.string(),
        state: z.exactOptional(appState),
        rights: z.exactOptional(appRights),
      }),
    ),
    expected: '{id, vendor, state, rights}',
  },
  'POST /_sandbox/devices': {
    shape: publishedAs<NewDevice>()(z.strictObject({ ...deviceShape, fault: z.exactOptional(faultAction) })),
    expected: '{vendor, token, fate}',
  },
  'POST /_sandbox/devices/invalidate': { shape: device, expected: '{vendor, token}' },
  'DELETE /_sandbox/devices': { shape: device, expected: '{vendor, token}' },
  'POST /_sandbox/im-users': { shape: imUserShape, expected: '{id, state, platform, device}' },
  'DELETE /_sandbox/im-users': { shape: z.strictObject({ id: z.string() }), expected: '{id}' },
  'POST /_sandbox/faults': {
    shape: faultBody,
    expected: '{vendor, do: {status, …}} or {vendor, steps: [{}, {status}]}',
  },
  'POST /_sandbox/clock': {
    shape: z.strictObject({
      freeze: z.exactOptional(z.nullable(moment)),
      advanceMs: z.exactOptional(z.number().check(z.gte(-8.64e15), z.lte(8.64e15))),
    }),
    expected: '{freeze: ms|null} or {advanceMs}',
  },
  'POST /_sandbox/state': {
    shape: stateShape,
    expected: 'the JSON of GET /_sandbox/state',
    // An import holds a whole state with its messages.
    largest: 64 * 1024 * 1024,
  },
} satisfies Partial<
  Record<Operation, { readonly shape: z.ZodMiniType; readonly expected: string; readonly largest?: number }>
>;

export type WithBody = keyof typeof bodies;
export type BodyOf<Name extends WithBody> = z.output<(typeof bodies)[Name]['shape']>;
