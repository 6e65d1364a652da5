// The JSON Schema of a config, for editors: made from the shapes and fields that the reader uses.
import * as z from 'zod/mini';
import { hinted, hints } from '../push/shapes/shape-hints.js';
import type { FieldSpec } from '../push/types.js';
import { devicesShape, enabledShape, endpointsShape, sandboxShape, skipShape, type VendorNames } from './shapes.js';

type Schema = Readonly<Record<string, unknown>>;

const REFERENCE: Schema = {
  type: 'object',
  properties: { file: { type: 'string' } },
  required: ['file'],
  additionalProperties: false,
};

/** Whole numbers are taken as their digits: YAML reads an id without quotes as one. */
const text = z.union([hinted(z.string(), { reference: true }), z.int().check(z.gte(0))]);
const variable = z.string().check(z.regex(/\$\{/));
/** Digits as text, or a variable that holds them. */
const digits = hinted(z.string().check(z.regex(/^\s*0*[1-9]\d*\s*$|\$\{/)), { reference: true });
const object = z.record(z.string(), z.unknown());

/** What may be written for a field; a test holds it against what `interpret` takes. */
function fieldShape(field: FieldSpec): z.ZodMiniType {
  if (field.kind === 'integer') return z.union([z.int().check(z.gte(1)), digits]);
  if (field.kind === 'json') return z.union([text, object]);
  if (field.kind === 'object') return z.union([z.string().check(z.regex(/^\s*\{[\s\S]*\}\s*$|\$\{/)), object]);
  if (field.values === undefined) return text;
  return z.union([hinted(z.enum(field.values as [string, ...string[]]), { reference: true }), variable]);
}

const described = (shape: z.ZodMiniType, words: string): z.ZodMiniType =>
  z.exactOptional(shape.check(z.describe(words)));

function configShape(fields: readonly FieldSpec[], names: VendorNames): z.ZodMiniType {
  const members: [string, z.ZodMiniType][] = [
    ['$schema', z.exactOptional(z.string())],
    [
      'extends',
      described(
        z.union([z.string(), z.array(z.string())]),
        'Files whose values count where this one sets none: a Dart file with PushAppInfo, timpush-configs.json, or another config.',
      ),
    ],
    ...fields.map((field): [string, z.ZodMiniType] => {
      const where = field.where === undefined ? '' : ` Where: ${field.where.en}.`;
      const words = `${field.describe.en}.${where} Environment: TIM_PUSH_${field.key.toUpperCase()}.`;
      return [field.key, described(fieldShape(field), words)];
    }),
    ['devices', z.exactOptional(devicesShape(names))],
    ['endpoints', z.exactOptional(endpointsShape(names))],
    ['enabled', z.exactOptional(enabledShape(names))],
    ...(names.vendors ?? []).map((id): [string, z.ZodMiniType] => [
      `${id}_enabled`,
      described(z.boolean(), `false switches ${id} off; wins over enabled.`),
    ]),
    ['skip', z.exactOptional(skipShape())],
    ['sandbox', z.exactOptional(sandboxShape(names))],
  ];
  return z.strictObject(Object.fromEntries(members));
}

/** Draft 2020-12. `services` are allowed next to the vendors where no device tokens are meant. */
export function configJsonSchema(
  fields: readonly FieldSpec[],
  vendors: readonly string[],
  services: readonly string[] = [],
): Schema {
  const schema = z.toJSONSchema(configShape(fields, { vendors, services }), {
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (hints.get(zodSchema)?.reference !== true) return;
      const { description, ...written } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      Object.assign(jsonSchema, { ...(description && { description }), anyOf: [written, REFERENCE] });
    },
  });
  return { ...schema, title: 'tim-push.config' };
}
