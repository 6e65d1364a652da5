// The emulator's check of a notification: fields, lengths, action and category, based on the vendor's documents and independent of our client.
import type { RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { isObject, type Json, parseJson } from '../../../text/json-object.js';
import { LIMITS, MARKETING_CATEGORIES, NOTIFY_LEVELS, SERVICE_CATEGORIES } from '../facts.js';

export interface ReadNotification {
  readonly id: string | undefined;
  readonly title: string;
  readonly content: string;
  readonly ext: string | undefined;
  readonly channelId: string | undefined;
  readonly category: string | undefined;
  readonly badge: string | undefined;
  readonly callback: { readonly url: string; readonly param: string } | undefined;
}

/** Accepts strings and numbers: form fields are strings, JSON members may be either. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const number = (value: unknown): number | undefined => {
  const written = text(value);
  return written === '' ? undefined : /^-?\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
};

const codePoints = (value: string): number => [...value].length;

/** Checks the rules for one notification. */
export function readNotification(
  fields: Json,
  checker: RuleChecker,
  app: SandboxApp,
  isBroadcast: boolean,
): ReadNotification {
  const title = text(fields['title']);
  const content = text(fields['content']);
  checker.check('oppo/title-given', title !== '');
  checker.check('oppo/content-given', content !== '');
  checker.check('oppo/title-length', codePoints(title) <= LIMITS.titleCharacters, `${codePoints(title)}`);
  const style = number(fields['style']) ?? 1;
  checker.check(
    'oppo/style',
    [1, 2, ...(isBroadcast ? [3] : [])].includes(style) || (style === 4 && app.rights.includes('style-4')),
    `${style}`,
  );
  const limit =
    style === 2
      ? LIMITS.longContentCharacters
      : style === 3
        ? LIMITS.pictureContentCharacters
        : LIMITS.olderContentCharacters;
  checker.check('oppo/content-length', codePoints(content) <= limit, `${codePoints(content)}`);
  checker.check('oppo/content-length-new', style !== 1 || codePoints(content) <= LIMITS.contentCharacters);
  checker.check('oppo/subtitle-length', codePoints(text(fields['sub_title'])) <= LIMITS.subtitleCharacters);
  checker.check('oppo/picture-given', style !== 3 || text(fields['big_picture_id']) !== '');
  const parameters = checkAction(fields, checker);
  const ttl = number(fields['off_line_ttl']);
  checker.check('oppo/ttl', ttl === undefined || (ttl >= 0 && ttl <= LIMITS.ttlSeconds.max), String(ttl));
  checker.check(
    'oppo/receipt-fields',
    text(fields['call_back_url']).length <= LIMITS.callbackUrlCharacters &&
      text(fields['call_back_parameter']).length <= LIMITS.callbackParameterCharacters,
  );
  checker.check('oppo/channel-length', text(fields['channel_id']).length <= LIMITS.channelIdCharacters);
  checkClass(fields, checker, app);
  const optional = (name: string): string | undefined => (text(fields[name]) === '' ? undefined : text(fields[name]));
  return {
    id: optional('app_message_id'),
    title,
    content,
    ext: parameters,
    channelId: optional('channel_id'),
    category: optional('category'),
    badge: optional('badge_message_count'),
    callback:
      text(fields['call_back_url']) === ''
        ? undefined
        : { url: text(fields['call_back_url']), param: text(fields['call_back_parameter']) },
  };
}

function checkAction(fields: Json, checker: RuleChecker): string | undefined {
  const type = number(fields['click_action_type']) ?? 0;
  checker.check('oppo/action-type', [0, 1, 2, 4, 5].includes(type), `${type}`);
  const activity = text(fields['click_action_activity']);
  const url = text(fields['click_action_url']);
  checker.check(
    'oppo/action-target',
    type === 1 || type === 4 ? activity !== '' : type === 2 || type === 5 ? url !== '' : true,
  );
  checker.check(
    'oppo/action-length',
    activity.length <= LIMITS.activityCharacters && url.length <= LIMITS.urlCharacters,
  );
  const parameters = fields['action_parameters'];
  if (parameters === undefined || parameters === null || parameters === '') return undefined;
  const written = typeof parameters === 'string' ? parameters : '';
  const value = parseJson(written);
  checker.check('oppo/parameters', isObject(value) && written.length <= LIMITS.parametersCharacters);
  // What the app receives: the wrapped ext, or the whole object whose keys are spread.
  return isObject(value) && typeof value['ext'] === 'string' ? value['ext'] : written;
}

function checkClass(fields: Json, checker: RuleChecker, app: SandboxApp): void {
  const category = text(fields['category']);
  const known: readonly string[] = [...SERVICE_CATEGORIES, ...MARKETING_CATEGORIES];
  checker.check('oppo/category-known', category === '' || known.includes(category), category.slice(0, 40));
  const level = number(fields['notify_level']);
  checker.check('oppo/level', level === undefined || (category !== '' && NOTIFY_LEVELS.some((item) => item === level)));
  checker.check('oppo/level-16-right', level !== 16 || app.rights.includes('notify-level-16'));
  const isService = SERVICE_CATEGORIES.some((item) => item === category);
  checker.check('oppo/template', !isService || text(fields['private_msg_template_id']) !== '');
}
