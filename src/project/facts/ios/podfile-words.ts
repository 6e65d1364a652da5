// The words of a Podfile: those of CocoaPods and of Flutter's helper, and what they need.
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { CodeFile } from '../../ios/app.js';
import type { Finding } from '../../types.js';
import { hits } from '../app-code.js';

const first = (podfile: CodeFile, pattern: RegExp) => hits([podfile], pattern)[0];

const WORDS = [
  ...['platform', 'target', 'abstract_target', 'pod', 'source', 'project', 'inherit!', 'install!', 'use_frameworks!'],
  ...['use_modular_headers!', 'pre_install', 'post_install', 'use_native_modules!', 'use_react_native!', 'require'],
  ...['flutter_ios_podfile_setup', 'flutter_install_all_ios_pods', 'flutter_additional_ios_build_settings'],
];

/** Names Ruby does not know: words of CocoaPods with a slip, and values of a template whose line is gone. */
export function rubyFinding(podfile: CodeFile): Finding | undefined {
  const at = ({ offset }: { readonly offset: number }) => podfile.source.at(offset);
  for (const hit of hits([podfile], /(?<=^[ \t]*)([a-z_]{3,}[!?]?)(?=[ \t(]+['":{|\w]|[ \t]*$|[ \t]+do\b)/m)) {
    const word = hit.match[1] ?? '';
    const meant = WORDS.includes(word)
      ? undefined
      : WORDS.find(
          (name) =>
            editDistance(name, word) === 1 &&
            (name.length > 3 || / *['"]/y.test(podfile.code.slice(hit.offset + word.length))),
        );
    const isOwn =
      meant !== undefined && new RegExp(`\\bdef\\s+${word}|\\b${word}\\s*=|\\|.*\\b${word}\\b.*\\|`).test(podfile.code);
    if (meant !== undefined && !isOwn)
      return { at: at(hit), found: t(`CocoaPods knows no ${word}`, `CocoaPods 没有 ${word}`), expected: meant };
  }
  const system = first(podfile, /(?<=^[ \t]*)platform\s+:(?!ios\b|osx\b|macos\b|tvos\b|watchos\b|visionos\b)(\w+)/m);
  if (system !== undefined)
    return {
      at: at(system),
      found: t(`no platform is called ${system.match[1]}`, `没有平台 ${system.match[1]}`),
      expected: 'platform :ios',
    };
  for (const name of ['flutter_root', 'flutter_application_path']) {
    const use = first(podfile, new RegExp(`\\b${name}\\b`));
    if (use !== undefined && !new RegExp(`\\bdef\\s+${name}\\b|\\b${name}\\s*=|['"]${name}`).test(podfile.code))
      return { at: at(use), found: t(`${name} is nowhere set`, `${name} 没有赋值`), expected: `${name} = …` };
  }
  const helper = first(podfile, /(?<=^[ \t]*)(?:flutter_\w+|install_all_flutter_pods)\b(?=[ \t(]*(?!=)|$)/m);
  return helper !== undefined &&
    /\bdef\s+flutter_root|\bflutter_application_path\s*=/.test(podfile.code) &&
    !/podhelper|\b(?:eval|require_relative)\b/.test(podfile.code)
    ? {
        at: at(helper),
        found: t(`nothing loads podhelper, which has ${helper.text}`, `没有加载提供 ${helper.text} 的 podhelper`),
        expected: "require File.expand_path(File.join('packages', 'flutter_tools', 'bin', 'podhelper'), flutter_root)",
      }
    : undefined;
}
