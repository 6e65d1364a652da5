// @ts-check
// The list: pushes as rows, newest first, with the sign-in call of each folded beneath it. Only visible rows are in the DOM.
import { el, timeOf } from './dom.js';

/**
 * @typedef {import('../../control/json.js').MessageSummary} Summary
 * @typedef {import('./phone.js').Say} Say
 * @typedef {{ text: string, vendor: string, outcome: string }} Filter
 * @typedef {{ message: Summary, level: 1 | 2, folded: number, isOpen: boolean }} Row
 * @typedef {{ say: Say, nameOf: (vendor: string) => string, selected: string | undefined, fresh: string | undefined }} Look
 */

/** Height of a row in pixels; the style sheet has the same. */
const ROW_HEIGHT = 62;
/** Rows drawn beyond the visible ones, so that scrolling shows no gap. */
const SPARE = 8;

/** @param {Summary} message @returns {'accepted' | 'refused' | 'other'} */
export function outcomeOf(message) {
  if (message.refusedBy !== undefined || message.refused > 0) return 'refused';
  return message.accepted > 0 ? 'accepted' : 'other';
}

/** @type {WeakMap<Summary, string>} */
const searched = new WeakMap();

/** @param {Summary} message */
function textOf(message) {
  const known = searched.get(message);
  if (known !== undefined) return known;
  const { title, body, token, path, host, vendor, refusedBy, id } = message;
  const text = [title, body, token, path, host, vendor, refusedBy?.code, id].filter(Boolean).join('\n').toLowerCase();
  searched.set(message, text);
  return text;
}

/** @param {Summary} message @param {Filter} filter */
export function fits(message, { text, vendor, outcome }) {
  if (vendor !== '' && message.vendor !== vendor) return false;
  if (outcome !== '' && outcomeOf(message) !== outcome) return false;
  return textOf(message).includes(text.trim().toLowerCase());
}

/** The calls that got an access token, by the first request that carried it. @param {readonly Summary[]} messages newest first */
function signIns(messages) {
  /** @type {Map<string, Summary[]>} */
  const waiting = new Map();
  /** @type {Map<string, Summary[]>} */
  const beneath = new Map();
  for (const message of [...messages].reverse()) {
    if (message.session === undefined) continue;
    const key = `${message.vendor} ${message.session}`;
    const calls = waiting.get(key);
    if (message.signsIn) waiting.set(key, [message, ...(calls ?? [])]);
    else if (calls !== undefined) {
      beneath.set(message.id, calls);
      waiting.delete(key);
    }
  }
  return beneath;
}

/**
 * @param {readonly Summary[]} messages newest first
 * @param {Filter} filter
 * @param {ReadonlySet<string>} opened ids of rows whose calls are shown
 * @returns {{ rows: readonly Row[], folded: number }} `folded` counts the calls that no row shows
 */
export function rowsOf(messages, filter, opened) {
  const beneath = signIns(messages);
  const below = new Set([...beneath.values()].flat());
  /** @type {Row[]} */
  const rows = [];
  let folded = 0;
  for (const message of messages) {
    if (below.has(message)) continue;
    const calls = beneath.get(message.id) ?? [];
    if (fits(message, filter)) {
      const isOpen = opened.has(message.id);
      rows.push({ message, level: 1, folded: calls.length, isOpen });
      if (isOpen) for (const call of calls) rows.push({ message: call, level: 2, folded: 0, isOpen: false });
      else folded += calls.length;
    } else
      for (const call of calls)
        if (fits(call, filter)) rows.push({ message: call, level: 1, folded: 0, isOpen: false });
  }
  return { rows, folded };
}

/** How it ended, in words and with a sign. @param {Summary} message @param {Say} say */
export function verdictOf(message, say) {
  const count = message.accepted + message.refused;
  if (message.refusedBy !== undefined)
    return { paint: 'bad', text: `✗ ${say('refusedBy', { code: message.refusedBy.code })}` };
  if (message.signsIn) return { paint: 'soft', text: say('signIn') };
  if (count === 0 && message.fault !== undefined)
    return { paint: 'look', text: `! ${say('hit', { says: message.fault.says })}` };
  if (count === 0) return { paint: 'soft', text: `– ${say('noPush', { status: message.status })}` };
  if (count === 1)
    return message.accepted === 1
      ? { paint: 'good', text: `✓ ${say('accepted')}` }
      : { paint: 'bad', text: `✗ ${say('refusedBy', { code: message.code ?? '' })}` };
  const text = say('pushes', { accepted: message.accepted, count });
  return message.refused === 0 ? { paint: 'good', text: `✓ ${text}` } : { paint: 'bad', text: `✗ ${text}` };
}

