// The files of the package that are made from the program: JSON Schemas of the config and of every output, and the manual page.
import { configJsonSchema } from '../../src/config/json-schema.js';
import { outputSchemas } from '../../src/report/shapes/index.js';
import { allFields, configNames } from '../../src/session/vendors/list.js';
import { journalLine } from '../../src/stores/journal-shape.js';
import { manPage } from './man-page.js';

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Name to JSON Schema of everything that commands write. */
export const writtenSchemas = (strict = false): ReturnType<typeof outputSchemas> =>
  outputSchemas(strict, { 'journal-line': journalLine });

/** Path in the package to content. */
export async function packageFiles(): Promise<ReadonlyMap<string, string>> {
  const { vendorIds, services } = configNames;
  const files = new Map([['schema/config.json', json(configJsonSchema(allFields(), vendorIds, services))]]);
  for (const [name, schema] of writtenSchemas()) files.set(`schema/output/${name}.json`, json(schema));
  files.set('man/tim-push.1', await manPage());
  return files;
}
