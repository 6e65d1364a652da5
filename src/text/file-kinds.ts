// What lies at a path that a person or a config names, and why it is not read: only regular files are, so that nothing waits and nothing is endless.
import type { Stats } from 'node:fs';
import { type Text, t } from './language.js';

const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: t('no such file', '文件不存在'),
  ENOTDIR: t('a part of the path is not a folder', '路径中有一段不是文件夹'),
  EACCES: t('no right to read it', '没有读取权限'),
  EPERM: t('no right to read it', '没有读取权限'),
  EISDIR: t('it is a folder', '这是一个文件夹'),
  ENXIO: t('it is a socket or a pipe, not a file', '这是套接字或管道，不是文件'),
  ELOOP: t('its links go in a circle', '符号链接形成了循环'),
  ENAMETOOLONG: t('the path is too long', '路径太长'),
};

const PIPE = t('it is a pipe; write its content into a file first', '这是管道，请先把内容写入文件');

const KINDS: readonly (readonly [(stat: Stats) => boolean, Text])[] = [
  [(stat) => stat.isDirectory(), t('it is a folder', '这是一个文件夹')],
  [(stat) => stat.isFIFO(), PIPE],
  [(stat) => stat.isSocket(), t('it is a socket, not a file', '这是套接字，不是文件')],
  [(stat) => !stat.isFile(), t('it is a device, not a file', '这是设备，不是文件')],
];

/** Folders of files that the system makes up: environment and memory of programs, devices, terminals. Shared memory holds ordinary files. */
const SYSTEM_FOLDER = /^\/(?:proc|sys|dev(?!\/shm\/.))(?:\/|$)/;

const SYSTEM_FILE = t('files of /proc, /sys and /dev are not read', '不读取 /proc、/sys 和 /dev 下的文件');

/** Why a file of this path is not even opened; to be asked as named, and without links. */
export const systemFileReason = (path: string): Text | undefined =>
  SYSTEM_FOLDER.test(path) ? SYSTEM_FILE : undefined;

/** What a shell hands on (`<(…)`, /dev/stdin) or a named pipe: it can come by standard input instead. */
export const isPipeReason = (reason: Text): boolean => reason === PIPE || reason === SYSTEM_FILE;

/** Why this is no regular file. */
export const kindReason = (stat: Stats): Text | undefined => KINDS.find(([isKind]) => isKind(stat))?.[1];

export const tooLargeReason = (limit: number): Text => {
  const size = limit / (1024 * 1024);
  return t(`larger than ${size} MiB`, `超过 ${size} MiB`);
};

/** A path that is not read, with the reason. */
export class UnfitFileError extends Error {
  override readonly name = 'UnfitFileError';
  readonly reason: Text;

  constructor(reason: Text) {
    super(reason.en);
    this.reason = reason;
  }
}

/** Why a file could not be read, in words. */
export function readFailure(error: unknown): Text {
  if (error instanceof UnfitFileError) return error.reason;
  const { code, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : REASONS[code];
  const text = (code ?? message ?? String(error)).slice(0, 120);
  return known ?? t(text, text);
}
