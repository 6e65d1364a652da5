// Which vendors an app wants: said on the command line, in the config, in the Dart constants, or shown by what is built in.

import { textOf } from '../readers/node.js';
import { type Text, t } from '../text/language.js';
import type { Fingerprint } from './android/fingerprints.js';
import { isOfUnit, type Project, type ProjectFacts } from './project.js';
import { CERTIFICATE_KEYS, type TimpushFile } from './timpush/config-file.js';
import { PUSH_VENDORS, type PushVendor } from './types.js';

/** Keys that show a vendor is meant to work, the certificate ID first. */
const CONFIG_KEYS: Readonly<Record<PushVendor, readonly string[]>> = {
  apns: ['apple_buz_id', 'apple_bundle_id', 'apple_key_file', 'apple_p12_file', 'apple_cert_file'],
  fcm: ['google_buz_id', 'google_service_account'],
  huawei: ['hw_buz_id', 'hw_app_id', 'hw_app_secret'],
  honor: ['honor_buz_id', 'honor_app_id', 'honor_client_id', 'honor_client_secret'],
  xiaomi: ['mi_buz_id', 'mi_app_id', 'mi_app_key', 'mi_app_secret'],
  oppo: ['oppo_buz_id', 'oppo_app_key', 'oppo_app_secret', 'oppo_master_secret'],
  vivo: ['vivo_buz_id', 'vivo_app_id', 'vivo_app_key', 'vivo_app_secret'],
  meizu: ['mz_buz_id', 'mz_app_id', 'mz_app_key', 'mz_app_secret'],
  harmony: ['harmony_buz_id', 'harmony_service_account', 'harmony_bundle_name'],
};

/** Config key and PushAppInfo argument of the certificate ID: the first key of each vendor. */
export const CERTIFICATE_ARGUMENTS = Object.fromEntries(
  PUSH_VENDORS.map((vendor) => [vendor, CONFIG_KEYS[vendor][0]]),
) as Readonly<Record<PushVendor, string>>;

export interface VendorsInUseOptions {
  readonly fingerprints: readonly Fingerprint[];
  /** `--vendor`; those without rules here are left out, and `vendorsWithoutRules` names them. */
  readonly asked: readonly string[] | undefined;
  readonly disabled: ReadonlySet<string>;
}

/** A vendor may be served without rules about its files in an app. */
export const vendorsWithoutRules = (ids: readonly string[]): readonly string[] =>
  ids.filter((id) => !PUSH_VENDORS.some((known) => known === id));

export function completeProject(facts: ProjectFacts, options: VendorsInUseOptions): Project {
  const { wanted, wantedFrom } = namedVendors(facts, options);
  // The facts are getters: copying them would read everything at once.
  return Object.create(facts, {
    wanted: { value: wanted, enumerable: true },
    wantedFrom: { value: wantedFrom, enumerable: true },
    fingerprints: { value: options.fingerprints, enumerable: true },
  }) as Project;
}

function namedVendors(
  facts: ProjectFacts,
  { asked, disabled }: Omit<VendorsInUseOptions, 'fingerprints'>,
): { wanted: Set<PushVendor>; wantedFrom: Text | undefined } {
  if (asked !== undefined)
    return { wanted: new Set(PUSH_VENDORS.filter((id) => asked.includes(id))), wantedFrom: t('--vendor', '--vendor') };
  const found = new Set<PushVendor>();
  const sources: Text[] = [];
  const add = (source: Text, vendors: readonly PushVendor[]): void => {
    const kept = vendors.filter((vendor) => !disabled.has(vendor));
    if (kept.length > 0) sources.push(source);
    for (const vendor of kept) found.add(vendor);
  };
  const { config } = facts;
  if (config !== undefined)
    add(
      t('the config', '配置文件'),
      PUSH_VENDORS.filter((vendor) => CONFIG_KEYS[vendor].some((key) => config.has(key))),
    );
  if (facts.generation === 'timpush') add(t('what the build contains', '构建内容'), timpushVendors(facts));
  else add(t('PushAppInfo', 'PushAppInfo'), appInfoVendors(facts));
  // The file for iPhones says nothing about the other side of a uni-app.
  if (found.size === 0 || (facts.kind === 'uni-app' && found.size === 1 && found.has('apns')))
    add(t('files and ids in the project', '工程中的文件和 ID'), traces(facts));
  const [first, ...rest] = sources;
  if (first === undefined) return { wanted: found, wantedFrom: undefined };
  const joined = [first, ...rest].reduce((all, next) => t(`${all.en}, ${next.en}`, `${all.zh}、${next.zh}`));
  return { wanted: found, wantedFrom: joined };
}

