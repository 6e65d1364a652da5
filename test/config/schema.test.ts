// The schema that editors use agrees with the reader: healthy configs fit it, and what the reader calls a wrong type or key does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJsonc } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { packageFiles } from '../../scripts/docs/package-files.js';
import { configJsonSchema } from '../../src/config/schema.js';
import { allFields, TENCENT, vendorIds } from '../../src/session/vendor-list.js';

type Schema = Readonly<Record<string, unknown>>;
const schema = configJsonSchema(allFields(), vendorIds, [TENCENT]);
const properties = schema['properties'] as Readonly<Record<string, Schema>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The words of JSON Schema that ours uses; an unknown one fails the test rather than passing everything. */
const WORDS: Readonly<Record<string, (value: unknown, word: unknown, whole: Schema) => boolean>> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  type: (value, word) =>
    word === 'integer'
      ? Number.isInteger(value)
      : word === 'array'
        ? Array.isArray(value)
        : word === 'object'
          ? isRecord(value)
          : typeof value === word,
  enum: (value, word) => (word as unknown[]).includes(value),
  anyOf: (value, word) => (word as Schema[]).some((one) => fits(value, one)),
  minimum: (value, word) => typeof value !== 'number' || value >= Number(word),
  maximum: (value, word) => typeof value !== 'number' || value <= Number(word),
  minProperties: (value, word) => !isRecord(value) || Object.keys(value).length >= Number(word),
  pattern: (value, word) => typeof value !== 'string' || new RegExp(String(word)).test(value),
  items: (value, word) => !Array.isArray(value) || value.every((item) => fits(item, word as Schema)),
  required: (value, word) => !isRecord(value) || (word as string[]).every((key) => Object.hasOwn(value, key)),
  properties: (value, word) =>
    !isRecord(value) ||
    Object.entries(word as Record<string, Schema>).every(
      ([key, one]) => !Object.hasOwn(value, key) || fits(value[key], one),
    ),
  additionalProperties: (value, word, whole) =>
    !isRecord(value) ||
    Object.entries(value)
      .filter(([key]) => !Object.hasOwn((whole['properties'] ?? {}) as object, key))
      .every(([, item]) => word !== false && fits(item, word as Schema)),
};

function fits(value: unknown, one: Schema): boolean {
  return Object.entries(one).every(([word, argument]) => {
    const check = WORDS[word];
    if (check === undefined) throw new Error(`the test does not know the word ${word}`);
    return check(value, argument, one);
  });
}

const fixture = (name: string): unknown =>
  parseJsonc(readFileSync(join('fixtures/configs', name), 'utf8').replace(/^\ufeff/, ''), [], {
    allowTrailingComma: true,
  });
const ownForm = readdirSync('fixtures/configs').filter((name) => /\.jsonc?$/.test(name));

describe('config schema', () => {
  it.each(ownForm.filter((name) => /^healthy(?!-timpush|-ios)/.test(name)))('%s fits', (name) => {
    expect(fits(fixture(name), schema)).toBe(true);
  });

  it.each(
    ownForm.filter((name) =>
      /^(?:unknown-vendor|unknown-key-(?!timpush)|more-unknown|wrong-type-(?!object-text|endpoint-no-url)|not-one-of|not-an-object)/.test(
        name,
      ),
    ),
  )('%s does not fit', (name) => {
    expect(fits(fixture(name), schema)).toBe(false);
  });

  it('describes every key in English and names its variable', () => {
    for (const { key } of allFields())
      expect(properties[key]?.['description'], key).toMatch(new RegExp(`\\w.*TIM_PUSH_${key.toUpperCase()}\\.$`, 's'));
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('a secret may be a text, a variable or a file, and nothing else', () => {
    for (const { key } of allFields().filter((field) => field.secret === true && field.kind === 'text')) {
      const one = properties[key] ?? {};
      expect([fits('x', one), fits('${X}', one), fits({ file: 'x' }, one)], key).toEqual([true, true, true]);
      expect([fits(3, one), fits({ file: 'x', other: 1 }, one), fits(['x'], one)], key).toEqual([false, false, false]);
    }
  });

  it('an integer may be digits as number or text', () => {
    const one = properties['vivo_app_id'] ?? {};
    expect([fits(105512345, one), fits('105512345', one), fits('${ID}', one)]).toEqual([true, true, true]);
    expect([fits(1.5, one), fits('10a', one), fits(true, one)]).toEqual([false, false, false]);
  });

  it('is what the package carries', async () => {
    const file = (await packageFiles()).get('schema/config.json') ?? '';
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
