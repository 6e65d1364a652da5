// The AppDelegate of an iOS project, and with TIMPush the class that takes its place, whatever its name.
import type { Origin } from '../../../problems/types.js';
import { endOfBlock } from '../../../readers/code.js';
import { valuesOfCode } from '../../../readers/code-calls.js';
import { t } from '../../../text/language.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Outcome, skipped } from '../../types.js';
import { businessMethods } from './delegate-methods.js';

export const delegates = (project: Project): readonly CodeFile[] => {
  const own = project.ios?.appDelegates ?? [];
  const others = (project.ios?.code ?? []).filter(
    (file) => !own.some((item) => item.source === file.source) && /TIMPushDelegate|TIMPush/.test(file.code),
  );
  return [...own, ...others];
};

/** Cause and fix for a build without the push entitlement. */
export const NO_ENTITLEMENT = {
  cause: t(
    'iOS issues no device token without this entitlement (code 3000): iPhones stay silent',
    '没有该权限，iOS 不会给出设备 token（错误码 3000），iPhone 收不到推送',
  ),
  fix: t(
    'Xcode › target › Signing & Capabilities › + Capability › Push Notifications; with XcodeGen: entitlements › properties in project.yml',
    'Xcode › target › Signing & Capabilities › + Capability › Push Notifications；使用 XcodeGen 时：project.yml 的 entitlements › properties',
  ),
} as const;

/** Longest method that is read; what is longer was never closed. */
const LONGEST = 4000;

/** Ids of templates and guides. */
export const TEMPLATE_ID = /^(?:0|11111|12345|123456|xxx+|)$/i;

interface ReturnedId {
  /** Undefined is what only the running app knows. */
  readonly value: string | undefined;
  readonly isText: boolean;
  readonly at: Origin;
}

/** What `businessID` and its older twin return, on every branch; constants are followed. */
export function returnedIds(project: Project): readonly ReturnedId[] {
  const all = project.ios?.code ?? [];
  const heads = project.ios === undefined ? [] : businessMethods(project.ios, delegates(project));
  return heads.flatMap(({ file, offset }) => {
    const start = file.bare.indexOf('{', offset);
    if (start === -1) return [];
    const body = file.code.slice(start, start + endOfBlock(file.bare.slice(start, start + LONGEST), 0));
    // Swift allows a single value without `return`.
    const results = [...body.matchAll(/\breturn\b[ \t]*([^;\n}]*)|^\{\s*([\w.]+)\s*\}$/g)];
    return results.flatMap((match): readonly ReturnedId[] => {
      const result = (match[1] ?? match[2] ?? '').trim().replace(/^(?:Int(?:32)?\()+([^()]+)\)+$/, '$1');
      // What Dart handed to the plugin: it is read there.
      if (result.startsWith('TencentCloudChatPushFlutterModal.')) return [];
      return valuesOfCode(all, result).map((read): ReturnedId => {
        const isKnown = read.kind === 'known';
        const declared = isKnown && read.place !== undefined ? all[read.place.file] : undefined;
        const offset = start + match.index + match[0].indexOf(result);
        const place = isKnown && read.place !== undefined && declared !== undefined ? read.place.offset : offset;
        const source = declared ?? file;
        return {
          value: isKnown ? read.value : undefined,
          isText: isKnown && read.isText,
          at: source.source.at(place),
        };
      });
    });
  });
}

export const withDelegate = (
  project: Project,
  check: (ios: IosApp, files: readonly CodeFile[]) => Outcome,
): Outcome => {
  const { ios } = project;
  const files = delegates(project);
  return ios === undefined || files.length === 0 ? skipped(reasons.noAppDelegate) : check(ios, files);
};

export const classPlace = (files: readonly CodeFile[]) => {
  const [file] = files;
  if (file === undefined) return undefined;
  const at = file.code.search(/\bclass\s+\w*AppDelegate|@implementation\s+\w*AppDelegate/);
  return file.source.at(at === -1 ? 0 : at);
};

/** Skipped for apps without an AppDelegate; the classes of TIMPush do not count here. */
export const withAppDelegate = ({ ios }: Project, check: (ios: IosApp) => Outcome): Outcome =>
  ios === undefined || ios.appDelegates.length === 0 ? skipped(reasons.noAppDelegate) : check(ios);

/** Where the app starts: the first AppDelegate, at didFinishLaunchingWithOptions. */
export const launchPlace = ({ appDelegates: [file] }: IosApp): Origin | undefined => {
  if (file === undefined) return undefined;
  const at = file.code.search(/didFinishLaunchingWithOptions/);
  return file.source.at(at === -1 ? 0 : at);
};
