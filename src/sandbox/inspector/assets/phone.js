// @ts-check
// One message as the notification shade of a phone would show it.
import { el, timeOf } from './dom.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {(key: import('./words.js').WordKey, args?: import('./words.js').Args) => string} Say
 * @typedef {{ readonly title?: number, readonly body?: number } | undefined} Shade
 */

/** Notifications drawn for one request; a batch of a thousand is reported by its count. */
const MOST_DRAWN = 3;

/**
 * @param {Detail} message
 * @param {Say} say
 * @param {Shade} shade how many characters the vendor shows
 */
export function phoneView(message, say, shade) {
  const { pushes } = message;
  if (pushes.length === 0)
    return el(
      'div',
      {},
      el('p', {}, say('noNotification')),
      el(
        'p.soft',
        {},
        say('whatItWas', {
          request: `${message.request.method} ${message.request.path}`,
          status: message.response.status,
        }),
      ),
    );
  const drawn = pushes.slice(0, MOST_DRAWN);
  const screen = el(
    'div.shade',
    { role: 'img', 'aria-label': drawn.map((push) => [push.title, push.body].filter(Boolean).join(': ')).join('; ') },
    el('div.clock', {}, timeOf(message.at).slice(0, 5)),
    ...drawn.map((push) => notification(push, message, say, shade)),
  );
  const [first] = pushes;
  return el(
    'div',
    {},
    screen,
    el('div.under', {}, ...notesOf(first, message, say, shade)),
    pushes.length > MOST_DRAWN && el('p.under.soft', {}, say('otherPushes', { count: pushes.length - MOST_DRAWN })),
  );
}

/**
 * @param {Detail['pushes'][number]} push
 * @param {Detail} message
 * @param {Say} say
 * @param {Shade} shade
 */
function notification(push, message, say, shade) {
  return el(
    push.accepted ? 'article.note' : 'article.note.refused',
    {},
    el(
      'div.app',
      {},
      el('span.badge', { 'data-vendor': message.vendor, 'aria-hidden': 'true' }, short(message.vendor)),
      push.app,
      push.badge !== undefined && el('span.counter', {}, push.badge),
      el('span.time', {}, say('now')),
    ),
    push.title !== undefined && push.title !== '' && el('div.head', {}, cut(push.title, shade?.title)),
    el('div.text', {}, cut(push.body ?? '', shade?.body)),
    push.image !== undefined && el('div.picture', { title: push.image }, say('picture')),
  );
}

/** @param {string} vendor */
export const short = (vendor) =>
  ({
    apns: 'AP',
    fcm: 'FCM',
    huawei: 'HW',
    honor: 'HON',
    xiaomi: 'MI',
    oppo: 'OP',
    vivo: 'VI',
    meizu: 'MZ',
    'tencent-im': 'IM',
  })[vendor] ?? vendor.slice(0, 3);

/** @param {string} text @param {number | undefined} limit */
function cut(text, limit) {
  const characters = [...text];
  return limit === undefined || characters.length <= limit ? text : `${characters.slice(0, limit).join('')}…`;
}

/**
 * @param {Detail['pushes'][number] | undefined} push
 * @param {Detail} message
 * @param {Say} say
 * @param {Shade} shade
 * @returns {HTMLElement[]}
 */
function notesOf(push, message, say, shade) {
  if (push === undefined) return [];
  const notes = [];
  if (!push.accepted)
    notes.push(
      el(
        'p.bad',
        {},
        `✗ ${say('notShown', { name: message.vendorName, code: push.code ?? message.refusedBy?.code ?? '?' })}`,
      ),
    );
  for (const part of /** @type {const} */ (['title', 'body'])) {
    const limit = shade?.[part];
    const length = [...(push[part] ?? '')].length;
    if (limit !== undefined && length > limit)
      notes.push(
        el('p.look', {}, `! ${say('cutAt', { name: message.vendorName, count: limit, rest: length - limit })}`),
      );
  }
  /** @type {[string, string | undefined][]} */
  const rows = [
    [say('badge'), push.badge],
    [say('channel'), push.channelId],
    [say('category'), push.category],
    [say('id'), push.messageId],
    [say('app'), push.app],
    [say('token'), push.token],
  ];
  notes.push(
    el(
      'table',
      {},
      el(
        'tbody',
        {},
        ...rows.flatMap(([name, value]) =>
          value === undefined
            ? []
            : [el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, el('code', {}, value)))],
        ),
      ),
    ),
  );
  if (push.ext !== undefined)
    notes.push(el('h3', {}, say('opens', { name: message.vendorName })), el('pre', { tabindex: '0' }, push.ext));
  return notes;
}
