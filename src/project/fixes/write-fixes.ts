// Writes what `--fix` planned, unless git knows of changes in the same files that would be mixed with ours.
import { readFileSync } from 'node:fs';
import { doctorProblem } from '../../problems/entries/app/doctor.js';
import type { Problem } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import type { Disk } from '../folder/disk.js';
import type { Programs } from '../programs.js';
import type { FileFix } from './fix.js';
import { replaceFile } from './replace-file.js';

export interface WriteOptions {
  readonly fixes: readonly FileFix[];
  readonly disk: Disk;
  readonly programs: Programs;
  readonly mayBeDirty: boolean;
}

/** Paths that were written, and why others were not. */
export async function writeFixes({
  fixes,
  disk,
  programs,
  mayBeDirty,
}: WriteOptions): Promise<{ readonly written: ReadonlySet<string>; readonly problems: readonly Problem[] }> {
  const written = new Set<string>();
  if (!mayBeDirty) {
    const status = await programs.run(
      'git',
      ['status', '--porcelain', '--', ...fixes.map((fix) => disk.absolute(fix.path))],
      { cwd: disk.absolute('.') },
    );
    const changed = status?.exitCode === 0 ? status.stdout.split('\n').filter((line) => line !== '') : [];
    const [first] = changed;
    if (first !== undefined) {
      const files = changed
        .map((line) => line.slice(3))
        .slice(0, 5)
        .join(', ');
      return { written, problems: [doctorProblem('doctor/dirty-tree', { args: { files } })] };
    }
  }
  const problems: Problem[] = [];
  for (const fix of fixes) {
    const path = disk.absolute(fix.path);
    const refuse = (reason: string | Text): void => {
      problems.push(doctorProblem('doctor/unwritable', { args: { file: fix.shown, reason }, at: { file: fix.shown } }));
    };
    try {
      // The fix is for the text that the rules read: what somebody wrote since then stays.
      if (readFileSync(path, 'utf8') !== fix.before) {
        refuse(t('it was changed while the rules ran', '运行规则期间该文件被修改'));
        continue;
      }
      replaceFile(path, fix.content);
      written.add(fix.path);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
    }
  }
  return { written, problems };
}
