// Values out of the vendors' JSON files: agconnect-services.json (Huawei), mcs-services.json (Honor), google-services.json, service accounts.

import { agconnectApps } from '../../project/facts/android/agconnect.js';
import { readJson } from '../../readers/json.js';
import { nodeAt as at, textOf, type ValueNode } from '../../readers/node.js';
import { type ImportedValue, importedAt, type SourceText } from './imported.js';

const nothing: readonly ImportedValue[] = [];

/** Undefined when the file is not valid JSON: a file that was read in part is not used. */
function rootOf({ text }: SourceText): ValueNode | undefined {
  const { root, fault } = readJson(text);
  return fault === undefined ? root : undefined;
}

/** A text or a number with content, as text. */
const filledText = (node: ValueNode | undefined): string | undefined => textOf(node)?.trim() || undefined;

function imported(source: SourceText, key: string, node: ValueNode | undefined): readonly ImportedValue[] {
  const value = filledText(node);
  return value === undefined || node === undefined ? nothing : [importedAt(source, key, value, node.offset)];
}

/** The OAuth client ID differs from the app ID in some projects; only then it is a value of its own. The file's client_secret is not the App Secret. */
export function importAgconnect(source: SourceText, packageName?: string): readonly ImportedValue[] {
  const root = rootOf(source);
  // The file of a Huawei project with several apps: the ids of another one are of no use.
  const [first, ...more] = agconnectApps(root);
  const own = more.find(({ name }) => name === packageName && name !== first?.name);
  if (own?.appId !== undefined) return [importedAt(source, 'hw_app_id', own.appId, own.node.offset)];
  const appId = at(root, 'client', 'app_id') ?? at(root, 'app_info', 'app_id');
  const clientId = at(root, 'oauth_client', 'client_id');
  return [
    ...imported(source, 'hw_app_id', appId),
    ...(filledText(clientId) === filledText(appId) ? nothing : imported(source, 'hw_client_id', clientId)),
    ...imported(source, 'package_name', at(root, 'client', 'package_name') ?? at(root, 'app_info', 'package_name')),
  ];
}

export function importMcsServices(source: SourceText): readonly ImportedValue[] {
  const root = rootOf(source);
  return [
    ...imported(source, 'honor_app_id', at(root, 'app_id')),
    ...imported(source, 'package_name', at(root, 'package_name')),
  ];
}

/** A project may hold several apps; the package is clear only where there is one. */
export function importGoogleServices(source: SourceText): readonly ImportedValue[] {
  const clients = at(rootOf(source), 'client')?.items ?? [];
  const packages = clients.map((client) => at(client, 'client_info', 'android_client_info', 'package_name'));
  return new Set(packages.map(filledText)).size === 1 ? imported(source, 'package_name', packages[0]) : nothing;
}

/** Whether a JSON file is a service account of Google or of Huawei (HarmonyOS) with its private key. Nothing of it is copied: the config names the file. */
export function importServiceAccount(source: SourceText): readonly ImportedValue[] {
  if (!source.text.includes('"private_key"')) return nothing;
  const root = rootOf(source);
  const has = (name: string): boolean => filledText(at(root, name)) !== undefined;
  const isHuawei = has('sub_account') && has('key_id');
  if (!has('private_key') || !(isHuawei || at(root, 'type')?.value === 'service_account')) return nothing;
  const key = isHuawei ? 'harmony_service_account' : 'google_service_account';
  return [{ key, value: source.shown, extended: false, origin: { file: source.shown, line: 1, key } }];
}
