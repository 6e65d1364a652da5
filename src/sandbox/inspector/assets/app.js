// @ts-check
// The inspector: keeps the list live, shows one message in three views, listens to the keyboard. Only a client of the control API.
import { api, listen } from './api.js';
import { composeForm } from './compose.js';
import { byId, el } from './dom.js';
import { fits, MOST_ROWS, rowOf, verdictOf } from './list.js';
import { phoneView } from './phone.js';
import { rulesView } from './rules.js';
import { wireView } from './wire.js';
import { firstLanguage, say as sayIn } from './words.js';

/**
 * @typedef {import('../../control/json.js').MessageSummary} Summary
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {'phone' | 'wire' | 'rules'} View
 * @typedef {import('./words.js').WordKey} WordKey
 */

const parts = {
  list: byId('list', HTMLDivElement),
  empty: byId('empty', HTMLDivElement),
  live: byId('live', HTMLParagraphElement),
  search: byId('search', HTMLInputElement),
  vendor: byId('vendor', HTMLSelectElement),
  outcome: byId('outcome', HTMLSelectElement),
  detail: byId('detail', HTMLElement),
  title: byId('detailTitle', HTMLHeadingElement),
  verdict: byId('verdict', HTMLParagraphElement),
  panel: byId('panel', HTMLDivElement),
};

const state = {
  language: firstLanguage(),
  /** @type {Summary[]} newest first */
  messages: [],
  /** @type {import('../../control/json.js').Ready | undefined} */
  ready: undefined,
  isLive: false,
  /** @type {string | undefined} */
  selected: undefined,
  /** @type {Detail | undefined} */
  detail: undefined,
  /** @type {View} */
  view: 'phone',
};

/** @param {WordKey} key @param {import('./words.js').Args} [args] */
const say = (key, args) => sayIn(state.language, key, args);

// ------------------------------------------------------------------ drawing

const filterNow = () => ({ text: parts.search.value, vendor: parts.vendor.value, outcome: parts.outcome.value });
const shown = () => state.messages.filter((message) => fits(message, filterNow()));

/** @param {string} [freshId] */
function drawList(freshId) {
  const rows = shown();
  parts.list.replaceChildren(
    ...rows.map((message) => rowOf(message, say, message.id === state.selected, message.id === freshId)),
  );
  if (state.selected !== undefined && rows.some(({ id }) => id === state.selected))
    parts.list.setAttribute('aria-activedescendant', `message-${state.selected}`);
  else parts.list.removeAttribute('aria-activedescendant');
  parts.empty.replaceChildren(
    ...(rows.length > 0
      ? []
      : state.messages.length > 0
        ? [say('noMatch')]
        : [el('p', {}, say('nothing')), el('p', {}, el('code', {}, `tim-push send --sandbox=${location.origin}`))]),
  );
  drawLive();
}

function drawLive() {
  parts.live.textContent = state.isLive ? say('live', { count: shown().length }) : say('lost');
  parts.live.classList.toggle('off', !state.isLive);
}

function drawDetail() {
  const { detail, view } = state;
  parts.detail.hidden = detail === undefined;
  document.body.classList.toggle('reading', detail !== undefined);
  if (detail === undefined) return;
  const summary = state.messages.find(({ id }) => id === detail.id);
  const title = detail.pushes[0]?.title ?? `${detail.request.method} ${detail.request.path}`;
  parts.title.textContent = `${detail.vendorName[state.language]}  ${title}`;
  const verdict = summary === undefined ? undefined : verdictOf(summary, say);
  parts.verdict.className = verdict?.paint ?? '';
  parts.verdict.textContent = verdict?.text ?? '';
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const isChosen = tab.getAttribute('data-view') === view;
    tab.setAttribute('aria-selected', String(isChosen));
    tab.setAttribute('tabindex', isChosen ? '0' : '-1');
    if (isChosen) parts.panel.setAttribute('aria-labelledby', tab.id);
  }
  const shade = state.ready?.vendors.find(({ id }) => id === detail.vendor)?.shade;
  const drawn =
    view === 'phone'
      ? phoneView(detail, say, shade)
      : view === 'wire'
        ? wireView(detail, say, state.language)
        : rulesView(detail, say, state.language);
  parts.panel.replaceChildren(drawn);
}

