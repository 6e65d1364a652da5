// The keys of ext: those the app writes into its own messages, and those its click handlers read.
import { isSign } from '../../../readers/dart/constants.js';
import { readObject } from '../../../text/json-object.js';
import { editDistance } from '../../../text/suggest.js';
import type { Project } from '../../project.js';
import { type Finding, placeOf } from '../../types.js';
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
