// Values of the Apple side: AuthKey_….p8, .p12, and the bundle id of the Xcode project's app.
import { basename } from 'node:path';
import { appTargetsOf, buildSetting, isForIphone } from '../../project/ios/app.js';
import { readXcodeProject } from '../../readers/xcode/pbxproj.js';
import { isAppId } from './android.js';
import { type ImportedValue, importedAt, type SourceText } from './imported.js';

const fileValue = (key: string, shown: string): ImportedValue => ({
  key,
  value: shown,
  extended: false,
  origin: { file: shown, key },
});

/** Apple names the file after the key ID. Keys for in-app purchases and for the store's API have other names. */
export function importP8(shown: string): readonly ImportedValue[] {
  if (/^(?:SubscriptionKey|ApiKey)_/i.test(basename(shown))) return [];
  const id = /^AuthKey_([A-Z0-9]{10})\b/.exec(basename(shown))?.[1];
  const file = fileValue('apple_key_file', shown);
  return id === undefined ? [file] : [file, { ...fileValue('apple_key_id', shown), value: id }];
}

export const importP12 = (shown: string): readonly ImportedValue[] => [fileValue('apple_p12_file', shown)];

/** Of application targets for iPhones only; tests, extensions, watches and Macs have ids of their own. Where there is a Release build, it is the one that users have; ids of others are named. */
export function importPbxproj(source: SourceText): readonly ImportedValue[] {
  const xcode = readXcodeProject(source.text);
  if (xcode === undefined) return [];
  const builds = appTargetsOf(xcode)
    .flatMap(({ configurations }) => configurations)
    .filter((build) => isForIphone(xcode, build));
  const isReleased = ({ name }: (typeof builds)[number]): boolean => /release/i.test(name);
  const hasRelease = builds.some(isReleased);
  return builds.flatMap((build): readonly ImportedValue[] => {
    const id = buildSetting(xcode, build, 'PRODUCT_BUNDLE_IDENTIFIER');
    if (id === undefined || !isAppId(id)) return [];
    const value = importedAt(source, 'apple_bundle_id', id, xcode.offsetOf(build.id, 'PRODUCT_BUNDLE_IDENTIFIER'));
    return [hasRelease && !isReleased(build) ? { ...value, ofOtherBuild: true } : value];
  });
}
