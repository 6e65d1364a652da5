// Certificate files: authorities a person names, that of a sandbox, and two of them joined where Node reads one file.
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RandomSource } from '../push/types.js';
import { readWhole } from './user-files.js';

/** The text of a certificate file; undefined when it cannot be read or is not a regular file: the path may come from another program. */
export const readCertificate = (file: string): Promise<string | undefined> => readWhole(file).catch(() => undefined);

/** One file with both, kept in `dir` by its content; `second` alone where the first cannot be read. */
export async function joinCertificates(
  dir: string,
  first: string,
  second: string,
  random: Pick<RandomSource, 'hex'>,
): Promise<string> {
  const known = await readCertificate(first);
  if (known === undefined || known === '') return second;
  const both = `${known.trimEnd()}\n${await readWhole(second)}`;
  const file = join(dir, `extra-${createHash('sha256').update(both).digest('hex').slice(0, 16)}.pem`);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const half = `${file}.${random.hex(6)}.tmp`;
  await writeFile(half, both, { mode: 0o600 });
  await rename(half, file);
  return file;
}
