// What `smoke` leaves behind: the page, the JUnit file, the step summary, the exit code and the answer itself.
import { EXIT, exitCodeOf, worstExitCode } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { layoutSmoke, problemsOf, type SmokeReport, smokeDocument } from '../../report/answers/smoke.js';
import { smokePage } from '../../report/html/smoke-page.js';
import type { CheckCase } from '../../report/machine.js';
import { smokeMarkdown } from '../../report/smoke-markdown.js';
import { makeTerminalText } from '../../report/terminal-text.js';
import type { Session } from '../../session/session.js';
import { vendorIds } from '../../session/vendors/list.js';
import { fill } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { writeReport } from '../context/report-file.js';
import type { CommandResult } from '../define.js';
import { appendStepSummary, writeJunit } from './ci-files.js';

/** Files that were asked for. */
interface SmokeFiles {
  readonly report: string | undefined;
  readonly junit: string | undefined;
}

/** The page, the JUnit file and the step summary where they are wanted; then the answer itself. */
export async function answerOfSmoke(
  context: CommandContext,
  files: SmokeFiles,
  session: Session,
  report: SmokeReport,
): Promise<CommandResult> {
  const { language } = context.globals;
  const order = report.steps.map(({ vendor }) => vendor ?? '');
  const unwrittenPage = await writeReport(context, files.report, () => smokePage(report, context.globals.language), {
    session,
    // Vendors are asked side by side: what belongs together is shown together.
    exchanges: [...session.exchanges].sort((a, b) => order.indexOf(a.owner) - order.indexOf(b.owner)),
    hide: await tokensOf(session),
  });
  const cases = casesOf(report, context);
  const found = problemsOf(report);
  const exitCode = exitOf(context, report, found);
  const unwrittenJunit = await writeJunit(context, files.junit, { command: 'smoke', exitCode, problems: found, cases });
  await appendStepSummary(context, () => smokeMarkdown(report, language));
  const unwritten = [unwrittenPage, unwrittenJunit].filter((problem) => problem !== undefined);
  const full: SmokeReport = { ...report, loose: [...report.loose, ...unwritten] };
  // Annotations alone leave the log of a job empty where all is well.
  if (context.globals.format === 'github') {
    const terminal = makeTerminalText({ language, color: false, showTokens: context.globals.showTokens });
    context.note(layoutSmoke(full, terminal).trimEnd());
  }
  return {
    exitCode: unwritten.length === 0 ? exitCode : exitOf(context, full, problemsOf(full)),
    document: smokeDocument(full, language),
    problems: problemsOf(full),
    cases,
    streamed: true,
    human: (terminal) => layoutSmoke(full, terminal),
  };
}

const exitOf = (context: CommandContext, { steps, verdict }: SmokeReport, problems: readonly Problem[]): number =>
  worstExitCode([
    exitCodeOf(problems),
    ...(steps.some(({ status }) => status === 'failed') ? [EXIT.failed] : []),
    // What looked at nothing must not pass.
    ...(verdict.id === 'nothing-checked' ? [EXIT.config] : []),
    ...(context.signal.aborted ? [EXIT.interrupted] : []),
  ]);

const casesOf = ({ steps }: SmokeReport, { globals }: CommandContext): readonly CheckCase[] =>
  steps.map((step) => ({
    name: step.id,
    group: step.vendor ?? 'config',
    status: step.status,
    reason: fill(step.reason, globals.language, step.args),
    ...(step.problems[0] === undefined ? {} : { problem: step.problems[0] }),
  }));

/** Device tokens that an exchange may hold. */
async function tokensOf({ config, sandbox, vendor }: Session): Promise<readonly string[]> {
  const own = Object.values(config.devices).map(({ token }) => token);
  if (sandbox === undefined) return own;
  const loaded = await Promise.all(vendorIds.map((id) => vendor(id)));
  return [...own, ...loaded.flatMap(({ emulator }) => emulator.demo.devices.map(({ token }) => token))];
}
