// @ts-check
// One push as a phone would show it, roughly: lock screen, shade folded and pulled open; then what the tap and the callback get.
import { el, pairs, pretty } from './dom.js';
import { fixBlock } from './rules.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {Detail['pushes'][number]} Push
 * @typedef {(key: import('./texts.js').WordKey, args?: import('./texts.js').Args) => string} Say
 * @typedef {{ readonly title?: number, readonly body?: number } | undefined} Shade
 * @typedef {import('./texts.js').Language} Language
 */

/**
 * @typedef {object} LookOf
 * @property {'beside' | 'above'} icon a large icon beside the text, or a small one above it with the app's name
 * @property {number} collapsed lines of the text while folded
 * @property {number} expanded lines of the text when pulled open
 */

/** How the vendors' phones draw a notification, roughly. Models and versions differ: the page says so. @type {Record<string, LookOf>} */
const LOOKS = {
  apns: { icon: 'beside', collapsed: 4, expanded: 12 },
  fcm: { icon: 'above', collapsed: 1, expanded: 8 },
  huawei: { icon: 'above', collapsed: 2, expanded: 8 },
  honor: { icon: 'above', collapsed: 2, expanded: 8 },
  harmony: { icon: 'beside', collapsed: 2, expanded: 8 },
  xiaomi: { icon: 'beside', collapsed: 1, expanded: 8 },
  oppo: { icon: 'beside', collapsed: 1, expanded: 8 },
  vivo: { icon: 'beside', collapsed: 1, expanded: 8 },
  meizu: { icon: 'above', collapsed: 1, expanded: 8 },
};

/** @param {string} vendor @returns {LookOf} */
const lookOf = (vendor) => LOOKS[vendor] ?? { icon: 'above', collapsed: 1, expanded: 8 };

/**
 * @param {Detail} message
 * @param {Say} say
 * @param {Language} language
 * @param {Shade} shade how many characters the vendor shows
 */
export function phoneView(message, say, language, shade) {
  const { pushes, request, response } = message;
  const name = message.vendorName[language];
  const [push] = pushes;
  const broken = message.rules.find(({ verdict, problem }) => verdict === 'broken' && problem !== undefined);
  const why = broken?.problem === undefined ? undefined : fixBlock(broken.problem, say, language);
  if (push === undefined)
    return el(
      'div',
      {},
      why,
      el('p', {}, say('noNotification')),
      el('p.soft', {}, say('whatItWas', { request: `${request.method} ${request.path}`, status: response.status })),
    );
  const code = push.code ?? message.refusedBy?.code ?? '?';
  return el(
    'div',
    {},
    !push.accepted && el('p.bad', {}, `✗ ${say('notShown', { name, code })}`),
    !push.accepted && why,
    el(push.accepted ? 'div.phones' : 'div.phones.refused', {}, ...screens(push, message, say, language, shade)),
    el('p.soft.small', {}, say('approximation', { name })),
    ...cuts(push, name, say, shade),
    pushes.length > 1 && el('p', {}, say('otherPushes', { count: pushes.length - 1 })),
    el('h3', {}, say('facts')),
    pairs([
      [say('channel'), push.channelId],
      [say('category'), push.category],
      [say('badge'), push.badge],
      [say('pictureAddress'), push.image],
      [say('id'), push.messageId],
      [say('app'), push.app],
      [say('token'), push.token],
    ]),
    el('h3', {}, say('tap')),
    message.click.length === 0
      ? el('p.soft', {}, say('noTap'))
      : el('div.fields', {}, pairs(message.click.map(({ name: field, value }) => [field, value]))),
    el('h3', {}, say('callback')),
    ...callback(push.ext, say),
  );
}

/** @param {Push} push @param {Detail} message @param {Say} say @param {Language} language @param {Shade} shade */
function screens(push, message, say, language, shade) {
  const look = lookOf(message.vendor);
  const clock = new Date(message.at);
  const time = clock.toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
  const date = clock.toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  });
  const text = [push.title, push.body].filter(Boolean).join(': ');
  const note = (/** @type {number} */ lines) => notification(push, say, time, look, lines, shade);
  const screen = (/** @type {import('./texts.js').WordKey} */ key, /** @type {HTMLElement[]} */ ...inside) =>
    el(
      'figure',
      {},
      el('figcaption', {}, say(key)),
      el('div.screen', { role: 'img', 'aria-label': `${say(key)}: ${text}` }, ...inside),
    );
  return [
    screen('lockScreen', el('div.clock', {}, time), el('div.date', {}, date), note(look.collapsed)),
    screen('collapsed', el('div.bar', {}, time), note(look.collapsed)),
    screen('expanded', el('div.bar', {}, time), note(look.expanded)),
    ...(push.badge === undefined
      ? []
      : [screen('homeScreen', el('div.home', {}, icon('large'), el('span.counter', {}, push.badge)))]),
  ];
}

/** @param {'small' | 'large'} size */
const icon = (size) => el(`span.icon.${size}`, { 'aria-hidden': 'true' });

/**
 * @param {Push} push
 * @param {Say} say
 * @param {string} time
 * @param {LookOf} look
 * @param {number} lines
 * @param {Shade} shade
 */
function notification(push, say, time, look, lines, shade) {
  const body = el('div.text', {}, cut(push.body ?? '', shade?.body));
  body.style.setProperty('-webkit-line-clamp', String(lines));
  const title = push.title !== undefined && push.title !== '' && el('div.head', {}, cut(push.title, shade?.title));
  const picture = push.image !== undefined && el('div.picture', {}, say('picture'));
  return look.icon === 'above'
    ? el(
        'div.note',
        {},
        el('div.app', {}, icon('small'), el('span', {}, say('yourApp')), el('span.time', {}, time)),
        el('div.row2', {}, el('div.words', {}, title, body), picture),
      )
    : el(
        'div.note',
        {},
        el(
          'div.row2',
          {},
          icon('large'),
          el(
            'div.words',
            {},
            el('div.top', {}, title || el('div.head', {}, say('yourApp')), el('span.time', {}, time)),
            body,
          ),
          picture,
        ),
      );
}

/** @param {string} text @param {number | undefined} limit */
function cut(text, limit) {
  const characters = [...text];
  return limit === undefined || characters.length <= limit ? text : `${characters.slice(0, limit).join('')}…`;
}

/** @param {Push} push @param {string} name @param {Say} say @param {Shade} shade */
function cuts(push, name, say, shade) {
  return /** @type {const} */ (['title', 'body']).flatMap((part) => {
    const limit = shade?.[part];
    const length = [...(push[part] ?? '')].length;
    return limit === undefined || length <= limit
      ? []
      : [el('p.look', {}, `! ${say('cutAt', { name, count: limit, rest: length - limit })}`)];
  });
}

/** What the app's click callback receives. @param {string | undefined} ext @param {Say} say */
function callback(ext, say) {
  if (ext === undefined || ext === '') return [el('p.look', {}, `! ${say('noExt')}`)];
  let isObject = false;
  try {
    const value = JSON.parse(ext);
    isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {}
  return [
    el('p.soft', {}, say('opens', { count: [...ext].length })),
    el('pre', { tabindex: '0' }, isObject ? pretty(ext) : ext),
    !isObject && el('p.look', {}, `! ${say('extNotJson')}`),
  ];
}
