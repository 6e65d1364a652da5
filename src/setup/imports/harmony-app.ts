// Values out of a HarmonyOS project: the bundle name of app.json5, and the page a tap can open out of module.json5.
import { readJson5 } from '../../readers/json5.js';
import { nodeAt, textOf, type ValueNode } from '../../readers/node.js';
import { isAppId } from './android.js';
import { type ImportedValue, importedAt, type SourceText } from './imported.js';

export function importHarmonyApp(source: SourceText): readonly ImportedValue[] {
  const node = nodeAt(readJson5(source.text).root, 'app', 'bundleName');
  const name = textOf(node)?.trim() ?? '';
  return node === undefined || !isAppId(name) ? [] : [importedAt(source, 'harmony_bundle_name', name, node.offset)];
}

/** Only where one page can be meant: several addresses leave the choice to a person. Tests have modules of another type. */
export function importHarmonyModule(source: SourceText): readonly ImportedValue[] {
  const { root } = readJson5(source.text);
  if (textOf(nodeAt(root, 'module', 'type')) !== 'entry') return [];
  const pages = new Map<string, ValueNode>();
  for (const ability of nodeAt(root, 'module', 'abilities')?.items ?? []) {
    if (nodeAt(ability, 'exported')?.value !== true) continue;
    for (const skill of nodeAt(ability, 'skills')?.items ?? [])
      for (const uri of nodeAt(skill, 'uris')?.items ?? []) {
        const page = pageOf(uri);
        if (page !== undefined) pages.set(page, uri);
      }
  }
  return pages.size === 1
    ? [...pages].map(([page, node]) => importedAt(source, 'harmony_click_uri', page, node.offset))
    : [];
}

/** `scheme://host:port/path`; a skill that names only a scheme or a pattern is no page. */
function pageOf(uri: ValueNode): string | undefined {
  const read = (name: string): string => textOf(nodeAt(uri, name))?.trim() ?? '';
  const [scheme, host, port, path] = [read('scheme'), read('host'), read('port'), read('path')];
  if (scheme === '' || host === '' || nodeAt(uri, 'pathRegex') !== undefined) return undefined;
  return `${scheme}://${host}${port === '' ? '' : `:${port}`}${path === '' ? '' : `/${path.replace(/^\//, '')}`}`;
}