function drawWords() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-say]'))
    element.textContent = say(/** @type {WordKey} */ (element.getAttribute('data-say')));
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', say(/** @type {WordKey} */ (element.getAttribute('data-label'))));
  for (const element of document.querySelectorAll('[data-placeholder]'))
    element.setAttribute('placeholder', say(/** @type {WordKey} */ (element.getAttribute('data-placeholder'))));
  const language = byId('language', HTMLButtonElement);
  language.textContent = state.language === 'zh' ? 'English' : '中文';
  language.lang = state.language === 'zh' ? 'en' : 'zh';
  fillSelect(parts.vendor, [
    ['', say('allVendors')],
    ...(state.ready?.vendors ?? []).map(({ id, name }) => /** @type {[string, string]} */ ([id, name[state.language]])),
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

/** @param {HTMLSelectElement} select @param {readonly (readonly [string, string])[]} options */
function fillSelect(select, options) {
  const chosen = select.value;
  select.replaceChildren(
    ...options.map(([value, name]) => {
      const option = document.createElement('option');
      option.value = value;
      option.textContent = name;
      return option;
    }),
  );
  select.value = chosen;
}

function drawAll() {
  drawWords();
  drawList();
  drawDetail();
}

// ------------------------------------------------------------------ acting

/** @param {string} id @param {boolean} [moveFocus] */
async function open(id, moveFocus = false) {
  state.selected = id;
  drawList();
  document.getElementById(`message-${id}`)?.scrollIntoView({ block: 'nearest' });
  try {
    const detail = await api.message(id);
    // A quicker key press may have chosen another one meanwhile.
    if (state.selected !== id) return;
    state.detail = detail;
  } catch {
    state.detail = undefined;
  }
  drawDetail();
  if (moveFocus && state.detail !== undefined) parts.title.focus();
}

function closeDetail() {
  state.detail = undefined;
  drawDetail();
  parts.list.focus();
}

/** @param {number} step */
function move(step) {
  const rows = shown();
  if (rows.length === 0) return;
  const at = rows.findIndex(({ id }) => id === state.selected);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at === -1 ? 0 : at + step))];
  if (next !== undefined) void open(next.id);
}

/** @param {View} view */
function show(view) {
  state.view = view;
  drawDetail();
}

function switchLanguage() {
  state.language = state.language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', state.language);
  drawAll();
}

const compose = composeForm(() => ({ say, language: state.language, vendors: state.ready?.vendors ?? [] }));

/** @type {readonly (readonly [readonly string[], WordKey])[]} */
const keys = [
  [['/'], 'keySearch'],
  [['j', 'k', '↓', '↑'], 'keyMove'],
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
  c: () => void compose.open(),
  l: switchLanguage,
  '?': () => byId('helpDialog', HTMLDialogElement).showModal(),
  Escape: closeDetail,
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
    if (event.key === 'Escape') parts.list.focus();
    return;
  }
  const action = actions[event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
});

parts.list.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Enter' && state.selected !== undefined) void open(state.selected, true);
  else return;
  event.preventDefault();
});
parts.list.addEventListener('click', (event) => {
  const id = /** @type {HTMLElement} */ (event.target).closest('[data-id]')?.getAttribute('data-id');
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
  /** @type {readonly View[]} */
  const views = ['phone', 'wire', 'rules'];
  show(/** @type {View} */ (views[(views.indexOf(state.view) + step + views.length) % views.length]));
  document.getElementById(`tab-${state.view}`)?.focus();
});

for (const input of [parts.search, parts.vendor, parts.outcome]) input.addEventListener('input', () => drawList());
byId('back', HTMLButtonElement).addEventListener('click', closeDetail);
byId('language', HTMLButtonElement).addEventListener('click', switchLanguage);
byId('compose', HTMLButtonElement).addEventListener('click', () => void compose.open());
byId('help', HTMLButtonElement).addEventListener('click', () => byId('helpDialog', HTMLDialogElement).showModal());
byId('clear', HTMLButtonElement).addEventListener('click', () => {
  if (state.messages.length > 0 && confirm(say('clearAsk', { count: state.messages.length }))) void api.clear();
});
for (const button of document.querySelectorAll('[data-close]'))
  button.addEventListener('click', () => button.closest('dialog')?.close());

// ------------------------------------------------------------------ living

/** Everything anew: at the start, and after a lost connection, when events may have been missed. */
async function reload() {
  const [ready, list] = await Promise.all([api.ready(), api.messages(MOST_ROWS)]);
  state.ready = ready;
  state.messages = [...list.messages];
  drawAll();
}

listen(
  (event) => {
    if (event.type === 'cleared') {
      state.messages = [];
      state.selected = undefined;
      state.detail = undefined;
      drawAll();
    } else if (event.type === 'message' && !state.messages.some(({ id }) => id === event.message.id)) {
      state.messages = [event.message, ...state.messages].slice(0, MOST_ROWS);
      drawList(event.message.id);
    }
  },
  (isOpen) => {
    state.isLive = isOpen;
    if (isOpen) reload().catch(() => drawLive());
    else drawLive();
  },
);
drawAll();
