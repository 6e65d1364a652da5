// The push packages of an app as people read them: name, version, and whether the package is still the current one.

import { shownVersion } from '../readers/version.js';
import { GROUP, nativeVersion } from './facts/timpush/timpush-artifacts.js';
import type { Project } from './project.js';

export interface ShownPackage {
  readonly name: string;
  /** `≥ 3.1.2` where no lock file fixes it; undefined where no file names one. */
  readonly version: string | undefined;
  readonly state: 'current' | 'discontinued' | 'older';
}

/** What the package index says is discontinued, and the editions that came before the current one. */
const STATES: Readonly<Record<string, ShownPackage['state']>> = {
  tim_ui_kit_push_plugin: 'discontinued',
  tencent_chat_push_for_china: 'older',
  'TencentCloud-TIMPush': 'older',
};

export const shownPackages = (project: Project): readonly ShownPackage[] =>
  project.packages.flatMap(({ name, version, isMissing }) => {
    if (isMissing) return [];
    const known = name === GROUP ? nativeVersion(project) : name === 'TIMPush' ? podVersion(project) : version;
    const isKnown = known.exact !== undefined || known.atLeast !== undefined;
    return { name, version: isKnown ? shownVersion(known) : undefined, state: STATES[name] ?? 'current' };
  });

/** Podfile.lock says which version was taken; without it the Podfile may name one. */
function podVersion({ ios }: Project): Project['packages'][number]['version'] {
  const locked = /^ {2}- "?TIMPush(?:\/\w+)? \(([\d.]+)\)/m.exec(ios?.podLock?.text ?? '')?.[1];
  if (locked !== undefined) return { exact: locked };
  const named = /pod\s+['"]TIMPush(?:\/\w+)?['"]\s*,\s*['"](~>|>=)?\s*([\d.]+)['"]/.exec(
    ios?.podfile?.source.text ?? '',
  );
  if (named?.[2] === undefined) return {};
  return named[1] === undefined ? { exact: named[2] } : { atLeast: named[2] };
}
