// Names that two sides must share and do not: keys of ext, method channels, and variables in each other's place.
import { argumentOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { readObject } from '../../../text/json-object.js';
import { editDistance } from '../../../text/suggest.js';
import type { Project } from '../../project.js';
import { type Finding, placeOf } from '../../types.js';
import { isCopiedUiKit } from '../copied-uikit.js';
import { bodiesAround } from './functions.js';
import { jsonDecodes } from './guards.js';
import { sentValues } from './sent-push.js';

const isSlip = (one: string, other: string): boolean =>
  one !== other && (one.toLowerCase() === other.toLowerCase() || editDistance(one, other) <= 2) && other.length > 4;

/** A key that is written and never read, beside a similar one that is read and never written. */
export function extKeySlips(project: Project): readonly Finding[] {
  const sent = sentValues(project, 'ext', 'notificationExt').flatMap(({ call, file, offset, text }) => {
    const value = call.arguments.find((argument) => argument.offset === offset)?.value ?? [];
    const keys = value.filter((token, i) => token.kind === 'string' && isSign(value[i + 1], ':'));
    const known = Object.keys(text === undefined ? {} : (readObject(text) ?? {}));
    return [...keys.map((token) => ({ file, ...token })), ...known.map((key) => ({ file, offset, text: key }))];
  });
  const read = new Set(
    jsonDecodes(project)
      .flatMap((call) => {
        const body = bodiesAround(call.file, call.index).find(({ name }) => name !== undefined);
        const words = call.file.tokens.slice(body?.start, body?.end);
        return words.filter(
          (token, i) => token.kind === 'string' && isSign(words[i - 1], '[') && isSign(words[i + 1], ']'),
        );
      })
      .map(({ text }) => text),
  );
  return sent.flatMap((item): Finding[] => {
    const meant = read.has(item.text) ? undefined : [...read].find((key) => isSlip(item.text, key));
    const isUnsent = meant !== undefined && !sent.some(({ text }) => text === meant);
    return isUnsent ? [{ at: placeOf(item), found: item.text, expected: meant }] : [];
  });
}

/** A method channel of Dart that native code answers under a similar name alone. */
export function channelSlips({ dart, android, ios }: Project): readonly Finding[] {
  const native = [...(android?.code ?? []), ...(ios?.code ?? [])].filter(({ code }) => code.includes('MethodChannel'));
  const answered = new Set(
    native.flatMap(({ code }) => [...code.matchAll(/"([\w-]+[./][\w./-]+)"/g)].map(([, name = '']) => name)),
  );
  const asked = dart.flatMap((file) =>
    file.source.text.includes('MethodChannel(')
      ? file.tokens.flatMap((token, i) =>
          token.kind === 'string' && isSign(file.tokens[i - 1], '(') && file.tokens[i - 2]?.text === 'MethodChannel'
            ? [{ file, ...token }]
            : [],
        )
      : [],
  );
  return asked.flatMap((item): Finding[] => {
    const meant = answered.has(item.text) ? undefined : [...answered].find((name) => isSlip(item.text, name));
    const isFree = meant !== undefined && !asked.some(({ text }) => text === meant);
    return isFree ? [{ at: placeOf(item), found: item.text, expected: meant }] : [];
  });
}

/** An argument, and a variable that by its name is the other one's. */
const SWAPS: readonly (readonly [string, string, RegExp])[] = [
  ['login', 'userID', /^_?(?:im_?)?user_?sig$/i],
  ['login', 'userSig', /^_?(?:im_?)?user_?id$/i],
  ['registerPush', 'sdkAppId', /app_?key$/i],
  ['registerPush', 'appKey', /sdk_?app_?id$/i],
];

export const swappedArguments = (project: Project): readonly Finding[] =>
  SWAPS.flatMap(([name, argument, other]) =>
    project.calls(name).flatMap((call): Finding[] => {
      const given = argumentOf(call, argument);
      const word = given?.value.at(-1);
      const isSwapped = word?.kind === 'word' && other.test(word.text) && !isCopiedUiKit(call.file.source.path);
      return given === undefined || !isSwapped
        ? []
        : [{ at: call.file.source.at(given.offset), found: `${argument}: ${word.text}`, expected: argument }];
    }),
  );
