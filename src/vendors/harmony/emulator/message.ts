// The emulator's check of payload and pushOptions, field by field, in the order of the rules.

import type { RuleChecker } from '../../../push/emulator/emulator.js';
import { missing } from '../../../push/emulator/refusal-words.js';
import { isWhole, textOf, textsIn } from '../../../push/emulator/request-values.js';
import { isObject, type Json, objectOf } from '../../../text/json-object.js';
import { categories, doubtfulCategories, limits, pushTypes } from '../facts.js';

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

export function checkOptions(options: Json, checker: RuleChecker): void {
  const { ttl, biTag, collapseKey } = options as { ttl?: unknown; biTag?: unknown; collapseKey?: unknown };
  if (isPresent(ttl)) {
    if (typeof ttl === 'number') checker.check('harmony/ttl', isWhole(ttl, 0, limits.ttlMax), `${ttl}`);
    else checker.check('harmony/ttl-number', false, typeof ttl);
  }
  if (isPresent(biTag)) {
    const bytes = typeof biTag === 'string' ? Buffer.byteLength(biTag) : Number.POSITIVE_INFINITY;
    checker.check('harmony/bi-tag', bytes <= limits.biTagBytes, `${bytes}`);
  }
  if (isPresent(collapseKey))
    checker.check('harmony/collapse-key', isWhole(collapseKey, limits.collapseKey.min, limits.collapseKey.max));
}

export function checkPayload(payload: unknown, pushType: string, checker: RuleChecker): void {
  checker.check('harmony/payload', isObject(payload));
  const fields = objectOf(payload);
  if (pushType === pushTypes.widget) {
    checkWidget(fields, checker);
    return;
  }
  if (pushType === pushTypes.alert || pushType === pushTypes.voice) {
    checker.check('harmony/notification', isObject(fields['notification']));
    checkNotification(objectOf(fields['notification']), pushType, checker);
  }
  if (pushType === pushTypes.voice || pushType === pushTypes.background || pushType === pushTypes.call)
    checker.check('harmony/extra-data', textOf(fields['extraData']) !== undefined);
}

function checkWidget(fields: Json, checker: RuleChecker): void {
  const absent = ['moduleName', 'formName', 'abilityName'].find((name) => textOf(fields[name]) === undefined);
  const isNumbered =
    isWhole(fields['formId'], 0, Number.MAX_SAFE_INTEGER) && isWhole(fields['version'], 0, limits.notifyIdMax);
  checker.check(
    'harmony/widget',
    absent === undefined && isNumbered && isObject(fields['formData']),
    absent === undefined ? 'formId, version, formData' : missing(absent),
  );
}

const known: readonly string[] = [...categories, ...doubtfulCategories];

function checkNotification(fields: Json, pushType: string, checker: RuleChecker): void {
  const category = textOf(fields['category']);
  checker.check('harmony/category', category !== undefined);
  checker.check('harmony/category-known', known.includes(category ?? ''), (category ?? '').slice(0, 40));
  if (pushType === pushTypes.voice) checker.check('harmony/voice-category', category === 'PLAY_VOICE');
  const absent = ['title', 'body'].find((name) => textOf(fields[name]) === undefined);
  checker.check('harmony/texts', absent === undefined, absent === undefined ? absent : missing(absent));
  checkClick(objectOf(fields['clickAction']), checker);
  checkBadge(fields['badge'], checker);
  if (isPresent(fields['image'])) {
    const { image } = fields as { image?: unknown };
    checker.check('harmony/image', typeof image === 'string' && /^https:\/\/[^/\s]+/i.test(image));
  }
  checkStyle(fields, checker);
  checkSmallFields(fields, checker);
}

function checkClick(click: Json, checker: RuleChecker): void {
  const { actionType, data } = click as { actionType?: unknown; data?: unknown };
  checker.check('harmony/click-action', isPresent(actionType));
  checker.check(
    'harmony/click-kind',
    actionType === 0 || actionType === 1,
    `actionType ${JSON.stringify(actionType)}`.slice(0, 40),
  );
  if (actionType === 1)
    checker.check('harmony/click-page', textOf(click['action']) !== undefined || textOf(click['uri']) !== undefined);
  checker.check('harmony/click-data', !isPresent(data) || isObject(data));
}

/** `setNum` takes precedence over `addNum`; without either the badge does not change. */
function checkBadge(badge: unknown, checker: RuleChecker): void {
  if (!isPresent(badge)) return;
  const { addNum, setNum } = objectOf(badge) as { addNum?: unknown; setNum?: unknown };
  const addFits = !isPresent(addNum) || isWhole(addNum, limits.badge.addMin, limits.badge.max);
  const setFits = !isPresent(setNum) || isWhole(setNum, limits.badge.setMin, limits.badge.max);
  const fits = isObject(badge) && addFits && setFits;
  checker.check('harmony/badge', fits, addFits ? 'setNum' : 'addNum');
}

function checkStyle(fields: Json, checker: RuleChecker): void {
  const { style } = fields as { style?: unknown };
  checker.check(
    'harmony/style-known',
    !isPresent(style) || [0, 1, 3].includes(style as number),
    `style ${String(style)}`.slice(0, 20),
  );
  if (style === 1) {
    const absent = ['bigTitle', 'bigBody'].find((name) => textOf(fields[name]) === undefined);
    checker.check('harmony/style', absent === undefined, absent === undefined ? absent : missing(absent));
  }
  if (style !== 3) return;
  const lines = textsIn(fields['inboxContent']);
  const fit = lines.length > 0 && lines.length <= limits.inboxLines;
  checker.check('harmony/style', fit && lines.every((line) => line.length <= limits.inboxLine), `${lines.length}`);
}

function checkSmallFields(fields: Json, checker: RuleChecker): void {
  const { soundDuration, appMessageId, profileId, notifyId } = fields as Record<string, unknown>;
  if (isPresent(soundDuration)) checker.check('harmony/sound-duration', isWhole(soundDuration, 1, limits.soundSeconds));
  if (isPresent(appMessageId))
    checker.check(
      'harmony/ids',
      typeof appMessageId === 'string' && /^[A-Za-z0-9+/=\-_ ]{1,64}$/.test(appMessageId),
      'appMessageId',
    );
  if (isPresent(profileId))
    checker.check('harmony/ids', typeof profileId === 'string' && profileId.length <= limits.profileId, 'profileId');
  if (isPresent(notifyId)) checker.check('harmony/ids', isWhole(notifyId, -1, limits.notifyIdMax), 'notifyId');
}
