// The path as a picture: a station for each step, green, red or grey, each with its sign and word so that colour is never alone. Wide screens show rows, narrow ones a column.

import { DONE } from '../claims.js';
import { SIGNS } from '../terminal-text.js';
import { type Markup, markup } from './markup.js';
import type { PageStep } from './page.js';

export const SIGN_OF = { passed: DONE, failed: SIGNS.broken, skipped: SIGNS.skipped } as const;

/** A coloured sign with its word for those who cannot see it. */
export const dot = (status: PageStep['status'], word: string): Markup =>
  markup`<span class="dot ${status}" aria-hidden="true">${SIGN_OF[status]}</span><span class="unseen">${word} </span>`;

export function pathPicture(steps: readonly PageStep[], word: (status: PageStep['status']) => string): Markup {
  const stations = steps.map(
    ({ title, status }, i) =>
      markup`<li class="${status}">${dot(status, word(status))}<span class="station">${i + 1} ${title}</span></li>`,
  );
  return markup`<ol class="path">${stations}</ol>`;
}
