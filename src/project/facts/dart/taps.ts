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

/** The functions that get the tap, and those that a closure for it calls. */
const tapCode = (project: Project): readonly Range[] =>
  ['registerPush', 'TIMPushListener', 'registerOnNotificationClickedEvent', 'init']
    .flatMap((name) => project.calls(name))
    .flatMap((call): Range[] => {
      const { file } = call;
      const given = argumentOf(call, 'onNotificationClicked') ?? argumentOf(call, 'pushClickAction');
      const { start = 0, value = [] } = given ?? {};
      const range = { file, start, end: start + value.length };
      const names = value.length === 1 ? [value[0]?.text ?? ''] : callsIn(range).map(([name]) => name);
      const bodies = [...new Set(names)].map((name) =>
        project.dart
          .filter(({ source }) => source.text.includes(name))
          .flatMap((other) => bodiesOf(other, name).map((body): Range => ({ file: other, ...body }))),
      );
      return [range, ...bodies.flatMap((found) => (found.length === 1 ? found : []))];
    });

const GIVEN = '(?:userID|groupID)\\)?(?:!=null|[?!]*\\.isNotEmpty)';
const BOTH = new RegExp(`^(?=.*userID)(?=.*groupID)[^|]*${GIVEN}[^|]*&&[^|]*${GIVEN}[^|]*$`);

/** The token behind which a condition shuts the code of a tap off, and why: both ids, of which a push has one; or what is used there is null. */
function shutBy({ file: { tokens }, start, end }: Range, at: number): readonly [number, Text] | undefined {
  const code = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ kind, text }) => (kind === 'string' ? "''" : text))
      .join(' ');
  const closings = closingsOf(tokens);
  const close = closings[at + 1] ?? end;
  const condition = code(at + 2, close).replaceAll(' ', '');
  const isBlock = isSign(tokens[close + 1], '{');
  const to = isBlock ? (closings[close + 1] ?? end) : tokens.findIndex((token, i) => i > close && isSign(token, ';'));
  const [, name = '', sign] = /^(\w+)([!=])=null$/.exec(condition) ?? [];
  const hasElse = tokens[to + 1]?.text === 'else';
  if (BOTH.test(condition) && !hasElse) return [close, reasons.neverTrue];
  // An `if` in a list, or behind `else`, is no statement of its own.
  if (name === '' || !/^[;{}]$/.test(tokens[at - 1]?.text ?? '')) return undefined;
  if (sign === '!' && (hasElse || !leaves(tokens, close + 1))) return undefined;
  const [from, until] = sign === '!' ? [to, closings[openingOf(tokens, at)] ?? end] : [close, to];
  const shut = code(from, until);
  const declared = `(?<=[\\w>])(?<!\\b(?:return|await|in)) ${name} `;
  const other = `${declared}|\\b${name} (?:\\? \\? )?= (?!=)|\\( ${name} \\) (?:[{=]|async)|\\b(?:case|default)\\b`;
  const uses = new RegExp(`(?<!\\. )\\b${name} (?:[.[]|! (?!=))|(\\w+) \\( (?:\\w+ : )?${name} (?:, )?\\)`, 'g');
  return new RegExp(`[\\w>?] ${name} `).test(code(Math.max(0, start - 40), at)) &&
    !new RegExp(other).test(shut) &&
    [...shut.matchAll(uses)].some(([, call = '']) => !NO_CALL.test(call))
    ? [from, t(`only where ${name} is null`, `只在 ${name} 为 null 时`)]
    : undefined;
}

/** Calls behind a `return`, or behind a condition that does not let them run. */
export const lostTaps = (project: Project): readonly Finding[] =>
  tapCode(project).flatMap((range): Finding[] => {
    const { file, start, end } = range;
    const calls = callsIn(range);
    const dead = calls.find(([, index]) => isUnreachable({ file, index }))?.[1];
    for (let at = dead ?? start; at < end; at += 1) {
      const isIf = file.tokens[at]?.text === 'if' && isSign(file.tokens[at + 1], '(');
      const [from, found] = dead !== undefined ? [dead, reasons.behindReturn] : (isIf && shutBy(range, at)) || [];
      const [name] = calls.find(([, index]) => from !== undefined && index >= from) ?? [];
      if (name !== undefined && found !== undefined)
        return [{ at: file.source.at(file.tokens[at]?.offset ?? 0), found, expected: '–', args: { name } }];
    }
    return [];
  });
