// The schema that editors use agrees with the reader: healthy configs fit it, and what the reader calls a wrong type or key does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseJsonc } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { packageFiles } from '../../scripts/docs/package-files.js';
import { interpret } from '../../src/config/interpret.js';
import { configJsonSchema } from '../../src/config/json-schema.js';
import type { Problem } from '../../src/problems/types.js';
import type { SourceNode } from '../../src/readers/node.js';
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
      expect([fits(1.5, one), fits({ file: 'x', other: 1 }, one), fits(['x'], one)], key).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it('an integer may be digits as number or text', () => {
    const one = properties['vivo_app_id'] ?? {};
    expect([fits(105512345, one), fits('105512345', one), fits('${ID}', one)]).toEqual([true, true, true]);
    expect([fits(1.5, one), fits('10a', one), fits(true, one)]).toEqual([false, false, false]);
  });

  // Schema and reader use the same declaration of a key: an editor must underline exactly what `check-config` refuses.
  const WRITTEN: readonly unknown[] = [
    'words',
    '123',
    '0',
    '12a',
    '1.5',
    '',
    ' ',
    'null',
    '${NAME}',
    '{"a": 1}',
    '{a',
    '<Enter here>',
    123,
    0,
    -1,
    1.5,
    2 ** 60,
    true,
    [],
    ['x'],
    {},
    { a: 1 },
    { file: 'nowhere' },
    { file: 3 },
    { file: 'nowhere', more: 1 },
  ];
  const nodeOf = (value: unknown): SourceNode => ({
    value,
    line: 1,
    column: 1,
    ...(Array.isArray(value)
      ? { items: value.map(nodeOf) }
      : typeof value === 'object' && value !== null
        ? { members: new Map(Object.entries(value).map(([key, item]) => [key, nodeOf(item)])) }
        : {}),
  });

  it('makes an editor underline what the reader refuses, and nothing that it accepts', () => {
    const validators = new Map(allFields().map(({ key }) => [key, ajv.compile(properties[key] ?? {})]));
    const differing = allFields().flatMap((field) =>
      WRITTEN.flatMap((written) => {
        const problems: Problem[] = [];
        interpret(
          field,
          {
            node: nodeOf(written),
            file: 'tim-push.config.json',
            folder: '/nowhere',
            path: '/nowhere/tim-push.config.json',
          },
          { env: {}, problems, fields: [], namedFiles: new Set() },
        );
        const codes = problems.map(({ code }) => code);
        const hasWrongType = codes.some((code) =>
          ['config/wrong-type', 'config/not-a-number', 'config/not-one-of', 'config/id-zero'].includes(code),
        );
        // An empty value or a placeholder is valid text for the schema; only the reader reports it.
        const isUnderlined = !validators.get(field.key)?.(written);
        return (hasWrongType && !isUnderlined) || (isUnderlined && codes.length === 0)
          ? [{ key: field.key, written, codes }]
          : [];
      }),
    );
    expect(differing).toEqual([]);
  });

  it('is the one in the package', async () => {
    const file = (await packageFiles()).get('schema/config.json') ?? '';
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
