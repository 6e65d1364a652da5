// @ts-check
// The right side: the selected message, its result, and one of its three views.
import { byId, dateTimeOf } from './dom.js';
import { badgeOf, verdictOf } from './list.js';
import { phoneView } from './phone.js';
import { rulesView } from './rules.js';
import { wireView } from './wire.js';

/**
 * @typedef {import('../../control/json.js').MessageDetail} Detail
 * @typedef {'phone' | 'wire' | 'rules'} View
 */

/** @type {readonly View[]} */
export const VIEWS = ['phone', 'wire', 'rules'];

/**
 * @param {{
 *   detail: Detail | Error | 'gone' | undefined,
 *   view: View,
 *   say: import('./phone.js').Say,
 *   language: import('./texts.js').Language,
 *   shadeOf: (vendor: string) => import('./phone.js').Shade,
 *   kept: number,
 *   signsIn: boolean,
 * }} shown
 */
export function drawDetail({ detail, view, say, language, shadeOf, kept, signsIn }) {
  const section = byId('detail', HTMLElement);
  const title = byId('detailTitle', HTMLHeadingElement);
  const verdict = byId('verdict', HTMLParagraphElement);
  const panel = byId('panel', HTMLDivElement);
  section.hidden = detail === undefined;
  if (detail === undefined) return;
  const isMissing = detail === 'gone' || detail instanceof Error;
  byId('tabs', HTMLDivElement).hidden = isMissing;
  if (isMissing) {
    title.textContent = say(detail === 'gone' ? 'gone' : 'unread');
    verdict.className = '';
    verdict.textContent = '';
    byId('when', HTMLParagraphElement).textContent = '';
    panel.replaceChildren(
      detail === 'gone'
        ? say('goneWhy', { count: kept.toLocaleString('en-US') })
        : say('unreadWhy', { reason: detail.message }),
    );
    return;
  }
  const accepted = detail.pushes.filter((push) => push.accepted).length;
  const { paint, text } = verdictOf(
    { ...summaryOf(detail), ...(signsIn ? { signsIn } : {}), accepted, refused: detail.pushes.length - accepted },
    say,
  );
  title.replaceChildren(
    badgeOf(detail.vendor, detail.vendorName[language]),
    detail.pushes[0]?.title ?? `${detail.request.method} ${detail.request.path}`,
  );
  verdict.className = paint;
  verdict.textContent = text;
  byId('when', HTMLParagraphElement).textContent =
    `${dateTimeOf(detail.at, language)} · ${say('number', { id: detail.id })}${detail.fault === undefined ? '' : ` · ${say('fault', { says: detail.fault.says })}`}`;
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const isChosen = tab.getAttribute('data-view') === view;
    tab.setAttribute('aria-selected', String(isChosen));
    tab.setAttribute('tabindex', isChosen ? '0' : '-1');
    if (isChosen) panel.setAttribute('aria-labelledby', tab.id);
  }
  panel.replaceChildren(
    view === 'phone'
      ? phoneView(detail, say, language, shadeOf(detail.vendor))
      : view === 'wire'
        ? wireView(detail, say, language)
        : rulesView(detail, say, language),
  );
}

/** @param {Detail} detail */
const summaryOf = ({
  id,
  vendor,
  at,
  request: { protocol, method, path },
  response: { status },
  refusedBy,
  fault,
  pushes,
}) => ({
  id,
  vendor,
  at,
  protocol,
  method,
  path,
  status,
  ...(refusedBy === undefined ? {} : { refusedBy }),
  ...(fault === undefined ? {} : { fault }),
  code: pushes.find((push) => !push.accepted)?.code ?? '',
});
