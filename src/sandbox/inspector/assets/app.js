// @ts-check
// The inspector: keeps the list live, opens the message that the address names, handles the keyboard. Only a client of the control API.
import { api, listen } from './api.js';
import { composeForm } from './compose.js';
import { drawDetail, VIEWS } from './detail.js';
import { byId, el, fillSelect } from './dom.js';
import { rowsOf, virtualList } from './list.js';
import { firstLanguage, say as sayIn } from './texts.js';

/**
 * @typedef {import('../../control/json.js').MessageSummary} Summary
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {import('./detail.js').View} View
 * @typedef {import('./texts.js').WordKey} WordKey
 */

/** Rows the page asks for: as many as the sandbox keeps. */
const MOST_MESSAGES = 2000;

const parts = {
  list: byId('list', HTMLDivElement),
  pane: byId('listPane', HTMLElement),
  empty: byId('empty', HTMLDivElement),
  live: byId('live', HTMLParagraphElement),
  counts: byId('counts', HTMLParagraphElement),
  search: byId('search', HTMLInputElement),
  vendor: byId('vendor', HTMLSelectElement),
  outcome: byId('outcome', HTMLSelectElement),
  title: byId('detailTitle', HTMLHeadingElement),
};
const list = virtualList(parts.list, parts.pane);

const state = {
  language: firstLanguage(),
  /** @type {readonly Summary[]} newest first */
  messages: [],
  /** Requests since the start, dropped ones included. */
  total: 0,
  /** @type {import('../../control/json.js').Ready | undefined} */
  ready: undefined,
  isLive: false,
  /** @type {readonly import('./list.js').Row[]} */
  rows: [],
  /** Ids of rows whose sign-in calls are shown. @type {Set<string>} */
  opened: new Set(),
  /** @type {string | undefined} */
  selected: undefined,
  /** The newest push is shown until another one is chosen. */
  isFollowing: true,
  /** @type {Detail | Error | 'gone' | undefined} */
  detail: undefined,
  /** @type {View} */
  view: 'phone',
  /** @type {string | undefined} */
  fresh: undefined,
};

/** @param {WordKey} key @param {import('./texts.js').Args} [args] */
const say = (key, args) => sayIn(state.language, key, args);

/** @param {string} vendor */
const nameOf = (vendor) => state.ready?.vendors.find(({ id }) => id === vendor)?.name[state.language] ?? vendor;

// ------------------------------------------------------------------ drawing

function drawList() {
  const filter = { text: parts.search.value, vendor: parts.vendor.value, outcome: parts.outcome.value };
  const { rows, folded } = rowsOf(state.messages, filter, state.opened);
  state.rows = rows;
  list.show(rows, { say, nameOf, selected: state.selected, fresh: state.fresh });
  parts.list.hidden = rows.length === 0;
  parts.empty.replaceChildren(
    ...(rows.length > 0
      ? []
      : state.messages.length > 0
        ? [say('noMatch')]
        : [el('p', {}, say('nothing')), el('pre', { tabindex: '0' }, `tim-push send --sandbox=${location.origin}`)]),
  );
  parts.live.textContent = say(state.isLive ? 'live' : 'lost');
  parts.live.classList.toggle('off', !state.isLive);
  const kept = state.messages.length;
  const figures = { shown: rows.length, folded, kept, total: Math.max(state.total, kept) };
  parts.counts.textContent = say(
    folded === 0 ? 'counts' : 'countsFolded',
    Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value.toLocaleString('en-US')])),
  );
}

const drawSelected = () =>
  drawDetail({
    detail: state.detail,
    view: state.view,
    say,
    language: state.language,
    shadeOf: (vendor) => state.ready?.vendors.find(({ id }) => id === vendor)?.shade,
    kept: state.messages.length,
    signsIn: state.messages.some(({ id, signsIn }) => id === state.selected && signsIn === true),
  });

function drawWords() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  const each = (/** @type {string} */ name, /** @type {(element: Element, text: string) => void} */ write) => {
    for (const element of document.querySelectorAll(`[data-${name}]`))
      write(element, say(/** @type {WordKey} */ (element.getAttribute(`data-${name}`))));
  };
  each('say', (element, text) => {
    element.textContent = text;
  });
  each('label', (element, text) => element.setAttribute('aria-label', text));
  each('placeholder', (element, text) => element.setAttribute('placeholder', text));
  const language = byId('language', HTMLButtonElement);
  language.textContent = state.language === 'zh' ? 'English' : '中文';
  language.lang = state.language === 'zh' ? 'en' : 'zh';
  fillSelect(parts.vendor, [
    ['', say('allVendors')],
    ...(state.ready?.vendors ?? []).map(({ id }) => /** @type {[string, string]} */ ([id, nameOf(id)])),
  ]);
  fillSelect(parts.outcome, [
    ['', say('allOutcomes')],
    ['accepted', say('accepted')],
    ['refused', say('refused')],
    ['other', say('other')],
  ]);
  byId('keys', HTMLElement).replaceChildren(
    ...keys.flatMap(([names, key]) => [
      el('dt', {}, ...names.flatMap((name) => [el('kbd', {}, name), ' '])),
      el('dd', {}, say(key)),
    ]),
  );
}

