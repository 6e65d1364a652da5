// @ts-check
// The list of messages: one row each, newest first, filtered, moved through by keyboard.
import { el, timeOf } from './dom.js';
import { short } from './phone.js';

/**
 * @typedef {import('../../control/json.js').MessageSummary} Summary
 * @typedef {import('./phone.js').Say} Say
 * @typedef {{ text: string, vendor: string, outcome: string }} Filter
 */

/** Rows on the page; the sandbox keeps more, and the search goes through these. */
export const MOST_ROWS = 500;

/** @param {Summary} message @returns {'accepted' | 'refused' | 'other'} */
export function outcomeOf(message) {
  if (message.refusedBy !== undefined || message.refused > 0) return 'refused';
  return message.accepted > 0 ? 'accepted' : 'other';
}

/** @param {Summary} message @param {Filter} filter */
export function fits(message, { text, vendor, outcome }) {
  if (vendor !== '' && message.vendor !== vendor) return false;
  if (outcome !== '' && outcomeOf(message) !== outcome) return false;
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  return [
    message.title,
    message.body,
    message.token,
    message.path,
    message.host,
    message.vendor,
    message.refusedBy?.code,
    message.id,
  ]
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase()
    .includes(wanted);
}

/** How it ended, in words and with a sign. @param {Summary} message @param {Say} say */
export function verdictOf(message, say) {
  const count = message.accepted + message.refused;
  if (message.refusedBy !== undefined)
    return { paint: 'bad', text: `✗ ${say('refusedBy', { code: message.refusedBy.code })}` };
  if (count === 0) return { paint: 'soft', text: `– ${say('noPush', { status: message.status })}` };
  const text = say('pushes', { accepted: message.accepted, count });
  return message.refused === 0 ? { paint: 'good', text: `✓ ${text}` } : { paint: 'bad', text: `✗ ${text}` };
}

/** @param {Summary} message @param {Say} say @param {boolean} isSelected @param {boolean} isFresh */
export function rowOf(message, say, isSelected, isFresh) {
  const verdict = verdictOf(message, say);
  return el(
    isFresh ? 'div.item.fresh' : 'div.item',
    { role: 'option', id: `message-${message.id}`, 'data-id': message.id, 'aria-selected': String(isSelected) },
    el('span.badge', { 'data-vendor': message.vendor, title: message.vendor }, short(message.vendor)),
    el(
      'div.main',
      {},
      el('div.name', {}, message.title ?? `${message.method} ${message.path}`),
      el('div.sub', {}, message.body ?? message.host ?? message.path),
      el(`div.sub.${verdict.paint}`, {}, verdict.text),
    ),
    el('span.when', {}, timeOf(message.at)),
  );
}
