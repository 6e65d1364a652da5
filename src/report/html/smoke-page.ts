// What the page of `smoke --report` shows: a lane for each vendor that was checked, its checks one by one, and what was left out.
import { fill, type Language } from '../../text/language.js';
import {
  checkedVendors,
  columnTitle,
  problemsOf,
  SMOKE_COLUMNS,
  type SmokeReport,
  type SmokeStep,
  skippedLines,
  smokeSentence,
  stepsUnder,
  titleOf,
} from '../answers/smoke.js';
import type { PathRow, PathStation } from './lanes.js';
import type { PageContent } from './page.js';

type Page = Omit<PageContent, 'versions' | 'madeAt' | 'language' | 'exchanges' | 'facts'>;

export function smokePage(report: SmokeReport, language: Language): Page {
  const { steps, verdict } = report;
  const file = steps.filter(({ vendor }) => vendor === undefined);
  return {
    title: 'tim-push smoke',
    verdict: smokeSentence(verdict, language),
    outcome: verdict.id === 'passed' ? 'passed' : verdict.id === 'other-shards' ? 'skipped' : 'failed',
    next: verdict.next.map((text) => fill(text, language, verdict.nextArgs)),
    path: {
      columns: SMOKE_COLUMNS.map((column) => columnTitle(column, language)),
      lanes: [
        ...(file.length === 0
          ? []
          : [{ name: columnTitle('config', language), stations: [], ...checksOf(file, language) }]),
        ...checkedVendors(steps).map((group) => laneOf(group, language)),
      ],
      leftOut: skippedLines(steps, language),
    },
    checklist: [],
    problems: problemsOf(report),
  };
}

const laneOf = (group: readonly SmokeStep[], language: Language): PathRow => ({
  name: group[0]?.vendorName?.[language] ?? '',
  stations: SMOKE_COLUMNS.flatMap((column): readonly PathStation[] => {
    const own = stepsUnder(group, column);
    if (own.length === 0) return [];
    const count = (status: SmokeStep['status']): number => own.filter((step) => step.status === status).length;
    const status = count('failed') > 0 ? 'failed' : count('passed') > 0 ? 'passed' : 'skipped';
    const counted = own.length === 1 ? {} : { count: `${count(status)}/${own.length}` };
    return [{ column: columnTitle(column, language), status, ...counted }];
  }),
  ...checksOf(group, language),
});

/** The titles do not repeat the vendor's name, which is the heading. */
const checksOf = (group: readonly SmokeStep[], language: Language): Pick<PathRow, 'steps'> => ({
  steps: group.map((step) => ({
    title: titleOf({ ...step, vendorName: undefined }, language),
    status: step.status,
    reason: fill(step.reason, language, step.args),
  })),
});
