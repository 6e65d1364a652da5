// @ts-check
// One message as the vendor got it: request line, headers, body, decoded tokens, the signature step by step, and the answer.
import { el, pretty } from './dom.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {import('./phone.js').Say} Say
 * @typedef {import('./words.js').Language} Language
 */

/** @param {Detail} message @param {Say} say @param {Language} language */
export function wireView(message, say, language) {
  const { request, response } = message;
  return el(
    'div',
    {},
    el('h3', {}, say('request')),
    el(
      'pre',
      { tabindex: '0' },
      `${request.method} ${request.path}  (${request.protocol})${request.host === undefined ? '' : `\n${say('host')}: ${request.host}`}`,
    ),
    ...signature(message, say, language),
    ...message.jwts.flatMap((jwt) => [
      el('h3', {}, say('jwt', { where: jwt.where })),
      el(
        'pre',
        { tabindex: '0' },
        `${say('jwtHeader')} ${JSON.stringify(jwt.header, null, 2)}\n${say('jwtPayload')} ${JSON.stringify(jwt.payload, null, 2)}`,
      ),
    ]),
    el('h3', {}, say('headers')),
    table(request.headers),
    ...body(request, say),
    el('h3', {}, `${say('answer')} ${response.status}`),
    table(Object.entries(response.headers)),
    el('pre', { tabindex: '0' }, response.body === '' ? say('emptyBody') : pretty(response.body)),
  );
}

/** @param {readonly (readonly [string, string])[]} rows */
const table = (rows) =>
  el(
    'table',
    {},
    el(
      'tbody',
      {},
      ...rows.map(([name, value]) =>
        el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, el('code', {}, value))),
      ),
    ),
  );

/** Form fields are shown one by one, JSON inside them taken apart. @param {Detail['request']} request @param {Say} say */
function body(request, say) {
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!type.includes('form-urlencoded') || request.body === '')
    return [
      el('h3', {}, say('body')),
      el('pre', { tabindex: '0' }, request.body === '' ? say('emptyBody') : pretty(request.body)),
    ];
  const fields = [...new URLSearchParams(request.body)].map(([name, value]) => /** @type {const} */ ([name, value]));
  return [
    el('h3', {}, say('form')),
    el(
      'table',
      {},
      el(
        'tbody',
        {},
        ...fields.map(([name, value]) =>
          el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, el('pre', {}, pretty(value)))),
        ),
      ),
    ),
  ];
}

/** @param {Detail} message @param {Say} say @param {Language} language */
function signature(message, say, language) {
  if (message.signature.length === 0) return [];
  return [
    el('h3', {}, say('signature')),
    el(
      'ol.steps',
      {},
      ...message.signature.map((step) =>
        el(
          'li',
          {},
          el(
            'p',
            {},
            step.verdict === 'right' && el('span.good', {}, `✓ ${say('right')}  `),
            step.verdict === 'wrong' && el('span.bad', {}, `✗ ${say('wrong')}  `),
            step.title[language],
          ),
          el('pre', { tabindex: '0' }, step.value),
          step.note !== undefined && el('p.soft', {}, step.note[language]),
        ),
      ),
    ),
  ];
}
