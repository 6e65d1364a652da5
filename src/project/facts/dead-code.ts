// Code that never runs: behind a return, in debug builds alone, or in a function nothing calls.
import { blocksAround, blocksIn } from '../../readers/code.js';
import { type Text, t } from '../../text/language.js';
import type { CodeFile } from '../ios/app.js';
import { reasons } from '../reasons.js';
import { functionAround } from './timpush/registration-order.js';

interface Place {
  readonly file: CodeFile;
  readonly offset: number;
}

/** `if (BuildConfig.DEBUG)` or `if (__DEV__)` around a call, with or without braces. */
const FOR_DEBUG = /\bif\s*\(\s*(?:BuildConfig\s*\.\s*DEBUG|__DEV__|false)\s*\)\s*(?:\{[^{}]*)?[\w.()\s]*$/;

/** What the system calls at the end. */
const LATE =
  /^(?:onDestroy|onTerminate|onUnload|onWindowStageDestroy|componentWillUnmount|aboutToDisappear|applicationWillTerminate)$/;

/** Why no build that users get runs a call, or not in time. */
export const neverRuns = (place: Place): Text | undefined =>
  isBehindReturn(place)
    ? reasons.behindReturn
    : FOR_DEBUG.test(place.file.bare.slice(Math.max(0, place.offset - 400), place.offset))
      ? reasons.onlyInDebug
      : LATE.test(functionAround(place.file.bare, place.offset) ?? '')
        ? t('only when the app or page ends', '只在应用或页面结束时')
        : undefined;

/** Whether code follows an unconditional `return` of its block. Only signs show where a statement begins, and a constant where it ends: without them it is left open. */
export function isBehindReturn({ file: { bare, source }, offset }: Place): boolean {
  const found = /[;{}]\s*return\b(?:[^;{}()\n]*;|[ \t]+(?:true|false|YES|NO|nil|null)[ \t]*\n)(?!\s*\})/g;
  const from = bare.lastIndexOf('\n}', offset) + 1;
  for (const match of bare.slice(from, offset).matchAll(found)) {
    const start = from + match.index + match[0].length;
    const between = bare.slice(start, offset);
    // `#endif`, for uni-app in a comment: only some builds return there.
    if (/#[ \t]*(?:el|end)/.test(source.text.slice(start, offset))) continue;
    if (blocksIn(between).least === 0 && !/\b(?:case|default|function|class)\b/.test(between)) return true;
  }
  return false;
}

/** Whether the run of code that adds a listener takes it away again: in no callback, branch or function of its own. */
export const isRemovedAtOnce = ({ file: { bare }, offset }: Place): boolean =>
  [...bare.slice(offset).matchAll(/\bremovePushListener\s*\([^()]*\bNOTIFICATION_CLICKED\b/g)].some(({ index }) => {
    const between = bare.slice(offset, offset + index);
    const { end, least } = blocksIn(between);
    const statement = /[^;{}]*$/.exec(between)?.[0] ?? '';
    return (
      end === 0 &&
      least === 0 &&
      !/\b(?:if|else|return|await)\b|=>|&&|\?/.test(statement) &&
      !/\b(?:return|case|default)\b/.test(between.replace(/\{[^{}]*\}/g, ''))
    );
  });

const PRIVATE =
  /(?:^|[;{}])[ \t]*private\s+(?:static\s+|final\s+|suspend\s+|inline\s+)*(?:void|fun)\s+(\w+)\s*\([^()]*\)\s*\{$/m;

const IMPORT = /\bimport\s*\{[^{}]*\}\s*from\s*(['"])[^'"\n]*\1/g;

/** The function at the top of a script around a place, where no script of the app names it again. */
export function unusedFunction({ file: { bare }, offset }: Place, files: readonly CodeFile[]): string | undefined {
  const from = bare.lastIndexOf('\n}', offset) + 1;
  const [name] = [...bare.slice(from, offset).matchAll(/^(?:export\s+)?(?:async\s+)?(?:const|function)\s+(\w+)/gm)]
    .map((match) => match[1] ?? '')
    .slice(-1);
  if (name === undefined) return undefined;
  const word = new RegExp(`\\b${name}\\b`);
  // An import alone, or a remark, is no use.
  return files.reduce((sum, { code }) => sum + code.replace(IMPORT, '').split(word).length - 1, 0) === 1
    ? name
    : undefined;
}

/** The same, where no other part of a workspace may call it: it is not exported, or imported in vain. */
export function idleScript(place: Place, files: readonly CodeFile[]): string | undefined {
  const name = unusedFunction(place, files);
  const has = (words: string): boolean => files.some(({ code }) => new RegExp(`${words}\\b${name}\\b`).test(code));
  return name !== undefined && (has('\\bimport\\s*\\{[^{}]*') || !has('\\bexport\\b[^;{}=]*')) ? name : undefined;
}

/** The private method of Java or Kotlin around a place, where its file never names it again, or only in another such method. */
export function unusedMethod({ file, offset }: Place, depth = 0): string | undefined {
  if (!/\.(?:java|kt)$/.test(file.source.path)) return undefined;
  for (const i of blocksAround(file.bare, offset)) {
    const from = Math.max(0, i - 200);
    const head = PRIVATE.exec(file.bare.slice(from, i + 1));
    const name = head?.[1];
    if (name === undefined || head === null) continue;
    // What carries an annotation may be called by a library.
    const before = head.input.slice(0, head.index).trimEnd().split('\n').at(-1) ?? '';
    if (/^\s*(?:@|\)$)/.test(before)) return undefined;
    // A text of exactly this name may be its call by reflection.
    if (new RegExp(`["']${name}["']`).test(file.source.text)) return undefined;
    const places = [...file.bare.matchAll(new RegExp(`\\b${name}\\b`, 'g'))];
    const [other, more] = places.filter(({ index }) => index < head.index + from || index > i);
    if (other === undefined) return name;
    return more === undefined && depth < 3 ? unusedMethod({ file, offset: other.index }, depth + 1) : undefined;
  }
  return undefined;
}
