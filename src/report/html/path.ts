// The path as a picture: a station for each step, green, red or grey, each with its sign so that colour is never alone.

import { DONE } from '../claims.js';
import { SIGNS } from '../terminal-text.js';
import { type Markup, markup } from './markup.js';
import type { PageStep } from './page.js';

const PER_ROW = 6;
const STEP_X = 150;
const STEP_Y = 84;
const SIGN = { passed: DONE, failed: SIGNS.broken, skipped: SIGNS.skipped } as const;

/** Rows of six, read from left to right. */
export function pathPicture(steps: readonly PageStep[], word: (status: PageStep['status']) => string): Markup {
  const columns = Math.min(PER_ROW, Math.max(1, steps.length));
  const rows = Math.ceil(steps.length / PER_ROW);
  const at = (i: number) => ({ x: (i % PER_ROW) * STEP_X + STEP_X / 2, y: Math.floor(i / PER_ROW) * STEP_Y + 30 });
  const says = steps.map((step, i) => `${i + 1} ${step.title}: ${word(step.status)}`).join('; ');
  const lines = steps.flatMap((_, i) => {
    if (i === 0 || i % PER_ROW === 0) return [];
    const [from, to] = [at(i - 1), at(i)];
    return [markup`<line x1="${from.x + 16}" y1="${from.y}" x2="${to.x - 16}" y2="${to.y}"/>`];
  });
  const stations = steps.map((step, i) => {
    const { x, y } = at(i);
    return markup`<g><circle class="${step.status}" cx="${x}" cy="${y}" r="14"/><text class="sign" x="${x}" y="${y + 5}" text-anchor="middle">${SIGN[step.status]}</text><text x="${x}" y="${y + 32}" text-anchor="middle">${i + 1} ${step.title}</text></g>`;
  });
  return markup`<svg viewBox="0 0 ${columns * STEP_X} ${rows * STEP_Y}" role="img" aria-label="${says}">${lines}${stations}</svg>`;
}
