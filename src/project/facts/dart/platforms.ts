// Whether a call in Dart runs on a phone of one system, and in release builds, as far as the conditions around it tell.
import { blockAround, closingsOf, type DartCall, type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import type { DartToken } from '../../../readers/dart/tokenizer.js';
import type { Text } from '../../../text/language.js';
import { reasons } from '../../reasons.js';
import { bodiesAround } from './functions.js';

type Answer = 'yes' | 'no' | 'unknown';

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Where a call may run; `anywhere` is kept only by flags of the app itself. */
type Target = 'iOS' | 'android' | 'release' | 'loggedIn' | 'anywhere';

/** `yes` where nothing keeps it from running there: no condition around it, and no `if (…) return;` before it, names a platform. */
export function runsOn(target: Target, call: DartCall): Answer {
  const { tokens } = call.file;
  let answer: Answer = 'yes';
  let i = statementStart(tokens, call.index);
  for (;;) {
    const own = conditionBefore(call.file, i, target);
    answer = both(answer, both(own.answer, leftBefore(call.file, own.start, target)));
    const open = answer === 'no' ? undefined : blockAround(tokens, own.start);
    if (open === undefined) return answer;
    i = open;
  }
}

/** Whether the code still gets to a place, past every `if (…) return;` of its block. */
function leftBefore(file: DartFile, at: number, target: Target): Answer {
  const { tokens } = file;
  let answer: Answer = 'yes';
  for (let i = at - 1; i >= 0; i -= 1) {
    const { kind, text = '' } = tokens[i] ?? {};
    if (kind === 'sign' && ')]}'.includes(text)) i = openingOf(tokens, i);
    else if ((kind === 'sign' && '([{'.includes(text)) || (kind === 'word' && /^(?:case|default)$/.test(text))) break;
    if (kind !== 'word' || text !== 'if' || !isSign(tokens[i + 1], '(') || tokens[i - 1]?.text === 'else') continue;
    const close = closingsOf(tokens)[i + 1] ?? tokens.length;
    if (!leaves(tokens, close + 1)) continue;
    const condition = tokens.slice(i + 2, close);
    const end = bodiesAround(file, i)[0]?.end ?? at;
    if (valueOfFlag(file, condition, i, [close, end]) === true) return 'no';
    if (names(target, condition)) answer = both(answer, opposite[holds(target, condition)]);
  }
  return answer;
}

/** `return …;`, or a block with one that nothing guards. */
export function leaves(tokens: readonly DartToken[], at: number): boolean {
  const isWay = (i: number): boolean => /^(?:return|throw)$/.test(tokens[i]?.text ?? '') && tokens[i]?.kind === 'word';
  if (!isSign(tokens[at], '{')) return isWay(at);
  const end = closingsOf(tokens)[at] ?? tokens.length;
  for (let i = at + 1; i < end; i += 1) {
    if (isWay(i) && tokens[i - 1]?.kind === 'sign' && ';{}'.includes(tokens[i - 1]?.text ?? '')) return true;
    if (tokens[i]?.kind === 'sign' && '([{'.includes(tokens[i]?.text ?? '')) i = closingsOf(tokens)[i] ?? end;
  }
  return false;
}

const FLAG = /^(!?)(\w+)(?:([!=]=)(true|false|null))?$/;

/** What a condition on a flag of the file always says: a constant, or a private field that only the code of `from … to` changes. */
function valueOfFlag(
  { tokens, constants, source }: DartFile,
  condition: readonly DartToken[],
  at: number,
  [from, to]: readonly [number, number],
): boolean | undefined {
  if (condition.length > 4) return undefined;
  const [, not, name = '', sign, wanted = 'true'] = FLAG.exec(condition.map(({ text }) => text).join('')) ?? [];
  const say = (value: string | undefined): boolean => ((value === wanted) === (sign !== '!=')) === (not !== '!');
  if (/^(?:true|false)$/.test(name)) return say(name);
  const fixed = constants.find(name, constants.scopeOf(at));
  if (fixed !== undefined && fixed !== 'ambiguous' && fixed.isFixed) {
    const { text = '' } = tokens[fixed.start] ?? {};
    const isLiteral = /^(?:true|false)$/.test(text) && isSign(tokens[fixed.start + 1], ';');
    return isLiteral ? say(text) : undefined;
  }
  if (!name.startsWith('_') || /^\s*part\b/m.test(source.text)) return undefined;
  let first: string | undefined;
  const sets: (string | undefined)[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.text !== name) continue;
    const [before, next, value, end] = [tokens[i - 1], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
    const isEmpty = isSign(next, ';');
    if ((isSign(before, '?') && isEmpty) || (before?.text === 'bool' && (isEmpty || isSign(end, ';')))) {
      if (first !== undefined || (!isEmpty && !/^(?:true|false)$/.test(value?.text ?? ''))) return undefined;
      first = isEmpty ? 'null' : value?.text;
    } else {
      const isSet =
        (isSign(next, '=') && !isSign(value, '=')) ||
        (isSign(value, '=') && next?.kind === 'sign' && '|&^?'.includes(next.text)) ||
        (isSign(next, '?') && isSign(value, '?') && isSign(end, '=')) ||
        (before?.kind === 'word' && !/^(?:return|await|in|case|assert)$/.test(before.text)) ||
        (isSign(before, '.') && tokens[i - 2]?.text === 'this' && !isSign(next, '.'));
      // Set back to what it was, it stays what it is.
      if (isSet && (i < from || i > to)) sets.push(isSign(end, ';') ? value?.text : undefined);
    }
  }
  return first === undefined || sets.some((value) => value !== first) ? undefined : say(first);
}

/** Whether an unconditional `return`, `throw` or `break` comes before it in its block, or in a block around. */
export function isUnreachable({ file: { tokens }, index }: Pick<DartCall, 'file' | 'index'>): boolean {
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
      // Behind `case a:`; a `throw` may be the value behind `? … :`.
      const leads = before?.kind === 'sign' && (text === 'throw' ? ';{}' : ';{}:').includes(before.text);
      if (/^(?:return|throw|break|continue)$/.test(text) && leads && hasEnded && !isLabelled) return true;
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

/** Why no phone with an ordinary build runs it: `if (false)`, `if (kIsWeb)`, `if (kDebugMode)`. */
export const neverRuns = (call: DartCall): Text | undefined =>
  isUnreachable(call)
    ? reasons.behindReturn
    : runsOn('anywhere', call) === 'no'
      ? reasons.neverTrue
      : runsOn('release', call) === 'no'
        ? reasons.onlyInDebug
        : runsOn('android', call) === 'no' && runsOn('iOS', call) === 'no'
          ? reasons.onNoPhone
          : undefined;

export const runsOnIphone = (call: DartCall): Answer => runsOn('iOS', call);

/** Whether a condition around the call names a platform. */
export function isGuarded(call: DartCall): boolean {
  const { tokens } = call.file;
  for (let i: number | undefined = statementStart(tokens, call.index); i !== undefined; ) {
    const { start } = conditionBefore(call.file, i, 'iOS');
    if (names('iOS', tokens.slice(start, i))) return true;
    i = blockAround(tokens, start);
  }
  return false;
}

/** What is before a statement or a block, `if (…)` or `else`, and where that begins. */
function conditionBefore(
  file: DartFile,
  at: number,
  target: Target,
): { readonly answer: Answer; readonly start: number } {
  const { tokens } = file;
  const before = tokens[at - 1];
  if (isSign(before, ')')) {
    const open = openingOf(tokens, at - 1);
    if (tokens[open - 1]?.text !== 'if') return { answer: 'yes', start: at };
    const chain = conditionBefore(file, open - 1, target);
    const condition = tokens.slice(open + 1, at - 1);
    const end = isSign(tokens[at], '{') ? (closingsOf(tokens)[at] ?? at) : at;
    const isShut = valueOfFlag(file, condition, open, [at, end]) === false;
    return { answer: both(isShut ? 'no' : mayHold(target, condition), chain.answer), start: chain.start };
  }
  if (before?.kind === 'word' && before.text === 'else') {
    // The block or statement of the `if` lies right before: its condition must not hold.
    const end = at - 2;
    const block = isSign(tokens[end], '}') ? openingOf(tokens, end) : -1;
    if (block === -1) return { answer: 'unknown', start: at - 1 };
    const open = isSign(tokens[block - 1], ')') ? openingOf(tokens, block - 1) : -1;
    if (open === -1) return { answer: 'unknown', start: conditionBefore(file, block, target).start };
    const outer = conditionBefore(file, open - 1, target);
    const condition = tokens.slice(open + 1, block - 1);
    const own = names(target, condition) ? opposite[holds(target, condition)] : 'yes';
    return { answer: both(own, outer.answer), start: outer.start };
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
  anywhere: /^false$/,
};

const names = (target: Target, condition: readonly DartToken[]): boolean =>
  condition.some((token) => token.kind === 'word' && WORDS[target].test(token.text));

/** Whether a condition lets code run there. A part that names no platform, or no mode of the build, may hold anywhere. */
function mayHold(target: Target, condition: readonly DartToken[]): Answer {
  if (!names(target, condition)) return 'yes';
  const parts = split(condition, '&');
  return parts.length > 1 ? parts.map((part) => mayHold(target, part)).reduce(both) : holds(target, condition);
}

/** Whether a condition holds there, whatever else it names. */
function holds(target: Target, condition: readonly DartToken[]): Answer {
  const [own, other] = SIGNS[target];
  const words = condition.map((token) => token.text).join('');
  if (own.test(words)) return 'yes';
  if (other.test(words) || (target !== 'release' && NO_PHONE.test(words))) return 'no';
  const any = split(condition, '|');
  if (any.length > 1) return opposite[any.map((part) => opposite[holds(target, part)]).reduce(both)];
  const all = split(condition, '&');
  if (all.length > 1) return all.map((part) => holds(target, part)).reduce(both);
  // `!kIsWeb`, `!(a || b)`
  if (isSign(condition[0], '!')) return opposite[holds(target, condition.slice(1))];
  return isSign(condition[0], '(') && isSign(condition.at(-1), ')') ? holds(target, condition.slice(1, -1)) : 'unknown';
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
  anywhere: [/^true$/, /^false$/],
};

/** The parts between `&&`, or `||`, outside of all brackets. */
function split(tokens: readonly DartToken[], sign: '&' | '|'): readonly (readonly DartToken[])[] {
  const parts: DartToken[][] = [[]];
  let depth = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (token.kind === 'sign' && '(['.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')]'.includes(token.text)) depth -= 1;
    if (depth === 0 && isSign(token, sign) && isSign(tokens[i + 1], sign)) {
      parts.push([]);
      i += 1;
    } else if (depth === 0 && sign === '&' && isSign(token, '|') && isSign(tokens[i + 1], '|')) return [tokens];
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
