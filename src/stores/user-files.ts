// Files that a person names on the command line: read with a bound, written for the owner alone.
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { appendFile, type FileHandle, open, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { kindReason, readFailure, systemFileReason, tooLargeReason, UnfitFileError } from '../text/file-kinds.js';
import { type Text, t } from '../text/language.js';

/** The kind of file at a path; rejects when there is none. */
export async function kindOfFile(path: string): Promise<'file' | 'folder' | 'other'> {
  const info = await stat(path);
  return info.isDirectory() ? 'folder' : info.isFile() ? 'file' : 'other';
}

export const isFolder = async (path: string): Promise<boolean> =>
  (await kindOfFile(path).catch(() => undefined)) === 'folder';

export const isFile = async (path: string): Promise<boolean> =>
  (await kindOfFile(path).catch(() => undefined)) === 'file';

/** Opens a regular file. Never waits for a pipe; throws `UnfitFileError` for everything that is not one. */
async function openRegular(path: string): Promise<FileHandle> {
  // By name first: a file descriptor passed by a shell has no path of its own.
  const unfit = systemFileReason(path) ?? systemFileReason(await realpath(path));
  if (unfit !== undefined) throw new UnfitFileError(unfit);
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const kind = kindReason(await file.stat());
  if (kind === undefined) return file;
  await file.close();
  throw new UnfitFileError(kind);
}

/** Why a path cannot be read as a file; undefined when it can. */
export async function whyUnreadable(path: string): Promise<Text | undefined> {
  try {
    await (await openRegular(path)).close();
    return undefined;
  } catch (error) {
    return readFailure(error);
  }
}

/** The bytes of a regular file as they are read, so many at a time. */
export async function* streamFile(path: string, chunkBytes?: number): AsyncGenerator<Uint8Array> {
  const file = await openRegular(path);
  yield* file.createReadStream(chunkBytes === undefined ? {} : { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
}

/** The first bytes of a regular file as text. */
export async function readFileStart(path: string, mostBytes: number): Promise<string> {
  const file = await openRegular(path);
  try {
    const parts: Buffer[] = [];
    let size = 0;
    while (size < mostBytes) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(65_536, mostBytes - size)), 0);
      if (bytesRead === 0) break;
      parts.push(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
    const bytes = Buffer.concat(parts);
    return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
  } finally {
    await file.close();
  }
}

/** In bytes; far larger than any state or certificate file. */
const LARGEST_WHOLE = 64 * 1024 * 1024;

export async function readWhole(path: string): Promise<string> {
  const file = await openRegular(path);
  try {
    if ((await file.stat()).size > LARGEST_WHOLE) throw new UnfitFileError(tooLargeReason(LARGEST_WHOLE));
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Why a file could not be written, in words. */
const writeFailure = (error: unknown): Text => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return t('its folder does not exist', '所在目录不存在');
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? t('no right to write it', '没有写权限')
    : readFailure(error);
};

/** Why a file cannot be written, tested before there is anything to write; the file stays unchanged. */
export async function whyUnwritable(path: string): Promise<Text | undefined> {
  const isThere = await kindOfFile(path).then(
    () => true,
    () => false,
  );
  try {
    await (await open(path, 'a', 0o600)).close();
    if (!isThere) await rm(path);
    return undefined;
  } catch (error) {
    return writeFailure(error);
  }
}

/** Whether two paths lead to one file, over links too. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.isFile() && a.ino !== 0 && a.ino === b.ino && a.dev === b.dev;
}

/** Readable by the owner alone: it may hold tokens and what vendors answered. */
export const writeOwnerFile = (path: string, text: string): Promise<void> => writeFile(path, text, { mode: 0o600 });

/** Only the owner may read it; a file that was there before keeps its rights. */
export const isOwnerOnly = async (path: string): Promise<boolean> => ((await stat(path)).mode & 0o077) === 0;

/** A file for rows that are added one by one, created with the first row: each is written before the run continues. */
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
