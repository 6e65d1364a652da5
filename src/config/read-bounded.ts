// Reads a named file: regular files only, and never more than a limit.
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { type Text, t } from '../text/language.js';

/** Largest file that one value is in (a key, a certificate, an account), in bytes. */
export const LARGEST_VALUE_FILE = 1024 * 1024;

export type BoundedRead = { readonly bytes: Buffer } | { readonly reason: Text; readonly tooLarge?: true };

const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: t('no such file', '文件不存在'),
  ENOTDIR: t('a part of the path is no folder', '路径中有一段不是文件夹'),
  EACCES: t('no right to read it', '没有读取权限'),
  EPERM: t('no right to read it', '没有读取权限'),
  EISDIR: t('it is a folder', '这是一个文件夹'),
  ENXIO: t('it is a socket or a pipe, not a file', '这是套接字或管道，不是文件'),
  ELOOP: t('its links go in a circle', '符号链接形成了循环'),
  ENAMETOOLONG: t('the path is too long', '路径太长'),
};

/** Folders of files that the system makes up: environment and memory of programs, devices, terminals. */
const SYSTEM_FOLDER = /^\/(?:proc|sys|dev)(?:\/|$)/;

const KINDS: readonly (readonly [(stat: Stats) => boolean, Text])[] = [
  [(stat) => stat.isDirectory(), t('it is a folder', '这是一个文件夹')],
  [(stat) => stat.isFIFO(), t('it is a pipe; write its content into a file first', '这是管道，请先把内容写入文件')],
  [(stat) => stat.isSocket(), t('it is a socket, not a file', '这是套接字，不是文件')],
  [(stat) => !stat.isFile(), t('it is a device, not a file', '这是设备，不是文件')],
];

/** `limit` in bytes. Opened without waiting, looked at, then read: a pipe cannot hold the program, and a device has no end. */
export function readBounded(path: string, limit: number): BoundedRead {
  let file: number | undefined;
  try {
    // Of the same name through links, too. A file that a program is handed by its number is there as well.
    if (SYSTEM_FOLDER.test(realpathSync(path)) || SYSTEM_FOLDER.test(path))
      return { reason: t('files of /proc, /sys and /dev are not read', '不读取 /proc、/sys 和 /dev 下的文件') };
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    const kind = KINDS.find(([isKind]) => isKind(stat));
    if (kind !== undefined) return { reason: kind[1] };
    if (stat.size > limit) return tooLarge(limit);
    const bytes = readFileSync(file);
    return bytes.length > limit ? tooLarge(limit) : { bytes };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unreadable';
    return { reason: REASONS[code] ?? t(code, code) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const tooLarge = (limit: number): BoundedRead => {
  const size = limit / (1024 * 1024);
  return { reason: t(`larger than ${size} MiB`, `超过 ${size} MiB`), tooLarge: true };
};

/** Text of UTF-8, or of UTF-16 as some Windows tools write it, without its byte-order mark. */
export function decodeText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\ufeff/, '');
}
