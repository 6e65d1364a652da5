// The AppDelegate of an iOS project with TIMPush, whatever it is called.
import type { CodeFile, IosApp } from '../ios/app.js';
import type { Project } from '../project.js';
import { reasons } from '../reasons.js';
import { type Outcome, skipped } from '../types.js';

export const delegates = (project: Project): readonly CodeFile[] => {
  const own = project.ios?.appDelegates ?? [];
  const others = (project.ios?.code ?? []).filter(
    (file) => !own.some((item) => item.source === file.source) && /TIMPushDelegate|TIMPush/.test(file.code),
  );
  return [...own, ...others];
};

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
