// Checks a message for content that Honor would reject, truncate or not show.
import type { Problem } from '../../../problems/types.js';
import { addIntentExtras, checkClickPage } from '../../../push/click/click.js';
import { appContextOf } from '../../../push/click/click-target.js';
import { checkRawTap } from '../../../push/click/tap.js';
import { channelIdForThisPush } from '../../../push/message/channel-id.js';
import { largestPart } from '../../../push/message/largest-part.js';
import { checkReceiptUrl } from '../../../push/receipts/url.js';
import type { AppContext, PushMessage, Settings } from '../../../push/types.js';
import { countBytes, countCodePoints } from '../../../text/count.js';
import { LIMITS } from '../facts.js';
import { honorManifest } from '../manifest.js';
import { honorProblem } from '../problems.js';
import { bodyOf, importanceOf, tapOfMessage } from './message.js';

function checkRaw(message: PushMessage, settings: Settings): Problem[] {
  const { raw, ...made } = message;
  if (raw === undefined) return [];
  return checkRawTap(tapOfMessage(message, settings), tapOfMessage(made, settings), appContextOf(message, settings), {
    vendor: 'honor',
    path: '/honorMessage',
  });
}

export function checkMessage(message: PushMessage, settings: Settings): Problem[] {
  return [
    ...checkTexts(message, settings),
    ...checkClick(appContextOf(message, settings)),
    ...checkRaw(message, settings),
    ...checkClass(message, settings),
    ...checkReceiptUrl(message, honorManifest.name, 'console'),
    ...ignored(message, settings),
  ];
}

function checkTexts(message: PushMessage, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const title = countCodePoints(message.title);
  const body = countCodePoints(message.body);
  if (title === 0) problems.push(honorProblem('honor/title-empty'));
  if (body === 0) problems.push(honorProblem('honor/body-empty'));
  if (title > LIMITS.titleCharacters)
    problems.push(
      honorProblem('honor/text-long', { args: { field: '--title', length: title, limit: LIMITS.titleCharacters } }),
    );
  if (body > LIMITS.bodyCharacters)
    problems.push(
      honorProblem('honor/text-long', { args: { field: '--body', length: body, limit: LIMITS.bodyCharacters } }),
    );
  // The other published limit counts a Han character as two; each warning names the limit that is exceeded.
  for (const [flag, text, limit] of [
    ['--title', message.title, LIMITS.titleUnits],
    ['--body', message.body, LIMITS.bodyUnits],
  ] as const) {
    const units = unitsOf(text);
    const isSaid = problems.some((problem) => problem.args['field'] === flag);
    if (units > limit && !isSaid)
      problems.push(honorProblem('honor/text-wide', { args: { field: flag, length: units, limit } }));
  }
  const size = countBytes(JSON.stringify(bodyOf(message, settings, [], '')));
  if (size > LIMITS.messageBytes)
    problems.push(
      honorProblem('honor/message-too-large', {
        args: { length: size, limit: LIMITS.messageBytes, ...largestPart(message) },
      }),
    );
  if ((message.ttlSeconds ?? 0) > LIMITS.ttlSeconds.max) problems.push(honorProblem('honor/ttl-range'));
  if (message.image !== undefined && !message.image.startsWith('https://'))
    problems.push(honorProblem('honor/image-not-https'));
  return problems;
}

/** ASCII characters count one, all others two (a cloud vendor's help page). */
const unitsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 128 ? 1 : 2), 0);

/** Also used by check-ext. */
export function checkClick(app: AppContext): Problem[] {
  if (app.clickTarget === 'plugin' && app.packageName === undefined) return [honorProblem('honor/no-package')];
  if (app.clickTarget !== 'timpush') return [];
  if (app.clickPage === undefined) return [honorProblem('honor/no-page')];
  const lint = checkClickPage(app.clickPage, app.packageName, { clickTarget: 'timpush', vendor: 'honor' });
  return addIntentExtras(app.clickPage, { ext: '{}' }) === undefined
    ? [...lint, honorProblem('honor/page-not-intent')]
    : lint;
}

function checkClass(message: PushMessage, settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const importance = importanceOf(message, settings);
  if (importance !== undefined && importance !== 'LOW' && importance !== 'NORMAL')
    problems.push(
      honorProblem('honor/importance', {
        args: {
          key: message.importance === undefined ? 'honor_importance' : '--importance',
          value: (message.importance ?? importance).slice(0, 20),
        },
      }),
    );
  if (importance === 'NORMAL') problems.push(honorProblem('honor/importance-right'));
  const { badge } = message;
  if (badge === undefined) return problems;
  const min = badge.mode === 'add' ? LIMITS.badge.addMin : LIMITS.badge.setMin;
  if (badge.value < min || badge.value > LIMITS.badge.max)
    problems.push(
      honorProblem('honor/badge-range', { args: { value: badge.value, range: `${min}–${LIMITS.badge.max}` } }),
    );
  if (!settings.has('honor_badge_class')) problems.push(honorProblem('honor/no-badge-class'));
  return problems;
}

const ignored = (message: PushMessage, settings: Settings): Problem[] =>
  [
    ...(channelIdForThisPush(message, settings) === undefined ? [] : ['--channel-id']),
    ...(message.category === undefined ? [] : ['--category']),
    ...(message.sound === undefined || message.sound === 'default' ? [] : ['--sound']),
  ].map((flag) => honorProblem('honor/ignored-field', { args: { flag } }));
