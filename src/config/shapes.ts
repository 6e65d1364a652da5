// The shapes of the keys that hold more than one value: devices, endpoints, enabled, skip, sandbox. Types, messages and the JSON Schema come from them.
import * as z from 'zod/mini';
import { APP_STATES, FATES, IM_USER_STATES, RULE_SETS } from '../push/emulator/emulator.js';
import { faultAction } from '../push/emulator/fault-shape.js';
import { hinted } from '../push/shapes/shape-hints.js';
import { isEmptyWord } from '../text/empty-words.js';

/** Names allowed where a vendor is meant. Undefined: any name is accepted. */
export interface VendorNames {
  readonly vendors: readonly string[] | undefined;
  /** Services allowed next to the vendors where no device tokens are meant. */
  readonly services?: readonly string[];
}

const text = hinted(
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.refine((value) => !isEmptyWord(value), 'empty word'),
  ),
  { expected: '"text"', reference: true },
);
const texts = hinted(z.array(text), { expected: '["…"]' });
const byName = <S extends z.ZodMiniType>(shape: S, expected: string) =>
  hinted(z.record(z.string(), shape), { expected, entries: true });

const namesOf = ({ vendors, services = [] }: VendorNames, withServices: boolean): readonly string[] | undefined =>
  vendors === undefined ? undefined : withServices ? [...vendors, ...services] : vendors;

const vendorName = ({ vendors }: VendorNames) =>
  vendors === undefined ? text : hinted(z.enum(vendors as [string, ...string[]]), { vendors: true });

/** An object with a member for each vendor. */
function byVendor<S extends z.ZodMiniType>(
  names: VendorNames,
  shape: S,
  expected: string,
  services: 'with services' | 'vendors alone' = 'vendors alone',
): z.ZodMiniType<Readonly<Record<string, z.output<S>>>> {
  const ids = namesOf(names, services === 'with services');
  const members = (ids ?? []).map((id) => [id, z.exactOptional(shape)] as const);
  const found = ids === undefined ? z.record(z.string(), shape) : z.strictObject(Object.fromEntries(members));
  return hinted(found, { expected, vendors: true, entries: true }) as unknown as z.ZodMiniType<
    Readonly<Record<string, z.output<S>>>
  >;
}

const DEVICE = '{"vendor": "vivo", "token": "…"}';
export const devicesShape = (names: VendorNames) =>
  byName(
    hinted(z.strictObject({ vendor: vendorName(names), token: text }), { expected: DEVICE }),
    `{"name": ${DEVICE}}`,
  ).check(z.describe('Device tokens by name, used as --device <name>.'));

const url = hinted(
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.refine((value) => /^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value)),
  ),
  { expected: 'http(s)://…', reference: true },
);
export const endpointsShape = (names: VendorNames) =>
  byVendor(
    names,
    // With only some hosts replaced, requests to the others would reach the real service.
    hinted(z.union([url, hinted(z.record(z.string(), url), { whole: true })]), { expected: 'http(s)://…' }),
    '{"vivo": "https://…"}',
    'with services',
  ).check(z.describe('Base URLs that replace the real hosts, for all roles of a vendor or by role.'));

export const enabledShape = (names: VendorNames) =>
  byVendor(names, z.boolean(), '{"meizu": false}', 'with services').check(z.describe('false switches a vendor off.'));

const SKIP = '[{"code": "…", "reason": "…"}]';
const code = hinted(z.string(), { expected: '{"code": "…", "reason": "…"}' });
const reason = hinted(z.string(), { expected: '"text"' });
export const skipShape = () =>
  hinted(
    z.union([
      z.array(
        hinted(z.union([code, z.strictObject({ code, reason: z.exactOptional(reason) })]), {
          expected: '{"code": "…", "reason": "…"}',
        }),
      ),
      hinted(z.record(z.string(), reason), { entries: true }),
    ]),
    { expected: SKIP },
  ).check(z.describe('Problem codes to silence, each with a reason.'));

const SANDBOX_DEVICE = `{"token": "…", "fate": "${FATES.join('|')}", "fault": {"status": 503}}`;
const sandboxDevice = hinted(
  z.strictObject({
    token: text,
    fate: z._default(z.enum(FATES), 'ok'),
    environment: z.exactOptional(z.enum(['development', 'production'])),
    test: z.exactOptional(z.boolean()),
    fault: z.exactOptional(faultAction.check(z.refine((action) => Object.keys(action).length > 0))),
  }),
  { expected: SANDBOX_DEVICE },
);

const IM_USER = `{"state": "${IM_USER_STATES.join('|')}", "platform": "Android", "device": "my-vivo"}`;
const imUser = (names: VendorNames) =>
  hinted(
    z.strictObject({
      state: z.enum(IM_USER_STATES),
      platform: z.exactOptional(text),
      device: z.exactOptional(
        hinted(
          z.union([
            text,
            z.strictObject({
              vendor: vendorName(names),
              token: text,
              certificate_id: z.exactOptional(z.union([text, z.pipe(z.int(), z.transform(String))])),
              model: z.exactOptional(text),
            }),
          ]),
          { expected: '"my-vivo", {"vendor": "vivo", "token": "…", "certificate_id": "…", "model": "…"}' },
        ),
      ),
    }),
    { expected: IM_USER },
  );

export const sandboxShape = (names: VendorNames) =>
  hinted(
    z.strictObject({
      devices: z.exactOptional(
        byVendor(
          names,
          hinted(z.array(sandboxDevice), { expected: `[${SANDBOX_DEVICE}]` }),
          `{"vivo": [${SANDBOX_DEVICE}]}`,
        ),
      ),
      apps: z.exactOptional(texts.check(z.describe('Paths of further configs, relative to this one.'))),
      app_state: z.exactOptional(byVendor(names, z.enum(APP_STATES), '{"vivo": "under-review"}', 'with services')),
      rights: z.exactOptional(byVendor(names, texts, '{"huawei": ["self-classification"]}')),
      channels: z.exactOptional(byVendor(names, texts, '{"xiaomi": ["…"]}')),
      aliases: z.exactOptional(
        byVendor(names, byName(texts, '{"alias": ["token"]}'), '{"vivo": {"alias": ["token"]}}'),
      ),
      topics: z.exactOptional(
        byVendor(names, byName(texts, '{"topic": ["token"]}'), '{"xiaomi": {"topic": ["token"]}}'),
      ),
      im_users: z.exactOptional(byName(imUser(names), `{"alice": ${IM_USER}}`)),
      rules: z.exactOptional(hinted(z.array(z.enum(RULE_SETS)), { expected: `["${RULE_SETS.join('", "')}"]` })),
    }),
    { expected: '{…}', entries: true },
  ).check(z.describe("What the vendors' consoles would know, for the sandbox."));

export type SandboxValues = Readonly<z.output<ReturnType<typeof sandboxShape>>>;
