// Several paths side by side as a picture: a row for each vendor, a sign for each check, in columns; then each vendor's checks in a section that opens.

import { type Markup, markup } from './markup.js';
import { dot, SIGN_OF } from './path.js';

type Status = 'passed' | 'failed' | 'skipped';

/** The checks of one vendor under one heading are one station, however many devices were checked. */
export interface PathStation {
  readonly column: string;
  readonly status: Status;
  /** `2/3` where several devices were asked. */
  readonly count?: string;
}

export interface PathRow {
  readonly name: string;
  /** Empty for a group of checks that is not a path: it gets no picture. */
  readonly stations: readonly PathStation[];
  /** The checks one by one. */
  readonly steps: readonly { readonly title: string; readonly status: Status; readonly reason: string }[];
}

/** A row of signs for each lane; a check a vendor does not have leaves its place empty. */
export function lanesPicture(
  all: readonly PathRow[],
  first: string,
  columns: readonly string[],
  word: (status: Status) => string,
): Markup {
  const lanes = all.filter(({ stations }) => stations.length > 0);
  if (lanes.length === 0) return markup``;
  const heads = [first, ...columns].map((column) => markup`<th scope="col">${column}</th>`);
  const rows = lanes.map(({ name, stations }) => {
    const cells = columns.map((column) => {
      const station = stations.find((item) => item.column === column);
      if (station === undefined) return markup`<td class="none"></td>`;
      const { status, count = '' } = station;
      return markup`<td data-head="${column}">${dot(status, word(status))} ${count}</td>`;
    });
    return markup`<tr><th scope="row">${name}</th>${cells}</tr>`;
  });
  return markup`<table class="lanes"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Open where something failed, so that the page starts with what to fix. */
export function laneDetails(lanes: readonly PathRow[], word: (status: Status) => string): readonly Markup[] {
  return lanes.map(({ name, steps }) => {
    const count = (status: Status): number => steps.filter((step) => step.status === status).length;
    const counted = (['failed', 'passed', 'skipped'] as const)
      .filter((status) => count(status) > 0)
      .map((status) => `${count(status)} ${word(status)}`)
      .join(', ');
    const isBroken = count('failed') > 0;
    const rows = steps.map(
      ({ title, status, reason }) =>
        markup`<tr><th scope="row">${title}</th><td class="${status}">${SIGN_OF[status]} ${word(status)}</td><td>${reason}</td></tr>`,
    );
    const outcome = isBroken ? 'failed' : count('passed') > 0 ? 'passed' : 'skipped';
    const summary = markup`<summary><b class="${outcome}">${SIGN_OF[outcome]} ${name}</b>  ${counted}</summary>`;
    const table = markup`<table class="checks"><tbody>${rows}</tbody></table>`;
    return isBroken
      ? markup`<details class="lane" open>${summary}${table}</details>`
      : markup`<details class="lane">${summary}${table}</details>`;
  });
}
