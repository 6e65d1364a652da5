// The schema that editors use agrees with the reader: healthy configs fit it, and what the reader calls a wrong type or key does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseJsonc } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { packageFiles } from '../../scripts/docs/package-files.js';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { allFields, TENCENT, vendorIds } from '../../src/session/vendors/list.js';

type Schema = Readonly<Record<string, unknown>>;
const schema = configJsonSchema(allFields(), vendorIds, [TENCENT]);
const properties = schema['properties'] as Readonly<Record<string, Schema>>;

const ajv = new Ajv2020({ strict: false });
const fits = (value: unknown, one: Schema): boolean => ajv.compile(one)(value);

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
