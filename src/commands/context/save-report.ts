// `--save-report file.md`: when a vendor answers what no table has, a masked report that can be attached to an issue.
import { resolve } from 'node:path';
import { usageProblem } from '../../problems/entries/usage.js';
import { EXIT, worstExitCode } from '../../problems/exit-code.js';
import type { Session } from '../../session/session.js';
import { writeOwnerFile } from '../../stores/user-files.js';
import { fill, t } from '../../text/language.js';
import { version } from '../../version.js';
import { type CommandResult, defineFlag } from '../define.js';
import type { CommandContext } from './context.js';

export const saveReportFlag = defineFlag({
  name: 'save-report',
  group: 'output',
  value: 'file.md',
  writes: true,
  describe: t(
    'when a vendor answers something unknown: write a masked report about it, fit for a public issue',
    '厂商返回未知内容时：生成一份已脱敏的报告，可附在公开的 issue 中',
  ),
});

const words = {
  offer: t(
    'Not in our tables: {codes}. The same command with --save-report report.md writes a masked report; attached to an issue, it lets the answer be explained to others.',
    '未收录的返回：{codes}。原命令加 --save-report report.md 会生成一份已脱敏的报告；提交后就能为其他人解释这个返回。',
  ),
  written: t(
    'Report written to {file}. Read it, then attach it to an issue.',
    '报告已写入 {file}。请先通读，再附到 issue。',
  ),
  silent: t('No report written to {file}: no service answered.', '没有写入 {file}：没有收到任何响应。'),
  nothing: t('No report written to {file}: every answer was a known one.', '没有写入 {file}：所有返回都是已知的。'),
};

interface Flags {
  readonly saveReport?: string | undefined;
}

/** Runs a command and keeps its session's exchanges until it is known whether an answer was unknown. */
export const savingReport =
  <G extends { readonly flags: object }>(
    command: string,
    run: (context: CommandContext, given: G) => Promise<CommandResult>,
  ) =>
  async (context: CommandContext, given: G): Promise<CommandResult> => {
    let session: Session | undefined;
    const result = await run({ ...context, onSession: (opened) => (session = opened) }, given);
    const { saveReport: file } = given.flags as Flags;
    const mayBeUnknown = result.problems.some(
      ({ code }) => code.includes('unknown') || code.includes('not-understood'),
    );
    if (!mayBeUnknown && file === undefined) return result;
    const { unknownAnswers, unknownReport } = await import('../../report/unknown-answer.js');
    const problems = unknownAnswers(result.problems);
    const { language } = context.globals;
    if (problems.length === 0) {
      const wasAnswered = session?.exchanges.some(({ response }) => response !== undefined) === true;
      if (file !== undefined) context.note(fill(words[wasAnswered ? 'nothing' : 'silent'], language, { file }));
      return result;
    }
    if (file === undefined) {
      const codes = problems.map(({ code, vendorCode }) => (vendorCode === undefined ? code : `${code} ${vendorCode}`));
      context.note(fill(words.offer, language, { codes: codes.join(', ') }));
      return result;
    }
    const text = unknownReport({
      command,
      problems,
      exchanges: session?.exchanges ?? [],
      versions: [['tim-push', version], ...context.io.versions],
      language,
    });
    try {
      await writeOwnerFile(resolve(context.io.cwd, file), context.redactor.text(text));
      context.note(fill(words.written, language, { file }));
      return result;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const problem = usageProblem('usage/unwritable-file', { args: { file, flag: '--save-report', reason } });
      return {
        ...result,
        problems: [...result.problems, problem],
        exitCode: worstExitCode([result.exitCode, EXIT.failed]),
      };
    }
  };
