// timpush-configs.json as TIMPush reads it, each value with its place.

import { readJson } from '../../readers/json.js';
import type { Fault, ValueNode } from '../../readers/node.js';
import type { SourceFile } from '../../readers/source.js';
import type { ProjectFiles } from '../folder/files.js';
import type { PushVendor } from '../types.js';

export interface TimpushFile {
  readonly source: SourceFile;
  readonly fault: Fault | undefined;
  readonly root: ValueNode | undefined;
  /** One block per Android package; the empty name is what the console writes for certificates without one. */
  readonly packages: ReadonlyMap<string, ValueNode>;
  /** The iOS form: `{"businessID": "…"}`. */
  readonly businessId: ValueNode | undefined;
}

export function readTimpushFile(files: ProjectFiles, path: string): TimpushFile | undefined {
  const source = files.source(path);
  if (source === undefined) return undefined;
  const { root, fault } = readJson(source.text);
  const packages = new Map(
    [...(root?.members ?? [])].filter(([name, node]) => node.type === 'object' && name !== 'manifestPlaceholders'),
  );
  return { source, fault, root, packages, businessId: root?.members.get('businessID') };
}

/** The certificate id key of each vendor, spelt as the SDK needs it. */
export const CERTIFICATE_KEYS: Readonly<Partial<Record<PushVendor, string>>> = {
  huawei: 'huaweiPushBussinessId',
  honor: 'honorPushBussinessId',
  xiaomi: 'xiaomiPushBussinessId',
  oppo: 'oppoPushBussinessId',
  vivo: 'vivoPushBussinessId',
  meizu: 'meizuPushBussinessId',
  fcm: 'fcmPushBussinessId',
};
