// The text of the config to write: a new file, or an existing one with keys added where its own form is kept.
import { createTwoFilesPatch } from 'diff';
import { applyEdits, modify, parseTree } from 'jsonc-parser';

/** Where editors find the schema: it ships with the package. */
export const SCHEMA = './node_modules/tim-push/schema/config.json';

/** A key, after those it is nested in (`devices my-vivo`), and its value. */
export type Addition = readonly [path: readonly [string, ...string[]], value: unknown];

/** A new config; certificate IDs and SDKAppIDs are numbers there, as the plugin writes them. */
export function newConfigText(additions: readonly Addition[]): string {
  const config: Record<string, unknown> = { $schema: SCHEMA };
  for (const [[key, inner], value] of additions)
    config[key] = inner === undefined ? value : { ...(config[key] as object | undefined), [inner]: value };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Undefined when the existing text is no object, so that nothing can be added without loss. */
export async function mergedConfigText(
  text: string,
  file: string,
  additions: readonly Addition[],
): Promise<string | undefined> {
  if (!/\.ya?ml$/i.test(file)) return mergedJson(text, additions);
  return (await import('./yaml-text.js')).mergedYaml(text, additions);
}

function mergedJson(text: string, additions: readonly Addition[]): string | undefined {
  const body = text.replace(/^\ufeff/, '');
  const tree = parseTree(body, undefined, { allowTrailingComma: true });
  if (tree?.type !== 'object') return undefined;
  const indent = /\n([ \t]+)"/.exec(body)?.[1] ?? '  ';
  const formattingOptions = {
    eol: body.includes('\r\n') ? '\r\n' : '\n',
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
  };
  const merged = additions.reduce(
    (now, [path, value]) => applyEdits(now, modify(now, [...path], value, { formattingOptions })),
    body,
  );
  return text.startsWith('\ufeff') ? `\ufeff${merged}` : merged;
}

/** A unified diff for people; secrets must be masked in both texts before. */
export function diffOf(file: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^(?:Index: .*\n)?=+\n/, '').replace(/\t?\r?$/gm, '');
}
