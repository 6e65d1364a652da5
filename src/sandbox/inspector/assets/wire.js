// @ts-check
// One message as the vendor got it: the answer, the signature step by step, decoded tokens, headers, body, and the whole request as curl.
import { curlOf } from './curl.js';
import { dateTimeOf, el, pairs, pretty, withLocalTimes } from './dom.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {import('./phone.js').Say} Say
 * @typedef {import('./texts.js').Language} Language
 */

/** @param {Detail} message @param {Say} say @param {Language} language */
export function wireView(message, say, language) {
  const { request, response } = message;
  const line = `${request.method} ${request.path}  (${request.protocol})`;
  return el(
    'div',
    {},
    el(
      'div.headed',
      {},
      el('h3', {}, say('request')),
      copyButton(curlOf(message, location.origin, say('masked')), say),
    ),
    el('pre', { tabindex: '0' }, request.host === undefined ? line : `${line}\n${say('host')}: ${request.host}`),
    ...signature(message, say, language),
    ...message.jwts.flatMap((jwt) => [
      el('h3', {}, say('jwt', { where: jwt.where })),
      pairs([
        [say('jwtHeader'), el('pre', {}, JSON.stringify(jwt.header, null, 2))],
        [say('jwtPayload'), el('pre', {}, JSON.stringify(jwt.payload, null, 2))],
        ...timesOf(jwt.payload, language),
      ]),
    ]),
    el('h3', {}, say('headers')),
    pairs(request.headers),
    ...body(request, say),
    el('h3', {}, `${say('answer')} ${response.status}`),
    pairs(Object.entries(response.headers)),
    el('pre', { tabindex: '0' }, response.body === '' ? say('emptyBody') : pretty(response.body)),
  );
}

/** @param {string} text @param {Say} say */
function copyButton(text, say) {
  const done = el('span.soft', { role: 'status' });
  const shown = el('pre', { tabindex: '0', hidden: '' }, text);
  const button = el('button', { type: 'button' }, say('copyCurl'));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      done.textContent = say('copied');
    } catch {
      // A page that was not opened on loopback may not write to the clipboard.
      shown.hidden = false;
      getSelection()?.selectAllChildren(shown);
      done.textContent = say('selected');
    }
  });
  return el('div.copy', {}, button, done, shown);
}

/** The times in a token as local times. @param {Readonly<Record<string, unknown>>} payload @param {Language} language */
const timesOf = (payload, language) =>
  ['iat', 'exp'].flatMap((name) => {
    const value = payload[name];
    const at = typeof value === 'number' && Math.abs(value) < 1e11 ? value * 1000 : undefined;
    return at === undefined ? [] : [/** @type {const} */ ([name, dateTimeOf(at, language)])];
  });

/** Form fields are shown one by one, JSON inside them taken apart. @param {Detail['request']} request @param {Say} say */
function body(request, say) {
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!type.includes('form-urlencoded') || request.body === '')
    return [
      el('h3', {}, say('body')),
      el('pre', { tabindex: '0' }, request.body === '' ? say('emptyBody') : pretty(request.body)),
    ];
  const fields = [...new URLSearchParams(request.body)];
  return [
    el('h3', {}, say('form')),
    pairs(fields.map(([name, value]) => /** @type {const} */ ([name, el('pre', {}, pretty(value))]))),
  ];
}

/** @param {Detail} message @param {Say} say @param {Language} language */
function signature(message, say, language) {
  if (message.signature.length === 0) return [];
  return [
    el('h3', {}, say('signature')),
    el(
      'ol.steps.numbered',
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
          step.note !== undefined && el('p.soft', {}, withLocalTimes(step.note[language], language)),
        ),
      ),
    ),
  ];
}
