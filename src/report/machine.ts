// The formats for programs: JSON, NDJSON, JUnit, SARIF and GitHub annotations, all from the same result.
import { type RenderedProblem, renderProblem } from '../problems/render.js';
import type { CheckStatus } from '../problems/statuses.js';
import type { Problem } from '../problems/types.js';
import type { Language } from '../text/language.js';
import { printableLines } from '../text/printable.js';

/** One checked thing, for the formats that count checks. */
export interface CheckCase {
  readonly name: string;
  readonly group: string;
  readonly status: CheckStatus;
  readonly reason?: string;
  readonly problem?: Problem;
}

export interface MachineReport {
  readonly command: string;
  readonly version: string;
  readonly exitCode: number;
  readonly problems: readonly Problem[];
  readonly document: Readonly<Record<string, unknown>>;
  readonly cases: readonly CheckCase[];
  readonly language: Language;
}

/** The JSON document, one object. */
export function jsonDocument(report: MachineReport): Record<string, unknown> {
  return {
    schemaVersion: 1,
    command: report.command,
    ok: report.exitCode === 0,
    exitCode: report.exitCode,
    problems: report.problems.map((problem) => renderProblem(problem, report.language)),
    ...report.document,
  };
}

const xml = (text: string): string =>
  printableLines(text)
    // Characters XML 1.0 cannot hold at all.
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

const lineOf = (problem: RenderedProblem): string =>
  `${problem.title} (${problem.code})\n${problem.cause}\n${problem.fix.join('\n')}`;

/** JUnit: a suite per group, a case per check; findings without a case become cases of their own. */
export function junitDocument(report: MachineReport): string {
  const cases = withLooseProblems(report);
  const groups = [...new Set(cases.map((item) => item.group))];
  const failures = cases.filter((item) => item.status === 'failed').length;
  const skipped = cases.filter((item) => item.status === 'skipped').length;
  const suites = groups.map((group) => {
    const own = cases.filter((item) => item.group === group);
    const body = own.map((item) => {
      const open = `    <testcase classname="${xml(`tim-push.${report.command}.${group}`)}" name="${xml(item.name)}"`;
      if (item.status === 'skipped') return `${open}><skipped message="${xml(item.reason ?? '')}"/></testcase>`;
      if (item.status === 'passed' || item.problem === undefined)
        return item.status === 'failed'
          ? `${open}><failure message="${xml(item.reason ?? '')}"/></testcase>`
          : `${open}/>`;
      const shown = renderProblem(item.problem, report.language);
      return `${open}><failure type="${xml(shown.code)}" message="${xml(shown.title)}">${xml(lineOf(shown))}</failure></testcase>`;
    });
    const failed = own.filter((item) => item.status === 'failed').length;
    const left = own.filter((item) => item.status === 'skipped').length;
    return `  <testsuite name="${xml(group)}" tests="${own.length}" failures="${failed}" skipped="${left}">\n${body.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="tim-push ${xml(report.command)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">\n${suites.join('\n')}\n</testsuites>\n`;
}

/** Cases, and a failed case for every error that no case mentions. */
function withLooseProblems(report: MachineReport): readonly CheckCase[] {
  const told = new Set(report.cases.flatMap((item) => (item.problem === undefined ? [] : [item.problem])));
  const loose = report.problems
    .filter((problem) => problem.severity === 'error' && !told.has(problem))
    .map(
      (problem): CheckCase => ({
        name: problem.code,
        group: problem.vendor ?? report.command,
        status: 'failed',
        problem,
      }),
    );
  return [...report.cases, ...loose];
}

const SARIF_LEVEL = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** SARIF 2.1.0; paths are given as in the finding. */
export function sarifDocument(report: MachineReport): Record<string, unknown> {
  const shown = report.problems.map((problem) => renderProblem(problem, report.language));
  const rules = [...new Map(shown.map((problem) => [problem.code, problem])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'tim-push',
            semanticVersion: report.version,
            rules: rules.map((problem) => ({
              id: problem.code,
              shortDescription: { text: problem.title },
              fullDescription: { text: problem.cause },
              help: { text: problem.fix.join('\n') },
              ...(problem.docs === undefined ? {} : { helpUri: problem.docs }),
              defaultConfiguration: { level: SARIF_LEVEL[problem.severity] },
            })),
          },
        },
        results: shown.map((problem) => ({
          ruleId: problem.code,
          level: SARIF_LEVEL[problem.severity],
          message: { text: [problem.title, problem.cause, ...problem.fix].filter((line) => line !== '').join('\n') },
          ...(problem.at === undefined
            ? {}
            : {
                locations: [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: problem.at.file.replace(/\\/g, '/') },
                      ...(problem.at.line === undefined
                        ? {}
                        : {
                            region: {
                              startLine: problem.at.line,
                              ...(problem.at.column === undefined ? {} : { startColumn: problem.at.column }),
                            },
                          }),
                    },
                  },
                ],
              }),
        })),
      },
    ],
  };
}

const GITHUB_WORD = { error: 'error', warning: 'warning', hint: 'notice' } as const;
const escapeData = (text: string): string =>
  printableLines(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** GitHub workflow commands, one per finding. */
export function githubAnnotations(report: MachineReport): string {
  return report.problems
    .map((problem) => {
      const shown = renderProblem(problem, report.language);
      const properties = [
        ...(shown.at === undefined ? [] : [`file=${escapeProperty(shown.at.file)}`]),
        ...(shown.at?.line === undefined ? [] : [`line=${shown.at.line}`]),
        ...(shown.at?.column === undefined ? [] : [`col=${shown.at.column}`]),
        `title=${escapeProperty(`${shown.title} (${shown.code})`)}`,
      ].join(',');
      return `::${GITHUB_WORD[shown.severity]} ${properties}::${escapeData([shown.cause, ...shown.fix].filter((line) => line !== '').join('\n'))}\n`;
    })
    .join('');
}
