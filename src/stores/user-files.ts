// Files that a person names on the command line: read with a bound, written for the owner alone.
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { appendFile, open, readFile, rm, stat, writeFile } from 'node:fs/promises';

/** What lies at a path; rejects when nothing does. */
export async function kindOfFile(path: string): Promise<'file' | 'folder' | 'other'> {
  const info = await stat(path);
  return info.isDirectory() ? 'folder' : info.isFile() ? 'file' : 'other';
}

export const isFolder = async (path: string): Promise<boolean> =>
  (await kindOfFile(path).catch(() => undefined)) === 'folder';

export const isFile = async (path: string): Promise<boolean> =>
  (await kindOfFile(path).catch(() => undefined)) === 'file';

/** The bytes of a file as they are read, so many at a time. */
export const streamFile = (path: string, chunkBytes?: number): AsyncIterable<Uint8Array> =>
  createReadStream(path, chunkBytes === undefined ? {} : { highWaterMark: chunkBytes });

/** The first bytes of a file as text. */
export async function readFileStart(path: string, mostBytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const parts: Buffer[] = [];
    let size = 0;
    while (size < mostBytes) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(65_536, mostBytes - size)), 0);
      if (bytesRead === 0) break;
      parts.push(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
    return Buffer.concat(parts).toString('utf8');
  } finally {
    await file.close();
  }
}

export const readWhole = (path: string): Promise<string> => readFile(path, 'utf8');

/** Why a file cannot be written, found out before there is anything to write; it is left as it was. */
export async function whyUnwritable(path: string): Promise<string | undefined> {
  const isThere = await kindOfFile(path).then(
    () => true,
    () => false,
  );
  try {
    await (await open(path, 'a', 0o600)).close();
    if (!isThere) await rm(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Readable by the owner alone: it may hold tokens and what vendors answered. */
export const writeOwnerFile = (path: string, text: string): Promise<void> => writeFile(path, text, { mode: 0o600 });

/** A file for rows that come one by one, made with the first of them: each is in the file before the run goes on. */
export function rowFile(path: string): { write(text: string): void; close(): void } {
  let file: number | undefined;
  return {
    write: (text) => {
      file ??= openSync(path, 'w', 0o600);
      writeSync(file, text);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
    },
  };
}

export const appendToFile = (path: string, text: string): Promise<void> => appendFile(path, text);
