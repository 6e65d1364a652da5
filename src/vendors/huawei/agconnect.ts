// Compares agconnect-services.json with the config; the file also has ids that are easily mistaken for those of push (five public samples; the vendor's documents).
import { type Json, objectOf, parseJson } from '../../text/json-object.js';
import { ownValue } from '../../text/own-value.js';
import { regionHosts } from './facts.js';

export type ServicesFinding =
  | 'huawei/services-not-json'
  | 'huawei/services-package-mismatch'
  | 'huawei/services-no-app-id'
  | 'huawei/services-client-differs'
  | 'huawei/services-client-mismatch'
  | 'huawei/services-region-missing'
  | 'huawei/services-region-unknown'
  | 'huawei/services-host-of-other-region'
  | 'huawei/services-product-differs'
  | 'huawei/gateway-id-used'
  | 'huawei/gateway-secret-used'
  | 'huawei/project-id-used';

export interface ConfiguredApp {
  readonly packageName: string | undefined;
  /** The client ID used for sending. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

export interface ServicesProblem {
  readonly code: ServicesFinding;
  readonly args?: Readonly<Record<string, string>>;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Returns findings in the order of the file. Never throws. */
export function checkServices(text: string, app: ConfiguredApp): readonly ServicesProblem[] {
  const parsed = parseJson(text);
  if (parsed === undefined) return [{ code: 'huawei/services-not-json' }];
  const file = objectOf(parsed);
  const client = objectOf(file['client']);
  return [
    ...checkPackage(file, client, app),
    ...checkIds(file, client, app),
    ...checkConfusable(client, app),
    ...checkRegion(file),
  ];
}

/** Newer files may have several packages in appInfos (D). */
function checkPackage(file: Json, client: Json, { packageName }: ConfiguredApp): ServicesProblem[] {
  const listed = Array.isArray(file['appInfos']) ? file['appInfos'] : [];
  const others = listed.map((item: unknown) => {
    const info = objectOf(item);
    return textOf(info['package_name']) ?? textOf(objectOf(info['app_info'])['package_name']);
  });
  if (packageName === undefined || others.includes(packageName)) return [];
  const named = [client['package_name'], objectOf(file['app_info'])['package_name']].map(textOf);
  const found = named.find((name) => name !== undefined && name !== packageName);
  if (found === undefined) return [];
  const args = { found: found.slice(0, 80), wanted: packageName.slice(0, 80) };
  return [{ code: 'huawei/services-package-mismatch', args }];
}

function checkIds(file: Json, client: Json, { clientId }: ConfiguredApp): ServicesProblem[] {
  const found: ServicesProblem[] = [];
  const appId = textOf(client['app_id']);
  const pushClient = textOf(objectOf(file['oauth_client'])['client_id']);
  if (appId === undefined) found.push({ code: 'huawei/services-no-app-id' });
  if (appId !== undefined && pushClient !== undefined && pushClient !== appId)
    found.push({ code: 'huawei/services-client-differs' });
  const isOther = clientId !== undefined && pushClient !== undefined && clientId !== pushClient;
  const isConfused = clientId === textOf(client['client_id']) || clientId === textOf(client['project_id']);
  if (isOther && !isConfused) found.push({ code: 'huawei/services-client-mismatch' });
  const product = textOf(client['product_id']);
  const project = textOf(client['project_id']);
  if (product !== undefined && project !== undefined && product !== project)
    found.push({ code: 'huawei/services-product-differs' });
  return found;
}

/** The ids and secret of the project's gateway have the same names as those of push. */
function checkConfusable(client: Json, { clientId, clientSecret }: ConfiguredApp): ServicesProblem[] {
  const found: ServicesProblem[] = [];
  if (clientId !== undefined && clientId === textOf(client['client_id']))
    found.push({ code: 'huawei/gateway-id-used' });
  if (clientId !== undefined && clientId === textOf(client['project_id']))
    found.push({ code: 'huawei/project-id-used' });
  if (clientSecret !== undefined && clientSecret === textOf(client['client_secret']))
    found.push({ code: 'huawei/gateway-secret-used' });
  return found;
}

function checkRegion(file: Json): ServicesProblem[] {
  const region = textOf(file['region']);
  if (region === undefined) return [{ code: 'huawei/services-region-missing' }];
  const host = ownValue(regionHosts, region);
  if (host === undefined) return [{ code: 'huawei/services-region-unknown', args: { value: region.slice(0, 20) } }];
  const url = textOf(objectOf(file['agcgw'])['url']);
  return url === undefined || url.replace(/^https?:\/\//, '').split(/[/:]/)[0] === host
    ? []
    : [{ code: 'huawei/services-host-of-other-region', args: { region } }];
}
