// The code that a tap on a notification runs: what of it is never reached.
import { argumentOf, closingsOf, type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { type Text, t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import type { Finding } from '../../types.js';
import { bodiesOf } from './functions.js';
import { isUnreachable, leaves } from './platforms.js';

/** Token indices. */
interface Range {
  readonly file: DartFile;
  readonly start: number;
  readonly end: number;
}

const NO_CALL = /^(?:if|case|for|while|switch|catch|assert|return|await|\w*(?:[pP]rint|[lL]og\w?|[tT]oast|[rR]eport))$/;

/** Words before `(`, with the tokens they are at. */
function callsIn({ file: { tokens }, start, end }: Range): readonly (readonly [string, number])[] {
  const found: [string, number][] = [];
  for (let i = start; i < end; i += 1) {
    const { kind, text = '' } = tokens[i] ?? {};
    if (kind === 'word' && isSign(tokens[i + 1], '(') && !NO_CALL.test(text)) found.push([text, i]);
  }
  return found;
}

/** The functions that get the tap, and those that they call. */
function tapCode(project: Project): readonly (Range & { readonly isFirst: boolean })[] {
  const given = ['registerPush', 'TIMPushListener', 'registerOnNotificationClickedEvent', 'init']
    .flatMap((name) => project.calls(name))
    .flatMap((call): Range[] => {
      const value = argumentOf(call, 'onNotificationClicked') ?? argumentOf(call, 'pushClickAction');
      return value === undefined
        ? []
        : [{ file: call.file, start: value.start, end: value.start + value.value.length }];
    });
  const named = (names: readonly string[], files: readonly DartFile[]): readonly Range[] =>
    [...new Set(names)].slice(0, 30).flatMap((name) => {
      const bodies = files
        .filter(({ source }) => source.text.includes(name))
        .flatMap((file) => bodiesOf(file, name).map((body): Range => ({ file, ...body })));
      return bodies.length === 1 ? bodies : [];
    });
  const first = given.flatMap((range) => [
    range,
    ...named(
      range.end - range.start === 1
        ? [range.file.tokens[range.start]?.text ?? '']
        : callsIn(range).map(([name]) => name),
      project.dart,
    ),
  ]);
  const next = first.flatMap((range) =>
    named(
      callsIn(range).map(([name]) => name),
      [range.file],
    ),
  );
  const seen = new Set<string>();
  return [
    ...first.map((range) => ({ ...range, isFirst: true })),
    ...next.map((range) => ({ ...range, isFirst: false })),
  ].filter(({ file, start }) => !seen.has(`${file.source.path} ${start}`) && seen.add(`${file.source.path} ${start}`));
}

/** `userID != null`, `TencentUtils.checkString(userID) != null`, `userID?.isNotEmpty == true`. */
const isGiven = (part: string, name: string): boolean =>
  new RegExp(`^(?:[\\w.]+\\()?${name}(?:\\)?!=null|[?!]*\\.isNotEmpty(?:==true)?)$`).test(part);

/** What a condition in the code of a tap shuts off: both ids, of which a push has one; or the only thing that is used is null. */
function shutBy(
  range: Range,
  isFirst: boolean,
  at: number,
): { readonly found: Text; readonly from: number } | undefined {
  const { file, start, end } = range;
  const { tokens } = file;
  const closings = closingsOf(tokens);
  const close = closings[at + 1] ?? end;
  const condition = tokens.slice(at + 2, close).map(({ text }) => text);
  const isBlock = isSign(tokens[close + 1], '{');
  const to = isBlock ? (closings[close + 1] ?? end) : tokens.findIndex((token, i) => i > close && isSign(token, ';'));
  const parts = condition.join('').split('&&');
  const isBoth = ['userID', 'groupID'].every((name) => parts.some((part) => isGiven(part, name)));
  if (isFirst && isBoth && !condition.includes('|') && tokens[to + 1]?.text !== 'else')
    return { found: reasons.neverTrue, from: close };
  const [, name = '', sign] = /^(\w+)([!=])=null$/.exec(condition.join('')) ?? [];
  // An `if` in a list, or behind `else`, is no statement of its own.
  if (name === '' || !/^[;{}]$/.test(tokens[at - 1]?.text ?? '')) return undefined;
  const isLeft = sign === '!' && leaves(tokens, close + 1) && tokens[to + 1]?.text !== 'else';
  if (sign === '!' && !isLeft) return undefined;
  const [from, until] = isLeft ? [to, closings[openingOf(tokens, at)] ?? end] : [close, to];
  const isLocal = tokens
    .slice(Math.max(0, start - 40), at)
    .some(
      ({ text }, i, all) =>
        text === name && (all[i - 1]?.kind === 'word' || isSign(all[i - 1], '?') || isSign(all[i - 1], '>')),
    );
  let isUsed = false;
  for (let i = from; i < until; i += 1) {
    const [owner, open, before, word, next, after] = tokens.slice(i - 3, i + 3);
    if (word?.kind !== 'word') continue;
    // Another branch, which may have a value of its own.
    if (/^(?:case|default)$/.test(word.text)) return undefined;
    if (word.text !== name || isSign(before, '.')) continue;
    const isSet = (isSign(next, '=') && !isSign(after, '=')) || (isSign(next, '?') && isSign(after, '?'));
    const isParameter = isSign(before, '(') && isSign(next, ')') && /^(?:[{=]|async)$/.test(after?.text ?? '');
    const isDeclared =
      (before?.kind === 'word' && !/^(?:return|await|in|case)$/.test(before.text)) || isSign(before, '>');
    if (isSet || isParameter || isDeclared) return undefined;
    const [called, sole] = isSign(before, ':') ? [tokens[i - 4], owner] : [open, before];
    const isAlone =
      isSign(sole, '(') &&
      called?.kind === 'word' &&
      !NO_CALL.test(called.text) &&
      (isSign(next, ')') || (isSign(next, ',') && isSign(after, ')')));
    isUsed ||= isAlone || isSign(next, '.') || isSign(next, '[') || (isSign(next, '!') && !isSign(after, '='));
  }
  return isLocal && isUsed ? { found: t(`only where ${name} is null`, `只在 ${name} 为 null 时`), from } : undefined;
}

/** Calls behind a `return`, or behind a condition that does not let them run. */
export const lostTaps = (project: Project): readonly Finding[] =>
  tapCode(project).flatMap(({ isFirst, ...range }): Finding[] => {
    const { file, start, end } = range;
    const calls = callsIn(range);
    const tell = (at: number, from: number, found: Text): Finding[] =>
      calls
        .filter(([, index]) => index >= from && index < end)
        .slice(0, 1)
        .map(([name]) => ({ at: file.source.at(file.tokens[at]?.offset ?? 0), found, expected: '–', args: { name } }));
    const [, dead] = calls.find(([, index]) => isUnreachable({ file, index })) ?? [];
    if (dead !== undefined) return tell(dead, dead, reasons.behindReturn);
    for (let i = start; i < end; i += 1) {
      const isIf = file.tokens[i]?.text === 'if' && isSign(file.tokens[i + 1], '(');
      const shut = isIf ? shutBy(range, isFirst, i) : undefined;
      if (shut !== undefined) return tell(i, shut.from, shut.found);
    }
    return [];
  });