function drawAll() {
  drawWords();
  drawList();
  drawSelected();
}

// ------------------------------------------------------------------ acting

/** A request to the sandbox did not arrive. */
function showLost() {
  state.isLive = false;
  drawList();
}

/** The address of a message: `#12`, or `#12/wire`. */
const addressOf = () =>
  state.selected === undefined ? '' : `#${state.selected}${state.view === 'phone' ? '' : `/${state.view}`}`;

/** @param {string} id */
async function load(id) {
  state.selected = id;
  drawList();
  list.reveal(id);
  const detail = await api
    .message(id)
    .catch((error) => (error.status === 404 ? /** @type {const} */ ('gone') : /** @type {Error} */ (error)));
  // A quicker key press may have chosen another one meanwhile.
  if (state.selected !== id) return;
  state.detail = detail;
  drawSelected();
}

/** Selects a message for the user: it gets an address, and stays selected while newer ones arrive. @param {string} id @param {View} [view] */
async function open(id, view = state.view) {
  state.view = view;
  state.isFollowing = false;
  state.selected = id;
  document.body.classList.add('reading');
  if (location.hash !== addressOf()) history.pushState(null, '', addressOf());
  await load(id);
}

/** Opens the message that the address names, else the newest push. */
function route() {
  const [, id, view] = /^#(\d{1,15})(?:\/(phone|wire|rules))?$/.exec(location.hash) ?? [];
  state.view = /** @type {View} */ (view ?? 'phone');
  state.isFollowing = id === undefined;
  document.body.classList.toggle('reading', id !== undefined);
  if (id !== undefined) void load(id);
  else follow();
}

/** Shows the newest push, or the newest request where there was none. */
function follow() {
  if (!state.isFollowing) return;
  const newest = state.rows.find(({ message }) => message.accepted + message.refused > 0) ?? state.rows[0];
  if (newest !== undefined && newest.message.id !== state.selected) void load(newest.message.id);
}

function closeDetail() {
  history.pushState(null, '', location.pathname);
  route();
  parts.list.focus();
}

/** @param {number} step */
function move(step) {
  if (state.rows.length === 0) return;
  const at = state.rows.findIndex(({ message }) => message.id === state.selected);
  const next = state.rows[Math.max(0, Math.min(state.rows.length - 1, at === -1 ? 0 : at + step))];
  if (next !== undefined) void choose(next.message.id);
}

/** As by `open`, without leaving the list on a narrow screen. @param {string} id */
async function choose(id) {
  const isReading = document.body.classList.contains('reading');
  await Promise.all([open(id), document.body.classList.toggle('reading', isReading)]);
}

/** @param {boolean} isOpen */
function fold(isOpen) {
  const row = state.rows.find(({ message }) => message.id === state.selected);
  if (row === undefined || row.folded === 0) return;
  if (isOpen) state.opened.add(row.message.id);
  else state.opened.delete(row.message.id);
  drawList();
}

/** @param {View} view */
function show(view) {
  state.view = view;
  if (!state.isFollowing) history.replaceState(null, '', addressOf());
  drawSelected();
}

function switchLanguage() {
  state.language = state.language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', state.language);
  drawAll();
}

const compose = composeForm({
  now: () => ({ say, language: state.language }),
  onSent: (id, isAccepted) =>
    void open(id, isAccepted ? 'phone' : 'rules')
      .then(() => parts.title.focus())
      .catch(showLost),
});

/** @type {readonly (readonly [readonly string[], WordKey])[]} */
const keys = [
  [['/'], 'keySearch'],
  [['j', 'k', '↓', '↑'], 'keyMove'],
  [['→', '←'], 'keyFold'],
  [['Enter', 'Esc'], 'keyOpen'],
  [['1', '2', '3'], 'keyViews'],
  [['c'], 'keyCompose'],
  [['l'], 'keyLanguage'],
];

/** @type {Record<string, () => void>} */
const actions = {
  '/': () => parts.search.focus(),
  j: () => move(1),
  k: () => move(-1),
  1: () => show('phone'),
  2: () => show('wire'),
  3: () => show('rules'),
  c: () => void compose.open().catch(showLost),
  l: switchLanguage,
  '?': () => byId('helpDialog', HTMLDialogElement).showModal(),
  Escape: closeDetail,
};

