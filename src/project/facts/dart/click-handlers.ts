// The function that gets the tap on a notification: whether the push package can call it, and what it reads.

import { argumentOf, closingsOf, type DartCall, type DartFile, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import type { Finding } from '../../types.js';
import { bodiesOf } from './functions.js';

interface Parameters {
  readonly open: number;
  readonly close: number;
}

/** Of the one function of this name in the file. */
function ownParameters(file: DartFile, name: string): Parameters | undefined {
  const [body, second] = bodiesOf(file, name);
  if (body === undefined || second !== undefined) return undefined;
  let close = body.start - 1;
  while (close > 0 && !isSign(file.tokens[close], ')')) close -= 1;
  return { open: openingOf(file.tokens, close), close };
}

/** Token indices of the brackets around the parameters of a closure, or of the one function of this name in the file. */
function parametersOf(file: DartFile, call: DartCall): Parameters | undefined {
  const { tokens } = file;
  const given = argumentOf(call, 'onNotificationClicked');
  if (given === undefined) return undefined;
  const closings = closingsOf(tokens);
  if (isSign(tokens[given.start], '(')) {
    const close = closings[given.start] ?? tokens.length;
    const behind = tokens[close + 1];
    const isClosure = isSign(behind, '{') || isSign(behind, '=') || behind?.text === 'async';
    return isClosure ? { open: given.start, close } : undefined;
  }
  const [name, ...rest] = given.value;
  if (name?.kind !== 'word' || rest.length > 0) return undefined;
  return ownParameters(file, name.text);
}

const takesExt = (file: DartFile, name: string): boolean => {
  const own = ownParameters(file, name);
  const list = file.tokens.slice(own?.open ?? 0, own?.close ?? 0);
  return list.some((token, i) => token.text === 'required' && list[i + 2]?.text === 'ext');
};

/** An empty function: registerPush requires one. */
export function doesNothing({ dart }: Project, call: DartCall): boolean {
  const given = argumentOf(call, 'onNotificationClicked');
  const [first] = given?.value ?? [];
  if (given === undefined || first === undefined) return false;
  if (isSign(first, '(')) return isEmptyBlock(call.file, (closingsOf(call.file.tokens)[given.start] ?? 0) + 1);
  const file = dart.find((item) => bodiesOf(item, first.text).length > 0);
  return file !== undefined && isEmptyBlock(file, bodiesOf(file, first.text)[0]?.start ?? 0);
}

/** `(ext) => onClick`: the function is returned, not called. */
export function forgetsCall({ dart }: Project, call: DartCall, name: string): boolean {
  const given = argumentOf(call, name);
  if (given === undefined || !isSign(given.value[0], '(')) return false;
  const [arrow, sign, word, ...more] = given.value.slice(
    (closingsOf(call.file.tokens)[given.start] ?? 0) + 1 - given.start,
  );
  if (!isSign(arrow, '=') || !isSign(sign, '>') || word?.kind !== 'word' || more.length > 0) return false;
  return dart.some((file) => bodiesOf(file, word.text).length > 0);
}

const isEmptyBlock = ({ tokens }: DartFile, at: number): boolean =>
  isSign(tokens[at], '{') && isSign(tokens[at + 1], '}');

const EXPECTED = '({required String ext, String? userID, String? groupID}) { … }';

/** A function for taps without the named parameters that registerPush declares. */
export function handlerSlips(call: DartCall): readonly Finding[] {
  const { file } = call;
  const given = argumentOf(call, 'onNotificationClicked');
  const [name, open] = given?.value ?? [];
  // `onClick(…)` hands on what it returns, not the function for taps.
  const isCalled =
    given !== undefined &&
    name?.kind === 'word' &&
    isSign(open, '(') &&
    closingsOf(file.tokens)[given.start + 1] === given.start + given.value.length - 1;
  if (given !== undefined && isCalled && name !== undefined && takesExt(file, name.text))
    return [
      {
        at: file.source.at(given.offset),
        found: t(`the result of ${name.text}()`, ` ${name.text}() 的返回值`),
        expected: name.text,
        args: { name: 'onNotificationClicked' },
      },
    ];
  const found = parametersOf(file, call);
  if (found === undefined) return [];
  const { tokens } = file;
  const names = tokens
    .slice(found.open + 1, found.close)
    .filter((token, i) => {
      const next = tokens[found.open + 2 + i];
      return token.kind === 'word' && next?.kind === 'sign' && ',}=)]'.includes(next.text);
    })
    .map(({ text }) => text);
  const isNamed = isSign(tokens[found.open + 1], '{');
  const missing = ['ext', 'userID', 'groupID'].filter((name) => !isNamed || !names.includes(name));
  return missing.length === 0
    ? []
    : [
        {
          at: file.source.at(tokens[found.open]?.offset ?? call.offset),
          found: t(`a function without the named parameter ${missing[0]}`, `没有命名参数 ${missing[0]} 的函数`),
          expected: EXPECTED,
          args: { name: 'onNotificationClicked' },
        },
      ];
}

const HANDLER = /(?:click|tap)\w*(?:notif|push)|(?:notif|push)\w*(?:click|tap)/i;

/** `msg['extra']` in a function for taps of the older plugin, which hands over `ext`, and that reads nothing else of the map. */
export const wrongKeys = (project: Project): readonly Finding[] =>
  project.dart.flatMap((file): Finding[] => {
    if (!/Map<\s*String\s*,\s*dynamic\s*>\s+\w+\s*\)/.test(file.source.text)) return [];
    const { tokens } = file;
    return tokens.flatMap((token, i): Finding[] => {
      if (token.kind !== 'word' || !HANDLER.test(token.text) || !isSign(tokens[i + 1], '(')) return [];
      const [body] = bodiesOf(file, token.text);
      const close = closingsOf(tokens)[i + 1] ?? 0;
      const name = tokens[close - 1];
      if (body === undefined || body.start < close || tokens[i + 2]?.text !== 'Map' || name?.kind !== 'word') return [];
      const uses = tokens.slice(body.start, body.end).flatMap((part, at) => {
        if (part.kind !== 'word' || part.text !== name.text) return [];
        const [open, key, end] = tokens.slice(body.start + at + 1);
        return [isSign(open, '[') && key?.kind === 'string' && isSign(end, ']') ? key : undefined];
      });
      const wrong = uses.find((key) => key !== undefined && /^ext./i.test(key.text));
      return wrong === undefined || uses.some((key) => key === undefined || key.text === 'ext')
        ? []
        : [
            {
              at: file.source.at(wrong.offset),
              found: t(`reads '${wrong.text}', never 'ext'`, `读取 '${wrong.text}'，而不是 'ext'`),
              expected: "msg['ext']",
            },
          ];
    });
  });
