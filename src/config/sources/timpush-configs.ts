// timpush-configs.json as the Chat console writes it, misspelt keys included, in our own key names.
import { configProblem } from '../../problems/entries/config/config.js';
import type { Problem } from '../../problems/types.js';
import { whyUnknown } from '../../problems/value-problem.js';
import type { SourceNode } from '../../readers/node.js';
import { shownKey } from '../../readers/shown-key.js';
import { suggest } from '../../text/suggest.js';

/** The double s, twice, is what the SDK reads. */
const KEYS: Readonly<Record<string, string>> = {
  huaweiPushBussinessId: 'hw_buz_id',
  huaweiBadgeClassName: 'hw_badge_class',
  honorPushBussinessId: 'honor_buz_id',
  xiaomiPushBussinessId: 'mi_buz_id',
  xiaomiPushAppId: 'mi_app_id',
  xiaomiPushAppKey: 'mi_app_key',
  oppoPushBussinessId: 'oppo_buz_id',
  oppoPushAppKey: 'oppo_app_key',
  oppoPushAppSecret: 'oppo_app_secret',
  oppoPushAppId: 'oppo_app_id',
  vivoPushBussinessId: 'vivo_buz_id',
  meizuPushBussinessId: 'mz_buz_id',
  meizuPushAppId: 'mz_app_id',
  meizuPushAppKey: 'mz_app_key',
  fcmPushBussinessId: 'google_buz_id',
  fcmPushChannelId: 'channel_id',
};

/** Manifest placeholders that hold the ids of vivo and Honor. */
export const PLACEHOLDERS: Readonly<Record<string, string>> = {
  VIVO_APPKEY: 'vivo_app_key',
  VIVO_APPID: 'vivo_app_id',
  HONOR_APPID: 'honor_app_id',
};

/** Keys without a meaning for us that are no mistake either. */
const SILENT = new Set([
  'manifestPlaceholders',
  'harmonyPushBussinessId',
  'honorBadgeClassName',
  'huaweiPushAppId',
  'honorPushAppKey',
  'notificationSmallIcon',
  'notificationChannelId',
  'notificationChannelName',
  'fcmPushChannelSoundName',
  'version',
]);

/** Whether a JSON file has this shape. */
export const isTimpushConfigs = (root: SourceNode): boolean =>
  root.members?.has('businessID') === true ||
  [...(root.members?.values() ?? [])].some((node) =>
    [...(node.members?.keys() ?? [])].some((key) => /Push(?:Bussiness|Business)Id$/.test(key)),
  );

/** The members in our key names; `wanted` is the package name the config already knows. */
export function readTimpushConfigs(
  root: SourceNode,
  file: string,
  wanted: string | undefined,
): { readonly members: ReadonlyMap<string, SourceNode>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const members = new Map<string, SourceNode>();
  const id = root.members?.get('businessID');
  // iOS and HarmonyOS share the name of the file and its one key; HarmonyOS keeps it among the raw files of the app.
  const isHarmony = /(?:^|[\\/])rawfile[\\/]/.test(file);
  if (id !== undefined) members.set(isHarmony ? 'harmony_buz_id' : 'apple_buz_id', id);
  const packages = [...(root.members ?? [])].filter(([, node]) => node.members !== undefined);
  for (const [key, node] of root.members ?? [])
    if (KEYS[key] !== undefined)
      problems.push(
        configProblem('config/outside-package', {
          args: { key },
          at: { file, line: node.line, column: node.column, key },
        }),
      );
  const named = packages.filter(([name]) => name !== '');
  const nameless = packages.find(([name]) => name === '');
  if (nameless !== undefined)
    problems.push(configProblem('config/empty-package', { args: { file }, at: { file, line: nameless[1].line } }));
  const chosen =
    named.find(([name]) => name === wanted) ??
    (named.length === 1 ? named[0] : named.length === 0 ? nameless : undefined);
  if (chosen === undefined) {
    if (named.length > 1)
      problems.push(
        configProblem('config/which-package', {
          args: {
            file,
            packages: named
              .map(([name]) => shownPackage(name))
              .join(', ')
              .slice(0, 200),
          },
          at: { file },
        }),
      );
    return { members, problems };
  }
  const [packageName, node] = chosen;
  if (wanted !== undefined && packageName !== '' && packageName !== wanted)
    problems.push(
      configProblem('config/other-package', {
        args: { file, found: shownPackage(packageName), wanted: shownPackage(wanted) },
        at: { file, line: node.line, column: node.column },
      }),
    );
  if (packageName !== '') members.set('package_name', { value: packageName, line: node.line, column: node.column });
  members.set('click_target', { value: 'timpush', line: node.line, column: node.column });
  for (const [key, value] of node.members ?? []) {
    const own = KEYS[key];
    // The console leaves the texts of vendors that are not used empty.
    if (own !== undefined) {
      if (value.value !== '') members.set(own, value);
    } else problems.push(...problemsOf(key, value, file));
  }
  for (const [key, value] of node.members?.get('manifestPlaceholders')?.members ?? []) {
    const own = PLACEHOLDERS[key];
    // Gradle needs the placeholders of unused vendors too; "0" is the usual filling.
    if (own !== undefined && value.value !== '' && value.value !== '0') members.set(own, value);
  }
  return { members, problems };
}

/** A package name as it is; anything else may be a secret in the wrong place. */
const shownPackage = (name: string): string =>
  /^[A-Za-z]\w*(?:\.\w+)+$/.test(name) ? name.slice(0, 80) : shownKey(name);

function problemsOf(key: string, value: SourceNode, file: string): Problem[] {
  const at = { file, line: value.line, column: value.column, key: shownKey(key, Object.keys(KEYS)) };
  if (SILENT.has(key)) return [];
  if (/secret/i.test(key))
    return [configProblem('config/secret-in-app', { args: { key: shownKey(key, Object.keys(KEYS)) }, at })];
  const misspelt = key.replace('Business', 'Bussiness').replace(/ID$/, 'Id');
  if (misspelt !== key && KEYS[misspelt] !== undefined)
    return [configProblem('config/corrected-spelling', { args: { key, wanted: misspelt }, at })];
  const nearest = suggest(key, Object.keys(KEYS));
  const why = whyUnknown(nearest);
  return [configProblem('config/unknown-key', { args: { key: shownKey(key, Object.keys(KEYS)), why }, at })];
}
