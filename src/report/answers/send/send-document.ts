// The answer of `send` and `vivo-test` as JSON, and one line of it as NDJSON.
import { renderProblem } from '../../../problems/render.js';
import type { Problem } from '../../../problems/types.js';
import type { Language } from '../../../text/language.js';
import type { DocumentOf } from '../../shapes/index.js';
import { shortenToken } from '../../terminal-text.js';
import { secondDocument } from './second-opinion.js';
import { countsOf, type RunFigures, type SendReport } from './send-report.js';

export const summaryOf = (report: Pick<SendReport, 'results' | 'run' | 'duplicates'>) => {
  const { accepted, rejected, unreachable, notSent } = countsOf(report);
  return { accepted, rejected, unreachable, notSent, duplicates: report.duplicates };
};

/** Further figures of a run over a token file. */
const runDocument = (run: RunFigures): NonNullable<DocumentOf<'send'>['run']> => ({
  tookMs: run.tookMs,
  ...(run.p50 === undefined ? {} : { p50Ms: run.p50 }),
  ...(run.p99 === undefined ? {} : { p99Ms: run.p99 }),
  skippedLines: run.skippedLines,
  ...(run.otherVendors === 0 ? {} : { otherVendors: run.otherVendors }),
  ...(run.doneBefore === 0 ? {} : { doneBefore: run.doneBefore }),
  ...(run.inDoubt === 0 ? {} : { inDoubt: run.inDoubt }),
  ...(run.maybeTwice === 0 ? {} : { maybeSentTwice: run.maybeTwice }),
  ...(run.restUnknown ? { restUnknown: true } : {}),
  reasons: run.reasons.map(({ problem, status, count, temporary }) => ({
    ...(problem.vendor === undefined ? {} : { vendor: problem.vendor }),
    code: problem.code,
    status,
    count,
    temporary,
  })),
});

/** One result as JSON. */
export function resultDocument(
  result: SendReport['results'][number],
  language: Language,
  showTokens: boolean,
): DocumentOf<'send'>['results'][number] {
  return {
    vendor: result.vendor,
    token: showTokens || result.isUser === true ? result.token : shortenToken(result.token),
    status: result.status,
    ...(result.messageId === undefined ? {} : { messageId: result.messageId }),
    ...(result.taskId === undefined ? {} : { taskId: result.taskId }),
    attempts: result.attempts,
    ...(result.at === undefined ? {} : { at: { file: result.at.file, line: result.at.line } }),
    ...(result.tookMs === undefined ? {} : { tookMs: result.tookMs }),
    ...(result.maybeTwice === true ? { maybeSentTwice: true } : {}),
    ...(result.demo === true ? { demo: true } : {}),
    ...(result.problem === undefined ? {} : { problem: renderProblem(result.problem, language) }),
    ...(result.second === undefined ? {} : { second: secondDocument(result.second, language) }),
  };
}

/** The row of a skipped line: every line of the token file has one. */
export const badLineDocument = (problem: Problem, language: Language): DocumentOf<'send'>['results'][number] => ({
  vendor: problem.vendor ?? '',
  token: '',
  status: 'not-sent',
  attempts: 0,
  ...(problem.at?.line === undefined ? {} : { at: { file: problem.at.file, line: problem.at.line } }),
  problem: renderProblem(problem, language),
});

export function sendDocument(report: SendReport, language: Language, showTokens: boolean): DocumentOf<'send'> {
  return {
    results: report.results.map((result) => resultDocument(result, language, showTokens)),
    ...(report.run === undefined || report.run.omitted === 0 ? {} : { resultsOmitted: report.run.omitted }),
    summary: summaryOf(report),
    ...(report.run?.many === true ? { run: runDocument(report.run) } : {}),
    ...(report.run?.shard === undefined
      ? {}
      : {
          shard: {
            index: report.run.shard.index,
            count: report.run.shard.count,
            otherShards: report.run.shard.others,
          },
        }),
    ...(report.dryRun ? { dryRun: true } : {}),
    ...(report.requests.length === 0
      ? {}
      : { requests: report.requests.map((item) => ({ title: item.title[language], curl: item.curl })) }),
  };
}
