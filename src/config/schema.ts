// The JSON Schema of a config, for editors: every key with its meaning, made from the same fields the reader uses.
import { APP_STATES, FATES, IM_USER_STATES } from '../push/emulator/emulator.js';
import type { FieldSpec } from '../push/types.js';
import { type DeviceFault, DROPS, GOAWAYS, LONGEST_DELAY_MS, SPOILS } from './sandbox-fault.js';
import { ENVIRONMENTS, RULES } from './sandbox-section.js';

type Schema = Readonly<Record<string, unknown>>;

const REFERENCE: Schema = {
  type: 'object',
  properties: { file: { type: 'string' } },
  required: ['file'],
  additionalProperties: false,
};

/** Digits as text, or a variable that holds them. */
const DIGITS: Schema = { type: 'string', pattern: '^\\s*\\d+\\s*$|\\$\\{' };
const TEXT: Schema = { anyOf: [{ type: 'string' }, REFERENCE] };

const milliseconds: Schema = { type: 'integer', minimum: 0, maximum: LONGEST_DELAY_MS };

/** The same members as in the control API of the sandbox. */
const FAULT_SCHEMA: Schema = {
  description: 'What goes wrong with every request that names this device.',
  type: 'object',
  properties: {
    status: { type: 'integer', minimum: 200, maximum: 599 },
    retryAfter: { type: 'integer', minimum: 0, maximum: 86_400 },
    body: { type: 'string' },
    delayMs: milliseconds,
    drop: { enum: DROPS },
    slowMs: milliseconds,
    spoil: { enum: SPOILS },
    contentType: { type: 'string' },
    expiredToken: { type: 'boolean' },
    rule: { type: 'string' },
    goaway: { enum: GOAWAYS },
    refuseStream: { type: 'boolean' },
  } satisfies Record<keyof DeviceFault, Schema>,
  minProperties: 1,
  additionalProperties: false,
};

/** Draft 2020-12. */
export function configJsonSchema(
  fields: readonly FieldSpec[],
  vendorIds: readonly string[],
  /** Services that stand beside the vendors where no device tokens are meant. */
  services: readonly string[] = [],
): Schema {
  const perId = (ids: readonly string[], schema: Schema): Schema => ({
    type: 'object',
    properties: Object.fromEntries(ids.map((id) => [id, schema])),
    additionalProperties: false,
  });
  const perVendor = (schema: Schema): Schema => perId(vendorIds, schema);
  const perService = (schema: Schema): Schema => perId([...vendorIds, ...services], schema);
  const texts: Schema = { type: 'array', items: { type: 'string' } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'tim-push.config',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      extends: {
        description:
          'Files whose values count where this one sets none: a Dart file with PushAppInfo, timpush-configs.json, or another config.',
        anyOf: [{ type: 'string' }, texts],
      },
      ...Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field)])),
      devices: {
        description: 'Device tokens by name, used as --device <name>.',
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: { vendor: { enum: vendorIds }, token: TEXT },
          required: ['vendor', 'token'],
          additionalProperties: false,
        },
      },
      endpoints: {
        description: 'Base URLs that replace the real hosts, for all roles of a vendor or by role.',
        ...perService({ anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] }),
      },
      enabled: { description: 'false switches a vendor off.', ...perService({ type: 'boolean' }) },
      ...Object.fromEntries(
        vendorIds.map((id) => [
          `${id}_enabled`,
          { description: `false switches ${id} off; wins over enabled.`, type: 'boolean' },
        ]),
      ),
      skip: {
        description: 'Problem codes to silence, each with a reason.',
        anyOf: [
          {
            type: 'array',
            items: {
              type: 'object',
              properties: { code: { type: 'string' }, reason: { type: 'string' } },
              required: ['code', 'reason'],
              additionalProperties: false,
            },
          },
          { type: 'object', additionalProperties: { type: 'string' } },
        ],
      },
      sandbox: {
        description: "What the vendors' consoles would know, for the sandbox.",
        type: 'object',
        properties: {
          devices: perVendor({
            type: 'array',
            items: {
              type: 'object',
              properties: {
                token: TEXT,
                fate: { enum: FATES },
                environment: { enum: ENVIRONMENTS },
                test: { type: 'boolean' },
                fault: FAULT_SCHEMA,
              },
              required: ['token'],
              additionalProperties: false,
            },
          }),
          apps: texts,
          app_state: perService({ enum: APP_STATES }),
          rights: perVendor(texts),
          channels: perVendor(texts),
          aliases: perVendor({ type: 'object', additionalProperties: texts }),
          topics: perVendor({ type: 'object', additionalProperties: texts }),
          im_users: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              properties: {
                state: { enum: IM_USER_STATES },
                platform: TEXT,
                device: {
                  anyOf: [
                    { type: 'string' },
                    {
                      type: 'object',
                      properties: {
                        vendor: { enum: vendorIds },
                        token: TEXT,
                        certificate_id: { anyOf: [{ type: 'integer' }, TEXT] },
                        model: TEXT,
                      },
                      required: ['vendor', 'token'],
                      additionalProperties: false,
                    },
                  ],
                },
              },
              required: ['state'],
              additionalProperties: false,
            },
          },
          rules: { type: 'array', items: { enum: RULES } },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  };
}

function fieldSchema(field: FieldSpec): Schema {
  const where = field.where === undefined ? '' : ` Where: ${field.where.en}.`;
  const description = `${field.describe.en}.${where} Environment: TIM_PUSH_${field.key.toUpperCase()}.`;
  if (field.kind === 'integer') return { description, anyOf: [{ type: 'integer' }, DIGITS, REFERENCE] };
  if (field.kind === 'json' || field.kind === 'object')
    return { description, anyOf: [{ type: 'string' }, { type: 'object' }] };
  if (field.values !== undefined)
    return { description, anyOf: [{ enum: field.values }, { type: 'string', pattern: '\\$\\{' }] };
  return { description, ...TEXT };
}
