// What `smoke` leaves behind for a CI service: a JUnit file, and the step summary of a GitHub job.
import { appendFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { junitDocument, type MachineReport } from '../../report/machine.js';
import { t } from '../../text/language.js';
import { version } from '../../version.js';
import { type CommandContext, type FlagSpec, type Input, textFlag } from '../define.js';

export const junitFlag: FlagSpec = {
  name: 'junit',
  value: 'file',
  describe: t('also write JUnit XML to a file, whatever the format', '另外把 JUnit XML 写入文件，与输出格式无关'),
};

/** Undefined when nothing was asked for or all went well; else why the file could not be written. */
export async function writeJunit(
  context: CommandContext,
  input: Input,
  report: Omit<MachineReport, 'version' | 'language' | 'document'>,
): Promise<Problem | undefined> {
  const file = textFlag(input, 'junit');
  if (file === undefined) return undefined;
  const text = junitDocument({ ...report, version, document: {}, language: context.globals.language });
  try {
    await writeFile(resolve(context.io.cwd, file), text, { mode: 0o600 });
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return usageProblem('usage/unwritable-file', { args: { file, flag: '--junit', reason } });
  }
}

/** Appends to the file GitHub names. A summary that cannot be written is a pity and no reason to fail a job. */
export async function appendStepSummary(context: CommandContext, markdown: () => string): Promise<void> {
  const file = context.io.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    await appendFile(file, markdown());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.warn(
      context.globals.language === 'zh'
        ? `! 无法写入 GITHUB_STEP_SUMMARY（${reason}）：任务不受影响。`
        : `! GITHUB_STEP_SUMMARY could not be written (${reason}): the job goes on without it.`,
    );
  }
}