/** @param {HTMLElement} list @param {HTMLElement} pane what scrolls */
export function virtualList(list, pane) {
  /** @type {readonly Row[]} */
  let rows = [];
  /** @type {Look | undefined} */
  let look;
  let isWaiting = false;

  const draw = () => {
    isWaiting = false;
    if (look === undefined) return;
    const { selected } = look;
    const first = Math.max(0, Math.floor(pane.scrollTop / ROW_HEIGHT) - SPARE);
    const last = Math.min(rows.length, Math.ceil((pane.scrollTop + pane.clientHeight) / ROW_HEIGHT) + SPARE);
    const chosen = rows.findIndex(({ message }) => message.id === selected);
    const places = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
    // The list refers to its selected row by id, so the row has to be in the DOM.
    if (chosen !== -1 && (chosen < first || chosen >= last)) places.push(chosen);
    list.style.height = `${rows.length * ROW_HEIGHT}px`;
    list.replaceChildren(
      ...places.flatMap((place) => {
        const row = rows[place];
        return row === undefined || look === undefined ? [] : [rowAt(row, place, rows.length, look)];
      }),
    );
    if (chosen === -1) list.removeAttribute('aria-activedescendant');
    else list.setAttribute('aria-activedescendant', `message-${selected}`);
  };
  const later = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(draw);
  };
  pane.addEventListener('scroll', later);
  window.addEventListener('resize', later);

  return {
    /** @param {readonly Row[]} newRows @param {Look} newLook */
    show(newRows, newLook) {
      rows = newRows;
      look = newLook;
      draw();
    },
    /** Keeps the scroll position when rows were added above the visible ones. @param {number} count */
    shift(count) {
      pane.scrollTop += count * ROW_HEIGHT;
    },
    /** @param {string} id */
    reveal(id) {
      const at = rows.findIndex(({ message }) => message.id === id);
      if (at === -1) return;
      const top = at * ROW_HEIGHT;
      if (top < pane.scrollTop) pane.scrollTop = top;
      else if (top + ROW_HEIGHT > pane.scrollTop + pane.clientHeight)
        pane.scrollTop = top + ROW_HEIGHT - pane.clientHeight;
    },
  };
}

/** @param {Row} row @param {number} place @param {number} count @param {Look} look */
function rowAt({ message, level, folded, isOpen }, place, count, { say, nameOf, selected, fresh }) {
  const verdict = verdictOf(message, say);
  const isPush = message.title !== undefined || message.body !== undefined || message.token !== undefined;
  const element = el(
    message.id === fresh ? 'div.item.fresh' : 'div.item',
    {
      role: 'treeitem',
      id: `message-${message.id}`,
      'data-id': message.id,
      'aria-selected': String(message.id === selected),
      'aria-level': String(level),
      'aria-posinset': String(place + 1),
      'aria-setsize': String(count),
      'aria-expanded': folded === 0 ? undefined : String(isOpen),
    },
    el(
      'span.fold',
      folded === 0 ? {} : { 'data-fold': message.id, title: say('folded', { count: folded }) },
      folded > 0 && el('span', { 'aria-hidden': 'true' }, isOpen ? '▾' : '▸'),
      folded > 0 && el('span.hidden', {}, say('folded', { count: folded })),
    ),
    badgeOf(message.vendor, nameOf(message.vendor)),
    el(
      'div.main',
      {},
      el(
        isPush ? 'div.name' : 'div.name.call',
        {},
        message.title ?? (isPush ? say('noTitle') : `${message.method} ${message.path}`),
      ),
      el(
        'div.sub',
        {},
        message.body ?? (isPush ? message.path : (message.host ?? `${message.protocol}, ${message.status}`)),
      ),
    ),
    el('div.side', {}, el('div.when', {}, timeOf(message.at)), el(`div.end.${verdict.paint}`, {}, verdict.text)),
  );
  element.style.top = `${place * ROW_HEIGHT}px`;
  return element;
}

/** All badges are as wide as the longest. @param {string} vendor @param {string} name */
export const badgeOf = (vendor, name) => el('span.badge', { 'data-vendor': vendor }, name);
