// The emulator's check of messageJson: fields, ranges and exclusions, based on the vendor's document and independent of our client.
import type { RuleChecker } from '../../../push/emulator/emulator.js';
import { isObject, type Json, objectOf, readObject } from '../../../text/json-object.js';
import { LIMITS, NOTIFY_KEY } from '../facts.js';

export interface ReadMessage {
  readonly title: string;
  readonly content: string;
  readonly isPublic: boolean;
  readonly ext: string | undefined;
  /** The receipt address; `types` is a bit mask: 1 delivered, 2 clicked. */
  readonly callback: { readonly url: string; readonly param: string; readonly types: number } | undefined;
}

const part = (message: Json, name: string): Json => objectOf(message[name]);
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Accepts numbers and strings of digits. Undefined when the field is absent. */
const number = (value: unknown): number | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && /^-?\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
};

const isOneOf = (value: unknown, allowed: readonly number[]): boolean => {
  const found = number(value);
  return found === undefined || allowed.includes(found);
};

/** Reads a notification and checks its rules. */
export function readNotification(messageJson: string, checker: RuleChecker): ReadMessage {
  const message = readObject(messageJson);
  checker.check('meizu/message-object', message !== undefined);
  const fields = message ?? {};
  const bar = part(fields, 'noticeBarInfo');
  const title = text(bar['title']);
  const content = text(bar['content']);
  checker.check('meizu/title', title.length >= 1 && title.length <= LIMITS.titleCharacters, `${title.length}`);
  checker.check(
    'meizu/content',
    content.length >= 1 && content.length <= LIMITS.contentCharacters,
    `${content.length}`,
  );
  checker.check('meizu/notice-type', isOneOf(bar['noticeMsgType'], [0, 1]) && isOneOf(bar['noticeBarType'], [0, 2]));
  checkExpand(part(fields, 'noticeExpandInfo'), checker);
  const ext = checkClick(part(fields, 'clickTypeInfo'), checker);
  checkTime(part(fields, 'pushTimeInfo'), checker);
  checkAdvance(part(fields, 'advanceInfo'), checker);
  checkVip(part(fields, 'vipInfo'), checker);
  const callback = checkReceipt(fields['extra'], checker);
  return { title, content, isPublic: (number(bar['noticeMsgType']) ?? 0) === 0, ext, callback };
}

/** Reads a pass-through message; direct calls do not require a title. */
export function readPassThrough(messageJson: string, checker: RuleChecker, needsTitle: boolean): ReadMessage {
  const message = readObject(messageJson);
  checker.check('meizu/message-object', message !== undefined);
  const title = text(message?.['title']);
  const content = text(message?.['content']);
  checker.check('meizu/title', title.length <= LIMITS.titleCharacters && (title.length > 0 || !needsTitle));
  checker.check('meizu/content', content.length > 0 && content.length <= 2000);
  return { title, content, isPublic: false, ext: undefined, callback: undefined };
}

function checkExpand(expand: Json, checker: RuleChecker): void {
  const type = number(expand['noticeExpandType']) ?? 0;
  const complete =
    type === 0 ||
    (type === 1 && text(expand['noticeExpandContent']) !== '') ||
    (type === 2 && text(expand['noticeExpandImgUrl']) !== '');
  checker.check('meizu/expand', complete, `${type}`);
}

function checkClick(click: Json, checker: RuleChecker): string | undefined {
  const type = number(click['clickType']) ?? 0;
  checker.check('meizu/click-type', [0, 1, 2].includes(type), `${type}`);
  checker.check('meizu/click-activity', type !== 1 || text(click['activity']) !== '');
  checker.check('meizu/click-url', type !== 2 || text(click['url']) !== '');
  const parameters = click['parameters'];
  checker.check('meizu/click-parameters', parameters === undefined || parameters === null || isObject(parameters));
  return isObject(parameters) && typeof parameters['ext'] === 'string' ? parameters['ext'] : undefined;
}

function checkTime(time: Json, checker: RuleChecker): void {
  const hours = number(time['validTime']);
  const stored = (number(time['offLine']) ?? 1) === 1;
  const { min, max } = LIMITS.validTimeHours;
  checker.check('meizu/valid-time', hours === undefined || !stored || (hours >= min && hours <= max), String(hours));
  checker.check('meizu/switch-values', isOneOf(time['offLine'], [0, 1]) && isOneOf(time['pushTimeType'], [0, 1]));
}

function checkAdvance(advance: Json, checker: RuleChecker): void {
  const kinds = part(advance, 'notificationType');
  const switches = [
    advance['suspend'],
    advance['clearNoticeBar'],
    advance['fixDisplay'],
    advance['fixSpeed'],
    kinds['vibrate'],
    kinds['lights'],
    kinds['sound'],
  ];
  checker.check(
    'meizu/switch-values',
    switches.every((value) => isOneOf(value, [0, 1])),
  );
  checker.check('meizu/notify-key', NOTIFY_KEY.test(text(advance['notifyKey'])));
}

function checkVip(vip: Json, checker: RuleChecker): void {
  // Some clients send every known field, with an empty value if unset.
  const isSet = (name: string): boolean => text(vip[name]) !== '';
  // 0 means "not pinned": the vendor's Java SDK always writes the field.
  const top = number(vip['timeTop']) || undefined;
  const inRange = top === undefined || (top >= LIMITS.timeTopSeconds.min && top <= LIMITS.timeTopSeconds.max);
  const exclusive = !((number(vip['pullDownTop']) ?? 0) === 1 && top !== undefined);
  const color = !isSet('titleColor') || ['#206CFF', '#E42D22'].includes(text(vip['titleColor']));
  const background = !isSet('backgroundImgUrl') || (!isSet('titleColor') && !isSet('bigIconUrl'));
  checker.check(
    'meizu/vip-fields',
    text(vip['subtitle']).length <= LIMITS.subtitleCharacters && inRange && exclusive && color && background,
  );
}

function checkReceipt(extra: unknown, checker: RuleChecker): ReadMessage['callback'] {
  if (extra === undefined || extra === null) return undefined;
  const fields = isObject(extra) ? extra : {};
  // The vendor's Java SDK writes an empty object when no receipt is requested.
  if (isObject(extra) && Object.values(extra).every((value) => value === '' || value === null)) return undefined;
  const callback = text(fields['callback']);
  const fits =
    callback !== '' &&
    Buffer.byteLength(callback) <= LIMITS.callbackBytes &&
    Buffer.byteLength(text(fields['callback.param'])) <= LIMITS.callbackParamBytes;
  checker.check('meizu/receipt-fields', fits && isOneOf(fields['callback.type'], [1, 2, 3]));
  return { url: callback, param: text(fields['callback.param']), types: number(fields['callback.type']) ?? 3 };
}
