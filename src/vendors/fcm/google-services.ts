// What google-services.json of the app tells: project id, project number (the sender) and package names.
import type { Settings } from '../../push/types.js';

export interface AppFile {
  readonly projectId: string;
  /** Digits; Google calls it sender id and authorizedEntity too. */
  readonly projectNumber: string | undefined;
  readonly packages: readonly string[];
}

const get = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/** The content of `google_services_json`; undefined when it is no such file. */
export function readAppFile(bytes: Uint8Array): AppFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
  const info = get(value, 'project_info');
  const projectId = get(info, 'project_id');
  if (typeof projectId !== 'string' || projectId === '') return undefined;
  const number = get(info, 'project_number');
  const clients = get(value, 'client');
  return {
    projectId,
    projectNumber: typeof number === 'string' && /^[0-9]+$/.test(number) ? number : undefined,
    packages: (Array.isArray(clients) ? clients : []).flatMap((client) => {
      const name = get(get(get(client, 'client_info'), 'android_client_info'), 'package_name');
      return typeof name === 'string' ? [name] : [];
    }),
  };
}

export function appFileOf(settings: Settings): AppFile | undefined {
  const file = settings.file('google_services_json');
  return file === undefined ? undefined : readAppFile(file.bytes);
}