/** @type {Record<string, () => void>} */
const listActions = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  ArrowRight: () => fold(true),
  ArrowLeft: () => fold(false),
  Enter: () => {
    if (state.selected !== undefined) {
      void open(state.selected)
        .then(() => parts.title.focus())
        .catch(showLost);
    }
  },
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
    if (event.key === 'Escape') parts.list.focus();
    return;
  }
  const action = (target === parts.list ? listActions[event.key] : undefined) ?? actions[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
});

parts.list.addEventListener('click', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const folded = target.closest('[data-fold]')?.getAttribute('data-fold');
  if (folded) {
    if (!state.opened.delete(folded)) state.opened.add(folded);
    drawList();
    return;
  }
  const id = target.closest('[data-id]')?.getAttribute('data-id');
  if (id) void open(id);
});

const tabs = byId('tabs', HTMLDivElement);
tabs.addEventListener('click', (event) => {
  const view = /** @type {HTMLElement} */ (event.target).getAttribute('data-view');
  if (view !== null) show(/** @type {View} */ (view));
});
tabs.addEventListener('keydown', (event) => {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  show(/** @type {View} */ (VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length]));
  document.getElementById(`tab-${state.view}`)?.focus();
});

for (const input of [parts.search, parts.vendor, parts.outcome])
  input.addEventListener('input', () => {
    parts.pane.scrollTop = 0;
    drawList();
    follow();
  });
window.addEventListener('popstate', route);
window.addEventListener('hashchange', route);
byId('back', HTMLButtonElement).addEventListener('click', closeDetail);
byId('language', HTMLButtonElement).addEventListener('click', switchLanguage);
byId('compose', HTMLButtonElement).addEventListener('click', () => void compose.open().catch(showLost));
byId('help', HTMLButtonElement).addEventListener('click', () => byId('helpDialog', HTMLDialogElement).showModal());
byId('clear', HTMLButtonElement).addEventListener('click', () => {
  const count = state.messages.length;
  if (count > 0 && confirm(say('clearAsk', { count }))) void api.clear().catch(showLost);
});
for (const button of document.querySelectorAll('[data-close]'))
  button.addEventListener('click', () => button.closest('dialog')?.close());

// ------------------------------------------------------------------ updating

/** Messages since the last drawing: a burst of a thousand is drawn once. @type {import('../../control/json.js').MessageSummary[]} */
let arrived = [];
let oldest = 0;
/** Number of the newest reload; the answer of an older one is not drawn. */
let reloads = 0;
let isReloading = false;

/** Loads everything again: at the start, after a lost connection, and when messages were deleted. */
async function reload() {
  reloads += 1;
  const own = reloads;
  isReloading = true;
  // Earlier messages are in the answer, or were deleted; messages that arrive from now on may be newer than it.
  arrived = [];
  oldest = 0;
  try {
    const [ready, found] = await Promise.all([api.ready(), api.messages(MOST_MESSAGES)]);
    if (own !== reloads) return;
    state.ready = ready;
    state.total = found.total;
    state.messages = found.messages;
    // A message that could not be loaded is requested again.
    if (state.detail instanceof Error || !state.messages.some(({ id }) => id === state.selected)) {
      state.selected = undefined;
      state.detail = undefined;
    }
    drawAll();
    route();
  } finally {
    if (own === reloads) {
      isReloading = false;
      takeIn();
    }
  }
}

function takeIn() {
  if (isReloading || arrived.length === 0) return;
  const newest = Number(state.messages[0]?.id ?? 0);
  const fresh = arrived.filter(({ id }) => Number(id) > newest).reverse();
  arrived = [];
  state.messages = [...fresh, ...state.messages].filter(({ id }) => Number(id) >= oldest);
  state.total = Math.max(state.total, ...fresh.map(({ id }) => Number(id)));
  state.fresh = fresh.length === 1 ? fresh[0]?.id : undefined;
  const before = parts.pane.scrollTop;
  const rows = state.rows.length;
  drawList();
  // A list that was scrolled down keeps its position.
  if (before > 0 && !state.isFollowing) list.shift(state.rows.length - rows);
  follow();
}

listen(
  (event) => {
    if (event.type === 'cleared') reload().catch(drawList);
    else if (event.type === 'message') {
      oldest = Number(event.oldest);
      if (arrived.push(event.message) === 1) setTimeout(takeIn, 50);
    }
  },
  (isOpen) => {
    state.isLive = isOpen;
    if (isOpen) reload().catch(drawList);
    else drawList();
  },
);
drawAll();
