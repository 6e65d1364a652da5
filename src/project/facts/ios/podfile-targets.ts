// The targets of a Podfile: which of them have the push pod, and which need it; and what Podfile.lock holds for it.
import { compareVersions } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { nameOf } from '../../folder/walk.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import type { Finding } from '../../types.js';
import { hits } from '../app-code.js';

export const PUSH = /\bpod\s+['"](TIMPush|TPush)['"](?:\s*,\s*['"]([^'"]+)['"])?/;

/** The app's own pods, and parts of the Podfile in other files: they may install any pod. */
export const OWN = /:(?:path|podspec|git)\b|\b(?:eval|load|require_relative)\b|(?:path|podspec|git):\s/;

const OPENS = /\bdo\b[^\n]*$|^\s*(?:if|unless|def|begin|case|while|until|for|class|module)\b/;

/** The targets around a line, the outermost first; undefined where a helper or a condition is between. */
export function targetsAround({ code }: CodeFile, offset: number): readonly string[] | undefined {
  const open: (string | undefined)[] = [];
  for (const line of code.slice(0, offset).split('\n')) {
    const name = /^\s*(?:abstract_)?target[\s(]+['"]([^'"]+)['"].*\bdo\b/.exec(line)?.[1];
    if (name !== undefined) open.push(name);
    else if (/^\s*end\b/.test(line)) open.pop();
    else if (OPENS.test(line)) open.push(undefined);
  }
  return open.includes(undefined) ? undefined : open.flatMap((name) => name ?? []);
}

/** An extension, or an app without plugins, whose code imports the pod, in a target of its own without it. */
export function bareTarget(ios: IosApp, podfile: CodeFile, hasPlugins: boolean): Finding | undefined {
  const around = hits([podfile], PUSH).map(({ offset }) => targetsAround(podfile, offset));
  // Pods outside of all targets, or of a helper, may be meant for each.
  if (OWN.test(podfile.code) || around.some((list) => list === undefined || list.length === 0)) return undefined;
  // Another pod may add it to the app.
  const isGiven = hasPlugins || around.length === 0 || /^ {4}- "?(?:TIMPush|TPush)\b/m.test(ios.podLock?.text ?? '');
  const [app] = isGiven ? [] : ios.appTargets;
  for (const { name, sources } of app === undefined ? ios.extensions : [app, ...ios.extensions]) {
    const block = hits([podfile], /(?<=^[ \t]*)target[\s(]+['"]([^'"]+)['"]/m).find(({ match }) => match[1] === name);
    const isAlone = block !== undefined && targetsAround(podfile, block.offset)?.length === 0;
    const [use] = hits(
      name === app?.name
        ? ios.appDelegates
        : ios.code.filter(({ source }) => sources?.includes(nameOf(source.path)) === true),
      /(?:^|@|#)import[ \t]+[<"]?(TI?M?Push)\b/m,
    );
    if (!isAlone || use === undefined || around.some((list) => list?.at(-1) === name)) continue;
    return {
      at: podfile.source.at(block.offset),
      found: t(
        `the target ${name} imports ${use.match[1]} and has no pod`,
        `target ${name} 导入了 ${use.match[1]}，但没有该 pod`,
      ),
      expected: `pod '${use.match[1]}'`,
    };
  }
  return undefined;
}

/** A push pod in Podfile.lock that another pod of the file does not accept: `pod install` finds no compatible versions. */
export function lockFinding({ podLock }: IosApp): Finding | undefined {
  const text = podLock?.text ?? '';
  for (const [, name = '', sign, wanted = ''] of text.matchAll(
    /^ {4}- "?(TIMPush|TPush|TXIMSDK_\w+)"? \((=|>=) (\d[\d.]*)\)/gm,
  )) {
    const locked = new RegExp(`^ {2}- "?${name}"? \\((\\d[\\d.]*)\\)`, 'm').exec(text);
    const order = locked === null ? 0 : compareVersions(locked[1] ?? '', wanted);
    if (locked !== null && (sign === '=' ? order !== 0 : order < 0))
      return {
        at: podLock?.at(locked.index),
        found: t(
          `${name} ${locked[1]}, another pod asks for ${wanted}`,
          `${name} ${locked[1]}，而另一个 pod 要求 ${wanted}`,
        ),
        expected: `${name} ${wanted}`,
        args: { name: 'Podfile.lock' },
      };
  }
  return undefined;
}
