// The words of a Podfile: those of CocoaPods and of Flutter's helper, and what they need.
import type { BlockFault } from '../../../readers/blocks.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { CodeFile } from '../../ios/app.js';
import { hits } from '../app-code.js';

const first = (podfile: CodeFile, pattern: RegExp) => hits([podfile], pattern)[0];

const WORDS = [
  ...['platform', 'target', 'abstract_target', 'pod', 'source', 'project', 'inherit!', 'install!', 'use_frameworks!'],
  ...['use_modular_headers!', 'pre_install', 'post_install', 'use_native_modules!', 'use_react_native!', 'require'],
  ...['flutter_ios_podfile_setup', 'flutter_install_all_ios_pods', 'flutter_additional_ios_build_settings'],
];

/** Names Ruby does not know: words of CocoaPods with a slip, and values of a template whose line is gone. */
export function podfileFault(podfile: CodeFile): BlockFault | undefined {
  const { code } = podfile;
  const fault = ({ offset }: { readonly offset: number }, en: string, zh: string) => ({ offset, message: t(en, zh) });
  for (const hit of hits([podfile], /(?<=^[ \t]*)([a-z_]{3,}[!?]?)(?=[ \t(]+['":{|\w]|[ \t]*$|[ \t]+do\b)/m)) {
    const word = hit.match[1] ?? '';
    const meant = WORDS.includes(word)
      ? undefined
      : WORDS.find(
          (name) =>
            editDistance(name, word) === 1 &&
            (name.length > 3 || /^ *['"]/.test(code.slice(hit.offset + word.length, hit.offset + word.length + 9))),
        );
    const isOwn =
      meant !== undefined && new RegExp(`\\bdef\\s+${word}|\\b${word}\\s*=|\\|.*\\b${word}\\b.*\\|`).test(code);
    if (meant !== undefined && !isOwn)
      return fault(hit, `CocoaPods knows no ${word}, only ${meant}`, `CocoaPods 没有 ${word}，应为 ${meant}`);
  }
  const system = first(podfile, /(?<=^[ \t]*)platform\s+:(?!ios\b|osx\b|macos\b|tvos\b|watchos\b|visionos\b)(\w+)/m);
  if (system !== undefined)
    return fault(system, `no platform is called ${system.match[1]}`, `没有平台 ${system.match[1]}`);
  for (const name of ['flutter_root', 'flutter_application_path']) {
    const use = first(podfile, new RegExp(`\\b${name}\\b`));
    if (use !== undefined && !new RegExp(`\\bdef\\s+${name}\\b|\\b${name}\\s*=|['"]${name}`).test(code))
      return fault(use, `${name} is nowhere set`, `${name} 没有赋值`);
  }
  const [helper] = hits([podfile], /(?<=^[ \t]*)(?:flutter_\w+|install_all_flutter_pods)\b(?![ \t]*=)/m);
  const isTemplate = /\bdef\s+flutter_root|\bflutter_application_path\s*=/.test(code);
  return helper !== undefined && isTemplate && !/podhelper|\b(?:eval|require_relative)\b/.test(code)
    ? fault(helper, `nothing loads podhelper, which has ${helper.text}`, `没有加载提供 ${helper.text} 的 podhelper`)
    : undefined;
}
