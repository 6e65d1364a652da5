// Where a call in a script runs: on which phones, and in which builds of a uni-app.
import { blocksAround, blocksIn } from '../../readers/code.js';
import { type Text, t } from '../../text/language.js';
import type { CodeFile } from '../ios/app.js';
import type { Project } from '../project.js';
import type { NativeRegistration } from './timpush/registration.js';
import { placedConfigs } from './timpush/timpush-config.js';

interface Place {
  readonly file: CodeFile;
  readonly offset: number;
}

type System = 'android' | 'ios';

const NAMED = /(?:\bPlatform\s*\.\s*OS|\bplatform|\bosName|\bos\s*\.\s*name)\s*(===?|!==?)\s*['"](android|ios)['"]/i;

/** The one system a condition names, and whether it covers all others. */
function systemIn(condition: string): System | undefined {
  const [, sign = '', name = ''] = NAMED.exec(condition) ?? [];
  if (name === '') return undefined;
  return sign.startsWith('!') === (name.toLowerCase() === 'android') ? 'ios' : 'android';
}

const OTHER: Readonly<Record<System, System>> = { android: 'ios', ios: 'android' };

/** `if (…) return` in a block, in front of a place of it. */
const GUARD = /\bif\s*\(([^{}]{0,200}?)\)\s*(?:\{\s*)?return\b[^;{}\n]*/g;

/** The only system on which a place is reached; undefined where nothing says so. */
function onlySystem({ file: { code, bare, source }, offset }: Place): System | undefined {
  const compiled = conditions(source.text, offset).find((words) => /^APP-(?:ANDROID|IOS)$/.test(words.join()));
  if (compiled !== undefined) return compiled[0] === 'APP-IOS' ? 'ios' : 'android';
  const line = code.slice(Math.max(0, offset - 200), offset);
  const own = /\bif\s*\(([^;{}]*)\)\s*(?:(?:await|void|return)\s+)?(?:[\w$]+\s*\.\s*)*$/.exec(line)?.[1] ?? '';
  const alone = own.includes('||') ? undefined : systemIn(own);
  if (alone !== undefined) return alone;
  for (const i of [...blocksAround(bare, offset), 0]) {
    const head = /\bif\s*\(([^{}]*)\)\s*$/.exec(code.slice(Math.max(0, i - 200), i))?.[1] ?? '';
    const around = head.includes('||') ? undefined : systemIn(head);
    if (around !== undefined) return around;
    for (const match of code.slice(i, offset).matchAll(GUARD)) {
      const between = bare.slice(i + 1, i + match.index);
      const condition = match[1] ?? '';
      const left = condition.includes('&&') ? undefined : systemIn(condition);
      if (left !== undefined && blocksIn(between).end === 0) return OTHER[left];
    }
  }
  return undefined;
}

/** The conditions of `#ifdef` around a place; of `#ifndef` with a `!` in front, and empty where an `#else` turns it. */
function conditions(text: string, offset: number): readonly (readonly string[])[] {
  const open: string[][] = [];
  for (const [, word = '', names = ''] of text
    .slice(0, offset)
    .matchAll(/(?:\/\/|\/\*|<!--)[ \t]*#(ifdef|ifndef|else|endif)\b[ \t]*([\w|& -]*)/g)) {
    if (word === 'endif' || word === 'else') open.pop();
    if (word === 'else') open.push([]);
    if (word.startsWith('if'))
      open.push(
        names.split(/\|\||&&/).map((name) => `${word === 'ifndef' ? '!' : ''}${name.replace(/-+$/, '').trim()}`),
      );
  }
  return open;
}

const IN_APP = /^(?:!|APP|VUE|UNI|uni)/;

/** What a place is compiled for, where that is no app: `H5`, `MP-WEIXIN`. */
const notInApp = ({ file, offset }: Place): string | undefined =>
  conditions(file.source.text, offset)
    .find(
      (names) =>
        names.length > 0 &&
        (names.some((name) => /^!APP(?:-PLUS)?$/.test(name)) || names.every((name) => !IN_APP.test(name))),
    )
    ?.join(', ')
    .replaceAll('!', 'not ');

/** Why scripts register on some phones of the app alone, or on none. */
export function scriptPlace(project: Project, calls: readonly NativeRegistration[]): Text | undefined {
  const builds = calls.map(notInApp);
  if (builds.every((name) => name !== undefined))
    return t(`only in builds for ${builds[0]}, not in the app`, `只在 ${builds[0]} 构建中调用，App 中没有`);
  const [system, ...others] = new Set(calls.map(onlySystem));
  if (others.length > 0) return undefined;
  if (system === 'android' && project.wanted.has('apns')) return t('only on Android', '只在 Android 上调用');
  return system === 'ios' && placedConfigs(project).length > 0 ? t('only on iPhones', '只在 iPhone 上调用') : undefined;
}
