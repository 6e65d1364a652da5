// The emulator's check of one message: texts, numbers, extras, click and channel, based on the vendor's documents and independent of our client.
import type { RuleChecker, SandboxApp } from '../../../push/emulator/emulator.js';
import { readObject } from '../../../text/json-object.js';
import { JOBKEY, KNOWN_EXTRAS, LIMITS } from '../facts.js';

export interface ReadMessage {
  readonly title: string;
  readonly body: string;
  readonly ext: string | undefined;
  readonly channelId: string | undefined;
  readonly callback: { readonly url: string; readonly param: string | undefined; readonly types: number } | undefined;
}

const characters = (text: string): number => [...text].length;

/** Whether the text is a whole number in the range; an absent field is allowed. */
const isWhole = (text: string | undefined, min: number, max: number): boolean => {
  if (text === undefined || text === '') return true;
  return /^-?\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max;
};

/** `field` reads a field by its form name; extras are named `extra.<name>` for every call. */
export function readMessage(
  fields: ReadonlyMap<string, string>,
  checker: RuleChecker,
  app: SandboxApp,
  now: number,
): ReadMessage {
  const get = (name: string): string | undefined => fields.get(name);
  const isPassThrough = get('pass_through') === '1';
  checker.check('xiaomi/pass-through-withdrawn', !isPassThrough || app.rights.includes('pass-through'));
  const title = get('title') ?? '';
  const body = get('description') ?? '';
  checker.check('xiaomi/text-given', isPassThrough || (title.trim() !== '' && body.trim() !== ''));
  checker.check('xiaomi/title-length', characters(title) <= LIMITS.titleCharacters, `${characters(title)}`);
  checker.check('xiaomi/description-length', characters(body) <= LIMITS.descriptionCharacters, `${characters(body)}`);
  const numbers =
    isWhole(get('notify_type'), -1, 7) &&
    isWhole(get('notify_id'), -2_147_483_648, 2_147_483_647) &&
    isWhole(get('pass_through'), 0, 1) &&
    isWhole(get('time_to_send'), 0, now + LIMITS.scheduleMs);
  checker.check('xiaomi/numbers', numbers && isWhole(get('time_to_live'), 0, Number.MAX_SAFE_INTEGER));
  // Some clients send every known field, with an empty value if unset.
  const channelId = get('extra.channel_id') === '' ? undefined : get('extra.channel_id');
  const longest = (channelId === undefined ? LIMITS.ttlSeconds.public : LIMITS.ttlSeconds.private) * 1000;
  checker.check('xiaomi/ttl', isWhole(get('time_to_live'), 0, longest));
  checkOwnExtras(fields, checker);
  const callback = readCallback(get, checker);
  checker.check('xiaomi/jobkey', (get('extra.jobkey') ?? '') === '' || JOBKEY.test(get('extra.jobkey') ?? ''));
  checkEffect(get, checker, isPassThrough);
  checkChannel(get, checker, app);
  return { title, body, ext: get('extra.ext'), channelId, callback };
}

function checkOwnExtras(fields: ReadonlyMap<string, string>, checker: RuleChecker): void {
  const own = [...fields].filter(
    ([name]) => name.startsWith('extra.') && !KNOWN_EXTRAS.has(name.slice('extra.'.length)),
  );
  checker.check('xiaomi/extra-count', own.length <= LIMITS.extraPairs, `${own.length}`);
  const size = own.reduce((sum, [name, value]) => sum + name.length - 'extra.'.length + value.length, 0);
  checker.check('xiaomi/extra-length', size <= LIMITS.extraCharacters, `${size}`);
}

function readCallback(get: (name: string) => string | undefined, checker: RuleChecker): ReadMessage['callback'] {
  const url = get('extra.callback');
  const param = get('extra.callback.param');
  checker.check('xiaomi/callback-param', Buffer.byteLength(param ?? '') <= LIMITS.callbackParamBytes);
  checker.check('xiaomi/callback-length', Buffer.byteLength(url ?? '') <= LIMITS.callbackUrlBytes);
  checker.check('xiaomi/callback-url', url === undefined || url === '' || /^https?:\/\/[^\s/]+/.test(url));
  const types = Number(get('extra.callback.type') ?? '3');
  return url === undefined || url === '' ? undefined : { url, param, types: Number.isInteger(types) ? types : 3 };
}

function checkEffect(get: (name: string) => string | undefined, checker: RuleChecker, isPassThrough: boolean): void {
  const effect = get('extra.notify_effect') === '' ? undefined : get('extra.notify_effect');
  const complete =
    effect === undefined ||
    effect === '1' ||
    (effect === '2' && (get('extra.intent_uri') ?? '') !== '') ||
    (effect === '3' && /^https?:\/\//.test(get('extra.web_uri') ?? ''));
  checker.check('xiaomi/effect', complete, effect);
  checker.check('xiaomi/effect-given', effect !== undefined || isPassThrough);
}

function checkChannel(get: (name: string) => string | undefined, checker: RuleChecker, app: SandboxApp): void {
  const channelId = get('extra.channel_id') === '' ? undefined : get('extra.channel_id');
  const own = app.value('mi_channel_id');
  // Without channels in the sandbox section and the config, the console's channels are unknown, so any id is accepted.
  const known =
    app.channels === undefined
      ? own === undefined || channelId === own
      : app.channels.includes(channelId ?? '') || channelId === own;
  checker.check('xiaomi/channel', channelId === undefined || known, channelId?.slice(0, 40));
  const template = get('extra.template_id') === '' ? undefined : get('extra.template_id');
  checker.check('xiaomi/template', template === undefined || areTemplateParams(get('extra.template_param')));
  checker.check('xiaomi/private-needs-template', channelId === undefined || template !== undefined);
}

function areTemplateParams(json: string | undefined): boolean {
  if (json === undefined || json === '') return true;
  const value = readObject(json);
  if (value === undefined) return false;
  const values = Object.values(value);
  return (
    values.length <= LIMITS.templateValues &&
    values.every(
      (item) =>
        typeof item === 'string' &&
        item.trim() !== '' &&
        characters(item) <= LIMITS.templateValueCharacters &&
        !/[\p{So}\p{Cn}]/u.test(item),
    )
  );
}
