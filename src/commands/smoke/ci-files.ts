// What `smoke` leaves behind for a CI service: a JUnit file, and the step summary of a GitHub job.
import { resolve } from 'node:path';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { junitDocument, type MachineReport } from '../../report/machine.js';
import { appendToFile, writeOwnerFile } from '../../stores/user-files.js';
import { fill, t } from '../../text/language.js';
import { version } from '../../version.js';
import type { CommandContext } from '../context/context.js';
import { defineFlag } from '../define.js';

export const junitFlag = defineFlag({
  name: 'junit',
  value: 'file',
  writes: true,
  describe: t('also write JUnit XML to a file, whatever the format', '另外把 JUnit XML 写入文件，与输出格式无关'),
});

/** Undefined when nothing was asked for or all went well; else why the file could not be written. */
export async function writeJunit(
  context: CommandContext,
  file: string | undefined,
  report: Omit<MachineReport, 'version' | 'language' | 'document'>,
): Promise<Problem | undefined> {
  if (file === undefined) return undefined;
  const text = junitDocument({ ...report, version, document: {}, language: context.globals.language });
  try {
    await writeOwnerFile(resolve(context.io.cwd, file), context.redactor.output(text));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return usageProblem('usage/unwritable-file', { args: { file, flag: '--junit', reason } });
  }
}

/** Appends to the file GitHub names. A summary that cannot be written fails no job. */
export async function appendStepSummary(context: CommandContext, markdown: () => string): Promise<void> {
  const file = context.io.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    await appendToFile(file, context.redactor.output(markdown()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const told = t(
      '! GITHUB_STEP_SUMMARY could not be written ({reason}): the job goes on without it.',
      '! 无法写入 GITHUB_STEP_SUMMARY（{reason}）：任务不受影响。',
    );
    context.warn(fill(told, context.globals.language, { reason }));
  }
}
