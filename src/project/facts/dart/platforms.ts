// Whether a call in Dart runs on a phone of one system, and in release builds, as far as the conditions around it tell.
import { blockAround, type DartCall, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import type { DartToken } from '../../../readers/dart/tokenizer.js';

type Answer = 'yes' | 'no' | 'unknown';

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Where a call may run. */
type Target = 'iOS' | 'android' | 'release' | 'loggedIn';

/** `yes` where nothing keeps it from running there: no condition names a platform. */
export function runsOn(target: Target, call: DartCall): Answer {
  const { tokens } = call.file;
  let answer: Answer = 'yes';
  let i = statementStart(tokens, call.index);
  for (;;) {
    const own = conditionBefore(tokens, i, target);
    if (own.answer === 'no') return 'no';
    if (own.answer === 'unknown') answer = 'unknown';
    const open = blockAround(tokens, own.start);
    if (open === undefined) return answer;
    i = open;
  }
}

/** Whether a `return` or `throw` that nothing guards stands before it in its block, or in a block around. */
export function isUnreachable({ file: { tokens }, index }: DartCall): boolean {
  let depth = 0;
  // In the block that is looked at: whether a statement ended, or a `case` began, between there and the call.
  let hasEnded = false;
  let isLabelled = false;
  for (let i = index - 1; i > 0; i -= 1) {
    const { kind, text = '' } = tokens[i] ?? {};
    if (kind === 'sign') {
      if (')]}'.includes(text)) depth += 1;
      else if ('([{'.includes(text)) {
        if (depth > 0) depth -= 1;
        else [hasEnded, isLabelled] = [false, false];
      } else if (text === ';' && depth === 0) hasEnded = true;
    } else if (kind === 'word' && depth === 0) {
      isLabelled ||= text === 'case' || text === 'default';
      const before = tokens[i - 1];
      const leads = before?.kind === 'sign' && ';{}'.includes(before.text);
      if (/^(?:return|throw)$/.test(text) && leads && hasEnded && !isLabelled) return true;
    }
  }
  return false;
}

/** Whether a call runs only where `code` of a login's result tells of an error. */
export function isAfterFailure(call: DartCall): boolean {
  if (runsOn('loggedIn', call) !== 'no') return false;
  const before = call.file.source.text.slice(Math.max(0, call.offset - 1000), call.offset);
  const name = [...before.matchAll(/\bif\s*\(\s*(\w+)\.code\b/g)].at(-1)?.[1];
  const values = name === undefined ? [] : [...before.matchAll(new RegExp(`\\b${name}\\s*=\\s*await\\b([^;=]*)`, 'g'))];
  return /\.login\s*\(/.test(values.at(-1)?.[1] ?? '');
}

/** Whether no phone with an ordinary build runs it: `if (false)`, `if (kIsWeb)`, `if (kDebugMode)`. */
export const neverRuns = (call: DartCall): boolean =>
  isUnreachable(call) ||
  isSwitchedOff(call) ||
  runsOn('release', call) === 'no' ||
  (runsOn('android', call) === 'no' && runsOn('iOS', call) === 'no');

/** `if (enabled)` around a call, where the file says `const enabled = false`. */
function isSwitchedOff({ file: { tokens, constants }, index }: DartCall): boolean {
  for (let i: number | undefined = statementStart(tokens, index); i !== undefined; i = blockAround(tokens, i)) {
    const [head, open, name, close] = tokens.slice(i - 4, i);
    if (head?.text !== 'if' || open === undefined || name?.kind !== 'word' || !isSign(close, ')')) continue;
    const found = constants.find(name.text, constants.scopeOf(i - 2));
    if (found !== undefined && found !== 'ambiguous' && found.isFixed && tokens[found.start]?.text === 'false')
      return true;
  }
  return false;
}

export const runsOnIphone = (call: DartCall): Answer => runsOn('iOS', call);

/** Whether a condition around the call names a platform. */
export function isGuarded(call: DartCall): boolean {
  const { tokens } = call.file;
  for (let i: number | undefined = statementStart(tokens, call.index); i !== undefined; ) {
    const { start } = conditionBefore(tokens, i, 'iOS');
    if (names('iOS', tokens.slice(start, i))) return true;
    i = blockAround(tokens, start);
  }
  return false;
}

/** What is before a statement or a block, `if (…)` or `else`, and where that begins. */
function conditionBefore(
  tokens: readonly DartToken[],
  at: number,
  target: Target,
): { readonly answer: Answer; readonly start: number } {
  const before = tokens[at - 1];
  if (isSign(before, ')')) {
    const open = openingOf(tokens, at - 1);
    if (tokens[open - 1]?.text !== 'if') return { answer: 'yes', start: at };
    const chain = conditionBefore(tokens, open - 1, target);
    const own = whether(target, tokens.slice(open + 1, at - 1));
    return { answer: both(own, chain.answer), start: chain.start };
  }
  if (before?.kind === 'word' && before.text === 'else') {
    // The block or statement of the `if` lies right before: its condition must not hold.
    const end = at - 2;
    if (!isSign(tokens[end], '}')) return { answer: 'unknown', start: at - 1 };
    const block = openingOf(tokens, end);
    if (block === -1) return { answer: 'unknown', start: at - 1 };
    const first = conditionBefore(tokens, block, target);
    const open = isSign(tokens[block - 1], ')') ? openingOf(tokens, block - 1) : -1;
    if (open === -1) return { answer: 'unknown', start: first.start };
    const own = whether(target, tokens.slice(open + 1, block - 1));
    const outer = conditionBefore(tokens, open - 1, target);
    return {
      answer: both(
        own === 'yes' && !names(target, tokens.slice(open + 1, block - 1)) ? 'yes' : opposite[own],
        outer.answer,
      ),
      start: outer.start,
    };
  }
  return { answer: 'yes', start: at };
}

const both = (a: Answer, b: Answer): Answer =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unknown';

const PLATFORM = /^(?:false|kIsWeb|Platform|TargetPlatform|PlatformUtils|defaultTargetPlatform|isIOS|isIos|isAndroid)$/;

const MODE = /^k(?:Debug|Release|Profile)Mode$/;

/** Words of a condition that say something about a target. */
const WORDS: Readonly<Record<Target, RegExp>> = {
  iOS: PLATFORM,
  android: PLATFORM,
  release: MODE,
  loggedIn: /^code$/,
};

const names = (target: Target, condition: readonly DartToken[]): boolean =>
  condition.some((token) => token.kind === 'word' && WORDS[target].test(token.text));

/** Whether a condition holds there. One that names no platform, or no mode of the build, may hold anywhere. */
function whether(target: Target, condition: readonly DartToken[]): Answer {
  if (!names(target, condition)) return 'yes';
  const words = condition.map((token) => token.text).join('');
  const [own, other] = SIGNS[target];
  if (own.test(words)) return 'yes';
  if (other.test(words) || (target !== 'release' && NO_PHONE.test(words))) return 'no';
  // `!kIsWeb && Platform.isIOS`: every part has to hold.
  const parts = splitAnd(condition);
  if (parts.length > 1) return parts.map((part) => whether(target, part)).reduce(both);
  if (/^(?:io\.)?Platform\.is(?:Android\|\|(?:io\.)?Platform\.isIOS|IOS\|\|(?:io\.)?Platform\.isAndroid)$/.test(words))
    return 'yes';
  return 'unknown';
}

const IOS =
  /^(?:(?:io\.)?Platform\.isIOS|(?:defaultTargetPlatform|Theme\.of\(context\)\.platform)==TargetPlatform\.iOS|!(?:io\.)?Platform\.isAndroid)$/;
const ANDROID =
  /^(?:(?:io\.)?Platform\.isAndroid|(?:defaultTargetPlatform|Theme\.of\(context\)\.platform)==TargetPlatform\.android|!(?:io\.)?Platform\.isIOS)$/;

const NO_PHONE = /^(?:false|kIsWeb|(?:io\.)?Platform\.is(?:Windows|MacOS|Linux)|PlatformUtils\(\)\.is(?:Desktop|Web))$/;

/** What a condition says of a target: that it is this one, or another. */
const SIGNS: Readonly<Record<Target, readonly [RegExp, RegExp]>> = {
  iOS: [IOS, ANDROID],
  android: [ANDROID, IOS],
  release: [/^(?:kReleaseMode|!kDebugMode)$/, /^(?:kDebugMode|!kReleaseMode)$/],
  loggedIn: [/^\w+\.code==0$/, /^\w+\.code!=0$/],
};

function splitAnd(tokens: readonly DartToken[]): readonly (readonly DartToken[])[] {
  const parts: DartToken[][] = [[]];
  let depth = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (token.kind === 'sign' && '(['.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')]'.includes(token.text)) depth -= 1;
    if (depth === 0 && isSign(token, '&') && isSign(tokens[i + 1], '&')) {
      parts.push([]);
      i += 1;
    } else if (depth === 0 && isSign(token, '|') && isSign(tokens[i + 1], '|')) return [tokens];
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Where the statement a call is in begins: behind the last `;`, `{`, `}`, `else` or condition before it. */
function statementStart(tokens: readonly DartToken[], index: number): number {
  let i = index;
  let depth = 0;
  for (; i > 0; i -= 1) {
    const before = tokens[i - 1];
    if (before?.kind === 'word' && before.text === 'else' && depth === 0) return i;
    if (before?.kind !== 'sign') continue;
    if (before.text === ')' || before.text === ']') {
      if (depth === 0 && before.text === ')') {
        if (tokens[openingOf(tokens, i - 1) - 1]?.text === 'if') return i;
      }
      depth += 1;
    } else if (before.text === '(' || before.text === '[') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (before.text === ';' || before.text === '{' || before.text === '}')) return i;
  }
  return 0;
}
