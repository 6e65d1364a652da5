// Push services of other companies, by the packages that bring them. Their statistics, login and base packages are no push.
import type { Origin } from '../problems/types.js';
import { readJson } from '../readers/json.js';
import { readJson5 } from '../readers/json5.js';
import { nodeAt } from '../readers/node.js';
import { readAndroid } from './android/app.js';
import { uniManifest } from './apps/uni-manifest.js';
import type { ProjectUnit } from './apps/unit.js';
import type { ProjectFiles } from './folder/files.js';
import { joinPath } from './folder/walk.js';
import { placeOf } from './types.js';

export interface OtherPush {
  readonly service: string;
  /** As the project names it. */
  readonly name: string;
  readonly at: Origin;
}

const FLUTTER: readonly (readonly [RegExp, string])[] = [
  [/^(?:jpush_flutter|jpush_flutter_plugin|flutter_jpush|fl_jpush)$/, 'JPush'],
  [/^(?:getuiflut|getui_flutter|flutter_getuiflut)$/, 'Getui'],
  [/^(?:umeng_push_sdk|flutter_umeng_push|umeng_push)$/, 'Umeng'],
  [/^aliyun_push(?:_flutter)?$/, 'Alibaba Cloud'],
  [/^(?:xg_flutter_plugin|tpns_flutter_plugin)$/, 'TPNS'],
  [/^mobpush_plugin$/, 'MobPush'],
  [/^onesignal_flutter$/, 'OneSignal'],
];

const NPM: readonly (readonly [RegExp, string])[] = [
  [/^jpush-react-native$/, 'JPush'],
  [/^(?:react-native-getui|getui-react-native)$/, 'Getui'],
  [/^(?:react-native-umeng-push|umeng-react-native-push)$/, 'Umeng'],
  [/^aliyun-react-native-push$/, 'Alibaba Cloud'],
  [/^react-native-onesignal$/, 'OneSignal'],
];

/** `group:artifact`. */
const GRADLE: readonly (readonly [RegExp, string])[] = [
  [/^cn\.jiguang\.sdk(?:\.plugin)?:(?:jpush(?:-google)?|xiaomi|huawei|honor|oppo|vivo|meizu|fcm)$/, 'JPush'],
  [/^com\.getui:gtsdk$|^com\.igexin\.sdk:/, 'Getui'],
  [/^com\.umeng\.umsdk:push$/, 'Umeng'],
  [/^com\.aliyun\.ams:alicloud-android-(?:push|third-push)/, 'Alibaba Cloud'],
  [/^com\.mob\.push(?:\.|:|$)/, 'MobPush'],
  [/^com\.tencent\.tpns:tpns$/, 'TPNS'],
  [/^com\.onesignal:OneSignal$/, 'OneSignal'],
];

const PODS: readonly (readonly [RegExp, string])[] = [
  [/^JPush$/, 'JPush'],
  [/^(?:GTSDK|GeTuiSDK)$/, 'Getui'],
  [/^UMPush$/, 'Umeng'],
  [/^TPNS-iOS$/, 'TPNS'],
  [/^AlicloudPush$/, 'Alibaba Cloud'],
  [/^mob_pushsdk$/, 'MobPush'],
  [/^OneSignal(?:XCFramework)?$/, 'OneSignal'],
];

const serviceOf = (table: readonly (readonly [RegExp, string])[], name: string): string | undefined =>
  table.find(([pattern]) => pattern.test(name))?.[1];

/** What else brings push into an app. */
export function otherPush(files: ProjectFiles, unit: ProjectUnit): readonly OtherPush[] {
  const found: OtherPush[] = [];
  const add = (service: string | undefined, name: string, at: Origin): void => {
    if (service !== undefined) found.push({ service, name, at });
  };
  for (const { dependencies } of unit.pubspecs)
    for (const item of dependencies) if (!item.isDev) add(serviceOf(FLUTTER, item.name), item.name, placeOf(item));
  const script = files.source(joinPath(unit.root, 'package.json'));
  if (script !== undefined && unit.pubspecs.length === 0)
    for (const [name, node] of nodeAt(readJson(script.text).root, 'dependencies')?.members ?? [])
      add(serviceOf(NPM, name), name, script.at(node.offset));
  if (unit.android !== undefined)
    for (const item of readAndroid(files, unit.android.root, unit.android.module)?.dependencies ?? []) {
      const name = `${item.group}:${item.name}`;
      add(serviceOf(GRADLE, name), name, placeOf(item));
    }
  const manifest = unit.kind === 'uni-app' ? uniManifest(files, unit.root) : undefined;
  if (manifest !== undefined) {
    const { root } = readJson5(manifest.text);
    const node =
      nodeAt(root, 'app-plus', 'distribute', 'sdkConfigs', 'push', 'unipush') ??
      nodeAt(root, 'app-plus', 'modules', 'Push');
    if (node !== undefined) add('uni-push', 'manifest.json', manifest.at(node.offset));
  }
  const podfile = unit.iosRoot === undefined ? undefined : files.source(joinPath(unit.iosRoot, 'Podfile'));
  for (const hit of podfile?.text.matchAll(/^[ \t]*pod\s+['"]([\w-]+)(?:\/[\w/-]+)?['"]/gm) ?? [])
    add(serviceOf(PODS, hit[1] ?? ''), `pod '${hit[1]}'`, podfile?.at(hit.index) ?? { file: '' });
  return found;
}
