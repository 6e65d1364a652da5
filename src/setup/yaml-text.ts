// Adds keys to a config that is YAML, its comments and order kept. Loaded only for YAML, and the yaml package with it.
import { isMap, parseDocument } from 'yaml';
import type { Addition } from './config-text.js';

/** Undefined when the existing text is no object, so that nothing can be added without loss. */
export function mergedYaml(text: string, additions: readonly Addition[]): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  for (const [path, value] of additions) document.setIn(path, value);
  return document.toString({ lineWidth: 0 });
}
