// The JSON Schema of a config, for editors: every key with its meaning, made from the same fields the reader uses.

import { FATES } from '../push/emulator.js';
import type { FieldSpec } from '../push/types.js';

type Schema = Readonly<Record<string, unknown>>;

const REFERENCE: Schema = {
  type: 'object',
  properties: { file: { type: 'string' } },
  required: ['file'],
  additionalProperties: false,
};

/** Draft 2020-12. */
export function configJsonSchema(fields: readonly FieldSpec[], vendorIds: readonly string[]): Schema {
  const perVendor = (schema: Schema): Schema => ({
    type: 'object',
    properties: Object.fromEntries(vendorIds.map((id) => [id, schema])),
    additionalProperties: false,
  });
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
          properties: { vendor: { enum: vendorIds }, token: { type: 'string' } },
          required: ['vendor', 'token'],
          additionalProperties: false,
        },
      },
      endpoints: {
        description: 'Base URLs that replace the real hosts, for all roles of a vendor or by role.',
        ...perVendor({ anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: { type: 'string' } }] }),
      },
      enabled: { description: 'false switches a vendor off.', ...perVendor({ type: 'boolean' }) },
      skip: {
        description: 'Problem codes to silence, each with a reason.',
        type: 'array',
        items: {
          type: 'object',
          properties: { code: { type: 'string' }, reason: { type: 'string' } },
          required: ['code', 'reason'],
          additionalProperties: false,
        },
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
                token: { type: 'string' },
                fate: { enum: FATES },
                environment: { enum: ['development', 'production'] },
                test: { type: 'boolean' },
              },
              required: ['token'],
              additionalProperties: false,
            },
          }),
          apps: texts,
          app_state: perVendor({ type: 'string' }),
          rights: perVendor(texts),
          channels: perVendor(texts),
          aliases: perVendor({ type: 'object', additionalProperties: texts }),
          topics: perVendor({ type: 'object', additionalProperties: texts }),
          im_users: { type: 'object' },
          rules: { type: 'array', items: { enum: ['hours', 'quotas', 'rates'] } },
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
  if (field.kind === 'integer') return { description, anyOf: [{ type: 'integer' }, { type: 'string' }, REFERENCE] };
  if (field.kind === 'json' || field.kind === 'object')
    return { description, anyOf: [{ type: 'string' }, { type: 'object' }] };
  if (field.values !== undefined)
    return { description, anyOf: [{ enum: field.values }, { type: 'string', pattern: '\\$\\{' }] };
  return { description, anyOf: [{ type: 'string' }, REFERENCE] };
}
