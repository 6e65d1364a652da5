// Real output against the published schemas: as published, and again with unknown members refused.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { writtenSchemas } from '../../scripts/docs/package-files.js';

function validators(strict: boolean) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  return new Map([...writtenSchemas(strict)].map(([name, schema]) => [name, ajv.compile(schema)]));
}
export const strict = validators(true);
export const shipped = validators(false);

/** Strict: a member the schema does not name is a member the documentation does not name. */
export function expectFits(name: string, value: unknown): void {
  for (const [kind, check] of [
    ['strict', strict.get(name)],
    ['shipped', shipped.get(name)],
  ] as const) {
    const fits = check?.(value);
    expect(
      fits === true ? [] : (check?.errors ?? ['no schema']),
      `${kind} ${name}: ${JSON.stringify(value).slice(0, 600)}`,
    ).toEqual([]);
  }
}