/** A certificate ID that is named and not 0; one that only the running app knows counts. */
const appInfoVendors = (facts: ProjectFacts): PushVendor[] =>
  PUSH_VENDORS.filter((vendor) =>
    facts.appInfos.some(({ values }) => {
      const value = values.get(CERTIFICATE_ARGUMENTS[vendor]);
      return (
        value !== undefined && value.value !== null && value.value !== 0 && value.value !== '' && value.value !== '0'
      );
    }),
  );

/** Artifacts and certificate ids of TIMPush; an app for HarmonyOS has only one vendor. */
function timpushVendors(facts: ProjectFacts): PushVendor[] {
  const artifacts = new Set(
    (facts.android?.dependencies ?? []).filter((item) => item.group === 'com.tencent.timpush').map((item) => item.name),
  );
  const blocks = facts.timpushFiles.flatMap((file) => [...file.packages.values()]);
  return PUSH_VENDORS.filter((vendor) => {
    if (artifacts.has(vendor)) return true;
    if (vendor === 'harmony') return facts.kind === 'harmony';
    const key = CERTIFICATE_KEYS[vendor];
    if (key !== undefined)
      return blocks.some((block) => {
        const id = textOf(block.members.get(key)) ?? '';
        return id !== '' && id !== '0';
      });
    return vendor === 'apns' && (facts.ios !== undefined || facts.timpushFiles.some(isForIphone));
  });
}

/** The file of a uni-app for iPhones, unless it says that there are none. */
const isForIphone = ({ source, root, businessId }: TimpushFile): boolean =>
  source.path.includes('nativeResources/ios/') && root !== undefined && !/^0?$/.test(textOf(businessId) ?? '?');

/** Without any constants: what lies in the project because it was put there for a vendor. */
function traces(facts: ProjectFacts): PushVendor[] {
  const { android, ios } = facts;
  const meta = new Set(
    [android?.manifest, ...(android?.otherManifests ?? [])].flatMap(
      (manifest) => manifest?.metaData.map((item) => item.name.trim()) ?? [],
    ),
  );
  const uses = new Set(
    [android?.manifest, ...(android?.otherManifests ?? [])].flatMap(
      (manifest) => manifest?.uses.map((item) => item.name.trim()) ?? [],
    ),
  );
  const plugins = new Set((android?.modulePlugins ?? []).map((plugin) => plugin.id));
  const found: PushVendor[] = [];
  if (
    plugins.has('com.huawei.agconnect') ||
    facts.files.paths.some((path) => path.endsWith('agconnect-services.json') && isOfUnit(facts.unit, path))
  )
    found.push('huawei');
  if (meta.has('com.vivo.push.api_key') || meta.has('com.vivo.push.app_id')) found.push('vivo');
  if (meta.has('com.hihonor.push.app_id')) found.push('honor');
  if ([...uses].some((name) => /REC[EI]+VE_MCS_MESSAGE/.test(name))) found.push('oppo');
  if (uses.has('com.meizu.flyme.push.permission.RECEIVE')) found.push('meizu');
  if ([...uses].some((name) => name.endsWith('.permission.MIPUSH_RECEIVE'))) found.push('xiaomi');
  if (ios?.entitlements.some((use) => use.file?.root?.members?.has('aps-environment') === true) === true)
    found.push('apns');
  return found;
}
