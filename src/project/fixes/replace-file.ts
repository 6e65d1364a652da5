// Puts a new text in the place of a file in one step: after a full disk or a kill the old file is still whole.
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Written beside the file and renamed; a link stays a link. `mode` and owner are those of the file where it is there. */
export function replaceFile(path: string, text: string, mode?: number): void {
  const old = statSync(path, { throwIfNoEntry: false });
  const target = old === undefined ? path : realpathSync(path);
  const half = `${target}.${randomUUID()}.new`;
  try {
    writeFileSync(half, text, { mode: 0o600, flag: 'wx' });
    chmodSync(half, mode ?? old?.mode ?? 0o644);
    if (old !== undefined && old.uid !== statSync(half).uid) chownSync(half, old.uid, old.gid);
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}
