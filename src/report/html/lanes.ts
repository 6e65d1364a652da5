// Several paths side by side as a picture: a lane for each vendor, a station for each check, in columns; then each vendor's checks in a part that opens.

import { DONE } from '../claims.js';
import { SIGNS, widthOf } from '../terminal-text.js';
import { type Markup, markup } from './markup.js';

type Status = 'passed' | 'failed' | 'skipped';

/** Checks of one vendor that stand under one heading: one station, however many devices it has. */
export interface LaneStation {
  readonly column: string;
  readonly status: Status;
  /** `2/3` where several devices were asked. */
  readonly count?: string;
}

export interface Lane {
  readonly name: string;
  /** None: a group of checks that is no path and gets no picture. */
  readonly stations: readonly LaneStation[];
  /** The checks one by one. */
  readonly steps: readonly { readonly title: string; readonly status: Status; readonly reason: string }[];
}

const SIGN = { passed: DONE, failed: SIGNS.broken, skipped: SIGNS.skipped } as const;
const COLUMN = 92;
const ROW = 42;
const HEAD = 30;
const RADIUS = 11;
/** Room a character takes at the size of the labels. */
const CHARACTER = 6.4;

/** A row of stations for each lane; a check a vendor does not have leaves its place empty. */
export function lanesPicture(
  all: readonly Lane[],
  columns: readonly string[],
  word: (status: Status) => string,
): Markup {
  const lanes = all.filter(({ stations }) => stations.length > 0);
  if (lanes.length === 0) return markup``;
  const left = Math.max(...lanes.map(({ name }) => widthOf(name)), 6) * CHARACTER + 24;
  const xOf = (column: string): number => left + columns.indexOf(column) * COLUMN + COLUMN / 2;
  const says = lanes
    .map(({ name, stations }) => `${name}: ${stations.map((item) => `${item.column} ${word(item.status)}`).join(', ')}`)
    .join('; ');
  const heads = columns.map(
    (column) => markup`<text class="head" x="${xOf(column)}" y="16" text-anchor="middle">${column}</text>`,
  );
  const rows = lanes.map(({ name, stations }, row) => {
    const y = HEAD + row * ROW + ROW / 2;
    const lines = stations.slice(1).map((station, i) => {
      const from = stations[i] ?? station;
      return markup`<line x1="${xOf(from.column) + RADIUS + 2}" y1="${y}" x2="${xOf(station.column) - RADIUS - 2}" y2="${y}"/>`;
    });
    const drawn = stations.map(({ column, status, count }) => {
      const x = xOf(column);
      const counted =
        count === undefined ? '' : markup`<text class="count" x="${x + RADIUS + 3}" y="${y - 7}">${count}</text>`;
      return markup`<circle class="${status}" cx="${x}" cy="${y}" r="${RADIUS}"/><text class="sign" x="${x}" y="${y + 4}" text-anchor="middle">${SIGN[status]}</text>${counted}`;
    });
    return markup`<g><text class="lane" x="0" y="${y + 4}">${name}</text>${lines}${drawn}</g>`;
  });
  return markup`<div class="wide"><svg viewBox="0 0 ${left + columns.length * COLUMN} ${HEAD + lanes.length * ROW}" role="img" aria-label="${says}">${heads}${rows}</svg></div>`;
}

/** Open where something failed, so that the page starts with what to mend. */
export function laneDetails(lanes: readonly Lane[], word: (status: Status) => string): readonly Markup[] {
  return lanes.map(({ name, steps }) => {
    const count = (status: Status): number => steps.filter((step) => step.status === status).length;
    const counted = (['failed', 'passed', 'skipped'] as const)
      .filter((status) => count(status) > 0)
      .map((status) => `${count(status)} ${word(status)}`)
      .join(', ');
    const isBroken = count('failed') > 0;
    const rows = steps.map(
      ({ title, status, reason }) =>
        markup`<tr><th scope="row">${title}</th><td class="${status}">${SIGN[status]} ${word(status)}</td><td>${reason}</td></tr>`,
    );
    const outcome = isBroken ? 'failed' : count('passed') > 0 ? 'passed' : 'skipped';
    const summary = markup`<summary><b class="${outcome}">${SIGN[outcome]} ${name}</b>  ${counted}</summary>`;
    const table = markup`<table class="checks"><tbody>${rows}</tbody></table>`;
    return isBroken
      ? markup`<details class="lane" open>${summary}${table}</details>`
      : markup`<details class="lane">${summary}${table}</details>`;
  });
}
