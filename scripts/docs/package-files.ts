// The files of the package that are made from the program: JSON Schemas of the config and of every output, and the manual page.
import { configJsonSchema } from '../../src/config/json-schema.js';
import { allFields, TENCENT, vendorIds } from '../../src/session/vendor-list.js';
import { manPage } from './man-page.js';
import { outputSchemas } from './output-schemas.js';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Path in the package to content. */
export async function packageFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map([['schema/config.json', json(configJsonSchema(allFields(), vendorIds, [TENCENT]))]]);
  for (const [name, schema] of outputSchemas()) files.set(`schema/output/${name}.json`, json(schema));
  files.set('man/tim-push.1', await manPage());
  return files;
}
