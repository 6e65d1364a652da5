// Reads the app's google-services.json: project id and number, package names.
import { field, scalarOf } from '../../push/answer-fields.js';
import type { Settings } from '../../push/types.js';
import { readObject } from '../../text/json-object.js';

export interface AppFile {
  readonly projectId: string;
  /** Empty when the file has none. */
  readonly projectNumber: string;
  readonly packages: readonly string[];
}

/** Reads `google_services_json`; undefined when it is not such a file. */
export function readAppFile(bytes: Uint8Array): AppFile | undefined {
  const value = readObject(Buffer.from(bytes).toString('utf8'));
  const projectId = field(value?.['project_info'], 'project_id');
  if (typeof projectId !== 'string' || projectId === '') return undefined;
  const clients = field(value, 'client');
  return {
    projectId,
    projectNumber: scalarOf(field(value?.['project_info'], 'project_number')),
    packages: (Array.isArray(clients) ? clients : []).flatMap((client) => {
      const name = field(field(field(client, 'client_info'), 'android_client_info'), 'package_name');
      return typeof name === 'string' ? [name] : [];
    }),
  };
}

export function appFileOf(settings: Settings): AppFile | undefined {
  const file = settings.file('google_services_json');
  return file === undefined ? undefined : readAppFile(file.bytes);
}
